//! Numbers written in front matter, in site.yaml and in lists of reporting points are numbers in content too
//! (SAFETY.md 11): known, or a finding.

use std::sync::Arc;

use crate::config;
use crate::diagnostics::{Diagnostic, Span};
use crate::resolve::Site;
use crate::source::SourceTree;
use crate::text::nearest::key_form;
use crate::text::phone;
use crate::yaml::{self, Map, Node, Scalar, Spanned};

/// Keys whose values are numbers by right, or no text for readers.
const EXEMPT: &[&str] = &[
    "numbers",
    "số",
    "number",
    "số hiệu",
    "register",
    "đăng ký",
    "phone",
    "điện thoại",
    "id",
    "mã",
    "slug",
    "đường dẫn",
    "aliases",
    "đường dẫn cũ",
    "date",
    "ngày",
    "url",
    "src",
    "page",
    "base_url",
    "website",
    "email",
    "online",
    "trực tuyến",
    "theme",
    "timezone",
];

pub(super) fn check(site: &Site, tree: &SourceTree) -> Vec<Diagnostic> {
    let exempt: Vec<String> = EXEMPT.iter().map(|key| key_form(key)).collect();
    let mut judge =
        Judge { site, exempt, path: config::PATH.into(), text: None, found: Vec::new() };
    for page in &site.pages {
        judge.path = Arc::clone(&page.source);
        judge.text = tree.get(&page.source).and_then(|file| file.text());
        judge.map(&page.document.front);
    }
    let lists = site.reporting_points.iter().map(|list| Arc::clone(&list.file));
    for path in lists.chain([config::PATH.into()]) {
        let Some(text) = tree.get(&path).and_then(|file| file.text()) else { continue };
        (judge.path, judge.text) = (path, Some(text));
        judge.map(&yaml::parse(text, 0).0);
    }
    judge.found
}

/// Looks at one file after another.
struct Judge<'a> {
    site: &'a Site,
    exempt: Vec<String>,
    path: Arc<str>,
    text: Option<&'a Arc<str>>,
    found: Vec<Diagnostic>,
}

impl Judge<'_> {
    fn map(&mut self, map: &Map) {
        for entry in &map.entries {
            if !self.exempt.contains(&key_form(&entry.key.value)) {
                self.node(&entry.value);
            }
        }
    }

    fn node(&mut self, node: &Spanned<Node>) {
        match &node.value {
            Node::Null => {}
            Node::Map(inner) => self.map(inner),
            Node::List(items) => items.iter().for_each(|item| self.node(item)),
            Node::Scalar(scalar) => self.scalar(scalar, node.span),
        }
    }

    fn scalar(&mut self, scalar: &Scalar, span: Span) {
        for number in phone::written(&scalar.text) {
            let written = scalar.text.get(number.range.clone()).unwrap_or_default();
            if let Some(found) = self.site.numbers.judge(written, &number.digits, false) {
                let place = self.place(scalar, span, written, number.range.start);
                self.found.push(found.in_file(&self.path).at(place));
            }
        }
    }

    /// Where a number stands in the file: exactly when the scalar is written as it is read, else the whole scalar.
    fn place(&self, scalar: &Scalar, span: Span, written: &str, at: usize) -> Span {
        let slice = self.text.and_then(|text| text.get(span.range()));
        match slice.and_then(|slice| slice.find(&scalar.text)) {
            Some(inner) => {
                let start = span.start as usize + inner + at;
                Span::new(start, start + written.len())
            }
            None => span,
        }
    }
}
