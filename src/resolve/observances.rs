//! The site's `ngay-ky-niem.yaml` files and its options in; the days that come every year out.

mod holidays;
mod read;

use std::collections::HashMap;
use std::sync::Arc;

use super::Inputs;
use super::hidden;
use super::pages::topics;
use super::site::Site;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::front::Given;
use crate::model::observance::ObservanceKind;
use crate::model::{LangId, Observance, PageId, PageKind, SectionKind, address};
use crate::say;
use crate::source::SourceFile;
use crate::text::nearest::nearest;
use crate::text::slug::slug;
use read::Written;

/// Names of the file, in an events section's folder.
const NAMES: &[&str] = &["ngay-ky-niem", "observances"];

/// Kinds of pages that may be told about a day.
const PAGES: &[PageKind] =
    &[PageKind::Event, PageKind::Article, PageKind::Plain, PageKind::Campaign, PageKind::Document];

/// Reads the files and adds public holidays; every other YAML file below `content/` is told to be unread.
pub(super) fn collect(site: &mut Site, inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut all: Vec<Observance> = Vec::new();
    let mut places: HashMap<String, (Arc<str>, Span)> = HashMap::new();
    for file in inputs.tree.under("content/").filter(|file| is_yaml(&file.path)) {
        let Some(text) = file.text() else { continue };
        if site.reporting_points.iter().any(|list| list.file == file.path) {
            continue;
        }
        let Some(folder) = own_folder(site, file) else {
            diagnostics.push(unread(&file.path));
            continue;
        };
        let (written, found) = read::read(text, &file.path);
        diagnostics.extend(found);
        for one in written {
            let taken = places.get(&one.id).cloned();
            if let Some((other, _)) = taken {
                diagnostics.push(taken_id(&one, &file.path, &other));
                continue;
            }
            places.insert(one.id.clone(), (Arc::clone(&file.path), one.id_span));
            all.push(observance(site, inputs, one, folder, diagnostics));
        }
    }
    if site.config.calendar.holidays {
        // The site's own words for a day go before ours.
        all.extend(holidays::all().into_iter().filter(|one| !places.contains_key(&one.id)));
    }
    unknown_ids(site, &all, diagnostics);
    site.observances = all;
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// The folder of a file with observances; none for any other file.
fn own_folder<'a>(site: &Site, file: &'a SourceFile) -> Option<&'a str> {
    let (folder, name) = file.path.rsplit_once('/')?;
    let stem = name.rsplit_once('.')?.0;
    let folder = file.path.get(..=folder.len())?;
    let section = site.versions.get(format!("{folder}_index").as_str())?.first()?;
    let is_events = site.page(*section).summary.kind == PageKind::Section(SectionKind::Events);
    (is_events && NAMES.contains(&slug(stem).as_str())).then_some(folder)
}

fn unread(path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadData,
        say!("tệp này không được đọc và không được đăng", "the file is neither read nor published"),
    )
    .in_file(path)
    .hint(say!(
        "ngày kỷ niệm: đặt tên ngay-ky-niem.yaml trong thư mục của mục lịch; để tải về: cho vào static; nếu không: chuyển ra khỏi content",
        "days of the year: name it observances.yaml in the events section's folder; to be downloaded: put it into static; else move it out of content",
    ))
}

fn taken_id(one: &Written, path: &Arc<str>, other: &str) -> Diagnostic {
    let id = &one.id;
    Diagnostic::new(
        Code::IdCollision,
        say!("mã “{id}” đã dùng ở {other}", "the id “{id}” is taken in {other}"),
    )
    .in_file(path)
    .at(one.id_span)
    .hint(say!("đặt một mã khác bằng `mã: …`", "choose another id with `id: …`"))
}

