//! Small calendars in; their months, years, lists, programmes and ways to subscribe out, as pages.

use crate::site::{Built, Site};

const SECTION: &str = "---\ntitle: Lịch\ndescription: Lịch.\nkind: events\n---\n";

/// A site of events, each with its front matter.
fn events(events: &[(&str, &str)]) -> Site {
    let mut site = Site::new().file("content/su-kien/_index.md", SECTION);
    for (name, front) in events {
        let text = format!("---\ntitle: {name}\ndescription: b\n{front}\n---\nx\n");
        site = site.file(&format!("content/su-kien/{name}.md"), &text);
    }
    site
}

fn built(site: Site) -> Built {
    let mut built = site.build();
    built.ok();
    built
}

/// The texts of the elements that begin with `open`, up to `close`, without tags.
fn texts(html: &str, open: &str, close: &str) -> Vec<String> {
    html.split(open).skip(1).map(|rest| plain(rest.split(close).next().unwrap())).collect()
}

fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html.split_once('>').map_or(html, |(_, rest)| rest);
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_lasts_days_is_a_bar_in_every_week_and_said_once() {
    let site = events(&[
        ("thang", "start: 2026-11-15\nend: 2026-12-15"),
        ("ba-ngay", "start: 2026-11-25\nend: 2026-11-27"),
        ("dem", "start: 2026-11-28 22:00\nend: 2026-11-29 01:00"),
        ("sau", "start: 2026-11-28\nend: 2026-11-29"),
    ]);
    let html = built(site).html("su-kien/2026-11/");
    let bars = |week: usize| -> Vec<String> {
        let week = html.split("<tbody>").nth(week).unwrap();
        texts(week, "<td colspan=", "</td>")
    };
    assert_eq!(bars(3), ["thang 15/11 – 15/12/2026"]);
    assert_eq!(
        bars(5),
        ["thang 15/11 – 15/12/2026", "ba-ngay 25/11 – 27/11/2026", "sau 28/11 – 29/11/2026"]
    );
    let week = html.split("<tbody>").nth(5).unwrap();
    // The month goes on from the week before, so that a screen reader hears nothing of it; the others share a row.
    assert_eq!(week.matches("<tr class=\"bars\" aria-hidden=\"true\">").count(), 1);
    assert_eq!(week.matches("<tr class=\"bars\">").count(), 1);
    assert_eq!(week.matches("tabindex=\"-1\" aria-hidden=\"true\"").count(), 1);
    for row in html.split("<tr").skip(2) {
        let row = row.split("</tr>").next().unwrap();
        let spans = row.split("colspan=\"").skip(1).map(|rest| rest[..1].parse::<usize>().unwrap());
        let spans: Vec<usize> = spans.collect();
        let single = row.matches("<td").count() - spans.len();
        assert_eq!(spans.iter().sum::<usize>() + single, 7, "{row}");
    }
    // A night is no bar.
    let night = texts(&html, "<td data-day=\"2026-11-28\"", "</td>");
    assert_eq!(night, ["28 22:00 dem"]);
}

#[test]
fn lunar_days_stand_beside_the_others_when_the_site_wants_them() {
    let site = events(&[("mot", "start: 2026-11-09")]);
    let mut built = built(site);
    assert!(!built.html("su-kien/2026-11/").contains("âm lịch"));
    built.edit("site.yaml", |text| format!("{text}calendar: {{lunar: yes}}\n")).ok();
    let html = built.html("su-kien/2026-11/");
    let day = |day: &str| texts(&html, &format!("<td data-day=\"{day}\""), "</td>").remove(0);
    assert_eq!(day("2026-11-08"), "8 âm lịch 30");
    assert_eq!(day("2026-11-09"), "9 âm lịch 1/10 mot");
    assert!(html.contains("Số nhỏ là ngày âm lịch."));
}

#[test]
fn what_repeats_stands_once_in_a_list_and_on_each_of_its_days_in_the_grid() {
    let front = "start: 2026-11-04 19:00\nend: 2026-11-04 20:30\n\
                 repeat: {every: week, on: [wed], until: 2027-01-06, except: [2026-12-30]}";
    let built = built(events(&[("lop", front)]));
    let month = built.html("su-kien/2026-11/");
    assert_eq!(month.matches("<b>19:00</b> lop").count(), 4);
    let list = texts(&month, "<p class=\"meta\"", "</p>");
    assert_eq!(list, ["19:00–20:30, các ngày 04, 11, 18, 25/11/2026"]);
    assert!(month.contains(
        "data-days=\"2026-11-04T19:00+07:00 2026-11-11T19:00+07:00 2026-11-18T19:00+07:00 2026-11-25T19:00+07:00\""
    ));
    let event = built.html("su-kien/lop/");
    assert!(event.contains("<dd>Hằng tuần (Thứ Tư), đến hết 06/01/2027</dd>"), "{event}");
    assert!(event.contains("(kéo dài 1 giờ 30 phút)"));
    let (ahead, all) = event.split_once("<details>").unwrap();
    // Today is 24/11/2026: seven times from the next day on.
    assert_eq!(ahead.matches("<li data-start").count(), 6);
    assert_eq!(all.matches("<li data-start").count(), 9);
    assert!(all.contains("Tất cả 9 buổi"));
}

