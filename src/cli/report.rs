//! What commands say: findings on standard error, results on standard output, quietly when nobody listens.

use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;

use super::Globals;
use crate::diagnostics::{
    Code, Diagnostic, Message, Speech, render_human, render_json, summary_line,
};
use crate::engine::Outcome;
use crate::say;
use crate::theme::WithTheme;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// The language of messages: the one asked for, else the site's.
pub(super) fn speech(globals: &Globals, site_language: &str) -> Speech {
    match globals.lang {
        Some(lang) => lang.into(),
        None if site_language.starts_with("vi") => Speech::Vi,
        None => Speech::En,
    }
}

/// What becomes of findings that come at every run in text for people: advice on wording, numbers that wait for a call.
/// Programs always get all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Routine {
    /// One by one, each at its place, advice before all else, so that what must be mended stands last, where the
    /// terminal shows it: `check`.
    Each,
    /// In a line for each kind that says where to see them: `build`.
    InOneLine,
}

/// Writes a run's findings and their count.
pub(super) fn findings(outcome: &Outcome, format: Format, routine: Routine, speech: Speech) {
    let texts = WithTheme(&outcome.sources);
    let found = worth_saying(&outcome.diagnostics);
    let text = match format {
        Format::Json => render_json(found, &texts, speech),
        Format::Text => {
            let (pieces, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
                found.iter().cloned().partition(|one| one.code.is_advice());
            let (unchecked, rest): (Vec<Diagnostic>, Vec<Diagnostic>) = others
                .iter()
                .cloned()
                .partition(|found| found.code == Code::UncheckedNumber && !found.is_error());
            let is_folded = routine == Routine::InOneLine && unchecked.len() > 1;
            let mut text = String::new();
            if routine == Routine::Each {
                text.push_str(&render_human(&pieces, &texts, speech, wants_colour()));
            }
            let shown = if is_folded { &rest } else { &others };
            text.push_str(&render_human(shown, &texts, speech, wants_colour()));
            if is_folded {
                text.push_str(folded(&unchecked).in_language(speech));
            }
            let summary = summary_line(found, speech);
            if !summary.is_empty() {
                text.push_str(&summary);
                text.push('\n');
            }
            if routine == Routine::InOneLine && !pieces.is_empty() {
                text.push_str(where_to_see(&pieces).in_language(speech));
                text.push('\n');
            }
            text
        }
    };
    error(&text);
}

/// Where the advice can be read that was only counted.
fn where_to_see(pieces: &[Diagnostic]) -> Message {
    let count = pieces.len();
    let mut files: Vec<Option<&str>> = pieces.iter().map(|one| one.path.as_deref()).collect();
    files.dedup();
    let files = files.len();
    say!(
        "{count} lời khuyên về cách viết, trong {files} tệp: xem bằng chieng check",
        "advice on wording: {count}, in {files} of the files; to see it run chieng check"
    )
}

/// Numbers that wait for a call, with the commands that show each.
fn folded(unchecked: &[Diagnostic]) -> Message {
    let count = unchecked.len();
    let code = Code::UncheckedNumber.name();
    say!(
        "cảnh báo[{code}]: {count} số hỗ trợ chưa được gọi xác minh, hoặc đã lâu chưa xác minh lại\n  = cách sửa: chạy `chieng hotlines --due` để in danh sách cần xác minh, `chieng check` để xem từng chỗ\n\n",
        "warning[{code}]: {count} support numbers were never confirmed by a call, or not for long\n  = help: run `chieng hotlines --due` for a list of those to confirm, `chieng check` for each place\n\n"
    )
}

/// In a folder that is no site nothing else is wrong: what an empty site lacks would hide the one mistake.
fn worth_saying(all: &[Diagnostic]) -> &[Diagnostic] {
    let missing = all.iter().find(|found| found.code == Code::ConfigMissing);
    missing.map_or(all, std::slice::from_ref)
}

/// Writes one finding that has no place, such as a refused folder.
pub(super) fn refuse(message: &Message, format: Format, code: &str, speech: Speech) {
    match format {
        Format::Json => {
            let line = serde_json::json!({
                "code": code, "severity": "error", "path": null, "line": null, "column": null,
                "message": message.in_language(speech), "hint": null,
            });
            error(&format!("{line}\n"));
        }
        Format::Text => {
            let word = match speech {
                Speech::Vi => "lỗi",
                Speech::En => "error",
            };
            error(&format!("{word}: {}\n", message.in_language(speech)));
        }
    }
}

/// Whether findings are printed in colour.
pub(super) fn wants_colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Why the site's folder can't be used, if it can't.
pub(super) fn missing_root(globals: &Globals) -> Option<Message> {
    if globals.root.is_dir() {
        return None;
    }
    let folder = globals.root.display();
    Some(say!("không có thư mục “{folder}”", "there is no folder “{folder}”"))
}

/// Whether any finding stops a build.
pub(super) fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// To standard error.
pub(super) fn error(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
