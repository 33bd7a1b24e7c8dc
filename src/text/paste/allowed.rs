//! In: the words that a site declares right. Out: whether a word or phrase is among them.

use std::collections::BTreeSet;

use crate::text::normal::repair;

/// Words and phrases, whatever their case and normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(BTreeSet<String>);

impl Allowed {
    /// Whether it has a word, or all words of a run.
    pub fn has(&self, written: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        self.0.contains(&plain(written))
            || written.split_whitespace().all(|word| self.0.contains(&plain(word)))
    }
}

impl<S: AsRef<str>> FromIterator<S> for Allowed {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        Allowed(words.into_iter().map(|word| plain(word.as_ref())).collect())
    }
}

fn plain(word: &str) -> String {
    repair(&word.trim().to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_normal_form_make_no_difference() {
        let allowed: Allowed = ["Mâo", "kơ nia"].into_iter().collect();
        assert!(allowed.has("ma\u{302}o") && allowed.has("MÂO") && allowed.has("Kơ Nia"));
        assert!(allowed.has("mâo mâo"));
        assert!(!allowed.has("mao") && !Allowed::default().has(""));
    }
}
