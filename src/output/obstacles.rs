//! What stands in the way of new files: in come a target and the files to place, out come our own old files
//! and folders that must go first, or the foreign one that stops the build.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::Fault;
use super::manifest::Entries;

/// What is known of a target before files are placed in it.
pub(super) struct Survey<'a> {
    target: &'a Path,
    before: &'a Entries,
    gone: &'a HashSet<&'a str>,
    folders: HashMap<&'a str, Ground>,
    obstacles: BTreeSet<String>,
}

/// What has the name of a folder that is needed.
#[derive(Clone, Copy, PartialEq)]
enum Ground {
    /// A real folder.
    Folder,
    /// Nothing, or an old file of ours that goes first.
    Free,
}

impl<'a> Survey<'a> {
    /// Nothing is known yet; `gone` are the files of `before` that the new site doesn't have.
    pub(super) fn new(
        target: &'a Path,
        before: &'a Entries,
        gone: &'a HashSet<&'a str>,
    ) -> Survey<'a> {
        Survey { target, before, gone, folders: HashMap::new(), obstacles: BTreeSet::new() }
    }

    /// Our old files and folders in the way of `wanted`, relative to the target; changes nothing.
    pub(super) fn obstacles(
        mut self,
        wanted: impl Iterator<Item = &'a str> + Clone,
    ) -> io::Result<BTreeSet<String>> {
        let parents: HashSet<&str> = wanted.clone().flat_map(folders_of).collect();
        for path in wanted {
            if parents.contains(path) {
                return Err(Fault::FileAndFolder(path.to_owned()).into());
            }
            if self.parents_stand(path)? {
                self.look_at(path)?;
            }
        }
        Ok(self.obstacles)
    }

    /// Whether all folders of `path` exist, so that something may have its name.
    fn parents_stand(&mut self, path: &'a str) -> io::Result<bool> {
        for folder in folders_of(path) {
            let ground = match self.folders.get(folder) {
                Some(ground) => *ground,
                None => self.ground(folder, path)?,
            };
            self.folders.insert(folder, ground);
            if ground == Ground::Free {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn ground(&mut self, folder: &str, wanted: &str) -> io::Result<Ground> {
        match self.stat(folder)? {
            None => Ok(Ground::Free),
            Some(found) if found.is_dir() => Ok(Ground::Folder),
            Some(_) => {
                self.clear_file(folder, wanted)?;
                Ok(Ground::Free)
            }
        }
    }

    fn look_at(&mut self, wanted: &str) -> io::Result<()> {
        match self.stat(wanted)? {
            None => Ok(()),
            Some(found) if found.is_dir() => {
                self.must_be_gone(wanted, wanted)?;
                self.obstacles.insert(wanted.to_owned());
                Ok(())
            }
            Some(_) if self.before.contains_key(wanted) => Ok(()),
            Some(_) => self.clear_file(wanted, wanted),
        }
    }

    /// Notes the file `found` as an obstacle if it is an old one of ours.
    fn clear_file(&mut self, found: &str, wanted: &str) -> io::Result<()> {
        let ours = if self.gone.contains(found) { Some(found) } else { self.other_case(found) };
        match ours {
            Some(ours) => {
                self.obstacles.insert(ours.to_owned());
                Ok(())
            }
            None => Err(in_the_way(found, wanted)),
        }
    }

    /// Our old file that has this name where the file system doesn't tell case apart (`Logo.png`, `logo.png`).
    fn other_case(&self, found: &str) -> Option<&'a str> {
        let place = self.target.join(found);
        let same_name = |old: &&str| old.to_lowercase() == found.to_lowercase();
        let same_file =
            |old: &&str| same_file::is_same_file(self.target.join(old), &place).unwrap_or(false);
        self.gone.iter().copied().filter(same_name).find(same_file)
    }

    /// Fails if the folder holds anything but files that are gone and the folders that held them.
    fn must_be_gone(&self, folder: &str, wanted: &str) -> io::Result<()> {
        let inside = format!("{folder}/");
        if !self.gone.iter().any(|path| path.starts_with(&inside)) {
            return Err(in_the_way(folder, wanted));
        }
        let place = self.target.join(folder);
        for entry in fs::read_dir(&place).map_err(Fault::system(folder))? {
            let entry = entry.map_err(Fault::system(folder))?;
            let name = entry.file_name();
            let path = format!("{inside}{}", name.to_string_lossy());
            if entry.file_type().map_err(Fault::system(path.as_str()))?.is_dir() {
                self.must_be_gone(&path, wanted)?;
            } else if name.to_str().is_none() || !self.gone.contains(path.as_str()) {
                return Err(in_the_way(&path, wanted));
            }
        }
        Ok(())
    }

    fn stat(&self, path: &str) -> io::Result<Option<Metadata>> {
        match fs::symlink_metadata(self.target.join(path)) {
            Ok(found) => Ok(Some(found)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::system(path)(error)),
        }
    }
}

/// The folders of a path, outermost first: `a`, `a/b` for `a/b/c`.
pub(super) fn folders_of(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').filter_map(|(slash, _)| path.get(..slash))
}

fn in_the_way(found: &str, wanted: &str) -> io::Error {
    Fault::InTheWay { found: found.to_owned(), wanted: wanted.to_owned() }.into()
}
