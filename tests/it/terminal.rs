//! Answers typed at a terminal in, the page that `chieng new` makes out.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the program says at a terminal in which somebody types these lines; none where no terminal can be had.
fn at_a_terminal(site: &Path, arguments: &str, typed: &str) -> Option<String> {
    let line = format!("{} {arguments}", env!("CARGO_BIN_EXE_chieng"));
    let spawned = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(site)
        .env("SOURCE_DATE_EPOCH", "1795482000")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = spawned else {
        eprintln!("skipped: there is no `script` here");
        return None;
    };
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::write(site.path().join("site.yaml"), "title: A\n").unwrap();
    site
}

#[test]
fn a_person_is_asked() {
    let site = site();
    let typed = "2\nLễ phát động\n31/11/2026\n25/11/2026 8h\nNhà văn hoá\n";
    let Some(said) = at_a_terminal(site.path(), "new", typed) else { return };
    assert!(said.contains("Chọn số [1]: ") && said.contains("không có ngày"), "{said}");
    let text = fs::read_to_string(site.path().join("content/su-kien/le-phat-dong.md")).unwrap();
    assert!(text.contains("bắt đầu: 25/11/2026 8:00\n"), "{text}");
}

#[test]
fn a_person_who_leaves_gets_nothing() {
    let site = site();
    let Some(said) = at_a_terminal(site.path(), "new event", "Lễ\n25/11/2026\n") else { return };
    assert!(said.contains("không tạo gì"), "{said}");
    assert!(!site.path().join("content").exists());
}

#[test]
fn a_script_is_never_asked() {
    let site = site();
    let output = Command::new(env!("CARGO_BIN_EXE_chieng"))
        .arg("new")
        .current_dir(site.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("chieng new"));
}

/// What a command says on standard error in a folder, and its exit code.
fn said_in(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chieng"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
        .env("NO_COLOR", "1")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C.UTF-8");
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn who_stands_too_deep_is_told_so_and_nothing_else() {
    let site = site();
    let deep = site.path().join("content");
    fs::create_dir(&deep).unwrap();
    let (said, exit) = said_in(&deep, &["new", "page", "A"]);
    let home = site.path().canonicalize().unwrap();
    assert!(said.contains(&format!("cd \"{}\"", home.display())), "{said}");
    assert_eq!(exit, Some(1));
    for command in ["build", "check"] {
        let (said, exit) = said_in(&deep, &[command]);
        assert_eq!(said.matches("lỗi[").count(), 1, "{said}");
        assert!(said.contains("lỗi[config-missing]"), "{said}");
        assert_eq!(exit, Some(1));
    }
}

#[test]
fn help_goes_to_standard_output_and_mistakes_end_with_two() {
    let site = site();
    let (said, exit) = said_in(site.path(), &["build", "--help"]);
    assert_eq!((said.as_str(), exit), ("", Some(0)));
    let (said, exit) = said_in(site.path(), &["buid"]);
    assert!(said.starts_with("lỗi: không có lệnh “buid”"), "{said}");
    assert_eq!(exit, Some(2));
    let (said, exit) = said_in(site.path(), &["--lang", "en", "buid"]);
    assert!(said.starts_with("error: there is no command “buid”"), "{said}");
    assert_eq!(exit, Some(2));
    let (said, exit) = said_in(site.path(), &[]);
    assert!(said.contains("Cách dùng: chieng"), "{said}");
    assert_eq!(exit, Some(2));
}
