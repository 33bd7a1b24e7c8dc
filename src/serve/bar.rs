//! A page's address in, what the preview's bar says of it out: its state, its problems, those of the site.
//!
//! The bar stands in a corner of every page that the preview shows, inside a shadow root of its own, and never
//! in a built site: the script that draws it (`browser/bar.js`) is only added to what a browser gets here.

use std::fmt::Write;

use crate::diagnostics::{Diagnostic, Message, Severity};
use crate::engine::PageState;
use crate::say;
use crate::text::date::{Moment, short};
use crate::text::language::{Names, names};

use super::card::Cards;
use super::counted::Counted;
use super::findings::Findings;
use super::frame::{RINGS, lang};
use super::html::escape;
use super::problems_page::{self, of_file};

/// Where the script asks for it, as `?at=` and the path of the page.
pub(super) const PATH: &str = "/_chieng/bar";

/// Its style's path and text.
pub(super) const STYLE_PATH: &str = "/_chieng/bar.css";
pub(super) const STYLE: &str = include_str!("browser/bar.css");

/// Cards at once: the panel is half a screen.
const SHOWN: usize = 3;

/// What the bar says at the page `path`; `is_faulty` tells that the page is of the last good site.
pub(super) fn render(findings: &Findings, path: &str, is_faulty: bool, cards: Cards<'_>) -> String {
    let bar = Bar { findings, page: findings.page_at(path), is_faulty, cards };
    let name = bar.say(&say!("Xem trước", "Preview"));
    let alarm = if is_faulty { findings.number } else { 0 };
    let lang = lang(cards.speech);
    format!(
        "<aside lang=\"{lang}\" aria-label=\"{name}\" data-alarm=\"{alarm}\">\n\
         <div id=\"panel\" class=\"panel\" hidden>\n{}</div>\n\
         <button type=\"button\" id=\"toggle\" class=\"pill {}\" aria-expanded=\"false\" aria-controls=\"panel\">\
         {RINGS}<span class=\"vh\">{name}: </span><span id=\"summary\">{}</span></button>\n</aside>\n",
        bar.panel(),
        bar.tone(),
        bar.summary(),
    )
}

struct Bar<'a> {
    findings: &'a Findings,
    page: Option<&'a PageState>,
    is_faulty: bool,
    cards: Cards<'a>,
}

