//! Files that lie beside pages and that no published page uses stay where they are: they may be nobody's business.

use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::{Plan, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for path in &site.unpublished {
        diagnostics.push(
            Diagnostic::new(
                Code::UnusedFile,
                say!("không bài nào dùng tệp này nên nó không được đăng", "no page uses this file, so it isn't published"),
            )
            .in_file(path)
            .hint(say!(
                "liên kết tới tệp từ một bài, hoặc chuyển nó ra khỏi content; tệp muốn luôn đăng thì để trong static",
                "link to it from a page, or move it out of content; what must be published anyway goes to static",
            )),
        );
    }
    diagnostics
}
