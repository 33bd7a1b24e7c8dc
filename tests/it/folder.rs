//! A folder on disk in, its files with bytes and times out, so that two moments can be compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// One file as it was seen.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) bytes: Vec<u8>,
    pub(crate) modified: SystemTime,
}

/// Every file below a folder, by path with `/`; empty when the folder is missing.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Seen> {
    let mut files = BTreeMap::new();
    if folder.exists() {
        collect(folder, "", &mut files);
    }
    files
}

/// The bytes alone.
pub(crate) fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|(path, seen)| (path, seen.bytes)).collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Seen>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            let modified = entry.metadata().unwrap().modified().unwrap();
            files.insert(path, Seen { bytes: fs::read(entry.path()).unwrap(), modified });
        }
    }
}

/// Fails with the names of all files that differ, and the first place where the first of them does.
#[track_caller]
pub(crate) fn assert_same(
    left: &BTreeMap<String, Vec<u8>>,
    right: &BTreeMap<String, Vec<u8>>,
    what: &str,
) {
    let names = left.keys().chain(right.keys().filter(|name| !left.contains_key(*name)));
    let differing: Vec<&String> =
        names.filter(|name| left.get(*name) != right.get(*name)).collect();
    let Some(first) = differing.first() else { return };
    let show = |side: Option<&Vec<u8>>, at: usize| match side {
        None => "(no such file)".to_owned(),
        Some(bytes) => {
            let window = &bytes[at.saturating_sub(160)..(at + 160).min(bytes.len())];
            String::from_utf8_lossy(window).into_owned()
        }
    };
    let (a, b) = (left.get(*first), right.get(*first));
    let at = a.zip(b).map_or(0, |(a, b)| a.iter().zip(b).take_while(|(a, b)| a == b).count());
    panic!(
        "{what}: {} files differ: {differing:?}\n{first}, byte {at}\n--- left\n{}\n--- right\n{}",
        differing.len(),
        show(a, at),
        show(b, at)
    );
}
