//! Made-up documents in; the reader must agree with yaml_serde on them, and fall over none.

use proptest::prelude::*;

use super::{check_spans, plain_map};
use crate::yaml::{Map, Node, Spanned, parse};

/// What yaml_serde says, every scalar a text.
fn by_yaml_serde(value: &serde_yaml::Value) -> serde_json::Value {
    use serde_yaml::Value;
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => value.to_string().into(),
        Value::Number(value) => value.to_string().into(),
        Value::String(value) => value.clone().into(),
        Value::Sequence(items) => items.iter().map(by_yaml_serde).collect(),
        Value::Mapping(map) => serde_json::Value::Object(
            map.iter()
                .map(|(key, value)| {
                    (key.as_str().expect("a text as key").to_owned(), by_yaml_serde(value))
                })
                .collect(),
        ),
        Value::Tagged(_) => panic!("no tags are made"),
    }
}

/// A tree that is written down in every style that YAML has for it.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(String),
    List(bool, Vec<Tree>),
    Map(bool, Vec<(String, Tree)>),
}

fn leaf() -> impl Strategy<Value = Tree> {
    prop_oneof![
        4 => "[a-zđà][a-z áđ]{0,8}[a-z]",
        1 => "\"[a-z :#,\\[\\]{}'áđ-]{0,8}\"",
        1 => "'[a-z :#,\\[\\]{}\"áđ-]{0,8}'",
        1 => r#""[a-z]{0,3}\\n[a-z]{0,3}\\u00e0""#,
        1 => "[a-z]{1,4}:[a-z]{1,4}#[a-z]",
    ]
    .prop_map(Tree::Leaf)
}

fn tree() -> impl Strategy<Value = Tree> {
    leaf().prop_recursive(4, 40, 5, |inner| {
        let key = "[a-z]{2,8}x?";
        prop_oneof![
            (any::<bool>(), prop::collection::vec(inner.clone(), 1..5))
                .prop_map(|(f, v)| Tree::List(f, v)),
            (any::<bool>(), prop::collection::btree_map(key, inner, 1..5))
                .prop_map(|(f, m)| Tree::Map(f, m.into_iter().collect())),
        ]
    })
}

fn write_flow(tree: &Tree, out: &mut String) {
    match tree {
        Tree::Leaf(text) => out.push_str(text),
        Tree::List(_, items) => {
            out.push('[');
            for item in items {
                write_flow(item, out);
                out.push_str(", ");
            }
            out.push(']');
        }
        Tree::Map(_, entries) => {
            out.push('{');
            for (key, value) in entries {
                out.push_str(key);
                out.push_str(": ");
                write_flow(value, out);
                out.push_str(",\n          ");
            }
            out.push('}');
        }
    }
}

fn write_block(tree: &Tree, indent: usize, style: u64, out: &mut String) {
    let pad = " ".repeat(indent);
    match tree {
        Tree::Leaf(text) => out.push_str(&format!("{pad}{text}\n")),
        Tree::List(true, _) | Tree::Map(true, _) => {
            out.push_str(&" ".repeat(indent.max(10)));
            write_flow(tree, out);
            out.push('\n');
        }
        Tree::List(false, items) => {
            for item in items {
                write_item(item, indent, style, out);
            }
        }
        Tree::Map(false, entries) => {
            for (at, (key, value)) in entries.iter().enumerate() {
                if style >> (at % 7) & 1 == 1 {
                    out.push_str("# chú thích\n\n");
                }
                out.push_str(&format!("{pad}{key}:"));
                match value {
                    Tree::Leaf(text) if text.len() % 2 == 0 => {
                        out.push_str(&format!(" {text} # x\n"))
                    }
                    Tree::Leaf(text) => out.push_str(&format!("  {text}\n")),
                    _ => {
                        out.push('\n');
                        let list = matches!(value, Tree::List(false, _));
                        let deeper =
                            if list && style & 8 == 8 { 0 } else { 1 + style as usize % 3 };
                        write_block(value, indent + deeper, style, out);
                    }
                }
            }
        }
    }
}

