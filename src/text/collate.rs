//! In: a title, a name, a term. Out: a key whose order is the order of a Vietnamese dictionary.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::normal::{is_invisible, repair};

/// A key to sort by; made once for each text (`sort_by_cached_key`), compared byte by byte.
///
/// Letters decide first (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case, and at
/// last the text itself: only the same text, in whatever normal form, has an equal key. Runs of digits compare by value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Vec<u8>);

/// The order of a Vietnamese dictionary, letters of other languages of the country included.
const ALPHABET: &str = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Signs in the order of the Unicode collation (DUCET); others follow by code point.
const SIGNS: &str = "_-–—,;:!?.'\"“”()[]{}@*/\\&#%`^+<=>|~$";

/// Tones and other marks above or below a letter, none being 1: ngang, huyền, hỏi, ngã, sắc, nặng.
const MARKS: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}";

/// What a text's letters begin with at the first level; each is followed by its own rank.
const SPACE: u8 = 1;
const SIGN: u8 = 2;
const DIGITS: u8 = 3;
const LETTER: u8 = 4;
const OTHER_LETTER: u8 = 5;

/// Less than every byte that begins an element: a text sorts before all that go on from it.
const END: u8 = 0;

/// The key of a text, the same for every normal form of it.
pub fn sort_key(text: &str) -> SortKey {
    let text = repair(text);
    let mut levels = Levels::default();
    let mut chars = text.chars().filter(|c| !is_invisible(*c)).peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut run = String::from(c);
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                run.push(digit);
            }
            levels.digits(&run);
        } else {
            levels.character(c);
        }
    }
    levels.finish(&text)
}

/// The letter under which a dictionary has a text: `Đ` of “đường dây”, `Ê` of “ếch”; signs before it are passed over.
/// None for what begins with a digit, with a letter of another script, or has no letter.
pub fn dictionary_letter(text: &str) -> Option<char> {
    let text = repair(text);
    let first = text.chars().find(|c| c.is_alphanumeric())?;
    let lower = first.to_lowercase().next()?;
    let (base, _) = without_marks(lower);
    let base = if matches!(base, 'ð' | 'ɖ') { 'đ' } else { base };
    rank(ALPHABET, base)?;
    base.to_uppercase().next()
}

#[derive(Default)]
struct Levels {
    letters: Vec<u8>,
    marks: Vec<u8>,
    cases: Vec<u8>,
}

impl Levels {
    /// By value: first how long, then which; zeros in front count only between equals.
    fn digits(&mut self, run: &str) {
        let value = run.trim_start_matches('0');
        let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
        self.letters.push(DIGITS);
        self.letters.extend(length.to_be_bytes());
        self.letters.extend(value.bytes());
        self.plain();
    }

    fn character(&mut self, c: char) {
        if c.is_whitespace() {
            self.letters.push(SPACE);
            self.plain();
        } else if is_combining_mark(c) {
            self.marks.push(mark_rank(c));
        } else if c.is_alphanumeric() {
            self.letter(c);
        } else {
            self.sign(c);
        }
    }

    fn letter(&mut self, c: char) {
        let case = if c.is_uppercase() { 2 } else { 1 };
        for lower in c.to_lowercase() {
            let (base, marks) = without_marks(lower);
            self.base(base);
            self.plain();
            self.marks.extend(marks.iter().copied().map(mark_rank));
        }
        if let Some(last) = self.cases.last_mut() {
            *last = case;
        }
    }

    fn base(&mut self, base: char) {
        let base = if matches!(base, 'ð' | 'ɖ') { 'đ' } else { base };
        match rank(ALPHABET, base) {
            Some(rank) => self.letters.extend([LETTER, rank]),
            None => {
                self.letters.push(OTHER_LETTER);
                self.letters.extend(u32::from(base).to_be_bytes());
            }
        }
    }

