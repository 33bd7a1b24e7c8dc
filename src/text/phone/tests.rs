use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::vectors;

fn phone(text: &str) -> Phone {
    parse(text).expect(text)
}

fn found(text: &str) -> Vec<String> {
    find(text).iter().map(|found| found.phone.digits.clone()).collect()
}

fn written(text: &str) -> Vec<&str> {
    find(text).iter().map(|found| &text[found.range.clone()]).collect()
}

#[test]
fn numbers_are_those_of_the_vectors() {
    for case in vectors::group("phone") {
        let text = vectors::string(&case[0]);
        let parsed = parse(&text);
        if case[1].is_null() {
            assert_eq!(parsed, None, "{text} is no number");
            continue;
        }
        let parsed = phone(&text);
        assert_eq!(parsed.href(), vectors::string(&case[1]), "link of {text}");
        assert_eq!(parsed.display(), vectors::string(&case[2]), "groups of {text}");
    }
}

#[test]
fn one_number_in_many_spellings_is_one_number() {
    for text in [
        "0946 833 384",
        "0946.833.384",
        "0946-833-384",
        "+84 946 833 384",
        "+84 (0)946 833 384",
        "0084 946833384",
        "84946833384",
        "(+84) 946-833-384",
        "tel:+84946833384",
        "0946\u{A0}833\u{200B}384",
    ] {
        assert_eq!(phone(text).digits(), "0946833384", "{text}");
    }
    assert_eq!(phone("(0261) 3544 123").digits(), "02613544123");
}

