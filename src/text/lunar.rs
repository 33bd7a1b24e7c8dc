//! In: a civil day. Out: its day in the Vietnamese lunar calendar, and the other way round, from 1999 to 2050.
//!
//! Vietnam counts from its own zone (UTC+7): Tết 2007 and 2030 are a day before the Chinese new year. The table is
//! made from the sky by `tools/lunar/make_table.py`.

mod table;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LunarDate {
    /// The lunar year, by the civil year in which its Tết falls.
    pub year: i16,
    /// From 1 to 12.
    pub month: u8,
    /// Whether the month is the leap month (tháng nhuận) that follows the month of its number.
    pub leap: bool,
    /// From 1 to 30.
    pub day: u8,
}

/// One lunar year.
#[derive(Clone, Copy, Debug)]
struct Year {
    /// Month and day of Tết.
    tet: (i8, i8),
    /// The number of the month that comes twice, or 0.
    leap: u8,
    /// Months of 30 days, the first one in the lowest bit.
    long: u16,
}

impl Year {
    const fn new(month: i8, day: i8, leap: u8, long: u16) -> Year {
        Year { tet: (month, day), leap, long }
    }

    fn of(year: i16) -> Option<Year> {
        let at = year.checked_sub(table::FIRST).and_then(|at| usize::try_from(at).ok())?;
        table::YEARS.get(at).copied()
    }

    fn tet_in(self, year: i16) -> Option<Date> {
        Date::new(year, self.tet.0, self.tet.1).ok()
    }

    /// Number, whether it is the leap month, and days of each month, in order.
    fn months(self) -> impl Iterator<Item = (u8, bool, i32)> {
        let count = if self.leap > 0 { 13 } else { 12 };
        (0..count).map(move |at: u8| {
            let is_behind_leap = self.leap > 0 && at >= self.leap;
            let days = 29 + i32::from(self.long >> at & 1);
            (at + 1 - u8::from(is_behind_leap), self.leap > 0 && at == self.leap, days)
        })
    }
}

/// The lunar day of a civil day; none before Tết 1999 and after the lunar year 2050.
pub fn to_lunar(date: Date) -> Option<LunarDate> {
    let own = Year::of(date.year()).and_then(|year| year.tet_in(date.year()));
    let year = if own.is_some_and(|tet| tet <= date) { date.year() } else { date.year() - 1 };
    let table = Year::of(year)?;
    let mut rest = (date - table.tet_in(year)?).get_days();
    for (month, leap, days) in table.months() {
        if rest < days {
            let day = u8::try_from(rest + 1).ok()?;
            return Some(LunarDate { year, month, leap, day });
        }
        rest -= days;
    }
    None
}

/// The civil day of a lunar one; none when the calendar has no such day, or beyond its years.
pub fn from_lunar(lunar: LunarDate) -> Option<Date> {
    let table = Year::of(lunar.year)?;
    let mut before = 0;
    for (month, leap, days) in table.months() {
        if (month, leap) == (lunar.month, lunar.leap) {
            let day = i32::from(lunar.day);
            let span = jiff::Span::new().try_days(before + day - 1).ok()?;
            let is_day = (1..=days).contains(&day);
            return if is_day { table.tet_in(lunar.year)?.checked_add(span).ok() } else { None };
        }
        before += days;
    }
    None
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn lunar(day: u8, month: u8, year: i16) -> LunarDate {
        LunarDate { year, month, leap: false, day }
    }

    #[test]
    fn tet_is_that_of_vietnam() {
        for (year, month, day) in [
            (2000, 2, 5),
            (2007, 2, 17),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2030, 2, 2),
            (2033, 1, 31),
            (2050, 1, 23),
        ] {
            assert_eq!(from_lunar(lunar(1, 1, year)), Some(date(year, month, day)), "Tết {year}");
        }
    }

    #[test]
    fn the_kings_of_hung_are_remembered_on_the_tenth_of_the_third() {
        for (year, month, day) in [(2023, 4, 29), (2024, 4, 18), (2025, 4, 7), (2026, 4, 26)] {
            assert_eq!(from_lunar(lunar(10, 3, year)), Some(date(year, month, day)), "{year}");
        }
    }

    #[test]
    fn leap_months_follow_the_month_of_their_number() {
        let leap = LunarDate { year: 2033, month: 11, leap: true, day: 1 };
        assert_eq!(from_lunar(leap), Some(date(2033, 12, 22)));
        assert_eq!(to_lunar(date(2033, 12, 21)), Some(lunar(30, 11, 2033)));
        assert_eq!(to_lunar(date(2034, 1, 20)), Some(lunar(1, 12, 2033)));
        assert_eq!(to_lunar(date(2025, 7, 25)).map(|day| (day.month, day.leap)), Some((6, true)));
        assert_eq!(from_lunar(LunarDate { year: 2033, month: 8, leap: true, day: 1 }), None);
    }

    #[test]
    fn every_day_comes_back() {
        let mut day = date(1999, 2, 16);
        let mut before = None;
        while let Some(lunar) = to_lunar(day) {
            assert_eq!(from_lunar(lunar), Some(day));
            let follows = before.is_none_or(|before: LunarDate| {
                before.day + 1 == lunar.day || before.day >= 29 && lunar.day == 1
            });
            assert!(follows, "{before:?} {lunar:?}");
            before = Some(lunar);
            day = day.tomorrow().unwrap();
        }
        assert_eq!(day, date(2051, 2, 11));
        assert_eq!(to_lunar(date(1999, 2, 15)), None);
    }

    #[test]
    fn days_that_are_not_there_are_none() {
        assert_eq!(from_lunar(lunar(0, 1, 2026)), None);
        assert_eq!(from_lunar(lunar(31, 1, 2026)), None);
        assert_eq!(from_lunar(lunar(1, 13, 2026)), None);
        assert_eq!(from_lunar(lunar(1, 1, 1998)), None);
        assert_eq!(to_lunar(Date::MIN), None);
        assert_eq!(to_lunar(Date::MAX), None);
    }
}
