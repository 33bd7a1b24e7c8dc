//! The plan: every output file of the site with what makes it, and an error for every two that want one name.

mod addresses;
mod calendar_routes;
mod calendars;
mod help;
mod routes;
mod site_files;

use std::collections::BTreeMap;
use std::sync::Arc;

use addresses::is_paginated;

use super::terms::TermKind;
use super::{Site, alphabet, collision};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::page::PageId;
use crate::model::{LangId, address};
use crate::say;

pub use addresses::{
    alphabet_address, audience_address, events_below, feed_folder, feeds, ics_address, list_page,
    month_address, months, pages_of, panel_address, print_kit_address, programme_address,
    programme_span, search_address, subscribe_address, term_address, year_address, years,
};
pub use calendars::{
    CalendarScope, audience_lists, audiences, calendar_address, calendar_events, calendar_words,
    calendars,
};
pub use routes::Plan;

/// Items on one page of a list.
pub const PAGE_SIZE: usize = 20;

/// One output file.
#[derive(Clone, Debug)]
pub struct Route {
    /// Root-relative address: `bai-viet/an-sinh/`, `feed.xml`.
    pub address: String,
    /// Language of what it says.
    pub lang: LangId,
    /// What makes it.
    pub kind: RouteKind,
}

/// What makes an output file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteKind {
    /// A content page; of a section, the first page of its list.
    Page(PageId),
    /// A page of a list: from the second on for a section, from the first on for a term.
    List(ListScope, usize),
    /// All topics or all tags.
    Terms(TermKind),
    /// Titles from A to Z: all letters, or a page of one of them by its place.
    Alphabet(Option<usize>, usize),
    /// The search page.
    Search,
    /// A file of the search index of the route's language, by its place.
    SearchFile(usize),
    /// The events of a month.
    Month(PageId, i16, i8),
    /// The events of a year.
    Year(PageId, i16),
    /// The events for somebody, by the slug of the audience.
    Audience(PageId, String),
    /// How to subscribe to the calendar of a section.
    Subscribe(PageId),
    /// What happens on each day of a campaign.
    Programme(PageId),
    /// The numbers of a language in one small page for frames of other sites (SAFETY.md 13): its hotlines section.
    HelpPanel(PageId),
    /// How other sites show that panel.
    HelpEmbed(PageId),
    /// The sheets to print of a hotlines section (SAFETY.md 14).
    PrintKit(PageId),
    /// What a host shows for an address that doesn't exist.
    NotFound,
    /// A former address: where it leads, and that page's title.
    Redirect(PageId),
    /// An Atom feed (RFC 4287).
    Atom(FeedScope),
    /// A JSON feed (version 1.1).
    JsonFeed(FeedScope),
    /// `sitemap.xml`.
    SitemapXml,
    /// `robots.txt`.
    Robots,
    /// `_headers`.
    Headers,
    /// `_redirects`.
    Redirects,
    /// `.htaccess`.
    Htaccess,
    /// `web.config`.
    WebConfig,
    /// A calendar to subscribe to (RFC 5545).
    Calendar(CalendarScope),
    /// One event (RFC 5545).
    EventIcs(PageId),
    /// `hotlines.json`.
    HotlinesJson,
    /// `events.json`.
    EventsJson,
    /// An asset of the theme, by its place.
    Asset(usize),
    /// A file that is copied.
    Media(Arc<str>),
}

/// Whose list a page is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ListScope {
    /// A section's.
    Section(PageId),
    /// A topic's or tag's, by its address.
    Term(TermKind, String),
}

/// What a feed tells about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FeedScope {
    /// All articles of a language.
    Site,
    /// A section's.
    Section(PageId),
    /// A topic's, by its place.
    Topic(u16),
}

impl Route {
    /// The output file.
    pub fn file(&self) -> String {
        address::file_of(&self.address)
    }
}

