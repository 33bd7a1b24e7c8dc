//! Start and end in; the days or instants that a calendar shows out.

use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::super::Zone;
use crate::text::date::Moment;

/// When an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Whole days, the last one inclusive.
    Days { first: Date, last: Date },
    /// From an instant on, maybe to another after it.
    Instants { start: Timestamp, end: Option<Timestamp> },
}

/// The time from a start to an end.
pub(super) fn when(start: Moment, end: Option<Moment>, zone: &Zone) -> When {
    instants(start, end, zone).unwrap_or_else(|| {
        let last = end.map_or(start.date, |end| end.date);
        When::Days { first: start.date, last: last.max(start.date) }
    })
}

fn instants(start: Moment, end: Option<Moment>, zone: &Zone) -> Option<When> {
    let from = zone.instant(start.date, start.time?)?;
    let to = end.and_then(|end| match end.time {
        Some(time) => zone.instant(end.date, time),
        // A day alone is inclusive.
        None => zone.instant(end.date.tomorrow().ok()?, Time::midnight()),
    });
    Some(When::Instants { start: from, end: to.filter(|to| *to > from) })
}

/// `20261125` (RFC 5545 §3.3.4).
pub(super) fn date(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `20261125T010000Z` (RFC 5545 §3.3.5, form 2).
pub(super) fn utc(instant: Timestamp) -> String {
    let civil = jiff::tz::Offset::UTC.to_datetime(instant);
    let time = civil.time();
    format!("{}T{:02}{:02}{:02}Z", date(civil.date()), time.hour(), time.minute(), time.second())
}

/// The day of an instant in UTC.
pub(super) fn utc_day(instant: Timestamp) -> Date {
    jiff::tz::Offset::UTC.to_datetime(instant).date()
}