impl Bar<'_> {
    fn say(&self, message: &Message) -> String {
        escape(message.in_language(self.cards.speech))
    }

    fn own(&self) -> Vec<&Diagnostic> {
        self.page.map(|page| self.findings.of_source(&page.source)).unwrap_or_default()
    }

    fn site(&self) -> Counted {
        Counted::of(self.findings.all.iter())
    }

    fn tone(&self) -> &'static str {
        match Counted::of(self.own()) {
            _ if self.is_faulty => "error",
            Counted { errors: 1.., .. } => "error",
            Counted { warnings: 1.., .. } => "warning",
            _ => "fine",
        }
    }

    /// A few words: the state, and how many problems. On a phone they have one line.
    fn summary(&self) -> String {
        let site = self.site();
        let errors = site.errors;
        if self.is_faulty {
            let plural = if errors == 1 { "" } else { "s" };
            return self
                .say(&say!("Lần lưu này có {errors} lỗi", "This save has {errors} error{plural}"));
        }
        let states = self.page.map(states).unwrap_or_default();
        let mut parts: Vec<Message> = states.into_iter().map(|(word, _)| word).collect();
        let own = Counted::of(self.own());
        parts.push(own.message().unwrap_or_else(|| {
            match parts.is_empty() && self.page.is_some() {
                true => say!("Trang này ổn", "This page is fine"),
                false => say!("Ổn", "Fine"),
            }
        }));
        let all = site.problems();
        if all > own.problems() {
            parts.push(say!("cả trang web {all}", "whole site {all}"));
        }
        parts.iter().map(|part| self.say(part)).collect::<Vec<_>>().join(" · ")
    }

    fn panel(&self) -> String {
        let mut out = String::new();
        if self.is_faulty {
            let alarm = say!(
                "Lần lưu này có lỗi, chưa dựng được. Bạn đang xem bản tốt gần nhất; sửa và lưu là trang tự đổi.",
                "This save has an error, so the site can't be made. You see the last good version; mend and save, and the page changes by itself.",
            );
            let _ = writeln!(out, "<p class=\"alarm\">{}</p>", self.say(&alarm));
        }
        // What keeps the site back comes first.
        let (problems, about) = (self.problems(), self.about());
        match self.is_faulty {
            true => out.extend([problems, about]),
            false => out.extend([about, problems]),
        }
        out.push_str(&self.whole());
        out
    }

    /// The page's file and its state.
    fn about(&self) -> String {
        let Some(page) = self.page else {
            let made = say!(
                "Trang này do chương trình tự làm, không có tệp riêng.",
                "The program makes this page; it has no file of its own."
            );
            return format!("<p>{}</p>\n", self.say(&made));
        };
        let mut out = self.cards.file(&page.source, None);
        let states: Vec<(Message, Message)> =
            states(page).into_iter().chain(untranslated(page)).collect();
        if !states.is_empty() {
            out.push_str("<ul class=\"states\">\n");
            for (word, meaning) in states {
                let _ =
                    writeln!(out, "<li><b>{}</b>: {}</li>", self.say(&word), self.say(&meaning));
            }
            out.push_str("</ul>\n");
        }
        out
    }

    /// Cards of the page's errors and warnings, notes folded; while the site can't be made, of the errors that
    /// keep it back too, wherever they are.
    fn problems(&self) -> String {
        let own = self.own();
        let is_note = |found: &&Diagnostic| found.severity == Severity::Info;
        let (notes, mut problems): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            own.into_iter().partition(is_note);
        if self.is_faulty {
            let all = self.findings.by_severity();
            let elsewhere: Vec<&Diagnostic> = all
                .into_iter()
                .filter(|found| found.is_error() && !problems.contains(found))
                .collect();
            let errors = problems.iter().filter(|found| found.is_error()).count();
            problems.splice(errors..errors, elsewhere);
        }
        let mut out = self.list(problems.iter().take(SHOWN).copied());
        let left = problems.len().saturating_sub(SHOWN);
        if left > 0 {
            let more = say!("Còn {left} mục nữa", "{left} more");
            let href = match self.page {
                Some(page) if !self.is_faulty => of_file(&page.source),
                _ => problems_page::PATH.to_owned(),
            };
            let _ = writeln!(out, "<p><a href=\"{}\">{}</a></p>", escape(&href), self.say(&more));
        }
        if !notes.is_empty() {
            let count = notes.len();
            let title = say!("{count} lưu ý", "notes: {count}");
            let notes = self.list(notes.into_iter().take(SHOWN));
            let _ = writeln!(
                out,
                "<details><summary>{}</summary>\n{notes}</details>",
                self.say(&title)
            );
        }
        out
    }

    fn list<'a>(&self, found: impl Iterator<Item = &'a Diagnostic>) -> String {
        let items: String = found.map(|one| self.cards.item(one)).collect();
        if items.is_empty() { items } else { format!("<ol class=\"cards\">\n{items}</ol>\n") }
    }

    /// The whole site's problems and the button for following.
    fn whole(&self) -> String {
        let site = self.site();
        let Message { vi, en } =
            site.message().unwrap_or_else(|| say!("không có lỗi", "no problem"));
        let site_line = say!("Cả trang web: {vi}", "The whole site: {en}");
        let mut whole = self.say(&site_line);
        if site.total() > 0 {
            let see = self.say(&say!("Xem tất cả", "See all"));
            let _ = write!(whole, " · <a id=\"all\" href=\"{}\">{see}</a>", problems_page::PATH);
        }
        let follow = self.say(&say!("Đi theo tệp vừa lưu", "Follow the file that is saved"));
        format!(
            "<p class=\"whole\">{whole}</p>\n\
             <p><button type=\"button\" id=\"follow\" aria-pressed=\"false\">{follow}</button></p>\n"
        )
    }
}

/// What is special about a page: a word or two, and what it means.
fn states(page: &PageState) -> Vec<(Message, Message)> {
    let mut states = Vec::new();
    if page.draft {
        states.push((
            say!("Bản nháp", "Draft"),
            say!("chỉ thấy ở đây; người đọc chưa thấy", "seen here alone, not by readers"),
        ));
    }
    if let Some(at) = page.publish_at {
        let when = moment(at);
        states.push((
            say!("Đăng từ {when}", "From {when} on"),
            say!("người đọc chưa thấy trước lúc ấy", "readers don't see it before that"),
        ));
    }
    if let Some(at) = page.expires_at {
        let when = moment(at);
        let meaning = match at.time {
            None => say!("ngày ấy là ngày cuối", "that day is its last"),
            Some(_) => say!("sau lúc ấy không còn", "gone from then on"),
        };
        states.push((say!("Gỡ {when}", "Until {when}"), meaning));
    }
    if page.sensitive {
        states.push((
            say!("Nhạy cảm", "Sensitive"),
            say!(
                "có nút thoát nhanh, không vào tin Atom, tên trang trung tính",
                "with the quick exit, not in feeds, with a neutral title"
            ),
        ));
    }
    states
}

/// The languages of the site that have no version of a page. Where only a few pages are translated this is so
/// nearly everywhere, so it is told in the panel alone.
fn untranslated(page: &PageState) -> Option<(Message, Message)> {
    if page.untranslated.is_empty() {
        return None;
    }
    let named = |pick: fn(Names) -> &'static str| {
        let name =
            |tag: &String| names(tag).map_or_else(|| tag.clone(), |names| pick(names).to_owned());
        page.untranslated.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let languages = Message::new(named(|names| names.vi), named(|names| names.en));
    Some((say!("Thiếu bản dịch", "Translation missing"), languages))
}

fn moment(moment: Moment) -> String {
    let day = short(moment.date);
    match moment.time {
        Some(time) => format!("{day} {}:{:02}", time.hour(), time.minute()),
        None => day,
    }
}
