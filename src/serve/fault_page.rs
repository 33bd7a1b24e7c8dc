//! Findings in, the page that lists them out: what is wrong, where, and how to mend it.
//! It stands at every page's address while the site has errors, with a policy of its own (CSP Level 3).

use std::fmt::Write;

use crate::diagnostics::{
    Diagnostic, Message, Severity, Span, Speech, Texts, line_column, summary_line,
};
use crate::say;
use crate::theme::source_hash;

use super::html::escape;
use super::live::{self, Shows};

const STYLE: &str = include_str!("fault_page.css");

/// More than this nobody reads in a browser; the terminal has them all.
const MAX_SHOWN: usize = 500;

/// Characters of a line before and after the place: paragraphs of a page can be long lines.
const AROUND: usize = 120;

/// Characters of a marked place that are shown.
const MAX_MARKED: usize = 240;

/// The list of what is wrong, ready to be shown at any address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FaultPage {
    speech: Speech,
    title: String,
    list: String,
}

impl FaultPage {
    pub(super) fn new(diagnostics: &[Diagnostic], texts: &dyn Texts, speech: Speech) -> Self {
        let mut order: Vec<&Diagnostic> = diagnostics.iter().collect();
        // Errors keep the site back; warnings can wait. Within each, the order of the run.
        order.sort_by_key(|found| found.severity);
        let mut list = String::new();
        for found in order.iter().take(MAX_SHOWN) {
            list.push_str(&item(found, texts, speech));
        }
        let left = order.len().saturating_sub(MAX_SHOWN);
        if left > 0 {
            let more = say!(
                "Còn {left} mục nữa, xem trong cửa sổ dòng lệnh.",
                "{left} more are in the terminal."
            );
            let _ = write!(list, "<li><p>{}</p></li>", escape(more.in_language(speech)));
        }
        FaultPage { speech, title: summary_line(diagnostics, speech), list }
    }

    /// The value of `Content-Security-Policy` for the page.
    pub(super) fn policy() -> String {
        let style = source_hash(STYLE);
        format!(
            "default-src 'none'; style-src {style}; script-src 'self'; connect-src 'self'; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
    }

    /// The page; `good` is the address of the last good version of what was asked for.
    pub(super) fn render(&self, number: u64, good: Option<&str>) -> String {
        let say = |message: Message| escape(message.in_language(self.speech));
        let lang = match self.speech {
            Speech::Vi => "vi",
            Speech::En => "en",
        };
        let title = escape(&self.title);
        let heading = say(say!("Trang chưa dựng được", "The site can't be made yet"));
        let lead = match good {
            Some(_) => say(say!(
                "Bản tốt gần nhất vẫn được giữ. Sửa rồi lưu tệp: trang này tự tải lại.",
                "The last good version is kept. Mend and save the file: this page reloads by itself.",
            )),
            None => say(say!(
                "Sửa rồi lưu tệp: trang này tự tải lại.",
                "Mend and save the file: this page reloads by itself.",
            )),
        };
        let link = good.map_or_else(String::new, |address| {
            let text = say(say!("Xem bản tốt gần nhất", "See the last good version"));
            format!(r#"<a class="btn" href="{}">{text}</a>"#, escape(address))
        });
        let list = &self.list;
        let script = live::element(number, Shows::Errors);
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title} · Chiêng</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <header><div>{RINGS}<div><h1>{heading}: {title}</h1><p>{lead}</p>{link}</div></div></header>\n\
             <main><ol>\n{list}</ol></main>\n{script}\n</body>\n</html>\n"
        )
    }
}

/// The sign: rings that spread from one stroke.
const RINGS: &str = "<svg viewBox=\"0 0 56 56\" aria-hidden=\"true\" fill=\"none\" stroke-width=\"3\">\
    <circle class=\"outer\" cx=\"28\" cy=\"28\" r=\"26\"/><circle class=\"outer\" cx=\"28\" cy=\"28\" r=\"19\"/>\
    <circle class=\"inner\" cx=\"28\" cy=\"28\" r=\"12\"/><circle class=\"heart\" cx=\"28\" cy=\"28\" r=\"5\"/></svg>";

fn item(found: &Diagnostic, texts: &dyn Texts, speech: Speech) -> String {
    let kind = match found.severity {
        Severity::Error => say!("Lỗi", "Error"),
        Severity::Warning => say!("Cảnh báo", "Warning"),
        Severity::Info => say!("Lưu ý", "Note"),
    };
    let mut out = format!(
        "<li class=\"{}\"><p class=\"kind\"><b>{}</b> · <code>{}</code></p>\n<h2>{}</h2>\n",
        found.severity.as_str(),
        kind.in_language(speech),
        found.code.name(),
        prose(found.message.in_language(speech)),
    );
    if let Some(path) = found.path.as_deref() {
        let text = texts.text(path);
        out.push_str(&place(path, text, found.span));
    }
    if let Some(hint) = &found.hint {
        let mend = say!("Cách sửa", "How to mend it");
        let _ = writeln!(
            out,
            "<p><b>{}:</b> {}</p>",
            mend.in_language(speech),
            prose(hint.in_language(speech))
        );
    }
    out.push_str("</li>\n");
    out
}

