//! Raw HTML where a safe list may stay: what a page shows of it, and that nothing else gets through.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::super::{HtmlPolicy, MAX_BYTES, Options, allowed, parse};
use super::properties::{bodies, unbalanced};
use super::{shown, told};

const SAFE: Options = Options { anchors: false, wrappers: false, html: HtmlPolicy::Sanitize };

fn safe(text: &str) -> String {
    let (markdown, _) = parse(text, 0, &SAFE);
    shown(&markdown, &markdown.body)
}

fn findings(text: &str) -> Vec<String> {
    let (_, found) = parse(text, 0, &SAFE);
    found.iter().map(|finding| told(text, finding)).collect()
}

/// Every tag and attribute of HTML as a browser reads it: `b`, `b title=x`.
fn tags(html: &str) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut all = Vec::new();
    for token in Tokenizer::new(html).flatten() {
        if let Token::StartTag(tag) = token {
            let name = text(&tag.name);
            all.extend(
                tag.attributes
                    .iter()
                    .map(|(key, value)| format!("{name} {}={}", text(key), text(value))),
            );
            all.push(name);
        }
    }
    all
}

#[test]
fn harmless_tags_stay_without_a_word() {
    let text = "H<sub>2</sub>O <B TITLE='một'>đậm *và*</B> <abbr title=\"a&quot;b\">BLGĐ</abbr><br/>x<wbr>y \
                <time datetime=2026-11-25>hôm nay</time> <bdo dir=rtl lang=ar>x</bdo>\n";
    assert_eq!(
        safe(text),
        "<p>H<sub>2</sub>O <b title=\"một\">đậm <em>và</em></b> <abbr title=\"a&quot;b\">BLGĐ</abbr><br>\nx<wbr>y \
         <time datetime=\"2026-11-25\">hôm nay</time> <bdo dir=\"rtl\" lang=\"ar\">x</bdo></p>\n"
    );
    assert_eq!(findings(text), [""; 0]);
    let block = "<details open>\n<summary>Xem</summary>\n<p>a &lt; b &amp; c<ul><li>d<li>e</ul>\n</details>\n\nf\n";
    assert_eq!(
        safe(block),
        "<details open>\n<summary>Xem</summary>\n<p>a &lt; b &amp; c</p><ul><li>d</li><li>e</li></ul>\n</details>\n<p>f</p>\n"
    );
    assert_eq!(findings(block), [""; 0]);
    let ruby = "<ruby>漢<rp>(<rt>Hán<rp>)</ruby> <!-- x -->";
    assert_eq!(safe(ruby), "<p><ruby>漢<rp>(</rp><rt>Hán</rt><rp>)</rp></ruby> </p>\n");
    assert_eq!(findings(ruby), [""; 0]);
}

