//! All documents, the configuration and today in; the whole site, typed and linked, and the plan of every output out.
//!
//! Serial and cheap but for the links, which are resolved page by page in parallel. Nothing is changed afterwards.

mod addresses;
pub mod alphabet;
mod anchors;
mod block_data;
mod blocks;
mod collision;
mod gather;
mod hidden;
mod keys;
mod links;
pub mod lists;
mod media;
mod number_watch;
mod numbers;
mod observances;
pub mod occurrences;
mod pages;
pub mod plan;
mod read_front;
mod records;
mod references;
mod reporting_points;
mod site;
mod terms;
mod withhold;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostics::Diagnostic;
use crate::parse::Document;
use crate::source::SourceTree;
use crate::text::date::Moment;
use crate::theme::Theme;

pub use anchors::{hotline_anchor, short_id};
pub use blocks::{BlockData, BlockUse};
pub use hidden::Hidden;
pub(crate) use keys::COST;
pub use links::{Linked, ResolvedImage, ResolvedLink};
pub use media::used_addresses;
pub use numbers::{KnownNumber, NumberState, Numbers};
pub use occurrences::{Occurrence, Subject};
pub use plan::{FeedScope, ListScope, Plan, Route, RouteKind};
pub use site::{Media, Site};
pub use terms::{Tag, TermKind, Terms};
pub use withhold::{Reason, Withheld};

/// A parsed content file.
#[derive(Clone)]
pub struct Parsed {
    /// What parsing gave.
    pub document: Arc<Document>,
    /// Digest of the file's bytes.
    pub digest: u128,
}

/// What resolving looks at.
pub struct Inputs<'a> {
    /// The site's files.
    pub tree: &'a SourceTree,
    /// Every content file, by path.
    pub documents: &'a BTreeMap<Arc<str>, Parsed>,
    /// The configuration.
    pub config: Arc<Config>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The moment of the build in the site's time zone.
    pub now: Moment,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether links name `index.html`.
    pub portable: bool,
    /// Content files that are left out because of errors of their own.
    pub left_out: &'a BTreeSet<Arc<str>>,
}

/// Resolves the site.
pub fn resolve(inputs: Inputs<'_>) -> (Site, Plan, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let gathered = gather::gather(&inputs, &mut diagnostics);
    let mut site = pages::build(&inputs, gathered, &mut diagnostics);
    lists::order(&mut site);
    observances::collect(&mut site, &inputs, &mut diagnostics);
    occurrences::collect(&mut site, &mut diagnostics);
    terms::collect(&mut site, &mut diagnostics);
    alphabet::collect(&mut site);
    lists::relate(&mut site);
    let mut plan = plan::plan(&site, &mut diagnostics);
    let linked: Vec<(Linked, Vec<Diagnostic>)> =
        site.pages.par_iter().map(|page| links::link(&site, &plan, page)).collect();
    for (linked, found) in linked {
        site.linked.push(linked);
        diagnostics.extend(found);
    }
    media::withhold_unused(&mut site, &mut plan);
    (site, plan, diagnostics)
}
