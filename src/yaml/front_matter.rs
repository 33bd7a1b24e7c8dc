//! A content file's text in; where its front matter and its Markdown stand out.

use std::ops::Range;

use super::lines;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::say;

/// The byte order mark that Windows editors put at the beginning of a file.
const BOM: char = '\u{FEFF}';

/// The two parts of a content file, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What stands between the `---` lines; none when the file doesn't begin with such a line.
    pub front: Option<Range<usize>>,
    /// Where the Markdown begins.
    pub body: usize,
}

/// Splits a file at its `---` lines; a byte order mark and blank lines may stand before the first.
///
/// Front matter that is never closed is a finding at its opening line; the body is then empty.
pub fn split(text: &str) -> (Split, Vec<Diagnostic>) {
    let bom = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    let inside = text.get(bom..).unwrap_or_default();
    let mut rules = rules(inside);
    let opens = rules.next().filter(|rule| inside.get(..rule.start).is_some_and(is_white));
    let Some(open) = opens else {
        return (Split { front: None, body: bom }, Vec::new());
    };
    match rules.next() {
        Some(close) => {
            let front = Some(bom + open.end..bom + close.start);
            (Split { front, body: bom + close.end }, Vec::new())
        }
        None => {
            let start = bom + open.start;
            let finding = unclosed().at(Span::new(start, start + 3));
            (Split { front: None, body: text.len() }, vec![finding])
        }
    }
}

fn is_white(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The lines that are `---`, each with its line end.
fn rules(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let rest = text.get(at..)?;
            let length = lines::length(rest);
            let begin = at;
            at += length.whole;
            if rest.get(..length.content).is_some_and(|line| line.trim_end() == "---") {
                return Some(begin..at);
            }
        }
        None
    })
}

fn unclosed() -> Diagnostic {
    Diagnostic::new(
        Code::UnclosedFrontMatter,
        say!(
            "Phần đầu trang mở bằng `---` ở đây nhưng không được đóng.",
            "The front matter opened by `---` here is never closed."
        ),
    )
    .hint(say!(
        "Thêm một dòng `---` giữa phần khai báo và bài viết.",
        "Add a line `---` between the front matter and the text."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let (split, findings) = split(text);
        assert_eq!(findings, []);
        (split.front.map(|range| &text[range]), &text[split.body..])
    }

    #[test]
    fn cuts_at_the_first_two_rules() {
        assert_eq!(parts("---\na: b\n---\nc\n---\nd"), (Some("a: b\n"), "c\n---\nd"));
        assert_eq!(parts("\u{FEFF}---\na: b\n---"), (Some("a: b\n"), ""));
        assert_eq!(parts("--- \r\na: b\r\n---\r\nc"), (Some("a: b\r\n"), "c"));
        assert_eq!(parts("\n---\n---\nc"), (Some(""), "c"));
    }

    #[test]
    fn a_file_may_have_none() {
        assert_eq!(parts("# a\n\n---\n\nb\n---\n"), (None, "# a\n\n---\n\nb\n---\n"));
        assert_eq!(parts("----\na\n---\n"), (None, "----\na\n---\n"));
        assert_eq!(parts(""), (None, ""));
        assert_eq!(parts("\u{FEFF}a"), (None, "a"));
    }

    #[test]
    fn an_unclosed_one_is_told_at_its_opening() {
        let text = "\u{FEFF}---\ntitle: a\n\nb\n";
        let (split, findings) = split(text);
        assert_eq!(split, Split { front: None, body: text.len() });
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, Code::UnclosedFrontMatter);
        assert_eq!(findings[0].span, Some(Span::new(3, 6)));
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_the_rules_is_lost(text in "(---|\\n|\\r\\n|\\r| |[a-cđ]|\u{FEFF}){0,30}") {
            let (split, findings) = split(&text);
            let body = text.get(split.body..).unwrap();
            match split.front {
                Some(front) => {
                    let before = text.get(..front.start).unwrap().trim_start_matches(BOM);
                    proptest::prop_assert_eq!(before.trim(), "---");
                    let between = text.get(front.end..split.body).unwrap();
                    proptest::prop_assert_eq!(between.trim(), "---");
                }
                None => {
                    let told = !findings.is_empty();
                    proptest::prop_assert!(told || text.strip_prefix(BOM).unwrap_or(&text) == body);
                }
            }
        }
    }
}
