//! What visitors see now: the engine hangs up editions, requests and event streams read them.
//! Only the newest hangs there, so a slow reader misses some and never holds anybody up.

use std::sync::Arc;

use tokio::sync::watch;

use super::fault_page::FaultPage;
use super::files::SiteFiles;

/// What a run gave.
pub(super) struct Edition {
    /// Rises with every edition, also over restarts.
    pub(super) number: u64,
    /// The last site without errors.
    pub(super) site: Option<Site>,
    /// What is wrong now.
    pub(super) faults: Option<FaultPage>,
}

/// A site without errors.
#[derive(Clone)]
pub(super) struct Site {
    /// The number of the edition that brought it.
    pub(super) number: u64,
    pub(super) files: Arc<SiteFiles>,
}

/// What a browser is told about an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// A site with this number is to be seen.
    Site(u64),
    /// A list of errors with this number is to be seen.
    Errors(u64),
}

impl Edition {
    pub(super) fn news(&self) -> News {
        match (&self.site, &self.faults) {
            (Some(site), None) => News::Site(site.number),
            _ => News::Errors(self.number),
        }
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
                self.told = news;
                return news;
            }
        }
    }
}
