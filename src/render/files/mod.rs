//! Outputs that no template makes: feeds, sitemap, calendars, data and host files. A route in, its bytes out.
//!
//! All are pure: the same site gives the same bytes, whatever the hour.

mod apache;
mod atom;
mod base;
mod calendar;
mod events_json;
mod feed;
mod framing;
mod hotlines_json;
mod iis;
mod json_feed;
mod netlify;
mod redirects;
mod robots;
pub mod security;
mod sitemap;
mod when;
mod xml;
mod zone;

use crate::resolve::{Plan, Route, RouteKind, Site};

pub(super) use zone::Zone;

/// The bytes of a route that is made without a template; none for all others.
pub fn render(site: &Site, plan: &Plan, route: &Route) -> Option<Vec<u8>> {
    Some(match &route.kind {
        RouteKind::Atom(scope) => atom::write(&feed::Feed::new(site, route, scope)),
        RouteKind::JsonFeed(scope) => json_feed::write(&feed::Feed::new(site, route, scope)),
        RouteKind::SitemapXml => sitemap::write(site, plan),
        RouteKind::Robots => robots::write(site, plan).into_bytes(),
        RouteKind::Headers => netlify::headers(site, plan).into_bytes(),
        RouteKind::Redirects => netlify::redirects(site, plan).into_bytes(),
        RouteKind::Htaccess => apache::write(site, plan).into_bytes(),
        RouteKind::WebConfig => iis::write(site, plan),
        RouteKind::Calendar(scope) => calendar::of_scope(site, scope, route.lang).into_bytes(),
        RouteKind::EventIcs(page) => calendar::of_event(site, *page).into_bytes(),
        RouteKind::HotlinesJson => hotlines_json::write(site),
        RouteKind::EventsJson => events_json::write(site),
        RouteKind::Page(_)
        | RouteKind::List(..)
        | RouteKind::Terms(_)
        | RouteKind::Alphabet(..)
        | RouteKind::Search
        | RouteKind::SearchFile(_)
        | RouteKind::Month(..)
        | RouteKind::Year(..)
        | RouteKind::Audience(..)
        | RouteKind::Subscribe(_)
        | RouteKind::Programme(_)
        | RouteKind::NotFound
        | RouteKind::HelpPanel(_)
        | RouteKind::HelpEmbed(_)
        | RouteKind::PrintKit(_)
        | RouteKind::Redirect(_)
        | RouteKind::Asset(_)
        | RouteKind::Media(_) => return None,
    })
}

/// The bytes of `events.json`.
pub fn events_json(site: &Site) -> Vec<u8> {
    events_json::write(site)
}

/// A value as JSON with a line break at its end.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    // Structs with text keys always have a JSON form.
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests;
