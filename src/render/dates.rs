//! Dates in, their words in the page's language out.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::view::DateView;
use crate::text::date::{self, Moment};

/// How dates are written: in Vietnamese on Vietnamese pages, in English on all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// Nghị định 30/2020/NĐ-CP.
    Vietnamese,
    /// Day, month, year.
    English,
}

impl DateStyle {
    /// The style of a language.
    pub fn of(lang: &str) -> DateStyle {
        match lang.split('-').next() {
            Some("vi") => DateStyle::Vietnamese,
            _ => DateStyle::English,
        }
    }

    /// `25/11/2026`, `25 November 2026`.
    pub fn short(self, day: Date) -> String {
        match self {
            DateStyle::Vietnamese => date::short(day),
            DateStyle::English => date::long_en(day),
        }
    }

    /// `ngày 25 tháng 11 năm 2026`, `25 November 2026`.
    pub fn long(self, day: Date) -> String {
        match self {
            DateStyle::Vietnamese => date::long(day),
            DateStyle::English => date::long_en(day),
        }
    }

    /// `Thứ Tư`, `Wednesday`.
    pub fn weekday(self, day: Date) -> &'static str {
        match self {
            DateStyle::Vietnamese => date::weekday(day),
            DateStyle::English => date::weekday_en(day),
        }
    }

    /// `T4`, `Wed`.
    pub fn weekday_short(self, day: Date) -> String {
        match self {
            DateStyle::Vietnamese => date::weekday_short(day).to_owned(),
            DateStyle::English => date::weekday_en(day).chars().take(3).collect(),
        }
    }

    /// `tháng 11`, `November`.
    pub fn month_name(self, day: Date) -> String {
        match self {
            DateStyle::Vietnamese => format!("tháng {}", day.month()),
            DateStyle::English => date::month_en(day).to_owned(),
        }
    }

    /// `Tháng 11/2026`, `November 2026`.
    pub fn month_title(self, year: i16, month: i8) -> String {
        match (self, Date::new(year, month, 1)) {
            (DateStyle::English, Ok(day)) => format!("{} {year}", date::month_en(day)),
            _ => format!("Tháng {month}/{year}"),
        }
    }

    /// `tháng 12/2023`, `December 2023`, inside a sentence.
    pub fn month_in_text(self, year: i16, month: i8) -> String {
        match self {
            DateStyle::Vietnamese => format!("tháng {month}/{year}"),
            DateStyle::English => self.month_title(year, month),
        }
    }

    /// When something happens, in words; ends that are days are inclusive.
    pub fn span(self, start: Moment, end: Option<Moment>) -> String {
        let last = end.map_or(start.date, |end| end.date);
        if last == start.date {
            let day = format!("{}, {}", self.weekday(start.date), self.short(start.date));
            return match (start.time, end.and_then(|end| end.time)) {
                (Some(from), Some(to)) if to != from => {
                    format!("{}–{}, {day}", clock(from), clock(to))
                }
                (Some(from), _) => format!("{}, {day}", clock(from)),
                _ => day,
            };
        }
        let from = self.first_day(start.date, last);
        let to = self.short(last);
        match (start.time, end.and_then(|end| end.time)) {
            (Some(a), Some(b)) => format!("{} {from} – {} {to}", clock(a), clock(b)),
            (Some(a), None) => format!("{} {from} – {to}", clock(a)),
            _ => format!("{from} – {to}"),
        }
    }

    /// Several days, told shortly: `04, 11, 18/11/2026`, `4, 11 and 18 November 2026`.
    pub fn days(self, days: impl Iterator<Item = Date>) -> String {
        let days: Vec<Date> = days.collect();
        let mut words: Vec<String> = Vec::new();
        for (place, day) in days.iter().enumerate() {
            let next = days.get(place + 1);
            let same =
                next.is_some_and(|next| (next.year(), next.month()) == (day.year(), day.month()));
            words.push(match (self, next) {
                (DateStyle::Vietnamese, _) if same => format!("{:02}", day.day()),
                (DateStyle::English, _) if same => day.day().to_string(),
                (_, Some(next)) => self.first_day(*day, *next),
                (_, None) => self.short(*day),
            });
        }
        match (self, words.split_last()) {
            (DateStyle::English, Some((last, before))) if !before.is_empty() => {
                format!("{} and {last}", before.join(", "))
            }
            _ => words.join(", "),
        }
    }

    /// How long something takes: `2 giờ 30 phút`, `31 ngày`, `1 hour`; nothing when no end is known or it is one whole day.
    pub fn duration(self, start: Moment, end: Option<Moment>) -> String {
        let Some(end) = end else { return String::new() };
        let days = (end.date - start.date).get_days() + 1;
        if let (Some(from), Some(to)) = (start.time, end.time) {
            let minutes = i64::from(days - 1) * 24 * 60
                + (to.duration_since(from).as_mins()).clamp(-24 * 60, 24 * 60);
            if (1..24 * 60).contains(&minutes) {
                let parts = [(minutes / 60, Unit::Hour), (minutes % 60, Unit::Minute)];
                let parts = parts.iter().filter(|(count, _)| *count > 0);
                return parts.map(|(n, unit)| self.count(*n, *unit)).collect::<Vec<_>>().join(" ");
            }
        }
        if days < 2 { String::new() } else { self.count(i64::from(days), Unit::Day) }
    }

    fn count(self, n: i64, unit: Unit) -> String {
        let word = match (self, unit) {
            (DateStyle::Vietnamese, Unit::Day) => "ngày",
            (DateStyle::Vietnamese, Unit::Hour) => "giờ",
            (DateStyle::Vietnamese, Unit::Minute) => "phút",
            (DateStyle::English, Unit::Day) => "day",
            (DateStyle::English, Unit::Hour) => "hour",
            (DateStyle::English, Unit::Minute) => "minute",
        };
        let plural = if self == DateStyle::English && n != 1 { "s" } else { "" };
        format!("{n} {word}{plural}")
    }

    /// When within a day: `8:00–10:30`; what lasts several days is told in full.
    pub fn brief(self, start: Moment, end: Option<Moment>) -> String {
        if end.is_some_and(|end| end.date != start.date) {
            return self.span(start, end);
        }
        match (start.time, end.and_then(|end| end.time)) {
            (Some(from), Some(to)) if to != from => format!("{}–{}", clock(from), clock(to)),
            (Some(from), _) => clock(from),
            _ => String::new(),
        }
    }

    /// `Tháng 11`, `November`, standing alone.
    pub fn month_alone(self, day: Date) -> String {
        match self {
            DateStyle::Vietnamese => format!("Tháng {}", day.month()),
            DateStyle::English => date::month_en(day).to_owned(),
        }
    }

    /// The first day of a span, without what the last day says too.
    fn first_day(self, first: Date, last: Date) -> String {
        match self {
            _ if first.year() != last.year() => self.short(first),
            DateStyle::Vietnamese => {
                let short = self.short(first);
                short.rsplit_once('/').map_or(short.clone(), |(day, _)| day.to_owned())
            }
            DateStyle::English if first.month() == last.month() => first.day().to_string(),
            DateStyle::English => format!("{} {}", first.day(), date::month_en(first)),
        }
    }

    /// Everything that a template may want of a date.
    pub fn view(self, moment: Moment, zone: &TimeZone) -> DateView {
        let day = moment.date;
        DateView {
            iso: iso(moment, zone),
            short: self.short(day),
            long: self.long(day),
            weekday: self.weekday(day).to_owned(),
            day: day.day(),
            month: day.month(),
            year: day.year(),
            month_name: self.month_name(day),
            time: moment.time.map(clock),
        }
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Hour,
    Minute,
}

