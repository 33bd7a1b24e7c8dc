//! Addresses in, a verdict for each out: every address once, every host by one request at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How many redirects are followed.
const MAX_REDIRECTS: usize = 8;

/// What asks other servers.
pub trait Fetch: Sync {
    /// Sends one request and follows no redirect.
    fn ask(&self, method: Method, url: &str) -> Answer;
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The head of the page.
    Head,
    /// The page, whose body isn't read.
    Get,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A status (RFC 9110 §15), with the `Location` of a redirect.
    Status(u16, Option<String>),
    /// No server has this name.
    NoHost,
    /// No answer.
    Failed(Trouble),
}

/// Why a link couldn't be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server won't say: 403, 429, 5xx and the like.
    Status(u16),
    /// No answer in time.
    Timeout,
    /// No connection.
    Unreachable,
    /// No secure connection.
    Tls,
    /// Redirects without end.
    Redirects,
    /// An answer that is no HTTP.
    NoAnswer,
    /// No address that can be asked.
    BadAddress,
}

/// How servers are treated.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How many are asked at once.
    pub at_once: usize,
    /// How long a server is left in peace after a request.
    pub pause: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Manners { at_once: 8, pause: Duration::from_millis(300) }
    }
}

/// What is known about an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Fine,
    /// It has moved for good.
    Moved(String),
    /// 404 or 410.
    Gone(u16),
    /// The host that doesn't exist.
    NoHost(String),
    Unsure(Trouble),
}

impl Verdict {
    /// Whether nothing came back at all.
    pub(super) fn is_without_answer(&self) -> bool {
        matches!(
            self,
            Verdict::NoHost(_) | Verdict::Unsure(Trouble::Timeout | Trouble::Unreachable)
        )
    }
}

/// The verdict on each address, by [`address`].
pub(super) fn verdicts<'a>(
    urls: impl Iterator<Item = &'a str>,
    fetcher: &dyn Fetch,
    manners: &Manners,
) -> BTreeMap<String, Verdict> {
    let mut by_host: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for url in urls {
        let address = address(url);
        by_host.entry(host(&address).to_ascii_lowercase()).or_default().insert(address);
    }
    let hosts: Vec<BTreeSet<String>> = by_host.into_values().collect();
    let asker = Asker { fetcher, pause: manners.pause, hosts: Mutex::default() };
    let next = AtomicUsize::new(0);
    let verdicts = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..manners.at_once.clamp(1, hosts.len().max(1)) {
            scope.spawn(|| {
                while let Some(addresses) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for address in addresses {
                        let verdict = asker.verdict(address);
                        lock(&verdicts).insert(address.clone(), verdict);
                    }
                }
            });
        }
    });
    verdicts.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Asker<'a> {
    fetcher: &'a dyn Fetch,
    pause: Duration,
    /// What is known of each host: redirects may lead to one that another thread is asking.
    hosts: Mutex<BTreeMap<String, Arc<Mutex<Host>>>>,
}

/// A host; who holds its lock may ask it.
#[derive(Default)]
struct Host {
    /// What came from servers of it (by scheme and port) that give no answer: they aren't asked again.
    silent: BTreeMap<String, Answer>,
    /// How often in a row there was no answer in time.
    late: usize,
}

