//! A surveyed site in; its support numbers, each with its state, the day on which it falls due and who mentions it, out.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::diagnostics::{Message, line_column};
use crate::engine::Survey;
use crate::model::LangId;
use crate::model::front::DayOrMonth;
use crate::model::page::{DialledNumber, HotlineState, Page, PageId, Record};
use crate::model::point::{ReportingPoint, ReportingPoints};
use crate::say;
use crate::text::phone::{self, Wanted};
use crate::whereabouts::{self, Place};

/// How a number stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Confirmed not too long ago.
    Good,
    /// Confirmed too long ago.
    Overdue,
    /// Never confirmed.
    Unchecked,
    /// Past its date: printed nowhere.
    Expired,
    /// Out of use.
    Retired,
}

impl State {
    /// The word in data.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            State::Good => "good",
            State::Overdue => "overdue",
            State::Unchecked => "unchecked",
            State::Expired => "expired",
            State::Retired => "retired",
        }
    }

    /// In words.
    pub(super) fn message(self) -> Message {
        match self {
            State::Good => say!("đã xác minh", "confirmed"),
            State::Overdue => say!("cần xác minh lại", "to be confirmed again"),
            State::Unchecked => say!("chưa xác minh", "never confirmed"),
            State::Expired => say!("quá hạn, không in ra", "past its date, not printed"),
            State::Retired => say!("ngừng hoạt động", "retired"),
        }
    }
}

/// A hotline or a reporting point, as the list shows it.
pub(super) struct Line {
    /// What `verified` takes; none for a reporting point.
    pub(super) id: Option<String>,
    pub(super) title: String,
    /// Numbers as they are shown.
    pub(super) numbers: Vec<String>,
    pub(super) operator: String,
    pub(super) source: String,
    pub(super) state: State,
    /// Nobody may call it to try it.
    pub(super) is_emergency: bool,
    pub(super) checked_on: Option<DayOrMonth>,
    pub(super) checked_by: String,
    /// From this day on it must be confirmed again; none for a retired one.
    pub(super) due: Option<Date>,
    /// Its file, with the line for one of several in it.
    pub(super) file: String,
    /// Where its numbers are written, its own file apart.
    pub(super) places: Vec<Place>,
    /// Pages that show it by a block.
    pub(super) blocks: Vec<Arc<str>>,
}

/// Every hotline, in the order of their list, then every reporting point with a phone.
pub(super) fn lines(survey: &Survey) -> Vec<Line> {
    let hotlines: Vec<PageId> = own_hotlines(survey);
    let points: Vec<(&ReportingPoints, &ReportingPoint)> = survey
        .site
        .reporting_points
        .iter()
        .flat_map(|list| list.points.iter().map(move |point| (list, point)))
        .filter(|(_, point)| point.phone.is_some())
        .collect();
    let mut wanted = Wanted::default();
    let of_hotlines = hotlines.iter().flat_map(|id| digits(survey.site.page(*id)));
    let of_points = points.iter().filter_map(|(_, point)| point.phone.as_ref());
    for digits in of_hotlines.chain(of_points.map(|phone| phone.digits.clone())) {
        if let Some(phone) = phone::parse(&digits) {
            wanted.add(&phone);
        }
    }
    let places = whereabouts::find(survey, &wanted);
    let of_hotlines = hotlines.iter().filter_map(|id| hotline(survey, *id, &places));
    of_hotlines.chain(points.iter().map(|(list, own)| point(survey, list, own, &places))).collect()
}

/// Hotlines in the default language, and those that there are in another one only.
pub(super) fn own_hotlines(survey: &Survey) -> Vec<PageId> {
    let site = &survey.site;
    let all = site.config.lang_ids().flat_map(|lang| &site.records_in(lang).hotlines).copied();
    all.filter(|id| {
        let page = site.page(*id);
        page.summary.lang == LangId::default() || site.version(page, LangId::default()).is_none()
    })
    .collect()
}

