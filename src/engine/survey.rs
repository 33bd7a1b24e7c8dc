//! A site's folder in; what its sources say, resolved and without any output made, out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rounds::Run;
use super::run::{configuration, embedded_theme, now, options};
use super::{Engine, Inputs};
use crate::config;
use crate::diagnostics::Diagnostic;
use crate::resolve::{Parsed, Plan, Site};
use crate::source::{self, SourceTree};

/// A site as its sources say it is.
pub struct Survey {
    /// The resolved site.
    pub site: Site,
    /// Its outputs.
    pub plan: Plan,
    /// Its files.
    pub tree: Arc<SourceTree>,
    /// Its content files, parsed, those that are not published too.
    pub documents: BTreeMap<Arc<str>, Parsed>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
}

impl Engine {
    /// Looks at a site without making anything; none where there is no `site.yaml`.
    pub fn survey(&mut self, inputs: &Inputs) -> Option<Survey> {
        let (tree, mut diagnostics) = source::discover(&inputs.root);
        tree.get(config::PATH)?;
        let config = configuration(inputs, &tree, &mut diagnostics);
        let theme =
            self.theme(&tree, &config, &mut diagnostics).or_else(|| embedded_theme(&config))?;
        let (documents, _) = self.documents.parse(&tree, &options(&config));
        let run = Run { inputs, now: now(inputs.clock, &config), documents: &documents };
        let resolved = run.resolve(&tree, &Arc::new(config), &theme, diagnostics);
        Some(Survey {
            site: resolved.site,
            plan: resolved.plan,
            tree: Arc::new(tree),
            documents,
            diagnostics: resolved.diagnostics,
        })
    }
}
