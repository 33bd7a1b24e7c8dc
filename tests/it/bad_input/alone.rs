//! Mistakes that leave no site to look at, each by itself.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::site::Site;

#[test]
fn a_missing_configuration() {
    let mut built = Site::empty().file("content/_index.md", "---\ntitle: a\n---\n").build();
    built.expect_error("config-missing", "", 0, 0).saying("chieng init", "chieng init");
}

#[test]
fn a_missing_theme() {
    let mut built = Site::new().config("theme: cma").build();
    built.expect_error("theme-missing", "site.yaml", 5, 8).saying("có phải “cam”?", "“cam”?");
    assert!(built.report.is_none());
}

#[test]
fn a_theme_without_settings_or_with_wrong_ones() {
    let mut built = Site::new()
        .config("theme: con")
        .file("themes/con/theme.yaml", "name: Con\napi: 2\nextends: cam\n")
        .build();
    built.expect_error("theme-invalid", "themes/con/theme.yaml", 2, 6).saying("api 2", "api 2");
}

#[test]
fn a_parent_theme_that_is_missing() {
    let mut built = Site::new()
        .config("theme: con")
        .file("themes/con/theme.yaml", "name: Con\napi: 1\nextends: cha\n")
        .build();
    built.expect_error("theme-missing", "themes/con/theme.yaml", 3, 10);
}

#[test]
fn a_template_with_a_syntax_error_in_an_overriding_theme() {
    let template = "<p>một</p>\n<p>{{ page.title </p>\n";
    let mut built = Site::new()
        .config("theme: con")
        .file("themes/con/theme.yaml", "name: Con\napi: 1\nextends: cam\n")
        .file("themes/con/templates/home.html", template)
        .build();
    let path = "themes/con/templates/home.html";
    built.expect_error("template-error", path, 2, 18).saying("sửa mẫu", "mend the template");
}

#[test]
fn two_templates_with_syntax_errors_are_both_told() {
    let mut built = Site::new()
        .config("theme: con")
        .file("themes/con/theme.yaml", "name: Con\napi: 1\nextends: cam\n")
        .file("themes/con/templates/home.html", "{% if %}\n")
        .file("themes/con/templates/page.html", "\n{{ }}\n")
        .build();
    built.expect_error("template-error", "themes/con/templates/home.html", 1, 7);
    built.expect_error("template-error", "themes/con/templates/page.html", 2, 4);
}

#[test]
fn a_template_that_asks_for_what_is_not_there() {
    let template = "{% extends \"base.html\" %}\n{% block main %}{{ page.titel }}{% endblock %}\n";
    let mut built = Site::new().file("themes/cam/templates/home.html", template).build();
    built.expect_error("template-error", "themes/cam/templates/home.html", 2, 25);
    assert!(built.report.is_none());
}

#[test]
fn a_template_whose_link_leads_nowhere_or_elsewhere() {
    let template = "{% extends \"base.html\" %}\n{% block main %}<a href=\"khong-co/\">x</a>\
        <script src=\"https://example.com/x.js\"></script>{% endblock %}\n";
    let mut built = Site::new().file("themes/cam/templates/home.html", template).build();
    built.expect_error("broken-output-link", "", 0, 0).saying("khong-co/", "khong-co/");
    built.expect_error("third-party", "", 0, 0).saying("example.com/x.js", "example.com/x.js");
}

#[test]
fn colours_that_can_not_be_read() {
    let mut built = Site::new().config("theme_options: {ink: \"#eeeeee\"}").build();
    let told = built.findings().into_iter().find(|found| found.code == "low-contrast").unwrap();
    assert!(told.message.en.starts_with("ink on paper (light) has 1."), "{told:?}");
    built.ok();
}

#[test]
fn a_language_that_the_theme_does_not_speak() {
    let mut built = Site::new()
        .config("languages: [vi, km]")
        .file("content/_index.km.md", "---\ntitle: a\ndescription: b\n---\n")
        .build();
    built.expect_warning("missing-string", "themes/cam/i18n/km.yaml", 0, 0);
    built.ok();
}

