//! All mistakes that can stand together in one site: every one is reported in one run, nothing is published.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::{ffi, fs};

use crate::folder;
use crate::site::Site;

/// Code, file, line, column, and what the sentence or the mend says in each language.
type Expected = (&'static str, &'static str, usize, usize, &'static str, &'static str);

const ERRORS: &[Expected] = &[
    ("broken-link", "site.yaml", 11, 11, "khong-co.md", "khong-co.md"),
    ("bad-value", "site.yaml", 12, 10, "ở Việt Nam dùng Asia/Ho_Chi_Minh", "in Vietnam use"),
    ("unknown-key", "site.yaml", 13, 1, "`the loai`", "`the loai`"),
    // YAML
    (
        "yaml-syntax",
        "content/bai-viet/yaml-vo.md",
        2,
        10,
        "tiêu đề: \"Cha mẹ: học cùng con\"",
        "tiêu đề: \"Cha mẹ: học cùng con\"",
    ),
    ("yaml-syntax", "content/bai-viet/ngoac-vo.md", 3, 10, "không được đóng", "never closed"),
    ("yaml-syntax", "content/bai-viet/ngoac-vo.md", 4, 10, "`[`", "`[`"),
    ("unclosed-front-matter", "content/bai-viet/chua-dong.md", 1, 1, "`---`", "`---`"),
    ("unknown-key", "content/bai-viet/khoa-la.md", 3, 1, "`tóm tắt`?", "`tóm tắt`?"),
    ("duplicate-key", "content/bai-viet/hai-lan.md", 4, 1, "Giữ một dòng", "Keep one"),
    ("missing-key", "content/bai-viet/thieu-tieu-de.md", 2, 1, "tiêu đề: …", "title: …"),
    ("wrong-type", "content/bai-viet/sai-kieu.md", 3, 10, "`tóm tắt`", "`tóm tắt`"),
    ("wrong-type", "content/bai-viet/sai-kieu.md", 4, 7, "nháp: có", "nháp: yes"),
    ("wrong-type", "content/bai-viet/sai-kieu.md", 5, 9, "thứ tự: 3", "thứ tự: 3"),
    // Dates
    ("no-such-day", "content/bai-viet/ngay-sai.md", 4, 7, "có 30 ngày", "30 days"),
    ("us-date", "content/bai-viet/ngay-my.md", 4, 7, "25/11/2026", "25/11/2026"),
    ("bad-date", "content/bai-viet/ngay-my.md", 5, 11, "`hôm qua`", "`hôm qua`"),
    ("end-before-start", "content/su-kien/nguoc.md", 5, 11, "sửa một trong hai ngày", "mend one"),
    ("missing-key", "content/su-kien/khong-ngay.md", 2, 1, "bắt đầu: 25/11/2026 8:00", "start: "),
    // Words of closed lists, references
    ("unknown-topic", "content/bai-viet/chuyen-muc-la.md", 4, 13, "“binh-dang-gioi”?", "did you"),
    ("unknown-reference", "content/bai-viet/tham-chieu.md", 4, 13, "“2099”", "“2099”"),
    ("bad-value", "content/bai-viet/tham-chieu.md", 5, 7, "chỉ dùng cho mục", "for sections"),
    ("bad-value", "content/su-kien/nguoc.md", 7, 13, "`đã huỷ`", "`cancelled`"),
    ("bad-url", "content/su-kien/nguoc.md", 6, 13, "https://zoom.us/j/1", "https://zoom.us/j/1"),
    ("translation-conflict", "content/bai-viet/dich.en.md", 4, 7, "dich.md", "dich.md"),
    // Addresses
    ("bad-slug", "content/bai-viet/slug-xau.md", 4, 7, "viết “etc-x”", "write “etc-x”"),
    ("bad-alias", "content/bai-viet/slug-xau.md", 5, 10, "../../x", "../../x"),
    ("bad-alias", "content/bai-viet/slug-xau.md", 5, 10, "a\\b", "a\\b"),
    (
        "url-collision",
        "content/bai-viet/trung-2.md",
        4,
        12,
        "content/bai-viet/trung-1.md",
        "content/bai-viet/trung-1.md",
    ),
    ("id-collision", "content/bai-viet/ma-2.md", 4, 5, "ma-1.md", "ma-1.md"),
    ("term-collision", "content/bai-viet/ma-2.md", 5, 10, "“Mạ”", "“Mạ”"),
    // Links and pictures
    ("missing-image", "content/bai-viet/lien-ket.md", 4, 6, "“bia.jpg”", "“bia.jpg”"),
    ("broken-link", "content/bai-viet/lien-ket.md", 6, 5, "có phải “trung-1.md”?", "did you mean"),
    ("broken-anchor", "content/bai-viet/lien-ket.md", 6, 32, "#khong-co-muc", "#khong-co-muc"),
    ("broken-anchor", "content/bai-viet/lien-ket.md", 20, 4, "“#khong-co”", "“#khong-co”"),
    ("unsafe-link", "content/bai-viet/lien-ket.md", 8, 5, "`javascript:`", "`javascript:`"),
    ("unsafe-link", "content/bai-viet/lien-ket.md", 8, 41, "`data:`", "`data:`"),
    ("missing-image", "content/bai-viet/lien-ket.md", 10, 1, "“thieu.png”", "“thieu.png”"),
    ("third-party", "content/bai-viet/lien-ket.md", 12, 1, "lộ người đọc", "another server"),
    ("missing-file", "content/van-ban/mot.md", 4, 13, "“thieu.pdf”", "“thieu.pdf”"),
    ("bad-image", "static/hong.jpg", 0, 0, "", ""),
    // Blocks
    ("unknown-block", "content/bai-viet/khoi.md", 7, 3, "có phải “hotline”?", "“hotline”?"),
    ("unknown-argument", "content/bai-viet/khoi.md", 9, 10, "alt, caption", "alt, caption"),
    ("missing-argument", "content/bai-viet/khoi.md", 9, 3, "alt=\"…\"", "alt=\"…\""),
    ("missing-argument", "content/bai-viet/khoi.md", 9, 3, "src=\"…\"", "src=\"…\""),
    ("unknown-argument", "content/bai-viet/khoi.md", 11, 11, "“loại”", "“loại”"),
    ("missing-argument", "content/bai-viet/khoi.md", 11, 3, "`:::callout`", "`:::callout`"),
    ("bad-argument", "content/bai-viet/khoi.md", 13, 18, "note, tip, warning", "note, tip"),
    ("missing-file", "content/bai-viet/khoi.md", 17, 17, "khong-co.pdf", "khong-co.pdf"),
    ("unclosed-block", "content/bai-viet/khoi.md", 19, 1, "`:::steps`", "`:::steps`"),
    // Numbers
    ("unknown-number", "content/bai-viet/lien-ket.md", 14, 8, "0263 3822 999", "0263 3822 999"),
    ("retired-number", "content/so-ho-tro/chua-goi.md", 6, 10, ":::correction", ":::correction"),
    ("bad-value", "content/so-ho-tro/chua-goi.md", 4, 17, "“12”", "“12”"),
    ("safety-page-missing", "content/so-ho-tro/_index.md", 0, 0, "kind: safety", "kind: safety"),
    // Files
    ("not-utf8", "content/bai-viet/khong-utf8.md", 3, 14, "Mã hoá: UTF-8", "encoding UTF-8"),
    ("outside-root", "content/bai-viet/ra-ngoai.md", 0, 0, "chép tệp thật", "copy of the real"),
    ("not-a-file", "content/bai-viet/ong-dan.md", 0, 0, "xoá nó", "delete it"),
    ("bad-file-name", "content/bai-viet/t\u{fffd}n.md", 0, 0, "đổi tên", "rename the file"),
    ("path-collision", "static/logo.txt", 0, 0, "static/Logo.txt", "static/Logo.txt"),
    ("url-collision", "static/logo.txt", 0, 0, "static/Logo.txt", "static/Logo.txt"),
];

