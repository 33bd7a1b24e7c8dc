//! `chieng markdown`: Markdown from standard input in, HTML on standard output out.
//!
//! What depends on a site (where links lead, which numbers are known, how a theme shows a block) is written plainly.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, html};

use super::terminal::{self, Stop};
use super::{Exit, Globals, report};
use crate::diagnostics::{Code, Diagnostic, Span, Speech, Texts, render_human};
use crate::parse::document::{Body, Fill, Markdown};
use crate::parse::markdown::{HtmlPolicy, Options, parse, strict};
use crate::render::label_key;
use crate::text::normal;
use crate::{say, theme, yaml};

/// What findings call standard input.
const STDIN: &str = "stdin";

/// Arguments of `markdown`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// CommonMark alone, with raw HTML kept.
    #[arg(long)]
    pub strict: bool,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let speech = report::speech(globals, "vi");
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
        return Stop {
            exit: Exit::Problems,
            message: say!(
                "không đọc được đầu vào: {error}",
                "failed to read standard input: {error}"
            ),
            hint: None,
        }
        .tell(speech);
    }
    let converted = convert(bytes, args.strict, speech);
    report::error(&render_human(&converted.findings, &converted, speech, false));
    let printed = terminal::print(converted.html.as_bytes(), speech);
    if converted.findings.iter().any(Diagnostic::is_error) { Exit::Problems } else { printed }
}

/// HTML, with what was found wrong in the text that it was made of.
#[derive(Debug)]
struct Converted {
    html: String,
    text: String,
    findings: Vec<Diagnostic>,
}

impl Texts for Converted {
    fn text(&self, path: &str) -> Option<&str> {
        (path == STDIN).then_some(self.text.as_str())
    }
}

fn convert(bytes: Vec<u8>, is_strict: bool, speech: Speech) -> Converted {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return not_utf8(&error),
    };
    if is_strict {
        return Converted { html: strict(&text), text, findings: Vec::new() };
    }
    // As the files of a site are read.
    let text = normal::repair(text.strip_prefix('\u{FEFF}').unwrap_or(&text)).into_owned();
    let options = Options { anchors: false, wrappers: false, html: HtmlPolicy::Drop };
    let (markdown, findings) = parse(&text, 0, &options);
    let filler = Filler { markdown: &markdown, strings: strings(speech) };
    let mut html = filler.filled(&markdown.body);
    if !html.is_empty() && !html.ends_with('\n') {
        html.push('\n');
    }
    let path: Arc<str> = STDIN.into();
    let findings = findings.into_iter().map(|found| found.in_file(&path)).collect();
    Converted { html, text, findings }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Converted {
    let at = error.utf8_error().valid_up_to();
    let finding = Diagnostic::new(
        Code::NotUtf8,
        say!("đầu vào không phải mã UTF-8 từ chỗ này", "standard input isn't UTF-8 from here on"),
    )
    .in_file(&STDIN.into())
    .at(Span::new(at, at))
    .hint(say!("lưu tệp bằng mã UTF-8 rồi thử lại", "save the file as UTF-8 and try again"));
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    Converted { html: String::new(), text, findings: vec![finding] }
}

/// The strings of the embedded theme in a language, by key.
fn strings(speech: Speech) -> BTreeMap<String, String> {
    let path = match speech {
        Speech::Vi => "themes/cam/i18n/vi.yaml",
        Speech::En => "themes/cam/i18n/en.yaml",
    };
    let (map, _) = yaml::parse(theme::embedded_text(path).unwrap_or_default(), 0);
    let text =
        |entry: yaml::Entry| Some((entry.key.value, entry.value.value.as_text()?.to_owned()));
    map.entries.into_iter().filter_map(text).collect()
}

/// Fills the holes of a text that belongs to no site.
struct Filler<'a> {
    markdown: &'a Markdown,
    strings: BTreeMap<String, String>,
}

impl Filler<'_> {
    fn filled(&self, body: &Body) -> String {
        let mut out = String::new();
        body.fill(&mut out, &mut |fill, out| self.fill(*fill, out));
        out
    }

    fn fill(&self, fill: Fill, out: &mut String) {
        match fill {
            Fill::LinkStart(index) => self.link(index, out),
            Fill::LinkEnd(_) => out.push_str("</a>"),
            Fill::Image(index) => self.image(index, out),
            Fill::Number(index) => {
                let number = self.markdown.numbers.get(index as usize);
                push_text(out, number.map_or("", |number| number.written.as_str()));
            }
            Fill::Block(index) => self.block(index, out),
            Fill::NumberPiece(piece) => {
                let number = self.markdown.numbers.get(piece.number as usize);
                push_text(out, number.map_or("", |number| piece.of(&number.written)));
            }
            Fill::HeadingText(index) => {
                let heading = self.markdown.outline.get(index as usize);
                push_attribute(out, heading.map_or("", |heading| heading.text.as_str()));
            }
            Fill::Label(label) => {
                let text = self.strings.get(label_key(label)).map_or("", String::as_str);
                push_attribute(out, text);
            }
        }
    }

    fn link(&self, index: u32, out: &mut String) {
        let Some(link) = self.markdown.links.get(index as usize) else { return };
        let start = Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: CowStr::Borrowed(&link.href),
            title: CowStr::Borrowed(&link.title),
            id: CowStr::Borrowed(""),
        });
        html::push_html(out, [start].into_iter());
    }

    fn image(&self, index: u32, out: &mut String) {
        let Some(image) = self.markdown.images.get(index as usize) else { return };
        let start = Event::Start(Tag::Image {
            link_type: LinkType::Inline,
            dest_url: CowStr::Borrowed(&image.src),
            title: CowStr::Borrowed(&image.caption),
            id: CowStr::Borrowed(""),
        });
        let alt = Event::Text(CowStr::Borrowed(&image.alt));
        html::push_html(out, [start, alt, Event::End(TagEnd::Image)].into_iter());
    }

    fn block(&self, index: u32, out: &mut String) {
        let Some(block) = self.markdown.blocks.get(index as usize) else { return };
        out.push_str("<div class=\"block block-");
        push_attribute(out, &block.name);
        out.push_str("\">");
        if let Some(body) = &block.body {
            out.push('\n');
            out.push_str(&self.filled(body));
        }
        out.push_str("</div>");
    }
}

