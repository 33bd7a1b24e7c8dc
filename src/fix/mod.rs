//! A content file as it stands on disk in; out the same file with every mend that needs nobody's judgement.
//!
//! Characters first, then what the readers of YAML and Markdown found with a certain mend, then blanks. Each mend
//! is tried: one that would change what the file means, or cause another finding, is left to its author.

mod blanks;
mod characters;
mod diff;
mod keep;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

pub use characters::certain;
pub use diff::{Hunk, Line, hunks};

use crate::diagnostics::{Diagnostic, Message};
use crate::parse::{self, markdown};
use crate::{say, yaml};

/// The byte order mark that Windows editors put at the beginning of a file; it stays.
const BOM: char = '\u{FEFF}';

/// A mend may make room for another one, but not for ever.
const MAX_ROUNDS: usize = 8;

/// One change of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The file, relative to the root.
    pub path: Arc<str>,
    /// Bytes of the text that was looked at; never across the end of a line.
    pub range: Range<usize>,
    /// What belongs there.
    pub replacement: String,
    /// What was wrong there.
    pub why: Message,
}

/// What was changed, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line, from 1: mends never add or remove one.
    pub line: usize,
    /// What was wrong there.
    pub why: Message,
}

/// A mended file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Its text.
    pub text: String,
    /// All that was changed, by line; empty when the text is the one that came in.
    pub changes: Vec<Change>,
}

/// Whether a file's text can be mended: content, and the configuration.
pub fn is_mendable(path: &str) -> bool {
    path == "site.yaml"
        || path.starts_with("content/")
            && [".md", ".yaml", ".yml"].iter().any(|extension| path.ends_with(extension))
}

/// Mends a file's text, byte order mark and line ends as they are on disk. What is mended has nothing left to mend.
pub fn fix(path: &Arc<str>, text: &str) -> Fixed {
    let (mark, inside) = match text.strip_prefix(BOM) {
        Some(inside) => (&text[..BOM.len_utf8()], inside),
        None => ("", text),
    };
    let mut fixer = Fixer { path, text: inside.to_owned(), changes: Vec::new() };
    for _ in 0..MAX_ROUNDS {
        let before = fixer.changes.len();
        fixer.round();
        if fixer.changes.len() == before {
            break;
        }
    }
    fixer.changes.sort_by(|a, b| (a.line, &a.why).cmp(&(b.line, &b.why)));
    fixer.changes.dedup();
    Fixed { text: format!("{mark}{}", fixer.text), changes: fixer.changes }
}

struct Fixer<'a> {
    path: &'a Arc<str>,
    text: String,
    changes: Vec<Change>,
}

impl Fixer<'_> {
    fn round(&mut self) {
        let normal = characters::normal_form(self.path, &self.text);
        self.put_in(normal);
        let parts = Parts::of(self.path, &self.text);
        let strange = characters::strange(self.path, &self.text, &parts);
        self.put_in(strange);
        let told = self.told();
        self.put_in(told);
        let parts = Parts::of(self.path, &self.text);
        let found = blanks::in_front_matter(self.path, &self.text, &parts);
        let front = keep::same_front_matter(self.path, &self.text, found);
        self.put_in(front);
        for find in [blanks::at_beginnings, blanks::at_ends] {
            let parts = Parts::of(self.path, &self.text);
            let found = find(self.path, &self.text, &parts);
            let kept = keep::same_body(&self.text, &parts, found);
            self.put_in(kept);
        }
        let end = blanks::last_line(self.path, &self.text);
        self.put_in(end.into_iter().collect());
    }

    /// What the readers found with a certain mend.
    fn told(&self) -> Vec<Mend> {
        let found = findings(self.path, &self.text).into_iter().filter_map(|finding| {
            let (range, replacement) = (finding.span?.range(), finding.mend?);
            let why = finding.message;
            Some(Mend { path: Arc::clone(self.path), range, replacement, why })
        });
        keep::fewer_findings(self.path, &self.text, found.collect())
    }

    fn put_in(&mut self, mends: Vec<Mend>) {
        if mends.is_empty() {
            return;
        }
        self.changes.extend(changes(&self.text, &mends));
        self.text = applied(&self.text, &mends);
    }
}

/// The lines on which a text is changed.
fn changes(text: &str, mends: &[Mend]) -> Vec<Change> {
    let mut sorted: Vec<&Mend> = mends.iter().collect();
    sorted.sort_by_key(|mend| mend.range.start);
    let (mut at, mut line) = (0, 1);
    let change = |mend: &Mend| {
        let between = text.get(at..mend.range.start).unwrap_or_default();
        line += between.bytes().filter(|byte| *byte == b'\n').count();
        at = mend.range.start;
        Change { line, why: mend.why.clone() }
    };
    sorted.into_iter().map(change).collect()
}

/// All that the readers find wrong in a file.
fn findings(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    if path.ends_with(".md") {
        parse::parse(path, text, &markdown::Options::default()).diagnostics
    } else {
        yaml::parse(text, 0).1
    }
}

/// The text with mends in place of their ranges. Of two that overlap the later one is left out.
fn applied(text: &str, mends: &[Mend]) -> String {
    let mut sorted: Vec<&Mend> = mends.iter().collect();
    sorted.sort_by_key(|mend| (mend.range.start, mend.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for mend in sorted {
        if mend.range.start < at {
            continue;
        }
        let Some(before) = text.get(at..mend.range.start) else { continue };
        out.push_str(before);
        out.push_str(&mend.replacement);
        at = mend.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Where front matter and Markdown stand in a file.
struct Parts {
    /// The YAML.
    front: Range<usize>,
    /// The Markdown.
    body: Range<usize>,
    /// Code in the Markdown, sorted: what stands there was meant to be so.
    code: Vec<Range<usize>>,
}

impl Parts {
    fn of(path: &str, text: &str) -> Parts {
        if !path.ends_with(".md") {
            return Parts { front: 0..text.len(), body: text.len()..text.len(), code: Vec::new() };
        }
        let (split, _) = yaml::split(text);
        let body = split.body..text.len();
        let code = keep::code(text.get(body.clone()).unwrap_or_default(), body.start);
        Parts { front: split.front.unwrap_or(0..0), body, code }
    }

    /// Whether a range touches code.
    fn is_code(&self, range: &Range<usize>) -> bool {
        let first = self.code.partition_point(|code| code.end <= range.start);
        self.code.get(first).is_some_and(|code| code.start < range.end.max(range.start + 1))
    }
}

/// Why letters with separate marks are changed.
fn separate_marks() -> Message {
    say!(
        "dấu tiếng Việt gõ rời khỏi chữ hoặc sai thứ tự",
        "Vietnamese marks apart from their letter, or in the wrong order"
    )
}
