//! In: a word in lower case that Vietnamese can't have. Out: what is wrong with it, and what it stands for.
//!
//! A word that isn't one edit or two away from a syllable (a mark, the tone, a letter of the onset or coda that
//! changed places) is a loan word, a name or another language, and no finding.

use std::ops::Range;
use std::sync::LazyLock;

use super::forms::{FORMS, Packed, Placement};
use super::letters::{LETTERS, Letter, code, is_vowel, letter, spell};
use super::words::finding;
use super::{Finding, Slip};
use crate::text::normal::TONES;

/// Syllables that are often written; where several may be meant, the one of these is.
static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut common: Vec<&str> = include_str!("common.txt").split_ascii_whitespace().collect();
    common.sort_unstable();
    common
});

/// Letters that are often typed in the wrong order, or chosen by the wrong rule before e ê i.
const ONSETS: &[(&str, &str)] = &[
    ("nhg", "ngh"),
    ("gnh", "ngh"),
    ("gn", "ng"),
    ("hn", "nh"),
    ("hc", "ch"),
    ("ht", "th"),
    ("hk", "kh"),
    ("hp", "ph"),
    ("rt", "tr"),
    ("hg", "gh"),
    ("ngh", "ng"),
    ("ng", "ngh"),
    ("gh", "g"),
    ("g", "gh"),
];

const CODAS: &[(&str, &str)] = &[("gn", "ng"), ("hn", "nh"), ("hc", "ch")];

/// The shapes that a vowel can take.
const SHAPES: &[&str] = &["aăâ", "eê", "oôơ", "uư"];

/// What becomes of ươ when the second or the first of its keys was missed.
const HALVES: ([char; 2], [char; 2]) = (['u', 'ơ'], ['ư', 'o']);

const SAC: u8 = 2;
const NANG: u8 = 5;

/// Looks at a word of Vietnamese letters in lower case.
pub(super) fn judge(text: &str, range: Range<usize>) -> Option<Finding> {
    let word = text.get(range.clone())?;
    let parts = Parts::of(word)?;
    if parts.tones > 1 {
        let placed = parts.placed()?;
        let mended = parts.same_tone.then_some(placed);
        return finding(text, range, Slip::DoubleTone, mended);
    }
    if let Some(placed) = parts.placed() {
        return (placed != word)
            .then(|| finding(text, range, Slip::ToneOnWrongLetter, Some(placed)))?;
    }
    let choices = parts.choices();
    if choices.is_empty() {
        return None;
    }
    let mended = parts.likeliest(choices);
    finding(text, range, Slip::BadSyllable, mended)
}

/// The syllables that a word may stand for, where more than one is likely.
pub(super) fn choices(word: &str) -> Vec<String> {
    Parts::of(word).map(|parts| parts.choices()).unwrap_or_default()
}

/// A syllable without tone gets one, in the old placement.
pub(super) fn with_tone(toneless: &str, tone: char) -> Option<String> {
    let codes: Vec<u8> = toneless.chars().map(code).collect();
    let tone = u8::try_from(TONES.iter().position(|mark| *mark == tone)? + 1).ok()?;
    syllable(&codes, tone)
}

fn syllable(codes: &[u8], tone: u8) -> Option<String> {
    let form = FORMS.get(Packed::of(codes)).filter(|form| form.allows(tone))?;
    Some(spell(codes, tone, form.tone_at(Placement::Old)))
}

fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// A word with one group of vowels.
struct Parts {
    onset: Vec<u8>,
    vowels: Vec<u8>,
    coda: Vec<u8>,
    tone: u8,
    tones: usize,
    /// All its tones are the same one.
    same_tone: bool,
}

impl Parts {
    fn of(word: &str) -> Option<Parts> {
        let letters: Vec<Letter> = word.chars().map(|c| LETTERS.get(c)).collect();
        let codes: Vec<u8> = letters.iter().map(|letter| letter.code).collect();
        let start = codes.iter().position(|code| is_vowel(*code))?;
        let end = codes.iter().rposition(|code| is_vowel(*code))? + 1;
        let vowels = codes.get(start..end)?.to_vec();
        let is_one_group = vowels.len() <= 4 && vowels.iter().all(|code| is_vowel(*code));
        if !is_one_group || codes.contains(&0) {
            return None;
        }
        let mut tones: Vec<u8> =
            letters.iter().map(|letter| letter.tone).filter(|tone| *tone > 0).collect();
        let count = tones.len();
        let tone = tones.last().copied().unwrap_or(0);
        tones.dedup();
        Some(Parts {
            onset: codes.get(..start)?.to_vec(),
            vowels,
            coda: codes.get(end..)?.to_vec(),
            tone,
            tones: count,
            same_tone: tones.len() == 1,
        })
    }

