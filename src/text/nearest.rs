//! In: a word that is not known, and the known ones. Out: the one that was most likely meant, for a hint.

use super::syllable::fold_text;

/// The form in which keys and enum values compare: folded, lower case, and `-`, `_` and spaces all `_`.
///
/// `Tiêu đề`, `tieu-de` and `TIÊU_ĐỀ` are all `tieu_de`.
pub fn key_form(text: &str) -> String {
    let folded = fold_text(text);
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'))
        .filter(|word| !word.is_empty())
        .collect();
    words.join("_")
}

/// The known word closest to `word` by key form, if it is close enough to be a slip of the finger:
/// one edit in three characters. Of two equally close the earlier wins.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = key_form(word);
    let length = word.chars().count();
    known
        .into_iter()
        .filter_map(|candidate| {
            let form = key_form(candidate);
            let longer = length.max(form.chars().count());
            let edits = distance(&word, &form);
            (edits <= (longer / 3).max(1) && edits < longer).then_some((edits, candidate))
        })
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// How many characters must be put in, left out, replaced or swapped with their neighbour to make
/// `b` of `a` (optimal string alignment, the common form of Damerau–Levenshtein).
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, ca) in a.chars().enumerate() {
        let mut current = Vec::with_capacity(b.len() + 1);
        let mut left = row + 1;
        let mut previous_b = None;
        current.push(left);
        for (column, &cb) in b.iter().enumerate() {
            let replaced = at(&last, column) + usize::from(ca != cb);
            let mut edits = replaced.min(left + 1).min(at(&last, column + 1) + 1);
            if previous_a == Some(cb) && previous_b == Some(ca) && column > 0 {
                edits = edits.min(at(&before_last, column - 1) + 1);
            }
            current.push(edits);
            left = edits;
            previous_b = Some(cb);
        }
        before_last = std::mem::replace(&mut last, current);
        previous_a = Some(ca);
    }
    at(&last, b.len())
}

fn at(row: &[usize], column: usize) -> usize {
    row.get(column).copied().unwrap_or(usize::MAX - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_of_a_key_have_one_form() {
        for key in ["tiêu đề", "Tiêu-Đề", "tieu_de", "  TIÊU  đề "] {
            assert_eq!(key_form(key), "tieu_de");
        }
        assert_eq!(key_form("publish_at"), "publish_at");
    }

    #[test]
    fn distances_count_each_kind_of_edit_once() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("1900969680", "1900969680"), 0);
        assert_eq!(distance("1900969680", "1900996680"), 1);
        assert_eq!(distance("1900969680", "190096968"), 1);
        assert_eq!(distance("title", "tilte"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_slip_is_found_and_a_different_word_is_not() {
        let known = ["title", "tiêu đề", "tags", "từ khóa", "date"];
        assert_eq!(nearest("tiltle", known), Some("title"));
        assert_eq!(nearest("tieu đe", known), Some("tiêu đề"));
        assert_eq!(nearest("Tiêu đè", known), Some("tiêu đề"));
        assert_eq!(nearest("tag", known), Some("tags"));
        assert_eq!(nearest("địa chỉ", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_zero_for_equals(a in "[a-d]{0,8}", b in "[a-d]{0,8}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
        }

        #[test]
        fn both_normal_forms_have_one_key_form(text in "\\PC*|[a-zđ _\u{300}-\u{323}]*") {
            let nfd: String = text.nfd().collect();
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(key_form(&nfd), key_form(&nfc));
            prop_assert_eq!(key_form(&key_form(&text)), key_form(&text));
        }
    }
}
