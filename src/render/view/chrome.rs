//! What every page shows around its content: site, navigation, emergency strip, languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::LinkView;

/// `site`: the configuration as templates see it.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Title in the page's language.
    pub title: String,
    /// Description in the page's language.
    pub description: String,
    /// Address of the home page of the page's language.
    pub home: String,
    /// Who is responsible.
    pub organization: Option<OrganizationView>,
    /// The site's time zone, an IANA name: `Asia/Ho_Chi_Minh`.
    pub timezone: String,
    /// Minutes that it is ahead of UTC on the day of the build: `420`.
    pub utc_offset: i32,
    /// `theme_options` of site.yaml.
    pub options: BTreeMap<String, serde_json::Value>,
    /// `extra` of site.yaml.
    pub extra: serde_json::Value,
}

/// Who is responsible for the site.
#[derive(Clone, Debug, Serialize)]
pub struct OrganizationView {
    /// Name.
    pub name: String,
    /// Postal address, may be empty.
    pub address: String,
    /// Phone as shown and as dialled.
    pub phone: Option<LinkView>,
    /// E-mail, may be empty.
    pub email: String,
    /// Web address, may be empty.
    pub website: String,
}

/// `menu`: an entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct MenuView {
    /// Text.
    pub title: String,
    /// Address.
    pub url: String,
    /// `page` when it is this page, `true` when this page lies below it, empty otherwise: for `aria-current`.
    pub current: &'static str,
    /// Whether it leads to another site.
    pub external: bool,
}

/// `emergency`: the strip on every page.
#[derive(Clone, Debug, Serialize)]
pub struct EmergencyView {
    /// The numbers, in order.
    pub numbers: Vec<EmergencyNumberView>,
    /// Address of the page with all support numbers, if the site has one.
    pub all: Option<String>,
}

/// A number of the emergency strip.
#[derive(Clone, Debug, Serialize)]
pub struct EmergencyNumberView {
    /// `113`.
    pub display: String,
    /// `tel:113`.
    pub href: String,
    /// What it is, short: `Công an`.
    pub label: String,
}

/// `languages`: an entry of the language switch (only when the site has more than one).
#[derive(Clone, Debug, Serialize)]
pub struct LanguageView {
    /// BCP 47 tag.
    pub code: String,
    /// The language's own name.
    pub name: String,
    /// Address of this page in it, or of the nearest translated ancestor.
    pub url: String,
    /// Whether it is the page's own language.
    pub current: bool,
    /// Whether the address is this very page in that language; else say that there is no translation.
    pub exact: bool,
}

/// `alternates`: for `<link rel="alternate" hreflang>`; absolute, only with `base_url`.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    /// BCP 47 tag.
    pub lang: String,
    /// Absolute address.
    pub url: String,
}

/// `feeds`: for `<link rel="alternate">` in the head.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
    /// Media type.
    pub media_type: &'static str,
}

/// `exit`: the quick exit; present on sensitive pages only.
#[derive(Clone, Debug, Serialize)]
pub struct ExitView {
    /// Where it leads.
    pub url: String,
    /// The neutral title that the tab takes.
    pub title: String,
    /// `cover` or `replace`.
    pub history: String,
}
