//! A campaign's days: as a grid of the home page, and as its programme day by day.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Composer;
use crate::model::SectionKind;
use crate::model::page::{Campaign, PageId};
use crate::render::view::{DayView, DaysView, LinkView, ProgrammeDayView, ProgrammeView};
use crate::resolve::{Occurrence, Subject, plan};
use crate::text::date::Moment;

impl Composer<'_> {
    /// `home.days`: the days of a campaign as a grid of weeks; none for a campaign that is too long for it.
    pub fn days(&self, campaign: &Campaign) -> Option<DaysView> {
        let (start, end) = plan::programme_span(campaign)?;
        let total = (end - start).get_days() + 1;
        let today = self.site.now.date;
        let on_day = self.by_day(start, end);
        let mut days = Vec::new();
        for offset in 0..total {
            let day = start.checked_add(offset.days()).ok()?;
            let none = Vec::new();
            days.push(self.day(day, day == start, on_day.get(&day).unwrap_or(&none)));
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

    /// `programme`: each day of a campaign with what happens or begins on it.
    pub fn programme(&self, id: PageId, campaign: &Campaign) -> Option<ProgrammeView> {
        let (start, end) = plan::programme_span(campaign)?;
        let total = (end - start).get_days() + 1;
        let on_day = self.by_day(start, end);
        let view = |offset: i32| {
            let day = start.checked_add(offset.days()).ok()?;
            let items = on_day.get(&day).map(Vec::as_slice).unwrap_or_default();
            Some(ProgrammeDayView {
                date: self.date(Moment::from(day)),
                number: offset + 1,
                items: self.happenings(items),
            })
        };
        Some(ProgrammeView {
            campaign: self.link(id),
            when: self.style().span(Moment::from(start), Some(Moment::from(end))),
            total,
            is_over: end < self.site.now.date,
            days: (0..total).filter_map(view).collect(),
        })
    }

    /// What takes place by the day on which it begins or, when it began before, by the first day; what goes over the
    /// whole span is the campaign itself, and left out.
    fn by_day(&self, start: Date, end: Date) -> BTreeMap<Date, Vec<&Occurrence>> {
        let mut days: BTreeMap<Date, Vec<&Occurrence>> = BTreeMap::new();
        for one in self.site.occurrences.in_lang(self.lang) {
            let is_whole = one.first_day() <= start && one.last_day() >= end;
            if one.touches(start, end) && !is_whole && !one.is_former {
                days.entry(one.first_day().max(start)).or_default().push(one);
            }
        }
        days
    }

    fn day(&self, day: Date, is_first: bool, all: &[&Occurrence]) -> DayView {
        let today = self.site.now.date;
        let events: Vec<LinkView> = all
            .iter()
            .flat_map(|one| self.happenings(&[one]))
            .map(|card| LinkView { title: card.title, url: card.url })
            .collect();
        let url = match (events.as_slice(), all.first()) {
            (_, None) => None,
            ([one], _) if !one.url.is_empty() => Some(one.url.clone()),
            (_, Some(first)) => self.month_of(first, day),
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
            events,
            url,
        }
    }

    /// The month's page of the calendar that something is in.
    fn month_of(&self, one: &Occurrence, day: Date) -> Option<String> {
        let above = match one.subject {
            Subject::Event(id) => self.site.ancestors(self.site.page(id)),
            Subject::Observance(_) => Vec::new(),
        };
        let sections = above.into_iter().chain(self.site.section(SectionKind::Events, self.lang));
        let address = |id| plan::month_address(self.site.page(id), day.year(), day.month());
        let found = sections.map(address).find(|address| self.plan.get(address).is_some())?;
        Some(self.url(&found))
    }
}
