//! Whole documents in, their trees and findings with line and column out.

mod made;
mod mends;

use super::*;
use crate::diagnostics::{Code, Severity, line_column};

/// The tree as yaml_serde would give it, every scalar a text.
fn plain(node: &Node) -> serde_json::Value {
    match node {
        Node::Null => serde_json::Value::Null,
        Node::Scalar(scalar) => scalar.text.clone().into(),
        Node::List(items) => items.iter().map(|item| plain(&item.value)).collect(),
        Node::Map(map) => plain_map(map),
    }
}

fn plain_map(map: &Map) -> serde_json::Value {
    let pairs = map.entries.iter().map(|e| (e.key.value.clone(), plain(&e.value.value)));
    serde_json::Value::Object(pairs.collect())
}

fn good(text: &str) -> serde_json::Value {
    let (map, findings) = parse(text, 0);
    assert_eq!(findings, [], "in {text:?}");
    check_spans(text, &map);
    plain_map(&map)
}

/// `line:column code |underlined|` of every finding, in order.
fn findings(text: &str) -> Vec<String> {
    let (_, findings) = parse(text, 0);
    findings
        .iter()
        .map(|finding| {
            let span = finding.span.expect("every finding has a span");
            let place = line_column(text, span.start as usize);
            let marked = text.get(span.range()).expect("spans cut no character");
            format!("{}:{} {} |{marked}|", place.line, place.column, finding.code.name())
        })
        .collect()
}

fn hint(text: &str) -> String {
    let (_, findings) = parse(text, 0);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings[0].hint.clone().expect("every finding has a hint").vi
}

/// Every span must lie in the text, in the span around it, and hold what was read.
fn check_spans(text: &str, map: &Map) {
    for entry in &map.entries {
        let key = text.get(entry.key.span.range()).expect("a key's span cuts no character");
        assert!(key.contains(&entry.key.value) || key.starts_with(['"', '\'']), "{key:?}");
        check_node(text, &entry.value);
        assert!(entry.value.span.start > entry.key.span.start, "in {text:?}");
    }
}

fn check_node(text: &str, node: &Spanned<Node>) {
    let slice = text.get(node.span.range()).expect("a value's span cuts no character");
    assert_eq!(slice.trim(), slice, "a value's span has no blanks around");
    match &node.value {
        Node::Scalar(scalar) if !scalar.quoted && !slice.contains('\n') => {
            assert_eq!(scalar.text, slice);
        }
        Node::List(items) => {
            for item in items {
                assert!(node.span.start <= item.span.start && item.span.end <= node.span.end);
                check_node(text, item);
            }
        }
        Node::Map(map) => {
            for entry in &map.entries {
                assert!(node.span.start <= entry.key.span.start);
                assert!(entry.value.span.end <= node.span.end);
            }
            check_spans(text, map);
        }
        _ => {}
    }
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("the test's JSON")
}

#[test]
fn scalars_stay_as_written() {
    let text = "a: +84 912\nb: 1900.96\nc: 24/7\nd: 2024-11-25 08:00\ne: no\nf: \"null\"\ng: ~\nh:\n\
                i: “a” b\nj: https://a.vn/#x\nk: 'it''s' # so\nl: a#b\nm: -5\nn: M'nông\n";
    let want = r#"{"a": "+84 912", "b": "1900.96", "c": "24/7", "d": "2024-11-25 08:00", "e": "no",
        "f": "null", "g": null, "h": null, "i": "“a” b", "j": "https://a.vn/#x", "k": "it's",
        "l": "a#b", "m": "-5", "n": "M'nông"}"#;
    assert_eq!(good(text), json(want));
}

#[test]
fn blocks_nest() {
    let text = "menu:\n- page: a\n  title: A\n\n- page: b\n  # so\n  sub:\n    - x\n    -\n      - y\n    - - z\n      - w\n\
                org:\n    name: N\n    phone:\n        - 111\nempty: []\nlast: {}\n";
    let want = r#"{"menu": [{"page": "a", "title": "A"}, {"page": "b", "sub": ["x", ["y"], ["z", "w"]]}],
        "org": {"name": "N", "phone": ["111"]}, "empty": [], "last": {}}"#;
    assert_eq!(good(text), json(want));
}

