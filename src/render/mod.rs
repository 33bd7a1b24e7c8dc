//! Routes in, bytes out: each output file is made from a typed view by a template of the theme, or without one.

mod body;
mod compose;
mod dates;
mod escape;
pub mod files;
mod html;
mod json_ld;
mod key;
pub mod view;

pub use body::label_key;
pub use compose::{check_menu, footer_pages, menu_page};
pub use json_ld::json_ld;
pub use key::Keys;

use crate::diagnostics::Diagnostic;
use crate::resolve::{Plan, Route, RouteKind, Site};

/// An output file that was made.
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it is a page.
    pub is_html: bool,
    /// What it may say of itself, if it is a sensitive page.
    pub guard: Option<Guard>,
    /// What was wrong while making it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a sensitive page may say of itself (SAFETY.md 9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Its neutral title.
    pub title: String,
    /// Its neutral description.
    pub description: String,
}

/// Makes the output of a route; none for copies of files, which are not rendered.
pub fn render(site: &Site, plan: &Plan, route: &Route) -> Option<Made> {
    if let RouteKind::Asset(_) | RouteKind::Media(_) | RouteKind::SearchFile(_) = route.kind {
        return None;
    }
    if let Some(made) = html::render(site, plan, route) {
        let bytes = made.html.into_bytes();
        let (guard, diagnostics) = (made.guard, made.diagnostics);
        return Some(Made { bytes, is_html: true, guard, diagnostics });
    }
    let bytes = files::render(site, plan, route)?;
    Some(Made { bytes, is_html: false, guard: None, diagnostics: Vec::new() })
}
