//! What stands around every page: site, menu, emergency strip, languages, footer.

use std::sync::Arc;

use super::Composer;
use crate::config::MenuTarget;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::page::{Page, PageId, Record};
use crate::model::{LangId, PageKind, SectionKind};
use crate::render::view::{
    AlternateView, EmergencyNumberView, EmergencyView, ExitView, LanguageView, LinkView, MenuView,
    OrganizationView, SiteView,
};
use crate::resolve::{RouteKind, Site, plan};
use crate::say;
use crate::text::{language, phone};

impl Composer<'_> {
    /// `site`.
    pub fn site_view(&self) -> SiteView {
        let config = &self.site.config;
        SiteView {
            title: config.text(&config.title, self.lang).to_owned(),
            description: config.text(&config.description, self.lang).to_owned(),
            home: self.url(self.home_address()),
            organization: self.organization(),
            timezone: config.timezone.clone(),
            utc_offset: self.utc_offset(),
            options: config.theme_options.clone(),
            extra: config.extra.clone(),
        }
    }

    /// The home page; the default language's where a language has none.
    fn home_address(&self) -> &str {
        let own = self.site.homes[self.lang.index()];
        let home = own.or_else(|| self.site.homes.first().copied().flatten());
        home.map_or("", |id| self.site.page(id).summary.address.as_str())
    }

    fn organization(&self) -> Option<OrganizationView> {
        let config = &self.site.config;
        let organization = config.organization.as_ref()?;
        let phone = phone::parse(&organization.phone)
            .map(|phone| LinkView { title: phone.display(), url: phone.href() });
        Some(OrganizationView {
            name: config.text(&organization.name, self.lang).to_owned(),
            address: config.text(&organization.address, self.lang).to_owned(),
            phone,
            email: organization.email.clone(),
            website: organization.website.clone(),
        })
    }

    /// `menu`; `page` is the one that is shown, if it is a content page or lies below one.
    pub fn menu(&self, page: Option<&Page>) -> Vec<MenuView> {
        let config = &self.site.config;
        let mut menu = Vec::new();
        for entry in &config.menu {
            let given = entry.title.as_ref().map(|title| config.text(title, self.lang).to_owned());
            match &entry.target {
                MenuTarget::Url(url) => menu.push(MenuView {
                    title: given.unwrap_or_else(|| url.clone()),
                    url: url.clone(),
                    current: "",
                    external: true,
                }),
                MenuTarget::Page(path) => {
                    let Some(id) = menu_page(self.site, path) else { continue };
                    let id = self.own_version(id);
                    let target = self.site.page(id);
                    menu.push(MenuView {
                        title: given.unwrap_or_else(|| target.summary.title.clone()),
                        url: self.url(&target.summary.address),
                        current: self.current(id, page),
                        external: false,
                    });
                }
            }
        }
        menu
    }

    fn current(&self, id: PageId, page: Option<&Page>) -> &'static str {
        let target = self.site.page(id);
        if target.summary.address == self.from {
            return "page";
        }
        let is_below = page.is_some_and(|page| {
            page.source == target.source || self.site.ancestors(page).contains(&id)
        });
        // Every page lies below the home page.
        if is_below && target.summary.kind != PageKind::Home { "true" } else { "" }
    }

    /// `emergency`: hotlines marked so, in the order of their list.
    pub fn emergency(&self) -> EmergencyView {
        let mut numbers = Vec::new();
        for id in emergency_hotlines(self.site, self.lang) {
            let page = self.site.page(id);
            if let Record::Hotline(hotline) = &page.summary.record
                && let Some((front, dialled)) = hotline.numbers.first()
            {
                numbers.push(EmergencyNumberView {
                    display: dialled.display.clone(),
                    href: dialled.href.clone(),
                    label: if front.label.is_empty() {
                        page.summary.title.clone()
                    } else {
                        front.label.clone()
                    },
                });
            }
        }
        let section = self.site.section(SectionKind::Hotlines, self.lang);
        let section =
            section.or_else(|| self.site.section(SectionKind::Hotlines, LangId::default()));
        EmergencyView {
            numbers,
            all: section.map(|id| self.url(&self.site.page(id).summary.address)),
        }
    }

    /// `languages`: the same page in every language, else its nearest translated ancestor.
    pub fn languages(&self, page: Option<&Page>) -> Vec<LanguageView> {
        let config = &self.site.config;
        let published: Vec<LangId> =
            config.lang_ids().filter(|lang| self.site.homes[lang.index()].is_some()).collect();
        if published.len() < 2 {
            return Vec::new();
        }
        let view = |lang: LangId| {
            let code = config.lang(lang).to_owned();
            let (address, exact) = self.in_language(page, lang);
            LanguageView {
                name: language::names(&code)
                    .map_or_else(|| code.clone(), |names| names.own.to_owned()),
                code,
                url: self.url(&address),
                current: lang == self.lang,
                exact,
            }
        };
        published.into_iter().map(view).collect()
    }

    fn in_language(&self, page: Option<&Page>, lang: LangId) -> (String, bool) {
        if lang == self.lang {
            return (self.from.to_owned(), true);
        }
        if let Some(address) = self.same_generated(lang) {
            return (address, true);
        }
        if let Some(page) = page {
            if let Some(found) = self.same_below(page, lang) {
                return (found, true);
            }
            if page.summary.address == self.from
                && let Some(id) = self.site.version(page, lang)
            {
                return (self.site.page(id).summary.address.clone(), true);
            }
            if self.from == plan::print_kit_address(page)
                && let Some(id) = self.site.version(page, lang)
                && let kit = plan::print_kit_address(self.site.page(id))
                && self.plan.get(&kit).is_some()
            {
                return (kit, true);
            }
            let ancestors = self.site.id_of(page).into_iter().chain(self.site.ancestors(page));
            for id in ancestors {
                if let Some(found) = self.site.version(self.site.page(id), lang) {
                    return (self.site.page(found).summary.address.clone(), false);
                }
            }
        }
        (self.site.config.prefix(lang), false)
    }

    /// Months, years and their kin have the same address below each version of their page.
    fn same_below(&self, page: &Page, lang: LangId) -> Option<String> {
        let rest = self.from.strip_prefix(page.summary.address.as_str())?;
        let other = self.site.page(self.site.version(page, lang)?);
        let other = format!("{}{rest}", other.summary.address);
        let kind = &self.plan.get(&other)?.kind;
        let is_same = matches!(
            kind,
            RouteKind::Month(..)
                | RouteKind::Year(..)
                | RouteKind::Subscribe(_)
                | RouteKind::Programme(_)
        );
        is_same.then_some(other)
    }

    /// Generated lists have the same address in every language after its prefix.
    fn same_generated(&self, lang: LangId) -> Option<String> {
        let own = self.site.config.prefix(self.lang);
        let rest = self.from.strip_prefix(own.as_str())?;
        let other = format!("{}{rest}", self.site.config.prefix(lang));
        let is_same = ["chu-de/", "tu-khoa/", "tro-giup/", "tim-kiem/"]
            .iter()
            .any(|list| rest.starts_with(list));
        (is_same && self.plan.get(&other).is_some()).then_some(other)
    }

    /// `alternates`: absolute addresses of the versions, with `base_url`.
    pub fn alternates(&self, page: Option<&Page>) -> Vec<AlternateView> {
        let config = &self.site.config;
        let Some(page) = page.filter(|page| page.summary.address == self.from) else {
            return Vec::new();
        };
        let versions = self.site.versions.get(&page.key).map(Vec::as_slice).unwrap_or_default();
        if versions.len() < 2 {
            return Vec::new();
        }
        let view = |lang: &str, id: PageId| {
            let url = config.absolute(&self.site.page(id).summary.address)?;
            Some(AlternateView { lang: lang.to_owned(), url })
        };
        let mut alternates: Vec<AlternateView> = versions
            .iter()
            .filter_map(|id| view(config.lang(self.site.page(*id).summary.lang), *id))
            .collect();
        let default = self.site.version(page, LangId::default());
        alternates.extend(default.and_then(|id| view("x-default", id)));
        alternates
    }

    /// `exit`, for a sensitive page.
    pub fn exit(&self) -> ExitView {
        let exit = &self.site.config.quick_exit;
        ExitView {
            url: exit.url.clone(),
            title: self.site.config.text(&exit.title, self.lang).to_owned(),
            history: exit.history.as_str().to_owned(),
        }
    }

    /// `footer.pages`: safety, about, accessibility, contact, sitemap and other pages beside the home page.
    pub fn footer(&self) -> Vec<LinkView> {
        footer_pages(self.site, self.lang).into_iter().map(|id| self.link(id)).collect()
    }
}

