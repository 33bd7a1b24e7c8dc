//! In: running text. Out: the telephone numbers in it, with their places.

mod group;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::cue::{self, Cue, Words};
use super::{Kind, Phone, from_digits};
use crate::text::normal::is_word_char;
use group::{Group, continues_as_list, goes_on};

/// A number found in running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Where it is written, in bytes; a bracket belongs to it only if it closes inside: `(0261) 3544 123`.
    pub range: Range<usize>,
    /// The number.
    pub phone: Phone,
}

/// Digits that were meant as a number to dial and are one or more too few or too many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Malformed {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// Its digits, with `+` before them if it was written so.
    pub digits: String,
}

/// All numbers in the text, in order and apart from each other.
///
/// Numbers of three or four digits count only beside a cue (`gọi 111`, `tổng đài: 111`, `call 113`):
/// "111 học viên" is none. Dates, sums, years, citations and document numbers are none.
pub fn find(text: &str) -> Vec<Found> {
    scan(text).0
}

/// All that was meant as a number and can't be dialled: `1900 969 68`, `+84 946 833 38`, `gọi 0946 833 38`.
pub fn find_malformed(text: &str) -> Vec<Malformed> {
    scan(text).1
}

fn scan(text: &str) -> (Vec<Found>, Vec<Malformed>) {
    let mut found: Vec<Found> = Vec::new();
    let mut malformed = Vec::new();
    let mut from = 0;
    while let Some(row) = group::next_row(text, from) {
        let hit = long_number(text, &row, found.last())
            .or_else(|| short_number(text, &row, found.last()));
        if let Some(hit) = hit {
            from = hit.range.end;
            found.push(hit);
        } else if let Some(slip) = malformed_number(text, &row, found.last()) {
            from = slip.range.end;
            malformed.push(slip);
        } else {
            from = after_no_number(text, &row);
        }
    }
    (found, malformed)
}

/// Where to look on when a row began no number: after a whole date, else after its first group.
fn after_no_number(text: &str, groups: &[Group]) -> usize {
    let last = if group::is_date(text, groups) { groups.get(2) } else { groups.first() };
    last.map_or(text.len(), |group| group.range.end)
}

/// A number of eight digits or more: as many groups of the row as make one.
fn long_number(text: &str, groups: &[Group], previous: Option<&Found>) -> Option<Found> {
    let opening = Opening::of(text, groups, previous)?;
    (1..=groups.len()).rev().find_map(|count| {
        let row = groups.get(..count)?;
        let phone = phone_of(text, row, opening.international)?;
        let range = opening.start..row.last()?.range.end;
        is_to_dial(text, row, &range).then_some(Found { range, phone })
    })
}

/// Whether nothing in or around the row makes it a sum, a span of years, an account, part of a longer sign.
fn is_to_dial(text: &str, row: &[Group], range: &Range<usize>) -> bool {
    let is_amount = || {
        row.first().is_some_and(|first| !first.digits(text).starts_with('0'))
            && cue::is_currency(&Words::after(text, range.end))
    };
    !(group::is_sum(text, row)
        || group::are_years(text, row)
        || goes_on(text, range.end) && !continues_as_list(text, range.end)
        || is_amount()
        || cue::names_another_number(&Words::before(text, range.start)))
}

/// A whole row that no number begins, with 1800, 1900 or +84 before it, or with 0 and a cue.
fn malformed_number(text: &str, row: &[Group], previous: Option<&Found>) -> Option<Malformed> {
    let opening = Opening::of(text, row, previous)?;
    let digits: String = row.iter().map(|group| group.digits(text)).collect();
    if !(7..=13).contains(&digits.len()) {
        return None;
    }
    let range = opening.start..row.last()?.range.end;
    let is_meant = if opening.international {
        digits.starts_with("84")
    } else if digits.starts_with("1800") || digits.starts_with("1900") {
        true
    } else {
        digits.starts_with('0')
            && cue::before_number(&Words::before(text, range.start)) == Some(Cue::Sure)
    };
    let is_slip = is_meant
        && is_to_dial(text, row, &range)
        && !cue::is_counted(&Words::after(text, range.end));
    let sign = if opening.international { "+" } else { "" };
    is_slip.then(|| Malformed { range, digits: format!("{sign}{digits}") })
}

fn phone_of(text: &str, row: &[Group], international: bool) -> Option<Phone> {
    let length: usize = row.iter().map(|group| group.range.len()).sum();
    if !(8..=17).contains(&length) {
        return None;
    }
    let digits: String = row.iter().map(|group| group.digits(text)).collect();
    from_digits(&digits, international)
}