#[test]
fn what_attacks_are_made_of_is_gone() {
    for (text, expected) in [
        ("<script>alert(1)</script>", ""),
        ("a <script>alert(1)</script> b", "<p>a  b</p>\n"),
        ("a <ScRiPt >*x*</sCrIpT\t> b", "<p>a  b</p>\n"),
        ("<img src=x onerror=alert(1)>", ""),
        ("a <img src=x onerror=alert(1)> b", "<p>a  b</p>\n"),
        ("<b onmouseover=alert(1)>a</b>", "<p><b>a</b></p>\n"),
        ("<div style=\"background:url(javascript:x)\" class=c id=i>a</div>", "<div>a</div>\n"),
        ("<div onclick\n=x ONLOAD='x' / onfocus=x autofocus>a</div>", "<div>a</div>\n"),
        ("a <a href=javascript:alert(1)>b</a>", "<p>a b</p>\n"),
        ("<iframe srcdoc='<script>x</script>'>a</iframe>b", "<p>b</p>\n"),
        ("<svg onload=alert(1)>", ""),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>b", "<p>b</p>\n"),
        (
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=x&gt;\">",
            "",
        ),
        ("<form><math><mtext></form><form><mglyph><style></math><img src onerror=x>", ""),
        (
            "<div><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<div>\"&gt;</div>\n",
        ),
        ("<textarea><p title=\"</textarea><img src=x onerror=x>\">", "<p>\"&gt;</p>\n"),
        ("<xmp><p title=\"</xmp><svg/onload=x>\">", ""),
        ("<title><b></title><b>a", "<p><b>a</b></p>\n"),
        ("<template><b>x</b></template>a <template>b</template>", "<p>a </p>\n"),
        (
            "<object data=x><embed src=y></object><base href=//x><meta http-equiv=refresh>a",
            "<p>a</p>\n",
        ),
        ("<link rel=stylesheet href=x><input autofocus onfocus=x>a", "<p>a</p>\n"),
        ("<div><b\u{0} onclick=x>a</b></div>", "<div>a</div>\n"),
        ("<div><![CDATA[<script>x</script>]]></div>", "<div></div>\n"),
        ("<div><!--><script>x</script>--></div>", "<div>--&gt;</div>\n"),
        ("<?php echo '<b>'; ?>", ""),
        ("a <?php echo '<b>'; ?> b", "<p>a  b</p>\n"),
        ("<!DOCTYPE html>", ""),
        ("<div title=\"a", ""),
        ("<table><tr><td>a</td></tr></table>", "<p>a</p>\n"),
        ("<div><plaintext>a", "<div></div>\n"),
        ("![a <b onclick=x>b</b>](c.png)", "<p><img src=\"c.png\" alt=\"a b\"></p>\n"),
        ("<bdo dir=\"x onclick=y\" lang=\"'><script>\">a</bdo>", "<p><bdo>a</bdo></p>\n"),
        ("<time datetime='\"onclick=x'>a</time>", "<p><time>a</time></p>\n"),
    ] {
        assert_eq!(safe(text), expected, "{text}");
        assert_ne!(findings(text), [""; 0], "{text}");
    }
}

#[test]
fn values_and_texts_are_escaped_anew() {
    for (text, expected) in [
        (
            "<p title=\"</p><img src=x onerror=x>\">a",
            "<p title=\"&lt;/p&gt;&lt;img src=x onerror=x&gt;\">a</p>\n",
        ),
        (
            "<<b>script>alert(1)<</b>/script>",
            "<p>&lt;<b>script&gt;alert(1)&lt;</b>/script&gt;</p>\n",
        ),
        ("<div>&lt;script&gt;x&#60;/script></div>", "<div>&lt;script&gt;x&lt;/script&gt;</div>\n"),
    ] {
        assert_eq!(safe(text), expected, "{text}");
        assert_eq!(findings(text), [""; 0], "{text}");
    }
}

#[test]
fn an_emptied_element_takes_the_markdown_in_it_along() {
    assert_eq!(
        safe("a <svg>*b* [c](d \"0946 833 384\") `e` <b>f</svg> g</b> 1900 969 680"),
        "<p>a  g [1900 969 680]</p>\n"
    );
    let (markdown, _) = parse("a <script>x 0946 833 384</script> b", 0, &SAFE);
    assert_eq!((markdown.numbers.len(), markdown.links.len()), (0, 0));
    assert_eq!(markdown.text, "a  b\n");
    // One that never ends takes nothing: whatever follows it is text and can't harm.
    assert_eq!(safe("điền <title> vào **đây**"), "<p>điền  vào <strong>đây</strong></p>\n");
    assert_eq!(safe("*a <script> b* c</script>"), "<p><em>a  b</em> c</p>\n");
}

#[test]
fn every_element_ends_where_its_paragraph_does() {
    let text = "a <b>b *c <i>d* e</i>\n\n- <u>f\n  - g</u>\n\n> <div>\n> h\n\n</div>\n\n| <s>x | y</s> |\n|-|-|\n";
    assert_eq!(
        safe(text),
        "<p>a <b>b <em>c <i>d</i></em> e</b></p>\n<ul>\n<li><u>f</u>\n<ul>\n<li>g</li>\n</ul>\n</li>\n</ul>\n\
         <blockquote>\n<div>\nh\n</div>\n</blockquote>\n<table>\n<thead>\n<tr>\n<th scope=\"col\"><s>x</s></th>\n\
         <th scope=\"col\">y</th>\n</tr>\n</thead>\n</table>\n"
    );
    assert_eq!(
        findings(text),
        [
            "raw-html \"<b>\"",
            "raw-html \"<i>\"",
            "raw-html \"</i>\"",
            "raw-html \"<u>\"",
            "raw-html \"</u>\"",
            "raw-html \"<div>\"",
            "raw-html \"</div>\"",
            "raw-html \"<s>\"",
            "raw-html \"</s>\"",
        ]
    );
}

