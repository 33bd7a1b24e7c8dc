//! A page in; out come the ids in it that the theme makes besides those of headings: the hotlines of a section.

use super::Site;
use crate::model::page::{HotlineState, Page, Record};
use crate::model::{PageKind, SectionKind};

/// The last part of a page's id.
pub fn short_id(page: &Page) -> &str {
    page.summary.id.rsplit('/').next().unwrap_or_default()
}

/// The id of a hotline in the page of its section: its own, or one that no heading can have where a heading has it.
pub fn hotline_anchor(site: &Site, hotline: &Page) -> String {
    let id = short_id(hotline);
    // In an address letters outside ASCII and `%` would be written in another way than in the id.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let in_address = hotline.summary.address.trim_end_matches('/').rsplit('/').next();
    let id = if id.chars().all(is_plain) { id } else { in_address.unwrap_or(id) };
    let section = hotline.section.map(|section| site.page(section));
    let is_taken = section.is_some_and(|section| {
        section.document.markdown.outline.iter().any(|heading| heading.id == id)
    });
    // A heading's id is a slug, and a slug has no underscore.
    if is_taken { format!("so_{id}") } else { id.to_owned() }
}

/// The ids that a hotlines section's page has for its hotlines; none in other pages.
pub(super) fn of_hotlines(site: &Site, page: &Page) -> Vec<String> {
    if page.summary.kind != PageKind::Section(SectionKind::Hotlines) {
        return Vec::new();
    }
    let Some(id) = site.id_of(page) else { return Vec::new() };
    let shown = site.children[id.index()].iter().map(|child| site.page(*child)).filter(|child| {
        matches!(&child.summary.record, Record::Hotline(hotline) if hotline.state != HotlineState::Retired)
    });
    shown.map(|hotline| hotline_anchor(site, hotline)).collect()
}
