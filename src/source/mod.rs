//! The site's folders in, a sorted [`SourceTree`] out: the only reader of content, static files and themes.

mod names;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::Texts;
use crate::media::Size;

pub use names::{is_refused_by_windows, meant_as_page};
pub use walk::discover;

/// Every file of a site, by path relative to the root with `/`, in NFC.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<Arc<str>, SourceFile>,
    /// What can be shown of texts that could not be decoded.
    broken: BTreeMap<Arc<str>, Arc<str>>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the root.
    pub path: Arc<str>,
    /// Where it is on disk.
    pub disk: PathBuf,
    /// 128-bit digest of its bytes.
    pub digest: u128,
    /// Length in bytes.
    pub len: u64,
    /// What was read of it.
    pub content: Content,
    /// The file of the site that a link leads to, where this is a link or lies in a linked folder.
    pub leads_to: Option<Arc<str>>,
    /// The text of a file that is published as it is, where people or browsers read it as text: `txt`, `svg`, `html`
    /// and the like, in UTF-8. For checks; never what is published.
    pub readable: Option<Arc<str>>,
}

/// What is kept of a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// The text without byte order mark, in repaired NFC.
    Text(Arc<str>),
    /// Anything else stays on disk; the size is a picture's as shown.
    Media(Option<Size>),
}

impl SourceFile {
    /// The text, for a text file.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Media(_) => None,
        }
    }

    /// Width and height as shown, for a picture.
    pub fn size(&self) -> Option<(u32, u32)> {
        match &self.content {
            Content::Media(Some(size)) => Some((size.width, size.height)),
            _ => None,
        }
    }
}

impl SourceTree {
    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// The files whose path begins with `prefix`, sorted.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a SourceFile> {
        self.files
            .range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(prefix))
            .map(|(_, file)| file)
    }

    fn insert(&mut self, file: SourceFile) -> Option<SourceFile> {
        self.files.insert(Arc::clone(&file.path), file)
    }
}

impl Texts for SourceTree {
    fn text(&self, path: &str) -> Option<&str> {
        let file = self.get(path);
        let text = file.and_then(|file| file.text().or(file.readable.as_ref()));
        text.or_else(|| self.broken.get(path)).map(AsRef::as_ref)
    }
}

/// Whether a file's text is read; anything else is media.
fn is_text(path: &str) -> bool {
    let Some((_, extension)) = path.rsplit_once('.') else { return false };
    let extension = extension.to_ascii_lowercase();
    if path == "site.yaml" {
        return true;
    }
    if path.starts_with("content/") {
        return matches!(extension.as_str(), "md" | "yaml" | "yml");
    }
    path.starts_with("themes/")
        && matches!(extension.as_str(), "html" | "yaml" | "css" | "js" | "mjs" | "svg" | "txt")
}

/// Whether a file that is published as it is may hold texts, styles or programs that checks look into.
fn is_readable(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "txt", "csv", "svg", "html", "htm", "xhtml", "css", "js", "mjs", "json", "xml", "vtt",
        "srt", "ics", "vcf", "md",
    ];
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// The folders of a site that are read.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    ["content", "static", "themes"].iter().map(|name| root.join(name)).collect()
}
