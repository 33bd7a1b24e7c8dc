//! What holds for any text.

use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

use super::super::super::document::{Body, Fill, Markdown};
use super::super::{HtmlPolicy, MAX_DEPTH, Options, parse, strict};
use super::shown;
use crate::diagnostics::{Diagnostic, Span};

const PIECES: [&str; 67] = [
    "a",
    "Đường ",
    "ế",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "~~~\n",
    "# ",
    "## x {#id}\n",
    "> ",
    "> [!NOTE]\n",
    "- ",
    "1. ",
    "- [x] ",
    ": ",
    ":) ",
    "| a | b |\n|---|:-:|\n",
    "|",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](javascript:x)",
    "](data:x)",
    "[^1]",
    "[^1]: ",
    "[^2]:\n    ",
    "<b>",
    "</b>",
    "<div>\n",
    "<!-- ",
    "-->",
    "<a href=\"javascript:x\">",
    "<javascript:x>",
    "&amp;",
    "&#106;",
    "&colon;",
    "\\",
    "::a ",
    ":::b\n",
    "::::c x=\"1\"\n",
    ":::\n",
    "::::\n",
    "k=\"v",
    "http://a.vn/x",
    "www.b.vn",
    "c@d.vn",
    "gọi 111",
    "1900 969 680",
    "0946.833.384",
    "[r]: /u\n",
    "[r]",
    "---\n",
    "\"",
    "\u{0}",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60);
    prop_oneof![4 => pieces.prop_map(|pieces| pieces.concat()), 1 => "\\PC{0,60}"]
}

fn options() -> impl Strategy<Value = Options> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(anchors, wrappers, sanitize)| {
        Options {
            anchors,
            wrappers,
            html: if sanitize { HtmlPolicy::Sanitize } else { HtmlPolicy::Drop },
        }
    })
}

pub(super) fn bodies(markdown: &Markdown) -> impl Iterator<Item = &Body> {
    markdown.blocks.iter().filter_map(|block| block.body.as_ref()).chain([&markdown.body])
}

fn spans(markdown: &Markdown, found: &[Diagnostic]) -> Vec<Span> {
    let mut spans: Vec<Span> = markdown.links.iter().map(|link| link.span).collect();
    spans.extend(markdown.outline.iter().map(|heading| heading.span));
    spans.extend(markdown.images.iter().map(|image| image.span));
    spans.extend(markdown.numbers.iter().map(|number| number.span));
    for block in &markdown.blocks {
        spans.extend([block.span, block.name_span]);
        spans.extend(block.args.iter().flat_map(|arg| [arg.key_span, arg.value_span]));
    }
    spans.extend(found.iter().filter_map(|finding| finding.span));
    spans
}

/// The tag that is opened or closed wrongly, if any; and how deep the elements nest.
pub(super) fn unbalanced(html: &str) -> (Option<String>, usize) {
    const VOID: [&[u8]; 5] = [b"br", b"hr", b"input", b"img", b"wbr"];
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut deepest = 0;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) if !VOID.contains(&tag.name.as_slice()) => {
                open.push(tag.name.to_vec())
            }
            Token::EndTag(tag) if open.last() == Some(&tag.name.to_vec()) => {
                open.pop();
            }
            Token::EndTag(tag) => return (Some(format!("{tag:?}")), deepest),
            _ => {}
        }
        deepest = deepest.max(open.len());
    }
    (open.pop().map(|name| String::from_utf8(name).unwrap()), deepest)
}

/// Links must pair within their body, in order.
fn links_pair(body: &Body) -> bool {
    let mut open = None;
    body.holes.iter().all(|hole| match hole.fill {
        Fill::LinkStart(link) => open.replace(link).is_none(),
        Fill::LinkEnd(link) => open.take() == Some(link),
        _ => true,
    }) && open.is_none()
}

fn has_script(html: &str) -> bool {
    Tokenizer::new(html).flatten().any(|token| match token {
        Token::StartTag(tag) => tag.attributes.iter().any(|(name, value)| {
            let value = String::from_utf8_lossy(value).to_lowercase();
            let is_address = [&b"href"[..], b"src"].contains(&name.as_slice());
            let value = value.trim_start();
            is_address && (value.starts_with("javascript:") || value.starts_with("data:"))
        }),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_is_sound(text in text(), options in options(), offset in 0_usize..50) {
        let (markdown, found) = parse(&text, offset, &options);
        for body in bodies(&markdown) {
            let (wrong, depth) = unbalanced(&body.html);
            prop_assert_eq!(wrong, None, "{}", body.html);
            prop_assert!(depth <= MAX_DEPTH + 10);
            prop_assert!(body.holes.windows(2).all(|pair| pair[0].at <= pair[1].at));
            prop_assert!(body.holes.iter().all(|hole| body.html.is_char_boundary(hole.at as usize)));
            prop_assert!(links_pair(body));
        }
        let html = shown(&markdown, &markdown.body);
        prop_assert_eq!(unbalanced(&html.replace("<figure ", "<img ")).0, None, "{}", html);
        prop_assert!(!has_script(&html), "{}", html);
        for span in spans(&markdown, &found) {
            let range = (span.start as usize).checked_sub(offset).unwrap()..span.end as usize - offset;
            prop_assert!(text.get(range).is_some(), "{:?}", span);
        }
        prop_assert_eq!(markdown.words as usize, markdown.text.split_whitespace().count());
    }

    #[test]
    fn the_offset_moves_every_place_and_nothing_else(text in text()) {
        let (here, found_here) = parse(&text, 0, &Options::default());
        let (there, found_there) = parse(&text, 40, &Options::default());
        let moved = |spans: Vec<Span>| spans.into_iter().map(|span| span.shifted(40)).collect::<Vec<_>>();
        prop_assert_eq!(moved(spans(&here, &found_here)), spans(&there, &found_there));
        prop_assert_eq!(here.body, there.body);
    }

    #[test]
    fn every_hole_is_used_once(text in text()) {
        let (markdown, _) = parse(&text, 0, &Options::default());
        let fills = || bodies(&markdown).flat_map(|body| body.holes.iter().map(|hole| hole.fill));
        let blocks = fills().filter(|fill| matches!(fill, Fill::Block(_))).count();
        prop_assert_eq!(blocks, markdown.blocks.len());
        let mut seen: Vec<Fill> = fills().filter(|fill| !matches!(fill, Fill::Label(_))).collect();
        let all = seen.len();
        seen.sort_by_key(|fill| format!("{fill:?}"));
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
    }

    #[test]
    fn strict_never_panics(text in text()) {
        strict(&text);
    }
}