/// The part of an id behind its last slash.
pub(super) fn last_part(id: &str) -> String {
    id.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether a file is a page's own or a translation of it, published or not: `111.md`, `111.en.md`, never `111-cu.md`.
pub(crate) fn is_file_of(survey: &Survey, page: &Page, path: &str) -> bool {
    let Some(rest) = path.strip_prefix(&*page.key) else { return false };
    let Some(middle) = rest.strip_suffix(".md") else { return false };
    let is_lang = |tag: &str| survey.site.config.find_lang(tag).is_some();
    middle.is_empty() || middle.strip_prefix('.').is_some_and(is_lang)
}

fn digits(page: &Page) -> Vec<String> {
    match &page.summary.record {
        Record::Hotline(hotline) => {
            hotline.numbers.iter().map(|(_, dialled)| dialled.digits.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn hotline(survey: &Survey, id: PageId, places: &BTreeMap<String, Vec<Place>>) -> Option<Line> {
    let page = survey.site.page(id);
    let Record::Hotline(hotline) = &page.summary.record else { return None };
    let expires = hotline.expires_on;
    let (state, due) = match hotline.state {
        HotlineState::Retired => (State::Retired, None),
        HotlineState::Expired => (State::Expired, Some(expires.unwrap_or(survey.site.now.date))),
        HotlineState::Active => active(survey, hotline.checked_on, hotline.stale, expires),
    };
    let own = |path: &str| is_file_of(survey, page, path);
    Some(Line {
        id: Some(page.summary.id.clone()),
        title: page.summary.title.clone(),
        numbers: hotline.numbers.iter().map(|(_, dialled)| dialled.display.clone()).collect(),
        operator: hotline.operator.clone(),
        source: hotline.source.clone(),
        state,
        is_emergency: hotline.is_emergency(),
        checked_on: hotline.checked_on,
        checked_by: hotline.checked_by.clone(),
        due,
        file: page.source.to_string(),
        places: cited(&digits(page), places, own),
        blocks: whereabouts::shown_by_blocks(survey, id),
    })
}

fn point(
    survey: &Survey,
    list: &ReportingPoints,
    point: &ReportingPoint,
    places: &BTreeMap<String, Vec<Place>>,
) -> Line {
    let (state, due) = active(survey, point.checked_on, point.stale, None);
    let text = survey.tree.get(&list.file).and_then(|file| file.text());
    let place = text.map(|text| line_column(text, point.phone_span.start as usize));
    let number = point.phone.iter();
    Line {
        id: None,
        title: survey.site.config.text(&point.name, LangId::default()).to_owned(),
        numbers: number.clone().map(|phone| phone.display.clone()).collect(),
        operator: point.area.shown(),
        source: point.source.clone(),
        state,
        is_emergency: point.phone.as_ref().is_some_and(DialledNumber::is_emergency),
        checked_on: point.checked_on,
        checked_by: String::new(),
        due,
        file: format!("{}:{}", list.file, place.map_or(1, |place| place.line)),
        places: cited(
            &number.map(|phone| phone.digits.clone()).collect::<Vec<_>>(),
            places,
            |path| path == &*list.file,
        ),
        blocks: Vec::new(),
    }
}

fn active(
    survey: &Survey,
    checked_on: Option<DayOrMonth>,
    stale: bool,
    expires: Option<Date>,
) -> (State, Option<Date>) {
    let today = survey.site.now.date;
    let checked = match checked_on {
        None => return (State::Unchecked, Some(today)),
        Some(DayOrMonth::Day(day)) => Some(day),
        Some(DayOrMonth::Month(year, month)) => {
            Date::new(year, month, 1).ok().map(Date::last_of_month)
        }
    };
    let days = survey.site.config.recheck_after_days.saturating_add(1).days();
    let again = checked.and_then(|day| day.checked_add(days).ok()).unwrap_or(today);
    // The day after its last one is too late.
    let due = expires.map_or(again, |last| last.min(again));
    (if stale { State::Overdue } else { State::Good }, Some(due))
}

fn cited(
    digits: &[String],
    places: &BTreeMap<String, Vec<Place>>,
    is_own: impl Fn(&str) -> bool,
) -> Vec<Place> {
    let all = digits.iter().filter_map(|digits| places.get(digits)).flatten();
    let mut cited: Vec<Place> = all.filter(|place| !is_own(&place.path)).cloned().collect();
    cited.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    cited
}
