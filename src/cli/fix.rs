//! `chieng check --fix`: the site's own files in, their mends shown as a diff and written, file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::replace_file::replace;
use super::report::{self, Format};
use super::{Exit, terminal};
use crate::diagnostics::{Message, Speech};
use crate::fix::{self, Change, Fixed, Line};
use crate::{say, source};

/// What is done with the mends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Shown and written.
    Write,
    /// Shown only.
    Show,
}

/// A file that has something to mend.
struct Candidate {
    path: Arc<str>,
    /// The real file, whatever links lead to it.
    disk: PathBuf,
    before: Vec<u8>,
    fixed: Fixed,
}

/// Mends every content file of the site at `root` that can be mended without asking anybody.
pub(super) fn run(root: &Path, mode: Mode, format: Format, speech: Speech) -> Exit {
    let candidates = candidates(root);
    let (mut changes, mut failed) = (0, 0);
    for candidate in &candidates {
        let shown = terminal::print(shown(candidate, format, speech).as_bytes(), speech);
        if shown != Exit::Fine {
            return shown;
        }
        match write(candidate, mode) {
            Ok(()) => changes += candidate.fixed.changes.len(),
            Err(error) => {
                failed += 1;
                report::error(&format!(
                    "{}\n",
                    not_written(&candidate.path, &error).in_language(speech)
                ));
            }
        }
    }
    let files = candidates.len() - failed;
    if format == Format::Text {
        let line = format!("{}\n", result(mode, changes, files).in_language(speech));
        let printed = terminal::print(line.as_bytes(), speech);
        if printed != Exit::Fine {
            return printed;
        }
    }
    if failed > 0 { Exit::Problems } else { Exit::Fine }
}

/// Every file with something to mend, in the order of their paths. What can't be read is a finding of the check.
fn candidates(root: &Path) -> Vec<Candidate> {
    let (tree, _) = source::discover(root);
    let Ok(inside) = fs::canonicalize(root) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let files = tree.under("").filter(|file| fix::is_mendable(&file.path));
    files
        .filter_map(|file| {
            let disk = fs::canonicalize(&file.disk).ok()?;
            let is_ours = disk.starts_with(&inside) && seen.insert(disk.clone());
            let before = if is_ours { fs::read(&disk).ok()? } else { return None };
            let fixed = fix::fix(&file.path, std::str::from_utf8(&before).ok()?);
            (!fixed.changes.is_empty()).then(|| Candidate {
                path: Arc::clone(&file.path),
                disk,
                before,
                fixed,
            })
        })
        .collect()
}

fn write(candidate: &Candidate, mode: Mode) -> io::Result<()> {
    match mode {
        Mode::Show => Ok(()),
        Mode::Write => replace(&candidate.disk, &candidate.before, candidate.fixed.text.as_bytes()),
    }
}

fn shown(candidate: &Candidate, format: Format, speech: Speech) -> String {
    match format {
        Format::Json => {
            candidate.fixed.changes.iter().map(|one| json(candidate, one, speech)).collect()
        }
        Format::Text => {
            let before = String::from_utf8_lossy(&candidate.before);
            let paint = Paint { is_on: io::stdout().is_terminal() && report::wants_colour() };
            diff(&candidate.path, &before, &candidate.fixed, paint, speech)
        }
    }
}

fn json(candidate: &Candidate, change: &Change, speech: Speech) -> String {
    let line = serde_json::json!({
        "path": &*candidate.path, "line": change.line, "message": change.why.in_language(speech),
    });
    format!("{line}\n")
}

/// Colours of a terminal, or none.
#[derive(Clone, Copy)]
struct Paint {
    is_on: bool,
}

impl Paint {
    fn line(self, colour: &str, text: &str) -> String {
        if self.is_on { format!("\x1b[{colour}m{text}\x1b[0m\n") } else { format!("{text}\n") }
    }
}

/// A unified diff, and below it what was wrong on each line: many mends can't be seen.
fn diff(path: &str, before: &str, fixed: &Fixed, paint: Paint, speech: Speech) -> String {
    let mut out = paint.line("1", &format!("--- a/{path}"));
    out += &paint.line("1", &format!("+++ b/{path}"));
    for hunk in fix::hunks(before, &fixed.text) {
        let (first, count) = (hunk.first, hunk.count);
        out += &paint.line("36", &format!("@@ -{first},{count} +{first},{count} @@"));
        for line in &hunk.lines {
            let (sign, colour, text) = match *line {
                Line::Same(text) => (' ', "0", text),
                Line::Old(text) => ('-', "31", text),
                Line::New(text) => ('+', "32", text),
            };
            out += &paint.line(colour, &format!("{sign}{}", text.trim_end_matches(['\r', '\n'])));
            if !text.ends_with('\n') {
                out += "\\ No newline at end of file\n";
            }
        }
    }
    for change in &fixed.changes {
        let (line, why) = (change.line, change.why.in_language(speech));
        let why = say!("# dòng {line}: {why}", "# line {line}: {why}");
        out += &paint.line("2", why.in_language(speech));
    }
    out + "\n"
}

fn result(mode: Mode, changes: usize, files: usize) -> Message {
    match (mode, changes) {
        (_, 0) => say!(
            "Không có gì sửa được tự động.",
            "There is nothing that can be mended automatically."
        ),
        (Mode::Write, _) => say!(
            "Đã sửa {changes} chỗ trong {files} tệp.",
            "Mended {changes} places in {files} files."
        ),
        (Mode::Show, _) => say!(
            "Sẽ sửa {changes} chỗ trong {files} tệp; chưa ghi gì. Để sửa: chạy chieng check --fix",
            "Would mend {changes} places in {files} files; nothing was written. To mend: run chieng check --fix"
        ),
    }
}

fn not_written(path: &str, error: &io::Error) -> Message {
    say!(
        "lỗi: không ghi được {path}: {error}. Đóng tệp trong Word hay Notepad rồi chạy lại.",
        "error: failed to write {path}: {error}. Close it in other programs and run the command again."
    )
}
