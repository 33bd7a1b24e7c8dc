//! Builds that are killed at any moment: the folder is complete and consistent each time.
//!
//! `KILLED_BUILDS` says how many builds die; the default is small, so that the test stays short.

use std::collections::BTreeMap;
use std::env;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::site::Site;
use crate::{folder, links};

const BUILDS: usize = 6;
const PAGES: usize = 40;

type Files = BTreeMap<String, Vec<u8>>;

fn builds() -> usize {
    env::var("KILLED_BUILDS").ok().and_then(|n| n.parse().ok()).unwrap_or(BUILDS)
}

/// The same pages, told in another way each time; each links to others, and each version has pages of its own.
fn tell(site: &Site, version: usize) {
    for n in 0..PAGES {
        let (other, own) = ((n + 7) % PAGES, n % 8 == version % 8);
        let text = format!(
            "---\ntitle: Trang {n}\ndescription: Bản {version}.\n---\nBản {version}. [kia](trang-{other}.md)\n"
        );
        site.write(&format!("content/trang-{n}.md"), text.as_bytes());
        let extra = site.path(&format!("content/rieng-{n}.md"));
        if own {
            let text =
                format!("---\ntitle: Riêng {n}\ndescription: Có lúc.\n---\n[kia](trang-{n}.md)\n");
            std::fs::write(extra, text).unwrap();
        } else if extra.exists() {
            std::fs::remove_file(extra).unwrap();
        }
    }
    let css = format!("@layer pages {{ p {{ margin: {version}px; }} }}\n");
    site.write("themes/cam/assets/css/70-site.css", css.as_bytes());
}

/// What a build of this version gives that nobody disturbs, and how long it takes.
fn whole(site: &Site) -> (Files, Duration) {
    let target = site.beside("whole");
    let _ = std::fs::remove_dir_all(&target);
    let started = Instant::now();
    site.cli(&["build", "--output", target.to_str().unwrap()]).exit(0);
    (published(&target), started.elapsed())
}

fn published(target: &std::path::Path) -> Files {
    let mut files = folder::bytes(target);
    files.retain(|path, _| !path.starts_with(".chieng"));
    files
}

/// Starts a build and kills it after a while; says whether it was killed.
fn killed(site: &Site, after: Duration) -> bool {
    let mut command = site.command(&["build"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(after);
    let _ = child.kill();
    child.wait().unwrap().code().is_none()
}

fn assert_consistent(files: &Files, old: &Files, new: &Files, when: &str) {
    for (path, bytes) in files {
        let is_whole = [old.get(path), new.get(path)].contains(&Some(bytes));
        assert!(is_whole, "{when}: {path} is neither the old nor the new file");
    }
    let both = old.keys().filter(|path| new.contains_key(*path));
    let missing: Vec<&String> = both.filter(|path| !files.contains_key(*path)).collect();
    assert!(missing.is_empty(), "{when}: missing {missing:?}");
    // Nothing leads to a new page before all of them are there: only then are changed pages written.
    let mut broken = links::broken(files);
    broken.retain(|link| link.split_once(" → ").is_some_and(|(from, _)| old.contains_key(from)));
    assert!(broken.is_empty(), "{when}: {broken:?}");
}

/// After how long build `n` is killed: at any moment of it; sooner and sooner once all were quicker than that.
fn moment(n: usize, wanted: usize, time: Duration) -> Duration {
    time.mul_f64(chance(n)) / u32::try_from(1 + n.saturating_sub(wanted)).unwrap()
}

/// At least so many builds, and until one has died: on a busy machine a build may be quicker than the one before.
fn goes_on(n: usize, wanted: usize, deaths: usize) -> bool {
    n <= wanted || (deaths == 0 && n < wanted + 40)
}

/// A number between 0 and 1 that looks like chance and is the same in every run.
fn chance(n: usize) -> f64 {
    let mixed = (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31);
    (mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 11) as f64 / (1u64 << 53) as f64
}

#[test]
fn cold_builds_leave_all_or_nothing() {
    let site = Site::new();
    tell(&site, 0);
    let (new, time) = whole(&site);
    let (mut deaths, mut n, wanted) = (0, 1, builds() / 2);
    while goes_on(n, wanted, deaths) {
        let _ = std::fs::remove_dir_all(site.output());
        let _ = std::fs::remove_dir_all(site.path(".chieng"));
        deaths += usize::from(killed(&site, moment(n, wanted, time)));
        let files = published(&site.output());
        assert!(files.is_empty() || files == new, "half a site was published");
        site.cli(&["build"]).exit(0);
        assert!(published(&site.output()) == new, "the next build is not complete");
        n += 1;
    }
    assert!(deaths > 0, "no build was killed in time");
}

#[test]
fn warm_builds_leave_old_or_new_files_and_no_broken_link() {
    let site = Site::new();
    tell(&site, 0);
    site.cli(&["build"]).exit(0);
    let (mut old, time) = whole(&site);
    let (mut deaths, mut n, wanted) = (0, 1, builds().div_ceil(2));
    while goes_on(n, wanted, deaths) {
        tell(&site, n);
        let (new, _) = whole(&site);
        deaths += usize::from(killed(&site, moment(n, wanted, time)));
        assert_consistent(&published(&site.output()), &old, &new, &format!("build {n}"));
        // Killed again while it mends what the last one left.
        killed(&site, time.mul_f64(chance(n + 2000)));
        assert_consistent(&published(&site.output()), &old, &new, &format!("build {n} again"));
        site.cli(&["build"]).exit(0);
        assert!(published(&site.output()) == new, "build {n}: the next build is not complete");
        let around =
            std::fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> =
            around.filter(|name| name.to_string_lossy().starts_with(".public")).collect();
        assert!(left.is_empty(), "build {n}: {left:?} lies around");
        old = new;
        n += 1;
    }
    assert!(deaths > 0, "no build was killed in time");
}
