//! Files stay short enough to be read at once: about 400 lines, a template about 120.

use super::sources::texts;

/// "About": a tenth more is not worth a split.
const CODE: usize = 440;
const TEMPLATE: usize = 130;

#[test]
fn files_stay_short() {
    let code = ["src", "tests/it"].into_iter().flat_map(|folder| {
        texts(folder).into_iter().map(move |(path, text)| (format!("{folder}/{path}"), text))
    });
    let templates = texts("themes/cam/templates");
    let code = code.filter(|(path, _)| path.ends_with(".rs")).map(|file| (file, CODE));
    let templates = templates.into_iter().map(|file| (file, TEMPLATE));
    let long: Vec<String> = code
        .chain(templates)
        .filter(|((_, text), limit)| text.lines().count() > *limit)
        .map(|((path, text), _)| format!("{path}: {} lines", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "files that want to be split: {long:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = texts("src")
        .into_iter()
        .filter(|(path, text)| path.ends_with(".rs") && !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "modules that don't begin with `//!`: {silent:?}");
}
