//! The plan in, `sitemap.xml` (sitemaps.org 0.9) with the languages of each page out.

use super::Zone;
use super::xml::Xml;
use crate::model::LangId;
use crate::model::page::{Page, PageId};
use crate::resolve::{Plan, RouteKind, Site};

/// Addresses that one sitemap may hold.
const MAX_URLS: usize = 50_000;

/// Writes every published page, by address. Of a larger site the first 50 000 are named, as many as the format allows.
pub(super) fn write(site: &Site, plan: &Plan) -> Vec<u8> {
    let mut pages: Vec<(&str, Option<PageId>)> = plan
        .routes
        .iter()
        .filter_map(|route| match &route.kind {
            RouteKind::Page(id) => Some((route.address.as_str(), Some(*id))),
            RouteKind::List(..)
            | RouteKind::Terms(_)
            | RouteKind::Alphabet(..)
            | RouteKind::Month(..)
            | RouteKind::Year(..)
            | RouteKind::Audience(..)
            | RouteKind::Subscribe(_)
            | RouteKind::Programme(_) => Some((route.address.as_str(), None)),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    pages.truncate(MAX_URLS);
    let zone = Zone::of(&site.config);
    let mut xml = Xml::new();
    xml.open(
        "urlset",
        &[
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ],
    );
    for (address, page) in pages {
        let Some(url) = site.config.absolute(address) else { continue };
        xml.open("url", &[]);
        xml.text("loc", &url);
        if let Some(id) = page {
            let page = site.page(id);
            let changed = page.summary.updated.or(page.summary.date);
            xml.text("lastmod", &changed.map(|day| zone.iso(day)).unwrap_or_default());
            languages(site, page, &mut xml);
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.finish()
}

/// Every version of a translated page, itself included, as search engines ask for.
fn languages(site: &Site, page: &Page, xml: &mut Xml) {
    let versions = site.versions.get(&page.key).map(Vec::as_slice).unwrap_or_default();
    if versions.len() < 2 {
        return;
    }
    let mut versions: Vec<&Page> = versions.iter().map(|id| site.page(*id)).collect();
    versions.sort_unstable_by_key(|version| version.summary.lang);
    for version in &versions {
        alternate(site, site.config.lang(version.summary.lang), version, xml);
    }
    if let Some(first) = versions.iter().find(|page| page.summary.lang == LangId::default()) {
        alternate(site, "x-default", first, xml);
    }
}

fn alternate(site: &Site, lang: &str, version: &Page, xml: &mut Xml) {
    if let Some(url) = site.config.absolute(&version.summary.address) {
        let attributes = [("rel", "alternate"), ("hreflang", lang), ("href", url.as_str())];
        xml.empty("xhtml:link", &attributes);
    }
}
