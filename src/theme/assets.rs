//! Files that a theme publishes: their names in, hashed addresses out, so that they can be cached for ever.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::layers::{FileContent, Layer};
use crate::digest;

/// The name of the style sheet for templates.
const STYLE: &str = "style.css";

/// A file below `assets/`.
pub struct Asset {
    /// Name in the theme: `exit.js`.
    pub name: String,
    /// Root-relative address: `assets/exit.1f2e3d4c.js`.
    pub address: String,
    /// Digest of its bytes.
    pub digest: u128,
    /// Where its bytes are.
    pub content: AssetContent,
}

/// Where an asset's bytes are.
pub enum AssetContent {
    /// In memory.
    Bytes(Arc<[u8]>),
    /// On disk.
    Disk(PathBuf),
}

/// All assets of the layers, the nearer one first, with the style sheet.
pub(super) fn collect(layers: &[Layer], style: &str) -> Vec<Asset> {
    let mut assets: BTreeMap<String, Asset> = BTreeMap::new();
    let bytes: Arc<[u8]> = style.as_bytes().into();
    let sheet = asset(STYLE, digest::hash(&bytes), AssetContent::Bytes(bytes));
    assets.insert(STYLE.to_owned(), sheet);
    for (path, file) in layers.iter().rev().flat_map(|layer| &layer.files) {
        let Some(name) = path.strip_prefix("assets/") else { continue };
        if name.starts_with("css/") {
            continue;
        }
        let content = match &file.content {
            FileContent::Text(text) => AssetContent::Bytes(text.as_bytes().into()),
            FileContent::Embedded(bytes) => AssetContent::Bytes((*bytes).into()),
            FileContent::Disk(path, _) => AssetContent::Disk(path.clone()),
        };
        assets.insert(name.to_owned(), asset(name, file.digest(), content));
    }
    assets.into_values().collect()
}

fn asset(name: &str, digest: u128, content: AssetContent) -> Asset {
    // 40 bits tell apart what one site ever publishes under one name.
    let short = digest >> 88;
    let address = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{short:010x}.{extension}"),
        None => format!("assets/{name}.{short:010x}"),
    };
    Asset { name: name.to_owned(), address, digest, content }
}
