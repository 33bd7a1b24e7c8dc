//! The memory between processes: one file below `.chieng/cache/`, of this build of the program only.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::outputs::Outputs;
use crate::digest;
use crate::search::Memory;

/// Begins every cache file; another layout of the memory has another name.
const MAGIC: &[u8; 8] = b"chieng03";

/// The program that wrote it: another one may remember in another form, or render otherwise.
const BUILD: &[u8] = env!("CHIENG_BUILD").as_bytes();

/// Where the memory is kept.
pub struct Cache {
    file: PathBuf,
}

impl Cache {
    /// The memory of the site at `root` for one kind of run: runs with other options remember apart.
    pub fn of(root: &Path, kind: &str) -> Cache {
        let name = format!("{kind}.bin");
        Cache { file: root.join(".chieng").join("cache").join(name) }
    }

    /// What the last process left; none when there is nothing, or when it is damaged.
    pub(super) fn load(&self) -> Option<(Documents, Outputs, Memory)> {
        let bytes = fs::read(&self.file).ok()?;
        let rest = bytes.strip_prefix(MAGIC.as_slice())?.strip_prefix(BUILD)?;
        let (sum, body) = rest.split_at_checked(16)?;
        let whole = digest::hash(body).to_le_bytes() == sum;
        if !whole {
            return None;
        }
        postcard::from_bytes(body).ok()
    }

    /// Writes the memory beside the old one and puts it in its place.
    pub(super) fn save(
        &self,
        documents: &Documents,
        outputs: &Outputs,
        search: &Memory,
    ) -> io::Result<()> {
        let body = postcard::to_stdvec(&(documents, outputs, search)).map_err(io::Error::other)?;
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let fresh = self.file.with_extension(format!("{}.new", std::process::id()));
        let mut file = fs::File::create(&fresh)?;
        file.write_all(MAGIC)?;
        file.write_all(BUILD)?;
        file.write_all(&digest::hash(&body).to_le_bytes())?;
        file.write_all(&body)?;
        drop(file);
        fs::rename(&fresh, &self.file)
    }
}
