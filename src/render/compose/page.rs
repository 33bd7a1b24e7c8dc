//! `page`: what a template sees of the page itself.

use super::Composer;
use crate::model::page::{Page, PageId};
use crate::model::{PageKind, SectionKind};
use crate::parse::document::Heading;
use crate::render::view::{LinkView, PageView, TocView};
use crate::resolve::lists;
use crate::text::language;

/// A page that has no file: a list, a month, the 404 page.
pub struct Generated {
    /// `kind` of the page.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Where it lies, from home to its parent.
    pub breadcrumbs: Vec<LinkView>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// Whether search engines leave it out.
    pub noindex: bool,
}

impl Composer<'_> {
    /// The view of a content page.
    pub fn page(&self, id: PageId, body: String) -> PageView {
        let page = self.site.page(id);
        let summary = &page.summary;
        let (previous, next) = lists::neighbours(self.site, page);
        let config = &self.site.config;
        let site_title = config.text(&config.title, self.lang);
        let canonical = config.absolute(&summary.address);
        let share_image = summary.image.as_ref().and_then(|image| config.absolute(&image.address));
        PageView {
            title: summary.title.clone(),
            head_title: self.head_title(page, site_title),
            // SAFETY.md 9: nothing on a sensitive page tells a bystander what it is about.
            description: if summary.sensitive {
                String::new()
            } else {
                summary.description.clone()
            },
            lead: summary.description.clone(),
            lang: config.lang(summary.lang).to_owned(),
            dir: language::dir(config.lang(summary.lang)),
            kind: summary.kind.name(),
            canonical,
            sensitive: summary.sensitive,
            noindex: false,
            body,
            toc: self.toc(&page.document.markdown.outline),
            breadcrumbs: self.breadcrumbs(page),
            date: summary.date.map(|date| self.date(date)),
            updated: summary.updated.map(|date| self.date(date)),
            author: page.author.clone(),
            source: page.credit.clone(),
            topics: self.topics(page),
            tags: self.tags(page),
            image: summary.image.as_ref().map(|image| self.image(image)),
            minutes: summary.minutes,
            campaign: page.campaign.map(|id| self.link(self.own_version(id))),
            previous: previous.map(|id| self.link(id)),
            next: next.map(|id| self.link(id)),
            related: self.cards(&self.site.related[id.index()]),
            json_ld: crate::render::json_ld(self.site, page),
            share_image: if summary.sensitive { None } else { share_image },
            extra: page.extra.clone(),
        }
    }

    /// For `<title>`. On sensitive pages: the section's plain name, or a word that says nothing (SAFETY.md 9).
    fn head_title(&self, page: &Page, site_title: &str) -> String {
        let title = &page.summary.title;
        if !page.summary.sensitive {
            return if page.summary.kind == PageKind::Home {
                site_title.to_owned()
            } else {
                format!("{title} – {site_title}")
            };
        }
        match page.summary.kind {
            PageKind::Section(SectionKind::Hotlines) => title.clone(),
            PageKind::Hotline => match page.section {
                Some(section) => self.site.page(section).summary.title.clone(),
                None => self.strings().get("neutral_title").to_owned(),
            },
            _ => self.strings().get("neutral_title").to_owned(),
        }
    }

    /// From home to the parent, home itself left out.
    pub fn breadcrumbs(&self, page: &Page) -> Vec<LinkView> {
        let mut above = self.site.ancestors(page);
        above.reverse();
        let is_home = |id: &PageId| self.site.page(*id).summary.kind == PageKind::Home;
        above.into_iter().filter(|id| !is_home(id)).map(|id| self.link(id)).collect()
    }

    /// The view of a page without a file.
    pub fn generated(&self, generated: Generated, body: String) -> PageView {
        let config = &self.site.config;
        let site_title = config.text(&config.title, self.lang);
        let lang = config.lang(self.lang);
        PageView {
            head_title: if generated.sensitive {
                self.strings().get("neutral_title").to_owned()
            } else {
                format!("{} – {site_title}", generated.title)
            },
            title: generated.title,
            description: String::new(),
            lead: String::new(),
            lang: lang.to_owned(),
            dir: language::dir(lang),
            kind: generated.kind,
            canonical: if generated.noindex { None } else { config.absolute(self.from) },
            sensitive: generated.sensitive,
            noindex: generated.noindex,
            body,
            toc: Vec::new(),
            breadcrumbs: generated.breadcrumbs,
            date: None,
            updated: None,
            author: String::new(),
            source: String::new(),
            topics: Vec::new(),
            tags: Vec::new(),
            image: None,
            minutes: 1,
            campaign: None,
            previous: None,
            next: None,
            related: Vec::new(),
            json_ld: None,
            share_image: None,
            extra: serde_json::Value::Null,
        }
    }

    /// Headings of level 2 with those of level 3 below them; nothing when there are fewer than two.
    fn toc(&self, outline: &[Heading]) -> Vec<TocView> {
        let mut toc: Vec<TocView> = Vec::new();
        for heading in outline {
            let title = self.site.withheld(&heading.text, self.lang).into_owned();
            let entry = TocView { title, id: heading.id.clone(), children: Vec::new() };
            match (heading.level, toc.last_mut()) {
                (2, _) => toc.push(entry),
                (3, Some(parent)) => parent.children.push(entry),
                _ => {}
            }
        }
        if toc.len() < 2 { Vec::new() } else { toc }
    }
}
