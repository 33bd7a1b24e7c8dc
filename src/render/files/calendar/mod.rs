//! Events in, iCalendar files (RFC 5545) out: calendars to subscribe to, and one file for each event.

mod event;
mod observance;
mod recurrence;
mod text;
mod times;
mod writer;

use std::collections::BTreeMap;

use super::{Zone, base};
use crate::model::LangId;
use crate::model::page::{Page, PageId, Record, TopicId};
use crate::resolve::plan::{self, CalendarScope};
use crate::resolve::{Occurrence, Site, Subject, occurrences};
use jiff::civil::Date;
use writer::Writer;

/// How often calendars ask again: a cancelled event must be seen within the day.
const REFRESH: &str = "PT12H";

/// A calendar with its events but sensitive ones (SAFETY.md 9); a section's has the days of the year too.
pub(super) fn of_scope(site: &Site, scope: &CalendarScope, lang: LangId) -> String {
    let mut out = begin(site, lang);
    let (title, description) = plan::calendar_words(site, scope, lang);
    let name = format!("{title} – {}", site.config.text(&site.config.title, lang));
    out.text("X-WR-CALNAME", &text::line(&name));
    out.text("X-WR-CALDESC", &text::line(&description));
    out.text("X-WR-TIMEZONE", &site.config.timezone);
    out.plain("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    out.plain("X-PUBLISHED-TTL", REFRESH);
    let zone = Zone::of(&site.config);
    for id in plan::calendar_events(site, scope, lang) {
        add(site, &zone, id, &mut out);
    }
    if let CalendarScope::Section(section) = scope {
        remembered(site, &zone, *section, &mut out);
    }
    end(out)
}

/// The calendar file of one event.
pub(super) fn of_event(site: &Site, id: PageId) -> String {
    let page = site.page(id);
    let mut out = begin(site, page.summary.lang);
    add(site, &Zone::of(&site.config), id, &mut out);
    end(out)
}

fn begin(site: &Site, lang: LangId) -> Writer {
    let mut out = Writer::default();
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    let lang = site.config.lang(lang).to_uppercase();
    out.text("PRODID", &format!("-//chieng//chieng//{lang}"));
    out.plain("CALSCALE", "GREGORIAN");
    out
}

fn end(mut out: Writer) -> String {
    out.plain("END", "VCALENDAR");
    out.finish()
}

fn topics<'a>(site: &'a Site, topics: &[TopicId], lang: LangId) -> Vec<&'a str> {
    let known = topics.iter().filter_map(|id| site.config.topic(*id));
    known.map(|topic| site.config.text(&topic.title, lang)).collect()
}

fn words(site: &Site, lang: LangId, key: &str) -> String {
    site.theme.strings.get(lang.index()).map(|all| all.get(key).to_owned()).unwrap_or_default()
}

fn add(site: &Site, zone: &Zone, id: PageId, out: &mut Writer) {
    let page: &Page = site.page(id);
    let summary = &page.summary;
    let Record::Event(event) = &summary.record else { return };
    if summary.sensitive {
        return;
    }
    let subject = event::Subject {
        event,
        title: &summary.title,
        description: &summary.description,
        uid: format!("{}@{}", summary.id, base::host(&site.config)),
        url: site.config.absolute(&summary.address),
        changed: summary.updated.or(summary.date),
        topics: topics(site, &summary.topics, summary.lang),
        lang: site.config.lang(summary.lang),
        zone,
        words: &|key: &str| words(site, summary.lang, key),
    };
    event::write(&subject, &occurrences::of_event(site, id), out);
}

/// The days of the year that a section's calendar has.
fn remembered(site: &Site, zone: &Zone, section: PageId, out: &mut Writer) {
    let lang = site.page(section).summary.lang;
    let mut days: BTreeMap<usize, Vec<&Occurrence>> = BTreeMap::new();
    for one in occurrences::in_days(site, section, Date::MIN, Date::MAX) {
        if let Subject::Observance(place) = one.subject {
            days.entry(place).or_default().push(one);
        }
    }
    for (place, days) in days {
        let Some(observance) = site.observances.get(place).filter(|one| !one.sensitive) else {
            continue;
        };
        let basis = site.config.text(&observance.basis, lang);
        let basis = match basis.is_empty() {
            true => String::new(),
            false => format!("{}: {basis}", words(site, lang, "observance_basis")),
        };
        let page = observance.page.and_then(|id| site.version(site.page(id), lang).or(Some(id)));
        let page = page.map(|id| &site.page(id).summary).filter(|page| !page.sensitive);
        let subject = observance::Subject {
            observance,
            title: site.config.text(&observance.title, lang),
            description: site.config.text(&observance.description, lang),
            basis,
            uid: format!("ngay-ky-niem/{}@{}", observance.id, base::host(&site.config)),
            url: page.and_then(|page| site.config.absolute(&page.address)),
            topics: topics(site, &observance.topics, lang),
            zone,
        };
        observance::write(&subject, &days, out);
    }
}

#[cfg(test)]
mod tests;
