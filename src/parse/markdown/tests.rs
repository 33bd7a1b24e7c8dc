//! Whole texts in; HTML with its holes shown, places and findings out.

mod blocks;
mod commonmark;
mod gfm;
mod hostile;
mod markup;
mod normalize;
mod numbers;
mod properties;
mod sanitize;

use std::fmt::Write;

use super::super::document::{Body, Fill, Markdown};
use super::escape::push_attribute;
use super::{HtmlPolicy, Options, parse};
use crate::diagnostics::Diagnostic;

/// Anchors and wrappers off: what `chieng markdown` prints.
const PLAIN: Options = Options { anchors: false, wrappers: false, html: HtmlPolicy::Drop };

/// HTML with holes filled so that their content can be read: links and pictures as tags, all else in brackets.
fn shown(markdown: &Markdown, body: &Body) -> String {
    let mut html = String::new();
    body.fill(&mut html, &mut |fill, out| show(markdown, fill, out));
    html
}

fn show(markdown: &Markdown, fill: &Fill, out: &mut String) {
    match fill {
        Fill::LinkStart(link) => {
            let link = &markdown.links[*link as usize];
            write!(out, "<a href=\"{}\"{}>", encoded(&link.href), titled(&link.title)).unwrap();
        }
        Fill::LinkEnd(_) => out.push_str("</a>"),
        Fill::Image(image) => {
            let image = &markdown.images[*image as usize];
            let tag = if image.alone { "figure" } else { "img" };
            write!(out, "<{tag} src=\"{}\" alt=\"", encoded(&image.src)).unwrap();
            push_attribute(out, &image.alt);
            write!(out, "\"{}>", titled(&image.caption)).unwrap();
        }
        Fill::Number(number) => {
            write!(out, "[{}]", markdown.numbers[*number as usize].written).unwrap();
        }
        Fill::Block(block) => {
            let block = &markdown.blocks[*block as usize];
            write!(out, "[{}", block.name).unwrap();
            if let Some(body) = &block.body {
                write!(out, ": {}", shown(markdown, body).trim_end()).unwrap();
            }
            out.push(']');
        }
        Fill::NumberPiece(piece) => {
            push_attribute(out, piece.of(&markdown.numbers[piece.number as usize].written));
        }
        Fill::HeadingText(heading) => {
            push_attribute(out, &markdown.outline[*heading as usize].text);
        }
        Fill::Label(label) => write!(out, "[{label:?}]").unwrap(),
    }
}

fn titled(title: &str) -> String {
    let mut attribute = String::new();
    if !title.is_empty() {
        attribute.push_str(" title=\"");
        push_attribute(&mut attribute, title);
        attribute.push('"');
    }
    attribute
}

/// A target as the examples of CommonMark print it.
fn encoded(href: &str) -> String {
    let mut out = String::new();
    for byte in href.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte.into()),
            _ if b"-_.+!*'(),%#@?=;:/,$~".contains(&byte) => out.push(byte.into()),
            _ => write!(out, "%{byte:02X}").unwrap(),
        }
    }
    out
}

/// The HTML of a text with the default options, its findings unseen.
fn html(text: &str) -> String {
    let (markdown, _) = parse(text, 0, &Options::default());
    shown(&markdown, &markdown.body)
}

/// The HTML of a text as `chieng markdown` prints it.
fn plain(text: &str) -> String {
    let (markdown, _) = parse(text, 0, &PLAIN);
    shown(&markdown, &markdown.body)
}

/// The findings of a text as `code "place"`, in order.
fn findings(text: &str) -> Vec<String> {
    let (_, diagnostics) = parse(text, 0, &Options::default());
    diagnostics.iter().map(|finding| told(text, finding)).collect()
}

fn told(text: &str, finding: &Diagnostic) -> String {
    let place = finding.span.and_then(|span| text.get(span.range())).unwrap();
    format!("{} {place:?}", finding.code.name())
}
