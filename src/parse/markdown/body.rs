//! HTML and holes in, a [`Body`] out; and a body with what fills its holes in, HTML out.

use super::super::document::{Body, Fill, Hole};
use super::escape;
use super::footnotes::Reference;

impl Body {
    /// Appends the HTML to `out` and calls `f` at each hole, in order.
    ///
    /// Labels stand in text and in attributes: write them with `&`, `<`, `>` and `"` escaped.
    pub fn fill(&self, out: &mut String, f: &mut dyn FnMut(&Fill, &mut String)) {
        out.reserve(self.html.len() + self.holes.len() * 32);
        let mut from = 0;
        for hole in &self.holes {
            let at = hole.at as usize;
            out.push_str(self.html.get(from..at).unwrap_or_default());
            f(&hole.fill, out);
            from = at;
        }
        out.push_str(self.html.get(from..).unwrap_or_default());
    }
}

/// A body that is being written: the page's, a block's or a footnote's.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) body: Body,
    /// References to footnotes whose numbers aren't known yet; only inside footnotes.
    pub(super) references: Vec<Reference>,
    /// A footnote's plain text, kept apart until it is known to be used.
    pub(super) note_text: Option<String>,
}

impl Out {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let body = Body { html: String::with_capacity(bytes), holes: Vec::new() };
        Out { body, ..Out::default() }
    }

    /// The body, without spare memory: documents live as long as the engine.
    pub(super) fn into_body(mut self) -> Body {
        self.body.html.shrink_to_fit();
        self.body.holes.shrink_to_fit();
        self.body
    }

    /// Appends HTML as it is.
    pub(super) fn raw(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    /// Appends escaped text.
    pub(super) fn text(&mut self, text: &str) {
        escape::push_text(&mut self.body.html, text);
    }

    /// Appends text escaped for an attribute.
    pub(super) fn attribute(&mut self, text: &str) {
        escape::push_attribute(&mut self.body.html, text);
    }

    /// Leaves a hole here.
    pub(super) fn hole(&mut self, fill: Fill) {
        let at = index(self.body.html.len());
        self.body.holes.push(Hole { at, fill });
    }

    /// Begins a new line, unless one has just begun.
    pub(super) fn line(&mut self) {
        if !self.body.html.is_empty() && !self.body.html.ends_with('\n') || self.ends_in_hole() {
            self.body.html.push('\n');
        }
    }

    fn ends_in_hole(&self) -> bool {
        self.body.holes.last().is_some_and(|hole| hole.at as usize == self.body.html.len())
    }
}

/// An index or offset as the document stores it; [`super::MAX_BYTES`] keeps all of them far below the limit.
pub(super) fn index(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::Label;

    #[test]
    fn holes_are_filled_in_order() {
        let mut out = Out::default();
        out.raw("<p>");
        out.hole(Fill::Label(Label::Note));
        out.hole(Fill::Number(7));
        out.text("a<b");
        out.hole(Fill::Block(1));
        let mut html = String::new();
        out.body.fill(&mut html, &mut |fill, out| out.push_str(&format!("[{fill:?}]")));
        assert_eq!(html, "<p>[Label(Note)][Number(7)]a&lt;b[Block(1)]");
    }
}
