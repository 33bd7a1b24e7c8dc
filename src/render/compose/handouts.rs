//! The support numbers in; out come the panel that other sites frame, how they do it, and the sheets to print.

use super::{Composer, qr};
use crate::model::front::{Channel, Cost, Need};
use crate::model::page::{Hotline, HotlineState, Page, PageId, Record};
use crate::model::{LangId, PageKind};
use crate::render::view::{EmbedView, HandoutNumberView, KitView, LinkView, PanelView};
use crate::resolve::plan;
use crate::text::telling::tells_of_violence;

/// Numbers that find room on a wallet card.
const ON_PAPER: usize = 6;

impl Composer<'_> {
    /// `panel`.
    pub fn panel(&self, section: PageId) -> PanelView {
        let hotlines = &self.site.records_in(self.lang).hotlines;
        let items = hotlines.iter().filter_map(|id| {
            let page = self.site.page(*id);
            match &page.summary.record {
                Record::Hotline(hotline) if hotline.state != HotlineState::Retired => {
                    Some(self.hotline(page, hotline))
                }
                _ => None,
            }
        });
        PanelView { items: items.collect(), all: self.link(section), safety: self.safety() }
    }

    /// The safety page; the default language's where a language has none.
    pub fn safety(&self) -> Option<LinkView> {
        let of = |lang| self.site.page_of_kind(PageKind::Safety, lang);
        of(self.lang).or_else(|| of(LangId::default())).map(|id| self.link(id))
    }

    /// `embed`; without `base_url` there is no such page.
    pub fn embed(&self, section: PageId) -> EmbedView {
        let panel = plan::panel_address(self.site, self.lang);
        let whole = self.site.config.absolute(&panel).unwrap_or_default();
        let title = attribute(&self.site.page(section).summary.title);
        let address = attribute(&whole);
        EmbedView {
            panel: self.url(&panel),
            // A bare `sandbox` would kill calls and the exit (SAFETY.md 13).
            snippet: format!(
                "<iframe src=\"{address}\" title=\"{title}\" width=\"360\" height=\"560\" loading=\"lazy\"\n  \
                 sandbox=\"allow-top-navigation-by-user-activation\" referrerpolicy=\"no-referrer\"></iframe>"
            ),
        }
    }

    /// `kit`: of the section's own hotlines.
    pub fn kit(&self, section: PageId) -> KitView {
        let config = &self.site.config;
        // Home says nothing; what a phone keeps of a scan is its address (SAFETY.md 9).
        let home = config.absolute(&config.prefix(self.lang));
        let embed = format!("{}nhung/", plan::panel_address(self.site, self.lang));
        KitView {
            numbers: self.on_paper(section),
            title: self.site.page(section).summary.title.clone(),
            address: home.as_deref().map(as_typed),
            qr: home.as_deref().and_then(qr::code),
            embed: self.plan.get(&embed).map(|route| self.url(&route.address)),
        }
    }

    fn on_paper(&self, section: PageId) -> Vec<HandoutNumberView> {
        let mut all: Vec<(bool, HandoutNumberView)> = Vec::new();
        for id in &self.site.children[section.index()] {
            let page = self.site.page(*id);
            let Record::Hotline(hotline) = &page.summary.record else { continue };
            if hotline.state != HotlineState::Active {
                continue;
            }
            all.extend(self.numbers_on_paper(page, hotline));
        }
        all.sort_by_key(|(is_support, _)| !is_support);
        all.into_iter().map(|(_, number)| number).take(ON_PAPER).collect()
    }

    fn numbers_on_paper(&self, page: &Page, hotline: &Hotline) -> Vec<(bool, HandoutNumberView)> {
        const SUPPORT: &[Need] =
            &[Need::Violence, Need::Children, Need::Counselling, Need::Shelter, Need::Legal];
        let is_support = hotline.needs.iter().any(|need| SUPPORT.contains(need));
        let hours = super::help::hours(hotline.hours.as_ref());
        let calls = hotline.numbers.iter().filter(|(front, _)| front.channel == Channel::Call);
        let view = |label: &str, display: &str, cost: Cost| HandoutNumberView {
            display: display.to_owned(),
            label: self.label_on_paper(label, &page.summary.title),
            cost: super::records::cost(cost),
            always: hours.always,
            hours: hours.words.clone(),
        };
        calls
            .map(|(front, dialled)| (is_support, view(&front.label, &dialled.display, front.cost)))
            .collect()
    }

    /// The first of label and title that says nothing of violence, else a neutral word.
    fn label_on_paper(&self, label: &str, title: &str) -> String {
        let is_plain = |text: &&str| !text.is_empty() && !tells_of_violence(text);
        let plain = [label, title].into_iter().find(is_plain);
        plain.unwrap_or_else(|| self.strings().get("kit_neutral")).to_owned()
    }
}

/// An address without what nobody types.
fn as_typed(url: &str) -> String {
    let host_and_path = url.split_once("://").map_or(url, |(_, rest)| rest);
    host_and_path.trim_end_matches('/').to_owned()
}

/// Text for a quoted attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_type_them() {
        assert_eq!(as_typed("https://example.vn/chien-dich/"), "example.vn/chien-dich");
        assert_eq!(as_typed("https://example.vn/"), "example.vn");
    }

    #[test]
    fn a_title_can_not_leave_its_attribute() {
        assert_eq!(attribute("a\"><script>&"), "a&quot;>&lt;script>&amp;");
    }
}
