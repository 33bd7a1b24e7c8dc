//! In: running text. Out: its runs of digits, in rows that may be one number, and what else such a row can be.

use std::ops::Range;

use crate::text::normal::is_word_char;
use crate::text::phone::is_separator;

/// The most groups that one number is written in: `+84 24 33 33 55 99` has six.
const MAX_GROUPS: usize = 8;
/// The longest run of signs between two groups, in bytes: space, dash, space.
const MAX_GAP: usize = 8;

/// A run of ASCII digits.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) range: Range<usize>,
}

impl Group {
    pub(super) fn digits<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.range.clone()).unwrap_or_default()
    }

    fn number(&self, text: &str) -> u16 {
        self.digits(text).parse().unwrap_or(u16::MAX)
    }
}

/// The next run of digits, and those that follow it with nothing but a separator between.
pub(super) fn next_row(text: &str, from: usize) -> Option<Vec<Group>> {
    let mut end = from;
    let mut row: Vec<Group> = Vec::new();
    while row.len() < MAX_GROUPS
        && let Some(next) = next_group(text, end)
    {
        let continues = row.is_empty()
            || joins(text.get(end..next.range.start).unwrap_or_default())
                && (!goes_on(text, next.range.end) || continues_as_list(text, next.range.end));
        if !continues {
            break;
        }
        end = next.range.end;
        row.push(next);
    }
    (!row.is_empty()).then_some(row)
}

fn next_group(text: &str, from: usize) -> Option<Group> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
    let run = text.get(start..)?;
    let rest = run.trim_start_matches(|c: char| c.is_ascii_digit());
    Some(Group { range: start..start + run.len() - rest.len() })
}

/// A space, a dot, a dash, a dash between spaces, or a bracket: `(0261) 3544`, `+84 (0) 946`.
fn joins(between: &str) -> bool {
    if between.len() > MAX_GAP || between.contains('\n') {
        return false;
    }
    let is_plain = between.chars().all(|c| is_separator(c) || matches!(c, '(' | ')'));
    let signs = between.chars().filter(|c| is_dash(*c) || *c == '.').count();
    let ends_sentence = between.contains('.') && between.contains(char::is_whitespace);
    is_plain && signs <= 1 && !ends_sentence
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

/// `24` of `24/7`, `8` of `8h`, `07` of `07:30` go on as something that nobody dials.
pub(super) fn goes_on(text: &str, end: usize) -> bool {
    let mut after = text.get(end..).unwrap_or_default().chars();
    match after.next() {
        Some('/' | ':' | ',') => after.next().is_some_and(is_word_char),
        Some(c) => is_word_char(c) || matches!(c, '%' | '@' | '_'),
        None => false,
    }
}

/// `0946 833 384/0946 833 385`: a second number after the first, no fraction.
pub(super) fn continues_as_list(text: &str, end: usize) -> bool {
    text.get(end..).and_then(|after| after.strip_prefix(['/', ','])).is_some_and(|after| {
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        after.starts_with(['+', '(']) || digits >= 3 && after.starts_with(['0', '1'])
    })
}

/// `03-12-2024 10…` begins like a mobile number and is a day.
pub(super) fn is_date(text: &str, row: &[Group]) -> bool {
    let [day, month, year, ..] = row else {
        return false;
    };
    day.range.len() <= 2
        && month.range.len() <= 2
        && year.range.len() == 4
        && (1..=31).contains(&day.number(text))
        && (1..=12).contains(&month.number(text))
        && (1900..=2100).contains(&year.number(text))
}

/// `1.900.969.680` is a sum: thousands in groups of three, and no telephone number begins so.
pub(super) fn is_sum(text: &str, row: &[Group]) -> bool {
    let [first, rest @ ..] = row else {
        return false;
    };
    let has_dots = rest
        .first()
        .is_some_and(|second| text.get(first.range.end..second.range.start) == Some("."));
    has_dots
        && first.range.len() <= 3
        && !first.digits(text).starts_with('0')
        && rest.iter().all(|group| group.range.len() == 3)
}

/// `1900-1975`, `1900 – 1975`: a span of years.
pub(super) fn are_years(text: &str, row: &[Group]) -> bool {
    let [from, to] = row else {
        return false;
    };
    let between = text.get(from.range.end..to.range.start).unwrap_or_default();
    let (first, last) = (from.number(text), to.number(text));
    between.contains(is_dash) && to.range.len() == 4 && first < last && last <= 2100
}
