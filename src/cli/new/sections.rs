//! The site's files in; its sections, what they hold and where they are on disk out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::model::kind::{WORDS, WrittenKind};
use crate::model::{LangId, SectionKind};
use crate::source::SourceTree;
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{front_matter, parse};

use super::file_name::{Part, part, split};

/// The folder of all content.
pub(super) const CONTENT: &str = "content/";

/// The sections of a site, by folder (`content/bai-viet/`).
pub(super) struct Sections<'a> {
    tree: &'a SourceTree,
    root: &'a Path,
    by_folder: BTreeMap<&'a str, Section>,
}

/// What the `_index.md` of a folder say.
#[derive(Default)]
struct Section {
    kind: Option<SectionKind>,
    languages: Vec<LangId>,
}

impl<'a> Sections<'a> {
    /// Reads the `kind:` of every `_index.md`; that of the main language counts.
    pub(super) fn read(tree: &'a SourceTree, root: &'a Path, config: &Config) -> Sections<'a> {
        let mut by_folder: BTreeMap<&str, Section> = BTreeMap::new();
        for file in tree.under(CONTENT) {
            let Some((folder, name)) = split(&file.path) else { continue };
            let Some(Part { stem: "_index", lang }) = part(name, config) else { continue };
            let kind = file.text().and_then(|text| written_kind(text));
            let section = by_folder.entry(folder).or_default();
            section.kind = if lang == LangId::default() { kind } else { section.kind.or(kind) };
            section.languages.push(lang);
        }
        Sections { tree, root, by_folder }
    }

    /// Whether a folder has an `_index.md` in any language.
    pub(super) fn has(&self, folder: &str) -> bool {
        self.by_folder.contains_key(folder)
    }

    /// Whether a folder has an `_index.md` in a language.
    pub(super) fn has_language(&self, folder: &str, lang: LangId) -> bool {
        self.by_folder.get(folder).is_some_and(|section| section.languages.contains(&lang))
    }

    /// What a folder holds: what its section says, else the nearest one above.
    pub(super) fn kind_of(&self, folder: &str) -> SectionKind {
        let mut folder = folder;
        while !folder.is_empty() {
            if let Some(kind) = self.by_folder.get(folder).and_then(|section| section.kind) {
                return kind;
            }
            folder = above(folder);
        }
        SectionKind::default()
    }

    /// The folders of a kind, the uppermost first.
    pub(super) fn of_kind(&self, kind: SectionKind) -> Vec<&'a str> {
        let mut folders: Vec<&str> =
            self.by_folder.keys().copied().filter(|folder| self.kind_of(folder) == kind).collect();
        folders.sort_by_key(|folder| (folder.matches('/').count(), *folder));
        folders
    }

    /// Where a folder is on disk; its name there may be in another normal form than in the site.
    pub(super) fn on_disk(&self, folder: &str) -> PathBuf {
        if let Some(file) = self.tree.under(folder).next() {
            let inside = file.path.get(folder.len()..).unwrap_or_default();
            if let Some(disk) = file.disk.ancestors().nth(inside.split('/').count()) {
                return disk.to_path_buf();
            }
        }
        match above(folder) {
            "" => self.root.join(folder),
            parent => self.on_disk(parent).join(folder.get(parent.len()..).unwrap_or_default()),
        }
    }
}

/// `content/a/` of `content/a/b/`; nothing above `content/`.
fn above(folder: &str) -> &str {
    let inside = folder.trim_end_matches('/');
    split(inside).map_or("", |(parent, _)| parent)
}

/// What a section's `kind:` says.
fn written_kind(text: &str) -> Option<SectionKind> {
    match kind_in(text)? {
        WrittenKind::Section(kind) => Some(kind),
        WrittenKind::Page(_) => None,
    }
}

/// `kind:` in the front matter of a content file. Findings are left to the build, which shows all of them.
pub(super) fn kind_in(text: &str) -> Option<WrittenKind> {
    const KIND: &[Key] = &[Key { name: "kind", also: &[] }];
    let (parts, _) = front_matter::split(text);
    let range = parts.front?;
    let (map, _) = parse(text.get(range.clone())?, range.start);
    let span = crate::diagnostics::Span::new(range.start, range.end);
    Fields::new(&map, span, &[KIND]).choice("kind", WORDS).map(|kind| kind.value)
}
