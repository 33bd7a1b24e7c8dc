//! In: a civil date. Out: how Vietnamese and English write it.

use jiff::civil::{Date, Weekday};

/// `ngày 25 tháng 11 năm 2024`; days to 9 and months to 2 have a zero before them (Nghị định 30/2020/NĐ-CP, Phụ lục I).
pub fn long(date: Date) -> String {
    let (day, month) = padded(date);
    format!("ngày {day} tháng {month} năm {}", date.year())
}

/// `25/11/2024`, `05/3/2024`, with zeros as in the long form.
pub fn short(date: Date) -> String {
    let (day, month) = padded(date);
    format!("{day}/{month}/{}", date.year())
}

/// `Thứ Hai, 25/11/2024`.
pub fn with_weekday(date: Date) -> String {
    format!("{}, {}", weekday(date), short(date))
}

/// `Thứ Hai` to `Thứ Bảy`, `Chủ Nhật`.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ Nhật",
    }
}

/// `T2` to `T7`, `CN`: the heads of a calendar.
pub fn weekday_short(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "T2",
        Weekday::Tuesday => "T3",
        Weekday::Wednesday => "T4",
        Weekday::Thursday => "T5",
        Weekday::Friday => "T6",
        Weekday::Saturday => "T7",
        Weekday::Sunday => "CN",
    }
}

/// `25 November 2024`.
pub fn long_en(date: Date) -> String {
    format!("{} {} {}", date.day(), month_en(date), date.year())
}

/// `Monday` to `Sunday`.
pub fn weekday_en(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `January` to `December`.
pub fn month_en(date: Date) -> &'static str {
    match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

fn padded(date: Date) -> (String, String) {
    let month = match date.month() {
        month @ 1..=2 => format!("{month:02}"),
        month => month.to_string(),
    };
    (format!("{:02}", date.day()), month)
}
