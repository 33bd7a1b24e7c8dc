//! In: running text. Out: its words and the signs between them, one after another, in one pass.
//! Each word has a number that is the same for all words of one toned key, so that most comparisons need no key.

use std::ops::Range;

use super::normal::{is_invisible, is_word_char};
use super::paste::{LETTERS, Letter};
use super::syllable::toned_key;

/// The bits that a letter's code takes.
const BITS: u32 = 6;

/// A word: letters, marks and digits without anything between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The same for words whose [`toned_key`] is the same; others may share it.
    pub number: u64,
    /// Its letters.
    pub letters: usize,
    /// Whether every letter is a capital.
    pub is_upper: bool,
    /// Whether there is a digit in it.
    pub has_digit: bool,
}

/// A part of a text; blanks are none, a line break is a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word.
    Word(Word),
    /// A character that belongs to no word, and where it stands.
    Sign(char, usize),
}

/// The parts of a text from one offset to another.
pub fn parts(text: &str, range: Range<usize>) -> Parts<'_> {
    Parts { text, at: range.start, end: range.end.min(text.len()) }
}

/// See [`parts`].
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let letters = &*LETTERS;
        let rest = self.text.get(self.at..self.end)?;
        let mut word = Growing::default();
        let mut start = None;
        let mut length = rest.len();
        for (at, c) in rest.char_indices() {
            let letter = letters.get(c);
            if letter.code != 0 {
                word.letter(letter);
            } else if c.is_ascii_digit() {
                word.has_digit = true;
            } else if !c.is_ascii() && (is_word_char(c) || is_invisible(c)) {
                word.odd(c);
            } else if start.is_some() {
                length = at;
                break;
            } else if c != '\n' && c.is_whitespace() {
                continue;
            } else {
                let place = self.at + at;
                self.at = place + c.len_utf8();
                return Some(Part::Sign(c, place));
            }
            start = start.or(Some(at));
        }
        let range = self.at + start?..self.at + length;
        self.at = range.end;
        Some(Part::Word(word.finish(self.text, range)))
    }
}

/// A word that is being read.
#[derive(Default)]
struct Growing {
    packed: u64,
    last: u8,
    tone: u8,
    letters: usize,
    capitals: usize,
    has_digit: bool,
    is_odd: bool,
}

impl Growing {
    fn letter(&mut self, letter: Letter) {
        self.packed = self.packed << BITS | u64::from(letter.code);
        self.last = letter.code;
        if letter.tone != 0 {
            self.tone = letter.tone;
        }
        self.letters += 1;
        self.capitals += usize::from(letter.is_upper);
    }

    /// A letter or mark of another language, or a character that can't be seen.
    fn odd(&mut self, c: char) {
        self.is_odd = true;
        self.letters += usize::from(c.is_alphabetic());
        self.capitals += usize::from(c.is_uppercase());
    }

    fn finish(self, text: &str, range: Range<usize>) -> Word {
        let number = if self.has_digit {
            0
        } else if self.is_odd {
            number_of_key(&toned_key(text.get(range.clone()).unwrap_or_default()))
        } else {
            self.number()
        };
        Word {
            range,
            number,
            letters: self.letters,
            is_upper: self.letters > 0 && self.capitals == self.letters,
            has_digit: self.has_digit,
        }
    }

    /// A final y counts as i, here wherever it stands; and tones may share a number.
    fn number(&self) -> u64 {
        let letters = &*LETTERS;
        let (y, i) = (letters.get('y').code, letters.get('i').code);
        let packed =
            if self.last == y { self.packed ^ u64::from(y) ^ u64::from(i) } else { self.packed };
        (packed << 3 | u64::from(self.tone)).wrapping_add(1)
    }
}

/// The number of a word, from its key.
fn number_of_key(key: &str) -> u64 {
    let mut word = Growing::default();
    for c in key.chars() {
        match c.to_digit(10) {
            Some(tone) => word.tone = u8::try_from(tone).unwrap_or_default(),
            None => word.letter(LETTERS.get(c)),
        }
    }
    word.number()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let words = parts(text, 0..text.len());
        words
            .filter_map(|part| if let Part::Word(word) = part { Some(word) } else { None })
            .collect()
    }

    fn number(word: &str) -> u64 {
        let [one] = words(word).try_into().unwrap();
        one.number
    }

    #[test]
    fn words_and_signs_stand_where_they_are_written() {
        let text = "Hoà, QH15\u{a0}BĐG\nM'nông";
        let shown: Vec<String> = parts(text, 0..text.len())
            .map(|part| match part {
                Part::Word(word) => text[word.range].to_owned(),
                Part::Sign(sign, at) => format!("{sign:?} {at}"),
            })
            .collect();
        assert_eq!(shown, ["Hoà", "',' 4", "QH15", "BĐG", "'\\n' 16", "M", "'\\'' 18", "nông"]);
        let flags: Vec<_> =
            words(text).iter().map(|w| (w.letters, w.is_upper, w.has_digit)).collect();
        assert_eq!(flags[..3], [(3, false, false), (2, true, true), (3, true, false)]);
    }

    #[test]
    fn words_of_one_key_have_one_number() {
        for (one, other) in
            [("hoà", "HÒA"), ("kỹ", "kĩ"), ("quý", "quí"), ("Đắk", "Ðắk"), ("giới", "gi\u{200B}ới")]
        {
            assert_eq!(toned_key(one), toned_key(other));
            assert_eq!(number(one), number(other), "{one} {other}");
        }
        assert_ne!(number("má"), number("mạ"));
        assert_ne!(number("vấn"), number("vẫn"));
    }

    proptest! {
        #[test]
        fn every_spelling_of_a_key_has_its_number(word in "[a-zA-ZđĐăâêôơư]{1,9}[\u{300}\u{301}\u{303}\u{309}\u{323}]?") {
            let nfd: String = word.nfd().collect();
            let nfc: String = word.nfc().collect();
            prop_assert_eq!(number(&nfd), number(&nfc));
        }

        #[test]
        fn ranges_are_in_order_and_inside(text in "\\PC*") {
            let mut end = 0;
            for part in parts(&text, 0..text.len()) {
                let range = match part {
                    Part::Word(word) => word.range,
                    Part::Sign(sign, at) => at..at + sign.len_utf8(),
                };
                prop_assert!(range.start >= end && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
