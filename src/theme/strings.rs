//! `i18n/<lang>.yaml` of every layer in, one complete map a language out.

use std::collections::BTreeMap;

use tera::Value;

use super::layers::Layer;
use super::value_of;
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic};
use crate::say;
use crate::yaml::{self, Node};

/// The strings of a theme in one language, complete: what the language lacks is the default language's.
pub struct Strings {
    map: BTreeMap<String, String>,
    /// `t` of the templates.
    pub value: Value,
}

impl Strings {
    /// A string; its own key when the theme has none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.map.get(key).map_or(key, String::as_str)
    }
}

type Map = BTreeMap<String, String>;

/// Reads the strings of each language of the site, in its order.
pub(super) fn load(
    layers: &[Layer],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Strings> {
    let own: Vec<Map> =
        config.languages.iter().map(|lang| language(layers, lang, diagnostics)).collect();
    // Vietnamese is the language that every theme has.
    let mut fallback = language(layers, "vi", &mut Vec::new());
    fallback.extend(own.first().cloned().unwrap_or_default());
    let mut all = Vec::new();
    for (lang, own) in config.languages.iter().zip(own) {
        let missing: Vec<&str> =
            fallback.keys().filter(|key| !own.contains_key(*key)).map(String::as_str).collect();
        if !missing.is_empty() {
            diagnostics.push(incomplete(layers, lang, &missing));
        }
        let mut map = fallback.clone();
        map.extend(own);
        all.push(Strings { value: value_of(&map), map });
    }
    all
}

fn language(layers: &[Layer], lang: &str, diagnostics: &mut Vec<Diagnostic>) -> Map {
    let mut strings = Map::new();
    for layer in layers.iter().rev() {
        let name = format!("i18n/{lang}.yaml");
        let Some((file, text)) = layer.files.get(&name).and_then(|file| Some((file, file.text()?)))
        else {
            continue;
        };
        let (map, found) = yaml::parse(text, 0);
        diagnostics.extend(found.into_iter().map(|found| found.in_file(&file.path)));
        for entry in map.entries {
            if let Node::Scalar(scalar) = entry.value.value {
                strings.insert(entry.key.value, scalar.text);
            }
        }
    }
    strings
}

fn incomplete(layers: &[Layer], lang: &str, missing: &[&str]) -> Diagnostic {
    let count = missing.len();
    let some = missing.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let theme = layers.first().map_or("", |layer| layer.name.as_str());
    let path = format!("themes/{theme}/i18n/{lang}.yaml").into();
    Diagnostic::new(
        Code::MissingString,
        say!(
            "giao diện thiếu {count} câu tiếng “{lang}” ({some}…)",
            "the theme lacks {count} strings in “{lang}” ({some}…)",
        ),
    )
    .in_file(&path)
    .hint(say!("thêm các câu đó vào tệp này", "add them to this file"))
}
