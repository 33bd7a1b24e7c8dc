//! Where a site is made before it is published: in comes the target, out comes a locked folder on the same
//! file system, removed when it is dropped.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::Refusal;

/// The staging folder's name when it must lie in the target.
pub(super) const INSIDE: &str = ".chieng-staging";

const LOCK: &str = "lock";
const SITE: &str = "site";
const OLD: &str = "old";
/// How often a lock may vanish under our hands, each time because another build ended at that moment.
const TRIES: usize = 100;

/// A staging folder that no other build uses.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    inside: bool,
    /// Parents of the target that were made for it, outermost first.
    made: Vec<PathBuf>,
    /// Held until all is removed; the system frees it when the process dies.
    _lock: File,
}

impl Staging {
    /// Takes the staging folder of `target` (its real path), clearing what a killed build left in it.
    pub(super) fn open(target: &Path) -> Result<Staging, Refusal> {
        let staging = match Staging::beside(target) {
            Ok(staging) if !(target.exists() && staging.is_across(target)) => staging,
            // Nothing can be made beside it: the parent is closed to us, or the dotted name too long.
            Err(Refusal::Io { .. }) if target.exists() => {
                Staging::take(target, target.join(INSIDE), true)?
            }
            Ok(_) => Staging::take(target, target.join(INSIDE), true)?,
            Err(refusal) => return Err(refusal),
        };
        staging
            .clear()
            .and_then(|()| fs::create_dir(staging.site()))
            .map_err(|error| Refusal::Io { path: staging.folder.clone(), error })?;
        Ok(staging)
    }

    fn beside(target: &Path) -> Result<Staging, Refusal> {
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(Refusal::NotAFolder { target: target.to_owned() });
        };
        let made =
            make_parents(parent).map_err(|error| Refusal::Io { path: parent.to_owned(), error })?;
        let mut dotted = std::ffi::OsString::from(".");
        dotted.push(name);
        dotted.push(".chieng");
        let mut taken = Staging::take(target, parent.join(dotted), false);
        match &mut taken {
            Ok(staging) => staging.made = made,
            Err(_) => remove_made(&made),
        }
        taken
    }

    fn take(target: &Path, folder: PathBuf, inside: bool) -> Result<Staging, Refusal> {
        match lock(&folder) {
            Ok(Some(lock)) => Ok(Staging { folder, inside, made: Vec::new(), _lock: lock }),
            Ok(None) => Err(Refusal::Locked { target: target.to_owned() }),
            Err(error) => Err(Refusal::Io { path: folder, error }),
        }
    }

    /// Whether no file can be renamed from here into the target. The probe changes nothing: its source does
    /// not exist, and the system looks at the two mounts first.
    fn is_across(&self, target: &Path) -> bool {
        let probe = fs::rename(self.folder.join("probe"), target.join(".chieng-probe"));
        probe.is_err_and(|error| error.kind() == io::ErrorKind::CrossesDevices)
    }

    /// Whether it lies in the target itself.
    pub(super) fn is_inside(&self) -> bool {
        self.inside
    }

    /// The folder for the files that are made.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// A file beside the site, in which the next manifest is written.
    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// A place to which old files move out of the way of new ones.
    pub(super) fn old(&self, number: usize) -> io::Result<PathBuf> {
        let old = self.folder.join(OLD);
        match fs::create_dir(&old) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(old.join(number.to_string())),
        }
    }

    fn clear(&self) -> io::Result<()> {
        absent(fs::remove_dir_all(self.site()))?;
        absent(fs::remove_dir_all(self.folder.join(OLD)))?;
        absent(fs::remove_file(self.manifest()))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What can't be removed now is cleared by the next build.
        let _ = self.clear();
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
        remove_made(&self.made);
    }
}

/// The lock of a staging folder, or none when another process has it.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    for _ in 0..TRIES {
        match fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if fs::symlink_metadata(folder).is_ok_and(|found| !found.is_dir()) {
                    return Err(error);
                }
            }
            made => made?,
        }
        let path = folder.join(LOCK);
        let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let file = match opened {
            // Its owner has just removed the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            opened => opened?,
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
            Ok(()) => {}
        }
        // Its owner may have removed the file after we opened it: then the lock protects nothing.
        if Handle::from_path(&path).is_ok_and(|named| Some(named) == own_handle(&file)) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

fn own_handle(file: &File) -> Option<Handle> {
    file.try_clone().and_then(Handle::from_file).ok()
}

fn make_parents(parent: &Path) -> io::Result<Vec<PathBuf>> {
    let missing: Vec<&Path> = parent.ancestors().take_while(|folder| !folder.exists()).collect();
    let mut made = Vec::new();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            Ok(()) => made.push(folder.to_owned()),
            // Another build made it; then it isn't ours to remove.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => {
                remove_made(&made);
                return Err(error);
            }
        }
    }
    Ok(made)
}

/// Removes the folders that are empty still.
fn remove_made(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

fn absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
