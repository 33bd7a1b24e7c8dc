//! The second memory: what each output was made of, what it was, and what was found wrong with it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Sink;
use crate::check;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::LangId;
use crate::render::{self, Keys};
use crate::resolve::{Plan, Route, RouteKind, Site};
use crate::search::Search;
use crate::source::SourceTree;
use crate::theme::AssetContent;
use crate::{digest, media, say};

/// Remembers every output of the last run.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Outputs {
    by_file: HashMap<String, Remembered>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Remembered {
    /// What it was made of.
    key: u128,
    /// Digest of its bytes.
    hash: u128,
    /// What was found wrong with it, links apart.
    diagnostics: Vec<Diagnostic>,
    /// Digests of the output files that it links to.
    targets: Vec<u64>,
    /// What its links dial.
    dialled: Vec<String>,
}

/// What making the outputs gave.
pub(super) struct Made {
    /// Outputs that were not remembered.
    pub(super) rendered: usize,
    /// Findings.
    pub(super) diagnostics: Vec<Diagnostic>,
}

struct One {
    file: String,
    remembered: Option<Remembered>,
    diagnostics: Vec<Diagnostic>,
    is_fresh: bool,
}

impl Outputs {
    /// Makes every output that isn't remembered and gives all of them to the sink.
    pub(super) fn make(
        &mut self,
        site: &Site,
        plan: &Plan,
        tree: &SourceTree,
        search: &Search,
        sink: &dyn Sink,
    ) -> Made {
        let keys = Keys::new(site, plan);
        let files: std::collections::HashSet<u64> =
            plan.routes.iter().map(|route| short(&route.file())).collect();
        let maker = Maker {
            site,
            plan,
            tree,
            search,
            sink,
            keys: &keys,
            files: &files,
            known: &self.by_file,
        };
        let made: Vec<One> = plan.routes.par_iter().map(|route| maker.one(route)).collect();
        let mut by_file = HashMap::with_capacity(made.len());
        let mut result = Made { rendered: 0, diagnostics: Vec::new() };
        for one in made {
            result.rendered += usize::from(one.is_fresh);
            result.diagnostics.extend(one.diagnostics);
            if let Some(remembered) = one.remembered {
                by_file.insert(one.file, remembered);
            }
        }
        self.by_file = by_file;
        result
    }
}

fn short(file: &str) -> u64 {
    // Half of the digest is plenty to tell the files of one site apart.
    (digest::hash(file.as_bytes()) >> 64) as u64
}

struct Maker<'a> {
    site: &'a Site,
    plan: &'a Plan,
    tree: &'a SourceTree,
    search: &'a Search,
    sink: &'a dyn Sink,
    keys: &'a Keys<'a>,
    files: &'a std::collections::HashSet<u64>,
    known: &'a HashMap<String, Remembered>,
}

