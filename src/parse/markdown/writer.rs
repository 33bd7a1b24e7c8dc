//! What one pass over a text has gathered so far; in come parts, out comes a [`Markdown`] with its findings.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::super::document::{Block, Image, Link, Markdown, Number};
use super::block_lines::Mask;
use super::body::{Out, index};
use super::fences::Fence;
use super::footnotes::Footnotes;
use super::heading_ids::HeadingIds;
use super::html_block::HtmlBlock;
use super::inline::Inline;
use super::inline_events::Picture;
use super::leaf::Leaf;
use super::tables::Table;
use super::{MAX_DEPTH, MAX_FINDINGS, Options, findings, numbers};
use crate::advice;
use crate::diagnostics::{Diagnostic, Span};
use crate::text::paste::Finder;

/// The state of one pass over a text.
#[derive(Debug)]
pub(super) struct Writer<'m> {
    source: &'m str,
    pub(super) mask: &'m Mask<'m>,
    offset: usize,
    pub(super) options: Options,
    pub(super) markdown: Markdown,
    diagnostics: Vec<Diagnostic>,
    unreported: usize,
    /// The body at hand: the page's, a block's or a footnote's.
    out: Out,
    /// The bodies around it.
    below: Vec<Out>,
    /// The inline content at hand.
    pub(super) leaf: Leaf<'m>,
    /// Memory for its plain text.
    plain: String,
    pub(super) fences: Vec<Fence>,
    pub(super) table: Table,
    pub(super) tables: usize,
    pub(super) footnotes: Footnotes,
    /// The labels of the definitions that are open.
    pub(super) notes: Vec<CowStr<'m>>,
    pub(super) ids: HeadingIds,
    pub(super) heading_id: Option<CowStr<'m>>,
    /// The language of the code block at hand.
    pub(super) code: Option<String>,
    pub(super) html_block: Option<HtmlBlock>,
    /// HTML that ends at an empty line and has swallowed the line of a block.
    pub(super) swallowing: Vec<Range<usize>>,
    /// For each open list item: the block and the line of it that keep its text.
    pub(super) items: Vec<Option<(usize, usize)>>,
    /// For each open link: whether it is written.
    pub(super) links: Vec<bool>,
    /// The picture at hand.
    pub(super) picture: Option<Picture<'m>>,
    depth: usize,
    is_too_deep: bool,
    pub(super) slips: Finder,
    pub(super) advice: advice::Reader,
    /// Block quotes that are open.
    pub(super) quotes: usize,
}

impl<'m> Writer<'m> {
    pub(super) fn new(
        source: &'m str,
        mask: &'m Mask<'m>,
        offset: usize,
        options: Options,
    ) -> Self {
        let out = Out::with_capacity(source.len() * 3 / 2);
        Writer {
            source,
            mask,
            offset,
            options,
            markdown: Markdown::default(),
            diagnostics: Vec::new(),
            unreported: 0,
            out,
            below: Vec::new(),
            leaf: Leaf::default(),
            plain: String::new(),
            fences: Vec::new(),
            table: Table::default(),
            tables: 0,
            footnotes: Footnotes::default(),
            notes: Vec::new(),
            ids: HeadingIds::default(),
            heading_id: None,
            code: None,
            html_block: None,
            swallowing: Vec::new(),
            items: Vec::new(),
            links: Vec::new(),
            picture: None,
            depth: 0,
            is_too_deep: false,
            slips: Finder::default(),
            advice: advice::Reader::default(),
            quotes: 0,
        }
    }

