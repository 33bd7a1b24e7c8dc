//! Moments in, the words that files without a template have for them out.

use crate::model::front::EventStatus;
use crate::model::page::Event;
use crate::text::date::{self, Moment};

/// Vietnamese as it is written in Vietnam, anything else in English, as on the pages.
pub(super) fn shown(moment: Moment, lang: &str) -> String {
    let day = match lang.split('-').next() {
        Some("vi") => date::short(moment.date),
        _ => date::long_en(moment.date),
    };
    match moment.time {
        Some(time) => format!("{}:{:02}, {day}", time.hour(), time.minute()),
        None => day,
    }
}

/// When, where and what of an event in one line, what is not known left out: `Đã huỷ. 8:00, 25/11/2026. Hội trường.`
///
/// `words` gives a string of the theme by its key.
pub(super) fn announced(
    event: &Event,
    description: &str,
    lang: &str,
    words: &dyn Fn(&str) -> String,
) -> String {
    let (start, end) = event.standing();
    let state = match event.status {
        EventStatus::Confirmed => String::new(),
        EventStatus::Tentative => words("status_tentative"),
        EventStatus::Cancelled => words("status_cancelled"),
        EventStatus::Postponed => words("status_postponed"),
    };
    let end = end.filter(|end| *end != start);
    let when = match end {
        Some(end) => format!("{} – {}", shown(start, lang), shown(end, lang)),
        None => shown(start, lang),
    };
    let location = &event.location;
    let parts = [location.name.as_str(), location.address.as_str()];
    let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let place = if place.is_empty() { event.online.clone() } else { place };
    let parts = [state, when, place, description.to_owned()];
    let told: Vec<&str> =
        parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    told.join(". ")
}
