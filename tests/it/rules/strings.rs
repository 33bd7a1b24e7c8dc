//! Every string of the theme that is used is there in both languages, and none is there for nothing.

use std::collections::BTreeSet;

use super::sources::{sources, texts, word, words_after};

/// Parts of keys that are put together when a page is made: `t["status_" ~ status]`.
#[derive(Default)]
struct Used {
    whole: BTreeSet<String>,
    prefixes: BTreeSet<String>,
}

#[test]
fn both_languages_have_the_same_strings_with_the_same_placeholders() {
    let (vi, en) = (strings("vi"), strings("en"));
    let names = |strings: &[(String, String)]| -> Vec<String> {
        strings.iter().map(|(key, _)| key.clone()).collect()
    };
    assert_eq!(names(&vi), names(&en), "the same keys in the same order");
    for ((key, vi), (_, en)) in vi.iter().zip(&en) {
        assert_eq!(placeholders(vi), placeholders(en), "placeholders of {key}");
    }
}

#[test]
fn every_string_that_is_used_exists_and_every_other_is_gone() {
    let used = used();
    let known: BTreeSet<String> = strings("vi").into_iter().map(|(key, _)| key).collect();
    let missing: Vec<&String> = used.whole.iter().filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "used, but not in vi.yaml: {missing:?}");
    for prefix in &used.prefixes {
        assert!(known.iter().any(|key| key.starts_with(prefix)), "no string begins with {prefix}");
    }
    let literals = literals();
    let unused: Vec<&String> = known
        .iter()
        .filter(|key| !used.whole.contains(*key) && !literals.contains(*key))
        .filter(|key| !used.prefixes.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "in vi.yaml, but never used: {unused:?}");
    assert!(used.whole.len() > 50, "the templates were not read");
}

/// Keys and texts of a language; strings stand one a line.
fn strings(lang: &str) -> Vec<(String, String)> {
    let files = texts("themes/cam/i18n");
    let (_, text) = files.iter().find(|(path, _)| *path == format!("{lang}.yaml")).unwrap();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with(['#', ' ']))
        .map(|line| line.split_once(':').map(|(key, text)| (key.to_owned(), text.to_owned())))
        .map(Option::unwrap)
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    words_after(text, "{").map(|(_, name)| name).filter(|name| !name.is_empty()).collect()
}

fn used() -> Used {
    let mut used = Used::default();
    for (_, text) in texts("themes/cam/templates") {
        for (start, key) in words_after(&text, "t.") {
            let before = text[..start - 2].chars().next_back();
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"');
            if !key.is_empty() && !before.is_some_and(is_name) {
                used.whole.insert(key.to_owned());
            }
        }
        for (start, key) in words_after(&text, "t[\"") {
            let rest = &text[start + key.len()..];
            let set = if rest.starts_with("\"]") { &mut used.whole } else { &mut used.prefixes };
            set.insert(key.to_owned());
        }
    }
    for source in sources().into_iter().filter(|source| source.module() == "render") {
        let program: String = source.program.split_whitespace().collect();
        let alias = program.contains("lett=self.strings();");
        for (start, key) in words_after(&program, ".get(\"") {
            let before = &program[..start - ".get(\"".len()];
            let own = before.ends_with("strings()") || (alias && before.ends_with("(t"));
            if own {
                used.whole.insert(key.to_owned());
            }
        }
    }
    used
}

/// Every literal of the program that could be a key.
fn literals() -> BTreeSet<String> {
    let mut literals = BTreeSet::new();
    for source in sources() {
        if matches!(source.module(), "render" | "serve") {
            let found = words_after(&source.program, "\"").filter(|(start, key)| {
                source.program[start + key.len()..].starts_with('"') && !key.is_empty()
            });
            literals.extend(found.map(|(_, key)| key.to_owned()));
        }
    }
    literals
}

#[test]
fn reads_words() {
    assert_eq!(word("day_of | fill"), "day_of");
    assert_eq!(
        placeholders("ngày {n} trên {total}").into_iter().collect::<Vec<_>>(),
        ["n", "total"]
    );
}
