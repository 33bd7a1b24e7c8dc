//! Kinds of sections and pages, with the words by which authors name them.

use serde::{Deserialize, Serialize};

/// What a section holds (`kind:` of its `_index.md`).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum SectionKind {
    /// Articles.
    Articles,
    /// Events: a calendar.
    Events,
    /// Support numbers.
    Hotlines,
    /// Legal and other documents.
    Documents,
    /// Campaigns, one a year.
    Campaigns,
    /// Plain pages.
    #[default]
    Pages,
}

impl SectionKind {
    /// The kind of the pages in such a section.
    pub fn page_kind(self) -> PageKind {
        match self {
            SectionKind::Articles => PageKind::Article,
            SectionKind::Events => PageKind::Event,
            SectionKind::Hotlines => PageKind::Hotline,
            SectionKind::Documents => PageKind::Document,
            SectionKind::Campaigns => PageKind::Campaign,
            SectionKind::Pages => PageKind::Plain,
        }
    }
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PageKind {
    /// The home page of a language.
    Home,
    /// A section's first page.
    Section(SectionKind),
    /// An article.
    Article,
    /// An event.
    Event,
    /// A support number.
    Hotline,
    /// A document.
    Document,
    /// A campaign.
    Campaign,
    /// A plain page.
    Plain,
    /// How to use the site safely.
    Safety,
    /// Whom to ask.
    Contact,
    /// Accessibility statement.
    Accessibility,
    /// The whole site as a list.
    Sitemap,
}

impl PageKind {
    /// The name that templates and data files use.
    pub fn name(self) -> &'static str {
        match self {
            PageKind::Home => "home",
            PageKind::Section(SectionKind::Articles | SectionKind::Pages) => "section",
            PageKind::Section(SectionKind::Events) => "calendar",
            PageKind::Section(SectionKind::Hotlines) => "hotlines",
            PageKind::Section(SectionKind::Documents) => "documents",
            PageKind::Section(SectionKind::Campaigns) => "campaigns",
            PageKind::Article => "article",
            PageKind::Event => "event",
            PageKind::Hotline => "hotline",
            PageKind::Document => "document",
            PageKind::Campaign => "campaign",
            PageKind::Plain => "page",
            PageKind::Safety => "safety",
            PageKind::Contact => "contact",
            PageKind::Accessibility => "accessibility",
            PageKind::Sitemap => "sitemap",
        }
    }

    /// The section's kind, for a section.
    pub fn section(self) -> Option<SectionKind> {
        match self {
            PageKind::Section(kind) => Some(kind),
            _ => None,
        }
    }
}

/// `kind:` as an author writes it: a section's or a single page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WrittenKind {
    /// Of a section.
    Section(SectionKind),
    /// Of a single page.
    Page(PageKind),
}

/// The words for each kind, English first.
pub const WORDS: &[(WrittenKind, &[&str])] = &[
    (WrittenKind::Section(SectionKind::Articles), &["articles", "bài viết"]),
    (WrittenKind::Section(SectionKind::Events), &["events", "sự kiện", "lịch"]),
    (WrittenKind::Section(SectionKind::Hotlines), &["hotlines", "số hỗ trợ", "đường dây nóng"]),
    (WrittenKind::Section(SectionKind::Documents), &["documents", "văn bản", "tài liệu"]),
    (WrittenKind::Section(SectionKind::Campaigns), &["campaigns", "chiến dịch", "các năm"]),
    (WrittenKind::Section(SectionKind::Pages), &["pages", "trang"]),
    (WrittenKind::Page(PageKind::Safety), &["safety", "an toàn"]),
    (WrittenKind::Page(PageKind::Contact), &["contact", "liên hệ"]),
    (WrittenKind::Page(PageKind::Accessibility), &["accessibility", "hỗ trợ tiếp cận"]),
    (WrittenKind::Page(PageKind::Sitemap), &["sitemap", "sơ đồ trang"]),
];
