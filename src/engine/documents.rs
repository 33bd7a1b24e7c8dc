//! The first memory: parsed documents, by path, bytes and parse options.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::parse::markdown::Options;
use crate::parse::{self, Document};
use crate::resolve::Parsed;
use crate::source::{SourceFile, SourceTree};

/// Remembers every document of the last run.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Documents {
    by_path: HashMap<Arc<str>, Remembered>,
}

#[derive(Serialize, Deserialize)]
struct Remembered {
    key: u128,
    document: Arc<Document>,
}

impl Documents {
    /// Every content file, parsed; the number says how many were not remembered.
    pub(super) fn parse(
        &mut self,
        tree: &SourceTree,
        options: &Options,
    ) -> (BTreeMap<Arc<str>, Parsed>, usize) {
        let files: Vec<&SourceFile> = tree
            .under("content/")
            .filter(|file| file.path.ends_with(".md") && file.text().is_some())
            .collect();
        let known = &self.by_path;
        let parsed: Vec<(u128, Arc<Document>, bool)> =
            files.par_iter().map(|file| one(known, file, options)).collect();
        let mut documents = BTreeMap::new();
        let mut remembered = HashMap::with_capacity(files.len());
        let mut fresh = 0;
        for (file, (key, document, is_fresh)) in files.iter().zip(parsed) {
            fresh += usize::from(is_fresh);
            let parsed = Parsed { document: Arc::clone(&document), digest: file.digest };
            documents.insert(Arc::clone(&file.path), parsed);
            remembered.insert(Arc::clone(&file.path), Remembered { key, document });
        }
        self.by_path = remembered;
        (documents, fresh)
    }
}

fn one(
    known: &HashMap<Arc<str>, Remembered>,
    file: &SourceFile,
    options: &Options,
) -> (u128, Arc<Document>, bool) {
    let key = Digest::new().add_str(&file.path).add_u128(file.digest).add(options).finish();
    if let Some(remembered) = known.get(&file.path).filter(|own| own.key == key) {
        return (key, Arc::clone(&remembered.document), false);
    }
    let text = file.text().map_or("", |text| text);
    (key, Arc::new(parse::parse(&file.path, text, options)), true)
}
