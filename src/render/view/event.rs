//! An event: its card in lists, and its own page.

use serde::Serialize;

use super::{CardView, DateView};

/// What a card of the calendar shows of an event or of a day that is remembered.
#[derive(Clone, Debug, Serialize)]
pub struct EventCardView {
    /// First day (and time); of a repeated event in a list, of the first time that the list speaks of.
    pub start: DateView,
    /// Last day (and time), when it differs from the start.
    pub end: Option<DateView>,
    /// When, in words: `8:00, Thứ Bảy, 28/11/2026`, `15/11 – 15/12/2026`.
    pub when: String,
    /// When, for a reader who knows the day: `8:00–10:30`; of what lasts several days the same as `when`; may be empty.
    pub brief: String,
    /// Every day on which it begins within the list, when there is more than one.
    pub days: Vec<DateView>,
    /// No time was given.
    pub all_day: bool,
    /// Name of the place, may be empty.
    pub place: String,
    /// It can be attended online.
    pub online: bool,
    /// `confirmed`, `tentative`, `cancelled` or `postponed`; its word is `t.status_<…>`.
    pub status: &'static str,
    /// New date of a postponed event, where its old day is told.
    pub rescheduled_to: Option<DateView>,
    /// Old date of a postponed event, where its new day is told.
    pub moved_from: Option<DateView>,
}

/// `event`: everything an event's page shows besides `page`.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// What the card shows.
    pub card: EventCardView,
    /// When it takes place now that it was postponed; none when nothing changed or no day is known.
    pub now: Option<TimeView>,
    /// How long it lasts, in words: `2 giờ 30 phút`, `31 ngày`; empty when no end is known or it is one day.
    pub duration: String,
    /// Street address of the place, may be empty.
    pub address: String,
    /// Where a map of the place is (`https:`), may be empty. Plain link: nothing of it is embedded.
    pub map: String,
    /// Address of the online meeting, may be empty.
    pub online: String,
    /// Organiser, may be empty.
    pub organizer: String,
    /// For whom.
    pub audience: Vec<AudienceView>,
    /// How it repeats, in words, may be empty.
    pub repeats: String,
    /// Every time that a repeated event takes place; empty for any other.
    pub times: Vec<TimeView>,
    /// Address or text for registration, may be empty.
    pub register: String,
    /// Whether `register` is a web address.
    pub register_is_url: bool,
    /// Address of its `.ics`; none on sensitive pages.
    pub ics: Option<String>,
    /// Documents that share its topics and tags, at most 3.
    pub documents: Vec<CardView>,
}

/// One time that a repeated event takes place.
#[derive(Clone, Debug, Serialize)]
pub struct TimeView {
    /// First day (and time).
    pub start: DateView,
    /// Last day (and time), when it differs from the start.
    pub end: Option<DateView>,
    /// When, in words.
    pub when: String,
    /// Whether it isn't over by the day of the build.
    pub ahead: bool,
}

/// Whom an event is for.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceView {
    /// As written.
    pub title: String,
    /// Address of the list of events for them, if there is one.
    pub url: Option<String>,
}
