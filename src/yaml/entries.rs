//! Keys with their values in, in the order of the file; a [`Map`] out, in which no key stands twice.

use std::collections::HashSet;

use super::{Entry, Map, Node, Spanned, mistakes};
use crate::diagnostics::Diagnostic;
use crate::text::nearest::key_form;

/// A mapping while it is read.
#[derive(Default)]
pub(super) struct Entries {
    map: Map,
    seen: HashSet<String>,
}

impl Entries {
    /// Adds an entry; one whose key is there already, in any spelling, is left out and reported.
    pub(super) fn add(&mut self, key: Spanned<String>, value: Spanned<Node>) -> Option<Diagnostic> {
        let form = key_form(&key.value);
        // A key of signs alone, or in a script that folding leaves nothing of, is only equal to itself.
        let form = if form.is_empty() { key.value.clone() } else { form };
        if self.seen.insert(form) {
            self.map.entries.push(Entry { key, value });
            return None;
        }
        Some(mistakes::duplicate_key(&key.value).at(key.span))
    }

    pub(super) fn into_map(self) -> Map {
        self.map
    }
}
