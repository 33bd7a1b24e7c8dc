//! What is not published now: drafts, pages before and after their time, pages with errors of their own.

use crate::site::Site;

const HOTLINES: &str = "---\ntitle: Số hỗ trợ\ndescription: Các số.\nkind: hotlines\n---\n";
const SAFETY: &str = "---\ntitle: An toàn\ndescription: Dùng an toàn.\nkind: safety\n---\nXoá.\n";
const ARTICLES: &str = "---\ntitle: Bài viết\ndescription: Các bài.\nkind: articles\n---\n";

fn article(title: &str, more: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndescription: Một bài.\n{more}---\n{body}\n")
}

fn number(number: &str) -> String {
    format!(
        "---\ntitle: Đường dây\nnumbers: {number}\nchecked_on: 2026-11-01\n---\nGọi số {number}.\n"
    )
}

#[test]
fn a_broken_article_does_not_keep_a_corrected_number_back() {
    let site = Site::new()
        .file("content/so-ho-tro/_index.md", HOTLINES)
        .file("content/so-ho-tro/duong-day.md", &number("1800 1111"))
        .file("content/an-toan.md", SAFETY)
        .file("content/bai-viet/_index.md", ARTICLES)
        .file("content/bai-viet/hong.md", &article("Bài hỏng", "", "Chữ."))
        .file("content/bai-viet/tot.md", &article("Bài tốt", "", "Xem [bài kia](hong.md)."));
    site.cli(&["build"]).exit(0);
    let read = |path: &str| std::fs::read_to_string(site.output().join(path)).unwrap_or_default();
    assert!(read("bai-viet/tot/index.html").contains(">bài kia</a>"));

    site.write("content/so-ho-tro/duong-day.md", number("1800 1567").as_bytes());
    site.write(
        "content/bai-viet/hong.md",
        article("Bài hỏng", "date: 31/11/2026\n", "").as_bytes(),
    );
    site.cli(&["build"]).exit(1);
    assert!(
        read("so-ho-tro/duong-day/index.html").contains("tel:18001111"),
        "nothing is published"
    );

    let ran = site.cli(&["build", "--leave-out", "--lang", "en"]).exit(1);
    assert!(ran.stderr.contains("no-such-day"), "{}", ran.stderr);
    let line = "Withheld content/bai-viet/hong.md (Bài hỏng): has an error of its own";
    assert!(ran.stdout.contains(line), "{}", ran.stdout);
    for page in ["so-ho-tro/duong-day/index.html", "so-ho-tro/index.html"] {
        assert!(read(page).contains("tel:18001567"), "{page} has the correction");
        assert!(!read(page).contains("18001111"), "{page} has the old number");
    }
    assert!(read("bai-viet/hong/index.html").is_empty(), "the broken page is withheld");
    let link = read("bai-viet/tot/index.html");
    assert!(link.contains("Xem bài kia."), "links to it are plain text");
    assert!(ran.stderr.contains("link-to-withheld"), "{}", ran.stderr);

    site.write("content/bai-viet/hong.md", article("Bài lành", "", "Chữ.").as_bytes());
    site.cli(&["build"]).exit(0);
    assert!(read("bai-viet/hong/index.html").contains("Bài lành"));
    assert!(read("bai-viet/tot/index.html").contains(">bài kia</a>"));
}

