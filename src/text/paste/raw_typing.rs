//! In: a word that looks as if the input method was off while it was typed (`dduwowngf`, `d9u7o7ng2`). Out: what
//! it would have become. Telex and VNI as Unikey reads them.

use std::ops::Range;

use super::forms::{FORMS, Packed, Placement};
use super::letters::{code, is_shaped, is_vowel, letter, spell};
use super::words::finding;
use super::{Finding, Slip};

/// No syllable takes more keys: `nghieengx` has nine, marks and tone typed late some more.
pub(super) const LONGEST: usize = 12;

/// English words that Telex would make a syllable of.
const ENGLISH: &[&str] = &[
    "ddos", "beef", "choof", "coof", "dowf", "goof", "gowf", "hoof", "howf", "keef", "loof",
    "poof", "reef", "roof", "sowf", "sujee", "toof", "woof",
];

/// A word as its input method would have read it.
#[derive(Debug, Default)]
struct Typed {
    codes: Vec<u8>,
    tone: u8,
    /// Keys that made a mark.
    shapes: usize,
    /// Keys that English hardly has in such a place: dd at the beginning, w behind u.
    strong: bool,
    /// The tone's key.
    tone_key: Option<char>,
}

impl Typed {
    fn syllable(&self) -> Option<String> {
        let form = FORMS.get(Packed::of(&self.codes)).filter(|form| form.allows(self.tone))?;
        Some(spell(&self.codes, self.tone, form.tone_at(Placement::Old)))
    }

    fn gestures(&self) -> usize {
        self.shapes + usize::from(self.tone > 0)
    }

    fn push(&mut self, c: char) {
        self.codes.push(code(c));
    }

    fn has_vowel(&self) -> bool {
        self.codes.iter().any(|code| is_vowel(*code))
    }

    /// Gives the last vowel that can have one the shape that a key stands for; `ươ` gets both of its horns.
    fn shape(&mut self, table: &[(char, char)]) -> bool {
        for at in (0..self.codes.len()).rev() {
            let Some(here) = self.codes.get(at).map(|code| letter(*code)) else { continue };
            let Some((_, shaped)) = table.iter().find(|(plain, _)| *plain == here) else {
                continue;
            };
            if let Some(slot) = self.codes.get_mut(at) {
                *slot = code(*shaped);
            }
            if *shaped == 'ơ'
                && let Some(before) = at.checked_sub(1).and_then(|at| self.codes.get_mut(at))
                && letter(*before) == 'u'
            {
                *before = code('ư');
            }
            self.shapes += 1;
            return true;
        }
        false
    }

    fn set_tone(&mut self, tone: u8, key: char) -> bool {
        let is_free = self.tone == 0 && self.has_vowel();
        if is_free {
            self.tone = tone;
            self.tone_key = Some(key);
        }
        is_free
    }
}

/// Reads a word as Telex; none when a key makes no sense.
fn read_telex(word: &str) -> Option<Typed> {
    let mut typed = Typed::default();
    let mut key_before = None;
    for c in word.chars() {
        let last = typed.codes.last().map(|code| letter(*code));
        // mojo: a tone between two vowels keeps them apart.
        let is_double = key_before.replace(c) == Some(c);
        let is_taken = match c {
            's' | 'f' | 'r' | 'x' | 'j' if typed.has_vowel() => {
                let tone = match c {
                    'f' => 1,
                    's' => 2,
                    'x' => 3,
                    'r' => 4,
                    _ => 5,
                };
                if !typed.set_tone(tone, c) {
                    return None;
                }
                true
            }
            'w' => {
                typed.strong |= last == Some('u');
                typed.shape(&[('a', 'ă'), ('o', 'ơ'), ('u', 'ư')]) || last == Some('ơ')
            }
            'd' if typed.codes.len() == 1 && last == Some('d') => {
                typed.strong = true;
                typed.shape(&[('d', 'đ')])
            }
            'a' if is_double => typed.shape(&[('a', 'â')]),
            'e' if is_double => typed.shape(&[('e', 'ê')]),
            'o' if is_double => typed.shape(&[('o', 'ô')]),
            _ => false,
        };
        if !is_taken {
            if matches!(c, 'f' | 'j' | 'w' | 'z') {
                return None;
            }
            typed.push(c);
        }
    }
    Some(typed)
}

