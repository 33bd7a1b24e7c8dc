//! In: the merged words and rows of a language. Out: its files, packed and named.
//!
//! Every name is a digest of the file's bytes. The page names the first file, that one names all others: a page in a
//! browser's cache never meets files of another build, and all may be kept for ever. They lie below `assets/`, for which
//! every host is told so already. `.bin`, since IIS serves no type it doesn't know, and others unpack `.gz` unasked.
//! Folds are cut into files where their own digests say, so that an edit changes few files.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::block::Block;
use super::rows::{Facet, Row};
use super::state::Doc;
use super::{File, bytes, merge};
use crate::digest::{self, Digest};
use crate::model::LangId;
use crate::resolve::Site;

/// Bytes of words in a file, before packing: at least, and at most unless one fold has more.
const SHARD: std::ops::Range<usize> = 12_000..32_000;

/// Rows in a file: few, since the results of a query come from everywhere.
const ROWS: usize = 16;

/// What names all other files.
#[derive(Serialize)]
struct Meta<'a> {
    /// Pages.
    n: usize,
    /// Whether neighbours that only one page has are left out.
    cut: bool,
    /// Rows in a file.
    rows: usize,
    /// Kinds and topics that occur together.
    facets: Vec<&'a Facet>,
    /// Each page's facet as the character `0` + place.
    of: String,
    /// First fold of each file of words.
    folds: Vec<&'a str>,
    /// Names of the files of words.
    words: Vec<String>,
    /// Names of the files of rows.
    table: Vec<String>,
}

/// Packs and names files, and remembers them.
pub(super) struct Packer {
    prefix: String,
    portable: bool,
    known: HashMap<u128, File>,
    used: HashMap<u128, File>,
}

impl Packer {
    pub(super) fn new(site: &Site, lang: LangId, known: HashMap<u128, File>) -> Self {
        let prefix = format!("assets/tim-kiem/{}.", site.config.lang(lang));
        Packer { prefix, portable: site.portable, known, used: HashMap::new() }
    }

    /// What was used, to be remembered.
    pub(super) fn finish(self) -> HashMap<u128, File> {
        self.used
    }

    /// All files of a language, the first one naming the others; none when there is nothing to find.
    pub(super) fn index(
        &mut self,
        docs: &[Arc<Doc>],
        blocks: &BTreeMap<String, Block>,
    ) -> Vec<File> {
        if docs.is_empty() {
            return Vec::new();
        }
        let shards = cut(blocks);
        let words = shards.iter().map(|shard| shard.bytes.concat()).collect();
        let words = self.pack(words);
        let rows = docs.chunks(ROWS).map(|docs| {
            let rows: Vec<&Row> = docs.iter().map(|doc| &doc.row).collect();
            json(&rows)
        });
        let table = self.pack(rows.collect());
        let (facets, of) = facets(docs);
        let meta = json(&Meta {
            n: docs.len(),
            cut: merge::is_cut(docs.len()),
            rows: ROWS,
            facets,
            of,
            folds: shards.iter().map(|shard| shard.first).collect(),
            words: words.iter().map(|file| self.name(file)).collect(),
            table: table.iter().map(|file| self.name(file)).collect(),
        });
        let mut files = self.pack(vec![meta]);
        files.extend(words);
        files.extend(table);
        files
    }

    fn name(&self, file: &File) -> String {
        let name = file.address.strip_prefix(&self.prefix).unwrap_or(&file.address);
        name.split('.').next().unwrap_or(name).to_owned()
    }

    fn pack(&mut self, contents: Vec<Vec<u8>>) -> Vec<File> {
        let known = &self.known;
        let packed: Vec<(u128, File)> = contents
            .into_par_iter()
            .map(|content| {
                let key = Digest::new().add(&self.portable).add_bytes(&content).finish();
                let file = known.get(&key).cloned().unwrap_or_else(|| self.one(&content));
                (key, file)
            })
            .collect();
        self.used.extend(packed.iter().cloned());
        packed.into_iter().map(|(_, file)| file).collect()
    }

    fn one(&self, content: &[u8]) -> File {
        let packed = bytes::gzip(content);
        let (bytes, ending) = match self.portable {
            false => (packed, "bin"),
            true => (format!("chiengSearch(\"{}\")\n", bytes::base64(&packed)).into_bytes(), "js"),
        };
        let hash = digest::hash(&bytes);
        // 40 bits tell apart what one site ever publishes in one folder.
        let address = format!("{}{:010x}.{ending}", self.prefix, hash >> 88);
        File { address, hash, bytes: Some(bytes.into()) }
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Lists and structs with text keys always have a JSON form.
    serde_json::to_vec(value).unwrap_or_default()
}

/// Every facet once, and each page's by its place.
fn facets(docs: &[Arc<Doc>]) -> (Vec<&Facet>, String) {
    let mut places: BTreeMap<&Facet, u32> = BTreeMap::new();
    for doc in docs {
        places.insert(&doc.facet, 0);
    }
    for (place, next) in places.values_mut().zip(0..) {
        *place = next;
    }
    let sign = |doc: &Arc<Doc>| {
        let place = places.get(&doc.facet).copied().unwrap_or_default();
        char::from_u32('0' as u32 + place).unwrap_or('0')
    };
    let of = docs.iter().map(sign).collect();
    (places.into_keys().collect(), of)
}

struct Shard<'a> {
    first: &'a str,
    bytes: Vec<&'a [u8]>,
}

/// Cuts the sorted blocks into files.
fn cut(blocks: &BTreeMap<String, Block>) -> Vec<Shard<'_>> {
    let mut shards: Vec<Shard<'_>> = Vec::new();
    let mut len = 0;
    for (fold, block) in blocks {
        let ends_here = len + block.bytes.len() > SHARD.end
            || (len >= SHARD.start && digest::hash(fold.as_bytes()).is_multiple_of(4));
        match shards.last_mut() {
            Some(shard) if !ends_here => shard.bytes.push(&block.bytes),
            _ => {
                len = 0;
                shards.push(Shard { first: fold, bytes: vec![&block.bytes] });
            }
        }
        len += block.bytes.len();
    }
    shards
}
