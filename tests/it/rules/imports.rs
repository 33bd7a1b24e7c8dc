//! Imports point one way (DESIGN.md §2): a stage knows those before it, none after it.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{sources, word, words_after};

/// Modules in the order in which they may know each other: a module imports what stands above it only.
const ORDER: &[&[&str]] = &[
    &["text", "diagnostics", "digest"],
    &["media", "yaml", "advice"],
    &["model"],
    &["config"],
    &["source"],
    &["parse", "theme"],
    // It tries its mends with the readers of `parse`.
    &["fix"],
    &["resolve"],
    &["search"],
    &["render"],
    &["check"],
    &["engine"],
    &["whereabouts"],
    // It implements the `Sink` that the engine defines.
    &["output"],
    &["serve"],
    &["cli"],
];

/// Imports against the order, each with its reason. None may be left here without need.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("model/page.rs", "parse", "a page holds its parsed file; `parse::document` is plain data"),
    ("engine/outputs.rs", "output", "says in words why a sink failed (`output::explain`)"),
];

#[test]
fn every_module_imports_only_what_stands_before_it() {
    let mut wrong = BTreeSet::new();
    let mut met = BTreeSet::new();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        if matches!(source.path.as_str(), "lib.rs" | "main.rs") {
            continue;
        }
        let own = source.module();
        for imported in imports(&source.program) {
            // The crate's one macro lives in `diagnostics`.
            let imported = if imported == "say" { "diagnostics".to_owned() } else { imported };
            seen.entry(own.to_owned()).or_default().insert(imported.clone());
            let exception = EXCEPTIONS
                .iter()
                .position(|(file, module, _)| *file == source.path && *module == imported);
            met.extend(exception);
            if imported != own && exception.is_none() && place(&imported) >= place(own) {
                wrong.insert(format!("src/{} imports crate::{imported}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the order: {wrong:#?}");
    assert_eq!(met.len(), EXCEPTIONS.len(), "an exception is no longer needed");
    // The test looks at something.
    assert!(seen["render"].contains("resolve") && seen["engine"].contains("render"));
}

#[test]
fn the_map_tells_the_same_order() {
    let rows: Vec<String> = ORDER.iter().map(|row| row.join(", ")).collect();
    let line = format!("`{}`.", rows.join(" ← "));
    let map = std::fs::read_to_string(super::sources::root().join("ARCHITECTURE.md")).unwrap();
    let told: Vec<&str> = map.lines().filter(|line| line.contains(" ← ")).collect();
    assert_eq!(told, [line.as_str()]);
}

fn place(module: &str) -> usize {
    let found = ORDER.iter().position(|row| row.contains(&module));
    found.unwrap_or_else(|| panic!("the module {module} has no place in the order"))
}

/// First parts of the paths that begin with `crate::`, in `use` lines and in the code.
fn imports(program: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for (start, first) in words_after(program, "crate::") {
        if !first.is_empty() {
            modules.insert(first.to_owned());
        } else if let Some(group) = program[start..].strip_prefix('{') {
            modules.extend(heads(group));
        }
    }
    modules
}

/// First parts of the paths in `a, b::{c, d}}`, up to the closing brace.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut is_start = true;
    for (at, c) in group.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => is_start = true,
            c if is_start && !c.is_whitespace() => {
                heads.push(word(&group[at..]).to_owned());
                is_start = false;
            }
            _ => {}
        }
    }
    heads
}

#[test]
fn reads_grouped_imports() {
    let read = |text| imports(text).into_iter().collect::<Vec<_>>();
    assert_eq!(read("use crate::{a, b::{c, d}, e};"), ["a", "b", "e"]);
    assert_eq!(read("use crate::a::{b, c};\nlet x = crate::d::e();"), ["a", "d"]);
}
