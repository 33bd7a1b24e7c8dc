//! What is made of the support numbers besides their pages: the panel for frames, the sheets to print.

use serde::Serialize;

use super::{HotlineView, LinkView};

/// `panel`: the small page that other sites show in a frame.
#[derive(Clone, Debug, Serialize)]
pub struct PanelView {
    /// Every hotline of the language that is not retired, in order.
    pub items: Vec<HotlineView>,
    /// The page of all support numbers.
    pub all: LinkView,
    /// The safety page.
    pub safety: Option<LinkView>,
}

/// `embed`: how another site shows the panel.
#[derive(Clone, Debug, Serialize)]
pub struct EmbedView {
    /// Address of the panel.
    pub panel: String,
    /// HTML to paste into the other site, as plain text.
    pub snippet: String,
}

/// `kit`: what the sheets to print say.
#[derive(Clone, Debug, Serialize)]
pub struct KitView {
    /// Numbers to call, those for people in need of support first, at most 6.
    pub numbers: Vec<HandoutNumberView>,
    /// Title of the section, neutral.
    pub title: String,
    /// The site's address as people type it, `example.vn/chien-dich`; with `base_url` only.
    pub address: Option<String>,
    /// The same address as a QR code.
    pub qr: Option<QrView>,
    /// The page that tells other sites how to show the help panel.
    pub embed: Option<String>,
}

/// A number on paper. Its words name no violence (SAFETY.md 14).
#[derive(Clone, Debug, Serialize)]
pub struct HandoutNumberView {
    /// In groups: `1900 969 680`.
    pub display: String,
    /// What it is, short.
    pub label: String,
    /// `free`, `charged` or `unknown`; its word is `t.cost_<…>`.
    pub cost: &'static str,
    /// Around the clock.
    pub always: bool,
    /// Opening hours in words, may be empty.
    pub hours: String,
}

/// A QR code (ISO/IEC 18004) as an SVG drawing.
#[derive(Clone, Debug, Serialize)]
pub struct QrView {
    /// Modules along a side, the quiet zone of 4 included.
    pub size: usize,
    /// Its dark modules, for `<path d>`.
    pub path: String,
}
