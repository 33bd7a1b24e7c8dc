//! The site in, `events.json` out: every event as data, for other sites and programs; never sensitive ones.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Zone, base};
use crate::model::front::{EventStatus, Every, Repeat};
use crate::model::page::{Event, Page, PageId, Record};
use crate::resolve::{Occurrence, Site, Subject, occurrences, plan};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    items: Vec<Item<'a>>,
    /// Days that come every year.
    observances: Vec<Remembered<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    lang: &'a str,
    url: String,
    title: &'a str,
    description: &'a str,
    /// With the zone's offset when a time was given.
    start: String,
    /// A day is inclusive.
    end: Option<String>,
    location: Option<Place<'a>>,
    online: &'a str,
    organizer: &'a str,
    audience: &'a [String],
    status: &'static str,
    rescheduled_to: Option<String>,
    repeat: Option<Repetition>,
    register: &'a str,
    revision: u32,
    topics: Vec<&'a str>,
    campaign: Option<&'a str>,
    ics: Option<String>,
    /// Each taking place until the end of the year after the next.
    occurrences: Vec<Taking>,
}

#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    address: &'a str,
    /// Degrees, WGS 84.
    geo: Option<Point<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    latitude: &'a str,
    longitude: &'a str,
}

#[derive(Serialize)]
struct Repetition {
    every: &'static str,
    interval: u32,
    on: Vec<&'static str>,
    /// 1 to 5, -1 for the last one.
    weeks: Vec<i8>,
    /// Day and month of the lunar calendar.
    lunar: Option<String>,
    until: Option<String>,
    count: Option<u32>,
    except: Vec<String>,
}

/// One taking place.
#[derive(Serialize)]
struct Taking {
    start: String,
    end: Option<String>,
    number: u32,
    /// The old day of a postponed event.
    former: bool,
}

#[derive(Serialize)]
struct Remembered<'a> {
    id: &'a str,
    lang: &'a str,
    title: &'a str,
    description: &'a str,
    basis: &'a str,
    holiday: bool,
    topics: Vec<&'a str>,
    occurrences: Vec<Taking>,
}

/// Weekdays from Monday.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Writes the events of all languages.
pub(super) fn write(site: &Site) -> Vec<u8> {
    let zone = Zone::of(&site.config);
    let ids = site.records.iter().flat_map(|records| &records.events);
    let pages = ids.map(|id| site.page(*id)).filter(|page| !page.summary.sensitive);
    let items = pages.filter_map(|page| item(site, &zone, page)).collect();
    super::json(&Document { version: 1, items, observances: observances(site) })
}

fn item<'a>(site: &'a Site, zone: &Zone, page: &'a Page) -> Option<Item<'a>> {
    let summary = &page.summary;
    let Record::Event(event) = &summary.record else { return None };
    let (name, address) = (event.location.name.as_str(), event.location.address.as_str());
    let has_place = !name.is_empty() || !address.is_empty();
    let topics = summary.topics.iter().filter_map(|id| site.config.topic(*id));
    Some(Item {
        id: &summary.id,
        lang: site.config.lang(summary.lang),
        url: base::url(site, &summary.address),
        title: &summary.title,
        description: &summary.description,
        start: zone.iso(event.start),
        end: event.end.map(|end| zone.iso(end)),
        location: has_place.then_some(Place { name, address, geo: geo(event) }),
        online: &event.online,
        organizer: &event.organizer,
        audience: &event.audience,
        status: status(event.status),
        rescheduled_to: event.rescheduled_to.map(|to| zone.iso(to)),
        repeat: event.repeat.as_ref().map(repetition),
        register: &event.register,
        revision: event.revision,
        topics: topics.map(|topic| topic.id.as_str()).collect(),
        campaign: page.campaign.map(|id| site.page(id).summary.id.as_str()),
        ics: plan::ics_address(page).map(|address| base::url(site, &address)),
        occurrences: site.id_of(page).map(|id| taking(site, zone, id)).unwrap_or_default(),
    })
}

fn geo(event: &Event) -> Option<Point<'_>> {
    let geo = event.location.geo.as_ref()?;
    Some(Point { latitude: &geo.latitude, longitude: &geo.longitude })
}

fn one(zone: &Zone, one: &Occurrence) -> Taking {
    Taking {
        start: zone.iso(one.start),
        end: one.end.map(|end| zone.iso(end)),
        number: one.number,
        former: one.is_former,
    }
}

fn taking(site: &Site, zone: &Zone, id: PageId) -> Vec<Taking> {
    occurrences::of_event(site, id).into_iter().map(|each| one(zone, each)).collect()
}

/// The days of the year of each language, but those of sensitive topics.
fn observances(site: &Site) -> Vec<Remembered<'_>> {
    let zone = Zone::of(&site.config);
    let mut all = Vec::new();
    for lang in site.config.lang_ids() {
        let mut days: BTreeMap<usize, Vec<Taking>> = BTreeMap::new();
        for each in site.occurrences.in_lang(lang) {
            if let Subject::Observance(place) = each.subject {
                days.entry(place).or_default().push(one(&zone, each));
            }
        }
        for (place, occurrences) in days {
            let Some(own) = site.observances.get(place).filter(|own| !own.sensitive) else {
                continue;
            };
            let topics = own.topics.iter().filter_map(|id| site.config.topic(*id));
            all.push(Remembered {
                id: &own.id,
                lang: site.config.lang(lang),
                title: site.config.text(&own.title, lang),
                description: site.config.text(&own.description, lang),
                basis: site.config.text(&own.basis, lang),
                holiday: own.is_holiday,
                topics: topics.map(|topic| topic.id.as_str()).collect(),
                occurrences,
            });
        }
    }
    all
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Confirmed => "confirmed",
        EventStatus::Tentative => "tentative",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Postponed => "postponed",
    }
}

fn repetition(repeat: &Repeat) -> Repetition {
    let every = match repeat.every {
        Every::Day => "day",
        Every::Week => "week",
        Every::Month => "month",
        Every::Year => "year",
        Every::LunarYear => "lunar_year",
    };
    let day = |day: &i8| DAYS.get(usize::try_from(day - 1).ok()?).copied();
    Repetition {
        every,
        interval: repeat.interval,
        weeks: repeat.weeks.clone(),
        lunar: repeat.lunar.map(|(day, month)| format!("{day}/{month}")),
        on: repeat.on.iter().filter_map(day).collect(),
        until: repeat.until.map(|day| day.to_string()),
        count: repeat.count,
        except: repeat.except.iter().map(|day| day.to_string()).collect(),
    }
}
