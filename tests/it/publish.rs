//! Builds as processes of their own in; what they write, leave as it is, leave out and survive out.

mod killed;
mod states;
mod withheld;

use std::io;

use chieng::engine::{Engine, Sink};

use crate::folder;
use crate::site::{Ran, Site, findings};

/// `parsed 1 files, rendered 4 of 30 outputs` of `--timings --lang en`.
fn work_of(ran: &Ran) -> (usize, usize, usize) {
    let line = ran.stdout.lines().find(|line| line.starts_with("parsed ")).expect(&ran.stdout);
    let numbers: Vec<usize> =
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    (numbers[0], numbers[1], numbers[2])
}

/// `Done: 5 pages; 2 files written, 28 unchanged, 0 removed; …` of `--lang en`.
fn last_line(ran: &Ran) -> &str {
    ran.stdout.lines().next_back().expect("a last line")
}

const TIMED: &[&str] = &["build", "--lang", "en", "--timings"];

fn articles() -> Site {
    let article = |n: usize| format!("---\ntitle: Bài {n}\ndescription: Bài số {n}.\n---\nChữ.\n");
    let mut site = Site::new().file(
        "content/bai-viet/_index.md",
        "---\ntitle: Bài viết\ndescription: Các bài.\nkind: articles\n---\n",
    );
    for n in 1..=6 {
        site = site.file(&format!("content/bai-viet/bai-{n}.md"), &article(n));
    }
    site
}

#[test]
fn a_second_process_writes_nothing() {
    let site = articles();
    let first = site.cli(TIMED).exit(0);
    let (parsed, rendered, outputs) = work_of(&first);
    assert_eq!((parsed, rendered), (8, outputs));
    let before = folder::files(&site.output());
    let second = site.cli(TIMED).exit(0);
    assert_eq!(work_of(&second), (0, 0, outputs));
    assert!(last_line(&second).contains("; 0 files written,"), "{}", second.stdout);
    assert!(folder::files(&site.output()) == before, "bytes or times have changed");
}

#[test]
fn without_its_memory_a_process_writes_nothing_either() {
    let site = articles();
    site.cli(TIMED).exit(0);
    let before = folder::files(&site.output());
    for damage in ["", "chieng01 and then something else"] {
        for entry in std::fs::read_dir(site.path(".chieng/cache")).unwrap() {
            std::fs::write(entry.unwrap().path(), damage).unwrap();
        }
        let again = site.cli(TIMED).exit(0);
        assert!(work_of(&again).1 > 0, "a damaged memory is a cold run");
        assert!(last_line(&again).contains("; 0 files written,"), "{}", again.stdout);
        assert!(folder::files(&site.output()) == before);
    }
}

#[test]
fn a_changed_body_is_parsed_and_rendered_alone() {
    let site = articles();
    site.cli(TIMED).exit(0);
    let before = folder::files(&site.output());
    let path = "content/bai-viet/bai-3.md";
    site.write(path, site.read(path).replace("Chữ.", "Chữ khác.").as_bytes());
    let ran = site.cli(TIMED).exit(0);
    let (parsed, rendered, outputs) = work_of(&ran);
    assert_eq!(parsed, 1);
    assert!(rendered < outputs / 3, "rendered {rendered} of {outputs}");
    let after = folder::files(&site.output());
    let touched: Vec<&String> = after
        .iter()
        .filter(|(path, seen)| before.get(*path) != Some(seen))
        .map(|(path, _)| path)
        .collect();
    let pages: Vec<&str> =
        touched.iter().map(|path| path.as_str()).filter(|path| path.ends_with(".html")).collect();
    // The search page names the index.
    assert_eq!(pages, ["bai-viet/bai-3/index.html", "tim-kiem/index.html"], "{touched:?}");
}

#[test]
fn a_changed_title_is_rendered_where_it_shows() {
    let mut built = articles().build();
    built.ok();
    built
        .edit("content/bai-viet/bai-3.md", |text| text.replace("Bài 3", "Bài 3b"))
        .ok()
        .reparsed(1);
    assert!(built.html("bai-viet/bai-3/").contains("Bài 3b"));
    assert!(built.html("bai-viet/").contains("Bài 3b"));
    assert!(built.html("bai-viet/bai-2/").contains("Bài 3b"), "the neighbour names it");
    let (outputs, rendered) = (built.outcome.summary.outputs, built.outcome.summary.rendered);
    assert!(rendered < outputs, "{rendered} of {outputs}");
    built.change(|_| ()).ok().reparsed(0).rerendered(0).written(0);
}

#[test]
fn nothing_that_it_did_not_write_is_removed() {
    let site = articles();
    site.cli(TIMED).exit(0);
    std::fs::write(site.output().join("bai-viet/cua-toi.txt"), "giữ lại").unwrap();
    for n in 1..=6 {
        site.remove(&format!("content/bai-viet/bai-{n}.md"));
    }
    let ran = site.cli(TIMED).exit(0);
    assert!(last_line(&ran).contains(" removed"), "{}", ran.stdout);
    let left = folder::files(&site.output());
    assert!(!left.contains_key("bai-viet/bai-1/index.html"));
    assert_eq!(left["bai-viet/cua-toi.txt"].bytes, "giữ lại".as_bytes());
}

#[test]
fn the_last_line_tells_what_was_done_in_both_languages() {
    let site = articles();
    let ran = site.cli(&["build"]).exit(0);
    assert!(last_line(&ran).starts_with("Xong: 8 trang; "), "{}", ran.stdout);
    let ran = site.cli(&["build", "--format", "json"]).exit(0);
    let result: serde_json::Value = serde_json::from_str(last_line(&ran)).unwrap();
    assert_eq!((&result["pages"], &result["published"]), (&8.into(), &true.into()));
    assert_eq!((&result["written"], &result["removed"]), (&0.into(), &0.into()));
}

/// A disk that is full.
struct Full;

impl Sink for Full {
    fn holds(&self, _: &str, _: u128) -> bool {
        false
    }

    fn put(&self, path: &str, _: &[u8], _: u128) -> io::Result<()> {
        if path == "index.html" { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn keep(&self, _: &str, _: u128) {}
}

#[test]
fn what_can_not_be_written_is_an_error_and_is_tried_again() {
    let site = articles();
    let mut engine = Engine::new();
    for _ in 0..2 {
        let outcome = engine.run(site.inputs(), &Full);
        let codes: Vec<&str> = findings(&outcome).iter().map(|found| found.code).collect();
        assert_eq!(codes, ["not-written"]);
        assert!(!outcome.publishable);
    }
}

#[test]
fn check_writes_nothing() {
    let site = articles();
    let before = folder::files(site.root());
    let ran = site.cli(&["check", "--lang", "en"]).exit(0);
    assert_eq!(ran.stdout, "Checked 8 pages: no errors.\n");
    assert!(folder::files(site.root()) == before);
    site.write("content/bai-viet/bai-1.md", b"---\ntitle: a\n---\n");
    site.cli(&["check"]).exit(0);
    site.cli(&["check", "--deny", "warnings"]).exit(1);
}
