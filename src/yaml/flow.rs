//! A flow collection in (`[a, {b: c}]`, on one line or several), its tree with the place of every item out.

use super::entries::Entries;
use super::lines::{closing_quote, is_blank};
use super::read::{LeafError, check_characters, plain_node, read_quoted};
use super::{MAX_DEPTH, Node, Scalar, Spanned, mistakes};
use crate::diagnostics::{Diagnostic, Span};

/// What a flow collection gave.
pub(super) struct FlowRead {
    /// The tree, as far as it could be read.
    pub(super) node: Spanned<Node>,
    /// One past its last byte.
    pub(super) end: usize,
    /// Whether reading stopped before the end of the collection.
    pub(super) stopped: bool,
}

/// Reads the collection that begins at `start`; it must end before the end of `text`.
pub(super) fn read_flow(
    text: &str,
    start: usize,
    offset: usize,
    depth: usize,
    findings: &mut Vec<Diagnostic>,
) -> FlowRead {
    let mut flow =
        Flow { text, at: start, offset, stop: None, mistake: None, repeated: Vec::new() };
    let node = flow.node(depth);
    let stopped = flow.stop.is_some();
    // Of all that is wrong in one collection the first is told, it most likely causes the others.
    findings.extend(flow.mistake.or(flow.stop));
    findings.append(&mut flow.repeated);
    FlowRead { node, end: flow.at, stopped }
}

struct Flow<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
    /// Why reading can't go on.
    stop: Option<Diagnostic>,
    /// The first mistake that could be read over.
    mistake: Option<Diagnostic>,
    repeated: Vec<Diagnostic>,
}

impl<'a> Flow<'a> {
    fn node(&mut self, depth: usize) -> Spanned<Node> {
        self.skip_blanks();
        let start = self.at;
        let value = match self.peek() {
            Some(b'[') => self.nested(depth, Self::list),
            Some(b'{') => self.nested(depth, Self::map),
            Some(quote @ (b'"' | b'\'')) => self.quoted(quote),
            _ => self.plain(),
        };
        Spanned { value, span: self.span(start, self.at) }
    }

    fn nested(&mut self, depth: usize, read: fn(&mut Self, usize) -> Node) -> Node {
        if depth > MAX_DEPTH {
            self.stop(self.at, self.at + 1, mistakes::too_deep(MAX_DEPTH));
            return Node::Null;
        }
        read(self, depth)
    }

    fn list(&mut self, depth: usize) -> Node {
        let open = self.at;
        let mut items = Vec::new();
        self.at += 1;
        while self.more(open, b']') {
            let item = self.node(depth + 1);
            if self.stop.is_none() && self.colon_follows(&item) {
                items.push(self.pair(item, depth));
            } else {
                items.push(item);
            }
            self.separator(open, b']');
        }
        Node::List(items)
    }

    fn map(&mut self, depth: usize) -> Node {
        let open = self.at;
        let mut entries = Entries::default();
        self.at += 1;
        while self.more(open, b'}') {
            let key = self.node(depth + 1);
            let value = self.value_of(&key, depth);
            self.entry(&mut entries, key, value);
            self.separator(open, b'}');
        }
        Node::Map(entries.into_map())
    }

    /// `[a: b]` is a list of one mapping with one key.
    fn pair(&mut self, key: Spanned<Node>, depth: usize) -> Spanned<Node> {
        let start = key.span;
        let value = self.value_of(&key, depth);
        let mut entries = Entries::default();
        self.entry(&mut entries, key, value);
        let span = Span { start: start.start, end: self.span(self.at, self.at).end };
        Spanned { value: Node::Map(entries.into_map()), span }
    }

    fn entry(&mut self, entries: &mut Entries, key: Spanned<Node>, value: Spanned<Node>) {
        let text = match key.value {
            Node::Scalar(scalar) => scalar.text,
            // As a key, `null` and `~` are what they look like.
            Node::Null if key.span.start < key.span.end => {
                let from = (key.span.start as usize).saturating_sub(self.offset);
                let to = (key.span.end as usize).saturating_sub(self.offset);
                self.text.get(from..to).unwrap_or_default().to_owned()
            }
            _ => {
                if self.stop.is_none() && self.mistake.is_none() {
                    self.mistake = Some(mistakes::expected_comma('}').at(key.span));
                }
                return;
            }
        };
        if let Some(repeated) = entries.add(Spanned { value: text, span: key.span }, value) {
            self.repeated.push(repeated);
        }
    }

    fn value_of(&mut self, key: &Spanned<Node>, depth: usize) -> Spanned<Node> {
        if self.stop.is_some() || !self.colon_follows(key) {
            return Spanned { value: Node::Null, span: self.span(self.at, self.at) };
        }
        self.at += 1;
        let behind = self.at;
        self.skip_blanks();
        match self.peek() {
            None | Some(b',' | b']' | b'}') => {
                Spanned { value: Node::Null, span: self.span(behind, behind) }
            }
            _ => self.node(depth + 1),
        }
    }

    fn colon_follows(&mut self, key: &Spanned<Node>) -> bool {
        let end = self.at;
        self.skip_blanks();
        let quoted = matches!(&key.value, Node::Scalar(scalar) if scalar.quoted);
        let is_colon = self.peek() == Some(b':') && (quoted || self.ends_plain(self.at));
        if !is_colon {
            self.at = end;
        }
        is_colon
    }

