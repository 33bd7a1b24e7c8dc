//! A section of events in; its agenda, months, years and lists by audience out.

mod days;
mod grid;
mod happening;
mod subscribe;

use std::collections::HashSet;

use jiff::civil::Date;

use super::Composer;
use crate::model::page::{PageId, Record};
use crate::render::view::{
    AudienceEventsView, CalendarView, LinkView, MonthLinkView, MonthView, YearLinkView, YearView,
};
use crate::resolve::{Occurrence, occurrences, plan};

/// The agenda tells of so many months, that of the build included.
const MONTHS_AHEAD: usize = 12;

/// A month of a year.
type Month = (i16, i8);

impl Composer<'_> {
    /// `calendar`: the months from that of the build on, those before in its year, and every year.
    pub fn calendar(&self, section: PageId) -> CalendarView {
        let page = self.site.page(section);
        let today = self.site.now.date;
        let this = (today.year(), today.month());
        let ahead = occurrences::months(self.site, section).filter(|month| *month >= this);
        let within = |month: &Month| months_between(this, *month) < MONTHS_AHEAD as i32;
        let past = occurrences::months(self.site, section)
            .filter(|month| month.0 == this.0 && *month < this);
        let own = |address: Option<String>| {
            address.filter(|address| self.plan.get(address).is_some()).map(|one| self.url(&one))
        };
        CalendarView {
            upcoming: self.agenda(section, ahead.take_while(within)),
            past: self.agenda(section, past).into_iter().rev().collect(),
            years: self.years(section, None),
            audiences: self.audiences(section),
            subscribe: own(Some(plan::subscribe_address(page))),
            ics: own(Some(format!("{}lich.ics", page.summary.address))),
        }
    }

    /// `month`: what touches it, as a list and as a grid, and the ways to other months.
    pub fn month(&self, section: PageId, year: i16, month: i8) -> MonthView {
        let page = self.site.page(section);
        let all = occurrences::in_month(self.site, section, year, month);
        let mut view = self.month_view(section, (year, month), &begun_here(&all, (year, month)));
        let link = |(year, month): Month| LinkView {
            title: self.style().month_title(year, month),
            url: self.url(&plan::month_address(page, year, month)),
        };
        let all: Vec<Month> = occurrences::months(self.site, section).collect();
        view.previous = all.iter().rev().find(|own| **own < (year, month)).map(|own| link(*own));
        view.next = all.iter().find(|own| **own > (year, month)).map(|own| link(*own));
        let of_year = all.iter().filter(|own| own.0 == year);
        view.months = of_year
            .filter_map(|own| {
                let title = self.style().month_alone(Date::new(own.0, own.1, 1).ok()?);
                let url = self.url(&plan::month_address(page, own.0, own.1));
                Some(MonthLinkView { title, url, current: own.1 == month })
            })
            .collect();
        view.year = Some(LinkView {
            title: self.year_title(year),
            url: self.url(&plan::year_address(page, year)),
        });
        view.grid = self.grid(section, year, month);
        view
    }

    /// `year`: its months and campaigns.
    pub fn year(&self, section: PageId, year: i16) -> YearView {
        let months = occurrences::months(self.site, section).filter(|month| month.0 == year);
        let campaigns = self.site.records_in(self.lang).campaigns.iter().copied();
        let is_of_year = |id: &PageId| match &self.site.page(*id).summary.record {
            Record::Campaign(campaign) => campaign.year == year,
            _ => false,
        };
        YearView {
            year,
            is_over: year < self.site.now.date.year(),
            months: self.agenda(section, months),
            campaigns: campaigns.filter(is_of_year).map(|id| self.link(id)).collect(),
            years: self.years(section, Some(year)),
        }
    }

    /// `Năm 2026`.
    pub fn year_title(&self, year: i16) -> String {
        self.strings().get("calendar_year").replace("{n}", &year.to_string())
    }

    fn years(&self, section: PageId, current: Option<i16>) -> Vec<YearLinkView> {
        let page = self.site.page(section);
        plan::years(self.site, section)
            .into_iter()
            .rev()
            .map(|year| YearLinkView {
                year,
                url: self.url(&plan::year_address(page, year)),
                current: current == Some(year),
            })
            .collect()
    }

    /// Months one after the other: what goes on from one into the next stands in the first alone.
    fn agenda(&self, section: PageId, months: impl Iterator<Item = Month>) -> Vec<MonthView> {
        let mut views = Vec::new();
        for (place, month) in months.enumerate() {
            let mut all = occurrences::in_month(self.site, section, month.0, month.1);
            all.retain(|one| place == 0 || month_of(one) == month);
            if !all.is_empty() {
                views.push(self.month_view(section, month, &begun_here(&all, month)));
            }
        }
        views
    }

    fn month_view(&self, section: PageId, (year, month): Month, all: &[&Occurrence]) -> MonthView {
        MonthView {
            title: self.style().month_title(year, month),
            id: format!("{year}-{month:02}"),
            url: self.url(&plan::month_address(self.site.page(section), year, month)),
            items: self.happenings(all),
            grid: None,
            previous: None,
            next: None,
            months: Vec::new(),
            year: None,
        }
    }
}

impl Composer<'_> {
    /// `audience`; none for one that the section's events don't name.
    pub fn audience_events(&self, section: PageId, slug: &str) -> Option<AudienceEventsView> {
        let page = self.site.page(section);
        let today = self.site.now.date;
        let (title, events) = plan::audience_lists(self.site, section).remove(slug)?;
        let is_ahead = |id: &PageId| {
            occurrences::of_event(self.site, *id).iter().any(|one| one.last_day() >= today)
        };
        let (ahead, mut past): (Vec<PageId>, Vec<PageId>) = events.into_iter().partition(is_ahead);
        past.reverse();
        let ics = format!("{}lich.ics", plan::audience_address(page, slug));
        let ics = self.plan.get(&ics).map(|route| self.url(&route.address));
        Some(AudienceEventsView {
            title,
            upcoming: self.events_by_start(&ahead),
            past: self.events(&past),
            ics,
        })
    }

    /// The lists of a section by audience.
    fn audiences(&self, section: PageId) -> Vec<LinkView> {
        let page = self.site.page(section);
        let link = |(slug, (title, _)): (String, (String, Vec<PageId>))| LinkView {
            title,
            url: self.url(&plan::audience_address(page, &slug)),
        };
        plan::audience_lists(self.site, section).into_iter().map(link).collect()
    }
}

/// Those of a month; of what repeats, the times that begin in it, if one does.
fn begun_here<'a>(all: &[&'a Occurrence], month: Month) -> Vec<&'a Occurrence> {
    let begins = |one: &Occurrence| month_of(one) == month;
    let begun: HashSet<_> = all.iter().filter(|one| begins(one)).map(|one| one.subject).collect();
    all.iter().copied().filter(|one| begins(one) || !begun.contains(&one.subject)).collect()
}

/// The month in which something begins.
fn month_of(one: &Occurrence) -> Month {
    (one.start.date.year(), one.start.date.month())
}

fn months_between(from: Month, to: Month) -> i32 {
    (i32::from(to.0) - i32::from(from.0)) * 12 + i32::from(to.1) - i32::from(from.1)
}
