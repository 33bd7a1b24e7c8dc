//! Front matter in; values, and findings with their places, out.

use jiff::civil::{date, time};

use super::*;
use crate::diagnostics::line_column;
use crate::text::date::Moment;
use crate::yaml::{Localized, parse};

const COMMON: &[Key] = &[
    Key { name: "title", also: &["tiêu đề"] },
    Key { name: "tags", also: &["từ khóa"] },
    Key { name: "date", also: &["ngày"] },
    Key { name: "draft", also: &["nháp"] },
    Key { name: "order", also: &["thứ tự"] },
    Key { name: "extra", also: &[] },
];
const EVENT: &[Key] = &[
    Key { name: "start", also: &["bắt đầu"] },
    Key { name: "status", also: &["trạng thái"] },
    Key { name: "online", also: &["trực tuyến"] },
    Key { name: "location", also: &["địa điểm"] },
];

/// Runs `read` over the fields of a text; gives its value and the findings as `line:column code |marked|`.
fn read<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> (T, Vec<String>) {
    let (value, findings) = full(text, read);
    let told = findings.iter().map(|finding| {
        let span = finding.span.expect("a span");
        let place = line_column(text, span.start as usize);
        let marked = text.get(span.range()).expect("spans cut no character");
        format!("{}:{} {} |{marked}|", place.line, place.column, finding.code.name())
    });
    (value, told.collect())
}

fn full<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> (T, Vec<Diagnostic>) {
    let (map, found) = parse(text, 0);
    assert_eq!(found, []);
    let mut fields = Fields::new(&map, Span::new(0, text.len()), &[COMMON, EVENT]);
    let value = read(&mut fields);
    (value, fields.finish())
}

