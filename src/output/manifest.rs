//! What an earlier run wrote: in comes `.chieng-manifest.json`, out comes a table of files, and back.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::target::is_publishable;
use crate::diagnostics::Message;
use crate::say;

/// The manifest's name in the published folder.
pub const MANIFEST: &str = ".chieng-manifest.json";

const VERSION: u32 = 1;

/// One published file as it was when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// XXH3 of its bytes.
    #[serde(serialize_with = "write_hex", deserialize_with = "read_hex")]
    pub(super) hash: u128,
    /// Bytes.
    pub(super) len: u64,
    /// Nanoseconds since 1970.
    pub(super) mtime: i64,
}

impl Entry {
    /// The entry of a file with this content, from what the system says of it.
    pub(super) fn new(hash: u128, metadata: &fs::Metadata) -> Self {
        Entry { hash, len: metadata.len(), mtime: mtime(metadata) }
    }

    /// Whether the system still says the same of the file.
    pub(super) fn looks_like(&self, metadata: &fs::Metadata) -> bool {
        metadata.is_file() && metadata.len() == self.len && mtime(metadata) == self.mtime
    }
}

/// Path below the target → the file there.
pub(super) type Entries = HashMap<String, Entry>;

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    files: &'a BTreeMap<&'a str, Entry>,
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    files: Entries,
}

/// The table of the manifest in `target`; none when there is no manifest.
pub(super) fn read(target: &Path) -> io::Result<Option<Result<Entries, Message>>> {
    match fs::read(target.join(MANIFEST)) {
        Ok(bytes) => Ok(Some(parse(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn parse(bytes: &[u8]) -> Result<Entries, Message> {
    let damaged = |error: serde_json::Error| say!("tệp hỏng ({error})", "it is damaged ({error})");
    let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
    if head.version != VERSION {
        let version = head.version;
        return Err(say!(
            "do một phiên bản chieng khác ghi (dạng {version}, ở đây cần dạng {VERSION})",
            "another version of chieng wrote it (form {version}, this one reads form {VERSION})"
        ));
    }
    let body: Body = serde_json::from_slice(bytes).map_err(damaged)?;
    match body.files.keys().filter(|path| !is_publishable(path)).min() {
        Some(path) => Err(say!(
            "có tên tệp không hợp lệ `{path}`",
            "it names `{path}`, which can't be a file of the site"
        )),
        None => Ok(body.files),
    }
}

/// Writes the manifest at `place` and has it on the disk when it returns.
pub(super) fn write(place: &Path, files: &BTreeMap<&str, Entry>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(place)?);
    serde_json::to_writer(&mut out, &Written { version: VERSION, files })?;
    out.write_all(b"\n")?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()
}

fn mtime(metadata: &fs::Metadata) -> i64 {
    // A file system without times gives 0 each time, which is equal, so length alone decides there.
    let Ok(time) = metadata.modified() else { return 0 };
    let nanos = |d: std::time::Duration| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => nanos(after),
        Err(before) => -nanos(before.duration()),
    }
}

fn write_hex<S: Serializer>(hash: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{hash:032x}"))
}

fn read_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
    let hex = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    u128::from_str_radix(&hex, 16).map_err(serde::de::Error::custom)
}
