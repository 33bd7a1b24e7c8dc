//! In: the words of all pages. Out: for each fold the words that have it, and where they stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use std::sync::Arc;

use rayon::prelude::*;

use super::block::{self, Block, Word};
use super::state::Doc;
use crate::parse::terms::{Level, Terms};
use crate::text::tokens::fold_of_key;

/// Above so many pages, neighbours that only one page has are left out.
const MANY: usize = 500;

/// Whether neighbours that only one page has are left out.
pub(super) fn is_cut(pages: usize) -> bool {
    pages > MANY
}

/// The blocks of all words, or of those keys alone: a block depends on nothing but the pages.
pub(super) fn blocks(docs: &[Arc<Doc>], only: Option<&BTreeSet<&str>>) -> BTreeMap<String, Block> {
    // Every word of every page is looked for in it.
    let wanted = only.map(|only| only.iter().copied().collect());
    let mut lists = Lists { wanted, ids: HashMap::new(), words: Vec::new() };
    for (doc, place) in docs.iter().zip(0u32..) {
        lists.add(doc, place);
    }
    let least = if is_cut(docs.len()) { 2 } else { 1 };
    lists.blocks(least)
}

/// Folds of the words that say something else of a page than before.
pub(super) fn changed_folds(old: &Doc, new: &Doc) -> BTreeSet<String> {
    let (old, new) = (words_and_pairs(old), words_and_pairs(new));
    let differing = old.symmetric_difference(&new);
    differing.map(|(first, _, _)| fold_of_key(first)).collect()
}

fn words_and_pairs(doc: &Doc) -> BTreeSet<(&str, &str, Level)> {
    let mut all = BTreeSet::new();
    for terms in [doc.body(), &doc.front] {
        let keys: Vec<&str> = terms.words().map(|(key, _)| key).collect();
        let key = |place: &u16| keys.get(usize::from(*place)).copied().unwrap_or_default();
        all.extend(terms.words().map(|(key, level)| (key, "", level)));
        all.extend(terms.pairs().iter().map(|(a, b, level)| (key(a), key(b), *level)));
    }
    all
}

struct Lists<'a> {
    wanted: Option<HashSet<&'a str>>,
    ids: HashMap<&'a str, u32>,
    words: Vec<List<'a>>,
}

struct List<'a> {
    key: &'a str,
    /// Page and level, by page.
    postings: Vec<u32>,
    /// The next word by its id; page and level.
    pairs: Vec<(u32, u32)>,
}

/// Page and level in one number.
fn posting(doc: u32, level: Level) -> u32 {
    doc << 2 | u32::from(level)
}

impl<'a> Lists<'a> {
    fn id(&mut self, key: &'a str) -> u32 {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(List { key, postings: Vec::new(), pairs: Vec::new() });
        self.ids.insert(key, id);
        id
    }

    fn add(&mut self, doc: &'a Doc, place: u32) {
        let mut words: Vec<(u32, Level)> = Vec::new();
        let mut pairs: Vec<(u32, u32, Level)> = Vec::new();
        for terms in [doc.body(), &doc.front] {
            self.collect(terms, &mut words, &mut pairs);
        }
        // Of a word of both the text and the front matter the higher level counts.
        words.sort_unstable_by_key(|(id, level)| (*id, Reverse(*level)));
        words.dedup_by_key(|(id, _)| *id);
        pairs.sort_unstable_by_key(|(first, second, level)| (*first, *second, Reverse(*level)));
        pairs.dedup_by_key(|(first, second, _)| (*first, *second));
        for (id, level) in words {
            if let Some(list) = self.words.get_mut(id as usize) {
                list.postings.push(posting(place, level));
            }
        }
        for (first, second, level) in pairs {
            if let Some(list) = self.words.get_mut(first as usize) {
                list.pairs.push((second, posting(place, level)));
            }
        }
    }

    fn collect(
        &mut self,
        terms: &'a Terms,
        words: &mut Vec<(u32, Level)>,
        pairs: &mut Vec<(u32, u32, Level)>,
    ) {
        let keys: Vec<(&str, Level)> = terms.words().collect();
        let wanted = |key: &str| self.wanted.as_ref().is_none_or(|wanted| wanted.contains(key));
        let is_wanted: Vec<bool> = keys.iter().map(|(key, _)| wanted(key)).collect();
        if !is_wanted.contains(&true) {
            return;
        }
        let mut ids: Vec<Option<u32>> = vec![None; keys.len()];
        for (((key, level), id), is_wanted) in keys.iter().zip(&mut ids).zip(&is_wanted) {
            if *is_wanted {
                let own = self.id(key);
                *id = Some(own);
                words.push((own, *level));
            }
        }
        for (first, second, level) in terms.pairs() {
            let second = usize::from(*second);
            let Some(first) = ids.get(usize::from(*first)).copied().flatten() else { continue };
            let Some((key, _)) = keys.get(second) else { continue };
            let second = ids.get(second).copied().flatten().unwrap_or_else(|| self.id(key));
            pairs.push((first, second, *level));
        }
    }

    fn blocks(self, least: usize) -> BTreeMap<String, Block> {
        let names: Vec<&str> = self.words.iter().map(|list| list.key).collect();
        let mut by_fold: BTreeMap<String, Vec<List<'a>>> = BTreeMap::new();
        // A word that is only some word's neighbour has no postings.
        for list in self.words.into_iter().filter(|list| !list.postings.is_empty()) {
            by_fold.entry(fold_of_key(list.key)).or_default().push(list);
        }
        let folds: Vec<(String, Vec<List<'a>>)> = by_fold.into_iter().collect();
        let made = folds.into_par_iter().map(|(fold, mut lists)| {
            lists.sort_unstable_by_key(|list| list.key);
            let words = lists.into_iter().map(|list| word(list, &names, least)).collect();
            let block = block::encode(&fold, words);
            (fold, block)
        });
        made.collect::<Vec<_>>().into_iter().collect()
    }
}

/// A word with its neighbours by their keys; those of fewer than `least` pages are left out.
fn word<'a>(mut list: List<'a>, names: &[&'a str], least: usize) -> Word<'a> {
    list.pairs.sort_unstable();
    let groups = list.pairs.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= least);
    let named = groups.filter_map(|group| {
        let (second, _) = group.first()?;
        let postings = group.iter().map(|(_, posting)| *posting).collect();
        Some((*names.get(*second as usize)?, postings))
    });
    let mut nexts: Vec<(&str, Vec<u32>)> = named.collect();
    nexts.sort_unstable_by_key(|(key, _)| *key);
    Word { key: list.key, postings: list.postings, nexts }
}
