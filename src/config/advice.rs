//! `advice:` of site.yaml or of a page in, what of the advice isn't wanted out.

use std::collections::BTreeSet;

use super::keys::ADVICE;
use crate::advice::{BOOK, Kind, Unwanted};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;
use crate::text::nearest::{key_form, nearest};
use crate::yaml::Spanned;
use crate::yaml::fields::Fields;

/// More ids or abbreviations than this in one list is a broken file.
const LIMIT: usize = 500;

/// Reads `advice: false`, or `advice: {off: […], abbreviations: […]}`.
///
/// # Reports
/// `bad-value` for an id that no kind and no entry has, with the nearest.
pub fn read_advice(fields: &mut Fields<'_>) -> Unwanted {
    let Some(entry) = fields.entry("advice") else { return Unwanted::default() };
    if entry.value.value.as_text().is_some() {
        let all = fields.flag("advice") == Some(false);
        return Unwanted { all, ..Unwanted::default() };
    }
    let Some((map, span)) = fields.map("advice") else { return Unwanted::default() };
    let mut inner = Fields::new(map, span, &[ADVICE]);
    let mut ids = BTreeSet::new();
    for written in inner.texts("off", LIMIT) {
        match id(&written.value) {
            Some(id) => {
                ids.insert(id);
            }
            None => inner.report(unknown(&written)),
        }
    }
    let abbreviations =
        inner.texts("abbreviations", LIMIT).into_iter().map(|written| written.value).collect();
    for found in inner.finish() {
        fields.report(found);
    }
    Unwanted { all: false, ids, abbreviations }
}

/// The id of a kind, by its name in either language, or of an entry.
fn id(written: &str) -> Option<&'static str> {
    let form = key_form(written);
    let kind = Kind::ALL
        .iter()
        .find(|(kind, name)| key_form(kind.id()) == form || key_form(name) == form)
        .map(|(kind, _)| kind.id());
    kind.or_else(|| {
        let entry = BOOK.entries.iter().find(|entry| key_form(&entry.id) == form);
        entry.map(|entry| entry.id.as_str())
    })
}

fn unknown(written: &Spanned<String>) -> Diagnostic {
    let value = &written.value;
    let finding = Diagnostic::new(
        Code::BadValue,
        say!("không có lời khuyên nào tên là “{value}”", "there is no advice “{value}”"),
    )
    .at(written.span);
    let kinds = Kind::ALL.iter().flat_map(|(kind, name)| [*name, kind.id()]);
    let known = kinds.chain(BOOK.entries.iter().map(|entry| entry.id.as_str()));
    finding.hint(match nearest(value, known) {
        Some(near) => say!("có phải “{near}”?", "did you mean “{near}”?"),
        None => say!(
            "chạy `chieng explain wording` để xem mọi tên",
            "run `chieng explain wording` to see all names",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Severity;

    fn read(text: &str) -> (Unwanted, Vec<Diagnostic>) {
        let (config, found) = crate::config::read(&format!("title: Một\n{text}\n"));
        (config.advice, found)
    }

    #[test]
    fn kinds_and_entries_are_named_in_either_language() {
        for text in [
            "advice: {off: [blaming, tham-an, viết tắt], abbreviations: [BĐG, BLGĐ]}",
            "lời khuyên: {tắt: [Đổ lỗi, THAM_AN, abbreviation], viết tắt: [BĐG, BLGĐ]}",
            "loi khuyen:\n  bo qua: do-loi, tham an, viet tat\n  chu viet tat: BĐG, BLGĐ",
        ] {
            let (unwanted, found) = read(text);
            assert_eq!(found, [], "{text}");
            assert!(
                unwanted.ids.iter().eq(["abbreviation", "blaming", "tham-an"].iter()),
                "{text}"
            );
            assert!(unwanted.abbreviations.iter().eq(["BLGĐ", "BĐG"]), "{text}");
        }
    }

    #[test]
    fn all_of_it_is_turned_off_by_one_word() {
        assert!(read("advice: false").0.all && read("lời khuyên: không").0.all);
        assert!(!read("advice: true").0.all && !read("").0.all);
    }

    #[test]
    fn an_unknown_id_is_an_error_with_the_nearest() {
        for (written, near) in [("tham-ann", "tham-an"), ("câu dàii", "câu dài")] {
            let text = format!("advice: {{off: [{written}]}}");
            let (_, found) = read(&text);
            let [one] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((one.code, one.severity), (Code::BadValue, Severity::Error));
            assert!(one.hint.as_ref().is_some_and(|hint| hint.vi.contains(near)), "{one:?}");
            let start = "title: Một\nadvice: {off: [".len();
            assert_eq!(one.span.map(|span| span.range()), Some(start..start + written.len()));
        }
        let (_, found) = read("advice: {off: [zzzzzzzzzz]}");
        assert!(found[0].hint.as_ref().is_some_and(|hint| hint.en.contains("explain wording")));
        assert_eq!(read("advice: có lẽ").1[0].code, Code::WrongType);
        assert_eq!(read("advice: {of: [tham-an]}").1[0].code, Code::UnknownKey);
    }
}
