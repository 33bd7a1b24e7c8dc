//! Numbers in files that are published as they are and that people read as text (`.txt`, `.svg`, `.html`, subtitles):
//! known, or a finding. What such a file says can't be withheld, so an expired number is an error there.

use crate::diagnostics::{Code, Diagnostic, Severity, Span};
use crate::resolve::Site;
use crate::say;
use crate::source::{SourceFile, SourceTree};
use crate::text::phone;

/// Endings of files whose text is shown to people.
const SHOWN: &[&str] =
    &["txt", "csv", "svg", "html", "htm", "xhtml", "vtt", "srt", "md", "ics", "vcf"];

pub(super) fn check(site: &Site, tree: &SourceTree) -> Vec<Diagnostic> {
    let published = site.media.keys().filter(|path| site.unpublished.binary_search(path).is_err());
    let files = published.filter_map(|path| tree.get(path)).filter(|file| is_shown(&file.path));
    files.flat_map(|file| findings(site, file)).collect()
}

fn is_shown(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    SHOWN.contains(&ending.as_str())
}

fn findings(site: &Site, file: &SourceFile) -> Vec<Diagnostic> {
    let Some(text) = &file.readable else { return Vec::new() };
    let marked = ["svg", "html", "htm", "xhtml"].iter().any(|ending| file.path.ends_with(ending));
    let shown = if marked { without_markup(text) } else { text.to_string() };
    let mut all = Vec::new();
    for number in phone::written(&shown) {
        let written = shown.get(number.range.clone()).unwrap_or_default();
        let Some(found) = site.numbers.judge(written, &number.digits, false) else { continue };
        let span = Span::new(number.range.start, number.range.end);
        all.push(as_published(found).in_file(&file.path).at(span));
    }
    all
}

/// Nothing withholds a number in a file that is copied.
fn as_published(found: Diagnostic) -> Diagnostic {
    if found.code != Code::ExpiredNumber {
        return found;
    }
    found.with_severity(Severity::Error).hint(say!(
        "tệp này được đăng nguyên văn nên số không tự ẩn đi: sửa tệp, hoặc gọi xác minh lại số",
        "the file is published word for word, so the number isn't withheld: change the file, or confirm the number",
    ))
}

/// The text with tags, styles and programs blanked: every byte keeps its place.
fn without_markup(text: &str) -> String {
    let mut shown = text.as_bytes().to_vec();
    let mut blank = |from: usize, to: usize| {
        shown.iter_mut().skip(from).take(to - from).for_each(|byte| *byte = b' ');
    };
    let lower = text.to_ascii_lowercase();
    let mut at = 0;
    while let Some(open) = lower.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = lower.get(open..).unwrap_or_default();
        let closing = [("<style", "</style>"), ("<script", "</script>"), ("<!--", "-->")]
            .iter()
            .find(|(start, _)| rest.starts_with(start))
            .map_or(">", |(_, end)| end);
        let end = rest.find(closing).map_or(text.len(), |found| open + found + closing.len());
        blank(open, end);
        at = end;
    }
    // Whole characters were replaced, or none of their bytes.
    String::from_utf8(shown).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_no_text() {
        let text =
            "<svg d=\"0946833384\"><style>a{}</style><text>gọi 111</text><!-- 0946833384 --></svg>";
        let shown = without_markup(text);
        assert_eq!(shown.trim(), "gọi 111");
        assert_eq!(shown.len(), text.len());
        assert_eq!(shown.find("gọi"), text.find("gọi"));
        assert_eq!(without_markup("a <b"), "a   ");
    }
}
