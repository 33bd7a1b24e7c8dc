//! Where a build may write: in come the wanted target and the site's sources, out comes the real path of the
//! target, or a refusal.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Refusal;

/// How all names begin that the writer uses for itself in the target.
const RESERVED: &str = ".chieng";

/// The real path of `target`, unless it is, holds or lies in one of the sources, or holds the root.
pub(super) fn locate(target: &Path, root: &Path, sources: &[PathBuf]) -> Result<PathBuf, Refusal> {
    let real = real_path(target)?;
    let refuse = |source: &Path| {
        Err(Refusal::InsideSources { target: target.to_owned(), source: source.to_owned() })
    };
    if real_path(root)?.starts_with(&real) {
        return refuse(root);
    }
    for source in sources {
        let real_source = real_path(source)?;
        if real.starts_with(&real_source) || real_source.starts_with(&real) {
            return refuse(source);
        }
    }
    if stands(&real)? && !real.is_dir() {
        return Err(Refusal::NotAFolder { target: target.to_owned() });
    }
    Ok(real)
}

/// The path with links followed and `..` resolved as the system would, even where its end doesn't exist yet.
fn real_path(path: &Path) -> Result<PathBuf, Refusal> {
    let refuse = |error| Refusal::Io { path: path.to_owned(), error };
    let mut real = PathBuf::new();
    for part in std::path::absolute(path).map_err(refuse)?.components() {
        match part {
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            Component::Normal(name) => {
                real.push(name);
                if stands(&real)? {
                    real = follow(real).map_err(refuse)?;
                }
            }
        }
    }
    Ok(real)
}

/// Whether anything has this name, a link that leads nowhere included.
fn stands(path: &Path) -> Result<bool, Refusal> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Refusal::Io { path: path.to_owned(), error }),
    }
}

/// Where the path leads; a link that leads nowhere stays as it is.
fn follow(path: PathBuf) -> io::Result<PathBuf> {
    match fs::canonicalize(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path),
        followed => followed,
    }
}

/// Whether a path of the site can be a file of the published folder: relative, parts between `/`, none of them
/// empty, `.` or `..`, no `\` or control character, and no name of ours at the top.
pub(super) fn is_publishable(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    let foreign = |c: char| c == '\\' || c.is_control() || (cfg!(windows) && c == ':');
    path.split('/').all(plain) && !path.contains(foreign) && !is_ours(path)
}

/// Whether the name at the top of the path is one that the writer keeps for itself.
fn is_ours(path: &str) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    // Windows and macOS don't tell case apart.
    top.get(..RESERVED.len()).is_some_and(|start| start.eq_ignore_ascii_case(RESERVED))
}