/// A sentence whose `words` are code.
fn prose(text: &str) -> String {
    let text = escape(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return text;
    }
    let code = |(index, part): (usize, &&str)| match index % 2 {
        0 => (*part).to_owned(),
        _ => format!("<code>{part}</code>"),
    };
    parts.iter().enumerate().map(code).collect()
}

/// `content/a.md:3:5` and the line with the place marked.
fn place(path: &str, text: Option<&str>, span: Option<Span>) -> String {
    let Some((text, span)) = text.zip(span) else {
        return format!("<p><code>{}</code></p>\n", escape(path));
    };
    let at = line_column(text, span.start as usize);
    let (before, marked, after) = line_around(text, span);
    format!(
        "<p><code>{}:{}:{}</code></p>\n<pre><span class=\"n\">{}</span><code>{}<mark>{}</mark>{}</code></pre>\n",
        escape(path),
        at.line,
        at.column,
        at.line,
        escape(&before),
        escape(&marked),
        escape(&after),
    )
}

/// The place and what stands before and after it in its first line, shortened.
fn line_around(text: &str, span: Span) -> (String, String, String) {
    let start = text.floor_char_boundary(span.start as usize);
    let line_start = text.get(..start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let length = rest.floor_char_boundary((span.end as usize).saturating_sub(start));
    let (marked, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let before = text.get(line_start..start).unwrap_or_default();
    // A place between two characters still needs something to see.
    let (marked, after) = match marked {
        "" => {
            let first = after.chars().next().map_or(0, char::len_utf8);
            after.split_at_checked(first).unwrap_or((after, ""))
        }
        _ => (marked, after),
    };
    let marked =
        if marked.is_empty() { "\u{a0}".to_owned() } else { shortened(marked, MAX_MARKED) };
    (end_of(before, AROUND), marked, shortened(after, AROUND))
}

/// The first `length` characters.
fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The last `length` characters.
fn end_of(text: &str, length: usize) -> String {
    match text.char_indices().rev().nth(length) {
        Some((cut, character)) => {
            format!("…{}", text.get(cut + character.len_utf8()..).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::Code;

    struct One(&'static str);

    impl Texts for One {
        fn text(&self, _path: &str) -> Option<&str> {
            Some(self.0)
        }
    }

    fn shown(text: &'static str, start: usize, end: usize) -> String {
        let path: Arc<str> = "content/a.md".into();
        let found = Diagnostic::new(Code::UnknownKey, say!("khoá <script>", "key <script>"))
            .in_file(&path)
            .at(Span::new(start, end))
            .hint(say!("“a” & “b”", "“a” & “b”"));
        FaultPage::new(&[found], &One(text), Speech::Vi).render(9, None)
    }

    #[test]
    fn messages_and_lines_are_text() {
        let page = shown("---\n<script>x</script>: 1\n", 4, 12);
        assert!(page.contains("<mark>&lt;script&gt;</mark>x&lt;/script&gt;: 1"), "{page}");
        assert!(page.contains("khoá &lt;script&gt;"));
        assert!(page.contains("“a” &amp; “b”"));
        assert!(page.contains("<code>content/a.md:2:1</code>"));
        assert_eq!(page.matches("<script").count(), 1, "only the live script is one");
    }

    #[test]
    fn words_in_backticks_are_code() {
        assert_eq!(prose("đổi `a<b` thành `c`"), "đổi <code>a&lt;b</code> thành <code>c</code>");
        assert_eq!(prose("một dấu ` thôi"), "một dấu ` thôi");
    }

    #[test]
    fn a_place_that_cannot_be_is_no_panic() {
        for (start, end) in [(0, 0), (1, 2), (3, 3), (4, 99), (99, 120), (2, 1)] {
            assert!(shown("đố\nx", start, end).contains("<mark>"), "{start}..{end}");
        }
        assert!(shown("", 0, 0).contains("<mark>\u{a0}</mark>"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text: &'static str =
            Box::leak(format!("{}[đây]{}", "ă".repeat(900), "ê".repeat(900)).into());
        let start = text.find('[').unwrap();
        let page = shown(text, start, start + "[đây]".len());
        let before = format!("<code>…{}<mark>[đây]</mark>", "ă".repeat(AROUND));
        assert!(page.contains(&before));
        assert!(page.contains(&format!("</mark>{}…</code>", "ê".repeat(AROUND))));
    }

    #[test]
    fn errors_come_before_warnings() {
        let warning = Diagnostic::new(Code::RawHtml, say!("một", "one"));
        let error = Diagnostic::new(Code::BrokenLink, say!("hai", "two"));
        let page = FaultPage::new(&[warning, error], &One(""), Speech::En)
            .render(1, Some("/_chieng/good/"));
        assert!(page.find(">two<").unwrap() < page.find(">one<").unwrap());
        assert!(page.contains("<title>1 error, 1 warning · Chiêng</title>"));
        assert!(page.contains(r#"href="/_chieng/good/">See the last good version</a>"#));
    }

    #[test]
    fn the_policy_names_the_style_that_the_page_has() {
        assert!(FaultPage::policy().contains(&source_hash(STYLE)));
        assert!(!STYLE.contains("</"));
    }
}
