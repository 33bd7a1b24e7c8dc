//! What a template sees of the page itself.

use serde::Serialize;

use super::{CardView, DateView, ImageView, LinkView, TermView};

/// `page`: the page being rendered. Lists, 404 and other pages without a file have one too.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Title, for the `h1`.
    pub title: String,
    /// For `<title>`: with the site's name, or the neutral title on sensitive pages.
    pub head_title: String,
    /// For `<meta name="description">`: neutral on sensitive pages; may be empty.
    pub description: String,
    /// The summary as written, shown under the `h1`; may be empty.
    pub lead: String,
    /// BCP 47 tag of the page.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Kind: `home`, `section`, `article`, `event`, `hotline`, `document`, `campaign`, `page`, `safety`,
    /// `contact`, `accessibility`, `sitemap`, `calendar`, `month`, `year`, `audience`, `subscribe`, `programme`, `hotlines`, `documents`, `campaigns`, `term`, `terms`, `not_found`,
    /// `help_panel`, `help_embed`, `print_kit`.
    pub kind: &'static str,
    /// Absolute address, with `base_url` only.
    pub canonical: Option<String>,
    /// Whether the page is sensitive (exit, neutral metadata, no sharing).
    pub sensitive: bool,
    /// Whether search engines should leave it out (404, redirects).
    pub noindex: bool,
    /// The text, as finished HTML; may be empty.
    pub body: String,
    /// Table of contents; empty when there are fewer than two headings.
    pub toc: Vec<TocView>,
    /// From home (exclusive) to the parent.
    pub breadcrumbs: Vec<LinkView>,
    /// Date of publication.
    pub date: Option<DateView>,
    /// Date of the last change.
    pub updated: Option<DateView>,
    /// Author, may be empty.
    pub author: String,
    /// Source, may be empty.
    pub source: String,
    /// Topics.
    pub topics: Vec<TermView>,
    /// Tags.
    pub tags: Vec<TermView>,
    /// Lead picture.
    pub image: Option<ImageView>,
    /// Reading time in minutes, at least 1.
    pub minutes: u32,
    /// The campaign it belongs to.
    pub campaign: Option<LinkView>,
    /// The page before it in its section.
    pub previous: Option<LinkView>,
    /// The page after it in its section.
    pub next: Option<LinkView>,
    /// Pages that share topics and tags, best first, at most 3.
    pub related: Vec<CardView>,
    /// JSON-LD, finished and safe inside `<script type="application/ld+json">`; none on sensitive pages.
    pub json_ld: Option<String>,
    /// `og:` picture, absolute.
    pub share_image: Option<String>,
    /// `extra` of the front matter.
    pub extra: serde_json::Value,
}

/// A line of the table of contents; level 2 headings hold those of level 3.
#[derive(Clone, Debug, Serialize)]
pub struct TocView {
    /// Text.
    pub title: String,
    /// Its id in the page.
    pub id: String,
    /// The headings one level down.
    pub children: Vec<TocView>,
}
