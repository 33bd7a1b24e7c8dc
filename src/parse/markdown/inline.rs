//! One block's inline content in; its HTML out, with holes for links, pictures and phone numbers.

use std::ops::Range;

use super::super::document::{Fill, Image, Label, Link};
use super::autolink::{self, Candidate};
use super::findings;
use super::footnotes::Reference;
use super::leaf::{Leaf, OpKind};
use super::numbers;
use super::writer::Writer;
use crate::text::phone::Written;

/// How often the end of an address is moved to keep clear of the markup around it.
const MAX_TRIES: usize = 8;

/// The writing of one leaf.
pub(super) struct Inline<'w, 'm> {
    pub(super) writer: &'w mut Writer<'m>,
    pub(super) leaf: &'w Leaf<'m>,
    pub(super) found: Vec<Written>,
    pub(super) next_found: usize,
    /// Up to where [`Leaf::scan`] is done.
    pub(super) done: usize,
    /// The link that is open, and whether numbers in it are to be recorded.
    pub(super) link: Option<(u32, bool)>,
    /// The number that the open address `<tel:…>` dials.
    pub(super) bare_number: Option<u32>,
    /// The number recorded last, by its place in `found`: one that markup cuts in pieces is recorded once.
    pub(super) recorded: Option<(usize, u32)>,
    /// The end of the running text at hand: in the scan, and as an operation.
    run: (usize, usize),
}

/// A bare address: its place in the scan, where the operations go on after it, and its target.
struct Address {
    start: usize,
    end: usize,
    next_op: usize,
    source: Range<usize>,
    href: String,
    text: String,
}

impl<'w, 'm> Inline<'w, 'm> {
    /// Writes the leaf into the writer's current body.
    pub(super) fn write(writer: &'w mut Writer<'m>, leaf: &'w Leaf<'m>) {
        let mut inline = Inline::new(writer, leaf);
        inline.report_undefined_footnotes();
        let mut at = 0;
        while at < leaf.ops.len() {
            at = inline.op(at);
        }
    }

    /// Writes the text of a code block.
    pub(super) fn write_code(writer: &'w mut Writer<'m>, leaf: &'w Leaf<'m>) {
        Inline::new(writer, leaf).code_with_numbers(0..leaf.scan.len());
    }

    fn new(writer: &'w mut Writer<'m>, leaf: &'w Leaf<'m>) -> Self {
        let found = numbers::found(&leaf.scan);
        Inline {
            writer,
            leaf,
            found,
            next_found: 0,
            done: 0,
            link: None,
            bare_number: None,
            recorded: None,
            run: (0, 0),
        }
    }

    fn op(&mut self, at: usize) -> usize {
        let leaf = self.leaf;
        let Some(op) = leaf.ops.get(at) else { return at + 1 };
        match &op.kind {
            OpKind::Text(_) => return self.text_run(at),
            OpKind::Code(piece) => {
                self.writer.out().raw("<code>");
                self.code_with_numbers(leaf.piece_range(*piece));
                self.writer.out().raw("</code>");
            }
            OpKind::Open(html) => self.writer.out().raw(html),
            OpKind::Close(html) => self.writer.out().raw(html),
            OpKind::SoftBreak => self.writer.out().raw("\n"),
            OpKind::HardBreak => self.writer.out().raw("<br>\n"),
            OpKind::Html(html) => self.writer.out().raw(html),
            OpKind::Link { href, title, bare } => {
                let before = self.writer.count_of_numbers();
                let link = self.writer.add_link(Link {
                    href: href.to_string(),
                    title: title.to_string(),
                    span: self.writer.span(&op.source),
                });
                self.link = Some((link, !bare));
                let dials = self.writer.count_of_numbers() > before;
                self.bare_number = (*bare && dials).then_some(super::body::index(before));
                self.writer.out().hole(Fill::LinkStart(link));
            }
            OpKind::LinkEnd => {
                if let Some((link, _)) = self.link.take() {
                    self.writer.out().hole(Fill::LinkEnd(link));
                }
            }
            OpKind::Image { src, title, alt } => {
                self.record_until(alt.end);
                let image = self.image(src, title, alt, &op.source, false);
                self.writer.out().hole(Fill::Image(image));
            }
            OpKind::FootnoteReference(label) => self.footnote_reference(label),
            OpKind::Task(done) => self.task(*done),
        }
        at + 1
    }

