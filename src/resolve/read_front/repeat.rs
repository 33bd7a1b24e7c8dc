//! `repeat:` of an event.

use super::{LIMIT, Reader};
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::model::front::{Every, Given, Repeat};
use crate::model::repeat::LAST_WEEK;
use crate::resolve::keys;
use crate::say;
use crate::text::date;
use crate::text::nearest::key_form;
use crate::yaml::Spanned;
use crate::yaml::fields::Fields;

/// Steps longer than this are a slip of the keyboard.
const MAX_INTERVAL: i64 = 1000;

/// Reads the key.
pub(super) fn read(reader: &mut Reader<'_, '_>) -> Option<Given<Repeat>> {
    let (map, span) = reader.fields.map("repeat")?;
    let repeat = reader.fields.inner(map, span, keys::REPEAT, |inner| {
        if inner.entry("every").is_none() {
            inner.required_text("every");
        }
        let every = inner.choice("every", keys::EVERY);
        let interval = positive(inner, "interval", MAX_INTERVAL).unwrap_or(1);
        let on = weekdays(inner);
        let weeks = weeks(inner);
        let lunar = lunar(inner);
        let count = positive(inner, "count", i64::from(u32::MAX));
        let until = inner.date("until").map(|date| date.value);
        let except = dates(inner, "except");
        let every = every?;
        fits(inner, every.value);
        Some(Repeat { every: every.value, interval, on, weeks, lunar, until, count, except })
    });
    reader.placed("repeat", repeat)
}

fn positive(inner: &mut Fields<'_>, name: &str, most: i64) -> Option<u32> {
    let number = inner.integer(name)?;
    if (1..=most).contains(&number.value) {
        return u32::try_from(number.value).ok();
    }
    let written = number.value;
    let message = say!("{written} không phải một số lần hợp lý", "{written} can't be right here");
    let hint = say!("viết một số từ 1 đến {most}", "give a number from 1 to {most}");
    inner.report(Diagnostic::new(Code::BadValue, message).at(number.span).hint(hint));
    None
}

/// Weekdays of a day's or week's repetition stand alone; of a month's or year's they need the week.
fn fits(inner: &mut Fields<'_>, every: Every) {
    let wrong = |key: &str| match (key, every) {
        ("lunar", Every::LunarYear) => false,
        ("lunar", _) => true,
        ("week", Every::Month | Every::Year) => inner.entry("on").is_none(),
        ("week", _) => true,
        ("on", Every::LunarYear) => true,
        _ => false,
    };
    let found: Vec<&str> = ["lunar", "week", "on"]
        .into_iter()
        .filter(|key| inner.entry(key).is_some() && wrong(key))
        .collect();
    for key in found {
        let Some(entry) = inner.entry(key) else { continue };
        let written = &entry.key.value;
        let message = say!(
            "`{written}` không dùng được với cách lặp lại này",
            "`{written}` can't be used with this kind of repetition"
        );
        let hint = match key {
            "lunar" => say!("đổi thành `mỗi: năm âm lịch`", "change it to `every: lunar_year`"),
            "week" => say!(
                "`tuần thứ` cần `mỗi: tháng` hoặc `mỗi: năm`, và `vào: T2` (hoặc thứ khác)",
                "`week` needs `every: month` or `every: year`, and `on: mon` (or another weekday)"
            ),
            _ => say!("xoá dòng này", "delete the line"),
        };
        let span = entry.key.span;
        inner.report(Diagnostic::new(Code::BadValue, message).at(span).hint(hint));
    }
}

fn weekdays(inner: &mut Fields<'_>) -> Vec<i8> {
    let mut days = Vec::new();
    for word in inner.texts("on", 7) {
        match among(keys::WEEKDAYS, &word.value) {
            Some(day) => days.push(day),
            None => {
                let written = &word.value;
                let message =
                    say!("“{written}” không phải một thứ trong tuần", "“{written}” is no weekday");
                report(inner, &word, message, say!("viết T2 … T7, CN", "write mon … sun"));
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn weeks(inner: &mut Fields<'_>) -> Vec<i8> {
    let mut weeks = Vec::new();
    for word in inner.texts("week", 5) {
        match among(keys::WEEKS, &word.value) {
            Some(week) => weeks.push(week),
            None => {
                let written = &word.value;
                let message = say!(
                    "“{written}” không phải một tuần của tháng",
                    "“{written}” is no week of a month"
                );
                let hint = say!("viết 1, 2, 3, 4, 5 hoặc cuối", "write 1, 2, 3, 4, 5 or last");
                report(inner, &word, message, hint);
            }
        }
    }
    // The last week sorts behind the others.
    weeks.sort_unstable_by_key(|week| if *week == LAST_WEEK { i8::MAX } else { *week });
    weeks.dedup();
    weeks
}

fn among(words: &[(i8, &[&str])], written: &str) -> Option<i8> {
    let form = key_form(written);
    let is_it = |known: &&str| key_form(known) == form;
    words.iter().find(|(_, words)| words.iter().any(is_it)).map(|(value, _)| *value)
}

/// `10/3`: day and month of the lunar calendar.
fn lunar(inner: &mut Fields<'_>) -> Option<(u8, u8)> {
    let written = inner.text("lunar")?;
    let read = date::read_day_of_year(&written.value)
        .and_then(|(day, month)| Some((u8::try_from(day).ok()?, u8::try_from(month).ok()?)))
        .filter(|(day, month)| (1..=30).contains(day) && (1..=12).contains(month));
    if read.is_none() {
        let text = &written.value;
        let message = say!(
            "“{text}” không phải một ngày âm lịch",
            "“{text}” is no day of the lunar calendar"
        );
        let hint =
            say!("viết ngày rồi tháng, như 10/3", "give the day, then the month, as in 10/3");
        report(inner, &written, message, hint);
    }
    read
}

fn dates(inner: &mut Fields<'_>, name: &str) -> Vec<jiff::civil::Date> {
    let mut dates = Vec::new();
    for word in inner.texts(name, LIMIT) {
        match date::read_date(&word.value) {
            Ok(date) => dates.push(date),
            Err(_) => {
                let written = &word.value;
                let message = say!("“{written}” không phải một ngày", "“{written}” is no date");
                let hint = say!("viết như 25/11/2026", "write it like 2026-11-25");
                inner.report(Diagnostic::new(Code::BadDate, message).at(word.span).hint(hint));
            }
        }
    }
    dates
}

fn report(inner: &mut Fields<'_>, word: &Spanned<String>, message: Message, hint: Message) {
    inner.report(Diagnostic::new(Code::BadValue, message).at(word.span).hint(hint));
}