#[test]
fn elements_stand_only_where_they_may() {
    assert_eq!(safe("a <div>b</div> <p>c <li>d"), "<p>a b c d</p>\n");
    assert_eq!(safe("<div><li>a</li><summary>b</summary><rt>c</div>"), "<div>abc</div>\n");
    assert_eq!(safe("<center>a</center>"), "<p>a</p>\n");
    assert_eq!(safe("<p>a<b>b<div>c</b>d</div>"), "<p>a<b>b</b></p><div>cd</div>\n");
    assert_eq!(
        safe("<ul><li>a<ul><li>b</li></ul></li><li>c</ul>"),
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n"
    );
    assert_eq!(safe("<dl><dt>a<dd>b<dt>c</dl>"), "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>\n");
    assert_eq!(safe("[a <b>b](c)</b>"), "<p><a href=\"c\">a <b>b</b></a></p>\n");
}

#[test]
fn a_lost_attribute_is_named() {
    let (_, found) = parse("<b style=x id=y onclick=z class=w lang=vi>a</b>", 0, &SAFE);
    assert_eq!(found.len(), 1);
    let message = &found[0].message.vi;
    assert!(
        message.contains("`class`, `id`, `onclick`, …") && !message.contains("lang"),
        "{message}"
    );
}

#[test]
fn numbers_and_addresses_in_a_block_have_their_places() {
    let text = "Á\n\n> <div title=\"gọi 0946 833 384\">\n> <b>gọi</b> 1900 969 680, http://a.vn/x&amp;y\n> </div>\n";
    let (markdown, _) = parse(text, 7, &SAFE);
    let at = |span: crate::diagnostics::Span| &text[span.range().start - 7..span.range().end - 7];
    let numbers: Vec<_> = markdown.numbers.iter().map(|number| at(number.span)).collect();
    assert_eq!(numbers, ["<div title=\"gọi 0946 833 384\">", "1900 969 680"]);
    assert_eq!(markdown.links[0].href, "http://a.vn/x&y");
    assert_eq!(at(markdown.links[0].span), "http://a.vn/x&amp;y");
    assert!(shown(&markdown, &markdown.body).contains("<b>gọi</b> [1900 969 680], <a href"));
    assert_eq!(markdown.text, "Á\ngọi 1900 969 680, http://a.vn/x&y\n");
}

#[test]
fn numbers_of_two_blocks_are_two() {
    let (markdown, _) = parse("<ul><li>1900</li><li>969680</li></ul>", 0, &SAFE);
    assert_eq!(markdown.numbers.len(), 0);
    assert_eq!(markdown.text.trim(), "1900  969680");
}

#[test]
fn html_swallows_no_block() {
    let text = ":::callout\n<div>\na <b>b\n:::\n\n<p>c\r\n::events\n<script>\n::x\n</script>\n";
    let (markdown, found) = parse(text, 0, &SAFE);
    assert_eq!(
        shown(&markdown, &markdown.body),
        "[callout: <div>\na <b>b\n</b></div>]\n<p>c\n</p>\n[events]"
    );
    let found: Vec<_> = found.iter().map(|finding| told(text, finding)).collect();
    assert_eq!(found, ["raw-html \"<div>\"", "raw-html \"<b>\"", "raw-html \"<script>\""]);
}

