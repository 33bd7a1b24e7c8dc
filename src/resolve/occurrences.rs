//! Events with their repetitions, observances and today in; every single taking place out, by language and section.
//!
//! The window is made of today and the data alone: all that is past, and what repeats until the end of the year after
//! the next. An event that doesn't repeat is always in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::plan::events_below;
use super::site::Site;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::front::EventStatus;
use crate::model::page::{Event, PageId, Record};
use crate::model::{LangId, Observance, PageKind, SectionKind};
use crate::say;
use crate::text::collate::{SortKey, sort_key};
use crate::text::date::Moment;

/// Taking places of one event that are kept at most, the latest ones.
const MAX_OF_EVENT: usize = 1500;

/// Months that one long taking place is listed in at most.
const MAX_MONTHS: usize = 24;

/// One taking place of an event, or one observance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What takes place.
    pub subject: Subject,
    /// Start.
    pub start: Moment,
    /// End, a date inclusive.
    pub end: Option<Moment>,
    /// Its number in the repetition, 0 for the first; of an observance the year.
    pub number: u32,
    /// The old day of a postponed event: it stands here only to say where it moved.
    pub is_former: bool,
}

/// What takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An event.
    Event(PageId),
    /// An observance, by its place in [`Site::observances`].
    Observance(usize),
}

impl Occurrence {
    /// Its first day.
    pub fn first_day(&self) -> Date {
        self.start.date
    }

    /// Its last day; an end at midnight is of the day before.
    pub fn last_day(&self) -> Date {
        let Some(end) = self.end else { return self.start.date };
        let is_midnight = end.time == Some(jiff::civil::Time::midnight());
        let last = if is_midnight { end.date.yesterday().unwrap_or(end.date) } else { end.date };
        last.max(self.start.date)
    }

    /// The state of this one: of a repeated event that has a new date, the first time alone is postponed.
    pub fn status(&self, event: &Event) -> EventStatus {
        let is_moved = event.status == EventStatus::Postponed && event.rescheduled_to.is_some();
        if is_moved && self.number > 0 { EventStatus::Confirmed } else { event.status }
    }

    /// Whether it takes place on a day from `from` to `to`.
    pub fn touches(&self, from: Date, to: Date) -> bool {
        self.first_day() <= to && self.last_day() >= from
    }

    /// The months that it touches, at most two years of them.
    pub fn months(&self) -> impl Iterator<Item = (i16, i8)> {
        let last = (self.last_day().year(), self.last_day().month());
        let first = (self.start.date.year(), self.start.date.month());
        let next = |(year, month): (i16, i8)| {
            if month == 12 { (year + 1, 1) } else { (year, month + 1) }
        };
        std::iter::successors(Some(first), move |month| Some(next(*month)))
            .take(MAX_MONTHS)
            .take_while(move |month| *month <= last)
    }
}

/// Every taking place of a site.
#[derive(Default)]
pub struct Occurrences {
    by_lang: Vec<Vec<Occurrence>>,
    by_event: BTreeMap<PageId, Vec<u32>>,
    by_section: BTreeMap<PageId, Listed>,
}

/// Those of a section and of the sections below it, by their place in the language's list.
#[derive(Default)]
struct Listed {
    places: Vec<u32>,
    /// The last day of all up to each.
    reach: Vec<Date>,
    months: BTreeMap<(i16, i8), Vec<u32>>,
}

impl Occurrences {
    /// Those of a language, by start, then in the order of titles.
    pub fn in_lang(&self, lang: LangId) -> &[Occurrence] {
        self.by_lang.get(lang.index()).map(Vec::as_slice).unwrap_or_default()
    }

    fn at<'a>(&'a self, lang: LangId, places: &'a [u32]) -> impl Iterator<Item = &'a Occurrence> {
        let all = self.in_lang(lang);
        places.iter().filter_map(|place| all.get(*place as usize))
    }
}

/// Those of a section (and of the sections below it) that touch the days from `from` to `to`, by start, then in the
/// order of titles.
pub fn in_days(site: &Site, section: PageId, from: Date, to: Date) -> Vec<&Occurrence> {
    let lang = site.page(section).summary.lang;
    let Some(listed) = site.occurrences.by_section.get(&section) else { return Vec::new() };
    // Nothing before this place lasts until `from`.
    let first = listed.reach.partition_point(|reach| *reach < from);
    let places = listed.places.get(first..).unwrap_or_default();
    site.occurrences
        .at(lang, places)
        .take_while(|one| one.first_day() <= to)
        .filter(|one| one.last_day() >= from)
        .collect()
}

