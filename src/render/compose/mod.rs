//! Makes views: the site and the page that shows them in, what the template sees out.

mod alphabet;
mod calendar;
mod cards;
mod chrome;
mod event;
mod handouts;
mod help;
mod home;
mod lists;
mod page;
mod qr;
mod records;
mod search;

pub use chrome::{check_menu, emergency_hotlines, footer_pages, menu_page};
pub use event::DOCUMENTS;
pub use help::{channel_href, zalo};
pub use page::Generated;
pub use records::slogans;

use jiff::tz::TimeZone;

use super::dates::DateStyle;
use super::view::{DateView, ImageView, LinkView, TermView};
use crate::model::LangId;
use crate::model::address;
use crate::model::page::{Page, PageId, PageImage, TopicId};
use crate::resolve::plan::{self, Plan};
use crate::resolve::{Site, TermKind};
use crate::text::date::Moment;
use crate::text::slug::slug;
use crate::theme::Strings;

/// Makes the views of one output page; every address comes out relative to it.
pub struct Composer<'a> {
    /// The site.
    pub site: &'a Site,
    /// Every output.
    pub plan: &'a Plan,
    /// Language of the page.
    pub lang: LangId,
    /// Root-relative address of the page.
    pub from: &'a str,
    /// Whether addresses are absolute, for a page that is shown at any depth.
    pub absolute: bool,
    zone: TimeZone,
    style: DateStyle,
}

impl<'a> Composer<'a> {
    /// A composer for the page at `from`.
    pub fn new(
        site: &'a Site,
        plan: &'a Plan,
        lang: LangId,
        from: &'a str,
        absolute: bool,
    ) -> Self {
        Composer {
            site,
            plan,
            lang,
            from,
            absolute,
            // The configuration was checked when it was read.
            zone: TimeZone::get(&site.config.timezone).unwrap_or(TimeZone::UTC),
            style: DateStyle::of(site.config.lang(lang)),
        }
    }

    /// The strings of the theme.
    pub fn strings(&self) -> &'a Strings {
        &self.site.theme.strings[self.lang.index()]
    }

    /// How dates are written.
    pub fn style(&self) -> DateStyle {
        self.style
    }

    /// A root-relative address as this page links to it.
    pub fn url(&self, address: &str) -> String {
        if !self.absolute {
            return address::relative(self.from, address, self.site.portable);
        }
        let base = self.site.config.base_url.as_deref().unwrap_or("/");
        format!("{base}{}", address::encode(address))
    }

    /// A link to a page, by its title.
    pub fn link(&self, id: PageId) -> LinkView {
        let page = self.site.page(id);
        LinkView { title: page.summary.title.clone(), url: self.url(&page.summary.address) }
    }

    /// The page in this language if it has a version in it.
    pub fn own_version(&self, id: PageId) -> PageId {
        self.site.version(self.site.page(id), self.lang).unwrap_or(id)
    }

    /// A date.
    pub fn date(&self, moment: Moment) -> DateView {
        self.style.view(moment, &self.zone)
    }

    /// Minutes that the site's zone is ahead of UTC on the day of the build.
    pub fn utc_offset(&self) -> i32 {
        let noon = self.site.now.date.at(12, 0, 0, 0);
        let instant = self.zone.to_ambiguous_timestamp(noon).compatible();
        instant.map_or(0, |instant| self.zone.to_offset(instant).seconds() / 60)
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> Option<TermView> {
        let topic = self.site.config.topic(id)?;
        Some(TermView {
            title: self.site.config.text(&topic.title, self.lang).to_owned(),
            url: self.url(&plan::term_address(self.site, self.lang, TermKind::Topic, &topic.id)),
            tone: u8::try_from(id.0 % 3).unwrap_or(0) + 1,
        })
    }

    /// The topics of a page that have a list in this language.
    pub fn topics(&self, page: &Page) -> Vec<TermView> {
        page.summary.topics.iter().filter_map(|id| self.topic(*id)).collect()
    }

    /// The tags of a page.
    pub fn tags(&self, page: &Page) -> Vec<TermView> {
        let terms = self.site.terms_in(page.summary.lang);
        let mut tags: Vec<TermView> = Vec::new();
        for written in &page.summary.tags {
            let id = slug(written);
            let url =
                self.url(&plan::term_address(self.site, page.summary.lang, TermKind::Tag, &id));
            if let Some(tag) = terms.tag(written)
                && tags.iter().all(|other| other.url != url)
            {
                tags.push(TermView { title: tag.title.clone(), url, tone: 0 });
            }
        }
        tags
    }

    /// A page's picture.
    pub fn image(&self, image: &PageImage) -> ImageView {
        ImageView {
            url: self.url(&image.address),
            alt: image.front.alt.clone(),
            caption: image.front.caption.clone(),
            credit: image.front.credit.clone(),
            width: image.size.map(|(width, _)| width),
            height: image.size.map(|(_, height)| height),
        }
    }
}
