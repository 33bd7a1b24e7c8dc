//! A text in; the lines that may open or close a block out, and the text with these lines masked.
//!
//! Masked as well: a `:` that begins a line without a space after it. To pulldown-cmark it would begin
//! a definition, and make a list of terms out of `:)`.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

/// A line at column 0 that opens, closes or is a block, unless it turns out to be code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BlockLine {
    /// The line without its ending.
    pub(super) range: Range<usize>,
    /// How many colons it begins with.
    pub(super) colons: usize,
    pub(super) role: Role,
}

/// How far from its line's beginning a colon may stand and still begin a definition.
const MAX_MARGIN: usize = 256;

/// What a line does if it is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `::name …`
    Single,
    /// `:::name …`
    Opening,
    /// `:::`
    Closing,
}

/// Stands for a masked `:`. No text needs this control character.
const COLON: char = '\u{1F}';

/// A text whose block lines are thematic breaks, at the same offsets.
#[derive(Debug)]
pub(super) struct Mask<'a> {
    text: Cow<'a, str>,
    lines: Vec<BlockLine>,
    /// Ranges of HTML that are passed over, in order.
    blanked: Vec<Range<usize>>,
}

impl<'a> Mask<'a> {
    /// Masks the block lines of `text`, and blanks the ranges of HTML that are to be passed over.
    pub(super) fn new(text: &'a str, html: &[Range<usize>]) -> Self {
        let lines = block_lines(text);
        let colons = loose_colons(text);
        if lines.is_empty() && html.is_empty() && colons.is_empty() {
            return Mask { text: Cow::Borrowed(text), lines, blanked: Vec::new() };
        }
        let mut bytes = text.as_bytes().to_vec();
        for range in html {
            for byte in bytes.get_mut(range.clone()).into_iter().flatten() {
                if !matches!(byte, b'\n' | b'\r') {
                    *byte = b' ';
                }
            }
        }
        for line in &lines {
            if let Some(line) = bytes.get_mut(line.range.clone()) {
                line.fill(b'_');
            }
        }
        for colon in colons {
            if let Some(byte @ b':') = bytes.get_mut(colon) {
                *byte = COLON as u8;
            }
        }
        // Whole lines are overwritten with ASCII, so this is UTF-8 as before.
        let text = String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned);
        let mut blanked = html.to_vec();
        blanked.sort_by_key(|range| range.end);
        Mask { text, lines, blanked }
    }

    /// The text for the Markdown parser.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether anything was masked.
    pub(super) fn is_masked(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// Undoes masked colons in a text that isn't a part of the masked one: a title, code over several lines.
    pub(super) fn restored<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        match self.is_masked() && text.contains(COLON) {
            true => text.replace(COLON, ":").into(),
            false => text,
        }
    }

    /// The block line that begins at an offset.
    pub(super) fn line_at(&self, start: usize) -> Option<&BlockLine> {
        let found = self.lines.binary_search_by_key(&start, |line| line.range.start);
        found.ok().and_then(|index| self.lines.get(index))
    }

    /// The HTML that was passed over up to an offset.
    pub(super) fn blanked_before(&self, end: usize) -> Option<Range<usize>> {
        let found = self.blanked.binary_search_by_key(&end, |range| range.end);
        found.ok().and_then(|index| self.blanked.get(index).cloned())
    }

    /// The first block line within a range.
    pub(super) fn first_line_in(&self, range: &Range<usize>) -> Option<&BlockLine> {
        let first = self.lines.partition_point(|line| line.range.start < range.start);
        self.lines.get(first).filter(|line| line.range.start < range.end)
    }
}

fn block_lines(text: &str) -> Vec<BlockLine> {
    let mut found = Vec::new();
    let mut longest_opening = 0;
    let mut from = 0;
    while let Some(start) = next_line_of_colons(text, from) {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let colons = line.bytes().take_while(|byte| *byte == b':').count();
        if let Some(role) = role(line.get(colons..).unwrap_or_default(), colons)
            // A closing fence before any opening one is text.
            && (role != Role::Closing || colons <= longest_opening)
        {
            if role == Role::Opening {
                longest_opening = longest_opening.max(colons);
            }
            found.push(BlockLine { range: start..start + length, colons, role });
        }
        from = start + length;
    }
    found
}

/// Where the next line begins that starts with `::`, from `from` on.
fn next_line_of_colons(text: &str, from: usize) -> Option<usize> {
    if from == 0 && text.starts_with("::") {
        return Some(0);
    }
    let bytes = text.as_bytes();
    let rest = text.get(from..)?;
    // A single byte is found many times faster than two.
    rest.match_indices(':').map(|(at, _)| from + at).find(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        matches!(before, Some(b'\n' | b'\r')) && bytes.get(at + 1) == Some(&b':')
    })
}

/// Colons that begin a line and aren't followed by a space.
fn loose_colons(text: &str) -> Vec<usize> {
    let is_margin = |byte: &u8| matches!(byte, b' ' | b'\t' | b'>');
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(':') {
        let margin = bytes.iter().take(at).rev().take(MAX_MARGIN).find(|byte| !is_margin(byte));
        let begins_line = matches!(margin, None | Some(b'\n' | b'\r'));
        let is_marker = matches!(bytes.get(at + 1), Some(b' ' | b'\t'));
        if begins_line && !is_marker && !is_delimiter_row(bytes.get(at..).unwrap_or_default()) {
            found.push(at);
        }
    }
    found
}

/// Whether a line is the second one of a table: `:-: | ---`.
fn is_delimiter_row(line: &[u8]) -> bool {
    let mut line = line.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    let mut has_dash = false;
    line.all(|byte| {
        has_dash |= *byte == b'-';
        matches!(byte, b':' | b'-' | b'|' | b' ' | b'\t')
    }) && has_dash
}

fn role(after_colons: &str, colons: usize) -> Option<Role> {
    match (after_colons.chars().next(), colons) {
        (Some(c), 2) if c.is_alphabetic() => Some(Role::Single),
        (Some(c), _) if c.is_alphabetic() => Some(Role::Opening),
        (_, 3..) if after_colons.trim().is_empty() => Some(Role::Closing),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(usize, usize, Role)> {
        block_lines(text).into_iter().map(|l| (l.range.start, l.colons, l.role)).collect()
    }

    #[test]
    fn lines_at_column_zero_with_a_letter_count() {
        assert_eq!(roles("::a\r\n ::b\n::: c\n:: d\nx ::e\n::1"), [(0, 2, Role::Single)]);
        assert_eq!(
            roles("::::đố\n:::b\n:::\n:::: \n:::::"),
            [
                (0, 4, Role::Opening),
                (10, 3, Role::Opening),
                (15, 3, Role::Closing),
                (19, 4, Role::Closing)
            ]
        );
        assert_eq!(roles(":::\n\n:::a"), [(5, 3, Role::Opening)]);
    }

    #[test]
    fn colons_that_begin_no_definition_are_masked() {
        assert_eq!(loose_colons(":a\n: b\n> :c d:e\n:-: | -\n  ::f\r:"), [0, 9, 26, 30]);
    }

    #[test]
    fn masking_keeps_every_offset() {
        let text = "một\n::khối số=\"1\"\r\nhai";
        let mask = Mask::new(text, &[]);
        assert_eq!(mask.text().len(), text.len());
        assert_eq!(mask.text(), "một\n_________________\r\nhai");
    }
}
