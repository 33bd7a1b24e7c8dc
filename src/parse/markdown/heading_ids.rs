//! Headings' texts in; ids out, each once in a page.

use std::collections::HashMap;

use crate::text::slug::slug;

/// The id of a heading without letters and digits ("mục": section).
const FALLBACK: &str = "muc";

/// The ids given so far; the number is the last suffix tried.
#[derive(Debug, Default)]
pub(super) struct HeadingIds {
    given: HashMap<String, u32>,
}

impl HeadingIds {
    /// The slug of a text, with `-2`, `-3` … when it is taken.
    pub(super) fn next(&mut self, text: &str) -> String {
        let mut base = slug(text);
        if base.is_empty() {
            base.push_str(FALLBACK);
        }
        // These belong to the footnotes.
        if is_of_footnote(&base) {
            base.insert_str(0, "muc-");
        }
        let Some(mut suffix) = self.given.get(&base).copied() else {
            self.given.insert(base.clone(), 1);
            return base;
        };
        let id = loop {
            suffix += 1;
            let id = format!("{base}-{suffix}");
            if !self.given.contains_key(&id) {
                break id;
            }
        };
        self.given.insert(base, suffix);
        self.given.insert(id.clone(), 1);
        id
    }
}

fn is_of_footnote(id: &str) -> bool {
    let rest = id.strip_prefix("fn-").or_else(|| id.strip_prefix("fnref-"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let mut ids = HeadingIds::default();
        let given = ["Mở đầu", "Mở đầu", "mo dau 2", "Mở đầu", "!", "?", "fn 1", "fnref-2"]
            .map(|t| ids.next(t));
        let expected = [
            "mo-dau",
            "mo-dau-2",
            "mo-dau-2-2",
            "mo-dau-3",
            "muc",
            "muc-2",
            "muc-fn-1",
            "muc-fnref-2",
        ];
        assert_eq!(given, expected);
    }
}
