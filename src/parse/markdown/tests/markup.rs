//! Headings, footnotes, alerts, pictures, links, raw HTML, plain text: what the writer makes of them.

use super::super::{HtmlPolicy, Options, parse};
use super::{findings, html, plain, shown};
use crate::diagnostics::Span;

#[test]
fn headings_get_ids_and_an_anchor() {
    assert_eq!(
        html("## Bình \"đẳng\" *giới*"),
        "<h2 id=\"binh-dang-gioi\">Bình \"đẳng\" <em>giới</em> <a class=\"anchor\" href=\"#binh-dang-gioi\" \
         aria-label=\"[Anchor]: Bình &quot;đẳng&quot; giới\">#</a></h2>\n"
    );
    assert_eq!(plain("# A\n\nB\n---"), "<h1>A</h1>\n<h2>B</h2>\n");
}

#[test]
fn the_outline_has_unique_ids_and_places() {
    let text = "# Một\n\n## Một {#Hai Ba}\n\nMột\n===\n\n- ### `x` ![y](z.png)\n\n# !\n";
    let (markdown, _) = parse(text, 10, &Options::default());
    let outline: Vec<_> = markdown
        .outline
        .iter()
        .map(|heading| {
            let span = heading.span.start as usize - 10..heading.span.end as usize - 10;
            (heading.level, heading.id.as_str(), heading.text.as_str(), &text[span])
        })
        .collect();
    let expected = [
        (1, "mot", "Một", "# Một"),
        (2, "hai", "Một", "## Một {#Hai Ba}"),
        (1, "mot-2", "Một", "Một\n==="),
        (3, "x", "x", "### `x` ![y](z.png)"),
        (1, "muc", "!", "# !"),
    ];
    assert_eq!(outline, expected);
}

#[test]
fn footnotes_are_numbered_by_first_reference() {
    let text = "[^b]: Hai.\n\n[^thừa]: Bỏ [^lạc].\n\nX[^a] Y[^B] Z[^a]\n\n[^a]: Một[^c].\n\n    > Trích\n\n[^c]: Ba.\n";
    assert_eq!(
        html(text),
        "<p>X<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\" aria-label=\"[FootnoteReference] 1\">1</a></sup> \
         Y<sup><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\" aria-label=\"[FootnoteReference] 2\">2</a></sup> \
         Z<sup><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\" aria-label=\"[FootnoteReference] 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\">\n<h2 class=\"visually-hidden\">[Footnotes]</h2>\n<ol>\n\
         <li id=\"fn-1\">\n<p>Một<sup><a href=\"#fn-3\" id=\"fnref-3\" role=\"doc-noteref\" aria-label=\"[FootnoteReference] 3\">3</a></sup>.</p>\n\
         <blockquote>\n<p>Trích</p>\n</blockquote>\n\
         <p> <a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"[FootnoteBack] 1\">↩</a> \
         <a class=\"footnote-back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"[FootnoteBack] 1-2\">↩<sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn-2\">\n<p>Hai. <a class=\"footnote-back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"[FootnoteBack] 2\">↩</a></p>\n</li>\n\
         <li id=\"fn-3\">\n<p>Ba. <a class=\"footnote-back\" href=\"#fnref-3\" role=\"doc-backlink\" aria-label=\"[FootnoteBack] 3\">↩</a></p>\n</li>\n\
         </ol>\n</section>\n"
    );
    assert_eq!(parse(text, 0, &Options::default()).0.text, "X Y Z\nMột.\nTrích\nHai.\nBa.\n");
}

#[test]
fn a_footnote_without_text_is_reported_and_stays_as_written() {
    let text = "Xem [^đâu], **[^1]**, \\[^2], `[^3]`, [^4](x), [^ 5]\n\n[^1]: Có.";
    assert_eq!(findings(text), ["undefined-footnote \"[^đâu]\""]);
    assert!(html(text).contains("Xem [^đâu], <strong><sup>"));
}

