//! In: the texts of one page. Out: its words and their neighbours with how much each says of the page, for search.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::text::tokens::{self, Token};

/// A page can't have more different words than this; further ones are not found.
const MAX_WORDS: usize = u16::MAX as usize;

/// How much a word says of its page, as 0 to 3.
pub type Level = u8;

/// Where a text stands in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The title: level 3.
    Title,
    /// A heading, summary or field: at least level 2.
    Heading,
    /// The text: by how often it is there.
    Body,
}

/// The words of a page by their toned keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Keys in order, one a line.
    keys: String,
    /// The level of each key.
    levels: Vec<Level>,
    /// A word, the word after it, and their level, in order.
    pairs: Vec<(u16, u16, Level)>,
}

impl Terms {
    /// Keys with their levels, in order of the keys.
    pub fn words(&self) -> impl Iterator<Item = (&str, Level)> {
        self.keys.lines().zip(self.levels.iter().copied())
    }

    /// Places of two neighbouring words in [`Terms::words`] with their level.
    pub fn pairs(&self) -> &[(u16, u16, Level)] {
        &self.pairs
    }
}

/// Collects the terms of a page.
#[derive(Default)]
pub struct Collector {
    /// Words as they stand in texts, whose key is known.
    known: HashMap<String, u16>,
    places: BTreeMap<String, u16>,
    words: Vec<Count>,
    /// Each time that two words stood beside each other, and where.
    pairs: Vec<((u16, u16), Place)>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    times: u32,
    least: Level,
}

impl Count {
    fn add(&mut self, place: Place) {
        self.times += 1;
        self.least = self.least.max(match place {
            Place::Title => 3,
            Place::Heading => 2,
            Place::Body => 0,
        });
    }

    fn level(self) -> Level {
        let often = match self.times {
            0..=1 => 0,
            2..=3 => 1,
            _ => 2,
        };
        self.least.max(often)
    }
}

impl Collector {
    /// Adds a text.
    pub fn add(&mut self, text: &str, place: Place) {
        let mut last = None;
        tokens::each(text, |token| match token {
            Token::Word(word) => {
                let word = self.written(word, place);
                self.pair(last, word, place);
                last = word;
            }
            Token::Alone(key) => drop(self.word(key, place)),
            Token::Pair(first, second) => {
                let first = self.word(first, place);
                let second = self.word(second, place);
                self.pair(first, second, place);
            }
            Token::Break => last = None,
        });
    }

    /// A word as it stands: its key is made once, since most words come again.
    fn written(&mut self, word: &str, place: Place) -> Option<u16> {
        if let Some(at) = self.known.get(word) {
            self.words.get_mut(usize::from(*at))?.add(place);
            return Some(*at);
        }
        let at = self.word(tokens::key_of(word), place)?;
        self.known.insert(word.to_owned(), at);
        Some(at)
    }

    fn word(&mut self, key: String, place: Place) -> Option<u16> {
        let at = match self.places.get(&key) {
            Some(at) => *at,
            None if self.words.len() < MAX_WORDS => {
                let at = u16::try_from(self.words.len()).ok()?;
                self.places.insert(key, at);
                self.words.push(Count::default());
                at
            }
            None => return None,
        };
        self.words.get_mut(usize::from(at))?.add(place);
        Some(at)
    }

    fn pair(&mut self, first: Option<u16>, second: Option<u16>, place: Place) {
        if let (Some(first), Some(second)) = (first, second) {
            self.pairs.push(((first, second), place));
        }
    }

    /// All of it, in order.
    pub fn finish(mut self) -> Terms {
        let mut new_place = vec![0u16; self.words.len()];
        let mut terms = Terms::default();
        for ((key, old), new) in self.places.iter().zip(0u16..) {
            terms.keys.push_str(key);
            terms.keys.push('\n');
            let old = usize::from(*old);
            terms.levels.push(self.words.get(old).map_or(0, |count| count.level()));
            if let Some(place) = new_place.get_mut(old) {
                *place = new;
            }
        }
        let place = |old: u16| new_place.get(usize::from(old)).copied().unwrap_or_default();
        for (pair, _) in &mut self.pairs {
            *pair = (place(pair.0), place(pair.1));
        }
        self.pairs.sort_unstable_by_key(|(pair, _)| *pair);
        for times in self.pairs.chunk_by(|(a, _), (b, _)| a == b) {
            let Some(((first, second), _)) = times.first() else { continue };
            let mut count = Count::default();
            times.iter().for_each(|(_, place)| count.add(*place));
            terms.pairs.push((*first, *second, count.level()));
        }
        terms.keys.shrink_to_fit();
        terms.pairs.shrink_to_fit();
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(texts: &[(&str, Place)]) -> (Vec<String>, Vec<String>) {
        let mut collector = Collector::default();
        for (text, place) in texts {
            collector.add(text, *place);
        }
        let terms = collector.finish();
        let keys: Vec<&str> = terms.words().map(|(key, _)| key).collect();
        let words = terms.words().map(|(key, level)| format!("{key}:{level}")).collect();
        let pair = |(first, second, level): &(u16, u16, Level)| {
            format!("{} {}:{level}", keys[usize::from(*first)], keys[usize::from(*second)])
        };
        (words, terms.pairs().iter().map(pair).collect())
    }

    #[test]
    fn words_weigh_by_place_and_number() {
        let (words, pairs) = terms(&[
            ("Hoà giải", Place::Title),
            ("Hòa giải. Giải thích", Place::Body),
            ("thích thích thích", Place::Body),
        ]);
        assert_eq!(words, ["giai4:3", "hoa1:3", "thich2:2"]);
        assert_eq!(pairs, ["giai4 thich2:0", "hoa1 giai4:3", "thich2 thich2:1"]);
    }

    #[test]
    fn sentences_and_paragraphs_part_neighbours() {
        let (_, pairs) = terms(&[("một hai. ba\nbốn", Place::Body)]);
        assert_eq!(pairs, ["môt5 hai:0"]);
    }

    #[test]
    fn a_date_in_words_is_found_by_its_numbers() {
        let (words, pairs) = terms(&[("ngày 25 tháng 11", Place::Body)]);
        assert!(pairs.contains(&"#25 #11:0".to_owned()), "{pairs:?}");
        assert!(words.contains(&"#11:1".to_owned()));
    }
}
