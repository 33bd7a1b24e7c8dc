//! What stands where while there are errors: the last good page, or the list of what to mend.

use std::fmt::Write;

use super::SITE;
use super::stage::Stage;

#[test]
fn the_last_good_page_stays_and_its_bar_says_what_is_wrong() {
    let stage = Stage::with(SITE);
    assert_eq!(stage.get("/a/").status(), 200);
    stage.write("content/a.md", "một\nBài <b>ERROR</b> ở đây\n");
    let page = stage.until("/a/", |reply| reply.status() == 500);
    assert!(page.body.starts_with("<body>Bài A<script"), "{}", page.body);
    assert_eq!(stage.get("/").status(), 500);
    assert_eq!(stage.get("/x.css").body, "a{}", "files that are no pages stay");
    assert_eq!(stage.get("/y.css").status(), 404);

    let bar = stage.get("/_chieng/bar?at=%2Fa%2F").body;
    assert!(bar.contains("Lần lưu này có 1 lỗi"), "{bar}");
    assert!(!bar.contains("data-alarm=\"0\""), "it opens by itself");
    assert!(bar.contains("content/a.md:2:8"), "{bar}");
    assert!(bar.contains("Bài &lt;b&gt;<mark>ERROR</mark>&lt;/b&gt; ở đây"), "{bar}");
    let elsewhere = stage.get("/_chieng/bar?at=%2F").body;
    assert!(elsewhere.contains("content/a.md:2:8"), "what keeps the site back is told everywhere");

    stage.write("content/a.md", "Bài A2");
    assert!(stage.until("/a/", |reply| reply.status() == 200).body.contains("Bài A2"));
}

#[test]
fn a_page_that_no_good_site_has_is_the_list() {
    let stage = Stage::with(SITE);
    stage.write("content/new.md", "một\nBài <b>ERROR</b> ở đây\n");
    let page = stage.until("/new/", |reply| reply.status() == 500);
    assert!(page.body.contains("content/new.md:2:8"), "{}", page.body);
    assert!(page.body.contains("lỗi &lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.body.contains("<html lang=\"vi\">") && page.body.contains("data-shows=\"own\""));
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    assert_eq!(page.body.matches("<script").count(), 1, "only the preview's script is one");
    stage.write("content/new.md", "gut");
    stage.until("/new/", |reply| reply.status() == 200);
}

#[test]
fn the_list_is_shown_a_screen_at_a_time_errors_first() {
    let mut files = SITE.to_vec();
    let names: Vec<String> = (0..6).map(|number| format!("content/w{number}.md")).collect();
    files.extend(names.iter().map(|name| (name.as_str(), "WARNING")));
    files.push(("content/z.md", "ERROR"));
    let stage = Stage::with(&files);
    let mut seen = String::new();
    let mut next = Some("/_chieng/problems/".to_owned());
    let mut screens = 0;
    while let Some(path) = next.take() {
        let page = stage.get(&path);
        assert_eq!(page.status(), 200);
        screens += 1;
        for card in page.body.split("<li class=\"").skip(1) {
            let severity = card.split('"').next().unwrap();
            let file = card.split("content/").nth(1).and_then(|rest| rest.split(':').next());
            write!(seen, "{severity} {} ", file.unwrap_or("?")).unwrap();
        }
        let link = page.body.split("rel=\"next\" href=\"").nth(1);
        next = link.and_then(|rest| rest.split('"').next()).map(|link| link.replace("&amp;", "&"));
    }
    assert_eq!(screens, 3);
    let warnings: String = (0..6).map(|number| format!("warning w{number}.md ")).collect();
    assert_eq!(seen, format!("error z.md {warnings}"));

    let first = stage.get("/_chieng/problems/?screen=0").body;
    assert!(first.contains("<h1>Cả trang web: 1 lỗi, 6 cảnh báo</h1>"), "{first}");
    assert!(first.contains("Còn 4 mục nữa →") && first.contains("1–3 trong 7"), "{first}");
    let last = stage.get("/_chieng/problems/?screen=99").body;
    assert!(last.contains("7–7 trong 7"), "{last}");
    let one = stage.get("/_chieng/problems/?file=content/w3.md").body;
    assert!(one.contains("content/w3.md:1:1") && one.matches("<li class=").count() == 1, "{one}");
    let gone = stage.get("/_chieng/problems/?file=content/a.md").body;
    assert!(gone.contains("1–3 trong 7"), "a file without problems leads back to all");
}
