//! The names of a site's files in; out a warning for those that Windows, OneDrive or Notepad would trip over, or made.

use super::{SourceFile, SourceTree};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;

/// The most characters of a path that leave room for the drive and the user's folder within Windows' 260.
const LONGEST_PATH: usize = 200;

/// Names of devices, which Windows refuses with every extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Every name that should be another.
pub(super) fn check(tree: &SourceTree) -> Vec<Diagnostic> {
    let files = || tree.under("content/").chain(tree.under("static/"));
    let rules: [fn(&SourceTree, &SourceFile) -> Option<Diagnostic>; 4] =
        [double_extension, likely_copy, windows_name, long_path];
    files().flat_map(|file| rules.iter().filter_map(move |rule| rule(tree, file))).collect()
}

/// The page that a file in content was meant to be: `bai.md.txt` is `bai.md`.
pub fn meant_as_page(path: &str) -> Option<&str> {
    let page = path.strip_suffix(".txt").or_else(|| path.strip_suffix(".TXT"))?;
    (path.starts_with("content/") && page.to_ascii_lowercase().ends_with(".md")).then_some(page)
}

fn double_extension(_: &SourceTree, file: &SourceFile) -> Option<Diagnostic> {
    let name = name_of(meant_as_page(&file.path)?);
    let finding = Diagnostic::new(
        Code::DoubleExtension,
        say!(
            "tệp này là một bài bị lưu thành tệp văn bản nên không thành trang",
            "this file is a page that was saved as a text file, so it becomes no page",
        ),
    );
    Some(finding.in_file(&file.path).hint(say!(
        "đổi tên thành `{name}`; trong Notepad: Lưu thành…, Loại tệp: Tất cả",
        "rename it `{name}`; in Notepad: Save as…, Save as type: All files",
    )))
}

fn likely_copy(tree: &SourceTree, file: &SourceFile) -> Option<Diagnostic> {
    let original = original_path(&file.path).filter(|path| tree.get(path).is_some())?;
    let finding = Diagnostic::new(
        Code::LikelyCopy,
        say!(
            "tệp này có lẽ là một bản sao của {original}",
            "this file is probably a copy of {original}"
        ),
    );
    Some(finding.in_file(&file.path).hint(say!(
        "so hai tệp, giữ bản đúng ở {original} rồi xoá tệp này",
        "compare the two, keep the right one at {original} and delete this one",
    )))
}

/// The page that a page would be a copy of, by its name or that of its folder.
fn original_path(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let stem = name.strip_suffix(".md")?;
    if let Some(original) = original(stem) {
        return Some(format!("{folder}/{original}.md"));
    }
    if !matches!(stem.split('.').next(), Some("index" | "_index")) {
        return None;
    }
    let (above, own) = folder.rsplit_once('/')?;
    Some(format!("{above}/{}/{name}", original(own)?))
}

/// The name that a program made a copy's name from.
fn original(name: &str) -> Option<&str> {
    for prefix in ["Copy of ", "Bản sao của "] {
        if let Some(rest) = name.strip_prefix(prefix) {
            return Some(rest);
        }
    }
    let counted = without_count(name);
    let name = counted.unwrap_or(name);
    for suffix in [" - Copy", " - Bản sao", " - Sao chép", " copy"] {
        if let Some(rest) = name.strip_suffix(suffix) {
            return Some(rest);
        }
    }
    let conflict = name.find(" (").filter(|at| name[*at..].contains("conflicted copy"));
    let machine = ["-DESKTOP-", "-LAPTOP-"].iter().find_map(|mark| name.rfind(mark));
    let cut = conflict.or(machine).and_then(|at| name.get(..at));
    cut.or(counted).filter(|rest| !rest.is_empty())
}

/// `bai` of `bai (1)`, `bai(2)` and `bai copy 3`.
fn without_count(name: &str) -> Option<&str> {
    let is_number = |digits: &str| {
        (1..=2).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if let Some((rest, digits)) = name.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        return is_number(digits).then(|| rest.trim_end());
    }
    let (rest, digits) = name.rsplit_once(' ')?;
    (is_number(digits) && rest.ends_with(" copy")).then_some(rest)
}

fn windows_name(_: &SourceTree, file: &SourceFile) -> Option<Diagnostic> {
    let name = file.path.split('/').find(|name| is_refused_by_windows(name))?;
    let finding = Diagnostic::new(
        Code::WindowsName,
        say!("Windows không cho đặt tên là `{name}`", "Windows can't have the name `{name}`"),
    );
    let better = acceptable(name);
    Some(finding.in_file(&file.path).hint(say!("đổi tên thành `{better}`", "rename it `{better}`")))
}

/// The name without what Windows refuses in it.
fn acceptable(name: &str) -> String {
    let clean: String = name.chars().map(|c| if is_refused_sign(c) { '-' } else { c }).collect();
    let clean = clean.trim_end_matches(['.', ' ', '-']);
    if !is_device(clean) {
        return clean.to_owned();
    }
    let (stem, rest) = clean.split_at(clean.find('.').unwrap_or(clean.len()));
    format!("{}-1{rest}", stem.trim_end())
}

