//! Days of the week and times of the day as people write them for opening hours in; numbers out.

use crate::resolve::keys;
use crate::text::nearest::key_form;

/// The days that a text names, 1 Monday to 7 Sunday, sorted: `T2–T6, CN`, `thứ hai đến thứ sáu`, `hằng ngày`.
/// Empty when any part can't be read.
pub(super) fn days(text: &str) -> Vec<i8> {
    let lower = text.to_lowercase();
    let plain = lower.replace([',', ';', '+'], " , ").replace(['–', '—', '-', '−', '→'], " - ");
    let plain = plain.replace(" đến ", " - ").replace(" tới ", " - ").replace(" to ", " - ");
    let plain = plain.replace(" và ", " , ").replace(" and ", " , ").replace('&', " , ");
    let mut days = Vec::new();
    for part in plain.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match some_days(part.trim_start_matches("từ ").trim_start_matches("from ")) {
            Some(found) => days.extend(found),
            None => return Vec::new(),
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn some_days(part: &str) -> Option<Vec<i8>> {
    const DAILY: &[&str] = &[
        "hằng ngày",
        "hàng ngày",
        "mỗi ngày",
        "cả tuần",
        "các ngày trong tuần",
        "daily",
        "every day",
    ];
    let form = key_form(part);
    if DAILY.iter().any(|known| key_form(known) == form) {
        return Some((1..=7).collect());
    }
    let Some((first, last)) = part.split_once(" - ") else { return Some(vec![day(part)?]) };
    let (first, last) = (day(first)?, day(last)?);
    // From Saturday to Monday is three days.
    let count = (last - first).rem_euclid(7);
    Some((0..=count).map(|step| (first - 1 + step).rem_euclid(7) + 1).collect())
}

fn day(word: &str) -> Option<i8> {
    let form = key_form(word);
    let is_it = |known: &&str| key_form(known) == form;
    keys::WEEKDAYS.iter().find(|(_, words)| words.iter().any(is_it)).map(|(day, _)| *day)
}

/// Minutes after midnight of `8:00`, `8h`, `17h30`, `8 giờ 30`, `24:00`.
pub(super) fn minutes(text: &str) -> Option<u16> {
    let lower = text.trim().to_lowercase().replace("giờ", "h").replace("phút", "");
    let (hour, minute) = match lower.split_once([':', 'h', '.']) {
        Some((hour, minute)) => (hour.trim().to_owned(), minute.trim().to_owned()),
        None => (lower.trim().to_owned(), String::new()),
    };
    let two_digits = |text: &str| -> Option<u16> {
        let is_number = !text.is_empty() && text.len() <= 2;
        is_number.then(|| text.parse().ok()).flatten()
    };
    let hour = two_digits(&hour)?;
    let minute = if minute.is_empty() { 0 } else { two_digits(&minute)? };
    let total = hour * 60 + minute;
    (minute < 60 && total <= 24 * 60).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        assert_eq!(days("T2–T6"), [1, 2, 3, 4, 5]);
        assert_eq!(days("Thứ hai đến thứ sáu"), [1, 2, 3, 4, 5]);
        assert_eq!(days("từ thứ 2 đến thứ 7"), [1, 2, 3, 4, 5, 6]);
        assert_eq!(days("T7, CN"), [6, 7]);
        assert_eq!(days("T7 và chủ nhật"), [6, 7]);
        assert_eq!(days("t7-t2"), [1, 6, 7]);
        assert_eq!(days("Mon-Fri, Sun"), [1, 2, 3, 4, 5, 7]);
        assert_eq!(days("hằng ngày"), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(days("ngày làm việc"), [0i8; 0]);
        assert_eq!(days("T2, hôm nào rảnh"), [0i8; 0]);
    }

    #[test]
    fn times_as_people_write_them() {
        for (text, expected) in [("8:00", 480), ("8h", 480), ("17h30", 1050), ("24:00", 1440)] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(minutes("7 giờ 30 phút"), Some(450));
        for text in ["25:00", "8:75", "sáng", "", "24:01", "08:0x"] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