    /// Takes the next event, which comes from `range` of the masked text.
    pub(super) fn event(&mut self, event: Event<'m>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.inline_code(code, range),
            Event::Html(html) => self.html_line(&html, range),
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => self.footnote_reference(label, range),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.hard_break(range),
            Event::Rule => self.rule(&range),
            Event::TaskListMarker(done) => self.task_marker(done, range),
            // Mathematics is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
        }
    }

    /// The result, the findings, and HTML that should be blanked for another pass.
    pub(super) fn finish(mut self) -> (Markdown, Vec<Diagnostic>, Vec<Range<usize>>) {
        self.flush_loose_text();
        self.close_all_fences();
        let slips = self.finish_slips();
        let footnotes = std::mem::take(&mut self.footnotes);
        let notes = footnotes.write_section(&mut self.out);
        let mut markdown = self.markdown;
        markdown.body = self.out.into_body();
        markdown.text.extend(notes);
        markdown.slips = slips;
        markdown.advice = self.advice.finish();
        markdown.words = index(markdown.text.split_whitespace().count());
        if self.unreported > 0 {
            let end = Span::new(self.offset, self.offset + self.source.len()).end;
            let finding = findings::too_many(self.unreported, Span { start: end, end });
            self.diagnostics.push(finding);
        }
        (markdown, self.diagnostics, self.swallowing)
    }

    /// The text as written.
    pub(super) fn source(&self) -> &'m str {
        self.source
    }

    /// A part of the text as written.
    pub(super) fn source_of(&self, range: &Range<usize>) -> &'m str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Where the text begins in its file.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The place in the file of a range of the text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.start, range.end).shifted(self.offset)
    }

    /// The body at hand.
    pub(super) fn out(&mut self) -> &mut Out {
        &mut self.out
    }

    /// Begins a body inside the one at hand.
    pub(super) fn push_out(&mut self, out: Out) {
        self.below.push(std::mem::replace(&mut self.out, out));
    }

    /// Ends the body at hand and goes back to the one around it.
    pub(super) fn pop_out(&mut self) -> Out {
        std::mem::replace(&mut self.out, self.below.pop().unwrap_or_default())
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(finding);
        } else {
            self.unreported += 1;
        }
    }

    /// Goes one element deeper: whether it is still to be written.
    pub(super) fn enter(&mut self, range: &Range<usize>) -> bool {
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            return true;
        }
        if !std::mem::replace(&mut self.is_too_deep, true) {
            self.report(findings::too_deep(self.span(range)));
        }
        false
    }

    /// Leaves the element: whether it was written.
    pub(super) fn leave(&mut self) -> bool {
        self.depth = self.depth.saturating_sub(1);
        self.depth < MAX_DEPTH
    }

    pub(super) fn add_link(&mut self, link: Link) -> u32 {
        if let Some((written, digits)) = numbers::dialled(&link.href) {
            self.add_number(written, digits, link.span);
        }
        self.add_numbers_of(&link.title, link.span);
        self.markdown.links.push(link);
        index(self.markdown.links.len() - 1)
    }

    pub(super) fn add_image(&mut self, image: Image) -> u32 {
        self.add_numbers_of(&image.caption, image.span);
        self.markdown.images.push(image);
        index(self.markdown.images.len() - 1)
    }

    pub(super) fn count_of_numbers(&self) -> usize {
        self.markdown.numbers.len()
    }

    pub(super) fn add_number(&mut self, written: &str, digits: String, span: Span) -> u32 {
        let in_correction = self.in_correction();
        self.markdown.numbers.push(Number {
            written: written.to_owned(),
            digits,
            span,
            in_correction,
        });
        index(self.markdown.numbers.len() - 1)
    }

    /// Records the numbers of a text whose own place isn't known.
    pub(super) fn add_numbers_of(&mut self, text: &str, span: Span) {
        for found in numbers::found(text) {
            let written = text.get(found.range).unwrap_or_default();
            self.add_number(written, found.digits, span);
        }
    }

    pub(super) fn push_block(&mut self, block: Block) -> usize {
        self.read_slips_of_arguments(&block.args);
        self.read_advice_of_arguments(&block);
        self.markdown.blocks.push(block);
        self.markdown.blocks.len() - 1
    }

    pub(super) fn block_mut(&mut self, block: usize) -> Option<&mut Block> {
        self.markdown.blocks.get_mut(block)
    }

    pub(super) fn refer_to_footnote(&mut self, label: &str, in_link: bool) {
        self.footnotes.refer(label, in_link, &mut self.out);
    }

    /// Adds readable text, followed by `end`; in a list item, to the item's line of the block as well.
    pub(super) fn add_text(&mut self, text: &str, end: char) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let all = self.out.note_text.as_mut().unwrap_or(&mut self.markdown.text);
        all.push_str(text);
        all.push(end);
        let Some(Some((block, item))) = self.items.last() else { return };
        let block = self.markdown.blocks.get_mut(*block);
        if let Some(line) = block.and_then(|block| block.items.get_mut(*item)) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(text);
        }
    }

    /// Ends a line of readable text that was written in parts.
    pub(super) fn end_text_line(&mut self) {
        let all = self.out.note_text.as_mut().unwrap_or(&mut self.markdown.text);
        if all.ends_with(' ') {
            all.pop();
            all.push('\n');
        }
    }

    /// Hands the inline content at hand to `write`, with its plain text, and begins a new one.
    pub(super) fn with_leaf(&mut self, write: impl FnOnce(&mut Self, &Leaf<'m>, &str)) {
        self.close_all_raw();
        let mut leaf = std::mem::take(&mut self.leaf);
        let mut plain = std::mem::take(&mut self.plain);
        leaf.plain(&mut plain);
        self.read_slips(&leaf);
        if self.code.is_none() {
            self.read_markup_slips(&leaf);
        }
        self.read_advice(&leaf);
        write(self, &leaf, &plain);
        leaf.clear();
        plain.clear();
        (self.leaf, self.plain) = (leaf, plain);
    }

    /// Writes inline content that stands in no paragraph: tight list items, terms.
    pub(super) fn flush_loose_text(&mut self) {
        self.close_all_raw();
        if self.leaf.ops.is_empty() {
            return self.leaf.clear();
        }
        self.with_leaf(|writer, leaf, plain| {
            Inline::write(writer, leaf);
            writer.add_text(plain, '\n');
        });
    }
}
