//! Links of a built page lead to files that are planned, its anchors exist.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::address;
use crate::resolve::{Plan, Route};
use crate::say;

/// What a page links to.
#[derive(Default)]
pub(super) struct Links {
    targets: BTreeSet<String>,
    ids: HashSet<String>,
    anchors: Vec<String>,
}

impl Links {
    /// Output files that it links to or loads, sorted.
    pub(super) fn targets(self) -> Vec<String> {
        self.targets.into_iter().collect()
    }

    fn reference(&mut self, value: &str, page: &mut Page<'_>) {
        let Some(route) = page.route else { return };
        if let Some(id) = value.strip_prefix('#') {
            self.anchors.push(id.to_owned());
            return;
        }
        if value.starts_with("//") || has_scheme(value) {
            return;
        }
        let path = value.split(['#', '?']).next().unwrap_or_default();
        let folder = route.address.rsplit_once('/').map_or("", |(folder, _)| folder);
        let decoded = address::decode(path).unwrap_or_else(|| path.to_owned());
        let Some(mut file) = address::join(folder, &decoded) else {
            page.report(leads_nowhere(route, value));
            return;
        };
        if path.ends_with('/') || path.ends_with("..") || path == "." || file.is_empty() {
            file = if file.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{file}/index.html")
            };
        }
        self.targets.insert(file);
    }

    fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id) || address::decode(id).is_some_and(|id| self.ids.contains(&id))
    }
}

impl Rule for Links {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        if let Some(id) = tag.get("id") {
            self.ids.insert(id);
        }
        for key in ["href", "src", "poster", "data"] {
            if let Some(value) = tag.get(key) {
                self.reference(&value, page);
            }
        }
        for part in tag.get("srcset").unwrap_or_default().split(',') {
            if let Some(url) = part.split_whitespace().next() {
                self.reference(url, page);
            }
        }
    }

    fn end(&mut self, page: &mut Page<'_>) {
        let Some(route) = page.route else { return };
        let mut missing: Vec<&String> =
            self.anchors.iter().filter(|id| !id.is_empty() && !self.has_id(id)).collect();
        missing.sort();
        missing.dedup();
        for id in missing {
            page.report(leads_nowhere(route, &format!("#{id}")));
        }
    }
}

/// Targets that are no planned file.
pub(super) fn broken(targets: &[String], plan: &Plan, route: &Route) -> Vec<Diagnostic> {
    let missing = targets.iter().filter(|target| plan.by_file(target).is_none());
    missing.map(|target| leads_nowhere(route, target)).collect()
}

/// `https:`, `mailto:`, `data:`.
pub(super) fn has_scheme(value: &str) -> bool {
    value.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

fn leads_nowhere(route: &Route, target: &str) -> Diagnostic {
    let file: Arc<str> = route.file().into();
    Diagnostic::new(
        Code::BrokenOutputLink,
        say!(
            "trang làm ra {file} có liên kết “{target}” không dẫn tới đâu",
            "the built page {file} has a link “{target}” that leads nowhere",
        ),
    )
    .hint(look_at_template())
}
