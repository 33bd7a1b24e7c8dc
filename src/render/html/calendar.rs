//! The pages of a calendar that have no file: months, years, audiences, how to subscribe, a campaign's programme.

use super::Maker;
use crate::model::page::{PageId, Record};
use crate::render::compose::Generated;

impl Maker<'_> {
    pub(super) fn month(&mut self, section: PageId, year: i16, month: i8) -> String {
        let month = self.composer.month(section, year, month);
        let above = month.year.clone();
        self.below(section, "month", month.title.clone(), above, &month)
    }

    pub(super) fn year(&mut self, section: PageId, year: i16) -> String {
        let title = self.composer.year_title(year);
        self.below(section, "year", title, None, &self.composer.year(section, year))
    }

    pub(super) fn audience(&mut self, section: PageId, slug: &str) -> String {
        let Some(audience) = self.composer.audience_events(section, slug) else {
            return String::new();
        };
        let title = self.composer.strings().get("audience_title");
        let title = title.replace("{name}", &audience.title);
        self.below(section, "audience", title, None, &audience)
    }

    pub(super) fn subscribe(&mut self, section: PageId) -> String {
        let title = self.composer.strings().get("subscribe").to_owned();
        self.below(section, "subscribe", title, None, &self.composer.subscribe(section))
    }

    pub(super) fn programme(&mut self, id: PageId) -> String {
        let page = self.composer.site.page(id);
        let Record::Campaign(campaign) = &page.summary.record else { return String::new() };
        let Some(programme) = self.composer.programme(id, campaign) else { return String::new() };
        let title = self.composer.strings().get("programme_title");
        let title = title
            .replace("{n}", &programme.total.to_string())
            .replace("{name}", &programme.campaign.title);
        self.below(id, "programme", title, None, &programme)
    }

    /// A page below a content page; its template and its value in the context are named after its kind.
    fn below(
        &mut self,
        id: PageId,
        kind: &'static str,
        title: String,
        above: Option<crate::render::view::LinkView>,
        value: &impl serde::Serialize,
    ) -> String {
        let composer = self.composer;
        let page = composer.site.page(id);
        let mut breadcrumbs = composer.breadcrumbs(page);
        breadcrumbs.push(composer.link(id));
        breadcrumbs.extend(above);
        let sensitive = page.summary.sensitive;
        let generated = Generated { kind, title, breadcrumbs, sensitive, noindex: false };
        let view = composer.generated(generated, String::new());
        let mut context = self.context(&view, Some(page));
        context.insert(kind, value);
        self.template(&format!("{kind}.html"), &context)
    }
}
