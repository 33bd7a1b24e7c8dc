//! What is made of support numbers besides their pages: anchors, help panel, print kit, neutral addresses.

use super::hotlines::site;
use super::site::Site;

#[test]
fn panel_explanation_and_sheets_are_made_of_a_hotlines_section() {
    let mut built = site().build();
    built.ok();
    let panel = built.html("tro-giup/");
    assert!(panel.len() <= 10 * 1024 && !panel.contains("<script"), "{} bytes", panel.len());
    assert!(
        panel.contains("href=\"tel:111\" target=\"_top\"")
            && panel.contains("<title>Số hỗ trợ</title>")
    );
    let embed = built.html("tro-giup/nhung/");
    assert!(embed.contains("https://example.vn/thu/tro-giup/"), "the snippet is absolute");
    assert!(
        built.html("so/in/").contains("class=\"qr\"")
            && built.html("so/in/").contains("example.vn/thu<")
    );
    // A new number is on all of them at once.
    built.edit("content/so/111.md", |text| text.replace("\"111\"", "1900 969 680")).ok();
    for page in ["tro-giup/", "so/in/", "so/"] {
        assert!(built.html(page).contains("1900 969 680"), "{page}");
    }
}

#[test]
fn without_base_url_there_is_no_code_and_nothing_to_paste() {
    let mut built =
        site().file("site.yaml", "title: Thử\ndescription: Thử.\nlanguage: vi\n").build();
    built.ok();
    assert!(built.exists("tro-giup/index.html") && !built.exists("tro-giup/nhung/index.html"));
    assert!(!built.html("so/in/").contains("class=\"qr\""));
}

#[test]
fn a_site_without_numbers_has_none_of_them() {
    let mut built = Site::new().build();
    built.ok();
    assert!(!built.exists("tro-giup/index.html"));
    assert!(!built.text("_headers").contains("tro-giup"));
}

#[test]
fn a_hotline_is_an_anchor_of_its_section() {
    let section = "---\ntitle: Số hỗ trợ\ndescription: Các số.\nkind: hotlines\n---\n";
    let mut built = site()
        .file("content/so/_index.md", &format!("{section}[gọi](#111) và [gõ sai](#112)\n"))
        .build();
    built.expect_error("broken-anchor", "content/so/_index.md", 6, 16).saying("#111", "#111");
    built
        .edit("content/so/_index.md", |_| {
            format!("{section}[đề mục](#111)\n\n## 111\n\n[số](#so_111)\n")
        })
        .ok();
    let page = built.html("so/");
    assert_eq!(page.matches("id=\"111\"").count(), 1, "{page}");
    assert!(
        page.contains("<h2 id=\"111\"") && page.contains("<li class=\"call\" id=\"so_111\""),
        "{page}"
    );
}

#[test]
fn a_telling_address_of_a_sensitive_topic_is_pointed_out_and_can_be_another() {
    let topic = |slug: &str| {
        format!(
            "topics: [{{id: bao-luc, title: Bạo lực, sensitive: true{slug}}}, {{id: bao-luc-mang, title: X}}]"
        )
    };
    let page = "---\ntitle: Bài\ndescription: Bài.\ntopics: [bao-luc]\n---\nChữ.\n";
    let built = site().config(&topic("")).file("content/bai.md", page).build();
    let told: Vec<&str> = built.findings().into_iter().map(|found| found.code).collect();
    assert_eq!(told.iter().filter(|code| **code == "telling-address").count(), 1, "{told:?}");
    assert!(built.exists("chu-de/bao-luc/index.html"));
    let built = site().config(&topic(", slug: cham-soc")).file("content/bai.md", page).build();
    assert!(built.findings().iter().all(|found| found.code != "telling-address"));
    assert!(
        built.exists("chu-de/cham-soc/index.html") && !built.exists("chu-de/bao-luc/index.html")
    );
    assert!(built.html("bai/").contains("chu-de/cham-soc/"));
}
