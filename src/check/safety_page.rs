//! A site with support numbers tells its readers how to use it safely (SAFETY.md 10).

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::{PageKind, SectionKind};
use crate::resolve::{Plan, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let of_kind = |kind: PageKind| site.pages.iter().find(|page| page.summary.kind == kind);
    let Some(section) = of_kind(PageKind::Section(SectionKind::Hotlines)) else {
        return Vec::new();
    };
    if of_kind(PageKind::Safety).is_some() {
        return Vec::new();
    }
    let path: Arc<str> = Arc::clone(&section.source);
    vec![
        Diagnostic::new(
            Code::SafetyPageMissing,
            say!(
                "trang có số hỗ trợ nhưng chưa có trang hướng dẫn dùng an toàn",
                "the site has support numbers but no page on how to use it safely",
            ),
        )
        .in_file(&path)
        .hint(say!(
            "tạo content/an-toan.md với dòng `kind: safety`",
            "make content/an-toan.md with a line `kind: safety`",
        )),
    ]
}
