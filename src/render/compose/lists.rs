//! Sections, topics, tags, documents, campaigns and the sitemap page.

use std::collections::BTreeMap;

use super::Composer;
use crate::model::page::{Page, PageId, Record, TopicId};
use crate::render::view::{
    CampaignsView, DocumentsView, FeedView, GroupView, HotlinesView, ListView, PageNumberView,
    PagerView, SitemapView, TermCountView, TermView,
};
use crate::resolve::plan::{self, FeedScope, PAGE_SIZE};
use crate::resolve::{TermKind, hotline_anchor};
use crate::text::collate::sort_key;
use crate::text::nearest::key_form;

impl Composer<'_> {
    /// `list` of a section, page `number`.
    pub fn section_list(&self, section: PageId, number: usize) -> ListView {
        let page = self.site.page(section);
        let items = &self.site.children[section.index()];
        let feed = format!("{}feed.xml", page.summary.address);
        self.list(
            items,
            &page.summary.address,
            number,
            &self.site.subsections[section.index()],
            &feed,
        )
    }

    /// `list` of a topic or tag, page `number`.
    pub fn term_list(&self, kind: TermKind, id: &str, number: usize) -> ListView {
        let first = plan::term_address(self.site, self.lang, kind, id);
        let feed = format!("{first}feed.xml");
        self.list(self.term_pages(kind, id), &first, number, &[], &feed)
    }

    fn list(
        &self,
        all: &[PageId],
        first: &str,
        number: usize,
        sections: &[PageId],
        feed: &str,
    ) -> ListView {
        let start = (number - 1) * PAGE_SIZE;
        let items: Vec<PageId> = all.iter().copied().skip(start).take(PAGE_SIZE).collect();
        let sections = if number == 1 { sections } else { &[] };
        ListView {
            items: self.cards(&items),
            sections: self.cards(sections),
            count: all.len(),
            pager: self.pager(first, number, plan::pages_of(all.len())),
            feed: self.plan.get(feed).map(|route| self.url(&route.address)),
        }
    }

    pub(super) fn pager(&self, first: &str, number: usize, total: usize) -> Option<PagerView> {
        if total < 2 {
            return None;
        }
        let url = |number: usize| self.url(&plan::list_page(first, number));
        let mut pages = Vec::new();
        let mut last = 0;
        for shown in (1..=total).filter(|n| *n == 1 || *n == total || n.abs_diff(number) <= 1) {
            if shown > last + 1 {
                pages.push(None);
            }
            pages.push(Some(PageNumberView {
                number: shown,
                url: url(shown),
                current: shown == number,
            }));
            last = shown;
        }
        Some(PagerView {
            number,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < total).then(|| url(number + 1)),
            pages,
        })
    }

    /// The pages of a topic or tag in this language.
    pub fn term_pages(&self, kind: TermKind, id: &str) -> &[PageId] {
        let terms = self.site.terms_in(self.lang);
        match kind {
            TermKind::Topic => {
                let place = self.site.config.topics.iter().position(|topic| topic.id == id);
                place
                    .and_then(|place| terms.topics.get(place))
                    .map(Vec::as_slice)
                    .unwrap_or_default()
            }
            TermKind::Tag => terms.tags.get(id).map(|tag| tag.pages.as_slice()).unwrap_or_default(),
        }
    }

    /// `term`.
    pub fn term(&self, kind: TermKind, id: &str) -> Option<TermView> {
        match kind {
            TermKind::Topic => {
                let place = self.site.config.topics.iter().position(|topic| topic.id == id)?;
                self.topic(TopicId(u16::try_from(place).ok()?))
            }
            TermKind::Tag => {
                let tag = self.site.terms_in(self.lang).tags.get(id)?;
                let url = self.url(&plan::term_address(self.site, self.lang, kind, id));
                Some(TermView { title: tag.title.clone(), url, tone: 0 })
            }
        }
    }

    /// `terms`: topics in the order of site.yaml, tags in Vietnamese order.
    pub fn terms(&self, kind: TermKind) -> Vec<TermCountView> {
        let terms = self.site.terms_in(self.lang);
        let ids: Vec<&str> = match kind {
            TermKind::Topic => {
                self.site.config.topics.iter().map(|topic| topic.id.as_str()).collect()
            }
            TermKind::Tag => {
                let mut tags: Vec<_> = terms.tags.iter().collect();
                tags.sort_by_cached_key(|(_, tag)| sort_key(&tag.title));
                tags.into_iter().map(|(id, _)| id.as_str()).collect()
            }
        };
        let view = |id: &str| {
            let count = self.term_pages(kind, id).len();
            Some(TermCountView { term: self.term(kind, id).filter(|_| count > 0)?, count })
        };
        ids.into_iter().filter_map(view).collect()
    }

    /// Atom feeds that a page tells about: the site's, and its own list's.
    pub fn feeds_of(&self, own: Option<(&str, &str)>) -> Vec<FeedView> {
        let folder = plan::feed_folder(self.site, &FeedScope::Site, self.lang);
        let word = self.strings().get("feed");
        let mut feeds = vec![(folder, word.to_owned())];
        if let Some((folder, title)) = own
            && feeds.iter().all(|(other, _)| other != folder)
        {
            feeds.push((folder.to_owned(), format!("{word}: {title}")));
        }
        let view = |(folder, title): (String, String)| {
            let route = self.plan.get(&format!("{folder}feed.xml"))?;
            Some(FeedView {
                title,
                url: self.url(&route.address),
                media_type: "application/atom+xml",
            })
        };
        feeds.into_iter().filter_map(view).collect()
    }

    /// `hotlines`.
    pub fn hotlines(&self, section: PageId) -> HotlinesView {
        let own = &self.site.children[section.index()];
        let mut view = HotlinesView {
            items: Vec::new(),
            retired: Vec::new(),
            areas: self.areas(section),
            needs: self.needs(section),
            safety: self.safety(),
            print: self
                .plan
                .get(&plan::print_kit_address(self.site.page(section)))
                .map(|route| self.url(&route.address)),
        };
        for id in own {
            let page = self.site.page(*id);
            let Record::Hotline(hotline) = &page.summary.record else { continue };
            let mut shown = self.hotline(page, hotline);
            shown.anchor = hotline_anchor(self.site, page);
            if shown.state == "retired" { view.retired.push(shown) } else { view.items.push(shown) }
        }
        view
    }

    /// `documents`: the section's documents by type, laws first, other types in Vietnamese order, those without a
    /// type last.
    pub fn documents(&self, section: PageId) -> DocumentsView {
        let mut groups: BTreeMap<(usize, crate::text::collate::SortKey, String), Vec<PageId>> =
            BTreeMap::new();
        for id in &self.site.children[section.index()] {
            let kind = match &self.site.page(*id).summary.record {
                Record::Document(document) => document.kind.clone(),
                _ => String::new(),
            };
            groups.entry((rank(&kind), sort_key(&kind), kind)).or_default().push(*id);
        }
        let view = |((_, _, title), ids): ((usize, _, String), Vec<PageId>)| GroupView {
            title,
            url: None,
            items: self.cards(&ids),
        };
        DocumentsView { groups: groups.into_iter().map(view).collect() }
    }

    /// `campaigns`.
    pub fn campaigns(&self, section: PageId) -> CampaignsView {
        CampaignsView { items: self.cards(&self.site.children[section.index()]) }
    }

    /// `sitemap`: pages beside the home page, then every section with its pages.
    pub fn sitemap(&self) -> SitemapView {
        let pages = super::chrome::footer_pages(self.site, self.lang);
        let mut groups = Vec::new();
        let sections = self.site.ids().filter(|id| {
            let summary = &self.site.page(*id).summary;
            summary.lang == self.lang && summary.kind.section().is_some()
        });
        for id in sections {
            let page: &Page = self.site.page(id);
            groups.push(GroupView {
                title: page.summary.title.clone(),
                url: Some(self.url(&page.summary.address)),
                items: self.cards(&self.site.children[id.index()]),
            });
        }
        let alphabet = plan::alphabet_address(self.site, self.lang, None);
        SitemapView {
            pages: pages.into_iter().map(|id| self.link(id)).collect(),
            groups,
            alphabet: self.plan.get(&alphabet).map(|route| self.url(&route.address)),
        }
    }
}

/// Place of a type of document: by the rank of legal documents (Luật 80/2015/QH13, Điều 4), then all others, then
/// those without a type.
fn rank(kind: &str) -> usize {
    const RANKS: &[&str] = &[
        "hien_phap",
        "bo_luat",
        "luat",
        "phap_lenh",
        "nghi_quyet",
        "nghi_dinh",
        "quyet_dinh",
        "chi_thi",
        "thong_tu",
        "ke_hoach",
    ];
    let form = key_form(kind);
    match RANKS.iter().position(|known| *known == form) {
        Some(place) => place,
        None if kind.is_empty() => RANKS.len() + 1,
        None => RANKS.len(),
    }
}
