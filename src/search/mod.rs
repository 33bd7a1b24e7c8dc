//! The resolved site in; the files of its search index, one index for each language, out.
//!
//! The browser reads them with `themes/cam/assets/search-index.js`. What is remembered of the last run makes a run after an
//! edit quick; it never changes a byte, since every file is a pure function of what it is made of.

mod block;
mod bytes;
mod files;
mod front;
mod merge;
mod rows;
mod state;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::model::LangId;
use crate::resolve::Site;
use state::State;

/// A file of the index; its name is a digest of its bytes, so that it never changes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// Root-relative output address.
    pub address: String,
    /// Digest of its bytes.
    pub hash: u128,
    /// Its bytes; none when the sink holds them.
    #[serde(skip)]
    pub bytes: Option<Arc<[u8]>>,
}

/// The index of each language.
#[derive(Clone, Debug, Default)]
pub struct Search {
    languages: Vec<Vec<File>>,
}

impl Search {
    /// The files of a language. The first one names all others; none when there is nothing to find.
    pub fn files(&self, lang: LangId) -> &[File] {
        self.languages.get(lang.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// A file by its language and place.
    pub fn get(&self, lang: LangId, place: usize) -> Option<&File> {
        self.files(lang).get(place)
    }
}

/// What is remembered between runs.
#[derive(Default, Serialize, Deserialize)]
pub struct Memory {
    languages: Vec<Remembered>,
}

#[derive(Default, Serialize, Deserialize)]
struct Remembered {
    key: u128,
    files: Vec<File>,
    /// Only within a process.
    #[serde(skip)]
    state: Option<State>,
}

/// Makes the index of every language, or remembers it where `holds` says that the sink has its files.
pub fn build(site: &Site, memory: &mut Memory, holds: &dyn Fn(&str, u128) -> bool) -> Search {
    memory.languages.resize_with(site.config.languages.len(), Remembered::default);
    let remembered = site.config.lang_ids().zip(&mut memory.languages);
    let languages = remembered.map(|(lang, remembered)| language(site, lang, remembered, holds));
    Search { languages: languages.collect() }
}

fn language(
    site: &Site,
    lang: LangId,
    remembered: &mut Remembered,
    holds: &dyn Fn(&str, u128) -> bool,
) -> Vec<File> {
    let pages = state::pages(site, lang);
    let mut key = Digest::new();
    key.add_str(env!("CHIENG_BUILD")).add_str(site.config.lang(lang)).add(&site.portable);
    for page in &pages {
        key.add_u128(page.key);
    }
    let key = key.finish();
    let is_known = remembered.key == key
        && remembered.files.iter().all(|file| holds(&file.address, file.hash));
    if !is_known {
        let mut state = State::after(remembered.state.take(), site, lang, pages);
        remembered.files = state.files(site, lang);
        remembered.state = Some(state);
        remembered.key = key;
    }
    remembered.files.clone()
}
