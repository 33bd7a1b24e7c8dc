//! Files beside pages: what is published of them, and what is kept back.

use crate::site::Site;

fn page(front: &str, body: &str) -> String {
    format!("---\n{front}\ndescription: Một trang.\n---\n{body}\n")
}

#[test]
fn a_file_that_no_page_uses_stays_where_it_is() {
    let mut built = Site::new()
        .file("content/trang.md", &page("title: Trang", "[Kế hoạch](ke-hoach.txt)"))
        .file("content/ke-hoach.txt", "kế hoạch")
        .file("content/danh-sach.txt", "danh sách riêng")
        .file("content/bo/index.md", &page("title: Bộ", "Chữ."))
        .file("content/bo/kem.txt", "của trang này")
        .build();
    built
        .expect_warning("unused-file", "content/danh-sach.txt", 0, 0)
        .saying("không bài nào dùng tệp này", "no page uses this file");
    assert!(built.exists("ke-hoach.txt"), "a page links to it");
    assert!(built.exists("bo/kem.txt"), "a page's own folder belongs to it");
    assert!(!built.exists("danh-sach.txt"));
}

#[test]
fn what_browsers_run_is_never_published_from_content() {
    let mut built = Site::new()
        .file("content/bo/index.md", &page("title: Bộ", "Chữ."))
        .file("content/bo/trang.html", "<script>alert(1)</script>")
        .file("static/xac-minh.html", "của người quản trị")
        .build();
    built
        .expect_error("unsafe-file", "content/bo/trang.html", 0, 0)
        .saying("chạy được mã", "can run code");
    assert!(!built.exists("bo/trang.html"));
}

#[test]
fn a_number_stands_in_one_file_only() {
    let hotline =
        |title: &str| page(&format!("title: {title}\nnumbers: 111\nchecked_on: 2026-11-20"), "");
    let mut built = Site::new()
        .file("content/so/_index.md", &page("title: Số\nkind: hotlines", ""))
        .file("content/so/a.md", &hotline("Một"))
        .file("content/so/b.md", &hotline("Hai"))
        .file("content/an-toan.md", &page("title: An toàn\nkind: safety", ""))
        .build();
    built
        .expect_error("number-twice", "content/so/b.md", 3, 10)
        .saying("số 111 đã có ở content/so/a.md", "111 is in content/so/a.md already");
}
