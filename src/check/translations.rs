//! A translation has the very file name of its original: else it is a page of its own, without the original's dates,
//! numbers, topics and, what would harm, its quick exit.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::LangId;
use crate::resolve::{Plan, Site};
use crate::say;
use crate::text::slug::slug;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let mut originals: BTreeMap<String, &str> = BTreeMap::new();
    for page in &site.pages {
        if page.summary.lang == LangId::default() {
            originals.insert(likeness(&page.key), &page.key);
        }
    }
    let mut diagnostics = Vec::new();
    for page in &site.pages {
        if site.version(page, LangId::default()).is_some() {
            continue;
        }
        let Some(original) = originals.get(&likeness(&page.key)) else { continue };
        let tag = site.config.lang(page.summary.lang);
        let name = name_of(original);
        diagnostics.push(
            Diagnostic::new(
                Code::TranslationUnpaired,
                say!(
                    "tệp này giống bản dịch của {original}.md nhưng tên khác, nên không được coi là bản dịch",
                    "the file looks like a translation of {original}.md, but its name differs, so it is taken for none",
                ),
            )
            .in_file(&page.source)
            .hint(say!(
                "đổi tên tệp thành “{name}.{tag}.md”, đúng từng chữ như bản gốc",
                "rename the file “{name}.{tag}.md”, letter by letter like its original",
            )),
        );
    }
    diagnostics
}

/// What two spellings of one name have in common: the folder as it is, the name as an address.
fn likeness(key: &str) -> String {
    let (folder, name) = key.rsplit_once('/').unwrap_or(("", key));
    match name {
        "index" | "_index" => {
            let (above, own) = folder.rsplit_once('/').unwrap_or(("", folder));
            format!("{above}/{}/{name}", slug(own))
        }
        _ => format!("{folder}/{}", slug(name)),
    }
}

fn name_of(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}