/// What stands before the first digit of a number.
struct Opening {
    start: usize,
    international: bool,
}

impl Opening {
    fn of(text: &str, row: &[Group], previous: Option<&Found>) -> Option<Opening> {
        let floor = previous.map_or(0, |found| found.range.end);
        if group::is_date(text, row) {
            return None;
        }
        Opening::before(text, floor, row.first()?.range.start)
    }

    /// None if the digits belong to a word, a path, an address or a decimal that began before them;
    /// nothing before `floor`, where the last number ended, counts.
    fn before(text: &str, floor: usize, digits: usize) -> Option<Opening> {
        let head = text.get(floor..digits)?;
        let (head, international) = match head.strip_suffix('+') {
            Some(head) => (head, true),
            None => (head, false),
        };
        let head = match head.strip_suffix('(') {
            Some(outside) if closes_inside(text, digits) => outside,
            _ => head,
        };
        let mut before = head.chars().rev();
        let belongs_elsewhere = match before.next() {
            Some('/' | ',') => {
                before.next().is_some_and(|c| !c.is_ascii_digit() && !c.is_whitespace())
            }
            Some('.' | '-') => before.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => is_word_char(c) || is_sign_of_code(c),
            None => false,
        };
        (!belongs_elsewhere).then_some(Opening { start: floor + head.len(), international })
    }
}

/// Whether the bracket before the digits holds an area code alone, and so is part of the number.
fn closes_inside(text: &str, digits: usize) -> bool {
    let rest = text.get(digits..).unwrap_or_default();
    rest.trim_start_matches(|c: char| c.is_ascii_digit())
        .strip_prefix(')')
        .is_some_and(|after| after.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// A short code beside a cue, or after another short code in a row of them.
fn short_number(text: &str, groups: &[Group], previous: Option<&Found>) -> Option<Found> {
    let group = groups.first()?;
    let phone = from_digits(group.digits(text), false).filter(|p| p.kind == Kind::Short)?;
    let range = group.range.clone();
    let is_dialled = stands_alone(text, &range)
        && !cue::is_counted(&Words::after(text, range.end))
        && (follows_another(text, &range, previous) || is_cued(text, &range));
    is_dialled.then_some(Found { range, phone })
}

fn follows_another(text: &str, range: &Range<usize>, previous: Option<&Found>) -> bool {
    previous
        .filter(|found| found.phone.kind == Kind::Short)
        .and_then(|found| text.get(found.range.end..range.start))
        .is_some_and(cue::continues_row)
}

fn is_cued(text: &str, range: &Range<usize>) -> bool {
    let before = Words::before(text, range.start);
    match cue::before_number(&before) {
        Some(Cue::Sure) => true,
        // "số 111 Trần Phú" is a house.
        Some(Cue::Likely) => !is_before_name(text, range.end),
        None => cue::explains_number(&before, text, range.end),
    }
}

fn is_before_name(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default();
    after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase)
}

/// Whether nothing on either side makes the digits part of a longer sign; a row `113/114/115` doesn't.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    is_edge(before.chars().rev(), || ends_with_code(before))
        && is_edge(after.chars(), || starts_with_code(after))
}

fn is_edge(mut outward: impl Iterator<Item = char>, meets_code: impl Fn() -> bool) -> bool {
    match outward.next() {
        Some('/' | '-' | '.' | ',' | ':' | '–') => {
            !outward.next().is_some_and(is_word_char) || meets_code()
        }
        Some(c) => !(is_word_char(c) || is_sign_of_code(c) || c == '+'),
        None => true,
    }
}

fn is_sign_of_code(c: char) -> bool {
    matches!(c, '#' | '=' | '&' | '_' | '@' | '%')
}

fn ends_with_code(before: &str) -> bool {
    let before = before.trim_end_matches(is_row_sign);
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    is_short(before.get(head.len()..).unwrap_or_default())
}

fn starts_with_code(after: &str) -> bool {
    let after = after.trim_start_matches(is_row_sign);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = after.len() - rest.len();
    let row_goes_on = rest
        .strip_prefix(is_row_sign)
        .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    is_short(after.get(..length).unwrap_or_default()) && (row_goes_on || !goes_on(after, length))
}

fn is_row_sign(c: char) -> bool {
    matches!(c, '/' | '-' | '–' | ',')
}

fn is_short(digits: &str) -> bool {
    from_digits(digits, false).is_some_and(|phone| phone.kind == Kind::Short)
}
