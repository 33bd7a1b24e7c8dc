//! A page that is not published now in, a page in its place out: why nobody sees it, and how to see it here.

use crate::diagnostics::Message;
use crate::resolve::{Reason, Withheld};
use crate::say;

use super::card::Cards;
use super::findings::Findings;
use super::frame::Frame;
use super::html::escape;
use super::problems_page::of_file;

/// What stands at the address of a withheld page.
pub(super) fn page(withheld: &Withheld, findings: &Findings, cards: Cards<'_>) -> Frame {
    let say = |message: &Message| escape(message.in_language(cards.speech));
    let reason = withheld.reason.message();
    let Message { vi, en } = &reason;
    let heading = match withheld.reason {
        Reason::Draft => say!("Đây là bản nháp", "This is a draft"),
        _ => say!("Trang chưa đăng: {vi}", "This page is withheld: {en}"),
    };
    let mut lead = String::new();
    if !withheld.title.is_empty() {
        lead = format!("<p><b>{}</b></p>\n", escape(&withheld.title));
    }
    lead.push_str(&cards.file(&withheld.path, None));
    let mut main: String = ways(&withheld.reason)
        .iter()
        .map(|way| format!("<p>{}</p>\n", super::card::prose(way.in_language(cards.speech))))
        .collect();
    let own = findings.of_source(&withheld.path).len();
    if own > 0 {
        let link = say!("Có {own} điều cần xem trong tệp này", "{own} findings in this file");
        let href = escape(&of_file(&withheld.path));
        main.push_str(&format!("<p><a class=\"btn\" href=\"{href}\">{}</a></p>\n", say(&link)));
    }
    let home = say!("Về trang chủ", "To the home page");
    main.push_str(&format!("<p><a class=\"btn\" href=\"/\">{}</a></p>\n", say(&home)));
    Frame {
        speech: cards.speech,
        heading,
        lead,
        main: format!("<div class=\"ways\">\n{main}</div>\n"),
    }
}

/// How the page is seen, and how it is published.
fn ways(reason: &Reason) -> Vec<Message> {
    let with_drafts = say!(
        "Để xem ở đây: dừng lệnh trong cửa sổ dòng lệnh (Ctrl-C), rồi chạy `chieng serve --drafts`.",
        "To see it here: stop the command in the terminal (Ctrl-C) and run `chieng serve --drafts`.",
    );
    match reason {
        Reason::Draft => vec![
            with_drafts,
            say!(
                "Để đăng: xoá dòng `nháp: có` ở đầu tệp.",
                "To publish it: take the line `draft: true` out of the top of the file.",
            ),
        ],
        Reason::NotYet(_) => vec![
            with_drafts,
            say!(
                "Để đăng sớm hơn: sửa dòng `đăng lúc` ở đầu tệp. Bản đã đăng chỉ đổi khi chạy lại `chieng build`.",
                "To publish it sooner: change `publish_at` at the top of the file. A published site changes only when `chieng build` runs again.",
            ),
        ],
        Reason::Expired(_) => vec![say!(
            "Để đăng lại: sửa hoặc xoá dòng `gỡ lúc` ở đầu tệp.",
            "To publish it again: change `expires_at` at the top of the file, or take it out.",
        )],
        Reason::Broken => vec![say!("Sửa lỗi trong tệp.", "Mend the error in the file.")],
        Reason::Section(path) => vec![say!(
            "Trang hiện ra cùng với mục của nó: xem tệp `{path}`.",
            "The page comes with its section: see the file `{path}`.",
        )],
    }
}
