//! The one engine: a site's folder and a sink in, its outputs and findings out. `build`, `check` and `serve` are
//! the same call; a warm run gives byte for byte what a cold one gives.

mod cache;
mod documents;
mod outputs;
mod rounds;
mod run;
mod states;
mod survey;
#[cfg(test)]
mod tests;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::check::external::ExternalLink;
use crate::diagnostics::Diagnostic;
use crate::resolve::Withheld;
use crate::source::SourceTree;
use crate::text::date::Moment;

pub use cache::Cache;
pub use run::Engine;
pub use states::PageState;
pub use survey::Survey;

/// Where outputs go.
pub trait Sink: Sync {
    /// Whether the sink already has these bytes at this path.
    fn holds(&self, path: &str, hash: u128) -> bool;

    /// Takes the bytes of an output; called in parallel.
    ///
    /// # Errors
    /// Whatever keeps the sink from storing them.
    fn put(&self, path: &str, bytes: &[u8], hash: u128) -> io::Result<()>;

    /// Says that an output that the sink holds belongs to this run too.
    fn keep(&self, path: &str, hash: u128);
}

/// A sink for runs whose outputs nobody wants, such as `check`.
pub struct Nowhere;

impl Sink for Nowhere {
    fn holds(&self, _: &str, _: u128) -> bool {
        true
    }

    fn put(&self, _: &str, _: &[u8], _: u128) -> io::Result<()> {
        Ok(())
    }

    fn keep(&self, _: &str, _: u128) {}
}

/// What a run is about.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The site's folder.
    pub root: PathBuf,
    /// The moment of the run.
    pub clock: Clock,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Instead of `base_url` of site.yaml.
    pub base_url: Option<String>,
    /// Whether links name `index.html`, so that the site opens from disk.
    pub portable: bool,
    /// Whether pages with an error of their own are withheld and the rest is published.
    pub leave_out: bool,
}

impl Inputs {
    /// The site in a folder as it would be published at a moment, nothing asked for besides.
    pub fn of(root: impl Into<PathBuf>, clock: Clock) -> Inputs {
        Inputs {
            root: root.into(),
            clock,
            drafts: false,
            base_url: None,
            portable: false,
            leave_out: false,
        }
    }
}

/// Today, as an input.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// A civil moment in the site's time zone.
    Civil(Moment),
    /// Seconds since 1970-01-01T00:00:00Z, to be read in the site's time zone.
    Unix(i64),
}

/// What a run gave.
pub struct Outcome {
    /// Findings, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that the run saw, for showing findings.
    pub sources: Arc<SourceTree>,
    /// Numbers about the run.
    pub summary: Summary,
    /// Pages that are not published now.
    pub withheld: Vec<Withheld>,
    /// Links to other sites, by file and place; none unless the engine lists them.
    pub external_links: Vec<ExternalLink>,
    /// Whether what the sink got may become the site.
    pub publishable: bool,
    /// The default language of the site.
    pub language: String,
}

/// Numbers about a run.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Content pages that are published.
    pub pages: usize,
    /// Output files.
    pub outputs: usize,
    /// Content files that were parsed, not remembered.
    pub parsed: usize,
    /// Outputs that were rendered, not remembered.
    pub rendered: usize,
    /// Time of each stage, in order.
    pub timings: Vec<(&'static str, Duration)>,
    /// What the preview tells of each published page, sorted by source path.
    pub states: Vec<PageState>,
}