fn push_text(out: &mut String, text: &str) {
    html::push_html(out, [Event::Text(CowStr::Borrowed(text))].into_iter());
}

/// Text that may stand in an attribute.
fn push_attribute(out: &mut String, text: &str) {
    let from = out.len();
    push_text(out, text);
    if let Some(pushed) = out.get(from..).filter(|pushed| pushed.contains('"')) {
        let quoted = pushed.replace('"', "&quot;");
        out.truncate(from);
        out.push_str(&quoted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::document::Label;

    fn html(text: &str) -> String {
        let converted = convert(text.as_bytes().to_vec(), false, Speech::Vi);
        assert_eq!(converted.findings, []);
        converted.html
    }

    #[test]
    fn a_text_of_no_site_becomes_html() {
        assert_eq!(
            html("\u{FEFF}# Gọi 111\n\n1. a\n"),
            "<h1>Gọi 111</h1>\n<ol>\n<li>a</li>\n</ol>\n"
        );
        assert_eq!(html(""), "");
    }

    #[test]
    fn links_and_pictures_lead_where_they_say() {
        assert_eq!(
            html("[a&b](<../x y.md?q=1&r=2> \"t \\\"q\\\"\")"),
            "<p><a href=\"../x%20y.md?q=1&amp;r=2\" title=\"t &quot;q&quot;\">a&amp;b</a></p>\n"
        );
        assert_eq!(
            html("a ![b \"c\" <](đ.jpg \"t\")"),
            "<p>a <img src=\"%C4%91.jpg\" alt=\"b &quot;c&quot; &lt;\" title=\"t\" /></p>\n"
        );
    }

    #[test]
    fn blocks_are_plain_boxes_and_nest() {
        assert_eq!(
            html("a\n\n::events when=\"all\"\n\n::::callout\n:::steps\n[b](c.md)\n:::\n::::\n"),
            "<p>a</p>\n<div class=\"block block-events\"></div>\n<div class=\"block block-callout\">\n\
             <div class=\"block block-steps\">\n<p><a href=\"c.md\">b</a></p>\n</div></div>\n"
        );
    }

    #[test]
    fn each_label_has_its_words_in_both_languages() {
        let text = "> [!NOTE]\n> a\n\n- [x] b\n";
        for (speech, note, done) in
            [(Speech::Vi, "Ghi chú", "Đã xong"), (Speech::En, "Note", "Done")]
        {
            let html = convert(text.as_bytes().to_vec(), false, speech).html;
            assert!(
                html.contains(note) && html.contains(&format!("aria-label=\"{done}\"")),
                "{html}"
            );
        }
        let labels = [
            Label::Note,
            Label::Tip,
            Label::Important,
            Label::Warning,
            Label::Caution,
            Label::Footnotes,
            Label::FootnoteReference,
            Label::FootnoteBack,
            Label::TaskDone,
            Label::TaskOpen,
            Label::Table,
            Label::Anchor,
        ];
        for speech in [Speech::Vi, Speech::En] {
            let strings = strings(speech);
            for label in labels {
                assert!(strings.contains_key(label_key(label)), "{label:?}");
            }
        }
    }

    #[test]
    fn mistakes_have_their_place_and_what_is_right_is_written() {
        let converted = convert(b"a\n\nb [c](javascript:d)\n".to_vec(), false, Speech::En);
        assert_eq!(converted.html, "<p>a</p>\n<p>b c</p>\n");
        assert!(converted.findings.iter().any(Diagnostic::is_error));
        let shown = render_human(&converted.findings, &converted, Speech::En, false);
        assert!(shown.contains("stdin:3:3"), "{shown}");
    }

    #[test]
    fn what_is_not_utf8_is_an_error_at_its_place() {
        for is_strict in [false, true] {
            let converted = convert(b"m\xE1\xBB\x99t\nb \xff".to_vec(), is_strict, Speech::Vi);
            assert_eq!(converted.html, "");
            let shown = render_human(&converted.findings, &converted, Speech::Vi, false);
            assert!(shown.contains("lỗi[not-utf8]") && shown.contains("stdin:2:3"), "{shown}");
        }
    }

    #[test]
    fn strict_is_commonmark_alone() {
        let converted =
            convert(b"<b>a</b> www.x.vn\n\n::events\n\n|a|\n|-|\n".to_vec(), true, Speech::Vi);
        assert_eq!(converted.html, "<p><b>a</b> www.x.vn</p>\n<p>::events</p>\n<p>|a|\n|-|</p>\n");
        assert_eq!(converted.findings, []);
    }
}