const WARNINGS: &[Expected] = &[
    ("raw-html", "content/bai-viet/lien-ket.md", 16, 1, ":::callout", ":::callout"),
    ("undefined-footnote", "content/bai-viet/lien-ket.md", 18, 11, "[^1]: ", "[^1]: "),
    ("expired-number", "content/so-ho-tro/het-han.md", 4, 5, "hết hạn ngày", "expires_on"),
    ("expired-number", "content/so-ho-tro/chua-goi.md", 6, 24, "1800 1998", "1800 1998"),
    ("unchecked-number", "content/so-ho-tro/chua-goi.md", 4, 5, "gọi thử", "call it"),
    ("empty-description", "content/van-ban/_index.md", 2, 1, "tóm tắt: …", "description: …"),
    ("orphan-page", "content/van-ban/_index.md", 0, 0, "`menu`", "`menu`"),
];

/// `tests/sites/bad`, and what can't be kept in a repository.
fn bad_site() -> Site {
    let site = Site::of("bad")
        .bytes("content/bai-viet/khong-utf8.md", b"---\ntitle: a\ndescription: \xe1\xba\n---\n")
        .bytes("static/hong.jpg", b"\xff\xd8\xff\xe1\x00")
        .bytes("static/Logo.txt", b"a")
        .bytes("static/logo.txt", b"b");
    fs::write(site.beside("bi-mat.md"), "---\ntitle: x\n---\n").unwrap();
    symlink(site.beside("bi-mat.md"), site.path("content/bai-viet/ra-ngoai.md")).unwrap();
    let pipe = site.path("content/bai-viet/ong-dan.md");
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    let name = ffi::OsStr::from_bytes(b"t\xean.md");
    fs::write(site.path("content/bai-viet").join(name), "---\ntitle: x\n---\n").unwrap();
    site
}