#[test]
fn a_site_without_an_address() {
    let text = "title: Trang\ndescription: Không có địa chỉ.\n";
    let mut built = Site::new().file("site.yaml", text).build();
    built.expect_warning("no-base-url", "site.yaml", 0, 0).saying("base_url", "base_url");
    built.ok();
    assert!(!built.exists("sitemap.xml") && !built.exists("feed.xml"));
}

#[test]
fn lists_and_nesting_without_end_are_limited() {
    let aliases = (0..300).fold(String::new(), |mut all, n| {
        let _ = write!(all, "/a{n}/, ");
        all
    });
    let deep = format!("{}1{}", "[".repeat(400), "]".repeat(400));
    let mut built = Site::new()
        .file("content/a.md", &format!("---\ntitle: a\naliases: [{aliases}]\n---\n"))
        .file("content/b.md", &format!("---\ntitle: b\nextra: {deep}\n---\n"))
        .build();
    built.expect_error("too-many", "content/a.md", 3, 1501).saying("200", "200");
    let found = built.findings().into_iter().find(|found| found.code == "too-deep").unwrap();
    assert_eq!((found.path.as_str(), found.line), ("content/b.md", 3));
    built.expect_error("too-deep", "content/b.md", 3, found.column);
}

#[test]
fn a_hundred_thousand_tags_in_one_page_are_an_error_and_no_hang() {
    let tags = (0..100_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, "từ {n}, ");
        all
    });
    let page = format!("---\ntitle: a\ntags: [{tags}]\n---\n");
    let started = Instant::now();
    let mut built = Site::new().file("content/a.md", &page).build();
    assert!(started.elapsed() < Duration::from_secs(20), "took {:?}", started.elapsed());
    built.expect_error("too-many", "content/a.md", 3, 1498).saying("200", "200");
}

#[test]
fn an_output_folder_among_the_sources_is_refused() {
    for target in ["content", "content/bai-viet/xuat-ban", "static", "themes/x", "."] {
        let site = Site::new();
        let ran = site.cli(&["build", "--output", target, "--lang", "en"]).exit(2);
        assert!(ran.stderr.contains("--output"), "{target}: {}", ran.stderr);
        let ran = site.cli(&["build", "--output", target, "--format", "json"]).exit(2);
        assert_eq!(ran.json()[0]["code"], "output-refused");
        assert!(!site.path("content/bai-viet").exists(), "nothing is made");
    }
}

#[test]
fn an_output_folder_with_foreign_files_is_refused() {
    let site = Site::new().file("public/anh-cuoi.jpg", "quý");
    let ran = site.cli(&["build", "--lang", "en"]).exit(2);
    assert!(ran.stderr.contains("anh-cuoi.jpg"), "{}", ran.stderr);
    assert_eq!(site.read("public/anh-cuoi.jpg"), "quý");
    assert_eq!(std::fs::read_dir(site.output()).unwrap().count(), 1);
}

#[test]
fn arguments_that_can_not_be() {
    let site = Site::new();
    for args in [
        &["build", "--today", "31/11/2026"][..],
        &["build", "--base-url", "example.vn"],
        &["build", "--no-such-flag"],
        &["check", "--today", "mai"],
        &["no-such-command"],
        &[],
    ] {
        let ran = site.cli(args).exit(2);
        assert!(!ran.stderr.is_empty() && ran.stdout.is_empty(), "{args:?}: {ran:?}");
    }
}

#[test]
fn arguments_have_a_code_for_scripts() {
    let site = Site::new();
    for command in ["build", "check"] {
        let ran = site.cli(&[command, "--today", "mai", "--format", "json"]).exit(2);
        assert_eq!(ran.json()[0]["code"], "bad-option");
    }
}

#[test]
fn slugs_and_aliases_never_leave_the_folder() {
    for path in ["../../x", "/../x", "..%2f..%2fx", "a/../../../x", "%2e%2e/x", "..\\x", "//x/y"] {
        let page =
            format!("---\ntitle: a\ndescription: b\naliases: ['{path}']\nslug: '{path}'\n---\n");
        let mut built = Site::new().leave_out().file("content/a.md", &page).build();
        built.expect_error("bad-alias", "content/a.md", 4, 10);
        built.expect_error("bad-slug", "content/a.md", 5, 7);
        assert!(built.report.is_some(), "the rest is published");
        assert!(!built.site.beside("x").exists() && !built.site.path("x").exists());
    }
}
