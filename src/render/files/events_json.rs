//! The site in, `events.json` out: every event as data, for other sites and programs; never sensitive ones.

use serde::Serialize;

use super::{Zone, base};
use crate::model::front::{EventStatus, Every, Repeat};
use crate::model::page::{Page, Record};
use crate::resolve::{Site, plan};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    items: Vec<Item<'a>>,
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
}

#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
struct Repetition {
    every: &'static str,
    on: Vec<&'static str>,
    until: Option<String>,
    count: Option<u32>,
    except: Vec<String>,
}

/// Weekdays from Monday.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Writes the events of all languages.
pub(super) fn write(site: &Site) -> Vec<u8> {
    let zone = Zone::of(&site.config);
    let ids = site.records.iter().flat_map(|records| &records.events);
    let pages = ids.map(|id| site.page(*id)).filter(|page| !page.summary.sensitive);
    let items = pages.filter_map(|page| item(site, &zone, page)).collect();
    super::json(&Document { version: 1, items })
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
        location: has_place.then_some(Place { name, address }),
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
    })
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
        on: repeat.on.iter().filter_map(day).collect(),
        until: repeat.until.map(|day| day.to_string()),
        count: repeat.count,
        except: repeat.except.iter().map(|day| day.to_string()).collect(),
    }
}
