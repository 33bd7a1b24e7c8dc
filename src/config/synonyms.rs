//! `search: {synonyms: …}` of `site.yaml` in, pairs of words that mean the same out.

use super::keys::SEARCH;
use super::read::nested;
use crate::diagnostics::{Code, Diagnostic};
use crate::say;
use crate::text::tokens::{self, Token};
use crate::yaml::fields::Fields;
use crate::yaml::{Entry, Node};

/// More than this is a broken file.
const LIMIT: usize = 500;

pub(super) fn read(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let pairs = nested(fields, "search", SEARCH, |inner| {
        let Some((map, _)) = inner.map("synonyms") else { return Vec::new() };
        let entries = map.entries.iter().take(LIMIT);
        entries.filter_map(|entry| pair(inner, entry)).collect()
    });
    pairs.unwrap_or_default()
}

fn pair(fields: &mut Fields<'_>, entry: &Entry) -> Option<(String, String)> {
    let Node::Scalar(long) = &entry.value.value else {
        fields.report(
            Diagnostic::new(
                Code::WrongType,
                say!(
                    "mỗi từ viết tắt cần một cụm từ đầy đủ",
                    "each abbreviation needs what it stands for"
                ),
            )
            .at(entry.value.span)
            .hint(say!("viết như `BĐG: bình đẳng giới`", "write it like `BĐG: bình đẳng giới`")),
        );
        return None;
    };
    let short = &entry.key.value;
    let (own, meant) = (words(short), words(&long.text));
    if own.is_empty() || meant.is_empty() || own == meant {
        fields.report(
            Diagnostic::new(
                Code::BadValue,
                say!(
                    "“{short}” và cụm từ đầy đủ phải là hai cách viết khác nhau",
                    "“{short}” and what it stands for must be two different spellings"
                ),
            )
            .at(entry.value.span)
            .hint(say!(
                "viết như `BĐG: bình đẳng giới`, hoặc xoá dòng này",
                "write it like `BĐG: bình đẳng giới`, or delete the line"
            )),
        );
        return None;
    }
    Some((short.clone(), long.text.clone()))
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens::each(text, |token| {
        if let Token::Word(word) = token {
            words.push(tokens::key_of(word));
        }
    });
    words
}

#[cfg(test)]
mod tests {
    use crate::config;
    use crate::diagnostics::Code;

    #[test]
    fn abbreviations_are_read_by_either_name() {
        let (config, found) = config::read(
            "title: a\ntìm kiếm:\n  viết tắt:\n    BĐG: bình đẳng giới\n    LHPN: Hội Liên hiệp Phụ nữ\n",
        );
        assert!(found.is_empty(), "{found:?}");
        let expected = [("BĐG", "bình đẳng giới"), ("LHPN", "Hội Liên hiệp Phụ nữ")];
        assert_eq!(config.synonyms, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn what_stands_for_nothing_is_told_with_its_place() {
        let text =
            "title: a\nsearch:\n  synonyms:\n    BĐG: [a, b]\n    A: a\n    B: '!'\n    C: câu\n";
        let (config, found) = config::read(text);
        assert_eq!(config.synonyms, [("C".to_owned(), "câu".to_owned())]);
        let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::WrongType, Code::BadValue, Code::BadValue]);
        assert!(found.iter().all(|found| found.span.is_some() && found.hint.is_some()));
    }
}
