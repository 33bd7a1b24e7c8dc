//! Broken files in, mended ones out; and what must not be touched.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn mended(text: &str) -> String {
    mended_at("content/a.md", text)
}

fn mended_at(path: &str, text: &str) -> String {
    let fixed = fix(&path.into(), text);
    assert_eq!(fixed.changes.is_empty(), fixed.text == text, "{text:?}: {:?}", fixed.changes);
    fixed.text
}

/// A page around a body, or a body's page.
fn page(body: &str) -> String {
    format!("---\ntiêu đề: a\n---\n{body}")
}

#[test]
fn marks_join_their_letters_in_text_and_front_matter() {
    let text = "---\ntie\u{302}u đe\u{302}\u{300}: Đa\u{306}\u{301}k\n---\ntie\u{301}\u{302}ng `mo\u{323}\u{302}t`\n";
    assert_eq!(mended(text), "---\ntiêu đề: Đắk\n---\ntiếng `một`\n");
}

#[test]
fn what_shows_nothing_goes_from_words() {
    for (body, wanted) in [
        ("đì\u{200B}nh\n", "đình\n"),
        ("gia\u{200B}đình\n", "gia đình\n"),
        ("bạo\u{AD}lực, phòng\u{FEFF}ngừa\n", "bạo lực, phòng ngừa\n"),
        ("de\u{AD}vel\u{200D}op\n", "develop\n"),
        ("a\u{200B}\u{200B}b\n", "ab\n"),
    ] {
        assert_eq!(mended(&page(body)), page(wanted));
    }
}

#[test]
fn what_is_needed_stays() {
    for body in [
        "ភាសា\u{200B}ខ្មែរ\n",
        "👩\u{200D}👧\n",
        "`a\u{200B}b`\n",
        "```\na\u{200B}b  \n\u{A0}c\n```\n",
        "\tcode \n\n    code \n",
        "https://a.vn/b\u{200B}c\n",
        "in\u{200B}to\n",
        "10\u{A0}000 người\n",
        "dòng một  \ndòng hai\n",
        "> a  \n> b\n",
        "Guðrún, СССР, Москва\n",
        "a\\ \nb\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "`một \nhai`\n",
        "\u{A0}\u{A0}- không phải danh sách\n",
    ] {
        assert_eq!(mended(&page(body)), page(body));
    }
    for text in [
        "",
        "---\na: |\n  b  \n  c\ntiêu đề: x\n---\n",
        "\u{FEFF}---\r\ntiêu đề: a\r\n---\r\nb\r\n",
    ] {
        assert_eq!(mended(text), text);
    }
}

#[test]
fn letters_of_other_alphabets_are_replaced() {
    for (body, wanted) in [
        ("Ðắk Nông, ðường\n", "Đắk Nông, đường\n"),
        ("162/2025/NÐ-CP, LÐTBXH\n", "162/2025/NĐ-CP, LĐTBXH\n"),
        ("Ɖăk, ɖi\n", "Đăk, đi\n"),
        ("bạ\u{43E} lực\n", "bạo lực\n"),
    ] {
        assert_eq!(mended(&page(body)), page(wanted));
    }
}

#[test]
fn a_word_alone_is_mended_as_in_its_text() {
    for word in [
        "đì\u{200B}nh",
        "gia\u{200B}đình",
        "Ðắk",
        "LÐTBXH",
        "bạ\u{43E}",
        "tie\u{302}\u{301}ng",
        "a\u{200B}b\u{AD}c",
    ] {
        let text = page(&format!("{word}\n"));
        assert_eq!(mended(&text), page(&format!("{}\n", certain(word).unwrap())));
    }
    for word in ["đình", "Guðrún", "in\u{200B}to", ""] {
        assert_eq!(certain(word), None);
    }
}

