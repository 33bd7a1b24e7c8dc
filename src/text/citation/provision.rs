//! In: running text. Out: the provisions of laws named in it (`Điều 19`, `điểm a khoản 1 Điều 3`), with their places,
//! and which of the cited documents each belongs to.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Citation, KINDS};
use crate::text::syllable::toned_key;
use crate::text::words::{Part, Word, parts};

/// An article of a law, with the clause and the point of it where they are named: `điểm a khoản 1 Điều 3`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// The article's number, with the letter of one put in later: `19`, `19a`.
    pub article: String,
    /// The clause (khoản).
    pub clause: Option<String>,
    /// The point (điểm), a letter.
    pub point: Option<String>,
}

/// All provisions in the text, in order.
///
/// A single `điều` counts only with a capital, as laws write it: `ba điều 1 người cần` is none. Of several clauses
/// before an article (`khoản 1 và khoản 2 Điều 5`) the one beside it is named.
pub fn provisions(text: &str) -> Vec<Provision> {
    let words = steps(text);
    (0..words.len()).filter_map(|at| provision_at(text, &words, at)).collect()
}

/// The document that a provision belongs to: the one named behind it (`Điều 19 Luật … số 13/2022/QH15`), else the
/// last one before it in its sentence (`Luật số 13/2022/QH15, Điều 19`).
pub fn document_of<'c>(
    text: &str,
    provision: &Provision,
    citations: &'c [Citation],
) -> Option<&'c Citation> {
    let end = provision.range.end;
    let behind = citations.iter().find(|citation| citation.range.start >= end).filter(|citation| {
        let between = text.get(end..citation.range.start).unwrap_or_default();
        !ends_sentence(between) && begins_with_kind(between)
    });
    behind.or_else(|| {
        let before = citations.iter().rfind(|one| one.range.end <= provision.range.start)?;
        let between = text.get(before.range.end..provision.range.start).unwrap_or_default();
        Some(before).filter(|_| !ends_sentence(between))
    })
}

/// A word, and whether nothing but blanks and a comma stands between it and the one before.
struct Step {
    word: Word,
    is_near: bool,
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut signs = 0;
    for part in parts(text, 0..text.len()) {
        match part {
            Part::Word(word) => {
                steps.push(Step { word, is_near: signs == 0 });
                signs = 0;
            }
            Part::Sign(',' | '\n', _) => {}
            Part::Sign(..) => signs += 1,
        }
    }
    steps
}

fn provision_at(text: &str, words: &[Step], at: usize) -> Option<Provision> {
    let written = |at: usize| Some(&words.get(at)?.word).map(|word| text_of(text, word));
    let is =
        |at: usize, name: &str| written(at).is_some_and(|word| toned_key(word) == toned_key(name));
    // Most words begin otherwise, and keys take longer to compare.
    if !written(at)?.starts_with(['Đ', 'đ', 'Ð', 'D', 'd']) || !is(at, "điều") {
        return None;
    }
    let article = number(text, words.get(at + 1).filter(|step| step.is_near)?)?;
    let mut range = words.get(at)?.word.range.start..words.get(at + 1)?.word.range.end;
    let named = |name: &str, at: Option<usize>, read: fn(&str, &Step) -> Option<String>| {
        let at = at?;
        let value = words.get(at + 1).filter(|step| step.is_near && is(at, name))?;
        read(text, value)
    };
    let back =
        |from: usize| from.checked_sub(2).filter(|_| words.get(from).is_some_and(|s| s.is_near));
    let ahead = |from: usize| Some(from).filter(|at| words.get(*at).is_some_and(|s| s.is_near));
    let (mut clause, mut point) = (named("khoản", back(at), number), None);
    if clause.is_some() {
        point = named("điểm", back(at - 2), letter);
        let first = at - if point.is_some() { 4 } else { 2 };
        range.start = words.get(first)?.word.range.start;
    } else if let Some(found) = named("khoản", ahead(at + 2), number) {
        clause = Some(found);
        point = named("điểm", ahead(at + 4), letter);
        let last = at + if point.is_some() { 5 } else { 3 };
        range.end = words.get(last)?.word.range.end;
    }
    let is_capital = written(at)?.starts_with(char::is_uppercase);
    (is_capital || clause.is_some()).then_some(Provision { range, article, clause, point })
}

fn text_of<'t>(text: &'t str, word: &Word) -> &'t str {
    text.get(word.range.clone()).unwrap_or_default()
}

