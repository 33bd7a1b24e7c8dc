//! A request in, an answer out, from the edition that hangs on the board.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;

use crate::model::address::encode;

use super::board::{Board, Edition, News, Reader, Site};
use super::card::Cards;
use super::editor::Editor;
use super::frame::{self, Frame};
use super::live::{self, Shows, Told};
use super::problems_page::Part;
use super::{bar, host, media_type, problems_page, withheld_page};

/// Where events come from.
const EVENTS: &str = "/_chieng/events";

/// Where everything is that the preview adds to a site.
const OURS: &str = "/_chieng/";

/// What an answer needs.
pub(super) struct Desk {
    pub(super) board: Arc<Board>,
    pub(super) bind: IpAddr,
    /// Whether a browser follows the saved file without being asked to.
    pub(super) follows: bool,
    pub(super) editor: Option<Editor>,
}

/// Answers a request.
pub(super) async fn answer(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(visitor): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let mut response = if !is_for_us(&parts.uri, &parts.headers, desk.bind) {
        let text = "403: open the preview by the address that `chieng serve` printed, not by another name\n";
        plain(StatusCode::FORBIDDEN, text)
    } else if !matches!(parts.method, Method::GET | Method::HEAD) {
        let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "405: GET, HEAD\n");
        refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
        refused
    } else if parts.uri.path().starts_with(OURS) && is_from_elsewhere(&parts.headers) {
        plain(StatusCode::FORBIDDEN, "403: only the preview's own pages may ask for this\n")
    } else {
        match (parts.uri.path(), &parts.method) {
            (live::SCRIPT_PATH, _) => file(StatusCode::OK, live::SCRIPT_PATH, live::SCRIPT.into()),
            (bar::STYLE_PATH, _) => file(StatusCode::OK, bar::STYLE_PATH, bar::STYLE.into()),
            (EVENTS, &Method::GET) => events(desk.board.follow()),
            (_, _) => match desk.board.read().await {
                Some(edition) => {
                    let is_here = visitor.ip().to_canonical().is_loopback();
                    Clerk { desk: &desk, edition: &edition, is_here }.answer(&parts.uri)
                }
                None => plain(StatusCode::SERVICE_UNAVAILABLE, "503\n"),
            },
        }
    };
    guard(response.headers_mut());
    response
}

/// Whether a page of another origin asks (Fetch Metadata); opening a page by a link is no such question.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    matches!(says("sec-fetch-site"), Some("cross-site" | "same-site"))
        && says("sec-fetch-mode") != Some("navigate")
}

/// What every answer says: nothing is kept, nothing is guessed, nobody else's page may load it.
fn guard(headers: &mut HeaderMap) {
    use header::HeaderValue;
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
}

fn is_for_us(uri: &Uri, headers: &HeaderMap, bind: IpAddr) -> bool {
    let mut names = headers.get_all(header::HOST).iter();
    let (Some(name), None) = (names.next(), names.next()) else { return false };
    let is_ours = |name: &str| host::is_ours(name, bind);
    name.to_str().is_ok_and(is_ours) && uri.authority().is_none_or(|name| is_ours(name.as_str()))
}

/// What stands at an address.
enum Found {
    File(String, Bytes),
    /// The folder with this path, which must be asked for with a `/`.
    Folder(String),
    Nothing,
}

fn find(site: &Site, path: &str) -> Found {
    if path.is_empty() || path.ends_with('/') {
        let index = format!("{path}index.html");
        return match site.files.get(&index) {
            Some(bytes) => Found::File(index, bytes),
            None => Found::Nothing,
        };
    }
    match site.files.get(path) {
        Some(bytes) => Found::File(path.to_owned(), bytes),
        None if site.files.has(&format!("{path}/index.html")) => Found::Folder(format!("{path}/")),
        None => Found::Nothing,
    }
}

/// Answers from one edition.
struct Clerk<'a> {
    desk: &'a Desk,
    edition: &'a Edition,
    /// Whether the visitor sits at this machine.
    is_here: bool,
}

