//! Made-up answers, and a small server on this computer; no other host is ever asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::ask::{address, host};
use super::*;

const QUICK: Manners = Manners { at_once: 8, pause: Duration::ZERO };

/// Answers as told and writes down what it was asked.
#[derive(Default)]
struct Told {
    answers: BTreeMap<String, Answer>,
    asked: Mutex<Vec<String>>,
    running: Mutex<BTreeMap<String, usize>>,
    most_at_once: AtomicUsize,
    most_per_host: AtomicUsize,
    takes: Duration,
}

impl Told {
    fn new(answers: &[(&str, Answer)]) -> Told {
        let answers = answers.iter().map(|(ask, answer)| ((*ask).to_owned(), answer.clone()));
        Told { answers: answers.collect(), ..Told::default() }
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

impl Fetch for Told {
    fn ask(&self, method: Method, url: &str) -> Answer {
        self.asked.lock().unwrap().push(format!("{method:?} {url}"));
        {
            let mut running = self.running.lock().unwrap();
            *running.entry(host(url).to_owned()).or_default() += 1;
            self.most_at_once.fetch_max(running.values().sum(), Ordering::SeqCst);
            self.most_per_host.fetch_max(running[host(url)], Ordering::SeqCst);
        }
        thread::sleep(self.takes);
        *self.running.lock().unwrap().get_mut(host(url)).unwrap() -= 1;
        let answer = self.answers.get(&format!("{method:?} {url}"));
        answer.or_else(|| self.answers.get(url)).cloned().unwrap_or(Answer::Status(200, None))
    }
}

fn links(urls: &[&str]) -> Vec<ExternalLink> {
    let path: Arc<str> = "content/a.md".into();
    let link =
        |(at, url): (usize, &&str)| ((*url).to_owned(), Arc::clone(&path), Span::new(at, at + 1));
    urls.iter().enumerate().map(link).collect()
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(|one| format!("{}: {}", one.severity.as_str(), one.message.en)).collect()
}

fn redirect(status: u16, to: &str) -> Answer {
    Answer::Status(status, Some(to.to_owned()))
}

#[test]
fn each_answer_has_its_finding() {
    let fetcher = Told::new(&[
        ("https://a.vn/404", Answer::Status(404, None)),
        ("https://a.vn/410", Answer::Status(410, None)),
        ("https://a.vn/403", Answer::Status(403, None)),
        ("https://a.vn/429", Answer::Status(429, None)),
        ("https://a.vn/503", Answer::Status(503, None)),
        ("https://b.vn/", Answer::NoHost),
        ("https://c.vn/", Answer::Failed(Trouble::Timeout)),
        ("https://d.vn/", Answer::Failed(Trouble::Tls)),
    ]);
    let urls = [
        "https://d.vn/",
        "https://a.vn/ok",
        "https://a.vn/404",
        "https://a.vn/410",
        "https://a.vn/403",
        "https://a.vn/429",
        "https://a.vn/503",
        "https://b.vn/",
        "https://c.vn/",
    ];
    let found = check(&links(&urls), &fetcher, &QUICK);
    assert_eq!(
        told(&found),
        [
            "info: “https://d.vn/” couldn't be checked: the secure connection (certificate) fails",
            "warning: the link “https://a.vn/404” leads nowhere: the server answers 404, the page is gone",
            "warning: the link “https://a.vn/410” leads nowhere: the server answers 410, the page is gone",
            "info: “https://a.vn/403” couldn't be checked: the server answers 403",
            "info: “https://a.vn/429” couldn't be checked: the server answers 429",
            "info: “https://a.vn/503” couldn't be checked: the server answers 503",
            "warning: the link “https://b.vn/” leads nowhere: there is no server named b.vn",
            "info: “https://c.vn/” couldn't be checked: the server doesn't answer in time",
        ]
    );
    assert!(found.iter().all(|one| one.code == Code::ExternalLink && one.hint.is_some()));
    assert_eq!(found[1].span, Some(Span::new(2, 3)));
    assert_eq!(found[1].path.as_deref(), Some("content/a.md"));
}

#[test]
fn every_address_is_asked_once_and_told_at_every_place() {
    let fetcher = Told::new(&[("https://a.vn/x", Answer::Status(404, None))]);
    let found =
        check(&links(&["https://a.vn/x", "https://a.vn/x#y", "https://a.vn/x"]), &fetcher, &QUICK);
    assert_eq!(found.len(), 3);
    assert_eq!(fetcher.asked(), ["Get https://a.vn/x", "Head https://a.vn/x"]);
}

#[test]
fn a_server_that_refuses_the_head_is_asked_for_the_page() {
    let fetcher = Told::new(&[
        ("Head https://a.vn/1", Answer::Status(405, None)),
        ("Head https://a.vn/2", Answer::Status(501, None)),
        ("Head https://a.vn/3", Answer::Status(404, None)),
        ("Head https://a.vn/4", Answer::Status(500, None)),
    ]);
    let urls = ["https://a.vn/1", "https://a.vn/2", "https://a.vn/3", "https://a.vn/4"];
    let found = check(&links(&urls), &fetcher, &QUICK);
    assert_eq!(
        told(&found),
        ["info: “https://a.vn/4” couldn't be checked: the server answers 500"]
    );
    assert_eq!(fetcher.asked().len(), 7);
}

#[test]
fn redirects_for_good_tell_the_new_address() {
    let fetcher = Told::new(&[
        ("http://a.vn/x?y", redirect(301, "https://a.vn/x?y")),
        ("https://a.vn/x?y", redirect(308, "../z")),
        ("https://a.vn/../z", redirect(302, "/login")),
        ("https://b.vn/", redirect(302, "//c.vn")),
        ("https://c.vn", redirect(301, "?d")),
        ("https://e.vn/", redirect(301, "/gone")),
        ("https://e.vn/gone", Answer::Status(404, None)),
        ("https://f.vn/", redirect(302, "https://f.vn/")),
        ("https://g.vn/", redirect(301, "ftp://g.vn")),
    ]);
    let urls =
        ["http://a.vn/x?y#m", "https://b.vn/", "https://e.vn/", "https://f.vn/", "https://g.vn/"];
    let found = check(&links(&urls), &fetcher, &QUICK);
    assert_eq!(
        told(&found),
        [
            "info: “http://a.vn/x?y#m” has moved for good to “https://a.vn/../z#m”",
            "warning: the link “https://e.vn/” leads nowhere: the server answers 404, the page is gone",
            "info: “https://f.vn/” couldn't be checked: the redirects never end",
            "info: “https://g.vn/” couldn't be checked: the address can't be asked",
        ]
    );
}

#[test]
fn a_host_is_asked_by_one_request_at_a_time_and_eight_hosts_at_once() {
    let urls: Vec<String> =
        (0..60).map(|n| format!("https://{}.vn/{n}", char::from(b'a' + n % 12))).collect();
    let mut fetcher = Told::new(&[("https://a.vn/0", redirect(302, "https://b.vn/x"))]);
    fetcher.takes = Duration::from_millis(5);
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    assert_eq!(check(&links(&urls), &fetcher, &QUICK), []);
    assert_eq!(fetcher.asked().len(), 61);
    assert_eq!(fetcher.most_per_host.load(Ordering::SeqCst), 1);
    let at_once = fetcher.most_at_once.load(Ordering::SeqCst);
    assert!((2..=8).contains(&at_once), "{at_once}");
}

#[test]
fn a_silent_host_is_left_alone_and_silence_everywhere_is_told() {
    let silent = Answer::Failed(Trouble::Unreachable);
    let fetcher = Told::new(&[("https://a.vn/1", silent), ("https://b.vn/", Answer::NoHost)]);
    let urls = ["https://a.vn/1", "https://a.vn/2", "https://b.vn/"];
    let found = check(&links(&urls), &fetcher, &QUICK);
    assert_eq!(fetcher.asked(), ["Head https://a.vn/1", "Head https://b.vn/"]);
    assert_eq!(found.len(), 4);
    assert!(found[3].message.en.contains("offline") && found[3].path.is_none());
    assert_eq!(check(&[], &fetcher, &QUICK), []);
    let late = Answer::Failed(Trouble::Timeout);
    let fetcher = Told::new(&[
        ("https://a.vn/1", late.clone()),
        ("https://a.vn/3", late.clone()),
        ("https://a.vn/4", late),
    ]);
    let urls =
        ["https://a.vn/1", "https://a.vn/2", "https://a.vn/3", "https://a.vn/4", "https://a.vn/5"];
    assert_eq!(check(&links(&urls), &fetcher, &QUICK).len(), 4);
    assert_eq!(fetcher.asked().len(), 4);
}

#[test]
fn silence_of_one_server_is_not_that_of_its_neighbours() {
    let silent = Answer::Failed(Trouble::Unreachable);
    let fetcher = Told::new(&[
        ("http://a.vn:1/", silent.clone()),
        ("http://a.vn/", silent),
        ("https://b.vn/1", redirect(302, "https://gone.vn/")),
        ("https://b.vn/2", redirect(302, "https://gone.vn/x")),
        ("https://gone.vn/", Answer::NoHost),
    ]);
    let urls = [
        "http://a.vn:1/",
        "http://a.vn/",
        "https://a.vn/",
        "https://b.vn/1",
        "https://b.vn/2",
        "https://b.vn/3",
    ];
    let found = check(&links(&urls), &fetcher, &QUICK);
    assert_eq!(
        told(&found),
        [
            "info: “http://a.vn:1/” couldn't be checked: the server can't be reached",
            "info: “http://a.vn/” couldn't be checked: the server can't be reached",
            "warning: the link “https://b.vn/1” leads nowhere: there is no server named gone.vn",
            "warning: the link “https://b.vn/2” leads nowhere: there is no server named gone.vn",
        ]
    );
    assert!(!fetcher.asked().contains(&"Head https://gone.vn/x".to_owned()));
}

#[test]
fn addresses_are_made_fit_to_be_asked() {
    assert_eq!(address("//a.vn/đ é?x=ế#y"), "https://a.vn/%C4%91%20%C3%A9?x=%E1%BA%BF");
    assert_eq!(address("http://a.vn/%C4%91?a=[b]&c"), "http://a.vn/%C4%91?a=[b]&c");
    assert_eq!(address("http://a.vn#x"), "http://a.vn");
    assert_eq!(host("https://me:pw@A.vn:8443/x@y"), "A.vn");
    assert_eq!(host("http://[::1]:80/"), "[::1]");
    assert_eq!(host("http://a.vn?x"), "a.vn");
    let fetcher = Told::default();
    let found = check(&links(&["https://đ.vn/", "https:///x"]), &fetcher, &QUICK);
    assert_eq!((found.len(), fetcher.asked().len()), (2, 0));
}

/// A server that answers each request line with what `answer` makes of it, and writes down the requests.
fn serve(answer: fn(&str) -> &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&requests);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let request: Vec<String> =
                lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
            let Some(first) = request.first() else { continue };
            let answer = answer(first);
            seen.lock().unwrap().push(request.join("\n"));
            if !answer.is_empty() {
                write!(
                    stream,
                    "HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                )
                .unwrap();
            } else {
                thread::sleep(Duration::from_millis(1500));
            }
        }
    });
    (origin, requests)
}

