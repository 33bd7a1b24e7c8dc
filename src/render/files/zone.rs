//! Civil moments of the site in, instants and timestamps with an offset out.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::config::Config;
use crate::text::date::Moment;

/// The site's time zone.
pub(in crate::render) struct Zone(TimeZone);

impl Zone {
    /// The zone of a configuration.
    pub(in crate::render) fn of(config: &Config) -> Zone {
        // A configuration is read with a zone that exists; one made otherwise is Vietnamese.
        let vietnam = || TimeZone::fixed(Offset::constant(7));
        Zone(TimeZone::get(&config.timezone).unwrap_or_else(|_| vietnam()))
    }

    /// The instant of a civil time; none at the very ends of the calendar.
    pub(super) fn instant(&self, date: Date, time: Time) -> Option<Timestamp> {
        self.0.to_timestamp(date.to_datetime(time)).ok()
    }

    /// Whether the zone's offset never changes after an instant.
    pub(super) fn is_fixed_after(&self, instant: Timestamp) -> bool {
        self.0.following(instant).next().is_none()
    }

    /// `2026-11-25T08:00:00+07:00` (RFC 3339); a day alone is its first moment.
    pub(in crate::render) fn timestamp(&self, moment: Moment) -> String {
        let civil = moment.date.to_datetime(moment.time.unwrap_or(Time::midnight()));
        format!("{}{}", seconds(civil), self.offset(civil))
    }

    /// As [`Zone::timestamp`], but a day alone stays a day: `2026-11-25` (ISO 8601).
    pub(in crate::render) fn iso(&self, moment: Moment) -> String {
        match moment.time {
            Some(_) => self.timestamp(moment),
            None => moment.date.to_string(),
        }
    }

    fn offset(&self, civil: DateTime) -> String {
        let seconds = self.0.to_timestamp(civil).map_or(0, |at| self.0.to_offset(at).seconds());
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.abs() / 60;
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

fn seconds(civil: DateTime) -> String {
    let time = civil.time();
    format!("{}T{:02}:{:02}:{:02}", civil.date(), time.hour(), time.minute(), time.second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::date::read_moment;

    fn zone(name: &str) -> Zone {
        Zone::of(&Config { timezone: name.to_owned(), ..Config::default() })
    }

    #[test]
    fn timestamps_carry_the_offset_of_their_day() {
        let at = |text: &str| read_moment(text).unwrap();
        let vietnam = zone("Asia/Ho_Chi_Minh");
        assert_eq!(vietnam.timestamp(at("25/11/2026 8:05")), "2026-11-25T08:05:00+07:00");
        assert_eq!(vietnam.timestamp(at("25/11/2026")), "2026-11-25T00:00:00+07:00");
        assert_eq!(vietnam.iso(at("25/11/2026")), "2026-11-25");
        let berlin = zone("Europe/Berlin");
        assert_eq!(berlin.timestamp(at("25/07/2026 8:00")), "2026-07-25T08:00:00+02:00");
        assert_eq!(berlin.timestamp(at("25/11/2026 8:00")), "2026-11-25T08:00:00+01:00");
        assert_eq!(zone("nowhere").timestamp(at("25/11/2026")), "2026-11-25T00:00:00+07:00");
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_fail() {
        let vietnam = zone("Asia/Ho_Chi_Minh");
        assert_eq!(vietnam.timestamp(Moment::from(Date::MAX)), "9999-12-31T00:00:00+07:00");
        let last = Moment { date: Date::MAX, time: Some(Time::MAX) };
        assert_eq!(vietnam.timestamp(last), "9999-12-31T23:59:59+00:00");
        assert_eq!(vietnam.instant(Date::MAX, Time::MAX), None);
    }

    #[test]
    fn only_zones_without_summer_time_are_fixed() {
        let day = jiff::civil::date(2026, 11, 25);
        for (name, is_fixed) in [("Asia/Ho_Chi_Minh", true), ("Europe/Berlin", false)] {
            let zone = zone(name);
            let instant = zone.instant(day, Time::midnight()).unwrap();
            assert_eq!(zone.is_fixed_after(instant), is_fixed, "{name}");
        }
    }
}
