//! In: a text with characters that old encodings leave behind. Out: the runs of it that are Vietnamese only when read
//! again: TCVN3, VNI, or UTF-8 that was read as Windows-1252.
//!
//! A run is told by its words: no syllables as they stand, syllables when read again, and at least one character that
//! no Vietnamese text has.

use std::ops::Range;

use super::forms::FORMS;
use super::letters::LETTERS;
use super::words::finding;
use super::{Finding, Slip};
use crate::text::legacy::{Encoding, decode, misread};
use crate::text::normal::repair;

/// A text that was read wrongly more than once.
const MOST_ROUNDS: usize = 3;

/// Whether a character is a reason to look for an old encoding.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{FF}' | 'ƒ' | '€' | 'μ')
        && !matches!(c, '\u{A0}' | '«' | '»' | '°' | '·')
        && LETTERS.get(c).code == 0
}

/// The runs, in order, apart from each other.
pub(super) fn runs(text: &str) -> Vec<Finding> {
    let mut runs = misread_runs(text);
    let [tcvn3, vni] = Encoding::ALL.map(|encoding| old_runs(text, encoding));
    let length = |runs: &[Finding]| runs.iter().map(|run| run.range.len()).sum::<usize>();
    let old = if length(&vni) > length(&tcvn3) { vni } else { tcvn3 };
    let is_apart = |range: &Range<usize>| {
        let next = runs.partition_point(|run| run.range.end <= range.start);
        runs.get(next).is_none_or(|run| range.end <= run.range.start)
    };
    let apart: Vec<Finding> = old.into_iter().filter(|run| is_apart(&run.range)).collect();
    runs.extend(apart);
    runs.sort_by_key(|run| run.range.start);
    runs
}

/// Runs of words with UTF-8 read as Windows-1252.
fn misread_runs(text: &str) -> Vec<Finding> {
    let is_hit =
        |range: &Range<usize>| text.get(range.clone()).is_some_and(|word| again(word).is_some());
    let words: Vec<Range<usize>> = pieces(text, |c| !matches!(c, ' ' | '\n' | '\t')).collect();
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut is_near = false;
    for word in &words {
        if is_hit(word) {
            match runs.last_mut().filter(|_| is_near) {
                Some(run) => run.end = word.end,
                None => runs.push(word.clone()),
            }
            is_near = true;
        } else {
            // Right Vietnamese ends a run, words without marks do not.
            is_near &= text.get(word.clone()).is_some_and(str::is_ascii);
        }
    }
    let mended = |range: &Range<usize>| text.get(range.clone()).and_then(again);
    runs.into_iter()
        .filter_map(|run| {
            let mended = mended(&run);
            finding(text, run, Slip::Mojibake, mended)
        })
        .collect()
}

/// The text read again, as often as it takes; none if it holds no sequence that was read wrongly.
fn again(text: &str) -> Option<String> {
    let mut read = again_once(text)?;
    for _ in 1..MOST_ROUNDS {
        match again_once(&read) {
            Some(more) => read = more,
            None => break,
        }
    }
    Some(repair(&read).into_owned())
}

fn again_once(text: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    let mut hits = 0;
    while let Some(c) = rest.chars().next() {
        let found = misread(rest).filter(|(c, _)| is_likely(*c));
        hits += usize::from(found.is_some());
        let (c, taken) = found.unwrap_or((c, c.len_utf8()));
        read.push(c);
        rest = rest.get(taken..)?;
    }
    (hits > 0).then_some(read)
}

/// What Vietnamese texts hold besides ASCII, and what a text that was read wrongly twice holds.
fn is_likely(c: char) -> bool {
    let is_letter = LETTERS.get(c).code != 0;
    is_letter
        || matches!(c, '\u{300}'..='\u{323}' | '\u{2010}'..='\u{2026}' | '\u{A0}' | '°' | '©' | '®' | '«' | '»' | '·' | '€' | '₫' | '→')
        || matches!(c, 'Ã' | 'Ä' | 'Æ' | 'Â' | 'á' | 'â' | '\u{FEFF}')
}

/// A word of letters as they show with the wrong font.
struct Piece {
    range: Range<usize>,
    role: Role,
    /// It has a character that no Vietnamese word has.
    is_strange: bool,
    /// How many of its characters are not ASCII.
    signs: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A syllable only when read again.
    Old,
    /// Says nothing: ASCII, or a syllable both ways.
    Either,
    /// Wrong both ways.
    Other,
    /// It has letters that only Unicode has.
    Unicode,
}

/// Runs of words in an old encoding.
fn old_runs(text: &str, encoding: Encoding) -> Vec<Finding> {
    let pieces: Vec<Piece> =
        pieces(text, is_old_letter).filter_map(|range| piece(text, range, encoding)).collect();
    let is_mixed = pieces.iter().any(|piece| piece.role == Role::Unicode);
    let mut findings = Vec::new();
    for group in pieces.split(|piece| matches!(piece.role, Role::Other | Role::Unicode)) {
        let old: Vec<&Piece> = group.iter().filter(|piece| piece.role == Role::Old).collect();
        let is_strange = old.iter().any(|piece| piece.is_strange);
        let is_certain = old.len() > 1 || old.iter().any(|piece| piece.signs > 1);
        if !is_strange || !is_certain {
            continue;
        }
        // In a text that is old as a whole, words beside them that read both ways are to be read again too.
        let belongs = |piece: &&Piece| piece.role == Role::Old || !is_mixed && piece.signs > 0;
        let mut belonging = group.iter().filter(belongs);
        let (Some(first), last) = (belonging.next(), belonging.next_back()) else { continue };
        let end = last.unwrap_or(first).range.end;
        let range = first.range.start..end;
        let mended = text.get(range.clone()).map(|old| decode(old, encoding));
        findings.extend(finding(text, range, Slip::Legacy(encoding), mended));
    }
    findings
}

fn piece(text: &str, range: Range<usize>, encoding: Encoding) -> Option<Piece> {
    let word = text.get(range.clone())?;
    let signs = word.chars().filter(|c| !c.is_ascii()).count();
    let length = word.chars().count();
    // n×m, 5 µm and £5 are no words of any encoding.
    let is_sign_of_measure = |c| length == 1 || length <= 3 && matches!(c, '×' | 'µ' | 'μ');
    let is_strange =
        word.chars().any(|c| !c.is_ascii() && LETTERS.get(c).code == 0 && !is_sign_of_measure(c));
    let role = if signs == 0 {
        Role::Either
    } else {
        let read = decode(word, encoding);
        match (FORMS.has(word), FORMS.has(&read)) {
            _ if read == word => Role::Unicode,
            (_, false) => Role::Other,
            (true, true) => Role::Either,
            (false, true) => Role::Old,
        }
    };
    Some(Piece { range, role, is_strange, signs })
}

/// Letters of ASCII, and all that old fonts draw as letters.
fn is_old_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{A1}'..='\u{FF}')
}

/// The longest pieces of a text whose characters all are of a kind.
fn pieces(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(&is_part)?;
        let length = text.get(start..)?.find(|c| !is_part(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}
