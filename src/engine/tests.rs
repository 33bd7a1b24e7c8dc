//! Small sites on disk in; what a whole run makes of their settings out.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use super::*;
use crate::diagnostics::Code;
use crate::text::date::read_moment;

/// Keeps every output.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, String>>);

impl Sink for Kept {
    fn holds(&self, _: &str, _: u128) -> bool {
        false
    }

    fn put(&self, path: &str, bytes: &[u8], _: u128) -> io::Result<()> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        self.0.lock().unwrap().insert(path.to_owned(), text);
        Ok(())
    }

    fn keep(&self, _: &str, _: u128) {}
}

fn run(engine: Engine, files: &[(&str, &str)]) -> (Outcome, BTreeMap<String, String>) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let inputs =
        Inputs::of(folder.path().to_owned(), Clock::Civil(read_moment("2026-11-25").unwrap()));
    let kept = Kept::default();
    let mut engine = engine;
    let outcome = engine.run(&inputs, &kept);
    (outcome, kept.0.into_inner().unwrap())
}

const HOME: &str = "---\ntitle: Nhà\ndescription: Mô tả\n---\n\
    H<sub onclick=x>2</sub>O <script>alert(1)</script> <b>đậm</b>\n\n<div><img src=x onerror=y>z</div>\n";

#[test]
fn raw_html_in_content_is_never_kept_as_written() {
    let (_, dropped) =
        run(Engine::new(), &[("site.yaml", "title: T\n"), ("content/_index.md", HOME)]);
    assert!(dropped["index.html"].contains("<p>H2O alert(1) đậm</p>"), "{}", dropped["index.html"]);
    let (outcome, safe) = run(
        Engine::new(),
        &[("site.yaml", "title: T\nmarkdown: {html: sanitize}\n"), ("content/_index.md", HOME)],
    );
    let home = &safe["index.html"];
    assert!(home.contains("<p>H<sub>2</sub>O  <b>đậm</b></p>\n<div>z</div>\n"), "{home}");
    assert!(!home.contains("onclick") && !home.contains("onerror") && !home.contains("alert(1)"));
    let raw = outcome.diagnostics.iter().filter(|found| found.code == Code::RawHtml).count();
    assert_eq!(raw, 3);
}

#[test]
fn links_to_other_sites_are_listed_with_their_places() {
    let config = "title: T\nbase_url: https://own.vn/\norganization: {name: N, website: https://org.vn}\n\
        quick_exit: {url: https://exit.vn/x}\n";
    let home = "---\ntitle: Nhà\ndescription: Mô tả\nsource: theo Báo (https://source.vn/a).\n---\n\
        [a](https://a.vn/b#c \"d\") <mailto:e@f.vn> [g](#h) //i\n\n::quote source=\"https://quote.vn\"\n\nxem http://bare.vn\n";
    let files = [("site.yaml", config), ("content/_index.md", home)];
    let (outcome, _) = run(Engine::new().listing_external_links(), &files);
    let listed: Vec<(&str, &str, &str)> = outcome
        .external_links
        .iter()
        .map(|(url, path, span)| {
            let text = files.iter().find(|(file, _)| *file == &**path).unwrap().1;
            (url.as_str(), &**path, &text[span.range()])
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("https://source.vn/a", "content/_index.md", "theo Báo (https://source.vn/a)."),
            ("https://a.vn/b#c", "content/_index.md", "[a](https://a.vn/b#c \"d\")"),
            ("https://quote.vn", "content/_index.md", "https://quote.vn"),
            ("http://bare.vn", "content/_index.md", "http://bare.vn"),
            ("https://org.vn", "site.yaml", "https://org.vn"),
            ("https://exit.vn/x", "site.yaml", "https://exit.vn/x"),
        ]
    );
    let (outcome, _) = run(Engine::new(), &files);
    assert_eq!(outcome.external_links, []);
    let (outcome, _) =
        run(Engine::new().listing_external_links(), &[("site.yaml", "title: T\n"), files[1]]);
    assert!(
        outcome
            .external_links
            .iter()
            .any(|(url, path, _)| url.contains("wikipedia") && &**path == "site.yaml")
    );
}
