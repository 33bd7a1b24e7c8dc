//! Nothing in; the public holidays of Vietnam out, as the Labour Code has them (Bộ luật Lao động số 45/2019/QH14,
//! Điều 112).
//!
//! Only what the law itself fixes: the days off around Tết and the second day of the National Day are announced each
//! year, and so are days that are exchanged.

use crate::model::Observance;
use crate::model::observance::{DayOfYear, ObservanceKind, YearlyDays};
use crate::yaml::Localized;

/// Since when all the country has a day off for the kings of Hùng (Luật số 84/2007/QH11).
const GIO_TO_SINCE: i16 = 2007;

/// The holidays.
pub(super) fn all() -> Vec<Observance> {
    use DayOfYear::{Civil, Lunar};
    let day = |id, vi, en, day| holiday(id, vi, en, day, None);
    vec![
        day("tet-duong-lich", "Tết Dương lịch", "New Year's Day", Civil(1, 1)),
        day("tet-nguyen-dan", "Mùng 1 Tết Nguyên đán", "Lunar New Year's Day", Lunar(1, 1)),
        holiday(
            "gio-to-hung-vuong",
            "Giỗ Tổ Hùng Vương",
            "Hùng Kings' Commemoration Day",
            Lunar(3, 10),
            Some(GIO_TO_SINCE),
        ),
        day("ngay-chien-thang", "Ngày Chiến thắng", "Victory Day", Civil(4, 30)),
        day("quoc-te-lao-dong", "Ngày Quốc tế Lao động", "International Workers' Day", Civil(5, 1)),
        day("quoc-khanh", "Quốc khánh", "National Day", Civil(9, 2)),
    ]
}

fn holiday(id: &str, vi: &str, en: &str, day: DayOfYear, since: Option<i16>) -> Observance {
    Observance {
        id: id.to_owned(),
        title: both(vi, en),
        description: Localized::default(),
        basis: both(
            "Bộ luật Lao động số 45/2019/QH14, Điều 112",
            "Labour Code 45/2019/QH14, Article 112",
        ),
        document: None,
        rule: YearlyDays { first: day, last: day, since, until: None },
        topics: Vec::new(),
        page: None,
        is_holiday: true,
        kind: ObservanceKind::Day,
        sensitive: false,
        folder: None,
    }
}

/// Vietnamese, and English for every other language.
fn both(vi: &str, en: &str) -> Localized {
    let mut text = Localized::same(en);
    text.by_language.insert("vi".to_owned(), vi.to_owned());
    text
}
