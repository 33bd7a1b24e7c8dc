//! A kind and what is known of a page in; out the text of its file, with the keys of its kind explained.

use jiff::civil::Date;

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
    /// `--date`.
    pub(super) date: Option<Moment>,
    /// `--place`.
    pub(super) place: Option<&'a str>,
    /// The version of which it is a translation.
    pub(super) original: Option<&'a str>,
    /// Today, in the site's time zone.
    pub(super) today: Date,
}

/// The text of the page's file.
pub(super) fn text(page: &Page<'_>, config: &Config) -> String {
    let words = page.words;
    let line = |vi: &str, en: &str| match words {
        Speech::Vi => vi.to_owned(),
        Speech::En => en.to_owned(),
    };
    let year = year(page).to_string();
    let given = page.date.map(|moment| shown(moment, words));
    let date = given.clone().unwrap_or_else(|| shown(page.today.into(), words));
    let start = match &given {
        Some(start) => line(&format!("bắt đầu: {start}"), &format!("start: {start}")),
        None => {
            line(&format!("# bắt đầu: 25/11/{year} 8:00"), &format!("# start: {year}-11-25 08:00"))
        }
    };
    let issued = match &given {
        Some(date) => line(&format!("ngày ban hành: {date}"), &format!("issued_on: {date}")),
        None => line("# ngày ban hành:", "# issued_on:"),
    };
    let location = match page.place.map(quoted) {
        Some(place) => line(&format!("địa điểm: {place}"), &format!("location: {place}")),
        None => line("# địa điểm: {tên: …, địa chỉ: …}", "# location: {name: …, address: …}"),
    };
    let place = match page.place {
        Some(_) => format!("{location}\n"),
        None => String::new(),
    };
    let (from, to) = span(page, &year);
    let original = page.original.unwrap_or_default().replace(char::is_control, " ");
    let values: [(&str, &str); 11] = [
        ("title", &quoted(page.title)),
        ("year", &year),
        ("date", &date),
        ("start", &start),
        ("issued", &issued),
        ("location", &location),
        ("place", &place),
        ("from", &from),
        ("to", &to),
        ("topics", &topics(config)),
        ("original", &original),
    ];
    fill(template(page), &values)
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

/// The year of the page: that of its date, for a campaign else one in its title, else this year.
fn year(page: &Page<'_>) -> i16 {
    let in_title = || {
        let words = page.title.split(|c: char| !c.is_ascii_digit());
        words
            .filter(|word| word.len() == 4)
            .find_map(|word| word.parse().ok().filter(|year| (1900..=2200).contains(year)))
    };
    let titled = if page.kind == SectionKind::Campaigns { in_title() } else { None };
    page.date.map(|moment| moment.date.year()).or(titled).unwrap_or(page.today.year())
}

/// The first and last day of a campaign: those of the action month, unless a date was given.
fn span(page: &Page<'_>, year: &str) -> (String, String) {
    match (page.date, page.words) {
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
