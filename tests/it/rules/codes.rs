//! Every diagnostic is explained in `docs/diagnostics.md` and expected by a test.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::{env, fs};

use chieng::diagnostics::{Code, Severity};

use super::sources::{root, sources, texts, words_after};

const PAGE: &str = "docs/diagnostics.md";

#[test]
fn every_code_is_expected_by_a_test() {
    let cases: String = texts("tests/it")
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs") && path != "rules/codes.rs")
        .map(|(_, text)| text)
        .collect();
    let unit_tests: String = sources().into_iter().map(|source| source.tests).collect();
    let uncovered: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| {
            let quoted = format!("\"{}\"", code.name());
            let variant = format!("Code::{code:?}");
            let in_unit_tests = unit_tests.match_indices(&variant).any(|(at, found)| {
                !unit_tests[at + found.len()..].starts_with(|c: char| c.is_alphanumeric())
            });
            !cases.contains(&quoted) && !in_unit_tests && !unit_tests.contains(&quoted)
        })
        .map(|code| code.name())
        .collect();
    assert!(uncovered.is_empty(), "no test expects: {uncovered:?}");
}

#[test]
fn every_code_is_made_by_the_program() {
    let program: String = sources().into_iter().map(|source| source.program).collect();
    let made: BTreeSet<&str> = words_after(&program, "Code::").map(|(_, name)| name).collect();
    let never: Vec<_> = Code::ALL.iter().filter(|c| !made.contains(&*format!("{c:?}"))).collect();
    assert!(never.is_empty(), "nothing makes: {never:?}");
}

#[test]
fn every_code_is_explained_in_both_languages() {
    for code in Code::ALL {
        let name = code.name();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(name.chars().all(plain), "{name} is no name for scripts");
        assert!(code.explanation().vi.ends_with('.'), "{name}: Vietnamese");
        assert!(code.explanation().en.ends_with('.'), "{name}: English");
    }
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Code::ALL.len(), "two codes have one name");
}

#[test]
fn the_reference_page_is_up_to_date() {
    let wanted = page();
    let place = root().join(PAGE);
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, &wanted).unwrap();
    }
    let written = fs::read_to_string(&place).unwrap_or_default();
    assert!(written == wanted, "{PAGE} is out of date: run UPDATE_DOCS=1 cargo test --test it");
}

fn page() -> String {
    let mut page = String::from(
        "# Các thông báo · Diagnostics\n\n\
         <!-- Generated from src/diagnostics/code.rs: UPDATE_DOCS=1 cargo test --test it -->\n\n\
         Mỗi thông báo của `chieng build` và `chieng check` có một mã không đổi.\n\
         Lỗi làm dừng việc đăng trang; cảnh báo và lưu ý thì không.\n\n\
         Every finding of `chieng build` and `chieng check` has a code that stays the same.\n\
         Errors stop a publication; warnings and notes do not.\n\n\
         | mã · code | mức · severity | tiếng Việt | English |\n\
         |---|---|---|---|\n",
    );
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "lỗi · error",
            Severity::Warning => "cảnh báo · warning",
            Severity::Info => "lưu ý · info",
        };
        let (vi, en) = (cell(code.explanation().vi), cell(code.explanation().en));
        let name = code.name();
        // Writing to a String cannot fail.
        let _ = writeln!(page, "| <a id=\"{name}\"></a>`{name}` | {severity} | {vi} | {en} |");
    }
    page
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
