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

/// Writes a run's findings and their count.
pub(super) fn findings(outcome: &Outcome, format: Format, speech: Speech) {
    let texts = WithTheme(&outcome.sources);
    let found = worth_saying(&outcome.diagnostics);
    let text = match format {
        Format::Json => render_json(found, &texts, speech),
        Format::Text => {
            let mut text = render_human(found, &texts, speech, wants_colour());
            let summary = summary_line(found, speech);
            if !summary.is_empty() {
                text.push_str(&summary);
                text.push('\n');
            }
            text
        }
    };
    error(&text);
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
