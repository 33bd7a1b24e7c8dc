//! Files stay short enough to be read at once: about 400 lines, a template about 120.

use super::sources::texts;

const CODE: usize = 400;
const TEMPLATE: usize = 120;

#[test]
fn files_stay_short() {
    let mut wrong = Vec::new();
    for (folder, limit) in [("src", CODE), ("tests/it", CODE), ("themes/cam/templates", TEMPLATE)] {
        for (path, text) in texts(folder) {
            let path = format!("{folder}/{path}");
            let is_code = path.ends_with(".rs") || path.ends_with(".html");
            let lines = text.lines().count();
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
