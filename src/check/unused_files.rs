//! Files that lie beside pages and that no published page uses stay where they are: they may be nobody's business.

use super::office_files;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::resolve::{Plan, Site};
use crate::say;
use crate::source::meant_as_page;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // A page saved as a text file was told by its name.
    for path in site.unpublished.iter().filter(|path| meant_as_page(path).is_none()) {
        diagnostics.push(
            Diagnostic::new(
                Code::UnusedFile,
                say!(
                    "không bài nào dùng tệp này nên nó không được đăng",
                    "no page uses this file, so it isn't published"
                ),
            )
            .in_file(path)
            .hint(hint(path)),
        );
    }
    diagnostics
}

fn hint(path: &str) -> Message {
    if office_files::is_office_file(path) {
        return say!(
            "nếu đây là một bài: chép nội dung vào tệp .md; nếu để tải về: liên kết tới tệp từ một bài; nếu không: chuyển nó ra khỏi content",
            "if it is a page: put its text into a .md file; if it is to be downloaded: link to it; else move it out of content",
        );
    }
    say!(
        "liên kết tới tệp từ một bài, hoặc chuyển nó ra khỏi content; tệp muốn luôn đăng thì để trong static",
        "link to it from a page, or move it out of content; what must be published anyway goes to static",
    )
}
