//! A built page in; what it links to and dials, and what is wrong with it whatever the theme that made it, out.
//! One rule, one file; each sees every tag of the page once.

mod emergency;
mod exit;
mod links;
mod metadata;
mod numbers;
mod reader;
mod referrer;
mod sharing;
pub(super) mod third_party;
pub(super) mod traces;

use crate::diagnostics::{Diagnostic, Message};
use crate::render::Guard;
use crate::resolve::{Plan, Route, Site};

pub use numbers::is_known;
pub use reader::{Page, Tag};

/// What a built page refers to, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Output files that it links to or loads, sorted.
    pub targets: Vec<String>,
    /// What its `tel:` and `sms:` links dial, sorted; each must be a number that the site knows.
    pub dialled: Vec<String>,
    /// What is wrong whatever else the site holds.
    pub diagnostics: Vec<Diagnostic>,
}

impl Scan {
    /// Links that lead to no planned file.
    pub fn broken(&self, plan: &Plan, route: &Route) -> Vec<Diagnostic> {
        links::broken(&self.targets, plan, route)
    }

    /// Links that dial what the site doesn't know.
    pub fn unknown_numbers(&self, site: &Site, route: &Route) -> Vec<Diagnostic> {
        numbers::unknown(&self.dialled, site, route)
    }
}

/// A rule that looks at one page.
trait Rule {
    /// Sees a tag.
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>);

    /// Sees the text of an element whose text is no markup: `title`, `style`, `script`.
    fn raw_text(&mut self, _element: &str, _text: &str, _page: &mut Page<'_>) {}

    /// Has seen all of the page.
    fn end(&mut self, _page: &mut Page<'_>) {}
}

/// Reads a built page. `guard` is what a sensitive page may say of itself.
pub fn scan(site: &Site, html: &str, route: &Route, guard: Option<&Guard>) -> Scan {
    let mut links = links::Links::default();
    let mut numbers = numbers::Dialled::default();
    let mut page = Page::new(site, Some(route), guard, route.file());
    let (mut emergency, mut exit) = (emergency::Emergency::default(), exit::Exit::default());
    let (mut metadata, mut referrer) = (metadata::Metadata, referrer::Referrer::default());
    let (mut sharing, mut third_party) = (sharing::Sharing, third_party::ThirdParty);
    let mut traces = traces::Traces::default();
    let mut rules: [&mut dyn Rule; 9] = [
        &mut links,
        &mut numbers,
        &mut emergency,
        &mut exit,
        &mut metadata,
        &mut referrer,
        &mut sharing,
        &mut third_party,
        &mut traces,
    ];
    reader::read(html, &mut page, &mut rules);
    Scan { targets: links.targets(), dialled: numbers.all(), diagnostics: page.findings }
}

/// Reads an HTML file that is published as it is: only what holds for any page of any origin.
pub(super) fn scan_static(site: &Site, path: &str, html: &str) -> Vec<Diagnostic> {
    let mut page = Page::new(site, None, None, path.to_owned());
    let (mut third_party, mut traces) = (third_party::ThirdParty, traces::Traces::default());
    let mut numbers = numbers::Dialled::default();
    let mut rules: [&mut dyn Rule; 3] = [&mut third_party, &mut traces, &mut numbers];
    reader::read(html, &mut page, &mut rules);
    let unknown = numbers::unknown_in(&numbers.all(), site, path);
    page.findings.into_iter().chain(unknown).collect()
}

/// Where to look when a built page is wrong.
fn look_at_template() -> Message {
    crate::say!(
        "xem mẫu của giao diện làm ra trang này",
        "look at the theme's template that makes this page"
    )
}
