//! A word in capitals with the text around it in; whether it is an abbreviation, and whether it is explained there, out.

use std::ops::Range;

use super::book::Book;
use crate::text::phrase::words;
use crate::text::syllable::is_syllable;
use crate::text::words::Word;

/// Longer words in capitals are words.
const LONGEST: usize = 8;

/// What explains an abbreviation when it follows it.
const MEANS: &[&str] = &[
    "là viết tắt",
    "là chữ viết tắt",
    "là từ viết tắt",
    "là tên viết tắt",
    "là cụm từ viết tắt",
    "viết tắt của",
    "viết tắt từ",
    "nghĩa là",
    "có nghĩa là",
    "tức là",
];

const QUOTES: [char; 6] = ['"', '“', '”', '‘', '’', '\''];

/// Whether a word needs to be explained to somebody.
pub(super) fn is_one(book: &Book, text: &str, word: &Word) -> bool {
    if !(2..=LONGEST).contains(&word.letters) || !word.is_upper || word.has_digit {
        return false;
    }
    let written = text.get(word.range.clone()).unwrap_or_default();
    !is_joined(text, word.range.end)
        && !book.is_known(written)
        && !is_roman(written)
        // A word that Vietnamese can have is one in capitals: a heading, a stressed word.
        && !is_syllable(&written.to_lowercase())
}

/// Whether the word goes on: `KH-UBND`, `UBND.vn`.
fn is_joined(text: &str, end: usize) -> bool {
    let mut rest = text.get(end..).unwrap_or_default().chars();
    rest.next().is_some_and(glues) && rest.next().is_some_and(char::is_alphanumeric)
}

/// Signs that make one of what stands on both sides: addresses, numbers of documents, names of files.
pub(super) fn glues(sign: char) -> bool {
    matches!(
        sign,
        '/' | '-' | '.' | '_' | '@' | '#' | '&' | ':' | '+' | '=' | '?' | '%' | '\'' | '’' | '–'
    )
}

fn is_roman(written: &str) -> bool {
    written.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether the text says here what it stands for: `Bình đẳng giới (BĐG)`, `BĐG (bình đẳng giới)`, `viết tắt là BĐG`,
/// `BĐG là viết tắt của …`, or a line of a glossary, `BĐG: …`.
pub(super) fn is_explained(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end_matches(QUOTES).trim_end();
    let after = text.get(range.end..).unwrap_or_default().trim_start_matches(QUOTES).trim_start();
    let in_brackets = before.strip_suffix('(').is_some_and(|head| {
        head.trim_end().ends_with(char::is_alphanumeric) && after.starts_with(')')
    });
    let is_named = before.ends_with("tắt là") || before.ends_with("tắt:");
    in_brackets
        || is_named
        || MEANS.iter().any(|means| after.starts_with(means))
        || has_words_in_brackets(after)
        || before.is_empty() && begins_explanation(after)
}

/// `(bình đẳng giới) …`
fn has_words_in_brackets(after: &str) -> bool {
    let Some((inside, _)) = after.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
        return false;
    };
    let all: Vec<Word> = words(inside, 0).collect();
    all.len() >= 2
        && all.iter().all(|word| !word.has_digit)
        && !all.iter().all(|word| word.is_upper)
}

/// What stands behind the first word of a paragraph, cell or item that is explained: nothing (a term), a sign.
fn begins_explanation(after: &str) -> bool {
    after.is_empty() || after.starts_with([':', '=', '–', '—']) || after.starts_with("- ")
}
