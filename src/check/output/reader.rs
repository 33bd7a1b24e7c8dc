//! HTML in; its tags and raw texts, given to every rule in turn, out.

use std::borrow::Cow;

use super::Rule;
use crate::check::tags::{Piece, Pieces, decoded};
use crate::diagnostics::Diagnostic;
use crate::render::Guard;
use crate::resolve::{Route, Site};

/// The page that is read, with what was found.
pub struct Page<'a> {
    /// The site.
    pub site: &'a Site,
    /// What made it; none for a file that is copied.
    pub route: Option<&'a Route>,
    /// What it may say of itself, if it is sensitive.
    pub guard: Option<&'a Guard>,
    /// The file, for messages.
    pub file: String,
    /// Whether `<main>` has begun.
    pub in_main: bool,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        site: &'a Site,
        route: Option<&'a Route>,
        guard: Option<&'a Guard>,
        file: String,
    ) -> Self {
        Page { site, route, guard, file, in_main: false, findings: Vec::new() }
    }

    /// Adds a finding.
    pub fn report(&mut self, found: Diagnostic) {
        self.findings.push(found);
    }
}

/// A start or end tag.
pub struct Tag<'t> {
    /// Its name, in lower case.
    pub name: &'t str,
    /// Whether it ends an element.
    pub is_end: bool,
    /// Names and values as written.
    attributes: &'t [(&'t str, &'t str)],
}

impl Tag<'_> {
    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<String> {
        let found = self.attributes.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| decoded(value).into_owned())
    }
}

/// Elements whose text is no markup and is looked at.
const RAW: &[&str] = &["title", "style", "script"];

pub(super) fn read(html: &str, page: &mut Page<'_>, rules: &mut [&mut dyn Rule]) {
    let mut raw: Option<&str> = None;
    let mut attributes = Vec::new();
    for piece in Pieces::of(html) {
        match piece {
            Piece::Open(tag) => {
                let name = lower(tag.name);
                if name == "main" {
                    page.in_main = true;
                }
                attributes.clear();
                attributes.extend(tag.attributes());
                let seen = Tag { name: &name, is_end: false, attributes: &attributes };
                rules.iter_mut().for_each(|rule| rule.tag(&seen, page));
                raw = RAW.iter().copied().find(|known| *known == name);
            }
            Piece::Close(name) => {
                let name = lower(name);
                if let Some(element) = raw.take() {
                    rules.iter_mut().for_each(|rule| rule.raw_text(element, "", page));
                }
                let seen = Tag { name: &name, is_end: true, attributes: &[] };
                rules.iter_mut().for_each(|rule| rule.tag(&seen, page));
                if name == "main" {
                    page.in_main = false;
                }
            }
            Piece::Text(text) => {
                if let Some(element) = raw.take() {
                    let text = if element == "title" { decoded(text) } else { Cow::Borrowed(text) };
                    rules.iter_mut().for_each(|rule| rule.raw_text(element, &text, page));
                }
            }
        }
    }
    rules.iter_mut().for_each(|rule| rule.end(page));
}

/// A name in lower case, which it is already but in other people's templates.
fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}
