//! Whole outputs in, compared with what was looked at and found good; `INSTA_UPDATE=always` writes them anew.

use chieng::diagnostics::{Speech, render_human, render_json, summary_line};
use chieng::theme::WithTheme;
use insta::assert_snapshot;

use crate::site::{Built, Site};

/// What differs from version to version and from edit to edit of the style sheet.
fn settled(html: &str) -> String {
    let version = concat!("Chiêng ", env!("CARGO_PKG_VERSION"));
    let mut out = String::with_capacity(html.len());
    for line in html.replace(version, "Chiêng VERSION").lines() {
        out.push_str(&without_hashes(line));
        out.push('\n');
    }
    out
}

/// `style.0123456789abcdef.css` → `style.HASH.css`, `'sha256-…'` → `'sha256-HASH'`.
fn without_hashes(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['.', '-']) {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let hex = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
        // In an attribute the quote is written `&#39;`.
        let base64 = after.find(['\'', '&']).filter(|_| before.ends_with("sha256-"));
        let is_hash = hex >= 8 && after[hex..].starts_with('.');
        rest = match base64 {
            Some(end) => &after[end..],
            None if is_hash => &after[hex..],
            None => after,
        };
        if is_hash || base64.is_some() {
            out.push_str("HASH");
        }
    }
    out + rest
}

#[test]
fn hides_hashes_and_nothing_else() {
    let line =
        "a.0123456789abcdef.css 'sha256-ab+/=' b.c-d 2026-11-25 x.deadbeef &#39;sha256-a=&#39;";
    assert_eq!(
        without_hashes(line),
        "a.HASH.css 'sha256-HASH' b.c-d 2026-11-25 x.deadbeef &#39;sha256-HASH&#39;"
    );
}

fn small() -> Built {
    let mut site = Site::of("small");
    // Enough for a second page of the list.
    for n in 1..=20 {
        let text =
            format!("---\ntitle: Tin {n}\ndescription: Tin số {n}.\ndate: 2026-01-{n:02}\n---\n");
        site = site.file(&format!("content/bai-viet/tin-{n:02}.md"), &text);
    }
    let mut built = site.build();
    built.ok();
    built
}

macro_rules! pages {
    ($($name:ident: $file:literal;)*) => {
        #[test]
        fn pages_of_a_small_site() {
            let built = small();
            $(assert_snapshot!(stringify!($name), settled(&built.text($file)));)*
        }
    };
}

pages! {
    home: "index.html";
    home_in_english: "en/index.html";
    section: "bai-viet/index.html";
    section_page_2: "bai-viet/trang/2/index.html";
    article: "bai-viet/du-thu/index.html";
    article_sensitive: "bai-viet/hai/index.html";
    article_in_english: "en/bai-viet/hai/index.html";
    calendar: "su-kien/index.html";
    month: "su-kien/2026-12/index.html";
    event: "su-kien/le/index.html";
    event_postponed: "su-kien/hoan/index.html";
    hotline: "so-ho-tro/1567/index.html";
    documents: "van-ban/index.html";
    document: "van-ban/luat/index.html";
    campaigns: "chien-dich/index.html";
    campaign: "chien-dich/2026/index.html";
    topic: "chu-de/binh-dang-gioi/index.html";
    tags: "tu-khoa/index.html";
    safety: "an-toan/index.html";
    redirect: "cu/du-thu.html";
    feed: "feed.xml";
    feed_json: "feed.json";
    sitemap: "sitemap.xml";
    robots: "robots.txt";
    headers: "_headers";
    redirects: "_redirects";
    event_ics: "su-kien/le/le.ics";
    hotlines_json: "hotlines.json";
    events_json: "events.json";
}

/// Pages that carry the style sheet inside them, without it.
#[test]
fn self_contained_pages_of_a_small_site() {
    let built = small();
    for (name, file) in [("hotlines", "so-ho-tro/index.html"), ("not_found", "404.html")] {
        let html = built.text(file);
        let (before, rest) = html.split_once("<style>").unwrap();
        let (_, after) = rest.split_once("</style>").unwrap();
        assert_snapshot!(name, settled(&format!("{before}<style>STYLE</style>{after}")));
    }
}

#[test]
fn files_of_a_small_site() {
    let built = small();
    let files = crate::folder::bytes(&built.site.output());
    let names: Vec<String> = files.keys().map(|name| without_hashes(name)).collect();
    assert_snapshot!(names.join("\n"));
}

#[test]
fn findings_of_a_site_with_many_mistakes() {
    let mut built = Site::of("bad").build();
    for found in built.findings() {
        if found.severity == chieng::diagnostics::Severity::Error {
            built.expect_error(found.code, &found.path, found.line, found.column);
        }
    }
    let texts = WithTheme(&built.outcome.sources);
    let all = &built.outcome.diagnostics;
    for (name, speech) in [("vi", Speech::Vi), ("en", Speech::En)] {
        let text = render_human(all, &texts, speech, false) + &summary_line(all, speech);
        assert_snapshot!(format!("findings_{name}"), text);
    }
    assert_snapshot!("findings_json", render_json(all, &texts, Speech::En));
}

#[test]
fn help_of_every_command() {
    let site = Site::empty();
    let mut all = String::new();
    for command in ["", "init", "new", "build", "serve", "check", "markdown"] {
        let args: Vec<&str> =
            [command, "--help"].into_iter().filter(|arg| !arg.is_empty()).collect();
        let ran = site.cli(&args).exit(0);
        all.push_str(&format!("$ chieng {}\n{}\n", args.join(" "), ran.stdout));
    }
    assert_snapshot!(all);
}
