//! A file, what it held and what it is to hold in; the file replaced at one stroke, or left as it is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes the new bytes beside the file and renames them into its place, permissions kept. At every moment the
/// file is whole.
///
/// # Errors
/// When it can't be written, or when somebody has changed it since it was read: then it is left as it is.
pub(super) fn replace(path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let (fresh, mut file) = open_beside(path)?;
    let written = file
        .write_all(after)
        .and_then(|()| file.set_permissions(permissions))
        .and_then(|()| file.sync_all())
        .and_then(|()| if fs::read(path)? == before { Ok(()) } else { Err(changed()) });
    drop(file);
    let replaced = written.and_then(|()| fs::rename(&fresh, path));
    if replaced.is_err() {
        // What is left begins with a dot: it is no part of the site.
        let _ = fs::remove_file(&fresh);
    }
    replaced
}

/// A new file in the same folder, hidden from everything that reads the site.
fn open_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name =
        format!(".{}.{}.chieng", name.chars().take(40).collect::<String>(), std::process::id());
    let fresh = path.with_file_name(name);
    let file = OpenOptions::new().write(true).create_new(true).open(&fresh)?;
    Ok((fresh, file))
}

fn changed() -> io::Error {
    io::Error::other("the file was changed at this moment")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bài.md");
        fs::write(&path, "a").unwrap();
        replace(&path, b"a", b"b").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "newer").unwrap();
        assert!(replace(&path, b"a", b"b").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_a_closed_file_stays_closed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"a", b"b").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(replace(&path, b"b", b"c").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"b");
    }
}
