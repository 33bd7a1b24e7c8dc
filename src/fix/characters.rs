//! A text in; out its characters that only look right: marks apart from their letters, what shows nothing inside
//! a word, letters of another alphabet.

use std::ops::Range;
use std::sync::Arc;

use super::words::{is_latin, runs, tokens};
use super::{Mend, Parts, separate_marks};
use crate::diagnostics::Message;
use crate::say;
use crate::text::normal::{is_invisible, repair};
use crate::text::syllable::is_syllable;

/// Cyrillic letters whose shape is that of a Latin one.
const CYRILLIC: [(char, char); 20] = [
    ('\u{430}', 'a'),
    ('\u{441}', 'c'),
    ('\u{435}', 'e'),
    ('\u{4BB}', 'h'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{43E}', 'o'),
    ('\u{440}', 'p'),
    ('\u{455}', 's'),
    ('\u{445}', 'x'),
    ('\u{443}', 'y'),
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{421}', 'C'),
    ('\u{415}', 'E'),
    ('\u{41D}', 'H'),
    ('\u{41A}', 'K'),
    ('\u{41C}', 'M'),
    ('\u{41E}', 'O'),
    ('\u{422}', 'T'),
];

/// No abbreviation is longer; `GUÐMUNDUR` is a name and no misspelled one.
const LONGEST_ABBREVIATION: usize = 8;

/// Words that aren't in repaired NFC: readers see no difference, programs do.
pub(super) fn normal_form(path: &Arc<str>, text: &str) -> Vec<Mend> {
    if text.is_ascii() || repair(text) == text {
        return Vec::new();
    }
    let mend = |range: Range<usize>| {
        let word = text.get(range.clone())?;
        let replacement = repair(word);
        let is_changed = replacement != word;
        is_changed.then(|| mend(path, range, replacement.into_owned(), separate_marks()))
    };
    tokens(text).filter_map(mend).collect()
}

/// Characters that show nothing, and letters of another alphabet, in words outside of code and addresses.
pub(super) fn strange(path: &Arc<str>, text: &str, parts: &Parts) -> Vec<Mend> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut mends = Vec::new();
    for token in tokens(text) {
        let written = text.get(token.clone()).unwrap_or_default();
        let is_address = written.contains("://") || written.contains('@');
        if written.is_ascii() || is_address || parts.is_code(&token) {
            continue;
        }
        let place = |range: Range<usize>| token.start + range.start..token.start + range.end;
        for (range, replacement) in invisible(written) {
            mends.push(mend(path, place(range), replacement.to_owned(), shows_nothing()));
        }
        for (range, letter) in runs(written, is_letter).flat_map(|word| look_alikes(written, word))
        {
            mends.push(mend(path, place(range), letter.to_string(), looks_alike(letter)));
        }
    }
    mends
}

/// The word with what [`normal_form`] and [`strange`] would mend in it; none when that is nothing.
pub fn certain(word: &str) -> Option<String> {
    let repaired = repair(word);
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    found.extend(invisible(&repaired).into_iter().map(|(range, with)| (range, with.to_owned())));
    let letters = runs(&repaired, is_letter).flat_map(|run| look_alikes(&repaired, run));
    found.extend(letters.map(|(range, letter)| (range, letter.to_string())));
    found.sort_by_key(|(range, _)| range.start);
    let mut mended = repaired.clone().into_owned();
    for (range, with) in found.iter().rev() {
        mended.replace_range(range.clone(), with);
    }
    (mended != word).then_some(mended)
}

fn mend(path: &Arc<str>, range: Range<usize>, replacement: String, why: Message) -> Mend {
    Mend { path: Arc::clone(path), range, replacement, why }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_latin(c) || is_invisible(c)
}

/// Runs of characters that show nothing between two Latin letters, and what belongs there. Other scripts need
/// them: Khmer parts its words by U+200B.
fn invisible(token: &str) -> Vec<(Range<usize>, &'static str)> {
    let replaced = |run: Range<usize>| {
        let (before, after) = (token.get(..run.start)?, token.get(run.end..)?);
        let is_inside = before.ends_with(is_latin) && after.starts_with(is_latin);
        is_inside.then(|| between(last_word(before), first_word(after)))?.map(|with| (run, with))
    };
    runs(token, is_invisible).filter_map(replaced).collect()
}

/// `gia|đình` lost its space, `đì|nh` is one syllable. What could be either is left alone.
fn between(left: &str, right: &str) -> Option<&'static str> {
    let joined = format!("{left}{right}");
    if !is_syllable(left) || !is_syllable(right) || is_syllable(&joined) {
        return Some("");
    }
    (!joined.is_ascii()).then_some(" ")
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c| !is_latin(c)).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split(|c| !is_latin(c)).next().unwrap_or_default()
}

/// Letters of a word that belong to another alphabet than the rest of it.
fn look_alikes(token: &str, word: Range<usize>) -> Vec<(Range<usize>, char)> {
    let written = token.get(word.clone()).unwrap_or_default();
    let is_abbreviation = written.chars().count() <= LONGEST_ABBREVIATION
        && written.chars().all(|c| c.is_ascii_uppercase() || matches!(c, 'Ð' | 'Ɖ' | 'Đ'));
    let has_latin = written.chars().any(is_latin);
    let all_known =
        written.chars().all(|c| is_latin(c) || is_invisible(c) || latin_of(c).is_some());
    let replaced = |(at, c): (usize, char)| {
        let letter = match c {
            // Icelandic words have ð in them, but none begins with it.
            'Ð' | 'Ɖ' if at == 0 || is_abbreviation => 'Đ',
            'ð' | 'ɖ' if at == 0 => 'đ',
            _ if has_latin && all_known => latin_of(c)?,
            _ => return None,
        };
        let start = word.start + at;
        Some((start..start + c.len_utf8(), letter))
    };
    written.char_indices().filter_map(replaced).collect()
}

fn latin_of(c: char) -> Option<char> {
    CYRILLIC.iter().find(|(cyrillic, _)| *cyrillic == c).map(|(_, latin)| *latin)
}

fn shows_nothing() -> Message {
    say!("ký tự không nhìn thấy nằm giữa chữ", "an invisible character inside a word")
}

fn looks_alike(letter: char) -> Message {
    say!(
        "chữ của bảng chữ cái khác trông giống `{letter}`",
        "a letter of another alphabet that looks like `{letter}`"
    )
}