    /// Registers a picture.
    fn image(
        &mut self,
        src: &str,
        title: &str,
        alt: &Range<usize>,
        source: &Range<usize>,
        alone: bool,
    ) -> u32 {
        let alt = self.leaf.scan.get(alt.clone()).unwrap_or_default().trim();
        let span = self.writer.span(source);
        if alt.is_empty() {
            self.writer.report(findings::missing_alt(span));
        }
        self.writer.add_image(Image {
            src: src.to_owned(),
            alt: alt.to_owned(),
            caption: title.to_owned(),
            alone,
            span,
        })
    }

    /// A leaf that is one picture and nothing else becomes a figure: true if it did.
    pub(super) fn write_figure(writer: &'w mut Writer<'m>, leaf: &'w Leaf<'m>) -> bool {
        let [op] = leaf.ops.as_slice() else { return false };
        let OpKind::Image { src, title, alt } = &op.kind else { return false };
        let mut inline = Inline::new(writer, leaf);
        inline.record_until(leaf.scan.len());
        let image = inline.image(src, title, alt, &op.source, true);
        inline.writer.out().hole(Fill::Image(image));
        true
    }

    fn footnote_reference(&mut self, label: &str) {
        let in_link = self.link.is_some();
        let out = self.writer.out();
        if out.note_text.is_none() {
            return self.writer.refer_to_footnote(label, in_link);
        }
        let (at, holes) = (out.body.html.len(), out.body.holes.len());
        out.references.push(Reference { at, holes, label: label.to_owned(), in_link });
    }

