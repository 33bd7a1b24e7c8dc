//! A sensitive page has its exit before its content, in the order of tabbing too, and a second one among the links that
//! skip (SAFETY.md 1).

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::RouteKind;
use crate::say;

/// Counts exits before the content, and how many other links come before the first of them.
#[derive(Default)]
pub(super) struct Exit {
    exits: usize,
    /// Links that lead out of the page and come before any exit.
    before: usize,
    seen_main: bool,
}

impl Rule for Exit {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        self.seen_main |= page.in_main;
        if tag.name != "a" || tag.is_end || self.seen_main {
            return;
        }
        let Some(href) = tag.get("href") else { return };
        if href == page.site.config.quick_exit.url {
            self.exits += 1;
        } else if self.exits == 0 && !href.starts_with('#') {
            self.before += 1;
        }
    }

    fn end(&mut self, page: &mut Page<'_>) {
        let is_page = page.route.is_some_and(|route| !matches!(route.kind, RouteKind::Redirect(_)));
        if page.guard.is_none() || !is_page || (self.exits >= 2 && self.before == 0) {
            return;
        }
        let file = &page.file;
        let message = if self.exits == 0 {
            say!(
                "trang nhạy cảm {file} không có nút thoát nhanh trước phần nội dung",
                "the sensitive page {file} has no quick exit before its content",
            )
        } else if self.before > 0 {
            say!(
                "trang nhạy cảm {file} có liên kết khác đứng trước nút thoát nhanh",
                "the sensitive page {file} has other links before its quick exit",
            )
        } else {
            say!(
                "trang nhạy cảm {file} thiếu nút thoát nhanh trong các liên kết bỏ qua",
                "the sensitive page {file} has no quick exit among the links that skip",
            )
        };
        page.report(Diagnostic::new(Code::MissingExit, message).hint(look_at_template()));
    }
}
