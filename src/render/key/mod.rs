//! What an output depends on, as one number: as long as it stays the same, the output stays the same.
//!
//! A key is made of digests made once: of each page's summary and file, of what stands around every page, of
//! whole lists. Views are never made in order to be hashed. That nothing is forgotten is a property test:
//! a warm run equals a cold one byte for byte.

mod calendar;
mod shared;

use super::compose::DOCUMENTS;
use crate::digest::Digest;
use crate::model::page::{Page, PageId};
use crate::model::{LangId, PageKind, SectionKind};
use crate::resolve::plan::{self, PAGE_SIZE, Plan, Route, RouteKind};
use crate::resolve::{
    BlockData, BlockUse, ListScope, ResolvedLink, Site, TermKind, alphabet, lists,
};
use shared::Shared;

/// Makes the keys of one run.
pub struct Keys<'a> {
    site: &'a Site,
    plan: &'a Plan,
    shared: Shared,
    /// Every address, for what lists them.
    routes: u128,
}

impl<'a> Keys<'a> {
    /// Keys for the outputs of a site.
    pub fn new(site: &'a Site, plan: &'a Plan) -> Self {
        Keys { site, plan, shared: Shared::of(site), routes: routes(plan) }
    }

    /// The key of a route; a copy's is its content.
    pub fn key(&self, route: &Route) -> u128 {
        match &route.kind {
            RouteKind::Asset(index) => {
                return self.site.theme.assets.get(*index).map_or(0, |asset| asset.digest);
            }
            RouteKind::Media(path) => {
                return self.site.media.get(path).map_or(0, |media| media.digest);
            }
            _ => {}
        }
        let mut key = Digest::new();
        key.add_u128(self.shared.base).add_str(&route.address).add(&route.lang);
        if let Some(chrome) = self.shared.chrome.get(route.lang.index()) {
            key.add_u128(*chrome);
        }
        match &route.kind {
            RouteKind::Page(id) => self.page(*id, &mut key),
            RouteKind::List(scope, number) => self.list(scope, *number, route.lang, &mut key),
            RouteKind::Terms(kind) => self.terms(*kind, route.lang, &mut key),
            RouteKind::Alphabet(letter, number) => {
                self.alphabet(*letter, *number, route.lang, &mut key);
            }
            RouteKind::Month(section, year, month) => {
                self.month(*section, (*year, *month), &route.address, &mut key);
            }
            RouteKind::Year(section, year) => self.year(*section, *year, &route.address, &mut key),
            RouteKind::Audience(section, slug) => {
                self.audience(*section, slug, &route.address, &mut key);
            }
            RouteKind::Subscribe(section) => self.subscribe(*section, &route.address, &mut key),
            RouteKind::Programme(campaign) => self.programme(*campaign, &route.address, &mut key),
            RouteKind::Redirect(id) => {
                self.summary(*id, &mut key);
                self.languages(self.site.page(*id), &mut key);
            }
            RouteKind::EventIcs(id) => {
                let page = self.site.page(*id);
                self.summary(*id, &mut key);
                key.add(&page.author).add(&page.credit);
                self.optional(page.campaign, &mut key);
            }
            RouteKind::NotFound | RouteKind::Robots => {
                key.add_u128(self.shared.all);
            }
            RouteKind::HelpPanel(id) | RouteKind::HelpEmbed(id) | RouteKind::PrintKit(id) => {
                key.add_u128(self.shared.all);
                self.languages(self.site.page(*id), &mut key);
                self.others(&route.address, route.lang, &mut key);
            }
            RouteKind::Search => self.search(route.lang, &mut key),
            RouteKind::Asset(_) | RouteKind::Media(_) | RouteKind::SearchFile(_) => {}
            RouteKind::Atom(_)
            | RouteKind::JsonFeed(_)
            | RouteKind::SitemapXml
            | RouteKind::Headers
            | RouteKind::Htaccess
            | RouteKind::Redirects
            | RouteKind::WebConfig
            | RouteKind::Calendar(_)
            | RouteKind::HotlinesJson
            | RouteKind::EventsJson => {
                key.add_u128(self.shared.all).add_u128(self.routes);
            }
        }
        key.finish()
    }

    fn summary(&self, id: PageId, key: &mut Digest) {
        key.add_u128(self.site.page(id).summary_digest);
    }

    fn optional(&self, id: Option<PageId>, key: &mut Digest) {
        match id {
            Some(id) => {
                key.add_u64(1);
                // A link goes to the version in the page's own language.
                let key_of = &self.site.page(id).key;
                for version in self.site.versions.get(key_of).into_iter().flatten() {
                    self.summary(*version, key);
                }
            }
            None => {
                key.add_u64(0);
            }
        }
    }

