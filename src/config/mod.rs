//! `site.yaml` in, a typed [`Config`] out, with every finding about it.

mod advice;
mod keys;
mod read;
mod synonyms;
mod texts;

use std::collections::BTreeMap;

use crate::advice::Unwanted;
use crate::diagnostics::Span;
use crate::model::page::{LangId, TopicId};
use crate::text::paste::Allowed;
use crate::yaml::Localized;

pub use advice::read_advice;
pub use read::read;

/// Where the configuration is, relative to the root.
pub const PATH: &str = "site.yaml";

/// The configuration of a site.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Title.
    pub title: Localized,
    /// Description.
    pub description: Localized,
    /// Absolute address with a `/` at its end.
    pub base_url: Option<String>,
    /// Languages, the default one first.
    pub languages: Vec<String>,
    /// IANA name of the time zone.
    pub timezone: String,
    /// Name of the theme and its place.
    pub theme: String,
    /// Where `theme:` stands.
    pub theme_span: Option<Span>,
    /// Overrides of the theme's tokens, and other values for templates.
    pub theme_options: BTreeMap<String, serde_json::Value>,
    /// Who is responsible.
    pub organization: Option<Organization>,
    /// Topics, in order.
    pub topics: Vec<Topic>,
    /// Main navigation, in order.
    pub menu: Vec<MenuEntry>,
    /// Where the quick exit leads.
    pub quick_exit: QuickExit,
    /// Days after which a hotline must be confirmed again.
    pub recheck_after_days: i64,
    /// What the calendar tells besides.
    pub calendar: CalendarOptions,
    /// Hosts whose header and redirect files are written.
    pub hosting: Vec<Hosting>,
    /// Words that are right though they look like slips (`words: [mâo, kơ nia]`, `từ cho phép`).
    pub words: Allowed,
    /// What of the advice on wording isn't wanted (`advice`, `lời khuyên`).
    pub advice: Unwanted,
    /// What happens to raw HTML in content.
    pub raw_html: RawHtml,
    /// Abbreviations with what they stand for, as searched for (`search: {synonyms: {BĐG: bình đẳng giới}}`).
    pub synonyms: Vec<(String, String)>,
    /// Free values for themes.
    pub extra: serde_json::Value,
    /// Digest of the file.
    pub digest: u128,
}

/// What the calendar tells besides the site's own events and days (`calendar: {holidays: yes, lunar: yes}`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CalendarOptions {
    /// Public holidays of Vietnam.
    pub holidays: bool,
    /// The lunar date beside the civil one.
    pub lunar: bool,
}

/// Raw HTML in content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// Dropped with a warning.
    #[default]
    Drop,
    /// `markdown: {html: sanitize}`: harmless tags (`<sub>`, `<abbr title>`, `<details>` and the like) stay, without
    /// links, pictures, tables, classes and styles; the rest is dropped with a warning.
    Sanitize,
}

/// Who is responsible for the site.
#[derive(Clone, Debug, Default)]
pub struct Organization {
    /// Name.
    pub name: Localized,
    /// Postal address.
    pub address: Localized,
    /// Phone as written.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Web address.
    pub website: String,
}

/// A topic of the closed list.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Id, as pages name it.
    pub id: String,
    /// Title.
    pub title: Localized,
    /// The word in its address; the id unless another is given.
    pub slug: String,
    /// Whether its pages are sensitive.
    pub sensitive: bool,
}

/// An entry of the main navigation.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub target: MenuTarget,
    /// Its text; a page's own title when there is none.
    pub title: Option<Localized>,
    /// Its place in site.yaml.
    pub span: Span,
}

/// Where a menu entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuTarget {
    /// A page, by file path below `content/`.
    Page(String),
    /// Another site.
    Url(String),
}

/// The quick exit.
#[derive(Clone, Debug)]
pub struct QuickExit {
    /// Where it leads, https.
    pub url: String,
    /// The neutral title that the tab takes.
    pub title: Localized,
    /// What happens to the history.
    pub history: ExitHistory,
}

/// History policy of the exit (SAFETY.md 6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ExitHistory {
    /// Pages cover themselves when they are reached again.
    #[default]
    Cover,
    /// The entry is replaced.
    Replace,
}

impl ExitHistory {
    /// The word in site.yaml.
    pub fn as_str(self) -> &'static str {
        match self {
            ExitHistory::Cover => "cover",
            ExitHistory::Replace => "replace",
        }
    }
}

/// A kind of host with files of its own for headers and redirects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hosting {
    /// `_headers` and `_redirects`.
    Netlify,
    /// `.htaccess`.
    Apache,
    /// `web.config`.
    Iis,
}

impl Default for QuickExit {
    fn default() -> Self {
        QuickExit {
            url: "https://vi.wikipedia.org/wiki/Th%E1%BB%9Di_ti%E1%BA%BFt".to_owned(),
            title: Localized::same("Thời tiết"),
            history: ExitHistory::Cover,
        }
    }
}

impl Config {
    /// The tag of a language.
    pub fn lang(&self, id: LangId) -> &str {
        self.languages.get(id.index()).map_or("vi", String::as_str)
    }

    /// The default language's tag.
    pub fn default_lang(&self) -> &str {
        self.lang(LangId::default())
    }

    /// Every language.
    pub fn lang_ids(&self) -> impl Iterator<Item = LangId> + use<> {
        (0..u8::try_from(self.languages.len()).unwrap_or(u8::MAX)).map(LangId)
    }

    /// The language with a tag.
    pub fn find_lang(&self, tag: &str) -> Option<LangId> {
        self.lang_ids().find(|id| self.lang(*id).eq_ignore_ascii_case(tag))
    }

    /// What stands before every address of a language: nothing for the default one, else `en/`.
    pub fn prefix(&self, id: LangId) -> String {
        if id == LangId::default() { String::new() } else { format!("{}/", self.lang(id)) }
    }

    /// A text in a language, else in the default one.
    pub fn text<'a>(&'a self, text: &'a Localized, id: LangId) -> &'a str {
        text.get(self.lang(id), self.default_lang())
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> Option<&Topic> {
        self.topics.get(usize::from(id.0))
    }

    /// The absolute form of a root-relative address, with `base_url`.
    pub fn absolute(&self, address: &str) -> Option<String> {
        let base = self.base_url.as_ref()?;
        Some(format!("{base}{}", crate::model::address::encode(address)))
    }
}
