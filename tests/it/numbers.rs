//! The number watch: what content says of phone numbers, in every form and place; known ones are links, unknown and
//! retired ones errors, expired ones printed nowhere (SAFETY.md 11).

use super::folder;
use super::hotlines;
use super::site::Site;

const WITHHELD: &str = "số này đang được kiểm tra lại";

/// 111 and 1900 969 680 are active, 1800 1769 is past its date, 1800 1744 retired.
fn site() -> Site {
    let hotline = |title: &str, rest: &str| {
        format!(
            "---\ntitle: {title}\ndescription: Gọi khi cần.\nchecked_on: 2026-11-01\n{rest}\n---\n"
        )
    };
    hotlines::site()
        .file("content/so/nha.md", &hotline("Nhà", "numbers: 1900 969 680"))
        .file("content/so/cu.md", &hotline("Cũ", "numbers: 1800 1769\nexpires_on: 2026-01-31"))
        .file(
            "content/so/het.md",
            &hotline("Hết", "numbers: 1800 1744\nretired: yes\nreplaced_by: 111"),
        )
        .file(
            "content/bai/_index.md",
            "---\ntitle: Bài viết\ndescription: Các bài.\nkind: articles\n---\n",
        )
        .file(
            "content/su-kien/_index.md",
            "---\ntitle: Lịch\ndescription: Lịch.\nkind: events\n---\n",
        )
}

/// A page with the number in one place, and where that is.
fn page(front: &str, body: &str) -> String {
    format!("---\ntitle: Bài\ndescription: Một bài.\ndate: 2026-11-01\n{front}---\n{body}\n")
}

const PICTURE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";

#[test]
fn every_wrong_number_is_found_where_it_stands_and_no_right_one() {
    let mut built = site()
        .bytes("content/bai/x.svg", PICTURE)
        .file("content/bai/la.md", &page("", "Gọi 0912 345 678."))
        .file("content/bai/nham.md", &page("", "Gọi 1900 969 608."))
        .file("content/bai/bo.md", &page("", "Gọi **1800 1744** nhé."))
        .file("content/bai/han.md", &page("", "Gọi 1800.17.69."))
        .file("content/bai/anh.md", &page("", "![Biển ghi: gọi 1900 969 681](x.svg)"))
        .file("content/bai/dung.md", &page("", "Gọi 1900.96.96.80, 1900-969-680, 111, (+84 không) hay 1900969680. Có 111 học viên; 113 (công an).\n\n:::correction\nSố 1800 1744 đã ngừng.\n:::"))
        .file("content/bai/dau.md", &page("source: Văn phòng, 0263 3822 999\n", ""))
        .file("content/bai/khoi.md", &page("", ":::callout title=\"Gọi 0912345670\"\nA.\n:::"))
        .file("content/bai/de.md", &page("", "[x](la.md \"Gọi 0912 345 671\")"))
        .file("content/bai/tin/index.md", &page("", "Tin."))
        .file("content/bai/tin/loa.txt", "Bà con gọi 111.\nHoặc gọi 0912 345 672.\n")
        .file("content/bai/tin/so.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>Gọi 1800 1567</text></svg>\n")
        .config("organization: {name: \"Hội, gọi 0912 345 673\", phone: 0263 3822 311}")
        .file("content/so/113.md", "---\ntitle: Công an\ndescription: Công an.\nnumbers: \"113\"\nchecked_on: 2026-11-01\n---\n")
        .build();
    built.expect_error("unknown-number", "content/bai/la.md", 6, 5);
    built
        .expect_error("unknown-number", "content/bai/nham.md", 6, 5)
        .saying("có phải 1900 969 680?", "did you mean 1900 969 680?");
    built
        .expect_error("retired-number", "content/bai/bo.md", 6, 7)
        .saying("thay bằng 111", "write 111");
    built.expect_warning("expired-number", "content/bai/han.md", 6, 5);
    built.expect_error("unknown-number", "content/bai/anh.md", 6, 17);
    built
        .expect_error("unknown-number", "content/bai/dau.md", 5, 20)
        .saying("số cơ quan", "the office");
    built.expect_error("unknown-number", "content/bai/khoi.md", 6, 23);
    built.expect_error("unknown-number", "content/bai/de.md", 6, 1);
    built.expect_error("unknown-number", "content/bai/tin/loa.txt", 2, 10);
    built.expect_error("retired-number", "content/bai/tin/so.svg", 1, 72);
    built.expect_error("unknown-number", "site.yaml", 5, 32);
    built.expect_warning("expired-number", "content/so/cu.md", 5, 10);
    assert_eq!(built.errors().len(), 10, "{:#?}", built.errors());
}

