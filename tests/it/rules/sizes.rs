//! Files stay short enough to be read at once: about 400 lines, a template about 120.

use super::sources::texts;

const CODE: usize = 400;
const TEMPLATE: usize = 120;

/// Longer ones, with what they may have at most: they want to be split, and may not grow.
const LONG: &[(&str, usize)] = &[
    ("src/resolve/blocks.rs", 480),
    ("src/resolve/pages.rs", 510),
    ("src/resolve/plan.rs", 480),
    ("src/resolve/read_front.rs", 515),
];

#[test]
fn files_stay_short() {
    let mut wrong = Vec::new();
    for (folder, limit) in [("src", CODE), ("tests/it", CODE), ("themes/cam/templates", TEMPLATE)] {
        for (path, text) in texts(folder) {
            let path = format!("{folder}/{path}");
            let is_code = path.ends_with(".rs") || path.ends_with(".html");
            let excepted = LONG.iter().find(|(long, _)| *long == path);
            let (lines, limit) =
                (text.lines().count(), excepted.map_or(limit, |(_, limit)| *limit));
            if is_code && lines > limit {
                wrong.push(format!("{path}: {lines} lines, {limit} allowed"));
            }
        }
    }
    assert!(wrong.is_empty(), "files that want to be split: {wrong:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = texts("src")
        .into_iter()
        .filter(|(path, text)| {
            path.ends_with(".rs") && !path.ends_with("tests.rs") && !text.starts_with("//! ")
        })
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "modules that don't begin with `//!`: {silent:?}");
}
