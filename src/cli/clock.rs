//! What day it is: the only place that asks the clock. `--today`, else `SOURCE_DATE_EPOCH`, else now.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostics::Message;
use crate::engine::Clock;
use crate::say;
use crate::text::date::read_moment;

/// The zone of a site that names none.
pub(super) const VIETNAM: &str = "Asia/Ho_Chi_Minh";

/// Today in a time zone by its IANA name, for what a command writes into new files; in UTC if there is no such zone.
///
/// # Errors
/// A sentence when `SOURCE_DATE_EPOCH` can't be read.
pub(super) fn today(zone: &str) -> Result<Date, Message> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let now = match read(None)? {
        Clock::Civil(moment) => return Ok(moment.date),
        Clock::Unix(seconds) => Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX),
    };
    Ok(now.to_zoned_datetime(zone).date())
}

/// The moment of a run.
///
/// # Errors
/// A sentence when `--today` or `SOURCE_DATE_EPOCH` can't be read.
pub(super) fn read(today: Option<&str>) -> Result<Clock, Message> {
    if let Some(today) = today {
        let moment = read_moment(today).map_err(|_| {
            say!(
                "--today “{today}” không phải một ngày; viết như 25/11/2026 hoặc \"2026-11-25 08:00\"",
                "--today “{today}” is no date; write it like 2026-11-25 or \"2026-11-25 08:00\"",
            )
        })?;
        return Ok(Clock::Civil(moment));
    }
    if let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") {
        return epoch.trim().parse().map(Clock::Unix).map_err(|_| {
            say!(
                "SOURCE_DATE_EPOCH “{epoch}” không phải một số giây",
                "SOURCE_DATE_EPOCH “{epoch}” is no number of seconds"
            )
        });
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(Clock::Unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)))
}
