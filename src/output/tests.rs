//! The published folder, seen from outside: sites go in, trees of files are compared.

mod cold;
mod crash;
mod opening;
mod warm;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Folder, MANIFEST, Refusal, WriteReport};
use crate::digest::hash;

/// A root with its sources and an output folder, in a folder of its own.
struct Case {
    home: tempfile::TempDir,
}

type Tree = BTreeMap<String, String>;

impl Case {
    fn new() -> Case {
        let home = tempfile::tempdir().unwrap();
        for source in ["content", "static", "themes"] {
            fs::create_dir_all(home.path().join("root").join(source)).unwrap();
        }
        Case { home }
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("root")
    }

    fn target(&self) -> PathBuf {
        self.root().join("public")
    }

    fn open(&self) -> Folder {
        self.try_open(&self.target()).unwrap()
    }

    fn try_open(&self, target: &Path) -> Result<Folder, Refusal> {
        let sources = ["content", "static", "themes"].map(|name| self.root().join(name));
        Folder::open(target, &self.root(), &sources)
    }

    fn build(&self, site: &[(&str, &str)]) -> WriteReport {
        self.try_build(site).unwrap()
    }

    fn try_build(&self, site: &[(&str, &str)]) -> io::Result<WriteReport> {
        let folder = self.open();
        put_all(&folder, site)?;
        folder.publish()
    }

    /// A file of somebody else's in the output folder.
    fn foreign(&self, path: &str, text: &str) {
        let place = self.target().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// All that is published, without the manifest.
    fn tree(&self) -> Tree {
        let mut tree = files_below(&self.target());
        tree.remove(MANIFEST);
        tree
    }

    /// What stands beside the sources, which should be the output folder alone.
    fn leftovers(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).unwrap();
        let mut names: Vec<String> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !["content", "static", "themes", "public"].contains(&name.as_str()));
        names
    }

    fn mtime(&self, path: &str) -> SystemTime {
        fs::metadata(self.target().join(path)).unwrap().modified().unwrap()
    }
}

fn put_all(folder: &Folder, site: &[(&str, &str)]) -> io::Result<()> {
    site.iter()
        .try_for_each(|(path, text)| folder.put(path, text.as_bytes(), hash(text.as_bytes())))
}

fn files_below(folder: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
            (path.replace('\\', "/"), fs::read_to_string(entry.path()).unwrap_or_default())
        })
        .collect()
}

fn tree_of(site: &[(&str, &str)]) -> Tree {
    site.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