fn hint<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> String {
    let (_, findings) = full(text, read);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings[0].hint.clone().expect("a hint").vi
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn every_spelling_of_a_key_is_that_key() {
    for key in ["title", "Title", "TIÊU ĐỀ", "tieu de", "tieu-de", "tiêu_đề"] {
        let (title, found) = read(&format!("{key}: A\n"), |fields| fields.text("title"));
        assert_eq!((title.map(|t| t.value).as_deref(), found), (Some("A"), none()), "{key}");
    }
}

#[test]
fn unknown_and_repeated_keys() {
    let text = "tiêu đề: A\ntitle: B\ntiltle: C\nTrang thai: chính thức\nbat dau_: x\nxyz: D\n";
    let ((), found) = read(text, |_| ());
    assert_eq!(
        found,
        ["2:1 duplicate-key |title|", "3:1 unknown-key |tiltle|", "6:1 unknown-key |xyz|",]
    );
    assert!(hint("tiltle: C\n", |_| ()).contains("`title`"));
    assert!(hint("tiêu đề bài: C\n", |_| ()).contains("`tiêu đề`"));
    let all = hint("xyz: D\n", |_| ());
    assert!(all.contains("`tiêu đề`, `từ khóa`") && all.contains("`extra`, `bắt đầu`"), "{all}");
}

#[test]
fn texts_are_trimmed_and_lists_are_none() {
    let (title, found) =
        read("title: \"  Đắk Nông \"\n", |fields| fields.required_text("title"));
    let title = title.expect("a title");
    assert_eq!((title.value.as_str(), title.span), ("Đắk Nông", Span::new(7, 24)));
    assert_eq!(found, none());
    let (title, found) = read("draft: no\ntitle: [a]\n", |fields| fields.required_text("title"));
    assert_eq!((title, found), (None, vec!["2:8 wrong-type |[a]|".to_owned()]));
    let (title, found) = read("title:\n", |fields| fields.text("title"));
    assert_eq!((title, found), (None, none()));
}

#[test]
fn missing_texts_are_told_where_they_could_stand() {
    let (_, found) = read("draft: no\n", |fields| fields.required_text("title"));
    assert_eq!(found, ["1:1 missing-key ||"]);
    let (_, found) = read("draft: no\nTiêu đề: \"\"\n", |fields| fields.required_text("title"));
    assert_eq!(found, ["2:1 missing-key |Tiêu đề|"]);
    assert_eq!(hint("", |f| f.required_text("title")), "Thêm dòng `tiêu đề: …`.");
    assert_eq!(hint("Tieu de:\n", |f| f.required_text("title")), "Viết giá trị sau `Tieu de:`.");
}

#[test]
fn flags_and_integers() {
    for (written, want) in
        [("true", true), ("Có", true), ("khong", false), ("Sai", false), ("\"1\"", true)]
    {
        let (flag, found) = read(&format!("nháp: {written}\n"), |fields| fields.flag("draft"));
        assert_eq!((flag, found), (Some(want), none()), "{written}");
    }
    let (flag, found) = read("draft: chắc thế\norder: ba\n", |fields| {
        (fields.flag("draft"), fields.integer("order"), fields.integer("date"))
    });
    assert_eq!(flag, (None, None, None));
    assert_eq!(found, ["1:8 wrong-type |chắc thế|", "2:8 wrong-type |ba|"]);
    let (order, _) = read("order: -3\n", |fields| fields.integer("order").map(|order| order.value));
    assert_eq!(order, Some(-3));
}

#[test]
fn texts_are_a_list_or_a_line_with_commas() {
    let words = |text: &str| {
        let (tags, found) = read(text, |fields| fields.texts("tags", 3));
        let marked = tags.iter().map(|tag| text[tag.span.range()].to_owned()).collect::<Vec<_>>();
        (tags.into_iter().map(|tag| tag.value).collect::<Vec<_>>(), marked, found)
    };
    let good = |text: &str, want: &[&str], marked: &[&str]| {
        let (values, places, found) = words(text);
        assert_eq!((values, places, found), (owned(want), owned(marked), none()), "{text}");
    };
    good("từ khóa: an sinh,  bạo lực ,\n", &["an sinh", "bạo lực"], &["an sinh", "bạo lực"]);
    good("tags: \"đ, é\"\n", &["đ", "é"], &["đ", "é"]);
    good("tags: [a, \"b, c\", ]\n", &["a", "b, c"], &["a", "\"b, c\""]);
    good("tags:\n- a\n-\n- b\n", &["a", "b"], &["a", "b"]);
    good("tags: a,\n  b\n", &["a", "b"], &["a,\n  b", "a,\n  b"]);
    good("tags:\n", &[], &[]);
    let (values, _, found) = words("tags: [a, b, c, d, e]\n");
    assert_eq!((values.len(), found), (3, vec!["1:17 too-many |d|".to_owned()]));
    let (values, _, found) = words("tags: [a, {b: c}]\n");
    assert_eq!((values, found), (owned(&["a"]), vec!["1:11 wrong-type |{b: c}|".to_owned()]));
    let (_, _, found) = words("tags: {b: c}\n");
    assert_eq!(found, ["1:7 wrong-type |{b: c}|"]);
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn days_and_moments() {
    let (day, found) = read("ngày: 25/11/2026\n", |fields| fields.date("date"));
    assert_eq!((day.map(|d| d.value), found), (Some(date(2026, 11, 25)), none()));
    let (start, found) = read("bắt đầu: 2026-11-25 08:00\n", |fields| fields.moment("start"));
    let want = Moment { date: date(2026, 11, 25), time: Some(time(8, 0, 0, 0)) };
    assert_eq!((start.map(|s| s.value), found), (Some(want), none()));

    let read_date = |f: &mut Fields| f.date("date");
    for (written, code, mend) in [
        ("31/11/2026", "no-such-day", "30 ngày"),
        ("11/25/2026", "us-date", "`25/11/2026`"),
        ("hôm nay", "bad-date", "`25/11/2026`"),
        ("25/11/2026 8:00", "bad-date", "`25/11/2026`"),
        ("25/13/2026", "no-such-day", "1 đến 12"),
    ] {
        let text = format!("title: A\ndate: {written}\n");
        let (_, found) = read(&text, read_date);
        assert_eq!(found, [format!("2:7 {code} |{written}|")]);
        let hint = hint(&text, read_date);
        assert!(hint.contains(mend), "{written}: {hint}");
    }
    let (_, found) = read("start: 11/25/2026 8:00\n", |f| f.moment("start"));
    assert_eq!(found, ["1:8 us-date |11/25/2026 8:00|"]);
    let hint = hint("start: 11/25/2026 8:00\n", |f| f.moment("start"));
    assert!(hint.contains("`25/11/2026 8:00`"), "{hint}");
}

#[test]
fn choices_compare_by_their_form() {
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Status {
        Confirmed,
        Cancelled,
    }
    let choices: &[(Status, &[&str])] = &[
        (Status::Confirmed, &["confirmed", "chính thức", "xác nhận"]),
        (Status::Cancelled, &["cancelled", "đã huỷ"]),
    ];
    for written in ["confirmed", "Chinh thuc", "xác_nhận"] {
        let (status, found) =
            read(&format!("status: {written}\n"), |f| f.choice("status", choices));
        assert_eq!((status.map(|s| s.value), found), (Some(Status::Confirmed), none()));
    }
    let text = "trạng thái: da huyy\n";
    let (status, found) = read(text, |f| f.choice("status", choices));
    assert_eq!((status, found), (None, vec!["1:13 bad-value |da huyy|".to_owned()]));
    assert!(hint(text, |f| f.choice("status", choices)).contains("`đã huỷ`"));
    // A near word may mean the opposite, so that all are shown even then.
    let near = hint("status: đã hủyy\n", |f| f.choice("status", choices));
    assert_eq!(near, hint("status: xyz\n", |f| f.choice("status", choices)));
    let all = hint("status: xyz\n", |f| f.choice("status", choices));
    assert_eq!(all, "Chọn một trong: `chính thức`, `đã huỷ`.");
}

#[test]
fn addresses_are_complete_and_harmless() {
    for good in [
        "https://example.vn",
        "HTTP://example.vn:8080/a?b=c#d",
        "https://vi.wikipedia.org/wiki/Th%E1%BB%9Di",
        "https://vi.wikipedia.org/wiki/Thời_tiết",
        "https://[::1]/a",
        "https://đà-lạt.vn/@a",
    ] {
        assert!(is_web_address(good), "{good}");
    }
    for bad in [
        "example.vn",
        "//example.vn",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://a b.vn",
        "https://user:secret@example.vn",
        "https://user@example.vn",
        "https://a.vn\\@b.vn",
        "ftp://a.vn",
        "https://a.vn/\"x",
        "https://a.vn:port",
        "https://a..vn",
        "https://a.vn/\u{202E}x",
        "https://a.vn/<x>",
        "https://a.vn/\u{a0}",
        "java\nscript://x",
        "https://[::x]/",
        "mailto:a@b.vn",
        "https://?a",
    ] {
        assert!(!is_web_address(bad), "{bad}");
    }
    let text = "online: zoom.us/j/1\n";
    let (url, found) = read(text, |f| f.url("online"));
    assert_eq!((url, found), (None, vec!["1:9 bad-url |zoom.us/j/1|".to_owned()]));
    assert_eq!(hint(text, |f| f.url("online")), "Viết `https://zoom.us/j/1`.");
}

#[test]
fn localized_texts() {
    let (title, found) =
        read("title: {vi: Trợ giúp, EN: Help, rad: }\n", |f| f.localized("title"));
    let title = title.expect("a title");
    assert_eq!(found, none());
    assert_eq!((title.get("vi", "en"), title.get("en", "vi")), ("Trợ giúp", "Help"));
    assert_eq!(title.get("rad", "vi"), "Trợ giúp");
    let (title, found) = full("title: {vn: A}\n", |f| f.localized("title"));
    assert_eq!(title.map(|title| title.get("vi", "en").to_owned()).as_deref(), Some("A"));
    assert_eq!(found.iter().map(Diagnostic::is_error).collect::<Vec<_>>(), [false]);
    let (title, _) = read("title: A\n", |f| f.localized("title"));
    assert_eq!(title, Some(Localized::same("A")));
    let (_, found) = read("title: {tiếng việt: a, en: [b]}\n", |f| f.localized("title"));
    assert_eq!(found, ["1:9 bad-value |tiếng việt|", "1:28 wrong-type |[b]|"]);
    let (_, found) = read("title: [a]\n", |f| f.localized("title"));
    assert_eq!(found, ["1:8 wrong-type |[a]|"]);
}

#[test]
fn mappings_lists_and_free_values() {
    let text = "location: {name: A}\ntags: a\norder:\n  - 1\n  - 2\nextra: {a: 1, b: [no, true]}\n";
    let ((), found) = read(text, |fields| {
        let (map, span) = fields.map("location").expect("a mapping");
        assert_eq!((map.entries.len(), &text[span.range()]), (1, "{name: A}"));
        assert_eq!(fields.list("order").map(<[_]>::len), Some(2));
        assert_eq!((fields.nodes("tags").len(), fields.nodes("order").len()), (1, 2));
        assert!(fields.nodes("title").is_empty() && fields.list("title").is_none());
        let extra = fields.free("extra").expect("extra");
        assert_eq!(extra.to_string(), r#"{"a":1,"b":["no",true]}"#);
        assert!(fields.list("tags").is_none() && fields.map("tags").is_none());
    });
    assert_eq!(found, ["2:7 wrong-type |a|", "2:7 wrong-type |a|"]);
}

#[test]
fn messages_name_the_key_as_it_was_written() {
    let ((), findings) = full("Từ Khoá: {a: b}\nnháp: x\n", |fields| {
        fields.texts("tags", 9);
        fields.flag("draft");
    });
    assert_eq!(findings[0].message.vi, "Giá trị của `Từ Khoá` phải là một danh sách.");
    assert_eq!(findings[1].message.en, "The value of `nháp` must be `yes` or `no`.");
}

proptest::proptest! {
    #[test]
    fn no_value_makes_a_reader_panic(
        value in "([\\[\\]{},:\"'|>-]|\\n  |[a-cđ0-9./]| |\\PC){0,20}|[0-9]{1,4}[/.-][0-9]{1,4}[/.-][0-9]{1,6}( [0-9:h]{1,6})?",
    ) {
        let text = format!("title: {value}\n");
        let (map, _) = parse(&text, 0);
        let mut fields = Fields::new(&map, Span::new(0, text.len()), &[COMMON, EVENT]);
        let tags = fields.texts("title", 5);
        proptest::prop_assert!(tags.len() <= 5);
        let _ = (fields.required_text("title"), fields.flag("title"), fields.integer("title"));
        let _ = (fields.moment("title"), fields.date("title"), fields.url("title"));
        let _ = (fields.localized("title"), fields.free("title"), fields.nodes("title").len());
        let _ = (fields.choice("title", &[((), &["a", "b"])]), fields.list("title").is_some());
        for finding in fields.finish() {
            let span = finding.span.expect("a span");
            proptest::prop_assert!(text.get(span.range()).is_some(), "{finding:?}");
        }
        for tag in tags {
            proptest::prop_assert!(text.get(tag.span.range()).is_some(), "{tag:?}");
        }
    }
}
