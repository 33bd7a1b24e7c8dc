//! From a byte offset to a line and a column; in comes a text, out comes a place that a person can find.

/// A place as people count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where the texts of files can be had when a finding is shown.
pub trait Texts {
    /// The text of the file at `path` (relative to the root), as it was read.
    fn text(&self, path: &str) -> Option<&str>;
}

/// The line and column of a byte offset; an offset inside a character counts as that character.
pub fn line_column(text: &str, offset: usize) -> LineColumn {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    LineColumn {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "một\nhai ba\n";
        assert_eq!(line_column(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(line_column(text, "một".len()), LineColumn { line: 1, column: 4 });
        assert_eq!(line_column(text, text.find("ba").unwrap()), LineColumn { line: 2, column: 5 });
        assert_eq!(line_column(text, 999), LineColumn { line: 3, column: 1 });
    }
}
