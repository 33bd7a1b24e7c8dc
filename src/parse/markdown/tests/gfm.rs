//! The examples of the GFM specification 0.29 for its extensions, in our markup.

use super::plain;

#[test]
fn tables() {
    assert_eq!(
        plain("| foo | bar |\n| --- | --- |\n| baz | bim |"),
        "<table>\n<thead>\n<tr>\n<th scope=\"col\">foo</th>\n<th scope=\"col\">bar</th>\n</tr>\n</thead>\n\
         <tbody>\n<tr>\n<td>baz</td>\n<td>bim</td>\n</tr>\n</tbody>\n</table>\n"
    );
    assert_eq!(
        plain("| abc | defghi |\n:-: | -----------:\nbar | baz"),
        "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-center\">abc</th>\n\
         <th scope=\"col\" class=\"align-right\">defghi</th>\n</tr>\n</thead>\n\
         <tbody>\n<tr>\n<td class=\"align-center\">bar</td>\n<td class=\"align-right\">baz</td>\n</tr>\n</tbody>\n</table>\n"
    );
}

/// The cells of a table, row by row.
fn cells(text: &str) -> Vec<Vec<String>> {
    let html = plain(text);
    let rows = html.split("<tr>").skip(1);
    rows.map(|row| {
        let cells = row.split("<t").filter(|cell| cell.starts_with("d") || cell.starts_with("h "));
        let text =
            |cell: &str| cell.split_once('>').unwrap().1.split("</t").next().unwrap().to_owned();
        cells.map(text).collect()
    })
    .collect()
}

#[test]
fn table_cells() {
    let escaped = cells("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |");
    assert_eq!(escaped, [["f|oo"], ["b <code>|</code> az"], ["b <strong>|</strong> im"]]);
    let short = cells("| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |");
    assert_eq!(short, [["abc", "def"], ["bar", ""], ["bar", "baz"]]);
    assert_eq!(cells("| a | |\n| - | - |"), [["a", ""]]);
}

#[test]
fn tables_end() {
    let quote = plain("| abc | def |\n| --- | --- |\n| bar | baz |\n> bar");
    assert!(quote.ends_with("</table>\n<blockquote>\n<p>bar</p>\n</blockquote>\n"), "{quote}");
    let paragraph = plain("| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar");
    assert!(
        paragraph.ends_with("<td>bar</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n<p>bar</p>\n")
    );
    let none = plain("| abc | def |\n| --- |\n| bar |");
    assert_eq!(none, "<p>| abc | def |\n| --- |\n| bar |</p>\n");
    assert!(!plain("| abc | def |\n| --- | --- |").contains("tbody"));
}

#[test]
fn task_lists() {
    assert_eq!(
        plain("- [ ] foo\n- [x] bar"),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"[TaskOpen]\"> foo</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"[TaskDone]\"> bar</li>\n</ul>\n"
    );
    assert_eq!(
        plain("- [x] foo\n  - [ ] bar\n\n1. [ ] one\n\n2. two"),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"[TaskDone]\"> foo\n<ul>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"[TaskOpen]\"> bar</li>\n</ul>\n</li>\n</ul>\n\
         <ol>\n<li class=\"task\">\n<p><input type=\"checkbox\" disabled aria-label=\"[TaskOpen]\"> one</p>\n</li>\n\
         <li>\n<p>two</p>\n</li>\n</ol>\n"
    );
}

#[test]
fn strikethrough() {
    assert_eq!(
        plain("~~Hi~~ Hello, ~there~ world!"),
        "<p><del>Hi</del> Hello, <del>there</del> world!</p>\n"
    );
    assert_eq!(
        plain("This ~~has a\n\nnew paragraph~~."),
        "<p>This ~~has a</p>\n<p>new paragraph~~.</p>\n"
    );
    assert_eq!(plain("This will ~~~not~~~ strike."), "<p>This will ~~~not~~~ strike.</p>\n");
}

/// The text as a paragraph, `{…}` for a link to its own text and `{target|text}` for any other.
fn linked(text: &str) -> String {
    let html = plain(text);
    let inner = html.trim_end().trim_start_matches("<p>").trim_end_matches("</p>");
    let mut parts = inner.split("<a href=\"");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (href, rest) = part.split_once("\">").unwrap();
        let (text, after) = rest.split_once("</a>").unwrap();
        match href == text {
            true => out.push_str(&format!("{{{text}}}{after}")),
            false => out.push_str(&format!("{{{href}|{text}}}{after}")),
        }
    }
    out
}

