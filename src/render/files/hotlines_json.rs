//! The site in, `hotlines.json` out: every support number as data, for other sites and programs.

use serde::Serialize;

use super::base;
use crate::model::front::{Area, Channel, Cost, DayOrMonth, Hours};
use crate::model::page::{DialledNumber, Hotline, HotlineState, Page, Record};
use crate::model::point::ReportingPoint;
use crate::model::{LangId, PageKind, SectionKind};
use crate::render::compose::{channel_href, zalo};
use crate::resolve::{NumberState, Site};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    items: Vec<Item<'a>>,
    /// Left out where a site has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reporting_points: Vec<Point<'a>>,
}

#[derive(Serialize)]
struct Point<'a> {
    section: String,
    kind: &'static str,
    area: String,
    places: Vec<Place<'a>>,
    name: &'a str,
    address: &'a str,
    number: Option<&'a str>,
    display: Option<&'a str>,
    hours: Option<ItemHours<'a>>,
    open: Vec<(u16, u16)>,
    note: &'a str,
    source: &'a str,
    checked_on: Option<String>,
    stale: bool,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    lang: &'a str,
    url: String,
    title: &'a str,
    description: &'a str,
    state: &'static str,
    numbers: Vec<Number<'a>>,
    hours: Option<ItemHours<'a>>,
    /// When somebody answers: minutes since Monday 0:00 in the site's time zone.
    open: Vec<(u16, u16)>,
    area: String,
    places: Vec<Place<'a>>,
    needs: Vec<&'static str>,
    channels: Vec<ItemChannel<'a>>,
    serves: &'a str,
    languages: &'a [String],
    operator: &'a str,
    emergency: bool,
    checked_on: Option<String>,
    stale: bool,
    source: &'a str,
    replaced_by: Option<&'a str>,
}

#[derive(Serialize)]
struct Place<'a> {
    province: &'a str,
    commune: &'a str,
}

#[derive(Serialize)]
struct ItemChannel<'a> {
    kind: &'static str,
    address: &'a str,
    href: Option<String>,
    note: &'a str,
}

#[derive(Serialize)]
struct Number<'a> {
    number: &'a str,
    display: &'a str,
    href: String,
    label: &'a str,
    cost: &'static str,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ItemHours<'a> {
    Text(&'a str),
    Table(Vec<Line<'a>>),
}

#[derive(Serialize)]
struct Line<'a> {
    days: &'a str,
    from: &'a str,
    to: &'a str,
}

/// Writes the numbers of all languages. An expired or retired hotline is named without its numbers (SAFETY.md 11).
pub(super) fn write(site: &Site) -> Vec<u8> {
    let ids = site.records.iter().flat_map(|records| &records.hotlines);
    let items = ids.filter_map(|id| item(site, site.page(*id))).collect();
    super::json(&Document { version: 1, items, reporting_points: points(site) })
}

fn item<'a>(site: &'a Site, page: &'a Page) -> Option<Item<'a>> {
    let summary = &page.summary;
    let Record::Hotline(hotline) = &summary.record else { return None };
    Some(Item {
        id: &summary.id,
        lang: site.config.lang(summary.lang),
        url: base::url(site, &summary.address),
        title: &summary.title,
        description: &summary.description,
        state: state(hotline.state),
        numbers: numbers(hotline),
        hours: hotline.hours.as_ref().map(hours),
        open: hotline.hours.as_ref().map(Hours::open_minutes).unwrap_or_default(),
        area: hotline.area.shown(),
        places: places(&hotline.area),
        needs: hotline.needs.iter().map(|need| need.as_str()).collect(),
        channels: channels(hotline),
        serves: &hotline.serves,
        languages: &hotline.languages,
        operator: &hotline.operator,
        emergency: hotline.emergency,
        checked_on: hotline.checked_on.map(checked_on),
        stale: hotline.stale,
        source: &hotline.source,
        replaced_by: page.replaced_by.map(|id| site.page(id).summary.id.as_str()),
    })
}

fn points(site: &Site) -> Vec<Point<'_>> {
    let sections = site.ids().map(|id| site.page(id)).filter(|page| {
        page.summary.lang == LangId::default()
            && page.summary.kind == PageKind::Section(SectionKind::Hotlines)
    });
    sections
        .flat_map(|section| site.points_of(section).map(|own| point(site, section, own)))
        .collect()
}

fn point<'a>(site: &'a Site, section: &Page, point: &'a ReportingPoint) -> Point<'a> {
    let phone = point.phone.as_ref().filter(|phone| {
        let known = site.numbers.get(&phone.digits);
        known.is_some_and(|known| known.state == NumberState::Active)
    });
    let text = |text| site.config.text(text, LangId::default());
    Point {
        section: base::url(site, &section.summary.address),
        kind: point.kind.as_str(),
        area: point.area.shown(),
        places: places(&point.area),
        name: text(&point.name),
        address: text(&point.address),
        number: phone.map(|phone| phone.digits.as_str()),
        display: phone.map(|phone| phone.display.as_str()),
        hours: point.hours.as_ref().map(hours),
        open: point.hours.as_ref().map(Hours::open_minutes).unwrap_or_default(),
        note: text(&point.note),
        source: &point.source,
        checked_on: point.checked_on.map(checked_on),
        stale: point.stale,
    }
}

fn places(area: &Area) -> Vec<Place<'_>> {
    area.places.iter().map(|own| Place { province: &own.province, commune: &own.commune }).collect()
}

fn channels(hotline: &Hotline) -> Vec<ItemChannel<'_>> {
    if hotline.state != HotlineState::Active {
        return Vec::new();
    }
    hotline
        .channels
        .iter()
        .map(|own| ItemChannel {
            kind: own.kind.as_str(),
            address: &own.address,
            href: channel_href(own),
            note: &own.note,
        })
        .collect()
}

fn state(state: HotlineState) -> &'static str {
    match state {
        HotlineState::Active => "active",
        HotlineState::Expired => "expired",
        HotlineState::Retired => "retired",
    }
}

fn numbers(hotline: &Hotline) -> Vec<Number<'_>> {
    if hotline.state != HotlineState::Active {
        return Vec::new();
    }
    hotline
        .numbers
        .iter()
        .map(|(front, dialled)| Number {
            number: &dialled.digits,
            display: &dialled.display,
            href: href(front.channel, dialled),
            label: &front.label,
            cost: cost(front.cost),
            kind: kind(front.channel),
        })
        .collect()
}

fn href(channel: Channel, dialled: &DialledNumber) -> String {
    match channel {
        Channel::Call => dialled.href.clone(),
        Channel::Sms => dialled.href.replacen("tel:", "sms:", 1),
        Channel::Zalo => zalo(&dialled.digits),
    }
}

fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Free => "free",
        Cost::Charged => "charged",
        Cost::Unknown => "unknown",
    }
}

fn kind(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => "call",
        Channel::Sms => "sms",
        Channel::Zalo => "zalo",
    }
}

fn hours(hours: &Hours) -> ItemHours<'_> {
    match hours {
        Hours::Always => ItemHours::Text("24/7"),
        Hours::Text(text) => ItemHours::Text(text),
        Hours::Table(table) => ItemHours::Table(
            table
                .iter()
                .map(|line| Line { days: &line.days, from: &line.from, to: &line.to })
                .collect(),
        ),
    }
}

fn checked_on(checked: DayOrMonth) -> String {
    match checked {
        DayOrMonth::Day(day) => day.to_string(),
        DayOrMonth::Month(year, month) => format!("{year:04}-{month:02}"),
    }
}
