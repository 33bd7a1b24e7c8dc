//! The preview: a site's folder in, pages in the browser out, made anew at every change.
//! Nothing is written to disk; visitors see the last site without errors, with a bar that says what to mend.
//!
//! ```text
//!  notify ──► changes ──► runs (engine thread) ──► board ──► answer, events (HTTP thread) ──► browser
//! ```
//!
//! The engine makes one [`files::SiteFiles`] per run; the board swaps it in as a whole, so that a request
//! never sees half of a site.

mod address;
mod answer;
mod bar;
mod board;
mod browser;
mod card;
mod changes;
mod compare;
mod counted;
mod editor;
mod files;
mod findings;
mod frame;
mod host;
mod html;
mod live;
mod media_type;
mod problems_page;
mod report;
mod runs;
mod server;
mod watch;
mod withheld_page;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

use crate::diagnostics::{Message, Speech};
use crate::engine::{Clock, Inputs, Outcome, Sink};
use crate::say;

use address::Bound;
use changes::{Changes, Signal};
use report::Report;
use server::Server;

pub use address::{Bind, parse_bind};
pub use editor::{Editor, editor_of_command, parse_editor};

/// What `chieng serve` was asked for.
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The TCP port; 0 takes a free one.
    pub port: u16,
    /// The address to listen at.
    pub bind: Bind,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether folders are compared from time to time, for drives that tell of no change.
    pub poll: bool,
    /// Whether a browser follows the file that is saved without being asked to.
    pub follow: bool,
    /// What opens files; none: their paths are shown.
    pub editor: Option<Editor>,
    /// The language of messages; none: the site's.
    pub speech: Option<Speech>,
    /// Whether findings are printed in colour.
    pub colour: bool,
}

/// Where the preview prints what a person should know; called from several threads.
pub type Print = Arc<dyn Fn(&str) + Send + Sync>;

/// A preview that is running; it ends when this is dropped.
pub struct Preview {
    bound: Bound,
    speech: SharedSpeech,
    print: Print,
    signals: Sender<Signal>,
    end: mpsc::Receiver<End>,
    told: Sender<End>,
    /// Stops listening when it is dropped.
    _server: Server,
}

/// How a preview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Somebody pressed Ctrl-C.
    Asked,
    /// The engine broke off; its message has been printed.
    Broken,
}

/// The language of messages, which the first run may settle.
pub(crate) type SharedSpeech = Arc<RwLock<Speech>>;

/// Starts a preview of what `run` makes of a site.
///
/// # Errors
/// Why the port can't be listened at, or the folder not be watched.
pub fn start<R>(options: Options, run: R, print: Print) -> Result<Preview, Message>
where
    R: FnMut(&Inputs, &dyn Sink) -> Outcome + Send + 'static,
{
    let root = std::fs::canonicalize(&options.root)
        .map_err(|error| no_folder(&options.root.display().to_string(), &error.to_string()))?;
    let bound = address::listen(options.bind, options.port)?;
    let (signals, received) = mpsc::channel();
    let (told, end) = mpsc::channel();
    let speech: SharedSpeech = Arc::new(RwLock::new(options.speech.unwrap_or_default()));

    let board = board::Board::new();
    let desk = answer::Desk {
        board: Arc::clone(&board),
        bind: bound.address.ip(),
        follows: options.follow,
        editor: options.editor,
    };
    let server =
        server::start(&bound, desk).map_err(|error| address::refused(bound.port(), &error))?;
    let (watch, note) = watch::open(&root, options.poll, signals.clone())
        .map_err(|error| no_thread(&error.to_string()))?;
    let report = Report {
        print: Arc::clone(&print),
        asked: options.speech,
        speech: Arc::clone(&speech),
        colour: options.colour,
        url: bound.url_here(),
    };
    if let Some(note) = note {
        report.note(&note);
    }
    let inputs = Inputs {
        drafts: options.drafts,
        base_url: Some(bound.url()),
        ..Inputs::of(options.root, Clock::Unix(0))
    };
    let guard = TellWhenGone(told.clone());
    thread::Builder::new()
        .name("engine".to_owned())
        .spawn(move || {
            let _guard = guard;
            runs::run_at_every_change(run, inputs, &board, Changes::new(received), watch, report);
        })
        .map_err(|error| no_thread(&error.to_string()))?;
    Ok(Preview { bound, speech, print, signals, end, told, _server: server })
}

impl Preview {
    /// The address for the browser on this machine, with a `/` at its end.
    pub fn url(&self) -> String {
        self.bound.url_here()
    }

    /// Prints where the site can be seen, and who else can see it.
    pub fn announce(&self, drafts: bool) {
        let speech = *self.speech.read().unwrap_or_else(PoisonError::into_inner);
        (self.print)(&address::announcement(&self.bound, drafts, speech));
    }

    /// Opens the browser; when there is none this is only noted.
    pub fn open_browser(&self) {
        let speech = *self.speech.read().unwrap_or_else(PoisonError::into_inner);
        browser::open(self.url(), speech, Arc::clone(&self.print));
    }

    /// Waits for Ctrl-C.
    pub fn wait(&self) -> End {
        server::tell_when_interrupted(self.told.clone());
        self.end.recv().unwrap_or(End::Broken)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // The engine's thread may be gone already.
        let _ = self.signals.send(Signal::Stop);
    }
}

/// Says so when the engine's thread ends, also by a panic.
struct TellWhenGone(Sender<End>);

impl Drop for TellWhenGone {
    fn drop(&mut self) {
        let _ = self.0.send(End::Broken);
    }
}

fn no_folder(path: &str, error: &str) -> Message {
    say!(
        "không mở được thư mục {path} ({error}); chỉ thư mục của trang bằng --root",
        "failed to open the folder {path} ({error}); name the site's folder with --root",
    )
}

fn no_thread(error: &str) -> Message {
    say!("không chạy được bản xem trước: {error}", "failed to start the preview: {error}")
}
