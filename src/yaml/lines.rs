//! A YAML text in, its lines out: where each begins, how far it is indented, where its content stands.
//!
//! Lines end at `\n`, `\r\n` or a lone `\r`.

/// A line; all offsets are bytes into the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte of the line.
    pub(super) begin: usize,
    /// First byte that is no indentation; moved behind the dash while a list item is read.
    pub(super) start: usize,
    /// One past the last byte that is no blank.
    pub(super) end: usize,
    /// Column of `start`; moved with it.
    pub(super) indent: usize,
    /// The first character of the indentation that is no space, until it was reported.
    pub(super) odd: Option<usize>,
    /// Whether `start` was moved behind a dash.
    pub(super) dashed: bool,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.start >= self.end
    }
}

/// A tab counts as two columns, so that the rest of a block indented by tabs can still be read.
const TAB_COLUMNS: usize = 2;

/// Cuts a text into lines; an empty text has none.
pub(super) fn cut(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut begin = 0;
    while begin < text.len() {
        let rest = text.get(begin..).unwrap_or_default();
        let length = length(rest);
        lines.push(measure(begin, rest.get(..length.content).unwrap_or_default()));
        begin += length.whole;
    }
    lines
}

/// How long a line is, in bytes, without and with its line end.
pub(super) struct Length {
    pub(super) content: usize,
    pub(super) whole: usize,
}

/// The length of the first line of a text.
pub(super) fn length(text: &str) -> Length {
    let content = text.find(['\n', '\r']).unwrap_or(text.len());
    let ending = match text.as_bytes().get(content..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        _ => 0,
    };
    Length { content, whole: content + ending }
}

fn measure(begin: usize, content: &str) -> Line {
    let mut indent = 0;
    let mut start = begin + content.len();
    let mut odd = None;
    for (index, character) in content.char_indices() {
        match character {
            ' ' => indent += 1,
            _ if is_odd_space(character) => {
                odd.get_or_insert(begin + index);
                indent += match character {
                    '\t' => TAB_COLUMNS,
                    '\u{200B}' | '\u{FEFF}' => 0,
                    _ => 1,
                };
            }
            _ => {
                start = begin + index;
                break;
            }
        }
    }
    let end = begin + content.trim_end_matches([' ', '\t']).len();
    Line { begin, start, end: end.max(start), indent, odd, dashed: false }
}

/// White space that people take for a space and YAML doesn't: tabs, and what word processors paste.
fn is_odd_space(character: char) -> bool {
    matches!(character, '\t' | '\u{200B}' | '\u{FEFF}')
        || (character.is_whitespace() && !character.is_ascii() && character != '\u{85}')
}

/// Whether a byte separates tokens within a line.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// A key found at the beginning of a line's content; offsets are bytes into that content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyCut {
    /// One past the key's last byte (its closing quote, if it has one).
    pub(super) key_end: usize,
    /// The colon.
    pub(super) colon: usize,
}

/// Finds `key:` followed by a blank or the line's end.
pub(super) fn find_key(content: &str) -> Option<KeyCut> {
    let bytes = content.as_bytes();
    match bytes.first()? {
        quote @ (b'"' | b'\'') => {
            let close = closing_quote(bytes, 0, *quote)?;
            let blanks = bytes.get(close + 1..)?.iter().take_while(|byte| is_blank(**byte)).count();
            let colon = close + 1 + blanks;
            is_key_colon(bytes, colon).then_some(KeyCut { key_end: close + 1, colon })
        }
        // These begin values; the colons in them are their own.
        b'[' | b'{' | b'|' | b'>' | b'#' => None,
        _ => {
            let colon = find_colon(bytes)?;
            let key_end = content.get(..colon)?.trim_end().len();
            (key_end > 0).then_some(KeyCut { key_end, colon })
        }
    }
}

/// The first colon before a blank or the end that no comment hides.
pub(super) fn find_colon(bytes: &[u8]) -> Option<usize> {
    let mut before = b' ';
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b':' if is_key_colon(bytes, index) => return Some(index),
            b'#' if is_blank(before) => return None,
            _ => before = *byte,
        }
    }
    None
}

fn is_key_colon(bytes: &[u8], index: usize) -> bool {
    bytes.get(index) == Some(&b':') && bytes.get(index + 1).is_none_or(|next| is_blank(*next))
}

/// Where the quote opened at `open` closes; backslash escapes and doubled `'` are skipped.
pub(super) fn closing_quote(bytes: &[u8], open: usize, quote: u8) -> Option<usize> {
    let mut index = open + 1;
    while let Some(byte) = bytes.get(index) {
        let next = bytes.get(index + 1);
        index += match byte {
            b'\\' if quote == b'"' => 2,
            b'\'' if quote == b'\'' && next == Some(&b'\'') => 2,
            byte if *byte == quote => return Some(index),
            _ => 1,
        };
    }
    None
}

/// Where a comment begins in a plain text: its `#` stands after a blank.
pub(super) fn find_comment(content: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    content.match_indices('#').map(|(index, _)| index).find(|index| {
        index.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|b| is_blank(*b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ending_ends_a_line() {
        let text = "a\r\n  b  \rc\n\n";
        let lines = cut(text);
        let contents: Vec<&str> = lines.iter().map(|line| &text[line.start..line.end]).collect();
        assert_eq!(contents, ["a", "b", "c", ""]);
        assert_eq!(lines[1].indent, 2);
    }

    #[test]
    fn tabs_and_pasted_spaces_are_noticed_and_counted() {
        let lines = cut("\tname: x\n\u{a0}\u{a0}name: y\n \t \n");
        assert_eq!((lines[0].indent, lines[0].odd), (2, Some(0)));
        assert_eq!((lines[1].indent, lines[1].odd), (2, Some(9)));
        assert!(lines[2].is_blank());
    }

    #[test]
    fn keys_end_at_a_colon_before_a_blank() {
        let cut = |key_end, colon| Some(KeyCut { key_end, colon });
        assert_eq!(find_key("title: x"), cut(5, 5));
        assert_eq!(find_key("title :"), cut(5, 6));
        assert_eq!(find_key("a:b: c"), cut(3, 3));
        assert_eq!(find_key("'it''s' : c"), cut(7, 8));
        assert_eq!(find_key(r#""a: \" b": c"#), cut(9, 9));
        assert_eq!(find_key(r#""a: b""#), None);
        assert_eq!(find_key("https://a"), None);
        assert_eq!(find_key("a #b: c"), None);
        assert_eq!(find_key("{a: b}"), None);
        assert_eq!(find_key(": b"), None);
        assert_eq!(find_key(""), None);
    }
}
