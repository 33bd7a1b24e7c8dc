//! A site in a folder, a preview of it and a browser without a screen.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, RwLock, RwLockWriteGuard};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::digest;
use crate::engine::{Inputs, Outcome, PageState, Sink, Summary};
use crate::resolve::{Reason, Withheld};
use crate::say;
use crate::serve::{Options, Preview, parse_bind, parse_editor, start};
use crate::source::discover;

/// Long enough for a loaded machine; nothing waits for it when all is well.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A site in a folder of its own, with its preview.
pub(super) struct Stage {
    pub(super) folder: TempDir,
    /// Runs that have begun.
    runs: Arc<AtomicUsize>,
    /// The address that the engine must be told; held by a run while it lasts.
    base: Arc<RwLock<String>>,
    pub(super) preview: Preview,
    pub(super) port: u16,
}

/// A reply as it came.
pub(super) struct Reply {
    pub(super) head: String,
    pub(super) body: String,
}

impl Reply {
    pub(super) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        let wanted = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&wanted)).unwrap_or("")
    }
}

/// `content/a.md` is `a/index.html`, anything in `static/` itself; `ERROR` in a file is one, `WARNING` is one, a
/// `DRAFT` is withheld.
fn engine(inputs: &Inputs, sink: &dyn Sink, base: &str) -> Outcome {
    assert_eq!(inputs.base_url.as_deref(), Some(base));
    let (tree, mut diagnostics) = discover(&inputs.root);
    let (mut states, mut withheld) = (Vec::new(), Vec::new());
    for file in tree.under("content/") {
        let text = file.text().unwrap();
        for (word, code) in [("ERROR", Code::BrokenLink), ("WARNING", Code::RawHtml)] {
            let Some(at) = text.find(word) else { continue };
            let message = say!("lỗi <script>alert(1)</script>", "error <script>alert(1)</script>");
            let found = Diagnostic::new(code, message);
            diagnostics.push(found.in_file(&file.path).at(Span::new(at, at + word.len())));
        }
        let stem = file.path.trim_start_matches("content/").trim_end_matches(".md");
        let path = match stem {
            "index" => "index.html".to_owned(),
            "404" => "404.html".to_owned(),
            other => format!("{other}/index.html"),
        };
        let address = path.trim_end_matches("index.html").to_owned();
        if text.contains("DRAFT") {
            let (path, title) = (Arc::clone(&file.path), "Sắp có".to_owned());
            withheld.push(Withheld { path, title, address, reason: Reason::Draft });
            continue;
        }
        states.push(state(&file.path, address, text));
        // A warning is no part of a page.
        let text = text.replace("WARNING", "");
        put(sink, &path, format!("<body>{text}</body>").as_bytes());
    }
    for file in tree.under("static/") {
        put(sink, file.path.trim_start_matches("static/"), &fs::read(&file.disk).unwrap());
    }
    Outcome {
        publishable: !diagnostics.iter().any(Diagnostic::is_error),
        diagnostics,
        sources: Arc::new(tree),
        summary: Summary { states, ..Summary::default() },
        withheld,
        external_links: Vec::new(),
        language: "vi".to_owned(),
    }
}

fn state(path: &Arc<str>, address: String, text: &str) -> PageState {
    PageState {
        source: Arc::clone(path),
        address,
        draft: false,
        publish_at: None,
        expires_at: None,
        sensitive: text.contains("SENSITIVE"),
        untranslated: Vec::new(),
    }
}

fn put(sink: &dyn Sink, path: &str, bytes: &[u8]) {
    let hash = digest::hash(bytes);
    if sink.holds(path, hash) {
        sink.keep(path, hash)
    } else {
        sink.put(path, bytes, hash).unwrap()
    }
}

impl Stage {
    pub(super) fn with(files: &[(&str, &str)]) -> Stage {
        Stage::opened(files, false)
    }

    pub(super) fn opened(files: &[(&str, &str)], poll: bool) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let runs = Arc::new(AtomicUsize::new(0));
        for (path, text) in files {
            write(&folder, path, text);
        }
        let counted = Arc::clone(&runs);
        let base = Arc::new(RwLock::new(String::new()));
        let told = Arc::clone(&base);
        // The engine's first run must not begin before the test knows the address that it expects.
        let mut lock = base.write().unwrap();
        let run = move |inputs: &Inputs, sink: &dyn Sink| {
            counted.fetch_add(1, Ordering::SeqCst);
            let base = told.read().unwrap();
            engine(inputs, sink, &base)
        };
        let options = Options {
            root: folder.path().to_path_buf(),
            port: 0,
            bind: parse_bind("localhost").unwrap(),
            drafts: false,
            poll,
            follow: false,
            editor: parse_editor("code").ok(),
            speech: None,
            colour: false,
        };
        let preview = start(options, run, Arc::new(|_: &str| {})).map_err(|m| m.en).unwrap();
        let port = preview.bound.port();
        *lock = preview.url();
        drop(lock);
        Stage { folder, runs, base, preview, port }
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        write(&self.folder, path, text);
    }

    pub(super) fn runs(&self) -> usize {
        self.runs.load(Ordering::SeqCst)
    }

    pub(super) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "localhost")
    }

    pub(super) fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        self.ask_with(method, path, &format!("Host: {host}\r\n"))
    }

    /// Asks with headers, each with its line's end.
    pub(super) fn ask_with(&self, method: &str, path: &str, headers: &str) -> Reply {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        Reply { head: head.to_owned(), body: body.to_owned() }
    }

    /// The number of the site that is shown.
    pub(super) fn site_number(&self) -> u64 {
        let page = self.get("/").body;
        let number = page.split("data-site=\"").nth(1).and_then(|rest| rest.split('"').next());
        number.unwrap().parse().unwrap()
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    pub(super) fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /_chieng/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }

    /// Waits for the end of a run, and keeps the next from doing anything while the guard lives.
    pub(super) fn pause(&self) -> RwLockWriteGuard<'_, String> {
        self.base.write().unwrap()
    }

    /// Waits until so many runs have begun.
    pub(super) fn until_runs(&self, wanted: usize) {
        let end = Instant::now() + PATIENCE;
        while self.runs() < wanted {
            assert!(Instant::now() < end, "only {} runs", self.runs());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks until the answer is as wanted.
    pub(super) fn until(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let end = Instant::now() + PATIENCE;
        loop {
            let reply = self.get(path);
            if wanted(&reply) {
                return reply;
            }
            assert!(Instant::now() < end, "{path} stays\n{}\n{}", reply.head, reply.body);
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // In one step, so that no run sees half of it.
    let whole = folder.path().join("whole.tmp");
    fs::write(&whole, text).unwrap();
    fs::rename(whole, path).unwrap();
}

/// A stream of events.
pub(super) struct Events(BufReader<TcpStream>);

impl Events {
    /// The kind and the number of the site of the next event.
    pub(super) fn next(&mut self) -> (String, u64) {
        let (kind, news) = self.news();
        (kind, news["site"].as_u64().unwrap())
    }

    /// The kind and all of the next event.
    pub(super) fn news(&mut self) -> (String, serde_json::Value) {
        let mut kind = String::new();
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if let Some(name) = line.strip_prefix("event: ") {
                kind = name.trim().to_owned();
            }
            if let Some(news) = line.strip_prefix("data: ") {
                return (kind, serde_json::from_str(news).unwrap());
            }
        }
    }
}
