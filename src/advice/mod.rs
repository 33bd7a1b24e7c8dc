//! Advice on how a text is worded: running Vietnamese text in; phrases that blame, excuse or make a show, sentences
//! too long to follow and abbreviations never explained out. Advice never stops a build, and each piece can be silenced.
//!
//! The phrases with their reasons are data: `advice.yaml`.

mod abbreviation;
mod book;
mod comment;
mod reader;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use book::{BOOK, Book, Entry, Kind, Words};
pub use comment::silenced;
pub use reader::{Prose, Reader};

/// Readers lose the thread of a sentence with more syllables.
pub const LONGEST_SENTENCE: u32 = 50;

/// What was found in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Phrases, in order.
    pub phrases: Vec<Phrase>,
    /// Sentences that are too long, in order.
    pub sentences: Vec<Sentence>,
    /// Abbreviations, each once.
    pub abbreviations: Vec<Abbreviation>,
}

impl Notes {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.sentences.is_empty() && self.abbreviations.is_empty()
    }

    /// Leaves out what stands in one of the places.
    pub fn silence(&mut self, places: &[Range<usize>]) {
        let is_told =
            |range: &Range<usize>| !places.iter().any(|place| place.contains(&range.start));
        self.phrases.retain(|phrase| is_told(&phrase.range));
        self.sentences.retain(|sentence| is_told(&sentence.range));
        for one in &mut self.abbreviations {
            one.range = one.range.take().filter(|range| is_told(range));
        }
    }
}

/// A phrase of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Its entry, an index into [`Book::entries`].
    pub entry: usize,
    /// As written.
    pub written: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A sentence that is too long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its syllables, those in quotation marks not counted.
    pub syllables: u32,
    /// From its first word to its last.
    pub range: Range<usize>,
}

/// An abbreviation that isn't known to everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abbreviation {
    /// As written.
    pub written: String,
    /// Where it is first used outside of quotations; none where it is only quoted or silenced.
    pub range: Option<Range<usize>>,
    /// Whether the text says what it stands for.
    pub is_explained: bool,
}

/// What of the advice a site or a page doesn't want.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unwanted {
    /// All of it.
    pub all: bool,
    /// Kinds and entries, by their ids.
    pub ids: BTreeSet<&'static str>,
    /// Abbreviations that readers know.
    pub abbreviations: BTreeSet<String>,
}

impl Unwanted {
    /// Whether a kind is told at all.
    pub fn has_kind(&self, kind: Kind) -> bool {
        self.all || self.ids.contains(kind.id())
    }

    /// Whether an entry is not told.
    pub fn has_entry(&self, entry: &Entry) -> bool {
        self.has_kind(entry.kind) || self.ids.contains(entry.id.as_str())
    }
}
