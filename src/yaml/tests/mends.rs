//! Findings with a certain mend in; the text with the mend in its place out, which has the finding no more.

use super::super::parse;
use crate::diagnostics::{Code, Diagnostic};

fn put_in(text: &str, finding: &Diagnostic) -> String {
    let (span, mend) = (finding.span.unwrap(), finding.mend.as_deref().unwrap());
    let mut mended = text.to_owned();
    mended.replace_range(span.range(), mend);
    mended
}

#[test]
fn the_mend_put_in_place_of_the_span_removes_the_finding() {
    for (text, code, wanted) in [
        ("title: Cha mẹ: học\n", Code::YamlSyntax, "title: \"Cha mẹ: học\"\n"),
        ("title: A \"B\": c # d\n", Code::YamlSyntax, "title: 'A \"B\": c' # d\n"),
        ("title: “A: b”\n", Code::YamlSyntax, "title: \"A: b\"\n"),
        ("title: “Lễ phát động”\n", Code::CurlyQuotes, "title: \"Lễ phát động\"\n"),
        ("title: ‘Lễ’ # a\n", Code::CurlyQuotes, "title: \"Lễ\" # a\n"),
        ("title: “Lễ\"\n", Code::CurlyQuotes, "title: \"Lễ\"\n"),
        ("title: \"Lễ\nb: c\n", Code::YamlSyntax, "title: \"Lễ\"\nb: c\n"),
        ("title: \"Lễ”\r\n", Code::YamlSyntax, "title: \"Lễ\"\r\n"),
        ("title: 'Lễ\n", Code::YamlSyntax, "title: \"Lễ\"\n"),
        ("a:\n\tb: c\n", Code::YamlSyntax, "a:\n  b: c\n"),
        ("a:\n\u{a0}\u{a0}b: c\n", Code::YamlSyntax, "a:\n  b: c\n"),
        ("title:Chào\n", Code::YamlSyntax, "title: Chào\n"),
        ("title:\u{a0}Chào\n", Code::YamlSyntax, "title: Chào\n"),
    ] {
        let (_, found) = parse(text, 0);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(found[0].code, code, "{text:?}");
        let mended = put_in(text, &found[0]);
        assert_eq!(mended, wanted);
        assert_eq!(parse(&mended, 0).1, [], "{mended:?}");
        let shown = wanted.lines().find(|line| !text.lines().any(|old| old == *line)).unwrap();
        let shown = shown.split(" #").next().unwrap();
        let hint = found[0].hint.as_ref().unwrap();
        assert!(hint.vi.contains(shown) && hint.en.contains(shown), "{hint:?} lacks {shown}");
    }
}

#[test]
fn what_may_be_meant_otherwise_has_no_mend() {
    for text in
        ["a: \"b # c\n", "a: \"b\\\nc: d\n", "a: [\"b]\n", "a: #BinhDangGioi\n", "a: &b c\n"]
    {
        let (_, found) = parse(text, 0);
        assert!(!found.is_empty() && found.iter().all(|one| one.mend.is_none()), "{text:?}");
    }
    for text in ["a: “b” và “c”\n", "- “b”\n", "a:\n  - “b”\n", "a: ‘\n", "a: “b\n  c”\n"]
    {
        let (_, found) = parse(text, 0);
        assert!(found.iter().all(|one| one.code != Code::CurlyQuotes), "{text:?}");
    }
}

#[test]
fn a_repeated_key_shows_both_lines() {
    let (_, found) = parse("title: A\nb: c\nTitle: D\n", 0);
    let hint = found[0].hint.as_ref().unwrap();
    assert!(hint.vi.contains("`title: A` hoặc `Title: D`"), "{hint:?}");
}
