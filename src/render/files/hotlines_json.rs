//! The site in, `hotlines.json` out: every support number as data, for other sites and programs.

use serde::Serialize;

use super::base;
use crate::model::front::{Channel, Cost, DayOrMonth, Hours};
use crate::model::page::{DialledNumber, Hotline, HotlineState, Page, Record};
use crate::resolve::Site;

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
    state: &'static str,
    numbers: Vec<Number<'a>>,
    hours: Option<ItemHours<'a>>,
    area: &'a str,
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
    super::json(&Document { version: 1, items })
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
        area: &hotline.area,
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
        Channel::Zalo => format!("https://zalo.me/{}", dialled.digits.trim_start_matches('+')),
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
