//! One leaf of a YAML text in (a plain, quoted or block scalar), its text out.
//!
//! One-line scalars, by far the most, are read here; yaml_serde reads all that has rules of folding or escapes.

use std::ops::Range;

use super::{Node, Scalar};

/// Why a leaf can't be read; the range is in bytes of the slice that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LeafError {
    /// `\` before a character that has no meaning after it.
    Escape(Range<usize>),
    /// A character that YAML doesn't allow at all.
    Control(Range<usize>),
    /// Anything else, in yaml_serde's words.
    Other(String),
}

/// Undoes the quotes of a scalar written with them; line breaks inside fold to spaces.
pub(super) fn read_quoted(slice: &str) -> Result<String, LeafError> {
    check_characters(slice)?;
    let inner = slice.get(1..slice.len().saturating_sub(1)).unwrap_or_default();
    let one_line = !inner.contains(['\n', '\r']);
    if slice.starts_with('\'') && one_line {
        return Ok(inner.replace("''", "'"));
    }
    if slice.starts_with('"') {
        if one_line && !inner.contains('\\') {
            return Ok(inner.to_owned());
        }
        check_escapes(slice)?;
    }
    by_yaml_serde(slice)
}

/// Reads `|` or `>` with its lines, which must be indented against column 0.
pub(super) fn read_block(slice: &str) -> Result<String, LeafError> {
    check_characters(slice)?;
    by_yaml_serde(slice)
}

/// A plain scalar: the words for nothing are nothing, all else stays as written.
pub(super) fn plain_node(text: String) -> Node {
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        _ => Node::Scalar(Scalar { text, quoted: false }),
    }
}

/// Refuses control characters: YAML 1.2 §5.1 allows only tabs and line ends of them.
pub(super) fn check_characters(slice: &str) -> Result<(), LeafError> {
    let found = slice.char_indices().find(|(_, character)| {
        (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
            || matches!(character, '\u{FFFE}' | '\u{FFFF}')
    });
    match found {
        Some((at, character)) => Err(LeafError::Control(at..at + character.len_utf8())),
        None => Ok(()),
    }
}

fn by_yaml_serde(slice: &str) -> Result<String, LeafError> {
    serde_yaml::from_str::<String>(slice).map_err(|error| LeafError::Other(error.to_string()))
}

fn check_escapes(slice: &str) -> Result<(), LeafError> {
    let mut characters = slice.char_indices();
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let Some((next_at, next)) = characters.next() else { break };
        let digits = match next {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '0' | 'a' | 'b' | 't' | '\t' | 'n' | 'v' | 'f' | 'r' | 'e' | ' ' | '"' | '/' | '\\'
            | 'N' | '_' | 'L' | 'P' | '\n' | '\r' => 0,
            _ => return Err(LeafError::Escape(at..next_at + next.len_utf8())),
        };
        let hex = slice.get(next_at + 1..).unwrap_or_default();
        if hex.bytes().take(digits).filter(u8::is_ascii_hexdigit).count() < digits {
            return Err(LeafError::Escape(at..next_at + 1));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_are_undone() {
        assert_eq!(read_quoted("'it''s'").as_deref(), Ok("it's"));
        assert_eq!(read_quoted(r#""a \"b\" \u00e0""#).as_deref(), Ok(r#"a "b" à"#));
        assert_eq!(read_quoted("\"a\n   b\n\n   c\"").as_deref(), Ok("a b\nc"));
        assert_eq!(read_quoted("'a\r\n   b'").as_deref(), Ok("a b"));
        assert_eq!(read_quoted("\"\"").as_deref(), Ok(""));
    }

    #[test]
    fn a_bad_escape_is_placed() {
        assert_eq!(read_quoted(r#""C:\Data""#), Err(LeafError::Escape(3..5)));
        assert_eq!(read_quoted(r#""\u12""#), Err(LeafError::Escape(1..3)));
        assert_eq!(read_quoted("\"a\u{1}\""), Err(LeafError::Control(2..3)));
    }

    #[test]
    fn block_scalars_fold_or_keep_their_lines() {
        assert_eq!(read_block("|\n  a\n  b\n").as_deref(), Ok("a\nb\n"));
        assert_eq!(read_block(">-\n  a\n  b\n").as_deref(), Ok("a b"));
        assert_eq!(read_block("|1\n  a\n").as_deref(), Ok(" a\n"));
    }
}
