//! A kind and what is known of a page in; out the text of its file, with the keys of its kind explained.

use jiff::civil::Date;

use super::facts::{self, Facts};
use crate::cli::blanks::fill;
use crate::config::Config;
use crate::diagnostics::Speech;
use crate::model::SectionKind;
use crate::text::date::{self, Moment};
use crate::yaml::quote::quoted;

/// What is known of a page.
pub(super) struct Page<'a> {
    /// What it is.
    pub(super) kind: SectionKind,
    /// The language of its keys and comments.
    pub(super) words: Speech,
    /// Title.
    pub(super) title: &'a str,
    /// What else is known of it.
    pub(super) facts: &'a Facts,
    /// The version of which it is a translation.
    pub(super) original: Option<&'a str>,
    /// Today, in the site's time zone.
    pub(super) today: Date,
}

/// The text of the page's file.
pub(super) fn text(page: &Page<'_>, config: &Config) -> String {
    let year = year(page).to_string();
    let given = page.facts.date.map(|moment| shown(moment, page.words));
    let date = given.clone().unwrap_or_else(|| shown(page.today.into(), page.words));
    let (from, to) = span(page, &year);
    let original = page.original.unwrap_or_default().replace(char::is_control, " ");
    let values: [(&str, &str); 16] = [
        ("title", &quoted(page.title)),
        ("year", &year),
        ("date", &date),
        ("day", &day(page, &year)),
        ("start", &start(page.words, given.as_deref(), &year)),
        ("issued", &issued(page.words, given.as_deref())),
        ("location", &location(page)),
        ("place", &translated_place(page)),
        ("numbers", &numbers(page)),
        ("hours", &hours(page)),
        ("number", &after_colon(page.facts.number.as_deref())),
        ("issuer", &after_colon(page.facts.issuer.as_deref())),
        ("from", &from),
        ("to", &to),
        ("topics", &topics(config)),
        ("original", &original),
    ];
    fill(template(page), &values)
}

/// A line with a given value, or the one that shows how to write it, behind a `#`.
fn line(words: Speech, value: Option<&str>, keys: [&str; 2], examples: [&str; 2]) -> String {
    let (key, example) = match (words, keys, examples) {
        (Speech::Vi, [key, _], [example, _]) => (key, example),
        (Speech::En, [_, key], [_, example]) => (key, example),
    };
    match value {
        Some(value) => format!("{key}: {value}"),
        None => format!("# {key}:{example}"),
    }
}

fn start(words: Speech, given: Option<&str>, year: &str) -> String {
    let examples = [&format!(" 25/11/{year} 8:00"), &format!(" {year}-11-25 08:00")];
    line(words, given, ["bắt đầu", "start"], examples.map(String::as_str))
}

/// The day of an event, in an example of its end.
fn day(page: &Page<'_>, year: &str) -> String {
    match (page.facts.date, page.words) {
        (Some(moment), words) => shown(moment.date.into(), words),
        (None, Speech::Vi) => format!("25/11/{year}"),
        (None, Speech::En) => format!("{year}-11-25"),
    }
}

fn issued(words: Speech, given: Option<&str>) -> String {
    line(words, given, ["ngày ban hành", "issued_on"], ["", ""])
}

fn location(page: &Page<'_>) -> String {
    let place = page.facts.place.as_deref().map(quoted);
    let examples = [" {tên: …, địa chỉ: …}", " {name: …, address: …}"];
    line(page.words, place.as_deref(), ["địa điểm", "location"], examples)
}

/// A translation says the place again in its own words, if at all.
fn translated_place(page: &Page<'_>) -> String {
    match page.facts.place {
        Some(_) => format!("{}\n", location(page)),
        None => String::new(),
    }
}

fn numbers(page: &Page<'_>) -> String {
    let (cost_en, cost_vi) = facts::cost_words(page.facts.cost.unwrap_or_default());
    let list = page.facts.number.as_deref().map(|number| match page.words {
        Speech::Vi => format!("[{{số: {number}, cước gọi: {cost_vi}}}]"),
        Speech::En => format!("[{{number: {number}, cost: {cost_en}}}]"),
    });
    let vi = format!(" [{{số: điền số ở đây, cước gọi: {cost_vi}}}]");
    let en = format!(" [{{number: the number, cost: {cost_en}}}]");
    line(page.words, list.as_deref(), ["số", "numbers"], [&vi, &en])
}

fn hours(page: &Page<'_>) -> String {
    let given = page.facts.hours.as_deref().map(quoted);
    line(page.words, given.as_deref(), ["giờ trực", "hours"], [" 24/7", " 24/7"])
}

/// A value behind its key, or nothing.
fn after_colon(value: Option<&str>) -> String {
    value.map(|value| format!(" {}", quoted(value))).unwrap_or_default()
}

fn template(page: &Page<'_>) -> &'static str {
    macro_rules! of {
        ($name:literal) => {
            match page.words {
                Speech::Vi => include_str!(concat!("vi/", $name, ".md")),
                Speech::En => include_str!(concat!("en/", $name, ".md")),
            }
        };
    }
    if page.original.is_some() {
        return of!("translation");
    }
    match page.kind {
        SectionKind::Articles => of!("article"),
        SectionKind::Events => of!("event"),
        SectionKind::Hotlines => of!("hotline"),
        SectionKind::Documents => of!("document"),
        SectionKind::Campaigns => of!("campaign"),
        SectionKind::Pages => of!("page"),
    }
}

/// `25/11/2026 8:00`, or `2026-11-25 08:00` in English.
fn shown(moment: Moment, words: Speech) -> String {
    let time = moment.time.map(|time| (time.hour(), time.minute()));
    match (words, time) {
        (Speech::Vi, None) => date::short(moment.date),
        (Speech::Vi, Some((h, m))) => format!("{} {h}:{m:02}", date::short(moment.date)),
        (Speech::En, None) => moment.date.to_string(),
        (Speech::En, Some((h, m))) => format!("{} {h:02}:{m:02}", moment.date),
    }
}

/// The year of the page: the one given, that of its date, for a campaign else one in its title, else this year.
fn year(page: &Page<'_>) -> i16 {
    let dated = page.facts.date.map(|moment| moment.date.year());
    let titled = match page.kind {
        SectionKind::Campaigns => facts::year_in(page.title),
        _ => None,
    };
    page.facts.year.or(dated).or(titled).unwrap_or(page.today.year())
}

/// The first and last day of a campaign: those of the action month, unless a date was given.
fn span(page: &Page<'_>, year: &str) -> (String, String) {
    match (page.facts.date, page.words) {
        (Some(start), words) => (shown(start.date.into(), words), String::new()),
        (None, Speech::Vi) => (format!("15/11/{year}"), format!(" 15/12/{year}")),
        (None, Speech::En) => (format!("{year}-11-15"), format!(" {year}-12-15")),
    }
}

/// `: a, b`, or nothing when the site has no topics.
fn topics(config: &Config) -> String {
    let ids: Vec<&str> = config.topics.iter().map(|topic| topic.id.as_str()).collect();
    if ids.is_empty() { String::new() } else { format!(": {}", ids.join(", ")) }
}
