//! A run of a small site in; what it found, made and wrote out, and what the test expected of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chieng::diagnostics::{Code, Message, Severity, Speech, Texts, line_column, render_human};
use chieng::engine::{Engine, Inputs, Outcome};
use chieng::output::{Folder, WriteReport};
use chieng::source;
use chieng::theme::WithTheme;

use super::Site;

/// One run of an engine into a folder, published when it may be.
pub(crate) fn run(
    engine: &mut Engine,
    inputs: &Inputs,
    target: &Path,
) -> (Outcome, Option<WriteReport>) {
    let folder = match Folder::open(target, &inputs.root, &source::folders(&inputs.root)) {
        Ok(folder) => folder,
        Err(refusal) => panic!("{}", refusal.message().en),
    };
    let outcome = engine.run(inputs, &folder);
    let report = outcome.publishable.then(|| folder.publish().unwrap());
    (outcome, report)
}

/// A finding as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    /// Empty when it is about the whole run.
    pub(crate) path: String,
    /// From 1; 0 when the finding has no place in its file.
    pub(crate) line: usize,
    /// From 1, in characters; 0 when the finding has no place in its file.
    pub(crate) column: usize,
    pub(crate) message: Message,
    pub(crate) hint: Option<Message>,
}

/// The findings of a run.
pub(crate) fn findings(outcome: &Outcome) -> Vec<Found> {
    let texts = WithTheme(&outcome.sources);
    outcome
        .diagnostics
        .iter()
        .map(|found| {
            let path = found.path.as_deref().unwrap_or_default();
            let place = found.span.zip(texts.text(path));
            let place = place.map(|(span, text)| line_column(text, span.start as usize));
            Found {
                code: found.code.name(),
                severity: found.severity,
                path: path.to_owned(),
                line: place.map_or(0, |place| place.line),
                column: place.map_or(0, |place| place.column),
                message: found.message.clone(),
                hint: found.hint.clone(),
            }
        })
        .collect()
}

/// A built site: the last run and what was expected of it.
pub(crate) struct Built {
    pub(crate) site: Site,
    engine: Engine,
    pub(crate) outcome: Outcome,
    pub(crate) report: Option<WriteReport>,
    /// Findings that were expected, by index.
    expected: BTreeSet<usize>,
    last: Option<usize>,
}

impl Built {
    /// The first run of a site.
    pub(super) fn of(site: Site) -> Built {
        let mut engine = Engine::new();
        let (outcome, report) = run(&mut engine, &site.inputs, &site.output());
        Built { site, engine, outcome, report, expected: BTreeSet::new(), last: None }
    }

    /// Fails unless the run had no error and was published.
    #[track_caller]
    pub(crate) fn ok(&mut self) -> &mut Built {
        self.assert_no_other_errors();
        assert!(self.expected.iter().all(|index| !self.outcome.diagnostics[*index].is_error()));
        assert!(self.report.is_some(), "the run was not published");
        self
    }

    /// All findings of the last run.
    pub(crate) fn findings(&self) -> Vec<Found> {
        findings(&self.outcome)
    }

