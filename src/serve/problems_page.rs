//! What a run found in, a page that lists it out, a screen at a time.
//!
//! It has an address of its own, and stands at the address of a page that no good site had while there are
//! errors. A page that the last good site has stays where it is, unmoved, and the bar opens over its corner
//! to say that this save has an error and which: who writes sees it at once, loses neither the page nor the
//! place in it, and can read on. So a list never takes the place of what somebody was reading.

use crate::diagnostics::{Diagnostic, Message};
use crate::model::address;
use crate::say;

use super::card::Cards;
use super::counted::Counted;
use super::findings::Findings;
use super::frame::Frame;
use super::html::escape;

/// The list's path.
pub(super) const PATH: &str = "/_chieng/problems/";

/// Cards at once: about what a screen holds.
const SCREEN: usize = 3;

/// What of the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Which screen, from 1; too large a number is the last one.
    pub(super) screen: usize,
    /// The one file whose findings are wanted.
    pub(super) file: Option<String>,
}

impl Part {
    /// Reads `?file=content/a.md&screen=2`; what isn't understood is left out.
    pub(super) fn of_query(query: Option<&str>) -> Part {
        let mut part = Part::default();
        for pair in query.unwrap_or_default().split('&') {
            match pair.split_once('=') {
                Some(("screen", number)) => part.screen = number.parse().unwrap_or_default(),
                Some(("file", path)) => part.file = address::decode(path),
                _ => {}
            }
        }
        part
    }

    fn link(&self) -> String {
        let file = self.file.as_ref().map(|path| format!("file={}", query_value(path)));
        let screen = (self.screen > 1).then(|| format!("screen={}", self.screen));
        let query: Vec<String> = file.into_iter().chain(screen).collect();
        match query.is_empty() {
            true => PATH.to_owned(),
            false => format!("{PATH}?{}", query.join("&")),
        }
    }
}

/// The address that lists one file's findings.
pub(super) fn of_file(path: &str) -> String {
    Part { screen: 1, file: Some(path.to_owned()) }.link()
}

fn query_value(text: &str) -> String {
    address::encode(text).replace('=', "%3D").replace('+', "%2B")
}

/// The list as it stands now; `is_instead` tells that it stands in the place of a page.
pub(super) fn page(findings: &Findings, part: &Part, cards: Cards<'_>, is_instead: bool) -> Frame {
    let all = findings.by_severity();
    let counted = Counted::of(all.iter().copied());
    let say = |message: Message| escape(message.in_language(cards.speech));
    let has_file = |path: &String| all.iter().any(|found| found.path.as_deref() == Some(path));
    // A file whose last finding has been mended leads back to all.
    let file = part.file.as_ref().filter(|path| has_file(path));
    let chosen: Vec<&Diagnostic> = match file {
        Some(path) => {
            all.iter().copied().filter(|found| found.path.as_deref() == Some(path)).collect()
        }
        None => all,
    };
    let heading = match (counted.message(), is_instead) {
        (Some(Message { vi, en }), true) => {
            say!("Trang chưa dựng được: {vi}", "The site can't be made yet: {en}")
        }
        (None, true) => say!("Trang chưa dựng được", "The site can't be made yet"),
        (Some(Message { vi, en }), false) => say!("Cả trang web: {vi}", "The whole site: {en}"),
        (None, false) => say!("Cả trang web: không có lỗi", "The whole site: no problem"),
    };
    let lead = say(say!(
        "Sửa rồi lưu tệp: trang này tự tải lại.",
        "Mend and save the file: this page reloads by itself.",
    ));
    let home = say(say!("Về trang chủ", "To the home page"));
    let lead = format!("<p>{lead} <a href=\"/\">{home}</a></p>");
    let (one, all) = files(findings, file, cards);
    let main = format!("{one}{}{all}", screen(&chosen, part.screen, file, cards));
    Frame { speech: cards.speech, heading, lead, main }
}

/// A screen of cards with what leads to the others.
fn screen(
    chosen: &[&Diagnostic],
    wanted: usize,
    file: Option<&String>,
    cards: Cards<'_>,
) -> String {
    let last = chosen.len().div_ceil(SCREEN).max(1);
    let number = wanted.clamp(1, last);
    let begin = (number - 1) * SCREEN;
    let shown: Vec<&&Diagnostic> = chosen.iter().skip(begin).take(SCREEN).collect();
    let items: String = shown.iter().map(|found| cards.item(found)).collect();
    let list = format!("<ol class=\"cards\" start=\"{}\">\n{items}</ol>\n", begin + 1);
    if last == 1 {
        return list;
    }
    let link = |screen: usize, message: Message, rel: &str| {
        let href = escape(&Part { screen, file: file.cloned() }.link());
        let text = escape(message.in_language(cards.speech));
        format!("<a class=\"btn\" rel=\"{rel}\" href=\"{href}\">{text}</a>")
    };
    let left = chosen.len() - begin - shown.len();
    let before = match number {
        1 => String::new(),
        _ => link(number - 1, say!("← Trước", "← Previous"), "prev"),
    };
    let after = match left {
        0 => String::new(),
        _ => link(number + 1, say!("Còn {left} mục nữa →", "{left} more →"), "next"),
    };
    let (from, to, all) = (begin + 1, begin + shown.len(), chosen.len());
    let place = say!("{from}–{to} trong {all}", "{from}–{to} of {all}");
    let name = say!("Các màn hình của danh sách", "Screens of the list");
    format!(
        "{list}<nav class=\"screens\" aria-label=\"{}\">{before}<span>{}</span>{after}</nav>\n",
        escape(name.in_language(cards.speech)),
        escape(place.in_language(cards.speech)),
    )
}

/// The chosen file by name, for before the list; else all files with what was found in each, folded, for after it.
fn files(findings: &Findings, chosen: Option<&String>, cards: Cards<'_>) -> (String, String) {
    let mut files: Vec<(&str, usize)> = Vec::new();
    for path in findings.all.iter().filter_map(|found| found.path.as_deref()) {
        match files.last_mut() {
            Some((last, count)) if *last == path => *count += 1,
            _ => files.push((path, 1)),
        }
    }
    let say = |message: Message| escape(message.in_language(cards.speech));
    let all = say(say!("Xem mọi tệp", "Show all files"));
    if let Some(path) = chosen {
        let only = say(say!("Chỉ tệp này:", "This file alone:"));
        let path = escape(path);
        let one = format!("<p>{only} <code>{path}</code> · <a href=\"{PATH}\">{all}</a></p>\n");
        return (one, String::new());
    }
    if files.len() < 2 {
        return <(String, String)>::default();
    }
    let row = |(path, count): &(&str, usize)| {
        format!(
            "<li><a href=\"{}\"><code>{}</code></a> {count}</li>\n",
            escape(&of_file(path)),
            escape(path)
        )
    };
    let rows: String = files.iter().map(row).collect();
    let count = files.len();
    let title = say(say!("Theo tệp ({count})", "By file ({count})"));
    let all = format!(
        "<details class=\"files\"><summary>{title}</summary>\n<ul>\n{rows}</ul></details>\n"
    );
    (String::new(), all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_its_link_says() {
        for part in [
            Part { screen: 0, file: None },
            Part { screen: 3, file: None },
            Part { screen: 2, file: Some("content/a & b=1+2#đ.md".to_owned()) },
        ] {
            let link = part.link();
            let query = link.split_once('?').map(|(_, query)| query);
            assert_eq!(Part::of_query(query), part, "{link}");
        }
        assert_eq!(Part::of_query(Some("screen=-1&x&file=%ff")), Part::default());
    }
}
