use jiff::civil::{date, time};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::vectors;

fn at(hour: i8, minute: i8) -> Moment {
    Moment { date: date(2024, 11, 25), time: Some(time(hour, minute, 0, 0)) }
}

#[test]
fn dates_are_read_as_in_the_vectors() {
    for case in vectors::group("date_read") {
        let text = vectors::string(&case[0]);
        let read = read_date(&text).ok().map(|date| date.to_string());
        assert_eq!(read.as_deref(), case[1].as_str(), "date of {text}");
    }
}

#[test]
fn dates_are_written_as_in_the_vectors() {
    for (iso, expected) in vectors::pairs("date_long") {
        assert_eq!(read_date(&iso).map(long), Ok(expected));
    }
    for (iso, expected) in vectors::pairs("date_weekday") {
        assert_eq!(read_date(&iso).map(with_weekday), Ok(expected));
    }
}

#[test]
fn every_written_form_is_one_day() {
    for text in [
        "2024-11-25",
        "25/11/2024",
        "25-11-2024",
        "25.11.2024",
        " 25 / 11 / 2024 ",
        "ngày 25 tháng 11 năm 2024",
        "Ngày 25 tháng 11, năm 2024",
        "25 tháng 11 năm 2024",
        "ngày 25/11/2024",
        "nga\u{300}y 25 tha\u{301}ng 11 na\u{306}m 2024",
    ] {
        assert_eq!(read_date(text), Ok(date(2024, 11, 25)), "{text}");
    }
}

#[test]
fn an_error_says_what_is_wrong() {
    let no_day = |year, month, day| Err(DateError::NoSuchDay { year, month, day });
    assert_eq!(read_date("31/11/2024"), no_day(2024, 11, 31));
    assert_eq!(read_date("2023-02-29"), no_day(2023, 2, 29));
    assert_eq!(read_date("13/13/2024"), no_day(2024, 13, 13));
    assert_eq!(read_date("00/11/2024"), no_day(2024, 11, 0));
    assert_eq!(read_date("11/25/2024"), Err(DateError::UsOrder));
    assert_eq!(read_date("2/30/2024"), no_day(2024, 30, 2));
    assert_eq!(read_moment("31/11/2024 8:00"), no_day(2024, 11, 31).map(|d: Date| d.into()));
    assert_eq!(read_moment("8h 11/25/2024"), Err(DateError::UsOrder));
    for text in ["", "mai", "25/11", "25/11/24", "2024", "25/11/2024/1", "25-11/2024", "²5/11/2024"]
    {
        assert_eq!(read_date(text), Err(DateError::NotADate), "{text}");
    }
}

#[test]
fn moments_are_read_in_either_order() {
    assert_eq!(read_moment("25/11/2024"), Ok(date(2024, 11, 25).into()));
    for text in [
        "2024-11-25 08:00",
        "2024-11-25T08:00",
        "2024-11-25T08:00:00",
        "25/11/2024 8:00",
        "25/11/2024, 8h",
        "25/11/2024 8 giờ",
        "25/11/2024 lúc 8h00",
        "8:00 25/11/2024",
        "8 giờ, ngày 25/11/2024",
        "8 giờ ngày 25 tháng 11 năm 2024",
        "ngày 25 tháng 11 năm 2024 8:00",
    ] {
        assert_eq!(read_moment(text), Ok(at(8, 0)), "{text}");
    }
    for text in [
        "25/11/2024 8h30",
        "25/11/2024 8 giờ 30",
        "8 giờ 30 phút ngày 25/11/2024",
        "8 giờ 30 ngày 25/11/2024",
        "8 giờ 30, thứ Hai, ngày 25/11/2024",
        "8h30 sáng 25/11/2024",
        "Thứ Hai, 25/11/2024, 8 giờ 30 phút sáng",
    ] {
        assert_eq!(read_moment(text), Ok(at(8, 30)), "{text}");
    }
    for text in ["25/11/2024 25:00", "25/11/2024 8:", "8:00", "25/11/2024 8:00 8:00"] {
        assert_eq!(read_moment(text), Err(DateError::NotADate), "{text}");
    }
}

