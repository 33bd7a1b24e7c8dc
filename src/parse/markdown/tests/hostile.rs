//! Texts made to hang, overflow or flood.

use std::time::{Duration, Instant};

use super::super::{MAX_BYTES, MAX_FINDINGS, Options, parse};
use super::html;
use crate::diagnostics::Code;

/// Parses within a time that work growing with the square of the text would pass by far, even in an unoptimised
/// build on a busy machine.
fn codes(name: &str, text: &str) -> Vec<Code> {
    let start = Instant::now();
    let (_, found) = parse(text, 0, &Options::default());
    let took = start.elapsed();
    assert!(took < Duration::from_secs(30), "{name} took {took:?}");
    found.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn long_rows_of_one_sign() {
    for sign in [
        "[", "]", "![", "[^", "(", "*", "_", "~", "`", "<", "&", "\\", "|", "#", "@", ":::a\n",
        "::a\n",
    ] {
        codes(sign, &sign.repeat(50_000));
    }
    codes("[a](", &"[a](".repeat(10_000));
    codes("*a ", &"*a ".repeat(50_000));
    codes("**a *b ", &"**a *b ".repeat(20_000));
    codes("`` ` ", &(1..300).map(|n| "`".repeat(n) + " ").collect::<String>());
    codes("<!--", &"<!-- a\n\n".repeat(10_000));
    codes("[a]: b", &(0..10_000).map(|n| format!("[{n}]: /{n}\n\n[{n}] ")).collect::<String>());
    codes(
        "notes",
        &(0..5_000).map(|n| format!("[^{n}]\n\n[^{n}]: x [^{n}]\n\n")).collect::<String>(),
    );
    codes("headings", &"# a\n".repeat(10_000));
}

#[test]
fn long_rows_of_addresses_and_numbers() {
    for text in [
        "http://a.vn ",
        "http://a.vn _ ",
        "http://",
        "http://a_.vn",
        "www.",
        "_www.",
        "_www_.",
        "a@",
        "a@b.",
        "a@b.vn ",
        "http://a.vn/*",
        "*http://a.vn",
        "http://a.vn/http://a.vn/*b c*",
        "http://a.vn;",
        "&a;",
        "http://a.vn)",
        "(http://a.vn ",
        "0946 833 384 ",
        "1 ",
        "0946 833 ",
        "gọi 111 ",
        "111",
        "1.",
        "[^1] ",
        "[^a ",
    ] {
        codes(text, &text.repeat(10_000));
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let depth = 10_000;
    assert_eq!(codes("quotes", &format!("{}a", ">".repeat(depth))), [Code::TooDeep]);
    assert_eq!(codes("items", &format!("{}a", "- ".repeat(depth))), [Code::TooDeep]);
    let list: String = (0..600).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    assert_eq!(codes("lists", &list), [Code::TooDeep]);
    let emphasis = format!("{}a{}", "*a **b ".repeat(500), " b** a*".repeat(500));
    assert_eq!(codes("emphasis", &emphasis), [Code::TooDeep]);
    let stars = format!("{}a{}", "*".repeat(50_000), "*".repeat(50_000));
    assert_eq!(codes("stars", &stars), [Code::TooDeep]);
    let fences: String = (0..200).map(|_| ":::a\n").collect();
    assert!(codes("fences", &fences).contains(&Code::TooDeep));
}

#[test]
fn what_is_too_deep_keeps_its_text() {
    let html = html(&format!("{}tiếng [x](y)", ">".repeat(150)));
    assert_eq!(html.matches("<blockquote>").count(), 100);
    assert_eq!(html.matches("</blockquote>").count(), 100);
    assert!(html.contains("<p>tiếng x</p>"), "{html}");
}

#[test]
fn a_hundred_levels_are_fine() {
    assert_eq!(codes("100", &format!("{}a", "> ".repeat(100))), []);
}

#[test]
fn floods_are_cut_short() {
    let found = codes("html", &"<b> ".repeat(20_000));
    assert_eq!(found.len(), MAX_FINDINGS + 1);
    assert_eq!(found.last(), Some(&Code::TooMany));
    let (markdown, found) = parse(&"a".repeat(MAX_BYTES + 1), 3, &Options::default());
    assert_eq!(markdown.body.html, "");
    assert_eq!(found[0].code, Code::TooMany);
}
