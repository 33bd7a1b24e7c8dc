//! The parser's inline events in; operations of the leaf at hand out.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType, Tag, TagEnd};

use super::leaf::{OpKind, PieceKind};
use super::writer::Writer;
use super::{HtmlPolicy, findings, raw_html, safety};

/// How far back the opening tag of a closing one is looked for.
const MAX_OPEN_TAGS: usize = 32;

/// A picture whose alternative text is being read.
#[derive(Debug)]
pub(super) struct Picture<'m> {
    src: CowStr<'m>,
    title: CowStr<'m>,
    /// Where its text begins in the scan.
    start: usize,
    /// Pictures inside it, which are text.
    inner: usize,
}

impl<'m> Writer<'m> {
    /// Begins an inline element.
    pub(super) fn start_inline(&mut self, tag: Tag<'m>, range: Range<usize>) {
        if let Some(picture) = &mut self.picture {
            picture.inner += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        match tag {
            Tag::Emphasis => self.open("<em>", range),
            Tag::Strong => self.open("<strong>", range),
            Tag::Strikethrough => self.open("<del>", range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.open_markdown();
                let (dest_url, title) = (self.mask.restored(dest_url), self.mask.restored(title));
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let href = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}").into(),
                    _ => dest_url,
                };
                let written = self.enter(&range) && self.is_safe(&href, &range);
                self.links.push(written);
                if written {
                    self.leaf.push(OpKind::Link { href, title, bare }, range);
                }
            }
            Tag::Image { dest_url, title, .. } if self.is_safe(&dest_url, &range) => {
                // Line breaks around it keep its digits from joining those of the text.
                self.leaf.scan.push('\n');
                let start = self.leaf.scan.len();
                let (dest_url, title) = (self.mask.restored(dest_url), self.mask.restored(title));
                self.picture = Some(Picture { src: dest_url, title, start, inner: 0 });
            }
            _ => {}
        }
    }

    /// Ends an inline element.
    pub(super) fn end_inline(&mut self, tag: TagEnd, range: Range<usize>) {
        if let Some(picture) = &mut self.picture {
            match (tag, picture.inner) {
                (TagEnd::Image, 0) => self.end_picture(range),
                (TagEnd::Image, _) => picture.inner -= 1,
                _ => {}
            }
            return;
        }
        match tag {
            TagEnd::Emphasis => self.close("</em>", range),
            TagEnd::Strong => self.close("</strong>", range),
            TagEnd::Strikethrough => self.close("</del>", range),
            TagEnd::Link => {
                self.close_markdown(range.end);
                self.leave();
                if self.links.pop() == Some(true) {
                    self.leaf.push(OpKind::LinkEnd, range);
                }
            }
            _ => {}
        }
    }

    fn end_picture(&mut self, range: Range<usize>) {
        let Some(Picture { src, title, start, .. }) = self.picture.take() else { return };
        let alt = start..self.leaf.scan.len();
        self.leaf.scan.push('\n');
        self.leaf.hidden.push(start - 1..alt.end + 1);
        self.leaf.push(OpKind::Image { src, title, alt }, range);
    }

    fn open(&mut self, html: &'static str, range: Range<usize>) {
        self.open_markdown();
        if self.enter(&range) {
            self.leaf.push(OpKind::Open(html.into()), range);
        }
    }

    fn close(&mut self, html: &'static str, range: Range<usize>) {
        self.close_markdown(range.end);
        if self.leave() {
            self.leaf.push(OpKind::Close(html), range);
        }
    }

    fn is_safe(&mut self, href: &str, range: &Range<usize>) -> bool {
        let scheme = safety::forbidden_scheme(href);
        if let Some(scheme) = &scheme {
            self.report(findings::unsafe_link(scheme, self.span(range)));
        }
        scheme.is_none()
    }

    /// Text of a paragraph, a code block or a picture.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.html_block.is_some() {
            // Spaces that stand for a tab, a part of which belongs to a list.
            return self.html_line(text, range);
        }
        let text = self.unmasked(text, &range);
        let kind = match (&self.picture, &self.code) {
            (Some(_), _) => PieceKind::Alt,
            (None, Some(_)) => PieceKind::Code,
            (None, None) => PieceKind::Running,
        };
        let piece = self.leaf.add_piece(text, kind, self.source(), range.clone());
        if kind == PieceKind::Running {
            self.leaf.push(OpKind::Text(piece), range);
        }
    }

    /// Lines that look like blocks but are code were masked for the parser: this undoes it.
    pub(super) fn unmasked<'t>(&self, text: &'t str, range: &Range<usize>) -> &'t str
    where
        'm: 't,
    {
        let is_masked_text = self.mask.is_masked()
            && self.mask.text().get(range.clone()).is_some_and(|masked| masked == text);
        if is_masked_text { self.source_of(range) } else { text }
    }

    pub(super) fn inline_code(&mut self, code: CowStr<'m>, range: Range<usize>) {
        let code = self.mask.restored(code);
        let code = code.as_ref();
        // Its place inside the backticks; code over several lines has none of its own.
        let inside = self.source_of(&range).find(code).map(|at| range.start + at);
        let place = inside.map_or(range.clone(), |start| start..start + code.len());
        if self.picture.is_some() {
            self.leaf.add_piece(code, PieceKind::Alt, self.source(), place);
            return;
        }
        let piece = self.leaf.add_piece(code, PieceKind::Code, self.source(), place);
        self.leaf.push(OpKind::Code(piece), range);
    }

    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        self.leaf.scan.push(' ');
        if self.picture.is_none() {
            self.leaf.push(OpKind::SoftBreak, range);
        }
    }

    pub(super) fn hard_break(&mut self, range: Range<usize>) {
        if self.picture.is_some() {
            return self.leaf.scan.push(' ');
        }
        self.leaf.scan.push('\n');
        self.leaf.push(OpKind::HardBreak, range);
    }

    pub(super) fn footnote_reference(&mut self, label: CowStr<'m>, range: Range<usize>) {
        if self.picture.is_none() {
            self.leaf.push(OpKind::FootnoteReference(label), range);
        }
    }

    pub(super) fn task_marker(&mut self, done: bool, range: Range<usize>) {
        self.mark_task_item();
        self.leaf.push(OpKind::Task(done), range);
    }

    /// A tag or comment inside a paragraph.
    pub(super) fn inline_html(&mut self, html: CowStr<'m>, range: Range<usize>) {
        match self.options.html {
            HtmlPolicy::Drop => self.drop_inline_html(&html, range),
            HtmlPolicy::Sanitize => {
                let html = self.mask.restored(html);
                self.sanitize_inline(&html, range);
            }
            #[cfg(test)]
            HtmlPolicy::KeepForTests if self.picture.is_some() => {}
            #[cfg(test)]
            HtmlPolicy::KeepForTests => self.leaf.push(OpKind::Html(html), range),
        }
    }

    fn drop_inline_html(&mut self, html: &str, range: Range<usize>) {
        if raw_html::is_comment(html) {
            return;
        }
        let name = raw_html::tag_name(self.source_of(&range)).unwrap_or_default();
        if name.eq_ignore_ascii_case("br") {
            // The words on both sides must not run together.
            self.soft_break(range.clone());
        }
        if raw_html::is_closing(html) && self.closes_reported_tag(name) {
            return;
        }
        self.leaf.tags.push(name.to_owned());
        self.report(raw_html::finding(html, self.span(&range)));
    }

    /// Whether a closing tag belongs to one that was left out with a warning.
    pub(super) fn closes_reported_tag(&mut self, name: &str) -> bool {
        let open = self.leaf.tags.iter().rev().take(MAX_OPEN_TAGS);
        let Some(back) = open.clone().position(|tag| tag.eq_ignore_ascii_case(name)) else {
            return false;
        };
        let at = self.leaf.tags.len() - 1 - back;
        self.leaf.tags.remove(at);
        true
    }
}
