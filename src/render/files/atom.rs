//! A feed in, an Atom document (RFC 4287) out.

use super::feed::{Feed, Item};
use super::xml::Xml;

/// Writes the document; all its addresses are absolute.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.lang)]);
    xml.text("title", &feed.title);
    xml.text("id", &feed.own);
    xml.empty(
        "link",
        &[("rel", "self"), ("type", "application/atom+xml"), ("href", feed.own.as_str())],
    );
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", feed.page.as_str())]);
    xml.text("updated", &feed.updated());
    xml.open("author", &[]);
    xml.text("name", feed.author);
    xml.text("uri", &feed.home);
    xml.close("author");
    for item in &feed.items {
        entry(feed, item, &mut xml);
    }
    xml.close("feed");
    xml.finish()
}

fn entry(feed: &Feed<'_>, item: &Item<'_>, xml: &mut Xml) {
    xml.open("entry", &[]);
    xml.text("title", &item.page.summary.title);
    xml.text("id", &item.url);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", item.url.as_str())]);
    xml.text("published", &feed.zone.timestamp(item.published));
    xml.text("updated", &feed.zone.timestamp(item.updated));
    if !item.page.author.is_empty() {
        xml.open("author", &[]);
        xml.text("name", &item.page.author);
        xml.close("author");
    }
    for (term, label) in &item.categories {
        xml.empty("category", &[("term", *term), ("label", *label)]);
    }
    xml.text("summary", &item.summary);
    xml.close("entry");
}
