//! Dates as people write them: read where they are clear, told where they contradict themselves.

use crate::site::Site;

fn event(front: &str, body: &str) -> Site {
    let section = "---\ntitle: Sự kiện\ndescription: b\nkind: events\n---\n";
    let event = format!("---\ntitle: Lễ\ndescription: b\n{front}\n---\n{body}\n");
    Site::new().file("content/su-kien/_index.md", section).file("content/su-kien/le.md", &event)
}

fn ics(front: &str) -> String {
    let mut built = event(front, "Chữ.").build();
    built.ok();
    built.text("su-kien/le/le.ics")
}

#[test]
fn one_line_may_say_from_when_to_when() {
    let both = ics("bắt đầu: 15/11/2026\nkết thúc: 15/12/2026");
    for line in [
        "từ 15/11 đến 15/12/2026",
        "15/11 – 15/12/2026",
        "từ ngày 15 tháng 11 đến hết ngày 15 tháng 12 năm 2026",
    ] {
        assert_eq!(ics(&format!("bắt đầu: {line}")), both, "{line}");
        assert_eq!(ics(&format!("start: {line}\nend: 2026-12-15")), both, "{line}");
    }
    let hours = ics("bắt đầu: 25/11/2026 8:00\nkết thúc: 25/11/2026 11:30");
    assert_eq!(ics("bắt đầu: từ 8 giờ đến 11 giờ 30, thứ Tư, ngày 25/11/2026"), hours);
    let start = ics("bắt đầu: 25/11/2026 8:30");
    for line in ["8 giờ 30 ngày 25/11/2026", "8h30 sáng thứ Tư, 25/11/2026"] {
        assert_eq!(ics(&format!("bắt đầu: {line}")), start, "{line}");
    }
}

#[test]
fn an_end_that_is_given_twice_differently_is_told() {
    let mut built = event("bắt đầu: từ 15/11 đến 15/12/2026\nkết thúc: 16/12/2026", "").build();
    built
        .expect_error("duplicate-key", "content/su-kien/le.md", 5, 11)
        .saying("giữ một chỗ", "keep one");
    assert_eq!(built.errors().len(), 1, "{:?}", built.errors());
    let mut built = event("bắt đầu: từ 31/11 đến 15/12/2026", "").build();
    built
        .expect_error("no-such-day", "content/su-kien/le.md", 4, 10)
        .saying("có 30 ngày", "30 days");
    assert_eq!(built.errors().len(), 1, "{:?}", built.errors());
    let mut built = event("bắt đầu: từ 15/12/2026 đến 15/11/2026", "").build();
    built.expect_error("end-before-start", "content/su-kien/le.md", 4, 10);
    assert_eq!(built.errors().len(), 1, "{:?}", built.errors());
}

#[test]
fn a_weekday_that_is_not_the_dates_is_told_where_it_stands() {
    let mut built =
        event("bắt đầu: 8h, Thứ Hai, 25/11/2026", "Mời đến **thứ Ba**, 25/11/2026.").build();
    built
        .expect_warning("wrong-weekday", "content/su-kien/le.md", 4, 14)
        .saying("viết `Thứ Tư, 25/11/2026`", "write `Thứ Tư, 25/11/2026`");
    built
        .expect_warning("wrong-weekday", "content/su-kien/le.md", 6, 11)
        .saying("Thứ Tư", "Wednesday");
    built.ok();
    assert_eq!(built.findings().len(), 2);
}
