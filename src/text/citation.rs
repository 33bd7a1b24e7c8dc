//! In: running text. Out: the numbers of laws and official documents cited in it, and the provisions of laws
//! (`provision`), with their places.

mod provision;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use provision::{Provision, document_of, provisions};

use super::normal::{is_word_char, repair};
use super::syllable::fold_text;

/// The number of a document, cited in running text: `125/2021/NĐ-CP`, `702/KH-UBND`, `21-CT/TW`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// The number as written, in NFC, with plain hyphens and with Đ for its look-alikes.
    pub number: String,
}

/// Types that a code begins with, folded (Nghị định 30/2020/NĐ-CP, Phụ lục III, and the Party's).
const TYPES: &str = "\
    nd qd nq tt ttlt ttr kh ct cd cv bc tb hd qc da ctr kl qh ubtvqh l pl sl lct vbhn qyd pa bb";

/// Words before a number that make it a document's, the last two of their names.
const KINDS: &str = "\
    luật|nghị định|nghị quyết|quyết định|thông tư|liên tịch|kế hoạch|công văn|chỉ thị|pháp lệnh|\
    hiến pháp|sắc lệnh|thông báo|báo cáo|tờ trình|hướng dẫn|kết luận|chương trình|quy định|quy chế|\
    đề án|công điện|văn bản|thông tri";

/// The bytes before a number in which its kind is looked for.
const WINDOW: usize = 80;

/// All citations in the text, in order and apart from each other.
///
/// A number counts with a year in it, with the kind of document before it (`Công văn số …`), or with a code
/// that begins with a known type. Dates, `24/7`, fractions and form numbers (`02/PLI`) are none.
pub fn find(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(digits) = next_digits(text, from) {
        let citation =
            starts_freely(text, digits.start).then(|| citation_at(text, &digits)).flatten();
        from = citation.as_ref().map_or(digits.end, |c| c.range.end);
        found.extend(citation);
    }
    found
}

/// The form in which numbers compare when their authors' slips don't count: `ND-CP` is `NĐ-CP`, `05/…` is `5/…`.
pub fn key(number: &str) -> String {
    fold_text(number).trim_start_matches('0').replace(is_dash, "-")
}

fn next_digits(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
    let run = text.get(start..)?;
    Some(start..start + leading_digits(run))
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn starts_freely(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().chars().next_back();
    !before.is_some_and(|c| is_word_char(c) || matches!(c, '/' | '-' | '.' | ',' | '_'))
}

fn citation_at(text: &str, digits: &Range<usize>) -> Option<Citation> {
    if digits.len() > 5 {
        return None;
    }
    let rest = text.get(digits.end..)?;
    let form = Form::read(rest)?;
    let is_cited = form.has_year
        || names_type(form.code) && form.code.contains(['/', '-', '–', '‑', '‐'])
        || follows_kind(text.get(..digits.start)?);
    let range = digits.start..digits.end + form.length;
    let number = text.get(range.clone())?;
    is_cited.then(|| Citation { number: clean(number), range })
}

/// What follows the first digits of a document's number.
struct Form<'a> {
    code: &'a str,
    has_year: bool,
    length: usize,
}

impl<'a> Form<'a> {
    fn read(rest: &'a str) -> Option<Form<'a>> {
        if let Some(party) = rest.strip_prefix(is_dash) {
            let code = code(party).filter(|code| code.contains('/'))?;
            return Some(Form::ending_with(rest, party, code, false));
        }
        let rest_after_sign = rest.strip_prefix('/')?;
        let year = leading_digits(rest_after_sign);
        if year == 0 {
            return Some(Form::ending_with(rest, rest_after_sign, code(rest_after_sign)?, false));
        }
        let (year, after_year) = rest_after_sign.split_at_checked(year)?;
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let tail = after_year.strip_prefix('/').filter(|_| is_year)?;
        Some(Form::ending_with(rest, tail, code(tail)?, true))
    }

    fn ending_with(rest: &str, tail: &str, code: &'a str, has_year: bool) -> Form<'a> {
        Form { code, has_year, length: rest.len() - tail.len() + code.len() }
    }
}

/// Capitals and digits in parts: `NĐ-CP`, `QH15`, `TTLT-BTC-BNV`, `KH-SLĐTB&XH`; one small letter in a part (`TTg`).
fn code(text: &str) -> Option<&str> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = text
        .char_indices()
        .find(|(at, c)| !continues_code(text, *at, *c))
        .map_or(text.len(), |(end, _)| end);
    let code = text.get(..end)?;
    let capitals = code.chars().filter(|c| c.is_uppercase()).count();
    let is_word = parts(code).any(|part| part.chars().filter(|c| c.is_lowercase()).count() > 1);
    (capitals >= 2 && !is_word).then_some(code)
}

fn continues_code(text: &str, at: usize, c: char) -> bool {
    if c == '/' || c == '&' || is_dash(c) {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        return next.is_some_and(char::is_uppercase);
    }
    is_word_char(c)
}

fn parts(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c| c == '/' || is_dash(c))
}

fn names_type(code: &str) -> bool {
    let first = parts(code).next().unwrap_or_default();
    let folded = fold_text(first.trim_end_matches(|c: char| c.is_ascii_digit()));
    TYPES.split(' ').any(|known| known == folded)
}

fn follows_kind(before: &str) -> bool {
    let start = before.ceil_char_boundary(before.len().saturating_sub(WINDOW));
    let window = repair(before.get(start..).unwrap_or_default()).to_lowercase();
    let head = window.trim_end().trim_end_matches(':').trim_end();
    let head = head.strip_suffix("số").unwrap_or(head).trim_end();
    KINDS
        .split('|')
        .any(|kind| head.strip_suffix(kind).is_some_and(|rest| !rest.ends_with(is_word_char)))
}

fn clean(number: &str) -> String {
    repair(number)
        .chars()
        .map(|c| match c {
            'Ð' | 'Ɖ' => 'Đ',
            c if is_dash(c) => '-',
            c => c,
        })
        .collect()
}

/// Word turns a hyphen into one of these.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

#[cfg(test)]
mod tests;
