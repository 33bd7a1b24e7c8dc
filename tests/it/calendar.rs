//! A calendar of hard cases: what takes place when, the same in `events.json` and in every calendar.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::folder;
use crate::site::{Built, Site};

const SECTION: &str = "---\ntitle: Lịch\ndescription: b\nkind: events\n---\n";

/// Starts of each taking place by the event's id, moved ones in brackets.
fn starts(data: &Value, list: &str) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for item in data[list].as_array().unwrap() {
        let starts = item["occurrences"].as_array().unwrap().iter().map(|one| {
            let start = one["start"].as_str().unwrap().trim_end_matches(":00+07:00");
            if one["former"] == true { format!("({start})") } else { start.to_owned() }
        });
        let id = item["id"].as_str().unwrap().trim_start_matches("su-kien/");
        all.insert(id.to_owned(), starts.collect());
    }
    all
}

fn assert_told_of_daily(built: &Built) {
    let found = built.findings();
    let codes: Vec<(&str, usize)> = found.iter().map(|found| (found.code, found.line)).collect();
    assert_eq!(codes, [("too-many-occurrences", 6)]);
}

#[test]
fn hard_cases_take_place_when_they_should() {
    let built = Site::of("calendar").build();
    assert_told_of_daily(&built);
    let data: Value = serde_json::from_str(&built.text("events.json")).unwrap();
    let events = starts(&data, "items");
    let of = |id: &str| events[id].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("qua-dem"), ["2026-11-20T22:00"]);
    assert_eq!(of("nhuan"), ["2024-02-29", "2028-02-29"]);
    let weekly =
        ["02", "04", "11", "16", "23", "25", "30"].map(|day| format!("2026-11-{day}T06:00"));
    assert_eq!(of("hang-tuan"), weekly);
    let fortnight = ["11-02", "11-08", "11-16", "11-22", "11-30", "12-06"];
    assert_eq!(of("hai-tuan"), fortnight.map(|day| format!("2026-{day}T06:00")));
    assert_eq!(of("thang-31"), ["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"]);
    let last = ["2026-10-30", "2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26", "2027-03-26"];
    assert_eq!(of("thu-cuoi"), last.map(|day| format!("{day}T14:00")));
    assert_eq!(of("hoan"), ["(2026-11-29T08:00)", "2026-12-06T08:00"]);
    let moved = ["(2026-12-03T14:00)", "2026-12-04T09:00", "2026-12-10T14:00", "2026-12-17T14:00"];
    assert_eq!(of("hoan-buoi-dau"), moved);
    // 2029 and 2030 are beyond the window.
    let lunar = ["2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04"];
    assert_eq!(of("gio-to"), lunar.map(|day| format!("{day}T07:30")));
    assert_eq!(events["moi-ngay"].len(), 1500);
    assert_eq!(events["moi-ngay"].last().unwrap(), "2028-12-31T05:00");
    assert!(!events.contains_key("kin"), "sensitive");

    let days = starts(&data, "observances");
    // The event `ca-thang` stands for the one of 2026.
    let month = [
        "2021-11-15",
        "2022-11-15",
        "2023-11-15",
        "2024-11-15",
        "2025-11-15",
        "2027-11-15",
        "2028-11-15",
    ];
    assert_eq!(days["thang"], month);
    assert_eq!(days["gio-to-hung-vuong"][5..], lunar);
    assert!(days["tet-nguyen-dan"].contains(&"2026-02-17".to_owned()));
    assert!(!days.contains_key("ngay-kin"), "sensitive");
    // Every month that something touches has its page, the last day of December of the winter week too.
    for month in ["2026-11", "2027-01", "2029-01"] {
        built.text(&format!("su-kien/{month}/index.html"));
    }
}

#[test]
fn kings_of_hung_until_2030() {
    let built = Site::of("calendar").today("2030-04-01").build();
    assert_told_of_daily(&built);
    let data: Value = serde_json::from_str(&built.text("events.json")).unwrap();
    let expected =
        ["2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12"];
    assert_eq!(starts(&data, "items")["gio-to"], expected.map(|day| format!("{day}T07:30")));
}

