//! The tags and texts of raw HTML in; operations of the leaf at hand out, for what is on the list of [`allowed`].
//!
//! Nothing of the source is copied: every tag is written anew, so what a browser reads is what was checked
//! here. Elements are closed in the paragraph, cell or emphasis that they were opened in, whatever was written.

use std::ops::Range;

use super::allowed::{self, Attribute, Element, Role};
use super::html_block::HtmlBlock;
use super::html_tokens::{self, Kind};
use super::leaf::OpKind;
use super::writer::Writer;
use super::{HtmlPolicy, findings, raw_html};

/// How many elements of raw HTML may be open at once: a page doesn't need more.
const MAX_OPEN: usize = 32;

/// What is open in the leaf at hand, outermost first.
#[derive(Debug)]
pub(super) enum Opened {
    /// An element of Markdown's: raw HTML never reaches past it.
    Markdown,
    /// An element of raw HTML and the place of its tag.
    Element { element: &'static Element, source: Range<usize> },
    /// An element that is left out with its content, and where that begins.
    Emptied { name: &'static str, mark: Mark },
}

/// A place in a leaf, to go back to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) ops: usize,
    pub(super) pieces: usize,
    pub(super) scan: usize,
}

impl<'m> Writer<'m> {
    /// A tag or comment inside a paragraph.
    pub(super) fn sanitize_inline(&mut self, html: &str, range: Range<usize>) {
        match html_tokens::tag(html) {
            Some(Kind::Open(name, _)) if self.picture.is_some() => self.leave_out(name, &range),
            Some(Kind::Close(_)) if self.picture.is_some() => {}
            Some(Kind::Open(name, attributes)) => match allowed::emptied(&name) {
                Some(name) => {
                    self.report(raw_html::finding(html, self.span(&range)));
                    let mark = self.leaf.mark();
                    self.leaf.opened.push(Opened::Emptied { name, mark });
                }
                None => self.open_raw(name, &attributes, range, false),
            },
            Some(Kind::Close(name)) => self.close_raw(name, range),
            _ if raw_html::is_comment(html) => {}
            _ => self.report(raw_html::finding(html, self.span(&range))),
        }
    }

    /// An HTML block: its text is text, its tags are written if they may stay.
    pub(super) fn sanitize_block(&mut self, block: &HtmlBlock) {
        for part in html_tokens::read(&block.text) {
            let range = block.source(&part.range);
            match part.kind {
                Kind::Open(name, attributes) => self.open_raw(name, &attributes, range, true),
                Kind::Close(name) => self.close_raw(name, range),
                Kind::Other => {
                    let html = block.text.get(part.range).unwrap_or_default();
                    self.report(raw_html::finding(html, self.span(&range)));
                }
                Kind::Text => block.lines(&part.range).for_each(|(text, source)| {
                    self.raw_text(text, &source);
                }),
            }
        }
        self.with_leaf(Self::write_html_block);
    }

    /// Begins an element of Markdown's in the leaf at hand.
    pub(super) fn open_markdown(&mut self) {
        if self.options.html == HtmlPolicy::Sanitize {
            self.leaf.opened.push(Opened::Markdown);
        }
    }

    /// Ends it, and the raw elements in it.
    pub(super) fn close_markdown(&mut self, end: usize) {
        if self.options.html == HtmlPolicy::Sanitize {
            let opened = &self.leaf.opened;
            let at = opened.iter().rposition(|one| matches!(one, Opened::Markdown)).unwrap_or(0);
            self.close_down_to(at, end);
        }
    }

    /// Ends every raw element of the leaf at hand.
    pub(super) fn close_all_raw(&mut self) {
        if !self.leaf.opened.is_empty() {
            let end = self.leaf.ops.last().map_or(0, |op| op.source.end);
            self.close_down_to(0, end);
        }
    }

    fn open_raw(&mut self, name: String, given: &[Attribute], range: Range<usize>, in_block: bool) {
        let element = allowed::element(&name);
        let element = element.filter(|one| in_block || one.role != Role::Block);
        let Some(element) = element else { return self.leave_out(name, &range) };
        self.close_before(element, range.start);
        if !element.parents.is_empty() && !element.parents.contains(&self.innermost()) {
            self.report(findings::misplaced_tag(&name, element.parents, self.span(&range)));
            return self.leaf.tags.push(name);
        }
        if in_block && element.role != Role::Block {
            self.imply_paragraph(range.start);
        }
        let mut tag = String::new();
        let lost = allowed::open(&mut tag, element, given);
        if !lost.is_empty() {
            self.report(findings::raw_attributes(&name, &lost, self.span(&range)));
        }
        if let Some((_, title)) = given.iter().find(|(name, _)| name == "title") {
            self.add_numbers_of(title, self.span(&range));
        }
        match (element.name, element.role) {
            ("br", _) => self.hard_break(range),
            (_, Role::Void) => self.leaf.push(OpKind::Html(tag.into()), range),
            _ => self.push_raw(element, tag, range),
        }
    }

