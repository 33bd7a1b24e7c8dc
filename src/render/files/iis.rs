//! The site in, `web.config` for IIS out: headers, types, caching, the page for missing addresses, redirects.

use super::redirects::{self, Redirect};
use super::security::{self, Framing, IMMUTABLE};
use super::xml::Xml;
use super::{base, framing};
use crate::model::address;
use crate::resolve::{Plan, Site};

/// Types that older servers refuse to serve.
const TYPES: &[(&str, &str)] = &[
    (".ics", "text/calendar; charset=utf-8"),
    (".json", "application/json; charset=utf-8"),
    (".xml", "application/xml; charset=utf-8"),
    (".webmanifest", "application/manifest+json"),
    (".mjs", "text/javascript"),
    (".webp", "image/webp"),
    (".woff2", "font/woff2"),
    (".vtt", "text/vtt"),
];

/// Writes the file.
///
/// Redirects use the server's own `httpRedirect`: a section of the optional rewrite module would make a server
/// without it answer every request with an error.
pub(super) fn write(site: &Site, plan: &Plan) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("configuration", &[]);
    xml.open("system.webServer", &[]);
    headers(site, &mut xml);
    types(&mut xml);
    xml.open("httpErrors", &[("errorMode", "Custom")]);
    xml.empty("remove", &[("statusCode", "404")]);
    // A file, not an address: the answer keeps its status 404.
    let error = [("statusCode", "404"), ("path", "404.html"), ("responseMode", "File")];
    xml.empty("error", &error);
    xml.close("httpErrors");
    xml.close("system.webServer");
    assets(&mut xml);
    frames(site, plan, &mut xml);
    let base = base::path(&site.config);
    for redirect in redirects::all(site, plan).filter(|one| !has_pages_below(plan, one.from)) {
        location(&base, &redirect, &mut xml);
    }
    xml.close("configuration");
    xml.finish()
}

fn headers(site: &Site, xml: &mut Xml) {
    let mut all = security::framing_headers(site, Framing::Closed);
    all.extend(security::other_headers());
    custom_headers(&all, &[], xml);
}

fn custom_headers(set: &[(&str, String)], removed: &[&str], xml: &mut Xml) {
    xml.open("httpProtocol", &[]);
    xml.open("customHeaders", &[]);
    for name in removed {
        xml.empty("remove", &[("name", *name)]);
    }
    for (name, value) in set {
        xml.empty("remove", &[("name", *name)]);
        xml.empty("add", &[("name", *name), ("value", value.as_str())]);
    }
    xml.close("customHeaders");
    xml.close("httpProtocol");
}

/// Opens the help panels to frames. A location's settings hold for all below it, so pages below are closed again.
fn frames(site: &Site, plan: &Plan, xml: &mut Xml) {
    let panels = framing::panels(plan);
    let open = security::framing_headers(site, Framing::Open);
    let closed = security::framing_headers(site, Framing::Closed);
    for panel in &panels {
        at(panel, xml, |xml| custom_headers(&open, &["X-Frame-Options"], xml));
        let below = framing::pages(plan)
            .filter(|page| page.starts_with(panel) && page.ends_with('/') && page != panel);
        for page in below {
            at(page, xml, |xml| custom_headers(&closed, &[], xml));
        }
    }
}

fn at(address: &str, xml: &mut Xml, write: impl FnOnce(&mut Xml)) {
    xml.open("location", &[("path", address.trim_end_matches('/'))]);
    xml.open("system.webServer", &[]);
    write(xml);
    xml.close("system.webServer");
    xml.close("location");
}

fn types(xml: &mut Xml) {
    xml.open("staticContent", &[]);
    for (ending, kind) in TYPES {
        xml.empty("remove", &[("fileExtension", *ending)]);
        xml.empty("mimeMap", &[("fileExtension", *ending), ("mimeType", *kind)]);
    }
    // Pages are asked for again each time, so that a corrected number is seen at once.
    xml.empty("clientCache", &[("cacheControlMode", "DisableCache")]);
    xml.close("staticContent");
}

fn assets(xml: &mut Xml) {
    xml.open("location", &[("path", "assets")]);
    xml.open("system.webServer", &[]);
    xml.open("staticContent", &[]);
    xml.empty(
        "clientCache",
        &[("cacheControlMode", "NoControl"), ("cacheControlCustom", IMMUTABLE)],
    );
    xml.close("staticContent");
    xml.close("system.webServer");
    xml.close("location");
}

/// A location's settings hold for all below it, so an address with pages below is left to the page that leads on.
fn has_pages_below(plan: &Plan, from: &str) -> bool {
    let folder = format!("{}/", from.trim_end_matches('/'));
    plan.routes.iter().any(|route| route.address != from && route.address.starts_with(&folder))
}

fn location(base: &str, redirect: &Redirect<'_>, xml: &mut Xml) {
    // `$` begins a variable there.
    let target = format!("{base}{}", address::encode(redirect.to)).replace('$', "%24");
    xml.open("location", &[("path", redirect.from.trim_end_matches('/'))]);
    xml.open("system.webServer", &[]);
    xml.empty(
        "httpRedirect",
        &[
            ("enabled", "true"),
            ("destination", target.as_str()),
            ("exactDestination", "true"),
            ("httpResponseStatus", "Permanent"),
        ],
    );
    xml.close("system.webServer");
    xml.close("location");
}
