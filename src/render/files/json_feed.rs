//! A feed in, a JSON Feed document (version 1.1, jsonfeed.org) out.

use serde::Serialize;

use super::feed::{Feed, Item};

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    /// The format asks for a content; pages tell theirs on the site only.
    content_text: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'a>; 1]>,
    tags: Vec<&'a str>,
}

/// Writes the document; all its addresses are absolute.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    super::json(&Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.own,
        language: feed.lang,
        authors: [Author { name: feed.author, url: Some(&feed.home) }],
        items: feed.items.iter().map(|item| entry(feed, item)).collect(),
    })
}

fn entry<'a>(feed: &'a Feed<'_>, item: &'a Item<'_>) -> Entry<'a> {
    let summary = &item.page.summary;
    let text = &item.summary;
    let author = item.page.author.as_str();
    Entry {
        id: &item.url,
        url: &item.url,
        title: &summary.title,
        content_text: if text.is_empty() { &summary.title } else { text },
        summary: text,
        image: summary.image.as_ref().map(|image| super::base::url(feed.site, &image.address)),
        date_published: feed.zone.timestamp(item.published),
        date_modified: feed.zone.timestamp(item.updated),
        authors: (!author.is_empty()).then_some([Author { name: author, url: None }]),
        tags: item.categories.iter().map(|(_, label)| *label).collect(),
    }
}
