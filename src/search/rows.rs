//! In: a page. Out: what a result shows of it. Of a sensitive page: nothing but a neutral title, and numbers to call.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::page::{DialledNumber, HotlineState, Page, Record, TopicId};
use crate::model::{LangId, PageKind, SectionKind, address};
use crate::resolve::Site;
use crate::text::date;

/// Characters of a summary.
const SUMMARY: usize = 160;

/// What a result shows: address from the site's root, title, summary, day, numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Row(
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    #[serde(skip_serializing_if = "Vec::is_empty")] pub(super) Vec<(String, String)>,
);

/// By what results are filtered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Facet(pub(super) &'static str, pub(super) Vec<u16>);

/// The row of a page.
pub(super) fn row(site: &Site, page: &Page) -> Row {
    let summary = &page.summary;
    let day = if summary.sensitive { None } else { day(page) };
    Row(
        address::relative("", &summary.address, site.portable),
        site.withheld(title(site, page), summary.lang).into_owned(),
        if summary.sensitive { String::new() } else { short(site, page) },
        day.map(|date| written(date, site.config.lang(summary.lang))).unwrap_or_default(),
        numbers(site, page),
    )
}

/// SAFETY.md 9: what is seen over a reader's shoulder says nothing. As the page's own `<title>` does.
pub(super) fn title<'a>(site: &'a Site, page: &'a Page) -> &'a str {
    let summary = &page.summary;
    let section = || page.section.map(|id| site.page(id).summary.title.as_str());
    match summary.kind {
        _ if !summary.sensitive => &summary.title,
        PageKind::Section(SectionKind::Hotlines) => &summary.title,
        PageKind::Hotline => section().unwrap_or_else(|| neutral(site, summary.lang)),
        _ => neutral(site, summary.lang),
    }
}

fn neutral(site: &Site, lang: LangId) -> &str {
    site.theme.strings.get(lang.index()).map_or("", |strings| strings.get("neutral_title"))
}

/// The description, else the beginning of the text, cut between words.
fn short(site: &Site, page: &Page) -> String {
    let description = page.summary.description.trim();
    let text = if description.is_empty() { &page.document.markdown.text } else { description };
    // Before it is cut: half a number is still one that somebody might dial.
    let text = site.withheld(text, page.summary.lang);
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > SUMMARY {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The day that people know the page by.
fn day(page: &Page) -> Option<Date> {
    let published = page.summary.date.map(|moment| moment.date);
    match &page.summary.record {
        Record::Event(event) => Some(event.rescheduled_to.unwrap_or(event.start).date),
        Record::Document(document) => document.issued_on.or(published),
        Record::Campaign(campaign) => campaign.start,
        Record::None | Record::Hotline(_) => published,
    }
}

fn written(date: Date, lang: &str) -> String {
    match lang.split('-').next() {
        Some("vi") => date::short(date),
        _ => date::long_en(date),
    }
}

/// A number in a result saves a visit (SAFETY.md 9). Emergency numbers are no links there: a list is scrolled with the
/// thumb, and some phones dial 112 to 115 at one touch (SAFETY.md 11). Retired and withheld numbers are not shown.
fn numbers(site: &Site, page: &Page) -> Vec<(String, String)> {
    let Record::Hotline(hotline) = &page.summary.record else { return Vec::new() };
    if hotline.state != HotlineState::Active {
        return Vec::new();
    }
    let is_shown = |number: &DialledNumber| !site.numbers.is_expired(&number.digits);
    let shown = hotline.numbers.iter().filter(|(_, number)| is_shown(number)).map(|(_, number)| {
        let is_emergency = matches!(number.digits.as_str(), "112" | "113" | "114" | "115");
        let href = if is_emergency { String::new() } else { number.href.clone() };
        (number.display.clone(), href)
    });
    shown.collect()
}

/// The facet of a page. Sections, contact and the like are all pages to a reader; a sensitive page is in no topic,
/// whose name would say what its title doesn't.
pub(super) fn facet(page: &Page) -> Facet {
    let kind = match page.summary.kind {
        PageKind::Section(SectionKind::Hotlines) | PageKind::Hotline => "hotline",
        PageKind::Article | PageKind::Event | PageKind::Document | PageKind::Campaign => {
            page.summary.kind.name()
        }
        _ => "page",
    };
    let topics = page.summary.topics.iter().map(|TopicId(place)| *place);
    Facet(kind, topics.filter(|_| !page.summary.sensitive).collect())
}
