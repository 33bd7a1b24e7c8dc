//! Letters and marks as one character or as several (NFC, NFD): the same site either way.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::folder;
use crate::rules::sources::root;
use crate::site::Site;

/// The demonstration, and a page whose folder and picture have names with marks.
fn demonstration(written: fn(&str) -> String) -> Site {
    let mut site = Site::empty();
    for folder in ["content", "static"] {
        for (path, seen) in folder::files(&root().join(folder)) {
            site = file(site, &format!("{folder}/{path}"), &seen.bytes, written);
        }
    }
    let config = std::fs::read(root().join("site.yaml")).unwrap();
    let picture = std::fs::read(root().join("content/bai-viet/mai-nha.svg")).unwrap();
    let page = "---\ntiêu đề: Ảnh nhà rông\nngày: 20/11/2026\ntừ khóa: nhà rông\ntóm tắt: Một trang.\n---\n![Mái nhà](Mái nhà.svg)\n";
    let site = file(site, "site.yaml", &config, written);
    let site = file(site, "content/bai-viet/Ảnh nhà rông/index.md", page.as_bytes(), written);
    file(site, "content/bai-viet/Ảnh nhà rông/Mái nhà.svg", &picture, written)
}

/// Text that the program reads is written in the other form; files that are only copied stay as they are.
fn file(site: Site, path: &str, bytes: &[u8], written: fn(&str) -> String) -> Site {
    let path = written(path);
    match std::str::from_utf8(bytes) {
        Ok(text) if path.ends_with(".md") || path.ends_with(".yaml") => {
            site.file(&path, &written(text))
        }
        _ => site.bytes(&path, bytes),
    }
}

fn outputs(site: Site) -> BTreeMap<String, Vec<u8>> {
    let mut built = site.build();
    built.ok();
    let mut files = folder::bytes(&built.site.output());
    // It tells the digests of what the run was made from.
    files.remove(".chieng-manifest.json");
    files
}

#[test]
fn the_demonstration_in_decomposed_letters_is_the_same_site() {
    let composed = outputs(demonstration(|text| text.nfc().collect()));
    let decomposed = outputs(demonstration(|text| text.nfd().collect()));
    assert!(composed.len() > 250, "{} files", composed.len());
    folder::assert_same(&composed, &decomposed, "NFC and NFD");
}
