//! Topics and tags of each language with the pages that carry them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Site, pages};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::page::{PageId, TopicId};
use crate::say;
use crate::text::slug::slug;
use crate::text::syllable::toned_key;

/// Topic or tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// Of the closed list in site.yaml.
    Topic,
    /// Free.
    Tag,
}

impl TermKind {
    /// What stands first in its addresses.
    pub fn folder(self) -> &'static str {
        match self {
            TermKind::Topic => "chu-de",
            TermKind::Tag => "tu-khoa",
        }
    }

    /// The word that templates see.
    pub fn name(self) -> &'static str {
        match self {
            TermKind::Topic => "topic",
            TermKind::Tag => "tag",
        }
    }
}

/// Topics and tags of one language.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Pages of each topic, newest first, in the order of site.yaml.
    pub topics: Vec<Vec<PageId>>,
    /// Tags by their address.
    pub tags: BTreeMap<String, Tag>,
}

/// A tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// As first written; an expired number in it is replaced.
    pub title: String,
    /// Its pages, newest first.
    pub pages: Vec<PageId>,
    /// Whether an expired number was replaced.
    is_withheld: bool,
    /// What tells it from tags with the same address.
    key: String,
}

impl Terms {
    /// A tag as written on a page.
    pub fn tag(&self, written: &str) -> Option<&Tag> {
        self.tags.get(&slug(written))
    }

    /// A tag as it may be printed: as its page writes it, or without the expired number in it.
    pub fn shown<'t>(&'t self, written: &'t str) -> &'t str {
        self.tag(written).filter(|tag| tag.is_withheld).map_or(written, |tag| tag.title.as_str())
    }
}

/// Collects the terms of every page; two tags that differ in marks but share an address are an error.
pub(super) fn collect(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    for lang in site.config.lang_ids() {
        let mut terms =
            Terms { topics: vec![Vec::new(); site.config.topics.len()], ..Terms::default() };
        for id in site.ids() {
            let page = site.page(id);
            if page.summary.lang != lang {
                continue;
            }
            for TopicId(topic) in &page.summary.topics {
                terms.topics[usize::from(*topic)].push(id);
            }
            for written in &page.summary.tags {
                add_tag(site, &mut terms, id, written, diagnostics);
            }
        }
        let newest = |id: &PageId| {
            let summary = &site.page(*id).summary;
            (Reverse(summary.date), summary.address.clone())
        };
        for pages in &mut terms.topics {
            pages.sort_by_cached_key(newest);
        }
        for tag in terms.tags.values_mut() {
            tag.pages.sort_by_cached_key(newest);
        }
        site.terms[lang.index()] = terms;
    }
}

fn add_tag(
    site: &Site,
    terms: &mut Terms,
    id: PageId,
    written: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let address = slug(written);
    let page = site.page(id);
    let place = || pages::place_of(page, &["tags", "từ khóa"]);
    if address.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::BadValue,
                say!(
                    "từ khoá “{written}” không có chữ hay số",
                    "the tag “{written}” has no letter or digit"
                ),
            )
            .in_file(&page.source)
            .at(place())
            .hint(say!("xoá từ khoá này", "delete the tag")),
        );
        return;
    }
    let key = written.split_whitespace().map(toned_key).collect::<Vec<_>>().join(" ");
    match terms.tags.get_mut(&address) {
        None => {
            let title = site.withheld(written, page.summary.lang);
            let is_withheld = matches!(title, Cow::Owned(_));
            let tag = Tag { title: title.into_owned(), pages: vec![id], is_withheld, key };
            terms.tags.insert(address, tag);
        }
        Some(tag) if tag.key == key => {
            if tag.pages.last() != Some(&id) {
                tag.pages.push(id);
            }
        }
        Some(tag) => {
            let (other, first) = (&tag.title, site.page(tag.pages[0]));
            let other_path = &first.source;
            diagnostics.push(
                Diagnostic::new(Code::TermCollision, say!(
                    "từ khoá “{written}” trùng địa chỉ “{address}” với “{other}” ở {other_path}",
                    "the tag “{written}” has the address “{address}” of “{other}” in {other_path}",
                ))
                .in_file(&page.source)
                .at(place())
                .hint(say!(
                    "đổi một trong hai, ví dụ “{written} (địa danh)”; hai từ khác dấu không bao giờ được gộp",
                    "change one, for example “{written} (place)”; tags that differ in their marks are never merged",
                )),
            );
        }
    }
}
