//! What the pages of a calendar depend on: the cards of what takes place in them, the days of every year, other pages.

use jiff::civil::Date;

use super::Keys;
use crate::digest::Digest;
use crate::model::page::{Page, PageId, Record};
use crate::resolve::{Occurrence, RouteKind, Subject, occurrences, plan};
use crate::text::slug::slug;

impl Keys<'_> {
    /// The events section's first page.
    pub(super) fn agenda(&self, section: PageId, key: &mut Digest) {
        self.cards(&plan::events_below(self.site, section), key);
        self.calendar(section, key);
        // An event of another section can stand for a day of every year.
        let (year, next) = (self.site.now.date.year(), self.site.now.date.year().saturating_add(1));
        let (first, last) = (Date::new(year, 1, 1).ok(), Date::new(next, 12, 31).ok());
        self.in_days(section, first, last, key);
        for (slug, (title, _)) in plan::audience_lists(self.site, section) {
            key.add_str(&slug).add_str(&title);
        }
    }

    pub(super) fn month(
        &self,
        section: PageId,
        (year, month): (i16, i8),
        address: &str,
        key: &mut Digest,
    ) {
        self.below(section, address, key);
        self.calendar(section, key);
        let first = Date::new(year, month, 1).ok();
        self.in_days(section, first, first.map(Date::last_of_month), key);
    }

    pub(super) fn year(&self, section: PageId, year: i16, address: &str, key: &mut Digest) {
        self.below(section, address, key);
        self.calendar(section, key);
        let (first, last) = (Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok());
        self.in_days(section, first, last, key);
        let lang = self.site.page(section).summary.lang;
        for id in &self.site.records_in(lang).campaigns {
            self.summary(*id, key);
        }
    }

    pub(super) fn audience(&self, section: PageId, slug: &str, address: &str, key: &mut Digest) {
        self.below(section, address, key);
        key.add_str(slug);
        if let Some((title, events)) = plan::audience_lists(self.site, section).get(slug) {
            key.add_str(title);
            self.cards(events, key);
        }
        let ics = format!("{address}lich.ics");
        key.add(&self.plan.get(&ics).is_some());
    }

    pub(super) fn subscribe(&self, section: PageId, address: &str, key: &mut Digest) {
        self.below(section, address, key);
        let lang = self.site.page(section).summary.lang;
        for route in &self.plan.routes {
            if let RouteKind::Calendar(scope) = &route.kind {
                let (title, _) = plan::calendar_words(self.site, scope, lang);
                key.add_str(&route.address).add_str(&title);
            }
        }
    }

    pub(super) fn programme(&self, id: PageId, address: &str, key: &mut Digest) {
        self.below(id, address, key);
        key.add_u128(self.shared.days);
        let page = self.site.page(id);
        let Record::Campaign(campaign) = &page.summary.record else { return };
        let Some((start, end)) = plan::programme_span(campaign) else { return };
        for one in self.site.occurrences.in_lang(page.summary.lang) {
            if one.touches(start, end) {
                self.occurrence(one, key);
            }
        }
    }

    /// The lists of events that an event's page leads to.
    pub(super) fn audience_lists(&self, page: &Page, key: &mut Digest) {
        let Record::Event(event) = &page.summary.record else { return };
        for section in self.site.ancestors(page) {
            for title in &event.audience {
                let address = plan::audience_address(self.site.page(section), &slug(title));
                key.add(&self.plan.get(&address).is_some());
            }
        }
    }

    /// A page below a content page, and whether the same one is there in the other languages.
    fn below(&self, id: PageId, address: &str, key: &mut Digest) {
        self.summary(id, key);
        let page = self.site.page(id);
        self.languages(page, key);
        let rest = address.strip_prefix(page.summary.address.as_str()).unwrap_or_default();
        for version in self.site.versions.get(&page.key).into_iter().flatten() {
            let other = format!("{}{rest}", self.site.page(*version).summary.address);
            key.add(&self.plan.get(&other).is_some());
        }
    }

    /// What every page of a calendar shows: its months, and the days of every year.
    fn calendar(&self, section: PageId, key: &mut Digest) {
        key.add_u128(self.shared.days);
        for month in occurrences::months(self.site, section) {
            key.add(&month);
        }
    }

    fn in_days(&self, section: PageId, from: Option<Date>, to: Option<Date>, key: &mut Digest) {
        let (Some(from), Some(to)) = (from, to) else { return };
        for one in occurrences::in_days(self.site, section, from, to) {
            self.occurrence(one, key);
        }
    }

    fn occurrence(&self, one: &Occurrence, key: &mut Digest) {
        match one.subject {
            Subject::Event(id) => self.cards(&[id], key),
            Subject::Observance(place) => {
                key.add_u64(place as u64);
            }
        }
        key.add(&one.start).add(&one.end).add(&one.is_former);
    }
}
