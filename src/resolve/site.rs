//! The resolved site: an arena of pages and every list and index that rendering reads.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::alphabet::Letter;
use super::hidden::Hidden;
use super::links::Linked;
use super::numbers::Numbers;
use super::occurrences::Occurrences;
use super::terms::Terms;
use super::withhold::Withheld;
use crate::config::Config;
use crate::model::page::{Page, PageId, Record};
use crate::model::point::{ReportingPoint, ReportingPoints};
use crate::model::{LangId, Observance, PageKind, SectionKind};
use crate::text::date::Moment;
use crate::theme::Theme;

/// The whole site, read-only once resolved.
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The moment of the build in the site's time zone.
    pub now: Moment,
    /// Whether links name `index.html`.
    pub portable: bool,
    /// Pages, sorted by source path.
    pub pages: Vec<Page>,
    /// What each page's links, pictures and blocks lead to, by page.
    pub linked: Vec<Linked>,
    /// Pages of each section that are no sections, in the order of its list, by page.
    pub children: Vec<Vec<PageId>>,
    /// Each page's place in the list of its section, by page.
    pub(super) places: Vec<Option<usize>>,
    /// The first page of each kind in each language.
    pub(super) first_of_kind: HashMap<(PageKind, LangId), PageId>,
    /// Sections below each section, by page.
    pub subsections: Vec<Vec<PageId>>,
    /// Home page of each language.
    pub homes: Vec<Option<PageId>>,
    /// Pages by source path.
    pub by_source: HashMap<Arc<str>, PageId>,
    /// Versions of a page in all languages, by what they have in common.
    pub versions: HashMap<Arc<str>, Vec<PageId>>,
    /// Pages that are not published now.
    pub withheld: Vec<Withheld>,
    /// Files beside pages, and static ones, by source path.
    pub media: BTreeMap<Arc<str>, Media>,
    /// What is known of pages that are not published now.
    pub hidden: Hidden,
    /// Files below `content/` that no published page uses, so that they are not published.
    pub unpublished: Vec<Arc<str>>,
    /// Topics and tags, by language.
    pub terms: Vec<Terms>,
    /// What is related to each page, best first.
    pub related: Vec<Vec<PageId>>,
    /// Titles by their first letter, by language.
    pub alphabets: Vec<Vec<Letter>>,
    /// Phone numbers that the site knows.
    pub numbers: Numbers,
    /// Where violence can be reported besides, by hotlines section.
    pub reporting_points: Vec<ReportingPoints>,
    /// Pages of each kind with a record, by language, in the order of their lists.
    pub records: Vec<Records>,
    /// Days that come every year: the site's own in the order of their files, then public holidays.
    pub observances: Vec<Observance>,
    /// Every taking place of events and observances.
    pub occurrences: Occurrences,
}

/// A file that is published as it is (photos without their metadata).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Media {
    /// Root-relative output address.
    pub address: String,
    /// Digest of the source's bytes.
    pub digest: u128,
    /// Length in bytes.
    pub len: u64,
    /// Width and height of a picture, as shown.
    pub size: Option<(u32, u32)>,
}

/// Pages of a language by kind.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Articles, newest first.
    pub articles: Vec<PageId>,
    /// Events, by start.
    pub events: Vec<PageId>,
    /// Hotlines, in order.
    pub hotlines: Vec<PageId>,
    /// Documents, newest first.
    pub documents: Vec<PageId>,
    /// Campaigns, newest first.
    pub campaigns: Vec<PageId>,
}

impl Site {
    /// A page.
    pub fn page(&self, id: PageId) -> &Page {
        // Ids are made by this site alone, together with its pages.
        &self.pages[id.index()]
    }

    /// Whether a page is in Vietnamese.
    pub fn is_vietnamese(&self, page: &Page) -> bool {
        let tag = self.config.lang(page.summary.lang);
        tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("vi"))
    }

    /// The id of a page of this site.
    pub fn id_of(&self, page: &Page) -> Option<PageId> {
        self.by_source.get(&page.source).copied()
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..u32::try_from(self.pages.len()).unwrap_or(u32::MAX)).map(PageId)
    }

    /// The pages of a language by kind.
    pub fn records_in(&self, lang: LangId) -> &Records {
        &self.records[lang.index()]
    }

    /// The topics and tags of a language.
    pub fn terms_in(&self, lang: LangId) -> &Terms {
        &self.terms[lang.index()]
    }

    /// The reporting points of a hotlines section, in the order of its list.
    pub fn points_of(&self, section: &Page) -> impl Iterator<Item = &ReportingPoint> {
        let key = &section.key;
        let own = self.reporting_points.iter().filter(move |list| list.section == *key);
        own.flat_map(|list| &list.points)
    }

    /// The version of a page in a language.
    pub fn version(&self, page: &Page, lang: LangId) -> Option<PageId> {
        self.versions.get(&page.key)?.iter().copied().find(|id| self.page(*id).summary.lang == lang)
    }

    /// The first section of a kind in a language, by address.
    pub fn section(&self, kind: SectionKind, lang: LangId) -> Option<PageId> {
        self.page_of_kind(PageKind::Section(kind), lang)
    }

    /// The first page of a kind in a language, the nearest to the root first, then by address.
    pub fn page_of_kind(&self, kind: PageKind, lang: LangId) -> Option<PageId> {
        self.first_of_kind.get(&(kind, lang)).copied()
    }

    /// A page's place in the list of its section.
    pub fn place_in_section(&self, id: PageId) -> Option<usize> {
        self.places.get(id.index()).copied().flatten()
    }

    /// From the page's section up to the home page.
    pub fn ancestors(&self, page: &Page) -> Vec<PageId> {
        let mut ancestors = Vec::new();
        let mut next = page.section;
        while let Some(id) = next {
            ancestors.push(id);
            next = self.page(id).section;
        }
        ancestors
    }

    /// The campaign that today belongs to: running, else the next one, else the last one.
    pub fn current_campaign(&self, lang: LangId) -> Option<PageId> {
        let today = self.now.date;
        let campaigns = &self.records_in(lang).campaigns;
        let span = |id: &PageId| match &self.page(*id).summary.record {
            Record::Campaign(campaign) => campaign.start.zip(campaign.end),
            _ => None,
        };
        let running = campaigns
            .iter()
            .find(|id| span(id).is_some_and(|(start, end)| start <= today && today <= end));
        let next = campaigns
            .iter()
            .filter(|id| span(id).is_some_and(|(start, _)| start > today))
            .min_by_key(|id| span(id));
        running.or(next).or_else(|| campaigns.first()).copied()
    }
}
