//! The text of a `ngay-ky-niem.yaml` in, its days as written out, with every finding.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::front::Given;
use crate::model::observance::{DayOfYear, YearlyDays};
use crate::say;
use crate::text::date::read_day_of_year;
use crate::text::slug::slug;
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{self, Localized, Node, Spanned};

/// More days than this are a broken file.
const LIMIT: usize = 500;

const fn key(name: &'static str, also: &'static [&'static str]) -> Key {
    Key { name, also }
}

/// The key of the file.
const FILE: &[Key] = &[key("observances", &["ngày kỷ niệm", "các ngày"])];

/// Keys of a day.
const DAY: &[Key] = &[
    key("id", &["mã"]),
    key("title", &["tên", "tiêu đề"]),
    key("description", &["tóm tắt"]),
    key("day", &["ngày"]),
    key("from", &["từ"]),
    key("to", &["đến", "đến hết"]),
    key("lunar", &["âm lịch"]),
    key("since", &["từ năm"]),
    key("until", &["đến năm"]),
    key("basis", &["căn cứ"]),
    key("document", &["văn bản"]),
    key("page", &["trang"]),
    key("topics", &["chuyên mục", "chủ đề"]),
    key("sensitive", &["nhạy cảm", "thoát nhanh"]),
    key("holiday", &["nghỉ lễ", "ngày lễ"]),
];

/// A day as it was written.
pub(super) struct Written {
    pub(super) id: String,
    /// Where the id stands, else the title.
    pub(super) id_span: Span,
    pub(super) title: Localized,
    pub(super) description: Localized,
    pub(super) basis: Localized,
    pub(super) rule: YearlyDays,
    pub(super) document: Option<Given<String>>,
    pub(super) page: Option<Given<String>>,
    pub(super) topics: Option<Given<Vec<String>>>,
    pub(super) is_sensitive: bool,
    pub(super) is_holiday: bool,
}

/// Reads the file; what is wrong is a finding, and the day is left out if it has no title or no date.
pub(super) fn read(text: &str, path: &Arc<str>) -> (Vec<Written>, Vec<Diagnostic>) {
    let (map, mut diagnostics) = yaml::parse(text, 0);
    let mut fields = Fields::new(&map, Span::new(0, 0), &[FILE]);
    let mut days = Vec::new();
    if fields.entry("observances").is_none() {
        fields.missing("observances");
    }
    for node in fields.list("observances").unwrap_or_default().iter().take(LIMIT) {
        days.extend(day(&mut fields, node, path));
    }
    diagnostics.extend(fields.finish());
    (days, diagnostics.into_iter().map(|found| found.in_file(path)).collect())
}

fn day<'a>(fields: &mut Fields<'a>, node: &'a Spanned<Node>, path: &Arc<str>) -> Option<Written> {
    let Node::Map(map) = &node.value else {
        let message = say!("mỗi ngày có các dòng riêng", "each day has lines of its own");
        let hint = say!(
            "viết `- tên: Ngày Gia đình Việt Nam`, xuống dòng, rồi `ngày: 28/6` thẳng hàng với `tên`",
            "write `- title: Human Rights Day`, then on the next line `day: 10/12` below `title`",
        );
        fields.report(Diagnostic::new(Code::WrongType, message).at(node.span).hint(hint));
        return None;
    };
    fields.inner(map, node.span, DAY, |inner| written(inner, path))
}

fn written(inner: &mut Fields<'_>, path: &Arc<str>) -> Option<Written> {
    let title = inner.localized("title");
    if title.is_none() && inner.filled("title").is_none() {
        inner.missing("title");
    }
    let rule = rule(inner);
    let id = inner.text("id");
    let title_span = inner.entry("title").map_or(inner.span(), |entry| entry.value.span);
    let given = |text: Option<Spanned<String>>| {
        text.map(|text| Given { value: text.value, span: text.span, file: Arc::clone(path) })
    };
    let topics = inner.entry("topics").map(|entry| entry.value.span);
    let texts = inner.texts("topics", LIMIT).into_iter().map(|text| text.value).collect();
    let read = Written {
        id: String::new(),
        id_span: id.as_ref().map_or(title_span, |id| id.span),
        title: title.clone().unwrap_or_default(),
        description: inner.localized("description").unwrap_or_default(),
        basis: inner.localized("basis").unwrap_or_default(),
        rule: rule?,
        document: given(inner.text("document")),
        page: given(inner.text("page")),
        topics: topics.map(|span| Given { value: texts, span, file: Arc::clone(path) }),
        is_sensitive: inner.flag("sensitive").unwrap_or(false),
        is_holiday: inner.flag("holiday").unwrap_or(false),
    };
    let title = title?;
    let id = id.map_or_else(|| slug(title.get("vi", "vi")), |id| slug(&id.value));
    Some(Written { id, ..read })
}