#[test]
fn every_mistake_is_reported_in_one_run() {
    let mut built = bad_site().build();
    for (code, path, line, column, vi, en) in ERRORS {
        built.expect_error(code, path, *line, *column).saying(vi, en);
    }
    for (code, path, line, column, vi, en) in WARNINGS {
        built.expect_warning(code, path, *line, *column).saying(vi, en);
    }
    assert!(built.report.is_none());
    assert!(!built.exists(""));
}

#[test]
fn every_finding_says_how_to_mend_it_in_both_languages() {
    let mut built = bad_site().build();
    for found in built.findings() {
        let hint = found.hint.as_ref();
        let says = |text: &str| !text.trim().is_empty();
        assert!(hint.is_some_and(|hint| says(&hint.vi) && says(&hint.en)), "{found:?}");
        assert!(says(&found.message.vi) && says(&found.message.en), "{found:?}");
    }
    for (code, path, line, column, ..) in ERRORS {
        built.expect_error(code, path, *line, *column);
    }
}

#[test]
fn the_published_site_stays_as_it_is_and_the_command_exits_1() {
    let good = Site::new().file("static/x.txt", "x");
    let bad = bad_site();
    let target = good.beside("public");
    let output = target.to_str().unwrap();
    good.cli(&["build", "--output", output]).exit(0);
    let before = folder::files(&target);
    assert!(before.len() > 3);
    for lang in ["vi", "en"] {
        let args = ["build", "--output", output, "--format", "json", "--lang", lang];
        let ran = bad.cli(&args).exit(1);
        let found = ran.json();
        for (code, path, line, column, vi, en) in ERRORS {
            let words = if lang == "vi" { vi } else { en };
            let number = |n: &usize| if *n == 0 { serde_json::Value::Null } else { (*n).into() };
            let is_it = |one: &serde_json::Value| {
                one["code"] == *code
                    && one["path"] == *path
                    && one["line"] == number(line)
                    && one["column"] == number(column)
                    && one["severity"] == "error"
                    && format!("{}\n{}", one["message"], one["hint"])
                        .contains(serde_json::json!(words).to_string().trim_matches('"'))
            };
            assert!(found.iter().any(is_it), "{lang}: {code} {path}:{line}:{column} {words}");
        }
        assert!(folder::files(&target) == before, "the published folder was touched");
    }
}
