//! A target that is being written: in go artifacts from many threads, out comes the published site.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use xxhash_rust::xxh3::Xxh3;

use super::made_folders::MadeFolders;
use super::manifest::{self, Entries, Entry, MANIFEST};
use super::obstacles::folders_of;
use super::publish::{self, Step, WriteReport};
use super::staging::{INSIDE, Staging};
use super::target::{is_publishable, locate};
use super::{Fault, Refusal};

/// An opened target, locked against other builds until it is published or dropped.
///
/// Dropped without [`publish`](Folder::publish) it removes what was staged; the published site is untouched.
#[derive(Debug)]
pub struct Folder {
    pub(super) target: PathBuf,
    /// What the manifest says; none when the target is missing or empty.
    pub(super) before: Option<Entries>,
    pub(super) staging: Staging,
    /// Whether the staging folder becomes the site by one rename.
    pub(super) is_whole: bool,
    /// Folders of the staging folder.
    made: MadeFolders,
    said: Mutex<Said>,
    staged: AtomicUsize,
}

/// What a run has said about its site.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) files: HashMap<String, Made>,
    /// The first thing said that can't be.
    pub(super) fault: Option<Fault>,
}

/// One file of the site that is being made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub(super) entry: Entry,
    /// The number of the staged file; none when the published one stays.
    pub(super) staged: Option<usize>,
}

impl Folder {
    /// Opens `target`, which need not exist, for a site whose root is `root`.
    ///
    /// `sources` are the folders that must neither hold the target nor lie in it (content, static, themes);
    /// paths are compared as the system resolves them, links and `..` included.
    pub fn open(target: &Path, root: &Path, sources: &[PathBuf]) -> Result<Folder, Refusal> {
        let target = locate(target, root, sources)?;
        // Looked at twice: a folder of somebody else's must not even hold our lock for a moment.
        refuse_foreign(&target)?;
        let staging = Staging::open(&target)?;
        refuse_foreign(&target)?;
        let before = read_manifest(&target)?;
        let is_empty = || fs::read_dir(&target).map_or(true, |mut names| names.next().is_none());
        Ok(Folder {
            made: MadeFolders::below(staging.site()),
            said: Mutex::default(),
            staged: AtomicUsize::new(0),
            is_whole: before.is_none() && !staging.is_inside() && is_empty(),
            target,
            before,
            staging,
        })
    }

    /// Whether the target holds a site of ours.
    pub fn is_warm(&self) -> bool {
        self.before.is_some()
    }

    /// Whether the published folder holds `path` with this content: as the manifest says when the file has the
    /// length and time that it had, else as its bytes say (a site restored from a copy has new times).
    pub fn holds(&self, path: &str, hash: u128) -> bool {
        self.held(path).is_some_and(|entry| entry.hash == hash)
    }

    /// Stages `bytes`, whose [`digest::hash`](crate::digest::hash) is `hash`, for `path` (relative, with `/`);
    /// nothing is written when the published folder holds them.
    ///
    /// Called from many threads; each path is said once. Errors carry a [`Fault`].
    pub fn put(&self, path: &str, bytes: &[u8], hash: u128) -> io::Result<()> {
        let made = match self.held(path).filter(|entry| entry.hash == hash) {
            Some(entry) => Made { entry, staged: None },
            None => self.stage(path, bytes, hash)?,
        };
        self.say(path, made).map_err(io::Error::from)
    }

    /// Says that `path` is part of the site and in place already; [`publish`](Folder::publish) fails when it
    /// is not.
    pub fn keep(&self, path: &str, hash: u128) {
        let said = match self.held(path).filter(|entry| entry.hash == hash) {
            Some(entry) => self.say(path, Made { entry, staged: None }),
            None => Err(Fault::NotInPlace(path.to_owned())),
        };
        if let Err(fault) = said {
            self.said().fault.get_or_insert(fault);
        }
    }

    /// Makes what was staged and kept the site, and removes what an earlier run wrote and this one did not.
    ///
    /// On an error the folder holds old and new files, each of them whole, and the next run goes on.
    pub fn publish(self) -> io::Result<WriteReport> {
        self.publish_watched(&|_| Ok(()))
    }

