use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::event::{Subject, write};
use super::recurrence::rule;
use super::times::{self, When};
use super::*;
use crate::config::Config;
use crate::model::front::{EventStatus, Every, Location, Repeat};
use crate::model::page::Event;
use crate::text::date::{Moment, read_moment};

fn at(text: &str) -> Moment {
    read_moment(text).unwrap()
}

fn vietnam() -> Zone {
    zone("Asia/Ho_Chi_Minh")
}

fn zone(name: &str) -> Zone {
    Zone::of(&Config { timezone: name.to_owned(), ..Config::default() })
}

fn event(start: Moment, end: Option<Moment>) -> Event {
    Event {
        start,
        end,
        location: Location::default(),
        online: String::new(),
        organizer: String::new(),
        audience: Vec::new(),
        status: EventStatus::Confirmed,
        rescheduled_to: None,
        repeat: None,
        register: String::new(),
        revision: 0,
        observance: None,
    }
}

/// When it was first planned.
fn planned(event: &Event, zone: &Zone) -> When {
    times::when(event.start, event.end, zone)
}

fn repeating(start: Moment, every: Every) -> Event {
    let repeat = Repeat::each(every);
    Event { repeat: Some(repeat), ..event(start, None) }
}

/// The lines of a calendar with this event, unfolded; panics on anything that RFC 5545 §3.1 forbids.
fn lines(title: &str, event: &Event) -> Vec<String> {
    let zone = vietnam();
    let mut out = Writer::default();
    out.plain("BEGIN", "VCALENDAR");
    let subject = Subject {
        event,
        title,
        description: title,
        uid: "su-kien/x@example.vn".to_owned(),
        url: Some("https://example.vn/su-kien/x/".to_owned()),
        changed: Some(at("2026-11-01")),
        topics: vec![title, "Bình đẳng giới"],
        lang: "vi",
        zone: &zone,
        words: &|key| key.to_owned(),
    };
    let until = occurrences::horizon(event.start.date);
    let (all, _) = occurrences::of_record(PageId(0), event, until);
    write(&subject, &all.iter().collect::<Vec<_>>(), &mut out);
    let text = end(out);
    let unfolded = icalendar::parser::unfold(&text);
    let read = icalendar::parser::read_calendar(&unfolded).unwrap();
    assert_eq!(read.components.len(), 1, "{text}");
    unfold(&text)
}

fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.strip_suffix("\r\n").expect("a line break at the end").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a line to go on").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

fn value<'a>(lines: &'a [String], name: &str) -> Option<&'a str> {
    let mut found = lines.iter().filter_map(|line| line.strip_prefix(name));
    let value = found.next();
    assert_eq!(found.next(), None, "{name} twice");
    value
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        assert!(!matches!(letter, ',' | ';'), "unescaped {letter} in {text}");
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some(escaped)) => out.push(escaped),
            (letter, _) => out.push(letter),
        }
    }
    out
}

#[test]
fn days_end_on_the_day_after() {
    let month = lines("Tháng hành động", &event(at("15/11/2026"), Some(at("15/12/2026"))));
    assert_eq!(value(&month, "DTSTART;VALUE=DATE:"), Some("20261115"));
    assert_eq!(value(&month, "DTEND;VALUE=DATE:"), Some("20261216"));
    assert_eq!(value(&month, "TRANSP:"), Some("TRANSPARENT"));
    let one = lines("25/11", &event(at("25/11/2026"), None));
    assert_eq!(value(&one, "DTEND;VALUE=DATE:"), Some("20261126"));
    let backwards = lines("?", &event(at("25/11/2026"), Some(at("20/11/2026"))));
    assert_eq!(value(&backwards, "DTEND;VALUE=DATE:"), Some("20261126"));
}

#[test]
fn the_last_day_of_all_has_a_length_instead() {
    let last = lines("x", &event(Moment::from(Date::MAX), None));
    assert_eq!(value(&last, "DTSTART;VALUE=DATE:"), Some("99991231"));
    assert_eq!((value(&last, "DTEND"), value(&last, "DURATION:")), (None, Some("P1D")));
    let three = lines("x", &event(Moment::from(date(9999, 12, 29)), Some(Date::MAX.into())));
    assert_eq!(value(&three, "DURATION:"), Some("P3D"));
    let timed = Moment { date: Date::MAX, time: Some(jiff::civil::Time::MAX) };
    assert_eq!(value(&lines("x", &event(timed, None)), "DTSTART;VALUE=DATE:"), Some("99991231"));
}

