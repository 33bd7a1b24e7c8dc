//! What a run has to say: in come findings of every stage, out go sorted messages for people and programs.
//!
//! A [`Diagnostic`] says what is wrong and how to mend it, in Vietnamese and in English, and where:
//! a path relative to the site's root and byte offsets into that file's text as it was read.

mod code;
mod example;
mod human;
mod json;
mod place;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use code::{Code, Explanation};
pub use example::Example;
pub use human::{render_human, summary_line};
pub use json::render_json;
pub use place::{LineColumn, Texts, line_column};

/// Byte offsets into a file's text as it was read: `start` inclusive, `end` exclusive.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB saturate.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same span, `offset` bytes further on.
    pub fn shifted(self, offset: usize) -> Self {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }

    /// The span as a range of `usize`.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How bad a finding is; only errors stop a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The build publishes nothing.
    Error,
    /// Published, but somebody should look.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// The word used in JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// The language in which the tool speaks to its user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speech {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// One sentence in both languages of the tool.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Message {
    /// A message from its two wordings.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Message { vi: vi.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn in_language(&self, speech: Speech) -> &str {
        match speech {
            Speech::Vi => &self.vi,
            Speech::En => &self.en,
        }
    }
}

/// Builds a [`Message`] from two format strings (Vietnamese, then English) that capture variables in scope.
#[macro_export]
macro_rules! say {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::diagnostics::Message::new(format!($vi), format!($en))
    };
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// How bad it is; the code's own severity unless changed.
    pub severity: Severity,
    /// Path relative to the site's root, with `/`; none for a finding about the whole run.
    pub path: Option<Arc<str>>,
    /// Where in that file's text.
    pub span: Option<Span>,
    /// What is wrong, one sentence.
    pub message: Message,
    /// How to mend it, one sentence.
    pub hint: Option<Message>,
    /// What belongs in place of `span`, where that is so certain that `check --fix` may put it there unasked.
    pub mend: Option<String>,
}

impl Diagnostic {
    /// A finding without a place, with the code's own severity.
    pub fn new(code: Code, message: Message) -> Self {
        let severity = code.severity();
        Diagnostic { code, severity, path: None, span: None, message, hint: None, mend: None }
    }

    /// The same finding, in a file.
    #[must_use]
    pub fn in_file(mut self, path: &Arc<str>) -> Self {
        self.path = Some(Arc::clone(path));
        self
    }

    /// The same finding, at a place in its file.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same finding, with the mend.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same finding, with the text that belongs in place of its span.
    #[must_use]
    pub fn mended(mut self, text: impl Into<String>) -> Self {
        self.mend = Some(text.into());
        self
    }

    /// The same finding, more or less severe than its code's others.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Whether it stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Puts findings in the order in which they are shown: by file, place, severity and code; equal ones once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| order(a).cmp(&order(b)));
    diagnostics.dedup();
}

type Order<'a> = (Option<&'a str>, u32, u32, Severity, &'static str, &'a str);

fn order(d: &Diagnostic) -> Order<'_> {
    let span = d.span.unwrap_or_default();
    (d.path.as_deref(), span.start, span.end, d.severity, d.code.name(), &d.message.en)
}
