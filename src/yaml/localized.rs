//! A text of site.yaml or a theme in, given once or as `{vi: …, en: …}`; its wording in a language out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Localized {
    /// The wording for every language, when it was given as a plain text.
    pub default: Option<String>,
    /// Wordings by language tag, in lower case (BCP 47).
    pub by_language: BTreeMap<String, String>,
}

impl Localized {
    /// A text that is the same in all languages.
    pub fn same(text: impl Into<String>) -> Self {
        Localized { default: Some(text.into()), by_language: BTreeMap::new() }
    }

    /// The wording in `lang`, else the one for all, else the one in `fallback`, else any; empty when there is none.
    pub fn get(&self, lang: &str, fallback: &str) -> &str {
        self.in_language(lang)
            .or(self.default.as_deref())
            .or_else(|| self.in_language(fallback))
            .or_else(|| self.by_language.values().next().map(String::as_str))
            .unwrap_or_default()
    }

    /// The wording given for `lang` itself, if there is one.
    pub fn in_language(&self, lang: &str) -> Option<&str> {
        self.by_language.get(&lang.to_ascii_lowercase()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wording_is_taken() {
        let mut text = Localized::default();
        assert_eq!(text.get("vi", "en"), "");
        text.by_language.insert("en".into(), "Help".into());
        assert_eq!(text.get("rad", "vi"), "Help");
        text.by_language.insert("vi".into(), "Trợ giúp".into());
        assert_eq!(text.get("rad", "vi"), "Trợ giúp");
        assert_eq!(text.get("EN", "vi"), "Help");
        text.default = Some("?".into());
        assert_eq!((text.get("rad", "vi"), text.get("vi", "en")), ("?", "Trợ giúp"));
        assert_eq!(Localized::same("a").get("vi", "en"), "a");
    }
}