#[test]
fn what_nobody_can_dial_is_no_number() {
    for text in [
        "",
        "+",
        "12",
        "211",
        "1900",
        "1900 96",
        "190096968",
        "+84 1900 969 680",
        "0946 833 38",
        "0946 833 384a",
        "24/7",
        "01234567890",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn another_country_keeps_its_code() {
    let phone = phone("+855 12 345 678");
    assert_eq!(phone.href(), "tel:+85512345678");
    assert_eq!(phone.display(), "+855 123 456 78");
    assert_eq!(parse("+1 202 555 0123").map(|p| p.display()).as_deref(), Some("+1 202 555 0123"));
}

#[test]
fn emergency_numbers_are_four() {
    for digits in ["112", "113", "114", "115"] {
        assert!(phone(digits).is_emergency());
    }
    assert!(!phone("111").is_emergency());
    assert!(!phone("1900 9115").is_emergency());
}

#[test]
fn the_nearest_known_number_is_a_slip_away() {
    let known = [phone("111"), phone("1900 969 680"), phone("1800 1567")];
    assert_eq!(nearest(&phone("1900 996 680"), &known), known.get(1));
    assert_eq!(nearest(&phone("112"), &known), known.first());
    assert_eq!(nearest(&phone("0946 833 384"), &known), None);
}

#[test]
fn long_numbers_are_found_in_any_form() {
    for (text, expected) in [
        ("Hãy gọi 1900.96.96.80 nhé", "1900.96.96.80"),
        ("số 1900-969-680.", "1900-969-680"),
        ("chị Lan, 0946 833 384, cán bộ", "0946 833 384"),
        ("ĐT:0946833384", "0946833384"),
        ("từ nước ngoài +84 946 833 384 (Zalo)", "+84 946 833 384"),
        ("cơ quan (0261) 3544 123", "(0261) 3544 123"),
        ("(1900 969 680)", "1900 969 680"),
        ("miễn phí 1800 1567 24/7", "1800 1567"),
        ("trực 24/7 1900 969 680", "1900 969 680"),
        ("1. 0946 833 384", "0946 833 384"),
        ("0946833384 (đ/c Hoa)", "0946833384"),
        ("0946833384 đồng chí Hoa", "0946833384"),
        ("1900 – 969 – 680", "1900 – 969 – 680"),
    ] {
        assert_eq!(written(text), [expected], "in {text}");
    }
}

#[test]
fn several_numbers_stay_apart() {
    for text in [
        "0946 833 384 - 0946 833 385",
        "0946833384/0946833385",
        "0946 833 384/0946 833 385",
        "0946.833.384, 0946.833.385",
        "0946 833 384,0946 833 385",
        "0946 833 384-0946 833 385",
    ] {
        assert_eq!(found(text), ["0946833384", "0946833385"], "in {text}");
    }
    assert_eq!(found("0261 3544 123 – 0946 833 384"), ["02613544123", "0946833384"]);
}

#[test]
fn a_short_code_needs_a_cue() {
    for text in [
        "gọi 111",
        "Gọi ngay số 111!",
        "hãy gọi điện đến 111.",
        "gọi đến tổng đài miễn phí 111",
        "Tổng đài điện thoại quốc gia bảo vệ trẻ em (111)",
        "Tổng đài: **111**",
        "đường dây nóng phòng, chống mua bán người 111",
        "bấm 111 trên điện thoại",
        "nhắn tin đến 111",
        "số 111 luôn có người nghe máy",
        "qua số 111",
        "111 – Tổng đài quốc gia bảo vệ trẻ em",
        "111 là tổng đài bảo vệ trẻ em",
        "Call 111 for help",
        "dial 111",
        "the national child protection hotline is 111",
        "gọi 24/7: 111",
        "go\u{323}i so\u{302}\u{301} 111",
        "Tổng đài 111: người trực luôn lắng nghe",
    ] {
        assert_eq!(found(text), ["111"], "in {text}");
    }
}

#[test]
fn short_codes_come_in_rows() {
    for text in [
        "gọi 113, 114 hoặc 115",
        "gọi 113/114/115",
        "gọi 113-114-115",
        "gọi 113 (công an), 114 (cứu hỏa), 115 (cấp cứu)",
        "call 113, 114 or 115.",
    ] {
        assert_eq!(found(text), ["113", "114", "115"], "in {text}");
    }
}

#[test]
fn what_is_no_number_to_dial_is_left_alone() {
    for text in [
        "111 học viên",
        "có 111 học viên đến lớp",
        "Tổng đài đã nhận 111 cuộc gọi",
        "gọi 111 học viên lên nhận giấy khen",
        "Điều 111",
        "theo Điều 111: tổng đài do Chính phủ lập",
        "Nghị định số 111",
        "tổng số 111 trường hợp",
        "nhà số 111 đường Trần Phú",
        "Số 115 Trần Hưng Đạo",
        "Bản tin số 112",
        "Quyết định số 111/QĐ-UBND",
        "theo số 125/2021/NĐ-CP",
        "Kế hoạch số 702/KH-UBND",
        "Chỉ thị số 121-CT/TW",
        "1.900.000 đ",
        "1.900.969.680 đồng",
        "19001000 đồng",
        "19001000đ",
        "25/11/2024",
        "03-12-2024 100 người",
        "02.11.2024 100",
        "2024-11-25",
        "24/7",
        "giai đoạn 1900-1975",
        "1800 – 1900",
        "năm 2024",
        "MST 0301234567",
        "mã số thuế: 0301234567",
        "số CCCD 036085012345",
        "https://example.vn/p/0946833384",
        "anh0946833384@example.vn",
        "#111",
        "tỷ lệ 111,5",
        "lúc 8:00 ngày 15/11",
        "A4, COVID19",
    ] {
        assert_eq!(written(text), [""; 0], "in {text}");
    }
}

#[test]
fn a_number_with_a_digit_too_few_or_too_many_is_malformed() {
    for (text, digits) in [
        ("Ngôi nhà Bình yên 1900 969 68 (24/7)", "190096968"),
        ("gọi 1900.969.6800.", "19009696800"),
        ("hotline 190096968", "190096968"),
        ("từ nước ngoài +84 946 833 38", "+8494683338"),
        ("Điện thoại: 0946 833 38", "094683338"),
    ] {
        let digits_found: Vec<String> =
            find_malformed(text).into_iter().map(|slip| slip.digits).collect();
        assert_eq!(digits_found, [digits], "in {text}");
        assert_eq!(found(text), [""; 0], "in {text}");
    }
    for text in [
        "gọi 1900 969 680",
        "năm 1900 300 người",
        "1900000 đồng",
        "giai đoạn 1900-1975",
        "02-11-2024",
        "mẫu 0123 456",
        "CCCD số 036085012345",
        "gọi 111, 24/7",
    ] {
        assert_eq!(find_malformed(text), [], "in {text}");
    }
}

proptest! {
    #[test]
    fn finding_never_panics_and_ranges_are_apart(
        text in "\\PC{0,60}|([0-9]{1,4}|[ ./(),+-]|gọi|số|đ|tổng đài|\u{301}){0,24}"
    ) {
        let mut end = 0;
        for found in find(&text) {
            prop_assert!(found.range.start >= end);
            prop_assert!(text.get(found.range.clone()).is_some_and(|s| !s.is_empty()));
            prop_assert_eq!(parse(&text[found.range.clone()]), Some(found.phone));
            end = found.range.end;
        }
        for slip in find_malformed(&text) {
            prop_assert!(text.get(slip.range.clone()).is_some());
            prop_assert_eq!(parse(&text[slip.range]), None);
        }
    }

    #[test]
    fn both_normal_forms_have_the_same_numbers(
        text in "([0-9]{1,4}|[ ./(),+-]|gọi|số|đ|tổng đài|điều|học viên){0,24}"
    ) {
        let nfd: String = text.nfd().collect();
        prop_assert_eq!(found(&nfd), found(&text));
    }

    #[test]
    fn what_is_displayed_reads_as_the_same_number(text in "\\+?[0-9]{3,15}") {
        if let Some(phone) = parse(&text) {
            prop_assert_eq!(parse(&phone.display()), Some(phone.clone()));
            prop_assert_eq!(parse(&phone.href()), Some(phone));
        }
    }
}