    /// The same letters with the tone where it belongs; none if they are no syllable.
    fn placed(&self) -> Option<String> {
        syllable(&[&*self.onset, &*self.vowels, &*self.coda].concat(), self.tone)
    }

    fn choices(&self) -> Vec<String> {
        let mut found = Vec::new();
        for onset in spellings(&self.onset, ONSETS) {
            for coda in spellings(&self.coda, CODAS) {
                let moved = usize::from(onset != self.onset) + usize::from(coda != self.coda);
                for vowels in shapes(&self.vowels) {
                    let differs =
                        vowels.iter().zip(&self.vowels).filter(|(one, other)| one != other).count();
                    if moved + differs <= 2 {
                        self.add(
                            &[&*onset, &*vowels, &*coda].concat(),
                            moved + differs,
                            &mut found,
                        );
                    }
                }
            }
        }
        let whole = ['ư', 'ơ'].map(code);
        let has_whole =
            |word: &str| Parts::of(word).is_some_and(|parts| parts.vowels.starts_with(&whole));
        if self.is_half_typed() && found.iter().any(|(_, word)| has_whole(word)) {
            found.retain(|(_, word)| has_whole(word));
        }
        let least = found.iter().map(|(edits, _)| *edits).min().unwrap_or_default();
        // A half-typed ươ takes more edits than a false uô and is far more often meant.
        let common =
            found.iter().filter(|(_, word)| is_common(word)).map(|(edits, _)| *edits).min();
        found.retain(|(edits, word)| *edits == least || Some(*edits) == common && is_common(word));
        found.sort();
        let mut words: Vec<String> = Vec::new();
        for (_, word) in found {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }

    /// The one that is common; else the only one, where it has the same vowels or a whole ươ.
    fn likeliest(&self, mut choices: Vec<String>) -> Option<String> {
        let mut common = choices.iter().filter(|choice| is_common(choice));
        if let (Some(one), None) = (common.next(), common.next()) {
            return Some(one.clone());
        }
        let only = choices.pop().filter(|_| choices.is_empty())?;
        let is_near = |parts: Parts| parts.vowels == self.vowels || self.is_half_typed();
        Parts::of(&only).is_some_and(is_near).then_some(only)
    }

    /// uơ or ưo before another letter: one of the two horns of ươ was not typed.
    fn is_half_typed(&self) -> bool {
        let is_half = |pair: &[u8]| pair == HALVES.0.map(code) || pair == HALVES.1.map(code);
        let rest = self.vowels.len() + self.coda.len();
        rest > 2 && self.vowels.get(..2).is_some_and(is_half)
    }

    fn add(&self, codes: &[u8], edits: usize, found: &mut Vec<(usize, String)>) {
        let Some(form) = FORMS.get(Packed::of(codes)) else { return };
        if form.allows(self.tone) {
            found.extend(syllable(codes, self.tone).map(|word| (edits, word)));
        } else if self.tone == 0 {
            for tone in [SAC, NANG] {
                found.extend(syllable(codes, tone).map(|word| (edits + 1, word)));
            }
        }
    }
}

/// The letters as they are, and as they may have been meant.
fn spellings(codes: &[u8], table: &[(&str, &str)]) -> Vec<Vec<u8>> {
    let written: String = codes.iter().map(|code| letter(*code)).collect();
    let meant = table.iter().filter(|(from, _)| *from == written);
    std::iter::once(codes.to_vec())
        .chain(meant.map(|(_, to)| to.chars().map(code).collect()))
        .collect()
}

/// The vowels in all their shapes.
fn shapes(vowels: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    for vowel in vowels {
        let written = letter(*vowel);
        let group = SHAPES.iter().find(|group| group.contains(written));
        let variants: Vec<u8> =
            group.map_or_else(|| vec![*vowel], |group| group.chars().map(code).collect());
        all = all
            .into_iter()
            .flat_map(|begun: Vec<u8>| {
                variants.iter().map(move |next| [&*begun, &[*next]].concat())
            })
            .collect();
    }
    all
}
