//! In: any text, markup and all, and numbers to look for. Out: where they stand, however they are parted or prefixed.

use std::collections::HashMap;
use std::ops::Range;

use super::Phone;

/// More signs than these between two digits part two numbers.
const MOST_BETWEEN: usize = 4;

/// The most digits that are read: `0084` and a number.
const MOST_DIGITS: usize = 17;

/// Numbers to look for, by each way of writing their digits.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    forms: HashMap<String, String>,
}

impl Wanted {
    /// Looks for a number too: as dialled in the country, and with the country's code before it.
    pub fn add(&mut self, phone: &Phone) {
        let digits = phone.digits().trim_start_matches('+');
        let mut forms = vec![digits.to_owned(), format!("00{digits}")];
        if let Some(national) = digits.strip_prefix('0') {
            forms.extend(["84", "0084"].map(|code| format!("{code}{national}")));
            forms.extend(["84", "0084"].map(|code| format!("{code}{digits}")));
        }
        self.add_digits(&forms, phone.digits());
    }

    /// Looks for digits that are no number that can be dialled.
    pub fn add_written(&mut self, digits: &str) {
        self.add_digits(&[digits.to_owned()], digits);
    }

    fn add_digits(&mut self, forms: &[String], digits: &str) {
        for form in forms {
            self.forms.insert(form.clone(), digits.to_owned());
        }
    }
}

/// Every place where one of the wanted numbers is written: bytes, and its digits as dialled. Digits of three or four
/// are found wherever they stand alone: whether they are a number is the caller's to know.
pub fn spelled<'w>(text: &str, wanted: &'w Wanted) -> Vec<(Range<usize>, &'w str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) =
        text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = from + start;
        match longest(text, start, wanted) {
            Some((end, digits)) => {
                found.push((with_plus(text, start)..end, digits));
                from = end;
            }
            None => from = end_of_digits(text, start),
        }
    }
    found
}

fn with_plus(text: &str, start: usize) -> usize {
    if text.get(..start).is_some_and(|before| before.ends_with('+')) { start - 1 } else { start }
}

fn end_of_digits(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length)
}

/// The longest wanted number that begins here and ends where no further digit follows at once.
fn longest<'w>(text: &str, start: usize, wanted: &'w Wanted) -> Option<(usize, &'w str)> {
    let mut digits = String::new();
    let mut best = None;
    let mut at = start;
    while digits.len() < MOST_DIGITS {
        let end = end_of_digits(text, at);
        digits.push_str(text.get(at..end)?);
        if let Some(number) = wanted.forms.get(&digits) {
            best = Some((end, number.as_str()));
        }
        match next_digit(text, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    best
}

/// Where the next digits begin, if only what parts a number stands between.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for _ in 0..=MOST_BETWEEN {
        let rest = text.get(at..)?;
        let next = rest.chars().next()?;
        if next.is_ascii_digit() {
            return Some(at);
        }
        let entity = ["&nbsp;", "&#160;", "%20"].iter().find(|entity| rest.starts_with(**entity));
        at += match entity {
            Some(entity) => entity.len(),
            None if super::is_separator(next) || matches!(next, '(' | ')' | '*' | '_') => {
                next.len_utf8()
            }
            None => return None,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phone::parse;

    fn places(text: &str, number: &str) -> Vec<String> {
        let mut wanted = Wanted::default();
        wanted.add(&parse(number).unwrap());
        let found = spelled(text, &wanted).into_iter();
        found.map(|(range, _)| text.get(range).unwrap().to_owned()).collect()
    }

    #[test]
    fn every_form_is_found() {
        for written in [
            "1900.96.96.80",
            "1900 969 680",
            "1900969680",
            "1900 - 969 - 680",
            "1900 **96**9680",
            "1900&nbsp;969&nbsp;680",
        ] {
            assert_eq!(places(&format!("a {written}, b"), "1900 969 680"), [written]);
        }
        for written in [
            "0946833384",
            "+84 946 833 384",
            "0084946833384",
            "(+84) 946.833.384",
            "+84 (0) 946 833 384",
        ] {
            assert_eq!(places(written, "0946 833 384").len(), 1, "{written}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        assert_eq!(places("1900969681, 19009696800, 11900969680", "1900 969 680"), [""; 0]);
        assert_eq!(places("111, 1110, 0111, gọi 111.", "111"), ["111", "111"]);
    }
}