    /// Whether another item comes; the closing bracket is read over.
    fn more(&mut self, open: usize, close: u8) -> bool {
        if self.stop.is_some() {
            return false;
        }
        self.skip_blanks();
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                false
            }
            Some(b',') => {
                self.stop(self.at, self.at + 1, mistakes::empty_item());
                false
            }
            Some(_) => true,
            None => {
                self.unclosed(open);
                false
            }
        }
    }

    fn separator(&mut self, open: usize, close: u8) {
        if self.stop.is_some() {
            return;
        }
        let end = self.at;
        self.skip_blanks();
        match self.peek() {
            Some(b',') => self.at += 1,
            Some(byte) if byte == close => {}
            Some(b'#') => {
                let rest = self.rest_of_line();
                let finding = mistakes::hash_value("", rest.trim_end_matches([']', '}', ' ']));
                self.stop(self.at, self.at + rest.len(), finding);
            }
            Some(_) => {
                let length = self.character_length();
                self.stop(self.at, self.at + length, mistakes::expected_comma(char::from(close)));
            }
            None => {
                self.at = end;
                self.unclosed(open);
            }
        }
    }

    fn quoted(&mut self, quote: u8) -> Node {
        let start = self.at;
        let Some(close) = closing_quote(self.text.as_bytes(), start, quote) else {
            let rest = self.rest_of_line();
            let finding = mistakes::unclosed_quote("", rest, char::from(quote));
            self.stop(start, start + rest.len(), finding);
            return Node::Scalar(Scalar { text: rest.to_owned(), quoted: true });
        };
        self.at = close + 1;
        let slice = self.text.get(start..self.at).unwrap_or_default();
        let text = read_quoted(slice).unwrap_or_else(|error| {
            self.leaf_mistake(start, slice, error);
            slice.to_owned()
        });
        Node::Scalar(Scalar { text, quoted: true })
    }

    fn leaf_mistake(&mut self, start: usize, slice: &str, error: LeafError) {
        if self.mistake.is_none() {
            let (range, finding) = mistakes::of_leaf(slice, error);
            self.mistake = Some(finding.at(self.span(start + range.start, start + range.end)));
        }
    }

    fn plain(&mut self) -> Node {
        let start = self.at;
        while self.peek().is_some() && !self.plain_ends_here(start) {
            self.at += 1;
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        let raw = raw.trim_end_matches([' ', '\t', '\n', '\r']);
        self.at = start + raw.len();
        if raw.is_empty() {
            let length = self.character_length();
            self.stop(start, start + length, mistakes::expected_comma(']'));
            return Node::Null;
        }
        self.check_plain(start, raw);
        plain_node(fold(raw))
    }

    fn plain_ends_here(&self, start: usize) -> bool {
        match self.peek() {
            Some(b',' | b'[' | b']' | b'{' | b'}') => true,
            Some(b':') => self.ends_plain(self.at),
            Some(b'#') if self.at > start => self.byte(self.at - 1).is_some_and(is_space),
            _ => false,
        }
    }

    fn check_plain(&mut self, start: usize, raw: &str) {
        if let Err(error) = check_characters(raw) {
            self.leaf_mistake(start, raw, error);
            return;
        }
        let lone = raw.len() == 1 || raw.as_bytes().get(1).copied().is_some_and(is_space);
        let finding = match raw.as_bytes().first() {
            Some(b'#') => mistakes::hash_value("", raw),
            Some(b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`') => {
                mistakes::reserved_start("", raw)
            }
            Some(b'-' | b'?') if lone => mistakes::reserved_start("", raw),
            _ => return,
        };
        if self.mistake.is_none() {
            self.mistake = Some(finding.at(self.span(start, start + raw.len())));
        }
    }

    /// Reads over blanks, line ends and comments; a `#` glued to a word is left for a finding.
    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'#' && self.is_comment() {
                self.at += self.rest_of_line().len();
            } else {
                return;
            }
        }
    }

    fn is_comment(&self) -> bool {
        let after_blank = self.at.checked_sub(1).and_then(|at| self.byte(at)).is_some_and(is_space);
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        after_blank && !rest.starts_with(char::is_alphanumeric)
    }

    fn ends_plain(&self, colon: usize) -> bool {
        self.byte(colon + 1)
            .is_none_or(|next| is_space(next) || matches!(next, b',' | b'[' | b']' | b'{' | b'}'))
    }

    fn rest_of_line(&self) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.split(['\n', '\r']).next().unwrap_or_default().trim_end()
    }

    fn character_length(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map_or(0, char::len_utf8)
    }

    fn unclosed(&mut self, open: usize) {
        let bracket = self.byte(open).map_or('[', char::from);
        self.stop(open, open + 1, mistakes::unclosed_bracket(bracket));
    }

    fn stop(&mut self, start: usize, end: usize, finding: Diagnostic) {
        let span = self.span(start, end);
        self.stop.get_or_insert_with(|| finding.at(span));
    }

    fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(start, end).shifted(self.offset)
    }
}

fn is_space(byte: u8) -> bool {
    is_blank(byte) || matches!(byte, b'\n' | b'\r')
}

/// Joins the lines of a plain scalar: one line end is a space, each further one a line end (YAML 1.2 §6.5).
pub(super) fn fold(raw: &str) -> String {
    if !raw.contains(['\n', '\r']) {
        return raw.to_owned();
    }
    let lines = super::lines::cut(raw);
    let mut out = String::with_capacity(raw.len());
    let mut blank = 0;
    for line in &lines {
        if line.is_blank() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank == 0 { " " } else { "" });
            out.extend(std::iter::repeat_n('\n', blank));
        }
        blank = 0;
        out.push_str(raw.get(line.start..line.end).unwrap_or_default());
    }
    out
}
