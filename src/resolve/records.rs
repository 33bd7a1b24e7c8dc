//! Typed front matter in; events, hotlines, documents and campaigns out, with what they must and must not say.

mod event;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Unit;
use jiff::civil::Date;

use super::Inputs;
use super::gather::Gathered;
use super::media::find_media;
use super::pages::has_key;
use super::site::Media;
use crate::diagnostics::{Code, Diagnostic, Message, Span};
use crate::model::front::{DayOrMonth, Given};
use crate::model::page::{
    Campaign, DialledNumber, DocumentFile, Hotline, HotlineState, LegalDocument, Record,
};
use crate::model::{Front, PageKind};
use crate::say;
use crate::text::date::{self, Moment};
use crate::text::phone;

/// What the page's kind adds to it.
pub(super) fn record(
    inputs: &Inputs<'_>,
    page: &Gathered,
    media: &BTreeMap<Arc<str>, Media>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Record {
    match page.kind {
        PageKind::Event => event::event(inputs, page, diagnostics),
        PageKind::Hotline => hotline(inputs, page, diagnostics),
        PageKind::Document => document(page, media, diagnostics),
        PageKind::Campaign => campaign(page, diagnostics),
        _ => Record::None,
    }
}

fn text(given: &Option<Given<String>>) -> String {
    given.as_ref().map(|given| given.value.clone()).unwrap_or_default()
}

fn texts(given: &Option<Given<Vec<String>>>) -> Vec<String> {
    given.as_ref().map(|given| given.value.clone()).unwrap_or_default()
}

fn copied<T: Copy>(given: &Option<Given<T>>) -> Option<T> {
    given.as_ref().map(|given| given.value)
}

/// A required key that is absent; one that is there and wrong was reported already.
fn missing(page: &Gathered, key: (&str, &str), example: &str, diagnostics: &mut Vec<Diagnostic>) {
    let (en, vi) = key;
    if page.parsed.document.is_front_unread() || has_key(page, &[en, vi]) {
        return;
    }
    let start = page.parsed.document.front_span.start as usize;
    diagnostics.push(
        Diagnostic::new(Code::MissingKey, say!("thiếu “{vi}”", "“{en}” is missing"))
            .in_file(&page.path)
            .at(Span::new(start, start))
            .hint(say!("thêm dòng `{vi}: {example}`", "add a line `{en}: {example}`")),
    );
}

/// The end, if there is one that can be: none that lies before the start, which would cause more findings.
fn end_after_start(
    start: Option<&Given<Moment>>,
    end: Option<&Given<Moment>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Moment> {
    let end = end?;
    let Some(start) = start else { return Some(end.value) };
    let is_before = match (start.value.time, end.value.time) {
        (Some(_), Some(_)) => end.value < start.value,
        _ => end.value.date < start.value.date,
    };
    if is_before {
        let from = date::short(start.value.date);
        diagnostics.push(
            Diagnostic::new(
                Code::EndBeforeStart,
                say!("kết thúc đứng trước bắt đầu", "the end comes before the start"),
            )
            .in_file(&end.file)
            .at(end.span)
            .hint(say!(
                "sửa một trong hai ngày: bắt đầu là {from}, nên kết thúc phải từ {from} trở đi",
                "mend one of the two dates: it starts on {from}, so it can't end before {from}"
            )),
        );
        return None;
    }
    Some(end.value)
}

fn hotline(inputs: &Inputs<'_>, page: &Gathered, diagnostics: &mut Vec<Diagnostic>) -> Record {
    let front = &page.front;
    let numbers = front.numbers.as_ref().map(|given| given.value.clone()).unwrap_or_default();
    if numbers.is_empty() {
        missing(
            page,
            ("numbers", "số"),
            "… (số của chính đường dây này, đã tự gọi thử)",
            diagnostics,
        );
    }
    let numbers = numbers
        .into_iter()
        .filter_map(|number| {
            let phone = phone::parse(&number.number)?;
            Some((number, DialledNumber::from(&phone)))
        })
        .collect();
    let state = hotline_state(inputs, front);
    check_confirmation(inputs, page, diagnostics);
    let stale =
        is_stale(copied(&front.checked_on), inputs.now.date, inputs.config.recheck_after_days);
    warn(page, state, stale, diagnostics);
    Record::Hotline(Hotline {
        numbers,
        hours: front.hours.as_ref().map(|given| given.value.clone()),
        area: front.area.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        needs: front.needs.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        channels: front.channels.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        serves: text(&front.serves),
        languages: texts(&front.languages),
        operator: text(&front.operator),
        emergency: copied(&front.emergency).unwrap_or(false),
        checked_on: copied(&front.checked_on),
        checked_by: text(&front.checked_by),
        stale,
        source: text(&front.source),
        expires_on: copied(&front.expires_on),
        state,
    })
}

/// Whether a hotline's numbers may be shown today.
pub(super) fn hotline_state(inputs: &Inputs<'_>, front: &Front) -> HotlineState {
    if copied(&front.retired).unwrap_or(false) {
        return HotlineState::Retired;
    }
    let is_expired = copied(&front.expires_on).is_some_and(|day| inputs.now.date > day);
    if is_expired { HotlineState::Expired } else { HotlineState::Active }
}

/// A confirmation is something that has happened (SAFETY.md 11).
fn check_confirmation(inputs: &Inputs<'_>, page: &Gathered, diagnostics: &mut Vec<Diagnostic>) {
    let Some(given) = &page.front.checked_on else { return };
    let first_day = match given.value {
        DayOrMonth::Day(day) => Some(day),
        DayOrMonth::Month(year, month) => Date::new(year, month, 1).ok(),
    };
    if first_day.is_some_and(|day| day > inputs.now.date) {
        diagnostics.push(
            Diagnostic::new(
                Code::BadDate,
                say!("ngày xác minh chưa tới", "the day of confirmation is still to come"),
            )
            .in_file(&given.file)
            .at(given.span)
            .hint(say!(
                "ghi ngày đã gọi thật; chưa gọi thì xoá dòng này",
                "give the day of the call; delete the line if nobody has called yet",
            )),
        );
    }
}

/// A month counts from its last day, in favour of the operator's word.
pub(super) fn is_stale(checked_on: Option<DayOrMonth>, today: Date, days: i64) -> bool {
    let checked = match checked_on {
        None => return true,
        Some(DayOrMonth::Day(day)) => day,
        Some(DayOrMonth::Month(year, month)) => match Date::new(year, month, 1) {
            Ok(first) => first.last_of_month(),
            Err(_) => return true,
        },
    };
    match (today - checked).total((Unit::Day, today)) {
        Ok(age) => age > days as f64,
        Err(_) => true,
    }
}

/// SAFETY.md 11: a number that should be looked after is a warning, never a stop.
fn warn(page: &Gathered, state: HotlineState, stale: bool, diagnostics: &mut Vec<Diagnostic>) {
    // Translations repeat the original's state.
    if page.lang != crate::model::LangId::default() {
        return;
    }
    let front = &page.front;
    let span = front.numbers.as_ref().map_or(Span::default(), |given| given.span);
    let is_emergency = is_emergency(front);
    let finding = match state {
        HotlineState::Retired => return,
        HotlineState::Expired => Diagnostic::new(
            Code::ExpiredNumber,
            say!(
                "số này đã quá hạn, tạm không in ra",
                "the number is past its date and is withheld"
            ),
        )
        .hint(match is_emergency {
            true => say!(
                "số khẩn cấp: đừng gọi thử; hỏi cơ quan phụ trách, rồi sửa `hết hạn ngày`",
                "an emergency number: don't call it; ask the agency in charge, then mend `expires_on`",
            ),
            false => {
                say!("gọi xác minh rồi sửa `hết hạn ngày`", "confirm it, then mend `expires_on`")
            }
        }),
        HotlineState::Active if stale && front.checked_on.is_none() => Diagnostic::new(
            Code::UncheckedNumber,
            never_confirmed(is_emergency),
        )
        .hint(match is_emergency {
            true => say!(
                "số khẩn cấp: đừng gọi thử; hỏi cơ quan phụ trách, rồi thêm `xác minh ngày: …` và `người xác minh: …`",
                "an emergency number: don't call it; ask the agency in charge, then add `checked_on: …` and `checked_by: …`",
            ),
            false => say!(
                "gọi thử, rồi thêm `xác minh ngày: …` và `người xác minh: …`",
                "call it, then add `checked_on: …` and `checked_by: …`",
            ),
        }),
        HotlineState::Active if stale => Diagnostic::new(
            Code::UncheckedNumber,
            say!("đã lâu chưa xác minh lại số này", "the number was confirmed too long ago"),
        )
        .hint(match is_emergency {
            true => say!(
                "số khẩn cấp: đừng gọi thử; hỏi lại cơ quan phụ trách và sửa `xác minh ngày`",
                "an emergency number: don't call it; ask the agency in charge again and mend `checked_on`",
            ),
            false => say!("gọi lại và sửa `xác minh ngày`", "call again and mend `checked_on`"),
        }),
        HotlineState::Active => return,
    };
    diagnostics.push(finding.in_file(&page.path).at(span));
}

/// What is wrong with a number without a confirmation; emergency numbers are confirmed by asking, not by a call.
pub(super) fn never_confirmed(is_emergency: bool) -> Message {
    match is_emergency {
        true => say!("số này chưa được xác minh", "the number was never confirmed"),
        false => say!("số này chưa được gọi xác minh", "the number was never confirmed by a call"),
    }
}

/// Whether nobody may call a hotline's numbers to try them: it says so, or one of them is 112 to 115.
fn is_emergency(front: &Front) -> bool {
    let mut numbers = front.numbers.iter().flat_map(|given| &given.value);
    copied(&front.emergency).unwrap_or(false)
        || numbers.any(|one| phone::parse(&one.number).is_some_and(|phone| phone.is_emergency()))
}

fn document(
    page: &Gathered,
    media: &BTreeMap<Arc<str>, Media>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Record {
    let front = &page.front;
    let mut files = Vec::new();
    if let Some(given) = &front.files {
        for file in &given.value {
            match find_media(media, &given.file, &file.src) {
                Some(found) => files.push(DocumentFile {
                    title: file.title.clone(),
                    address: found.address.clone(),
                    len: found.len,
                }),
                None => {
                    let src = &file.src;
                    diagnostics.push(
                        Diagnostic::new(
                            Code::MissingFile,
                            say!("không tìm thấy tệp “{src}”", "the file “{src}” can't be found"),
                        )
                        .in_file(&given.file)
                        .at(file.span)
                        .hint(say!(
                            "đặt tệp cạnh trang này và ghi đúng tên",
                            "put the file beside this page and spell its name exactly"
                        )),
                    );
                }
            }
        }
    }
    if let (Some(from), Some(until)) = (&front.effective_on, &front.expires_on)
        && until.value < from.value
    {
        diagnostics.push(
            Diagnostic::new(
                Code::EndBeforeStart,
                say!(
                    "ngày hết hiệu lực đứng trước ngày có hiệu lực",
                    "it ceases before it comes into force"
                ),
            )
            .in_file(&until.file)
            .at(until.span)
            .hint(say!("sửa một trong hai ngày", "mend one of the two dates")),
        );
    }
    Record::Document(LegalDocument {
        number: text(&front.number),
        kind: text(&front.document_type),
        summary: text(&front.summary),
        issuer: text(&front.issuer),
        issued_on: copied(&front.issued_on),
        effective_on: copied(&front.effective_on),
        expires_on: copied(&front.expires_on),
        status: copied(&front.document_status),
        files,
    })
}

fn campaign(page: &Gathered, diagnostics: &mut Vec<Diagnostic>) -> Record {
    let front = &page.front;
    let end = end_after_start(front.start.as_ref(), front.end.as_ref(), diagnostics);
    let start = copied(&front.start).map(|start| start.date);
    let year = front.year.as_ref().map(|given| i16::try_from(given.value).unwrap_or_default());
    if year.is_none() && start.is_none() {
        missing(page, ("year", "năm"), "2026", diagnostics);
    }
    if let Some(given) = &front.year
        && !(1900..=2200).contains(&given.value)
    {
        let written = given.value;
        diagnostics.push(
            Diagnostic::new(
                Code::BadValue,
                say!("năm {written} không hợp lý", "the year {written} can't be right"),
            )
            .in_file(&given.file)
            .at(given.span)
            .hint(say!("viết năm bằng bốn chữ số", "write the year in four digits")),
        );
    }
    Record::Campaign(Campaign {
        year: year.or(start.map(|start| start.year())).unwrap_or_default(),
        start,
        end: end.map(|end| end.date),
        theme: text(&front.theme),
        slogans: front.slogans.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        partners: texts(&front.partners),
        hashtag: text(&front.hashtag).trim_start_matches('#').to_owned(),
    })
}