#[test]
fn floods_neither_hang_nor_overflow() {
    for piece in [
        "<b>",
        "</b>",
        "<i></b>",
        "<script>",
        "<script></script>",
        "<svg>",
        "<b title=x y>",
        "<div>",
        "<li>",
        "&amp;",
        "<ul><li>",
        "<p><i>",
        "<!-- ",
        "<![CDATA[",
        "<?",
        "<b x=\"",
        "*<b>",
        "</p><p>",
    ] {
        for lead in ["", "a ", "<div>"] {
            let text = lead.to_owned() + &piece.repeat(10_000);
            let start = std::time::Instant::now();
            let (markdown, _) = parse(&text, 0, &SAFE);
            let took = start.elapsed();
            assert!(took < std::time::Duration::from_secs(10), "{lead}{piece} took {took:?}");
            assert!(markdown.body.html.len() < MAX_BYTES, "{lead}{piece}");
            let (wrong, depth) = unbalanced(&markdown.body.html);
            assert!(wrong.is_none() && depth < 120, "{lead}{piece}: {wrong:?}, {depth}");
        }
    }
}

const SOUP: &[&str] = &[
    "a",
    "ế ",
    " ",
    "\n",
    "\n> ",
    "\n- ",
    "*",
    "**",
    "`",
    "[",
    "](evil)",
    "<",
    ">",
    "<b>",
    "</b>",
    "<i title='evil\"'>",
    "</i>",
    "<p>",
    "</p>",
    "<div class=evil>",
    "</div>",
    "<ul>",
    "<li>",
    "</ul>",
    "<br>",
    "</br>",
    "<details open>",
    "<summary>",
    "</details>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<math>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<img src=evil onerror=evil>",
    "<a href=evil>",
    "</a>",
    "<table>",
    "<td>",
    "<form action=evil>",
    "<b onclick=evil ",
    " style=evil",
    " id='evil",
    "'",
    "\"",
    "=",
    "/",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "&lt;",
    "&quot;",
    "&#39;",
    "&",
    "\0",
    "::x\n",
    ":::y\n",
    ":::\n",
    "\r\n",
    "| <b> | c |\n|-|-|\n",
    "[^1]",
    "[^1]: ",
    "<template>",
    "<noscript>",
    "<textarea>",
    "</textarea>",
    "<plaintext>",
    "<b/x=evil>",
    "<ruby><rt>",
    "<dl><dt>",
];

/// Attributes that the writer itself gives its elements.
const OWN: &[&str] = &[
    "class",
    "id",
    "href",
    "src",
    "alt",
    "role",
    "scope",
    "tabindex",
    "aria-label",
    "start",
    "type",
    "disabled",
    "checked",
];

/// Elements that Markdown makes besides those of the list.
const MARKDOWN: &[&str] = &[
    "a", "code", "del", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "pre", "section",
    "table", "tbody", "td", "th", "thead", "tr",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_is_on_the_list_gets_through(
        pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40),
        lead in prop::sample::select(&["", "x ", "<div>", "> <p>", "- <ul>"][..]),
    ) {
        let text = lead.to_owned() + &pieces.concat();
        let (markdown, _) = parse(&text, 0, &SAFE);
        for body in bodies(&markdown) {
            let (wrong, _) = unbalanced(&body.html);
            prop_assert_eq!(wrong, None, "{}", body.html);
            for tag in tags(&body.html) {
                let (name, attribute) = tag.split_once(' ').unwrap_or((&tag, ""));
                prop_assert!(allowed::element(name).is_some() || MARKDOWN.contains(&name), "{}", tag);
                let (key, value) = attribute.split_once('=').unwrap_or(("", ""));
                let is_own = OWN.contains(&key) && !value.contains("evil");
                let is_allowed = ["", "title", "lang", "dir", "open", "datetime"].contains(&key);
                prop_assert!(is_own || is_allowed, "{}: {}", tag, body.html);
            }
            prop_assert!(!body.html.contains("<!") && !body.html.contains("<?"), "{}", body.html);
        }
    }

    #[test]
    fn a_block_alone_has_nothing_but_the_list(pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40)) {
        let html = pieces.concat().replace(['\n', '\r'], " ");
        let (markdown, _) = parse(&format!("<div>{html}"), 0, &SAFE);
        for tag in tags(&markdown.body.html) {
            let (name, attribute) = tag.split_once(' ').unwrap_or((&tag, ""));
            let key = attribute.split_once('=').unwrap_or(("", "")).0;
            prop_assert!(allowed::element(name).is_some(), "{}", tag);
            prop_assert!(["", "title", "open"].contains(&key), "{}", tag);
        }
    }
}
