//! `::name` and `:::name`.

use super::super::super::document::Block;
use super::super::{Options, parse};
use super::{findings, html};
use crate::diagnostics::Span;

fn blocks(text: &str) -> Vec<Block> {
    parse(text, 0, &Options::default()).0.blocks
}

/// Name and whole source of each block.
fn sources(text: &str) -> Vec<(String, &str)> {
    blocks(text).into_iter().map(|block| (block.name, &text[block.span.range()])).collect()
}

#[test]
fn a_line_is_a_block_and_interrupts_all_else() {
    for (before, html_before) in [
        ("", ""),
        ("text", "<p>text</p>\n"),
        ("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>\n"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        (
            "- ```\n  code",
            "<ul>\n<li>\n<pre tabindex=\"0\"><code>code\n</code></pre>\n</li>\n</ul>\n",
        ),
        ("[a]:", "<p>[a]:</p>\n"),
        ("term\n: x", "<dl>\n<dt>term</dt>\n<dd>x</dd>\n</dl>\n"),
    ] {
        let text = format!("{before}\n::hotline id=\"111\" kiểu='to'\nafter");
        assert_eq!(html(&text), format!("{html_before}[hotline]\n<p>after</p>\n"), "{before}");
        let block = blocks(&text).remove(0);
        let args: Vec<_> = block.args.iter().map(|arg| (&*arg.key, &*arg.value)).collect();
        assert_eq!(args, [("id", "111"), ("kiểu", "to")]);
        for (span, expected) in [
            (block.span, "::hotline id=\"111\" kiểu='to'"),
            (block.name_span, "hotline"),
            (block.args[1].key_span, "kiểu"),
            (block.args[1].value_span, "to"),
        ] {
            assert_eq!(&text[span.range()], expected);
        }
        assert!(block.body.is_none());
    }
    let table = html("a|b\n-|-\nc|d\n::x\n");
    assert!(table.ends_with("</table></div>\n[x]"), "{table}");
}

#[test]
fn code_comments_and_escapes_are_no_blocks() {
    for (text, expected) in [
        (
            "```\n::a x\n:::b\n:::\n```",
            "<pre tabindex=\"0\"><code>::a x\n:::b\n:::\n</code></pre>\n",
        ),
        (
            "~~~~ x\n::á\n~~~\n::b\n~~~~",
            "<pre tabindex=\"0\"><code class=\"language-x\">::á\n~~~\n::b\n</code></pre>\n",
        ),
        ("    ::a\n", "<pre tabindex=\"0\"><code>::a\n</code></pre>\n"),
        ("<!--\n::a\n-->", ""),
        ("\\::a", "<p>::a</p>\n"),
        ("\\:::a\n\n\\:::", "<p>:::a</p>\n<p>:::</p>\n"),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(blocks(text), [], "{text}");
        assert_eq!(findings(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn lines_that_are_nearly_blocks_are_told() {
    for (text, expected, slips) in [
        (" ::a", "<p>::a</p>\n", 1),
        ("> ::a", "<blockquote>\n<p>::a</p>\n</blockquote>\n", 1),
        (":: a\n::: b\n::1\n::\n:::", "<p>:: a\n::: b\n::1\n::\n:::</p>\n", 2),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(blocks(text), [], "{text}");
        let found = findings(text);
        let all_slips = found.iter().all(|found| found.starts_with("markup-slip"));
        assert!(all_slips && found.len() == slips, "{text}: {found:?}");
    }
}

#[test]
fn fences_hold_markdown_and_nest() {
    let text = "::::steps\n\n1. Một\n\n:::callout kind=\"tip\"\n**Hai** [x]\n:::\n\nBa\n::::\n\nBốn\n\n[x]: /y\n";
    assert_eq!(
        html(text),
        "[steps: <ol>\n<li>Một</li>\n</ol>\n[callout: <p><strong>Hai</strong> <a href=\"/y\">x</a></p>]\n<p>Ba</p>]\n<p>Bốn</p>\n"
    );
    let expected = [
        ("steps".to_owned(), text.split("\n\nBốn").next().unwrap()),
        ("callout".to_owned(), ":::callout kind=\"tip\"\n**Hai** [x]\n:::"),
    ];
    assert_eq!(sources(text), expected);
    assert_eq!(html(":::a\n:::b\nx\n:::\n:::\ny"), "[a: [b: <p>x</p>]]\n<p>y</p>\n");
    assert_eq!(html(":::a\r\nx\r\n:::\r\ny"), "[a: <p>x</p>]\n<p>y</p>\n");
    assert_eq!(html(":::a\n:::"), "[a: ]");
}

#[test]
fn all_of_a_page_is_one_text() {
    let text = "# A\n\n:::callout\n# A\n\nb[^1]\n\n[^1]: ghi chú\n:::\n\nc[^1]";
    let (markdown, _) = parse(text, 0, &Options::default());
    let ids: Vec<_> = markdown.outline.iter().map(|heading| &*heading.id).collect();
    assert_eq!(ids, ["a", "a-2"]);
    let html = html(text);
    assert!(html.contains("id=\"fnref-1\"") && html.contains("id=\"fnref-1-2\""), "{html}");
    assert!(html.ends_with("</section>\n"));
    assert_eq!(markdown.text, "A\nA\nb\nc\nghi chú\n");
}

#[test]
fn items_are_those_of_the_innermost_block() {
    let text = ":::slogans\n- Một *hai*\n- Ba\n\n  bốn\n  - năm\n:::b\n- sáu\n:::\n:::\n- bảy";
    let items: Vec<_> = blocks(text).into_iter().map(|block| block.items).collect();
    assert_eq!(items, [vec!["Một hai", "Ba bốn", "năm"], vec!["sáu"]]);
}

#[test]
fn a_block_that_is_never_closed_holds_the_rest() {
    let text = "a\n\n:::callout x=1\nb\n\nc";
    assert_eq!(html(text), "<p>a</p>\n[callout: <p>b</p>\n<p>c</p>]");
    assert_eq!(findings(text), ["unclosed-block \":::callout x=1\""]);
    assert_eq!(sources(text), [("callout".to_owned(), ":::callout x=1\nb\n\nc")]);
    let text = "::::a\n:::b\nx\n::::\ny";
    assert_eq!(html(text), "[a: [b: <p>x</p>]]\n<p>y</p>\n");
    assert_eq!(findings(text), ["unclosed-block \":::b\""]);
}

#[test]
fn a_fence_that_closes_nothing_is_text_and_a_warning() {
    let text = ":::a\nx\n:::\ny\n:::\nz";
    assert_eq!(html(text), "[a: <p>x</p>]\n<p>y</p>\n<p>:::</p>\n<p>z</p>\n");
    let (_, found) = parse(text, 7, &Options::default());
    assert!(!found[0].is_error());
    assert_eq!(found[0].span, Some(Span::new(20, 23)));
}

#[test]
fn wrong_arguments_are_told_only_where_there_is_a_block() {
    let text = "::a x y=1\n\n```\n::a x\n```\n";
    assert_eq!(findings(text), ["bad-argument \"x\""]);
}

#[test]
fn raw_html_before_a_block_does_not_swallow_it() {
    let text = ":::callout\n<br>\n:::\n<div>\n::x\n</div>\n\ny";
    assert_eq!(html(text), "[callout: ]\n[x]\n<p>y</p>\n");
    assert_eq!(findings(text), ["raw-html \"<br>\"", "raw-html \"<div>\"", "raw-html \"</div>\""]);
}