#[test]
fn times_are_in_utc() {
    let morning = lines("x", &event(at("28/11/2026 6:30"), Some(at("28/11/2026 8:00"))));
    assert_eq!(value(&morning, "DTSTART:"), Some("20261127T233000Z"));
    assert_eq!(value(&morning, "DTEND:"), Some("20261128T010000Z"));
    let open = lines("x", &event(at("28/11/2026 8:00"), None));
    assert_eq!((value(&open, "DTEND"), value(&open, "TRANSP")), (None, None));
    // The end is a day and so inclusive: its midnight in Vietnam.
    let days = lines("x", &event(at("28/11/2026 8:00"), Some(at("30/11/2026"))));
    assert_eq!(value(&days, "DTEND:"), Some("20261130T170000Z"));
    let backwards = lines("x", &event(at("28/11/2026 8:00"), Some(at("28/11/2026 7:00"))));
    assert_eq!(value(&backwards, "DTEND"), None);
}

#[test]
fn the_stamp_is_the_pages_own() {
    let lines = lines("x", &event(at("28/11/2026 8:00"), None));
    assert_eq!(value(&lines, "DTSTAMP:"), Some("20261031T170000Z"));
    assert_eq!(value(&lines, "UID:"), Some("su-kien/x@example.vn"));
    assert_eq!(value(&lines, "METHOD"), None);
    assert_eq!(value(&lines, "ORGANIZER"), None);
}

#[test]
fn a_change_is_told() {
    let mut changed = event(at("28/11/2026 8:00"), Some(at("28/11/2026 10:00")));
    changed.revision = 3;
    changed.status = EventStatus::Cancelled;
    let cancelled = lines("Lễ phát động", &changed);
    assert_eq!(value(&cancelled, "STATUS:"), Some("CANCELLED"));
    assert_eq!(value(&cancelled, "SEQUENCE:"), Some("3"));
    assert_eq!(value(&cancelled, "SUMMARY:"), Some("status_cancelled: Lễ phát động"));

    changed.status = EventStatus::Postponed;
    let postponed = lines("Lễ phát động", &changed);
    assert_eq!(value(&postponed, "STATUS:"), Some("TENTATIVE"));
    assert_eq!(value(&postponed, "SUMMARY:"), Some("status_postponed: Lễ phát động"));
    assert_eq!(value(&postponed, "DTSTART:"), Some("20261128T010000Z"));

    changed.rescheduled_to = Some(at("5/12/2026 14:00"));
    let moved = lines("Lễ phát động", &changed);
    assert_eq!(value(&moved, "DTSTART:"), Some("20261205T070000Z"));
    assert_eq!(value(&moved, "DTEND:"), Some("20261205T090000Z"));
    let description = unescape(value(&moved, "DESCRIPTION:").unwrap());
    assert!(description.contains("event_rescheduled: 14:00, 05/12/2026"), "{description}");

    changed.rescheduled_to = Some(at("5/12/2026"));
    let day = lines("Lễ phát động", &changed);
    assert_eq!(value(&day, "DTSTART;VALUE=DATE:"), Some("20261205"));

    changed.status = EventStatus::Confirmed;
    let confirmed = lines("Lễ phát động", &changed);
    assert_eq!(value(&confirmed, "DTSTART:"), Some("20261128T010000Z"));
    assert_eq!(value(&confirmed, "SUMMARY:"), Some("Lễ phát động"));
}

#[test]
fn a_place_is_named_or_the_online_address() {
    let mut meeting = event(at("28/11/2026 8:00"), None);
    meeting.online = "https://hop.example.vn/1".to_owned();
    assert_eq!(
        value(&lines("x", &meeting), "LOCATION:"),
        Some("https://hop.example.vn/1"),
        "URIs need no escapes"
    );
    meeting.location =
        Location { name: "Hội trường; A".into(), address: "1 Lê Lợi".into(), geo: None };
    let lines = lines("x", &meeting);
    assert_eq!(value(&lines, "LOCATION:"), Some("Hội trường\\; A\\, 1 Lê Lợi"));
}

#[test]
fn titles_break_nothing() {
    let evil = "Lễ\r\nEND:VEVENT\rBEGIN:VALARM\n\u{2028}\u{85}\u{0}\\n,;: \"🧡\"";
    let mut happening = event(at("28/11/2026 8:00"), None);
    happening.organizer = evil.to_owned();
    happening.location.name = evil.to_owned();
    happening.register = evil.to_owned();
    let lines = lines(evil, &happening);
    assert_eq!(lines.iter().filter(|line| line.contains("END:")).count(), 7);
    assert_eq!(lines.iter().filter(|line| line.starts_with("END:")).count(), 2);
    assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 2);
    let summary = unescape(value(&lines, "SUMMARY:").unwrap());
    assert_eq!(summary, "Lễ END:VEVENT BEGIN:VALARM   \\n,;: \"🧡\"");
}