#[test]
fn front_matter_gets_its_quotes_and_spaces() {
    for (text, wanted) in [
        ("tiêu đề: Cha mẹ: học cùng con", "tiêu đề: \"Cha mẹ: học cùng con\""),
        ("tiêu đề: “Lễ phát động”", "tiêu đề: \"Lễ phát động\""),
        ("tiêu đề: \"Lễ phát động", "tiêu đề: \"Lễ phát động\""),
        ("tiêu\u{A0}đề: a   ", "tiêu đề: a"),
        ("tiêu đề: a\nảnh:\n\ttệp: b", "tiêu đề: a\nảnh:\n  tệp: b"),
        ("tiêu đề: a\nảnh:\n\u{A0}\u{A0}tệp: b", "tiêu đề: a\nảnh:\n  tệp: b"),
        ("\u{200B}tiêu đề: a", "tiêu đề: a"),
        ("tiêu đề:\u{A0}“Ðắk Lắk” ", "tiêu đề: \"Đắk Lắk\""),
    ] {
        for end in ["\n", "\r\n"] {
            let file = |front: &str| format!("---\n{front}\n---\nb\n").replace('\n', end);
            assert_eq!(mended(&file(text)), file(wanted));
        }
        let yaml = |front: &str| format!("{front}\n");
        assert_eq!(mended_at("site.yaml", &yaml(text)), yaml(wanted));
    }
}

#[test]
fn a_mend_that_breaks_something_else_is_left_out() {
    for text in ["tiêu đề: a: b\n  c\n", "tiêu đề: \"a\n  b: c\n"] {
        let text = format!("---\n{text}---\n");
        assert_eq!(mended(&text), text);
    }
}

#[test]
fn blanks_that_nobody_sees_go_from_the_body() {
    let body = "\u{A0}\u{A0}Đoạn một \nhai\t\n\n- a \n- b  \n";
    assert_eq!(mended(&page(body)), page("Đoạn một\nhai\n\n- a\n- b\n"));
    assert_eq!(mended("---\r\ntitle: a\r\n---\r\nb \r\nc"), "---\r\ntitle: a\r\n---\r\nb\r\nc\r\n");
}

#[test]
fn every_change_says_its_line_and_reason() {
    let fixed = fix(&"content/a.md".into(), "---\ntiêu đề: “a”\n---\nb \n\nÐi");
    let lines: Vec<(usize, &str)> =
        fixed.changes.iter().map(|change| (change.line, change.why.en.as_str())).collect();
    assert_eq!(lines.iter().map(|line| line.0).collect::<Vec<_>>(), [2, 4, 6, 6], "{lines:?}");
    assert!(lines[1].1.contains("end of the line"));
}

#[test]
fn only_content_and_the_configuration_are_mended() {
    for path in ["content/a.md", "content/b/c.yaml", "site.yaml"] {
        assert!(is_mendable(path), "{path}");
    }
    for path in ["static/a.md", "themes/x/theme.yaml", "content/a.txt", "a.md", "content/a.jpg"] {
        assert!(!is_mendable(path), "{path}");
    }
}

const PIECES: &str = "(---|tiêu đề: |ngày: |- |: |\"|“|”|'|# |\\n|\\r\\n|\\t| |  |\u{A0}|\u{200B}|\u{AD}|Ð|ð|gia|đình\
    |a|b|`|```\\n|\\*\\*|\\[x\\]\\(y\\)|::callout\n|\u{301}|\u{302}|e|>|\\|){0,24}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_mended_has_nothing_to_mend(text in PIECES, as_page in any::<bool>()) {
        let text = if as_page { page(&text) } else { text };
        let once = mended(&text);
        prop_assert_eq!(mended(&once), once.clone());
        let once = mended_at("content/a.yaml", &text);
        prop_assert_eq!(mended_at("content/a.yaml", &once), once.clone());
    }

    /// Only marks, blanks, quotes and look-alikes differ, no line is lost, and Markdown says the same.
    #[test]
    fn nothing_else_is_changed(body in PIECES) {
        let text = page(&body);
        let once = mended(&text);
        let ends = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
        let added = ends(&once) - ends(&text);
        prop_assert!(added == 0 || added == 1 && !text.ends_with('\n'));
        prop_assert_eq!(letters(&text), letters(&once));
        // What is read is repaired in any case.
        let read = crate::text::normal::repair(&text);
        let shape = |text: &str| letters(&keep::shape(&text[yaml::split(text).0.body..]));
        prop_assert_eq!(shape(&read), shape(&once));
    }
}

/// What is left of a text without all that a mend may change.
fn letters(text: &str) -> String {
    let is_left = |c: &char| {
        !c.is_whitespace() && !crate::text::normal::is_invisible(*c) && !"\"'“”‘’".contains(*c)
    };
    let left: String = text.chars().filter(is_left).collect();
    let plain: String = crate::text::normal::repair(&left).nfc().collect();
    plain.replace('Ð', "Đ").replace('ð', "đ")
}
