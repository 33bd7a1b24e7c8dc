//! The calendar: its agenda, months as grids, years, a campaign's days, and how to subscribe.

use serde::Serialize;

use super::{CardView, DateView, LinkView};

/// `calendar`: the events section's first page.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarView {
    /// The month of the build and those after it, for a year, each with all that happens in it.
    pub upcoming: Vec<MonthView>,
    /// The months before in the year of the build, newest first.
    pub past: Vec<MonthView>,
    /// Every year that has something, newest first, with its own page.
    pub years: Vec<YearLinkView>,
    /// Lists of events by whom they are for.
    pub audiences: Vec<LinkView>,
    /// Address of the page that tells how to subscribe; none on a sensitive section.
    pub subscribe: Option<String>,
    /// Address of the whole calendar; none on a sensitive section.
    pub ics: Option<String>,
}

/// A year of the calendar.
#[derive(Clone, Debug, Serialize)]
pub struct YearLinkView {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
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
    /// What happens, by start; what repeats stands there once, with all its days.
    pub items: Vec<CardView>,
    /// The month as a grid of weeks (on the month's own page only).
    pub grid: Option<GridView>,
    /// The month before that has events.
    pub previous: Option<LinkView>,
    /// The month after that has events.
    pub next: Option<LinkView>,
    /// The months of this year that have events (on the month's own page only).
    pub months: Vec<MonthLinkView>,
    /// The year's page (on the month's own page only).
    pub year: Option<LinkView>,
}

/// A month to jump to.
#[derive(Clone, Debug, Serialize)]
pub struct MonthLinkView {
    /// `Tháng 11`, `November`.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A month as a table: weeks from Monday.
#[derive(Clone, Debug, Serialize)]
pub struct GridView {
    /// The heads of the columns, from Monday.
    pub weekdays: Vec<WeekdayView>,
    /// Whether its days have their lunar dates.
    pub lunar: bool,
    /// The weeks.
    pub weeks: Vec<WeekView>,
}

/// A weekday.
#[derive(Clone, Debug, Serialize)]
pub struct WeekdayView {
    /// `T2`, `Mon`.
    pub short: String,
    /// `Thứ Hai`, `Monday`.
    pub long: String,
}

/// A week of a grid.
#[derive(Clone, Debug, Serialize)]
pub struct WeekView {
    /// Seven days; none where the day belongs to another month.
    pub days: Vec<Option<GridDayView>>,
    /// Rows of what lasts several days; each row's spans add up to seven.
    pub rows: Vec<BarRowView>,
}

/// A day of a grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridDayView {
    /// The day.
    pub date: DateView,
    /// `7/10`: the day and month of the lunar calendar, when the site shows it. On the first day of a lunar month and of
    /// the grid, else the day alone.
    pub lunar: Option<String>,
    /// What happens on this day alone, by time.
    pub items: Vec<GridItemView>,
}

/// Something in a grid.
#[derive(Clone, Debug, Serialize)]
pub struct GridItemView {
    /// Title.
    pub title: String,
    /// Address; empty when it has no page.
    pub url: String,
    /// Language of the title when it isn't the page's.
    pub lang: Option<String>,
    /// `event` or `observance`.
    pub kind: &'static str,
    /// `8:00`, if a time is known.
    pub time: Option<String>,
    /// When, in words, of what lasts several days.
    pub when: String,
    /// As in a card.
    pub status: &'static str,
    /// Colour tone of its first topic, 0 to 3.
    pub tone: u8,
}

/// A row of bars below the days of a week.
#[derive(Clone, Debug, Serialize)]
pub struct BarRowView {
    /// Whether the grid has said all of it in an earlier week: nothing to read out again.
    pub repeated: bool,
    /// Bars and gaps, from Monday.
    pub bars: Vec<BarView>,
}

/// A bar or a gap.
#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    /// Days that it goes over.
    pub span: i8,
    /// What lasts so long; none in a gap.
    pub item: Option<GridItemView>,
    /// Whether an earlier week of the grid has it too.
    pub repeated: bool,
    /// Whether it began before this week.
    pub from_before: bool,
    /// Whether it goes on after this week.
    pub goes_on: bool,
}

/// `year`: a year of the calendar.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Whether it was over by the day of the build, and so is for ever.
    pub is_over: bool,
    /// Its months that have something, in order.
    pub months: Vec<MonthView>,
    /// Campaigns of the year.
    pub campaigns: Vec<LinkView>,
    /// Every year, newest first.
    pub years: Vec<YearLinkView>,
}

/// `audience`: the events for somebody.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceEventsView {
    /// Whom they are for.
    pub title: String,
    /// Events that aren't over by the day of the build, by start.
    pub upcoming: Vec<CardView>,
    /// The others, newest first.
    pub past: Vec<CardView>,
    /// Its own calendar file, if there is one.
    pub ics: Option<String>,
}

/// `home.days`: the campaign's days as a grid.
#[derive(Clone, Debug, Serialize)]
pub struct DaysView {
    /// `before`, `during` or `after`, by the day of the build: what isn't over may be false when the page is read.
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

/// A day of a campaign.
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

/// `programme`: what happens on each day of a campaign.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeView {
    /// The campaign.
    pub campaign: LinkView,
    /// `15/11 – 15/12/2026`.
    pub when: String,
    /// How many days.
    pub total: i32,
    /// Whether it was over by the day of the build, and so is for ever.
    pub is_over: bool,
    /// The days.
    pub days: Vec<ProgrammeDayView>,
}

/// A day of a programme.
#[derive(Clone, Debug, Serialize)]
pub struct ProgrammeDayView {
    /// The day.
    pub date: DateView,
    /// Its number, from 1.
    pub number: i32,
    /// What happens or begins that day.
    pub items: Vec<CardView>,
}

/// `subscribe`: how to have the calendar in one's own.
#[derive(Clone, Debug, Serialize)]
pub struct SubscribeView {
    /// The whole calendar.
    pub all: Option<CalendarLinkView>,
    /// Parts of it: of topics, campaigns, audiences.
    pub groups: Vec<CalendarGroupView>,
    /// Whether the site's own address is known (`base_url`): without it only files can be given.
    pub has_address: bool,
}

/// Calendars of one sort.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarGroupView {
    /// `topic`, `campaign` or `audience`; its word is `t.subscribe_<…>`.
    pub kind: &'static str,
    /// The calendars.
    pub calendars: Vec<CalendarLinkView>,
}

/// The ways to one calendar.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarLinkView {
    /// What it is of.
    pub title: String,
    /// The file, relative.
    pub ics: String,
    /// Absolute address, with `base_url` only; so are the three below.
    pub url: String,
    /// `webcal://…`: most programs subscribe when it is opened.
    pub webcal: String,
    /// Google Calendar's page that adds it.
    pub google: String,
    /// Outlook's page that adds it.
    pub outlook: String,
}