    fn sign(&mut self, c: char) {
        let c = if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c };
        let rank = rank(SIGNS, c).map_or_else(|| u32::from(c) + 0x100, u32::from);
        self.letters.push(SIGN);
        self.letters.extend(rank.to_be_bytes());
        self.plain();
    }

    /// An element without mark, in lower case or without case.
    fn plain(&mut self) {
        self.marks.push(1);
        self.cases.push(1);
    }

    fn finish(mut self, text: &str) -> SortKey {
        let mut key = std::mem::take(&mut self.letters);
        key.push(END);
        key.append(&mut self.marks);
        key.push(END);
        key.append(&mut self.cases);
        key.push(END);
        key.extend(text.bytes());
        SortKey(key)
    }
}

/// A letter of the alphabet with what stands above and below it; â, ơ and đ are letters, ấ is â with a mark.
fn without_marks(lower: char) -> (char, Vec<char>) {
    let mut marks: Vec<char> = Vec::new();
    let mut base = lower;
    for part in std::iter::once(lower).nfd() {
        if !is_combining_mark(part) {
            base = part;
        } else if let Some(letter) = unicode_normalization::char::compose(base, part)
            .filter(|letter| rank(ALPHABET, *letter).is_some())
        {
            base = letter;
        } else {
            marks.push(part);
        }
    }
    (base, marks)
}

fn mark_rank(mark: char) -> u8 {
    rank(MARKS, mark).map_or(u8::MAX, |rank| rank + 1)
}

/// The place in a list of fewer than 255 characters, from 1.
fn rank(list: &str, c: char) -> Option<u8> {
    (1..).zip(list.chars()).find(|(_, listed)| *listed == c).map(|(rank, _)| rank)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::vectors;

    fn assert_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} < {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_order_is_that_of_the_vectors() {
        for case in vectors::group("collate") {
            let texts: Vec<String> =
                case.as_array().into_iter().flatten().map(vectors::string).collect();
            assert_order(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_text_stands_under_its_dictionary_letter() {
        for (text, letter) in [
            ("đường dây", Some('Đ')),
            ("Ếch", Some('Ê')),
            ("e\u{301}ch", Some('E')),
            ("“Ơn”", Some('Ơ')),
            ("ăn", Some('Ă')),
            ("Ðắk", Some('Đ')),
            ("16 ngày", None),
            ("ភាសា", None),
            ("…", None),
        ] {
            assert_eq!(dictionary_letter(text), letter, "{text}");
        }
    }

    #[test]
    fn numbers_sort_by_value() {
        assert_order(&["Điều 2", "Điều 10", "Điều 10a", "Điều 100"]);
        assert_order(&["007", "7", "8", "a"]);
    }

    #[test]
    fn letters_count_before_tones_and_tones_before_case() {
        assert_order(&["lan", "Lan", "làn", "lán", "lang", "lâm"]);
        assert_order(&["a b", "a-b", "ab"]);
        assert_order(&["Ba Na", "Bahnar", "Ƀuôn", "Chăm"]);
        assert_order(&["dê", "đe", "e"]);
    }

    #[test]
    fn other_scripts_follow() {
        assert_order(&["!", "1", "z", "я", "ភាសា"]);
    }

    proptest! {
        #[test]
        fn equal_keys_mean_equal_texts(a in "\\PC{0,6}|[aăâấạA0-9 ]{0,3}", b in "\\PC{0,6}|[aăâấạA0-9 ]{0,3}") {
            let same_text = repair(&a) == repair(&b);
            prop_assert_eq!(sort_key(&a) == sort_key(&b), same_text);
        }

        #[test]
        fn both_normal_forms_have_one_key(text in "\\PC*|[a-zA-ZđĐ\u{300}-\u{323}]*") {
            let nfd: String = text.nfd().collect();
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(sort_key(&nfd), sort_key(&nfc));
        }

        #[test]
        fn a_text_sorts_before_what_goes_on_from_it(text in "[a-zăâđêôơư 0-9]{0,8}", more in "[a-zđ]{1,3}") {
            let longer = format!("{text}{more}");
            prop_assert!(sort_key(&text) < sort_key(&longer));
        }
    }
}
