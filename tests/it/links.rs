//! A published folder in, what its pages refer to and don't find out.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};

/// What one page refers to and holds.
#[derive(Default)]
struct Page {
    ids: BTreeSet<String>,
    links: BTreeSet<String>,
    /// Addresses that a browser loads by itself.
    loads: BTreeSet<String>,
}

/// Links that lead to no file or heading of the folder, as `page → link`.
pub(crate) fn broken(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, Page> = pages(files).collect();
    let mut broken = Vec::new();
    for (path, page) in &pages {
        for link in page.links.iter().chain(&page.loads) {
            if !is_elsewhere(link) && !leads_somewhere(path, link, files, &pages) {
                broken.push(format!("{path} → {link}"));
            }
        }
    }
    broken
}

/// What browsers would load from other servers, as `file → address`.
pub(crate) fn third_parties(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, page) in pages(files) {
        let outside = page.loads.iter().filter(|link| is_elsewhere(link) && !is_inside(link));
        found.extend(outside.map(|link| format!("{path} → {link}")));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        let foreign = ["url(http", "url(\"http", "url('http", "url(//", "@import"];
        let used = foreign.iter().filter(|start| text.contains(**start));
        found.extend(used.map(|start| format!("{path} → {start}")));
    }
    found
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, Page)> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), read(&String::from_utf8_lossy(bytes))))
}

fn read(html: &str) -> Page {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |wanted: &str| {
            let value = tag.attributes.get(wanted.as_bytes())?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
        page.ids.extend(attribute("id"));
        let rel = attribute("rel").unwrap_or_default();
        let names_only = matches!(rel.as_str(), "canonical" | "alternate");
        let only_names = matches!(name.as_str(), "a" | "area") || names_only;
        for key in ["href", "src", "poster", "data", "action"] {
            let Some(value) = attribute(key) else { continue };
            if only_names {
                page.links.insert(value)
            } else {
                page.loads.insert(value)
            };
        }
        for part in attribute("srcset").unwrap_or_default().split(',') {
            page.loads.extend(part.split_whitespace().next().map(str::to_owned));
        }
    }
    page
}

/// A scheme, or another host.
fn is_elsewhere(link: &str) -> bool {
    link.starts_with("//") || link.split(['/', '?', '#']).next().unwrap().contains(':')
}

/// The 404 page, shown at any depth, names its files by the site's own address.
fn is_inside(link: &str) -> bool {
    link.starts_with("https://example.vn/")
}

fn leads_somewhere(
    from: &str,
    link: &str,
    files: &BTreeMap<String, Vec<u8>>,
    pages: &BTreeMap<&str, Page>,
) -> bool {
    let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
    let Some(file) = file_of(from, address) else { return false };
    if !files.contains_key(&file) {
        return false;
    }
    let anchor = decode(anchor);
    anchor.is_empty() || pages.get(file.as_str()).is_some_and(|page| page.ids.contains(&anchor))
}

fn file_of(from: &str, address: &str) -> Option<String> {
    let path = decode(address.split('?').next().unwrap());
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    let is_folder = path.ends_with('/') || path.ends_with("..") || path == ".";
    if is_folder {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn follows_links() {
    let page = |html: &str| html.as_bytes().to_vec();
    let files = BTreeMap::from([
        ("index.html".to_owned(), page("<a href=\"a/#h%C3%A0\">a</a><a href=\"b/\">b</a>")),
        (
            "a/index.html".to_owned(),
            page("<h2 id=\"hà\"></h2><a href=\"..\">x</a><img src=\"//x/y\">"),
        ),
    ]);
    assert_eq!(broken(&files), ["index.html → b/"]);
    assert_eq!(third_parties(&files), ["a/index.html → //x/y"]);
}
