//! In: a word with a character that no Vietnamese word has. Out: what is wrong with it, and the word without it.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::forms::FORMS;
use super::letters::LETTERS;
use super::words::finding;
use super::{Finding, Slip};
use crate::text::normal::{TONES, is_invisible, repair};
use crate::text::syllable::LONGEST_SYLLABLE;

/// Letters of other alphabets with the Latin ones that they can't be told from.
const LOOK_ALIKES: &[(char, char)] = &[
    // Cyrillic
    ('а', 'a'),
    ('А', 'A'),
    ('В', 'B'),
    ('с', 'c'),
    ('С', 'C'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('Е', 'E'),
    ('һ', 'h'),
    ('Н', 'H'),
    ('і', 'i'),
    ('І', 'I'),
    ('ј', 'j'),
    ('К', 'K'),
    ('М', 'M'),
    ('о', 'o'),
    ('О', 'O'),
    ('р', 'p'),
    ('Р', 'P'),
    ('ԛ', 'q'),
    ('ѕ', 's'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('ѵ', 'v'),
    ('х', 'x'),
    ('Х', 'X'),
    ('у', 'y'),
    ('У', 'Y'),
    // Greek
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('ο', 'o'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('Ζ', 'Z'),
];

/// Letters of other languages in the place of đ and ă.
const NEIGHBOURS: &[(char, char)] =
    &[('ð', 'đ'), ('Ð', 'Đ'), ('ɖ', 'đ'), ('Ɖ', 'Đ'), ('ǎ', 'ă'), ('Ǎ', 'Ă')];

/// What Word's symbol fonts have in the private area, as Unicode has it.
const SYMBOLS: &[(char, char)] = &[
    ('\u{F0B7}', '•'),
    ('\u{F0A7}', '▪'),
    ('\u{F0D8}', '➢'),
    ('\u{F0FC}', '✓'),
    ('\u{F0E0}', '→'),
    ('\u{F02D}', '-'),
    ('\u{F076}', '❖'),
    ('\u{F071}', '❑'),
    ('\u{F0A8}', '◻'),
];

/// The longest abbreviation that is looked at for Ð, in characters: UBNÐ, QÐ.
const ABBREVIATION: usize = 8;

/// Whether a word with this character must be looked at.
pub(super) fn is_odd(c: char) -> bool {
    match c {
        '\u{FFFD}' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' | 'ǎ' | 'Ǎ' => true,
        '\u{300}'..='\u{36F}' | '\u{370}'..='\u{52F}' | '\u{1D400}'..='\u{1D7FF}' => true,
        _ => is_unseen(c) || is_private(c),
    }
}

/// Invisible characters: those that slugs pass over, and the marks of embedded directions.
fn is_unseen(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Looks at such a word: the worst that is wrong with it.
pub(super) fn judge(text: &str, range: Range<usize>) -> Option<Finding> {
    let word = text.get(range.clone())?;
    if word.contains('\u{FFFD}') {
        return finding(text, range, Slip::Replacement, None);
    }
    if word.contains(is_private) {
        return private_use(text, range, word);
    }
    if word.contains(is_unseen) {
        let mended = seen(word);
        let has_letter = mended.chars().any(|c| LETTERS.get(c).code != 0);
        return has_letter
            .then(|| finding(text, range, Slip::Invisible, Some(mended.into_owned())))?;
    }
    if let Some(mended) = look_alike(word) {
        return finding(text, range, Slip::LookAlike, Some(mended));
    }
    marks(text, range, word)
}

fn private_use(text: &str, range: Range<usize>, word: &str) -> Option<Finding> {
    let known = |c: char| SYMBOLS.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
    let mended: Option<String> =
        word.chars().map(|c| if is_private(c) { known(c) } else { Some(c) }).collect();
    finding(text, range, Slip::PrivateUse, mended)
}

/// Without invisible characters; where one stands between two whole syllables it was their space.
fn seen(word: &str) -> Cow<'_, str> {
    let mut kept = String::with_capacity(word.len());
    for piece in word.split(is_unseen) {
        // A syllable takes few bytes: what is longer needn't be looked at.
        let near = kept.ceil_char_boundary(kept.len().saturating_sub(LONGEST_SYLLABLE + 1));
        let last = kept.get(near..).and_then(|near| near.rsplit(' ').next()).unwrap_or_default();
        let is_break = FORMS.has(last) && FORMS.has(piece) && !FORMS.has(&format!("{last}{piece}"));
        if is_break {
            kept.push(' ');
        }
        kept.push_str(piece);
    }
    Cow::Owned(repair(&kept).into_owned())
}

/// The word in Latin letters, if it mixes alphabets or is set in letters of mathematics.
fn look_alike(word: &str) -> Option<String> {
    if word.contains(|c| matches!(c, '\u{1D400}'..='\u{1D7FF}')) {
        let plain: String = word.nfkc().collect();
        // A single one is a variable.
        return (plain.chars().count() > 1).then(|| repair(&plain).into_owned());
    }
    if word.contains(|c| NEIGHBOURS.iter().any(|(from, _)| *from == c)) {
        let replaced = replace(word, NEIGHBOURS)?;
        return is_ours(&replaced).then_some(replaced);
    }
    let is_mixed = word.chars().any(|c| LETTERS.get(c).code != 0)
        && word.contains(|c| LOOK_ALIKES.iter().any(|(from, _)| *from == c));
    if !is_mixed {
        return None;
    }
    let replaced = replace(word, LOOK_ALIKES)?;
    let is_latin = replaced.chars().all(|c| LETTERS.get(c).code != 0 || is_combining_mark(c));
    is_latin.then_some(replaced)
}

fn replace(word: &str, table: &[(char, char)]) -> Option<String> {
    let replaced: String = word
        .chars()
        .map(|c| table.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to))
        .collect();
    Some(repair(&replaced).into_owned())
}

/// A syllable, an abbreviation in capitals (QĐ, NĐ), or a name with other letters that Vietnamese alone has (Đắk).
fn is_ours(word: &str) -> bool {
    let has_own_letter = word.contains(|c| matches!(c, 'ơ' | 'ư' | '\u{1EA0}'..='\u{1EF9}'));
    let is_abbreviation = (2..=ABBREVIATION).contains(&word.chars().count())
        && word.chars().all(|c| LETTERS.get(c).is_upper);
    is_abbreviation || has_own_letter || FORMS.has(word)
}

/// Marks that do not join: in the wrong order, or one tone too many.
fn marks(text: &str, range: Range<usize>, word: &str) -> Option<Finding> {
    let repaired = repair(word);
    let composed: String = word.nfc().collect();
    if *repaired != *composed && FORMS.has(&repaired) {
        return finding(text, range, Slip::MarkOrder, Some(repaired.into_owned()));
    }
    let mut tones: Vec<char> = word.nfd().filter(|c| TONES.contains(c)).collect();
    if tones.len() < 2 {
        return None;
    }
    tones.dedup();
    let toneless: String = word.nfd().filter(|c| !TONES.contains(c)).nfc().collect();
    if !toneless.chars().all(|c| LETTERS.get(c).code != 0) {
        return None;
    }
    let mended = match tones.as_slice() {
        [tone] => super::spelling::with_tone(&toneless, *tone),
        _ => None,
    };
    finding(text, range, Slip::DoubleTone, mended)
}
