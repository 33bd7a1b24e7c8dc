//! In: a character. Out: which letter of the Vietnamese alphabet it is, its tone and its case.
//! One look into a table, since every character of every page passes here.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::normal::TONES;

/// The letters by their codes, from 1; after the Vietnamese alphabet the four that it lacks.
const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'x', 'y', 'f', 'j', 'w', 'z',
];

/// The code of the first letter that isn't Vietnamese.
const FIRST_FOREIGN: u8 = 30;

const VOWELS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];

/// Where the second part of the table begins: letters with two marks.
const SECOND: u32 = 0x1EA0;
const FIRST_LENGTH: usize = 0x1B1;
const SECOND_LENGTH: usize = 0x5A;

/// A letter taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Letter {
    /// Its place in the alphabet, from 1; 0 for what is no letter of it.
    pub(in crate::text) code: u8,
    /// Its tone, from 0 (ngang) to 5, numbered as in a toned key.
    pub(in crate::text) tone: u8,
    pub(in crate::text) is_upper: bool,
}

impl Letter {
    pub(super) fn is_foreign(self) -> bool {
        self.code >= FIRST_FOREIGN
    }
}

/// All letters, by code point.
pub(in crate::text) struct Letters {
    first: [Letter; FIRST_LENGTH],
    second: [Letter; SECOND_LENGTH],
}

/// The table.
pub(in crate::text) static LETTERS: LazyLock<Letters> = LazyLock::new(Letters::new);

impl Letters {
    fn new() -> Letters {
        let none = Letter::default();
        let mut letters = Letters { first: [none; FIRST_LENGTH], second: [none; SECOND_LENGTH] };
        for (code, base) in (1..).zip(ALPHABET) {
            letters.set(base, Letter { code, tone: 0, is_upper: false });
            if VOWELS.contains(&base) {
                for (tone, mark) in (1..).zip(TONES) {
                    for toned in [base, mark].into_iter().nfc() {
                        letters.set(toned, Letter { code, tone, is_upper: false });
                    }
                }
            }
        }
        letters
    }

    fn set(&mut self, lower: char, letter: Letter) {
        let upper = lower.to_uppercase().map(|c| (c, true));
        for (c, is_upper) in std::iter::once((lower, false)).chain(upper) {
            let slot = match u32::from(c).checked_sub(SECOND) {
                Some(at) => self.second.get_mut(at as usize),
                None => self.first.get_mut(c as usize),
            };
            if let Some(slot) = slot {
                *slot = Letter { is_upper, ..letter };
            }
        }
    }

    pub(in crate::text) fn get(&self, c: char) -> Letter {
        let code = u32::from(c);
        let found = match code.checked_sub(SECOND) {
            Some(at) => self.second.get(at as usize),
            None => self.first.get(code as usize),
        };
        found.copied().unwrap_or_default()
    }
}

/// The letter with a code, without tone.
pub(super) fn letter(code: u8) -> char {
    let at = usize::from(code).checked_sub(1);
    at.and_then(|at| ALPHABET.get(at)).copied().unwrap_or('\u{FFFD}')
}

pub(super) fn is_vowel(code: u8) -> bool {
    VOWELS.contains(&letter(code))
}

/// Whether the letter itself tells Vietnamese from English: ă â đ ê ô ơ ư.
pub(super) fn is_shaped(code: u8) -> bool {
    matches!(letter(code), 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư')
}

/// The code of a lower-case letter without tone.
pub(super) fn code(letter: char) -> u8 {
    LETTERS.get(letter).code
}

/// Letters with the tone on one of them.
pub(super) fn spell(codes: &[u8], tone: u8, tone_at: usize) -> String {
    let mark = usize::from(tone).checked_sub(1).and_then(|at| TONES.get(at));
    let mut spelled = String::with_capacity(codes.len() * 3);
    for (at, code) in codes.iter().enumerate() {
        spelled.push(letter(*code));
        if at == tone_at {
            spelled.extend(mark);
        }
    }
    spelled.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_taken_apart() {
        let ỗ = LETTERS.get('Ỗ');
        assert_eq!((letter(ỗ.code), ỗ.tone, ỗ.is_upper), ('ô', 3, true));
        let y = LETTERS.get('ỹ');
        assert_eq!((letter(y.code), y.tone, y.is_upper), ('y', 3, false));
        assert_eq!(LETTERS.get('đ').tone, 0);
        assert!(LETTERS.get('w').is_foreign());
        for other in ['ð', 'ñ', 'ŭ', '1', 'я', '\u{1EFA}', '\u{10FFFF}'] {
            assert_eq!(LETTERS.get(other), Letter::default(), "{other}");
        }
    }

    #[test]
    fn letters_are_put_together_again() {
        let codes: Vec<u8> = "đương".chars().map(code).collect();
        assert_eq!(spell(&codes, 1, 2), "đường");
        assert_eq!(spell(&codes, 0, 0), "đương");
    }
}
