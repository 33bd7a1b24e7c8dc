//! Builds that die: after each step in turn, and by `kill -9` at any moment.

use std::env;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::super::publish::Step;
use super::*;

/// Pages name the asset that they need, as `@asset`.
const OLD: &[(&str, &str)] = &[
    ("index.html", "old @s.1.css"),
    ("a/index.html", "old @s.1.css"),
    ("old/index.html", "old @s.1.css"),
    ("s.1.css", "old"),
    ("feed.xml", "old"),
    ("same.txt", "same"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "new @s.2.css"),
    ("a/index.html", "new @s.2.css"),
    ("new/index.html", "new @s.2.css"),
    ("s.2.css", "new"),
    ("feed.xml", "new"),
    ("same.txt", "same"),
];

/// Every name of both sites is there, every file is whole, every page has what it needs.
fn assert_consistent(tree: &Tree, old: &[(&str, &str)], new: &[(&str, &str)]) {
    let (old, new) = (tree_of(old), tree_of(new));
    for name in old.keys().filter(|name| new.contains_key(*name)) {
        assert!(tree.contains_key(name), "{name} is missing in {tree:?}");
    }
    for (name, text) in tree {
        let whole = [old.get(name), new.get(name)].contains(&Some(text));
        assert!(whole, "{name} is neither old nor new: {text}");
        let asset = text.split_once('@').map(|(_, asset)| asset.lines().next().unwrap());
        assert!(asset.is_none_or(|asset| tree.contains_key(asset)), "{name} lacks {asset:?}");
    }
}

#[test]
fn the_steps_come_in_their_order() {
    let case = Case::new();
    case.build(OLD);
    let steps = Mutex::new(Vec::new());
    let folder = case.open();
    put_all(&folder, NEW).unwrap();
    folder
        .publish_watched(&|step| {
            steps.lock().unwrap().push(format!("{step:?}"));
            Ok(())
        })
        .unwrap();
    let mut steps = steps.into_inner().unwrap();
    // The two changed pages go in parallel.
    steps[4..6].sort();
    assert_eq!(
        steps,
        [
            "Names",
            r#"Place("s.2.css")"#,
            r#"Place("new/index.html")"#,
            r#"Place("feed.xml")"#,
            r#"Place("a/index.html")"#,
            r#"Place("index.html")"#,
            r#"Remove("old/index.html")"#,
            r#"Remove("s.1.css")"#,
            "Close",
        ]
    );
}

#[test]
fn a_run_that_ends_after_any_step_leaves_a_whole_site_and_is_finished_by_the_next() {
    let mut ended = 0;
    for last in 0.. {
        let case = Case::new();
        case.build(OLD);
        let folder = case.open();
        put_all(&folder, NEW).unwrap();
        let count = AtomicUsize::new(0);
        let outcome = folder.publish_watched(&|_: Step<'_>| {
            if count.fetch_add(1, Ordering::SeqCst) < last {
                Ok(())
            } else {
                Err(io::Error::other("end"))
            }
        });
        assert_consistent(&case.tree(), OLD, NEW);
        assert!(case.leftovers().is_empty());
        if outcome.is_ok() {
            break;
        }
        ended += 1;
        // The next run may want either site.
        let next = if last % 2 == 0 { NEW } else { OLD };
        case.build(next);
        assert_eq!(case.tree(), tree_of(next));
        assert_eq!(case.build(next).unchanged, next.len());
    }
    assert_eq!(ended, 9);
}

#[test]
fn a_cold_run_that_ends_leaves_nothing() {
    let case = Case::new();
    let folder = case.open();
    put_all(&folder, NEW).unwrap();
    folder.publish_watched(&|_| Err(io::Error::other("end"))).unwrap_err();
    assert!(!case.target().exists());
    assert!(case.leftovers().is_empty());
}

const HOME: &str = "CHIENG_TEST_KILLED_HOME";

/// Two sites of many files, each of several pages of the disk.
fn big(name: &str, cold: bool) -> Vec<(String, String)> {
    let filler = name.repeat(3000);
    let asset = format!("s.{name}.css");
    let page = |n| (format!("p/{n}/index.html"), format!("{name} @{asset}\n{filler}"));
    let mut site: Vec<_> = (0..if cold { 400 } else { 60 }).map(page).collect();
    site.push((format!("only-{name}/index.html"), format!("@{asset}")));
    site.push((asset, filler));
    site
}

fn lend(site: &[(String, String)]) -> Vec<(&str, &str)> {
    site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

/// Not a test of its own: what the killed process does, which is to build the two sites in turn for ever.
#[test]
fn killed_child() {
    let Some(home) = env::var_os(HOME).map(PathBuf::from) else { return };
    let cold = home.join("cold").exists();
    let target = home.join("root/public");
    loop {
        for name in ["old", "new"] {
            let folder = Folder::open(&target, &home.join("root"), &[]).unwrap();
            put_all(&folder, &lend(&big(name, cold))).unwrap();
            folder.publish().unwrap();
            if cold {
                fs::rename(&target, home.join("away")).unwrap();
                fs::remove_dir_all(home.join("away")).unwrap();
            }
        }
    }
}

/// Kills a child some time after it has begun its first build.
fn kill_after(case: &Case, time: Duration) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "output::tests::crash::killed_child"])
        .env(HOME, case.home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let started = Instant::now();
    while !case.root().join(".public.chieng").exists() {
        assert!(started.elapsed() < Duration::from_secs(60), "the child does nothing");
        thread::yield_now();
    }
    thread::sleep(time);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn kill_9_at_any_moment_of_a_warm_build() {
    let (old, new) = (big("old", false), big("new", false));
    let (old, new) = (lend(&old), lend(&new));
    let case = Case::new();
    case.build(&old);
    for round in 0..20_u64 {
        kill_after(&case, Duration::from_micros(round * 2_711 % 25_000));
        assert_consistent(&case.tree(), &old, &new);
        let next = if round % 2 == 0 { &new } else { &old };
        case.build(next);
        assert_eq!(case.tree(), tree_of(next));
        assert!(case.leftovers().is_empty(), "{:?}", case.leftovers());
    }
}

#[test]
fn kill_9_at_any_moment_of_a_cold_build() {
    let (old, new) = (big("old", true), big("new", true));
    let (old, new) = (tree_of(&lend(&old)), tree_of(&lend(&new)));
    let case = Case::new();
    fs::write(case.home.path().join("cold"), "").unwrap();
    for round in 0..10_u64 {
        kill_after(&case, Duration::from_micros(round * 7_919 % 50_000));
        if case.target().exists() {
            let tree = case.tree();
            assert!(tree == old || tree == new, "{} files", tree.len());
            fs::remove_dir_all(case.target()).unwrap();
        }
        drop(case.open());
        assert!(case.leftovers().is_empty(), "{:?}", case.leftovers());
    }
}
