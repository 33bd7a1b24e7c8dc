//! Addresses of what Chiêng makes by itself (DESIGN.md §4): lists, months, calendars, feeds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{FeedScope, PAGE_SIZE};
use crate::model::page::{Campaign, Page, PageId};
use crate::model::{LangId, PageKind, SectionKind};
use crate::resolve::alphabet::Letter;
use crate::resolve::{Site, Subject, TermKind, occurrences};

/// A campaign longer than this isn't told day by day.
const MAX_DAYS: i32 = 70;

/// Whether a section's list is cut into pages.
pub(super) fn is_paginated(kind: PageKind) -> bool {
    matches!(
        kind,
        PageKind::Section(SectionKind::Articles | SectionKind::Pages | SectionKind::Documents)
    )
}

/// How many pages a list of `count` items has, at least one.
pub fn pages_of(count: usize) -> usize {
    count.div_ceil(PAGE_SIZE).max(1)
}

/// The address of page `number` of a list that begins at `first`.
pub fn list_page(first: &str, number: usize) -> String {
    if number <= 1 { first.to_owned() } else { format!("{first}trang/{number}/") }
}

/// The address of a topic's or tag's list.
pub fn term_address(site: &Site, lang: LangId, kind: TermKind, id: &str) -> String {
    let topic = site.config.topics.iter().find(|topic| kind == TermKind::Topic && topic.id == id);
    let word = topic.map_or(id, |topic| topic.slug.as_str());
    format!("{}{}/{word}/", site.config.prefix(lang), kind.folder())
}

/// The address of the search page.
pub fn search_address(site: &Site, lang: LangId) -> String {
    format!("{}tim-kiem/", site.config.prefix(lang))
}

/// The address of the titles from A to Z, or of one letter's.
pub fn alphabet_address(site: &Site, lang: LangId, letter: Option<&Letter>) -> String {
    let all = format!("{}a-z/", search_address(site, lang));
    match letter {
        None => all,
        Some(letter) => format!("{all}{}/", letter.name),
    }
}

/// The address of the help panel of a language.
pub fn panel_address(site: &Site, lang: LangId) -> String {
    format!("{}tro-giup/", site.config.prefix(lang))
}

/// The address of the sheets to print of a hotlines section.
pub fn print_kit_address(section: &Page) -> String {
    format!("{}in/", section.summary.address)
}

/// The address of a month's page.
pub fn month_address(section: &Page, year: i16, month: i8) -> String {
    format!("{}{year}-{month:02}/", section.summary.address)
}

/// The address of a year of the calendar.
pub fn year_address(section: &Page, year: i16) -> String {
    format!("{}nam/{year}/", section.summary.address)
}

/// The address of the list of events for an audience, by its slug.
pub fn audience_address(section: &Page, slug: &str) -> String {
    format!("{}doi-tuong/{slug}/", section.summary.address)
}

/// The address of the page that tells how to subscribe to a calendar.
pub fn subscribe_address(section: &Page) -> String {
    format!("{}theo-doi/", section.summary.address)
}

/// The address of a campaign's programme, day by day.
pub fn programme_address(campaign: &Page) -> String {
    format!("{}lich/", campaign.summary.address)
}

/// First and last day of a campaign that has a programme; none when one isn't known or it is too long to be told by
/// days.
pub fn programme_span(campaign: &Campaign) -> Option<(Date, Date)> {
    let (start, end) = (campaign.start?, campaign.end?);
    (1..=MAX_DAYS).contains(&((end - start).get_days() + 1)).then_some((start, end))
}

/// Every year that something of a section touches, in order.
pub fn years(site: &Site, section: PageId) -> Vec<i16> {
    let mut years: Vec<i16> = occurrences::months(site, section).map(|(year, _)| year).collect();
    years.dedup();
    years
}

/// The address of an event's `.ics`; none on sensitive pages (SAFETY.md 9).
pub fn ics_address(page: &Page) -> Option<String> {
    if page.summary.kind != PageKind::Event || page.summary.sensitive {
        return None;
    }
    let address = &page.summary.address;
    let slug = address.trim_end_matches('/').rsplit('/').next()?;
    Some(format!("{address}{slug}.ics"))
}

/// The events of a section by every month that one of their taking places touches; a month of observances alone has
/// none.
pub fn months(site: &Site, section: PageId) -> BTreeMap<(i16, i8), Vec<PageId>> {
    let mut months: BTreeMap<(i16, i8), Vec<PageId>> = BTreeMap::new();
    for (year, month) in occurrences::months(site, section) {
        let ids = months.entry((year, month)).or_default();
        for one in occurrences::in_month(site, section, year, month) {
            match one.subject {
                Subject::Event(id) if !ids.contains(&id) => ids.push(id),
                Subject::Event(_) | Subject::Observance(_) => {}
            }
        }
    }
    months
}

/// The events of a section and of the sections below it, by start.
pub fn events_below(site: &Site, section: PageId) -> Vec<PageId> {
    let lang = site.page(section).summary.lang;
    let inside: BTreeSet<PageId> = below(site, section);
    let events = &site.records_in(lang).events;
    events
        .iter()
        .copied()
        .filter(|id| site.page(*id).section.is_some_and(|own| inside.contains(&own)))
        .collect()
}

fn below(site: &Site, section: PageId) -> BTreeSet<PageId> {
    let mut inside = BTreeSet::from([section]);
    let mut open = vec![section];
    while let Some(id) = open.pop() {
        for child in &site.subsections[id.index()] {
            if inside.insert(*child) {
                open.push(*child);
            }
        }
    }
    inside
}

/// Every feed of the site. Sensitive sections and topics have none (SAFETY.md 9).
pub fn feeds(site: &Site) -> Vec<(FeedScope, LangId)> {
    let mut feeds = Vec::new();
    for lang in site.config.lang_ids() {
        if site.homes[lang.index()].is_some() {
            feeds.push((FeedScope::Site, lang));
        }
        for (index, topic) in (0u16..).zip(&site.config.topics) {
            let pages = &site.terms_in(lang).topics[usize::from(index)];
            if !topic.sensitive && !pages.is_empty() {
                feeds.push((FeedScope::Topic(index), lang));
            }
        }
    }
    for id in site.ids() {
        let summary = &site.page(id).summary;
        let has_feed = matches!(
            summary.kind,
            PageKind::Section(SectionKind::Articles | SectionKind::Documents | SectionKind::Events)
        );
        // A feed tells what is new: pages without a date never are.
        let any_dated =
            site.children[id.index()].iter().any(|id| site.page(*id).summary.date.is_some());
        if has_feed && any_dated && !summary.sensitive {
            feeds.push((FeedScope::Section(id), summary.lang));
        }
    }
    feeds
}

/// The folder in which a feed lies.
pub fn feed_folder(site: &Site, scope: &FeedScope, lang: LangId) -> String {
    match scope {
        FeedScope::Site => site.config.prefix(lang),
        FeedScope::Section(id) => site.page(*id).summary.address.clone(),
        FeedScope::Topic(index) => {
            let id =
                site.config.topics.get(usize::from(*index)).map_or("", |topic| topic.id.as_str());
            term_address(site, lang, TermKind::Topic, id)
        }
    }
}
