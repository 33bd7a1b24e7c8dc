//! In: a date, a moment or a month as somebody wrote it. Out: the civil value, or what is wrong with it;
//! and the other way round, the Vietnamese and English ways to write it.

mod read;
mod weekday;
mod write;

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use read::{read_date, read_day_of_year, read_moment, read_month, read_range, read_time};
pub use weekday::{Contradiction, contradictions};
pub use write::{long, long_en, month_en, short, weekday, weekday_en, weekday_short, with_weekday};

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateError {
    /// The text has none of the forms of a date.
    NotADate,
    /// The form is right and the calendar has no such day: 31/11, 29/02/2023.
    NoSuchDay {
        /// The year as written.
        year: i16,
        /// The month as written, from 0 to 99.
        month: i8,
        /// The day as written, from 0 to 99.
        day: i8,
    },
    /// Month before day, as in 11/25/2024.
    UsOrder,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::NotADate => f.write_str("not a date"),
            DateError::NoSuchDay { year, month, day } => {
                write!(f, "no such day: {day:02}/{month:02}/{year:04}")
            }
            DateError::UsOrder => f.write_str("month before day"),
        }
    }
}

impl std::error::Error for DateError {}

/// A civil day, with a time of that day if one was given.
///
/// A day alone sorts before every moment of it. As text: `2024-11-25` or `2024-11-25T08:00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time, or none for the whole day.
    pub time: Option<Time>,
}

impl From<Date> for Moment {
    fn from(date: Date) -> Moment {
        Moment { date, time: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}", self.date.to_datetime(time)),
            None => write!(f, "{}", self.date),
        }
    }
}

impl FromStr for Moment {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Moment, DateError> {
        read_moment(text)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