#[test]
fn autolinks_of_the_specification() {
    for (text, expected) in [
        ("www.commonmark.org", "{http://www.commonmark.org|www.commonmark.org}"),
        (
            "Visit www.commonmark.org/help for more information.",
            "Visit {http://www.commonmark.org/help|www.commonmark.org/help} for more information.",
        ),
        ("Visit www.commonmark.org.", "Visit {http://www.commonmark.org|www.commonmark.org}."),
        (
            "Visit www.commonmark.org/a.b.",
            "Visit {http://www.commonmark.org/a.b|www.commonmark.org/a.b}.",
        ),
        (
            "www.google.com/search?q=Markup+(business)",
            "{http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)}",
        ),
        (
            "(www.google.com/search?q=Markup+(business))",
            "({http://www.google.com/search?q=Markup+(business)|www.google.com/search?q=Markup+(business)})",
        ),
        (
            "www.google.com/search?q=(business))+ok",
            "{http://www.google.com/search?q=(business))+ok|www.google.com/search?q=(business))+ok}",
        ),
        (
            "www.google.com/search?q=commonmark&hl=en",
            "{http://www.google.com/search?q=commonmark&amp;hl=en|www.google.com/search?q=commonmark&amp;hl=en}",
        ),
        (
            "www.google.com/search?q=commonmark&hl;",
            "{http://www.google.com/search?q=commonmark|www.google.com/search?q=commonmark}&amp;hl;",
        ),
        ("www.commonmark.org/he<lp", "{http://www.commonmark.org/he|www.commonmark.org/he}&lt;lp"),
        ("http://commonmark.org", "{http://commonmark.org}"),
        (
            "(Visit https://encrypted.google.com/search?q=Markup+(business))",
            "(Visit {https://encrypted.google.com/search?q=Markup+(business)})",
        ),
        ("foo@bar.baz", "{mailto:foo@bar.baz|foo@bar.baz}"),
        (
            "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
            "hello@mail+xyz.example isn't valid, but {mailto:hello+xyz@mail.example|hello+xyz@mail.example} is.",
        ),
        ("a.b-c_d@a.b", "{mailto:a.b-c_d@a.b|a.b-c_d@a.b}"),
        ("a.b-c_d@a.b.", "{mailto:a.b-c_d@a.b|a.b-c_d@a.b}."),
        ("a.b-c_d@a.b-", "a.b-c_d@a.b-"),
        ("a.b-c_d@a.b_", "a.b-c_d@a.b_"),
        ("mailto:foo@bar.baz", "{mailto:foo@bar.baz}"),
    ] {
        assert_eq!(linked(text), expected, "{text}");
    }
}

#[test]
fn autolinks_begin_after_space_or_a_mark() {
    for text in [
        "xwww.a.vn",
        "/www.a.vn",
        "xhttp://a.vn",
        "đhttps://a.vn",
        "`http://a.vn`",
        "http://localhost",
    ] {
        assert!(!plain(text).contains("<a "), "{text}");
    }
    for text in [
        "*www.a.vn*",
        "(www.a.vn",
        "“www.a.vn”",
        "~~http://a.vn~~",
        "Nguồn:http://a.vn",
        "> www.a.vn",
    ] {
        assert!(plain(text).contains("<a "), "{text}");
    }
}

#[test]
fn autolinks_hold_what_looks_like_markup() {
    for (text, expected) in [
        ("http://a.vn/_next/_x_/y z", "{http://a.vn/_next/_x_/y} z"),
        ("http://a.vn/*a*/b `c`", "{http://a.vn/*a*/b} <code>c</code>"),
        ("http://a.vn/[b](c)d e", "{http://a.vn/%5Bb%5D(c)d|http://a.vn/[b](c)d} e"),
        ("http://a.vn/?a=1&amp;b=2 x", "{http://a.vn/?a=1&amp;b=2} x"),
        ("http://a.vn/x&copy; y", "{http://a.vn/x}© y"),
        ("**http://a.vn/x** y", "<strong>{http://a.vn/x}</strong> y"),
        ("**http://a.vn/x*y*** z", "<strong>{http://a.vn/x}<em>y</em></strong> z"),
        ("http://a.vn/*b c* d", "{http://a.vn/}<em>b c</em> d"),
        ("[nguồn: http://a.vn/x]", "[nguồn: {http://a.vn/x}]"),
        (
            "http://a.vn, www.b.vn; c@d.vn",
            "{http://a.vn}, {http://www.b.vn|www.b.vn}; {mailto:c@d.vn|c@d.vn}",
        ),
        ("http://a.vn\\\nb", "{http://a.vn}<br>\nb"),
    ] {
        assert_eq!(linked(text), expected, "{text}");
    }
}

#[test]
fn autolinks_stay_out_of_links_code_and_other_cells() {
    assert_eq!(plain("[http://a.vn](b)"), "<p><a href=\"b\">http://a.vn</a></p>\n");
    assert_eq!(plain("    http://a.vn"), "<pre tabindex=\"0\"><code>http://a.vn</code></pre>\n");
    let table = plain("a|b\n-|-\nhttp://a.vn/x|http://b.vn");
    assert!(table.contains("<td><a href=\"http://a.vn/x\">http://a.vn/x</a></td>"), "{table}");
    assert!(table.contains("<td><a href=\"http://b.vn\">http://b.vn</a></td>"), "{table}");
}
