//! What hosts and search engines are told about the small site.

use super::*;

#[test]
fn the_sitemap_names_pages_and_their_languages() {
    let made = made();
    let text = made.file("sitemap.xml");
    xml_values(&text);
    let places: Vec<&str> = text
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>").map(|(url, _)| url))
        .collect();
    assert!(places.is_sorted() && places.len() > 10, "{places:?}");
    let at =
        |path: &str| places.contains(&format!("https://example.vn/chien-dich/{path}").as_str());
    assert!(
        at("")
            && at("en/")
            && at("bai-viet/moi/")
            && at("chu-de/an-sinh/")
            && at("su-kien/2026-11/")
    );
    assert!(!text.contains("404") && !text.contains("tin.html") && !text.contains("feed"));
    let page = text.split("<url>").find(|url| url.contains("/bai-viet/moi/</loc>")).unwrap();
    assert!(page.contains("<lastmod>2026-11-25</lastmod>"));
    for lang in ["vi", "en", "x-default"] {
        assert_eq!(page.matches(&format!("hreflang=\"{lang}\"")).count(), 1, "{page}");
    }
    let alone = text.split("<url>").find(|url| url.contains("/bai-viet/cu/</loc>")).unwrap();
    assert!(!alone.contains("hreflang"));
}

#[test]
fn robots_may_read_all() {
    let made = made();
    let text = made.file("robots.txt");
    assert!(text.starts_with("User-agent: *\nAllow: /\n"));
    assert!(text.ends_with("\nSitemap: https://example.vn/chien-dich/sitemap.xml\n"));
    let local = made_of(FILES, "2026-11-27", |config| config.base_url = None);
    assert_eq!(local.file("robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn all_hosts_send_the_same_policy() {
    let made = made();
    let csp = security::header_csp(&made.site, security::Framing::Closed);
    assert!(csp.contains("'sha256-"), "the theme's own style sheet: {csp}");
    let headers = made.file("_headers");
    let open = security::header_csp(&made.site, security::Framing::Open);
    assert!(headers.starts_with(&format!("/*\n  Content-Security-Policy: {open}\n  X-Content")));
    let closed = format!("\n  Content-Security-Policy: {csp}\n  X-Frame-Options: DENY\n");
    for page in ["/", "/bai-viet/*", "/tro-giup/nhung/*", "/chien-dich/bai-viet/*"] {
        assert!(headers.contains(&format!("\n{page}{closed}")), "{page}: {headers}");
    }
    // That would close the panel of the site in this folder.
    assert!(!headers.contains("\n/chien-dich/*\n"), "{headers}");
    assert!(!headers.contains("tro-giup/\n") && !headers.contains("tro-giup/*\n"), "{headers}");
    for line in headers.lines() {
        assert!(line.starts_with('/') || line.starts_with("  ") && line.contains(": "), "{line}");
    }
    assert!(headers.contains("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"));
    assert!(headers.contains("/*.ics\n  Content-Type: text/calendar; charset=utf-8\n"));
    let apache = made.file(".htaccess");
    let panel = "%{REQUEST_URI} =~ m#^(?:/chien-dich/tro-giup/)(?:index\\x2Ehtml)?$#";
    assert!(apache.contains(&format!("Policy \"{csp}\" \"expr=!({panel})\"\n")), "{apache}");
    assert!(apache.contains(&format!("Policy \"{open}\" \"expr={panel}\"\n")), "{apache}");
    assert!(apache.contains(&format!("X-Frame-Options \"DENY\" \"expr=!({panel})\"\n")));
    assert!(apache.starts_with("ErrorDocument 404 /chien-dich/404.html\n"));
    assert!(apache.contains("m#^/chien-dich/assets/#"));
    let iis = made.file("web.config");
    assert!(xml_values(&iis).contains(&csp) && xml_values(&iis).contains(&open));
    let panel = iis.split("<location path=\"tro-giup\">").nth(1).unwrap();
    let panel = panel.split("</location>").next().unwrap();
    assert!(panel.contains("<remove name=\"X-Frame-Options\"/>"), "{panel}");
    assert!(iis.contains("<location path=\"tro-giup/nhung\">"));
}

#[test]
fn former_addresses_lead_on_everywhere() {
    let made = made();
    let lines = made.file("_redirects");
    assert_eq!(
        lines,
        "/chien-dich/b%C3%A0i%20c%C5%A9/ /chien-dich/bai-viet/moi/ 301\n\
         /chien-dich/tin.html /chien-dich/bai-viet/moi/ 301\n"
    );
    let apache = made.file(".htaccess");
    assert!(apache.contains(
        "RedirectMatch 301 \"^/chien-dich/bài\\x20cũ/?$\" \"/chien-dich/bai-viet/moi/\"\n"
    ));
    let iis = made.file("web.config");
    assert!(iis.contains("<location path=\"bài cũ\">") && iis.contains("path=\"tin.html\""));
    let local = made_of(FILES, "2026-11-27", |config| config.base_url = None);
    assert!(local.file("_redirects").contains("/tin.html /bai-viet/moi/ 301\n"));
}

#[test]
fn iis_leaves_an_address_with_pages_below_to_its_page() {
    let mut files = FILES.to_vec();
    files.push(("content/them.md", "---\ntitle: Thêm\naliases: [/chu-de/]\n---\n"));
    files.retain(|(_, text)| !text.contains("topics: ["));
    files.push(("content/x/chu-de.md", "---\ntitle: X\naliases: [/chu-de/y/]\n---\n"));
    let iis = made_of(&files, "2026-11-27", |_| {}).file("web.config");
    assert!(iis.contains("path=\"chu-de/y\"") && !iis.contains("path=\"chu-de\""), "{iis}");
}
