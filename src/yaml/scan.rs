//! A YAML text in; out come its block mappings and sequences with places, read down to the leaves (`leaf`).
//!
//! A broken entry gives one finding and is read as its author most likely meant it, so that it causes no others.

use super::entries::Entries;
use super::lines::{self, KeyCut, Line, find_key, is_blank};
use super::read::{check_characters, read_quoted};
use super::{MAX_DEPTH, MAX_FINDINGS, Map, Node, Scalar, Spanned, mistakes};
use crate::diagnostics::{Diagnostic, Span};

/// Reads a document whose root is a mapping.
pub(super) fn scan(text: &str, offset: usize) -> (Map, Vec<Diagnostic>) {
    let lines = lines::cut(text);
    let mut scanner = Scanner { text, offset, lines, at: 0, begun: false, findings: Vec::new() };
    let map = scanner.document();
    (map, scanner.findings)
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) offset: usize,
    pub(super) lines: Vec<Line>,
    /// The line that is read next.
    pub(super) at: usize,
    /// Whether a line with content was seen.
    begun: bool,
    pub(super) findings: Vec<Diagnostic>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The column of what the value belongs to; its further lines must be indented more. -1 at the root.
    pub(super) parent: isize,
    /// What stands before it on its line (`title:`, `-`), for hints.
    pub(super) prefix: &'a str,
    /// Whether a sequence may begin in the parent's own column: below a key it may.
    pub(super) below_key: bool,
    /// Levels of nesting around it.
    pub(super) depth: usize,
}

/// A list item's beginning: where its content starts and whether its dash is none that YAML knows.
struct Dash {
    content: usize,
    odd: bool,
}

impl<'a> Scanner<'a> {
    fn document(&mut self) -> Map {
        let mut entries = Entries::default();
        let mut first = true;
        while let Some(line) = self.peek() {
            if first && self.content(&line).starts_with('{') {
                let place = Place { parent: -1, prefix: "", below_key: false, depth: 1 };
                if let Node::Map(map) = self.value(line.start, place).value {
                    for entry in map.entries {
                        self.add(&mut entries, entry.key, entry.value);
                    }
                }
            } else {
                if !first {
                    self.report(line.start, line.end, mistakes::too_far_out());
                }
                self.read_map(line.indent, 1, &mut entries);
            }
            first = false;
        }
        entries.into_map()
    }

    /// The next line with content; comments and blank lines before it are read over.
    pub(super) fn peek(&mut self) -> Option<Line> {
        loop {
            if self.findings.len() >= MAX_FINDINGS {
                self.at = self.lines.len();
            }
            let line = *self.lines.get(self.at)?;
            let content = self.content(&line);
            if line.is_blank() || content.starts_with('#') {
                self.at += 1;
                continue;
            }
            if line.indent == 0 && matches!(content, "---" | "...") {
                if self.begun || content == "..." {
                    self.report(line.start, line.end, mistakes::second_document());
                }
                self.begun = true;
                self.at += 1;
                continue;
            }
            self.begun = true;
            self.report_odd_indentation(self.at);
            return Some(line);
        }
    }

    pub(super) fn report_odd_indentation(&mut self, index: usize) {
        let Some(line) = self.lines.get_mut(index) else { return };
        let Some(odd) = line.odd.take() else { return };
        let line = *line;
        let character = self.text.get(odd..).and_then(|rest| rest.chars().next()).unwrap_or('\t');
        let finding = mistakes::odd_indentation(character, line.indent, self.content(&line));
        self.report(line.begin, line.start, finding);
    }

    fn read_map(&mut self, indent: usize, depth: usize, entries: &mut Entries) {
        let mut above: Option<String> = None;
        while let Some(line) = self.peek() {
            if line.indent < indent {
                return;
            }
            if line.indent > indent {
                self.report(line.start, line.end, mistakes::too_far_in(above.as_deref()));
                self.skip_entry(indent as isize);
                continue;
            }
            if let Some(key) = self.entry(&line, depth, entries) {
                above = Some(key);
            }
        }
    }