    /// Cards of pages: their summaries and the titles of their tags.
    fn cards(&self, ids: &[PageId], key: &mut Digest) {
        key.add_u64(ids.len() as u64);
        for id in ids {
            self.summary(*id, key);
            let page = self.site.page(*id);
            self.tags(page, key);
            self.optional(page.replaced_by, key);
        }
    }

    fn tags(&self, page: &Page, key: &mut Digest) {
        let terms = self.site.terms_in(page.summary.lang);
        for tag in &page.summary.tags {
            if let Some(tag) = terms.tag(tag) {
                key.add_str(&tag.title);
            }
        }
    }

    /// Addresses of a page and of its ancestors in every language, for the language switch.
    fn languages(&self, page: &Page, key: &mut Digest) {
        let own = self.site.id_of(page);
        for id in own.into_iter().chain(self.site.ancestors(page)) {
            let page = self.site.page(id);
            key.add_str(&page.summary.title).add_str(&page.summary.address).add(&page.summary.kind);
            for version in self.site.versions.get(&page.key).into_iter().flatten() {
                let version = self.site.page(*version);
                key.add(&version.summary.lang).add_str(&version.summary.address);
            }
        }
    }

    fn page(&self, id: PageId, key: &mut Digest) {
        let page = self.site.page(id);
        key.add_str(&page.source).add_u128(page.source_digest);
        self.summary(id, key);
        self.languages(page, key);
        key.add_str(&page.author).add_str(&page.credit).add_str(&page.extra.to_string());
        self.tags(page, key);
        self.optional(page.campaign, key);
        self.optional(page.replaced_by, key);
        let (previous, next) = lists::neighbours(self.site, page);
        self.optional(previous, key);
        self.optional(next, key);
        self.cards(&self.site.related[id.index()], key);
        self.linked(id, key);
        if !page.document.markdown.numbers.is_empty() {
            key.add_u128(self.shared.numbers);
        }
        self.kind(id, page, key);
    }

    fn linked(&self, id: PageId, key: &mut Digest) {
        let linked = &self.site.linked[id.index()];
        for link in &linked.links {
            match link {
                ResolvedLink::Page(id, anchor) => {
                    let target = &self.site.page(*id).summary;
                    key.add_u64(1).add_str(&target.address).add(&target.lang).add_str(anchor);
                }
                other => {
                    key.add_u64(2).add(other);
                }
            }
        }
        key.add(&linked.images);
        for block in &linked.blocks {
            match block {
                Some(block) => self.block(block, key),
                None => {
                    key.add_u64(0);
                }
            }
        }
    }

    fn block(&self, block: &BlockUse, key: &mut Digest) {
        key.add_str(&block.name).add(&block.args);
        match &block.data {
            BlockData::None => {}
            BlockData::Events(ids) => self.cards(ids, key),
            BlockData::Hotline(id) => self.cards(&[*id], key),
            BlockData::Slogans(groups) => {
                key.add(groups);
            }
            BlockData::File(file) => {
                key.add(file);
            }
            BlockData::Image(image) => {
                key.add(image);
            }
        }
    }

    fn kind(&self, id: PageId, page: &Page, key: &mut Digest) {
        self.feed(&page.summary.address, key);
        match page.summary.kind {
            PageKind::Home | PageKind::Sitemap => {
                key.add_u128(self.shared.all);
            }
            PageKind::Section(SectionKind::Events) => {
                self.agenda(id, key);
                self.cards(&self.site.subsections[id.index()], key);
            }
            PageKind::Section(SectionKind::Articles | SectionKind::Pages) => {
                self.slice(&self.site.children[id.index()], 1, key);
                self.cards(&self.site.subsections[id.index()], key);
            }
            PageKind::Section(kind) => {
                if kind == SectionKind::Hotlines {
                    // Which points' numbers may be shown depends on all numbers.
                    key.add_u128(self.shared.points).add_u128(self.shared.numbers);
                }
                self.cards(&self.site.children[id.index()], key);
                self.cards(&self.site.subsections[id.index()], key);
                let safety = self.site.page_of_kind(PageKind::Safety, page.summary.lang);
                self.optional(safety, key);
                self.optional(self.site.page_of_kind(PageKind::Safety, LangId::default()), key);
            }
            PageKind::Campaign => self.campaign(page, key),
            PageKind::Event => {
                self.cards(&lists::related_documents(self.site, page, DOCUMENTS), key);
                self.audience_lists(page, key);
            }
            _ => {}
        }
    }

    fn campaign(&self, page: &Page, key: &mut Digest) {
        key.add_u128(self.shared.days);
        let records = self.site.records_in(page.summary.lang);
        for id in records.events.iter().chain(&records.articles) {
            let belongs =
                self.site.page(*id).campaign.is_some_and(|own| self.site.page(own).key == page.key);
            if belongs {
                self.cards(&[*id], key);
            }
        }
    }

