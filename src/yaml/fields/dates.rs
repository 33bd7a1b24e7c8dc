//! One key in; the day or moment that it names out.

use jiff::civil::Date;

use super::Fields;
use crate::diagnostics::{Code, Message};
use crate::say;
use crate::text::date::{DateError, Moment, read_date, read_moment, read_range};
use crate::yaml::Spanned;

impl Fields<'_> {
    /// A day, with or without a time.
    ///
    /// # Reports
    /// `bad-date`, `no-such-day` (31/11) or `us-date` (11/25/2026), the last with the right order.
    pub fn moment(&mut self, name: &str) -> Option<Spanned<Moment>> {
        let written = self.text(name)?;
        let read = read_moment(&written.value);
        let example = say!(
            "Viết như `25/11/2026` hoặc `25/11/2026 8:00`.",
            "Write it like `25/11/2026` or `25/11/2026 8:00`."
        );
        self.dated(name, &written, read, example)
    }

    /// A moment, or from when to when: `từ 15/11 đến 15/12/2026`.
    ///
    /// # Reports
    /// As for [`Fields::moment`].
    pub fn moments(&mut self, name: &str) -> Option<(Spanned<Moment>, Option<Spanned<Moment>>)> {
        let written = self.text(name)?;
        let span = written.span;
        let read = match read_moment(&written.value) {
            Ok(moment) => Ok((moment, None)),
            Err(error) => match read_range(&written.value) {
                Ok((start, end)) => Ok((start, Some(Spanned { value: end, span }))),
                Err(DateError::NotADate) => Err(error),
                Err(finer) => Err(finer),
            },
        };
        let example = say!(
            "Viết như `25/11/2026`, `25/11/2026 8:00` hoặc `từ 15/11 đến 15/12/2026`.",
            "Write it like `25/11/2026`, `25/11/2026 8:00` or `từ 15/11 đến 15/12/2026`."
        );
        let both = self.dated(name, &written, read, example)?;
        let (start, end) = both.value;
        Some((Spanned { value: start, span }, end))
    }

    /// A day.
    ///
    /// # Reports
    /// As for [`Fields::moment`]; a time is `bad-date` too.
    pub fn date(&mut self, name: &str) -> Option<Spanned<Date>> {
        let written = self.text(name)?;
        let mut example = say!("Viết như `25/11/2026`.", "Write it like `25/11/2026`.");
        let read = read_date(&written.value).map_err(|error| match read_moment(&written.value) {
            Ok(moment) => {
                let day = crate::text::date::short(moment.date);
                example =
                    say!("Chỉ viết ngày, không viết giờ: `{day}`.", "Give the day alone: `{day}`.");
                error
            }
            // The longer form may have found more to say about the day in it.
            Err(DateError::NotADate) => error,
            Err(finer) => finer,
        });
        self.dated(name, &written, read, example)
    }

    fn dated<T>(
        &mut self,
        name: &str,
        written: &Spanned<String>,
        read: Result<T, DateError>,
        example: Message,
    ) -> Option<Spanned<T>> {
        let error = match read {
            Ok(value) => return Some(Spanned { value, span: written.span }),
            Err(error) => error,
        };
        let key = self.written_key(name);
        let text = &written.value;
        let (code, message, hint) = match error {
            DateError::NotADate => (
                Code::BadDate,
                say!(
                    "Không hiểu ngày `{text}` của `{key}`.",
                    "The date `{text}` of `{key}` can't be read."
                ),
                example,
            ),
            DateError::NoSuchDay { year, month, day } => (
                Code::NoSuchDay,
                say!(
                    "Ngày {day:02}/{month:02}/{year:04} của `{key}` không có trên lịch.",
                    "The day {day:02}/{month:02}/{year:04} of `{key}` doesn't exist."
                ),
                days_of(year, month),
            ),
            DateError::UsOrder => (
                Code::UsDate,
                say!("`{key}` viết tháng trước ngày.", "`{key}` has the month before the day."),
                match day_first(text) {
                    Some(date) => {
                        say!("Viết ngày trước: `{date}`.", "Put the day first: `{date}`.")
                    }
                    None => example,
                },
            ),
        };
        self.report_at(written.span, code, message, hint);
        None
    }
}

fn days_of(year: i16, month: i8) -> Message {
    match Date::new(year, month, 1) {
        Ok(first) => {
            let days = first.days_in_month();
            say!(
                "Tháng {month} năm {year} có {days} ngày; ngày cuối là `{days}/{month}/{year}`.",
                "Month {month} of {year} has {days} days; the last is `{days}/{month}/{year}`."
            )
        }
        Err(_) => say!(
            "Viết ngày trước, rồi tháng (1 đến 12), rồi năm.",
            "Write the day, then the month (1 to 12), then the year."
        ),
    }
}

/// `11/25/2026 8:00` with its first two numbers exchanged.
fn day_first(text: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let start = text.find(is_digit)?;
    let (before, rest) = text.split_at_checked(start)?;
    let (month, rest) = rest.split_at_checked(rest.find(|c| !is_digit(c))?)?;
    let (between, rest) = rest.split_at_checked(rest.find(is_digit)?)?;
    let (day, rest) = rest.split_at_checked(rest.find(|c| !is_digit(c))?)?;
    Some(format!("{before}{day}{between}{month}{rest}"))
}
