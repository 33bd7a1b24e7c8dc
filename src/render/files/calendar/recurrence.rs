//! How an event repeats in; a recurrence rule (RFC 5545 §3.3.10) out, only where it says exactly the same.

use jiff::civil::{Date, Time};

use super::super::Zone;
use super::times::{self, When};
use crate::model::front::{Every, Repeat};
use crate::model::page::Event;
use crate::model::repeat::LAST_WEEK;

/// A rule and the starts that it leaves out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Value of `RRULE`.
    pub(super) rule: String,
    /// Values of `EXDATE`, of the type of the start.
    pub(super) except: Vec<String>,
}

/// Weekdays from Monday.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The rule of an event that stands where it was first planned.
///
/// None where iCalendar would say something else: the lunar year, a zone whose offset changes (starts are in UTC),
/// weekdays of a month before 7 in the morning, which are counted otherwise in UTC.
pub(super) fn rule(event: &Event, when: &When, zone: &Zone) -> Option<Rule> {
    let repeat = event.repeat.as_ref().filter(|repeat| repeat.count != Some(0))?;
    let day = event.start.date;
    let shift = match when {
        When::Days { .. } => Shift::None,
        When::Instants { start, .. } if zone.is_fixed_after(*start) => {
            Shift::between(day, times::utc_day(*start))
        }
        When::Instants { .. } => return None,
    };
    let mut rule = frequency(repeat, day, shift)?;
    if repeat.interval > 1 {
        rule.push_str(&format!(";INTERVAL={}", repeat.interval));
        // Weeks that are counted must begin where they begin in the site's zone.
        let begins = usize::try_from(shift.days().rem_euclid(7)).ok()?;
        if repeat.every == Every::Week && begins > 0 {
            rule.push_str(&format!(";WKST={}", DAYS.get(begins)?));
        }
    }
    match (repeat.count, repeat.until) {
        // RFC 5545 allows one of them.
        (Some(_), Some(_)) => {
            rule.push_str(&format!(";COUNT={}", repeat.all_days(day).count()));
        }
        (Some(count), None) => rule.push_str(&format!(";COUNT={count}")),
        (None, Some(until)) => {
            rule.push_str(&format!(";UNTIL={}", bound(until, event, when, zone)?));
        }
        (None, None) => {}
    }
    // A first time with a new date takes the place of what was planned for that day.
    let new_day = Some(event.standing().0.date).filter(|new| *new != day);
    let mut except: Vec<String> = repeat
        .except
        .iter()
        .chain(&new_day)
        .filter_map(|day| instance(*day, event, when, zone))
        .collect();
    except.sort_unstable();
    except.dedup();
    Some(Rule { rule, except })
}

/// How the day in UTC lies beside the civil day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    None,
    DayBefore,
    DayAfter,
}

impl Shift {
    fn between(civil: Date, utc: Date) -> Shift {
        match utc.cmp(&civil) {
            std::cmp::Ordering::Less => Shift::DayBefore,
            std::cmp::Ordering::Equal => Shift::None,
            std::cmp::Ordering::Greater => Shift::DayAfter,
        }
    }

    fn days(self) -> i8 {
        match self {
            Shift::None => 0,
            Shift::DayBefore => -1,
            Shift::DayAfter => 1,
        }
    }
}

fn frequency(repeat: &Repeat, start: Date, shift: Shift) -> Option<String> {
    match (repeat.every, repeat.on.is_empty()) {
        (Every::Day, true) => Some("FREQ=DAILY".to_owned()),
        (Every::Day, false) if repeat.interval > 1 => weekdays("DAILY", &repeat.on, start, shift),
        (Every::Week, true) => Some("FREQ=WEEKLY".to_owned()),
        (Every::Day | Every::Week, false) => weekdays("WEEKLY", &repeat.on, start, shift),
        (Every::Month, true) => monthly(start.day(), shift),
        (Every::Year, true) => yearly(start, shift),
        (Every::Month, false) => Some(format!("FREQ=MONTHLY;{}", nth_weekdays(repeat, shift)?)),
        (Every::Year, false) => {
            let days = nth_weekdays(repeat, shift)?;
            Some(format!("FREQ=YEARLY;BYMONTH={};{days}", start.month()))
        }
        (Every::LunarYear, _) => None,
    }
}

fn weekdays(frequency: &str, on: &[i8], start: Date, shift: Shift) -> Option<String> {
    if !on.contains(&start.weekday().to_monday_one_offset()) {
        return None;
    }
    let days: Option<Vec<&str>> = on
        .iter()
        .map(|day| {
            let index = usize::try_from((day - 1 + shift.days()).rem_euclid(7)).ok()?;
            DAYS.get(index).copied()
        })
        .collect();
    Some(format!("FREQ={frequency};BYDAY={}", days?.join(",")))
}

/// `BYDAY=2MO,-1MO`.
fn nth_weekdays(repeat: &Repeat, shift: Shift) -> Option<String> {
    // The last one may be the fourth or fifth as well, which some programs then count twice.
    let is_twice =
        repeat.weeks.contains(&LAST_WEEK) && repeat.weeks.iter().any(|week| matches!(week, 4 | 5));
    if shift != Shift::None || repeat.weeks.is_empty() || is_twice {
        return None;
    }
    let mut days = Vec::new();
    for on in &repeat.on {
        let day = DAYS.get(usize::try_from(on - 1).ok()?)?;
        days.extend(repeat.weeks.iter().map(|week| format!("{week}{day}")));
    }
    Some(format!("BYDAY={}", days.join(",")))
}

/// In UTC the first of a month can be the last of the one before; days that not all months have can't be moved.
fn monthly(day: i8, shift: Shift) -> Option<String> {
    let day = match (shift, day) {
        (Shift::None, day) => day,
        (Shift::DayBefore, 1) => -1,
        (Shift::DayBefore, 2..=28) => day - 1,
        (Shift::DayAfter, 1..=27) => day + 1,
        (Shift::DayBefore | Shift::DayAfter, _) => return None,
    };
    Some(format!("FREQ=MONTHLY;BYMONTHDAY={day}"))
}

fn yearly(start: Date, shift: Shift) -> Option<String> {
    match (shift, start.month(), start.day()) {
        (Shift::DayBefore, 3, 1) => Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()),
        // Some programs keep a bare yearly rule from 29/2 on 28/2 or 1/3 of other years.
        (Shift::None, 2, 29) => Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29".to_owned()),
        (Shift::DayBefore, 2, 29) | (Shift::DayAfter, 2, 28 | 29) => None,
        _ => Some("FREQ=YEARLY".to_owned()),
    }
}

/// The last moment of the last day, of the type of the start.
fn bound(until: Date, event: &Event, when: &When, zone: &Zone) -> Option<String> {
    if until < event.start.date {
        return None;
    }
    match when {
        When::Days { .. } => Some(times::date(until)),
        When::Instants { .. } => zone.instant(until, Time::constant(23, 59, 59, 0)).map(times::utc),
    }
}

/// The start on another day.
fn instance(day: Date, event: &Event, when: &When, zone: &Zone) -> Option<String> {
    match when {
        When::Days { .. } => Some(times::date(day)),
        When::Instants { .. } => zone.instant(day, event.start.time?).map(times::utc),
    }
}