fn observance(
    site: &Site,
    inputs: &Inputs<'_>,
    one: Written,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Observance {
    let topics = topics(&inputs.config, one.topics.as_ref(), diagnostics);
    let sensitive = one.is_sensitive
        || topics.iter().any(|id| site.config.topic(*id).is_some_and(|topic| topic.sensitive));
    let mut refer = |given: &Option<Given<String>>, kinds: &[PageKind]| {
        given.as_ref().and_then(|given| page(site, given, kinds, diagnostics))
    };
    let is_day = one.rule.first == one.rule.last;
    Observance {
        document: refer(&one.document, &[PageKind::Document]),
        page: refer(&one.page, PAGES),
        id: one.id,
        title: one.title,
        description: one.description,
        basis: one.basis,
        rule: one.rule,
        topics,
        is_holiday: one.is_holiday,
        kind: if is_day { ObservanceKind::Day } else { ObservanceKind::Span },
        sensitive,
        folder: Some(folder.to_owned()),
    }
}

/// The page that a file path, id or slug names: in the default language, if there it is.
fn page(
    site: &Site,
    given: &Given<String>,
    kinds: &[PageKind],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PageId> {
    let written = given.value.as_str();
    let found = match written.strip_suffix(".md") {
        Some(path) => by_path(site, path, &given.file),
        None => by_name(site, written, kinds),
    };
    if found.is_some() {
        return found;
    }
    let hidden =
        kinds.iter().find_map(|kind| site.hidden.by_reference(written, *kind, &given.file));
    if let Some(path) = hidden {
        diagnostics.push(hidden::finding(path).in_file(&given.file).at(given.span));
        return None;
    }
    let known: Vec<&str> = site
        .pages
        .iter()
        .filter(|page| kinds.contains(&page.summary.kind))
        .map(|page| last_part(&page.summary.address))
        .collect();
    let finding = Diagnostic::new(
        Code::UnknownReference,
        say!("không tìm thấy trang “{written}”", "the page “{written}” can't be found"),
    )
    .in_file(&given.file)
    .at(given.span);
    diagnostics.push(match nearest(written, known.iter().copied()) {
        Some(near) => finding.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
        None => finding.hint(say!(
            "ghi tên tệp, mã hoặc đường dẫn của trang đó",
            "give that page's file name, id or slug",
        )),
    });
    None
}

fn by_path(site: &Site, path: &str, from: &str) -> Option<PageId> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = address::join(folder, path);
    let rooted = format!("content/{}", path.trim_start_matches('/'));
    beside.iter().chain([&rooted]).find_map(|key| first_version(site, key))
}

fn first_version(site: &Site, key: &str) -> Option<PageId> {
    let versions = site.versions.get(key)?;
    let default = |id: &&PageId| site.page(**id).summary.lang == LangId::default();
    versions.iter().find(default).or_else(|| versions.first()).copied()
}

fn by_name(site: &Site, written: &str, kinds: &[PageKind]) -> Option<PageId> {
    let name = slug(written);
    let is_it = |id: &PageId| {
        let summary = &site.page(*id).summary;
        kinds.contains(&summary.kind)
            && (slug(&summary.id) == name || last_part(&summary.address) == name)
    };
    let id = site.ids().find(is_it)?;
    first_version(site, &site.page(id).key)
}

fn last_part(address: &str) -> &str {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// An event that names an observance which is nowhere.
fn unknown_ids(site: &Site, all: &[Observance], diagnostics: &mut Vec<Diagnostic>) {
    for page in &site.pages {
        let crate::model::page::Record::Event(event) = &page.summary.record else { continue };
        let Some(id) = &event.observance else { continue };
        // A translation repeats its original.
        if page.summary.lang != LangId::default() || all.iter().any(|one| one.id == *id) {
            continue;
        }
        let finding = Diagnostic::new(
            Code::UnknownReference,
            say!("không có ngày kỷ niệm “{id}”", "there is no observance “{id}”"),
        )
        .in_file(&page.source)
        .at(super::pages::place_of(page, &["observance", "ngày kỷ niệm"]));
        let known = all.iter().map(|one| one.id.as_str());
        diagnostics.push(match nearest(id, known) {
            Some(near) => finding.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None => finding
                .hint(
                    say!("ghi một mã trong ngay-ky-niem.yaml", "give an id of observances.yaml",),
                ),
        });
    }
}