/// `19`, `19a`; no part of a longer number (`5/2020`, `1.5`).
fn number(text: &str, step: &Step) -> Option<String> {
    let written = text_of(text, &step.word);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text.get(step.word.range.end..)?.chars();
    let goes_on = matches!(rest.next(), Some('/' | '.' | ',' | '-' | ':'))
        && rest.next().is_some_and(|c| c.is_ascii_digit());
    let is_one = (1..=3).contains(&digits)
        && written.chars().count() <= digits + 1
        && written.chars().skip(digits).all(char::is_lowercase)
        && !written.starts_with('0');
    (is_one && !goes_on).then(|| written.to_owned())
}

/// The letter of a point: `a`, `đ`.
fn letter(text: &str, step: &Step) -> Option<String> {
    let written = text_of(text, &step.word);
    let is_one = step.word.letters == 1 && !step.word.has_digit;
    is_one.then(|| written.to_lowercase())
}

fn ends_sentence(between: &str) -> bool {
    between.contains(['\n', ';']) || between.contains(". ")
}

/// `của Luật …`, `Nghị định số …`.
fn begins_with_kind(between: &str) -> bool {
    let lower = super::repair(between).to_lowercase();
    let named = lower.trim_start();
    let named = named.strip_prefix("của").unwrap_or(named).trim_start();
    let named = named.strip_prefix("bộ ").unwrap_or(named);
    KINDS.split('|').any(|kind| named.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::text::citation;

    type Short = (String, String, Option<String>, Option<String>);

    fn found(text: &str) -> Vec<Short> {
        let found = provisions(text).into_iter();
        found.map(|p| (text[p.range].to_owned(), p.article, p.clause, p.point)).collect()
    }

    fn short(written: &str, article: &str, clause: &str, point: &str) -> Short {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (written.to_owned(), article.to_owned(), some(clause), some(point))
    }

    #[test]
    fn every_form_is_found() {
        for (text, expected) in [
            ("Theo Điều 19, người dân", short("Điều 19", "19", "", "")),
            ("khoản 2 Điều 19 quy định", short("khoản 2 Điều 19", "19", "2", "")),
            ("tại Khoản 2, điều 19.", short("Khoản 2, điều 19", "19", "2", "")),
            ("điểm đ khoản 1 Điều 3a", short("điểm đ khoản 1 Điều 3a", "3a", "1", "đ")),
            ("Điều 5 khoản 3 điểm b của", short("Điều 5 khoản 3 điểm b", "5", "3", "b")),
            ("khoản 1 và khoản 2 Điều 5", short("khoản 2 Điều 5", "5", "2", "")),
            ("điểm a Điều 5", short("Điều 5", "5", "", "")),
        ] {
            assert_eq!(found(text), std::slice::from_ref(&expected), "{text}");
            let nfd: String = text.nfd().collect();
            let of_nfd: Vec<_> =
                provisions(&nfd).into_iter().map(|p| (p.article, p.clause)).collect();
            assert_eq!(of_nfd, [(expected.1, expected.2)], "{text}");
        }
        assert_eq!(found("Điều 3 và Điều 19").len(), 2);
    }

    #[test]
    fn what_looks_like_one_is_left_alone() {
        for text in [
            "ba điều 1 người cần biết",
            "khoản 2 tỷ đồng",
            "Điều này",
            "Điều 5/2020",
            "Điều 1.5",
            "Điều 05",
            "Điều 1234",
            "Diều 5",
            "Điều: 5",
            "Điều",
            "điểm 5",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_provision_belongs_to_the_document_beside_it() {
        let document = |text: &str| -> Vec<Option<String>> {
            let citations = citation::find(text);
            let all = provisions(text);
            let of = |one| document_of(text, one, &citations).map(|found| found.number.clone());
            all.iter().map(of).collect()
        };
        let (family, equality) = ("13/2022/QH15".to_owned(), "73/2006/QH11".to_owned());
        for text in [
            "Điều 19 Luật Phòng, chống bạo lực gia đình số 13/2022/QH15",
            "khoản 1 Điều 19 của Luật số 13/2022/QH15",
            "Luật số 13/2022/QH15, Điều 19",
            "Luật số 13/2022/QH15 (khoản 2 Điều 19)",
        ] {
            assert_eq!(document(text), [Some(family.clone())], "{text}");
        }
        assert_eq!(
            document("Luật số 73/2006/QH11, Điều 5 và Luật số 13/2022/QH15, Điều 19"),
            [Some(equality), Some(family)]
        );
        assert_eq!(document("Luật số 13/2022/QH15. Điều 19 nói rõ."), [None]);
        assert_eq!(document("Điều 19 nói rõ."), [None]);
    }
}
