//! Files beside pages, and static ones: the source tree in, what is published of it and where out.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::addresses::Folders;
use super::gather::Gathered;
use super::hidden::Hidden;
use super::links::ResolvedLink;
use super::site::Media;
use super::{BlockData, Inputs, Plan, Site, withhold};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::page::Record;
use crate::model::{LangId, address};
use crate::say;

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

/// Content is untrusted: what a browser would run as a page or a program of this site is never published from there.
fn runs_in_browsers(path: &str) -> bool {
    const KINDS: &[&str] = &[
        "html", "htm", "xhtml", "xht", "shtml", "mhtml", "js", "mjs", "css", "xml", "xsl", "swf",
        "wasm", "php",
    ];
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    KINDS.contains(&extension.as_str())
}

fn unsafe_file(path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(
        Code::UnsafeFile,
        say!(
            "tệp loại này chạy được mã trong trình duyệt người đọc nên không được đăng từ content",
            "a file of this kind can run code in the reader's browser and isn't published from content",
        ),
    )
    .in_file(path)
    .hint(say!(
        "chuyển nội dung thành bài Markdown hoặc tệp PDF; tệp của chính người quản trị thì để trong static",
        "turn it into a Markdown page or a PDF; what the site's keeper needs goes to static",
    ))
}

/// A link is as withheld as what it leads to: it must not publish a draft by another name.
fn linked_to_withheld(path: &Arc<str>, target: &str) -> Diagnostic {
    Diagnostic::new(
        Code::LinkToWithheld,
        say!(
            "lối tắt (symlink) này dẫn tới {target}, của một trang đang chưa đăng, nên cũng không được đăng",
            "this symbolic link leads to {target}, of a page that is withheld for now, and is withheld too",
        ),
    )
    .in_file(path)
    .hint(say!(
        "không cần sửa nếu trang đó sẽ được đăng; nếu không, xoá lối tắt",
        "nothing to do if that page will be published; else delete the link"
    ))
}

/// Files beside pages, and static ones. Those of a withheld bundle or section are withheld with it.
pub(super) fn media(
    inputs: &Inputs<'_>,
    folders: &Folders,
    published: &[Gathered],
    hidden: &mut Hidden,
    withheld: &[(Gathered, withhold::Reason)],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Arc<str>, Media> {
    let open: HashSet<&str> = published.iter().filter_map(|page| folder_page(&page.path)).collect();
    let closed: Vec<&str> = withheld
        .iter()
        .filter_map(|(page, _)| folder_page(&page.path))
        .filter(|folder| !open.contains(folder))
        .collect();
    let mut media = BTreeMap::new();
    for file in inputs.tree.under("content/").chain(inputs.tree.under("static/")) {
        if file.text().is_some() {
            continue;
        }
        if closed.iter().any(|folder| file.path.starts_with(folder)) {
            hidden.files.insert(Arc::clone(&file.path));
            continue;
        }
        if let Some(target) = &file.leads_to
            && (closed.iter().any(|folder| target.starts_with(folder))
                || withheld.iter().any(|(page, _)| page.path == *target))
        {
            diagnostics.push(linked_to_withheld(&file.path, target));
            hidden.files.insert(Arc::clone(&file.path));
            continue;
        }
        if file.path.starts_with("content/") && runs_in_browsers(&file.path) {
            diagnostics.push(unsafe_file(&file.path));
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

/// Leaves out of the plan what lies beside pages and no published page uses. A page's own folder belongs to the page;
/// `static/` is published as it is.
pub(super) fn withhold_unused(site: &mut Site, plan: &mut Plan) {
    let used = used_addresses(site);
    let bundles: BTreeSet<&str> = site
        .pages
        .iter()
        .filter(|page| !page.key.ends_with("/_index") && page.key.ends_with("/index"))
        .filter_map(|page| folder_page(&page.source))
        .collect();
    let is_wanted = |path: &str, media: &Media| {
        path.starts_with("static/")
            || used.contains(media.address.as_str())
            || bundles.iter().any(|folder| path.starts_with(folder))
    };
    let unpublished: Vec<Arc<str>> = site
        .media
        .iter()
        .filter(|(path, media)| !is_wanted(path, media))
        .map(|(path, _)| Arc::clone(path))
        .collect();
    plan.leave_out_media(&unpublished);
    site.unpublished = unpublished;
}

/// Addresses of files that pages show, link to or name in their front matter.
pub fn used_addresses(site: &Site) -> HashSet<&str> {
    let mut used: HashSet<&str> = HashSet::new();
    for page in &site.pages {
        used.extend(page.summary.image.as_ref().map(|image| image.address.as_str()));
        if let Record::Document(document) = &page.summary.record {
            used.extend(document.files.iter().map(|file| file.address.as_str()));
        }
    }
    for linked in &site.linked {
        used.extend(linked.images.iter().flatten().map(|image| image.address.as_str()));
        for link in &linked.links {
            if let ResolvedLink::File(address, _) = link {
                used.insert(address);
            }
        }
        for block in linked.blocks.iter().flatten() {
            match &block.data {
                BlockData::File(file) => drop(used.insert(&file.address)),
                BlockData::Image(image) => drop(used.insert(&image.address)),
                _ => {}
            }
        }
    }
    used
}
