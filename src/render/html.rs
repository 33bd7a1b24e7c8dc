//! HTML routes: the template and the views of a route in, the page out.

mod calendar;
mod help;

use std::cell::RefCell;

use serde::Serialize;
use tera::Context;

use super::Guard;
use super::body::BodyWriter;
use super::compose::{Composer, Generated};
use super::view::{LinkView, PageView};
use crate::diagnostics::Diagnostic;
use crate::model::page::{Page, PageId, Record};
use crate::model::{PageKind, SectionKind};
use crate::resolve::plan::{self, Plan, Route, RouteKind};
use crate::resolve::{ListScope, Site, TermKind};
use crate::text::date::Moment;

/// A page made by a template, with what was wrong while making it.
pub struct Made {
    /// The HTML; empty when the template failed.
    pub html: String,
    /// What it may say of itself, if it is a sensitive page.
    pub guard: Option<Guard>,
    /// Errors of templates.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the page of an HTML route; none for routes that no template makes.
pub fn render(site: &Site, plan: &Plan, route: &Route) -> Option<Made> {
    let absolute = route.kind == RouteKind::NotFound;
    let composer = Composer::new(site, plan, route.lang, &route.address, absolute);
    let mut maker =
        Maker { composer: &composer, guard: RefCell::default(), diagnostics: Vec::new() };
    let html = match &route.kind {
        RouteKind::Page(id) => maker.page(*id),
        RouteKind::List(scope, number) => maker.list(scope, *number),
        RouteKind::Terms(kind) => maker.terms(*kind),
        RouteKind::Alphabet(letter, number) => maker.alphabet(*letter, *number),
        RouteKind::Search => maker.search(),
        RouteKind::Month(section, year, month) => maker.month(*section, *year, *month),
        RouteKind::Year(section, year) => maker.year(*section, *year),
        RouteKind::Audience(section, slug) => maker.audience(*section, slug),
        RouteKind::Subscribe(section) => maker.subscribe(*section),
        RouteKind::Programme(campaign) => maker.programme(*campaign),
        RouteKind::HelpPanel(section) => maker.help_panel(*section),
        RouteKind::HelpEmbed(section) => maker.help_embed(*section),
        RouteKind::PrintKit(section) => maker.print_kit(*section),
        RouteKind::NotFound => maker.not_found(),
        RouteKind::Redirect(id) => maker.redirect(*id),
        _ => return None,
    };
    Some(Made { html, guard: maker.guard.into_inner(), diagnostics: maker.diagnostics })
}

struct Maker<'a> {
    composer: &'a Composer<'a>,
    guard: RefCell<Option<Guard>>,
    diagnostics: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// The finished text of a page.
    fn body(&mut self, id: PageId) -> String {
        let site = self.composer.site;
        let page = site.page(id);
        let mut writer = BodyWriter::new(self.composer, page, &site.linked[id.index()]);
        let html = writer.html(&page.document.markdown.body);
        self.diagnostics.append(&mut writer.diagnostics);
        html
    }

    fn page(&mut self, id: PageId) -> String {
        let body = self.body(id);
        let page = self.composer.site.page(id);
        let view = self.composer.page(id, body);
        let mut context = self.context(&view, Some(page));
        self.add_kind(id, page, &mut context);
        self.template(template_of(page.summary.kind), &context)
    }

    /// What the page's kind adds to the context.
    fn add_kind(&self, id: PageId, page: &Page, context: &mut Context) {
        let composer = self.composer;
        match (page.summary.kind, &page.summary.record) {
            (PageKind::Home, _) => context.insert("home", &composer.home()),
            (PageKind::Section(kind), _) => {
                context.insert("list", &composer.section_list(id, 1));
                match kind {
                    SectionKind::Events => context.insert("calendar", &composer.calendar(id)),
                    SectionKind::Hotlines => context.insert("hotlines", &composer.hotlines(id)),
                    SectionKind::Documents => context.insert("documents", &composer.documents(id)),
                    SectionKind::Campaigns => context.insert("campaigns", &composer.campaigns(id)),
                    SectionKind::Articles | SectionKind::Pages => {}
                }
            }
            (_, Record::Event(event)) => context.insert("event", &composer.event(id, event)),
            (_, Record::Hotline(hotline)) => {
                context.insert("hotline", &composer.hotline(page, hotline));
            }
            (_, Record::Document(document)) => {
                context.insert("document", &composer.document(page, document));
            }
            (_, Record::Campaign(campaign)) => {
                context.insert("campaign", &composer.campaign(id, campaign));
            }
            (PageKind::Sitemap, _) => context.insert("sitemap", &composer.sitemap()),
            _ => {}
        }
    }

