//! Hotlines sections in; out come the routes made of them besides their pages: help panel, its explanation, print kit.

use super::{Planner, RouteKind, panel_address, print_kit_address};
use crate::model::page::PageId;
use crate::model::{LangId, PageKind, SectionKind};

impl Planner<'_> {
    /// Plans what the theme has a template for: themes older than one of these lack it.
    pub(super) fn help(&mut self) {
        let site = self.site;
        for id in site.ids() {
            let page = site.page(id);
            let mut children = site.children[id.index()].iter();
            let has_hotlines =
                children.any(|child| site.page(*child).summary.kind == PageKind::Hotline);
            if page.summary.kind == PageKind::Section(SectionKind::Hotlines) && has_hotlines {
                let address = print_kit_address(page);
                self.made_of(id, "print_kit.html", address, RouteKind::PrintKit(id));
            }
        }
        for lang in site.config.lang_ids() {
            self.panel(lang);
        }
    }

    fn panel(&mut self, lang: LangId) {
        let site = self.site;
        let Some(id) = site.section(SectionKind::Hotlines, lang) else { return };
        if site.records_in(lang).hotlines.is_empty() {
            return;
        }
        let panel = panel_address(site, lang);
        let embed = format!("{panel}nhung/");
        self.made_of(id, "help_panel.html", panel, RouteKind::HelpPanel(id));
        // The snippet to paste names the panel's whole address.
        if site.config.base_url.is_some() {
            self.made_of(id, "help_embed.html", embed, RouteKind::HelpEmbed(id));
        }
    }

    fn made_of(&mut self, section: PageId, template: &str, address: String, kind: RouteKind) {
        if self.site.theme.has(template) {
            self.add(address, self.site.page(section).summary.lang, kind, None);
        }
    }
}
