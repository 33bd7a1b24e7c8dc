//! What a sensitive page tells a bystander or another program of itself is neutral (SAFETY.md 9): title, description,
//! data for cards and search engines.

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::render::Guard;
use crate::say;

pub(super) struct Metadata;

impl Rule for Metadata {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        let Some(guard) = page.guard.filter(|_| !tag.is_end) else { return };
        if tag.name == "script" && tag.get("type").is_some_and(|kind| kind.contains("ld+json")) {
            page.report(telling(&page.file, "ld+json"));
        }
        if tag.name != "meta" {
            return;
        }
        let name = tag.get("property").or_else(|| tag.get("name")).unwrap_or_default();
        let content = tag.get("content").unwrap_or_default();
        if is_about_page(&name) && !is_neutral(guard, page, &content) {
            page.report(telling(&page.file, &content));
        }
    }

    fn raw_text(&mut self, element: &str, text: &str, page: &mut Page<'_>) {
        let Some(guard) = page.guard else { return };
        if element == "title" && text.trim() != guard.title {
            page.report(telling(&page.file, text.trim()));
        }
    }
}

fn is_about_page(name: &str) -> bool {
    matches!(
        name,
        "description"
            | "keywords"
            | "og:title"
            | "og:description"
            | "og:image"
            | "og:image:alt"
            | "twitter:title"
            | "twitter:description"
            | "twitter:image"
    )
}

fn is_neutral(guard: &Guard, page: &Page<'_>, content: &str) -> bool {
    let config = &page.site.config;
    let is_site = page.route.is_some_and(|route| config.text(&config.title, route.lang) == content);
    content.is_empty() || content == guard.title || content == guard.description || is_site
}

fn telling(file: &str, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TellingMetadata,
        say!(
            "trang nhạy cảm {file} để lộ “{what}” ở tên thẻ, lịch sử hoặc thẻ chia sẻ",
            "the sensitive page {file} shows “{what}” in tabs, history or shared cards",
        ),
    )
    .hint(look_at_template())
}
