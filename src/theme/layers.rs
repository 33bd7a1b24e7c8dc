//! Which files a theme has: its own, then those of the theme that it extends, file by file.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::settings::Settings;
use super::{at_theme_key, settings};
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Content, SourceTree};
use crate::text::nearest::nearest;
use crate::{digest, say};

static CAM: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/cam");

/// The name of the theme inside the program.
pub const EMBEDDED: &str = "cam";

/// More parents than this is a circle.
const MAX_PARENTS: usize = 8;

/// A theme's own files with its settings.
pub(super) struct Layer {
    /// Name of the theme.
    pub(super) name: String,
    /// `theme.yaml`.
    pub(super) settings: Settings,
    /// Files by path inside the theme.
    pub(super) files: BTreeMap<String, ThemeFile>,
}

/// A file of a theme.
pub(super) struct ThemeFile {
    /// Path for messages.
    pub(super) path: Arc<str>,
    /// Its content.
    pub(super) content: FileContent,
}

/// Where a theme file's bytes are.
pub(super) enum FileContent {
    /// A text.
    Text(Arc<str>),
    /// Bytes inside the program.
    Embedded(&'static [u8]),
    /// A file on disk with its digest.
    Disk(PathBuf, u128),
}

impl ThemeFile {
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            FileContent::Text(text) => Some(text),
            FileContent::Embedded(bytes) => std::str::from_utf8(bytes).ok(),
            FileContent::Disk(..) => None,
        }
    }

    pub(super) fn digest(&self) -> u128 {
        match &self.content {
            FileContent::Text(text) => digest::hash(text.as_bytes()),
            FileContent::Embedded(bytes) => digest::hash(bytes),
            FileContent::Disk(_, digest) => *digest,
        }
    }
}

/// A text of the embedded theme by its path for messages.
pub fn embedded_text(path: &str) -> Option<&'static str> {
    let inside = path.strip_prefix("themes/cam/")?;
    CAM.get_file(inside)?.contents_utf8()
}

/// The theme and what it extends, the named one first.
pub(super) fn find(
    tree: &SourceTree,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Layer>> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = Some(config.theme.clone());
    while let Some(name) = next.take() {
        if layers.len() == MAX_PARENTS || layers.iter().any(|layer| layer.name == name) {
            let found = Diagnostic::new(
                Code::ThemeInvalid,
                say!(
                    "giao diện “{name}” kế thừa vòng quanh",
                    "the theme “{name}” extends itself in a circle"
                ),
            );
            let found =
                found.hint(say!("sửa `extends` trong theme.yaml", "mend `extends` in theme.yaml"));
            diagnostics.push(at_theme_key(config, found));
            return None;
        }
        let files = files_of(tree, &name);
        if files.is_empty() {
            diagnostics.push(missing(tree, config, &name, layers.last()));
            return None;
        }
        let settings = settings::read(&name, files.get("theme.yaml"), diagnostics);
        next.clone_from(&settings.extends);
        layers.push(Layer { name, settings, files });
    }
    Some(layers)
}

/// The embedded files of a theme, overlaid by those in the site's folder.
fn files_of(tree: &SourceTree, name: &str) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    if name == EMBEDDED {
        embedded(&CAM, &mut files);
    }
    let prefix = format!("themes/{name}/");
    for file in tree.under(&prefix) {
        let content = match &file.content {
            Content::Text(text) => FileContent::Text(Arc::clone(text)),
            Content::Media(_) => FileContent::Disk(file.disk.clone(), file.digest),
        };
        let inside = file.path.get(prefix.len()..).unwrap_or_default().to_owned();
        files.insert(inside, ThemeFile { path: Arc::clone(&file.path), content });
    }
    files
}

fn embedded(dir: &'static Dir<'static>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in dir.files() {
        let inside = file.path().to_string_lossy().replace('\\', "/");
        let path = format!("themes/{EMBEDDED}/{inside}").into();
        files.insert(inside, ThemeFile { path, content: FileContent::Embedded(file.contents()) });
    }
    for sub in dir.dirs() {
        embedded(sub, files);
    }
}

fn missing(tree: &SourceTree, config: &Config, name: &str, child: Option<&Layer>) -> Diagnostic {
    let mut known: Vec<&str> = tree
        .under("themes/")
        .filter_map(|file| file.path.split('/').nth(1))
        .chain([EMBEDDED])
        .collect();
    known.sort_unstable();
    known.dedup();
    let found = Diagnostic::new(
        Code::ThemeMissing,
        say!("không có giao diện “{name}”", "there is no theme “{name}”"),
    );
    let all = known.join(", ");
    let found = match nearest(name, known.iter().copied()) {
        Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
        None => found.hint(say!("chọn một trong: {all}", "choose one of: {all}")),
    };
    match child.and_then(|child| child.settings.extends_span.zip(child.files.get("theme.yaml"))) {
        Some((span, file)) => found.in_file(&file.path).at(span),
        None => at_theme_key(config, found),
    }
}