fn write_item(item: &Tree, indent: usize, style: u64, out: &mut String) {
    let mut inner = String::new();
    let column = indent + 2;
    write_block(item, column, style & !7, &mut inner);
    if style & 16 == 16 && !inner.contains('#') {
        // The first line of the item stands beside the dash.
        out.push_str(&format!("{}- {}", " ".repeat(indent), inner.trim_start()));
    } else {
        out.push_str(&format!("{}-\n{inner}", " ".repeat(indent)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_yaml_serde(
        entries in prop::collection::btree_map("[a-z]{2,8}", tree(), 1..5),
        style in any::<u64>(),
        windows in any::<bool>(),
    ) {
        let mut text = String::new();
        write_block(&Tree::Map(false, entries.into_iter().collect()), 0, style, &mut text);
        if windows {
            text = text.replace('\n', "\r\n");
        }
        let value: serde_yaml::Value = match serde_yaml::from_str(&text) {
            Ok(value) => value,
            // Keys that fold to one, or `null` as a key.
            Err(error) => return Err(TestCaseError::reject(error.to_string())),
        };
        let (map, findings) = parse(&text, 0);
        prop_assert_eq!(&findings, &[], "{}", text);
        prop_assert_eq!(plain_map(&map), by_yaml_serde(&value), "{}", text);
        check_spans(&text, &map);
    }

    #[test]
    fn texts_of_several_lines_agree_with_yaml_serde(
        lines in prop::collection::vec("[a-zđ]{1,4}( [a-zá]{1,4}){0,2}|", 1..6),
        style in 0..8_usize,
        in_list in any::<bool>(),
    ) {
        let (open, close) = [
            ("x", "x"), ("\"x", "x\""), ("'x", "x'"), ("|\n   x", "x"),
            (">\n   x", "x"), ("|-\n   x", "x"), (">+\n   x", "x"), ("|2\n   x", "x"),
        ][style];
        let key = if in_list { "- k: " } else { "k: " };
        let text = format!("a:\n  {key}{open}{}{close}\n\nb: c\n", lines.iter()
            .map(|line| if line.is_empty() { "\n      ".to_owned() } else { format!(" {line}\n      ") })
            .collect::<String>());
        let Ok(value) = serde_yaml::from_str::<serde_yaml::Value>(&text) else {
            return Ok(());
        };
        let (map, findings) = parse(&text, 0);
        prop_assert_eq!(&findings, &[], "{}", text);
        prop_assert_eq!(plain_map(&map), by_yaml_serde(&value), "{}", text);
        check_spans(&text, &map);
    }

    #[test]
    fn any_text_is_read_without_panic(text in "([-:#'\"\\[\\]{},|>&*!?%@` \\t\\r\\na-cđ\u{a0}\u{301}\\\\0-9~]|- |: |\\n  |\\n- |\\n|\\PC){0,60}") {
        let (map, findings) = parse(&text, 0);
        for finding in &findings {
            let span = finding.span.expect("a span");
            prop_assert!(text.get(span.range()).is_some(), "{finding:?}");
        }
        prop_assert!(spans_fit(&text, &map));
    }

    /// What yaml_serde refuses is refused here too, but for what is meant to be read.
    #[test]
    fn no_broken_text_passes(text in "([a-c]{1,2}(: |:\\n  |\\n| ?)|- |\\n- |[\\[\\]{},'\"]|\\n  |\\n){1,12}") {
        let (map, findings) = parse(&text, 0);
        let theirs = serde_yaml::from_str::<serde_yaml::Value>(&text);
        if findings.is_empty() {
            match theirs {
                Ok(serde_yaml::Value::Null) => prop_assert!(map.entries.is_empty()),
                Ok(value) => prop_assert_eq!(plain_map(&map), by_yaml_serde(&value), "{}", text),
                Err(error) => prop_assert!(false, "{} in {:?}", error, text),
            }
        }
    }
}

fn spans_fit(text: &str, map: &Map) -> bool {
    map.entries
        .iter()
        .all(|entry| text.get(entry.key.span.range()).is_some() && node_fits(text, &entry.value))
}

fn node_fits(text: &str, node: &Spanned<Node>) -> bool {
    let inner = match &node.value {
        Node::List(items) => items.iter().all(|item| node_fits(text, item)),
        Node::Map(map) => spans_fit(text, map),
        _ => true,
    };
    inner && text.get(node.span.range()).is_some()
}