/// `day`, or `from` and `to`, or `lunar`; and the years in which it is kept.
fn rule(inner: &mut Fields<'_>) -> Option<YearlyDays> {
    let (day, from, to) = (civil(inner, "day"), civil(inner, "from"), civil(inner, "to"));
    let lunar = lunar(inner);
    let (since, until) = (year(inner, "since"), year(inner, "until"));
    let has = |key: &str| inner.entry(key).is_some();
    let count = [has("day"), has("from") || has("to"), has("lunar")];
    match count.iter().filter(|has| **has).count() {
        0 => {
            inner.missing("day");
            return None;
        }
        1 => {}
        _ => {
            let message = say!(
                "chỉ dùng một trong `ngày`, `từ … đến …`, `âm lịch`",
                "use only one of `day`, `from … to …`, `lunar`"
            );
            let hint = say!("giữ một, xoá các dòng kia", "keep one and delete the others");
            let span = inner.span();
            inner.report(Diagnostic::new(Code::BadValue, message).at(span).hint(hint));
            return None;
        }
    }
    if has("from") != has("to") {
        inner.missing(if has("from") { "to" } else { "from" });
    }
    let (first, last) = from.zip(to).or_else(|| day.or(lunar).map(|day| (day, day)))?;
    Some(YearlyDays { first, last, since, until })
}

fn civil(inner: &mut Fields<'_>, name: &str) -> Option<DayOfYear> {
    let written = inner.text(name)?;
    let Some((day, month)) = read_day_of_year(&written.value) else {
        return bad_day(inner, &written);
    };
    // 2024 has every day that a year can have.
    if jiff::civil::Date::new(2024, month, day).is_err() {
        let message = say!("không có ngày {day}/{month}", "there is no day {day}/{month}");
        let hint = say!("sửa ngày hoặc tháng", "mend the day or the month");
        inner.report(Diagnostic::new(Code::NoSuchDay, message).at(written.span).hint(hint));
        return None;
    }
    Some(DayOfYear::Civil(month, day))
}

fn lunar(inner: &mut Fields<'_>) -> Option<DayOfYear> {
    let written = inner.text("lunar")?;
    let read = read_day_of_year(&written.value);
    match read.and_then(|(day, month)| Some((u8::try_from(day).ok()?, u8::try_from(month).ok()?))) {
        Some((day, month)) if day <= 30 => Some(DayOfYear::Lunar(month, day)),
        _ => bad_day(inner, &written),
    }
}

fn bad_day(inner: &mut Fields<'_>, written: &Spanned<String>) -> Option<DayOfYear> {
    let text = &written.value;
    let message =
        say!("“{text}” không phải một ngày của mọi năm", "“{text}” is no day of every year");
    let hint = say!(
        "viết ngày rồi tháng, không có năm: 20/10",
        "give the day, then the month, without a year: 20/10"
    );
    inner.report(Diagnostic::new(Code::BadDate, message).at(written.span).hint(hint));
    None
}

fn year(inner: &mut Fields<'_>, name: &str) -> Option<i16> {
    let number = inner.integer(name)?;
    if (1000..=9999).contains(&number.value) {
        return i16::try_from(number.value).ok();
    }
    let message = say!("năm này không hợp lý", "the year can't be right");
    let hint = say!("viết năm bằng bốn chữ số", "write the year in four digits");
    inner.report(Diagnostic::new(Code::BadValue, message).at(number.span).hint(hint));
    None
}
