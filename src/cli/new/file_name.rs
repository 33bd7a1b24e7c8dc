//! A title and the files of a section in; out the path of the page to be made, and what has its name already.

use std::sync::Arc;

use super::kind;
use crate::cli::terminal::Stop;
use crate::config::Config;
use crate::diagnostics::Speech;
use crate::model::{LangId, SectionKind};
use crate::say;
use crate::source::SourceTree;
use crate::text::slug::{self, slug};

/// Names that mean a folder's own page, or a device on Windows: "Con" is an ordinary title in Vietnamese.
const RESERVED: [&str; 5] = ["index", "con", "prn", "aux", "nul"];

/// The name of a content file taken apart.
pub(super) struct Part<'a> {
    /// Name without language and ending.
    pub(super) stem: &'a str,
    /// Its language.
    pub(super) lang: LangId,
}

/// Takes the name of a Markdown file apart; a suffix is a language only if site.yaml lists it.
pub(super) fn part<'a>(name: &'a str, config: &Config) -> Option<Part<'a>> {
    let stem = name.strip_suffix(".md")?;
    let suffixed = stem
        .rsplit_once('.')
        .and_then(|(stem, tag)| config.find_lang(tag).map(|lang| Part { stem, lang }));
    Some(suffixed.unwrap_or(Part { stem, lang: LangId::default() }))
}

/// `content/a/` and `b.md` of `content/a/b.md`.
pub(super) fn split(path: &str) -> Option<(&str, &str)> {
    path.rfind('/').and_then(|slash| path.split_at_checked(slash + 1))
}

/// The file name (without language and ending) that a title gives.
pub(super) fn stem(title: &str, kind: SectionKind, words: Speech) -> Result<String, Stop> {
    let stem = slug(title);
    if stem.is_empty() {
        return Err(Stop::usage(
            say!(
                "không đặt được tên tệp từ “{title}”: không có chữ cái hay chữ số nào",
                "no file name can be made of “{title}”: it has no letter and no digit"
            ),
            say!(
                "thêm chữ vào tiêu đề, hoặc đặt tên tệp bằng --name ten-tep",
                "add words to the title, or name the file with --name file-name"
            ),
        ));
    }
    let is_port = stem.len() == 4
        && (stem.starts_with("com") || stem.starts_with("lpt"))
        && stem.ends_with(|c: char| c.is_ascii_digit());
    if is_port || RESERVED.contains(&stem.as_str()) {
        let prefix = kind::new_section(kind, words).folder;
        return Ok(format!("{prefix}-{stem}"));
    }
    Ok(stem)
}

/// Where a page goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// Its path in the site.
    pub(super) path: String,
    /// The version in the site's main language, of which this one is a translation.
    pub(super) original: Option<Arc<str>>,
    /// Whether any version exists in another language.
    pub(super) has_versions: bool,
}

/// The path of a page in a folder (`content/bai-viet/`).
///
/// # Errors
/// The page exists in that language; the hint names a name that is free.
pub(super) fn target(
    tree: &SourceTree,
    config: &Config,
    folder: &str,
    stem: &str,
    lang: LangId,
) -> Result<Target, Stop> {
    let versions = versions(tree, config, folder, stem);
    if let Some(same) = versions.iter().find(|version| version.is(lang)) {
        return Err(taken(&same.path, &free(tree, config, folder, stem)));
    }
    let is_bundle = versions.first().is_some_and(|version| version.shape == Shape::Bundle);
    let inside = if is_bundle { "/index" } else { "" };
    let suffix = match lang == LangId::default() {
        true => String::new(),
        false => format!(".{}", config.lang(lang)),
    };
    let original = versions.iter().find(|version| version.is(LangId::default()));
    // Versions belong together by the very name of their files, accents and spaces included.
    let name = original.or(versions.first()).map_or(stem, |version| &version.name);
    Ok(Target {
        path: format!("{folder}{name}{inside}{suffix}.md"),
        original: original.map(|original| Arc::clone(&original.path)),
        has_versions: !versions.is_empty(),
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `ten.md`
    Single,
    /// `ten/index.md`
    Bundle,
    /// `ten/_index.md`, in the way of every language.
    Section,
}

struct Version {
    path: Arc<str>,
    /// Name of its file, or of its folder, without language and ending.
    name: String,
    lang: LangId,
    shape: Shape,
}

impl Version {
    fn is(&self, lang: LangId) -> bool {
        self.lang == lang || self.shape == Shape::Section
    }
}

/// The content files that have a page's address in any language, but for what their `slug:` says.
fn versions(tree: &SourceTree, config: &Config, folder: &str, stem: &str) -> Vec<Version> {
    let version = |path: &Arc<str>| {
        let inside = path.get(folder.len()..)?;
        let (shape, lang, name) = match split(inside) {
            None => {
                let single = part(inside, config)?;
                (Shape::Single, single.lang, single.stem)
            }
            Some((own, file)) => {
                let shape = match part(file, config)?.stem {
                    "index" => Shape::Bundle,
                    "_index" => Shape::Section,
                    _ => return None,
                };
                (shape, part(file, config)?.lang, own.trim_end_matches('/'))
            }
        };
        let is_it = !name.starts_with('_') && slug(name) == stem;
        is_it.then(|| Version { path: Arc::clone(path), name: name.to_owned(), lang, shape })
    };
    tree.under(folder).filter_map(|file| version(&file.path)).collect()
}

/// The first of `stem-2`, `stem-3` … that no file has in any language.
fn free(tree: &SourceTree, config: &Config, folder: &str, stem: &str) -> String {
    (2_u32..)
        .map(|number| numbered(stem, number))
        .find(|name| versions(tree, config, folder, name).is_empty())
        .unwrap_or_default()
}

/// `stem-2`, with as many words of the stem as an address may have.
fn numbered(stem: &str, number: u32) -> String {
    let mut words = stem;
    loop {
        let name = format!("{words}-{number}");
        match words.rsplit_once('-') {
            Some((fewer, _)) if name.chars().count() > slug::MAX_LENGTH => words = fewer,
            _ => return name,
        }
    }
}

fn taken(path: &str, free: &str) -> Stop {
    Stop::usage(
        say!("đã có {path}; tệp ấy được giữ nguyên", "{path} exists already and was left as it is"),
        say!(
            "sửa tệp ấy, hoặc đặt tên khác cho tệp mới: --name {free} (tên này chưa dùng)",
            "edit that file, or give the new one another name: --name {free} (nothing has it yet)"
        ),
    )
}