#[test]
fn calendars_are_sound_and_the_same_in_every_build() {
    let once = Site::of("calendar").build();
    assert_told_of_daily(&once);
    let again = Site::of("calendar").build();
    assert_told_of_daily(&again);
    let calendars: Vec<String> = folder::files(&once.site.output())
        .into_keys()
        .filter(|path| path.ends_with(".ics"))
        .collect();
    assert!(calendars.len() > 15, "{calendars:?}");
    for path in &calendars {
        let text = once.text(path);
        assert_eq!(text, again.text(path), "{path}");
        assert!(text.lines().all(|line| line.len() <= 75), "{path}");
        let unfolded = icalendar::parser::unfold(&text);
        icalendar::parser::read_calendar(&unfolded).unwrap();
    }
    let whole = once.text("su-kien/lich.ics").replace("\r\n ", "");
    for line in [
        "GEO:11.94;108.44",
        "CATEGORIES:Chung\\; riêng\\, và \"khác\"",
        "SUMMARY:Chữ khó: a\\;b\\,c\\\\d \"e\" 𐐷🕯️ Cơ̆ lăn",
        "STATUS:CANCELLED",
        "RECURRENCE-ID:20261203T070000Z",
        "UID:su-kien/gio-to@example.vn",
        "UID:su-kien/gio-to/20270416@example.vn",
        "UID:ngay-ky-niem/quoc-khanh@example.vn",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ] {
        assert!(whole.contains(&format!("\r\n{line}\r\n")), "{line}");
    }
    assert!(!whole.contains("METHOD") && !whole.contains("ORGANIZER") && !whole.contains("kín"));
}

#[test]
fn three_thousand_events_are_one_calendar() {
    let mut site = Site::new().file("content/su-kien/_index.md", SECTION);
    for number in 0..3000 {
        let (month, day, hour) = (number % 12 + 1, number % 28 + 1, number % 23);
        let mut page = format!("---\ntitle: Buổi {number}\ndescription: b\n");
        writeln!(page, "start: 2026-{month:02}-{day:02} {hour:02}:00").unwrap();
        page.push_str("---\nChữ.\n");
        site = site.file(&format!("content/su-kien/{number}.md"), &page);
    }
    let mut built = site.build();
    built.ok();
    let whole = built.text("su-kien/lich.ics");
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), 3000);
    assert!(whole.lines().all(|line| line.len() <= 75));
    let unfolded = icalendar::parser::unfold(&whole);
    assert_eq!(icalendar::parser::read_calendar(&unfolded).unwrap().components.len(), 3000);
}

fn event(front: &str) -> Site {
    let event = format!("---\ntitle: Lễ\ndescription: b\n{front}\n---\nChữ.\n");
    Site::new().file("content/su-kien/_index.md", SECTION).file("content/su-kien/le.md", &event)
}

#[test]
fn a_start_on_no_day_of_the_repetition_is_told() {
    let mut built = event("start: 2026-11-01 8:00\nrepeat: {every: week, on: wed}").build();
    built
        .expect_warning("repeat-differs", "content/su-kien/le.md", 5, 9)
        .saying("lần đầu là 04/11/2026", "the first time is 04/11/2026");
    assert!(built.text("su-kien/le/le.ics").contains("DTSTART:20261104T010000Z"));
    let mut built =
        event("start: 2026-11-04\nend: 2026-11-30\nrepeat: {every: week, on: wed}").build();
    built
        .expect_warning("repeat-differs", "content/su-kien/le.md", 6, 9)
        .saying("`đến hết: …`", "`until: …`");
    let mut built = event("start: 2026-11-11\nrepeat: {every: month, on: wed}").build();
    built
        .expect_warning("repeat-differs", "content/su-kien/le.md", 5, 9)
        .saying("`tuần thứ: 2`", "`week: 2`");
    let mut built = event("start: 2026-11-11\nrepeat: {every: week, until: 1/11/2026}").build();
    built.expect_warning("repeat-differs", "content/su-kien/le.md", 5, 9);
    let mut built = event("start: 2026-11-11\nrepeat: {every: week, lunar: 10/3}").build();
    built.expect_error("bad-value", "content/su-kien/le.md", 5, 23);
}

