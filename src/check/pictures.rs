//! Pictures of kinds that browsers don't show: what telephones, scanners and cameras make.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::resolve::{BlockData, Plan, RouteKind, Site, used_addresses};
use crate::say;

/// Extensions with the name by which people know the kind.
const KINDS: &[(&str, &str)] = &[
    ("heic", "HEIC (iPhone)"),
    ("heif", "HEIF"),
    ("tif", "TIFF"),
    ("tiff", "TIFF"),
    ("bmp", "BMP"),
    ("psd", "Photoshop"),
    ("dng", "RAW"),
    ("raw", "RAW"),
    ("cr2", "RAW (Canon)"),
    ("cr3", "RAW (Canon)"),
    ("nef", "RAW (Nikon)"),
    ("arw", "RAW (Sony)"),
    ("orf", "RAW (Olympus)"),
    ("raf", "RAW (Fujifilm)"),
    ("rw2", "RAW (Panasonic)"),
];

pub(super) fn check(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let shown = shown_addresses(site);
    let used = used_addresses(site);
    let mut diagnostics = Vec::new();
    for route in &plan.routes {
        let RouteKind::Media(path) = &route.kind else { continue };
        let Some(kind) = kind(path) else { continue };
        let address = route.address.as_str();
        let is_shown = shown.contains(address);
        // As a download, for a printer for instance, any kind will do.
        if !is_shown && (used.contains(address) || path.starts_with("static/")) {
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let finding = Diagnostic::new(
            Code::BadImage,
            say!("trình duyệt không mở được ảnh {kind}", "browsers don't show {kind} pictures"),
        )
        .in_file(path)
        .hint(say!(
            "mở ảnh rồi lưu thành JPEG: `{stem}.jpg`, và sửa tên ảnh trong bài",
            "open it, save it as JPEG: `{stem}.jpg`, and mend its name in the page",
        ));
        let severity = if is_shown { Severity::Error } else { Severity::Warning };
        diagnostics.push(finding.with_severity(severity));
    }
    diagnostics
}

fn kind(path: &str) -> Option<&'static str> {
    let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
    KINDS.iter().find(|(known, _)| *known == extension).map(|(_, name)| *name)
}

/// Addresses of files that pages show as pictures.
fn shown_addresses(site: &Site) -> HashSet<&str> {
    let of_pages = site.pages.iter().filter_map(|page| page.summary.image.as_ref());
    let mut shown: HashSet<&str> = of_pages.map(|image| image.address.as_str()).collect();
    for linked in &site.linked {
        shown.extend(linked.images.iter().flatten().map(|image| image.address.as_str()));
        shown.extend(linked.blocks.iter().flatten().filter_map(|block| match &block.data {
            BlockData::Image(image) => Some(image.address.as_str()),
            _ => None,
        }));
    }
    shown
}
