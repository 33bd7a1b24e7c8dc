//! Turns what was staged into the site: in come an opened folder and its files, out come the published site
//! and a count of what changed.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::Fault;
use super::folder::{Folder, Made};
use super::made_folders::MadeFolders;
use super::manifest::{self, Entries, Entry, MANIFEST};
use super::obstacles::{Survey, folders_of};

/// What a build did to the published folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that were left as they are.
    pub unchanged: usize,
    /// Files of an earlier run that are gone.
    pub removed: usize,
    /// Bytes in the files written.
    pub bytes: u64,
    /// Files of an earlier run that could not be removed; the next run tries again.
    pub left: Vec<String>,
}

/// What is about to happen to the published folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// The whole site appears.
    Whole,
    /// The manifest learns the new names.
    Names,
    /// An old file or folder makes room.
    Clear(&'a str),
    /// A new or changed file is put in place.
    Place(&'a str),
    /// An old file goes.
    Remove(&'a str),
    /// The manifest is closed.
    Close,
}

/// Asked before each step; an error ends the run there.
pub(super) type Watch<'a> = &'a (dyn Fn(Step<'_>) -> io::Result<()> + Sync);

/// Publishes the files, each said once.
pub(super) fn publish(
    folder: &Folder,
    files: &HashMap<String, Made>,
    watch: Watch<'_>,
) -> io::Result<WriteReport> {
    if folder.is_whole {
        publish_whole(folder, files, watch)?;
        return Ok(report(files, 0, Vec::new()));
    }
    let nothing = Entries::new();
    let before = folder.before.as_ref().unwrap_or(&nothing);
    let gone: HashSet<&str> =
        before.keys().map(String::as_str).filter(|path| !files.contains_key(*path)).collect();
    Publication { folder, before, files, gone, watch }.run()
}

fn report(files: &HashMap<String, Made>, removed: usize, left: Vec<String>) -> WriteReport {
    let written = || files.values().filter(|made| made.staged.is_some());
    WriteReport {
        written: written().count(),
        unchanged: files.len() - written().count(),
        removed,
        bytes: written().map(|made| made.entry.len).sum(),
        left,
    }
}

fn publish_whole(
    folder: &Folder,
    files: &HashMap<String, Made>,
    watch: Watch<'_>,
) -> io::Result<()> {
    let site = folder.staging.site();
    let entries = files.iter().map(|(path, made)| (path.as_str(), made.entry)).collect();
    manifest::write(&site.join(MANIFEST), &entries).map_err(Fault::system(MANIFEST))?;
    watch(Step::Whole)?;
    if let Ok(empty) = fs::metadata(&folder.target) {
        // The new folder is as open or closed as the empty one that it replaces.
        let _ = fs::set_permissions(&site, empty.permissions());
        if cfg!(windows) {
            let _ = fs::remove_dir(&folder.target);
        }
    }
    rename(&site, &folder.target).map_err(Fault::system(folder.target.to_string_lossy()))
}

struct Publication<'a> {
    folder: &'a Folder,
    before: &'a Entries,
    files: &'a HashMap<String, Made>,
    /// Files of `before` that are not in `files`.
    gone: HashSet<&'a str>,
    watch: Watch<'a>,
}

impl<'a> Publication<'a> {
    fn run(&self) -> io::Result<WriteReport> {
        let staged: BTreeMap<&str, usize> = self
            .files
            .iter()
            .filter_map(|(path, made)| Some((path.as_str(), made.staged?)))
            .collect();
        let obstacles = Survey::new(&self.folder.target, self.before, &self.gone)
            .obstacles(staged.keys().copied())?;
        self.learn_names(&staged)?;
        self.clear(&obstacles)?;
        self.place(&staged)?;
        let (removed, left) = self.remove(&obstacles)?;
        self.close(&left)?;
        Ok(report(self.files, removed, left.into_iter().map(str::to_owned).collect()))
    }

    /// From here on a killed run can be repaired: every file that it may have placed is known by name.
    fn learn_names(&self, staged: &BTreeMap<&str, usize>) -> io::Result<()> {
        let new = staged.keys().filter(|path| !self.before.contains_key(**path));
        let mut known = self.known();
        let before = known.len();
        known.extend(new.filter_map(|path| Some((*path, self.files.get(*path)?.entry))));
        if known.len() == before && self.folder.is_warm() {
            return Ok(());
        }
        (self.watch)(Step::Names)?;
        self.write_manifest(&known)
    }

    fn known(&self) -> BTreeMap<&'a str, Entry> {
        self.before.iter().map(|(path, entry)| (path.as_str(), *entry)).collect()
    }

    fn clear(&self, obstacles: &BTreeSet<String>) -> io::Result<()> {
        for (number, path) in obstacles.iter().enumerate() {
            (self.watch)(Step::Clear(path))?;
            self.folder
                .staging
                .old(number)
                .and_then(|old| rename(&self.folder.target.join(path), &old))
                .map_err(Fault::system(path.as_str()))?;
        }
        Ok(())
    }

    /// New files before changed ones, and assets before pages: no page is ever there before what it needs.
    fn place(&self, staged: &BTreeMap<&str, usize>) -> io::Result<()> {
        let folders = MadeFolders::below(self.folder.target.clone());
        for (changed, pages) in [(false, false), (false, true), (true, false), (true, true)] {
            let group: Vec<(&str, usize)> = staged
                .iter()
                .map(|(path, number)| (*path, *number))
                .filter(|(path, _)| self.before.contains_key(*path) == changed)
                .filter(|(path, _)| is_page(path) == pages)
                .collect();
            group.par_iter().try_for_each(|(path, number)| {
                (self.watch)(Step::Place(path))?;
                folders
                    .place(path)
                    .and_then(|place| rename(&self.folder.staged(*number), &place))
                    .map_err(Fault::system(*path))
            })?;
        }
        Ok(())
    }

    /// Removes what is gone, pages before the assets that they need; returns how many, and which are left.
    fn remove(&self, obstacles: &BTreeSet<String>) -> io::Result<(usize, BTreeSet<&'a str>)> {
        let cleared = |path: &str| {
            obstacles.contains(path) || folders_of(path).any(|folder| obstacles.contains(folder))
        };
        let (mut gone, mut left) = (Vec::new(), BTreeSet::new());
        gone.extend(self.gone.iter().copied().filter(|path| !cleared(path)));
        gone.sort_unstable_by_key(|path| (!is_page(path), *path));
        let mut emptied: BTreeSet<&str> = BTreeSet::new();
        for path in gone {
            (self.watch)(Step::Remove(path))?;
            match remove_file(&self.folder.target, path) {
                Ok(()) => emptied.extend(folders_of(path)),
                Err(_) => {
                    left.insert(path);
                }
            }
        }
        // Inner folders sort after the outer ones. A folder that still holds something stays.
        for folder in emptied.iter().rev() {
            let _ = fs::remove_dir(self.folder.target.join(folder));
        }
        Ok((self.gone.len() - left.len(), left))
    }

    fn close(&self, left: &BTreeSet<&str>) -> io::Result<()> {
        let mut entries: BTreeMap<&str, Entry> =
            self.files.iter().map(|(path, made)| (path.as_str(), made.entry)).collect();
        entries.extend(self.known().into_iter().filter(|(path, _)| left.contains(path)));
        let same = self.folder.is_warm() && entries == self.known();
        if same {
            return Ok(());
        }
        (self.watch)(Step::Close)?;
        self.write_manifest(&entries)
    }

    fn write_manifest(&self, entries: &BTreeMap<&str, Entry>) -> io::Result<()> {
        let staged = self.folder.staging.manifest();
        manifest::write(&staged, entries)
            .and_then(|()| rename(&staged, &self.folder.target.join(MANIFEST)))
            .map_err(Fault::system(MANIFEST))
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Removes a file of ours; what has become a folder, or lies behind a link, is somebody else's now.
fn remove_file(target: &Path, path: &str) -> io::Result<()> {
    for folder in folders_of(path) {
        match fs::symlink_metadata(target.join(folder)) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    match fs::remove_file(target.join(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Renames; on Windows again after a while, since a virus scanner may hold a new file for a moment.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let tries = if cfg!(windows) { 8 } else { 1 };
    let mut outcome = fs::rename(from, to);
    for pause in 1..tries {
        if !outcome.as_ref().is_err_and(|e| e.kind() == io::ErrorKind::PermissionDenied) {
            break;
        }
        thread::sleep(Duration::from_millis(10 << pause));
        outcome = fs::rename(from, to);
    }
    outcome
}
