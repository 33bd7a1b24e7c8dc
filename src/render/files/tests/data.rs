//! Calendars, data files and structured data of the small site.

use super::*;

#[test]
fn the_calendar_leaves_sensitive_events_out() {
    let made = made();
    let calendar = made.file("su-kien/lich.ics");
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//chieng//chieng//VI\r\n")
    );
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(
        calendar.contains("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n")
    );
    assert!(calendar.contains("X-WR-CALNAME:Lịch – Bình đẳng giới <2026>\r\n"));
    assert!(!calendar.contains("Buổi kín") && calendar.matches("BEGIN:VEVENT").count() == 2);
    // The first time has moved to the day of the second one.
    assert!(calendar.contains("EXDATE:20261205T010000Z\r\nEXDATE:20261212T010000Z\r\n"));
    assert!(calendar.contains("SUMMARY:Lễ phát động\r\n"));
    assert!(calendar.contains("RECURRENCE-ID:20261128T010000Z\r\nDTSTART:20261205T010000Z\r\n"));
    assert!(calendar.contains("SUMMARY:Hoãn: Lễ phát động\r\n"));
    assert!(calendar.contains("UID:su-kien/le@example.vn\r\n"));
    assert!(calendar.contains("URL:https://example.vn/chien-dich/su-kien/le/\r\n"));
    assert!(
        calendar.contains("CONTACT:Hội Phụ nữ\r\n") && calendar.contains("CATEGORIES:An sinh\r\n")
    );
    let single = made.file("su-kien/le/le.ics");
    let entry = |text: &str| {
        let from = text.find("BEGIN:VEVENT").unwrap();
        text[from..text.find("END:VEVENT").unwrap()].to_owned()
    };
    assert_eq!(entry(&calendar), entry(&single));
    assert!(made.plan.get("su-kien/kin/kin.ics").is_none());
    let local = made_of(FILES, "2026-11-27", |config| config.base_url = None);
    let text = local.file("su-kien/lich.ics");
    assert!(text.contains("UID:su-kien/le@chieng\r\n") && !text.contains("URL:"));
}

#[test]
fn hotlines_without_a_valid_number_have_no_digits() {
    let made = made();
    let text = made.file("hotlines.json");
    for digits in ["1900", "969", "680", "1800", "1567"] {
        assert!(!text.contains(digits), "{digits} in {text}");
    }
    let data = made.json("hotlines.json");
    assert_eq!(data["version"], 1);
    let items = data["items"].as_array().unwrap();
    let of = |id: &str| items.iter().find(|item| item["id"] == id).unwrap();
    let active = of("so-ho-tro/tre-em");
    assert_eq!(
        active["numbers"],
        serde_json::json!([{"number": "111", "display": "111", "href": "tel:111", "label": "Gọi",
            "cost": "free", "kind": "call"}])
    );
    assert_eq!((&active["state"], &active["hours"]), (&"active".into(), &"24/7".into()));
    assert_eq!((&active["checked_on"], &active["stale"]), (&"2026-10".into(), &false.into()));
    assert_eq!(active["url"], "https://example.vn/chien-dich/so-ho-tro/tre-em/");
    assert_eq!(of("so-ho-tro/het-han")["state"], "expired");
    let retired = of("so-ho-tro/cu");
    assert_eq!(retired["state"], "retired");
    assert_eq!(retired["replaced_by"], "so-ho-tro/tre-em");
    let local = made_of(FILES, "2026-11-27", |config| config.base_url = None);
    assert_eq!(local.json("hotlines.json")["items"][0]["url"], "so-ho-tro/het-han/");
}

#[test]
fn events_are_data_too() {
    let data = made().json("events.json");
    let items = data["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "none that is sensitive");
    let event = &items[0];
    assert_eq!(event["start"], "2026-11-28T08:00:00+07:00");
    assert_eq!(event["status"], "postponed");
    assert_eq!(event["rescheduled_to"], "2026-12-05T08:00:00+07:00");
    assert_eq!(event["repeat"]["on"], serde_json::json!(["sat"]));
    assert_eq!(event["location"]["name"], "Quảng trường");
    assert_eq!((&event["lang"], &event["campaign"]), (&"vi".into(), &"chien-dich/2026".into()));
    assert_eq!(event["ics"], "https://example.vn/chien-dich/su-kien/le/le.ics");
}

#[test]
fn search_engines_learn_about_articles_and_events_only() {
    let made = made();
    let article = made.json_ld("content/bai-viet/moi.md").unwrap();
    assert_eq!(article["@type"], "Article");
    assert_eq!(article["headline"], "Mới </title> & ]]>");
    assert_eq!(article["datePublished"], "2026-11-20T08:00:00+07:00");
    assert_eq!(article["publisher"]["name"], "Sở Nội vụ");
    assert_eq!(article["author"], serde_json::json!({"name": "Lan"}));
    assert_eq!(article["keywords"], serde_json::json!(["An sinh", "gia đình"]));
    let event = made.json_ld("content/su-kien/le.md").unwrap();
    assert_eq!(event["eventStatus"], "https://schema.org/EventRescheduled");
    assert_eq!(event["startDate"], "2026-12-05T08:00:00+07:00");
    assert_eq!(event["previousStartDate"], "2026-11-28T08:00:00+07:00");
    assert_eq!(event["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!(event["superEvent"]["name"], "Tháng hành động 2026");
    assert_eq!(event["superEvent"]["endDate"], "2026-12-15");
    for source in ["bai-viet/kin.md", "su-kien/kin.md", "so-ho-tro/tre-em.md", "_index.md"] {
        assert_eq!(made.json_ld(&format!("content/{source}")), None, "{source}");
    }
}
