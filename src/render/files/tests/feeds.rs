//! Feeds of the small site.

use super::*;

#[test]
fn atom_tells_the_newest_dated_pages_that_are_not_sensitive() {
    let made = made();
    let text = made.file("feed.xml");
    let values = xml_values(&text);
    let has = |wanted: &str| values.iter().any(|value| value == wanted);
    assert!(has("Bình đẳng giới <2026>") && has("Mới </title> & ]]>"), "{values:?}");
    assert!(has("https://example.vn/chien-dich/feed.xml"));
    assert!(has("https://example.vn/chien-dich/bai-viet/moi/"));
    assert!(has("2026-11-20T08:00:00+07:00") && has("An sinh") && has("gia đình") && has("Lan"));
    assert!(!text.contains("kín") && !text.contains("Không ngày"));
    // By date, whatever the author's order in lists.
    assert!(text.find("bai-viet/moi/").unwrap() < text.find("bai-viet/cu/").unwrap());
    let updated = text.find("<updated>").map(|at| &text[at + 9..at + 34]);
    assert_eq!(updated, Some("2026-11-25T00:00:00+07:00"));
    assert!(text.contains("xml:lang=\"vi\"") && text.contains("<name>Sở Nội vụ</name>"));
}

#[test]
fn feeds_of_sections_and_topics_say_whose_they_are() {
    let made = made();
    let topic = made.file("chu-de/an-sinh/feed.xml");
    assert!(topic.contains("<title>An sinh – Bình đẳng giới &lt;2026&gt;</title>"));
    assert!(!topic.contains("kín"));
    assert!(topic.contains("href=\"https://example.vn/chien-dich/chu-de/an-sinh/\""));
    let section = made.file("bai-viet/feed.xml");
    assert!(section.contains("<title>Bài viết – "));
    assert!(made.plan.get("chu-de/bao-luc/feed.xml").is_none());
    assert!(made.plan.get("so-ho-tro/feed.xml").is_none());
    let english = made.file("en/feed.xml");
    assert!(english.contains("xml:lang=\"en\"") && english.contains("<title>New</title>"));
}

#[test]
fn a_feed_without_items_is_valid_and_knows_no_clock() {
    let bare = [FILES[0], FILES[1]];
    let empty = made_of(&bare, "2026-11-27", |_| {}).file("feed.xml");
    xml_values(&empty);
    assert!(!empty.contains("<entry>"));
    assert!(empty.contains("<updated>1970-01-01T00:00:00+00:00</updated>"));
}

#[test]
fn a_feed_has_twenty_items_at_most() {
    let pages: Vec<(String, String)> = (1..=25)
        .map(|day| {
            let path = format!("content/bai-viet/bai-{day:02}.md");
            (path, format!("---\ntitle: Bài {day}\ndate: 2026-10-{day:02}\n---\n"))
        })
        .collect();
    let mut files: Vec<(&str, &str)> = FILES[..4].to_vec();
    files.extend(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let text = made_of(&files, "2026-11-27", |_| {}).file("feed.xml");
    assert_eq!(text.matches("<entry>").count(), 20);
    assert!(text.contains("bai-25/") && text.contains("bai-06/") && !text.contains("bai-05/"));
}

#[test]
fn the_json_feed_tells_the_same() {
    let made = made();
    let feed = made.json("feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["feed_url"], "https://example.vn/chien-dich/feed.json");
    let items = feed["items"].as_array().unwrap();
    let ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    let base = "https://example.vn/chien-dich/bai-viet";
    assert_eq!(ids, [format!("{base}/moi/"), format!("{base}/cu/")]);
    assert_eq!(items[0]["date_modified"], "2026-11-25T00:00:00+07:00");
    assert_eq!(items[0]["tags"], serde_json::json!(["An sinh", "gia đình", "an sinh"]));
    assert_eq!(items[1]["content_text"], "Cũ");
}
