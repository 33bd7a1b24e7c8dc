//! A text in, its words out: runs of letters, with their places.

use std::ops::Range;

/// The runs of characters without white space.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text, |c| !c.is_whitespace())
}

/// The runs of characters for which `belongs` is true.
pub(super) fn runs(
    text: &str,
    belongs: impl Fn(char) -> bool + Copy,
) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(belongs)?;
        let rest = text.get(start..)?;
        let end = start + rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        at = end;
        Some(start..end)
    })
}

/// The lines of a part of a text, without their ends (`\n`, `\r\n`).
pub(super) fn lines(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = part.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..part.end).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length)?;
        let start = at;
        at += (length + 1).min(rest.len());
        Some(start..start + line.strip_suffix('\r').unwrap_or(line).len())
    })
}

/// Letters of the Latin script, and marks that stand apart from theirs.
pub(super) fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c))
        || ('\u{300}'..='\u{36F}').contains(&c)
}
