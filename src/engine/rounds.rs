//! Resolving, once or twice: pages with an error of their own can be left out, and the rest is resolved again.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::Inputs;
use crate::check;
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::resolve::{self, Parsed, Plan, Reason, Site};
use crate::source::SourceTree;
use crate::text::date::Moment;
use crate::theme::Theme;

/// What a run resolves.
pub(super) struct Run<'a> {
    pub(super) inputs: &'a Inputs,
    pub(super) now: Moment,
    pub(super) documents: &'a BTreeMap<Arc<str>, Parsed>,
}

/// A resolved site with all that was found on the way.
pub(super) struct Resolved {
    pub(super) site: Site,
    pub(super) plan: Plan,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether an error is left that leaving pages out doesn't cure.
    pub(super) is_stopped: bool,
}

type Round = (Site, Plan, Vec<Diagnostic>);

impl Run<'_> {
    /// Resolves the site. `early` is what reading and parsing found.
    ///
    /// What is left out is decided by the first round alone: an error that only leaving out has brought about
    /// is a warning, or one slip in the safety page would take every number with it.
    pub(super) fn resolve(
        &self,
        tree: &SourceTree,
        config: &Arc<Config>,
        theme: &Arc<Theme>,
        early: Vec<Diagnostic>,
    ) -> Resolved {
        let round = |left_out: &BTreeSet<Arc<str>>| self.round(tree, config, theme, left_out);
        let mut left_out = BTreeSet::new();
        let (mut site, mut plan, mut diagnostics) = round(&left_out);
        diagnostics.extend(early);
        soften_withheld(&site, &mut diagnostics);
        if self.inputs.leave_out {
            left_out = self.to_leave_out(&diagnostics);
        }
        if !left_out.is_empty() {
            let (again, replanned, mut found) = round(&left_out);
            let known: HashSet<&Diagnostic> = diagnostics.iter().collect();
            found.retain(|finding| !known.contains(finding));
            for finding in found.iter_mut().filter(|finding| finding.is_error()) {
                finding.severity = Severity::Warning;
            }
            (site, plan) = (again, replanned);
            diagnostics.extend(found);
        }
        let mut errors = diagnostics.iter().filter(|finding| finding.is_error());
        let is_stopped = errors.any(|finding| !self.is_left_out(finding, &left_out));
        Resolved { site, plan, diagnostics, is_stopped }
    }

    fn round(
        &self,
        tree: &SourceTree,
        config: &Arc<Config>,
        theme: &Arc<Theme>,
        left_out: &BTreeSet<Arc<str>>,
    ) -> Round {
        let (site, plan, mut found) = resolve::resolve(resolve::Inputs {
            tree,
            documents: self.documents,
            config: Arc::clone(config),
            theme: Arc::clone(theme),
            now: self.now,
            drafts: self.inputs.drafts,
            portable: self.inputs.portable,
            left_out,
        });
        found.extend(check::site(&site, &plan, tree));
        (site, plan, found)
    }

    /// Content files with an error of their own.
    fn to_leave_out(&self, diagnostics: &[Diagnostic]) -> BTreeSet<Arc<str>> {
        diagnostics
            .iter()
            // A rule about the whole site is no page's own error.
            .filter(|finding| finding.is_error() && finding.code != Code::SafetyPageMissing)
            .filter_map(|finding| finding.path.clone())
            // Without its home page there is no site.
            .filter(|path| self.documents.contains_key(path) && &**path != "content/_index.md")
            .collect()
    }

    /// Whether leaving out cures an error: the page is out, or it never came in, since it could not be read.
    fn is_left_out(&self, finding: &Diagnostic, left_out: &BTreeSet<Arc<str>>) -> bool {
        let Some(path) = finding.path.as_ref().filter(|_| self.inputs.leave_out) else {
            return false;
        };
        let is_unread = path.starts_with("content/")
            && path.ends_with(".md")
            && !self.documents.contains_key(path)
            && &**path != "content/_index.md";
        left_out.contains(path) || is_unread
    }
}

/// An error in a page that isn't published anyway stops nobody: it is a warning until its time comes.
fn soften_withheld(site: &Site, diagnostics: &mut [Diagnostic]) {
    let withheld: HashSet<&str> = site
        .withheld
        .iter()
        .filter(|page| page.reason != Reason::Broken)
        .map(|page| &*page.path)
        .collect();
    for finding in diagnostics.iter_mut().filter(|finding| finding.is_error()) {
        let is_withheld = finding.path.as_deref().is_some_and(|path| withheld.contains(path));
        if is_withheld && finding.path.as_deref() != Some("content/_index.md") {
            finding.severity = Severity::Warning;
        }
    }
}
