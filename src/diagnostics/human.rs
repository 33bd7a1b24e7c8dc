//! Findings for people: the line of the file with the place underlined, then the mend, then a count.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Speech, Texts};

/// Every finding as a block of text, in the given order.
pub fn render_human(
    diagnostics: &[Diagnostic],
    texts: &dyn Texts,
    speech: Speech,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, texts, speech)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, texts: &'a dyn Texts, speech: Speech) -> Group<'a> {
    let level = match (diagnostic.severity, speech) {
        (Severity::Error, Speech::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, Speech::En) => Level::ERROR,
        (Severity::Warning, Speech::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, Speech::En) => Level::WARNING,
        (Severity::Info, Speech::Vi) if diagnostic.code.is_advice() => {
            Level::INFO.with_name("lời khuyên")
        }
        (Severity::Info, Speech::En) if diagnostic.code.is_advice() => {
            Level::INFO.with_name("advice")
        }
        (Severity::Info, Speech::Vi) => Level::INFO.with_name("lưu ý"),
        (Severity::Info, Speech::En) => Level::INFO,
    };
    let title =
        level.primary_title(diagnostic.message.in_language(speech)).id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    if let Some(path) = diagnostic.path.as_deref() {
        let text = texts.text(path);
        group = match (text, diagnostic.span) {
            (Some(text), Some(span)) => group.element(snippet(text, path, span.range())),
            _ => group.element(annotate_snippets::Origin::path(path)),
        };
    }
    if let Some(hint) = &diagnostic.hint {
        let help = match speech {
            Speech::Vi if diagnostic.code.is_advice() => Level::HELP.with_name("nên"),
            Speech::Vi => Level::HELP.with_name("cách sửa"),
            Speech::En => Level::HELP,
        };
        group = group.element(help.message(hint.in_language(speech)));
    }
    group
}

fn snippet<'a>(
    text: &'a str,
    path: &'a str,
    range: std::ops::Range<usize>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let start = floor_boundary(text, range.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let end = floor_boundary(text, range.end).clamp(start, line_end.max(start));
    Snippet::source(text).path(path).fold(true).annotation(AnnotationKind::Primary.span(start..end))
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// "3 lỗi, 1 cảnh báo": what a run found, in one line; empty when it found nothing.
pub fn summary_line(diagnostics: &[Diagnostic], speech: Speech) -> String {
    type IsOne = fn(&Diagnostic) -> bool;
    let words: [(&str, &str, IsOne); 4] = [
        ("lỗi", "errors", |d| d.severity == Severity::Error),
        ("cảnh báo", "warnings", |d| d.severity == Severity::Warning),
        ("lưu ý", "notes", |d| d.severity == Severity::Info && !d.code.is_advice()),
        ("lời khuyên", "pieces of advice", |d| d.code.is_advice()),
    ];
    let mut parts = Vec::new();
    for (vi, en, is_one) in words {
        let count = diagnostics.iter().filter(|d| is_one(d)).count();
        if count > 0 {
            parts.push(match speech {
                Speech::Vi => format!("{count} {vi}"),
                Speech::En if count == 1 => format!("1 {}", en.replacen("s", "", 1)),
                Speech::En => format!("{count} {en}"),
            });
        }
    }
    parts.join(", ")
}
