//! Signals of the watcher and the clock in, one cause for one run out: a burst of changes is one cause.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A burst has ended when nothing came for so long. Editors write a file in two or three steps within a
/// millisecond; the budget from saving to seeing is 30 ms, so the usual 30 ms of quiet would be all of it.
const QUIET: Duration = Duration::from_millis(10);

/// More signals than one save makes: files come one after another, as from Git or an archive, which may pause.
const ONE_SAVE: usize = 12;

/// A burst of many files has ended when nothing came for so long.
const QUIET_OF_MANY: Duration = Duration::from_millis(30);

/// A burst is cut after so long, so that a folder that never rests is shown too.
const LONGEST: Duration = Duration::from_millis(300);

/// An error may come from a file that is half written; it is shown when nothing came for so long.
const DOUBT: Duration = Duration::from_millis(60);

/// So many saved files are remembered: an archive may bring thousands, and the last page is wanted.
const SAVED: usize = 64;

/// Midnights of all time zones fall on quarters of an hour, and so do most times of publication.
const QUARTER: i64 = 15 * 60;

/// How often the clock is looked at: a machine that slept doesn't count its timeouts.
const GLANCE: Duration = Duration::from_secs(20);

/// What the watcher says.
#[derive(Debug)]
pub(super) enum Signal {
    /// A file of the site may have changed; a content file is named by its path, relative to the root, in NFC.
    Changed(Option<Arc<str>>),
    /// One of the watched folders came or went, by its place in the list.
    Folder(usize),
    /// The system lost count of changes.
    Lost,
    /// Watching has a fault.
    Trouble(notify::Error),
    /// The preview ends.
    Stop,
}

/// Why the engine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// A file may have changed.
    Change,
    /// The system lost count of changes.
    Lost,
    /// Today may be another day.
    Clock,
}

/// What came together.
#[derive(Debug)]
pub(super) struct Burst {
    pub(super) cause: Cause,
    /// Content files in the order in which they were saved, each once, the last ones of many.
    pub(super) saved: Vec<Arc<str>>,
    /// Watched folders that came or went.
    pub(super) folders: Vec<usize>,
    pub(super) troubles: Vec<notify::Error>,
}

/// The preview ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stopped;

/// Waits for causes.
pub(super) struct Changes {
    signals: Receiver<Signal>,
    quarter: i64,
    /// A signal that came while a doubtful run was waited for.
    early: Option<Signal>,
}

impl Changes {
    pub(super) fn new(signals: Receiver<Signal>) -> Self {
        Changes { signals, quarter: now().div_euclid(QUARTER), early: None }
    }

    /// The next cause, after a run that had the cause `last`.
    ///
    /// Reading the site's files makes signals of its own that can be too many for the system to keep;
    /// a loss during a run that only a loss had caused is none, or runs would never end.
    pub(super) fn next(&mut self, last: Cause) -> Result<Burst, Stopped> {
        loop {
            let mut burst = Burst::new();
            match self.first()? {
                Some(signal) => {
                    burst.add(signal)?;
                    self.rest(&mut burst)?;
                }
                None => return Ok(burst),
            }
            if burst.cause == Cause::Change || (burst.cause == Cause::Lost && last != Cause::Lost) {
                return Ok(burst);
            }
            if !burst.troubles.is_empty() {
                return Ok(burst);
            }
        }
    }

    /// Whether another signal comes so soon that the last run may have seen half of a change.
    pub(super) fn is_in_doubt(&mut self) -> bool {
        if self.early.is_none() {
            self.early = self.signals.recv_timeout(DOUBT).ok();
        }
        matches!(self.early, Some(Signal::Changed(_) | Signal::Folder(_)))
    }

