//! A content file's text in; a warning for every weekday that doesn't belong to the date beside it out.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::say;
use crate::text::date;

pub(super) fn check(text: &str) -> Vec<Diagnostic> {
    date::contradictions(text).into_iter().map(|found| finding(text, &found)).collect()
}

fn finding(text: &str, found: &date::Contradiction) -> Diagnostic {
    let written = text.get(found.weekday.clone()).unwrap_or_default();
    let day = text.get(found.date.clone()).unwrap_or_default();
    let (right, right_en) = (date::weekday(found.day), date::weekday_en(found.day));
    Diagnostic::new(
        Code::WrongWeekday,
        say!("ngày {day} không phải {written}", "{day} is no {written}"),
    )
    .at(Span::new(found.weekday.start, found.weekday.end))
    .hint(say!(
        "ngày đó là {right}: viết `{right}, {day}`; nếu thứ đúng thì sửa ngày",
        "that day is a {right_en}: write `{right}, {day}`; if the weekday is right, mend the date",
    ))
}
