//! Raw HTML in; its tags and texts with their places out, read as a browser reads them (WHATWG HTML §13.2.5).

use std::ops::Range;

use html5gum::{DefaultEmitter, Error, Token, Tokenizer};

use super::allowed::{self, Attribute};

/// A part of raw HTML and where it stands there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a part is; names are in lower case.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open(String, Vec<Attribute>),
    Close(String),
    /// Text as written, with its character references.
    Text,
    /// A doctype, an instruction, a section of character data, a tag that never ends.
    Other,
}

/// How an element whose content is left out ends.
const NESTING: [&str; 4] = ["math", "object", "svg", "template"];

/// The parts of a piece of HTML, without comments and without the content that goes with its element.
pub(super) fn read(html: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(next) = read_until_skip(html, from, &mut parts) {
        from = next;
    }
    parts
}

/// The one tag that the piece is; none if it is something else.
pub(super) fn tag(html: &str) -> Option<Kind> {
    let first = tokens(html).find_map(|token| tag_of(token).map(|(kind, _)| kind))?;
    html.get(1..)?.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()).then_some(first)
}

/// A text with its character references resolved, in parts: written, resolved.
///
/// A part without references is the same in both; that keeps the places of what is found in it.
pub(super) fn resolved(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let length = match rest.strip_prefix('&') {
            Some(after) => 1 + reference_length(after),
            None => rest.find('&').unwrap_or(rest.len()),
        };
        let part = rest.get(..length)?;
        let range = from..from + length;
        from += length;
        let resolved =
            if part.len() > 1 && part.starts_with('&') { resolve(part) } else { part.to_owned() };
        Some((range, resolved))
    })
}

/// How much after a `&` may belong to the reference: no name is longer than 32 signs.
fn reference_length(after: &str) -> usize {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = after.bytes().take(32).take_while(is_name).count();
    length + usize::from(after.as_bytes().get(length) == Some(&b';'))
}

fn resolve(reference: &str) -> String {
    tokens(reference)
        .filter_map(|token| match token {
            Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        })
        .collect()
}

fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> + '_ {
    Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span()).flatten()
}

/// Reads on from an offset, up to content that is left out: where that ends.
fn read_until_skip(html: &str, from: usize, parts: &mut Vec<Part>) -> Option<usize> {
    let rest = html.get(from..).filter(|rest| !rest.is_empty())?;
    let moved = |span: html5gum::Span<usize>| from + span.start..from + span.end;
    let mut done = from;
    let mut is_cut_off = false;
    for token in tokens(rest) {
        let (kind, range) = match token {
            Token::String(text) => (Kind::Text, moved(text.span)),
            Token::Comment(comment) => {
                let range = moved(comment.span);
                done = range.end;
                let Some(end) = end_of_other(html, range.start) else { continue };
                parts.push(Part { kind: Kind::Other, range: range.start..end });
                return Some(end);
            }
            Token::Doctype(doctype) => (Kind::Other, moved(doctype.span)),
            Token::Error(error) if *error == Error::EofInTag => {
                is_cut_off = true;
                continue;
            }
            Token::Error(_) => continue,
            other => match tag_of(other) {
                Some((kind, span)) => (kind, moved(span)),
                None => continue,
            },
        };
        done = range.end;
        let emptied = match &kind {
            Kind::Open(name, _) => allowed::emptied(name),
            _ => None,
        };
        parts.push(Part { kind, range });
        if let Some(name) = emptied {
            return Some(end_of_element(html, done, name));
        }
    }
    // The text before the tag is told of later than the fault in it.
    if is_cut_off {
        parts.push(Part { kind: Kind::Other, range: done..html.len() });
    }
    None
}

fn tag_of(token: Token<usize>) -> Option<(Kind, html5gum::Span<usize>)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    match token {
        Token::StartTag(tag) => {
            let attributes =
                tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
            Some((Kind::Open(text(&tag.name), attributes), tag.span))
        }
        Token::EndTag(tag) => Some((Kind::Close(text(&tag.name)), tag.span)),
        _ => None,
    }
}

/// Where something that only looks like a comment to a browser ends by its own rule (CommonMark §6.6).
fn end_of_other(html: &str, start: usize) -> Option<usize> {
    let rest = html.get(start..)?;
    if rest.starts_with("<!--") {
        return None;
    }
    let end = match rest.get(..2) {
        Some("<?") => "?>",
        _ if rest.starts_with("<![CDATA[") => "]]>",
        _ => ">",
    };
    Some(rest.find(end).map_or(html.len(), |at| start + at + end.len()))
}

