//! Causes in, editions on the board out: the engine runs once at the start and once for every burst of changes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diagnostics::{Code, Diagnostic, Message};
use crate::engine::{Clock, Inputs, Outcome, Sink};
use crate::say;

use super::board::{Board, Edition, Saved, Site};
use super::changes::{Burst, Cause, Changes, Stopped, now};
use super::files::MemorySink;
use super::findings::Findings;
use super::report::Report;
use super::watch::{self, Watch};

/// Runs the engine until the preview ends.
pub(super) fn run_at_every_change(
    mut run: impl FnMut(&Inputs, &dyn Sink) -> Outcome,
    inputs: Inputs,
    board: &Board,
    mut changes: Changes,
    mut watch: Watch,
    report: Report,
) {
    let mut press = Press::new(inputs, report);
    let mut cause = Cause::Change;
    let mut is_patient = true;
    let mut saved = Vec::new();
    loop {
        let made = press.make(&mut run);
        // An error of a file that is half written would only flash; but doubt comes once, not for ever.
        if made.is_faulty() && is_patient && changes.is_in_doubt() {
            is_patient = false;
        } else {
            is_patient = true;
            if let Some(edition) = press.publish(made, cause, &saved) {
                board.hang(edition);
            }
            saved.clear();
        }
        match changes.next(cause) {
            Ok(mut burst) => {
                saved.append(&mut burst.saved);
                cause = follow(burst, &mut watch, &press.report);
            }
            Err(Stopped) => return,
        }
    }
}

/// Looks after the watcher; gives the cause of the next run.
fn follow(burst: Burst, watch: &mut Watch, report: &Report) -> Cause {
    let faults = burst.folders.iter().filter_map(|folder| watch.follow(*folder).err());
    for error in faults.chain(burst.troubles) {
        let Message { vi, en } = watch::explain(&error);
        report.note(&say!(
            "theo dõi thư mục gặp lỗi ({vi}); dùng --poll nếu trang không tự tải lại",
            "watching the folders failed ({en}); use --poll if pages don't reload",
        ));
    }
    burst.cause
}

/// Makes editions of what runs give.
struct Press {
    inputs: Inputs,
    report: Report,
    next_number: u64,
    current: Option<Arc<Edition>>,
}

/// A run that is not shown yet.
struct Made {
    outcome: Outcome,
    sink: MemorySink,
    took: Duration,
}

impl Made {
    fn is_faulty(&self) -> bool {
        !self.outcome.publishable
    }
}

impl Press {
    fn new(inputs: Inputs, report: Report) -> Self {
        // From the clock, so that a page of an earlier preview at this port knows that it is old; milliseconds,
        // since nobody saves a thousand times a second.
        let next_number = u64::try_from(now()).unwrap_or(0).saturating_mul(1000);
        Press { inputs, report, next_number, current: None }
    }

    fn make(&mut self, run: &mut impl FnMut(&Inputs, &dyn Sink) -> Outcome) -> Made {
        let begin = Instant::now();
        self.inputs.clock = Clock::Unix(now());
        let site = self.current.as_ref().and_then(|edition| edition.site.as_ref());
        let sink = MemorySink::beside(site.map(|site| Arc::clone(&site.files)).unwrap_or_default());
        let outcome = run(&self.inputs, &sink);
        Made { outcome, sink, took: begin.elapsed() }
    }

    /// The edition that a run gives; none when visitors see no difference. `saved` are content files that were
    /// saved before it, in their order.
    fn publish(&mut self, made: Made, cause: Cause, saved: &[Arc<str>]) -> Option<Arc<Edition>> {
        let Made { mut outcome, sink, took } = made;
        let speech = self.report.settle(&outcome.language);
        let current = self.current.as_deref();
        let before = current.and_then(|edition| edition.site.clone());
        let number = self.next_number;
        let site = match outcome.publishable.then(|| sink.finish()) {
            None => before,
            Some(Ok((_, false))) if before.is_some() => before,
            Some(Ok((files, _))) => Some(Site { number, files }),
            Some(Err(path)) => {
                outcome.publishable = false;
                outcome.diagnostics.push(lost(&path));
                before
            }
        };
        let is_faulty = !outcome.publishable;
        let known = current.map(|edition| &*edition.findings);
        let findings = Findings::new(&mut outcome, known, number, speech);
        let address = findings.last_saved(saved).map(str::to_owned);
        let is_news = address.is_some();
        let saved = address
            .map(|address| Saved { number, address })
            .or_else(|| current.and_then(|edition| edition.saved.clone()));
        let edition = Edition { number, site, is_faulty, findings: Arc::new(findings), saved };
        let is_same = !is_news && current.is_some_and(|current| current.news() == edition.news());
        if cause != Cause::Clock || !is_same {
            let found_before = known.map_or(&[][..], |known| &known.all);
            self.report.run(&outcome, &edition.findings.all, took, found_before);
        }
        if is_same {
            return None;
        }
        self.next_number += 1;
        let edition = Arc::new(edition);
        self.current = Some(Arc::clone(&edition));
        Some(edition)
    }
}

/// A file that the engine took for published though it is not: never a page without it.
fn lost(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NotWritten,
        say!("bản xem trước không có tệp {path}", "the preview does not have the file {path}"),
    )
    .hint(say!(
        "chạy lại chieng serve và báo lỗi này",
        "run chieng serve again and report this fault"
    ))
}
