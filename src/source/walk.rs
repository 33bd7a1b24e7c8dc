//! Walks the site's folders; in comes the root, out come its files and a finding for all that can't be read.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::{Content, SourceFile, SourceTree, is_readable, is_text, names};
use crate::diagnostics::{Code, Diagnostic, Message, Span};
use crate::{digest, media, say, text};

/// A file to be read: its path in the site and on disk.
struct Found {
    path: Arc<str>,
    disk: PathBuf,
    leads_to: Option<Arc<str>>,
}

/// Reads the site at `root`. What can't be read is a finding; nothing is skipped in silence but editors' and
/// systems' own files (`.git`, `~$x.docx`, `Thumbs.db`).
pub fn discover(root: &Path) -> (SourceTree, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    let canonical = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    for name in ["site.yaml", "content", "static", "themes"] {
        let start = root.join(name);
        match fs::symlink_metadata(&start) {
            Ok(_) => walk(root, &canonical, &start, &mut found, &mut diagnostics),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => diagnostics.push(unreadable(root, &start, &error)),
        }
    }
    let read: Vec<Read> = found.par_iter().map(read_file).collect();
    let mut tree = SourceTree::default();
    for file in read {
        match file {
            Read::File(file) => {
                if let Some(other) = tree.insert(file) {
                    diagnostics.push(same_name(&other.path, &other.disk, root));
                }
            }
            Read::Broken { shown, diagnostic } => {
                if let (Some(shown), Some(path)) = (shown, &diagnostic.path) {
                    tree.broken.insert(Arc::clone(path), shown);
                }
                diagnostics.push(diagnostic);
            }
        }
    }
    diagnostics.extend(case_collisions(&tree));
    diagnostics.extend(names::check(&tree));
    (tree, diagnostics)
}

fn walk(
    root: &Path,
    canonical: &Path,
    start: &Path,
    found: &mut Vec<Found>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut entries = WalkDir::new(start).follow_links(true).into_iter();
    let mut linked_folders: Vec<PathBuf> = Vec::new();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                diagnostics.push(walk_error(root, start, &error));
                continue;
            }
        };
        if entry.depth() > 0 && is_ignored(&entry) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && !stays_inside(canonical, entry.path()) {
            diagnostics.push(
                about(
                    Code::OutsideRoot,
                    root,
                    entry.path(),
                    say!(
                        "lối tắt (symlink) này dẫn ra ngoài thư mục của trang",
                        "this symbolic link leads out of the site's folder",
                    ),
                )
                .hint(say!(
                    "chép tệp thật vào thay cho lối tắt",
                    "put a copy of the real file in its place"
                )),
            );
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_dir() {
            if entry.path_is_symlink() {
                linked_folders.push(entry.into_path());
            }
            continue;
        }
        if !entry.file_type().is_file() {
            diagnostics.push(
                about(
                    Code::NotAFile,
                    root,
                    entry.path(),
                    say!(
                        "đây không phải một tệp thường (ống dẫn, thiết bị hoặc ổ cắm)",
                        "this is no regular file (a pipe, a device or a socket)",
                    ),
                )
                .hint(say!(
                    "xoá nó hoặc chuyển nó ra khỏi thư mục của trang",
                    "delete it or move it out of the site's folder"
                )),
            );
            continue;
        }
        match site_path(root, entry.path()) {
            Some(path) if has_loud_ending(&path) => diagnostics.push(loud_ending(&path)),
            Some(path) => {
                let is_linked = entry.path_is_symlink()
                    || linked_folders.iter().any(|folder| entry.path().starts_with(folder));
                let target = is_linked.then(|| fs::canonicalize(entry.path()).ok()).flatten();
                let leads_to = target.and_then(|target| site_path(canonical, &target));
                let leads_to = leads_to.map(Arc::from);
                found.push(Found { path: path.into(), disk: entry.into_path(), leads_to });
            }
            None => diagnostics.push(
                about(
                    Code::BadFileName,
                    root,
                    entry.path(),
                    say!(
                        "tên tệp này không phải là Unicode hợp lệ",
                        "this file's name isn't valid Unicode",
                    ),
                )
                .hint(say!(
                    "đổi tên tệp, tốt nhất chỉ dùng chữ không dấu, số và gạch nối",
                    "rename the file, best with plain letters, digits and hyphens"
                )),
            ),
        }
    }
}

