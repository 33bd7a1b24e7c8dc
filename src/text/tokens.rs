//! In: a text. Out: the words by which a search finds it, sentence by sentence, each by its toned key.
//!
//! `themes/cam/assets/search-index.js` cuts what a reader types in the same way; both run `tests/vectors/vi.json`.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::normal::TONES;
use super::syllable::{fold, lower, toned_key, with_final_i};

/// One step through a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'t> {
    /// A word in lower case, for [`key_of`]; the word before it is its neighbour.
    Word(&'t str),
    /// Another form of words that came before, without neighbours: `#1900969680`, `mnông`.
    Alone(String),
    /// Two words that belong together though another stands between them: `25` and `11` of “25 tháng 11”.
    Pair(String, String),
    /// The end of a sentence or paragraph: what follows is no neighbour of what came before.
    Break,
}

/// Digits of a phone number written in groups, all together.
const PHONE: std::ops::RangeInclusive<usize> = 8..=11;

/// Gives every token of a text to `take`, in order.
pub fn each(text: &str, mut take: impl FnMut(Token<'_>)) {
    let text = lower(text);
    let mut walk = Walk::default();
    let mut rest = &*text;
    loop {
        let start = rest.find(is_word_char).unwrap_or(rest.len());
        let (gap, after) = rest.split_at(start);
        let end = after.find(|c| !is_word_char(c)).unwrap_or(after.len());
        let (word, left) = after.split_at(end);
        if word.is_empty() {
            walk.end_of_digits(&mut take);
            return;
        }
        walk.gap(gap, word, &mut take);
        walk.word(word, &mut take);
        rest = left;
    }
}

/// The key of a word of [`Token::Word`]: its toned key, or its digits.
pub fn key_of(word: &str) -> String {
    if is_digits(word) { number(word) } else { key(word) }
}

/// The toned key of a word that is in lower case already, as [`toned_key`] gives it; quick for the letters of Vietnamese.
fn key(word: &str) -> String {
    let mut letters = String::with_capacity(word.len() + 1);
    let mut tone = 0;
    for c in word.chars() {
        if c.is_ascii_lowercase() {
            letters.push(c);
            continue;
        }
        match u32::from(c).checked_sub(FIRST).and_then(|place| LETTERS.get(place as usize)) {
            Some(Some((base, own))) => {
                letters.push(*base);
                tone = if *own > 0 { *own } else { tone };
            }
            _ => return toned_key(word),
        }
    }
    let mut key = with_final_i(letters);
    if tone > 0 {
        key.push(char::from(b'0' + tone));
    }
    key
}

/// The fold of a key: what [`fold`] makes of the word that has it.
pub fn fold_of_key(key: &str) -> String {
    if key.starts_with('#') {
        return key.to_owned();
    }
    fold(key.trim_end_matches(|c: char| c.is_ascii_digit()))
}

const FIRST: u32 = 0xC0;

/// Letters from À on that are one letter with at most one tone.
static LETTERS: LazyLock<Vec<Option<(char, u8)>>> =
    LazyLock::new(|| (FIRST..0x1F00).map(|code| char::from_u32(code).and_then(letter)).collect());

fn letter(c: char) -> Option<(char, u8)> {
    if !c.is_alphabetic() || is_combining_mark(c) {
        return None;
    }
    let mut tone = 0;
    let mut rest = String::new();
    for mark in c.nfd() {
        match (1..).zip(TONES).find(|(_, own)| *own == mark) {
            Some((digit, _)) => tone = digit,
            None => rest.push(mark),
        }
    }
    let mut base = rest.nfc();
    match (base.next(), base.next()) {
        (Some(base), None) => Some((base, tone)),
        _ => None,
    }
}

#[derive(Default)]
struct Walk<'t> {
    /// The last two words as they stand; none after a break.
    before: [&'t str; 2],
    /// Digits of the groups that are being read, and how many groups.
    digits: String,
    groups: usize,
}

impl<'t> Walk<'t> {
    /// What stands between two words: nothing of note, an end, or what joins them.
    fn gap(&mut self, gap: &str, next: &str, take: &mut impl FnMut(Token<'t>)) {
        let joins_digits = self.groups > 0
            && is_digits(next)
            && matches!(gap, " " | "." | "-" | "\u{A0}" | "\u{202F}");
        if !joins_digits {
            self.end_of_digits(take);
        }
        if is_break(gap) {
            take(Token::Break);
            self.before = Default::default();
        } else if is_apostrophe(gap)
            && self.before[1].ends_with(char::is_alphabetic)
            && next.starts_with(char::is_alphabetic)
        {
            take(Token::Alone(key(&format!("{}{next}", self.before[1]))));
        }
    }

    fn word(&mut self, word: &'t str, take: &mut impl FnMut(Token<'t>)) {
        if is_digits(word) {
            self.digits.push_str(word);
            self.groups += 1;
            if self.before[1] == "tháng" && is_digits(self.before[0]) {
                take(Token::Pair(number(self.before[0]), number(word)));
            }
        }
        if word.contains(is_unspaced) {
            pieces(word, take);
        } else {
            take(Token::Word(word));
        }
        self.before = [self.before[1], word];
    }

    fn end_of_digits(&mut self, take: &mut impl FnMut(Token<'t>)) {
        if self.groups > 1 && PHONE.contains(&self.digits.len()) {
            take(Token::Alone(format!("#{}", self.digits)));
        }
        self.digits.clear();
        self.groups = 0;
    }
}

/// `05` of a date is `5`; longer numbers stay as they are.
fn number(digits: &str) -> String {
    let short = digits.strip_prefix('0').filter(|_| digits.len() == 2).unwrap_or(digits);
    format!("#{short}")
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_word_char(c: char) -> bool {
    // Most letters of Vietnamese, which the tables of Unicode are slow to find.
    if c.is_ascii() || matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'à'..='ý' | 'đ' | 'ă' | 'ơ' | 'ư')
    {
        return c.is_ascii_alphanumeric() || (!c.is_ascii() && c != '÷');
    }
    // The letter apostrophe of some keyboards is an apostrophe.
    (c.is_alphanumeric() && c != 'ʼ') || is_combining_mark(c)
}

fn is_apostrophe(gap: &str) -> bool {
    matches!(gap, "'" | "’" | "ʼ" | "‘")
}

/// A line break, or a sign that ends a sentence with white space after it.
fn is_break(gap: &str) -> bool {
    let mut chars = gap.chars().peekable();
    while let Some(c) = chars.next() {
        let ends = matches!(c, '.' | ';' | ':' | '!' | '?' | '…');
        if c == '\n' || (ends && chars.peek().is_some_and(|next| next.is_whitespace())) {
            return true;
        }
    }
    false
}

/// Scripts that are written without spaces between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}')
}

/// Every two neighbouring characters (with their marks) of a text without spaces.
fn pieces<'t>(word: &'t str, take: &mut impl FnMut(Token<'t>)) {
    let mut starts: Vec<usize> =
        word.char_indices().filter(|(_, c)| !is_combining_mark(*c)).map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.push(word.len());
    let whole = starts.len() == 2;
    let step = if whole { 1 } else { 2 };
    for window in starts.windows(step + 1) {
        if let (Some(from), Some(to)) = (window.first(), window.last()) {
            take(Token::Word(word.get(*from..*to).unwrap_or_default()));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::vectors;

    fn tokens(text: &str) -> String {
        let mut all = Vec::new();
        each(text, |token| {
            all.push(match token {
                Token::Word(word) => key_of(word),
                Token::Alone(key) => format!("({key})"),
                Token::Pair(a, b) => format!("({a}+{b})"),
                Token::Break => "|".to_owned(),
            });
        });
        all.join(" ")
    }

    #[test]
    fn tokens_are_those_of_the_vectors() {
        for (text, expected) in vectors::pairs("tokens") {
            assert_eq!(tokens(&text), expected, "tokens of {text}");
        }
    }

    #[test]
    fn the_fold_of_a_key_is_the_fold_of_its_word() {
        for (word, folded) in vectors::pairs("fold") {
            assert_eq!(fold_of_key(&toned_key(&word)), folded, "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_key_is_the_key(word in "[a-zA-Zà-ỹđĐ0-9\u{300}-\u{323}]{1,9}|\\PC{1,6}") {
            let word = lower(&word).into_owned();
            if !word.is_empty() && word.chars().all(is_word_char) {
                prop_assert_eq!(key(&word), toned_key(&word));
            }
        }

        #[test]
        fn both_normal_forms_have_the_same_tokens(text in "[a-zà-ỹđ0-9 .'\u{300}-\u{323}ក-៓]*|\\PC*") {
            let nfd: String = text.nfd().collect();
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(tokens(&nfd), tokens(&nfc));
        }
    }
}
