//! What `campaign: 2026` or `replaced_by: 111.md` means: an id, a slug or a file path in, a page out.

use std::collections::HashMap;
use std::sync::Arc;

use super::addresses::{self, Folders};
use super::gather::Gathered;
use super::hidden::{self, Hidden};
use super::pages;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::front::Given;
use crate::model::page::PageId;
use crate::model::{LangId, PageKind, address};
use crate::say;
use crate::text::nearest::nearest;
use crate::text::slug;

/// Pages by every name that a reference may use.
pub(super) struct References {
    by_name: HashMap<(PageKind, String), Vec<(LangId, PageId)>>,
    by_path: HashMap<Arc<str>, Vec<(LangId, PageId)>>,
    /// Names to show when a reference is wrong.
    known: HashMap<PageKind, Vec<String>>,
}

impl References {
    pub(super) fn new(published: &[Gathered], folders: &Folders) -> References {
        let mut references =
            References { by_name: HashMap::new(), by_path: HashMap::new(), known: HashMap::new() };
        for (id, page) in (0u32..).map(PageId).zip(published) {
            let at = (page.lang, id);
            references.by_path.entry(Arc::clone(&page.key)).or_default().push(at);
            let address = addresses::page_address(page, folders);
            let last =
                address.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            let stem = page.key.trim_end_matches("/index").rsplit('/').next().unwrap_or_default();
            if page.lang == LangId::default() {
                references.known.entry(page.kind).or_default().push(last.clone());
            }
            let mut names = vec![slug::slug(&pages::id(page)), last, slug::slug(stem)];
            names.sort_unstable();
            names.dedup();
            for name in names {
                references.by_name.entry((page.kind, name)).or_default().push(at);
            }
        }
        references
    }

    /// The page of a kind that `given` names, in the page's own language if it can be.
    pub(super) fn find(
        &self,
        given: Option<&Given<String>>,
        kind: PageKind,
        from: &Gathered,
        hidden: &Hidden,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<PageId> {
        let given = given?;
        let found = self.by_reference(&given.value, kind, &given.file);
        if let Some(versions) = found {
            let own = versions.iter().find(|(lang, _)| *lang == from.lang);
            return own.or_else(|| versions.first()).map(|(_, id)| *id);
        }
        let written = &given.value;
        if let Some(path) = hidden.by_reference(written, kind, &given.file) {
            diagnostics.push(hidden::finding(path).in_file(&given.file).at(given.span));
            return None;
        }
        let finding = Diagnostic::new(
            Code::UnknownReference,
            say!("không tìm thấy trang “{written}”", "the page “{written}” can't be found"),
        )
        .in_file(&given.file)
        .at(given.span);
        let known = self.known.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let near = nearest(written, known.iter().map(String::as_str));
        diagnostics.push(match near {
            Some(near) => finding.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None => finding.hint(say!(
                "ghi mã, đường dẫn hoặc tên tệp của trang đó",
                "give that page's id, slug or file name",
            )),
        });
        None
    }

    fn by_reference(
        &self,
        written: &str,
        kind: PageKind,
        from: &str,
    ) -> Option<&Vec<(LangId, PageId)>> {
        if let Some(path) = written.strip_suffix(".md") {
            let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
            let beside = address::join(folder, path).and_then(|key| self.by_path.get(key.as_str()));
            let rooted = format!("content/{}", path.trim_start_matches('/'));
            return beside.or_else(|| self.by_path.get(rooted.as_str()));
        }
        self.by_name.get(&(kind, slug::slug(written)))
    }
}
