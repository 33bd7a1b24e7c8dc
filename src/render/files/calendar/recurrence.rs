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
/// None where iCalendar would say something else: the lunar year, a zone whose offset changes (starts are in UTC), and
/// days by name or number where UTC has another day (before 7 in the morning in Vietnam): RFC 5545 counts them in UTC,
/// Google Calendar and others in the zone of `X-WR-TIMEZONE`.
pub(super) fn rule(event: &Event, when: &When, zone: &Zone) -> Option<Rule> {
    let repeat = event.repeat.as_ref().filter(|repeat| repeat.count != Some(0))?;
    let day = event.start.date;
    let is_same_day = match when {
        When::Days { .. } => true,
        When::Instants { start, .. } if zone.is_fixed_after(*start) => {
            times::utc_day(*start) == day
        }
        When::Instants { .. } => return None,
    };
    let mut rule = if is_same_day { frequency(repeat, day)? } else { plain(repeat, day)? };
    if repeat.interval > 1 {
        rule.push_str(&format!(";INTERVAL={}", repeat.interval));
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

/// A rule that names no day, and so is the same in every zone.
fn plain(repeat: &Repeat, start: Date) -> Option<String> {
    let weekday = start.weekday().to_monday_one_offset();
    match (repeat.every, repeat.on.as_slice()) {
        (Every::Day, []) => Some("FREQ=DAILY".to_owned()),
        (Every::Week, []) => Some("FREQ=WEEKLY".to_owned()),
        (Every::Week, [on]) if *on == weekday => Some("FREQ=WEEKLY".to_owned()),
        _ => None,
    }
}

fn frequency(repeat: &Repeat, start: Date) -> Option<String> {
    match (repeat.every, repeat.on.is_empty()) {
        (Every::Day | Every::Week, true) => plain(repeat, start),
        (Every::Day, false) if repeat.interval > 1 => weekdays("DAILY", &repeat.on, start),
        (Every::Day | Every::Week, false) => weekdays("WEEKLY", &repeat.on, start),
        (Every::Month, true) => Some(format!("FREQ=MONTHLY;BYMONTHDAY={}", start.day())),
        (Every::Year, true) => Some(match (start.month(), start.day()) {
            // Some programs keep a bare yearly rule from 29/2 on 28/2 or 1/3 of other years.
            (2, 29) => "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29".to_owned(),
            _ => "FREQ=YEARLY".to_owned(),
        }),
        (Every::Month, false) => Some(format!("FREQ=MONTHLY;{}", nth_weekdays(repeat)?)),
        (Every::Year, false) => {
            let days = nth_weekdays(repeat)?;
            Some(format!("FREQ=YEARLY;BYMONTH={};{days}", start.month()))
        }
        (Every::LunarYear, _) => None,
    }
}

fn weekdays(frequency: &str, on: &[i8], start: Date) -> Option<String> {
    if !on.contains(&start.weekday().to_monday_one_offset()) {
        return None;
    }
    let day = |day: &i8| DAYS.get(usize::try_from(day - 1).ok()?).copied();
    let days: Option<Vec<&str>> = on.iter().map(day).collect();
    Some(format!("FREQ={frequency};BYDAY={}", days?.join(",")))
}

/// `BYDAY=2MO,-1MO`.
fn nth_weekdays(repeat: &Repeat) -> Option<String> {
    // The last one may be the fourth or fifth as well, which some programs then count twice.
    let is_twice =
        repeat.weeks.contains(&LAST_WEEK) && repeat.weeks.iter().any(|week| matches!(week, 4 | 5));
    if repeat.weeks.is_empty() || is_twice {
        return None;
    }
    let mut days = Vec::new();
    for on in &repeat.on {
        let day = DAYS.get(usize::try_from(on - 1).ok()?)?;
        days.extend(repeat.weeks.iter().map(|week| format!("{week}{day}")));
    }
    Some(format!("BYDAY={}", days.join(",")))
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
