//! The order of a hash map never reaches the output: no stage goes through one.

use std::collections::BTreeSet;

use super::sources::{sources, word};

const STAGES: &[&str] =
    &["config", "source", "parse", "theme", "resolve", "search", "render", "check"];

const VISITS: &[&str] = &[
    ".iter()",
    ".iter_mut()",
    ".keys()",
    ".values()",
    ".values_mut()",
    ".into_iter()",
    ".into_keys()",
    ".into_values()",
    ".drain(",
    ".drain()",
    ".retain(",
];

/// Places where a hash map is gone through and its order is put right, with the reason.
const SORTED: &[(&str, &str, &str)] =
    &[("resolve/references.rs", "known", "the list of one kind, not the map of the same name")];

#[test]
fn no_stage_goes_through_a_hash_map() {
    let mut wrong = BTreeSet::new();
    let mut looked_at = 0;
    for source in sources() {
        if !STAGES.contains(&source.module()) {
            continue;
        }
        for name in hashed_names(&source.program) {
            looked_at += 1;
            let excepted = SORTED.iter().any(|(file, own, _)| *file == source.path && *own == name);
            if !excepted && is_visited(&source.program, &name) {
                wrong.insert(format!("src/{}: {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "hash maps that are gone through: {wrong:#?}");
    assert!(looked_at > 3, "the test found nothing to look at");
}

/// Names of fields, arguments and bindings whose type is written, or whose value is made, as a hash map or set.
fn hashed_names(program: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in program.lines() {
        let Some(at) = line.find("HashMap").or_else(|| line.find("HashSet")) else { continue };
        if line.trim_start().starts_with("use ") {
            continue;
        }
        let before = &line[..at];
        let declared = before.rfind(": ").or_else(|| before.rfind(" = "));
        let Some(end) = declared else { continue };
        let name = before[..end].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        names.extend(name.filter(|name| !name.is_empty()).map(str::to_owned));
    }
    names
}

fn is_visited(program: &str, name: &str) -> bool {
    let joined: String =
        program.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".");
    joined.match_indices(name).any(|(at, _)| {
        let is_whole = word(&joined[at..]) == name
            && !joined[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let after = &joined[at + name.len()..];
        let before = &joined[..at];
        let in_loop = [" in ", " in &", " in self.", " in &self.", " in &mut self."]
            .iter()
            .any(|start| before.ends_with(start))
            && after.trim_start().starts_with('{');
        is_whole && (in_loop || VISITS.iter().any(|visit| after.starts_with(visit)))
    })
}

#[test]
fn finds_what_it_forbids() {
    let text = "struct A { by_id: HashMap<u8, u8> }\nfn f(a: A) { for x in &a.b {}; a.by_id\n    .values() }";
    assert_eq!(hashed_names(text).into_iter().collect::<Vec<_>>(), ["by_id"]);
    assert!(is_visited(text, "by_id"));
    assert!(is_visited("let m = HashMap::new(); for x in &m {}", "m"));
    assert!(!is_visited("let m = HashMap::new(); m.get(1)", "m"));
}
