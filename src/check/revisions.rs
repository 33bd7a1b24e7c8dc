//! The site and the `events.json` that was published before in; events whose time, place or state has changed without
//! a higher `revision:` out. Calendars that people subscribe to take an old revision for old news.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::page::Page;
use crate::render::files::events_json;
use crate::resolve::Site;
use crate::say;

/// What subscribers must learn of.
const TOLD: &[&str] = &["start", "end", "location", "online", "status", "rescheduled_to", "repeat"];

/// Compares; none when `published` is no `events.json`.
pub fn check(site: &Site, published: &str) -> Option<Vec<Diagnostic>> {
    let before: Value = serde_json::from_str(published).ok()?;
    let now: Value = serde_json::from_slice(&events_json(site)).ok()?;
    let before: HashMap<(&str, &str), &Value> =
        before["items"].as_array()?.iter().map(|item| (key(item), item)).collect();
    let mut diagnostics = Vec::new();
    for item in now["items"].as_array()? {
        let Some(old) = before.get(&key(item)) else { continue };
        let number = |item: &Value| item["revision"].as_u64().unwrap_or(0);
        let has_changed = TOLD.iter().any(|name| differs(&old[name], &item[name]));
        if !has_changed || number(item) > number(old) {
            continue;
        }
        // A translation inherits the number: it is mended in the original.
        let page = site.pages.iter().find(|page| {
            page.summary.id == item["id"] && site.config.lang(page.summary.lang) == item["lang"]
        });
        diagnostics.extend(page.map(|page| finding(page, number(old) + 1)));
    }
    Some(diagnostics)
}

fn key(item: &Value) -> (&str, &str) {
    (item["id"].as_str().unwrap_or_default(), item["lang"].as_str().unwrap_or_default())
}

/// Keys that an older program didn't write are no change.
fn differs(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            old.iter().any(|(key, value)| differs(value, new.get(key).unwrap_or(&Value::Null)))
        }
        _ => old != new,
    }
}

fn finding(page: &Page, next: u64) -> Diagnostic {
    let start = page.document.front_span.start as usize;
    Diagnostic::new(
        Code::RevisionNotRaised,
        say!(
            "thời gian, địa điểm hoặc trạng thái đã đổi mà `lần sửa` chưa tăng",
            "time, place or status have changed and `revision` has not"
        ),
    )
    .in_file(&page.source)
    .at(Span::new(start, start))
    .hint(say!("ghi `lần sửa: {next}`", "write `revision: {next}`"))
}