/// Pages beside the home page, those with duties first.
pub fn footer_pages(site: &Site, lang: LangId) -> Vec<PageId> {
    let Some(home) = site.homes[lang.index()] else { return Vec::new() };
    let mut pages = site.children[home.index()].clone();
    let rank = |id: &PageId| match site.page(*id).summary.kind {
        PageKind::Safety => 0,
        PageKind::Accessibility => 2,
        PageKind::Contact => 3,
        PageKind::Sitemap => 4,
        _ => 1,
    };
    pages.sort_by_key(rank);
    pages
}

/// The hotlines of the emergency strip; the default language's where a language has none.
pub fn emergency_hotlines(site: &Site, lang: LangId) -> Vec<PageId> {
    let of = |lang: LangId| -> Vec<PageId> {
        let hotlines = &site.records_in(lang).hotlines;
        hotlines
            .iter()
            .copied()
            .filter(|id| match &site.page(*id).summary.record {
                Record::Hotline(hotline) => {
                    hotline.emergency && hotline.state == crate::model::page::HotlineState::Active
                }
                _ => false,
            })
            .collect()
    };
    let own = of(lang);
    if own.is_empty() { of(LangId::default()) } else { own }
}

/// The page that a menu entry names.
pub fn menu_page(site: &Site, path: &str) -> Option<PageId> {
    let path = path.trim_start_matches('/').trim_start_matches("content/");
    let exact = site.by_source.get(format!("content/{path}").as_str()).copied();
    exact.or_else(|| {
        let folder = path.trim_end_matches('/');
        site.by_source.get(format!("content/{folder}/_index.md").as_str()).copied()
    })
}

/// Menu entries that lead nowhere.
pub fn check_menu(site: &Site) -> Vec<Diagnostic> {
    let path: Arc<str> = crate::config::PATH.into();
    let mut diagnostics = Vec::new();
    for entry in &site.config.menu {
        let MenuTarget::Page(page) = &entry.target else { continue };
        if menu_page(site, page).is_some() {
            continue;
        }
        let found = if site.withheld.iter().any(|own| own.path.ends_with(page.as_str())) {
            Diagnostic::new(
                Code::LinkToWithheld,
                say!(
                    "thực đơn dẫn tới {page}, trang đang chưa đăng; tạm bỏ mục này",
                    "the menu leads to {page}, which is withheld for now; the entry is left out",
                ),
            )
        } else {
            Diagnostic::new(
                Code::BrokenLink,
                say!(
                    "thực đơn dẫn tới {page}, trang không có",
                    "the menu leads to {page}, which doesn't exist"
                ),
            )
        };
        diagnostics.push(found.in_file(&path).at(entry.span).hint(say!(
            "ghi đường dẫn tệp tính từ content/, ví dụ bai-viet/_index.md",
            "give the file's path below content/, for example bai-viet/_index.md",
        )));
    }
    diagnostics
}