impl Asker<'_> {
    fn verdict(&self, address: &str) -> Verdict {
        let mut at = address.to_owned();
        let mut moved_to = None;
        let mut is_for_good = true;
        for _ in 0..=MAX_REDIRECTS {
            match self.answer(&at) {
                Answer::Status(200..=299 | 304, _) => {
                    return moved_to.map_or(Verdict::Fine, Verdict::Moved);
                }
                Answer::Status(status @ (301 | 302 | 303 | 307 | 308), Some(location)) => {
                    at = join(&at, &location);
                    is_for_good &= matches!(status, 301 | 308);
                    if is_for_good {
                        moved_to = Some(at.clone());
                    }
                }
                Answer::Status(status @ (404 | 410), _) => return Verdict::Gone(status),
                Answer::Status(status, _) => return Verdict::Unsure(Trouble::Status(status)),
                Answer::NoHost => return Verdict::NoHost(host(&at).to_owned()),
                Answer::Failed(trouble) => return Verdict::Unsure(trouble),
            }
        }
        Verdict::Unsure(Trouble::Redirects)
    }

    /// Asks for the head; and for the page where a server doesn't know `HEAD`, or may only pretend
    /// that there is no page.
    fn answer(&self, address: &str) -> Answer {
        if !is_web(address) || !host(address).is_ascii() || host(address).is_empty() {
            return Answer::Failed(Trouble::BadAddress);
        }
        match self.ask(Method::Head, address) {
            Answer::Status(403 | 404 | 405 | 410 | 501, _) => self.ask(Method::Get, address),
            answer => answer,
        }
    }

    fn ask(&self, method: Method, address: &str) -> Answer {
        let host = {
            let mut hosts = lock(&self.hosts);
            Arc::clone(hosts.entry(host(address).to_ascii_lowercase()).or_default())
        };
        let mut host = lock(&host);
        let server = address.get(..path_start(address)).unwrap_or_default();
        if let Some(answer) = host.silent.get(server) {
            return answer.clone();
        }
        let answer = self.fetcher.ask(method, address);
        host.remember(server, &answer);
        thread::sleep(self.pause);
        answer
    }
}

impl Host {
    fn remember(&mut self, server: &str, answer: &Answer) {
        let is_late = *answer == Answer::Failed(Trouble::Timeout);
        self.late = if is_late { self.late + 1 } else { 0 };
        let is_silent = matches!(answer, Answer::NoHost | Answer::Failed(Trouble::Unreachable));
        // One page may be slow; two of them are a server that is.
        if is_silent || self.late >= 2 {
            self.silent.insert(server.to_owned(), answer.clone());
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an address is one of the web.
pub(super) fn is_web(url: &str) -> bool {
    let is = |scheme: &str| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    is("http://") || is("https://")
}

/// What is asked for a link: no fragment, https where only the host is named, ASCII behind the host.
pub(super) fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let scheme = if url.starts_with("//") { "https:" } else { "" };
    let path = scheme.len() + path_start(url);
    let whole = format!("{scheme}{url}");
    let mut address = whole.get(..path).unwrap_or_default().to_owned();
    for byte in whole.get(path..).unwrap_or_default().bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            address.push(byte.into());
        } else {
            // Writing to a string can't fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// Where the path begins.
fn path_start(url: &str) -> usize {
    let authority = url.find("//").map_or(0, |at| at + 2);
    let rest = url.get(authority..).unwrap_or_default();
    rest.find(['/', '?']).map_or(url.len(), |at| authority + at)
}

/// The host, without user and port.
pub(super) fn host(url: &str) -> &str {
    let authority = url.get(..path_start(url)).unwrap_or_default();
    let authority = authority.split_once("//").map_or(authority, |(_, authority)| authority);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if host.starts_with('[') {
        return host.find(']').and_then(|end| host.get(..=end)).unwrap_or(host);
    }
    host.split_once(':').map_or(host, |(host, _)| host)
}

/// Where a `Location` leads (RFC 3986 §5.2, but that dots in paths are left to the server).
fn join(from: &str, location: &str) -> String {
    let location = location.trim();
    let scheme = from.split_once("//").map_or("", |(scheme, _)| scheme);
    let origin = from.get(..path_start(from)).unwrap_or_default();
    let path = from.split('?').next().unwrap_or_default();
    let has_scheme = location.split_once(':').is_some_and(|(scheme, _)| {
        scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    });
    let whole = if has_scheme {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}{location}")
    } else if location.starts_with('/') {
        format!("{origin}{location}")
    } else if location.starts_with('?') {
        format!("{path}{location}")
    } else {
        let folder = path.rfind('/').filter(|slash| *slash >= origin.len());
        format!("{}/{location}", folder.and_then(|slash| path.get(..slash)).unwrap_or(origin))
    };
    address(&whole)
}
