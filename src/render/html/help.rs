//! The hotlines section of a language in; out come the help panel, the page that explains it, the sheets to print.

use super::{Generated, Maker};
use crate::model::page::PageId;
use crate::render::view::PageView;

impl Maker<'_> {
    /// The small page for frames of other sites (SAFETY.md 13).
    pub(super) fn help_panel(&mut self, section: PageId) -> String {
        let title = self.composer.site.page(section).summary.title.clone();
        let view = self.neutral(section, "help_panel", title);
        let mut context = self.context(&view, None);
        context.insert("panel", &self.composer.panel(section));
        self.template("help_panel.html", &context)
    }

    /// What other sites paste to show it.
    pub(super) fn help_embed(&mut self, section: PageId) -> String {
        let composer = self.composer;
        let view = composer.generated(
            Generated {
                kind: "help_embed",
                title: composer.strings().get("embed_title").to_owned(),
                breadcrumbs: vec![composer.link(section)],
                sensitive: false,
                noindex: true,
            },
            String::new(),
        );
        let mut context = self.context(&view, Some(composer.site.page(section)));
        context.insert("embed", &composer.embed(section));
        self.template("help_embed.html", &context)
    }

    /// The sheets to print (SAFETY.md 14).
    pub(super) fn print_kit(&mut self, section: PageId) -> String {
        let title = self.composer.strings().get("kit_title").to_owned();
        let mut view = self.neutral(section, "print_kit", title);
        view.breadcrumbs = self.composer.breadcrumbs(self.composer.site.page(section));
        view.breadcrumbs.push(self.composer.link(section));
        let mut context = self.context(&view, Some(self.composer.site.page(section)));
        context.insert("kit", &self.composer.kit(section));
        self.template("print_kit.html", &context)
    }

    /// A sensitive page that calls itself in its tab what its section is called (SAFETY.md 9).
    fn neutral(&self, section: PageId, kind: &'static str, title: String) -> PageView {
        let composer = self.composer;
        let generated =
            Generated { kind, title, breadcrumbs: Vec::new(), sensitive: true, noindex: true };
        let mut view = composer.generated(generated, String::new());
        view.head_title = composer.site.page(section).summary.title.clone();
        view
    }
}
