//! The search page: where its index is, its words in the page's language, and what counts as a word of danger.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Composer;
use crate::render::json_ld::script_safe;
use crate::render::view::SearchView;
use crate::resolve::{TermKind, plan};

/// What `search.js` reads from the page.
#[derive(Serialize)]
struct Data<'a> {
    meta: String,
    root: String,
    portable: bool,
    lang: &'a str,
    kinds: BTreeMap<&'a str, &'a str>,
    topics: BTreeMap<usize, &'a str>,
    synonyms: &'a [(String, String)],
    danger: Vec<&'a str>,
    count: &'a str,
    read: &'a str,
    none: &'a str,
    failed: &'a str,
    copy: &'a str,
    copied: &'a str,
}

impl Composer<'_> {
    /// `search_page`: the address of the search page, for the link to it.
    pub fn search_page(&self) -> Option<String> {
        let address = plan::search_address(self.site, self.lang);
        self.plan.get(&address).map(|route| self.url(&route.address))
    }

    /// `search`.
    pub fn search(&self) -> SearchView {
        let prefix = self.site.config.prefix(self.lang);
        let topics = format!("{prefix}{}/", TermKind::Topic.folder());
        let data = serde_json::to_string(&self.search_data()).unwrap_or_default();
        SearchView {
            data: script_safe(&data),
            portable: self.site.portable,
            alphabet: self.url(&plan::alphabet_address(self.site, self.lang, None)),
            topics: self.plan.get(&topics).map(|route| self.url(&route.address)),
        }
    }

    fn search_data(&self) -> Data<'_> {
        let (config, t) = (&self.site.config, self.strings());
        let meta = self.plan.search.get(self.lang.index()).cloned().flatten().unwrap_or_default();
        let kinds = [
            ("article", "search_article"),
            ("event", "search_event"),
            ("hotline", "search_hotline"),
            ("document", "search_document"),
            ("campaign", "search_campaign"),
            ("page", "search_page"),
        ];
        let topics = config.topics.iter().map(|topic| config.text(&topic.title, self.lang));
        Data {
            meta: self.url(&meta),
            root: self.url(""),
            portable: self.site.portable,
            lang: config.lang(self.lang),
            kinds: kinds.iter().map(|(kind, key)| (*kind, t.get(key))).collect(),
            topics: topics.enumerate().collect(),
            synonyms: &config.synonyms,
            danger: t.get("search_danger").split('|').collect(),
            count: t.get("search_count"),
            read: t.get("search_read"),
            none: t.get("search_none"),
            failed: t.get("search_failed"),
            copy: t.get("search_copy"),
            copied: t.get("search_copied"),
        }
    }
}
