//! Numbers of findings in, the words for them out: "2 lỗi, 1 cảnh báo".

use crate::diagnostics::{Diagnostic, Message, Severity};
use crate::say;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

impl Counted {
    pub(super) fn of<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Counted {
        let mut counted = Counted::default();
        for one in found {
            *match one.severity {
                Severity::Error => &mut counted.errors,
                Severity::Warning => &mut counted.warnings,
                Severity::Info => &mut counted.notes,
            } += 1;
        }
        counted
    }

    /// Everything, notes included.
    pub(super) fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// Errors and warnings, what somebody should look at.
    pub(super) fn problems(self) -> usize {
        self.errors + self.warnings
    }

    /// Errors and warnings in words; none where there are none.
    pub(super) fn message(self) -> Option<Message> {
        let Counted { errors, warnings, .. } = self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (e, w) = (plural(errors), plural(warnings));
        match (errors, warnings) {
            (0, 0) => None,
            (_, 0) => Some(say!("{errors} lỗi", "{errors} error{e}")),
            (0, _) => Some(say!("{warnings} cảnh báo", "{warnings} warning{w}")),
            _ => Some(say!(
                "{errors} lỗi, {warnings} cảnh báo",
                "{errors} error{e}, {warnings} warning{w}"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        let said =
            |errors, warnings| Counted { errors, warnings, notes: 3 }.message().map(|said| said.en);
        assert_eq!(said(1, 2).as_deref(), Some("1 error, 2 warnings"));
        assert_eq!(said(0, 1).as_deref(), Some("1 warning"));
        assert_eq!(said(0, 0), None);
    }
}
