//! Later builds into a folder of ours.

use super::super::explain;
use super::*;

const SITE: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("a/index.html", "a"),
    ("a/x.jpg", "picture"),
    ("b/c/index.html", "c"),
    ("s.1.css", "style"),
];

fn built() -> Case {
    let case = Case::new();
    case.build(SITE);
    case
}

/// What tells whether a file was touched: its time, and on Unix its inode.
fn identity(path: &Path) -> (SystemTime, u64) {
    let metadata = fs::metadata(path).unwrap();
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let inode = 0;
    (metadata.modified().unwrap(), inode)
}

fn identities(case: &Case) -> BTreeMap<PathBuf, (SystemTime, u64)> {
    let entries = walkdir::WalkDir::new(case.target()).into_iter().map(Result::unwrap);
    entries.map(|entry| (entry.path().to_owned(), identity(entry.path()))).collect()
}

#[test]
fn the_same_site_again_touches_nothing() {
    let case = built();
    let before = identities(&case);
    let report = case.build(SITE);
    assert_eq!((report.written, report.unchanged, report.removed), (0, 5, 0));
    // Folders are compared too: not even a name came or went.
    assert_eq!(identities(&case), before);
    assert!(case.leftovers().is_empty());
}

#[test]
fn kept_files_are_as_good_as_put_ones() {
    let case = built();
    let before = identities(&case);
    let folder = case.open();
    assert!(folder.is_warm());
    for (path, text) in SITE {
        assert!(folder.holds(path, hash(text.as_bytes())));
        assert!(!folder.holds(path, hash(b"other")));
        folder.keep(path, hash(text.as_bytes()));
    }
    assert!(!folder.holds("none", hash(b"")));
    assert_eq!(folder.publish().unwrap().unchanged, 5);
    assert_eq!(identities(&case), before);
}

#[test]
fn only_what_changed_is_written() {
    let case = built();
    let before = identities(&case);
    let next = [
        ("index.html", "home 2"),
        ("a/index.html", "a"),
        ("a/x.jpg", "picture"),
        ("n/index.html", "new"),
        ("s.2.css", "style 2"),
    ];
    let report = case.build(&next);
    assert_eq!((report.written, report.unchanged, report.removed), (3, 2, 2));
    assert!(report.left.is_empty());
    assert_eq!(case.tree(), tree_of(&next));
    assert!(!case.target().join("b").exists(), "emptied folders go");
    let after = identities(&case);
    for path in ["a/index.html", "a/x.jpg"] {
        let place = case.target().join(path);
        assert_eq!(before[&place], after[&place], "{path}");
    }
    assert_eq!(case.build(&next).unchanged, 5);
}

#[test]
fn an_unpublished_run_changes_nothing() {
    let case = built();
    let before = identities(&case);
    let folder = case.open();
    put_all(&folder, &[("index.html", "broken"), ("z/index.html", "z")]).unwrap();
    drop(folder);
    assert_eq!(identities(&case), before);
    assert!(case.leftovers().is_empty());
}

#[test]
fn files_of_others_survive() {
    let case = built();
    case.foreign("CNAME", "example.vn");
    case.foreign("b/c/notes.txt", "mine");
    fs::create_dir_all(case.target().join("a/empty")).unwrap();
    let report = case.build(&[("index.html", "home")]);
    assert_eq!(report.removed, 4);
    assert_eq!(
        case.tree(),
        tree_of(&[("CNAME", "example.vn"), ("b/c/notes.txt", "mine"), ("index.html", "home")])
    );
    assert!(case.target().join("a/empty").is_dir());
}

#[test]
fn a_file_that_somebody_edited_is_mended() {
    let case = built();
    case.foreign("index.html", "HOME");
    case.foreign("a/index.html", "longer");
    fs::remove_file(case.target().join("s.1.css")).unwrap();
    let report = case.build(SITE);
    assert_eq!((report.written, report.unchanged), (3, 2));
    assert_eq!(case.tree(), tree_of(SITE));
}

#[test]
fn an_edited_file_that_is_gone_is_removed_all_the_same() {
    let case = built();
    case.foreign("a/index.html", "edited by hand");
    case.build(&[("index.html", "home")]);
    assert_eq!(case.tree(), tree_of(&[("index.html", "home")]));
}

