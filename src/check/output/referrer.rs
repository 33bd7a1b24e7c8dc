//! Every page says that nobody is told where its readers come from (SAFETY.md 3).

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;

/// Whether the page says so.
#[derive(Default)]
pub(super) struct Referrer {
    is_said: bool,
    /// An element or attribute that undoes it.
    undone: Option<String>,
}

impl Rule for Referrer {
    fn tag(&mut self, tag: &Tag<'_>, _: &mut Page<'_>) {
        if tag.is_end {
            return;
        }
        if tag.name == "meta"
            && tag.get("name").is_some_and(|name| name.eq_ignore_ascii_case("referrer"))
        {
            let policy = tag.get("content").unwrap_or_default();
            self.is_said |= policy.eq_ignore_ascii_case("no-referrer");
        } else if let Some(policy) = tag.get("referrerpolicy")
            && !policy.eq_ignore_ascii_case("no-referrer")
        {
            self.undone = Some(policy);
        }
    }

    fn end(&mut self, page: &mut Page<'_>) {
        let file = &page.file;
        let message = match &self.undone {
            Some(policy) => say!(
                "trang làm ra {file} có referrerpolicy=\"{policy}\", để lộ trang mà người đọc đến từ đó",
                "the built page {file} has referrerpolicy=\"{policy}\", which tells where its readers come from",
            ),
            None if self.is_said => return,
            None => say!(
                "trang làm ra {file} thiếu <meta name=\"referrer\" content=\"no-referrer\">",
                "the built page {file} lacks <meta name=\"referrer\" content=\"no-referrer\">",
            ),
        };
        page.report(Diagnostic::new(Code::LeakyReferrer, message).hint(look_at_template()));
    }
}
