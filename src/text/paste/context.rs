//! In: a text and a word of it that looks wrong. Out: whether it is a word of running Vietnamese, where it is wrong
//! indeed, or part of an address, a compound, a quoted form or another language.

use std::ops::Range;

use super::forms::FORMS;
use super::letters::{LETTERS, is_vowel};

/// How many words on each side tell the language.
const NEIGHBOURS: usize = 4;

/// How far is looked, in bytes: a long text without spaces must cost no more than another.
const REACH: usize = 160;

/// Whether the word stands free, among Vietnamese words or alone.
pub(super) fn is_running_vietnamese(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    stands_free(before, after) && !is_in_address(before, after) && is_among_syllables(before, after)
}

/// No hyphen, apostrophe, digit or dot ties it to a neighbour, and no quotes stand around it alone.
fn stands_free(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let mut on = after.chars();
    let (left, left2) = (back.next(), back.next());
    let (right, right2) = (on.next(), on.next());
    let is_tied = |next: Option<char>, beyond: Option<char>| match next {
        Some('-' | '‑' | '_' | '#' | '@' | '=' | '\\' | '~') => true,
        Some('\'' | '’' | 'ʼ' | '‘' | '.' | '·') => beyond.is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric(),
        None => false,
    };
    let is_quoted = matches!(left, Some('"' | '“' | '‘' | '\'' | '«'))
        && matches!(right, Some('"' | '”' | '’' | '\'' | '»'));
    !is_tied(left, left2) && !is_tied(right, right2) && !is_quoted
}

/// Whether what stands around it up to the next spaces is a URL, an e-mail address or a path.
fn is_in_address(before: &str, after: &str) -> bool {
    let head = last_of(before).rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = first_of(after).split(char::is_whitespace).next().unwrap_or_default();
    let is_address = |part: &str| {
        part.contains(['@', '_', '=', '\\', '#', '<', '>', '{', '}'])
            || part.contains("://")
            || part.contains("www.")
    };
    let slashes = head.matches('/').count() + tail.matches('/').count();
    slashes > 1 || is_address(head) || is_address(tail)
}

/// Whether most words nearby could be Vietnamese.
fn is_among_syllables(before: &str, after: &str) -> bool {
    let words = |text| -> Vec<&str> {
        let text: &str = text;
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
    };
    // A word cut off at the end of the reach tells nothing.
    let mut left = words(last_of(before));
    if before.len() > REACH && !left.is_empty() {
        left.remove(0);
    }
    let right = words(first_of(after));
    let right_count = if after.len() > REACH { right.len().saturating_sub(1) } else { right.len() };
    let near =
        left.iter().rev().take(NEIGHBOURS).chain(right.iter().take(right_count).take(NEIGHBOURS));
    let (mut ours, mut others) = (0, 0);
    for word in near {
        match is_vietnamese(word) {
            Some(true) => ours += 1,
            Some(false) => others += 1,
            None => {}
        }
    }
    ours * 2 >= others * 3
}

fn last_of(before: &str) -> &str {
    before.get(before.floor_char_boundary(before.len().saturating_sub(REACH))..).unwrap_or_default()
}

fn first_of(after: &str) -> &str {
    after.get(..after.floor_char_boundary(REACH.min(after.len()))).unwrap_or_default()
}

/// None for what tells nothing: abbreviations, names, numbers, letters that French has too.
fn is_vietnamese(word: &str) -> Option<bool> {
    let has_own_letter =
        |c: char| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'Đ' | 'Ơ' | 'Ư' | '\u{1EA0}'..='\u{1EF9}');
    if FORMS.has(word) || word.chars().any(has_own_letter) {
        return Some(true);
    }
    let is_silent = word.chars().next().is_some_and(char::is_uppercase)
        || word.chars().any(char::is_numeric)
        || !word.chars().any(|c| is_vowel(LETTERS.get(c).code))
        || word.chars().any(|c| matches!(c, 'â' | 'ê' | 'ô'));
    if is_silent { None } else { Some(false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_running(text: &str, word: &str) -> bool {
        let at = text.find(word).expect("the word is in the text");
        is_running_vietnamese(text, &(at..at + word.len()))
    }

    #[test]
    fn a_word_among_syllables_runs() {
        assert!(is_running("hoăc", "hoăc"));
        assert!(is_running("các câp, các ngành (và/hoăc địa phương).", "câp"));
        assert!(is_running("các câp, các ngành (và/hoăc địa phương).", "hoăc"));
        assert!(is_running("“các câp”", "câp"));
        assert!(is_running("UBND câp xã", "câp"));
    }

    #[test]
    fn tied_and_quoted_words_and_other_languages_do_not() {
        assert!(!is_running("chữ “hoăc” là sai", "hoăc"));
        assert!(!is_running("xem https://vi.wikipedia.org/wiki/hoăc nhé", "hoăc"));
        assert!(!is_running("tệp hoăc.pdf", "hoăc"));
        assert!(!is_running("đàn t’rưnc hay", "rưnc"));
        assert!(!is_running("prô-tê-in", "prô"));
        assert!(!is_running("#hoăc", "hoăc"));
        assert!(!is_running("le plus tôt possible, mes chers amis", "tôt"));
    }
}
