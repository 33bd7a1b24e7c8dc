//! A month in, its weeks as a table out: single days with what happens on them, and bars of what lasts longer.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Composer;
use crate::model::page::PageId;
use crate::render::view::{
    BarRowView, BarView, GridDayView, GridItemView, GridView, WeekView, WeekdayView,
};
use crate::resolve::{Occurrence, occurrences};
use crate::text::lunar;

const WEEK: i8 = 7;

/// The days of one month within one week.
#[derive(Clone, Copy)]
struct Week {
    monday: Date,
    first: Date,
    last: Date,
}

impl Week {
    /// The column of a day, 0 for Monday, clipped to the month's days of the week.
    fn column(self, day: Date) -> i8 {
        day.clamp(self.first, self.last).weekday().to_monday_zero_offset()
    }
}

impl Composer<'_> {
    /// `month.grid`; none for a month that the calendar doesn't have.
    pub fn grid(&self, section: PageId, year: i16, month: i8) -> Option<GridView> {
        let first = Date::new(year, month, 1).ok()?;
        let last = first.last_of_month();
        let all = occurrences::in_days(self.site, section, first, last);
        let (long, short): (Vec<&Occurrence>, Vec<&Occurrence>) =
            all.into_iter().partition(|one| is_long(one));
        let mut said = BTreeSet::new();
        let mut weeks = Vec::new();
        let mut monday = Some(first.checked_sub(days(first)).ok()?);
        while let Some(own) = monday.filter(|monday| *monday <= last) {
            let sunday = own.checked_add(6.days()).unwrap_or(Date::MAX);
            let week = Week { monday: own, first: own.max(first), last: sunday.min(last) };
            weeks.push(WeekView {
                days: self.grid_days(week, &short),
                rows: self.bar_rows(week, &long, &mut said),
            });
            monday = own.checked_add(7.days()).ok();
        }
        let lunar = self.site.config.calendar.lunar;
        Some(GridView { weekdays: self.weekdays(), lunar, weeks })
    }

    /// Monday to Sunday.
    fn weekdays(&self) -> Vec<WeekdayView> {
        // 1/1/2024 was a Monday.
        let day = |day| Date::new(2024, 1, day).ok();
        (1..=WEEK)
            .filter_map(day)
            .map(|day| WeekdayView {
                short: self.style().weekday_short(day),
                long: self.style().weekday(day).to_owned(),
            })
            .collect()
    }

    fn grid_days(&self, week: Week, short: &[&Occurrence]) -> Vec<Option<GridDayView>> {
        let view = |offset: i8| {
            let day = week.monday.checked_add(i64::from(offset).days()).ok()?;
            let is_inside = week.first <= day && day <= week.last;
            let items = short.iter().filter(|one| one.first_day() == day);
            is_inside.then(|| GridDayView {
                date: self.date(day.into()),
                lunar: self.site.config.calendar.lunar.then(|| lunar_day(day)).flatten(),
                items: items.filter_map(|one| self.grid_item(one)).collect(),
            })
        };
        (0..WEEK).map(view).collect()
    }

    fn grid_item(&self, one: &Occurrence) -> Option<GridItemView> {
        let card = self.happenings(&[one]).pop()?;
        let event = card.event?;
        Some(GridItemView {
            title: card.title,
            url: card.url,
            lang: card.lang,
            kind: if card.kind == "observance" { "observance" } else { "event" },
            time: event.start.time,
            when: event.when,
            status: if event.moved_from.is_some() { "confirmed" } else { event.status },
            tone: card.topics.first().map_or(0, |topic| topic.tone),
        })
    }

    /// Bars in as few rows as they need, each in the first row that is free.
    fn bar_rows(
        &self,
        week: Week,
        long: &[&Occurrence],
        said: &mut BTreeSet<usize>,
    ) -> Vec<BarRowView> {
        let mut rows: Vec<(i8, Vec<BarView>)> = Vec::new();
        for (place, one) in long.iter().enumerate() {
            if !one.touches(week.first, week.last) {
                continue;
            }
            let (from, to) = (week.column(one.first_day()), week.column(one.last_day()));
            let bar = BarView {
                span: to - from + 1,
                item: self.grid_item(one),
                repeated: !said.insert(place),
                from_before: one.first_day() < week.first,
                goes_on: one.last_day() > week.last,
            };
            let free = rows.iter_mut().find(|(end, _)| *end <= from);
            match free {
                Some((end, bars)) => {
                    bars.extend(gap(from - *end));
                    bars.push(bar);
                    *end = to + 1;
                }
                None => rows.push((to + 1, gap(from).into_iter().chain([bar]).collect())),
            }
        }
        let finish = |(end, mut bars): (i8, Vec<BarView>)| {
            bars.extend(gap(WEEK - end));
            let repeated = bars.iter().all(|bar| bar.item.is_none() || bar.repeated);
            BarRowView { repeated, bars }
        };
        rows.into_iter().map(finish).collect()
    }
}

fn gap(span: i8) -> Option<BarView> {
    let bar = BarView { span, item: None, repeated: false, from_before: false, goes_on: false };
    (span > 0).then_some(bar)
}

/// Days since Monday.
fn days(day: Date) -> jiff::Span {
    i64::from(day.weekday().to_monday_zero_offset()).days()
}

/// Whether it is a bar: several days, but no single night.
fn is_long(one: &Occurrence) -> bool {
    let (first, last) = (one.first_day(), one.last_day());
    let night = match (one.start.time, one.end.and_then(|end| end.time)) {
        (Some(from), Some(to)) => first.tomorrow().ok() == Some(last) && to <= from,
        _ => false,
    };
    last > first && !night
}

/// `7`, or on the first days of a civil and of a lunar month `1/10`, `6/6N` in a leap month.
fn lunar_day(day: Date) -> Option<String> {
    let own = lunar::to_lunar(day)?;
    let leap = if own.leap { "N" } else { "" };
    let names_month = own.day == 1 || day.day() == 1;
    Some(if names_month { format!("{}/{}{leap}", own.day, own.month) } else { own.day.to_string() })
}
