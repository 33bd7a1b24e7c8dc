//! A scope of the site in, what its feeds tell out: the newest pages with a date, never sensitive ones.

use std::cmp::Reverse;

use super::Zone;
use super::when::announced;
use crate::model::page::{Page, PageId, Record};
use crate::resolve::{FeedScope, Route, Site, plan};
use crate::text::date::Moment;

/// Items of a feed at most.
const MAX_ITEMS: usize = 20;

/// When a site without any date was last changed, for feeds that must say so.
const EPOCH: &str = "1970-01-01T00:00:00+00:00";

/// What both kinds of feed are written from.
pub(super) struct Feed<'a> {
    pub(super) site: &'a Site,
    pub(super) zone: Zone,
    /// Title.
    pub(super) title: String,
    /// Language tag.
    pub(super) lang: &'a str,
    /// Absolute address of the page that the feed belongs to.
    pub(super) page: String,
    /// Absolute address of the feed.
    pub(super) own: String,
    /// Absolute address of the site's home page.
    pub(super) home: String,
    /// Who is responsible: the organisation, else the site.
    pub(super) author: &'a str,
    /// Newest first.
    pub(super) items: Vec<Item<'a>>,
}

/// A page in a feed.
pub(super) struct Item<'a> {
    pub(super) page: &'a Page,
    /// Absolute address.
    pub(super) url: String,
    pub(super) published: Moment,
    /// Never before `published`.
    pub(super) updated: Moment,
    /// Id and name of each topic and tag.
    pub(super) categories: Vec<(&'a str, &'a str)>,
    /// Description; of an event with when and where before it.
    pub(super) summary: String,
}

impl<'a> Feed<'a> {
    /// The feed of a route.
    pub(super) fn new(site: &'a Site, route: &Route, scope: &FeedScope) -> Feed<'a> {
        let config = &site.config;
        let lang = route.lang;
        let name = config.text(&config.title, lang);
        let title = match scope {
            FeedScope::Site => name.to_owned(),
            FeedScope::Section(id) => format!("{} – {name}", site.page(*id).summary.title),
            FeedScope::Topic(index) => {
                let topic = config.topics.get(usize::from(*index));
                format!("{} – {name}", topic.map_or("", |topic| config.text(&topic.title, lang)))
            }
        };
        let organization = config.organization.as_ref();
        let author = organization.map_or("", |own| config.text(&own.name, lang));
        Feed {
            title,
            lang: config.lang(lang),
            page: absolute(site, &plan::feed_folder(site, scope, lang)),
            own: absolute(site, &route.address),
            home: absolute(site, &config.prefix(lang)),
            author: if author.is_empty() { name } else { author },
            items: items(site, &candidates(site, route, scope)),
            zone: Zone::of(config),
            site,
        }
    }

    /// When its newest item was changed; without items, the newest date of the site (RFC 4287 asks for one).
    pub(super) fn updated(&self) -> String {
        let newest = self.items.iter().map(|item| item.updated).max();
        let of_site = || self.site.pages.iter().filter_map(changed).max();
        match newest.or_else(of_site) {
            Some(moment) => self.zone.timestamp(moment),
            None => EPOCH.to_owned(),
        }
    }
}

fn absolute(site: &Site, address: &str) -> String {
    super::base::url(site, address)
}

fn changed(page: &Page) -> Option<Moment> {
    page.summary.updated.max(page.summary.date)
}

fn candidates(site: &Site, route: &Route, scope: &FeedScope) -> Vec<PageId> {
    match scope {
        FeedScope::Site => site.records_in(route.lang).articles.clone(),
        FeedScope::Section(id) => site.children.get(id.index()).cloned().unwrap_or_default(),
        FeedScope::Topic(index) => {
            let topics = &site.terms_in(route.lang).topics;
            topics.get(usize::from(*index)).cloned().unwrap_or_default()
        }
    }
}

fn items<'a>(site: &'a Site, candidates: &[PageId]) -> Vec<Item<'a>> {
    let mut dated: Vec<(&Page, Moment)> = candidates
        .iter()
        .map(|id| site.page(*id))
        .filter(|page| !page.summary.sensitive)
        .filter_map(|page| Some((page, page.summary.date?)))
        .collect();
    dated.sort_by(|(a, a_date), (b, b_date)| {
        (Reverse(a_date), &a.summary.address).cmp(&(Reverse(b_date), &b.summary.address))
    });
    dated.truncate(MAX_ITEMS);
    dated.into_iter().map(|(page, published)| item(site, page, published)).collect()
}

fn told(site: &Site, page: &Page) -> String {
    let summary = &page.summary;
    let Record::Event(event) = &summary.record else { return summary.description.clone() };
    let strings = site.theme.strings.get(summary.lang.index());
    let words = |key: &str| strings.map(|all| all.get(key).to_owned()).unwrap_or_default();
    announced(event, &summary.description, site.config.lang(summary.lang), &words)
}

/// A page's tags as they may be printed.
fn terms_shown<'a>(site: &'a Site, page: &'a Page) -> impl Iterator<Item = &'a str> {
    let terms = site.terms_in(page.summary.lang);
    page.summary.tags.iter().map(|tag| terms.shown(tag))
}

fn item<'a>(site: &'a Site, page: &'a Page, published: Moment) -> Item<'a> {
    let summary = &page.summary;
    let topics = summary.topics.iter().filter_map(|id| site.config.topic(*id));
    let topics =
        topics.map(|topic| (topic.id.as_str(), site.config.text(&topic.title, summary.lang)));
    let tags = terms_shown(site, page).map(|tag| (tag, tag));
    Item {
        url: absolute(site, &summary.address),
        published,
        updated: changed(page).unwrap_or(published),
        categories: topics.chain(tags).collect(),
        summary: told(site, page),
        page,
    }
}