    /// Whether a list has a feed, which its pages tell of.
    fn feed(&self, folder: &str, key: &mut Digest) {
        key.add(&self.plan.get(&format!("{folder}feed.xml")).is_some());
    }

    fn slice(&self, all: &[PageId], number: usize, key: &mut Digest) {
        key.add_u64(all.len() as u64).add_u64(number as u64);
        let start = (number.max(1) - 1) * PAGE_SIZE;
        let shown: Vec<PageId> = all.iter().copied().skip(start).take(PAGE_SIZE).collect();
        self.cards(&shown, key);
    }

    fn list(&self, scope: &ListScope, number: usize, lang: LangId, key: &mut Digest) {
        match scope {
            ListScope::Section(id) => {
                let page = self.site.page(*id);
                self.summary(*id, key);
                self.languages(page, key);
                self.feed(&page.summary.address, key);
                self.slice(&self.site.children[id.index()], number, key);
                if page.summary.kind == PageKind::Section(SectionKind::Documents) {
                    self.cards(&self.site.children[id.index()], key);
                }
            }
            ListScope::Term(kind, id) => {
                let terms = self.site.terms_in(lang);
                let (title, pages) = match kind {
                    TermKind::Topic => {
                        let place =
                            self.site.config.topics.iter().position(|topic| topic.id == *id);
                        ("", place.and_then(|place| terms.topics.get(place)))
                    }
                    TermKind::Tag => match terms.tags.get(id) {
                        Some(tag) => (tag.title.as_str(), Some(&tag.pages)),
                        None => ("", None),
                    },
                };
                let pages = pages.map(Vec::as_slice).unwrap_or_default();
                key.add_str(title);
                self.feed(&plan::term_address(self.site, lang, *kind, id), key);
                key.add(&pages.iter().all(|id| self.site.page(*id).summary.sensitive));
                self.slice(pages, number, key);
                self.others(
                    &plan::list_page(&plan::term_address(self.site, lang, *kind, id), number),
                    lang,
                    key,
                );
            }
        }
    }

    /// Whether the same generated list exists in the other languages.
    fn others(&self, address: &str, lang: LangId, key: &mut Digest) {
        let own = self.site.config.prefix(lang);
        let rest = address.strip_prefix(own.as_str()).unwrap_or(address);
        for other in self.site.config.lang_ids() {
            let other = format!("{}{rest}", self.site.config.prefix(other));
            key.add(&self.plan.get(&other).is_some());
        }
    }

    fn terms(&self, kind: TermKind, lang: LangId, key: &mut Digest) {
        let terms = self.site.terms_in(lang);
        match kind {
            TermKind::Topic => {
                for pages in &terms.topics {
                    key.add_u64(pages.len() as u64);
                }
            }
            TermKind::Tag => {
                for (id, tag) in &terms.tags {
                    key.add_str(id).add_str(&tag.title).add_u64(tag.pages.len() as u64);
                }
            }
        }
        self.others(&format!("{}{}/", self.site.config.prefix(lang), kind.folder()), lang, key);
    }

    fn alphabet(&self, letter: Option<usize>, number: usize, lang: LangId, key: &mut Digest) {
        let letters = &self.site.alphabets[lang.index()];
        key.add_u64(number as u64);
        // Which letters there are stands on every page; titles only on their own.
        let on_one_page = alphabet::is_on_one_page(letters);
        for (place, shown) in letters.iter().enumerate() {
            key.add(&shown.letter).add_u64(shown.pages.len() as u64);
            let is_shown = letter.map_or(on_one_page, |own| own == place);
            for id in shown.page(number).iter().filter(|_| is_shown) {
                let summary = &self.site.page(*id).summary;
                key.add_str(&summary.title).add_str(&summary.address);
            }
        }
        self.others(&plan::alphabet_address(self.site, lang, None), lang, key);
        if let Some(letter) = letter.and_then(|place| letters.get(place)) {
            let first = plan::alphabet_address(self.site, lang, Some(letter));
            self.others(&plan::list_page(&first, number), lang, key);
        }
    }

    fn search(&self, lang: LangId, key: &mut Digest) {
        key.add(&self.plan.search.get(lang.index()));
        self.terms(TermKind::Topic, lang, key);
        self.others(&plan::search_address(self.site, lang), lang, key);
    }
}

fn routes(plan: &Plan) -> u128 {
    let mut digest = Digest::new();
    // Names of the search index change with every word; no other output lists them.
    let listed = |route: &&Route| !matches!(route.kind, RouteKind::SearchFile(_));
    for route in plan.routes.iter().filter(listed) {
        digest.add_str(&route.address);
    }
    digest.finish()
}