/// Whether Windows refuses a name of a file or folder (learn.microsoft.com: Naming Files, Paths, and Namespaces).
pub fn is_refused_by_windows(name: &str) -> bool {
    is_device(name) || name.ends_with(['.', ' ']) || name.contains(is_refused_sign)
}

fn is_refused_sign(c: char) -> bool {
    c.is_ascii_control() || r#"<>:"|?*\"#.contains(c)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = port
        .is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|d| matches!(d, b'1'..=b'9')));
    is_port || DEVICES.contains(&stem.as_str())
}

fn long_path(_: &SourceTree, file: &SourceFile) -> Option<Diagnostic> {
    let length = file.path.chars().count();
    if length <= LONGEST_PATH {
        return None;
    }
    let finding = Diagnostic::new(
        Code::LongPath,
        say!(
            "đường dẫn của tệp dài {length} ký tự; Windows và OneDrive khó mở được",
            "the file's path has {length} characters, which Windows and OneDrive may not open",
        ),
    );
    Some(finding.in_file(&file.path).hint(say!(
        "rút ngắn tên tệp và thư mục còn dưới {LONGEST_PATH} ký tự cả thảy",
        "shorten the names of the file and its folders below {LONGEST_PATH} characters in all",
    )))
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::Content;

    fn codes(paths: &[&str]) -> Vec<(Code, String)> {
        let mut tree = SourceTree::default();
        for path in paths {
            tree.insert(SourceFile {
                path: Arc::from(*path),
                disk: path.into(),
                digest: 0,
                len: 0,
                content: Content::Media(None),
                leads_to: None,
                readable: None,
            });
        }
        check(&tree)
            .into_iter()
            .map(|found| (found.code, found.path.unwrap().to_string()))
            .collect()
    }

    #[test]
    fn copies_lead_to_their_original() {
        for (copy, wanted) in [
            ("bai (1)", "bai"),
            ("bai(12)", "bai"),
            ("bai - Copy", "bai"),
            ("bai - Copy (2)", "bai"),
            ("bài viết - Bản sao", "bài viết"),
            ("bai copy 3", "bai"),
            ("Copy of bai", "bai"),
            ("Bản sao của bai", "bai"),
            ("bai-DESKTOP-ABC123", "bai"),
            ("bai-LAPTOP-7GQ2K1V0-2", "bai"),
            ("bai (Lan's conflicted copy 2026-11-24)", "bai"),
            ("bai.en (1)", "bai.en"),
        ] {
            assert_eq!(original(copy), Some(wanted), "{copy}");
        }
        for name in ["bai", "bai 2", "bai (2026)", "bai (a)", "(1)", "photocopy", "bai-2"] {
            assert_eq!(original(name), None, "{name}");
        }
    }

    #[test]
    fn a_copy_is_told_where_its_original_is_there() {
        let told = codes(&["content/a/bai.md", "content/a/bai (1).md", "content/a/khac (1).md"]);
        assert_eq!(told, [(Code::LikelyCopy, "content/a/bai (1).md".to_owned())]);
        let told = codes(&[
            "content/a/index.md",
            "content/a - Copy/index.md",
            "content/a (1).jpg",
            "content/a.jpg",
        ]);
        assert_eq!(told, [(Code::LikelyCopy, "content/a - Copy/index.md".to_owned())]);
    }

    #[test]
    fn a_page_saved_as_text_is_told_in_content_only() {
        let told = codes(&["content/bai.md.txt", "content/ghi-chu.txt", "static/bai.md.txt"]);
        assert_eq!(told, [(Code::DoubleExtension, "content/bai.md.txt".to_owned())]);
    }

    #[test]
    fn names_that_windows_refuses() {
        for name in [
            "con",
            "CON.md",
            "nul.tar.gz",
            "com1",
            "LPT9.txt",
            "a:b",
            "a?",
            "a.",
            "a ",
            "a\\b",
            "con .md",
        ] {
            assert!(is_refused_by_windows(name), "{name}");
            assert!(!is_refused_by_windows(&acceptable(name)), "{name}: {}", acceptable(name));
        }
        for name in ["con-cai.md", "com10", "com", "a.b", ".a", "Bài viết (1).md", "console"] {
            assert!(!is_refused_by_windows(name), "{name}");
        }
        let told = codes(&["content/con/index.md", "static/a:b.pdf"]);
        assert_eq!(told.iter().filter(|one| one.0 == Code::WindowsName).count(), 2);
    }

    #[test]
    fn long_paths_are_counted_in_characters() {
        let path = |length: usize| format!("content/{}.md", "ế".repeat(length - 11));
        assert_eq!(codes(&[&path(200)]), []);
        assert_eq!(codes(&[&path(201)])[0].0, Code::LongPath);
    }
}
