//! Digests that the keys of many outputs share.

use crate::config::MenuTarget;
use crate::digest::Digest;
use crate::model::page::{PageId, Record};
use crate::model::{LangId, SectionKind};
use crate::render::compose::{emergency_hotlines, footer_pages, menu_page};
use crate::resolve::Site;

/// Digests that many keys share, made once a run.
pub(super) struct Shared {
    /// Program, configuration, theme, day.
    pub(super) base: u128,
    /// What stands around every page of a language.
    pub(super) chrome: Vec<u128>,
    /// Every page's summary, and what else data files tell of it.
    pub(super) all: u128,
    /// Days that come every year.
    pub(super) days: u128,
    /// Every reporting point.
    pub(super) points: u128,
    /// Every known phone number.
    pub(super) numbers: u128,
}

impl Shared {
    /// The digests of a site.
    pub(super) fn of(site: &Site) -> Shared {
        let mut base = Digest::new();
        base.add_str(env!("CHIENG_BUILD"));
        base.add_u128(site.config.digest).add(&site.config.base_url).add_u128(site.theme.digest);
        base.add(&site.portable).add_str(&site.now.date.to_string());
        Shared {
            base: base.finish(),
            chrome: site.config.lang_ids().map(|lang| chrome(site, lang)).collect(),
            all: all(site),
            days: days(site),
            points: Digest::new().add(&site.reporting_points).finish(),
            numbers: site.numbers.digest(),
        }
    }
}

/// Site, menu, emergency strip, languages, footer: what every page of a language shows of other pages.
fn chrome(site: &Site, lang: LangId) -> u128 {
    let mut digest = Digest::new();
    let mut show = |id: PageId| {
        for version in site.versions.get(&site.page(id).key).into_iter().flatten() {
            let summary = &site.page(*version).summary;
            digest
                .add(&summary.lang)
                .add_str(&summary.title)
                .add_str(&summary.address)
                .add(&summary.kind);
        }
    };
    for entry in &site.config.menu {
        if let MenuTarget::Page(path) = &entry.target
            && let Some(id) = menu_page(site, path)
        {
            show(id);
        }
    }
    for id in footer_pages(site, lang) {
        show(id);
    }
    for home in site.homes.iter().flatten() {
        show(*home);
    }
    for kind in
        [SectionKind::Hotlines, SectionKind::Events, SectionKind::Articles, SectionKind::Campaigns]
    {
        for lang in [lang, LangId::default()] {
            if let Some(id) = site.section(kind, lang) {
                show(id);
            }
        }
    }
    if let Some(id) = site.current_campaign(lang) {
        show(id);
    }
    for id in emergency_hotlines(site, lang) {
        digest.add_u128(site.page(id).summary_digest);
        if let Record::Hotline(hotline) = &site.page(id).summary.record {
            digest.add(&hotline.numbers);
        }
    }
    digest.add(&site.alphabets.iter().map(Vec::is_empty).collect::<Vec<_>>());
    digest.add(&site.homes.iter().map(Option::is_some).collect::<Vec<_>>());
    digest.finish()
}

/// Days that come every year, with what is told of their pages.
fn days(site: &Site) -> u128 {
    let mut digest = Digest::new();
    for one in &site.observances {
        digest.add_str(&one.id).add(&one.title).add(&one.description).add(&one.basis);
        digest.add(&one.rule).add(&one.topics).add(&one.is_holiday).add(&one.sensitive);
        digest.add(&one.folder);
        for id in [one.document, one.page] {
            let versions = id.and_then(|id| site.versions.get(&site.page(id).key));
            for version in versions.into_iter().flatten() {
                digest.add_u128(site.page(*version).summary_digest);
            }
            digest.add_u64(0);
        }
    }
    digest.finish()
}

/// Every page's summary and what else lists of the whole site tell of it.
fn all(site: &Site) -> u128 {
    let mut digest = Digest::new();
    digest.add_u128(days(site));
    for page in &site.pages {
        digest.add_str(&page.source).add_u128(page.summary_digest);
        digest.add_str(&page.author).add_str(&page.credit).add(&page.aliases);
        for id in [page.campaign, page.replaced_by, page.section].into_iter().flatten() {
            digest.add_str(&site.page(id).summary.address);
        }
    }
    digest.add(&site.reporting_points).add_u128(site.numbers.digest());
    digest.finish()
}
