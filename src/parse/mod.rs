//! One content file in, one [`Document`] out: pure, so it can run in parallel and be remembered.

pub mod document;
mod front_advice;
mod front_slips;
pub mod markdown;
pub mod terms;
mod weekdays;

use std::sync::Arc;

pub use document::Document;

use crate::advice;
use crate::diagnostics::Span;
use crate::yaml;
use terms::{Collector, Place, Terms};

/// Parses a content file: its front matter with places, its text as HTML with holes.
pub fn parse(path: &Arc<str>, text: &str, options: &markdown::Options) -> Document {
    let (split, mut diagnostics) = yaml::split(text);
    let inside = split.front.clone().unwrap_or(0..0);
    let (front, found) = yaml::parse(text.get(inside.clone()).unwrap_or_default(), inside.start);
    diagnostics.extend(found);
    let front_slips = front_slips::find(text, &front);
    let front_advice = front_advice::find(text, &front);
    let body = text.get(split.body..).unwrap_or_default();
    let (mut markdown, found) = markdown::parse(body, split.body, options);
    diagnostics.extend(found);
    diagnostics.extend(weekdays::check(text));
    if !markdown.advice.is_empty() {
        markdown.advice.silence(&advice::silenced(text));
    }
    let headings = markdown.outline.iter().map(|heading| heading.text.as_str());
    let terms = search_terms(headings, &markdown.text);
    Document {
        front,
        front_span: Span::new(inside.start, inside.end),
        markdown,
        diagnostics: diagnostics.into_iter().map(|found| found.in_file(path)).collect(),
        front_slips,
        front_advice,
        terms,
    }
}

/// The words of the text; those of the front matter are added once its keys are known.
pub fn search_terms<'a>(headings: impl Iterator<Item = &'a str>, text: &str) -> Terms {
    let mut terms = Collector::default();
    for heading in headings {
        terms.add(heading, Place::Heading);
    }
    terms.add(text, Place::Body);
    terms.finish()
}
