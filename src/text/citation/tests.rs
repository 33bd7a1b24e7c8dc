use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::vectors;

fn numbers(text: &str) -> Vec<String> {
    find(text).into_iter().map(|citation| citation.number).collect()
}

#[test]
fn citations_are_those_of_the_vectors() {
    for case in vectors::group("citation") {
        let text = vectors::string(&case[0]);
        let expected: Vec<String> =
            case[1].as_array().into_iter().flatten().map(vectors::string).collect();
        assert_eq!(numbers(&text), expected, "in {text}");
    }
}

#[test]
fn every_form_of_number_is_found() {
    for (text, expected) in [
        ("(Quyết định 1696/QĐ-TTg)", "1696/QĐ-TTg"),
        ("Nghị quyết 28/NQ-CP.", "28/NQ-CP"),
        ("Luật Bình đẳng giới số 73/2006/QH11", "73/2006/QH11"),
        ("72/2001/QĐ-TTg", "72/2001/QĐ-TTg"),
        ("Thông tư liên tịch 07/2014/TTLT-BTP-BCA,", "07/2014/TTLT-BTP-BCA"),
        ("Công văn số: 4502/SLĐTB&XH-BĐG", "4502/SLĐTB&XH-BĐG"),
        ("Kế hoạch số 12-KH/TU", "12-KH/TU"),
        ("Nghị định 125/2021/NÐ–CP", "125/2021/NĐ-CP"),
        ("Tờ trình 15/TTr-SNV", "15/TTr-SNV"),
        ("Nghi\u{323} đi\u{323}nh 125/2021/ND\u{335}-CP", "125/2021/ND\u{335}-CP"),
    ] {
        assert_eq!(numbers(text), [expected], "in {text}");
    }
}

#[test]
fn what_looks_like_one_is_left_alone() {
    for text in [
        "trực 24/7",
        "3/4 số hộ",
        "ngày 15/11-15/12",
        "mẫu 02/PLI",
        "biểu 01/BĐG",
        "ngày 3/Tháng 4",
        "1/TT",
        "A4/B5-CT/TW",
        "tỷ lệ 1,5/KH-UBND",
        "5/a",
        "25/11/2024/KH-UBND",
        "https://example.vn/702/KH-UBND",
    ] {
        assert_eq!(numbers(text), [""; 0], "in {text}");
    }
}

#[test]
fn an_authors_slip_has_the_same_key() {
    assert_eq!(key("125/2021/ND-CP"), key("125/2021/NĐ-CP"));
    assert_eq!(key("05/2020/TT–BNV"), key("5/2020/TT-BNV"));
    assert_ne!(key("125/2021/NĐ-CP"), key("125/2022/NĐ-CP"));
}

proptest! {
    #[test]
    fn finding_never_panics_and_ranges_are_apart(
        text in "\\PC{0,60}|([0-9]{1,4}|[/ –-]|NĐ|QH15|CP|KH|UBND|số|Luật|TTg|\u{301}){0,16}"
    ) {
        let mut end = 0;
        for citation in find(&text) {
            prop_assert!(citation.range.start >= end);
            prop_assert_eq!(clean(&text[citation.range.clone()]), citation.number);
            end = citation.range.end;
        }
    }

    #[test]
    fn both_normal_forms_cite_the_same(
        text in "([0-9]{1,4}|[/ –-]|NĐ|QH15|CP|KH|UBND|số|Luật|TTg|HĐND|Ủ){0,16}"
    ) {
        let nfd: String = text.nfd().collect();
        prop_assert_eq!(numbers(&nfd), numbers(&text));
    }
}
