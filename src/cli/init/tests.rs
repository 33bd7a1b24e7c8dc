//! A new site is complete, builds, and never takes the place of anything.

use std::collections::BTreeMap;

use jiff::civil::date as day;

use super::*;
use crate::config;
use crate::diagnostics::{Code, Severity};
use crate::engine::{Clock, Engine, Inputs, Nowhere};
use crate::text::phone;
use crate::yaml::{Node, front_matter, parse};

const TODAY: Date = day(2026, 11, 24);

fn args(dir: &Path, language: Lang) -> Args {
    Args { dir: dir.to_path_buf(), title: None, language }
}

/// Every file below a folder, by path, with its text.
fn files_in(dir: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.insert(path.clone(), fs::read_to_string(&path).unwrap());
        }
    }
    files
}

#[test]
fn a_new_site_builds_without_an_error() {
    for language in [Lang::Vi, Lang::En] {
        for today in [TODAY, day(2027, 1, 1), day(2028, 12, 31)] {
            let root = tempfile::tempdir().unwrap();
            let dir = root.path().join("a/site");
            let made = make(&args(&dir, language), today).unwrap();
            let inputs = Inputs::of(dir.clone(), Clock::Civil(today.into()));
            let outcome = Engine::new().run(&inputs, &Nowhere);
            assert!(outcome.publishable, "{:#?}", outcome.diagnostics);
            // Nobody has called the numbers, and the address of the site isn't known: that is to be said.
            let other = outcome.diagnostics.iter().find(|found| {
                found.severity == Severity::Error
                    || !matches!(found.code, Code::UncheckedNumber | Code::NoBaseUrl)
            });
            assert_eq!(other, None);
            let pages = made.iter().filter(|path| path.starts_with("content/")).count();
            assert_eq!(outcome.summary.pages, pages);
            assert!(outcome.withheld.is_empty());
            assert!(dir.join("static").is_dir());
        }
    }
}

#[test]
fn the_campaign_is_this_years_and_its_theme_is_open() {
    for (language, path) in
        [(Lang::Vi, "content/chien-dich/2031.md"), (Lang::En, "content/campaigns/2031.md")]
    {
        let texts = texts(language, "A", day(2031, 2, 3));
        let (_, text) = texts.iter().find(|(made, _)| made == path).unwrap();
        let map = front(text);
        let value = |keys: [&str; 2]| {
            let found = map.entries.iter().find(|entry| keys.contains(&entry.key.value.as_str()));
            found.unwrap().value.value.as_text().map(str::to_owned)
        };
        assert_eq!(value(["year", "năm"]).as_deref(), Some("2031"));
        assert_eq!(value(["theme", "chủ đề tháng"]), None);
        assert!(value(["start", "bắt đầu"]).unwrap().contains("2031"));
    }
}

fn front(text: &str) -> crate::yaml::Map {
    let (parts, findings) = front_matter::split(text);
    assert_eq!(findings, []);
    let range = parts.front.unwrap();
    let (map, findings) = parse(&text[range.clone()], range.start);
    assert_eq!(findings, [], "{text}");
    map
}

/// FACTS.md, "Hotlines: what was verified": these numbers, at this cost, and no other.
#[test]
fn the_numbers_are_those_that_were_verified() {
    let verified = [
        ("111", "free", true),
        ("112", "free", false),
        ("113", "free", false),
        ("114", "free", false),
        ("115", "free", false),
        ("1900969680", "unknown", true),
    ];
    for (language, section) in [(Lang::Vi, "so-ho-tro"), (Lang::En, "support-numbers")] {
        let mut found = Vec::new();
        for (path, text) in texts(language, "A", TODAY) {
            if !path.starts_with(&format!("content/{section}/")) || path.ends_with("_index.md") {
                continue;
            }
            let map = front(&text);
            let entry = |keys: &[&str]| {
                map.entries.iter().find(|entry| keys.contains(&entry.key.value.as_str()))
            };
            assert!(entry(&["checked_on", "xác minh ngày"]).is_none(), "{path}");
            let numbers = entry(&["numbers", "số"]).unwrap().value.value.as_list().unwrap();
            let [number] = numbers else { panic!("{path} has several numbers") };
            let Node::Map(number) = &number.value else { panic!("{path}") };
            let text = |at: usize| number.entries[at].value.value.as_text().unwrap();
            let cost = match text(1) {
                "miễn phí" => "free",
                "chưa rõ" => "unknown",
                cost => cost,
            };
            let always =
                entry(&["hours", "giờ trực"]).and_then(|hours| hours.value.value.as_text());
            assert!(matches!(always, None | Some("24/7")), "{path}");
            assert!(entry(&["source", "nguồn"]).unwrap().value.value.as_text().is_some());
            let dialled = phone::parse(text(0)).unwrap().digits().to_owned();
            found.push((dialled, cost.to_owned(), always.is_some()));
        }
        found.sort();
        let found: Vec<(&str, &str, bool)> =
            found.iter().map(|(number, cost, always)| (&**number, &**cost, *always)).collect();
        assert_eq!(found, verified);
    }
}

