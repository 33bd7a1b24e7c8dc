//! The order of every list, and what stands beside a page in it.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::prelude::*;

use super::Site;
use crate::model::page::{Page, PageId, Record, TopicId};
use crate::model::{LangId, PageKind, SectionKind};
use crate::text::collate::{SortKey, sort_key};
use crate::text::date::Moment;

/// How many of a topic's or tag's newest pages are looked at for "related".
const NEAR: usize = 40;

/// Puts sections' pages and the pages of each kind into the order of their lists.
pub fn order(site: &mut Site) {
    for id in site.ids() {
        let kind = site.page(id).summary.kind.section().unwrap_or(SectionKind::Pages);
        let mut children = std::mem::take(&mut site.children[id.index()]);
        children.sort_by_cached_key(|child| key(site.page(*child), kind));
        site.children[id.index()] = children;
        let mut below = std::mem::take(&mut site.subsections[id.index()]);
        below.sort_by_cached_key(|child| key(site.page(*child), SectionKind::Pages));
        site.subsections[id.index()] = below;
    }
    site.places = vec![None; site.pages.len()];
    for list in &site.children {
        for (place, id) in list.iter().enumerate() {
            site.places[id.index()] = Some(place);
        }
    }
    for id in site.ids() {
        let (lang, kind) = (site.page(id).summary.lang, site.page(id).summary.kind);
        let records = &mut site.records[lang.index()];
        match kind {
            PageKind::Article => records.articles.push(id),
            PageKind::Event => records.events.push(id),
            PageKind::Hotline => records.hotlines.push(id),
            PageKind::Document => records.documents.push(id),
            PageKind::Campaign => records.campaigns.push(id),
            _ => {}
        }
    }
    site.first_of_kind = first_of_kind(site);
    let pages = &site.pages;
    for records in &mut site.records {
        let by = |kind: SectionKind| move |id: &PageId| key(&pages[id.index()], kind);
        records.articles.sort_by_cached_key(by(SectionKind::Articles));
        records.events.sort_by_cached_key(by(SectionKind::Events));
        records.hotlines.sort_by_cached_key(by(SectionKind::Hotlines));
        records.documents.sort_by_cached_key(by(SectionKind::Documents));
        records.campaigns.sort_by_cached_key(by(SectionKind::Campaigns));
    }
}

fn first_of_kind(site: &Site) -> HashMap<(PageKind, LangId), PageId> {
    let mut first: HashMap<(PageKind, LangId), PageId> = HashMap::new();
    let place = |id: PageId| {
        let address = &site.page(id).summary.address;
        (address.matches('/').count(), address)
    };
    for id in site.ids() {
        let summary = &site.page(id).summary;
        let known = first.entry((summary.kind, summary.lang)).or_insert(id);
        if place(id) < place(*known) {
            *known = id;
        }
    }
    first
}

/// What a list is sorted by: the author's order, then the kind's own, then the title, then the address.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    order: i64,
    by_kind: (Option<Moment>, Reverse<Option<Moment>>),
    title: SortKey,
    address: String,
}

fn key(page: &Page, kind: SectionKind) -> Key {
    let summary = &page.summary;
    let date = summary.date;
    let by_kind = match (kind, &summary.record) {
        (SectionKind::Events, Record::Event(event)) => (Some(event.start), Reverse(None)),
        (SectionKind::Campaigns, Record::Campaign(campaign)) => {
            let first = jiff::civil::Date::new(campaign.year, 1, 1).ok();
            (None, Reverse(campaign.start.or(first).map(Moment::from)))
        }
        (SectionKind::Documents, Record::Document(document)) => {
            let day =
                document.issued_on.or(document.effective_on).or_else(|| year_of(&document.number));
            (None, Reverse(day.map(Moment::from)))
        }
        (SectionKind::Articles, _) => (None, Reverse(date)),
        _ => (None, Reverse(None)),
    };
    Key {
        order: summary.order.unwrap_or(i64::MAX),
        by_kind,
        title: sort_key(&summary.title),
        address: summary.address.clone(),
    }
}

/// A document without a date of its own is placed by the year in its number: `13/2022/QH15`.
fn year_of(number: &str) -> Option<jiff::civil::Date> {
    let year = number.split('/').find(|part| part.len() == 4)?.parse().ok()?;
    (1900..=2200).contains(&year).then(|| jiff::civil::Date::new(year, 1, 1).ok()).flatten()
}

/// The pages before and after a page in its section's list.
pub fn neighbours(site: &Site, page: &Page) -> (Option<PageId>, Option<PageId>) {
    let has_neighbours = matches!(
        page.summary.kind,
        PageKind::Article | PageKind::Event | PageKind::Document | PageKind::Campaign
    );
    let (Some(section), Some(id), true) = (page.section, site.id_of(page), has_neighbours) else {
        return (None, None);
    };
    let list = &site.children[section.index()];
    let Some(place) = site.place_in_section(id) else { return (None, None) };
    let before = place.checked_sub(1).and_then(|place| list.get(place)).copied();
    (before, list.get(place + 1).copied())
}

/// Pages named beside a page as related.
const RELATED: usize = 3;

/// Finds what is related to every page, once for keys and views alike.
pub(super) fn relate(site: &mut Site) {
    site.related =
        site.pages.par_iter().map(|page| related(site, page, PageKind::Article, RELATED)).collect();
}

/// Documents that share topics and tags with an event, best first, at most `limit`.
pub fn related_documents(site: &Site, page: &Page, limit: usize) -> Vec<PageId> {
    if page.summary.kind != PageKind::Event {
        return Vec::new();
    }
    related(site, page, PageKind::Document, limit)
}

/// Pages of a kind that share topics and tags with a page, best first.
fn related(site: &Site, page: &Page, kind: PageKind, limit: usize) -> Vec<PageId> {
    let Some(own) = site.id_of(page) else { return Vec::new() };
    if !matches!(page.summary.kind, PageKind::Article | PageKind::Event) {
        return Vec::new();
    }
    let terms = site.terms_in(page.summary.lang);
    let mut scores: Vec<(PageId, u32)> = Vec::new();
    let mut add = |pages: &[PageId], weight: u32| {
        let others = pages.iter().filter(|id| **id != own).take(NEAR);
        scores.extend(others.map(|id| (*id, weight)));
    };
    for TopicId(topic) in &page.summary.topics {
        add(terms.topics.get(usize::from(*topic)).map(Vec::as_slice).unwrap_or_default(), 1);
    }
    for tag in &page.summary.tags {
        add(terms.tag(tag).map(|tag| tag.pages.as_slice()).unwrap_or_default(), 3);
    }
    scores.retain(|(id, _)| site.page(*id).summary.kind == kind);
    scores.sort_unstable_by_key(|(id, _)| *id);
    scores.dedup_by(|(id, score), (kept, sum)| {
        let is_same = id == kept;
        if is_same {
            *sum += *score;
        }
        is_same
    });
    scores.sort_unstable_by(|(a, first), (b, second)| {
        let (x, y) = (&site.page(*a).summary, &site.page(*b).summary);
        second.cmp(first).then(y.date.cmp(&x.date)).then_with(|| x.address.cmp(&y.address))
    });
    scores.into_iter().map(|(id, _)| id).take(limit).collect()
}
