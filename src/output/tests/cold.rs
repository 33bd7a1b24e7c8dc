//! First builds.

use super::*;

const SITE: &[(&str, &str)] =
    &[("index.html", "home"), ("bai-viet/an-sinh/index.html", "article"), ("_headers", "h")];

#[test]
fn a_missing_target_is_made_with_its_parents() {
    let case = Case::new();
    let target = case.home.path().join("a/b/public");
    let folder = case.try_open(&target).unwrap();
    assert!(!folder.is_warm());
    put_all(&folder, SITE).unwrap();
    assert!(!target.exists(), "nothing is published before its time");
    let report = folder.publish().unwrap();
    assert_eq!((report.written, report.unchanged, report.removed, report.bytes), (3, 0, 0, 12));
    let mut tree = files_below(&target);
    assert!(tree.remove(MANIFEST).is_some());
    assert_eq!(tree, tree_of(SITE));
    assert_eq!(fs::read_dir(case.home.path().join("a/b")).unwrap().count(), 1);
}

#[test]
fn an_empty_target_is_replaced() {
    let case = Case::new();
    fs::create_dir(case.target()).unwrap();
    assert_eq!(case.build(SITE).written, 3);
    assert_eq!(case.tree(), tree_of(SITE));
    assert!(case.leftovers().is_empty());
}

#[cfg(unix)]
#[test]
fn an_empty_target_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new();
    fs::create_dir(case.target()).unwrap();
    fs::set_permissions(case.target(), fs::Permissions::from_mode(0o711)).unwrap();
    case.build(SITE);
    assert_eq!(fs::metadata(case.target()).unwrap().permissions().mode() & 0o777, 0o711);
}

#[test]
fn a_folder_dropped_unpublished_leaves_nothing() {
    let case = Case::new();
    let target = case.root().join("x/y/public");
    let folder = case.try_open(&target).unwrap();
    put_all(&folder, SITE).unwrap();
    drop(folder);
    assert_eq!(case.leftovers(), Vec::<String>::new());
}

#[test]
fn files_come_from_many_threads() {
    use rayon::prelude::*;
    let case = Case::new();
    let folder = case.open();
    let paths: Vec<String> = (0..500).map(|n| format!("m/{}/{n}/index.html", n % 7)).collect();
    paths
        .par_iter()
        .try_for_each(|path| folder.put(path, path.as_bytes(), hash(path.as_bytes())))
        .unwrap();
    assert_eq!(folder.publish().unwrap().written, 500);
    let tree = case.tree();
    assert_eq!(tree.len(), 500);
    assert!(tree.iter().all(|(path, text)| path == text));
}

#[test]
fn the_manifest_is_as_documented() {
    let case = Case::new();
    case.build(&[("b.css", "b"), ("a/index.html", "a")]);
    let text = fs::read_to_string(case.target().join(MANIFEST)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["version"], 1);
    let entry = &json["files"]["a/index.html"];
    assert_eq!(entry["hash"], format!("{:032x}", hash(b"a")));
    assert_eq!(entry["len"], 1);
    let since = case.mtime("a/index.html").duration_since(SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(entry["mtime"].as_i64().unwrap(), i64::try_from(since.as_nanos()).unwrap());
    assert!(text.find("a/index.html").unwrap() < text.find("b.css").unwrap());
}

#[test]
fn names_that_leave_the_folder_or_are_ours_are_refused() {
    let case = Case::new();
    let folder = case.open();
    let names = [
        "",
        "/",
        "/etc/x",
        "../x",
        "a/../x",
        "a/./x",
        "a//x",
        "a/",
        "a\\x",
        ".",
        "..",
        "a\nb",
        "a\0b",
        MANIFEST,
        ".chieng-staging/x",
        ".CHIENG-manifest.json",
    ];
    for name in names {
        let error = folder.put(name, b"", hash(b"")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name:?}");
    }
    for name in [".nojekyll", ".well-known/security.txt", "a..b/…/ảnh đẹp.jpg"] {
        folder.put(name, b"", hash(b"")).unwrap();
    }
}

#[test]
fn a_file_and_a_folder_of_one_name_are_an_error() {
    for site in [[("a", "1"), ("a/b", "2")], [("a/b", "2"), ("a", "1")]] {
        let case = Case::new();
        let error = case.try_build(&site).unwrap_err();
        assert!(super::super::explain(&error).en.contains("`a` both"), "{error}");
        assert!(!case.target().exists());
        assert!(case.leftovers().is_empty());
    }
}

#[test]
fn two_artifacts_with_one_path_are_an_error() {
    let case = Case::new();
    let error = case.try_build(&[("a", "1"), ("a", "2")]).unwrap_err();
    assert!(super::super::explain(&error).vi.contains("cùng ghi vào một tệp `a`"), "{error}");
}

#[test]
fn nothing_can_be_kept_where_nothing_is() {
    let case = Case::new();
    let folder = case.open();
    folder.keep("a", hash(b"a"));
    assert_eq!(folder.publish().unwrap_err().kind(), io::ErrorKind::NotFound);
    assert!(!case.target().exists());
}