/// Files that editors and systems leave behind; everything that begins with a dot.
fn is_ignored(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // `.well-known` (RFC 8615) is meant for others.
    (name.starts_with('.') && name != ".well-known")
        || name.starts_with("~$")
        || name.starts_with('~') && name.ends_with(".tmp")
        || name.ends_with('~')
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// `TIN.MD`, as Windows programs write it.
fn has_loud_ending(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    path.starts_with("content/") && ending != "md" && ending.eq_ignore_ascii_case("md")
}

fn loud_ending(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::BadFileName,
        say!("đuôi tệp phải viết thường: .md", "the file's ending must be lower case: .md"),
    )
    .in_file(&path.into())
    .hint(say!("đổi tên tệp", "rename the file"))
}

fn stays_inside(canonical: &Path, path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|target| target.starts_with(canonical))
}

/// The path inside the site in NFC, with `/`; none when it isn't Unicode.
fn site_path(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?;
    let mut out = String::new();
    for part in relative.components() {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(&text::normal::repair(part.as_os_str().to_str()?));
    }
    Some(out)
}

/// The path inside the site for a message, whatever it is made of.
fn shown_path(root: &Path, path: &Path) -> Arc<str> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let lossy = relative.to_string_lossy();
    lossy.replace(std::path::MAIN_SEPARATOR, "/").nfc().collect::<String>().into()
}

fn about(code: Code, root: &Path, path: &Path, message: Message) -> Diagnostic {
    Diagnostic::new(code, message).in_file(&shown_path(root, path))
}

fn unreadable(root: &Path, path: &Path, error: &io::Error) -> Diagnostic {
    let (vi, en) = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            ("không có quyền đọc".to_owned(), "permission denied".to_owned())
        }
        _ => (error.to_string(), error.to_string()),
    };
    about(Code::Unreadable, root, path, say!("không đọc được: {vi}", "failed to read it: {en}"))
        .hint(say!("kiểm tra quyền truy cập và thử lại", "check the permissions and try again"))
}

fn walk_error(root: &Path, start: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().unwrap_or(start);
    if error.loop_ancestor().is_some() {
        return about(
            Code::OutsideRoot,
            root,
            path,
            say!(
                "lối tắt (symlink) này dẫn vòng về chính thư mục chứa nó",
                "this symbolic link leads back to a folder that holds it",
            ),
        )
        .hint(say!("xoá lối tắt này", "delete the link"));
    }
    match error.io_error() {
        Some(cause) => unreadable(root, path, cause),
        None => about(
            Code::Unreadable,
            root,
            path,
            say!("không đọc được: {error}", "failed to read it: {error}"),
        ),
    }
}

/// What reading one file gave.
enum Read {
    File(SourceFile),
    Broken {
        /// What can be shown of the file beside the finding.
        shown: Option<Arc<str>>,
        diagnostic: Diagnostic,
    },
}

fn read_file(found: &Found) -> Read {
    let read = if is_text(&found.path) { read_text(found) } else { read_media(found) };
    read.unwrap_or_else(|error| {
        let diagnostic = Diagnostic::new(
            Code::Unreadable,
            say!("không đọc được tệp: {error}", "failed to read the file: {error}"),
        )
        .in_file(&found.path)
        .hint(say!("kiểm tra quyền truy cập và thử lại", "check the permissions and try again"));
        Read::Broken { shown: None, diagnostic }
    })
}

