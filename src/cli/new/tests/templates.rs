//! What new files say: the keys of their kind, the title as it was given, and what was given besides.

use proptest::prelude::*;

use super::*;

#[test]
fn each_kind_makes_its_section_and_a_draft_that_breaks_no_build() {
    for language in [None, Some("en")] {
        for (word, kind) in KINDS {
            let trial = Trial::new();
            let args = Args { language: language.map(str::to_owned), ..args(word, "Một, hai") };
            let suffix = if language.is_some() { ".en" } else { "" };
            let folder = match kind {
                SectionKind::Pages => String::new(),
                _ => format!("{}/", kind::new_section(kind, Speech::Vi).folder),
            };
            let path = trial.path(&args);
            assert_eq!(path, format!("content/{folder}mot-hai{suffix}.md"));
            assert_eq!(trial.errors(false), []);
            // With drafts, only what nobody but the author can know is missing.
            let missing = match kind {
                SectionKind::Events | SectionKind::Hotlines => vec![Code::MissingKey],
                _ => Vec::new(),
            };
            assert_eq!(trial.errors(true), missing, "{path}");
            assert!(!trial.read(&path).contains("{{"));
        }
    }
}

/// What a template shows behind a `#` are keys of its kind.
#[test]
fn the_keys_that_templates_explain_are_known() {
    for language in ["vi", "en"] {
        for (word, _) in KINDS {
            let trial = Trial::new();
            let path =
                trial.path(&Args { language: Some(language.to_owned()), ..args(word, "Một") });
            let text = trial.read(&path);
            let used = uncommented(&text);
            assert!(used.lines().count() == text.lines().count() && used != text);
            trial.file(&path, &used);
            for code in trial.errors(true) {
                let is_about_keys = matches!(
                    code,
                    Code::UnknownKey | Code::YamlSyntax | Code::DuplicateKey | Code::WrongType
                );
                assert!(!is_about_keys, "{code:?}: {used}");
            }
        }
    }
}

/// The text with its commented keys in use, the first of each name.
fn uncommented(text: &str) -> String {
    let mut seen = Vec::new();
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let key = bare.split_once(':').map(|(key, _)| key).filter(|_| {
            bare.starts_with(char::is_lowercase) && !bare.ends_with('.') && bare.len() < line.len()
        });
        let is_new = key.is_some_and(|key| !seen.contains(&key));
        seen.extend(key);
        inside = is_new || (inside && bare.starts_with("  "));
        out.push_str(if inside { bare } else { line });
        out.push('\n');
    }
    out
}

#[test]
fn dates_and_places_go_where_they_belong() {
    let trial = Trial::new();
    let at = |kind: &str, title: &str, date: &str| Args {
        date: Some(date.to_owned()),
        ..args(kind, title)
    };
    let event = Args {
        place: Some("Nhà văn hoá: xã #1".to_owned()),
        ..at("event", "Một", "25/11/2026 8h30")
    };
    let map = front(&trial.read(&trial.path(&event)));
    assert_eq!(value(&map, "bắt đầu").as_deref(), Some("25/11/2026 8:30"));
    assert_eq!(value(&map, "địa điểm").as_deref(), Some("Nhà văn hoá: xã #1"));
    let map = front(&trial.read(&trial.path(&at("article", "Một", "2024-03-05"))));
    assert_eq!(value(&map, "ngày").as_deref(), Some("05/3/2024"));
    let map = front(&trial.read(&trial.path(&at("document", "Một", "2024-03-05"))));
    assert_eq!(value(&map, "ngày ban hành").as_deref(), Some("05/3/2024"));
    let map = front(&trial.read(&trial.path(&at("campaign", "Một", "1/6/2025 8:00"))));
    assert_eq!(value(&map, "năm").as_deref(), Some("2025"));
    assert_eq!(value(&map, "bắt đầu").as_deref(), Some("01/6/2025"));
    assert_eq!(value(&map, "kết thúc"), None);
    let map = front(&trial.read(&trial.path(&args("campaign", "Tháng hành động năm 2027"))));
    assert_eq!(value(&map, "năm").as_deref(), Some("2027"));
    assert_eq!(value(&map, "kết thúc").as_deref(), Some("15/12/2027"));
    let map = front(&trial.read(&trial.path(&args("article", "Hai"))));
    assert_eq!(value(&map, "ngày").as_deref(), Some("24/11/2026"));
    for wrong in ["31/11/2026", "11/25/2026", "mai", ""] {
        trial.refused(&at("article", "Ba", wrong));
    }
    trial.refused(&at("hotline", "Ba", "2024-03-05"));
    trial.refused(&Args { place: Some("Xã".to_owned()), ..args("article", "Ba") });
    assert_eq!(trial.errors(false), []);
}

proptest! {
    #[test]
    fn any_title_reads_back(title in "\\PC{1,20}|[ -~đếụ:#\\\\\"'{}]{1,20}|.{1,20}") {
        let title = one_line(&title);
        prop_assume!(!title.is_empty());
        let (config, _) = config::read("title: A\n");
        for words in [Speech::Vi, Speech::En] {
            for (_, kind) in KINDS {
                for original in [None, Some("content/a.md")] {
                    let facts = Facts {
                        place: Some(title.clone()),
                        hours: Some(title.clone()),
                        issuer: Some(title.clone()),
                        ..Facts::default()
                    };
                    let page = template::Page { kind, words, title: &title, facts: &facts, original, today: TODAY };
                    let map = front(&template::text(&page, &config));
                    let key = if words == Speech::Vi { "tiêu đề" } else { "title" };
                    prop_assert_eq!(value(&map, key), Some(title.clone()));
                }
            }
        }
    }
}
