//! A day, or days, of every year in; its civil days of one year out. Nobody is invited to it: it is remembered.

use jiff::civil::Date;

use super::page::{PageId, TopicId};
use super::repeat::lunar_day;
use crate::yaml::Localized;

/// A day or a span of days that comes every year.
#[derive(Clone, Debug)]
pub struct Observance {
    /// Stable id, as events name it.
    pub id: String,
    /// Title.
    pub title: Localized,
    /// In a sentence, may be empty.
    pub description: Localized,
    /// What it rests on, as text, may be empty: `Quyết định 72/2001/QĐ-TTg`.
    pub basis: Localized,
    /// The page of the document that it rests on.
    pub document: Option<PageId>,
    /// When.
    pub rule: YearlyDays,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// A page about it; the version in another language is `site.version`.
    pub page: Option<PageId>,
    /// A public holiday.
    pub is_holiday: bool,
    /// A day or a span.
    pub kind: ObservanceKind,
    /// Of a sensitive topic: on pages only, never in files and feeds (SAFETY.md 9).
    pub sensitive: bool,
    /// The folder of the section that it belongs to, `content/su-kien/`; none belongs to every events section.
    pub folder: Option<String>,
}

/// A day or a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObservanceKind {
    /// One day.
    Day,
    /// Several.
    Span,
}

/// A day of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOfYear {
    /// By the civil calendar: month and day.
    Civil(i8, i8),
    /// By the Vietnamese lunar calendar: month and day.
    Lunar(u8, u8),
}

impl DayOfYear {
    /// The day in a year; of the lunar calendar, the year whose Tết is in `year`. None for 29/2 of most years.
    pub fn in_year(self, year: i16) -> Option<Date> {
        match self {
            DayOfYear::Civil(month, day) => Date::new(year, month, day).ok(),
            DayOfYear::Lunar(month, day) => lunar_day(year, month, day),
        }
    }
}

/// Days of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct YearlyDays {
    /// The first day.
    pub first: DayOfYear,
    /// The last day; before the first one of its year it is of the next year.
    pub last: DayOfYear,
    /// The first year in which it is kept.
    pub since: Option<i16>,
    /// The last year in which it is kept.
    pub until: Option<i16>,
}

impl YearlyDays {
    /// First and last day of the one that begins in a year (of its own calendar).
    pub fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        let is_kept = self.since.is_none_or(|since| since <= year)
            && self.until.is_none_or(|until| year <= until);
        if !is_kept {
            return None;
        }
        let first = self.first.in_year(year)?;
        let last = self.last.in_year(year).filter(|last| *last >= first);
        Some((first, last.or_else(|| self.last.in_year(year.checked_add(1)?))?))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_span_may_cross_the_years_end() {
        let days = |first, last| YearlyDays { first, last, since: None, until: None };
        let winter = days(DayOfYear::Civil(12, 20), DayOfYear::Civil(1, 5));
        assert_eq!(winter.in_year(2026), Some((date(2026, 12, 20), date(2027, 1, 5))));
        let month = days(DayOfYear::Civil(11, 15), DayOfYear::Civil(12, 15));
        assert_eq!(month.in_year(2026), Some((date(2026, 11, 15), date(2026, 12, 15))));
        let tet = days(DayOfYear::Lunar(1, 1), DayOfYear::Lunar(1, 1));
        assert_eq!(tet.in_year(2027), Some((date(2027, 2, 6), date(2027, 2, 6))));
    }

    #[test]
    fn it_is_kept_from_its_first_year_on() {
        let day = DayOfYear::Civil(2, 29);
        let leap = YearlyDays { first: day, last: day, since: Some(2024), until: Some(2028) };
        assert_eq!(leap.in_year(2020), None);
        assert_eq!(leap.in_year(2024), Some((date(2024, 2, 29), date(2024, 2, 29))));
        assert_eq!(leap.in_year(2026), None);
        assert_eq!(leap.in_year(2032), None);
    }
}