#[test]
fn ranges_are_read() {
    let day = |day: i8, month: i8| Moment::from(date(2024, month, day));
    for (text, start, end) in [
        ("từ 15/11 đến 15/12/2024", day(15, 11), day(15, 12)),
        ("Từ ngày 15/11/2024 đến hết ngày 15/12/2024", day(15, 11), day(15, 12)),
        ("từ ngày 15 tháng 11 đến ngày 15 tháng 12 năm 2024", day(15, 11), day(15, 12)),
        ("15/11 – 15/12/2024", day(15, 11), day(15, 12)),
        ("2024-11-15 - 2024-12-15", day(15, 11), day(15, 12)),
        ("15-16/12/2024", day(15, 12), day(16, 12)),
        ("8h00 - 8h30 ngày 25/11/2024", at(8, 0), at(8, 30)),
        ("từ 8:00 đến 8:30, thứ Hai, 25/11/2024", at(8, 0), at(8, 30)),
        ("25/11/2024, 8 giờ – 8 giờ 30", at(8, 0), at(8, 30)),
        ("từ 25/12/2023 đến 5/1/2024", Moment::from(date(2023, 12, 25)), day(5, 1)),
        ("từ 25/12 đến 5/1/2024", Moment::from(date(2023, 12, 25)), day(5, 1)),
    ] {
        assert_eq!(read_range(text), Ok((start, end)), "{text}");
    }
    let no_day = DateError::NoSuchDay { year: 2024, month: 11, day: 31 };
    assert_eq!(read_range("từ 31/11 đến 15/12/2024"), Err(no_day));
    assert_eq!(read_range("từ 1/11 đến 31/11/2024"), Err(no_day));
    for text in ["25/11/2024", "2024-11-25", "25-11-2024", "từ mai đến kia", "đến", "8h - 9h"]
    {
        assert_eq!(read_range(text), Err(DateError::NotADate), "{text}");
    }
}

#[test]
fn the_part_of_the_day_counts() {
    for (text, hour) in [
        ("2 giờ chiều", 14),
        ("14h chiều", 14),
        ("7h tối", 19),
        ("12 giờ trưa", 12),
        ("1h trưa", 13),
    ] {
        assert_eq!(read_time(text), Some(time(hour, 0, 0, 0)), "{text}");
    }
    for text in ["14h sáng", "20h chiều", "chiều", "16h trưa"] {
        assert_eq!(read_time(text), None, "{text}");
    }
}

#[test]
fn times_are_read() {
    assert_eq!(read_time("8h30"), Some(time(8, 30, 0, 0)));
    assert_eq!(read_time("8g05"), Some(time(8, 5, 0, 0)));
    assert_eq!(read_time("17:00"), Some(time(17, 0, 0, 0)));
    assert_eq!(read_time("24:00"), None);
    assert_eq!(read_time("8"), None);
    assert_eq!(read_time("24/7"), None);
}

#[test]
fn months_are_read() {
    for text in ["2023-12", "12/2023", "tháng 12/2023", "tháng 12 năm 2023"] {
        assert_eq!(read_month(text), Some((2023, 12)), "{text}");
    }
    for text in ["13/2023", "2023", "2023-2024", "12/23", ""] {
        assert_eq!(read_month(text), None, "{text}");
    }
}

#[test]
fn each_language_has_its_form() {
    let day = date(2024, 3, 5);
    assert_eq!(short(day), "05/3/2024");
    assert_eq!(long_en(day), "5 March 2024");
    assert_eq!((weekday(day), weekday_short(day), weekday_en(day)), ("Thứ Ba", "T3", "Tuesday"));
}

#[test]
fn a_day_sorts_before_its_moments_and_survives_serialisation() {
    let day = Moment::from(date(2024, 11, 25));
    assert!(day < at(0, 0) && at(0, 0) < at(8, 30));
    for moment in [day, at(8, 30)] {
        let json = serde_json::to_string(&moment).expect("a moment is a string");
        assert_eq!(serde_json::from_str::<Moment>(&json).ok(), Some(moment));
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(year in 1900i16..2100, month in 1i8..=12, day in 1i8..=28) {
        let date = date(year, month, day);
        prop_assert_eq!(read_date(&long(date)), Ok(date));
        prop_assert_eq!(read_date(&short(date)), Ok(date));
        prop_assert_eq!(read_date(&date.to_string()), Ok(date));
    }

    #[test]
    fn reading_never_panics(text in "\\PC*|([0-9]{1,4}|[-/.: ,]|h|giờ|t|ngày|tháng|năm|lúc|từ|đến|–|thứ hai|chiều){0,9}") {
        let nfd: String = text.nfd().collect();
        let nfc: String = text.nfc().collect();
        prop_assert_eq!(read_moment(&nfd), read_moment(&nfc));
        prop_assert_eq!(read_month(&nfd), read_month(&nfc));
        prop_assert_eq!(read_time(&nfd), read_time(&nfc));
        prop_assert_eq!(read_range(&nfd), read_range(&nfc));
    }
}
