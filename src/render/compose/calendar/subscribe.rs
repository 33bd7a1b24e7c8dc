//! The calendar files of a section's language in, the ways to each of them out.

use super::super::Composer;
use super::super::event::query;
use crate::model::page::PageId;
use crate::render::view::{CalendarGroupView, CalendarLinkView, SubscribeView};
use crate::resolve::RouteKind;
use crate::resolve::plan::{self, CalendarScope};

impl Composer<'_> {
    /// `subscribe`.
    pub fn subscribe(&self, section: PageId) -> SubscribeView {
        let (mut all, mut topics, mut campaigns, mut audiences) =
            (None, Vec::new(), Vec::new(), Vec::new());
        for route in self.plan.routes.iter().filter(|route| route.lang == self.lang) {
            let RouteKind::Calendar(scope) = &route.kind else { continue };
            let ways = |title: String| self.ways(title, &route.address);
            let words = || plan::calendar_words(self.site, scope, self.lang).0;
            match scope {
                CalendarScope::Section(own) if *own == section => {
                    all = Some(ways(self.strings().get("subscribe_all").to_owned()));
                }
                CalendarScope::Section(_) => {}
                CalendarScope::Topic(_) => topics.push(ways(words())),
                CalendarScope::Campaign(_) => campaigns.push(ways(words())),
                CalendarScope::Audience(own, slug) if *own == section => {
                    let named = plan::audience_lists(self.site, section).remove(slug);
                    audiences.extend(named.map(|(title, _)| ways(title)));
                }
                CalendarScope::Audience(..) => {}
            }
        }
        // Their addresses are mostly years.
        campaigns.reverse();
        let groups = [("campaign", campaigns), ("topic", topics), ("audience", audiences)];
        let groups = groups.into_iter().filter(|(_, calendars)| !calendars.is_empty());
        SubscribeView {
            all,
            groups: groups.map(|(kind, calendars)| CalendarGroupView { kind, calendars }).collect(),
            has_address: self.site.config.base_url.is_some(),
        }
    }

    /// The ways to the calendar file at an address.
    fn ways(&self, title: String, address: &str) -> CalendarLinkView {
        let url = self.site.config.absolute(address).unwrap_or_default();
        // Programs know the scheme; behind it they ask over https.
        let webcal = url.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
        let webcal = webcal.unwrap_or_default();
        let site = self.site.config.text(&self.site.config.title, self.lang);
        let name = format!("{title} – {site}");
        CalendarLinkView {
            ics: self.url(address),
            google: format!("https://calendar.google.com/calendar/r?cid={}", query(&webcal)),
            outlook: format!(
                "https://outlook.live.com/calendar/0/addfromweb?url={}&name={}",
                query(&url),
                query(&name)
            ),
            title,
            url,
            webcal,
        }
    }
}