/// Those of a section that touch a month.
pub fn in_month(site: &Site, section: PageId, year: i16, month: i8) -> Vec<&Occurrence> {
    let lang = site.page(section).summary.lang;
    let listed = site.occurrences.by_section.get(&section);
    let places = listed.and_then(|listed| listed.months.get(&(year, month)));
    site.occurrences.at(lang, places.map(Vec::as_slice).unwrap_or_default()).collect()
}

/// Every month that one of a section touches, in order.
pub fn months(site: &Site, section: PageId) -> impl DoubleEndedIterator<Item = (i16, i8)> {
    let listed = site.occurrences.by_section.get(&section);
    listed.into_iter().flat_map(|listed| listed.months.keys().copied())
}

/// Those of one event, by start.
pub fn of_event(site: &Site, id: PageId) -> Vec<&Occurrence> {
    let lang = site.page(id).summary.lang;
    let places = site.occurrences.by_event.get(&id);
    site.occurrences.at(lang, places.map(Vec::as_slice).unwrap_or_default()).collect()
}

/// The last day until which repetitions are told: the end of the year after the next.
pub fn horizon(today: Date) -> Date {
    Date::new(today.year().saturating_add(2).min(9999), 12, 31).unwrap_or(Date::MAX)
}

/// Fills the site's occurrences.
pub(super) fn collect(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let until = horizon(site.now.date);
    let mut all = Occurrences::default();
    for lang in site.config.lang_ids() {
        let mut found: Vec<Occurrence> = Vec::new();
        let mut first_year = site.now.date.year();
        for id in &site.records_in(lang).events {
            let Record::Event(event) = &site.page(*id).summary.record else { continue };
            let (own, cut) = of_record(*id, event, until);
            if lang == LangId::default() {
                diagnostics.extend(cut.map(|first| cut_short(site, *id, first)));
            }
            found.extend(own);
            first_year = first_year.min(event.start.date.year());
        }
        let remembered = observed(site, lang, first_year..=until.year());
        found.extend(remembered);
        sort(site, lang, &mut found);
        for (place, one) in (0u32..).zip(&found) {
            if let Subject::Event(id) = one.subject {
                all.by_event.entry(id).or_default().push(place);
            }
        }
        all.by_lang.push(found);
    }
    let sections = site
        .ids()
        .filter(|id| site.page(*id).summary.kind == PageKind::Section(SectionKind::Events));
    for section in sections {
        all.by_section.insert(section, listed(site, &all, section));
    }
    site.occurrences = all;
}

/// The taking places of one event until a day, and the first one kept when there are too many.
pub fn of_record(id: PageId, event: &Event, until: Date) -> (Vec<Occurrence>, Option<Date>) {
    let subject = Subject::Event(id);
    let (new_start, new_end) = event.standing();
    let (start, end) = (event.start, event.end);
    let mut own = Vec::new();
    let mut cut = None;
    let first = Occurrence { subject, start: new_start, end: new_end, number: 0, is_former: false };
    let on_day = |number: u32, day: Date| match number {
        // Of a repeated event that is postponed, the first time alone moves.
        0 => first.clone(),
        _ => Occurrence {
            start: Moment { date: day, time: start.time },
            end: end.and_then(|end| shifted(end, start.date, day)),
            number,
            ..first.clone()
        },
    };
    match &event.repeat {
        None => own.push(first.clone()),
        Some(repeat) => {
            // The first time takes the place of the one that was planned for its new day.
            let is_taken = |number: u32, day: Date| number > 0 && day == new_start.date;
            let days = repeat.days(start.date).take_while(|(_, day)| *day <= until);
            let days = days.filter(|(number, day)| !is_taken(*number, *day));
            let mut days: Vec<(u32, Date)> = days.collect();
            if days.len() > MAX_OF_EVENT {
                days.drain(..days.len() - MAX_OF_EVENT);
                cut = days.first().map(|(_, day)| *day);
            }
            own.extend(days.into_iter().map(|(number, day)| on_day(number, day)));
            // One that begins beyond the window, or never, still has a place in the calendar.
            if own.is_empty() {
                own.push(first.clone());
            }
        }
    }
    let is_moved = event.status == EventStatus::Postponed && event.rescheduled_to.is_some();
    if is_moved && new_start != start {
        own.push(Occurrence { subject, start, end, number: 0, is_former: true });
    }
    (own, cut)
}

/// A moment as far from the day `to` as it was from the day `from`.
fn shifted(moment: Moment, from: Date, to: Date) -> Option<Moment> {
    let days = i64::from((to - from).get_days());
    Some(Moment { date: moment.date.checked_add(days.days()).ok()?, time: moment.time })
}

