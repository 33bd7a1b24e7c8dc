//! Titles from A to Z, in the order of a Vietnamese dictionary.

use crate::site::Site;

fn page(title: &str) -> String {
    format!("---\ntitle: \"{title}\"\ndescription: Một trang.\n---\nChữ.\n")
}

/// The letters of the alphabet's page, and all titles on it, in order.
fn shown(html: &str) -> (Vec<String>, Vec<String>) {
    let main = &html[html.find("class=\"tree\"").unwrap()..html.find("</main>").unwrap()];
    let between = |open: &str, close: &str| -> Vec<String> {
        let parts = main.split(open).skip(1);
        parts.map(|part| part[..part.find(close).unwrap()].to_owned()).collect()
    };
    let letters = between("<h2 id=\"", "</h2>");
    let letters = letters.iter().map(|id| id.split_once('>').unwrap().1.to_owned()).collect();
    let titles = between("<li><a href=\"../../", "</a>");
    (letters, titles.iter().map(|link| link.split_once('>').unwrap().1.to_owned()).collect())
}

#[test]
fn a_small_site_has_all_titles_on_one_page() {
    let mut site = Site::new()
        .file("content/b/_index.md", &page("Bài").replace("\n---", "\nkind: articles\n---"));
    let titles = ["Đường dây", "dê", "Ếch", "em", "“Ơn” nhỏ", "16 ngày", "Ăn", "an", "Ông", "ở"];
    for (number, title) in titles.iter().enumerate() {
        site = site.file(&format!("content/b/t{number}.md"), &page(title));
    }
    let mut built = site.build();
    built.ok();
    let (letters, shown) = shown(&built.html("tim-kiem/a-z/"));
    assert_eq!(letters, ["A", "Ă", "B", "D", "Đ", "E", "Ê", "Ô", "Ơ", "Số và chữ khác"]);
    let wanted =
        ["an", "Ăn", "Bài", "dê", "Đường dây", "em", "Ếch", "Ông", "ở", "“Ơn” nhỏ", "16 ngày"];
    assert_eq!(shown, wanted);
    assert!(!built.exists("tim-kiem/a-z/dd/index.html"));
}

#[test]
fn a_large_site_has_pages_of_each_letter() {
    let mut site = Site::new()
        .file("content/b/_index.md", &page("Bài").replace("\n---", "\nkind: articles\n---"));
    for number in 1..=201 {
        site = site.file(&format!("content/b/d{number}.md"), &page(&format!("Đường {number}")));
    }
    let mut built = site.file("content/b/da.md", &page("Da cam")).build();
    built.ok();
    let (letters, titles) = shown(&built.html("tim-kiem/a-z/"));
    assert!(letters.is_empty() && titles.is_empty());
    assert!(built.html("tim-kiem/a-z/").contains("href=\"dd/\">Đ <small>201</small>"));
    assert_eq!(built.html("tim-kiem/a-z/dd/").matches("/b/d").count(), 200);
    assert!(built.html("tim-kiem/a-z/dd/trang/2/").contains("Đường 201"));
    assert!(built.html("tim-kiem/a-z/d/").contains("Da cam"));
    built.edit("content/b/da.md", |text| text.replace("Da cam", "Màu cam")).ok();
    assert!(!built.exists("tim-kiem/a-z/d/index.html"));
    assert!(built.html("tim-kiem/a-z/m/").contains("Màu cam"));
}
