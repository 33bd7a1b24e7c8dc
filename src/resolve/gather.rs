//! Content files in; out come their language, place and typed front matter, defaults and originals applied.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::read_front::{self, page_kind, written_kind};
use super::{Inputs, Parsed};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::kind::WrittenKind;
use crate::model::{Front, LangId, PageKind, SectionKind};
use crate::say;
use crate::yaml::Map;

/// A content file whose front matter is typed.
pub(super) struct Gathered {
    /// Its path.
    pub path: Arc<str>,
    /// Path without the language suffix.
    pub key: Arc<str>,
    /// Its language.
    pub lang: LangId,
    /// Its kind.
    pub kind: PageKind,
    /// Its typed front matter, complete.
    pub front: Front,
    /// The parsed file.
    pub parsed: Parsed,
    /// The folder whose section it lies in: `content/bai-viet/`; for a section, its parent's.
    pub folder: String,
    /// Kind of the section that it lies in.
    pub section_kind: SectionKind,
}

/// How a file takes part in the tree of pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `_index.md`: the folder is a section.
    Section,
    /// `index.md`: the folder is a page.
    Bundle,
    /// `ten.md`.
    Single,
}

/// The name of a content file taken apart.
pub(super) struct Name {
    /// Path without the language suffix.
    pub key: String,
    /// Language.
    pub lang: LangId,
    /// Shape.
    pub shape: Shape,
    /// The folder it lies in, with a `/` at its end.
    pub folder: String,
}

/// Takes a path below `content/` apart; a suffix is a language only if site.yaml lists it.
pub(super) fn name(path: &str, find_lang: impl Fn(&str) -> Option<LangId>) -> Name {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((short, suffix)) => match find_lang(suffix) {
            Some(lang) => (short, lang),
            None => (stem, LangId::default()),
        },
        None => (stem, LangId::default()),
    };
    let shape = match stem {
        "_index" => Shape::Section,
        "index" => Shape::Bundle,
        _ => Shape::Single,
    };
    Name { key: format!("{folder}/{stem}"), lang, shape, folder: format!("{folder}/") }
}

