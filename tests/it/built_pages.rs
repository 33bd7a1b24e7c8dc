//! Rules for built pages: a site whose own theme breaks them is told so, each rule by itself, and the theme that is
//! shipped breaks none.

use super::hotlines;
use super::site::{Built, Site};

/// A site whose theme replaces one template of the shipped one.
fn with_template(name: &str, text: &str) -> Site {
    hotlines::site()
        .file("themes/rieng/theme.yaml", "name: rieng\nversion: 1\napi: 1\nextends: cam\n")
        .file(&format!("themes/rieng/{name}"), text)
        .config("theme: rieng")
}

/// The codes of errors, each once, sorted.
fn codes(built: &Built) -> Vec<&'static str> {
    let errors = built.findings().into_iter();
    let mut codes: Vec<&str> = errors
        .filter(|found| found.severity == chieng::diagnostics::Severity::Error)
        .map(|found| found.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Builds, gives the codes, and lets nothing else be expected of the run.
fn codes_of(site: Site) -> Vec<&'static str> {
    let built = site.build();
    let codes = codes(&built);
    std::mem::forget(built);
    codes
}

const FOOT: &str = "themes/cam/templates/partials/foot.html";

fn shipped(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The shipped footer with something more in it.
fn foot_with(html: &str) -> Site {
    with_template("templates/partials/foot.html", &format!("{}{html}", shipped(FOOT)))
}

#[test]
fn the_shipped_theme_breaks_no_rule() {
    assert_eq!(codes_of(foot_with("")), [""; 0]);
}

#[test]
fn nothing_may_come_from_another_server() {
    for html in [
        "<img src=\"https://a.vn/x.png\" alt=\"\">",
        "<img srcset=\"//a.vn/x.png 2x\" alt=\"\">",
        "<video poster=\"https://a.vn/x.png\"></video>",
        "<iframe src=\"https://a.vn/\"></iframe>",
        "<object data=\"https://a.vn/x\"></object>",
        "<form action=\"https://a.vn/gui\"></form>",
        "<a href=\"./\" ping=\"https://a.vn/p\">x</a>",
        "<p style=\"background: url(https://a.vn/x.png)\">x</p>",
        "<style>@import 'https://a.vn/x.css';</style>",
        "<link rel=\"stylesheet\" href=\"https://a.vn/x.css\">",
        "<link rel=\"icon\" href=\"https://a.vn/x.svg\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=https://a.vn/\">",
        "<svg><use href=\"https://a.vn/x.svg#a\"/></svg>",
    ] {
        assert_eq!(codes_of(foot_with(html)), ["third-party"], "{html}");
    }
    for html in
        ["<a href=\"https://a.vn/\">x</a>", "<img src=\"data:image/gif;base64,R0lGOD\" alt=\"\">"]
    {
        assert_eq!(codes_of(foot_with(html)), [""; 0], "{html}");
    }
}

#[test]
fn no_script_may_leave_traces() {
    for html in [
        "<script>localStorage.setItem('a', 1)</script>",
        "<script>navigator.sendBeacon('/x')</script>",
        "<script>document.cookie = 'a=1'</script>",
        "<script>fetch(\"https://a.vn/x\")</script>",
        "<link rel=\"prefetch\" href=\"./\">",
        "<script type=\"speculationrules\">{}</script>",
    ] {
        assert_eq!(codes_of(foot_with(html)), ["reader-traces"], "{html}");
    }
    let script = with_template("assets/them.js", "navigator.serviceWorker.register('sw.js');\n");
    assert_eq!(codes_of(script), ["reader-traces"]);
    let own = hotlines::site().file("static/dem.js", "const db = indexedDB.open('a');\n");
    assert_eq!(codes_of(own), ["reader-traces"]);
    let html = "<!doctype html><title>x</title><script src=\"https://a.vn/dem.js\"></script>";
    assert_eq!(codes_of(hotlines::site().file("static/cu/trang.html", html)), ["third-party"]);
    let css = hotlines::site().file("static/x.css", "a { background: url(//a.vn/x.png) }\n");
    assert_eq!(codes_of(css), ["third-party"]);
}

#[test]
fn a_sensitive_page_needs_its_exits_first() {
    let top = shipped("themes/cam/templates/partials/top.html");
    let without = |from: &str, to: &str| {
        assert!(top.contains(from), "{from}");
        codes_of(with_template("templates/partials/top.html", &top.replace(from, to)))
    };
    assert_eq!(without("href=\"{{ exit.url }}\"", "href=\"https://a.vn/\""), ["missing-exit"]);
    let skip = "<a class=\"skip\" href=\"{{ exit.url }}\" rel=\"noreferrer\" data-exit>{{ t.quick_exit }}</a>";
    assert_eq!(without(skip, ""), ["missing-exit"]);
    assert_eq!(
        without("{% if exit -%}", "<a href=\"{{ site.home }}\">x</a>{% if exit -%}"),
        ["missing-exit"]
    );
}

#[test]
fn a_sensitive_page_tells_no_bystander_what_it_is_about() {
    let head = shipped("themes/cam/templates/partials/head.html");
    let with = |from: &str, to: &str| {
        assert!(head.contains(from), "{from}");
        codes_of(with_template("templates/partials/head.html", &head.replace(from, to)))
    };
    assert_eq!(
        with("{{ page.head_title }}", "{{ page.title }} – {{ site.title }}"),
        ["telling-metadata"]
    );
    assert_eq!(with("{%- if not page.sensitive %}", "{%- if true %}"), ["telling-metadata"]);
    assert_eq!(with("<meta name=\"referrer\" content=\"no-referrer\">\n", ""), ["leaky-referrer"]);
    assert_eq!(with("content=\"no-referrer\"", "content=\"origin\""), ["leaky-referrer"]);
}

#[test]
fn a_sensitive_page_shares_and_leaves_nothing() {
    for html in [
        "<a href=\"https://www.facebook.com/sharer/sharer.php?u=x\">x</a>",
        "<a href=\"https://t.me/share/url?url=x\">x</a>",
        "<a href=\"webcal://a.vn/lich\">x</a>",
    ] {
        assert_eq!(codes_of(foot_with(html)), ["share-link"], "{html}");
        let only_open = format!("{{% if not page.sensitive %}}{html}{{% endif %}}");
        assert_eq!(codes_of(foot_with(&only_open)), [""; 0], "{html}");
    }
}

#[test]
fn links_dial_known_numbers_and_no_emergency_in_running_text() {
    assert_eq!(
        codes_of(foot_with("<a href=\"tel:+84912345678\">0912 345 678</a>")),
        ["dials-unknown"]
    );
    let police =
        "---\ntitle: Công an\ndescription: A.\nnumbers: \"113\"\nchecked_on: 2026-11-01\n---\n";
    let page = shipped("themes/cam/templates/page.html");
    let wrong = page
        .replace("{% block main -%}", "{% block main -%}<p>Gọi <a href=\"tel:113\">113</a></p>");
    let site = with_template("templates/page.html", &wrong)
        .file("content/so/113.md", police)
        .file("content/a.md", "---\ntitle: A\ndescription: A.\n---\n");
    assert_eq!(codes_of(site), ["emergency-link"]);
    // A number that is declared later mends the page that dials it.
    let mut built = foot_with("<a href=\"tel:113\">113</a>").build();
    assert_eq!(codes(&built), ["dials-unknown"]);
    built.outcome.diagnostics.clear();
    built.change(|site| site.write("content/so/113.md", police.as_bytes())).ok();
}
