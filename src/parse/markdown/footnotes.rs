//! References and definitions of footnotes in; numbers by first reference and the section of notes out.

use std::collections::HashMap;
use std::ops::Range;

use super::super::document::{Body, Fill, Hole, Label};
use super::body::{Out, index};

/// A reference that waits for its number.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// Byte offset in the HTML.
    pub(super) at: usize,
    /// How many holes are before it: some may have the same offset.
    pub(super) holes: usize,
    pub(super) label: String,
    /// Whether it stands inside a link and so can't be one.
    pub(super) in_link: bool,
}

/// All footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    /// Labels by number, with how often each is referred to.
    notes: Vec<(String, usize)>,
    definitions: HashMap<String, Out>,
}

impl Footnotes {
    /// Keeps a definition; of two with one label the first counts.
    pub(super) fn define(&mut self, label: &str, note: Out) {
        self.definitions.entry(key(label)).or_insert(note);
    }

    /// Writes a reference, giving the note its number.
    pub(super) fn refer(&mut self, label: &str, in_link: bool, out: &mut Out) {
        let key = key(label);
        let number = *self.numbers.entry(key).or_insert_with_key(|key| {
            self.notes.push((key.clone(), 0));
            self.notes.len()
        });
        let Some((_, uses)) = self.notes.get_mut(number - 1) else { return };
        *uses += 1;
        let id = reference_id(number, *uses);
        if in_link {
            out.raw(&format!("<sup id=\"{id}\">{number}</sup>"));
            return;
        }
        out.raw(&format!(
            "<sup><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\""
        ));
        out.hole(Fill::Label(Label::FootnoteReference));
        out.raw(&format!(" {number}\">{number}</a></sup>"));
    }

    /// Writes the section of all notes that were referred to, and gives their plain texts.
    pub(super) fn write_section(mut self, out: &mut Out) -> Vec<String> {
        let mut bodies = Vec::new();
        // A note may be the first to refer to another one, so the list grows on the way.
        while let Some((label, _)) = self.notes.get(bodies.len()) {
            let note = self.definitions.remove(label).unwrap_or_default();
            bodies.push(self.with_references(note));
        }
        if bodies.is_empty() {
            return Vec::new();
        }
        out.line();
        out.raw(
            "<section class=\"footnotes\" role=\"doc-endnotes\">\n<h2 class=\"visually-hidden\">",
        );
        out.hole(Fill::Label(Label::Footnotes));
        out.raw("</h2>\n<ol>\n");
        let mut texts = Vec::new();
        for (at, mut note) in bodies.into_iter().enumerate() {
            let uses = self.notes.get(at).map_or(0, |(_, uses)| *uses);
            write_note(out, &note.body, at + 1, uses);
            texts.extend(note.note_text.take());
        }
        out.raw("</ol>\n</section>\n");
        texts
    }

    /// A note with its own references to notes written in.
    fn with_references(&mut self, note: Out) -> Out {
        if note.references.is_empty() {
            return note;
        }
        let mut whole = Out { note_text: note.note_text, ..Out::default() };
        let (mut from, mut hole) = (0, 0);
        for reference in &note.references {
            append(&mut whole, &note.body, from..reference.at, hole..reference.holes);
            (from, hole) = (reference.at, reference.holes);
            self.refer(&reference.label, reference.in_link, &mut whole);
        }
        append(&mut whole, &note.body, from..note.body.html.len(), hole..note.body.holes.len());
        whole
    }
}

fn write_note(out: &mut Out, body: &Body, number: usize, uses: usize) {
    out.raw(&format!("<li id=\"fn-{number}\">\n"));
    // The way back belongs at the end of the last sentence, not below it.
    let inner = body.html.strip_suffix("</p>\n");
    let length = inner.unwrap_or(&body.html).len();
    append(out, body, 0..length, 0..body.holes.len());
    if inner.is_none() {
        out.line();
        out.raw("<p>");
    }
    for use_ in 1..=uses {
        let suffix = if use_ == 1 { String::new() } else { format!("-{use_}") };
        let id = reference_id(number, use_);
        out.raw(&format!(
            " <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\""
        ));
        out.hole(Fill::Label(Label::FootnoteBack));
        out.raw(&format!(" {number}{suffix}\">↩"));
        if use_ > 1 {
            out.raw(&format!("<sup>{use_}</sup>"));
        }
        out.raw("</a>");
    }
    out.raw("</p>\n</li>\n");
}

/// Appends a part of a body and some of its holes.
fn append(out: &mut Out, body: &Body, html: Range<usize>, holes: Range<usize>) {
    let base = out.body.html.len();
    let moved = |hole: &Hole| {
        let at = base + (hole.at as usize).saturating_sub(html.start);
        Hole { at: index(at), fill: hole.fill }
    };
    out.body.holes.extend(body.holes.get(holes).unwrap_or_default().iter().map(moved));
    out.raw(body.html.get(html).unwrap_or_default());
}

fn reference_id(number: usize, use_: usize) -> String {
    if use_ == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{use_}") }
}

/// Labels match as those of links do: case and white space don't count.
fn key(label: &str) -> String {
    let mut key = String::with_capacity(label.len());
    for word in label.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}