    /// The first signal; none when the clock has gone on by a quarter.
    fn first(&mut self) -> Result<Option<Signal>, Stopped> {
        if let Some(signal) = self.early.take() {
            return Ok(Some(signal));
        }
        loop {
            match self.signals.recv_timeout(GLANCE) {
                Ok(signal) => return Ok(Some(signal)),
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let quarter = now().div_euclid(QUARTER);
            if quarter != self.quarter {
                self.quarter = quarter;
                return Ok(None);
            }
        }
    }

    /// What comes with it.
    fn rest(&mut self, burst: &mut Burst) -> Result<(), Stopped> {
        let end = Instant::now() + LONGEST;
        let mut count = 1;
        while Instant::now() < end {
            let quiet = if count > ONE_SAVE { QUIET_OF_MANY } else { QUIET };
            match self.signals.recv_timeout(quiet) {
                Ok(signal) => {
                    count += 1;
                    burst.add(signal)?;
                }
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped),
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        Ok(())
    }
}

impl Burst {
    fn new() -> Burst {
        Burst { cause: Cause::Clock, saved: Vec::new(), folders: Vec::new(), troubles: Vec::new() }
    }

    fn add(&mut self, signal: Signal) -> Result<(), Stopped> {
        match signal {
            Signal::Stop => return Err(Stopped),
            Signal::Trouble(error) => self.troubles.push(error),
            Signal::Lost if self.cause == Cause::Clock => self.cause = Cause::Lost,
            Signal::Lost => {}
            Signal::Changed(path) => {
                self.cause = Cause::Change;
                self.save(path);
            }
            Signal::Folder(folder) => {
                self.cause = Cause::Change;
                if !self.folders.contains(&folder) {
                    self.folders.push(folder);
                }
            }
        }
        Ok(())
    }

    fn save(&mut self, path: Option<Arc<str>>) {
        let Some(path) = path else { return };
        self.saved.retain(|saved| *saved != path);
        if self.saved.len() == SAVED {
            self.saved.remove(0);
        }
        self.saved.push(path);
    }
}

/// Seconds since 1970-01-01T00:00:00Z: the one place where the preview reads the clock of the world.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn changes(signals: Vec<Signal>) -> (mpsc::Sender<Signal>, Changes) {
        let (sender, receiver) = mpsc::channel();
        for signal in signals {
            sender.send(signal).unwrap();
        }
        (sender, Changes::new(receiver))
    }

    #[test]
    fn a_burst_is_one_cause() {
        let mut signals: Vec<Signal> = (0..100).map(|_| Signal::Changed(None)).collect();
        signals.push(Signal::Folder(1));
        let (sender, mut changes) = changes(signals);
        let burst = changes.next(Cause::Change).unwrap();
        assert_eq!((burst.cause, burst.folders), (Cause::Change, vec![1]));
        drop(sender);
        assert_eq!(changes.next(Cause::Change).unwrap_err(), Stopped, "nothing is left");
    }

    #[test]
    fn the_last_saved_files_are_known_in_their_order() {
        let named = |name: String| Signal::Changed(Some(name.into()));
        let mut signals: Vec<Signal> = (0..100).map(|number| named(number.to_string())).collect();
        signals.extend(["98", "x"].map(|name| named(name.to_owned())));
        let (_sender, mut changes) = changes(signals);
        let saved = changes.next(Cause::Change).unwrap().saved;
        assert_eq!(saved.len(), SAVED);
        assert_eq!(saved[SAVED - 3..], ["99", "98", "x"].map(Arc::from));
    }

    #[test]
    fn a_loss_that_a_run_made_itself_is_no_cause() {
        let (sender, mut changes) = changes(vec![Signal::Lost]);
        assert_eq!(changes.next(Cause::Change).unwrap().cause, Cause::Lost);
        sender.send(Signal::Lost).unwrap();
        sender.send(Signal::Stop).unwrap();
        assert_eq!(changes.next(Cause::Lost).unwrap_err(), Stopped);
    }

    #[test]
    fn a_change_right_after_a_run_leaves_it_in_doubt_and_is_not_lost() {
        let (_sender, mut changes) = changes(vec![Signal::Changed(None)]);
        assert!(changes.is_in_doubt());
        assert_eq!(changes.next(Cause::Change).unwrap().cause, Cause::Change);
        assert!(!changes.is_in_doubt());
    }
}
