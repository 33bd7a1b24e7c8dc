//! The site's folders in, signals of change out, by comparing times and lengths again and again.
//!
//! For network drives, which tell of no change. The watcher library has one too, but it compares whole seconds
//! and only later ones: a file saved twice in a second, or replaced by an older copy, would go unseen.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use walkdir::WalkDir;

use crate::config;
use crate::digest::Digest;
use crate::source;

use super::changes::Signal;

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

fn compare(root: &Path, mut last: u128, alive: &Weak<()>, signals: &Sender<Signal>) {
    let mut pause = PAUSE;
    loop {
        thread::sleep(pause);
        if alive.strong_count() == 0 {
            return;
        }
        let begin = Instant::now();
        let now = look(root);
        pause = PAUSE.max(begin.elapsed() * REST);
        if now != last && signals.send(Signal::Changed).is_err() {
            return;
        }
        last = now;
    }
}

/// A fingerprint of every file's name, length and time.
fn look(root: &Path) -> u128 {
    let mut digest = Digest::new();
    let mut places: Vec<PathBuf> = source::folders(root);
    places.push(root.join(config::PATH));
    for entry in places.iter().flat_map(|place| WalkDir::new(place).sort_by_file_name()) {
        let Ok(entry) = entry else {
            digest.add_u64(0);
            continue;
        };
        digest.add_bytes(entry.path().as_os_str().as_encoded_bytes());
        let Ok(about) = entry.metadata() else { continue };
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = since.map_or(0, |since| since.as_nanos());
        digest.add_u64(if about.is_dir() { 0 } else { about.len() }).add_u128(nanoseconds);
    }
    digest.finish()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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