#[test]
fn the_summary_names_every_withheld_page_why_and_until_when() {
    let site = Site::new()
        .file("content/nhap.md", &article("Nháp", "draft: true\n", ""))
        .file("content/sau.md", &article("Sau", "publish_at: 2026-11-25 08:00\n", ""))
        .file("content/het.md", &article("Hết", "expires_at: 2026-11-23\n", ""))
        .file("content/con.md", &article("Còn", "expires_at: 2026-11-24\n", ""))
        .file("content/muc/_index.md", &article("Mục", "draft: true\n", "[ảnh](anh.txt)"))
        .file("content/muc/bai.md", &article("Trong mục", "", ""))
        .file("content/muc/anh.txt", "của mục nháp");
    let withheld = |lang: &str, day: &str| -> Vec<String> {
        let ran = site.cli(&["build", "--lang", lang, "--today", day]).exit(0);
        let lines = ran.stdout.lines().map(str::to_owned);
        lines
            .filter(|line| line.starts_with("Withheld ") || line.starts_with("Chưa đăng "))
            .collect()
    };
    assert_eq!(
        withheld("en", "2026-11-24"),
        [
            "Withheld content/het.md (Hết): expired on 23/11/2026",
            "Withheld content/muc/_index.md (Mục): draft",
            "Withheld content/muc/bai.md (Trong mục): lies in a withheld section (content/muc/_index.md)",
            "Withheld content/nhap.md (Nháp): draft",
            "Withheld content/sau.md (Sau): not yet; from 25/11/2026 8:00 on",
        ]
    );
    let exists = |path: &str| site.output().join(path).exists();
    assert!(exists("con/index.html"), "the last day is inclusive");
    assert!(!exists("muc"), "files of a withheld section are withheld");
    let vi = withheld("vi", "2026-11-25 08:00");
    assert!(
        vi.contains(&"Chưa đăng content/con.md (Còn): đã gỡ từ 24/11/2026".to_owned()),
        "{vi:?}"
    );
    assert!(exists("sau/index.html") && !exists("con/index.html"));
    let ran = site.cli(&["build", "--drafts", "--format", "json"]).exit(0);
    let result: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    let paths: Vec<&str> = result["withheld"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["content/het.md"], "--drafts shows what is to come, not what is over");
    assert!(exists("nhap/index.html") && exists("muc/anh.txt"));
}

#[test]
fn a_link_to_a_withheld_page_is_plain_text_and_a_warning() {
    let mut built = Site::new()
        .file("content/nhap.md", &article("Nháp", "draft: true\n", ""))
        .file("content/bai.md", &article("Bài", "", "Xem [trang nháp](nhap.md)."))
        .build();
    built.ok();
    built.expect_warning("link-to-withheld", "content/bai.md", 5, 5).saying("nhap.md", "nhap.md");
    assert!(built.html("bai/").contains("<p>Xem trang nháp.</p>"));
    built.edit("content/nhap.md", |text| text.replace("draft: true", "draft: false")).ok();
    assert!(built.html("bai/").contains("<a href=\"../nhap/\">trang nháp</a>"));
}

#[test]
fn only_what_is_broken_is_left_out() {
    let mut built = Site::new()
        .leave_out()
        .file("content/a.md", &article("A", "slug: ../a\n", ""))
        .file("content/b.md", &article("B", "", "[a](a.md)"))
        .file("content/c.md", &article("C", "", "[không có](d.md)"))
        .build();
    built.expect_error("bad-slug", "content/a.md", 4, 7);
    built.expect_error("broken-link", "content/c.md", 5, 1);
    let withheld: Vec<&str> = built.outcome.withheld.iter().map(|page| &*page.path).collect();
    assert_eq!(withheld, ["content/a.md", "content/c.md"]);
    assert!(built.report.is_some() && built.exists("b/index.html") && !built.exists("c"));
}

#[test]
fn without_its_home_page_nothing_is_published() {
    let mut built =
        Site::new().leave_out().file("content/_index.md", "---\ntitle: [\n---\n").build();
    assert!(built.report.is_none());
    let all = built.findings();
    for found in all.iter().filter(|found| found.severity == chieng::diagnostics::Severity::Error) {
        built.expect_error(found.code, &found.path, found.line, found.column);
    }
}

#[test]
fn pictures_without_a_text_are_a_warning() {
    let pixel =
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\
        \x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
    let mut built = Site::new()
        .bytes("content/a.gif", pixel)
        .file("content/a.md", &article("A", "image: a.gif\n", "![](a.gif)"))
        .build();
    built.ok();
    built.expect_warning("missing-alt", "content/a.md", 4, 8).saying("mô tả ảnh", "alt: …");
    built.expect_warning("missing-alt", "content/a.md", 6, 1);
}