fn read_text(found: &Found) -> io::Result<Read> {
    let bytes = fs::read(&found.disk)?;
    let digest = digest::hash(&bytes);
    let len = bytes.len() as u64;
    let decoded = match String::from_utf8(bytes) {
        Ok(decoded) => decoded,
        Err(error) => return Ok(not_utf8(found, &error)),
    };
    let without_mark = decoded.strip_prefix('\u{feff}').unwrap_or(&decoded);
    let text: Arc<str> = text::normal::repair(without_mark).into();
    Ok(Read::File(SourceFile {
        path: Arc::clone(&found.path),
        disk: found.disk.clone(),
        digest,
        len,
        content: Content::Text(text),
        leads_to: found.leads_to.clone(),
        readable: None,
    }))
}

fn not_utf8(found: &Found, error: &std::string::FromUtf8Error) -> Read {
    let at = error.utf8_error().valid_up_to();
    let diagnostic = Diagnostic::new(
        Code::NotUtf8,
        say!("tệp không phải mã UTF-8 từ chỗ này", "the file isn't UTF-8 from here on"),
    )
    .in_file(&found.path)
    .at(Span::new(at, at))
    .hint(say!(
        "mở tệp bằng Notepad, chọn Lưu thành… và Mã hoá: UTF-8",
        "open it in an editor and save it with the encoding UTF-8",
    ));
    Read::Broken { shown: Some(String::from_utf8_lossy(error.as_bytes()).into()), diagnostic }
}

/// Reads a file once, keeping no more of it than a picture's header needs.
fn read_media(found: &Found) -> io::Result<Read> {
    let mut file = File::open(&found.disk)?;
    let mut len = 0;
    let mut stream = digest::Stream::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut picture = Vec::new();
    let mut is_picture = false;
    let mut readable = is_readable(&found.path).then(Vec::new);
    loop {
        let read = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let chunk = buffer.get(..read).unwrap_or_default();
        stream.update(chunk);
        if len == 0 {
            is_picture = media::kind(&found.path, chunk).is_some();
        }
        if is_picture {
            picture.extend_from_slice(chunk);
        }
        len += read as u64;
        if len > MOST_READABLE {
            readable = None;
        }
        if let Some(bytes) = &mut readable {
            bytes.extend_from_slice(chunk);
        }
    }
    Ok(Read::File(SourceFile {
        path: Arc::clone(&found.path),
        disk: found.disk.clone(),
        digest: stream.finish(),
        len,
        content: Content::Media(if is_picture { media::size(&picture) } else { None }),
        leads_to: found.leads_to.clone(),
        readable: readable.and_then(text_of),
    }))
}

/// Longer files are published, but no check looks into them.
const MOST_READABLE: u64 = 1 << 20;

fn text_of(bytes: Vec<u8>) -> Option<Arc<str>> {
    let text = String::from_utf8(bytes).ok()?;
    let without_mark = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text::normal::repair(without_mark).into())
}

fn same_name(path: &Arc<str>, disk: &Path, root: &Path) -> Diagnostic {
    let other = shown_path(root, disk);
    Diagnostic::new(
        Code::PathCollision,
        say!(
            "hai tệp có cùng tên sau khi chuẩn hoá dấu tiếng Việt: {other}",
            "two files have one name once Unicode is normalised: {other}",
        ),
    )
    .in_file(path)
    .hint(say!("đổi tên một trong hai tệp", "rename one of them"))
}

/// Content whose paths differ only in case would be one file on Windows and macOS.
fn case_collisions(tree: &SourceTree) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for file in tree.under("content/").chain(tree.under("static/")) {
        let folded = file.path.to_lowercase();
        match seen.get(&folded) {
            Some(other) => diagnostics.push(
                Diagnostic::new(Code::PathCollision, say!(
                    "tên tệp chỉ khác {other} ở chữ hoa, chữ thường; trên Windows đó là một tệp",
                    "the name differs from {other} only in case; on Windows they are one file",
                ))
                .in_file(&file.path)
                .hint(say!("đổi tên một trong hai tệp", "rename one of them")),
            ),
            None => drop(seen.insert(folded, Arc::clone(&file.path))),
        }
    }
    diagnostics
}
