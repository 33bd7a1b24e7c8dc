//! The parser's block events in; HTML, outline and plain text out.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, HeadingLevel, Tag, TagEnd};

use super::super::document::{Fill, Heading, Label};
use super::body::Out;
use super::html_block::HtmlBlock;
use super::inline::Inline;
use super::leaf::Leaf;
use super::writer::Writer;
use super::{HtmlPolicy, findings, raw_html};

impl<'m> Writer<'m> {
    /// Begins an element.
    pub(super) fn start(&mut self, tag: Tag<'m>, range: Range<usize>) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => self.start_inline(tag, range),
            _ => {
                self.flush_loose_text();
                self.start_block(tag, range);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'m>, range: Range<usize>) {
        self.quotes += usize::from(matches!(tag, Tag::BlockQuote(None)));
        match tag {
            Tag::Heading { id, .. } => self.heading_id = id,
            Tag::CodeBlock(kind) => self.code = Some(language(&kind)),
            Tag::HtmlBlock => self.html_block = Some(HtmlBlock::new(range)),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_table_row(true),
            Tag::TableRow => self.start_table_row(false),
            Tag::TableCell => self.leaf.limit = Some(range.end),
            Tag::DefinitionListTitle => self.open_line("<dt>"),
            Tag::FootnoteDefinition(label) => {
                self.enter(&range);
                self.notes.push(label);
                self.push_out(Out { note_text: Some(String::new()), ..Out::default() });
            }
            Tag::BlockQuote(kind) if self.enter(&range) => self.open_quote(kind),
            Tag::List(None) if self.enter(&range) => self.open_line("<ul>\n"),
            Tag::List(Some(1)) if self.enter(&range) => self.open_line("<ol>\n"),
            Tag::List(Some(start)) if self.enter(&range) => {
                self.open_line(&format!("<ol start=\"{start}\">\n"));
            }
            Tag::Item => self.open_item(&range),
            Tag::DefinitionList if self.enter(&range) => self.open_line("<dl>\n"),
            Tag::DefinitionListDefinition if self.enter(&range) => self.open_line("<dd>"),
            _ => {}
        }
    }

    /// Ends an element.
    pub(super) fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.with_leaf(Self::write_paragraph),
            TagEnd::Heading(level) => {
                self.with_leaf(|writer, leaf, plain| {
                    writer.write_heading(level, leaf, plain, &range)
                });
            }
            TagEnd::CodeBlock => self.with_leaf(Self::write_code_block),
            TagEnd::HtmlBlock => self.end_html_block(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_table_row(),
            TagEnd::TableCell => self.with_leaf(|writer, leaf, plain| {
                writer.write_cell(leaf);
                writer.add_text(plain, ' ');
            }),
            TagEnd::DefinitionListTitle => {
                self.flush_loose_text();
                self.out().raw("</dt>\n");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::BlockQuote(kind) => {
                self.close_container(if kind.is_some() { "</div>\n" } else { "</blockquote>\n" });
                self.quotes -= usize::from(kind.is_none());
            }
            TagEnd::List(ordered) => {
                self.close_container(if ordered { "</ol>\n" } else { "</ul>\n" })
            }
            TagEnd::Item => {
                self.close_container("</li>\n");
                self.items.pop();
            }
            TagEnd::DefinitionList => self.close_container("</dl>\n"),
            TagEnd::DefinitionListDefinition => self.close_container("</dd>\n"),
            TagEnd::MetadataBlock(_) => {}
            _ => self.end_inline(tag, range),
        }
    }

    /// A thematic break, or a block's line in its disguise.
    pub(super) fn rule(&mut self, range: &Range<usize>) {
        self.flush_loose_text();
        match self.mask.line_at(range.start) {
            Some(line) => {
                self.blanked_html(range.start);
                self.block_line(line);
            }
            None => self.open_line("<hr>\n"),
        }
    }

    fn open_line(&mut self, html: &str) {
        let out = self.out();
        out.line();
        out.raw(html);
    }

    fn close_container(&mut self, html: &str) {
        self.flush_loose_text();
        if self.leave() {
            self.out().raw(html);
        }
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return self.open_line("<blockquote>\n") };
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", Label::Note),
            BlockQuoteKind::Tip => ("tip", Label::Tip),
            BlockQuoteKind::Important => ("important", Label::Important),
            BlockQuoteKind::Warning => ("warning", Label::Warning),
            BlockQuoteKind::Caution => ("caution", Label::Caution),
        };
        self.open_line(&format!("<div class=\"alert alert-{class}\" role=\"note\">\n"));
        let out = self.out();
        out.raw("<p class=\"alert-title\">");
        out.hole(Fill::Label(title));
        out.raw("</p>\n");
    }

    fn open_item(&mut self, range: &Range<usize>) {
        let block = self.fences.last().map(|fence| fence.block);
        let line = block.and_then(|at| {
            let block = self.block_mut(at)?;
            block.items.push(String::new());
            Some((at, block.items.len() - 1))
        });
        self.items.push(line);
        if self.enter(range) {
            self.open_line("<li>");
        }
    }

    /// Marks the item just opened as a task.
    pub(super) fn mark_task_item(&mut self) {
        let html = &mut self.out().body.html;
        if html.ends_with("<li>") {
            html.truncate(html.len() - 1);
            html.push_str(" class=\"task\">");
        }
    }

    fn write_paragraph(&mut self, leaf: &Leaf<'m>, plain: &str) {
        if leaf.is_empty() {
            return;
        }
        self.out().line();
        if self.options.wrappers && Inline::write_figure(self, leaf) {
            return self.out().raw("\n");
        }
        self.out().raw("<p>");
        Inline::write(self, leaf);
        self.out().raw("</p>\n");
        self.add_text(plain, '\n');
    }

    fn write_heading(
        &mut self,
        level: HeadingLevel,
        leaf: &Leaf<'m>,
        plain: &str,
        range: &Range<usize>,
    ) {
        let text = plain.trim();
        let wanted = self.heading_id.take();
        let id = self.ids.next(wanted.as_deref().unwrap_or(text));
        let anchors = self.options.anchors;
        self.open_line(&format!("<{level}"));
        if anchors {
            self.out().raw(" id=\"");
            self.out().attribute(&id);
            self.out().raw("\"");
        }
        self.out().raw(">");
        Inline::write(self, leaf);
        if anchors {
            let heading = super::body::index(self.markdown.outline.len());
            let out = self.out();
            out.raw(" <a class=\"anchor\" href=\"#");
            out.attribute(&id);
            out.raw("\" aria-label=\"");
            out.hole(Fill::Label(Label::Anchor));
            out.raw(": ");
            out.hole(Fill::HeadingText(heading));
            out.raw("\">#</a>");
        }
        self.out().raw(&format!("</{level}>\n"));
        self.add_text(text, '\n');
        let span = self.span(&trimmed(self.source(), range));
        if level == HeadingLevel::H1 && anchors {
            self.report(findings::second_title(text, span));
        }
        let heading = Heading { level: level as u8, id, text: text.to_owned(), span };
        self.markdown.outline.push(heading);
    }

    fn write_code_block(&mut self, leaf: &Leaf<'m>, plain: &str) {
        let language = self.code.take().unwrap_or_default();
        // Code that is too wide scrolls, so the keyboard must reach it (WCAG 2.2 §2.1.1).
        self.open_line("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.out().raw(" class=\"language-");
            self.out().attribute(&language);
            self.out().raw("\"");
        }
        self.out().raw(">");
        Inline::write_code(self, leaf);
        self.out().raw("</code></pre>\n");
        self.add_text(plain, '\n');
    }

    fn end_footnote(&mut self) {
        self.flush_loose_text();
        self.leave();
        let note = self.pop_out();
        if let Some(label) = self.notes.pop() {
            self.footnotes.define(&label, note);
        }
    }

    /// A line of an HTML block.
    pub(super) fn html_line(&mut self, html: &str, range: Range<usize>) {
        let html = self.unmasked(html, &range);
        match self.options.html {
            HtmlPolicy::Drop => {}
            HtmlPolicy::Sanitize => {
                if let Some(block) = &mut self.html_block {
                    block.add(html, range.start);
                }
            }
            #[cfg(test)]
            HtmlPolicy::KeepForTests => self.out().raw(html),
        }
    }

    fn end_html_block(&mut self) {
        let Some(block) = self.html_block.take() else { return };
        let range = trimmed(self.source(), &block.range);
        let html = self.source_of(&range);
        let swallowed = self.mask.first_line_in(&range).map(|line| line.range.start);
        let swallowed = swallowed.filter(|_| raw_html::ends_at_blank_line(html));
        match (self.options.html, swallowed) {
            #[cfg(test)]
            (HtmlPolicy::KeepForTests, _) => {}
            (HtmlPolicy::Drop, _) if raw_html::is_comment(html) => {}
            (_, Some(line)) => self.swallowing.push(range.start..line),
            (HtmlPolicy::Drop, None) => self.report(raw_html::finding(html, self.span(&range))),
            (HtmlPolicy::Sanitize, None) => self.sanitize_block(&block),
        }
    }

    /// HTML that stood before a block's line, and was blanked so that it could not swallow it.
    fn blanked_html(&mut self, line: usize) {
        if self.options.html == HtmlPolicy::Sanitize
            && let Some(range) = self.mask.blanked_before(line)
        {
            self.sanitize_block(&HtmlBlock::whole(self.source(), range));
        }
    }

    /// Writes what may stay of an HTML block.
    pub(super) fn write_html_block(&mut self, leaf: &Leaf<'m>, plain: &str) {
        if leaf.ops.is_empty() {
            return;
        }
        self.out().line();
        Inline::write(self, leaf);
        self.out().line();
        self.add_text(plain, '\n');
    }
}

/// A block's range without the line ending and the spaces at its end.
fn trimmed(source: &str, range: &Range<usize>) -> Range<usize> {
    let text = source.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}

/// The first word of a code block's info string (CommonMark §4.5).
fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => {
            info.split_whitespace().next().unwrap_or_default().to_owned()
        }
    }
}
