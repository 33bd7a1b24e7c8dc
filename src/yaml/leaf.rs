//! The place behind a colon or dash in; the value that begins there out: a scalar, a flow collection, or what is below.

use super::flow::{fold, read_flow};
use super::lines::{Line, closing_quote, find_colon, find_comment, is_blank};
use super::mended::in_curly_quotes;
use super::read::{check_characters, plain_node, read_block, read_quoted};
use super::scan::{Place, Scanner};
use super::{Node, Scalar, Spanned, mistakes};
use crate::diagnostics::Diagnostic;

impl<'a> Scanner<'a> {
    /// Reads the value that begins behind `after` on the current line; goes behind all of its lines.
    pub(super) fn value(&mut self, after: usize, place: Place<'a>) -> Spanned<Node> {
        let Some(line) = self.lines.get(self.at).copied() else {
            return self.null_at(after);
        };
        let behind = self.text.get(after..line.end).unwrap_or_default();
        let rest = behind.trim_start_matches([' ', '\t']);
        let start = after + (behind.len() - rest.len());
        match rest.as_bytes() {
            [] | [b'#', ..] => self.value_below(after, start, rest, place),
            [quote @ (b'"' | b'\''), ..] => self.quoted(start, *quote, &line, place),
            [b'[' | b'{', ..] => self.flow(start, &line, place),
            [b'|' | b'>', ..] => self.block_scalar(start, &line, place),
            [b'&' | b'!', ..] if names_what_is_below(rest) => {
                self.report(start, line.end, mistakes::reserved_start(place.prefix, rest));
                self.at += 1;
                self.below(place).unwrap_or_else(|| self.null_at(start))
            }
            [b'-' | b'?', next, ..] if is_blank(*next) => {
                self.broken(start, &line, place, mistakes::item_beside_key(place.prefix))
            }
            [b'-' | b'?'] => {
                self.broken(start, &line, place, mistakes::reserved_start(place.prefix, rest))
            }
            [b'&' | b'*' | b'!' | b'%' | b'@' | b'`' | b',' | b']' | b'}', ..] => {
                self.broken(start, &line, place, mistakes::reserved_start(place.prefix, rest))
            }
            _ => self.plain(start, &line, place),
        }
    }

    /// Nothing but perhaps a comment stands on the line.
    fn value_below(
        &mut self,
        after: usize,
        start: usize,
        comment: &str,
        place: Place<'a>,
    ) -> Spanned<Node> {
        self.at += 1;
        if let Some(node) = self.below(place) {
            return node;
        }
        if !is_glued_hash(comment) {
            return self.null_at(after);
        }
        let end = start + comment.len();
        self.report(start, end, mistakes::hash_value(place.prefix, comment));
        self.text_node(start, end, comment)
    }

    /// Reports a value that begins wrongly, and takes its first line as the text it was meant to be.
    fn broken(
        &mut self,
        start: usize,
        line: &Line,
        place: Place<'a>,
        finding: Diagnostic,
    ) -> Spanned<Node> {
        self.report(start, line.end, finding);
        self.skip_entry(place.parent);
        let text = self.text.get(start..line.end).unwrap_or_default();
        self.text_node(start, line.end, text)
    }

    fn text_node(&self, start: usize, end: usize, text: &str) -> Spanned<Node> {
        let scalar = Scalar { text: text.to_owned(), quoted: false };
        Spanned { value: Node::Scalar(scalar), span: self.span(start, end) }
    }

    fn plain(&mut self, start: usize, line: &Line, place: Place<'a>) -> Spanned<Node> {
        let rest = self.text.get(start..line.end).unwrap_or_default();
        let comment = find_comment(rest);
        let first = rest.get(..comment.unwrap_or(rest.len())).unwrap_or_default();
        let first = first.trim_end_matches([' ', '\t']);
        if find_colon(first.as_bytes()).is_some() {
            let end = start + first.len();
            let finding = mistakes::colon_in_value(place.prefix, first);
            self.report(start, end, finding);
            self.skip_entry(place.parent);
            return self.text_node(start, end, first);
        }
        self.warn_of_hash(start, rest, comment, place);
        self.at += 1;
        let first_end = start + first.len();
        let end = if comment.is_some() { first_end } else { self.continuation(first_end, place) };
        // In a list quoted sayings are common: there the quotes may well be meant.
        let may_be_curly = place.below_key && end == first_end;
        if may_be_curly && in_curly_quotes(first).is_some() {
            self.report(start, end, mistakes::curly_quotes(place.prefix, first));
        }
        let raw = self.text.get(start..end).unwrap_or_default();
        if let Err(error) = check_characters(raw) {
            let (range, finding) = mistakes::of_leaf(raw, error);
            self.report(start + range.start, start + range.end, finding);
        }
        Spanned { value: plain_node(fold(raw)), span: self.span(start, end) }
    }