    fn list(&mut self, scope: &ListScope, number: usize) -> String {
        let composer = self.composer;
        match scope {
            ListScope::Section(id) => {
                let page = composer.site.page(*id);
                let mut crumbs = composer.breadcrumbs(page);
                crumbs.push(composer.link(*id));
                let view = composer.generated(
                    Generated {
                        kind: page.summary.kind.name(),
                        title: self.numbered(&page.summary.title, number),
                        breadcrumbs: crumbs,
                        sensitive: page.summary.sensitive,
                        noindex: false,
                    },
                    String::new(),
                );
                let mut context = self.context(&view, Some(page));
                context.insert("list", &composer.section_list(*id, number));
                if page.summary.kind == PageKind::Section(SectionKind::Documents) {
                    context.insert("documents", &composer.documents(*id));
                }
                self.template(template_of(page.summary.kind), &context)
            }
            ListScope::Term(kind, id) => {
                let Some(term) = composer.term(*kind, id) else { return String::new() };
                let view = composer.generated(
                    Generated {
                        kind: "term",
                        title: self.numbered(&term.title, number),
                        breadcrumbs: vec![self.terms_link(*kind)],
                        sensitive: self.is_sensitive_term(*kind, id),
                        noindex: false,
                    },
                    String::new(),
                );
                let mut context = self.context(&view, None);
                context.insert("term", &term);
                context.insert("term_kind", kind.name());
                context.insert("list", &composer.term_list(*kind, id, number));
                self.template("term.html", &context)
            }
        }
    }

    /// SAFETY.md 9: topics can be sensitive, and a tag is when all its pages are.
    fn is_sensitive_term(&self, kind: TermKind, id: &str) -> bool {
        let site = self.composer.site;
        match kind {
            TermKind::Topic => {
                site.config.topics.iter().any(|topic| topic.id == id && topic.sensitive)
            }
            TermKind::Tag => {
                let pages = self.composer.term_pages(kind, id);
                pages.iter().all(|id| site.page(*id).summary.sensitive)
            }
        }
    }

    fn numbered(&self, title: &str, number: usize) -> String {
        if number < 2 {
            return title.to_owned();
        }
        let page = self.composer.strings().get("pager_page").replace("{n}", &number.to_string());
        format!("{title} – {page}")
    }

    fn terms_link(&self, kind: TermKind) -> LinkView {
        let prefix = self.composer.site.config.prefix(self.composer.lang);
        LinkView {
            title: self.terms_title(kind),
            url: self.composer.url(&format!("{prefix}{}/", kind.folder())),
        }
    }

    fn terms_title(&self, kind: TermKind) -> String {
        let key = match kind {
            TermKind::Topic => "topics",
            TermKind::Tag => "tags",
        };
        self.composer.strings().get(key).to_owned()
    }

    fn terms(&mut self, kind: TermKind) -> String {
        let view = self.composer.generated(
            Generated {
                kind: "terms",
                title: self.terms_title(kind),
                breadcrumbs: Vec::new(),
                sensitive: false,
                noindex: false,
            },
            String::new(),
        );
        let mut context = self.context(&view, None);
        context.insert("terms", &self.composer.terms(kind));
        context.insert("term_kind", kind.name());
        self.template("terms.html", &context)
    }

    fn alphabet(&mut self, letter: Option<usize>, number: usize) -> String {
        let composer = self.composer;
        let alphabet = composer.alphabet(letter, number);
        let all = composer.strings().get("alphabet").to_owned();
        let (title, breadcrumbs) = match alphabet.groups.first().filter(|_| letter.is_some()) {
            None => (all, Vec::new()),
            Some(group) => {
                let url = composer.url(&plan::alphabet_address(composer.site, composer.lang, None));
                let title = format!("{all}: {}", group.title);
                (self.numbered(&title, number), vec![LinkView { title: all, url }])
            }
        };
        let view = composer.generated(
            Generated { kind: "alphabet", title, breadcrumbs, sensitive: false, noindex: false },
            String::new(),
        );
        let mut context = self.context(&view, None);
        context.insert("alphabet", &alphabet);
        self.template("alphabet.html", &context)
    }

