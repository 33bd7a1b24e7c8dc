//! The resolved site in, what the preview tells of each page out: where it is, and what is special about it today.

use std::sync::Arc;

use crate::model::page::Page;
use crate::resolve::Site;
use crate::text::date::Moment;

/// A published page as somebody who writes it must know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageState {
    /// Its file, relative to the root.
    pub source: Arc<str>,
    /// Root-relative address.
    pub address: String,
    /// Whether it is a draft, shown because drafts were asked for.
    pub draft: bool,
    /// When it will be published, where that has not come and drafts were asked for.
    pub publish_at: Option<Moment>,
    /// When it will be taken down; a day alone is inclusive.
    pub expires_at: Option<Moment>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// Languages of the site in which it has no version, in the site's order.
    pub untranslated: Vec<String>,
}

/// The states of all pages, sorted by source path.
pub(super) fn states(site: &Site) -> Vec<PageState> {
    site.pages.iter().map(|page| state(site, page)).collect()
}

fn state(site: &Site, page: &Page) -> PageState {
    let lacks = |lang: &_| site.version(page, *lang).is_none();
    let untranslated = match site.config.languages.len() {
        0 | 1 => Vec::new(),
        _ => site
            .config
            .lang_ids()
            .filter(lacks)
            .map(|lang| site.config.lang(lang).to_owned())
            .collect(),
    };
    PageState {
        source: Arc::clone(&page.source),
        address: page.summary.address.clone(),
        draft: page.draft,
        publish_at: page.publish_at.filter(|at| *at > site.now),
        expires_at: page.expires_at,
        sensitive: page.summary.sensitive,
        untranslated,
    }
}
