//! In: a date, a time, a moment or a month as somebody wrote it. Out: its civil value.

use jiff::civil::{Date, Time};

use super::weekday::without_weekday;
use super::{DateError, Moment};
use crate::text::normal::repair;

/// No date that somebody writes is longer, in bytes.
const LONGEST: usize = 100;

/// Reads `2024-11-25`, `25/11/2024`, `25-11-2024`, `25.11.2024` or `ngày 25 tháng 11 năm 2024`.
pub fn read_date(text: &str) -> Result<Date, DateError> {
    date(&normal(text)?)
}

/// Reads a date, or a date and a time in either order: `2024-11-25T08:00`, `25/11/2024 8h30`,
/// `8 giờ 30, ngày 25/11/2024`, `2 giờ chiều thứ Hai, 25/11/2024`. A weekday is read over.
pub fn read_moment(text: &str) -> Result<Moment, DateError> {
    moment(&normal(text)?)
}

/// Reads from when to when: `từ 15/11 đến 15/12/2024`, `15–16/12/2024`, `8h00 - 11h30 ngày 25/11/2024`. What the
/// first day doesn't say (month, year) is the last one's.
pub fn read_range(text: &str) -> Result<(Moment, Moment), DateError> {
    let text = normal(text)?;
    let text = after_word(&text, "từ");
    let mut error = DateError::NotADate;
    for sign in ["đến hết", "đến", "tới", "–", "—", " - ", "-"] {
        let Some((left, right)) = text.split_once(sign) else { continue };
        let (left, right) = (left.trim().trim_end_matches(','), right.trim());
        // A hyphen stands in dates too.
        if sign == "-" && digits(left, 1..=2).is_none() {
            continue;
        }
        match ends(left, right) {
            Ok(range) => return Ok(range),
            Err(specific) if error == DateError::NotADate => error = specific,
            Err(_) => {}
        }
    }
    Err(error)
}

fn ends(left: &str, right: &str) -> Result<(Moment, Moment), DateError> {
    if let (Ok(start), Some(until)) = (moment(left), time(right)) {
        return Ok((start, Moment { date: start.date, time: Some(until) }));
    }
    let end = moment(right)?;
    if let (Some(from), Some(_)) = (time(left), end.time) {
        return Ok((Moment { date: end.date, time: Some(from) }, end));
    }
    match moment(left) {
        Ok(start) => Ok((start, end)),
        Err(DateError::NotADate) => Ok((completed(left, end)?, end)),
        Err(error) => Err(error),
    }
}

/// A day without year, or without month and year, before `end`.
fn completed(text: &str, end: Moment) -> Result<Moment, DateError> {
    let in_year = |year: i16| {
        let day = after_word(text, "ngày");
        if digits(day, 1..=2).is_some() {
            return moment(&format!("{day}/{}/{year}", end.date.month()));
        }
        match text.contains("tháng") {
            true => moment(&format!("{text} năm {year}")),
            false => moment(&format!("{text}/{year}")),
        }
    };
    let year = end.date.year();
    match in_year(year)? {
        start if start.date > end.date => in_year(year - 1),
        start => Ok(start),
    }
}

fn moment(text: &str) -> Result<Moment, DateError> {
    let mut error = match date(text) {
        Ok(date) => return Ok(date.into()),
        Err(error) => error,
    };
    for (left, right) in splits(text) {
        let (result, written_time) = match time(right) {
            Some(time) => (date(left), Some(time)),
            None => (date(right), time(left)),
        };
        match (result, written_time) {
            (Ok(date), Some(time)) => {
                return Ok(Moment { date, time: Some(time) });
            }
            (Err(specific), Some(_)) if error == DateError::NotADate => error = specific,
            _ => {}
        }
    }
    Err(error)
}

/// Reads a month as `(year, month)`: `2023-12`, `12/2023`, `tháng 12 năm 2023`.
pub fn read_month(text: &str) -> Option<(i16, i8)> {
    let text = normal(text).ok()?;
    let text = after_word(&text, "tháng");
    let pair = text.split_once("năm").or_else(|| text.split_once(['-', '/', '.']))?;
    let (year, month) = match (digits(pair.0.trim(), 4..=4), digits(pair.1.trim(), 4..=4)) {
        (Some(year), None) => (year, digits(pair.1.trim(), 1..=2)?),
        (None, Some(year)) => (year, digits(pair.0.trim(), 1..=2)?),
        _ => return None,
    };
    let month = i8::try_from(month).ok()?;
    (1..=12).contains(&month).then_some((year, month))
}