    fn search(&mut self) -> String {
        let composer = self.composer;
        let title = composer.strings().get("search").to_owned();
        let generated = Generated {
            kind: "search",
            title,
            breadcrumbs: Vec::new(),
            // SAFETY.md 9: what somebody looks for is nobody else's business.
            sensitive: true,
            noindex: true,
        };
        let view = composer.generated(generated, String::new());
        let mut context = self.context(&view, None);
        context.insert("search", &composer.search());
        self.template("search.html", &context)
    }

    fn not_found(&mut self) -> String {
        let view = self.composer.generated(
            Generated {
                kind: "not_found",
                title: self.composer.strings().get("not_found").to_owned(),
                breadcrumbs: Vec::new(),
                sensitive: false,
                noindex: true,
            },
            String::new(),
        );
        let context = self.context(&view, None);
        self.template("not_found.html", &context)
    }

    fn redirect(&mut self, id: PageId) -> String {
        let composer = self.composer;
        let page = composer.site.page(id);
        let mut view = composer.generated(
            Generated {
                kind: "redirect",
                title: page.summary.title.clone(),
                breadcrumbs: Vec::new(),
                sensitive: page.summary.sensitive,
                noindex: true,
            },
            String::new(),
        );
        view.canonical = composer.site.config.absolute(&page.summary.address);
        let mut target = composer.link(id);
        if page.summary.sensitive {
            composer.strings().get("neutral_title").clone_into(&mut view.title);
            target.title.clone_from(&view.title);
        }
        let mut context = self.context(&view, None);
        context.insert("target", &target);
        self.template("redirect.html", &context)
    }

    fn template(&mut self, name: &str, context: &Context) -> String {
        match self.composer.site.theme.render(name, context) {
            Ok(html) => html,
            Err(found) => {
                self.diagnostics.push(*found);
                String::new()
            }
        }
    }

    /// What every template sees; `of` is the content page that is shown or that the page belongs to.
    fn context(&self, page: &PageView, of: Option<&Page>) -> Context {
        let composer = self.composer;
        let site = composer.site;
        *self.guard.borrow_mut() = page.sensitive.then(|| Guard {
            title: page.head_title.clone(),
            description: page.description.clone(),
        });
        let inline = match page.kind {
            "not_found" => Some(&site.theme.style),
            "hotlines" => Some(&site.theme.help_style),
            "help_panel" => Some(&site.theme.panel_style),
            _ => None,
        };
        let mut context = Context::new();
        context.insert_value("t", composer.strings().value.clone());
        context.insert("site", &composer.site_view());
        context.insert("page", page);
        context.insert("menu", &composer.menu(of));
        context.insert("emergency", &composer.emergency());
        context.insert("search_page", &composer.search_page());
        context.insert("languages", &composer.languages(of));
        context.insert("alternates", &composer.alternates(of));
        context.insert("feeds", &composer.feeds_of(Some((composer.from, &page.title))));
        context.insert("exit", &page.sensitive.then(|| composer.exit()));
        context.insert("footer", &Footer { pages: composer.footer() });
        context.insert("assets", &self.assets());
        context.insert("csp", &super::files::security::page_csp(inline));
        context.insert("inline_style", &inline.map(|sheet| sheet.text.as_str()));
        context.insert("generator", concat!("Chiêng ", env!("CARGO_PKG_VERSION")));
        context.insert("build", &Build { today: composer.date(Moment::from(site.now.date)) });
        context
    }

    fn assets(&self) -> std::collections::BTreeMap<&str, String> {
        let assets = &self.composer.site.theme.assets;
        assets
            .iter()
            .map(|asset| (asset.name.as_str(), self.composer.url(&asset.address)))
            .collect()
    }
}

#[derive(Serialize)]
struct Footer {
    pages: Vec<LinkView>,
}

#[derive(Serialize)]
struct Build {
    today: super::view::DateView,
}

fn template_of(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home.html",
        PageKind::Section(SectionKind::Articles | SectionKind::Pages) => "section.html",
        PageKind::Section(SectionKind::Events) => "calendar.html",
        PageKind::Section(SectionKind::Hotlines) => "hotlines.html",
        PageKind::Section(SectionKind::Documents) => "documents.html",
        PageKind::Section(SectionKind::Campaigns) => "campaigns.html",
        PageKind::Article => "article.html",
        PageKind::Event => "event.html",
        PageKind::Hotline => "hotline.html",
        PageKind::Document => "document.html",
        PageKind::Campaign => "campaign.html",
        PageKind::Plain => "page.html",
        PageKind::Safety => "safety.html",
        PageKind::Contact => "contact.html",
        PageKind::Accessibility => "accessibility.html",
        PageKind::Sitemap => "sitemap.html",
    }
}
