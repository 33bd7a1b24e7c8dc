//! A built page in; its tags and the text between them out, borrowed from it (HTML Living Standard §13.2.5).
//!
//! Every page of every build is read, so this is no tokenizer for any HTML: no tree, no repair, no copy. It agrees with
//! html5gum on what templates and Markdown make, which is a property test.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// Elements whose content is text, whatever it looks like.
const TEXT_ONLY: [&str; 6] = ["script", "style", "textarea", "title", "iframe", "noframes"];

/// One piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// `<a href="…">`
    Open(Tag<'a>),
    /// `</a>`, by its name as written.
    Close(&'a str),
    /// What stands between tags, undecoded; comments are left out.
    Text(&'a str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name as written.
    pub name: &'a str,
    /// What follows the name, up to `>`.
    inside: &'a str,
    /// Where it begins in the page, in bytes.
    pub at: usize,
}

/// The pieces of a page.
pub struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// The element whose content is text, when inside of one.
    text_only: Option<&'a str>,
}

impl<'a> Pieces<'a> {
    /// Begins to read a page.
    pub fn of(html: &'a str) -> Self {
        Pieces { html, at: 0, text_only: None }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Takes `length` bytes of the page.
    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_else(|| self.rest());
        self.at += taken.len();
        taken
    }

    /// The content of an element that holds text alone, up to its closing tag.
    fn content(&mut self, name: &str) -> Piece<'a> {
        let rest = self.rest();
        let closes = |place: &usize| {
            let after = rest.get(place + 2..).unwrap_or_default();
            let own = after.get(..name.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(name))
                && after[name.len()..]
                    .starts_with(|c: char| matches!(c, '>' | '/') || c.is_ascii_whitespace())
        };
        let end = rest.match_indices("</").map(|(place, _)| place).find(closes);
        Piece::Text(self.take(end.unwrap_or(rest.len())))
    }

    fn tag(&mut self) -> Option<Piece<'a>> {
        let start = self.at;
        let rest = self.rest();
        let second = rest.as_bytes().get(1).copied().unwrap_or_default();
        if second.is_ascii_alphabetic() {
            let name = name(rest.get(1..).unwrap_or_default());
            let inside = rest.get(1 + name.len()..).unwrap_or_default();
            let length = attributes_end(inside);
            self.at += 1 + name.len() + length + 1;
            // A tag that the page's end cuts off is none (§13.2.5, eof-in-tag).
            let inside = inside.get(..length).filter(|_| length < inside.len())?;
            self.text_only = TEXT_ONLY.into_iter().find(|known| name.eq_ignore_ascii_case(known));
            return Some(Piece::Open(Tag { name, inside, at: start }));
        }
        if second == b'/' && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) {
            let name = name(rest.get(2..).unwrap_or_default());
            let inside = rest.get(2 + name.len()..).unwrap_or_default();
            self.at += 2 + name.len() + attributes_end(inside) + 1;
            return Some(Piece::Close(name));
        }
        if matches!(second, b'!' | b'?' | b'/') {
            self.at += comment_length(rest);
            return None;
        }
        // A `<` that begins no tag is text.
        let length = rest.get(1..).unwrap_or_default().find('<').map_or(rest.len(), |end| end + 1);
        Some(Piece::Text(self.take(length)))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while self.at < self.html.len() {
            if let Some(name) = self.text_only.take()
                && !self.rest().is_empty()
            {
                let piece = self.content(name);
                if piece != Piece::Text("") {
                    return Some(piece);
                }
            }
            let rest = self.rest();
            match rest.find('<') {
                Some(0) => {
                    if let Some(piece) = self.tag() {
                        return Some(piece);
                    }
                }
                end => return Some(Piece::Text(self.take(end.unwrap_or(rest.len())))),
            }
        }
        None
    }
}

impl<'a> Tag<'a> {
    /// Names and values of its attributes as written, in order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.inside;
        std::iter::from_fn(move || {
            let (attribute, after) = attribute(rest)?;
            rest = after;
            Some(attribute)
        })
    }
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// The first attribute, and what follows it.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    // An `=` that begins a name is a part of it (§13.2.5.32).
    let after_first = text.chars().next()?.len_utf8();
    let end =
        text.get(after_first..)?.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
    let name = text.get(..end.map_or(text.len(), |end| end + after_first))?;
    let rest = text.get(name.len()..)?;
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return Some(((name, ""), rest));
    };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let end = inside.find(quote).unwrap_or(inside.len());
            let after = inside.get(end + 1..).unwrap_or_default();
            return Some(((name, inside.get(..end)?), after));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
    Some(((name, value.get(..end)?), value.get(end..)?))
}

/// Where the `>` is that ends a tag, quoted values passed over.
fn attributes_end(text: &str) -> usize {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Names,
        AfterEquals,
        Unquoted,
        Quoted(u8),
    }
    let mut state = State::Names;
    let mut is_first = true;
    for (at, byte) in text.bytes().enumerate() {
        state = match (state, byte) {
            (State::Quoted(quote), _) if byte == quote => State::Names,
            (State::Quoted(_), _) => state,
            (_, b'>') => return at,
            (State::AfterEquals, b'"' | b'\'') => State::Quoted(byte),
            (State::AfterEquals | State::Unquoted, _) if byte.is_ascii_whitespace() => {
                match state {
                    State::Unquoted => State::Names,
                    _ => state,
                }
            }
            (State::AfterEquals, _) => State::Unquoted,
            (State::Names, b'=') if !is_first => State::AfterEquals,
            _ => state,
        };
        is_first = match (state, byte) {
            (State::Names, b'/') => true,
            (State::Names, b'"' | b'\'') => true,
            (State::Names, _) if byte.is_ascii_whitespace() => {
                is_first || text.as_bytes().get(at + 1) != Some(&b'=')
            }
            _ => false,
        };
    }
    text.len()
}