#[test]
fn a_real_server_is_understood() {
    let (origin, requests) = serve(|request| match request {
        "HEAD /fine HTTP/1.1" => "200 OK",
        "HEAD /moved HTTP/1.1" => "301 Moved Permanently\r\nlocation: /fine",
        "HEAD /picky HTTP/1.1" => "405 Method Not Allowed",
        "GET /picky HTTP/1.1" => "200 OK",
        "HEAD /busy HTTP/1.1" => "503 Service Unavailable",
        "HEAD /slow HTTP/1.1" => "",
        "HEAD /%C4%91?x=1 HTTP/1.1" => "204 No Content",
        _ => "404 Not Found",
    });
    let urls: Vec<String> = ["/fine", "/moved", "/picky", "/busy", "/gone", "/đ?x=1", "/slow"]
        .map(|path| origin.clone() + path)
        .into();
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let found = check(&links(&urls), &Web::waiting(Duration::from_millis(700)), &QUICK);
    let told: Vec<String> = told(&found).iter().map(|one| one.replace(&origin, "")).collect();
    assert_eq!(
        told,
        [
            "info: “/moved” has moved for good to “/fine”",
            "info: “/busy” couldn't be checked: the server answers 503",
            "warning: the link “/gone” leads nowhere: the server answers 404, the page is gone",
            "info: “/slow” couldn't be checked: the server doesn't answer in time",
        ]
    );
    let requests = requests.lock().unwrap();
    let name = format!("user-agent: chieng/{} (+link check)", env!("CARGO_PKG_VERSION"));
    assert!(requests.iter().all(|request| request.to_lowercase().contains(&name)), "{requests:#?}");
}

#[test]
fn a_closed_port_and_noise_are_no_lost_pages() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (noise, _) = serve(|_| "hello");
    let urls = [format!("http://127.0.0.1:{port}/"), noise.replace("127.0.0.1", "localhost")];
    let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
    let found = check(&links(&urls), &Web::waiting(Duration::from_secs(5)), &QUICK);
    assert!(told(&found)[0].contains("can't be reached"), "{found:#?}");
    assert!(found.iter().all(|one| one.severity == Severity::Info), "{found:#?}");
}
