//! Every page has a description: lists, search results and shared links show it.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::PageKind;
use crate::resolve::{Plan, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for page in &site.pages {
        // A hotline says what it is for in its own keys, a document in its abstract.
        let says_it_elsewhere = matches!(page.summary.kind, PageKind::Hotline | PageKind::Document);
        let is_unread = page.document.is_front_unread();
        if !page.summary.description.is_empty() || says_it_elsewhere || is_unread {
            continue;
        }
        let start = page.document.front_span.start as usize;
        diagnostics.push(
            Diagnostic::new(
                Code::EmptyDescription,
                say!("trang chưa có tóm tắt", "the page has no description"),
            )
            .in_file(&page.source)
            .at(Span::new(start, start))
            .hint(say!(
                "thêm dòng `tóm tắt: …`, một hai câu nói trang này cho ai biết điều gì",
                "add a line `description: …`, one or two sentences on what the page tells whom",
            )),
        );
    }
    diagnostics
}