    /// The errors of the last run as `code path:line:column`, for a look at all of them.
    pub(crate) fn errors(&self) -> Vec<String> {
        let errors = self.findings().into_iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| place(&found)).collect()
    }

    /// Expects an error at a place; 0 and 0 for one without a place in its file.
    #[track_caller]
    pub(crate) fn expect_error(
        &mut self,
        code: &str,
        path: &str,
        line: usize,
        column: usize,
    ) -> &mut Built {
        self.expect(Severity::Error, code, path, (line, column))
    }

    /// Expects a warning at a place.
    #[track_caller]
    pub(crate) fn expect_warning(
        &mut self,
        code: &str,
        path: &str,
        line: usize,
        column: usize,
    ) -> &mut Built {
        self.expect(Severity::Warning, code, path, (line, column))
    }

    /// What the finding that was expected last says in both languages, message and mend: a part of each.
    #[track_caller]
    pub(crate) fn saying(&mut self, vi: &str, en: &str) -> &mut Built {
        let found = &self.outcome.diagnostics[self.last.expect("nothing was expected yet")];
        let whole = |speech: Speech| {
            let hint = found.hint.as_ref().map_or("", |hint| hint.in_language(speech));
            format!("{}\n{hint}", found.message.in_language(speech))
        };
        for (speech, part) in [(Speech::Vi, vi), (Speech::En, en)] {
            assert!(whole(speech).contains(part), "“{part}” is not in: {}", whole(speech));
        }
        self
    }

    #[track_caller]
    fn expect(
        &mut self,
        severity: Severity,
        code: &str,
        path: &str,
        (line, column): (usize, usize),
    ) -> &mut Built {
        assert!(Code::ALL.iter().any(|known| known.name() == code), "there is no code {code}");
        let findings = self.findings();
        let wanted = |found: &Found| {
            found.severity == severity
                && found.code == code
                && found.path == path
                && (found.line, found.column) == (line, column)
        };
        let free = findings
            .iter()
            .enumerate()
            .position(|(index, found)| wanted(found) && !self.expected.contains(&index));
        let Some(index) = free else {
            let all: Vec<String> = findings.iter().map(place).collect();
            panic!("{severity:?} {code} {path}:{line}:{column} was not found; found: {all:#?}");
        };
        self.expected.insert(index);
        self.last = Some(index);
        self
    }

    #[track_caller]
    fn assert_no_other_errors(&self) {
        let diagnostics = self.outcome.diagnostics.iter().enumerate();
        let other: Vec<_> = diagnostics
            .filter(|(index, found)| found.is_error() && !self.expected.contains(index))
            .map(|(_, found)| found.clone())
            .collect();
        if !other.is_empty() {
            let texts = WithTheme(&self.outcome.sources);
            panic!("not expected:\n{}", render_human(&other, &texts, Speech::En, false));
        }
    }

    /// The text of an output file.
    #[track_caller]
    pub(crate) fn text(&self, file: &str) -> String {
        let place = self.site.output().join(file);
        match fs::read_to_string(&place) {
            Ok(text) => text,
            Err(error) => panic!("{file}: {error}"),
        }
    }

    /// The HTML at an address: `bai-viet/a/`.
    #[track_caller]
    pub(crate) fn html(&self, address: &str) -> String {
        self.text(&format!("{address}index.html"))
    }

    /// Whether there is such an output file or folder.
    pub(crate) fn exists(&self, path: &str) -> bool {
        self.site.output().join(path).exists()
    }

    /// Changes a source file and builds again.
    #[track_caller]
    pub(crate) fn edit(&mut self, path: &str, change: impl FnOnce(String) -> String) -> &mut Built {
        let text = change(self.site.read(path));
        self.change(|site| site.write(path, text.as_bytes()))
    }

    /// Changes anything and builds again, with the memory of the last run.
    #[track_caller]
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Site)) -> &mut Built {
        self.assert_no_other_errors();
        change(&mut self.site);
        (self.outcome, self.report) = run(&mut self.engine, &self.site.inputs, &self.site.output());
        self.expected.clear();
        self.last = None;
        self
    }

    /// Fails unless the last run rendered that many outputs.
    #[track_caller]
    pub(crate) fn rerendered(&mut self, count: usize) -> &mut Built {
        assert_eq!(self.outcome.summary.rendered, count, "outputs rendered");
        self
    }

    /// Fails unless the last run parsed that many content files.
    #[track_caller]
    pub(crate) fn reparsed(&mut self, count: usize) -> &mut Built {
        assert_eq!(self.outcome.summary.parsed, count, "files parsed");
        self
    }

    /// Fails unless the last run wrote that many files.
    #[track_caller]
    pub(crate) fn written(&mut self, count: usize) -> &mut Built {
        let written = self.report.as_ref().map(|report| report.written);
        assert_eq!(written, Some(count), "files written");
        self
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.assert_no_other_errors();
        }
    }
}

fn place(found: &Found) -> String {
    format!("{} {}:{}:{}", found.code, found.path, found.line, found.column)
}
