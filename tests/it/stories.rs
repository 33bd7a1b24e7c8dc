//! What people do with a site, and what it looks like afterwards.

use crate::site::Site;

fn page(front: &str, body: &str) -> String {
    format!("---\n{front}\ndescription: Một trang.\n---\n{body}\n")
}

#[test]
fn a_renamed_page_keeps_its_old_address_by_an_alias() {
    let mut built = Site::new()
        .file("content/cu.md", &page("title: Trang", "Chữ."))
        .file("content/kia.md", &page("title: Kia", "[trang](cu.md)"))
        .build();
    built.ok();
    built.change(|site| site.rename("content/cu.md", "content/moi.md"));
    built
        .expect_error("broken-link", "content/kia.md", 5, 1)
        .saying("không dẫn tới trang hay tệp nào", "leads to no page or file");
    assert!(built.exists("cu/index.html"), "what is published stays");
    built.change(|site| {
        site.write("content/kia.md", page("title: Kia", "[trang](moi.md)").as_bytes());
        site.write("content/moi.md", page("title: Trang\naliases: /cu/", "Chữ.").as_bytes());
    });
    built.ok();
    assert!(built.html("kia/").contains("<a href=\"../moi/\">trang</a>"));
    assert!(built.html("cu/").contains("url=../moi/"));
}

#[test]
fn a_page_comes_and_goes_with_its_days() {
    let front = "title: Tin\npublish_at: 2026-11-25\nexpires_at: 2026-11-26";
    let site = Site::new().file("content/tin.md", &page(front, "Chữ."));
    let mut built = site.today("2026-11-24 23:59").build();
    built.ok();
    assert!(!built.exists("tin"));
    let days =
        [("2026-11-25 00:00", true), ("2026-11-26 23:59", true), ("2026-11-27 00:00", false)];
    for (day, is_there) in days {
        built.change(|site| site.set_today(day)).ok();
        assert_eq!(built.exists("tin"), is_there, "{day}");
    }
}

#[test]
fn drafts_are_shown_when_they_are_asked_for() {
    let draft = page("title: Nháp\ndraft: true", "Chữ.");
    let mut built = Site::new().drafts().file("content/nhap.md", &draft).build();
    built.ok();
    assert!(built.html("nhap/").contains("Nháp"));
}

#[test]
fn a_section_gives_its_defaults_to_all_below() {
    let section = "title: Mục\nkind: articles\ndefaults: {topics: [a], sensitive: true}";
    let mut built = Site::new()
        .config("topics: [{id: a, title: Chuyên mục A}, {id: b, title: Chuyên mục B}]")
        .file("content/muc/_index.md", &page(section, ""))
        .file("content/muc/con/_index.md", &page("title: Con\ndefaults: {topics: [b]}", ""))
        .file("content/muc/mot.md", &page("title: Một", ""))
        .file("content/muc/con/hai.md", &page("title: Hai", ""))
        .file("content/muc/con/ba.md", &page("title: Ba\nsensitive: false\ntopics: [a]", ""))
        .build();
    built.ok();
    assert!(built.html("muc/mot/").contains("Chuyên mục A"));
    assert!(built.html("muc/con/hai/").contains("Chuyên mục B"), "the nearest section wins");
    assert!(!built.html("muc/con/hai/").contains("Chuyên mục A"));
    assert!(built.html("muc/con/hai/").contains("data-exit"), "and those above fill in");
    assert!(!built.html("muc/con/ba/").contains("data-exit"), "a page's own word comes first");
}

#[test]
fn a_translation_inherits_what_is_no_text() {
    let event = page("title: Lễ\nstart: 2026-11-25 08:00\nlocation: Nhà văn hoá", "");
    let mut built = Site::new()
        .config("languages: [vi, en]")
        .file("content/su-kien/_index.md", &page("title: Lịch\nkind: events", ""))
        .file("content/su-kien/le.md", &event)
        .file("content/su-kien/le.en.md", &page("title: Launch", "Welcome."))
        .build();
    built.ok();
    let english = built.html("en/su-kien/le/");
    assert!(english.contains("2026-11-25T08:00+07:00") && english.contains("Nhà văn hoá"));
    assert!(english.contains("<html lang=\"en\""));
    built.edit("content/su-kien/le.md", |text| text.replace("08:00", "09:15")).ok();
    assert!(built.html("en/su-kien/le/").contains("2026-11-25T09:15+07:00"));
}

#[test]
fn numbers_in_texts_become_links_but_for_emergency_numbers() {
    let hotline = |number: &str, more: &str| {
        page(&format!("title: Đường dây\nnumbers: {number}\nchecked_on: 2026-11-01{more}"), "")
    };
    let mut built = Site::new()
        .file("content/so/_index.md", &page("title: Số\nkind: hotlines", ""))
        .file("content/so/a.md", &hotline("1800 1567", ""))
        .file("content/so/b.md", &hotline("113", "\nemergency: true"))
        .file("content/an-toan.md", &page("title: An toàn\nkind: safety", ""))
        .file("content/bai.md", &page("title: Bài", "Gọi số 18001567 hoặc gọi 113."))
        .build();
    built.ok();
    let html = built.html("bai/");
    assert!(
        html.contains("Gọi số <a class=\"tel\" href=\"tel:18001567\">1800 1567</a> hoặc gọi 113.")
    );
    built.edit("content/so/a.md", |text| {
        text.replace("checked_on", "expires_on: 2026-11-23\nchecked_on")
    });
    built.ok();
    assert!(!built.html("bai/").contains("18001567"), "a number past its date is withheld");
    built.edit("content/so/a.md", |text| text.replace("expires_on: 2026-11-23", "retired: true"));
    built.expect_error("retired-number", "content/bai.md", 5, 8);
}

#[test]
fn what_a_writer_pastes_can_not_run() {
    let text = "<script>x()</script>\n\n<img src=x onerror=x()>\n\n[a](javascript&colon;x) [b](  java\tscript:x) \
        [c](vbscript:x) ![d](data:image/svg+xml,x)\n";
    let front = "title: '</title><script>x()</script>'\nauthor: '\"><img src=x onerror=x()>'\ntags: ['<b>']";
    let mut built = Site::new().file("content/a.md", &page(front, text)).build();
    for found in built.findings() {
        if found.severity == chieng::diagnostics::Severity::Error {
            assert!(
                matches!(found.code, "unsafe-link" | "third-party" | "missing-image"),
                "{found:?}"
            );
            built.expect_error(found.code, &found.path, found.line, found.column);
        }
    }
    let mut built =
        Site::new().file("content/a.md", &page(front, "<script>x()</script>\n\nChữ.")).build();
    built.ok();
    // The index is no HTML; what it says is set as text.
    let files = crate::folder::bytes(&built.site.output()).into_iter();
    for (path, bytes) in files.filter(|(path, _)| !path.ends_with(".bin")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("<script>x()") && !text.contains("<img src=x"), "{path}: {text}");
    }
}
