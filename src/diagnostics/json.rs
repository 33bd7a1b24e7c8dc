//! Findings for programs: one JSON object a line.

use serde::Serialize;

use super::{Diagnostic, Speech, Texts, line_column};

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    hint: Option<&'a str>,
    /// What belongs in place of the span, when `check --fix` puts it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<&'a str>,
}

/// One object a line: code, severity, path, line and column (from 1, in characters), message, hint;
/// and `mend` where `check --fix` mends it.
pub fn render_json(diagnostics: &[Diagnostic], texts: &dyn Texts, speech: Speech) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let place = diagnostic.path.as_deref().zip(diagnostic.span).and_then(|(path, span)| {
            texts.text(path).map(|text| line_column(text, span.start as usize))
        });
        let line = Line {
            code: diagnostic.code.name(),
            severity: diagnostic.severity.as_str(),
            path: diagnostic.path.as_deref(),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            message: diagnostic.message.in_language(speech),
            hint: diagnostic.hint.as_ref().map(|hint| hint.in_language(speech)),
            mend: diagnostic.mend.as_deref(),
        };
        // Strings, numbers and null cannot fail to serialise.
        if let Ok(json) = serde_json::to_string(&line) {
            out.push_str(&json);
            out.push('\n');
        }
    }
    out
}
