//! `chieng markdown` as a process: Markdown on standard input, HTML on standard output.

/// The specification's own normalisation, shared with the unit tests.
#[path = "../../src/parse/markdown/tests/normalize.rs"]
mod normalize;

use std::io::Write;
use std::process::Stdio;
use std::thread;

use serde::Deserialize;

use crate::site::{Ran, Site};
use normalize::normalize;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
    section: String,
}

fn convert(site: &Site, args: &[&str], markdown: &str) -> Ran {
    let mut command = site.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let text = markdown.to_owned();
    let writer = thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    Ran::from(output)
}

#[test]
fn all_652_examples_of_commonmark_pass() {
    let json = include_str!("../vectors/commonmark-0.31.2.json");
    let examples: Vec<Example> = serde_json::from_str(json).unwrap();
    assert_eq!(examples.len(), 652);
    let site = Site::empty();
    let half = examples.len() / 2;
    let failed = |examples: &[Example]| -> Vec<String> {
        let wrong = |example: &&Example| {
            let ran = convert(&site, &["markdown", "--strict"], &example.markdown).exit(0);
            normalize(&ran.stdout) != normalize(&example.html)
        };
        let failed = examples.iter().filter(wrong);
        failed.map(|example| format!("{} ({})", example.example, example.section)).collect()
    };
    let (first, second) = examples.split_at(half);
    let failed: Vec<String> = thread::scope(|scope| {
        let other = scope.spawn(|| failed(second));
        let mut all = failed(first);
        all.extend(other.join().unwrap());
        all
    });
    assert!(failed.is_empty(), "{} failed: {failed:?}", failed.len());
}

#[test]
fn tables_strikethrough_task_lists_and_bare_addresses() {
    let site = Site::empty();
    let html = |markdown: &str| convert(&site, &["markdown"], markdown).exit(0).stdout;
    let table = html("| a | b |\n|---|--:|\n| 1 | 2 |\n");
    for part in ["<table>", "<th scope=\"col\">a</th>", "<td>1</td>"] {
        assert!(table.contains(part), "{part}: {table}");
    }
    assert!(!table.contains("style="), "an inline style would break the policy: {table}");
    assert!(html("~~cũ~~ mới").contains("<del>cũ</del> mới"));
    let tasks = html("- [x] xong\n- [ ] chưa\n");
    assert!(tasks.contains("checkbox") && tasks.contains("checked"), "{tasks}");
    assert!(html("Xem https://example.vn/a.").contains("<a href=\"https://example.vn/a\""));
    assert!(html("Xem www.example.vn.").contains("href=\"http"));
}

#[test]
fn raw_html_is_dropped_unless_strict() {
    let site = Site::empty();
    let markdown = "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n";
    let safe = convert(&site, &["markdown"], markdown);
    assert!(!safe.stdout.contains("<script") && !safe.stdout.contains("javascript:"), "{safe:?}");
    let strict = convert(&site, &["markdown", "--strict"], markdown).exit(0);
    assert!(strict.stdout.contains("<script>"));
}