    /// Reads over the further lines of a plain scalar; gives its end.
    fn continuation(&mut self, first_end: usize, place: Place<'a>) -> usize {
        let mut end = first_end;
        let mut index = self.at;
        while let Some(line) = self.lines.get(index).copied() {
            if line.is_blank() {
                index += 1;
                continue;
            }
            let content = self.content(&line);
            if line.indent as isize <= place.parent || content.starts_with('#') {
                break;
            }
            if place.parent < 0 && line.indent == 0 && matches!(content, "---" | "...") {
                break;
            }
            // A colon here is a wrongly indented entry: the mapping around reports it.
            if find_colon(content.as_bytes()).is_some() {
                break;
            }
            self.report_odd_indentation(index);
            index += 1;
            self.at = index;
            let comment = find_comment(content);
            self.warn_of_hash(line.start, content, comment, place);
            let length = comment.unwrap_or(content.len());
            let text = content.get(..length).unwrap_or_default();
            end = line.start + text.trim_end_matches([' ', '\t']).len();
            if comment.is_some() {
                break;
            }
        }
        end
    }

    fn warn_of_hash(&mut self, start: usize, text: &str, comment: Option<usize>, place: Place<'a>) {
        let Some(at) = comment else { return };
        if text.get(at..).is_some_and(is_glued_hash) {
            let finding = mistakes::hash_in_value(place.prefix, text);
            self.report(start + at, start + text.len(), finding);
        }
    }

    fn quoted(&mut self, start: usize, quote: u8, line: &Line, place: Place<'a>) -> Spanned<Node> {
        let rest = self.text.get(start..line.end).unwrap_or_default();
        let close = match closing_quote(rest.as_bytes(), 0, quote) {
            Some(close) => Some(start + close),
            None => {
                let region = self.text.get(start..self.region_end(place.parent, false));
                let close = region.and_then(|r| closing_quote(r.as_bytes(), 0, quote));
                close.map(|close| start + close)
            }
        };
        let unclosed = || mistakes::unclosed_quote(place.prefix, rest, char::from(quote));
        let Some(close) = close else {
            let mut node = self.broken(start, line, place, unclosed());
            if let Node::Scalar(scalar) = &mut node.value {
                // The quote is none of the text that was meant.
                scalar.text = scalar.text.chars().skip(1).collect();
            }
            return node;
        };
        let last = self.line_of(close);
        let end = close + 1;
        if self.text_behind(end, last).is_some() {
            let one_line = last == self.at;
            let text_after = || mistakes::text_after_quote(place.prefix, rest);
            let finding = if one_line { text_after() } else { unclosed() };
            return self.broken(start, line, place, finding);
        }
        self.at = last + 1;
        let slice = self.text.get(start..end).unwrap_or_default();
        let text = read_quoted(slice).unwrap_or_else(|error| {
            let (range, finding) = mistakes::of_leaf(slice, error);
            self.report(start + range.start, start + range.end, finding);
            slice.to_owned()
        });
        let value = Node::Scalar(Scalar { text, quoted: true });
        Spanned { value, span: self.span(start, end) }
    }

    fn flow(&mut self, start: usize, line: &Line, place: Place<'a>) -> Spanned<Node> {
        let region = self.text.get(..self.region_end(place.parent, true)).unwrap_or_default();
        let mut findings = Vec::new();
        let read = read_flow(region, start, self.offset, place.depth + 1, &mut findings);
        self.findings.append(&mut findings);
        if read.stopped {
            self.at = self.line_of(region.len());
            self.skip_entry(place.parent);
            return read.node;
        }
        let last = self.line_of(read.end);
        if let Some(behind) = self.text_behind(read.end, last) {
            let rest = self.text.get(start..line.end).unwrap_or_default();
            let finding = mistakes::text_after_bracket(place.prefix, rest);
            self.report(behind, self.lines.get(last).map_or(behind, |line| line.end), finding);
            self.at = last;
            self.skip_entry(place.parent);
            return read.node;
        }
        self.at = last + 1;
        read.node
    }

