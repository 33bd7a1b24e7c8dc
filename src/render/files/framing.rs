//! The plan in; out come the help panels, which any site may frame, and patterns for all other pages.

use std::collections::BTreeSet;

use crate::resolve::{Plan, RouteKind};

/// Addresses of the help panels, one in each language (SAFETY.md 13).
pub(super) fn panels(plan: &Plan) -> Vec<&str> {
    let is_panel = |kind: &RouteKind| matches!(kind, RouteKind::HelpPanel(_));
    let routes = plan.routes.iter().filter(|route| is_panel(&route.kind));
    routes.map(|route| route.address.as_str()).collect()
}

/// Patterns that together cover every page but the panels, and never a panel: `bai-viet/*`, `index.html`, an empty
/// one for the root. They don't overlap, for hosts that join the headers of all patterns that match.
pub(super) fn closed_patterns<'a>(
    pages: impl Iterator<Item = &'a str>,
    panels: &[&str],
) -> BTreeSet<String> {
    let mut patterns = BTreeSet::new();
    for page in pages.filter(|page| !panels.contains(page)) {
        let folders = page.match_indices('/').filter_map(|(slash, _)| page.get(..=slash));
        let free = folders
            .into_iter()
            .find(|folder| panels.iter().all(|panel| !panel.starts_with(folder)));
        match free {
            Some(folder) => drop(patterns.insert(format!("{folder}*"))),
            None => {
                patterns.insert(page.to_owned());
                if page.is_empty() || page.ends_with('/') {
                    patterns.insert(format!("{page}index.html"));
                }
            }
        }
    }
    patterns
}

/// Addresses of all pages.
pub(super) fn pages(plan: &Plan) -> impl Iterator<Item = &str> {
    let addresses = plan.routes.iter().map(|route| route.address.as_str());
    addresses.filter(|address| {
        address.is_empty() || address.ends_with('/') || address.ends_with(".html")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_cover_all_pages_but_the_panels() {
        let pages = [
            "",
            "404.html",
            "bai-viet/",
            "bai-viet/an-sinh/",
            "en/",
            "en/bai-viet/x/",
            "en/tro-giup/",
            "so-ho-tro/",
            "tro-giup/",
            "tro-giup/nhung/",
        ];
        let patterns = closed_patterns(pages.into_iter(), &["en/tro-giup/", "tro-giup/"]);
        assert_eq!(
            patterns.into_iter().collect::<Vec<_>>(),
            [
                "",
                "404.html",
                "bai-viet/*",
                "en/",
                "en/bai-viet/*",
                "en/index.html",
                "index.html",
                "so-ho-tro/*",
                "tro-giup/nhung/*"
            ]
        );
    }

    #[test]
    fn without_panels_folders_are_enough() {
        let patterns = closed_patterns(["", "a/b/", "a/c/"].into_iter(), &[]);
        assert_eq!(patterns.into_iter().collect::<Vec<_>>(), ["", "a/*", "index.html"]);
    }
}
