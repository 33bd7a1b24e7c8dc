//! Scripts and styles of the theme, and what is published as it is: nothing from another server, no traces left
//! (SAFETY.md 8).

use crate::diagnostics::Diagnostic;
use crate::resolve::Site;
use crate::source::SourceTree;
use crate::theme::AssetContent;

use super::output::{scan_static, traces};
use super::{css_urls, is_foreign, third_party};

pub(super) fn check(site: &Site, tree: &SourceTree) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for asset in &site.theme.assets {
        let AssetContent::Bytes(bytes) = &asset.content else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        found.extend(findings(site, &asset.address, &asset.name, text));
    }
    for path in site.media.keys().filter(|path| site.unpublished.binary_search(path).is_err()) {
        let file = tree.get(path).and_then(|file| file.readable.as_ref());
        let Some(text) = file else { continue };
        found.extend(findings(site, path, path, text).into_iter().map(|one| one.in_file(path)));
    }
    found
}

/// What is wrong with a file, by its ending.
fn findings(site: &Site, shown: &str, name: &str, text: &str) -> Vec<Diagnostic> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "js" | "mjs" => {
            traces::in_script(text).iter().map(|what| traces::leaves(shown, what)).collect()
        }
        "css" => {
            let urls = css_urls(text);
            let mut foreign: Vec<&String> =
                urls.iter().filter(|url| is_foreign(site, url)).collect();
            foreign.sort();
            foreign.dedup();
            foreign.into_iter().map(|url| third_party(shown, url)).collect()
        }
        "html" | "htm" | "xhtml" => scan_static(site, shown, text),
        _ => Vec::new(),
    }
}
