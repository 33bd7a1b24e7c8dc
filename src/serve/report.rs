//! A run in, what the terminal says about it out: one line, then findings that were not there before.

use std::fmt::Write;
use std::sync::PoisonError;
use std::time::Duration;

use crate::diagnostics::{Diagnostic, Message, Speech, render_human, summary_line};
use crate::engine::Outcome;
use crate::say;
use crate::theme::WithTheme;

use super::{Print, SharedSpeech};

/// Speaks to the terminal.
pub(super) struct Report {
    pub(super) print: Print,
    /// The language that was asked for.
    pub(super) asked: Option<Speech>,
    pub(super) speech: SharedSpeech,
    pub(super) colour: bool,
    /// The preview's address, said again after findings that push it out of sight.
    pub(super) url: String,
}

impl Report {
    /// The language that was asked for, else the site's.
    pub(super) fn settle(&self, language: &str) -> Speech {
        let speech =
            self.asked.unwrap_or(if language.starts_with("vi") { Speech::Vi } else { Speech::En });
        *self.speech.write().unwrap_or_else(PoisonError::into_inner) = speech;
        speech
    }

    fn speech(&self) -> Speech {
        *self.speech.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Prints one sentence.
    pub(super) fn note(&self, message: &Message) {
        (self.print)(&format!("{}\n", message.in_language(self.speech())));
    }

    /// Prints what a run gave and found; findings that the run before had too are only counted.
    pub(super) fn run(
        &self,
        outcome: &Outcome,
        found: &[Diagnostic],
        took: Duration,
        before: &[Diagnostic],
    ) {
        let speech = self.speech();
        let mut out = String::new();
        if found != before {
            // Advice is counted below; the preview's bar and `chieng check` show it.
            let others: Vec<Diagnostic> =
                found.iter().filter(|found| !found.code.is_advice()).cloned().collect();
            let texts = WithTheme(&outcome.sources);
            out.push_str(&render_human(&others, &texts, speech, self.colour));
        }
        let line = line(outcome, found, took);
        let _ = writeln!(out, "{} · {}", line.in_language(speech), self.url);
        (self.print)(&out);
    }
}

fn line(outcome: &Outcome, found: &[Diagnostic], took: Duration) -> Message {
    let (pages, rendered) = (outcome.summary.pages, outcome.summary.rendered);
    let milliseconds = took.as_millis();
    let mut line = if outcome.publishable {
        say!(
            "{pages} trang, {milliseconds} ms, dựng lại {rendered} tệp",
            "{pages} pages, {milliseconds} ms, {rendered} files rendered"
        )
    } else {
        say!(
            "chưa dựng được, {milliseconds} ms, giữ bản tốt gần nhất",
            "not made, {milliseconds} ms, the last good site is kept"
        )
    };
    if !found.is_empty() {
        for (text, speech) in [(&mut line.vi, Speech::Vi), (&mut line.en, Speech::En)] {
            let _ = write!(text, "; {}", summary_line(found, speech));
        }
    }
    line
}
