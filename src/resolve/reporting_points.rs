//! The lists of reporting points beside hotlines sections in (`noi-bao-tin.yaml`, `reporting-points.yaml`); out come the
//! points with what is wrong with them, told like front matter.

use std::sync::Arc;

use super::gather::Gathered;
use super::read_front::help;
use super::records::{is_stale, never_confirmed};
use super::{Inputs, keys};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::PageKind;
use crate::model::SectionKind;
use crate::model::page::DialledNumber;
use crate::model::point::{ReportingPoint, ReportingPoints};
use crate::say;
use crate::text::phone;
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{self, Localized, Node};

/// Names of the file, the Vietnamese one first.
const NAMES: &[&str] = &["noi-bao-tin.yaml", "noi-bao-tin.yml", "reporting-points.yaml"];

/// The file's only key.
const LIST: &[Key] = &[Key { name: "points", also: &["nơi báo tin"] }];

/// More than this is a broken file: a province has some 120 communes.
const LIMIT: usize = 5000;

/// Reads the list of every published hotlines section.
pub(super) fn read(
    inputs: &Inputs<'_>,
    published: &[Gathered],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ReportingPoints> {
    let mut lists: Vec<ReportingPoints> = Vec::new();
    for section in published {
        let is_new = lists.iter().all(|list| list.section != section.key);
        if section.kind != PageKind::Section(SectionKind::Hotlines) || !is_new {
            continue;
        }
        let folder = section.key.strip_suffix("_index").unwrap_or(&section.key);
        let named = NAMES.iter().filter_map(|name| inputs.tree.get(&format!("{folder}{name}")));
        for file in named {
            let Some(text) = file.text() else { continue };
            let (points, found) = points(inputs, text);
            diagnostics.extend(found.into_iter().map(|found| found.in_file(&file.path)));
            let section = Arc::clone(&section.key);
            lists.push(ReportingPoints { section, file: Arc::clone(&file.path), points });
        }
    }
    lists
}

fn points(inputs: &Inputs<'_>, text: &str) -> (Vec<ReportingPoint>, Vec<Diagnostic>) {
    let (map, mut diagnostics) = yaml::parse(text, 0);
    let mut fields = Fields::new(&map, Span::new(0, 0), &[LIST]);
    let mut points = Vec::new();
    for node in fields.list("points").unwrap_or_default().iter().take(LIMIT) {
        let Node::Map(map) = &node.value else {
            fields.report(no_point(node.span));
            continue;
        };
        points.extend(fields.inner(map, node.span, keys::POINT, |inner| point(inputs, inner)));
    }
    diagnostics.extend(fields.finish());
    (points, diagnostics)
}

fn no_point(span: Span) -> Diagnostic {
    let message = say!("giá trị này không đúng dạng", "this value has the wrong form");
    Diagnostic::new(Code::WrongType, message).at(span).hint(say!(
        "viết như {{địa bàn: {{tỉnh: …, xã: …}}, loại: công an, tên: …}}",
        "write it like {{area: {{province: …, commune: …}}, kind: police, name: …}}",
    ))
}

fn point(inputs: &Inputs<'_>, fields: &mut Fields<'_>) -> Option<ReportingPoint> {
    for name in ["area", "kind", "name"] {
        if fields.entry(name).is_none_or(|entry| entry.value.value.is_empty()) {
            fields.missing(name);
        }
    }
    let area = help::area(fields);
    let kind = fields.choice("kind", keys::POINT_KIND);
    let name = fields.localized("name");
    let phone = phone(fields);
    let checked_on = help::checked_on(fields);
    let stale = is_stale(checked_on, inputs.now.date, inputs.config.recheck_after_days);
    let localized = |given: Option<Localized>| given.unwrap_or_default();
    let (address, note) = (fields.localized("address"), fields.localized("note"));
    let hours = help::hours(fields, "hours");
    let source = fields.text("source").map(|text| text.value).unwrap_or_default();
    let point = ReportingPoint {
        area: area?,
        kind: kind?.value,
        name: name?,
        address: localized(address),
        phone_span: phone.as_ref().map_or(fields.span(), |(_, span)| *span),
        phone: phone.map(|(phone, _)| phone),
        hours,
        note: localized(note),
        source,
        checked_on,
        stale,
    };
    if stale && point.phone.is_some() {
        fields.report(unchecked(&point));
    }
    Some(point)
}

fn phone(fields: &mut Fields<'_>) -> Option<(DialledNumber, Span)> {
    let written = fields.text("phone")?;
    if let Some(phone) = phone::parse(&written.value) {
        return Some((DialledNumber::from(&phone), written.span));
    }
    let text = &written.value;
    fields.report(
        Diagnostic::new(
            Code::BadValue,
            say!(
                "“{text}” không phải số điện thoại gọi được",
                "“{text}” is no number that can be dialled"
            ),
        )
        .at(written.span)
        .hint(say!("viết như 113 hoặc 0263 3822 311", "write it like 113 or 0263 3822 311")),
    );
    None
}

fn unchecked(point: &ReportingPoint) -> Diagnostic {
    let is_emergency = point.phone.as_ref().is_some_and(DialledNumber::is_emergency);
    let message = match point.checked_on {
        None => never_confirmed(is_emergency),
        Some(_) => {
            say!("đã lâu chưa xác minh lại số này", "the number was confirmed too long ago")
        }
    };
    Diagnostic::new(Code::UncheckedNumber, message)
        .at(point.phone_span)
        .hint(match is_emergency {
            true => say!(
                "số khẩn cấp: đừng gọi thử; hỏi cơ quan phụ trách, rồi ghi `xác minh ngày: …`",
                "an emergency number: don't call it; ask the agency in charge, then write `checked_on: …`",
            ),
            false => say!("gọi thử, rồi ghi `xác minh ngày: …`", "call it, then write `checked_on: …`"),
        })
}
