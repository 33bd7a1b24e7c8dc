//! In: the pages of a language and what is known of the last run. Out: their words, merged; after an edit, only the
//! blocks of words that the edit touched are made again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::block::Block;
use super::rows::{self, Facet, Row};
use super::{File, files, front, merge};
use crate::digest::Digest;
use crate::model::page::{Page, PageId};
use crate::model::{LangId, PageKind};
use crate::parse::Document;
use crate::parse::terms::Terms;
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
    pub(super) front: Terms,
    pub(super) row: Row,
    pub(super) facet: Facet,
}

impl Doc {
    /// The words of its text.
    pub(super) fn body(&self) -> &Terms {
        &self.document.terms
    }
}

/// The merged index of a language.
pub(super) struct State {
    pub(super) docs: Vec<Arc<Doc>>,
    pub(super) blocks: BTreeMap<String, Block>,
    /// Packed files by the digest of what is in them.
    packed: HashMap<u128, File>,
}

/// The pages of a language that can be found, by source.
pub(super) fn pages(site: &Site, lang: LangId) -> Vec<Findable> {
    let neutral = Digest::new().add_u128(site.theme.digest).add(&site.portable).finish();
    let is_shown = |page: &Page| {
        page.summary.lang == lang
            && !matches!(page.summary.kind, PageKind::Home | PageKind::Sitemap)
    };
    let ids = site.ids().filter(|id| is_shown(site.page(*id)));
    ids.map(|id| {
        let page = site.page(id);
        let mut key = Digest::new();
        key.add_u128(neutral).add_str(&page.source).add_u128(page.source_digest);
        key.add_u128(page.summary_digest).add_str(&page.author).add_str(&page.credit);
        key.add_str(rows::title(site, page));
        Findable { id, key: key.finish() }
    })
    .collect()
}

impl State {
    /// The state of the pages as they are now; from that of the last run, if it is there and still of use.
    pub(super) fn after(last: Option<State>, site: &Site, pages: Vec<Findable>) -> State {
        let Some(mut last) = last else {
            let docs = docs(site, &pages, &BTreeMap::new());
            let blocks = merge::blocks(&docs, None);
            return State { docs, blocks, packed: HashMap::new() };
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
                front: front::terms(page),
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
