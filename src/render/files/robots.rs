//! The site in, `robots.txt` (RFC 9309) out: everything may be read, since a number found in a search saves a visit.

use crate::resolve::{Plan, RouteKind, Site};

/// Writes the file; it names the sitemap when there is one.
pub(super) fn write(site: &Site, plan: &Plan) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    let sitemap = plan.routes.iter().find(|route| route.kind == RouteKind::SitemapXml);
    if let Some(url) = sitemap.and_then(|route| site.config.absolute(&route.address)) {
        let url: String = url.chars().filter(|letter| !letter.is_control()).collect();
        text.push_str("\nSitemap: ");
        text.push_str(&url);
        text.push('\n');
    }
    text
}
