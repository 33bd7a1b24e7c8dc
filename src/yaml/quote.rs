//! A text in; out the same text as a YAML scalar on one line, as the program writes it into files for people.

/// Words that YAML readers may take for something else than a text.
const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// The text as a block-style scalar: plain where nothing in it means anything to YAML, else in double quotes
/// with escapes (YAML 1.2.2 §7.3.1).
pub fn quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { in_double_quotes(text) }
}

/// Stricter than YAML: what is plain here is plain to every reader of YAML, old ones included.
fn is_plain(text: &str) -> bool {
    let begins_well = text.starts_with(char::is_alphabetic)
        || text.starts_with(char::is_numeric) && text.contains(' ');
    begins_well
        && !text.ends_with(' ')
        && text.contains(char::is_alphabetic)
        && text.chars().all(is_harmless)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_harmless(c: char) -> bool {
    c.is_alphanumeric() || " ,.()/-–’“”!?".contains(c)
}

fn in_double_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_unprintable(c) => out.push_str(&escaped(u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What YAML doesn't allow as it is (§5.1), line breaks of other conventions, and the byte order mark.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn escaped(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02X}"),
        0x100..=0xFFFF => format!("\\u{code:04X}"),
        _ => format!("\\U{code:08X}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::{Node, parse};

    fn read_back(text: &str) -> String {
        let (map, findings) = parse(&format!("a: {}\nb: c\n", quoted(text)), 0);
        assert_eq!(findings, [], "{text:?}");
        assert_eq!(map.entries.len(), 2, "{text:?}");
        match &map.entries[0].value.value {
            Node::Scalar(scalar) => scalar.text.clone(),
            other => panic!("{text:?} was read as {other:?}"),
        }
    }

    #[test]
    fn plain_titles_stay_plain() {
        for text in ["Lễ phát động", "16 ngày hành động (2026)", "Mẹ, con và M’nông?", "Con"]
        {
            assert_eq!(quoted(text), text);
            assert_eq!(read_back(text), text);
        }
    }

    #[test]
    fn what_means_something_to_yaml_is_quoted() {
        for text in [
            "Ví dụ: một",
            "a #b",
            "#1",
            "- a",
            "-",
            "?",
            "a: ",
            "{a}",
            "[a]",
            "\"a\"",
            "'a'",
            "C:\\a\\n",
            "null",
            "~",
            "Yes",
            "2026",
            "2026-11-25",
            "1e5",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a`",
            "---",
            "...",
            " a ",
            "",
            "a\nb",
            "a\tb",
            "\u{0}",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{FEFF}a",
            "= a",
            "a, b: c",
            "…",
            "\u{1F9E1} cam",
        ] {
            assert!(quoted(text).starts_with('"'), "{text:?}");
            assert_eq!(read_back(text), text, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "\\PC*|[\\x00-\\x7f]{0,12}|[ -~đếụ:#\\\\\"'\n]{0,12}|.{0,12}") {
            prop_assert_eq!(read_back(&text), text);
        }
    }
}
