//! In: a text with weekdays and dates. Out: the weekdays that don't belong to the date beside them.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// A weekday and a date that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Where the weekday stands, in bytes.
    pub weekday: Range<usize>,
    /// Where the date stands.
    pub date: Range<usize>,
    /// The date.
    pub day: Date,
}

/// Weekdays as people write them, in lower case. Thursday is also "fifth" and "five years".
const WEEKDAYS: [(&str, Weekday); 15] = [
    ("thứ hai", Weekday::Monday),
    ("thứ ba", Weekday::Tuesday),
    ("thứ tư", Weekday::Wednesday),
    ("thứ năm", Weekday::Thursday),
    ("thứ sáu", Weekday::Friday),
    ("thứ bảy", Weekday::Saturday),
    ("thứ bẩy", Weekday::Saturday),
    ("chủ nhật", Weekday::Sunday),
    ("chúa nhật", Weekday::Sunday),
    ("thứ 2", Weekday::Monday),
    ("thứ 3", Weekday::Tuesday),
    ("thứ 4", Weekday::Wednesday),
    ("thứ 5", Weekday::Thursday),
    ("thứ 6", Weekday::Friday),
    ("thứ 7", Weekday::Saturday),
];

/// Words after which `thứ hai` is "second" and no day: lần thứ hai, ngày thứ hai của đợt tập huấn.
const COUNTED: [&str; 22] = [
    "lần", "kỳ", "kì", "phiên", "người", "điều", "khoá", "khóa", "vòng", "đợt", "bước", "năm",
    "tuần", "buổi", "hàng", "hạng", "tập", "bài", "đoạn", "số", "ngày", "tháng",
];

/// Signs that may stand between a weekday and its date.
const BETWEEN: [char; 7] = [' ', '\u{A0}', ',', '*', '_', ':', '('];

/// The weekdays of a text that don't belong to the date right behind them, or to the date before their bracket.
/// The text is in NFC.
pub fn contradictions(text: &str) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['t', 'T', 'c', 'C']) {
        let Some((length, weekday)) = weekday_at(text, at) else { continue };
        let end = at + length;
        let date = date_behind(text, end).or_else(|| date_before(text, at));
        let Some((date, day)) = date else { continue };
        if day.weekday() != weekday && !is_counted(text, at, end) {
            found.push(Contradiction { weekday: at..end, date, day });
        }
    }
    found
}

/// A text in lower case without its weekday, so that its date can be read.
pub(super) fn without_weekday(text: &str) -> String {
    let found =
        text.match_indices(['t', 'c']).find_map(|(at, _)| Some((at, weekday_at(text, at)?.0)));
    let Some((at, length)) = found else { return text.to_owned() };
    let (before, after) =
        (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default());
    let before = before.trim_end_matches([' ', ',', '(']);
    let after = after.trim_start_matches([' ', ',', ')']);
    format!("{before} {after}").trim().to_owned()
}

/// The weekday that begins at `at`, and its length.
fn weekday_at(text: &str, at: usize) -> Option<(usize, Weekday)> {
    // Most words that begin like this are no weekdays; their third letter is none of ASCII.
    let beginning = text.as_bytes().get(at + 1..at + 3)?;
    if !matches!(beginning, [b'h' | b'H', third] if !third.is_ascii()) {
        return None;
    }
    if text.get(..at)?.ends_with(char::is_alphanumeric) {
        return None;
    }
    let rest = text.get(at..)?;
    WEEKDAYS.iter().find_map(|(name, weekday)| {
        let length = same_letters(rest, name)?;
        let is_whole = !rest.get(length..)?.starts_with(char::is_alphanumeric);
        is_whole.then_some((length, *weekday))
    })
}

/// How long the beginning of `text` is that has the letters of `name`, whatever their case.
fn same_letters(text: &str, name: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for wanted in name.chars() {
        let (_, c) = characters.next()?;
        let is_same =
            c == wanted || wanted == ' ' && c == '\u{A0}' || c.to_lowercase().eq([wanted]);
        if !is_same {
            return None;
        }
    }
    Some(characters.offset())
}

fn is_counted(text: &str, start: usize, end: usize) -> bool {
    let name = text.get(start..end).unwrap_or_default();
    let before = text.get(..start).unwrap_or_default().trim_end();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let word = word.to_lowercase();
    // `ngày thứ Hai` with a capital is Monday.
    let number = name.split([' ', '\u{A0}']).nth(1).unwrap_or_default();
    let is_name = word == "ngày" && number.starts_with(char::is_uppercase);
    COUNTED.contains(&word.as_str()) && !is_name
}

