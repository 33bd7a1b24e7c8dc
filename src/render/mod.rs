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
    /// What was wrong while making it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the output of a route; none for copies of files, which are not rendered.
pub fn render(site: &Site, plan: &Plan, route: &Route) -> Option<Made> {
    if let RouteKind::Asset(_) | RouteKind::Media(_) = route.kind {
        return None;
    }
    if let Some(made) = html::render(site, plan, route) {
        let bytes = made.html.into_bytes();
        return Some(Made { bytes, is_html: true, diagnostics: made.diagnostics });
    }
    let bytes = files::render(site, plan, route)?;
    Some(Made { bytes, is_html: false, diagnostics: Vec::new() })
}
