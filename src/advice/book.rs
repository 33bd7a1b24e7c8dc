//! `advice.yaml` in, the phrases with their reasons, better wordings and sources out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostics::Message;
use crate::text::phrase::{Phrases, words};
use crate::text::syllable::toned_key;

/// The program's own book.
pub static BOOK: LazyLock<Book> = LazyLock::new(|| {
    // A test reads the file; a program whose own data is broken has no advice to give.
    Book::read(include_str!("advice.yaml")).unwrap_or_default()
});

/// A text in both languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl From<&Words> for Message {
    fn from(words: &Words) -> Message {
        Message::new(&words.vi, &words.en)
    }
}

/// What kind of advice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Puts the fault on the person who was hurt.
    Blaming,
    /// Finds a pretext for the person who did it.
    Excusing,
    /// Makes a show of it.
    Sensational,
    /// A sentence that is too long.
    LongSentence,
    /// An abbreviation that is never explained.
    Abbreviation,
}

impl Kind {
    /// All kinds, with their Vietnamese names.
    pub const ALL: [(Kind, &'static str); 5] = [
        (Kind::Blaming, "đổ lỗi"),
        (Kind::Excusing, "bào chữa"),
        (Kind::Sensational, "giật gân"),
        (Kind::LongSentence, "câu dài"),
        (Kind::Abbreviation, "viết tắt"),
    ];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Blaming => "blaming",
            Kind::Excusing => "excusing",
            Kind::Sensational => "sensational",
            Kind::LongSentence => "long-sentence",
            Kind::Abbreviation => "abbreviation",
        }
    }

    /// The Vietnamese name.
    pub fn vietnamese(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// A phrase to think about, in its variants.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The stable name.
    pub id: String,
    /// The kind.
    pub kind: Kind,
    /// Its variants.
    pub forms: Vec<String>,
    /// Words behind it that make it something else.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// Why to think about it.
    pub say: Words,
    /// What to write instead.
    pub instead: Words,
    /// The name of its source in the file.
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: BTreeMap<String, Words>,
    denials: Vec<String>,
    known: BTreeSet<String>,
    entries: Vec<Entry>,
}

/// All of `advice.yaml`, ready for use.
#[derive(Debug)]
pub struct Book {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    sources: BTreeMap<String, Words>,
    phrases: Phrases,
    denials: Vec<String>,
    known: BTreeSet<String>,
}

impl Default for Book {
    fn default() -> Self {
        Book {
            entries: Vec::new(),
            sources: BTreeMap::new(),
            phrases: Phrases::new([]),
            denials: Vec::new(),
            known: BTreeSet::new(),
        }
    }
}

impl Book {
    fn read(yaml: &str) -> Result<Book, serde_yaml::Error> {
        let File { sources, denials, known, entries } = serde_yaml::from_str(yaml)?;
        let forms = entries
            .iter()
            .enumerate()
            .flat_map(|(at, entry)| entry.forms.iter().map(move |form| (at, form.as_str())));
        let phrases = Phrases::new(forms);
        let denials = denials.iter().map(|denial| keys(denial)).collect();
        Ok(Book { entries, sources, phrases, denials, known })
    }

    /// Where an entry's reason comes from.
    pub fn source(&self, entry: &Entry) -> Words {
        self.sources.get(&entry.source).cloned().unwrap_or_default()
    }

    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Whether everybody knows an abbreviation.
    pub(super) fn is_known(&self, abbreviation: &str) -> bool {
        self.known.contains(abbreviation)
    }

    /// Whether words before a phrase deny it.
    pub(super) fn denies(&self, before: &str) -> bool {
        let before = keys(before);
        self.denials.iter().any(|denial| {
            let padded = before.match_indices(denial.as_str());
            padded.into_iter().any(|(at, _)| {
                let starts = at == 0 || before.get(..at).is_some_and(|head| head.ends_with(' '));
                let rest = before.get(at + denial.len()..).unwrap_or_default();
                starts && (rest.is_empty() || rest.starts_with(' '))
            })
        })
    }

    /// Whether the word behind a phrase makes it something else.
    pub(super) fn is_other_before(&self, entry: usize, text: &str, end: usize) -> bool {
        let Some(entry) = self.entries.get(entry).filter(|entry| !entry.not_before.is_empty())
        else {
            return false;
        };
        let Some(next) = words(text, end).next() else { return false };
        let next = toned_key(text.get(next.range).unwrap_or_default());
        entry.not_before.iter().any(|word| toned_key(word) == next)
    }

    #[cfg(test)]
    pub(super) fn own() -> Result<Book, serde_yaml::Error> {
        Book::read(include_str!("advice.yaml"))
    }

    #[cfg(test)]
    pub(super) fn has_source(&self, entry: &Entry) -> bool {
        self.sources.contains_key(&entry.source)
    }
}

fn keys(text: &str) -> String {
    let keys: Vec<String> = text.split_whitespace().map(toned_key).collect();
    keys.join(" ")
}