/// Where an element that began before `from` ends, its closing tag included; the end of all if it never does.
fn end_of_element(html: &str, from: usize, name: &str) -> usize {
    let mut depth = 1_usize;
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let tag = at + found;
        at = tag + 1;
        let rest = html.get(at..).unwrap_or_default();
        let is_closing = rest.starts_with('/');
        if !is_named(rest.strip_prefix('/').unwrap_or(rest), name) {
            continue;
        }
        match is_closing {
            true => depth -= 1,
            false => depth += usize::from(NESTING.contains(&name)),
        }
        if depth == 0 {
            return rest.find('>').map_or(html.len(), |end| at + end + 1);
        }
    }
    html.len()
}

fn is_named(tag: &str, name: &str) -> bool {
    let is_same = tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let next = tag.as_bytes().get(name.len());
    is_same && next.is_none_or(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each part as its kind and what is written there.
    fn told(html: &str) -> Vec<String> {
        let told = |part: &Part| {
            let written = &html[part.range.clone()];
            match &part.kind {
                Kind::Open(name, attributes) => format!("{name} {attributes:?} {written}"),
                Kind::Close(name) => format!("/{name} {written}"),
                Kind::Text => format!("'{written}'"),
                Kind::Other => format!("other {written}"),
            }
        };
        read(html).iter().map(told).collect()
    }

    #[test]
    fn parts_have_their_places() {
        assert_eq!(
            told("ạ&amp;<B title='x&lt;'>ế</b >c<!-- d --> <!doctype x>e"),
            [
                "'ạ&amp;'",
                "b [(\"title\", \"x<\")] <B title='x&lt;'>",
                "'ế'",
                "/b </b >",
                "'c'",
                "' '",
                "other <!doctype x>",
                "'e'"
            ]
        );
    }

    #[test]
    fn content_goes_with_its_element() {
        let script = "a<SCRIPT>'<b>'</ScripT  >b<title><i></title>c";
        assert_eq!(told(script), ["'a'", "script [] <SCRIPT>", "'b'", "title [] <title>", "'c'"]);
        assert_eq!(told("<svg><svg></svg>a</svg>b"), ["svg [] <svg>", "'b'"]);
        assert_eq!(told("<xmp><xmp></xmp>b"), ["xmp [] <xmp>", "'b'"]);
        assert_eq!(told("<style></styles><b>"), ["style [] <style>"]);
        assert_eq!(told("<plaintext>a<b>"), ["plaintext [] <plaintext>"]);
    }

    #[test]
    fn what_is_no_tag_ends_by_its_own_rule() {
        assert_eq!(told("<?php a > b ?>c"), ["other <?php a > b ?>", "'c'"]);
        assert_eq!(told("<![CDATA[<b>]]>c"), ["other <![CDATA[<b>]]>", "'c'"]);
        assert_eq!(told("<!x><![CDATA[<b>"), ["other <!x>", "other <![CDATA[<b>"]);
        assert_eq!(told("a<b title=\"c"), ["'a'", "other <b title=\"c"]);
    }

    #[test]
    fn one_tag_is_told_from_anything_else() {
        assert_eq!(tag("</B>"), Some(Kind::Close("b".to_owned())));
        assert_eq!(tag("<b/>"), Some(Kind::Open("b".to_owned(), Vec::new())));
        assert_eq!(tag("<!-- <b> -->"), None);
        assert_eq!(tag("<?x <b>?>"), None);
    }

    #[test]
    fn references_are_parts_of_their_own() {
        let parts: Vec<_> = resolved("a&amp;b & &lt &x;").map(|(_, part)| part).collect();
        assert_eq!(parts, ["a", "&", "b ", "&", " ", "<", " ", "&x;"]);
    }

    fn soup() -> impl Strategy<Value = String> {
        let pieces = [
            "a",
            "ế",
            " ",
            "\n",
            "<",
            ">",
            "/",
            "<b>",
            "</b>",
            "<b x='",
            "\"",
            "'",
            "=",
            "<!--",
            "-->",
            "<!",
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "&amp;",
            "&",
            "#",
            ";",
            "lt",
            "120",
            "<script>",
            "</script",
            "<svg>",
            "</svg>",
            "\0",
            "&notit;",
            "</",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn places_are_right_and_in_order(html in soup()) {
            let mut end = 0;
            for part in read(&html) {
                prop_assert!(part.range.start >= end && part.range.end >= part.range.start);
                end = part.range.end;
                let written = html.get(part.range.clone());
                prop_assert!(written.is_some());
                let begins_tag = written.is_some_and(|written| written.starts_with('<'));
                prop_assert_eq!(begins_tag, part.kind != Kind::Text || begins_tag, "{:?}", part);
            }
        }

        #[test]
        fn texts_resolve_as_a_browser_resolves_them(text in "[ab&;#x0-9lt ế]{0,20}") {
            let ours: String = resolved(&text).map(|(_, part)| part).collect();
            prop_assert_eq!(ours, resolve(&text));
        }
    }
}
