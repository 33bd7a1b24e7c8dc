//! What hotlines and reporting points have in common: a mapping's fields in; hours, area, needs, channels and the day
//! of the last confirmation out.

use super::LIMIT;
use super::week;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::front::{Area, Contact, ContactKind, DayOrMonth, Hours, Need, OpenHours, Place};
use crate::resolve::keys;
use crate::say;
use crate::text::{date, phone};
use crate::yaml::fields::{Fields, is_web_address};
use crate::yaml::{Node, Spanned};

/// `24/7`, words, or lines of days and times.
pub fn hours(fields: &mut Fields<'_>, name: &'static str) -> Option<Hours> {
    let entry = fields.entry(name)?;
    if !matches!(entry.value.value, Node::List(_)) {
        return fields.text(name).map(|text| match text.value.as_str() {
            "24/7" | "24/24" => Hours::Always,
            _ => Hours::Text(text.value),
        });
    }
    let mut table = Vec::new();
    for node in fields.nodes(name).iter().take(LIMIT) {
        match &node.value {
            Node::Map(map) => table.push(fields.inner(map, node.span, keys::HOURS, open_hours)),
            _ => fields.wrong_form(node.span, "{ngày: T2–T6, từ: 8:00, đến: 17:00}"),
        }
    }
    Some(Hours::Table(table))
}

fn open_hours(fields: &mut Fields<'_>) -> OpenHours {
    let days = fields.required_text("days");
    let from = fields.required_text("from");
    let to = fields.required_text("to");
    let on = days.as_ref().map(|days| week::days(&days.value)).unwrap_or_default();
    if let Some(days) = days.as_ref().filter(|_| on.is_empty()) {
        not_understood(fields, days, "T2–T6, CN");
    }
    let mut minutes = |written: &Option<Spanned<String>>| {
        let written = written.as_ref()?;
        let read = week::minutes(&written.value);
        if read.is_none() {
            not_understood(fields, written, "8:00");
        }
        read
    };
    let minutes = minutes(&from).zip(minutes(&to));
    let text = |given: Option<Spanned<String>>| given.map(|given| given.value).unwrap_or_default();
    OpenHours { days: text(days), from: text(from), to: text(to), on, minutes }
}

/// Printed as it is, so no error; but no reader is told that somebody answers now.
fn not_understood(fields: &mut Fields<'_>, written: &Spanned<String>, example: &str) {
    let text = &written.value;
    fields.report(
        Diagnostic::new(
            Code::BadValue,
            say!(
                "không hiểu “{text}”, nên trang không báo được lúc nào đang trực",
                "“{text}” can't be read, so the page can't say when somebody answers"
            ),
        )
        .with_severity(Severity::Warning)
        .at(written.span)
        .hint(say!("viết như {example}", "write it like {example}")),
    );
}

/// Words, a province with its communes, or a list of these.
pub fn area(fields: &mut Fields<'_>) -> Option<Area> {
    fields.entry("area")?;
    let mut area = Area::default();
    let mut words = Vec::new();
    for node in fields.nodes("area").iter().take(LIMIT) {
        match &node.value {
            Node::Map(map) => {
                area.places.extend(fields.inner(map, node.span, keys::AREA, places));
            }
            Node::Scalar(scalar) => words.push(scalar.text.trim().to_owned()),
            _ => fields.wrong_form(node.span, "{tỉnh: Lâm Đồng, xã: Đắk Mil}"),
        }
    }
    // Words beside places would hide them: they are one more place in the line.
    if !area.places.is_empty() {
        words.extend(area.places.iter().map(Place::shown));
    }
    area.text = words.join("; ");
    Some(area)
}

fn places(fields: &mut Fields<'_>) -> Vec<Place> {
    let province = fields.text("province").map(|text| text.value).unwrap_or_default();
    let communes = fields.texts("commune", LIMIT);
    if province.is_empty() && communes.is_empty() {
        fields.missing("province");
        return Vec::new();
    }
    if communes.is_empty() {
        return vec![Place { province, commune: String::new() }];
    }
    let place =
        |commune: Spanned<String>| Place { province: province.clone(), commune: commune.value };
    communes.into_iter().map(place).collect()
}

/// What help is needed for, from the closed list.
pub fn needs(fields: &mut Fields<'_>) -> Option<Vec<Need>> {
    fields.entry("needs")?;
    let words = fields.texts("needs", LIMIT);
    let mut needs = Vec::new();
    for word in words {
        if let Some(need) = fields.one_of("needs", &word, keys::NEED)
            && !needs.contains(&need)
        {
            needs.push(need);
        }
    }
    Some(needs)
}

/// Zalo, e-mail and other ways to reach a hotline.
pub fn channels(fields: &mut Fields<'_>) -> Option<Vec<Contact>> {
    fields.entry("channels")?;
    let mut channels = Vec::new();
    for node in fields.nodes("channels").iter().take(LIMIT) {
        match &node.value {
            Node::Map(map) => {
                channels.extend(fields.inner(map, node.span, keys::CONTACT, contact));
            }
            _ => fields.wrong_form(node.span, "{loại: email, địa chỉ: ten@co-quan.vn}"),
        }
    }
    Some(channels)
}

fn contact(fields: &mut Fields<'_>) -> Option<Contact> {
    if fields.entry("kind").is_none() {
        fields.missing("kind");
    }
    let kind = fields.choice("kind", keys::CONTACT_KIND).map(|kind| kind.value);
    let address = fields.required_text("address");
    let note = fields.text("note").map(|note| note.value).unwrap_or_default();
    let (kind, address) = (kind?, address?);
    let written = &address.value;
    let (is_right, example) = match kind {
        ContactKind::Zalo => (is_zalo(written), "0912 345 678, https://zalo.me/…"),
        ContactKind::Email => (is_email(written), "ten@co-quan.vn"),
        ContactKind::Web => (is_web_address(written), "https://…"),
        ContactKind::Facebook => (is_facebook(written), "https://www.facebook.com/…"),
        ContactKind::Letter => (true, ""),
    };
    if !is_right {
        fields.report(
            Diagnostic::new(
                Code::BadValue,
                say!(
                    "“{written}” không phải địa chỉ dùng được ở đây",
                    "“{written}” is no address that can be used here"
                ),
            )
            .at(address.span)
            .hint(say!("viết như {example}", "write it like {example}")),
        );
        return None;
    }
    Some(Contact { kind, address: address.value, note, span: address.span })
}

fn is_zalo(written: &str) -> bool {
    phone::parse(written).is_some() || written.starts_with("https://zalo.me/")
}

fn is_facebook(written: &str) -> bool {
    let rest = written.strip_prefix("https://").unwrap_or_default();
    let host = rest.split('/').next().unwrap_or_default();
    is_web_address(written)
        && ["facebook.com", "fb.com", "m.me", "messenger.com"]
            .iter()
            .any(|known| host == *known || host.ends_with(&format!(".{known}")))
}

fn is_email(written: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '?' | '&' | ',');
    written.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.')
    }) && written.chars().all(is_plain)
}

/// The day, or only the month, on which a named person had it confirmed.
pub fn checked_on(fields: &mut Fields<'_>) -> Option<DayOrMonth> {
    let written = match &fields.entry("checked_on")?.value.value {
        Node::Scalar(scalar) => scalar.text.trim().to_owned(),
        _ => String::new(),
    };
    match date::read_month(&written) {
        Some((year, month)) => {
            fields.text("checked_on");
            Some(DayOrMonth::Month(year, month))
        }
        None => fields.date("checked_on").map(|date| DayOrMonth::Day(date.value)),
    }
}