#[test]
fn an_expired_number_is_printed_nowhere() {
    let expired = "gọi 1800 1769";
    let mut built = site()
        .bytes("content/bai/x.svg", PICTURE)
        .file(
            "content/bai/han.md",
            &format!(
                "---\ntitle: Hãy {expired}\ndescription: Cứ {expired} nhé\ndate: 2026-11-01\nauthor: Chị Hoa, {expired}\n\
                 source: Tờ rơi, {expired}\ntags: [\"số {expired}\"]\nimage: {{src: x.svg, alt: Biển {expired}, caption: Hãy {expired}}}\n\
                 extra: {{dòng: \"{expired}\"}}\n---\n\
                 ## Mục {expired}\n\nHãy {expired}. [Trang chủ](/ \"{expired}\"), <tel:18001769>, [hãy {expired}](/), [gọi](tel:18001769), gọi 1800 **17**69, `{expired}`\n\n## Mục hai\n\n```\n{expired}\n```\n\n![Ảnh {expired}](x.svg \"Chú thích {expired}\")\n\n\
                 :::callout title=\"{expired}\"\nHãy {expired}.\n:::\n\n::figure src=\"x.svg\" alt=\"{expired}\" caption=\"{expired}\"\n\n:::slogans title=\"{expired}\"\n- Hãy {expired}\n:::\n"
            ),
        )
        .file(
            "content/su-kien/le.md",
            &format!(
                "---\ntitle: Lễ, {expired}\ndescription: {expired}\nstart: 2026-11-26 8:00\nlocation: {{name: \"Nhà {expired}\", address: \"Số 1, {expired}\"}}\n\
                 organizer: Hội, {expired}\naudience: [\"Ai cũng {expired}\"]\nregister: {expired}\n---\nHãy {expired}.\n"
            ),
        )
        .file(
            "content/so/noi-bao-tin.yaml",
            &format!("nơi báo tin:\n  - {{địa bàn: A, loại: công an, tên: \"Trạm, {expired}\", điện thoại: 1800 1769, ghi chú: \"{expired}\", xác minh ngày: 2026-11-01}}\n"),
        )
        .config(&format!(
            "organization: {{name: \"Hội, {expired}\", phone: 0263 3822 311}}\nquick_exit: {{url: \"https://vi.wikipedia.org/\", title: \"{expired}\"}}\n\
             topics: [{{id: a, title: \"A {expired}\"}}]"
        ))
        .build();
    assert_eq!(built.errors(), [""; 0]);
    built.ok();
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    for (path, file) in folder::files(&built.site.output()) {
        let text = String::from_utf8_lossy(&file.bytes);
        let is_text = [".html", ".xml", ".json", ".ics"].iter().any(|end| path.ends_with(end));
        // Anchors are made of the heading's words once and for all; a tag's address likewise of the author's.
        let text = text.replace("muc-goi-1800-1769", "").replace("1800-1769", "");
        let at = text.find("1800 1769").or_else(|| text.find("18001769")).filter(|_| is_text);
        assert!(
            at.is_none(),
            "{path}: {}",
            &text[text.floor_char_boundary(at.unwrap().max(80) - 80)..]
        );
        assert!(
            !path.ends_with(".ics") || !digits(&text.replace("\r\n ", "")).contains("18001769")
        );
    }
    let html = built.html("bai/han/");
    assert!(html.matches(WITHHELD).count() > 12, "{}", html.matches(WITHHELD).count());
    assert!(built.text("feed.xml").contains(WITHHELD));
    assert!(built.text("events.json").contains(WITHHELD));
    assert!(built.html("").contains(&format!("Hội, gọi ({WITHHELD})")));
    // Once it is confirmed again, all of it is back.
    built.edit("content/so/cu.md", |text| text.replace("2026-01-31", "2027-01-31")).ok();
    assert!(!built.html("bai/han/").contains(WITHHELD));
    assert!(built.html("").contains("Hội, gọi 1800 1769"));
    assert!(built.text("feed.xml").contains("1800 1769"));
}

#[test]
fn a_file_that_is_copied_word_for_word_may_not_hold_an_expired_number() {
    let mut built = site()
        .file("content/bai/tin/index.md", &page("", "Tin."))
        .file("content/bai/tin/loa.txt", "Gọi 1800 1769.\n")
        .file("static/cu.html", "<!doctype html><title>x</title><p>Gọi <b>1800 1769</b></p>\n")
        .build();
    built.expect_error("expired-number", "content/bai/tin/loa.txt", 1, 5);
    built.expect_error("expired-number", "static/cu.html", 1, 42);
}

#[test]
fn an_event_does_not_bring_back_what_its_hotline_withholds() {
    let event = "---\ntitle: Lễ\ndescription: Lễ.\nstart: 2026-11-26\nregister: gọi 1800 1769\n---\nGọi 1800 1769.\n";
    let mut built = site().file("content/su-kien/le.md", event).build();
    built.expect_warning("expired-number", "content/su-kien/le.md", 7, 5);
    assert!(built.html("su-kien/le/").contains(WITHHELD));
}