    /// Reads one entry of a mapping; gives its key.
    fn entry(&mut self, line: &Line, depth: usize, entries: &mut Entries) -> Option<String> {
        let content = self.content(line);
        let is_item = self.dash(line).is_some_and(|dash| !dash.odd);
        let Some(cut) = find_key(content).filter(|_| !is_item) else {
            return self.no_entry(line, entries);
        };
        let written = content.get(..cut.key_end).unwrap_or_default();
        if let Some(finding) = bad_key(content, written) {
            self.report(line.start, line.start + written.len(), finding);
            self.skip_entry(line.indent as isize);
            return None;
        }
        let key = self.key(line, written);
        let shown = key.value.clone();
        let prefix = content.get(..=cut.colon).unwrap_or_default();
        let place = Place { parent: line.indent as isize, prefix, below_key: true, depth };
        let value = self.value(line.start + cut.colon + 1, place);
        self.add(entries, key, value);
        Some(shown)
    }

    fn key(&mut self, line: &Line, written: &str) -> Spanned<String> {
        let read = if written.starts_with(['"', '\'']) {
            read_quoted(written)
        } else {
            check_characters(written).map(|()| written.to_owned())
        };
        let value = read.unwrap_or_else(|error| {
            let (range, finding) = mistakes::of_leaf(written, error);
            self.report(line.start + range.start, line.start + range.end, finding);
            written.to_owned()
        });
        Spanned { value, span: self.span(line.start, line.start + written.len()) }
    }

    /// A line in a mapping without `key:`.
    fn no_entry(&mut self, line: &Line, entries: &mut Entries) -> Option<String> {
        let content = self.content(line);
        let glued = glued_colon(content);
        let finding = if self.dash(line).is_some() {
            mistakes::stray_item()
        } else if let Some((key, value)) = glued {
            mistakes::no_space_after_colon(key, value)
        } else {
            mistakes::no_colon(content)
        };
        self.report(line.start, line.end, finding);
        self.skip_entry(line.indent as isize);
        let (key, value) = glued?;
        let key_span = self.span(line.start, line.start + key.len());
        let value_span = self.span(line.end - value.len(), line.end);
        let value = Node::Scalar(Scalar { text: value.to_owned(), quoted: false });
        let spanned = Spanned { value: key.to_owned(), span: key_span };
        self.add(entries, spanned, Spanned { value, span: value_span });
        Some(key.to_owned())
    }

    fn read_list(&mut self, indent: usize, place: Place<'a>) -> Vec<Spanned<Node>> {
        let mut items = Vec::new();
        while let Some(line) = self.peek() {
            let dash = self.dash(&line).filter(|_| line.indent == indent);
            if let Some(dash) = dash {
                items.push(self.item(&line, &dash, place.depth));
            } else if line.indent >= indent && line.indent as isize > place.parent {
                let finding = if line.indent == indent {
                    mistakes::no_dash(self.content(&line))
                } else {
                    mistakes::too_far_in(None)
                };
                self.report(line.start, line.end, finding);
                self.skip_entry(indent as isize);
            } else {
                break;
            }
        }
        items
    }

    fn item(&mut self, line: &Line, dash: &Dash, depth: usize) -> Spanned<Node> {
        let content = self.text.get(dash.content..line.end).unwrap_or_default();
        if dash.odd {
            self.report(line.start, line.end, mistakes::odd_dash(content));
        }
        let place = Place { parent: line.indent as isize, prefix: "-", below_key: false, depth };
        if content.is_empty() || content.starts_with('#') {
            return self.value(dash.content, place);
        }
        // What follows the dash is read as a line of its own, indented to where it stands.
        let column = self.text.get(line.start..dash.content).unwrap_or_default().chars().count();
        if let Some(current) = self.lines.get_mut(self.at) {
            current.indent = line.indent + column;
            current.start = dash.content;
            current.dashed = true;
        }
        self.block_node(place)
    }

    /// The value that begins on the next line with content.
    pub(super) fn below(&mut self, place: Place<'a>) -> Option<Spanned<Node>> {
        let line = self.peek()?;
        let indent = line.indent as isize;
        let list_beside_key =
            place.below_key && indent == place.parent && self.dash(&line).is_some_and(|d| !d.odd);
        let belongs = indent > place.parent || list_beside_key;
        belongs.then(|| self.block_node(Place { prefix: "", ..place }))
    }