    fn block_scalar(&mut self, start: usize, line: &Line, place: Place<'a>) -> Spanned<Node> {
        let rest = self.text.get(start..line.end).unwrap_or_default();
        let header = rest.get(..find_comment(rest).unwrap_or(rest.len())).unwrap_or_default();
        let header = header.trim_end_matches([' ', '\t']);
        let Some(indicator) = block_indicator(header) else {
            return self.broken(start, line, place, mistakes::block_header(place.prefix, rest));
        };
        let strip = usize::try_from(place.parent).unwrap_or(0);
        let fixed = indicator.map(|columns| strip + columns);
        let mut slice = format!("{header}\n");
        let mut end = start + header.len();
        let mut column = fixed;
        let before = self.findings.len();
        self.at += 1;
        while let Some(line) = self.lines.get(self.at).copied() {
            if !line.is_blank() {
                let least =
                    column.unwrap_or_else(|| usize::try_from(place.parent + 1).unwrap_or(0));
                if line.indent < least {
                    break;
                }
                column.get_or_insert(line.indent);
                if line.odd.is_some_and(|odd| odd < line.begin + column.unwrap_or(0)) {
                    self.report_odd_indentation(self.at);
                }
                end = line.end;
            }
            self.at += 1;
            let next = self.lines.get(self.at).map_or(self.text.len(), |next| next.begin);
            let whole = self.text.get(line.begin..next).unwrap_or_default();
            let blanks = whole.bytes().take(strip).take_while(|byte| *byte == b' ').count();
            slice.push_str(whole.get(blanks..).unwrap_or_default());
        }
        let told = self.findings.len() > before;
        self.block_text(start, end, &slice, told)
    }

    /// `told`: whether the scalar has its finding already, an odd indentation.
    fn block_text(&mut self, start: usize, end: usize, slice: &str, told: bool) -> Spanned<Node> {
        let text = read_block(slice).unwrap_or_else(|error| {
            let raw = self.text.get(start..end).unwrap_or_default();
            // The slice's offsets are not the file's, so a bad character is looked for again.
            let error = check_characters(raw).err().unwrap_or(error);
            let (range, finding) = mistakes::of_leaf(raw, error);
            if !told {
                self.report(start + range.start, start + range.end, finding);
            }
            slice.split_once('\n').map(|(_, lines)| lines.to_owned()).unwrap_or_default()
        });
        let value = Node::Scalar(Scalar { text, quoted: true });
        Spanned { value, span: self.span(start, end) }
    }

    /// The end of the lines below the current one that belong to it. Closing brackets may stand further out.
    fn region_end(&self, parent: isize, brackets: bool) -> usize {
        let mut end = self.lines.get(self.at).map_or(self.text.len(), |line| line.end);
        for line in self.lines.iter().skip(self.at + 1) {
            if line.is_blank() {
                continue;
            }
            let closes = brackets && self.content(line).starts_with([']', '}']);
            if line.indent as isize <= parent && !closes {
                break;
            }
            end = line.end;
        }
        end
    }

    /// The line that holds an offset, looked for from the current one on.
    fn line_of(&self, offset: usize) -> usize {
        let after = self.lines.iter().skip(self.at + 1).take_while(|line| line.begin <= offset);
        self.at + after.count()
    }

    /// Where text that is no comment stands behind a closed value.
    fn text_behind(&self, end: usize, line: usize) -> Option<usize> {
        let line_end = self.lines.get(line)?.end;
        let behind = self.text.get(end..line_end)?;
        let rest = behind.trim_start_matches([' ', '\t']);
        let is_comment = rest.starts_with('#') && rest.len() < behind.len();
        (!rest.is_empty() && !is_comment).then(|| end + (behind.len() - rest.len()))
    }
}

/// `&anchor` or `!tag` alone on the line: the value itself is below.
fn names_what_is_below(rest: &str) -> bool {
    !rest.contains([' ', '\t'])
}

/// `#BinhDangGioi` and `#C2410C` are no comments to people; `# so` and `#---` are.
fn is_glued_hash(comment: &str) -> bool {
    comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// The indentation that a block scalar's header fixes, if any; none at all when it is no such header.
fn block_indicator(header: &str) -> Option<Option<usize>> {
    let (mut digits, mut signs) = (None, 0);
    for character in header.chars().skip(1) {
        match character {
            '+' | '-' => signs += 1,
            '1'..='9' if digits.is_none() => digits = character.to_digit(10),
            _ => return None,
        }
    }
    (signs <= 1).then_some(digits.and_then(|digit| usize::try_from(digit).ok()))
}
