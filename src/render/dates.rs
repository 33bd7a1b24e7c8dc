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
    fn times_carry_the_offset_of_the_zone() {
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(iso(at("2026-11-25 08:00"), &zone), "2026-11-25T08:00+07:00");
        assert_eq!(iso(at("2026-11-25"), &zone), "2026-11-25");
    }
}