#[test]
fn days_of_the_year_are_told_where_they_are_wrong() {
    let days = "ngày kỷ niệm:\n  - {tên: Ngày một, ngày: 31/11}\n  - {tn: Ngày hai, ngày: 1/2}\n  - {tên: Ngày ba, ngày: 1/2, âm lịch: 1/2}\n  - {tên: Ngày bốn, ngày: 4/4, trang: khong-co.md}\n  - {tên: Ngày bốn, ngày: 5/4}\n";
    let path = "content/su-kien/ngay-ky-niem.yaml";
    let mut built = event("start: 2026-11-11\nobservance: ngay-nam").file(path, days).build();
    built.expect_error("no-such-day", path, 2, 27);
    built.expect_error("unknown-key", path, 3, 6).saying("`tên`", "`tên`");
    built.expect_error("missing-key", path, 3, 5);
    built.expect_error("bad-value", path, 4, 5);
    built.expect_error("unknown-reference", path, 5, 39);
    built.expect_error("id-collision", path, 6, 11);
    built.expect_error("unknown-reference", "content/su-kien/le.md", 5, 13);
    assert_eq!(built.errors().len(), 7, "{:?}", built.errors());
}

#[test]
fn a_yaml_file_that_nothing_reads_is_told() {
    let mut built = event("start: 2026-11-11").file("content/so-lieu.yaml", "a: 1\n").build();
    built.expect_warning("unread-data", "content/so-lieu.yaml", 0, 0);
    built.ok();
}

#[test]
fn a_change_without_a_higher_revision_is_told_when_asked() {
    let mut built = event("start: 2026-11-11 8:00\nlocation: A").build();
    built.ok();
    let published = built.site.output().join("events.json");
    let against = ["check", "--against", published.to_str().unwrap(), "--format", "json"];
    assert!(!built.site.cli(&against).stderr.contains("revision-not-raised"));
    let moved = "---\ntitle: Lễ\ndescription: b\nstart: 2026-11-12 8:00\nlocation: A\n";
    built.site.write("content/su-kien/le.md", format!("{moved}---\nChữ.\n").as_bytes());
    let ran = built.site.cli(&against);
    assert!(ran.stderr.contains("revision-not-raised"), "{}", ran.stderr);
    assert!(ran.stderr.contains("revision: 1") || ran.stderr.contains("lần sửa: 1"));
    built
        .site
        .write("content/su-kien/le.md", format!("{moved}revision: 1\n---\nChữ.\n").as_bytes());
    assert!(!built.site.cli(&against).stderr.contains("revision-not-raised"));
}

/// The structured data of an event's page.
fn json_ld(built: &Built, id: &str) -> Value {
    let page = built.html(&format!("su-kien/{id}/"));
    let (_, rest) = page.split_once("application/ld+json").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// What Google asks of an event: name, start with offset, place with an address; and the states of schema.org.
#[test]
fn structured_data_has_what_search_engines_ask_for() {
    let built = Site::of("calendar").build();
    let full = json_ld(&built, "chu-kho");
    assert_eq!(
        (&full["@type"], &full["startDate"]),
        (&"Event".into(), &"2026-11-25T08:00:00+07:00".into())
    );
    assert_eq!(full["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    let (place, online) = (&full["location"][0], &full["location"][1]);
    assert_eq!(
        (&place["@type"], &place["address"]),
        (&"Place".into(), &"1 \\ Lê Lợi, Đà Lạt".into())
    );
    assert_eq!(
        (&place["geo"]["latitude"], &online["@type"]),
        (&"11.94".into(), &"VirtualLocation".into())
    );
    assert_eq!(full["organizer"]["name"], "Hội \"A, B; C\"");
    let moved = json_ld(&built, "hoan");
    assert_eq!(moved["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!(moved["startDate"], "2026-12-06T08:00:00+07:00");
    assert_eq!(moved["endDate"], "2026-12-06T11:00:00+07:00");
    assert_eq!(moved["previousStartDate"], "2026-11-29T08:00:00+07:00");
    assert_eq!(json_ld(&built, "da-huy")["eventStatus"], "https://schema.org/EventCancelled");
    // The next taking place is told, and how it goes on.
    let weekly = json_ld(&built, "hang-tuan");
    assert_eq!(weekly["startDate"], "2026-11-25T06:00:00+07:00");
    let schedule = &weekly["eventSchedule"];
    assert_eq!(
        (&schedule["repeatFrequency"], &schedule["endDate"]),
        (&"P1W".into(), &"2026-11-30".into())
    );
    assert!(!built.html("su-kien/kin/").contains("ld+json"));
}
