//! A site of a thousand articles in, the time from a save to the bytes in the browser out (budget: 30 ms).
//!
//! Not run by itself, since a loaded machine would fail it: `cargo nextest run preview_speed --run-ignored all
//! --no-capture`, with `--release` for the figure that the budget is about.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chieng::diagnostics::Speech;
use chieng::engine::{Engine, Inputs, Sink};
use chieng::serve::{self, Options, Preview, parse_bind};

use crate::site::Site;

const ARTICLES: usize = 1000;
const SAVES: usize = 40;

#[test]
#[ignore = "measures, and needs a quiet machine"]
fn a_save_is_in_the_browser_at_once() {
    let site = (0..ARTICLES).fold(Site::new(), |site, number| {
        site.file(&format!("content/bai-viet/bai-{number}.md"), &article(number, "đầu"))
    });
    let site =
        site.file("content/bai-viet/_index.md", "---\ntitle: Bài viết\nkind: articles\n---\n");
    let preview = preview(&site);
    let host = preview.url().trim_start_matches("http://").trim_end_matches('/').to_owned();
    assert!(page(&host).contains("đầu"));
    let mut news = BufReader::new(ask(&host, "/_chieng/events"));
    wait_for_news(&mut news);
    let mut took: Vec<Duration> = (0..SAVES)
        .map(|save| {
            let word = format!("lần-{save}.");
            let text = article(7, &word);
            let begin = Instant::now();
            fs::write(site.path("content/bai-viet/bai-7.md"), text).unwrap();
            wait_for_news(&mut news);
            assert!(page(&host).contains(&word));
            let took = begin.elapsed();
            // What the save itself stirs up is over.
            std::thread::sleep(Duration::from_millis(80));
            took
        })
        .collect();
    took.sort();
    let (median, worst) = (took[SAVES / 2], took[SAVES - 1]);
    eprintln!("{ARTICLES} articles: save to page {median:?} median, {worst:?} at worst");
    if !cfg!(debug_assertions) {
        assert!(median <= Duration::from_millis(30), "{median:?}");
    }
}

fn article(number: usize, word: &str) -> String {
    let body = "Một câu bình thường về việc nhà và việc nước, đủ dài để giống một bài viết.\n\n"
        .repeat(12);
    format!(
        "---\ntitle: Bài số {number}\ndescription: Bài số {number} của trang.\ndate: 2024-11-{:02}\n---\n{word}\n\n{body}",
        number % 28 + 1
    )
}

fn preview(site: &Site) -> Preview {
    let mut engine = Engine::new();
    let run = move |inputs: &Inputs, sink: &dyn Sink| engine.run(inputs, sink);
    let options = Options {
        root: site.path(""),
        port: 0,
        bind: parse_bind("localhost").unwrap(),
        drafts: false,
        poll: false,
        follow: false,
        editor: None,
        speech: Some(Speech::Vi),
        colour: false,
    };
    serve::start(options, run, Arc::new(|_: &str| {})).map_err(|message| message.en).unwrap()
}

fn ask(host: &str, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

fn page(host: &str) -> String {
    let mut text = String::new();
    ask(host, "/bai-viet/bai-7/").read_to_string(&mut text).unwrap();
    text
}

fn wait_for_news(news: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data:") {
        line.clear();
        assert!(news.read_line(&mut line).unwrap() > 0, "the stream ended");
    }
}
