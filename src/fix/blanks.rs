//! A text in; out its blanks that are none, or that nobody sees: special spaces in front matter, blanks at the ends
//! of lines, a last line without end.

use std::ops::Range;
use std::sync::Arc;

use super::words::lines;
use super::{Mend, Parts};
use crate::diagnostics::Message;
use crate::say;

/// Special spaces in keys, and blanks at the ends of lines.
pub(super) fn in_front_matter(path: &Arc<str>, text: &str, parts: &Parts) -> Vec<Mend> {
    let mut mends = Vec::new();
    for line in lines(text, parts.front.clone()) {
        let written = text.get(line.clone()).unwrap_or_default();
        let key = written.split(':').next().unwrap_or_default();
        for (at, space) in key.char_indices().filter(|(_, c)| is_special_space(*c)) {
            let start = line.start + at;
            let range = start..start + space.len_utf8();
            mends.push(mend(path, range, " ", special_space()));
        }
        mends.extend(trailing(text, line).map(|range| mend(path, range, "", at_the_end())));
    }
    mends
}

/// Special spaces at the beginnings of lines.
pub(super) fn at_beginnings(path: &Arc<str>, text: &str, parts: &Parts) -> Vec<Mend> {
    let found = lines(text, parts.body.clone()).filter_map(|line| {
        let written = text.get(line.clone())?;
        let indent = written.len() - written.trim_start_matches(is_blank_or_special).len();
        let indentation = written.get(..indent).filter(|_| indent < written.len())?;
        let plain = indentation.replace(is_special_space, "");
        let range = line.start..line.start + indent;
        (plain != indentation).then(|| mend(path, range, &plain, special_space()))
    });
    found.filter(|mend| !parts.is_code(&mend.range)).collect()
}

/// Blanks at the ends of lines.
pub(super) fn at_ends(path: &Arc<str>, text: &str, parts: &Parts) -> Vec<Mend> {
    lines(text, parts.body.clone())
        .filter(|line| !parts.is_code(line))
        .filter_map(|line| trailing(text, line))
        .map(|range| mend(path, range, "", at_the_end()))
        .collect()
}

/// A line end for the last line, of the kind that the file has.
pub(super) fn last_line(path: &Arc<str>, text: &str) -> Option<Mend> {
    if text.is_empty() || text.ends_with(['\n', '\r']) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let why = say!("thiếu dấu xuống dòng ở cuối tệp", "no line end at the end of the file");
    Some(mend(path, text.len()..text.len(), end, why))
}

fn mend(path: &Arc<str>, range: Range<usize>, replacement: &str, why: Message) -> Mend {
    Mend { path: Arc::clone(path), range, replacement: replacement.to_owned(), why }
}

fn trailing(text: &str, line: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(line.clone())?;
    let kept = written.trim_end_matches([' ', '\t']).len();
    (kept < written.len()).then(|| line.start + kept..line.end)
}

fn is_blank_or_special(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_special_space(c)
}

/// Spaces that word processors and web pages use beside the ordinary one.
pub(super) fn is_special_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

fn special_space() -> Message {
    say!(
        "dấu cách đặc biệt (chép từ Word hay trang web) thay cho dấu cách thường",
        "a special space, pasted from Word or a web page, instead of an ordinary one"
    )
}

fn at_the_end() -> Message {
    say!("dấu cách thừa ở cuối dòng", "blanks at the end of the line")
}
