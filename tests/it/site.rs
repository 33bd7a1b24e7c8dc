//! A small site in, its builds and what they said out: chainable, so that a test reads as a story.
//!
//! An error of a run that the test didn't expect fails the test, at the next edit or when the site is dropped.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chieng::diagnostics::{Code, Message, Severity, Speech, Texts, line_column, render_human};
use chieng::engine::{Clock, Engine, Inputs, Outcome};
use chieng::output::{Folder, WriteReport};
use chieng::source;
use chieng::text::date::read_moment;
use chieng::theme::WithTheme;
use tempfile::TempDir;

/// The day of every run that names none.
pub(crate) const TODAY: &str = "2026-11-24";

const CONFIG: &str = "\
title: Trang thử
description: Một trang nhỏ để thử.
base_url: https://example.vn/thu/
language: vi
";

const HOME: &str = "\
---
title: Trang chủ
description: Trang chủ của trang thử.
---
Chào bạn.
";

/// A site's folder, in a folder of its own that is removed in the end.
pub(crate) struct Site {
    home: TempDir,
    inputs: Inputs,
    today: String,
}

impl Site {
    /// The least site that builds: `site.yaml` and a home page.
    pub(crate) fn new() -> Site {
        Site::empty().file("site.yaml", CONFIG).file("content/_index.md", HOME)
    }

    /// A folder without any file.
    pub(crate) fn empty() -> Site {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("site");
        fs::create_dir(&root).unwrap();
        let clock = Clock::Civil(read_moment(TODAY).unwrap());
        let inputs = Inputs {
            root,
            clock,
            drafts: false,
            base_url: None,
            portable: false,
            leave_out: false,
        };
        Site { home, inputs, today: TODAY.to_owned() }
    }

    /// A copy of `tests/sites/NAME`.
    pub(crate) fn of(name: &str) -> Site {
        let site = Site::empty();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
        for (path, seen) in super::folder::files(&from) {
            site.write(&path, &seen.bytes);
        }
        site
    }

    /// Writes a text file; folders come into being by themselves.
    pub(crate) fn file(self, path: &str, text: &str) -> Site {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file.
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Site {
        self.write(path, bytes);
        self
    }

    /// Adds lines to `site.yaml`.
    pub(crate) fn config(self, lines: &str) -> Site {
        let text = fs::read_to_string(self.path("site.yaml")).unwrap();
        self.write("site.yaml", format!("{text}{lines}\n").as_bytes());
        self
    }

    /// Builds as if it were this day.
    pub(crate) fn today(mut self, day: &str) -> Site {
        self.set_today(day);
        self
    }

    /// Publishes the rest when a page has an error of its own.
    pub(crate) fn leave_out(mut self) -> Site {
        self.inputs.leave_out = true;
        self
    }

    /// Publishes drafts too.
    pub(crate) fn drafts(mut self) -> Site {
        self.inputs.drafts = true;
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    /// The text of a source file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Gives a file another name.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Changes the day of the next run.
    pub(crate) fn set_today(&mut self, day: &str) {
        self.inputs.clock = Clock::Civil(read_moment(day).unwrap());
        day.clone_into(&mut self.today);
    }

    /// The day of the next run.
    pub(crate) fn day(&self) -> &str {
        &self.today
    }

    /// Where a source file is on disk.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.inputs.root.join(path)
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.inputs.root
    }

    /// What a run is given.
    pub(crate) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Where builds are published: what the command takes when it is given no other.
    pub(crate) fn output(&self) -> PathBuf {
        self.inputs.root.join("public")
    }

    /// A path outside of the site that goes away with it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Runs the whole pipeline in this process, with a memory that edits keep.
    pub(crate) fn build(self) -> Built {
        let mut engine = Engine::new();
        let (outcome, report) = run(&mut engine, &self.inputs, &self.output());
        Built { site: self, engine, outcome, report, expected: BTreeSet::new(), last: None }
    }

    /// A command of `chieng`, run in the site's folder on the site's day, without colours.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chieng"));
        command.args(args).current_dir(self.root()).env_remove("SOURCE_DATE_EPOCH");
        let takes_today = matches!(args.first(), Some(&"build" | &"check"));
        if takes_today && !args.contains(&"--today") {
            command.args(["--today", &self.today]);
        }
        command
    }

    /// Runs a command of `chieng` as a process of its own.
    pub(crate) fn cli(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }
}

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

/// A command that has ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// None when it was killed.
    pub(crate) code: Option<i32>,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }
}

impl Ran {
    /// Fails unless the command ended with this code.
    #[track_caller]
    pub(crate) fn exit(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }

    /// The objects on standard error, one a line (`--format json`).
    #[track_caller]
    pub(crate) fn json(&self) -> Vec<serde_json::Value> {
        let lines = self.stderr.lines();
        lines.map(|line| serde_json::from_str(line).expect(line)).collect()
    }
}
