//! How an event repeats, and its first day, in; every day on which it takes place out (RFC 5545 §3.3.10, and the
//! lunar year besides).

use jiff::ToSpan;
use jiff::civil::Date;

use crate::text::lunar::{self, LunarDate};

/// Unit of a repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// Daily.
    Day,
    /// Weekly.
    Week,
    /// Monthly.
    Month,
    /// Yearly.
    Year,
    /// Yearly by the Vietnamese lunar calendar.
    LunarYear,
}

/// The last week of a month in [`Repeat::weeks`].
pub const LAST_WEEK: i8 = -1;

/// How an event repeats.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Repeat {
    /// The unit.
    pub every: Every,
    /// Every how many units, from 1 on.
    pub interval: u32,
    /// Weekdays, 1 Monday to 7 Sunday.
    pub on: Vec<i8>,
    /// Which of those weekdays of a month: 1 to 5, or [`LAST_WEEK`].
    pub weeks: Vec<i8>,
    /// Day and month of the lunar calendar.
    pub lunar: Option<(u8, u8)>,
    /// Last day, inclusive.
    pub until: Option<Date>,
    /// Number of instances, those that are left out included.
    pub count: Option<u32>,
    /// Days on which it doesn't take place.
    pub except: Vec<Date>,
}

impl Repeat {
    /// A repetition without end and without further rules.
    pub fn each(every: Every) -> Repeat {
        Repeat {
            every,
            interval: 1,
            on: Vec::new(),
            weeks: Vec::new(),
            lunar: None,
            until: None,
            count: None,
            except: Vec::new(),
        }
    }

    /// Says what an author may leave to the first day: which week of the month, which day of the lunar year.
    pub fn complete(&mut self, start: Date) {
        if matches!(self.every, Every::Month | Every::Year)
            && !self.on.is_empty()
            && self.weeks.is_empty()
        {
            self.weeks = vec![(start.day() - 1) / 7 + 1];
        }
        if self.every == Every::LunarYear && self.lunar.is_none() {
            self.lunar = lunar::to_lunar(start).map(|day| (day.day, day.month));
        }
    }

    /// Every day of the rule from `start` on, in order, with its number from 0 on, but those of `except`, which are
    /// counted all the same.
    pub fn days(&self, start: Date) -> impl Iterator<Item = (u32, Date)> {
        self.all_days(start).filter(|(_, day)| !self.except.contains(day))
    }

    /// Every day of the rule from `start` on, in order, with its number from 0 on.
    ///
    /// `until` is inclusive. A month without the day (31, 29/2) is passed over, as RFC 5545 has it.
    pub fn all_days(&self, start: Date) -> impl Iterator<Item = (u32, Date)> {
        let count = self.count.unwrap_or(u32::MAX);
        (0..count)
            .zip(Periods::new(self, start))
            .take_while(|(_, day)| self.until.is_none_or(|until| *day <= until))
    }

    /// The days of one period, maybe some before the start.
    fn in_period(&self, start: Date, number: u32) -> Option<Vec<Date>> {
        let step = i64::from(number).checked_mul(i64::from(self.interval.max(1)))?;
        match self.every {
            Every::Day => {
                let day = start.checked_add(step_of(step, |n| n.days())?).ok()?;
                let weekday = day.weekday().to_monday_one_offset();
                let is_on = self.on.is_empty() || self.on.contains(&weekday);
                Some(if is_on { vec![day] } else { Vec::new() })
            }
            Every::Week => {
                let monday = start
                    .checked_sub(i64::from(start.weekday().to_monday_zero_offset()).days())
                    .ok()?;
                let monday = monday.checked_add(step_of(step.checked_mul(7)?, |n| n.days())?);
                let monday = monday.ok()?;
                let own = [start.weekday().to_monday_one_offset()];
                let on = if self.on.is_empty() { &own[..] } else { &self.on };
                let day = |on: &i8| monday.checked_add((i64::from(*on) - 1).days()).ok();
                Some(on.iter().filter_map(day).collect())
            }
            Every::Month => {
                let first = start.first_of_month();
                let first = first.checked_add(step_of(step, |n| n.months())?).ok()?;
                Some(self.in_month(first, start.day()))
            }
            Every::Year => {
                let first = start.first_of_month();
                let first = first.checked_add(step_of(step, |n| n.years())?).ok()?;
                Some(self.in_month(first, start.day()))
            }
            Every::LunarYear => {
                let (day, month) = self.lunar?;
                // The lunar year of a day in January is mostly the one before.
                let first = lunar::to_lunar(start)?.year;
                let year = first.checked_add(i16::try_from(step).ok()?)?;
                lunar_day(year, month, day).map(|day| vec![day])
            }
        }
    }

    fn in_month(&self, first: Date, day: i8) -> Vec<Date> {
        if self.weeks.is_empty() {
            return Date::new(first.year(), first.month(), day).ok().into_iter().collect();
        }
        let mut days: Vec<Date> = Vec::new();
        for on in &self.on {
            for week in &self.weeks {
                days.extend(nth_weekday(first, *on, *week));
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

fn step_of(step: i64, span: impl Fn(i64) -> jiff::Span) -> Option<jiff::Span> {
    // Nothing repeats beyond the calendar's 9999 years; a span of more days is a panic of jiff's.
    (step <= 4_000_000).then(|| span(step.min(4_000_000)))
}

/// The nth weekday of the month that begins on `first`, if it has one.
fn nth_weekday(first: Date, on: i8, week: i8) -> Option<Date> {
    let offset = (on - first.weekday().to_monday_one_offset()).rem_euclid(7);
    let week = if week == LAST_WEEK { (first.days_in_month() - 1 - offset) / 7 } else { week - 1 };
    Date::new(first.year(), first.month(), 1 + offset + 7 * week).ok()
}

/// A day of a lunar year. The month is never its leap month, as days of remembrance are kept in the first of the two;
/// the 30th of a month of 29 days is its last day.
pub fn lunar_day(year: i16, month: u8, day: u8) -> Option<Date> {
    let on = |day| lunar::from_lunar(LunarDate { year, month, leap: false, day });
    on(day).or_else(|| if day == 30 { on(29) } else { None })
}

/// The days of a rule from its start on.
struct Periods<'a> {
    repeat: &'a Repeat,
    start: Date,
    number: u32,
    /// Days of the period that is being told, the last one first.
    open: Vec<Date>,
}

impl Periods<'_> {
    fn new(repeat: &Repeat, start: Date) -> Periods<'_> {
        Periods { repeat, start, number: 0, open: Vec::new() }
    }
}

impl Iterator for Periods<'_> {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        loop {
            if let Some(day) = self.open.pop() {
                return Some(day);
            }
            self.open = self.repeat.in_period(self.start, self.number)?;
            self.open.retain(|day| *day >= self.start);
            self.open.reverse();
            self.number = self.number.checked_add(1)?;
        }
    }
}

#[cfg(test)]
mod tests;
