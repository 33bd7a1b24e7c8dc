//! A kind of page and what is known of it in; out the facts that only its author can know, after asking for the rest.

use jiff::civil::Date;

use super::dialogue::Dialogue;
use super::facts::{self, Facts};
use super::kind;
use crate::cli::terminal::Stop;
use crate::diagnostics::Message;
use crate::model::SectionKind;
use crate::model::front::Cost;
use crate::say;

/// The kinds in the order in which they are offered: what is written most often comes first.
const KINDS: [SectionKind; 6] = [
    SectionKind::Articles,
    SectionKind::Events,
    SectionKind::Hotlines,
    SectionKind::Documents,
    SectionKind::Campaigns,
    SectionKind::Pages,
];

/// What a call can cost, in the order in which it is offered.
const COSTS: [Cost; 3] = [Cost::Unknown, Cost::Free, Cost::Charged];

/// Asks what to make.
pub(super) fn kind(dialogue: &mut Dialogue<'_>) -> Result<SectionKind, Stop> {
    let choices = KINDS.map(|kind| {
        let (vi, en) = kind::spoken_one(kind);
        (kind, Message::new(vi, en))
    });
    dialogue.choose(&say!("Bạn muốn tạo gì?", "What do you want to make?"), &choices, 1, kind::read)
}

/// Asks for the title.
pub(super) fn title<T>(
    dialogue: &mut Dialogue<'_>,
    read: impl Fn(&str) -> Result<T, Stop>,
) -> Result<T, Stop> {
    dialogue.required(&say!("Tiêu đề", "Title"), read)
}

/// Asks for what a page of the kind needs and nobody said.
pub(super) fn facts(
    dialogue: &mut Dialogue<'_>,
    kind: SectionKind,
    title: &str,
    today: Date,
    mut known: Facts,
) -> Result<Facts, Stop> {
    match kind {
        SectionKind::Events => event(dialogue, &mut known, today)?,
        SectionKind::Hotlines => hotline(dialogue, &mut known)?,
        SectionKind::Documents => document(dialogue, &mut known)?,
        SectionKind::Campaigns => campaign(dialogue, &mut known, title, today)?,
        SectionKind::Articles | SectionKind::Pages => {}
    }
    Ok(known)
}

fn event(dialogue: &mut Dialogue<'_>, known: &mut Facts, today: Date) -> Result<(), Stop> {
    if known.date.is_none() {
        let year = today.year();
        let question = say!(
            "Ngày và giờ bắt đầu, ví dụ 25/11/{year} 8:00",
            "Day and time of its start, such as {year}-11-25 08:00"
        );
        let read = |written: &str| facts::date(written, SectionKind::Events);
        known.date = dialogue.optional(&question, read)?;
    }
    if known.place.is_none() {
        known.place = dialogue.optional(&say!("Địa điểm", "Place"), facts::text)?;
    }
    Ok(())
}

fn hotline(dialogue: &mut Dialogue<'_>, known: &mut Facts) -> Result<(), Stop> {
    if known.number.is_none() {
        let question = say!(
            "Số điện thoại (hãy tự gọi thử trước khi ghi; số khẩn cấp thì đừng gọi, hỏi cơ quan phụ trách)",
            "Phone number (call it yourself before you write it down; an emergency number: don't call, ask its agency)"
        );
        let read = |written: &str| facts::number(written, SectionKind::Hotlines);
        known.number = dialogue.optional(&question, read)?;
    }
    if known.number.is_some() && known.cost.is_none() {
        let choices = COSTS.map(|cost| {
            let (en, vi) = facts::cost_words(cost);
            (cost, Message::new(vi, en))
        });
        let question = say!("Cước gọi:", "Cost of a call:");
        known.cost = Some(dialogue.choose(&question, &choices, 1, facts::cost)?);
    }
    if known.hours.is_none() {
        let question = say!(
            "Giờ trực, ví dụ 24/7 hoặc “Giờ hành chính”",
            "Hours, such as 24/7 or “Office hours”"
        );
        known.hours = dialogue.optional(&question, facts::text)?;
    }
    Ok(())
}

fn document(dialogue: &mut Dialogue<'_>, known: &mut Facts) -> Result<(), Stop> {
    if known.number.is_none() {
        let question = say!("Số hiệu, ví dụ 702/KH-UBND", "Number, such as 702/KH-UBND");
        let read = |written: &str| facts::number(written, SectionKind::Documents);
        known.number = dialogue.optional(&question, read)?;
    }
    if known.issuer.is_none() {
        let question = say!("Cơ quan ban hành", "Issued by");
        known.issuer = dialogue.optional(&question, facts::text)?;
    }
    Ok(())
}

fn campaign(
    dialogue: &mut Dialogue<'_>,
    known: &mut Facts,
    title: &str,
    today: Date,
) -> Result<(), Stop> {
    let is_told = known.date.is_some() || facts::year_in(title).is_some();
    if known.year.is_none() && !is_told {
        let this_year = today.year();
        let default = Message::new(this_year.to_string(), this_year.to_string());
        let year = dialogue.with_default(&say!("Năm", "Year"), &default, facts::year)?;
        known.year = Some(year);
    }
    Ok(())
}
