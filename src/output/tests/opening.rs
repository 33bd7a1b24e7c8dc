//! Which folders are taken as a target.

use super::super::staging::INSIDE;
use super::*;

#[test]
fn a_folder_of_somebody_elses_is_refused() {
    let case = Case::new();
    case.foreign("thesis.docx", "years of work");
    case.foreign("zzz", "");
    match case.try_open(&case.target()) {
        Err(Refusal::NotOurs { found, .. }) => assert_eq!(found, "thesis.docx"),
        other => panic!("{other:?}"),
    }
    assert_eq!(case.tree().len(), 2);
    assert!(case.leftovers().is_empty());
}

#[test]
fn the_sources_and_the_root_are_refused() {
    let case = Case::new();
    let root = case.root();
    fs::create_dir(root.join("content/bai-viet")).unwrap();
    let names = [
        "content",
        "content/out",
        "content/bai-viet",
        "static/a/b",
        "themes/../content/x",
        "nowhere/../content/out",
        ".",
        "..",
        "content/..",
        "/",
    ];
    for name in names {
        match case.try_open(&root.join(name)) {
            Err(Refusal::InsideSources { .. }) => {}
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(case.leftovers().is_empty());
    assert!(files_below(&root).is_empty());
    // A name that only begins like a source is none.
    case.try_open(&root.join("contents")).unwrap();
}

#[cfg(unix)]
#[test]
fn links_are_followed() {
    use std::os::unix::fs::symlink;
    let case = Case::new();
    symlink(case.root().join("content"), case.root().join("public")).unwrap();
    symlink(case.root(), case.home.path().join("also-root")).unwrap();
    symlink("nowhere", case.root().join("dangling")).unwrap();
    fs::create_dir(case.home.path().join("www")).unwrap();
    symlink(case.home.path().join("www"), case.root().join("link")).unwrap();
    for inside in [case.target(), case.home.path().join("also-root/static/x")] {
        assert!(matches!(case.try_open(&inside), Err(Refusal::InsideSources { .. })));
    }
    let dangling = case.try_open(&case.root().join("dangling"));
    assert!(matches!(dangling, Err(Refusal::NotAFolder { .. })), "{dangling:?}");

    let folder = case.try_open(&case.root().join("link")).unwrap();
    folder.put("index.html", b"x", hash(b"x")).unwrap();
    folder.publish().unwrap();
    assert!(case.home.path().join("www/index.html").is_file());
    assert!(fs::symlink_metadata(case.root().join("link")).unwrap().is_symlink());
}

#[test]
fn a_file_is_no_folder() {
    let case = Case::new();
    fs::write(case.target(), "").unwrap();
    assert!(matches!(case.try_open(&case.target()), Err(Refusal::NotAFolder { .. })));
    assert!(matches!(case.try_open(&case.target().join("x")), Err(Refusal::Io { .. })));
}

#[test]
fn a_second_build_is_locked_out_until_the_first_ends() {
    let case = Case::new();
    let first = case.open();
    assert!(matches!(case.try_open(&case.target()), Err(Refusal::Locked { .. })));
    first.put("a", b"a", hash(b"a")).unwrap();
    first.publish().unwrap();
    let warm = case.open();
    assert!(matches!(case.try_open(&case.target()), Err(Refusal::Locked { .. })));
    drop(warm);
    case.open();
}

#[test]
fn many_builds_at_once_never_mix() {
    let case = Case::new();
    std::thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let case = &case;
            scope.spawn(move || {
                for _ in 0..50 {
                    match case.try_open(&case.target()) {
                        Ok(folder) => {
                            folder.put(name, b"x", hash(b"x")).unwrap();
                            folder.put("same", name.as_bytes(), hash(name.as_bytes())).unwrap();
                            folder.publish().unwrap();
                        }
                        Err(Refusal::Locked { .. }) => {}
                        Err(refusal) => panic!("{refusal:?}"),
                    }
                }
            });
        }
    });
    let tree = case.tree();
    assert_eq!(tree.len(), 2, "{tree:?}");
    assert!(tree.contains_key(&tree["same"]), "{tree:?}");
    assert!(case.leftovers().is_empty());
}

#[test]
fn what_a_killed_build_staged_is_cleared() {
    let case = Case::new();
    case.build(&[("index.html", "1")]);
    let staging = case.root().join(".public.chieng");
    fs::create_dir_all(staging.join("site/a/b")).unwrap();
    fs::create_dir_all(staging.join("old/0")).unwrap();
    fs::write(staging.join("site/a/b/index.html"), "half").unwrap();
    fs::write(staging.join("site/0"), "half").unwrap();
    fs::write(staging.join("manifest"), "half").unwrap();
    fs::write(staging.join("lock"), "").unwrap();
    case.build(&[("index.html", "2")]);
    assert_eq!(case.tree(), tree_of(&[("index.html", "2")]));
    assert!(case.leftovers().is_empty());
}

#[test]
fn a_damaged_manifest_is_refused_and_nothing_lost() {
    let entry = r#"{"hash": "0", "len": 1, "mtime": 1}"#;
    let damages = [
        String::new(),
        "{".to_owned(),
        r#"{"version": 1}"#.to_owned(),
        r#"{"version": 2, "files": []}"#.to_owned(),
        format!(r#"{{"version": 1, "files": {{"../../x": {entry}}}}}"#),
        format!(r#"{{"version": 1, "files": {{"/etc/x": {entry}}}}}"#),
        r#"{"version": 1, "files": {"a": {"hash": "xyz", "len": 1, "mtime": 1}}}"#.to_owned(),
    ];
    for damage in damages {
        let case = Case::new();
        case.build(&[("index.html", "1")]);
        fs::write(case.target().join(MANIFEST), &damage).unwrap();
        let refusal = case.try_open(&case.target()).unwrap_err();
        assert!(matches!(refusal, Refusal::Damaged { .. }), "{damage}: {refusal:?}");
        assert_eq!(case.tree(), tree_of(&[("index.html", "1")]));
        assert!(case.leftovers().is_empty());
    }
}

#[test]
fn refusals_speak_both_languages() {
    let case = Case::new();
    case.foreign("x", "");
    let message = case.try_open(&case.target()).unwrap_err().message();
    assert!(message.vi.contains("`x` không phải do chieng tạo"), "{}", message.vi);
    assert!(message.en.contains("`x`, which chieng did not write"), "{}", message.en);
}

#[test]
fn a_target_beside_which_nothing_can_be_made_is_written_file_by_file() {
    let case = Case::new();
    // The staging folder's name would be too long. Permissions would not do: root may write anywhere.
    let target = case.root().join("w".repeat(250));
    fs::create_dir(&target).unwrap();
    fs::create_dir_all(target.join(INSIDE).join("site/left by a killed build")).unwrap();
    for text in ["1", "1", "2"] {
        let folder = case.try_open(&target).unwrap();
        assert!(matches!(case.try_open(&target), Err(Refusal::Locked { .. })));
        folder.put("a/index.html", text.as_bytes(), hash(text.as_bytes())).unwrap();
        folder.publish().unwrap();
        let mut tree = files_below(&target);
        assert!(tree.remove(MANIFEST).is_some());
        assert_eq!(tree, tree_of(&[("a/index.html", text)]));
        assert!(!target.join(INSIDE).exists());
    }
}