/// Reads a day of any year as `(day, month)`: `10/3`, `10-3`, `ngày 10 tháng 3`, `mùng 1 tháng Giêng`, `rằm tháng 7`.
///
/// Whether a calendar has the day is not looked at, but day and month are at most 31 and 12.
pub fn read_day_of_year(text: &str) -> Option<(i8, i8)> {
    let text = normal(text).ok()?;
    let text =
        ["ngày", "mùng", "mồng"].iter().fold(text.as_str(), |text, word| after_word(text, word));
    let (day, month) = match text.split_once("tháng") {
        Some((day, month)) => (day.trim(), month.trim()),
        None => text.split_once(['/', '-', '.'])?,
    };
    let day = if day == "rằm" { 15 } else { digits(day, 1..=2)? };
    let month = match month {
        "giêng" => 1,
        "chạp" => 12,
        month => digits(month, 1..=2)?,
    };
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((day, month))
}

/// Reads a time of day: `8:00`, `08:00:00`, `8h30`, `8h`, `8 giờ 30 phút`, `8 giờ`, `8g30`.
pub fn read_time(text: &str) -> Option<Time> {
    time(&normal(text).ok()?)
}

fn normal(text: &str) -> Result<String, DateError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(DateError::NotADate);
    }
    Ok(without_weekday(&repair(text).to_lowercase()))
}

fn date(text: &str) -> Result<Date, DateError> {
    let text = after_word(text, "ngày");
    if let Some(fields) = fields(text, "tháng", "năm") {
        return day_first(fields);
    }
    for sign in ["-", "/", "."] {
        if let Some([a, b, c]) = fields(text, sign, sign) {
            return match a.len() {
                4 => civil(a, b, c),
                _ => day_first([a, b, c]),
            };
        }
    }
    Err(DateError::NotADate)
}

/// Three runs of digits, with the given words or signs between them.
fn fields<'a>(text: &'a str, first: &str, second: &str) -> Option<[&'a str; 3]> {
    let (a, rest) = text.split_once(first)?;
    let (b, c) = rest.split_once(second)?;
    let fields = [a.trim(), b.trim().trim_end_matches(','), c.trim()];
    fields.iter().all(|field| is_digits(field)).then_some(fields)
}

fn day_first([day, month, year]: [&str; 3]) -> Result<Date, DateError> {
    let date = civil(year, month, day);
    match date {
        Err(DateError::NoSuchDay { year, month, day })
            if month > 12 && Date::new(year, day, month).is_ok() =>
        {
            Err(DateError::UsOrder)
        }
        other => other,
    }
}

fn civil(year: &str, month: &str, day: &str) -> Result<Date, DateError> {
    let small = |text| digits(text, 1..=2).and_then(|number| i8::try_from(number).ok());
    let (Some(year), Some(month), Some(day)) = (digits(year, 4..=4), small(month), small(day))
    else {
        return Err(DateError::NotADate);
    };
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay { year, month, day })
}

/// A time of day, with or without the part of the day that it belongs to.
fn time(text: &str) -> Option<Time> {
    for part in ["sáng", "trưa", "chiều", "tối"] {
        if let Some(clock) = text.trim_end().strip_suffix(part).and_then(clock) {
            let hour = hour_of_day(clock.hour(), part)?;
            return Time::new(hour, clock.minute(), clock.second(), 0).ok();
        }
    }
    clock(text)
}

/// `2` in the afternoon is 14; nothing that contradicts itself (`14` in the morning) has an hour.
fn hour_of_day(hour: i8, part: &str) -> Option<i8> {
    match (part, hour) {
        ("sáng", 0..12) | ("trưa", 10..15) | ("chiều", 12..19) | ("tối", 12..) => Some(hour),
        ("trưa", 0..3) | ("chiều" | "tối", 0..12) => Some(hour + 12),
        _ => None,
    }
}

fn clock(text: &str) -> Option<Time> {
    let (hour, rest) = ["giờ", "h", "g"]
        .iter()
        .find_map(|sign| text.split_once(sign))
        .or_else(|| text.split_once(':').filter(|(_, rest)| !rest.is_empty()))?;
    let rest = rest.trim();
    let rest = rest.strip_suffix("phút").unwrap_or(rest).trim_end();
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "0"));
    let minute = if minute.is_empty() { "0" } else { minute };
    let field = |written: &str| i8::try_from(digits(written, 1..=2)?).ok();
    Time::new(field(hour.trim())?, field(minute)?, field(second)?, 0).ok()
}

/// Every way to part a text at a space, a comma, or the `t` of ISO 8601.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, ',' | 't')).filter_map(
        |(at, c)| {
            let left = text.get(..at)?.trim_end_matches([',', ' ']);
            let right = text.get(at + c.len_utf8()..)?.trim_start();
            let right = after_word(right.strip_prefix("lúc").unwrap_or(right), "vào");
            Some((left, right))
        },
    )
}

fn after_word<'a>(text: &'a str, word: &str) -> &'a str {
    text.trim().strip_prefix(word).unwrap_or(text).trim()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number written in so many digits.
fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    if !is_digits(text) || !length.contains(&text.len()) {
        return None;
    }
    text.parse().ok()
}
