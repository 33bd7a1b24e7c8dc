//! A request in, an answer out, from the edition that hangs on the board.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;

use crate::model::address::encode;

use super::board::{Board, Edition, News, Reader, Site};
use super::fault_page::FaultPage;
use super::live::{self, Shows};
use super::{host, media_type};

/// Before every path that shows the last good site; no cookie is needed to stay in it.
const GOOD: &str = "/_chieng/good/";

/// Where events come from.
const EVENTS: &str = "/_chieng/events";

/// What an answer needs.
pub(super) struct Desk {
    pub(super) board: Arc<Board>,
    pub(super) bind: IpAddr,
}

/// Answers a request.
pub(super) async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let mut response = if !is_for_us(&parts.uri, &parts.headers, desk.bind) {
        let text = "403: open the preview by the address that `chieng serve` printed, not by another name\n";
        plain(StatusCode::FORBIDDEN, text)
    } else if !matches!(parts.method, Method::GET | Method::HEAD) {
        let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "405: GET, HEAD\n");
        refused.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("GET, HEAD"));
        refused
    } else {
        match (parts.uri.path(), &parts.method) {
            (live::SCRIPT_PATH, _) => file(StatusCode::OK, live::SCRIPT_PATH, live::SCRIPT.into()),
            (EVENTS, &Method::GET) => events(desk.board.follow()),
            (_, _) => match desk.board.read().await {
                Some(edition) => page(&edition, &parts.uri),
                None => plain(StatusCode::SERVICE_UNAVAILABLE, "503\n"),
            },
        }
    };
    guard(response.headers_mut());
    response
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

/// The answer for an address of the site, or of the last good site.
fn page(edition: &Edition, uri: &Uri) -> Response {
    let (raw, is_good) = match uri.path().strip_prefix(GOOD) {
        Some(rest) => (rest, true),
        None => (uri.path().strip_prefix('/').unwrap_or_default(), false),
    };
    let Some(path) = decode(raw) else {
        return plain(StatusCode::BAD_REQUEST, "400: the address is not UTF-8\n");
    };
    match (&edition.site, &edition.faults) {
        // Mended: the page stands at its own address again.
        (Some(_), None) if is_good => redirect("/", &path, uri),
        (Some(site), None) => from_site(site, &path, Shows::Site, "/", uri),
        (Some(site), Some(_)) if is_good => from_site(site, &path, Shows::LastGood, GOOD, uri),
        (site, Some(faults)) => despite(edition.number, site.as_ref(), faults, &path),
        (None, None) => plain(StatusCode::SERVICE_UNAVAILABLE, "503\n"),
    }
}

fn from_site(site: &Site, path: &str, shows: Shows, prefix: &str, uri: &Uri) -> Response {
    match find(site, path) {
        Found::File(path, bytes) => site_file(StatusCode::OK, &path, bytes, site.number, shows),
        Found::Folder(path) => redirect(prefix, &path, uri),
        Found::Nothing => match site.files.get("404.html") {
            Some(bytes) => site_file(StatusCode::NOT_FOUND, "404.html", bytes, site.number, shows),
            None => plain(StatusCode::NOT_FOUND, "404\n"),
        },
    }
}

/// While there are errors: files as in the last good site, and for pages the list of what to mend.
///
/// Its status is 500, not 200: browsers show it all the same, while a link checker, a script or a test that
/// asks for the page must not take the list for it.
fn despite(number: u64, site: Option<&Site>, faults: &FaultPage, path: &str) -> Response {
    let found = site.map_or(Found::Nothing, |site| find(site, path));
    let good = match (&found, site) {
        (Found::File(path, bytes), _) if !media_type::is_page(path) => {
            return file(StatusCode::OK, path, bytes.clone());
        }
        (Found::File(..), _) => Some(path),
        (Found::Folder(path), _) => Some(path.as_str()),
        (Found::Nothing, _) if is_asset(path) => return plain(StatusCode::NOT_FOUND, "404\n"),
        (Found::Nothing, Some(_)) => Some(""),
        (Found::Nothing, None) => None,
    };
    let good = good.map(|path| format!("{GOOD}{}", encode(path)));
    let body = faults.render(number, good.as_deref());
    let headers = [
        (header::CONTENT_TYPE, media_type::of("index.html").to_owned()),
        (header::CONTENT_SECURITY_POLICY, FaultPage::policy()),
    ];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, body).into_response()
}

/// Whether an unknown path is surely no page.
fn is_asset(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.contains('.') && !media_type::is_page(name)
}

fn site_file(status: StatusCode, path: &str, bytes: Bytes, number: u64, shows: Shows) -> Response {
    if media_type::is_page(path) {
        return file(status, path, live::inject(&bytes, number, shows).into());
    }
    file(status, path, bytes)
}

fn file(status: StatusCode, path: &str, bytes: Bytes) -> Response {
    (status, [(header::CONTENT_TYPE, media_type::of(path))], Body::from(bytes)).into_response()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// To a path of this site; never to another host, since `prefix` is ours and the path has been encoded.
fn redirect(prefix: &str, path: &str, uri: &Uri) -> Response {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("{prefix}{}{query}", encode(path.trim_start_matches('/')));
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

struct NewsStream {
    next: Pin<Box<dyn Future<Output = (Reader, Option<News>)> + Send>>,
}

impl Stream for NewsStream {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (reader, news) = ready!(self.next.as_mut().poll(context));
        let Some(news) = news else { return Poll::Ready(None) };
        self.next = Box::pin(wait(reader));
        let (kind, number) = match news {
            News::Site(number) => ("reload", number),
            News::Errors(number) => ("errors", number),
        };
        let event = Event::default().event(kind).data(number.to_string());
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
