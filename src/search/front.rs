//! In: a page's front matter, typed. Out: the words of its title, fields and record.

use jiff::civil::Date;

use crate::model::page::{Event, Hotline, LegalDocument, Page, Record};
use crate::parse::terms::{Collector, Place, Terms};
use crate::resolve::Site;

/// The words that are not in the page's text.
pub(super) fn terms(site: &Site, page: &Page) -> Terms {
    let mut terms = Collector::default();
    let summary = &page.summary;
    terms.add(&summary.title, Place::Title);
    terms.add(&summary.description, Place::Heading);
    for tag in &summary.tags {
        terms.add(tag, Place::Heading);
    }
    for text in [&page.author, &page.credit] {
        terms.add(text, Place::Body);
    }
    match &summary.record {
        Record::None => {}
        Record::Event(own) => event(own, &mut terms),
        Record::Hotline(own) => hotline(site, own, &mut terms),
        Record::Document(own) => document(own, &mut terms),
        Record::Campaign(own) => {
            let mut add = |text: &str| terms.add(text, Place::Heading);
            add(&own.year.to_string());
            add(&own.theme);
            add(&own.hashtag);
            own.partners.iter().for_each(|partner| add(partner));
            own.slogans.iter().flat_map(|group| &group.lines).for_each(|line| add(line));
        }
    }
    terms.finish()
}

/// As people type it: `25/11/2026`.
fn day(date: Date, terms: &mut Collector) {
    let written = format!("{}/{}/{}", date.day(), date.month(), date.year());
    terms.add(&written, Place::Heading);
}

fn event(event: &Event, terms: &mut Collector) {
    let days = [Some(event.start), event.end, event.rescheduled_to];
    for moment in days.into_iter().flatten() {
        day(moment.date, terms);
    }
    for text in [&event.location.name, &event.location.address, &event.organizer] {
        terms.add(text, Place::Heading);
    }
    for audience in &event.audience {
        terms.add(audience, Place::Body);
    }
}

/// Numbers that are no longer in use too: who looks for one finds out that it is. One past its date is nowhere.
fn hotline(site: &Site, hotline: &Hotline, terms: &mut Collector) {
    for (front, dialled) in &hotline.numbers {
        if !site.numbers.is_expired(&dialled.digits) {
            terms.add(&dialled.display, Place::Heading);
            terms.add(&dialled.digits, Place::Heading);
        }
        terms.add(&front.label, Place::Heading);
    }
    for text in [&hotline.operator, &hotline.area.text, &hotline.serves] {
        terms.add(text, Place::Body);
    }
    for place in &hotline.area.places {
        terms.add(&place.province, Place::Body);
        terms.add(&place.commune, Place::Body);
    }
}

fn document(document: &LegalDocument, terms: &mut Collector) {
    for text in [&document.kind, &document.number, &document.summary, &document.issuer] {
        terms.add(text, Place::Heading);
    }
    for date in [document.issued_on, document.effective_on].into_iter().flatten() {
        day(date, terms);
    }
}