    /// The same; `watch` is asked before each step and may end the run there.
    pub(super) fn publish_watched(
        self,
        watch: &(dyn Fn(Step<'_>) -> io::Result<()> + Sync),
    ) -> io::Result<WriteReport> {
        let said = std::mem::take(&mut *self.said());
        match said.fault {
            Some(fault) => Err(fault.into()),
            None => publish::publish(&self, &said.files, watch),
        }
    }

    /// Where a staged file lies.
    pub(super) fn staged(&self, number: usize) -> PathBuf {
        self.staging.site().join(number.to_string())
    }

    fn held(&self, path: &str) -> Option<Entry> {
        let entry = self.before.as_ref()?.get(path)?;
        let place = self.target.join(path);
        let metadata = fs::symlink_metadata(&place).ok()?;
        if entry.looks_like(&metadata) {
            return Some(*entry);
        }
        let is_file = metadata.is_file();
        is_file.then(|| hash_file(&place).ok()).flatten().map(|hash| Entry::new(hash, &metadata))
    }

    fn stage(&self, path: &str, bytes: &[u8], hash: u128) -> io::Result<Made> {
        if !is_publishable(path) {
            return Err(Fault::BadName(path.to_owned()).into());
        }
        let number = self.staged.fetch_add(1, Ordering::Relaxed);
        let system = |error: io::Error| self.fault_of(path, error);
        let place = if self.is_whole {
            self.made.place(path).map_err(system)?
        } else {
            self.staged(number)
        };
        write_new(&place, bytes).map_err(system)?;
        // Asked by name after the file is closed: some systems set the time only then.
        let metadata = fs::symlink_metadata(&place).map_err(system)?;
        Ok(Made { entry: Entry::new(hash, &metadata), staged: Some(number) })
    }

    /// What an error of the staging folder means: it was empty, so what stands there is the site's own.
    fn fault_of(&self, path: &str, error: io::Error) -> io::Error {
        let clash = matches!(
            error.kind(),
            io::ErrorKind::AlreadyExists
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::IsADirectory
        );
        let files = &self.said().files;
        let fault = match folders_of(path).find(|folder| files.contains_key(*folder)) {
            _ if !clash => Fault::System { path: path.to_owned(), error },
            Some(file) => Fault::FileAndFolder(file.to_owned()),
            None if files.contains_key(path) => Fault::Twice(path.to_owned()),
            None => Fault::FileAndFolder(path.to_owned()),
        };
        fault.into()
    }

    fn say(&self, path: &str, made: Made) -> Result<(), Fault> {
        match self.said().files.insert(path.to_owned(), made) {
            Some(_) => Err(Fault::Twice(path.to_owned())),
            None => Ok(()),
        }
    }

    fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refuse_foreign(target: &Path) -> Result<(), Refusal> {
    let refuse = |error| Refusal::Io { path: target.to_owned(), error };
    let mut names = match fs::read_dir(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        listed => listed.map_err(refuse)?,
    };
    let mut least: Option<std::ffi::OsString> = None;
    for entry in names.by_ref() {
        let name = entry.map_err(refuse)?.file_name();
        if name == MANIFEST {
            return Ok(());
        }
        if name != INSIDE && least.as_ref().is_none_or(|least| name < *least) {
            least = Some(name);
        }
    }
    match least {
        None => Ok(()),
        Some(name) => Err(Refusal::NotOurs {
            target: target.to_owned(),
            found: name.to_string_lossy().into_owned(),
        }),
    }
}

fn read_manifest(target: &Path) -> Result<Option<Entries>, Refusal> {
    match manifest::read(target) {
        Ok(None) => Ok(None),
        Ok(Some(Ok(entries))) => Ok(Some(entries)),
        Ok(Some(Err(reason))) => Err(Refusal::Damaged { target: target.to_owned(), reason }),
        Err(error) => Err(Refusal::Io { path: target.join(MANIFEST), error }),
    }
}

fn write_new(place: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(place)?.write_all(bytes)
}

fn hash_file(place: &Path) -> io::Result<u128> {
    let mut file = File::open(place)?;
    let mut state = Xxh3::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(state.digest128()),
            read => state.update(buffer.get(..read).unwrap_or_default()),
        }
    }
}
