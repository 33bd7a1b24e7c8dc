//! The bar, the saved page that a browser follows, and who may ask for them.

use super::SITE;
use super::stage::{Events, Stage};

fn bar(stage: &Stage, path: &str) -> String {
    stage.get(&format!("/_chieng/bar?at={path}")).body
}

fn first(stage: &Stage) -> Events {
    let mut events = stage.events();
    events.next();
    events
}

#[test]
fn the_bar_tells_a_page_s_state_and_problems_and_those_of_the_site() {
    let stage = Stage::with(SITE);
    stage.write("content/b.md", "SENSITIVE WARNING");
    stage.until("/b/", |reply| reply.status() == 200);
    let own = bar(&stage, "%2Fb%2F");
    assert!(own.contains("<span id=\"summary\">Nhạy cảm · 1 cảnh báo</span>"), "{own}");
    assert!(own.contains("<code>content/b.md:1:11</code>"), "{own}");
    assert!(own.contains("lỗi &lt;script&gt;") && !own.contains("<script"), "{own}");
    assert!(own.contains("data-alarm=\"0\""));
    let other = bar(&stage, "%2Fa%2Findex.html");
    assert!(other.contains("Trang này ổn · cả trang web 1"), "{other}");
    assert!(other.contains("href=\"/_chieng/problems/\""), "{other}");
    assert!(!other.contains("content/b.md"), "the problems of another page are a link away");
}

#[test]
fn only_problems_that_change_are_told_without_a_reload() {
    let stage = Stage::with(SITE);
    let mut events = stage.events();
    let (_, before) = events.news();
    stage.write("content/a.md", "Bài AWARNING");
    let (kind, after) = events.news();
    assert_eq!((kind.as_str(), &after["site"]), ("reload", &before["site"]));
    assert!(after["findings"].as_u64() > before["findings"].as_u64());
    assert!(bar(&stage, "%2Fa%2F").contains("1 cảnh báo"));
}

#[test]
fn the_saved_page_is_told_and_an_asset_is_none() {
    let stage = Stage::with(SITE);
    let mut events = first(&stage);
    stage.write("content/a.md", "mới");
    let saved = events.news().1["saved"].clone();
    assert_eq!(saved["address"], "/a/");
    stage.write("static/x.css", "b{}");
    assert_eq!(events.news().1["saved"], saved, "a style leaves the reader where he is");
    stage.write("content/a.md", "mới");
    let again = events.news().1["saved"].clone();
    assert_eq!(again["address"], "/a/");
    assert_ne!(again["edition"], saved["edition"], "saving without a change leads there too");
    stage.write("content/n.md", "DRAFT");
    assert_eq!(events.news().1["saved"]["address"], "/n/", "a draft has an address as well");
}

#[test]
fn a_draft_s_address_says_so_and_how_to_see_it() {
    let stage = Stage::with(SITE);
    stage.write("content/n.md", "DRAFT WARNING");
    let page = stage.until("/n/", |reply| reply.body.contains("bản nháp"));
    assert_eq!(page.status(), 404);
    assert!(page.body.contains("<h1>Đây là bản nháp</h1>") && page.body.contains("Sắp có"));
    assert!(page.body.contains("<code>chieng serve --drafts</code>"), "{}", page.body);
    assert!(page.body.contains("/_chieng/problems/?file=content/n.md"), "{}", page.body);
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    assert!(stage.get("/n").body.contains("bản nháp"));
    assert!(stage.get("/m/").body.contains("Không có"), "an unknown page stays unknown");
}

#[test]
fn a_place_is_a_link_into_the_editor_for_who_sits_here() {
    let stage = Stage::with(&[("content/index.md", "đây WARNING")]);
    let own = bar(&stage, "%2F");
    let disk = stage.folder.path().join("content/index.md");
    let link = format!("href=\"vscode://file{}:1:5\"", disk.display());
    assert!(own.contains(&link), "{link}\n{own}");
}

#[test]
fn another_origin_gets_nothing_of_the_preview_s_own() {
    let stage = Stage::with(SITE);
    for site in ["cross-site", "same-site"] {
        for path in ["/_chieng/bar?at=%2F", "/_chieng/events", "/_chieng/problems/"] {
            let headers =
                format!("Host: localhost\r\nSec-Fetch-Site: {site}\r\nSec-Fetch-Mode: no-cors\r\n");
            let reply = stage.ask_with("GET", path, &headers);
            assert_eq!((reply.status(), reply.body.contains("content/")), (403, false), "{path}");
        }
    }
    let reply = stage.get("/_chieng/bar?at=%2F");
    assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin");
    let own = "Host: localhost\r\nSec-Fetch-Site: same-origin\r\n";
    assert_eq!(stage.ask_with("GET", "/_chieng/bar?at=%2F", own).status(), 200);
    let followed = "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";
    assert_eq!(stage.ask_with("GET", "/_chieng/problems/", followed).status(), 200);
    assert_eq!(stage.get("/_chieng/x").status(), 404);
    assert_eq!(bar(&stage, "%ff%").matches("<aside").count(), 1, "nonsense is no page");
}