proptest! {
    #[test]
    fn any_title_comes_back(title in "(\\PC|[ăếộử🧡ơ̆,;\\\\\n\r ]){0,200}") {
        let lines = lines(&title, &event(at("28/11/2026 8:00"), None));
        let told = unescape(value(&lines, "SUMMARY:").unwrap_or_default());
        prop_assert_eq!(told, text::line(&title));
        let categories = value(&lines, "CATEGORIES:").unwrap();
        prop_assert!(categories.ends_with(",Bình đẳng giới"));
    }
}

#[test]
fn rules_are_told_in_utc() {
    let rule_of = |event: &Event| {
        let zone = vietnam();
        rule(event, &planned(event, &zone), &zone)
    };
    let mut early = repeating(at("23/11/2026 7:00"), Every::Week);
    if let Some(repeat) = &mut early.repeat {
        repeat.on = vec![1, 3];
        repeat.until = Some(date(2026, 12, 31));
        repeat.except = vec![date(2026, 12, 2), date(2026, 11, 30), date(2026, 12, 2)];
    }
    let told = rule_of(&early).unwrap();
    assert_eq!(told.rule, "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231T165959Z");
    assert_eq!(told.except, ["20261130T000000Z", "20261202T000000Z"]);

    // Monday 6:00 in Vietnam is Sunday in UTC, and programs don't agree on whose days a rule names.
    early.start = at("23/11/2026 6:00");
    assert_eq!(rule_of(&early), None);

    early.start = at("23/11/2026");
    let told = rule_of(&early).unwrap();
    assert_eq!(told.rule, "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231");
    assert_eq!(told.except, ["20261130", "20261202"]);
    let all = lines("x", &early);
    assert!(all.contains(&"EXDATE;VALUE=DATE:20261130".to_owned()), "{all:?}");

    if let Some(repeat) = &mut early.repeat {
        repeat.until = None;
        repeat.count = Some(5);
    }
    assert_eq!(rule_of(&early).unwrap().rule, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5");
}

#[test]
fn what_a_rule_cannot_say_has_none() {
    let monday = at("23/11/2026 8:00");
    let of = |zone: &Zone, change: &dyn Fn(&mut Event, &mut Repeat)| {
        let mut event = repeating(monday, Every::Week);
        let mut repeat = event.repeat.clone().unwrap();
        change(&mut event, &mut repeat);
        event.repeat = Some(repeat);
        rule(&event, &planned(&event, zone), zone).map(|told| told.rule)
    };
    let vietnam = vietnam();
    assert_eq!(of(&vietnam, &|_, _| {}).as_deref(), Some("FREQ=WEEKLY"));
    assert_eq!(of(&vietnam, &|_, repeat| repeat.on = vec![3]), None);
    assert_eq!(of(&vietnam, &|_, repeat| repeat.count = Some(0)), None);
    assert_eq!(of(&vietnam, &|_, repeat| repeat.until = Some(date(2026, 1, 1))), None);
    let twice = |_: &mut Event, repeat: &mut Repeat| {
        repeat.count = Some(3);
        repeat.until = Some(date(2027, 1, 1));
    };
    assert_eq!(of(&vietnam, &twice).as_deref(), Some("FREQ=WEEKLY;COUNT=3"));
    let monthly = |weeks: &[i8]| {
        let weeks = weeks.to_vec();
        move |_: &mut Event, repeat: &mut Repeat| {
            repeat.every = Every::Month;
            repeat.on = vec![1];
            repeat.weeks.clone_from(&weeks);
        }
    };
    assert_eq!(of(&vietnam, &monthly(&[])), None);
    let fourth = of(&vietnam, &monthly(&[4]));
    assert_eq!(fourth.as_deref(), Some("FREQ=MONTHLY;BYDAY=4MO"));
    assert_eq!(of(&vietnam, &monthly(&[4, -1])), None);
    // Before 7 in the morning it is Sunday in UTC, which is counted otherwise.
    let early = |event: &mut Event, repeat: &mut Repeat| {
        monthly(&[4])(event, repeat);
        event.start.time = at("1/1/2026 6:00").time;
    };
    assert_eq!(of(&vietnam, &early), None);
    let fortnight = |event: &mut Event, repeat: &mut Repeat| {
        repeat.interval = 2;
        repeat.on = vec![1, 7];
        event.start.time = at("1/1/2026 6:00").time;
    };
    assert_eq!(of(&vietnam, &fortnight), None);
    let own_day = |event: &mut Event, repeat: &mut Repeat| {
        fortnight(event, repeat);
        repeat.on = vec![1];
    };
    assert_eq!(of(&vietnam, &own_day).as_deref(), Some("FREQ=WEEKLY;INTERVAL=2"));
    let lunar = |_: &mut Event, repeat: &mut Repeat| repeat.every = Every::LunarYear;
    assert_eq!(of(&vietnam, &lunar), None);
    // Summer time would move it; a whole day stays where it is.
    assert_eq!(of(&zone("Europe/Berlin"), &|_, _| {}), None);
    let day = |event: &mut Event, _: &mut Repeat| event.start.time = None;
    assert_eq!(of(&zone("Europe/Berlin"), &day).as_deref(), Some("FREQ=WEEKLY"));
}

/// Whether a rule has an instance on a day, by RFC 5545 §3.3.10 for the parts that are written here.
fn is_instance(told: &str, start: Date, day: Date) -> bool {
    let part = |name: &str| told.split(';').find_map(|part| part.strip_prefix(name));
    let of_month = |wanted: &str| wanted.parse() == Ok(day.day());
    match (part("FREQ=").unwrap(), part("BYMONTHDAY="), part("BYMONTH=")) {
        ("DAILY", None, None) => true,
        ("WEEKLY", None, None) => match part("BYDAY=") {
            Some(days) => {
                let index = day.weekday().to_monday_zero_offset() as usize;
                days.split(',').any(|day| day == ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][index])
            }
            None => day.weekday() == start.weekday(),
        },
        ("MONTHLY", Some(wanted), None) => of_month(wanted),
        ("YEARLY", None, None) => (day.month(), day.day()) == (start.month(), start.day()),
        ("YEARLY", Some(wanted), Some(month)) => {
            day.month().to_string() == month && of_month(wanted)
        }
        _ => panic!("unknown rule {told}"),
    }
}

