//! Calendars that people can subscribe to: which there are, where they lie, which events are in them.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::{audience_address, events_below, term_address};
use crate::model::page::{PageId, Record, TopicId};
use crate::model::{LangId, PageKind, SectionKind};
use crate::resolve::{Site, TermKind};
use crate::text::slug::slug;

/// An audience has a list and a calendar of its own from so many events on.
const MIN_OF_AUDIENCE: usize = 2;

/// Whose events a calendar has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalendarScope {
    /// A section's, and of those below it, with the days of the year.
    Section(PageId),
    /// A topic's, by its place.
    Topic(u16),
    /// A campaign's.
    Campaign(PageId),
    /// Those of a section for an audience, by its slug.
    Audience(PageId, String),
}

/// Every calendar of the site. Sensitive sections, topics and campaigns have none (SAFETY.md 9), nor has what has no
/// event that may be told.
pub fn calendars(site: &Site) -> Vec<(CalendarScope, LangId)> {
    let mut all = Vec::new();
    for lang in site.config.lang_ids() {
        let topics = (0u16..).zip(&site.config.topics).filter(|(_, topic)| !topic.sensitive);
        all.extend(topics.map(|(index, _)| (CalendarScope::Topic(index), lang)));
    }
    for id in site.ids() {
        let summary = &site.page(id).summary;
        if summary.sensitive {
            continue;
        }
        match summary.kind {
            PageKind::Campaign => all.push((CalendarScope::Campaign(id), summary.lang)),
            PageKind::Section(SectionKind::Events) => {
                let scope = |slug| (CalendarScope::Audience(id, slug), summary.lang);
                all.extend(audience_lists(site, id).into_keys().map(scope));
            }
            _ => {}
        }
    }
    all.retain(|(scope, lang)| !calendar_events(site, scope, *lang).is_empty());
    let sections = site.ids().filter(|id| {
        let summary = &site.page(*id).summary;
        summary.kind == PageKind::Section(SectionKind::Events) && !summary.sensitive
    });
    all.extend(sections.map(|id| (CalendarScope::Section(id), site.page(id).summary.lang)));
    all
}

/// Where a calendar lies.
pub fn calendar_address(site: &Site, scope: &CalendarScope, lang: LangId) -> String {
    let folder = match scope {
        CalendarScope::Section(id) | CalendarScope::Campaign(id) => {
            site.page(*id).summary.address.clone()
        }
        CalendarScope::Topic(index) => {
            let topic = site.config.topics.get(usize::from(*index));
            term_address(site, lang, TermKind::Topic, topic.map_or("", |topic| topic.id.as_str()))
        }
        CalendarScope::Audience(section, slug) => audience_address(site.page(*section), slug),
    };
    format!("{folder}lich.ics")
}

/// Title and description of a calendar, without the site's title.
pub fn calendar_words(site: &Site, scope: &CalendarScope, lang: LangId) -> (String, String) {
    match scope {
        CalendarScope::Section(id) | CalendarScope::Campaign(id) => {
            let summary = &site.page(*id).summary;
            (summary.title.clone(), summary.description.clone())
        }
        CalendarScope::Topic(index) => {
            let topic = site.config.topics.get(usize::from(*index));
            let title = topic.map_or("", |topic| site.config.text(&topic.title, lang));
            (title.to_owned(), String::new())
        }
        CalendarScope::Audience(section, slug) => {
            let found = audiences(site, *section).remove(slug);
            let title = &site.page(*section).summary.title;
            (
                format!("{title}: {}", found.map(|(title, _)| title).unwrap_or_default()),
                String::new(),
            )
        }
    }
}

/// The events of a calendar that may be told, by start.
pub fn calendar_events(site: &Site, scope: &CalendarScope, lang: LangId) -> Vec<PageId> {
    let is_in = |id: &PageId| {
        let page = site.page(*id);
        !page.summary.sensitive
            && match scope {
                CalendarScope::Topic(index) => page.summary.topics.contains(&TopicId(*index)),
                // A translation without a campaign page of its own belongs to the original's.
                CalendarScope::Campaign(campaign) => {
                    page.campaign.is_some_and(|own| site.page(own).key == site.page(*campaign).key)
                }
                CalendarScope::Section(_) | CalendarScope::Audience(..) => true,
            }
    };
    let mut events = match scope {
        CalendarScope::Section(section) => events_below(site, *section),
        CalendarScope::Audience(section, slug) => {
            audiences(site, *section).remove(slug).map(|(_, events)| events).unwrap_or_default()
        }
        CalendarScope::Topic(_) | CalendarScope::Campaign(_) => {
            site.records_in(lang).events.clone()
        }
    };
    events.retain(is_in);
    events
}

/// The audiences of a section's events by slug: as first written, with their events that may be told, by start.
pub fn audiences(site: &Site, section: PageId) -> BTreeMap<String, (String, Vec<PageId>)> {
    let mut all: BTreeMap<String, (String, Vec<PageId>)> = BTreeMap::new();
    for id in events_below(site, section) {
        let summary = &site.page(id).summary;
        let Record::Event(event) = &summary.record else { continue };
        if summary.sensitive {
            continue;
        }
        let mut own = BTreeSet::new();
        for audience in &event.audience {
            let slug = slug(audience);
            if !slug.is_empty() && own.insert(slug.clone()) {
                let entry = all.entry(slug).or_insert_with(|| (audience.clone(), Vec::new()));
                entry.1.push(id);
            }
        }
    }
    all
}

/// Those audiences that have a list of their own.
pub fn audience_lists(site: &Site, section: PageId) -> BTreeMap<String, (String, Vec<PageId>)> {
    let mut all = audiences(site, section);
    all.retain(|_, (_, events)| events.len() >= MIN_OF_AUDIENCE);
    all
}