#[test]
fn a_page_says_in_words_what_became_of_an_event() {
    let built = built(events(&[
        ("huy", "start: 2026-11-30\nstatus: cancelled\nregister: https://example.org/x"),
        (
            "hoan",
            "start: 2026-11-30 8:00\nend: 2026-11-30 9:00\nstatus: postponed\nrescheduled_to: 2026-12-02 8:00",
        ),
        ("tam", "start: 2026-11-30\nstatus: tentative"),
    ]));
    let notice = |page: &str| {
        texts(&built.html(&format!("su-kien/{page}/")), "<p class=\"note", "</p>").remove(0)
    };
    assert_eq!(notice("huy"), "ĐÃ HUỶ. Sự kiện này không diễn ra.");
    assert!(!built.html("su-kien/huy/").contains("Đăng ký tham dự"));
    assert!(notice("hoan").starts_with("HOÃN."), "{}", notice("hoan"));
    assert!(notice("hoan").ends_with("Dời sang 8:00, Thứ Tư, 02/12/2026 ."), "{}", notice("hoan"));
    assert!(notice("tam").starts_with("DỰ KIẾN."));
    let facts = texts(&built.html("su-kien/hoan/"), "<dl class=\"facts\"", "</dl>").remove(0);
    let now =
        "Thời gian 8:00–9:00, Thứ Hai, 30/11/2026 8:00–9:00, Thứ Tư, 02/12/2026 (kéo dài 1 giờ)";
    assert_eq!(facts, now);
    let month = built.html("su-kien/2026-11/");
    assert!(month.contains("<b>8:00</b> hoan <i>(Hoãn)</i>"), "{month}");
    assert!(built.html("su-kien/2026-12/").contains("<b>8:00</b> hoan</a>"));
}

#[test]
fn every_day_of_a_campaign_stands_in_its_programme() {
    let campaign =
        "---\ntitle: Tháng\ndescription: b\nyear: 2026\nstart: 2026-11-15\nend: 2026-12-15\n---\n";
    let section = "---\ntitle: Các năm\ndescription: b\nkind: campaigns\n---\n";
    let site = events(&[
        ("ca-thang", "start: 2026-11-15\nend: 2026-12-15"),
        ("mo-dau", "start: 2026-11-10\nend: 2026-11-16"),
        ("giua", "start: 2026-11-25 8:00"),
    ])
    .file("content/chien-dich/_index.md", section)
    .file("content/chien-dich/2026.md", campaign);
    let mut built = built(site);
    let html = built.html("chien-dich/2026/lich/");
    let days = texts(&html, "<li data-day=", "</li><li data-day=");
    assert_eq!(days.len(), 31);
    assert_eq!(days[0], "Chủ Nhật, 15/11/2026 · ngày thứ 1 mo-dau 10/11 – 16/11/2026");
    assert_eq!(days[10], "Thứ Tư, 25/11/2026 · ngày thứ 11 giua 8:00");
    assert!(!html.contains("ca-thang"), "the campaign itself is no part of its programme");
    assert!(built.html("chien-dich/2026/").contains("href=\"lich/\""));
    built.edit("content/chien-dich/2026.md", |text| text.replace("2026-12-15", "2027-12-15")).ok();
    assert!(!built.exists("chien-dich/2026/lich/index.html"), "a year isn't told by days");
}

#[test]
fn an_audience_has_a_list_from_two_events_on() {
    let built = built(events(&[
        ("mot", "start: 2026-12-01\naudience: [Cán bộ xã, Người dân]"),
        ("hai", "start: 2026-11-01\naudience: cán bộ xã"),
    ]));
    assert!(!built.exists("su-kien/doi-tuong/nguoi-dan/index.html"));
    let html = built.html("su-kien/doi-tuong/can-bo-xa/");
    let (upcoming, past) = html.split_once("<details").unwrap();
    assert!(upcoming.contains(">mot<") && !upcoming.contains(">hai<"), "{html}");
    assert!(past.contains(">hai<"));
    assert!(built.html("su-kien/mot/").contains("href=\"../doi-tuong/can-bo-xa/\""));
    assert!(built.html("su-kien/").contains("href=\"doi-tuong/can-bo-xa/\""));
}

#[test]
fn a_past_year_says_so_and_keeps_its_events() {
    let built = built(events(&[("cu", "start: 2024-03-08"), ("moi", "start: 2026-12-01")]));
    let past = built.html("su-kien/nam/2024/");
    assert!(past.contains("Năm đã qua") && past.contains(">cu<"), "{past}");
    assert!(!built.html("su-kien/nam/2026/").contains("Năm đã qua"));
    let agenda = built.html("su-kien/");
    assert!(!agenda.contains(">cu<") && agenda.contains("href=\"nam/2024/\""), "{agenda}");
}

#[test]
fn without_an_address_nobody_is_told_to_subscribe() {
    let mut built = built(events(&[("mot", "start: 2026-12-01")]));
    let html = built.html("su-kien/theo-doi/");
    assert!(html.contains("href=\"webcal://example.vn/thu/su-kien/lich.ics\""), "{html}");
    assert!(html.contains("cid=webcal%3A%2F%2Fexample.vn%2Fthu%2Fsu-kien%2Flich.ics"));
    assert!(html.contains("<code data-copy>https://example.vn/thu/su-kien/lich.ics</code>"));
    built.edit("site.yaml", |text| text.replace("base_url: https://example.vn/thu/\n", "")).ok();
    let html = built.html("su-kien/theo-doi/");
    assert!(!html.contains("webcal:") && html.contains("href=\"../lich.ics\""), "{html}");
    built.edit("content/su-kien/_index.md", |text| text.replace("kind:", "sensitive: true\nkind:"));
    built.edit("site.yaml", |text| format!("{text}quick_exit: {{url: https://example.org/}}\n"));
    assert!(!built.exists("su-kien/theo-doi/index.html"), "a sensitive calendar leaves no traces");
}
