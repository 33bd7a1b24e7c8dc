//! What a run found and what it tells of each page in; what concerns one page, or the whole site, out.

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Speech};
use crate::digest::Digest;
use crate::engine::{Outcome, PageState};
use crate::resolve::Withheld;
use crate::source::SourceTree;

/// What is known of the site's pages and their faults after a run.
pub(super) struct Findings {
    /// Rises whenever anything below is another.
    pub(super) number: u64,
    pub(super) speech: Speech,
    /// In the order of the run.
    pub(super) all: Arc<Vec<Diagnostic>>,
    /// The files that the run saw.
    pub(super) sources: Arc<SourceTree>,
    pages: Arc<Pages>,
}

/// Pages by what is special about them.
#[derive(Default, PartialEq, Eq)]
struct Pages {
    states: Vec<PageState>,
    withheld: Vec<Withheld>,
}

impl Findings {
    /// What a run gave, `before` being what the one before gave; the same number means that nothing changed.
    pub(super) fn new(
        outcome: &mut Outcome,
        before: Option<&Findings>,
        number: u64,
        speech: Speech,
    ) -> Self {
        let pages = Pages {
            states: std::mem::take(&mut outcome.summary.states),
            withheld: std::mem::take(&mut outcome.withheld),
        };
        let pages = match before {
            // A site that could not even be resolved still has its pages.
            Some(before) if pages.states.is_empty() => Arc::clone(&before.pages),
            _ => Arc::new(pages),
        };
        let findings = Findings {
            number,
            speech,
            all: Arc::new(std::mem::take(&mut outcome.diagnostics)),
            sources: Arc::clone(&outcome.sources),
            pages,
        };
        match before {
            Some(before) if before.is_like(&findings) => {
                Findings { number: before.number, ..findings }
            }
            _ => findings,
        }
    }

    fn is_like(&self, other: &Findings) -> bool {
        self.speech == other.speech
            && self.all == other.all
            && self.pages == other.pages
            && self.texts() == other.texts()
    }

    /// A fingerprint of the files in which something was found, since their lines are shown.
    fn texts(&self) -> u128 {
        let mut digest = Digest::new();
        let mut last = None;
        for path in self.all.iter().filter_map(|found| found.path.as_ref()) {
            if last != Some(path) {
                digest.add_u128(self.sources.get(path).map_or(0, |file| file.digest));
            }
            last = Some(path);
        }
        digest.finish()
    }

    /// Everything, errors first; within each severity in the order of the run.
    pub(super) fn by_severity(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.all.iter().collect();
        all.sort_by_key(|found| found.severity);
        all
    }

    /// What was found in a page's own file, and beside it where it has a folder of its own; errors first.
    pub(super) fn of_source(&self, source: &str) -> Vec<&Diagnostic> {
        let folder = own_folder(source);
        let is_own = |found: &&Diagnostic| {
            found.path.as_deref().is_some_and(|path| {
                path == source
                    || folder
                        .is_some_and(|folder| path.starts_with(folder) && !path.ends_with(".md"))
            })
        };
        let mut own: Vec<&Diagnostic> = self.all.iter().filter(is_own).collect();
        own.sort_by_key(|found| found.severity);
        own
    }

    /// The page at an output path: `bai-viet/a/` or `bai-viet/a/index.html`.
    pub(super) fn page_at(&self, path: &str) -> Option<&PageState> {
        let address = folder_of(path);
        self.pages.states.iter().find(|page| page.address == address)
    }

    /// The withheld page at an output path.
    pub(super) fn withheld_at(&self, path: &str) -> Option<&Withheld> {
        let address = folder_of(path);
        let is_here =
            |page: &&Withheld| page.address.trim_end_matches('/') == address.trim_end_matches('/');
        self.pages.withheld.iter().find(is_here)
    }

    /// The address of the page that was saved last; `saved` are content files in the order of their saving.
    pub(super) fn last_saved(&self, saved: &[Arc<str>]) -> Option<&str> {
        saved.iter().rev().find_map(|path| self.address_of(path))
    }

    /// The address of the page that a content file makes, or lies beside in that page's own folder.
    fn address_of(&self, path: &str) -> Option<&str> {
        let is_made_of = |source: &str| {
            source == path
                || !path.ends_with(".md")
                    && own_folder(source).is_some_and(|folder| path.starts_with(folder))
        };
        let published = self.pages.states.iter().find(|page| is_made_of(&page.source));
        let address = published.map(|page| page.address.as_str());
        let withheld = || self.pages.withheld.iter().find(|page| is_made_of(&page.path));
        address.or_else(|| withheld().map(|page| page.address.as_str()))
    }
}

/// `bai-viet/a/index.html` is `bai-viet/a/`.
fn folder_of(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// The folder of a page that has one: of `a/index.md` and `a/index.en.md`, with its `/`.
fn own_folder(source: &str) -> Option<&str> {
    let (folder, name) = source.rsplit_once('/')?;
    name.starts_with("index.").then(|| source.get(..=folder.len()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_its_own_has_only_a_page_named_index() {
        assert_eq!(own_folder("content/a/index.en.md"), Some("content/a/"));
        assert_eq!(own_folder("content/a/_index.md"), None);
        assert_eq!(own_folder("content/a/b.md"), None);
    }

    #[test]
    fn a_file_is_its_folder_s_address() {
        for (path, address) in [
            ("index.html", ""),
            ("a/index.html", "a/"),
            ("a/", "a/"),
            ("xindex.html", "xindex.html"),
        ] {
            assert_eq!(folder_of(path), address);
        }
    }
}
