//! Every page can be reached: from the menu, the footer, its section's list or another page's text.

use std::collections::HashSet;

use crate::config::MenuTarget;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::page::PageId;
use crate::model::{PageKind, SectionKind};
use crate::render::{footer_pages, menu_page};
use crate::resolve::{Plan, ResolvedLink, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let reached = reached(site);
    let mut diagnostics = Vec::new();
    for id in site.ids() {
        let page = site.page(id);
        if reached.contains(&id) || page.summary.kind == PageKind::Home {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::OrphanPage,
                say!("không có liên kết nào dẫn tới trang này", "no link leads to this page"),
            )
            .in_file(&page.source)
            .hint(say!(
                "thêm trang vào `menu` trong site.yaml, hoặc liên kết tới nó từ một trang khác",
                "add it to `menu` in site.yaml, or link to it from another page",
            )),
        );
    }
    diagnostics
}

fn reached(site: &Site) -> HashSet<PageId> {
    let mut reached = HashSet::new();
    for lang in site.config.lang_ids() {
        reached.extend(footer_pages(site, lang));
        // The home page leads to these by itself.
        for kind in [
            SectionKind::Hotlines,
            SectionKind::Events,
            SectionKind::Articles,
            SectionKind::Campaigns,
        ] {
            reached.extend(site.section(kind, lang));
        }
    }
    for entry in &site.config.menu {
        if let MenuTarget::Page(path) = &entry.target
            && let Some(id) = menu_page(site, path)
        {
            let versions = site.versions.get(&site.page(id).key).into_iter().flatten();
            reached.extend(versions.copied());
        }
    }
    for id in site.ids() {
        let is_home = site.page(id).summary.kind == PageKind::Home;
        if !is_home {
            reached.extend(&site.children[id.index()]);
            reached.extend(&site.subsections[id.index()]);
        }
        for link in &site.linked[id.index()].links {
            if let ResolvedLink::Page(target, _) = link
                && *target != id
            {
                reached.insert(*target);
            }
        }
    }
    reached
}
