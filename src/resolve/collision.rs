//! Two sources that want one address or one id in; the finding, at the line of the second one that says so, out.

use std::collections::HashMap;
use std::sync::Arc;

use super::gather::Gathered;
use super::plan::RouteKind;
use super::{Site, pages};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::LangId;
use crate::say;

/// `source` wants `address`, which belongs to `other`; none of the two stands for what is generated.
pub(super) fn of_addresses(
    site: &Site,
    address: &str,
    kind: &RouteKind,
    source: Option<&Arc<str>>,
    other: Option<&Arc<str>>,
) -> Diagnostic {
    let generated_vi = "một trang do Chiêng tự làm ra";
    let generated_en = "a page that Chiêng makes itself";
    let other_vi = other.map_or(generated_vi, AsRef::as_ref);
    let other_en = other.map_or(generated_en, AsRef::as_ref);
    let shown = format!("/{address}");
    let found = Diagnostic::new(
        Code::UrlCollision,
        say!(
            "địa chỉ {shown} đã thuộc về {other_vi}",
            "the address {shown} belongs to {other_en} already",
        ),
    );
    let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let found = found.hint(say!(
        "đặt một `đường dẫn` khác, ví dụ {last}-2, hoặc đổi tên tệp",
        "give it another `slug`, for example {last}-2, or rename the file",
    ));
    let Some(path) = source.or(other) else { return found };
    let found = found.in_file(path);
    let keys: &[&str] = match kind {
        RouteKind::Redirect(_) => &["aliases", "đường dẫn cũ"],
        _ => &["slug", "đường dẫn"],
    };
    match site.by_source.get(path) {
        Some(id) => found.at(pages::place_of(site.page(*id), keys)),
        None => found,
    }
}

/// Two pages of one language with the id that an author gave.
pub(super) fn of_ids(gathered: &[Gathered], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(LangId, &str), &Gathered> = HashMap::new();
    for page in gathered {
        let Some(id) = &page.front.id else { continue };
        match seen.get(&(page.lang, id.value.as_str())) {
            // Inherited by a translation, or by defaults, which is no choice of this page.
            Some(first) if first.key == page.key => {}
            Some(first) => {
                let (value, other) = (&id.value, &first.path);
                diagnostics.push(
                    Diagnostic::new(
                        Code::IdCollision,
                        say!(
                            "mã “{value}” đã dùng ở {other}",
                            "the id “{value}” is taken by {other}"
                        ),
                    )
                    .in_file(&id.file)
                    .at(id.span)
                    .hint(say!("đặt một mã khác", "choose another id")),
                );
            }
            None => drop(seen.insert((page.lang, id.value.as_str()), page)),
        }
    }
}