    /// The box is named by its state alone: the item's text follows it and is read after it, so to
    /// repeat it in the name (or to wrap links in a `<label>`) would only say it twice.
    fn task(&mut self, done: bool) {
        let out = self.writer.out();
        let checked = if done { " checked" } else { "" };
        out.raw(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\""));
        out.hole(Fill::Label(if done { Label::TaskDone } else { Label::TaskOpen }));
        out.raw("\"> ");
    }

    /// Writes text from operation `at` on, up to the next markup or the end of an address.
    fn text_run(&mut self, at: usize) -> usize {
        let (run_end, mut next_op) = self.run_from(at);
        let run = self.leaf.op_range(at).start..run_end;
        let start = run.start.max(self.done);
        let address = match self.link {
            None => self.address(at, start..run.end),
            Some(_) => None,
        };
        let end = address.as_ref().map_or(run.end, |address| address.start);
        self.text_with_numbers(start..end);
        self.done = run.end;
        if let Some(address) = address {
            self.done = address.end;
            next_op = address.next_op;
            self.write_address(address);
        }
        next_op
    }

    /// Where the running text that operation `at` is part of ends: in the scan, and as an operation.
    fn run_from(&mut self, at: usize) -> (usize, usize) {
        if at >= self.run.1 {
            let ops = self.leaf.ops.get(at..).unwrap_or_default();
            let texts = ops.iter().take_while(|op| matches!(op.kind, OpKind::Text(_))).count();
            let next_op = at + texts.max(1);
            self.run = (self.leaf.op_range(next_op - 1).end, next_op);
        }
        self.run
    }

    fn write_address(&mut self, address: Address) {
        while self.found.get(self.next_found).is_some_and(|f| f.range.start < address.end) {
            self.next_found += 1;
        }
        let span = self.writer.span(&address.source);
        let link = Link { href: address.href, title: String::new(), span };
        let link = self.writer.add_link(link);
        let out = self.writer.out();
        out.hole(Fill::LinkStart(link));
        out.text(&address.text);
        out.hole(Fill::LinkEnd(link));
    }

    /// The first bare address in `range` of the scan; the text of the run begins at operation `at`.
    fn address(&self, at: usize, range: Range<usize>) -> Option<Address> {
        let run = self.leaf.scan.get(..range.end)?;
        let mut from = range.start;
        while let Some(candidate) = autolink::next(run, from) {
            let address = match candidate {
                Candidate::Mail { range } => self.mail_address(at, range),
                Candidate::Web { start, bare } => self.web_address(at, start, bare),
            };
            match address {
                Ok(address) => return Some(address),
                Err(resume) => from = resume.max(from + 1),
            }
        }
        None
    }

    fn mail_address(&self, at: usize, range: Range<usize>) -> Result<Address, usize> {
        let text = self.leaf.scan.get(range.clone()).ok_or(range.end)?.to_owned();
        let has_scheme = text.starts_with("mailto:");
        Ok(Address {
            start: range.start,
            end: range.end,
            next_op: self.leaf.text_op(at, range.end),
            source: self.leaf.source_range(&range),
            href: if has_scheme { text.clone() } else { format!("mailto:{text}") },
            text,
        })
    }

    /// An address is read from the source, since `_`, `*` or `&` in it may look like markup.
    fn web_address(&self, at: usize, start: usize, bare: bool) -> Result<Address, usize> {
        let source = self.writer.source();
        let from = self.leaf.source_range(&(start..start + 1)).start;
        let before = source.get(..from).and_then(|before| before.chars().next_back());
        if !autolink::may_follow(before, bare) {
            return Err(start + 1);
        }
        let first_op = self.leaf.text_op(at, start);
        let mut limit = self.leaf.limit.unwrap_or(source.len());
        for _ in 0..MAX_TRIES {
            let end =
                autolink::web_end(source, from, limit).map_err(|resume| start + (resume - from))?;
            match self.clear_of_markup(first_op, from, end) {
                Ok((next_op, scan_end)) => {
                    let text = source.get(from..end).unwrap_or_default().replace("&amp;", "&");
                    let href = if bare { format!("http://{text}") } else { text.clone() };
                    return Ok(Address {
                        start,
                        end: scan_end,
                        next_op,
                        source: from..end,
                        href,
                        text,
                    });
                }
                Err(nearer) => limit = nearer,
            }
        }
        Err(start + (limit - from))
    }

    /// Where to go on after an address (operation, offset in the scan) that ends at `end` of the source.
    ///
    /// Err: a nearer end, before markup that only begins or only ends inside the address.
    fn clear_of_markup(
        &self,
        at: usize,
        start: usize,
        end: usize,
    ) -> Result<(usize, usize), usize> {
        let mut depth = 0_usize;
        let mut reached = start;
        let mut scan_end = 0;
        for (index, op) in self.leaf.ops.iter().enumerate().skip(at) {
            match op.kind {
                OpKind::Text(piece) => {
                    let inside = self.leaf.scan_offset(piece, end.max(op.source.start));
                    if op.source.end > end {
                        return Ok((index, inside));
                    }
                    scan_end = self.leaf.piece_range(piece).end;
                }
                OpKind::Close(_) | OpKind::LinkEnd => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None if reached < end => return Err(reached),
                    None => return Ok((index, scan_end)),
                },
                _ if op.source.start >= end => return Ok((index, scan_end)),
                _ if op.source.end > end => return Err(op.source.start),
                OpKind::Open(_) | OpKind::Link { .. } => depth += 1,
                _ => {}
            }
            reached = reached.max(match op.kind {
                OpKind::Open(_) | OpKind::Link { .. } => op.source.start,
                _ => op.source.end,
            });
        }
        Ok((self.leaf.ops.len(), scan_end))
    }

    /// A reference without a note stays text, so it is looked for there.
    fn report_undefined_footnotes(&mut self) {
        let leaf = self.leaf;
        for (at, _) in leaf.scan.match_indices('[') {
            let rest = leaf.scan.get(at..).and_then(|rest| rest.strip_prefix("[^"));
            let Some(rest) = rest else { continue };
            let length = rest.find([']', '[', ' ', '\n']).unwrap_or(rest.len());
            let label = rest.get(..length).unwrap_or_default();
            let range = at..at + length + 3;
            let source = leaf.source_range(&range);
            let is_reference = !label.is_empty()
                && leaf.is_running(at)
                && rest.get(length..).is_some_and(|end| end.starts_with(']'))
                && self.writer.source().get(source.clone()) == leaf.scan.get(range)
                && !is_escaped(self.writer.source(), source.start);
            if is_reference {
                let span = self.writer.span(&source);
                self.writer.report(findings::undefined_footnote(label, span));
            }
        }
    }
}

/// Whether an odd number of backslashes stands before `at`.
fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