/// Reads a word as VNI; none when a digit makes no sense.
fn read_vni(word: &str) -> Option<Typed> {
    let mut typed = Typed::default();
    for c in word.chars() {
        let is_taken = match c {
            '1' => typed.set_tone(2, c),
            '2' => typed.set_tone(1, c),
            '3' => typed.set_tone(4, c),
            '4' => typed.set_tone(3, c),
            '5' => typed.set_tone(5, c),
            '6' => typed.shape(&[('a', 'â'), ('e', 'ê'), ('o', 'ô')]),
            '7' => typed.shape(&[('o', 'ơ'), ('u', 'ư')]),
            '8' => typed.shape(&[('a', 'ă')]),
            '9' => {
                typed.strong = typed.codes == [code('d')];
                typed.shape(&[('d', 'đ')])
            }
            '0' => false,
            _ => {
                typed.push(c);
                true
            }
        };
        if !is_taken {
            return None;
        }
    }
    Some(typed)
}

/// Looks at a word of ASCII letters in lower case.
pub(super) fn telex(text: &str, range: Range<usize>, has_foreign: bool) -> Option<Finding> {
    let word = text.get(range.clone())?;
    // Without f, j and w only dd tells Telex from other words.
    if !has_foreign && !word.starts_with("dd") {
        return None;
    }
    let mended = certain_telex(word)?;
    let (range, mended) = with_neighbours(text, range, mended);
    finding(text, range, Slip::RawTelex, Some(mended))
}

fn certain_telex(word: &str) -> Option<String> {
    let typed = read_telex(word)?;
    let is_certain = word.len() > 3
        && !ENGLISH.contains(&word)
        && (typed.strong
            || typed.gestures() > 2
            || typed.gestures() > 1 && matches!(typed.tone_key, Some('f' | 'j')));
    if is_certain { typed.syllable() } else { None }
}

/// Words beside it that are no syllables as they stand but would be when typed with the input method on.
fn with_neighbours(text: &str, range: Range<usize>, mended: String) -> (Range<usize>, String) {
    let mut range = range;
    let mut before = Vec::new();
    while let Some((word, typed)) = left_of(text, range.start) {
        range.start -= 1 + word.len();
        before.push(typed);
    }
    before.reverse();
    let mut all = before;
    all.push(mended);
    while let Some((word, typed)) = right_of(text, range.end) {
        range.end += 1 + word.len();
        all.push(typed);
    }
    (range, all.join(" "))
}

fn left_of(text: &str, start: usize) -> Option<(&str, String)> {
    let rest = text.get(..start)?.strip_suffix(' ')?;
    let word = rest.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    Some((word, likely_telex(word)?))
}

fn right_of(text: &str, end: usize) -> Option<(&str, String)> {
    let rest = text.get(end..)?.strip_prefix(' ')?;
    let word = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    Some((word, likely_telex(word)?))
}

fn likely_telex(word: &str) -> Option<String> {
    let is_plain = !word.is_empty()
        && word.len() <= LONGEST
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !FORMS.has(word);
    let typed = if is_plain { read_telex(word)? } else { return None };
    if typed.gestures() > 0 { typed.syllable() } else { None }
}

/// Looks at a word of ASCII letters in lower case with digits.
pub(super) fn vni(text: &str, range: Range<usize>) -> Option<Finding> {
    let word = text.get(range.clone())?;
    let typed = read_vni(word)?;
    let is_certain = word.len() > 3
        && (typed.strong || typed.gestures() > 1 && typed.codes.len() > 2 && typed.shapes > 0);
    let mended = if is_certain { typed.syllable() } else { None }?;
    finding(text, range, Slip::RawVni, Some(mended))
}

/// Looks at a word with Vietnamese letters and one of f j w z: a tone's key that was not taken (`đươngf`).
pub(super) fn mixed(text: &str, range: Range<usize>) -> Option<Finding> {
    let word = text.get(range.clone())?;
    let typed = read_telex(word)?;
    let has_own_letter = typed.codes.iter().any(|code| is_shaped(*code));
    let is_certain =
        has_own_letter && matches!(typed.tone_key, Some('f' | 'j')) && typed.shapes == 0;
    let mended = if is_certain { typed.syllable() } else { None }?;
    finding(text, range, Slip::RawTelex, Some(mended))
}