#[test]
fn no_other_number_stands_anywhere() {
    let verified = ["111", "112", "113", "114", "115", "1900969680"];
    for language in [Lang::Vi, Lang::En] {
        for (path, text) in texts(language, "A", TODAY) {
            for found in phone::find(&text) {
                assert!(
                    verified.contains(&found.phone.digits()),
                    "{path}: {}",
                    found.phone.digits()
                );
            }
        }
    }
}

#[test]
fn no_blank_is_left() {
    for language in [Lang::Vi, Lang::En] {
        for (path, text) in texts(language, "A", TODAY) {
            assert!(!path.contains("{{") && !text.contains("{{"), "{path}");
            assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
        }
    }
}

#[test]
fn any_title_is_kept() {
    for title in ["Tháng: \"hành động\" #1", "- a", "{{year}}", "\\", "'", "null", "Mẹ & con"]
    {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("site");
        let mut args = args(&dir, Lang::Vi);
        args.title = Some(format!("  {title}\n"));
        make(&args, TODAY).unwrap();
        let text = fs::read_to_string(dir.join("site.yaml")).unwrap();
        let (config, findings) = config::read(&text);
        assert_eq!(findings, [], "{title}");
        assert_eq!(config.title.get("vi", "vi"), title);
    }
}

#[test]
fn an_empty_title_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("site");
    let args = Args { title: Some(" \n".to_owned()), ..args(&dir, Lang::Vi) };
    assert_eq!(make(&args, TODAY).unwrap_err().exit, Exit::Usage);
    assert!(!dir.exists());
}

/// Each key of DESIGN.md §3 has its line, and what is commented out can be used as it stands.
#[test]
fn each_key_is_explained() {
    let keys = [
        "title",
        "description",
        "base_url",
        "language",
        "languages",
        "timezone",
        "theme",
        "theme_options",
        "organization",
        "topics",
        "menu",
        "quick_exit",
        "hotlines",
        "hosting",
        "markdown",
        "extra",
    ];
    for language in [Lang::Vi, Lang::En] {
        let texts = texts(language, "A", TODAY);
        let (_, text) = texts.iter().find(|(path, _)| path == "site.yaml").unwrap();
        let mut used = String::new();
        for line in text.lines() {
            let key = line.strip_prefix("# ").filter(|line| {
                keys.iter()
                    .any(|key| line.strip_prefix(key).is_some_and(|value| value.starts_with(": ")))
                    && !line.ends_with('.')
            });
            used.push_str(key.unwrap_or(line));
            used.push('\n');
        }
        let (config, findings) = config::read(&used);
        assert_eq!(findings, []);
        assert!(config.base_url.is_some() && !config.theme_options.is_empty());
        for key in keys {
            let is_explained = text.lines().any(|line| {
                let about = line.strip_prefix("# ").and_then(|line| line.strip_prefix(key));
                about.is_some_and(|rest| rest.starts_with([':', ' ']) && rest.ends_with('.'))
            });
            assert!(is_explained, "{key}");
        }
    }
}

#[test]
fn what_is_there_stays() {
    for name in ["theirs.md", ".hidden", "site.yaml"] {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(name), "theirs").unwrap();
        let before = files_in(root.path());
        let stop = make(&args(root.path(), Lang::Vi), TODAY).unwrap_err();
        assert_eq!(stop.exit, Exit::Usage);
        assert!(stop.message.vi.contains(name) && stop.message.en.contains(name));
        assert_eq!(files_in(root.path()), before);
    }
}

#[test]
fn an_empty_folder_is_taken_and_a_file_is_not() {
    let root = tempfile::tempdir().unwrap();
    make(&args(root.path(), Lang::Vi), TODAY).unwrap();
    assert!(root.path().join("site.yaml").is_file());
    let file = root.path().join("site.yaml");
    let before = fs::read_to_string(&file).unwrap();
    for dir in [file.clone(), file.join("below")] {
        assert_eq!(make(&args(&dir, Lang::Vi), TODAY).unwrap_err().exit, Exit::Usage);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn the_report_names_the_next_commands() {
    let made = ["site.yaml".to_owned()];
    let vi = report(&made, Path::new("trang"), Speech::Vi);
    assert!(vi.contains("  site.yaml\n"));
    assert!(vi.contains("  cd trang\n  chieng serve\n"));
    assert!(vi.contains("  chieng build\n"));
    assert!(!report(&made, Path::new("."), Speech::En).contains("cd "));
    assert!(report(&made, Path::new("a b"), Speech::En).contains("  cd \"a b\"\n"));
}
