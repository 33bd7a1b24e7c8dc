//! The preview as browsers meet it: over TCP, with an engine that is three lines long.

mod bar;
mod problems;
mod stage;

use super::*;

use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use stage::{Events, PATIENCE, Stage};

const SITE: &[(&str, &str)] = &[
    ("content/index.md", "Trang chủ"),
    ("content/a.md", "Bài A"),
    ("content/404.md", "Không có"),
    ("static/x.css", "a{}"),
    ("static/tệp.pdf", "%PDF"),
];

#[test]
fn pages_files_and_redirects_are_as_on_a_static_host() {
    let stage = Stage::with(SITE);
    let home = stage.get("/");
    assert_eq!((home.status(), home.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(home.header("cache-control"), "no-store");
    assert!(
        home.body.starts_with("<body>Trang chủ<script src=\"/_chieng/live.js\""),
        "{}",
        home.body
    );
    assert!(stage.get("/a/").body.contains("Bài A"));
    assert!(stage.get("/a/index.html").body.contains("Bài A"));
    let moved = stage.get("/a?q=1");
    assert_eq!((moved.status(), moved.header("location")), (302, "/a/?q=1"));
    let style = stage.get("/x.css");
    assert_eq!(
        (style.body.as_str(), style.header("content-type")),
        ("a{}", "text/css; charset=utf-8")
    );
    assert_eq!(stage.get("/t%E1%BB%87p.pdf").header("content-type"), "application/pdf");
    assert_eq!(stage.get("/_chieng/live.js").status(), 200);
}

#[test]
fn an_unknown_address_gets_the_sites_own_page() {
    let stage = Stage::with(SITE);
    for path in ["/b/", "/b", "/x.css/", "/../a/", "/..%2f..%2fetc/passwd", "/%00", "//a", "/a//"] {
        let reply = stage.get(path);
        assert_eq!(reply.status(), 404, "{path}");
        assert!(reply.body.contains("Không có"), "{path}");
    }
    assert_eq!(stage.get("/%ff").status(), 400);
    assert_eq!(stage.ask("POST", "/", "localhost").status(), 405);
}

#[test]
fn head_has_the_length_and_no_body() {
    let stage = Stage::with(SITE);
    let (head, get) = (stage.ask("HEAD", "/a/", "localhost"), stage.get("/a/"));
    assert_eq!((head.status(), head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), get.body.len().to_string());
}

#[test]
fn a_name_that_may_have_been_rebound_is_refused() {
    let stage = Stage::with(SITE);
    for path in ["/", "/_chieng/events", "/_chieng/live.js"] {
        let reply = stage.ask("GET", path, "ke-xau.example:1111");
        assert_eq!(reply.status(), 403, "{path}");
        assert!(!reply.body.contains("Trang chủ"));
    }
    assert_eq!(stage.ask("GET", "http://ke-xau.example/", "localhost").status(), 403);
    assert_eq!(stage.ask("GET", "/", "127.0.0.1:9").status(), 200);
}

#[test]
fn a_site_that_never_was_good_has_no_last_one() {
    let stage = Stage::with(&[("content/index.md", "ERROR")]);
    let page = stage.get("/");
    assert_eq!(page.status(), 500);
    assert!(page.body.contains("Trang chưa dựng được: 1 lỗi"), "{}", page.body);
    stage.write("content/index.md", "gut");
    stage.until("/", |reply| reply.status() == 200);
}

#[test]
fn every_open_page_hears_of_a_change() {
    let stage = Stage::with(SITE);
    let mut readers = [stage.events(), stage.events()];
    let first: Vec<_> = readers.iter_mut().map(Events::next).collect();
    assert_eq!(first[0], first[1]);
    let (kind, number) = first[0].clone();
    assert_eq!(kind, "reload");
    assert!(stage.get("/").body.contains(&format!("data-site=\"{number}\"")));

    stage.write("content/a.md", "neu");
    for reader in &mut readers {
        let (kind, next) = reader.next();
        assert!(kind == "reload" && next > number, "{kind} {next}");
    }
    let good = stage.site_number();
    stage.write("content/a.md", "ERROR");
    assert_eq!(readers[0].next(), ("errors".to_owned(), good), "the last good site stays");
    stage.write("content/a.md", "neu");
    assert_eq!(readers[0].next(), ("reload".to_owned(), good), "the same site again is news");
}

#[test]
fn changes_during_a_run_lead_to_one_more() {
    let stage = Stage::with(SITE);
    stage.get("/");
    let pause = stage.pause();
    stage.write("content/b.md", "first");
    stage.until_runs(2);
    for page in 0..40 {
        stage.write("content/b.md", &format!("{page}"));
    }
    // The system's own queue is beyond the reach of a test; it is emptied within microseconds.
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(stage.runs(), 2);
    drop(pause);
    stage.until("/b/", |reply| reply.body.contains("<body>39<"));
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(stage.runs(), 3);
}

#[test]
fn the_same_bytes_are_the_same_edition() {
    let stage = Stage::with(SITE);
    let before = stage.get("/a/").body;
    stage.write("static/x.css", "a{}");
    stage.until_runs(2);
    drop(stage.pause());
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(stage.get("/a/").body, before);
}

#[test]
fn a_page_saved_as_it_was_is_the_same_site() {
    let stage = Stage::with(SITE);
    let (before, mut events) = (stage.site_number(), stage.events());
    events.next();
    stage.write("content/a.md", "Bài A");
    assert_eq!(events.next(), ("reload".to_owned(), before));
}

#[test]
fn reading_the_site_and_writing_beside_it_cause_no_run() {
    let stage = Stage::with(SITE);
    stage.get("/");
    stage.write("public/index.html", "x");
    stage.write(".chieng/cache", "x");
    fs::read(stage.folder.path().join("content/a.md")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(stage.runs(), 1);
}

#[test]
fn a_folder_may_come_later_and_come_again() {
    let stage = Stage::with(&[("site.yaml", "")]);
    assert_eq!(stage.get("/").status(), 404);
    for text in ["eins", "zwei"] {
        stage.write("content/a.md", text);
        stage.until("/a/", |reply| reply.body.contains(text));
        stage.write("content/a.md", "drei");
        stage.until("/a/", |reply| reply.body.contains("drei"));
        fs::remove_dir_all(stage.folder.path().join("content")).unwrap();
        stage.until("/a/", |reply| reply.status() == 404);
    }
}

#[test]
fn changes_are_found_by_comparing_too() {
    let stage = Stage::opened(SITE, true);
    stage.get("/");
    stage.write("content/a.md", "ein anderer, längerer Text");
    stage.until("/a/", |reply| reply.body.contains("anderer"));
}

#[test]
fn a_reader_who_never_reads_holds_nobody_up() {
    let stage = Stage::with(SITE);
    let sleepers: Vec<TcpStream> = (0..50)
        .map(|_| {
            let mut stream = stage.connect();
            write!(stream, "GET /_chieng/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            stream
        })
        .collect();
    stage.write("content/a.md", "wach");
    stage.until("/a/", |reply| reply.body.contains("wach"));
    drop(sleepers);
}

#[test]
fn a_dropped_preview_frees_its_port() {
    let Stage { preview, port, folder, .. } = Stage::with(SITE);
    drop(preview);
    let end = Instant::now() + PATIENCE;
    while TcpListener::bind(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < end, "the port stays taken");
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(folder);
}

#[test]
fn a_missing_folder_is_named() {
    let options = Options {
        root: "/không/có".into(),
        port: 0,
        bind: parse_bind("127.0.0.1").unwrap(),
        drafts: false,
        poll: false,
        follow: false,
        editor: None,
        speech: None,
        colour: false,
    };
    let run = |_: &Inputs, _: &dyn Sink| -> Outcome { panic!("nothing to run") };
    let message = start(options, run, Arc::new(|_: &str| {})).err().unwrap();
    assert!(message.vi.contains("/không/có") && message.vi.contains("--root"));
}
