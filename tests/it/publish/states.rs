//! What a run tells the preview of each page: where it is, and what is special about it today.

use chieng::engine::{Engine, Outcome, PageState};

use crate::site::{Site, run};

fn outcome(site: &Site) -> Outcome {
    run(&mut Engine::new(), site.inputs(), &site.output()).0
}

fn state<'a>(outcome: &'a Outcome, source: &str) -> &'a PageState {
    outcome.summary.states.iter().find(|page| &*page.source == source).unwrap()
}

fn site() -> Site {
    let article =
        |front: &str| format!("---\ntitle: Bài\ndescription: Một bài.\n{front}---\nChữ.\n");
    Site::new()
        .config(
            "languages: [vi, en]\nquick_exit: {url: \"https://example.org/\", title: Thời tiết}",
        )
        .file("content/_index.en.md", "---\ntitle: Home\ndescription: Home.\n---\nHi.\n")
        .file(
            "content/bai-viet/_index.md",
            "---\ntitle: Bài viết\ndescription: Các bài.\nkind: articles\n---\n",
        )
        .file("content/bai-viet/nhap.md", &article("draft: true\n"))
        .file("content/bai-viet/mai.md", &article("publish_at: 2026-11-25 08:30\n"))
        .file(
            "content/bai-viet/qua.md",
            &article("publish_at: 2026-11-23\nexpires_at: 2026-11-30\n"),
        )
        .file("content/bai-viet/het.md", &article("expires_at: 2026-11-23\n"))
        .file("content/bai-viet/kin.md", &article("sensitive: true\nslug: nhe\n"))
        .file("content/bai-viet/kin.en.md", &article("slug: soft\n"))
}

#[test]
fn drafts_that_are_shown_say_what_they_are() {
    let outcome = outcome(&site().drafts());
    let draft = state(&outcome, "content/bai-viet/nhap.md");
    assert!(draft.draft && draft.publish_at.is_none() && draft.address == "bai-viet/nhap/");
    let tomorrow = state(&outcome, "content/bai-viet/mai.md");
    assert_eq!(
        tomorrow.publish_at.map(|at| at.to_string()).as_deref(),
        Some("2026-11-25T08:30:00")
    );
    let now = state(&outcome, "content/bai-viet/qua.md");
    assert_eq!((now.draft, now.publish_at), (false, None), "its time has come");
    assert_eq!(now.expires_at.map(|at| at.to_string()).as_deref(), Some("2026-11-30"));
}

#[test]
fn languages_that_a_page_lacks_and_its_sensitivity_are_told() {
    let outcome = outcome(&site());
    assert_eq!(state(&outcome, "content/bai-viet/qua.md").untranslated, ["en"]);
    let kept = state(&outcome, "content/bai-viet/kin.md");
    assert!(kept.sensitive && kept.untranslated.is_empty() && kept.address == "bai-viet/nhe/");
    assert!(!state(&outcome, "content/_index.md").sensitive);
    let alone = Site::new();
    let outcome = run(&mut Engine::new(), alone.inputs(), &alone.output()).0;
    assert!(state(&outcome, "content/_index.md").untranslated.is_empty(), "a site of one language");
}

#[test]
fn a_withheld_page_says_where_it_will_be() {
    let outcome = outcome(&site());
    let told: Vec<(&str, &str)> =
        outcome.withheld.iter().map(|page| (&*page.path, page.address.as_str())).collect();
    assert_eq!(
        told,
        [
            ("content/bai-viet/het.md", "bai-viet/het/"),
            ("content/bai-viet/mai.md", "bai-viet/mai/"),
            ("content/bai-viet/nhap.md", "bai-viet/nhap/"),
        ]
    );
}