/// How long a comment, doctype or processing instruction is.
fn comment_length(rest: &str) -> usize {
    let (start, end) = match rest.strip_prefix("<!--") {
        // `<!-->` and `<!--->` are whole comments (§13.2.5.44).
        Some(after) if after.starts_with('>') => return 5,
        Some(after) if after.starts_with("->") => return 6,
        Some(_) => (4, "-->"),
        None => (2, ">"),
    };
    let found = rest.get(start..).unwrap_or_default().find(end);
    found.map_or(rest.len(), |place| start + place + end.len())
}

/// A value with its character references decoded.
pub fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(place) = rest.find('&') {
        let (before, reference) = rest.split_at(place);
        text.push_str(before);
        let known = [
            ("&amp;", '&'),
            ("&quot;", '"'),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&#39;", '\''),
            ("&#x27;", '\''),
            ("&#x2F;", '/'),
        ];
        match known.iter().find(|(written, _)| reference.starts_with(written)) {
            Some((written, sign)) => {
                text.push(*sign);
                rest = reference.get(written.len()..).unwrap_or_default();
            }
            // There are two thousand names; they are rare enough to ask somebody who knows them.
            None => {
                text.push_str(&decoded_by_library(reference));
                return Cow::Owned(text);
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn decoded_by_library(value: &str) -> String {
    let tag = format!("<a x=\"{}\">", value.replace('"', "&quot;"));
    for token in Tokenizer::new(tag.as_str()) {
        let Ok(token) = token;
        if let Token::StartTag(tag) = token
            && let Some(value) = tag.attributes.get(&b"x"[..])
        {
            return String::from_utf8_lossy(value).into_owned();
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    type Tags = Vec<(String, BTreeMap<String, String>)>;

    fn ours(html: &str) -> Tags {
        let open = |piece| match piece {
            Piece::Open(tag) => Some(tag),
            _ => None,
        };
        let tags = Pieces::of(html).filter_map(open);
        tags.map(|tag: Tag<'_>| {
            let mut attributes = BTreeMap::new();
            for (name, value) in tag.attributes() {
                attributes
                    .entry(name.to_ascii_lowercase())
                    .or_insert_with(|| decoded(value).into_owned());
            }
            (tag.name.to_ascii_lowercase(), attributes)
        })
        .collect()
    }

    fn theirs(html: &str) -> Tags {
        let mut emitter = html5gum::DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut tags = Vec::new();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            if let Token::StartTag(tag) = token {
                let attributes =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                tags.push((text(&tag.name), attributes));
            }
        }
        tags
    }

    #[test]
    fn tags_are_those_of_the_standard() {
        for html in [
            "<a href=\"x\" title='y'>z</a>",
            "<img src=a.png alt=\"\" hidden>",
            "<p>1 < 2 <b>x</b> &lt;i&gt;",
            "<!doctype html><!-- <a href=x> --><p>",
            "<!--><a x><!---><b y>",
            "<script>if (a < b) { '<a href=\"x\">' }</script><a href=y>",
            "<title>a <b> c</title><i>",
            "<style>a>b{}</STYLE ><p id=x>",
            "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>",
            "<a title=\"a > b\" href='c \" d'>",
            "<a href = \"x\" / id=y/>",
            "<a href=a=b c=\"d\"e=f>",
            "<a =x y=z>",
            "<br/><input disabled value=it's>",
            "<a href=\"?a&amp;b=1&quot;&eacute;&#39;\">",
            "<a x=\"1\" x=\"2\" X=\"3\">",
            "</a href=\"x>y\"><b>",
            "<a",
            "<a href=\"x",
            "<",
            "</>x<?php ?><u>",
        ] {
            assert_eq!(ours(html), theirs(html), "{html}");
        }
    }

    #[test]
    fn text_is_what_stands_between_tags() {
        let pieces: Vec<Piece<'_>> = Pieces::of("a<b>c</b><!-- d --><style>e<f</style>g").collect();
        let texts: Vec<&str> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Text(text) => Some(*text),
                _ => None,
            })
            .collect();
        assert_eq!(texts, ["a", "c", "e<f", "g"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(html in "\\PC*|[<>/!a=\"' -]*") {
            let length: usize = Pieces::of(&html).filter_map(|piece| match piece {
                Piece::Text(text) => Some(text.len()),
                _ => None,
            }).sum();
            prop_assert!(length <= html.len());
        }

        #[test]
        fn made_pages_are_read_as_the_standard_says(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[a-zđ ]{0,6}",
                    Just("<p>".to_owned()),
                    "<(a|img|p|svg|path)( (href|src|id|hidden|title|x-y)(=(\"[a-z<>'&; ]{0,4}\"|'[a-z<>\"]{0,4}'|[a-z'/=]{1,4}))?){0,3} ?/?>",
                    "</(a|p|svg)>",
                    "<!--[a-z<> ]{0,5}-->",
                    "<(script|style)>[a-z<>/ ]{0,6}",
                    "</(script|style)>",
                ],
                0..12,
            )
        ) {
            let html = parts.concat();
            prop_assert_eq!(ours(&html), theirs(&html), "{}", html);
        }
    }
}
