//! Events in, iCalendar files (RFC 5545) out: one for a section, to subscribe to, and one for each event.

mod event;
mod recurrence;
mod text;
mod times;
mod writer;

use super::{Zone, base};
use crate::model::LangId;
use crate::model::page::{Page, PageId, Record};
use crate::resolve::{Site, plan};
use writer::Writer;

/// How often calendars ask again: a cancelled event must be seen within the day.
const REFRESH: &str = "PT12H";

/// The calendar of a section with all its events but sensitive ones (SAFETY.md 9).
pub(super) fn of_section(site: &Site, section: PageId) -> String {
    let page = site.page(section);
    let lang = page.summary.lang;
    let mut out = begin(site, lang);
    let name = format!("{} – {}", page.summary.title, site.config.text(&site.config.title, lang));
    out.text("X-WR-CALNAME", &text::line(&name));
    out.text("X-WR-CALDESC", &text::line(&page.summary.description));
    out.text("X-WR-TIMEZONE", &site.config.timezone);
    out.plain("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    out.plain("X-PUBLISHED-TTL", REFRESH);
    let zone = Zone::of(&site.config);
    for id in plan::events_below(site, section) {
        add(site, &zone, site.page(id), &mut out);
    }
    end(out)
}

/// The calendar file of one event.
pub(super) fn of_event(site: &Site, id: PageId) -> String {
    let page = site.page(id);
    let mut out = begin(site, page.summary.lang);
    add(site, &Zone::of(&site.config), page, &mut out);
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

fn add(site: &Site, zone: &Zone, page: &Page, out: &mut Writer) {
    let Record::Event(event) = &page.summary.record else { return };
    if page.summary.sensitive {
        return;
    }
    let summary = &page.summary;
    let strings = site.theme.strings.get(summary.lang.index());
    let words = |key: &str| strings.map(|all| all.get(key).to_owned()).unwrap_or_default();
    let subject = event::Subject {
        event,
        title: &summary.title,
        description: &summary.description,
        uid: format!("{}@{}", summary.id, base::host(&site.config)),
        url: site.config.absolute(&summary.address),
        changed: summary.updated.or(summary.date).unwrap_or(event.start),
        topics: summary
            .topics
            .iter()
            .filter_map(|id| site.config.topic(*id))
            .map(|topic| site.config.text(&topic.title, summary.lang))
            .collect(),
        lang: site.config.lang(summary.lang),
        zone,
        words: &words,
    };
    event::write(&subject, out);
}

#[cfg(test)]
mod tests;
