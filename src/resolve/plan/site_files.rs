//! Files of the whole site: the 404 page, host files, data, sitemap and feeds.

use std::sync::Arc;

use super::{Planner, RouteKind, feed_folder, feeds};
use crate::config::Hosting;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::LangId;
use crate::model::page::PageId;
use crate::resolve::site::Records;
use crate::say;

impl Planner<'_> {
    pub(super) fn site_files(&mut self) {
        let default = LangId::default();
        self.add("404.html".to_owned(), default, RouteKind::NotFound, None);
        self.add("robots.txt".to_owned(), default, RouteKind::Robots, None);
        for host in &self.site.config.hosting {
            match host {
                Hosting::Netlify => {
                    self.add("_headers".to_owned(), default, RouteKind::Headers, None);
                    self.add("_redirects".to_owned(), default, RouteKind::Redirects, None);
                }
                Hosting::Apache => {
                    self.add(".htaccess".to_owned(), default, RouteKind::Htaccess, None)
                }
                Hosting::Iis => {
                    self.add("web.config".to_owned(), default, RouteKind::WebConfig, None)
                }
            }
        }
        let records = |pick: fn(&Records) -> &Vec<PageId>| {
            self.site.records.iter().any(|records| !pick(records).is_empty())
        };
        let (hotlines, events) = (records(|all| &all.hotlines), records(|all| &all.events));
        if hotlines {
            self.add("hotlines.json".to_owned(), default, RouteKind::HotlinesJson, None);
        }
        if events {
            self.add("events.json".to_owned(), default, RouteKind::EventsJson, None);
        }
        if self.site.config.base_url.is_none() {
            self.no_base_url();
            return;
        }
        self.add("sitemap.xml".to_owned(), default, RouteKind::SitemapXml, None);
        for (scope, lang) in feeds(self.site) {
            let folder = feed_folder(self.site, &scope, lang);
            self.add(format!("{folder}feed.xml"), lang, RouteKind::Atom(scope.clone()), None);
            self.add(format!("{folder}feed.json"), lang, RouteKind::JsonFeed(scope), None);
        }
    }

    fn no_base_url(&mut self) {
        let path: Arc<str> = crate::config::PATH.into();
        self.diagnostics.push(
            Diagnostic::new(
                Code::NoBaseUrl,
                say!(
                    "chưa có base_url nên không làm được tin Atom, sitemap và địa chỉ chuẩn",
                    "there is no base_url, so feeds, sitemap and canonical addresses are left out",
                ),
            )
            .in_file(&path)
            .hint(say!(
                "thêm `base_url: https://…/` khi đã biết địa chỉ của trang",
                "add `base_url: https://…/` once you know the site's address",
            )),
        );
    }
}