#[test]
fn a_copy_with_new_times_is_taken_over() {
    let case = built();
    for (path, text) in SITE {
        fs::remove_file(case.target().join(path)).unwrap();
        case.foreign(path, text);
    }
    let copied = case.mtime("index.html");
    let report = case.build(SITE);
    assert_eq!((report.written, report.unchanged), (0, 5));
    assert_eq!(case.mtime("index.html"), copied);
    let before = identities(&case);
    case.build(SITE);
    assert_eq!(identities(&case), before, "the new times are in the manifest now");
}

#[test]
fn a_file_in_the_way_stops_the_build_before_anything_changes() {
    let cases: [(&str, &str, &str); 4] = [
        ("new/index.html", "new/index.html", "`new/index.html`"),
        ("new", "new/index.html", "`new`"),
        ("new/index.html/x", "new/index.html", "`new/index.html`"),
        ("b/c/mine.txt", "b", "`b/c/mine.txt`"),
    ];
    for (foreign, wanted, named) in cases {
        let case = built();
        case.foreign(foreign, "mine");
        let before = identities(&case);
        let error = case.try_build(&[("index.html", "2"), (wanted, "ours")]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        let said = explain(&error).en;
        assert!(said.contains(named) && said.contains(wanted), "{said}");
        assert_eq!(identities(&case), before, "{foreign}");
        assert!(case.leftovers().is_empty());
    }
}

#[test]
fn an_empty_folder_of_others_is_in_the_way_too() {
    let case = built();
    fs::create_dir_all(case.target().join("b/c/album")).unwrap();
    assert!(case.try_build(&[("b", "a file now")]).is_err());
    assert!(case.target().join("b/c/album").is_dir());
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let case = Case::new();
    let files = [("a", "file"), ("b/x/1", "1"), ("b/x/2", "2"), ("keep", "k")];
    let folders = [("a/x/index.html", "page"), ("b", "file"), ("keep", "k")];
    case.build(&files);
    for site in [&folders[..], &files, &folders] {
        case.build(site);
        assert_eq!(case.tree(), tree_of(site));
        assert!(case.leftovers().is_empty());
    }
}

#[test]
fn a_page_moves_into_a_folder_of_its_old_name() {
    let case = Case::new();
    case.build(&[("tro-giup", "1"), ("tro-giup.html", "1")]);
    let report = case.build(&[("tro-giup/index.html", "2"), ("tro-giup.html", "1")]);
    assert_eq!((report.written, report.unchanged, report.removed), (1, 1, 1));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_behind_a_link() {
    let case = built();
    let away = case.home.path().join("away");
    fs::rename(case.target().join("a"), &away).unwrap();
    std::os::unix::fs::symlink(&away, case.target().join("a")).unwrap();

    let error = case.try_build(&[("index.html", "home"), ("a/index.html", "a 2")]).unwrap_err();
    assert!(explain(&error).en.contains("`a`"), "{error}");

    let report = case.build(&[("index.html", "home")]);
    assert_eq!(report.left, ["a/index.html", "a/x.jpg"]);
    assert_eq!(files_below(&away), tree_of(&[("index.html", "a"), ("x.jpg", "picture")]));
    assert_eq!(case.build(&[("index.html", "home")]).left.len(), 2, "still known, still not ours");
}

#[test]
fn a_file_that_became_a_folder_of_others_is_left() {
    let case = built();
    fs::remove_file(case.target().join("s.1.css")).unwrap();
    case.foreign("s.1.css/mine.txt", "mine");
    let report = case.build(&[("index.html", "home")]);
    assert_eq!(report.left, ["s.1.css"]);
    assert_eq!(case.tree()["s.1.css/mine.txt"], "mine");
}

#[test]
fn two_artifacts_with_one_path_are_an_error_here_too() {
    let case = built();
    for twice in [[("index.html", "home"), ("index.html", "home")], [("n", "1"), ("n", "2")]] {
        let error = case.try_build(&twice).unwrap_err();
        assert!(explain(&error).en.contains("two parts"), "{error}");
    }
    let error = case.try_build(&[("n/x", "1"), ("n", "2")]).unwrap_err();
    assert!(explain(&error).en.contains("`n` both"), "{error}");
    assert_eq!(case.tree(), tree_of(SITE));
}

#[test]
fn what_is_kept_must_be_there() {
    let case = built();
    let folder = case.open();
    folder.put("index.html", b"2", hash(b"2")).unwrap();
    folder.keep("a/index.html", hash(b"not a"));
    let error = folder.publish().unwrap_err();
    assert!(explain(&error).en.contains("`a/index.html`"), "{error}");
    assert_eq!(case.tree(), tree_of(SITE));
}
