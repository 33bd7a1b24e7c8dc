//! 112 to 115 are no links in running text (SAFETY.md 11): some phones dial them at one touch.

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{PageKind, SectionKind};
use crate::resolve::RouteKind;
use crate::say;
use crate::text::phone;

/// Elements that a paragraph can't hold: where one begins, the paragraph has ended.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "aside",
    "nav",
    "header",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "blockquote",
    "main",
    "form",
    "pre",
    "details",
];

/// Whether the page is in a paragraph.
#[derive(Default)]
pub(super) struct Emergency {
    in_paragraph: bool,
}

impl Rule for Emergency {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        if BLOCKS.contains(&tag.name) {
            self.in_paragraph = tag.name == "p" && !tag.is_end;
        }
        if tag.name != "a"
            || tag.is_end
            || !self.in_paragraph
            || !page.in_main
            || is_on_hotlines(page)
        {
            return;
        }
        let href = tag.get("href").unwrap_or_default();
        let number = href.strip_prefix("tel:").and_then(phone::parse);
        if let Some(number) = number.filter(phone::Phone::is_emergency) {
            let (file, digits) = (&page.file, number.digits());
            let message = say!(
                "trang làm ra {file} có liên kết gọi {digits} giữa câu chữ",
                "the built page {file} has a link that dials {digits} in running text",
            );
            page.report(Diagnostic::new(Code::EmergencyLink, message).hint(look_at_template()));
        }
    }
}

fn is_on_hotlines(page: &Page<'_>) -> bool {
    let Some(RouteKind::Page(id)) = page.route.map(|route| &route.kind) else { return false };
    matches!(
        page.site.page(*id).summary.kind,
        PageKind::Hotline | PageKind::Section(SectionKind::Hotlines)
    )
}