#[test]
fn texts_of_several_lines() {
    let text = "a: một\n  hai\n\n  ba\nb:\n  bốn\n  năm\nc: |\n  x: 1\n   y\n\n  # z\nd: >-\n  x\n  y\n\
                e: \"m\n  n\\\n  o\"\nf: 'p\n\n  q'\ng: |2-\n    r\nh:\n- |\n s\n- t\n";
    let want = r##"{"a": "một hai\nba", "b": "bốn năm", "c": "x: 1\n y\n\n# z\n", "d": "x y", "e": "m no",
        "f": "p\nq", "g": "  r", "h": ["s\n", "t"]}"##;
    assert_eq!(good(text), json(want));
}

#[test]
fn flow_collections() {
    let text = "a: [một, \"hai, ba\", {b: c, d: }, [], e: f]\ng: {h: https://x.vn/?a=b, i: [\n  j, # k\n  l m\n    n,\n], 'o':p}\nq: [\n  r\n]\n";
    let want = r#"{"a": ["một", "hai, ba", {"b": "c", "d": null}, [], {"e": "f"}],
        "g": {"h": "https://x.vn/?a=b", "i": ["j", "l m n"], "o": "p"}, "q": ["r"]}"#;
    assert_eq!(good(text), json(want));
}

#[test]
fn a_document_may_begin_with_dashes_or_be_a_flow_mapping() {
    assert_eq!(good("---\na: b\n"), json(r#"{"a": "b"}"#));
    assert_eq!(good("{a: b, c: [d]}"), json(r#"{"a": "b", "c": ["d"]}"#));
    assert_eq!(good("\u{FEFF}a: b\n"), json(r#"{"a": "b"}"#));
    assert_eq!(good(""), json("{}"));
    assert_eq!(good("\n# a\n\n"), json("{}"));
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "a: b\nc:\n  - d\n  - e: \"f\n      g\"\nh: |\n  i\n  j\nk: [l,\n  m]\n";
    assert_eq!(good(&text.replace('\n', "\r\n")), good(text));
}

#[test]
fn places_are_offsets_into_the_file() {
    let text = "ngày: 25/11/2024\ntags: [một, \"hai\"]\nmục:\n  - tên: Đà Lạt # đ\n";
    let (map, _) = parse(text, 100);
    let slice = |span: Span| &text[span.start as usize - 100..span.end as usize - 100];
    let values: Vec<&str> = map.entries.iter().map(|e| slice(e.value.span)).collect();
    assert_eq!(values, ["25/11/2024", "[một, \"hai\"]", "- tên: Đà Lạt"]);
    assert_eq!(slice(map.entries[0].key.span), "ngày");
    let Node::List(tags) = &map.entries[1].value.value else { panic!("a list") };
    assert_eq!(tags.iter().map(|tag| slice(tag.span)).collect::<Vec<_>>(), ["một", "\"hai\""]);
    let Node::List(items) = &map.entries[2].value.value else { panic!("a list") };
    let Node::Map(item) = &items[0].value else { panic!("a mapping") };
    assert_eq!(slice(items[0].span), "tên: Đà Lạt");
    assert_eq!(slice(item.entries[0].value.span), "Đà Lạt");
}

#[test]
fn every_broken_line_is_told_and_none_twice() {
    let text = "title: Bình đẳng giới: việc của cả nhà\n\
                hashtag: #BinhDangGioi\n\
                author: @sotuphap\n\
                quote: \"không đóng\n\
                note: *Chú ý*\n\
                chi có chữ\n\
                slug:an-sinh\n\
                list: [a, b\n\
                name: \"A\" và \"B\"\n\
                rate: %50\n\
                code: `x`\n\
                more: > chữ\n\
                path: \"C:\\Data\"\n\
                date: 25/11/2024\n";
    let want = [
        "1:8 yaml-syntax |Bình đẳng giới: việc của cả nhà|",
        "2:10 yaml-syntax |#BinhDangGioi|",
        "3:9 yaml-syntax |@sotuphap|",
        "4:8 yaml-syntax |\"không đóng|",
        "5:7 yaml-syntax |*Chú ý*|",
        "6:1 yaml-syntax |chi có chữ|",
        "7:1 yaml-syntax |slug:an-sinh|",
        "8:7 yaml-syntax |[|",
        "9:7 yaml-syntax |\"A\" và \"B\"|",
        "10:7 yaml-syntax |%50|",
        "11:7 yaml-syntax |`x`|",
        "12:7 yaml-syntax |> chữ|",
        "13:10 yaml-syntax |\\D|",
    ];
    assert_eq!(findings(text), want);
    let (map, _) = parse(text, 0);
    let read = plain_map(&map);
    assert_eq!(read["title"], "Bình đẳng giới: việc của cả nhà");
    assert_eq!(read["hashtag"], "#BinhDangGioi");
    assert_eq!(read["slug"], "an-sinh");
    assert_eq!(read["quote"], "không đóng");
    assert_eq!(read["list"], json(r#"["a", "b"]"#));
    assert_eq!(read["date"], "25/11/2024");
}

#[test]
fn hints_show_the_mended_line() {
    assert!(hint("title: a: b\n").contains("`title: \"a: b\"`"));
    assert!(
        hint("tiêu đề: Nói \"không\": vì sao # x\n").contains("`tiêu đề: 'Nói \"không\": vì sao'`")
    );
    assert!(hint("t: “a: b”\n").contains("`t: \"a: b\"`"));
    assert!(hint("h: #Binh\n").contains("`h: \"#Binh\"`"));
    assert!(hint("h:\n  - #Binh\n").contains("`- \"#Binh\"`"));
    assert!(hint("t: \"a\n").contains("`t: \"a\"`"));
    assert!(hint("t: \"A\" b\n").contains("`t: '\"A\" b'`"));
    assert!(hint("t:a\n").contains("`t: a`"));
}

#[test]
fn an_unclosed_quote_is_told_where_it_opens() {
    let text = "a: 1\ntitle: \"Chung tay\ndescription: \"Một \n  hai\"\nb: 'x\n  y\nc: z\n";
    assert_eq!(findings(text), ["2:8 yaml-syntax |\"Chung tay|", "5:4 yaml-syntax |'x|"]);
    let text = "org:\n  name: \"x\n  address: \"y\"\nb: 1\n";
    assert_eq!(findings(text), ["2:9 yaml-syntax |\"x|"]);
    let text = "t: \"a\n    b: \"c\"\nd: e\n";
    assert_eq!(findings(text), ["1:4 yaml-syntax |\"a|"]);
}

#[test]
fn indentation() {
    let tabs = "org:\n\tname: a\n\tphone: b\nc: |\n  d\n\te\n";
    assert_eq!(
        findings(tabs),
        ["2:1 yaml-syntax |\t|", "3:1 yaml-syntax |\t|", "6:1 yaml-syntax |\t|"]
    );
    assert_eq!(plain_map(&parse(tabs, 0).0)["org"], json(r#"{"name": "a", "phone": "b"}"#));
    assert_eq!(findings("org:\n\u{a0}\u{a0}name: a\n"), ["2:1 yaml-syntax |\u{a0}\u{a0}|"]);
    assert_eq!(findings("a: 1\n  b: 2\nc: 3\n"), ["2:3 yaml-syntax |b: 2|"]);
    assert_eq!(findings("  a: 1\nb: 2\n"), ["2:1 yaml-syntax |b: 2|"]);
    assert_eq!(findings("a:\n    b: 1\n  c: 2\nd: 3\n"), ["3:3 yaml-syntax |c: 2|"]);
    assert_eq!(findings("a:\n  - b\n  c\n  - d\n"), ["3:3 yaml-syntax |c|"]);
    assert_eq!(findings("a:\n  - b\n    - c\nd: x\n - e\n"), [] as [&str; 0]);
}

#[test]
fn lists_with_dashes_that_yaml_does_not_know() {
    let text = "a:\n  -một\n  -hai\nb:\n  • ba\n  – bốn\nc: - năm\nd: 1\n- sáu\n";
    assert_eq!(
        findings(text),
        [
            "2:3 yaml-syntax |-một|",
            "3:3 yaml-syntax |-hai|",
            "5:3 yaml-syntax |• ba|",
            "6:3 yaml-syntax |– bốn|",
            "7:4 yaml-syntax |- năm|",
            "9:1 yaml-syntax |- sáu|",
        ]
    );
    let read = plain_map(&parse(text, 0).0);
    assert_eq!(read["a"], json(r#"["một", "hai"]"#));
    assert_eq!(read["b"], json(r#"["ba", "bốn"]"#));
}

#[test]
fn anchors_tags_and_odd_keys_are_refused() {
    let text = "a: &x\n  b: 1\nc: *x\nd: !!str 1\n<<: *x\n? e\n&f g: 1\n@h: 2\ni: %x\n";
    assert_eq!(
        findings(text),
        [
            "1:4 yaml-syntax |&x|",
            "3:4 yaml-syntax |*x|",
            "4:4 yaml-syntax |!!str 1|",
            "5:5 yaml-syntax |*x|",
            "6:1 yaml-syntax |? e|",
            "7:1 yaml-syntax |&f g|",
            "8:1 yaml-syntax |@h|",
            "9:4 yaml-syntax |%x|",
        ]
    );
}

#[test]
fn repeated_keys_are_told_at_the_second() {
    let text = "tiêu đề: a\ntitle: b\ntieu-de: c\nd: {e: 1, E: 2}\nf:\n  - g: 1\n    g: 2\n";
    assert_eq!(
        findings(text),
        ["3:1 duplicate-key |tieu-de|", "4:11 duplicate-key |E|", "7:5 duplicate-key |g|"]
    );
    let read = plain_map(&parse(text, 0).0);
    assert_eq!(read["tiêu đề"], "a");
    assert_eq!(read["d"], json(r#"{"e": "1"}"#));
}

#[test]
fn mistakes_in_flow_collections() {
    assert_eq!(findings("a: [b,, c]\nd: 1\n"), ["1:7 yaml-syntax |,|"]);
    assert_eq!(findings("a: [#b, c]\n"), ["1:5 yaml-syntax |#b|"]);
    assert_eq!(findings("a: [b, #c]\n"), ["1:8 yaml-syntax |#c|"]);
    assert_eq!(findings("a: [b #c]\n"), ["1:7 yaml-syntax |#c]|"]);
    assert_eq!(findings("a: [@b, *c]\n"), ["1:5 yaml-syntax |@b|"]);
    assert_eq!(findings("a: {b: [c}\nd: 1\n"), ["1:10 yaml-syntax |}|"]);
    assert_eq!(findings("a: [b] c\nd: 1\n"), ["1:8 yaml-syntax |c|"]);
    assert_eq!(findings("a: [\"b, c]\nd: 1\n"), ["1:5 yaml-syntax |\"b, c]|"]);
    assert_eq!(findings("a: {[b]: c}\n"), ["1:5 yaml-syntax |[b]|"]);
    assert_eq!(findings("a:\n  - [b\n  - c\n"), ["2:5 yaml-syntax |[|"]);
}

#[test]
fn a_hashtag_behind_a_text_is_a_warning_and_a_comment_is_none() {
    let (map, found) = parse("a: chung tay #BinhDangGioi\nb: c # d\ne: f #---\n", 0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Warning);
    assert_eq!(found[0].span, Some(Span::new(13, 26)));
    assert_eq!(plain_map(&map)["a"], "chung tay");
    assert_eq!(good("a: #màu\n  b: c\n")["a"], json(r#"{"b": "c"}"#));
}

#[test]
fn one_part_and_no_control_characters() {
    assert_eq!(
        findings("a: 1\n---\nb: 2\n...\n"),
        ["2:1 yaml-syntax |---|", "4:1 yaml-syntax |...|"]
    );
    assert_eq!(
        findings("a: b\u{1}c\nd: |\n  x\u{7}\n"),
        ["1:5 yaml-syntax |\u{1}|", "3:4 yaml-syntax |\u{7}|"]
    );
}

#[test]
fn nesting_has_a_limit() {
    let deep = |levels: usize| format!("a: {}{}\n", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(parse(&deep(31), 0).1, []);
    let codes = |text: &str| parse(text, 0).1.iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(codes(&deep(32)), [Code::TooDeep]);
    assert_eq!(codes(&deep(200_000)), [Code::TooDeep]);
    assert_eq!(codes(&format!("a:\n {}b\nc: d\n", "- ".repeat(100_000))), [Code::TooDeep]);
    let mut block = String::new();
    for level in 0..2000 {
        block.push_str(&" ".repeat(level));
        block.push_str("a:\n");
    }
    assert_eq!(codes(&block), [Code::TooDeep]);
}

#[test]
fn large_texts_are_read_in_linear_time() {
    let items = "- một\n".repeat(100_000);
    let (map, found) = parse(&format!("tags:\n{items}"), 0);
    assert_eq!(found, []);
    assert!(matches!(&map.entries[0].value.value, Node::List(items) if items.len() == 100_000));
    let flow = format!("tags: [{}]", "a, ".repeat(300_000));
    assert_eq!(parse(&flow, 0).1, []);
    for line in [
        "[\n",
        "\"\n",
        "a: [\n",
        "a: '\n",
        "- - \n",
        "a: |\n",
        "]\n",
        "{\n",
        "\t\n",
        "- [\n  a\n",
        " #\n",
        "\\\n",
    ] {
        let text = line.repeat(1_000_000 / line.len());
        let (_, found) = parse(&text, 0);
        assert!(found.len() <= MAX_FINDINGS + 1, "{line:?}: {}", found.len());
    }
}