fn date_behind(text: &str, at: usize) -> Option<(Range<usize>, Date)> {
    let rest = text.get(at..)?;
    let mut start = at + rest.len() - rest.trim_start_matches(BETWEEN).len();
    let behind = text.get(start..)?;
    for word in ["ngày", "Ngày"] {
        if let Some(rest) = behind.strip_prefix(word) {
            start += behind.len() - rest.trim_start_matches(BETWEEN).len();
        }
    }
    // Something must part the two: `thứ 25/11/2026`.
    let (length, day) = date_at(text.get(start..)?)?;
    (start > at).then_some((start..start + length, day))
}

/// `25/11/2026 (thứ Tư)`
fn date_before(text: &str, at: usize) -> Option<(Range<usize>, Date)> {
    let before = text.get(..at)?.strip_suffix('(')?.trim_end();
    let start = before.rfind(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.'));
    let start = start.map_or(0, |at| {
        at + before.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
    });
    let (length, day) = date_at(before.get(start..)?)?;
    (start + length == before.len()).then_some((start..start + length, day))
}

/// The date at the beginning of a text: `25/11/2026`, `25 tháng 11 năm 2026`.
fn date_at(text: &str) -> Option<(usize, Date)> {
    let (day, rest) = number(text, 2)?;
    let (month, rest, is_long) = match rest.chars().next()? {
        sign @ ('/' | '-' | '.') => {
            let (month, rest) = number(rest.get(1..)?, 2)?;
            (month, rest.strip_prefix(sign)?, false)
        }
        _ => {
            let (month, rest) = number(rest.trim_start().strip_prefix("tháng")?.trim_start(), 2)?;
            (
                month,
                rest.trim_start()
                    .trim_start_matches(',')
                    .trim_start()
                    .strip_prefix("năm")?
                    .trim_start(),
                true,
            )
        }
    };
    let (year, rest) = number(rest, 4).filter(|(year, _)| *year >= 1000)?;
    if rest.starts_with(char::is_alphanumeric) || !is_long && rest.starts_with('/') {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((text.len() - rest.len(), date))
}

/// The number at the beginning of a text, of so many digits at most.
fn number(text: &str, most: usize) -> Option<(i16, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    (1..=most).contains(&length).then(|| Some((digits.parse().ok()?, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weekday and date of each contradiction, as written.
    fn found(text: &str) -> Vec<(&str, &str)> {
        contradictions(text).into_iter().map(|one| (&text[one.weekday], &text[one.date])).collect()
    }

    #[test]
    fn a_weekday_that_is_not_the_dates_is_found_where_it_stands() {
        // 25/11/2026 is a Wednesday.
        for (text, weekday, date) in [
            ("vào Thứ Hai, 25/11/2026, tại", "Thứ Hai", "25/11/2026"),
            ("THỨ BA ngày 25-11-2026", "THỨ BA", "25-11-2026"),
            ("**Chủ nhật**, ngày 25 tháng 11 năm 2026", "Chủ nhật", "25 tháng 11 năm 2026"),
            ("sáng thứ 5 (25.11.2026)", "thứ 5", "25.11.2026"),
            ("25/11/2026 (thứ Sáu)", "thứ Sáu", "25/11/2026"),
            ("ngày thứ Hai, 25/11/2026", "thứ Hai", "25/11/2026"),
            ("thứ\u{A0}bảy, 25/11/2026", "thứ\u{A0}bảy", "25/11/2026"),
        ] {
            assert_eq!(found(text), [(weekday, date)], "{text}");
        }
    }

    #[test]
    fn what_agrees_or_is_no_weekday_is_passed_over() {
        for text in [
            "Thứ Tư, 25/11/2026",
            "25/11/2026 (thứ tư)",
            "Hội nghị lần thứ hai, 25/11/2026",
            "ngày thứ năm, 25/11/2026",
            "Thứ Tư 25/11/2026, thứ Hai 30/11/2026",
            "Thứ Hai, 31/11/2026",
            "Thứ Hai, 25/11",
            "Thứ Hai hằng tuần, từ 25/11/2026",
            "bộ thứ hai5/11/2026",
            "thứ hai 25/11/2026/KH",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_weekday_is_read_over() {
        for (text, wanted) in [
            ("thứ tư, 25/11/2026", "25/11/2026"),
            ("25/11/2026 (thứ tư)", "25/11/2026"),
            ("8h, thứ tư ngày 25/11/2026", "8h ngày 25/11/2026"),
            ("25/11/2026", "25/11/2026"),
        ] {
            assert_eq!(without_weekday(text), wanted);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(thứ|chủ nhật| |hai|năm|[0-9]{1,4}|[/.(,-]|tháng|\\PC){0,12}") {
            for one in contradictions(&text) {
                assert!(text.get(one.weekday).is_some() && text.get(one.date).is_some());
            }
            without_weekday(&text);
        }
    }
}
