//! Paths and texts in; out new files on disk. Nothing that exists is ever written over.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What was made so far, so that it can be taken back when the rest fails.
#[derive(Debug, Default)]
pub(super) struct NewFiles {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl NewFiles {
    /// Makes a folder and those above it, where they are missing.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn folder(&mut self, path: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = path
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.folders.push(folder.to_path_buf()),
                Err(_) if folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Makes a file, and the folders above it where they are missing.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] when anything has that name; then it is as it was.
    pub(super) fn file(&mut self, path: &Path, text: &str) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            self.folder(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_path_buf());
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    /// Removes what was made, as far as it can be removed; folders only when nothing else lies in them.
    pub(super) fn take_back(self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a/b.md");
        let mut files = NewFiles::default();
        files.file(&path, "one").unwrap();
        let again = files.file(&path, "two").unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let link = root.path().join("a.md");
        let target = root.path().join("target.md");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let refused = NewFiles::default().file(&link, "one").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert!(!target.exists());
    }

    #[test]
    fn what_was_made_is_taken_back_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("old")).unwrap();
        let mut files = NewFiles::default();
        files.file(&root.path().join("old/mine.md"), "").unwrap();
        files.file(&root.path().join("new/mine.md"), "").unwrap();
        files.file(&root.path().join("shared/mine.md"), "").unwrap();
        fs::write(root.path().join("shared/theirs.md"), "").unwrap();
        files.take_back();
        assert!(root.path().join("old").is_dir());
        assert!(!root.path().join("old/mine.md").exists());
        assert!(!root.path().join("new").exists());
        assert!(!root.path().join("shared/mine.md").exists());
        assert!(root.path().join("shared/theirs.md").exists());
    }
}