#[test]
fn holes_inside_notes_keep_their_places() {
    let html = html("A[^1]\n\n[^1]: [^2]1900 969 680 [x](y)[^2]\n[^2]: B");
    let expected = "[1900 969 680] <a href=\"y\">x</a><sup><a href=\"#fn-2\" id=\"fnref-2-2\"";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn alerts_have_a_title() {
    assert_eq!(
        html("> [!WARNING]\n> Cẩn thận.\n\n> [!note]\n> - a"),
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">[Warning]</p>\n<p>Cẩn thận.</p>\n</div>\n\
         <div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">[Note]</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
    );
}

#[test]
fn tables_scroll_in_regions_of_different_names() {
    let html = html("a|b\n-|:-\n\ntext\n\nc|d\n-|-\n");
    let first =
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"[Table]\"><table>\n";
    assert!(html.starts_with(first), "{html}");
    assert!(
        html.contains("aria-label=\"[Table] 2\"><table>\n") && html.ends_with("</table></div>\n")
    );
    assert!(
        html.contains("<th scope=\"col\" class=\"align-left\">b</th>") && !html.contains("style=")
    );
}

#[test]
fn code_names_its_language_and_can_be_scrolled() {
    assert_eq!(
        html("```rust ignore\n<a> & \"b\"\n```\n\n    x"),
        "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;a&gt; &amp; \"b\"\n</code></pre>\n\
         <pre tabindex=\"0\"><code>x</code></pre>\n"
    );
}

#[test]
fn definition_lists_breaks_and_rules() {
    assert_eq!(
        html("Bạo lực\n: Hành vi.\n: Khác.\n\na\\\nb  \nc\n\n***\n\n3. x"),
        "<dl>\n<dt>Bạo lực</dt>\n<dd>Hành vi.</dd>\n<dd>Khác.</dd>\n</dl>\n<p>a<br>\nb<br>\nc</p>\n<hr>\n\
         <ol start=\"3\">\n<li>x</li>\n</ol>\n"
    );
}

#[test]
fn a_colon_without_a_space_begins_no_definition() {
    let text = "Chào\n:) `a\n:b` [c](d \"e\n:f\")\n> x\n> :y";
    let expected = "<p>Chào\n:) <code>a :b</code> <a href=\"d\" title=\"e\n:f\">c</a></p>\n\
                    <blockquote>\n<p>x\n:y</p>\n</blockquote>\n";
    assert_eq!(html(text), expected);
}

#[test]
fn a_picture_alone_is_a_figure_any_other_is_inline() {
    let text = "![Một *hai*](a.jpg \"Chú\")\n\nxem ![b](b.png)\n\n- ![c](c.png)\n";
    assert_eq!(
        html(text),
        "<figure src=\"a.jpg\" alt=\"Một hai\" title=\"Chú\">\n<p>xem <img src=\"b.png\" alt=\"b\"></p>\n\
         <ul>\n<li><img src=\"c.png\" alt=\"c\"></li>\n</ul>\n"
    );
    assert!(plain(text).starts_with("<p><img src=\"a.jpg\""));
    let (markdown, _) = parse(text, 5, &Options::default());
    assert_eq!(markdown.images[0].span, Span::new(5, 5 + 28));
    assert!(markdown.images[0].alone && !markdown.images[1].alone);
    assert_eq!(markdown.text, "xem\n");
}

#[test]
fn pictures_without_words_are_reported() {
    let text = "![](a.png) ![ ](b.png) ![c](c.png)";
    assert_eq!(findings(text), ["missing-alt \"![](a.png)\"", "missing-alt \"![ ](b.png)\""]);
}

#[test]
fn links_have_their_places() {
    let text = "Á [một](a.md \"t\") [hai][x] <https://c.vn> d@e.vn\n\n[x]: ../b.md#c\n";
    let (markdown, found) = parse(text, 100, &Options::default());
    let links: Vec<_> = markdown
        .links
        .iter()
        .map(|link| {
            let span = link.span.start as usize - 100..link.span.end as usize - 100;
            (link.href.as_str(), link.title.as_str(), &text[span])
        })
        .collect();
    let expected = [
        ("a.md", "t", "[một](a.md \"t\")"),
        ("../b.md#c", "", "[hai][x]"),
        ("https://c.vn", "", "<https://c.vn>"),
        ("mailto:d@e.vn", "", "d@e.vn"),
    ];
    assert_eq!(links, expected);
    assert_eq!(found, []);
}

#[test]
fn unsafe_links_and_pictures_leave_their_text() {
    for (target, shown) in [
        ("javascript:alert(1)", ""),
        ("JAVA&#115;cript:alert(1)", ""),
        ("javascript&colon;alert(1)", ""),
        ("<java&Tab;script:alert(1)>", ""),
        ("java%73cript:alert(1)", ""),
        ("vbscript:x", ""),
        ("data:text/html;base64,x", ""),
        ("ftp://a.vn", ""),
    ] {
        let link = format!("a [**b**]({target} \"t\") c");
        assert_eq!(html(&link), "<p>a <strong>b</strong> c</p>\n", "{target}{shown}");
        assert_eq!(findings(&link), [format!("unsafe-link {:?}", &link[2..link.len() - 2])]);
        let picture = format!("![b]({target})");
        assert_eq!(html(&picture), "<p>b</p>\n", "{target}");
        assert_eq!(findings(&picture), [format!("unsafe-link {picture:?}")]);
        let reference = format!("[b]\n\n[b]: {target}");
        assert_eq!(html(&reference), "<p>b</p>\n", "{target}");
    }
    assert_eq!(html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
    assert_eq!(html("[a](//b.vn)"), "<p><a href=\"//b.vn\">a</a></p>\n");
}

#[test]
fn raw_html_is_left_out_with_a_warning_for_each_piece() {
    let text = "a <b>b</b> c<br>d <!-- e --> f</i>\n\n<div>\nx\n</div>\n\n<!-- y\n\nz -->\n\ng\n";
    assert_eq!(html(text), "<p>a b c\nd  f</p>\n<p>g</p>\n");
    assert_eq!(
        findings(text),
        [
            "raw-html \"<b>\"",
            "raw-html \"<br>\"",
            "raw-html \"</i>\"",
            "raw-html \"<div>\\nx\\n</div>\""
        ]
    );
}

#[test]
fn the_warning_says_what_to_write() {
    let hint = |text: &str| parse(text, 0, &Options::default()).1[0].hint.clone().unwrap().vi;
    assert!(hint("a <img src=x>").contains("![mô tả](ảnh.jpg)"));
    assert!(hint("<DIV>").contains(":::callout"));
    assert!(hint("a <br/>").contains("hai dấu cách"));
    assert!(hint("<iframe src=x></iframe>").contains("liên kết thường"));
}

#[test]
fn trusted_html_is_kept() {
    let options = Options { html: HtmlPolicy::KeepForTests, ..Options::default() };
    let (markdown, found) = parse("a <b>b</b>\n\n<div>\n\n*c*\n", 0, &options);
    assert_eq!(shown(&markdown, &markdown.body), "<p>a <b>b</b></p>\n<div>\n<p><em>c</em></p>\n");
    assert_eq!(found, []);
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    let text = "# Đề *mục*\n\nMột\nhai `ba` [bốn](x) ![ảnh](y.png) &amp;\n\n- năm\n- sáu\n  - bảy\n\na|b\n-|-\nc|d\n\n```\ne\nf\n```\n";
    let (markdown, _) = parse(text, 0, &Options::default());
    assert_eq!(markdown.text, "Đề mục\nMột hai ba bốn  &\nnăm\nsáu\nbảy\na b\nc d\ne f\n");
    assert_eq!(markdown.words, 16);
}
