//! Support numbers with their state in; the list of all for people, or one JSON object a line, out.

use serde_json::{Value, json};

use super::day;
use super::state::Line;
use crate::diagnostics::Speech;
use crate::engine::Survey;
use crate::model::front::DayOrMonth;
use crate::say;
use crate::whereabouts::{Place, Shown};

pub(super) fn text(survey: &Survey, lines: &[Line], speech: Speech) -> String {
    let mut out = String::new();
    for line in lines {
        let (numbers, title) = (line.numbers.join(", "), &line.title);
        let state = line.state.message();
        out.push_str(&format!("{numbers}  {title}  [{}]\n", state.in_language(speech)));
        let id = line.id.as_deref().unwrap_or("–");
        let (checked, due) = (checked(line, speech), due(line, speech));
        let (file, count) = (&line.file, line.places.len() + line.blocks.len());
        let facts = say!(
            "    mã: {id} · tệp: {file}\n    xác minh: {checked} · hạn: {due} · nhắc tới: {count} chỗ\n",
            "    id: {id} · file: {file}\n    confirmed: {checked} · due: {due} · mentioned: {count} times\n"
        );
        out.push_str(facts.in_language(speech));
        for cited in cited(survey, line, speech) {
            out.push_str(&format!("      {cited}\n"));
        }
    }
    let count = lines.len();
    let last = say!("{count} số.", "{count} numbers.");
    out + last.in_language(speech) + "\n"
}

/// When and by whom it was confirmed.
pub(super) fn checked(line: &Line, speech: Speech) -> String {
    let is_vietnamese = speech == Speech::Vi;
    let when = match line.checked_on {
        None => return say!("chưa lần nào", "never").in_language(speech).to_owned(),
        Some(DayOrMonth::Day(on)) => day(on, is_vietnamese),
        Some(DayOrMonth::Month(year, month)) if is_vietnamese => format!("{month}/{year}"),
        Some(DayOrMonth::Month(year, month)) => format!("{year:04}-{month:02}"),
    };
    match line.checked_by.as_str() {
        "" => when,
        by => format!("{when} ({by})"),
    }
}

/// The day on which it must be confirmed again.
pub(super) fn due(line: &Line, speech: Speech) -> String {
    line.due.map_or_else(|| "–".to_owned(), |due| day(due, speech == Speech::Vi))
}

/// Who mentions it, a line each.
pub(super) fn cited(survey: &Survey, line: &Line, speech: Speech) -> Vec<String> {
    let mut cited: Vec<String> =
        line.places.iter().map(|place| one(survey, place, speech)).collect();
    let block = say!("khối ::hotline", "the block ::hotline");
    cited.extend(line.blocks.iter().map(|path| format!("{path} ({})", block.in_language(speech))));
    cited
}

/// `content/a.md:3:4 → https://…`.
pub(crate) fn one(survey: &Survey, place: &Place, speech: Speech) -> String {
    let Place { path, line, column, .. } = place;
    let shown = match &place.shown {
        Shown::At(address) => address_of(survey, address),
        Shown::Withheld(reason) => {
            let reason = reason.message();
            let (vi, en) = (&reason.vi, &reason.en);
            say!("chưa đăng: {vi}", "not published: {en}").in_language(speech).to_owned()
        }
        Shown::Unused => {
            say!("tệp không đăng", "the file isn't published").in_language(speech).to_owned()
        }
        Shown::Everywhere => say!("mọi trang", "every page").in_language(speech).to_owned(),
    };
    format!("{path}:{line}:{column} → {shown}")
}

/// The absolute address with a `base_url`, else from the site's root.
pub(crate) fn address_of(survey: &Survey, address: &str) -> String {
    survey.site.config.absolute(address).unwrap_or_else(|| format!("/{address}"))
}

pub(super) fn json(survey: &Survey, lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}\n", object(survey, line))).collect()
}

/// A line as data.
pub(super) fn object(survey: &Survey, line: &Line) -> Value {
    let checked = line.checked_on.map(|on| match on {
        DayOrMonth::Day(on) => on.to_string(),
        DayOrMonth::Month(year, month) => format!("{year:04}-{month:02}"),
    });
    json!({
        "id": line.id,
        "title": line.title,
        "numbers": line.numbers,
        "state": line.state.as_str(),
        "emergency": line.is_emergency,
        "checked_on": checked,
        "checked_by": line.checked_by,
        "due": line.due.map(|due| due.to_string()),
        "operator": line.operator,
        "source": line.source,
        "file": line.file,
        "cited": line.places.iter().map(|place| place_object(survey, place)).collect::<Vec<_>>(),
        "blocks": line.blocks.iter().map(|path| &**path).collect::<Vec<_>>(),
    })
}

/// A place as data.
pub(crate) fn place_object(survey: &Survey, place: &Place) -> Value {
    let (shown, url) = match &place.shown {
        Shown::At(address) => ("page", Some(address_of(survey, address))),
        Shown::Withheld(_) => ("withheld", None),
        Shown::Unused => ("unused", None),
        Shown::Everywhere => ("everywhere", None),
    };
    json!({
        "path": &*place.path,
        "line": place.line,
        "column": place.column,
        "written": place.written,
        "shown": shown,
        "url": url,
        "in_correction": place.in_correction,
    })
}
