//! One finding in, the piece of HTML that shows it out: what is wrong, where, the line, the mend, a way into the file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::diagnostics::{
    Diagnostic, LineColumn, Message, Severity, Span, Speech, Texts, line_column,
};
use crate::say;
use crate::source::SourceTree;
use crate::theme::WithTheme;

use super::editor::Editor;
use super::html::escape;

/// Characters of a line before and after the place: paragraphs of a page can be long lines.
const AROUND: usize = 120;

/// Characters of a marked place that are shown.
const MAX_MARKED: usize = 240;

/// What cards are made with.
#[derive(Clone, Copy)]
pub(super) struct Cards<'a> {
    pub(super) speech: Speech,
    pub(super) sources: &'a SourceTree,
    pub(super) editor: Option<&'a Editor>,
    /// Whether the visitor sits at this machine: only then are its paths told, and of use.
    pub(super) is_here: bool,
    /// The element of what is wrong: a heading on a page of our own, none in the bar.
    pub(super) title: &'static str,
}

impl Cards<'_> {
    fn say(&self, message: &Message) -> String {
        escape(message.in_language(self.speech))
    }

    /// The card as a list item.
    pub(super) fn item(&self, found: &Diagnostic) -> String {
        let kind = match found.severity {
            Severity::Error => say!("Lỗi", "Error"),
            Severity::Warning => say!("Cảnh báo", "Warning"),
            Severity::Info => say!("Lưu ý", "Note"),
        };
        let title = self.title;
        let mut out = format!(
            "<li class=\"{}\"><p class=\"kind\"><b>{}</b> · <code>{}</code></p>\n<{title} class=\"what\">{}</{title}>\n",
            found.severity.as_str(),
            self.say(&kind),
            found.code.name(),
            prose(found.message.in_language(self.speech)),
        );
        if let Some(path) = found.path.as_deref() {
            out.push_str(&self.place(path, found.span));
        }
        if let Some(hint) = &found.hint {
            let mend = self.say(&say!("Cách sửa", "How to mend it"));
            let _ = writeln!(out, "<p><b>{mend}:</b> {}</p>", prose(hint.in_language(self.speech)));
        }
        out.push_str("</li>\n");
        out
    }

    /// `content/a.md:3:5` and the line with the place marked.
    fn place(&self, path: &str, span: Option<Span>) -> String {
        let texts = WithTheme(self.sources);
        let Some((text, span)) = texts.text(path).zip(span) else {
            return self.file(path, None);
        };
        let at = line_column(text, span.start as usize);
        let (before, marked, after) = line_around(text, span);
        format!(
            "{}<pre><span class=\"n\">{}</span><code>{}<mark>{}</mark>{}</code></pre>\n",
            self.file(path, Some(at)),
            at.line,
            escape(&before),
            escape(&marked),
            escape(&after),
        )
    }

    /// A file's name: a link into the editor, or with a button that copies where it is.
    pub(super) fn file(&self, path: &str, at: Option<LineColumn>) -> String {
        let shown = match at {
            Some(at) => format!("{path}:{}:{}", at.line, at.column),
            None => path.to_owned(),
        };
        let shown = escape(&shown);
        let Some(disk) = self.disk(path) else {
            return format!("<p class=\"file\"><code>{shown}</code></p>\n");
        };
        if let Some(editor) = self.editor {
            let href = escape(&editor.link(&disk, at.unwrap_or(LineColumn { line: 1, column: 1 })));
            let open = match editor.name() {
                Some(name) => say!("Mở trong {name}", "Open in {name}"),
                None => say!("Mở tệp", "Open the file"),
            };
            let open = self.say(&open);
            return format!(
                "<p class=\"file\"><a href=\"{href}\">{open}: <code>{shown}</code></a></p>\n"
            );
        }
        let copy = self.say(&say!("Chép đường dẫn", "Copy the path"));
        let disk = escape(&disk.to_string_lossy());
        format!(
            "<p class=\"file\"><code>{shown}</code> <button type=\"button\" data-copy=\"{disk}\" \
             aria-label=\"{copy}: {shown}\">{copy}</button></p>\n"
        )
    }

    /// Where a file is on disk; not for a visitor from elsewhere, and not for a file of the embedded theme.
    fn disk(&self, path: &str) -> Option<PathBuf> {
        if !self.is_here {
            return None;
        }
        absolute(&self.sources.get(path)?.disk)
    }
}

fn absolute(path: &Path) -> Option<PathBuf> {
    std::path::absolute(path).ok()
}

/// A sentence whose `words` are code.
pub(super) fn prose(text: &str) -> String {
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

    fn shown(found: &Diagnostic) -> String {
        let sources = SourceTree::default();
        let cards = Cards {
            speech: Speech::Vi,
            sources: &sources,
            editor: None,
            is_here: true,
            title: "h2",
        };
        cards.item(found)
    }

    #[test]
    fn messages_are_text() {
        let path: Arc<str> = "content/<a>.md".into();
        let found = Diagnostic::new(Code::UnknownKey, say!("khoá <script>", "key <script>"))
            .in_file(&path)
            .hint(say!("“a” & “b”", "“a” & “b”"));
        let card = shown(&found);
        assert!(card.contains("khoá &lt;script&gt;") && card.contains("“a” &amp; “b”"), "{card}");
        assert!(card.contains("<code>content/&lt;a&gt;.md</code>"), "{card}");
        assert!(!card.contains("data-copy"), "a file that isn't there has no path to copy");
    }

    #[test]
    fn only_who_sits_at_the_machine_is_told_where_a_file_is() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(folder.path().join("content/a.md"), "x").unwrap();
        let (sources, _) = crate::source::discover(folder.path());
        let editor = crate::serve::parse_editor("code").unwrap();
        let file = |editor, is_here| {
            let cards =
                Cards { speech: Speech::En, sources: &sources, editor, is_here, title: "p" };
            cards.file("content/a.md", None)
        };
        let disk = folder.path().to_string_lossy().into_owned();
        assert!(file(Some(&editor), true).contains("<a href=\"vscode://file/"));
        let copied = file(None, true);
        assert!(copied.contains(&format!("data-copy=\"{disk}/content/a.md\"")), "{copied}");
        assert!(!copied.contains("<a "), "no dead link");
        for editor in [Some(&editor), None] {
            assert_eq!(file(editor, false), "<p class=\"file\"><code>content/a.md</code></p>\n");
        }
    }

    #[test]
    fn words_in_backticks_are_code() {
        assert_eq!(prose("đổi `a<b` thành `c`"), "đổi <code>a&lt;b</code> thành <code>c</code>");
        assert_eq!(prose("một dấu ` thôi"), "một dấu ` thôi");
    }

    #[test]
    fn a_place_that_cannot_be_is_no_panic() {
        for (start, end) in [(0, 0), (1, 2), (3, 3), (4, 99), (99, 120), (2, 1)] {
            let (_, marked, _) = line_around("đố\nx", Span::new(start, end));
            assert!(!marked.is_empty(), "{start}..{end}");
        }
        assert_eq!(line_around("", Span::new(0, 0)).1, "\u{a0}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}[đây]{}", "ă".repeat(900), "ê".repeat(900));
        let start = text.find('[').unwrap();
        let (before, marked, after) = line_around(&text, Span::new(start, start + "[đây]".len()));
        assert_eq!(before, format!("…{}", "ă".repeat(AROUND)));
        assert_eq!((marked.as_str(), after), ("[đây]", format!("{}…", "ê".repeat(AROUND))));
    }
}