impl Clerk<'_> {
    fn answer(&self, uri: &Uri) -> Response {
        let findings = &self.edition.findings;
        match uri.path() {
            bar::PATH => self.bar(uri),
            problems_page::PATH => {
                let part = Part::of_query(uri.query());
                let frame = problems_page::page(findings, &part, self.cards("h2"), false);
                self.own(StatusCode::OK, &frame)
            }
            path if path.starts_with(OURS) => plain(StatusCode::NOT_FOUND, "404\n"),
            path => match decode(path.strip_prefix('/').unwrap_or_default()) {
                Some(path) => self.page(&path, uri),
                None => plain(StatusCode::BAD_REQUEST, "400: the address is not UTF-8\n"),
            },
        }
    }

    /// The answer for an address of the site, or while there are errors of the last good one.
    ///
    /// The status of a page is then 500, not 200: browsers show it all the same, while a link checker, a script
    /// or a test that asks for the page must not take an old one for it.
    fn page(&self, path: &str, uri: &Uri) -> Response {
        let found = self.edition.site.as_ref().map_or(Found::Nothing, |site| find(site, path));
        match found {
            Found::File(path, bytes) => {
                let is_old = self.edition.is_faulty && media_type::is_page(&path);
                let status =
                    if is_old { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK };
                self.site_file(status, &path, bytes)
            }
            Found::Folder(path) => redirect(&path, uri),
            Found::Nothing => self.missing(path),
        }
    }

    fn missing(&self, path: &str) -> Response {
        let findings = &self.edition.findings;
        if let Some(withheld) = findings.withheld_at(path) {
            let frame = withheld_page::page(withheld, findings, self.cards("h2"));
            return self.own(StatusCode::NOT_FOUND, &frame);
        }
        if self.edition.is_faulty && !is_asset(path) {
            let frame = problems_page::page(findings, &Part::default(), self.cards("h2"), true);
            return self.own(StatusCode::INTERNAL_SERVER_ERROR, &frame);
        }
        let site = self.edition.site.as_ref().filter(|_| !self.edition.is_faulty);
        match site.and_then(|site| site.files.get("404.html")) {
            Some(bytes) => self.site_file(StatusCode::NOT_FOUND, "404.html", bytes),
            None => plain(StatusCode::NOT_FOUND, "404\n"),
        }
    }

    /// The bar for the page that `?at=` names.
    fn bar(&self, uri: &Uri) -> Response {
        let at = uri.query().and_then(|query| query.strip_prefix("at="));
        // The script encodes the path that the address bar has, which is encoded itself.
        let path = at.and_then(decode).and_then(|path| decode(&path)).unwrap_or_default();
        let path = path.strip_prefix('/').unwrap_or(&path);
        let bar =
            bar::render(&self.edition.findings, path, self.edition.is_faulty, self.cards("p"));
        file(StatusCode::OK, "bar.html", bar.into())
    }

    fn cards(&self, title: &'static str) -> Cards<'_> {
        let findings = &self.edition.findings;
        Cards {
            speech: findings.speech,
            sources: &findings.sources,
            editor: self.desk.editor.as_ref(),
            is_here: self.is_here,
            title,
        }
    }

    fn told(&self, shows: Shows) -> Told {
        Told {
            shows,
            edition: self.edition.number,
            site: self.edition.site_number(),
            findings: self.edition.findings.number,
            follows: self.desk.follows,
        }
    }

    fn own(&self, status: StatusCode, frame: &Frame) -> Response {
        let headers = [
            (header::CONTENT_TYPE, media_type::of("index.html").to_owned()),
            (header::CONTENT_SECURITY_POLICY, frame::policy()),
        ];
        (status, headers, frame.render(self.told(Shows::Own))).into_response()
    }

    fn site_file(&self, status: StatusCode, path: &str, bytes: Bytes) -> Response {
        if media_type::is_page(path) {
            return file(status, path, live::inject(&bytes, self.told(Shows::Site)).into());
        }
        file(status, path, bytes)
    }
}

/// Whether an unknown path is surely no page.
fn is_asset(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.contains('.') && !media_type::is_page(name)
}

fn file(status: StatusCode, path: &str, bytes: Bytes) -> Response {
    (status, [(header::CONTENT_TYPE, media_type::of(path))], Body::from(bytes)).into_response()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// To a path of this site; never to another host, since the path begins with one `/`.
fn redirect(path: &str, uri: &Uri) -> Response {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("/{}{query}", encode(path.trim_start_matches('/')));
    (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
}

/// Undoes percent-encoding (RFC 3986 §2.1); none when the bytes are not UTF-8.
fn decode(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let value = digits
            .filter(|_| *first == b'%')
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match value {
            Some(value) => {
                bytes.push(value);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Server-sent events (WHATWG HTML §9.2): the current edition at once, then every new one.
fn events(reader: Reader) -> Response {
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Sse::new(NewsStream { next: Box::pin(wait(reader)) }).keep_alive(keep_alive).into_response()
}

async fn wait(mut reader: Reader) -> (Reader, Option<News>) {
    let news = reader.next().await;
    (reader, news)
}

fn news_json(news: &News) -> String {
    let saved = news.saved.as_ref().map(|saved| {
        let address = format!("/{}", encode(&saved.address));
        serde_json::json!({ "edition": saved.number, "address": address })
    });
    serde_json::json!({ "site": news.site, "findings": news.findings, "saved": saved }).to_string()
}

struct NewsStream {
    next: Pin<Box<dyn Future<Output = (Reader, Option<News>)> + Send>>,
}

impl Stream for NewsStream {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (reader, news) = ready!(self.next.as_mut().poll(context));
        let Some(news) = news else { return Poll::Ready(None) };
        self.next = Box::pin(wait(reader));
        let event = Event::default().event(if news.is_faulty { "errors" } else { "reload" });
        let event = event.data(news_json(&news));
        Poll::Ready(Some(Ok(event.retry(Duration::from_secs(1)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_undone_once() {
        assert_eq!(decode("%C4%91/a%20b").as_deref(), Some("đ/a b"));
        assert_eq!(decode("100%/%zz/%252e").as_deref(), Some("100%/%zz/%2e"));
        assert_eq!(decode("%ff"), None);
    }
}