    /// The value that begins with the current line's content.
    fn block_node(&mut self, place: Place<'a>) -> Spanned<Node> {
        let Some(line) = self.lines.get(self.at).copied() else {
            return self.null_at(self.text.len());
        };
        let is_list = self.dash(&line).is_some();
        let is_map = !is_list && (self.find_key(&line).is_some() || self.map_follows(&line));
        if !is_list && !is_map {
            return self.value(line.start, place);
        }
        if place.depth >= MAX_DEPTH {
            self.report(line.start, line.end, mistakes::too_deep(MAX_DEPTH));
            self.skip_entry(place.parent);
            return self.null_at(line.start);
        }
        let inner = Place { depth: place.depth + 1, ..place };
        let value = if is_list {
            Node::List(self.read_list(line.indent, inner))
        } else {
            let mut entries = Entries::default();
            self.read_map(line.indent, inner.depth, &mut entries);
            Node::Map(entries.into_map())
        };
        let end = self.end_of(&value, line.end);
        let span = Span { end, ..self.span(line.start, line.start) };
        Spanned { value, span }
    }

    /// Whether a line without a colon is followed by a key in its column: then it is a broken entry, no text.
    fn map_follows(&self, line: &Line) -> bool {
        let next = self.lines.iter().skip(self.at + 1).find(|next| !next.is_blank());
        !self.content(line).starts_with(['"', '\'', '[', '{', '|', '>', '&', '!'])
            && next.is_some_and(|next| next.indent == line.indent && self.find_key(next).is_some())
    }

    fn end_of(&self, value: &Node, fallback: usize) -> u32 {
        let last = match value {
            Node::List(items) => items.last().map(|item| item.span.end),
            Node::Map(map) => map.entries.last().map(|e| e.value.span.end.max(e.key.span.end)),
            _ => None,
        };
        last.unwrap_or_else(|| self.span(fallback, fallback).end)
    }

    fn dash(&self, line: &Line) -> Option<Dash> {
        let content = self.content(line);
        let mut characters = content.chars();
        let mark = characters.next()?;
        let rest = characters.as_str();
        let blanks = rest.bytes().take_while(|byte| is_blank(*byte)).count();
        let separated = blanks > 0 || rest.is_empty();
        let glued = !line.dashed && rest.starts_with(char::is_alphabetic);
        let odd = match mark {
            '-' if separated => false,
            '-' if glued && find_key(content).is_none() => true,
            '–' | '—' | '•' | '*' | '·' if blanks > 0 && !line.dashed => true,
            _ => return None,
        };
        Some(Dash { content: line.start + mark.len_utf8() + blanks, odd })
    }

    fn find_key(&self, line: &Line) -> Option<KeyCut> {
        find_key(self.content(line))
    }

    fn add(&mut self, entries: &mut Entries, key: Spanned<String>, value: Spanned<Node>) {
        if let Some(finding) = entries.add(key, value) {
            self.findings.push(finding);
        }
    }

    /// Goes behind the current line and all that is indented more than `parent`.
    pub(super) fn skip_entry(&mut self, parent: isize) {
        self.at += 1;
        while let Some(line) = self.lines.get(self.at) {
            if !line.is_blank() && line.indent as isize <= parent {
                return;
            }
            self.at += 1;
        }
    }

    pub(super) fn content(&self, line: &Line) -> &'a str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    pub(super) fn null_at(&self, at: usize) -> Spanned<Node> {
        Spanned { value: Node::Null, span: self.span(at, at) }
    }

    pub(super) fn report(&mut self, start: usize, end: usize, finding: Diagnostic) {
        let span = self.span(start, end);
        self.findings.push(finding.at(span));
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(start, end).shifted(self.offset)
    }
}

fn bad_key(content: &str, written: &str) -> Option<Diagnostic> {
    if content.starts_with("? ") {
        return Some(mistakes::question_key());
    }
    written
        .starts_with(['&', '*', '!', '%', '@', '`', ',', ']', '}'])
        .then(|| mistakes::reserved_key(written))
}

/// `title:Chào` split at its colon; times and addresses (`8:00`, `https://…`) are none.
fn glued_colon(content: &str) -> Option<(&str, &str)> {
    let (key, value) = content.split_once(':')?;
    let is_key = key.starts_with(char::is_alphabetic)
        && !key.contains(['"', '\'', '.', ',', '[', '{'])
        && key.chars().count() <= 30;
    let value = value.trim();
    (is_key && !value.is_empty() && !value.starts_with("//")).then_some((key, value))
}
