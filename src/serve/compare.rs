//! The site's folders in, signals of change out, by comparing times and lengths again and again.
//!
//! For network drives, which tell of no change. The watcher library has one too, but it compares whole seconds
//! and only later ones: a file saved twice in a second, or replaced by an older copy, would go unseen.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use walkdir::WalkDir;

use crate::config;
use crate::source;

use super::changes::Signal;
use super::watch::content_path;

/// The shortest pause between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// A slow drive rests this many times as long as a look at it takes.
const REST: u32 = 4;

/// Compares until it is dropped.
pub(super) struct Comparing {
    _alive: Arc<()>,
}

/// Begins to compare.
pub(super) fn begin(root: &Path, signals: Sender<Signal>) -> io::Result<Comparing> {
    let alive = Arc::new(());
    let watched = Arc::downgrade(&alive);
    let root = root.to_path_buf();
    let first = look(&root);
    thread::Builder::new()
        .name("compare".to_owned())
        .spawn(move || compare(&root, first, &watched, &signals))?;
    Ok(Comparing { _alive: alive })
}

fn compare(root: &Path, mut last: Seen, alive: &Weak<()>, signals: &Sender<Signal>) {
    let mut pause = PAUSE;
    loop {
        thread::sleep(pause);
        if alive.strong_count() == 0 {
            return;
        }
        let begin = Instant::now();
        let now = look(root);
        pause = PAUSE.max(begin.elapsed() * REST);
        for signal in changes(root, &last, &now) {
            if signals.send(signal).is_err() {
                return;
            }
        }
        last = now;
    }
}

/// What a look saw: every file's length and time, in nanoseconds since 1970; nothing of what it couldn't read.
type Seen = BTreeMap<PathBuf, Option<(u64, u128)>>;

/// What has changed between two looks, in the order of the files' times.
fn changes(root: &Path, before: &Seen, now: &Seen) -> Vec<Signal> {
    let mut saved: Vec<(u128, &PathBuf)> = now
        .iter()
        .filter(|(path, seen)| before.get(*path) != Some(seen))
        .map(|(path, seen)| (seen.map_or(0, |(_, time)| time), path))
        .collect();
    saved.sort();
    let inside = |path: &Path| path.strip_prefix(root).ok().and_then(content_path);
    let mut signals: Vec<Signal> =
        saved.into_iter().map(|(_, path)| Signal::Changed(inside(path))).collect();
    if before.keys().any(|path| !now.contains_key(path)) {
        signals.push(Signal::Changed(None));
    }
    signals
}

fn look(root: &Path) -> Seen {
    let mut seen = Seen::new();
    let mut places: Vec<PathBuf> = source::folders(root);
    places.push(root.join(config::PATH));
    for entry in places.iter().flat_map(|place| WalkDir::new(place).sort_by_file_name()) {
        let Ok(entry) = entry else { continue };
        let about = entry.metadata().ok().filter(|about| !about.is_dir());
        let about = about.map(|about| {
            let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            (about.len(), since.map_or(0, |since| since.as_nanos()))
        });
        seen.insert(entry.into_path(), about);
    }
    seen
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_saved_is_told_in_its_order() {
        let root = Path::new("/site");
        let seen = |files: &[(&str, u128)]| -> Seen {
            files.iter().map(|(path, time)| (root.join(path), Some((1, *time)))).collect()
        };
        let before = seen(&[("content/a.md", 1), ("content/b.md", 1), ("static/x", 1)]);
        let now = seen(&[("content/a.md", 9), ("content/b.md", 8), ("content/c.md", 1)]);
        let told = format!("{:?}", changes(root, &before, &now));
        let file = |name: &str| format!("Changed(Some(\"content/{name}.md\"))");
        assert_eq!(told, format!("[{}, {}, {}, Changed(None)]", file("c"), file("b"), file("a")));
        assert!(changes(root, &now, &now).is_empty());
    }

    #[test]
    fn an_older_copy_and_a_removal_are_changes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let file = folder.path().join("content/a.md");
        fs::write(&file, "một").unwrap();
        let first = look(folder.path());
        assert_eq!(look(folder.path()), first);
        let hour = Duration::from_secs(3600);
        let old = fs::metadata(&file).unwrap().modified().unwrap() - hour;
        fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
        let older = look(folder.path());
        assert_ne!(older, first);
        fs::remove_file(&file).unwrap();
        assert_ne!(look(folder.path()), older);
        fs::write(folder.path().join("beside.md"), "x").unwrap();
    }
}