/// Plans the outputs of a site.
pub fn plan(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Plan {
    let mut planner = Planner { site, routes: BTreeMap::new(), diagnostics };
    planner.pages();
    planner.lists();
    planner.calendars();
    planner.help();
    planner.site_files();
    planner.files();
    planner.files_as_folders();
    Plan::new(planner.routes.into_values().map(|(route, _)| route).collect())
}

struct Planner<'a> {
    site: &'a Site,
    /// By output file in lower case, since many hosts and disks don't tell case apart; with the source that wants it.
    routes: BTreeMap<String, (Route, Option<Arc<str>>)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Planner<'_> {
    fn add(&mut self, address: String, lang: LangId, kind: RouteKind, source: Option<&Arc<str>>) {
        let route = Route { address, lang, kind };
        let file = route.file().to_lowercase();
        match self.routes.get(&file) {
            None => drop(self.routes.insert(file, (route, source.cloned()))),
            Some((_, other)) => {
                let (address, kind) = (&route.address, &route.kind);
                let found =
                    collision::of_addresses(self.site, address, kind, source, other.as_ref());
                self.diagnostics.push(found);
            }
        }
    }

    /// A file `x` and a file `x/y`: no disk holds both.
    fn files_as_folders(&mut self) {
        let mut wrong = Vec::new();
        for (file, (route, source)) in &self.routes {
            let parents =
                file.match_indices('/').filter_map(|(slash, _)| self.routes.get(&file[..slash]));
            for (_, other) in parents {
                wrong.push((
                    file.clone(),
                    collision::of_addresses(
                        self.site,
                        &route.address,
                        &route.kind,
                        source.as_ref(),
                        other.as_ref(),
                    ),
                ));
            }
        }
        for (file, finding) in wrong {
            self.routes.remove(&file);
            self.diagnostics.push(finding);
        }
    }

    fn pages(&mut self) {
        for id in self.site.ids() {
            let page = self.site.page(id);
            let address = page.summary.address.clone();
            self.add(address, page.summary.lang, RouteKind::Page(id), Some(&page.source));
        }
        for lang in self.site.config.lang_ids() {
            if self.site.homes[lang.index()].is_none() && lang == LangId::default() {
                let path: Arc<str> = "content/_index.md".into();
                // A home page that is there but withheld was told about already.
                if !self.site.withheld.iter().any(|page| page.path == path) {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::MissingFile,
                            say!("trang chưa có trang chủ", "the site has no home page"),
                        )
                        .in_file(&path)
                        .hint(say!(
                            "tạo tệp content/_index.md với `tiêu đề`",
                            "make a file content/_index.md with a `title`"
                        )),
                    );
                }
            }
        }
        for id in self.site.ids() {
            let page = self.site.page(id);
            for alias in &page.aliases {
                self.add(
                    alias.clone(),
                    page.summary.lang,
                    RouteKind::Redirect(id),
                    Some(&page.source),
                );
            }
        }
    }

    fn lists(&mut self) {
        for id in self.site.ids() {
            let page = self.site.page(id);
            if !is_paginated(page.summary.kind) {
                continue;
            }
            let count = pages_of(self.site.children[id.index()].len());
            for number in 2..=count {
                let address = list_page(&page.summary.address, number);
                let kind = RouteKind::List(ListScope::Section(id), number);
                self.add(address, page.summary.lang, kind, Some(&page.source));
            }
        }
        for lang in self.site.config.lang_ids() {
            let terms = self.site.terms_in(lang);
            let prefix = self.site.config.prefix(lang);
            let mut any_topic = false;
            for (topic, pages) in self.site.config.topics.iter().zip(&terms.topics) {
                if !pages.is_empty() {
                    any_topic = true;
                    self.term(lang, TermKind::Topic, &topic.id, pages.len());
                }
            }
            for (address, tag) in &terms.tags {
                self.term(lang, TermKind::Tag, address, tag.pages.len());
            }
            if any_topic {
                self.add(format!("{prefix}chu-de/"), lang, RouteKind::Terms(TermKind::Topic), None);
            }
            if !terms.tags.is_empty() {
                self.add(format!("{prefix}tu-khoa/"), lang, RouteKind::Terms(TermKind::Tag), None);
            }
            self.alphabet(lang);
        }
    }

    fn alphabet(&mut self, lang: LangId) {
        let letters = &self.site.alphabets[lang.index()];
        if letters.is_empty() {
            return;
        }
        self.add(search_address(self.site, lang), lang, RouteKind::Search, None);
        let all = alphabet_address(self.site, lang, None);
        self.add(all, lang, RouteKind::Alphabet(None, 1), None);
        if alphabet::is_on_one_page(letters) {
            return;
        }
        for (place, letter) in letters.iter().enumerate() {
            let first = alphabet_address(self.site, lang, Some(letter));
            for number in 1..=letter.page_count() {
                let kind = RouteKind::Alphabet(Some(place), number);
                self.add(list_page(&first, number), lang, kind, None);
            }
        }
    }

    fn term(&mut self, lang: LangId, kind: TermKind, id: &str, count: usize) {
        let first = term_address(self.site, lang, kind, id);
        for number in 1..=pages_of(count) {
            let scope = ListScope::Term(kind, id.to_owned());
            self.add(list_page(&first, number), lang, RouteKind::List(scope, number), None);
        }
    }

    fn files(&mut self) {
        for (index, asset) in self.site.theme.assets.iter().enumerate() {
            self.add(asset.address.clone(), LangId::default(), RouteKind::Asset(index), None);
        }
        for (path, media) in &self.site.media {
            let kind = RouteKind::Media(Arc::clone(path));
            self.add(media.address.clone(), LangId::default(), kind, Some(path));
        }
    }
}
