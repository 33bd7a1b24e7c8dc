//! The site's folders in, signals of change out, by the system's own means where it has them.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, Event, EventKind};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config;
use crate::diagnostics::Message;
use crate::say;
use crate::text::normal;

use super::changes::Signal;
use super::compare::{self, Comparing};

/// The folders that are watched with all that is in them; `public` and `.chieng` are none of them.
const FOLDERS: [&str; 3] = ["content", "static", "themes"];

/// Watches the site's folders until it is dropped.
pub(super) enum Watch {
    /// The system tells.
    Told {
        /// The system's watcher.
        watcher: RecommendedWatcher,
        /// The site's folder.
        root: PathBuf,
    },
    /// Folders are compared.
    Compared {
        /// Ends when it is dropped.
        _comparing: Comparing,
    },
}

/// Begins to watch the site at `root`, a path without links.
///
/// Where the system can't watch so many folders they are compared instead, with a note.
pub(super) fn open(
    root: &Path,
    poll: bool,
    signals: Sender<Signal>,
) -> io::Result<(Watch, Option<Message>)> {
    let mut note = None;
    if !poll {
        match told(root, signals.clone()) {
            Ok(watch) => return Ok((watch, None)),
            Err(error) => {
                let Message { vi, en } = explain(&error);
                note = Some(say!(
                    "không theo dõi được thư mục ({vi}); chuyển sang so sánh định kỳ như --poll",
                    "failed to watch the folders ({en}); comparing them from time to time, as with --poll",
                ));
            }
        }
    }
    let comparing = compare::begin(root, signals)?;
    Ok((Watch::Compared { _comparing: comparing }, note))
}

fn told(root: &Path, signals: Sender<Signal>) -> notify::Result<Watch> {
    let watched = root.to_path_buf();
    let handler = move |event: notify::Result<Event>| {
        for signal in signals_of(&watched, event) {
            // The preview has ended when nobody listens.
            let _ = signals.send(signal);
        }
    };
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(handler, config)?;
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    let mut watch = Watch::Told { watcher, root: root.to_path_buf() };
    for folder in 0..FOLDERS.len() {
        watch.follow(folder)?;
    }
    Ok(watch)
}

impl Watch {
    /// Begins anew to watch a folder that came or went; one that is missing is waited for.
    pub(super) fn follow(&mut self, folder: usize) -> notify::Result<()> {
        let Watch::Told { watcher, root } = self else { return Ok(()) };
        let Some(name) = FOLDERS.get(folder) else { return Ok(()) };
        let path = root.join(name);
        // Not watched until now, or gone with the folder.
        let _ = watcher.unwatch(&path);
        if !path.is_dir() {
            return Ok(());
        }
        watcher.watch(&path, RecursiveMode::Recursive)
    }
}

/// What an event means for the site.
fn signals_of(root: &Path, event: notify::Result<Event>) -> Vec<Signal> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return vec![Signal::Trouble(error)],
    };
    if event.need_rescan() {
        return vec![Signal::Lost];
    }
    if is_reading(event.kind) {
        return Vec::new();
    }
    event.paths.iter().filter_map(|path| signal_of(root, path)).collect()
}

/// Whether a file was only read, which every run does with every file.
fn is_reading(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
}

fn signal_of(root: &Path, path: &Path) -> Option<Signal> {
    let inside = path.strip_prefix(root).ok()?;
    let mut parts = inside.components();
    let Component::Normal(first) = parts.next()? else { return None };
    let is_whole = parts.next().is_none();
    if is_whole && first == config::PATH {
        return Some(Signal::Changed(None));
    }
    let folder = FOLDERS.iter().position(|name| first == *name)?;
    Some(if is_whole { Signal::Folder(folder) } else { Signal::Changed(content_path(inside)) })
}

/// The path of a content file as the site knows it: with `/`, in NFC. A template or an asset is no page.
pub(super) fn content_path(inside: &Path) -> Option<Arc<str>> {
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    let path = parts?.join("/");
    path.starts_with("content/").then(|| normal::repair(&path).into())
}

/// A fault of the watcher, in words.
pub(super) fn explain(error: &notify::Error) -> Message {
    match &error.kind {
        ErrorKind::MaxFilesWatch => say!(
            "hệ thống không cho theo dõi thêm thư mục",
            "the system allows no more folders to be watched"
        ),
        _ => say!("{error}", "{error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, ModifyKind};

    fn signals(kind: EventKind, path: &str) -> String {
        let event = Event::new(kind).add_path(Path::new("/site").join(path));
        format!("{:?}", signals_of(Path::new("/site"), Ok(event)))
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn only_the_site_s_own_files_count() {
        assert_eq!(signals(WRITTEN, "content/a\u{306}.md"), "[Changed(Some(\"content/ă.md\"))]");
        for path in ["static/x/y.png", "themes/tim/theme.yaml", "site.yaml"] {
            assert_eq!(signals(WRITTEN, path), "[Changed(None)]", "{path}");
        }
        for path in [
            "public/index.html",
            ".chieng/cache/a",
            ".git/index",
            "target/x",
            "content.bak",
            "../x",
        ] {
            assert_eq!(signals(WRITTEN, path), "[]", "{path}");
        }
        assert_eq!(signals(WRITTEN, "themes"), "[Folder(2)]");
    }

    #[test]
    fn reading_is_no_change() {
        let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(signals(open, "content/a.md"), "[]");
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(signals(written, "static/a"), "[Changed(None)]");
    }

    #[test]
    fn a_full_queue_is_a_loss() {
        let event = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(matches!(signals_of(Path::new("/site"), Ok(event))[..], [Signal::Lost]));
    }
}
