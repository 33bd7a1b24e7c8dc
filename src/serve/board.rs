//! What visitors see now: the engine hangs up editions, requests and event streams read them.
//! Only the newest hangs there, so a slow reader misses some and never holds anybody up.

use std::sync::Arc;

use tokio::sync::watch;

use super::files::SiteFiles;
use super::findings::Findings;

/// What a run gave.
pub(super) struct Edition {
    /// Rises with every edition, also over restarts.
    pub(super) number: u64,
    /// The last site without errors.
    pub(super) site: Option<Site>,
    /// Whether the run had errors, so that `site` is of an earlier one.
    pub(super) is_faulty: bool,
    /// What it found.
    pub(super) findings: Arc<Findings>,
    /// The page that was saved last, with the number of the edition that this brought.
    pub(super) saved: Option<Saved>,
}

/// A site without errors.
#[derive(Clone)]
pub(super) struct Site {
    /// The number of the edition that brought it.
    pub(super) number: u64,
    pub(super) files: Arc<SiteFiles>,
}

/// A page that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// The edition that the save brought.
    pub(super) number: u64,
    /// Root-relative address.
    pub(super) address: String,
}

/// What a browser is told about an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct News {
    /// The number of the site that is to be seen; 0 while there is none.
    pub(super) site: u64,
    /// The number of what was found.
    pub(super) findings: u64,
    pub(super) is_faulty: bool,
    pub(super) saved: Option<Saved>,
}

impl Edition {
    pub(super) fn news(&self) -> News {
        News {
            site: self.site_number(),
            findings: self.findings.number,
            is_faulty: self.is_faulty,
            saved: self.saved.clone(),
        }
    }

    /// The number of the site that is to be seen; 0 while there is none.
    pub(super) fn site_number(&self) -> u64 {
        self.site.as_ref().map_or(0, |site| site.number)
    }
}

/// Where editions hang.
pub(super) struct Board {
    current: watch::Sender<Option<Arc<Edition>>>,
}

impl Board {
    pub(super) fn new() -> Arc<Board> {
        Arc::new(Board { current: watch::Sender::new(None) })
    }

    pub(super) fn hang(&self, edition: Arc<Edition>) {
        self.current.send_replace(Some(edition));
    }

    /// The current edition; before the first run has ended it waits for that.
    pub(super) async fn read(&self) -> Option<Arc<Edition>> {
        let mut reader = self.current.subscribe();
        let edition = reader.wait_for(Option::is_some).await.ok()?;
        edition.clone()
    }

    /// A reader that has seen nothing yet.
    pub(super) fn follow(&self) -> Reader {
        let mut reader = self.current.subscribe();
        reader.mark_changed();
        Reader { reader, told: None }
    }
}

/// Follows the board.
pub(super) struct Reader {
    reader: watch::Receiver<Option<Arc<Edition>>>,
    told: Option<News>,
}

impl Reader {
    /// The next news; none when the board is gone.
    pub(super) async fn next(&mut self) -> Option<News> {
        loop {
            self.reader.changed().await.ok()?;
            let news = self.reader.borrow_and_update().as_ref().map(|edition| edition.news());
            if news.is_some() && news != self.told {
                self.told.clone_from(&news);
                return news;
            }
        }
    }
}