/// Reads every content file's front matter.
pub(super) fn gather(inputs: &Inputs<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Gathered> {
    let mut sections = Sections::find(inputs);
    let mut gathered = Vec::new();
    let kinds = written_kinds(inputs);
    for (path, parsed) in inputs.documents {
        let name = name(path, |tag| inputs.config.find_lang(tag));
        // A translation is of its original's kind.
        let kind = sections.kind_of(&name, kinds.get(&name.key).copied());
        let map = &parsed.document.front;
        let read = read_front::read(map, parsed.document.front_span, path, kind);
        diagnostics.extend(read.diagnostics);
        check_kind(&read.front, &name, diagnostics);
        let folder = match name.shape {
            Shape::Single => name.folder.clone(),
            Shape::Section | Shape::Bundle => parent(&name.folder).to_owned(),
        };
        gathered.push(Gathered {
            path: Arc::clone(path),
            key: name.key.into(),
            lang: name.lang,
            kind,
            front: read.front,
            parsed: parsed.clone(),
            section_kind: sections.section_kind(&folder),
            folder,
        });
    }
    // What a page inherits from its original goes before what a section gives by default.
    inherit(&mut gathered, diagnostics);
    for page in &mut gathered {
        sections.apply_defaults(page, diagnostics);
    }
    gathered
}

/// `kind:` of every page by key: the default language's word, else that of the first translation that has one.
fn written_kinds(inputs: &Inputs<'_>) -> BTreeMap<String, WrittenKind> {
    let mut kinds: BTreeMap<String, (LangId, WrittenKind)> = BTreeMap::new();
    for (path, parsed) in inputs.documents {
        let name = name(path, |tag| inputs.config.find_lang(tag));
        let Some(kind) = written_kind(&parsed.document.front) else { continue };
        let known = kinds.entry(name.key).or_insert((name.lang, kind));
        if name.lang < known.0 {
            *known = (name.lang, kind);
        }
    }
    kinds.into_iter().map(|(key, (_, kind))| (key, kind)).collect()
}

/// The folder above: `content/a/` of `content/a/b/`; nothing above `content/`.
pub(super) fn parent(folder: &str) -> &str {
    let trimmed = folder.trim_end_matches('/');
    trimmed.rfind('/').map_or("", |slash| &folder[..=slash])
}

/// `kind: events` on a single page, `kind: safety` on a section.
fn check_kind(front: &Front, name: &Name, diagnostics: &mut Vec<Diagnostic>) {
    let Some(kind) = &front.kind else { return };
    let (message, hint) = match (kind.value, name.shape) {
        (WrittenKind::Section(_), Shape::Section)
        | (WrittenKind::Page(_), Shape::Bundle | Shape::Single) => return,
        (WrittenKind::Section(_), _) => (
            say!(
                "loại này chỉ dùng cho mục (_index.md)",
                "this kind is for sections (_index.md) only"
            ),
            say!(
                "xoá dòng này, hoặc đặt trang vào một mục có loại đó",
                "delete the line, or put the page into a section of that kind"
            ),
        ),
        (WrittenKind::Page(_), Shape::Section) => (
            say!(
                "loại này chỉ dùng cho một trang, không cho mục",
                "this kind is for single pages, not for sections"
            ),
            say!("chuyển dòng này sang trang đó", "move the line to that page"),
        ),
    };
    diagnostics.push(
        Diagnostic::new(Code::BadValue, message).in_file(&kind.file).at(kind.span).hint(hint),
    );
}

struct Section {
    kind: Option<SectionKind>,
    defaults: Option<(Arc<str>, Map, Span)>,
}

/// Sections by folder, in the default language (else in the first that has one).
struct Sections {
    by_folder: BTreeMap<String, Section>,
    /// Typed defaults by folder and the kind of page that they are read for.
    read: HashMap<(String, PageKind), Front>,
}

impl Sections {
    fn find(inputs: &Inputs<'_>) -> Sections {
        let mut by_folder: BTreeMap<String, Section> = BTreeMap::new();
        let mut named: Vec<(Name, &Arc<str>, &Parsed)> = inputs
            .documents
            .iter()
            .map(|(path, parsed)| (name(path, |tag| inputs.config.find_lang(tag)), path, parsed))
            .filter(|(name, ..)| name.shape == Shape::Section)
            .collect();
        named.sort_by_key(|(name, ..)| name.lang);
        for (name, path, parsed) in named {
            let map = &parsed.document.front;
            let kind = match written_kind(map) {
                Some(WrittenKind::Section(kind)) => Some(kind),
                _ => None,
            };
            let read = read_front::read(map, parsed.document.front_span, path, PageKind::Home);
            let defaults = read.defaults.map(|(map, span)| (Arc::clone(path), map.clone(), span));
            by_folder.entry(name.folder).or_insert(Section { kind, defaults });
        }
        Sections { by_folder, read: HashMap::new() }
    }

    /// The kind of a folder's section: its own, else that of the nearest section above.
    fn section_kind(&self, folder: &str) -> SectionKind {
        let mut folder = folder;
        while !folder.is_empty() {
            if let Some(kind) = self.by_folder.get(folder).and_then(|section| section.kind) {
                return kind;
            }
            folder = parent(folder);
        }
        SectionKind::default()
    }

    fn kind_of(&self, name: &Name, written: Option<WrittenKind>) -> PageKind {
        match name.shape {
            Shape::Section if name.folder == "content/" => PageKind::Home,
            Shape::Section => PageKind::Section(self.section_kind(&name.folder)),
            Shape::Bundle => page_kind(written, self.section_kind(parent(&name.folder))),
            Shape::Single => page_kind(written, self.section_kind(&name.folder)),
        }
    }

    /// Fills a page from the `defaults:` of its section, then of the sections above.
    fn apply_defaults(&mut self, page: &mut Gathered, diagnostics: &mut Vec<Diagnostic>) {
        let mut folder = page.folder.clone();
        while !folder.is_empty() {
            if let Some(defaults) = self.defaults(&folder, page.kind, diagnostics) {
                page.front.fill_from_defaults(defaults);
            }
            folder = parent(&folder).to_owned();
        }
    }

    fn defaults(
        &mut self,
        folder: &str,
        kind: PageKind,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&Front> {
        let key = (folder.to_owned(), kind);
        if !self.read.contains_key(&key) {
            let (path, map, span) = self.by_folder.get(folder)?.defaults.as_ref()?;
            let read = read_front::read(map, *span, path, kind);
            // Pages of another kind below have other keys; only the section's own kind is judged.
            if kind == self.section_kind(folder).page_kind() {
                diagnostics.extend(read.diagnostics);
            }
            self.read.insert(key.clone(), read.front);
        }
        self.read.get(&key)
    }
}

/// Gives translations what they don't say themselves.
fn inherit(gathered: &mut [Gathered], diagnostics: &mut Vec<Diagnostic>) {
    let originals: HashMap<Arc<str>, (Front, Arc<str>)> = gathered
        .iter()
        .filter(|page| page.lang == LangId::default())
        .map(|page| (Arc::clone(&page.key), (page.front.clone(), Arc::clone(&page.path))))
        .collect();
    for page in gathered.iter_mut().filter(|page| page.lang != LangId::default()) {
        let Some((original, path)) = originals.get(&page.key) else { continue };
        for (key, span, file) in page.front.inherit(original) {
            diagnostics.push(
                Diagnostic::new(
                    Code::TranslationConflict,
                    say!(
                        "bản dịch ghi “{key}” khác với {path}",
                        "the translation gives another “{key}” than {path}",
                    ),
                )
                .in_file(&file)
                .at(span)
                .hint(say!(
                    "xoá dòng này: bản dịch tự lấy từ bản gốc",
                    "delete the line: a translation inherits it",
                )),
            );
        }
    }
}
