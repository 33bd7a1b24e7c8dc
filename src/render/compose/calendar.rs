//! Events, months and the days of a campaign.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Composer;
use crate::model::front::{Every, Repeat};
use crate::model::page::{Event, Page, PageId, Record};
use crate::render::view::{CalendarView, DayView, DaysView, EventView, LinkView, MonthView};
use crate::resolve::plan;
use crate::text::date::Moment;

/// A campaign longer than this has no grid of days.
const MAX_DAYS: i32 = 70;

impl Composer<'_> {
    /// `event`.
    pub fn event(&self, page: &Page, event: &Event) -> EventView {
        EventView {
            card: self.event_card(event),
            address: event.location.address.clone(),
            online: event.online.clone(),
            organizer: event.organizer.clone(),
            audience: event.audience.clone(),
            repeats: event.repeat.as_ref().map(|repeat| self.repeats(repeat)).unwrap_or_default(),
            register_is_url: event.register.starts_with("https://")
                || event.register.starts_with("http://"),
            register: event.register.clone(),
            ics: plan::ics_address(page).map(|address| self.url(&address)),
        }
    }

    /// How an event repeats, in words.
    fn repeats(&self, repeat: &Repeat) -> String {
        let t = self.strings();
        let mut words = t
            .get(match repeat.every {
                Every::Day => "repeat_day",
                Every::Week => "repeat_week",
                Every::Month => "repeat_month",
                Every::Year => "repeat_year",
                Every::LunarYear => "repeat_lunar_year",
            })
            .to_owned();
        // 1/1/2024 was a Monday.
        let weekday = |day: &i8| Some(self.style().weekday(Date::new(2024, 1, *day).ok()?));
        let days: Vec<&str> = repeat.on.iter().filter_map(weekday).collect();
        if !days.is_empty() {
            words.push_str(&format!(" ({})", days.join(", ")));
        }
        if let Some(until) = repeat.until {
            let until = t.get("repeat_until").replace("{date}", &self.style().short(until));
            words.push_str(&format!(", {until}"));
        }
        if let Some(count) = repeat.count {
            let count = t.get("repeat_count").replace("{n}", &count.to_string());
            words.push_str(&format!(", {count}"));
        }
        words
    }

    /// `calendar`: what is still to come, then what is over, by months of the first day.
    pub fn calendar(&self, section: PageId) -> CalendarView {
        let today = self.site.now.date;
        let mut upcoming: BTreeMap<(i16, i8), Vec<PageId>> = BTreeMap::new();
        let mut past: BTreeMap<(i16, i8), Vec<PageId>> = BTreeMap::new();
        for id in plan::events_below(self.site, section) {
            let Record::Event(event) = &self.site.page(id).summary.record else { continue };
            let months = if event.last_day() >= today { &mut upcoming } else { &mut past };
            let month = (event.start.date.year(), event.start.date.month());
            months.entry(month).or_default().push(id);
        }
        let page = self.site.page(section);
        let group = |((year, month), ids): ((i16, i8), Vec<PageId>)| {
            self.month_view(page, year, month, &ids)
        };
        CalendarView {
            upcoming: upcoming.into_iter().map(group).collect(),
            past: past.into_iter().rev().map(group).collect(),
            ics: (!page.summary.sensitive)
                .then(|| self.url(&format!("{}lich.ics", page.summary.address))),
        }
    }

    /// `month`: every event that touches it, and the months before and after that have some.
    pub fn month(&self, section: PageId, year: i16, month: i8) -> MonthView {
        let page = self.site.page(section);
        let months = plan::months(self.site, section);
        let ids = months.get(&(year, month)).cloned().unwrap_or_default();
        let mut view = self.month_view(page, year, month, &ids);
        let link = |(year, month): (i16, i8)| LinkView {
            title: self.style().month_title(year, month),
            url: self.url(&plan::month_address(page, year, month)),
        };
        view.previous = months.range(..(year, month)).next_back().map(|(key, _)| link(*key));
        view.next = months.range((year, month)..).nth(1).map(|(key, _)| link(*key));
        view
    }

    fn month_view(&self, section: &Page, year: i16, month: i8, ids: &[PageId]) -> MonthView {
        MonthView {
            title: self.style().month_title(year, month),
            id: format!("{year}-{month:02}"),
            url: self.url(&plan::month_address(section, year, month)),
            items: self.cards(ids),
            previous: None,
            next: None,
        }
    }

    /// `home.days`: the days of a campaign as a grid of weeks.
    pub fn days(&self, start: Date, end: Date, events: &[PageId]) -> Option<DaysView> {
        let total = (end - start).get_days() + 1;
        if !(1..=MAX_DAYS).contains(&total) {
            return None;
        }
        let today = self.site.now.date;
        let on_day = self.events_by_day(start, end, events);
        let mut days = Vec::new();
        for offset in 0..total {
            let day = start.checked_add(offset.days()).ok()?;
            days.push(self.day(day, day == start, on_day.get(&day)));
        }
        let (state, number, left) = if today < start {
            ("before", None, (start - today).get_days())
        } else if today > end {
            ("after", None, 0)
        } else {
            ("during", Some((today - start).get_days() + 1), (end - today).get_days())
        };
        // 1/1/2024 was a Monday.
        let weekday = |day| Some(self.style().weekday_short(Date::new(2024, 1, day).ok()?));
        Some(DaysView {
            state,
            number,
            total,
            left,
            blanks: start.weekday().to_monday_zero_offset(),
            weekdays: (1..=7).filter_map(weekday).collect(),
            days,
        })
    }

    /// Events by the day on which they begin, the campaign's own span left out.
    fn events_by_day(
        &self,
        start: Date,
        end: Date,
        events: &[PageId],
    ) -> BTreeMap<Date, Vec<PageId>> {
        let mut days: BTreeMap<Date, Vec<PageId>> = BTreeMap::new();
        for id in events {
            let Record::Event(event) = &self.site.page(*id).summary.record else { continue };
            let is_whole = event.start.date <= start && event.last_day() >= end;
            let day = event.start.date;
            if !is_whole && start <= day && day <= end {
                days.entry(day).or_default().push(*id);
            }
        }
        days
    }

    fn day(&self, day: Date, is_first: bool, events: Option<&Vec<PageId>>) -> DayView {
        let today = self.site.now.date;
        let events = events.map(Vec::as_slice).unwrap_or_default();
        let url = match events {
            [] => None,
            [one] => Some(self.url(&self.site.page(*one).summary.address)),
            [first, ..] => self.month_of(*first, day),
        };
        let names_month = is_first || day.day() == 1;
        DayView {
            date: self.date(Moment::from(day)),
            label: if names_month {
                format!("{}/{}", day.day(), day.month())
            } else {
                day.day().to_string()
            },
            state: match day.cmp(&today) {
                std::cmp::Ordering::Less => "past",
                std::cmp::Ordering::Equal => "today",
                std::cmp::Ordering::Greater => "future",
            },
            events: events.iter().map(|id| self.link(*id)).collect(),
            url,
        }
    }

    /// The month's page of the calendar that an event is in.
    fn month_of(&self, event: PageId, day: Date) -> Option<String> {
        let section = self.site.ancestors(self.site.page(event)).into_iter().find(|id| {
            let address = plan::month_address(self.site.page(*id), day.year(), day.month());
            self.plan.get(&address).is_some()
        })?;
        Some(self.url(&plan::month_address(self.site.page(section), day.year(), day.month())))
    }
}
