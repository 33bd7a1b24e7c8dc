//! Keys with their values in, in the order of the file; a [`Map`] out, in which no key stands twice.

use std::collections::HashMap;

use super::{Entry, Map, Node, Spanned, mistakes};
use crate::diagnostics::Diagnostic;
use crate::text::nearest::key_form;

/// A mapping while it is read.
#[derive(Default)]
pub(super) struct Entries {
    map: Map,
    /// Places of entries by the form of their key.
    seen: HashMap<String, usize>,
}

impl Entries {
    /// Adds an entry; one whose key is there already, in any spelling, is left out and reported.
    pub(super) fn add(&mut self, key: Spanned<String>, value: Spanned<Node>) -> Option<Diagnostic> {
        let form = key_form(&key.value);
        // A key of signs alone, or in a script that folding leaves nothing of, is only equal to itself.
        let form = if form.is_empty() { key.value.clone() } else { form };
        if let Some(first) = self.seen.get(&form).and_then(|place| self.map.entries.get(*place)) {
            let second = Entry { key, value };
            let finding =
                mistakes::duplicate_key(&second.key.value, &first.as_line(), &second.as_line());
            return Some(finding.at(second.key.span));
        }
        self.seen.insert(form, self.map.entries.len());
        self.map.entries.push(Entry { key, value });
        None
    }

    pub(super) fn into_map(self) -> Map {
        self.map
    }
}
