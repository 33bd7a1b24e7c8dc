//! Makes each folder once: in come the paths of files from many threads, out come their parents, made.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

/// The folders below one base that are known to be real folders (no links).
#[derive(Debug)]
pub(super) struct MadeFolders {
    base: PathBuf,
    made: RwLock<HashSet<Box<str>>>,
}

impl MadeFolders {
    /// Nothing is known yet below `base`, which must exist.
    pub(super) fn below(base: PathBuf) -> Self {
        MadeFolders { base, made: RwLock::default() }
    }

    /// The place of a file below the base, its folders made.
    pub(super) fn place(&self, path: &str) -> io::Result<PathBuf> {
        if let Some((parent, _)) = path.rsplit_once('/') {
            self.make(parent)?;
        }
        Ok(self.base.join(path))
    }

    fn make(&self, folder: &str) -> io::Result<()> {
        if self.made.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        if let Some((parent, _)) = folder.rsplit_once('/') {
            self.make(parent)?;
        }
        make_real(&self.base.join(folder))?;
        self.made.write().unwrap_or_else(PoisonError::into_inner).insert(folder.into());
        Ok(())
    }
}

/// Makes one folder; another thread or run may have made it, but a link in its place is an error.
fn make_real(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if fs::symlink_metadata(folder)?.is_dir() { Ok(()) } else { Err(error) }
        }
        made => made,
    }
}
