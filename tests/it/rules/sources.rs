//! The project's files in; out come their texts, Rust files split into program and tests.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file of `src/`.
pub(super) struct Source {
    /// Path below `src/`, with `/`.
    pub(super) path: String,
    /// The program: everything before the file's test module, comments left out.
    pub(super) program: String,
    /// The tests: the rest, or the whole file.
    pub(super) tests: String,
}

impl Source {
    /// The module of the crate that it belongs to.
    pub(super) fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project, as path below it and text, sorted.
pub(super) fn texts(folder: &str) -> Vec<(String, String)> {
    let start = root().join(folder);
    let mut places = Vec::new();
    collect(&start, &mut places);
    places.sort();
    places
        .into_iter()
        .filter_map(|place| {
            let path = place.strip_prefix(&start).unwrap().to_str().unwrap().replace('\\', "/");
            Some((path, fs::read_to_string(place).ok()?))
        })
        .collect()
}

fn collect(folder: &Path, places: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let place = entry.unwrap().path();
        if place.is_dir() { collect(&place, places) } else { places.push(place) }
    }
}

/// Every Rust file of `src/`.
pub(super) fn sources() -> Vec<Source> {
    let files = texts("src").into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let sources: Vec<Source> = files.map(|(path, text)| split(path, &text)).collect();
    assert!(sources.len() > 100, "the sources were not found");
    sources
}

fn split(path: String, text: &str) -> Source {
    let in_test_file =
        path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "vectors.rs"));
    let text: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(with_end).collect();
    let (program, tests) = match text.find("#[cfg(test)]\nmod tests {") {
        _ if in_test_file => (String::new(), text.clone()),
        Some(start) => (text[..start].to_owned(), text[start..].to_owned()),
        None => (text.clone(), String::new()),
    };
    Source { path, program, tests }
}

fn with_end(line: &str) -> String {
    format!("{line}\n")
}

/// Every word that follows `before` in a text, with the byte where it starts.
pub(super) fn words_after<'a>(
    text: &'a str,
    before: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    text.match_indices(before).map(|(at, _)| {
        let start = at + before.len();
        (start, word(&text[start..]))
    })
}

/// The identifier at the beginning of a text, may be empty.
pub(super) fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}
