//! Links to other sites in, findings about those that lead nowhere out. It asks the network, so it belongs to
//! `check --external` alone: no build and no preview calls it.

mod ask;
mod links;
#[cfg(test)]
mod tests;
mod web;

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Message, Severity, Span};
use crate::say;

pub use ask::{Answer, Fetch, Manners, Method, Trouble};
pub use links::external_links;
pub use web::Web;

use ask::{Verdict, verdicts};

/// A link to another site: its address as written, its file, its place there.
pub type ExternalLink = (String, Arc<str>, Span);

/// Asks each address once and tells of every place that links to one which is gone, has moved, or gave no answer.
///
/// Findings are warnings and infos, in the order of the links.
pub fn check(links: &[ExternalLink], fetcher: &dyn Fetch, manners: &Manners) -> Vec<Diagnostic> {
    let verdicts = verdicts(links.iter().map(|(url, ..)| url.as_str()), fetcher, manners);
    let is_nothing_reached =
        !verdicts.is_empty() && verdicts.values().all(Verdict::is_without_answer);
    let mut found: Vec<Diagnostic> = links
        .iter()
        .filter_map(|(url, path, span)| {
            let verdict = verdicts.get(ask::address(url).as_str())?;
            Some(finding(url, verdict)?.in_file(path).at(*span))
        })
        .collect();
    if is_nothing_reached {
        found.push(nothing_reached());
    }
    found
}

fn finding(url: &str, verdict: &Verdict) -> Option<Diagnostic> {
    match verdict {
        Verdict::Fine => None,
        Verdict::Moved(to) => Some(moved(url, to)),
        Verdict::Gone(status) => Some(gone(
            url,
            &say!(
                "máy chủ trả lời {status}, trang không còn",
                "the server answers {status}, the page is gone"
            ),
        )),
        Verdict::NoHost(host) => Some(gone(
            url,
            &say!("không có máy chủ nào tên {host}", "there is no server named {host}"),
        )),
        Verdict::Unsure(trouble) => Some(unsure(url, trouble)),
    }
}

fn gone(url: &str, why: &Message) -> Diagnostic {
    let (vi, en) = (&why.vi, &why.en);
    Diagnostic::new(
        Code::ExternalLink,
        say!("liên kết “{url}” không dẫn tới đâu: {vi}", "the link “{url}” leads nowhere: {en}"),
    )
    .hint(say!(
        "tìm địa chỉ mới của trang đó, hoặc bỏ liên kết",
        "find the page's new address, or take the link out"
    ))
}

fn moved(url: &str, to: &str) -> Diagnostic {
    // A redirect says nothing of the place in the page.
    let place = url.find('#').and_then(|at| url.get(at..)).unwrap_or_default();
    let to = format!("{to}{place}");
    info(say!("“{url}” đã chuyển hẳn sang “{to}”", "“{url}” has moved for good to “{to}”"))
        .hint(say!("thay bằng địa chỉ mới", "write the new address"))
}

fn unsure(url: &str, trouble: &Trouble) -> Diagnostic {
    let why = match trouble {
        Trouble::Status(status) => {
            say!("máy chủ trả lời {status}", "the server answers {status}")
        }
        Trouble::Timeout => say!("máy chủ không trả lời kịp", "the server doesn't answer in time"),
        Trouble::Unreachable => say!("không nối được tới máy chủ", "the server can't be reached"),
        Trouble::Tls => say!(
            "kết nối an toàn (chứng chỉ) không thành",
            "the secure connection (certificate) fails"
        ),
        Trouble::Redirects => say!("chuyển hướng mãi không dứt", "the redirects never end"),
        Trouble::NoAnswer => {
            say!("câu trả lời không đọc được", "the answer can't be understood")
        }
        Trouble::BadAddress => say!("địa chỉ không gọi được", "the address can't be asked"),
    };
    let (vi, en) = (why.vi, why.en);
    info(say!("không kiểm tra được “{url}”: {vi}", "“{url}” couldn't be checked: {en}"))
        .hint(say!("mở thử bằng trình duyệt", "try it in a browser"))
}

fn nothing_reached() -> Diagnostic {
    info(say!(
        "không liên kết ra ngoài nào trả lời; có lẽ máy này đang không có mạng",
        "no link to another site gave an answer; perhaps this computer is offline"
    ))
}

fn info(message: Message) -> Diagnostic {
    let mut found = Diagnostic::new(Code::ExternalLink, message);
    found.severity = Severity::Info;
    found
}
