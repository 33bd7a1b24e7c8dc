//! Home, lists and their pages.

use serde::Serialize;

use super::{
    AreaView, CampaignView, CardView, DaysView, HotlineView, LinkView, NeedView, TermView,
};

/// `home`: the campaign's front page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The current campaign, if there is one.
    pub campaign: Option<CampaignView>,
    /// Its days.
    pub days: Option<DaysView>,
    /// The next events, at most 12: the first 5 to show, the others for when some of them are over.
    pub events: Vec<CardView>,
    /// The latest articles of each topic that has some, at most 3 each, in site.yaml's order; empty when one of the
    /// latest articles has no topic.
    pub topics: Vec<TopicView>,
    /// The latest articles of all, at most 6.
    pub articles: Vec<CardView>,
    /// The events section.
    pub calendar_url: Option<String>,
    /// The first articles section.
    pub articles_url: Option<String>,
    /// The hotlines section.
    pub hotlines_url: Option<String>,
    /// The campaigns section.
    pub campaigns_url: Option<String>,
}

/// A topic with its newest pages.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// The topic.
    pub term: TermView,
    /// Its newest pages.
    pub items: Vec<CardView>,
}

/// `list`: one page of a section, topic or tag.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// What this page of the list shows.
    pub items: Vec<CardView>,
    /// Sections below this one.
    pub sections: Vec<CardView>,
    /// How many items the whole list has.
    pub count: usize,
    /// Pages, when there is more than one.
    pub pager: Option<PagerView>,
    /// Atom feed of the list, with `base_url` only.
    pub feed: Option<String>,
}

/// The pages of a list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This page's number, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Numbered links: first, last, this one and its neighbours; `None` is a gap.
    pub pages: Vec<Option<PageNumberView>>,
}

/// A numbered link of a pager.
#[derive(Clone, Debug, Serialize)]
pub struct PageNumberView {
    /// The number.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// `terms`: all topics or all tags with their number of pages.
#[derive(Clone, Debug, Serialize)]
pub struct TermCountView {
    /// The term.
    pub term: TermView,
    /// Pages that carry it.
    pub count: usize,
}

/// `hotlines`: the hotlines section.
#[derive(Clone, Debug, Serialize)]
pub struct HotlinesView {
    /// All numbers that are shown, in order.
    pub items: Vec<HotlineView>,
    /// Retired ones, with what replaced them.
    pub retired: Vec<HotlineView>,
    /// The provinces and communes that are named, in Vietnamese order, with what serves them.
    pub areas: Vec<AreaView>,
    /// What help is needed for, with the hotlines for it.
    pub needs: Vec<NeedView>,
    /// The safety page.
    pub safety: Option<LinkView>,
    /// The sheets to print.
    pub print: Option<String>,
}

/// `documents`: the documents section: a flat list, newest first, and the groups by type.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentsView {
    /// Groups by type of document, in Vietnamese order.
    pub groups: Vec<GroupView>,
}

/// `campaigns`: the archive, newest year first.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignsView {
    /// Campaigns, newest first.
    pub items: Vec<CardView>,
}

/// `sitemap`: the whole site as a tree of sections.
#[derive(Clone, Debug, Serialize)]
pub struct SitemapView {
    /// Top-level pages.
    pub pages: Vec<LinkView>,
    /// Sections with their pages.
    pub groups: Vec<GroupView>,
    /// Address of the titles from A to Z.
    pub alphabet: Option<String>,
}

/// `alphabet`: titles in the order of a Vietnamese dictionary.
#[derive(Clone, Debug, Serialize)]
pub struct AlphabetView {
    /// Every letter that has titles.
    pub letters: Vec<LetterLinkView>,
    /// Letters with their titles: one on a page of its own, all on the first page of a small site, else none.
    pub groups: Vec<LetterView>,
    /// Pages of a letter, when there is more than one.
    pub pager: Option<PagerView>,
}

/// A letter that leads to its titles.
#[derive(Clone, Debug, Serialize)]
pub struct LetterLinkView {
    /// `Đ`, or a word for titles without a letter.
    pub title: String,
    /// Its place on this page, or its own page.
    pub url: String,
    /// How many titles it has.
    pub count: usize,
    /// Whether it is this page's.
    pub current: bool,
}

/// A letter with titles.
#[derive(Clone, Debug, Serialize)]
pub struct LetterView {
    /// `Đ`, or a word for titles without a letter.
    pub title: String,
    /// For the heading's id.
    pub id: String,
    /// Its pages by title.
    pub items: Vec<LinkView>,
}

/// A titled group of pages.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// Title of the group.
    pub title: String,
    /// Address of the group's own page, if it has one.
    pub url: Option<String>,
    /// Its pages.
    pub items: Vec<CardView>,
}