    fn push_raw(&mut self, element: &'static Element, tag: String, source: Range<usize>) {
        if self.raw_depth() >= MAX_OPEN {
            return self.leave_out(element.name.to_owned(), &source);
        }
        if self.enter(&source) {
            self.separate(element);
            self.leaf.push(OpKind::Open(tag.into()), source.clone());
        }
        self.leaf.opened.push(Opened::Element { element, source });
    }

    fn close_raw(&mut self, name: String, range: Range<usize>) {
        if let Some(at) = self.opened_as(&name) {
            let emptied = match self.leaf.opened.get(at) {
                Some(Opened::Emptied { mark, .. }) => Some(*mark),
                _ => None,
            };
            self.close_down_to(at + 1, range.start);
            self.close_last(range.start, true);
            if let Some(mark) = emptied {
                self.leaf.go_back(mark);
            }
        } else if !self.closes_reported_tag(&name) {
            self.report(findings::stray_tag(&name, self.span(&range)));
        }
    }

    /// Leaves a tag out; its closing one goes without another word.
    fn leave_out(&mut self, name: String, range: &Range<usize>) {
        self.report(raw_html::finding_of(&name, self.span(range)));
        self.leaf.tags.push(name);
    }

    /// Where the element that a closing tag ends is among the open ones.
    fn opened_as(&self, name: &str) -> Option<usize> {
        let is_inline = allowed::element(name).is_some_and(|one| one.role == Role::Inline);
        let opened = self.leaf.opened.iter().enumerate().rev();
        for (at, one) in opened {
            match one {
                Opened::Markdown => return None,
                Opened::Emptied { name: own, .. } => return (*own == name).then_some(at),
                Opened::Element { element, .. } if element.name == name => return Some(at),
                // Text in bold can't end outside of the item that it begins in.
                Opened::Element { element, .. } if is_inline && element.role == Role::Block => {
                    return None;
                }
                Opened::Element { .. } => {}
            }
        }
        None
    }

    /// Ends what the beginning of `next` ends: `<p>a<p>b`.
    fn close_before(&mut self, next: &Element, end: usize) {
        let mut at = None;
        for (index, one) in self.leaf.opened.iter().enumerate().rev() {
            match one {
                Opened::Element { element, .. } if element.ends_before(next) => at = Some(index),
                Opened::Element { element, .. } if element.role == Role::Block => break,
                Opened::Element { .. } => {}
                Opened::Markdown | Opened::Emptied { .. } => break,
            }
        }
        if let Some(at) = at {
            self.close_down_to(at, end);
        }
    }

    fn close_down_to(&mut self, at: usize, end: usize) {
        while self.leaf.opened.len() > at {
            self.close_last(end, false);
        }
    }

    fn close_last(&mut self, end: usize, is_meant: bool) {
        let Some(Opened::Element { element, source }) = self.leaf.opened.pop() else { return };
        if !is_meant && !element.has_optional_end() {
            self.report(findings::unclosed_tag(element.name, self.span(&source)));
        }
        if self.leave() {
            self.leaf.push(OpKind::Close(element.end), end..end);
            self.separate(element);
        }
    }

    /// Words of two blocks are two words, also to those who look for phone numbers.
    fn separate(&mut self, element: &Element) {
        if element.role == Role::Block {
            self.leaf.scan.push('\n');
        }
    }

    fn innermost(&self) -> &'static str {
        match self.leaf.opened.last() {
            Some(Opened::Element { element, .. }) => element.name,
            _ => "",
        }
    }

    fn raw_depth(&self) -> usize {
        let is_raw = |one: &&Opened| matches!(one, Opened::Element { .. });
        self.leaf.opened.iter().filter(is_raw).count()
    }

    /// Text and inline elements at the top of an HTML block stand in a paragraph.
    fn imply_paragraph(&mut self, start: usize) {
        if self.leaf.opened.is_empty()
            && let Some(paragraph) = allowed::element("p")
        {
            self.push_raw(paragraph, "<p>".to_owned(), start..start);
        }
    }

    fn raw_text(&mut self, text: &str, source: &Range<usize>) {
        if !text.trim().is_empty() {
            self.imply_paragraph(source.start);
        } else if self.leaf.opened.is_empty() {
            return;
        }
        for (part, resolved) in html_tokens::resolved(text) {
            let range = source.start + part.start..source.start + part.end;
            self.text(&resolved, range);
        }
    }
}
