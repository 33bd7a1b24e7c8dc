//! Events, days and months.

use serde::Serialize;

use super::{CardView, DateView, LinkView};

/// What a card of the calendar shows of an event.
#[derive(Clone, Debug, Serialize)]
pub struct EventCardView {
    /// First day (and time).
    pub start: DateView,
    /// Last day (and time), when it differs from the start.
    pub end: Option<DateView>,
    /// When, in words: `8:00, Thứ Bảy, 28/11/2026`, `15/11 – 15/12/2026`.
    pub when: String,
    /// No time was given.
    pub all_day: bool,
    /// Name of the place, may be empty.
    pub place: String,
    /// `confirmed`, `tentative`, `cancelled` or `postponed`; its word is `t.status_<…>`.
    pub status: &'static str,
    /// New date of a postponed event.
    pub rescheduled_to: Option<DateView>,
}

/// `event`: everything an event's page shows besides `page`.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// What the card shows.
    pub card: EventCardView,
    /// Street address of the place, may be empty.
    pub address: String,
    /// Address of the online meeting, may be empty.
    pub online: String,
    /// Organiser, may be empty.
    pub organizer: String,
    /// For whom.
    pub audience: Vec<String>,
    /// How it repeats, in words, may be empty.
    pub repeats: String,
    /// Address or text for registration, may be empty.
    pub register: String,
    /// Whether `register` is a web address.
    pub register_is_url: bool,
    /// Address of its `.ics`; none on sensitive pages.
    pub ics: Option<String>,
}

/// `calendar`: the events section's first page.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarView {
    /// The months from today on (by the day of the build), each with its events.
    pub upcoming: Vec<MonthView>,
    /// The months before, newest first, each with its events.
    pub past: Vec<MonthView>,
    /// Address of the calendar to subscribe to; none on a sensitive section.
    pub ics: Option<String>,
}

/// `month`: a month with its events.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// `Tháng 11/2026`, `November 2026`.
    pub title: String,
    /// `2026-11`, for ids.
    pub id: String,
    /// Address of the month's page.
    pub url: String,
    /// Events, by start.
    pub items: Vec<CardView>,
    /// The month before that has events.
    pub previous: Option<LinkView>,
    /// The month after that has events.
    pub next: Option<LinkView>,
}

/// `span`: the campaign's days as a grid.
#[derive(Clone, Debug, Serialize)]
pub struct DaysView {
    /// `before`, `during` or `after`, by the day of the build.
    pub state: &'static str,
    /// Today's number within the campaign, from 1, when during.
    pub number: Option<i32>,
    /// How many days the campaign has.
    pub total: i32,
    /// Days left after today when during; days until the start when before.
    pub left: i32,
    /// Empty cells before the first day, weeks beginning on Monday: 0 to 6.
    pub blanks: i8,
    /// Short names of the weekdays from Monday: `T2` … `CN`.
    pub weekdays: Vec<String>,
    /// The days.
    pub days: Vec<DayView>,
}

/// A day of the grid.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// The day.
    pub date: DateView,
    /// `15/11` on the first day and on the first of a month, else `16`.
    pub label: String,
    /// `past`, `today` or `future`, by the day of the build.
    pub state: &'static str,
    /// What happens that day (events of one day, or the start of longer ones).
    pub events: Vec<LinkView>,
    /// Where the day leads, when something happens: the event, or the month's page when there are several.
    pub url: Option<String>,
}