/// What the author means, on civil days.
fn is_meant(event: &Event, day: Date) -> bool {
    let (start, repeat) = (event.start.date, event.repeat.as_ref().unwrap());
    match repeat.every {
        Every::Day | Every::Week if !repeat.on.is_empty() => {
            repeat.on.contains(&day.weekday().to_monday_one_offset())
        }
        Every::Day => true,
        Every::Week => day.weekday() == start.weekday(),
        Every::Month => day.day() == start.day(),
        Every::Year => (day.month(), day.day()) == (start.month(), start.day()),
        Every::LunarYear => false,
    }
}

#[test]
fn a_rule_says_exactly_what_is_meant() {
    let mut rules = 0;
    for zone in [vietnam(), zone("America/Bogota")] {
        // The ends of all months of a leap year, with the next one inside the horizon.
        for offset in (0..366).filter(|offset| matches!(offset % 30, 0 | 1 | 27..)) {
            let first = date(2024, 1, 1).checked_add(offset.days()).unwrap();
            for clock in ["06:00", "08:00", "20:00"] {
                for every in [Every::Day, Every::Week, Every::Month, Every::Year] {
                    let event = repeating(at(&format!("{first} {clock}")), every);
                    rules += usize::from(check(event, &zone));
                }
                let mut event = repeating(at(&format!("{first} {clock}")), Every::Week);
                event.repeat.as_mut().unwrap().on = vec![1, 4, 7];
                rules += usize::from(check(event, &zone));
            }
        }
    }
    assert!(rules > 1000, "{rules} rules");
}

fn check(event: Event, zone: &Zone) -> bool {
    let when = planned(&event, zone);
    let Some(told) = rule(&event, &when, zone) else { return false };
    let times::When::Instants { start, .. } = when else { panic!("timed") };
    let utc = times::utc_day(start);
    for days in
        (0..1500).step_by(if event.repeat.as_ref().unwrap().every == Every::Day { 50 } else { 1 })
    {
        let civil = event.start.date.checked_add(days.days()).unwrap();
        let there = utc.checked_add(days.days()).unwrap();
        assert_eq!(
            is_instance(&told.rule, utc, there),
            is_meant(&event, civil),
            "{told:?} {civil}"
        );
    }
    true
}
