//! Rebuilds the crate when a file of the embedded theme comes, goes or changes, and tells builds of the program
//! apart: what one remembers of a site is nothing to another, even of the same version.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;

/// All that decides what the program makes of a site.
const PARTS: &[&str] = &["Cargo.lock", "build.rs", "src", "themes/cam"];

fn main() -> io::Result<()> {
    let mut state = DefaultHasher::new();
    for part in PARTS {
        println!("cargo:rerun-if-changed={part}");
        add(Path::new(part), &mut state)?;
    }
    println!("cargo:rustc-env=CHIENG_BUILD={:016x}", state.finish());
    Ok(())
}

fn add(path: &Path, state: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let names = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.sort();
        return names.iter().try_for_each(|name| add(name, state));
    }
    path.to_string_lossy().replace('\\', "/").hash(state);
    fs::read(path)?.hash(state);
    Ok(())
}
