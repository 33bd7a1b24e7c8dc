//! Events and campaigns in; the pages and files of their calendars, as routes of the plan, out.

use super::addresses::{
    audience_address, ics_address, month_address, programme_address, programme_span,
    subscribe_address, year_address, years,
};
use super::calendars::{audience_lists, calendar_address, calendars};
use super::{Planner, RouteKind};
use crate::model::page::Record;
use crate::model::{PageKind, SectionKind};
use crate::resolve::occurrences;

impl Planner<'_> {
    pub(super) fn calendars(&mut self) {
        for id in self.site.ids() {
            let page = self.site.page(id);
            let lang = page.summary.lang;
            if page.summary.kind != PageKind::Section(SectionKind::Events) {
                continue;
            }
            for (year, month) in occurrences::months(self.site, id) {
                let address = month_address(page, year, month);
                self.add(address, lang, RouteKind::Month(id, year, month), Some(&page.source));
            }
            for year in years(self.site, id) {
                let address = year_address(page, year);
                self.add(address, lang, RouteKind::Year(id, year), Some(&page.source));
            }
            for slug in audience_lists(self.site, id).into_keys() {
                let address = audience_address(page, &slug);
                self.add(address, lang, RouteKind::Audience(id, slug), Some(&page.source));
            }
            if !page.summary.sensitive {
                let address = subscribe_address(page);
                self.add(address, lang, RouteKind::Subscribe(id), Some(&page.source));
            }
        }
        for (scope, lang) in calendars(self.site) {
            let address = calendar_address(self.site, &scope, lang);
            self.add(address, lang, RouteKind::Calendar(scope), None);
        }
        for id in self.site.ids() {
            let page = self.site.page(id);
            if let Record::Campaign(campaign) = &page.summary.record
                && programme_span(campaign).is_some()
            {
                let (address, lang) = (programme_address(page), page.summary.lang);
                self.add(address, lang, RouteKind::Programme(id), Some(&page.source));
            }
            if let Some(address) = ics_address(page) {
                self.add(address, page.summary.lang, RouteKind::EventIcs(id), Some(&page.source));
            }
        }
    }
}
