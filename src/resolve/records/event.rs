//! Typed front matter of an event in, the event out: a repeated one begins on the first day of its rule.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Inputs;
use super::super::gather::Gathered;
use super::{copied, end_after_start, missing, text, texts};
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::model::LangId;
use crate::model::front::{Every, Given, Repeat};
use crate::model::page::{Event, Record};
use crate::say;
use crate::text::date::{self, Moment};
use crate::text::slug;

/// The event of a page.
pub(super) fn event(
    inputs: &Inputs<'_>,
    page: &Gathered,
    diagnostics: &mut Vec<Diagnostic>,
) -> Record {
    let front = &page.front;
    if front.start.is_none() {
        missing(page, ("start", "bắt đầu"), "25/11/2026 8:00", diagnostics);
    }
    let mut end = end_after_start(front.start.as_ref(), front.end.as_ref(), diagnostics);
    let mut start = copied(&front.start).unwrap_or_else(|| Moment::from(inputs.now.date));
    let mut repeat = front.repeat.clone();
    if let Some(given) = &mut repeat {
        let found = align(given, &mut start, &mut end);
        // Translations repeat the original's dates.
        if page.lang == LangId::default() {
            diagnostics.extend(found);
        }
    }
    if let (Some(crate::model::front::EventStatus::Postponed), None) =
        (copied(&front.event_status), &front.rescheduled_to)
        && let Some(status) = &front.event_status
    {
        let finding = Diagnostic::new(
            Code::MissingKey,
            say!(
                "sự kiện hoãn chưa ghi dời sang ngày nào",
                "the postponed event doesn't say to which day"
            ),
        );
        let mut finding = finding.in_file(&status.file).at(status.span).hint(say!(
            "thêm `dời sang ngày: …` khi đã biết",
            "add `rescheduled_to: …` once it is known",
        ));
        finding.severity = crate::diagnostics::Severity::Info;
        diagnostics.push(finding);
    }
    Record::Event(Event {
        start,
        end,
        location: front.location.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        online: text(&front.online),
        organizer: text(&front.organizer),
        audience: texts(&front.audience),
        status: copied(&front.event_status).unwrap_or_default(),
        rescheduled_to: copied(&front.rescheduled_to),
        repeat: repeat.map(|given| given.value),
        register: text(&front.register),
        observance: front.observance.as_ref().map(|given| slug::slug(&given.value)),
        revision: copied(&front.revision).and_then(|n| u32::try_from(n).ok()).unwrap_or(0),
    })
}

/// Completes a repetition and moves start and end to its first day; gives what doesn't agree.
fn align(
    given: &mut Given<Repeat>,
    start: &mut Moment,
    end: &mut Option<Moment>,
) -> Option<Diagnostic> {
    let repeat = &mut given.value;
    let needs_week = matches!(repeat.every, Every::Month | Every::Year)
        && !repeat.on.is_empty()
        && repeat.weeks.is_empty();
    repeat.complete(start.date);
    let first = repeat.all_days(start.date).next();
    let has_any = repeat.days(start.date).next().is_some();
    let Some((_, first)) = first.filter(|_| has_any) else {
        return Some(never(given, start.date));
    };
    let written = start.date;
    if first != written {
        let days = i64::from((first - written).get_days()).days();
        start.date = first;
        *end = end.and_then(|end| {
            Some(Moment { date: end.date.checked_add(days).ok()?, time: end.time })
        });
    }
    let second = repeat.days(first).nth(1).map(|(_, day)| day);
    let overlaps = end.zip(second).is_some_and(|(end, second)| end.date >= second);
    let (message, hint) = if overlaps {
        overlap()
    } else if first != written {
        moved(written, first)
    } else if needs_week {
        which_week(repeat.weeks.first().copied().unwrap_or(1))
    } else {
        return None;
    };
    let found = Diagnostic::new(Code::RepeatDiffers, message).hint(hint);
    Some(found.in_file(&given.file).at(given.span))
}

fn never(given: &Given<Repeat>, start: Date) -> Diagnostic {
    let day = date::short(start);
    Diagnostic::new(
        Code::RepeatDiffers,
        say!(
            "từ {day} trở đi không có lần nào đúng với cách lặp lại này",
            "from {day} on the repetition has no day at all"
        ),
    )
    .in_file(&given.file)
    .at(given.span)
    .hint(say!(
        "xem lại `bắt đầu`, `đến hết` và `trừ`",
        "look at `start`, `until` and `except` again"
    ))
}

fn overlap() -> (Message, Message) {
    (
        say!("mỗi lần kéo dài sang cả lần sau", "each time lasts until the next one has begun"),
        say!(
            "`kết thúc` là lúc một lần kết thúc; ngày cuối của cả đợt viết là `đến hết: …` trong `lặp lại`",
            "`end` ends a single time; the last day of all goes into `repeat` as `until: …`"
        ),
    )
}

fn moved(written: Date, first: Date) -> (Message, Message) {
    let (written, first) = (date::short(written), date::short(first));
    (
        say!(
            "{written} không phải ngày của cách lặp lại này, nên lần đầu là {first}",
            "{written} is no day of the repetition, so the first time is {first}"
        ),
        say!(
            "nếu đúng ý thì viết `bắt đầu` là {first}",
            "if that is meant, let it `start` on {first}"
        ),
    )
}

fn which_week(week: i8) -> (Message, Message) {
    (
        say!(
            "chưa ghi tuần thứ mấy của tháng, nên lấy theo ngày bắt đầu: tuần thứ {week}",
            "it isn't said which week of the month; the start is in week {week}, so that is taken"
        ),
        say!("thêm `tuần thứ: {week}` vào `lặp lại`", "add `week: {week}` to `repeat`"),
    )
}