impl Maker<'_> {
    fn one(&self, route: &Route) -> One {
        let file = route.file();
        if let RouteKind::SearchFile(place) = route.kind {
            return self.search_file(route.lang, place, file);
        }
        let key = self.keys.key(route);
        if let Some(known) = self.known.get(&file).filter(|known| known.key == key)
            && known.targets.iter().all(|target| self.files.contains(target))
            && known.dialled.iter().all(|digits| check::is_known(self.site, digits))
            && self.sink.holds(&file, known.hash)
        {
            self.sink.keep(&file, known.hash);
            let diagnostics = known.diagnostics.clone();
            return One { file, remembered: Some(known.clone()), diagnostics, is_fresh: false };
        }
        match &route.kind {
            RouteKind::Asset(index) => self.asset(*index, file, key),
            RouteKind::Media(path) => self.media(path, file, key),
            _ => self.rendered(route, file, key),
        }
    }

    fn rendered(&self, route: &Route, file: String, key: u128) -> One {
        let Some(made) = render::render(self.site, self.plan, route) else {
            return One { file, remembered: None, diagnostics: Vec::new(), is_fresh: true };
        };
        let mut diagnostics = made.diagnostics;
        let (mut targets, mut dialled) = (Vec::new(), Default::default());
        let mut by_site = Vec::new();
        // A template that failed has made nothing; it was told.
        if made.is_html && !made.bytes.is_empty() {
            let html = String::from_utf8_lossy(&made.bytes);
            let scan = check::scan(self.site, &html, route, made.guard.as_ref());
            by_site = scan.broken(self.plan, route);
            by_site.extend(scan.unknown_numbers(self.site, route));
            targets = scan.targets.iter().map(|target| short(target)).collect();
            dialled = scan.dialled;
            diagnostics.extend(scan.diagnostics);
        }
        let mut one = self.store(file, key, &made.bytes, diagnostics, (targets, dialled));
        one.diagnostics.extend(by_site);
        one
    }

    fn store(
        &self,
        file: String,
        key: u128,
        bytes: &[u8],
        mut diagnostics: Vec<Diagnostic>,
        (targets, dialled): (Vec<u64>, Vec<String>),
    ) -> One {
        let hash = digest::hash(bytes);
        if let Err(error) = self.sink.put(&file, bytes, hash) {
            let why = crate::output::explain(&error);
            let found = Diagnostic::new(Code::NotWritten, why);
            diagnostics.push(found.hint(say!(
                "kiểm tra quyền ghi và chỗ trống trên đĩa",
                "check write permission and free disk space"
            )));
            return One { file, remembered: None, diagnostics, is_fresh: true };
        }
        let remembered =
            Remembered { key, hash, diagnostics: diagnostics.clone(), targets, dialled };
        One { file, remembered: Some(remembered), diagnostics, is_fresh: true }
    }

    /// A file of the search index; the index has its own memory.
    fn search_file(&self, lang: LangId, place: usize, file: String) -> One {
        let made = self.search.get(lang, place);
        match made.map(|made| (made.hash, made.bytes.as_ref())) {
            Some((hash, _)) if self.sink.holds(&file, hash) => {
                self.sink.keep(&file, hash);
                One { file, remembered: None, diagnostics: Vec::new(), is_fresh: false }
            }
            Some((hash, Some(bytes))) => {
                self.store(file, hash, bytes, Vec::new(), Default::default())
            }
            _ => One { file, remembered: None, diagnostics: Vec::new(), is_fresh: true },
        }
    }

    fn asset(&self, index: usize, file: String, key: u128) -> One {
        match self.site.theme.assets.get(index).map(|asset| &asset.content) {
            Some(AssetContent::Bytes(bytes)) => {
                self.store(file, key, bytes, Vec::new(), Default::default())
            }
            Some(AssetContent::Disk(path)) => self.copy(path, "", file, key),
            None => One { file, remembered: None, diagnostics: Vec::new(), is_fresh: true },
        }
    }

    fn media(&self, path: &str, file: String, key: u128) -> One {
        match self.tree.get(path) {
            Some(source) => self.copy(&source.disk, path, file, key),
            None => One { file, remembered: None, diagnostics: Vec::new(), is_fresh: true },
        }
    }

    /// Copies a file; pictures lose what cameras wrote beside them (GPS!).
    fn copy(&self, disk: &Path, path: &str, file: String, key: u128) -> One {
        let bytes = match fs::read(disk) {
            Ok(bytes) => bytes,
            Err(error) => {
                let found = Diagnostic::new(
                    Code::Unreadable,
                    say!("không đọc được tệp: {error}", "failed to read the file: {error}"),
                )
                .in_file(&path.into())
                .hint(say!(
                    "kiểm tra quyền truy cập và thử lại",
                    "check the permissions and try again"
                ));
                return One { file, remembered: None, diagnostics: vec![found], is_fresh: true };
            }
        };
        if media::kind(path, &bytes).is_none() && !is_named_as_picture(path) {
            return self.store(file, key, &bytes, Vec::new(), Default::default());
        }
        match media::publishable(&bytes) {
            Ok(clean) => self.store(file, key, &clean, Vec::new(), Default::default()),
            Err(error) => {
                let found = Diagnostic::new(Code::BadImage, error.message())
                    .in_file(&path.into())
                    .hint(error.hint());
                One { file, remembered: None, diagnostics: vec![found], is_fresh: true }
            }
        }
    }
}

/// A photo of a telephone that was only renamed, for instance: no browser shows it.
fn is_named_as_picture(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "jpg" | "jpeg" | "png" | "webp" | "gif")
}
