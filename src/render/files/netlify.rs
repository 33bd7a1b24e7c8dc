//! The site in, `_headers` and `_redirects` out, as Netlify, Cloudflare Pages and others read them.

use super::security::{self, Framing, IMMUTABLE};
use super::{base, framing, redirects};
use crate::model::address;
use crate::resolve::{Plan, Site};

/// Types that hosts don't know by the ending.
const TYPES: &[(&str, &str)] = &[
    ("/*.ics", "text/calendar; charset=utf-8"),
    ("/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/*/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/feed.json", "application/feed+json; charset=utf-8"),
    ("/*/feed.json", "application/feed+json; charset=utf-8"),
];

/// Writes `_headers`.
///
/// Some hosts join what several matching patterns give, others let the last one win. Both come out right: each
/// header stands under one pattern only, but for the policy, which is the narrower one either way (two policies
/// are both enforced).
pub(super) fn headers(site: &Site, plan: &Plan) -> String {
    let mut text = String::new();
    let base = base::path(&site.config);
    let panels = framing::panels(plan);
    if panels.is_empty() {
        let mut all = security::framing_headers(site, Framing::Closed);
        all.extend(security::other_headers());
        rule(&mut text, "/*", &all);
    } else {
        let mut all = security::framing_headers(site, Framing::Open);
        all.extend(security::other_headers());
        rule(&mut text, "/*", &all);
        let closed = security::framing_headers(site, Framing::Closed);
        for pattern in framing::closed_patterns(framing::pages(plan), &panels) {
            let pattern = pattern_of(&pattern);
            // A section that is called like the site's own folder would close the panel in that folder.
            if !covers(&pattern, &base) {
                rule(&mut text, &format!("/{pattern}"), &closed);
            }
            if base != "/" {
                rule(&mut text, &format!("{base}{pattern}"), &closed);
            }
        }
    }
    rule(&mut text, "/assets/*", &[("Cache-Control", IMMUTABLE.to_owned())]);
    if base != "/" {
        let assets = format!("{base}assets/*");
        rule(&mut text, &assets, &[("Cache-Control", IMMUTABLE.to_owned())]);
    }
    for (pattern, kind) in TYPES {
        rule(&mut text, pattern, &[("Content-Type", (*kind).to_owned())]);
    }
    text
}

fn rule(text: &mut String, pattern: &str, headers: &[(&str, String)]) {
    text.push_str(pattern);
    text.push('\n');
    for (name, value) in headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
}

/// Writes `_redirects`: one line for each former address.
pub(super) fn redirects(site: &Site, plan: &Plan) -> String {
    let base = base::path(&site.config);
    redirects::all(site, plan).map(|redirect| line(&base, redirect.from, redirect.to)).collect()
}

fn line(base: &str, from: &str, to: &str) -> String {
    format!("{base}{} {base}{} 301\n", literal(from), literal(to))
}

/// Whether a pattern at the host's root matches the site's own folder.
fn covers(pattern: &str, base: &str) -> bool {
    let folder = pattern.strip_suffix('*');
    folder.is_some_and(|folder| base != "/" && base.starts_with(&format!("/{folder}")))
}

/// Encoded but for the `*` at its end.
fn pattern_of(pattern: &str) -> String {
    match pattern.strip_suffix('*') {
        Some(folder) => format!("{}*", literal(folder)),
        None => literal(pattern),
    }
}

/// Encoded, with what would be a wildcard or placeholder too.
fn literal(path: &str) -> String {
    address::encode(path).replace('*', "%2A").replace(':', "%3A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_one_line_of_three_words() {
        assert_eq!(line("/", "bai-cu/", "bai-viet/moi/"), "/bai-cu/ /bai-viet/moi/ 301\n");
        assert_eq!(line("/x/", "tin.html", ""), "/x/tin.html /x/ 301\n");
        for evil in ["a b/", "a\n/* https://evil.example 301/", "a\t#b", ":splat/*", "bài cũ/"] {
            let line = line("/", evil, evil);
            assert_eq!(line.matches('\n').count(), 1, "{line:?}");
            assert_eq!(line.split_ascii_whitespace().count(), 3, "{line:?}");
            assert!(!line.contains(['*', ':', '#']) && line.is_ascii(), "{line:?}");
        }
    }
}
