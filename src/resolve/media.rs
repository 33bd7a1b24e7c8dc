//! Files beside pages, and static ones: the source tree in, what is published of it and where out.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::addresses::Folders;
use super::gather::Gathered;
use super::site::Media;
use super::{Inputs, withhold};
use crate::model::{LangId, address};

/// The published file that a path in a content file means: beside that file, or from the site's root.
pub(super) fn find_media<'a>(
    media: &'a BTreeMap<Arc<str>, Media>,
    from: &str,
    path: &str,
) -> Option<&'a Media> {
    let path = address::decode(path).unwrap_or_else(|| path.to_owned());
    let path = crate::text::normal::repair(&path);
    if let Some(rooted) = path.strip_prefix('/') {
        return media
            .get(format!("static/{rooted}").as_str())
            .or_else(|| media.get(format!("content/{rooted}").as_str()))
            .or_else(|| media.values().find(|file| file.address == rooted));
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    media.get(address::join(folder, &path)?.as_str())
}

/// Files beside pages, and static ones. Those of a withheld bundle or section are withheld with it.
pub(super) fn media(
    inputs: &Inputs<'_>,
    folders: &Folders,
    published: &[Gathered],
    withheld: &[withhold::Withheld],
) -> BTreeMap<Arc<str>, Media> {
    let open: HashSet<&str> = published.iter().filter_map(|page| folder_page(&page.path)).collect();
    let closed: Vec<&str> = withheld
        .iter()
        .filter_map(|page| folder_page(&page.path))
        .filter(|folder| !open.contains(folder))
        .collect();
    let mut media = BTreeMap::new();
    for file in inputs.tree.under("content/").chain(inputs.tree.under("static/")) {
        if file.text().is_some() || closed.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        let address = match file.path.strip_prefix("static/") {
            Some(rooted) => rooted.to_owned(),
            None => {
                let (folder, name) = file.path.rsplit_once('/').unwrap_or(("content", &file.path));
                format!("{}{name}", folders.address(&format!("{folder}/"), LangId::default()))
            }
        };
        let entry = Media { address, digest: file.digest, len: file.len, size: file.size() };
        media.insert(Arc::clone(&file.path), entry);
    }
    media
}

/// The folder of an `index.md` or `_index.md` in any language; none for a single page.
fn folder_page(path: &str) -> Option<&str> {
    let slash = path.rfind('/')?;
    let (folder, file) = path.split_at(slash + 1);
    let stem = file.split('.').next()?;
    matches!(stem, "index" | "_index").then_some(folder)
}
