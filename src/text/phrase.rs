//! In: a list of phrases, and places in running text. Out: which phrase begins there.
//! Phrases are compared word by word by toned key: old and new placement of tones and i/y agree.

use std::collections::BTreeMap;
use std::ops::Range;

use super::syllable::toned_key;
use super::words::{Part, Word, parts};

/// Bits of the sieve, a power of two, far more than there are phrases.
const SIEVE: usize = 1 << 14;

/// Phrases of at least two words, found by the first two.
#[derive(Debug)]
pub struct Phrases {
    /// A bit for each pair of first words: nearly every place in a text is ruled out by it.
    sieve: Vec<u64>,
    /// The phrases with a pair of first words, longest first.
    by_pair: BTreeMap<u64, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    owner: usize,
    /// Each word's number, which rules most out, and its key.
    words: Vec<(u64, String)>,
}

impl Phrases {
    /// The list; each phrase has the number that a match gives. One of a single word is never found.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (usize, &'a str)>) -> Phrases {
        let mut all = Phrases { sieve: vec![0; SIEVE / 64], by_pair: BTreeMap::new() };
        for (owner, text) in phrases {
            let words: Vec<Word> = words(text, 0).collect();
            let [first, second, ..] = words.as_slice() else { continue };
            let pair = pair(first.number, second.number);
            let (slot, bit) = place(pair);
            if let Some(bits) = all.sieve.get_mut(slot) {
                *bits |= bit;
            }
            let words = words.iter().map(|word| (word.number, key(text, &word.range))).collect();
            all.by_pair.entry(pair).or_default().push(Phrase { owner, words });
        }
        for phrases in all.by_pair.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        all
    }

    /// The longest phrase that begins with `first`, given the word behind it.
    pub fn at(&self, text: &str, first: &Word, second: &Word) -> Option<(usize, Range<usize>)> {
        let pair = pair(first.number, second.number);
        let (slot, bit) = place(pair);
        if self.sieve.get(slot).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let phrases = self.by_pair.get(&pair)?;
        let longest = phrases.first()?.words.len();
        let written: Vec<Word> = words(text, first.range.start).take(longest).collect();
        let phrase = phrases.iter().find(|phrase| {
            let pairs = || phrase.words.iter().zip(&written);
            phrase.words.len() <= written.len()
                && pairs().all(|((number, _), word)| word.number == *number)
                && pairs().all(|((_, wanted), word)| key(text, &word.range) == *wanted)
        })?;
        let last = written.get(phrase.words.len() - 1)?;
        Some((phrase.owner, first.range.start..last.range.end))
    }
}

/// The words from an offset up to the first sign.
pub fn words(text: &str, from: usize) -> impl Iterator<Item = Word> {
    parts(text, from..text.len()).map_while(|part| match part {
        Part::Word(word) => Some(word),
        Part::Sign(..) => None,
    })
}

fn key(text: &str, range: &Range<usize>) -> String {
    toned_key(text.get(range.clone()).unwrap_or_default())
}

fn pair(first: u64, second: u64) -> u64 {
    first.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        ^ second.wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
}

fn place(pair: u64) -> (usize, u64) {
    let at = (pair >> 41) as usize % SIEVE;
    (at / 64, 1 << (at % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrases: &Phrases, text: &'t str) -> Option<(usize, &'t str)> {
        let mut words = words(text, 0);
        let (first, second) = (words.next()?, words.next()?);
        let (owner, range) = phrases.at(text, &first, &second)?;
        Some((owner, &text[range]))
    }

    #[test]
    fn the_longest_is_found_in_every_spelling() {
        let phrases = Phrases::new([(1, "thoả mãn"), (2, "thoả mãn kỹ"), (3, "một")]);
        assert_eq!(found(&phrases, "Thỏa mãn"), Some((1, "Thỏa mãn")));
        assert_eq!(found(&phrases, "THOẢ mãn\u{a0}kĩ năng"), Some((2, "THOẢ mãn\u{a0}kĩ")));
        for other in ["thoả mạn", "thoa man", "thoả, mãn", "thoả mãnh", "một hai", "thoả"]
        {
            assert_eq!(found(&phrases, other), None, "{other}");
        }
    }
}
