//! What a word processor wrote is no page: a draft that anybody can download is told, what a page links to is meant.

use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::{Plan, RouteKind, Site, used_addresses};
use crate::say;

pub(super) fn check(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let used = used_addresses(site);
    let mut diagnostics = Vec::new();
    for route in &plan.routes {
        let RouteKind::Media(path) = &route.kind else { continue };
        let is_meant = path.starts_with("static/") || used.contains(route.address.as_str());
        if is_meant || !is_office_file(path) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                Code::OfficeFile,
                say!(
                    "tệp này được đăng để tải về, dù không bài nào dẫn tới",
                    "this file is published as a download, though no page links to it",
                ),
            )
            .in_file(path)
            .hint(say!(
                "chép nội dung vào một tệp .md, liên kết tới tệp từ bài, hoặc chuyển nó ra khỏi content",
                "put its text into a .md file, link to it from the page, or move it out of content",
            )),
        );
    }
    diagnostics
}

/// A text document of Word, Pages, LibreOffice or WPS.
pub(super) fn is_office_file(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "doc" | "docx" | "docm" | "pages" | "odt" | "rtf" | "wps")
}
