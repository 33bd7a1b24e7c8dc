//! In: the pages of a language and what is known of the last run. Out: their words, merged; after an edit, only the
//! blocks of words that the edit touched are made again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::block::Block;
use super::rows::{self, Facet, Row};
use super::{File, files, front, merge};
use crate::digest::Digest;
use crate::model::page::{Page, PageId};
use crate::model::{LangId, PageKind};
use crate::parse::terms::Terms;
use crate::parse::{self, Document};
use crate::resolve::Site;

/// Above this share of changed pages everything is merged again.
const MANY_CHANGES: usize = 50;

/// A page that can be found, and what its part of the index is made of.
pub(super) struct Findable {
    id: PageId,
    pub(super) key: u128,
}

/// A page's part of the index.
pub(super) struct Doc {
    source: Arc<str>,
    key: u128,
    document: Arc<Document>,
    /// The words of the text without expired numbers, if it has any.
    withheld: Option<Terms>,
    pub(super) front: Terms,
    pub(super) row: Row,
    pub(super) facet: Facet,
}

impl Doc {
    /// The words of its text.
    pub(super) fn body(&self) -> &Terms {
        self.withheld.as_ref().unwrap_or(&self.document.terms)
    }
}

/// The merged index of a language.
pub(super) struct State {
    /// The tag of the language: what is remembered at a place may be of another one.
    lang: String,
    pub(super) docs: Vec<Arc<Doc>>,
    pub(super) blocks: BTreeMap<String, Block>,
    /// Packed files by the digest of what is in them.
    packed: HashMap<u128, File>,
}

/// The pages of a language that can be found, by source.
pub(super) fn pages(site: &Site, lang: LangId) -> Vec<Findable> {
    let mut common = Digest::new();
    common.add_u128(site.theme.digest).add(&site.portable);
    // What a file's text and words are depends on its bytes and on this option; then on the numbers that are withheld.
    common.add(&site.config.raw_html).add_u128(site.numbers.expired_digest());
    let common = common.finish();
    let is_shown = |page: &Page| {
        page.summary.lang == lang
            && !matches!(page.summary.kind, PageKind::Home | PageKind::Sitemap)
    };
    let ids = site.ids().filter(|id| is_shown(site.page(*id)));
    ids.map(|id| {
        let page = site.page(id);
        let mut key = Digest::new();
        key.add_u128(common).add_str(&page.source).add_u128(page.source_digest);
        key.add_u128(page.summary_digest).add_str(&page.author).add_str(&page.credit);
        key.add_str(rows::title(site, page));
        Findable { id, key: key.finish() }
    })
    .collect()
}

impl State {
    /// The state of the pages as they are now; from that of the last run, if it is there and still of use.
    pub(super) fn after(
        last: Option<State>,
        site: &Site,
        lang: LangId,
        pages: Vec<Findable>,
    ) -> State {
        let lang = site.config.lang(lang);
        let Some(mut last) = last.filter(|last| last.lang == lang) else {
            let docs = docs(site, &pages, &BTreeMap::new());
            let blocks = merge::blocks(&docs, None);
            return State { lang: lang.to_owned(), docs, blocks, packed: HashMap::new() };
        };
        let known: BTreeMap<&str, &Arc<Doc>> =
            last.docs.iter().map(|doc| (&*doc.source, doc)).collect();
        let docs = docs(site, &pages, &known);
        match changes(&last.docs, &docs) {
            Some(folds) => last.renew(&docs, folds),
            None => last.blocks = merge::blocks(&docs, None),
        }
        State { docs, ..last }
    }

    /// Makes the blocks of some folds again.
    fn renew(&mut self, docs: &[Arc<Doc>], folds: BTreeSet<String>) {
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        let old = folds.iter().filter_map(|fold| self.blocks.get(fold));
        keys.extend(old.flat_map(|block| block.keys.iter().map(AsRef::as_ref)));
        for doc in docs.iter().zip(&self.docs).filter(|(new, old)| !Arc::ptr_eq(new, old)) {
            let words = [doc.0.body(), &doc.0.front].into_iter().flat_map(Terms::words);
            let of_fold = |key: &str| folds.contains(&crate::text::tokens::fold_of_key(key));
            keys.extend(words.map(|(key, _)| key).filter(|key| of_fold(key)));
        }
        let mut fresh = merge::blocks(docs, Some(&keys));
        drop(keys);
        for fold in folds {
            match fresh.remove(&fold) {
                Some(block) => drop(self.blocks.insert(fold, block)),
                None => drop(self.blocks.remove(&fold)),
            }
        }
    }

    /// The files of the index, what names the others first.
    pub(super) fn files(&mut self, site: &Site, lang: LangId) -> Vec<File> {
        let mut packer = files::Packer::new(site, lang, std::mem::take(&mut self.packed));
        let made = packer.index(&self.docs, &self.blocks);
        self.packed = packer.finish();
        made
    }
}

/// The words of a text that names an expired number, without it.
fn withheld_terms(site: &Site, page: &Page) -> Option<Terms> {
    let markdown = &page.document.markdown;
    let lang = page.summary.lang;
    let text = site.withheld(&markdown.text, lang);
    let headings: Vec<_> =
        markdown.outline.iter().map(|heading| site.withheld(&heading.text, lang)).collect();
    let is_any = std::iter::once(&text).chain(&headings).any(|text| matches!(text, Cow::Owned(_)));
    is_any.then(|| parse::search_terms(headings.iter().map(AsRef::as_ref), &text))
}

fn docs(site: &Site, pages: &[Findable], known: &BTreeMap<&str, &Arc<Doc>>) -> Vec<Arc<Doc>> {
    let doc = |findable: &Findable| {
        let page = site.page(findable.id);
        let old = known.get(&*page.source).filter(|doc| doc.key == findable.key);
        match old {
            Some(doc) => Arc::clone(doc),
            None => Arc::new(Doc {
                source: Arc::clone(&page.source),
                key: findable.key,
                document: Arc::clone(&page.document),
                withheld: withheld_terms(site, page),
                front: front::terms(site, page),
                row: rows::row(site, page),
                facet: rows::facet(page),
            }),
        }
    };
    pages.par_iter().map(doc).collect()
}

/// Folds whose blocks must be made again; none when all must, since pages came, went or changed in numbers.
fn changes(old: &[Arc<Doc>], new: &[Arc<Doc>]) -> Option<BTreeSet<String>> {
    let same_pages =
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.source == new.source);
    let changed: Vec<_> = old.iter().zip(new).filter(|(old, new)| !Arc::ptr_eq(old, new)).collect();
    if !same_pages || changed.len() > MANY_CHANGES {
        return None;
    }
    Some(changed.into_iter().flat_map(|(old, new)| merge::changed_folds(old, new)).collect())
}