/// The observances of some years but those that an event stands for: its page of that year.
fn observed(site: &Site, lang: LangId, years: std::ops::RangeInclusive<i16>) -> Vec<Occurrence> {
    let mut told: BTreeSet<(&str, i16)> = BTreeSet::new();
    for id in &site.records_in(lang).events {
        let Record::Event(event) = &site.page(*id).summary.record else { continue };
        if let Some(observance) = &event.observance {
            told.insert((observance, event.start.date.year()));
        }
    }
    let mut found = Vec::new();
    for (place, observance) in site.observances.iter().enumerate() {
        // A lunar year's last days are of the next civil year.
        for year in years.start().saturating_sub(1)..=*years.end() {
            let Some((first, last)) = observance.rule.in_year(year) else { continue };
            let is_told = told.contains(&(observance.id.as_str(), first.year()));
            if is_told || !years.contains(&first.year()) {
                continue;
            }
            found.push(Occurrence {
                subject: Subject::Observance(place),
                start: Moment::from(first),
                end: (last != first).then(|| Moment::from(last)),
                number: u32::try_from(first.year()).unwrap_or_default(),
                is_former: false,
            });
        }
    }
    found
}

fn sort(site: &Site, lang: LangId, found: &mut [Occurrence]) {
    let mut titles: BTreeMap<Title, SortKey> = BTreeMap::new();
    for one in found.iter() {
        titles.entry(Title::of(one.subject)).or_insert_with(|| sort_key(title(site, one, lang)));
    }
    found.sort_by(|a, b| {
        let key = |one: &Occurrence| (one.start, Title::of(one.subject));
        let ((a_start, a_title), (b_start, b_title)) = (key(a), key(b));
        let by_title = || titles.get(&a_title).cmp(&titles.get(&b_title));
        a_start.cmp(&b_start).then_with(by_title).then_with(|| a_title.cmp(&b_title))
    });
}

/// A subject that can be sorted: observances before events of the same title.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Title {
    Observance(usize),
    Event(PageId),
}

impl Title {
    fn of(subject: Subject) -> Title {
        match subject {
            Subject::Event(id) => Title::Event(id),
            Subject::Observance(place) => Title::Observance(place),
        }
    }
}

/// The title of what takes place, in a language.
pub fn title<'a>(site: &'a Site, one: &Occurrence, lang: LangId) -> &'a str {
    match one.subject {
        Subject::Event(id) => &site.page(id).summary.title,
        Subject::Observance(place) => {
            let title = site.observances.get(place).map(|observance| &observance.title);
            title.map_or("", |title| site.config.text(title, lang))
        }
    }
}

fn listed(site: &Site, all: &Occurrences, section: PageId) -> Listed {
    let page = site.page(section);
    let events: BTreeSet<PageId> = events_below(site, section).into_iter().collect();
    let folder = folder_of(&page.key);
    let mut listed = Listed::default();
    let mut reach = Date::MIN;
    for (place, one) in (0u32..).zip(all.in_lang(page.summary.lang)) {
        let is_own = match one.subject {
            Subject::Event(id) => events.contains(&id),
            Subject::Observance(place) => {
                site.observances.get(place).is_some_and(|own| belongs(own, folder))
            }
        };
        if !is_own {
            continue;
        }
        reach = reach.max(one.last_day());
        listed.places.push(place);
        listed.reach.push(reach);
        for month in one.months() {
            listed.months.entry(month).or_default().push(place);
        }
    }
    listed
}

/// `content/su-kien/` of `content/su-kien/_index`.
fn folder_of(key: &str) -> &str {
    key.strip_suffix("_index").unwrap_or(key)
}

fn belongs(observance: &Observance, folder: &str) -> bool {
    observance.folder.as_deref().is_none_or(|own| own.starts_with(folder))
}

fn cut_short(site: &Site, id: PageId, first: Date) -> Diagnostic {
    let page = site.page(id);
    let day = crate::text::date::short(first);
    let path: Arc<str> = Arc::clone(&page.source);
    Diagnostic::new(
        Code::TooManyOccurrences,
        say!(
            "sự kiện lặp lại quá nhiều lần: lịch chỉ ghi {MAX_OF_EVENT} lần cuối, từ {day}",
            "the event repeats too often: the calendar has its last {MAX_OF_EVENT} times only, from {day}",
        ),
    )
    .in_file(&path)
    .at(super::pages::place_of(page, &["repeat", "lặp lại"]))
    .hint(say!(
        "thêm `đến hết: …` nếu nó sẽ kết thúc, hoặc sửa `bắt đầu` cho gần hơn",
        "add `until: …` if it will end, or give a later `start`",
    ))
}
