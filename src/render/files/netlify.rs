//! The site in, `_headers` and `_redirects` out, as Netlify, Cloudflare Pages and others read them.

use super::security::{self, IMMUTABLE};
use super::{base, redirects};
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

/// Writes `_headers`. Each header stands under one pattern only, since hosts join what several give.
pub(super) fn headers(site: &Site) -> String {
    let mut text = String::new();
    rule(&mut text, "/*", &security::headers(site));
    rule(&mut text, "/assets/*", &[("Cache-Control", IMMUTABLE.to_owned())]);
    let base = base::path(&site.config);
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
