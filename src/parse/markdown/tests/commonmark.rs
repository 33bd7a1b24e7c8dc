//! The examples of the CommonMark specification 0.31.2.

use serde::Deserialize;

use super::super::{HtmlPolicy, Options, parse, strict};
use super::normalize::normalize;
use super::{PLAIN, shown};

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
    section: String,
}

fn examples() -> Vec<Example> {
    let json = include_str!("../../../../tests/vectors/commonmark-0.31.2.json");
    serde_json::from_str(json).unwrap()
}

#[test]
fn all_652_examples_pass_in_strict_mode() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let failed: Vec<_> = examples
        .iter()
        .filter(|example| normalize(&strict(&example.markdown)) != normalize(&example.html))
        .map(|example| (example.example, &example.section))
        .collect();
    assert!(failed.is_empty(), "{} failed: {failed:?}", failed.len());
}

/// Our own writer says the same as the specification, but for what it means to do otherwise.
#[test]
fn our_own_writer_differs_only_where_it_means_to() {
    let options = Options { html: HtmlPolicy::KeepForTests, ..PLAIN };
    let differing: Vec<(u32, String)> = examples()
        .iter()
        .filter_map(|example| {
            let (markdown, _) = parse(&example.markdown, 0, &options);
            let ours = shown(&markdown, &markdown.body).replace("<pre tabindex=\"0\">", "<pre>");
            let ours = normalize(&ours);
            (ours != normalize(&example.html)).then_some((example.example, ours))
        })
        .collect();
    let numbers: Vec<u32> = differing.iter().map(|(number, _)| *number).collect();
    let forbidden_schemes = [596, 598, 599, 601];
    let bare_addresses = [602, 606, 608, 611, 612];
    assert_eq!(numbers, [&forbidden_schemes[..], &bare_addresses].concat(), "{differing:#?}");
}
