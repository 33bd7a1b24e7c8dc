//! Mends in; out those that leave a file's meaning as it is: each is tried, alone where all together won't do.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag};

use super::blanks::is_special_space;
use super::{Mend, Parts, applied, findings};
use crate::parse::document::{Body, Markdown};
use crate::parse::markdown::{self, HtmlPolicy, Options};
use crate::yaml;

/// How often a file is read to find out which mends are good; what is not known by then is left out.
const MAX_TRIES: usize = 400;

/// Those that each remove one finding and cause none.
pub(super) fn fewer_findings(path: &Arc<str>, text: &str, mends: Vec<Mend>) -> Vec<Mend> {
    if mends.is_empty() {
        return mends;
    }
    let before = findings(path, text).len();
    keep(text, mends, |mended, count| findings(path, mended).len() + count == before)
}

/// Those that change no value of the front matter, or of a YAML file.
pub(super) fn same_front_matter(path: &Arc<str>, text: &str, mends: Vec<Mend>) -> Vec<Mend> {
    if mends.is_empty() {
        return mends;
    }
    let values = |text: &str| {
        let front = Parts::of(path, text).front;
        let (map, findings) = yaml::parse(text.get(front.clone()).unwrap_or_default(), front.start);
        (with_ordinary_spaces(&map.to_json().to_string()), findings.len())
    };
    let before = values(text);
    keep(text, mends, |mended, _| values(mended) == before)
}

/// Those after which the Markdown says the same, special spaces aside.
pub(super) fn same_body(text: &str, parts: &Parts, mends: Vec<Mend>) -> Vec<Mend> {
    if mends.is_empty() {
        return mends;
    }
    let body = |text: &str| shape(text.get(parts.body.start..).unwrap_or_default());
    let before = body(text);
    keep(text, mends, |mended, _| body(mended) == before)
}

/// A key is the same with special spaces in it.
fn with_ordinary_spaces(text: &str) -> String {
    text.replace(is_special_space, " ")
}

/// The most of the mends with which `is_good`, asked with the mended text and how many mends are in it, holds.
fn keep(text: &str, mends: Vec<Mend>, is_good: impl Fn(&str, usize) -> bool) -> Vec<Mend> {
    let mut kept: Vec<Mend> = Vec::new();
    let mut waiting: Vec<&[Mend]> = vec![&mends];
    for _ in 0..MAX_TRIES {
        let Some(next) = waiting.pop() else { break };
        let tried: Vec<Mend> = kept.iter().chain(next).cloned().collect();
        if is_good(&applied(text, &tried), tried.len()) {
            kept = tried;
        } else if next.len() > 1 {
            let (first, second) = next.split_at(next.len() / 2);
            waiting.extend([second, first]);
        }
    }
    kept
}

/// All that readers get of a Markdown text, without its places.
pub(super) fn shape(text: &str) -> String {
    let options = Options { html: HtmlPolicy::Sanitize, ..Options::default() };
    let (markdown, _) = markdown::parse(text, 0, &options);
    let Markdown {
        body,
        outline,
        links,
        images,
        numbers,
        blocks,
        text,
        words: _,
        slips: _,
        advice: _,
    } = &markdown;
    let mut shape = filled(body);
    for heading in outline {
        let _ = write!(shape, "\n# {} {}", heading.id, heading.text);
    }
    for link in links {
        let _ = write!(shape, "\n[{}] {}", link.href, link.title);
    }
    for image in images {
        let _ = write!(shape, "\n![{}] {} {}", image.src, image.alt, image.caption);
    }
    for number in numbers {
        let _ = write!(shape, "\n{}", number.written);
    }
    for block in blocks {
        let _ = write!(shape, "\n::{} {:?}", block.name, block.items);
        for argument in &block.args {
            let _ = write!(shape, " {}={}", argument.key, argument.value);
        }
        shape.extend(block.body.as_ref().map(filled));
    }
    plain(&(shape + text.as_str()))
}

fn filled(body: &Body) -> String {
    let mut html = String::new();
    body.fill(&mut html, &mut |fill, out| {
        let _ = write!(out, "[{fill:?}]");
    });
    html
}

/// Blanks are no part of what is compared: where one may go, the signs around it tell whether it meant anything.
fn plain(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_whitespace()).collect()
}

/// Where code stands in a Markdown text that begins at `offset` of its file.
pub(super) fn code(text: &str, offset: usize) -> Vec<Range<usize>> {
    Parser::new(text)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| offset + range.start..offset + range.end)
        .collect()
}
