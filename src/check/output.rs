//! Each built page: its links lead to files that are planned, its anchors exist, nothing comes from elsewhere.

use std::collections::HashSet;
use std::sync::Arc;

use super::tags::{Piece, Pieces, Tag};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::address;
use crate::resolve::{Plan, Route, RouteKind};
use crate::say;

/// What a built page refers to.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Output files that it links to or loads, sorted.
    pub targets: Vec<String>,
    /// What is wrong whatever else the site holds.
    pub diagnostics: Vec<Diagnostic>,
}

impl Scan {
    /// Links that lead to no planned file.
    pub fn broken(&self, plan: &Plan, route: &Route) -> Vec<Diagnostic> {
        let missing = self.targets.iter().filter(|target| plan.by_file(target).is_none());
        missing.map(|target| broken(route, target)).collect()
    }
}

/// Reads a built page. Addresses of other sites in links are fine; loading anything from them is not.
pub fn scan(html: &str, route: &Route) -> Scan {
    let mut scanner = Scanner {
        route,
        targets: HashSet::new(),
        ids: HashSet::new(),
        anchors: Vec::new(),
        diagnostics: Vec::new(),
    };
    for piece in Pieces::of(html) {
        if let Piece::Open(tag) = piece {
            scanner.tag(&tag);
        }
    }
    scanner.finish()
}

struct Scanner<'a> {
    route: &'a Route,
    targets: HashSet<String>,
    ids: HashSet<String>,
    anchors: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Scanner<'_> {
    fn tag(&mut self, tag: &Tag<'_>) {
        if let Some(id) = tag.get("id") {
            self.ids.insert(id.into_owned());
        }
        let loads = if tag.is("link") {
            // These name a page, they load nothing.
            !matches!(tag.get("rel").as_deref(), Some("canonical" | "alternate"))
        } else {
            !tag.is("a") && !tag.is("area")
        };
        for key in ["href", "src", "poster", "data"] {
            if let Some(value) = tag.get(key) {
                self.reference(&value, loads);
            }
        }
        for part in tag.get("srcset").unwrap_or_default().split(',') {
            if let Some(url) = part.split_whitespace().next() {
                self.reference(url, true);
            }
        }
    }

    fn reference(&mut self, value: &str, loads: bool) {
        if let Some(id) = value.strip_prefix('#') {
            self.anchors.push(id.to_owned());
            return;
        }
        let is_absolute = value.starts_with("//") || has_scheme(value);
        if is_absolute {
            if loads && self.route.kind != RouteKind::NotFound {
                self.diagnostics.push(third_party(self.route, value));
            }
            return;
        }
        let path = value.split(['#', '?']).next().unwrap_or_default();
        let folder = self.route.address.rsplit_once('/').map_or("", |(folder, _)| folder);
        let decoded = address::decode(path).unwrap_or_else(|| path.to_owned());
        let Some(mut file) = address::join(folder, &decoded) else {
            self.diagnostics.push(broken(self.route, value));
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

    fn finish(mut self) -> Scan {
        let mut missing: Vec<&String> =
            self.anchors.iter().filter(|id| !id.is_empty() && !self.has_id(id)).collect();
        missing.sort();
        missing.dedup();
        let found: Vec<Diagnostic> =
            missing.into_iter().map(|id| broken(self.route, &format!("#{id}"))).collect();
        self.diagnostics.extend(found);
        let mut targets: Vec<String> = self.targets.into_iter().collect();
        targets.sort();
        Scan { targets, diagnostics: self.diagnostics }
    }

    fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id) || address::decode(id).is_some_and(|id| self.ids.contains(&id))
    }
}

fn has_scheme(value: &str) -> bool {
    value.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

fn broken(route: &Route, target: &str) -> Diagnostic {
    let file: Arc<str> = route.file().into();
    Diagnostic::new(
        Code::BrokenOutputLink,
        say!(
            "trang làm ra {file} có liên kết “{target}” không dẫn tới đâu",
            "the built page {file} has a link “{target}” that leads nowhere",
        ),
    )
    .hint(say!(
        "xem mẫu của giao diện làm ra trang này",
        "look at the theme's template that makes this page"
    ))
}

fn third_party(route: &Route, value: &str) -> Diagnostic {
    let file: Arc<str> = route.file().into();
    Diagnostic::new(
        Code::ThirdParty,
        say!(
            "trang làm ra {file} nạp “{value}” từ máy chủ khác",
            "the built page {file} loads “{value}” from another server",
        ),
    )
    .hint(say!(
        "đặt tệp đó trong giao diện hoặc cạnh bài",
        "put that file into the theme or beside the page"
    ))
}