/// `8:00`.
pub fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// `2026-11-25`, or with a time `2026-11-25T08:00+07:00` (HTML, valid global date and time string).
pub fn iso(moment: Moment, zone: &TimeZone) -> String {
    let Some(time) = moment.time else { return moment.date.to_string() };
    let civil = moment.date.to_datetime(time);
    let short = civil.strftime("%Y-%m-%dT%H:%M");
    match zone.to_ambiguous_timestamp(civil).compatible() {
        Ok(instant) => {
            let seconds = zone.to_offset(instant).seconds();
            let sign = if seconds < 0 { '-' } else { '+' };
            let minutes = seconds.abs() / 60;
            format!("{short}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
        Err(_) => short.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        date::read_moment(text).unwrap()
    }

    #[test]
    fn spans_say_when() {
        let vi = |a: &str, b: Option<&str>| DateStyle::Vietnamese.span(at(a), b.map(at));
        assert_eq!(vi("25/11/2026", None), "Thứ Tư, 25/11/2026");
        assert_eq!(
            vi("28/11/2026 8:00", Some("28/11/2026 11:30")),
            "8:00–11:30, Thứ Bảy, 28/11/2026"
        );
        assert_eq!(vi("15/11/2026", Some("15/12/2026")), "15/11 – 15/12/2026");
        assert_eq!(vi("31/12/2026", Some("2/1/2027")), "31/12/2026 – 02/01/2027");
        assert_eq!(
            vi("31/12/2026 22:00", Some("1/1/2027 1:00")),
            "22:00 31/12/2026 – 1:00 01/01/2027"
        );
        let en = |a: &str, b: Option<&str>| DateStyle::English.span(at(a), b.map(at));
        assert_eq!(en("15/11/2026", Some("15/12/2026")), "15 November – 15 December 2026");
        assert_eq!(en("25/11/2026", Some("27/11/2026")), "25 – 27 November 2026");
    }

    #[test]
    fn hours_are_enough_when_the_day_is_known() {
        let vi = |a: &str, b: Option<&str>| DateStyle::Vietnamese.brief(at(a), b.map(at));
        assert_eq!(vi("25/11/2026 8:00", Some("25/11/2026 10:30")), "8:00–10:30");
        assert_eq!(vi("25/11/2026 8:00", None), "8:00");
        assert_eq!(vi("25/11/2026", None), "");
        assert_eq!(vi("25/11/2026", Some("10/12/2026")), "25/11 – 10/12/2026");
    }

    #[test]
    fn days_are_told_together() {
        let days = ["4/11/2026", "11/11/2026", "2/12/2026", "6/1/2027"].map(|day| at(day).date);
        let vi = |n| DateStyle::Vietnamese.days(days.iter().copied().take(n));
        assert_eq!(vi(1), "04/11/2026");
        assert_eq!(vi(2), "04, 11/11/2026");
        assert_eq!(vi(4), "04, 11/11, 02/12/2026, 06/01/2027");
        let en = DateStyle::English.days(days.iter().copied().take(3));
        assert_eq!(en, "4, 11 November and 2 December 2026");
    }

    #[test]
    fn durations_are_in_words() {
        let vi = |a: &str, b: &str| DateStyle::Vietnamese.duration(at(a), Some(at(b)));
        assert_eq!(vi("28/11/2026 8:00", "28/11/2026 10:30"), "2 giờ 30 phút");
        assert_eq!(vi("28/11/2026 22:00", "29/11/2026 1:00"), "3 giờ");
        assert_eq!(vi("28/11/2026 8:00", "30/11/2026 7:00"), "3 ngày");
        assert_eq!(vi("15/11/2026", "15/12/2026"), "31 ngày");
        assert_eq!(vi("25/11/2026", "25/11/2026"), "");
        assert_eq!(vi("25/11/2026 8:00", "25/11/2026"), "");
        assert_eq!(vi("25/11/2026 8:00", "25/11/2026 7:00"), "");
        let en = |a: &str, b: &str| DateStyle::English.duration(at(a), Some(at(b)));
        assert_eq!(en("28/11/2026 8:00", "28/11/2026 9:01"), "1 hour 1 minute");
        assert_eq!(en("25/11/2026", "26/11/2026"), "2 days");
        assert_eq!(DateStyle::Vietnamese.duration(at("25/11/2026"), None), "");
    }

    #[test]
    fn times_carry_the_offset_of_the_zone() {
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(iso(at("2026-11-25 08:00"), &zone), "2026-11-25T08:00+07:00");
        assert_eq!(iso(at("2026-11-25"), &zone), "2026-11-25");
    }
}
