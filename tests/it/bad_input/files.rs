//! Files that can't be read as a site's: each is named, none is skipped in silence.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};

use crate::site::{Ran, Site};

#[test]
fn a_link_to_a_folder_outside_is_not_followed() {
    let site = Site::new();
    fs::create_dir(site.beside("ngoai")).unwrap();
    fs::write(site.beside("ngoai/bi-mat.md"), "---\ntitle: x\n---\n").unwrap();
    symlink(site.beside("ngoai"), site.path("content/vao")).unwrap();
    symlink("/etc/passwd", site.path("content/passwd.txt")).unwrap();
    let mut built = site.build();
    built.expect_error("outside-root", "content/vao", 0, 0).saying("symlink", "symbolic link");
    built.expect_error("outside-root", "content/passwd.txt", 0, 0);
    assert_eq!(built.errors().len(), 2, "what lies behind it is not looked at");
}

#[test]
fn a_link_that_leads_nowhere_or_in_a_circle_is_named() {
    let site = Site::new().file("content/a/_index.md", "---\ntitle: a\n---\n");
    symlink("nowhere.md", site.path("content/hong.md")).unwrap();
    symlink("../a", site.path("content/a/vong")).unwrap();
    let mut built = site.build();
    let codes: Vec<String> = built.errors();
    assert_eq!(codes.len(), 2, "{codes:?}");
    built.expect_error("unreadable", "content/hong.md", 0, 0);
    built.expect_error("outside-root", "content/a/vong", 0, 0);
}

#[test]
fn a_link_inside_the_site_is_fine() {
    let site = Site::new().file("content/a.md", "---\ntitle: a\ndescription: b\n---\nMột.\n");
    symlink("a.md", site.path("content/b.md")).unwrap();
    let mut built = site.build();
    built.ok();
    assert!(built.html("b/").contains("Một."));
}

#[test]
fn a_socket_is_named() {
    let site = Site::new();
    let _socket = UnixListener::bind(site.path("content/o-cam")).unwrap();
    let mut built = site.build();
    built.expect_error("not-a-file", "content/o-cam", 0, 0);
}

#[test]
fn a_device_is_named() {
    let site = Site::new();
    let place = site.path("content/may.md");
    let made =
        Command::new("mknod").arg(&place).args(["c", "1", "5"]).stderr(Stdio::null()).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no device can be made here");
        return;
    }
    let mut built = site.build();
    built.expect_error("not-a-file", "content/may.md", 0, 0);
}

#[test]
fn a_file_that_is_no_text_is_shown_at_the_first_wrong_byte() {
    let mut built = Site::new()
        .bytes("content/a.md", b"---\ntitle: a\n---\nH\xe0 N\xf4i\n")
        .bytes("content/b.md", b"\xff\xfe-\x00-\x00-\x00")
        .build();
    built.expect_error("not-utf8", "content/a.md", 4, 2);
    built.expect_error("not-utf8", "content/b.md", 1, 1).saying("UTF-8", "UTF-8");
}

#[test]
fn names_that_differ_by_normal_form_or_case_are_named() {
    let mut built = Site::new()
        .file("content/hà.md", "---\ntitle: a\ndescription: b\n---\n")
        .file("content/ha\u{300}.md", "---\ntitle: a\ndescription: b\n---\n")
        .build();
    built.expect_error("path-collision", "content/hà.md", 0, 0).saying("đổi tên", "rename");
}

/// What root may do everybody may not: the program runs as nobody.
#[test]
fn a_folder_that_may_not_be_read_is_named() {
    let site = Site::new()
        .file("content/kin/a.md", "---\ntitle: a\n---\n")
        .file("content/kin2.md", "---\ntitle: a\ndescription: b\n---\n");
    let command = as_nobody(&site, &["check", "--lang", "en", "--format", "json"]);
    let Some(mut command) = command else {
        println!("skipped: setpriv is missing, or this is not root");
        return;
    };
    let open = |path: &str, mode| {
        fs::set_permissions(site.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::set_permissions(site.beside(""), fs::Permissions::from_mode(0o755)).unwrap();
    open("content/kin", 0o000);
    open("content/kin2.md", 0o000);
    let ran = Ran::from(command.output().unwrap()).exit(1);
    open("content/kin", 0o755);
    let found = ran.json();
    for path in ["content/kin", "content/kin2.md"] {
        let named = |one: &&serde_json::Value| one["path"] == path && one["code"] == "unreadable";
        let found = found.iter().find(named);
        assert!(found.is_some(), "{path}: {}", ran.stderr);
        assert!(found.unwrap()["hint"].as_str().unwrap().contains("permissions"));
    }
}

#[test]
fn an_output_folder_that_may_not_be_written_is_left_alone() {
    let site = Site::new();
    let Some(mut command) = as_nobody(&site, &["build", "--lang", "en"]) else {
        println!("skipped: setpriv is missing, or this is not root");
        return;
    };
    fs::set_permissions(site.beside(""), fs::Permissions::from_mode(0o755)).unwrap();
    let ran = Ran::from(command.output().unwrap()).exit(2);
    assert!(ran.stderr.contains("ermission"), "{}", ran.stderr);
    assert!(!site.output().exists());
}

/// The command run by user 65534; none where that can't be.
fn as_nobody(site: &Site, args: &[&str]) -> Option<Command> {
    let own = site.command(args);
    let is_there = Command::new("setpriv")
        .args(["--reuid=65534", "--clear-groups", "true"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_there {
        return None;
    }
    // The program itself lies in a folder that nobody may enter, perhaps.
    let program = site.beside("chieng");
    fs::copy(own.get_program(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--clear-groups"]).arg(program).args(own.get_args());
    command.current_dir(site.root());
    Some(command)
}
