//! Scripts leave nothing behind and tell nobody (SAFETY.md 8): no cookie, storage, service worker or beacon, no request
//! to another server, no loading ahead.

use super::{Page, Rule, Tag};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;

/// Names that a script has no need of, whatever it does with them.
const NAMES: &[&str] = &[
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "openDatabase",
    "cookie",
    "cookieStore",
    "caches",
    "serviceWorker",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
    "BroadcastChannel",
    "SharedWorker",
];

/// Calls and assignments that fetch the address that follows.
const FETCHES: &[&str] =
    &["fetch(", "import(", "importScripts(", ".open(", ".src", ".href", "Request(", "Worker("];

/// How far behind a call its address is looked for.
const REACH: usize = 80;

/// Remembers what kind of script the page is in.
#[derive(Default)]
pub(super) struct Traces {
    is_data: bool,
}

impl Rule for Traces {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        if tag.is_end {
            return;
        }
        if tag.name == "script" {
            let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
            self.is_data = kind.contains("json");
            if kind == "speculationrules" {
                page.findings.push(leaves(&page.file, "speculationrules"));
            }
        }
        if tag.name == "link" {
            let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
            let ahead = ["prefetch", "prerender", "dns-prefetch", "preconnect"];
            if let Some(word) = rel.split_whitespace().find(|word| ahead.contains(word)) {
                page.findings.push(leaves(&page.file, &format!("rel=\"{word}\"")));
            }
        }
    }

    fn raw_text(&mut self, element: &str, text: &str, page: &mut Page<'_>) {
        if element == "script" && !self.is_data {
            let found: Vec<Diagnostic> =
                in_script(text).iter().map(|what| leaves(&page.file, what)).collect();
            page.findings.extend(found);
        }
    }
}

/// What in a script leaves traces or tells others, each once, in the order of the script.
pub(in crate::check) fn in_script(script: &str) -> Vec<String> {
    let script = without_comments(script);
    let mut found: Vec<(usize, String)> = Vec::new();
    for name in NAMES {
        let whole = script.match_indices(name).find(|(at, _)| is_whole(&script, *at, name.len()));
        found.extend(whole.map(|(at, _)| (at, (*name).to_owned())));
    }
    for call in FETCHES {
        for (at, _) in script.match_indices(call) {
            if let Some(url) = foreign_literal(&script, at + call.len()) {
                found.push((at, url));
            }
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|(_, what)| what).collect()
}

/// No longer name: `caches` in `cachesOf` is none.
fn is_whole(script: &str, at: usize, length: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
    let before = script.get(..at).and_then(|head| head.chars().next_back());
    let after = script.get(at + length..).and_then(|tail| tail.chars().next());
    !before.is_some_and(is_part) && !after.is_some_and(is_part)
}

/// The first string behind a call, if it is an address of another server.
fn foreign_literal(script: &str, from: usize) -> Option<String> {
    let rest = script.get(from..)?;
    let near = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or(rest);
    let near = near.split([';', '\n']).next().unwrap_or_default();
    let open = near.find(['"', '\'', '`'])?;
    let inside = rest.get(open + 1..)?;
    let end = inside.find(['"', '\'', '`']).unwrap_or(inside.len());
    let url = inside.get(..end)?;
    let is_foreign =
        ["http://", "https://", "//", "ws://", "wss://"].iter().any(|start| url.starts_with(start));
    is_foreign.then(|| url.to_owned())
}

fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    for line in script.lines() {
        // `https://` is no comment.
        let at = line.match_indices("//").find(|(at, _)| {
            !line.get(..*at).unwrap_or_default().ends_with(':') && !in_quotes(line, *at)
        });
        out.push_str(at.map_or(line, |(at, _)| line.get(..at).unwrap_or_default()));
        out.push('\n');
    }
    let mut rest = out.as_str();
    let mut clean = String::with_capacity(out.len());
    while let Some((before, after)) = rest.split_once("/*") {
        clean.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    clean + rest
}

fn in_quotes(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    ['"', '\'', '`'].iter().any(|quote| before.matches(*quote).count() % 2 == 1)
}

/// Says that a script or a page leaves a trace.
pub(in crate::check) fn leaves(file: &str, what: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ReaderTraces,
        say!(
            "{file} dùng “{what}”: để lại dấu vết trên máy người đọc hoặc báo cho máy chủ khác",
            "{file} uses “{what}”: it leaves traces on the reader's device or tells another server",
        ),
    )
    .hint(say!(
        "bỏ đoạn đó: trang không lưu gì, không gửi gì, không tải trước gì",
        "take it out: the site stores nothing, sends nothing and loads nothing ahead"
    ))
}

#[cfg(test)]
mod tests {
    use super::in_script;

    #[test]
    fn traces_are_found_in_code_only() {
        assert_eq!(
            in_script("localStorage.x = 1; document.cookie = 'a'"),
            ["localStorage", "cookie"]
        );
        assert_eq!(in_script("navigator.serviceWorker.register('x')"), ["serviceWorker"]);
        assert_eq!(
            in_script("fetch('https://a.vn/x'); new Image().src = \"//b.vn\""),
            ["https://a.vn/x", "//b.vn"]
        );
        assert_eq!(
            in_script(
                "// localStorage\n/* cookie */ fetch('/x.json'); const cookies = 1, cachesOf = 2;"
            ),
            [""; 0]
        );
        assert_eq!(in_script("location.replace(say.url); a.href = './x'"), [""; 0]);
    }
}
