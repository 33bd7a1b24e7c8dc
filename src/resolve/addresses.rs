//! Addresses of folders and pages, and former ones: a file's place and its `slug:` in, a root-relative address out.

use std::collections::HashMap;

use super::Inputs;
use super::gather::{Gathered, parent};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{LangId, address};
use crate::say;
use crate::text::slug;

/// The address of every folder below `content/` in each language.
pub(super) struct Folders {
    slugs: HashMap<(String, LangId), String>,
    prefixes: Vec<String>,
}

impl Folders {
    pub(super) fn of(inputs: &Inputs<'_>, gathered: &[Gathered]) -> Folders {
        let mut slugs = HashMap::new();
        for page in gathered {
            let folder = page.key.trim_end_matches("_index").trim_end_matches("index");
            let is_folder = folder.ends_with('/') && page.key.len() > folder.len();
            if let (true, Some(slug)) = (is_folder, &page.front.slug) {
                slugs.insert((folder.to_owned(), page.lang), slug::slug(&slug.value));
            }
        }
        let prefixes = inputs.config.lang_ids().map(|id| inputs.config.prefix(id)).collect();
        Folders { slugs, prefixes }
    }

    /// `content/bai-viet/` in English → `en/bai-viet/`.
    pub(super) fn address(&self, folder: &str, lang: LangId) -> String {
        let above = parent(folder);
        if above.is_empty() {
            return self.prefixes.get(lang.index()).cloned().unwrap_or_default();
        }
        let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let given = self.slugs.get(&(folder.to_owned(), lang));
        let own = given
            .or_else(|| self.slugs.get(&(folder.to_owned(), LangId::default())))
            .cloned()
            .unwrap_or_else(|| slug::slug(name));
        format!("{}{own}/", self.address(above, lang))
    }
}

/// The address of a page.
pub(super) fn page_address(page: &Gathered, folders: &Folders) -> String {
    let (folder, stem) = page.key.rsplit_once('/').unwrap_or(("", &page.key));
    let folder = format!("{folder}/");
    if matches!(stem, "_index" | "index") {
        return folders.address(&folder, page.lang);
    }
    let slug = match &page.front.slug {
        Some(given) => slug::slug(&given.value),
        None => slug::slug(stem),
    };
    format!("{}{slug}/", folders.address(&folder, page.lang))
}

/// Former addresses; one that leaves the site is a finding.
pub(super) fn aliases(gathered: &Gathered, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut aliases = Vec::new();
    let Some(given) = &gathered.front.aliases else { return aliases };
    for written in &given.value {
        match alias(written) {
            Some(alias) => aliases.push(alias),
            None => diagnostics.push(
                Diagnostic::new(
                    Code::BadAlias,
                    say!(
                        "đường dẫn cũ “{written}” không nằm trong trang web",
                        "the alias “{written}” doesn't stay inside the site",
                    ),
                )
                .in_file(&given.file)
                .at(given.span)
                .hint(say!(
                    "viết như /bai-cu/ hoặc /bai-cu.html",
                    "write it like /old-page/ or /old-page.html"
                )),
            ),
        }
    }
    aliases
}

/// A former address as a root-relative one; none when it leaves the site or can't be a file.
fn alias(written: &str) -> Option<String> {
    let path = written.trim();
    let is_safe = !path.contains(['\\', '?', '#', ':', '*', '"', '<', '>', '|'])
        && !path.starts_with("//")
        && !path.split('/').any(|part| matches!(part, "." | "..") || part.starts_with('.'));
    if !is_safe {
        return None;
    }
    let decoded = address::decode(path)?;
    let is_safe = !decoded.contains(['\\', '?', '#', ':', '*', '"', '<', '>', '|'])
        && !decoded.chars().any(char::is_control)
        && !decoded.split('/').any(|part| part.starts_with('.'));
    if !is_safe {
        return None;
    }
    let joined = address::join("", &decoded)?;
    if joined.is_empty() {
        return None;
    }
    // `/v1.0/` is a folder, `/bai-cu.html` a file.
    let is_file =
        !decoded.ends_with('/') && joined.rsplit('/').next().is_some_and(|last| last.contains('.'));
    Some(if is_file { joined } else { format!("{joined}/") })
}
