//! What Windows, Word and cloud folders do to a site: accepted where harmless, else told with its mend.

use chieng::diagnostics::Severity;

use crate::folder;
use crate::site::Site;

const PAGE: &str = "---\ntitle: Trang\ndescription: Một trang.\n---\nChữ.\n";

fn page(body: &str) -> String {
    PAGE.replace("Chữ.", body)
}

/// A site with a section, so that its pages are reached.
fn with_section() -> Site {
    Site::new()
        .file("content/bai/_index.md", &PAGE.replace("Trang", "Mục\nkind: articles"))
        .file("content/_index.md", &page("[mục](bai/_index.md)"))
}

#[test]
fn byte_order_marks_and_windows_line_ends_change_nothing() {
    let plain = Site::of("small");
    let windows = Site::of("small");
    for (path, seen) in folder::files(plain.root()) {
        if path.ends_with(".md") || path.ends_with(".yaml") {
            let text = String::from_utf8(seen.bytes.clone()).unwrap();
            windows.write(&path, format!("\u{FEFF}{}", text.replace('\n', "\r\n")).as_bytes());
        }
    }
    let mut plain = plain.build();
    plain.ok();
    let mut windows = windows.build();
    windows.ok();
    assert_eq!(plain.findings(), windows.findings());
    let ran = windows.site.cli(&["check", "--fix", "--dry-run"]).exit(0);
    assert!(ran.stdout.contains("Không có gì"), "{}", ran.stdout);
    for (path, seen) in folder::files(&plain.site.output()) {
        if path.ends_with(".html") {
            let text = String::from_utf8(seen.bytes.clone()).unwrap();
            assert_eq!(windows.text(&path), text, "{path}");
        }
    }
}

#[test]
fn files_that_programs_leave_behind_are_passed_over() {
    let mut built = with_section()
        .bytes("content/bai/~$bai.docx", b"x")
        .bytes("content/Thumbs.db", b"x")
        .bytes("content/desktop.ini", b"x")
        .bytes("content/bai/.~lock.bai.odt#", b"x")
        .bytes("content/bai/~WRL0001.tmp", b"x")
        .build();
    built.ok();
    assert_eq!(built.findings(), []);
}

#[test]
fn a_page_saved_as_text_and_a_copy_are_told_with_their_names() {
    let mut built = with_section()
        .file("content/bai/mot.md", PAGE)
        .file("content/bai/mot (1).md", PAGE)
        .file("content/bai/mot-DESKTOP-4F2K9.md", PAGE)
        .file("content/bai/hai.md.txt", PAGE)
        .build();
    for copy in ["mot (1).md", "mot-DESKTOP-4F2K9.md"] {
        built.expect_warning("likely-copy", &format!("content/bai/{copy}"), 0, 0).saying(
            "giữ bản đúng ở content/bai/mot.md",
            "keep the right one at content/bai/mot.md",
        );
    }
    built
        .expect_warning("double-extension", "content/bai/hai.md.txt", 0, 0)
        .saying("đổi tên thành `hai.md`", "rename it `hai.md`");
    built.ok();
    assert_eq!(built.findings().len(), 3);
}

#[test]
fn a_draft_of_word_is_told_and_a_linked_form_is_not() {
    let mut built = with_section()
        .file("content/bai/mot/index.md", &page("[mẫu đơn](mau.docx)"))
        .bytes("content/bai/mot/mau.docx", b"x")
        .bytes("content/bai/mot/nhap.docx", b"x")
        .bytes("content/bai/roi.doc", b"x")
        .build();
    built
        .expect_warning("office-file", "content/bai/mot/nhap.docx", 0, 0)
        .saying("chép nội dung vào một tệp .md", "put its text into a .md file");
    built
        .expect_warning("unused-file", "content/bai/roi.doc", 0, 0)
        .saying("chép nội dung vào tệp .md", "put its text into a .md file");
    built.ok();
    assert_eq!(built.findings().len(), 2);
}

#[test]
fn pictures_that_browsers_do_not_show() {
    let mut built = with_section()
        .file(
            "content/bai/mot/index.md",
            &page("![lễ](le.HEIC)\n\n![b](b.jpg)\n\n[bản in](in.tiff)"),
        )
        .bytes("content/bai/mot/le.HEIC", b"\0\0\0\x18ftypheic")
        .bytes("content/bai/mot/b.jpg", b"\0\0\0\x18ftypheic")
        .bytes("content/bai/mot/in.tiff", b"II*\0")
        .bytes("content/bai/mot/thua.bmp", b"BM")
        .build();
    built
        .expect_error("bad-image", "content/bai/mot/le.HEIC", 0, 0)
        .saying("lưu thành JPEG: `le.jpg`", "save it as JPEG: `le.jpg`");
    built
        .expect_error("bad-image", "content/bai/mot/b.jpg", 0, 0)
        .saying("lưu ảnh thành JPEG", "Save the picture as JPEG");
    built
        .expect_warning("bad-image", "content/bai/mot/thua.bmp", 0, 0)
        .saying("`thua.jpg`", "`thua.jpg`");
    assert_eq!(built.errors().len(), 2);
    assert_eq!(built.findings().len(), 3);
}

#[test]
fn names_that_windows_can_not_have() {
    // Names on a Unix disk have 255 bytes at most, so the folder must be long too.
    let folder = format!("content/bai/{}", "x".repeat(150));
    let long = format!("{folder}/{}.md", "y".repeat(60));
    let mut built = with_section()
        .file("content/bai/con.md", PAGE)
        .file("content/bai/hỏi?.md", PAGE)
        .file("content/bai/mot.md", &PAGE.replace("Trang", "Một\nslug: nul"))
        .file("content/bai/hai.md", &PAGE.replace("Trang", "Hai\ntags: [Con]"))
        .file(&long, PAGE)
        .build();
    built
        .expect_warning("windows-name", "content/bai/con.md", 0, 0)
        .saying("`con-1.md`", "`con-1.md`");
    built
        .expect_warning("windows-name", "content/bai/hỏi?.md", 0, 0)
        .saying("`hỏi-.md`", "`hỏi-.md`");
    built
        .expect_warning("windows-name", "content/bai/mot.md", 0, 0)
        .saying("`đường dẫn: nul-1`", "`slug: nul-1`");
    built.expect_warning("windows-name", "", 0, 0).saying("từ khóa `con`", "the tag `con`");
    built.expect_warning("long-path", &long, 0, 0).saying("200 ký tự", "200 characters");
    built.ok();
    let warnings = built.findings();
    assert!(warnings.iter().all(|found| found.severity == Severity::Warning));
    assert_eq!(warnings.len(), 5, "{warnings:?}");
}
