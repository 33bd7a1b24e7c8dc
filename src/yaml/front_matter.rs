//! A content file's text in; where its front matter and its Markdown stand out.

use std::ops::Range;

use super::lines;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::say;
use crate::text::nearest::key_form;

/// The byte order mark that Windows editors put at the beginning of a file.
const BOM: char = '\u{FEFF}';

/// No key that is known has more characters.
const LONGEST_KEY: usize = 30;

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
/// Front matter that is never closed, or never opened, is a finding; its lines are front matter all the same, so
/// that they cause no others.
pub fn split(text: &str) -> (Split, Vec<Diagnostic>) {
    let bom = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    let inside = text.get(bom..).unwrap_or_default();
    let mut rules = rules(inside);
    let opens = rules.next().filter(|rule| inside.get(..rule.start).is_some_and(is_white));
    let Some(open) = opens else {
        return unopened(text, bom);
    };
    if let Some(close) = rules.next() {
        let front = Some(bom + open.end..bom + close.start);
        return (Split { front, body: bom + close.end }, Vec::new());
    }
    let (start, end) = (bom + open.start, bom + open.end);
    let head = Head::read(text, end);
    let finding = unclosed(head.last).at(Span::new(start, start + 3));
    let split = if head.last.is_empty() {
        Split { front: None, body: text.len() }
    } else {
        Split { front: Some(end..head.end), body: head.end }
    };
    (split, vec![finding])
}

/// A file that begins with the lines of front matter, the title among them, and without the `---` above them.
fn unopened(text: &str, bom: usize) -> (Split, Vec<Diagnostic>) {
    let inside = text.get(bom..).unwrap_or_default();
    let start = text.len() - inside.trim_start_matches(['\n', '\r']).len();
    let head = Head::read(text, start);
    if !head.has_title {
        return (Split { front: None, body: bom }, Vec::new());
    }
    let after = text.get(head.end..).unwrap_or_default();
    let close = rules(after).next().filter(|rule| after.get(..rule.start).is_some_and(is_white));
    let body = head.end + close.as_ref().map_or(0, |rule| rule.end);
    let first =
        text.get(start..start + lines::length(text.get(start..).unwrap_or_default()).content);
    let first = first.unwrap_or_default();
    let finding = no_opening(first, close.is_none().then_some(head.last));
    let finding = finding.at(Span::new(start, start + first.trim_end().len()));
    (Split { front: Some(start..head.end), body }, vec![finding])
}

/// The lines at the beginning of a text that look like front matter.
struct Head<'a> {
    /// One past their last byte.
    end: usize,
    /// The last of them that holds a key, empty when there is none.
    last: &'a str,
    has_title: bool,
}

impl<'a> Head<'a> {
    /// Reads from `start` to the first line that is blank or no part of an entry.
    fn read(text: &'a str, start: usize) -> Head<'a> {
        let mut head = Head { end: start, last: "", has_title: false };
        while let Some(rest) = text.get(head.end..).filter(|rest| !rest.is_empty()) {
            let length = lines::length(rest);
            let line = rest.get(..length.content).unwrap_or_default().trim_end();
            match key_of(line) {
                Some(key) => {
                    head.last = line;
                    head.has_title |= matches!(key_form(key).as_str(), "title" | "tieu_de");
                }
                None if !head.last.is_empty()
                    && line.starts_with([' ', '\t', '-', '#'])
                    && line != "---" => {}
                None => break,
            }
            head.end += length.whole;
        }
        head
    }
}

/// The key of a line that most likely is an entry of front matter, no sentence with a colon in it.
fn key_of(line: &str) -> Option<&str> {
    let key = line.get(..lines::find_key(line)?.key_end)?;
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\u{A0}' | '_' | '-');
    let looks_like_one = key.starts_with(char::is_alphabetic)
        && key.chars().all(is_word)
        && key.chars().count() <= LONGEST_KEY;
    looks_like_one.then_some(key)
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

fn unclosed(last: &str) -> Diagnostic {
    let finding = Diagnostic::new(
        Code::UnclosedFrontMatter,
        say!(
            "Phần đầu trang mở bằng `---` ở đây nhưng không được đóng.",
            "The front matter opened by `---` here is never closed."
        ),
    );
    finding.hint(if last.is_empty() {
        say!(
            "Thêm một dòng `---` giữa phần khai báo và bài viết.",
            "Add a line `---` between the front matter and the text."
        )
    } else {
        say!(
            "Thêm một dòng `---` ngay dưới dòng `{last}`.",
            "Add a line `---` right below the line `{last}`."
        )
    })
}

/// `last`: the line below which the closing `---` is missing too.
fn no_opening(first: &str, last: Option<&str>) -> Diagnostic {
    let finding = Diagnostic::new(
        Code::UnopenedFrontMatter,
        say!(
            "Phần đầu trang thiếu dòng `---` mở đầu.",
            "The front matter lacks the line `---` that opens it."
        ),
    );
    let first = first.trim_end();
    finding.hint(match last {
        None => say!(
            "Thêm một dòng `---` ngay trên dòng `{first}`.",
            "Add a line `---` right above the line `{first}`."
        ),
        Some(last) => say!(
            "Thêm một dòng `---` ngay trên dòng `{first}` và một dòng `---` ngay dưới dòng `{last}`.",
            "Add a line `---` right above the line `{first}` and one right below the line `{last}`."
        ),
    })
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
        assert_eq!(split, Split { front: Some(7..16), body: 16 });
        assert_eq!(&text[split.body..], "\nb\n");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code, Code::UnclosedFrontMatter);
        assert_eq!(findings[0].span, Some(Span::new(3, 6)));
        assert!(findings[0].hint.as_ref().is_some_and(|hint| hint.vi.contains("`title: a`")));
        let (split, findings) = super::split("---\n\n# b\n");
        assert_eq!(split, Split { front: None, body: 9 });
        assert_eq!(findings[0].code, Code::UnclosedFrontMatter);
    }

    #[test]
    fn an_unopened_one_is_told_at_its_first_line() {
        for (text, front, body) in [
            ("tiêu đề: a\nngày: b\n---\nc\n", "tiêu đề: a\nngày: b\n", "c\n"),
            (
                "\u{FEFF}\ntags:\n  - x\n- y\ntitle: a\n\n---\nc",
                "tags:\n  - x\n- y\ntitle: a\n",
                "c",
            ),
            ("title: a\n\nc\n", "title: a\n", "\nc\n"),
        ] {
            let (split, findings) = split(text);
            assert_eq!(split.front.map(|range| &text[range]), Some(front), "{text:?}");
            assert_eq!(&text[split.body..], body, "{text:?}");
            assert_eq!(findings.len(), 1, "{text:?}");
            assert_eq!(findings[0].code, Code::UnopenedFrontMatter);
        }
    }

    #[test]
    fn a_text_that_begins_with_a_colon_in_a_sentence_has_none() {
        for text in ["Ghi chú: xem dưới\n---\nb\n", "Chào: a\n\nb: c\n", "title:a\n---\n"] {
            assert_eq!(parts(text), (None, text));
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_the_rules_is_lost(text in "(---|title: |\\n|\\r\\n|\\r| |[a-cđ]|\u{FEFF}){0,30}") {
            let (split, findings) = split(&text);
            let body = text.get(split.body..).unwrap();
            match split.front {
                Some(front) if !findings.is_empty() => {
                    proptest::prop_assert!(front.end <= split.body);
                }
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
