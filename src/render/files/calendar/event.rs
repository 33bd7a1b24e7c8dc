//! One event in, its `VEVENT` (RFC 5545 §3.6.1) out.

use jiff::civil::{Date, Time};

use super::super::{Zone, when::shown};
use super::text;
use super::times::{self, When};
use super::writer::Writer;
use super::{recurrence, recurrence::Rule};
use crate::model::front::EventStatus;
use crate::model::page::Event;
use crate::resolve::Occurrence;
use crate::text::date::Moment;

/// All that is told of an event.
pub(super) struct Subject<'a> {
    pub(super) event: &'a Event,
    pub(super) title: &'a str,
    /// May be empty.
    pub(super) description: &'a str,
    /// The same as long as the page keeps its id.
    pub(super) uid: String,
    /// Absolute, with `base_url` only.
    pub(super) url: Option<String>,
    /// When it was last changed, as the page says; never the clock, so that the same page gives the same file.
    pub(super) changed: Option<Moment>,
    pub(super) topics: Vec<&'a str>,
    /// Language tag.
    pub(super) lang: &'a str,
    pub(super) zone: &'a Zone,
    /// A string of the theme by its key.
    pub(super) words: &'a dyn Fn(&str) -> String,
}

/// One entry of an event.
struct Entry<'a> {
    uid: &'a str,
    when: When,
    status: EventStatus,
    rule: Option<&'a Rule>,
    /// The taking place of the rule that it stands for.
    instead_of: Option<When>,
}

/// Writes an event: one entry with a rule where a rule says it, else one for each of its taking places.
pub(super) fn write(subject: &Subject<'_>, occurrences: &[&Occurrence], out: &mut Writer) {
    let (event, zone) = (subject.event, subject.zone);
    let planned = times::when(event.start, event.end, zone);
    let uid = subject.uid.as_str();
    let current = occurrences.iter().filter(|one| !one.is_former);
    if let Some(rule) = recurrence::rule(event, &planned, zone) {
        let is_moved = event.standing().0 != event.start;
        let status = if is_moved { EventStatus::Confirmed } else { event.status };
        let series = Entry { uid, when: planned, status, rule: Some(&rule), instead_of: None };
        entry(subject, &series, out);
        // A rule can't say that its first time has moved (RFC 5545 §3.8.4.4).
        for one in current.filter(|one| is_moved && one.number == 0) {
            let when = times::when(one.start, one.end, zone);
            let instead_of = Some(planned);
            entry(subject, &Entry { uid, when, status: event.status, rule: None, instead_of }, out);
        }
        return;
    }
    for one in current {
        // Many programs pass over RDATE, so each has an id of its own; the first one the event's.
        let own = match one.number {
            0 => uid.to_owned(),
            _ => numbered(uid, &times::date(one.start.date)),
        };
        let when = times::when(one.start, one.end, zone);
        let status = one.status(event);
        entry(subject, &Entry { uid: &own, when, status, rule: None, instead_of: None }, out);
    }
}

/// `su-kien/gio-to/20270416@example.vn`.
pub(super) fn numbered(uid: &str, day: &str) -> String {
    match uid.rsplit_once('@') {
        Some((id, host)) => format!("{id}/{day}@{host}"),
        None => format!("{uid}/{day}"),
    }
}

fn entry(subject: &Subject<'_>, entry: &Entry<'_>, out: &mut Writer) {
    let event = subject.event;
    out.plain("BEGIN", "VEVENT");
    out.text("UID", &text::line(entry.uid));
    out.plain("DTSTAMP", &stamp(subject.changed.unwrap_or(event.start), subject.zone));
    if let Some(changed) = subject.changed {
        out.plain("LAST-MODIFIED", &stamp(changed, subject.zone));
    }
    match entry.instead_of {
        Some(When::Days { first, .. }) => {
            out.plain("RECURRENCE-ID;VALUE=DATE", &times::date(first));
        }
        Some(When::Instants { start, .. }) => out.plain("RECURRENCE-ID", &times::utc(start)),
        None => {}
    }
    time(&entry.when, out);
    if let Some(rule) = entry.rule {
        repetition(rule, &entry.when, out);
    }
    out.text("SUMMARY", &title(subject, entry.status));
    out.text("DESCRIPTION", &description(subject, entry.status));
    out.text("LOCATION", &place(event));
    if let Some(geo) = &event.location.geo {
        out.plain("GEO", &format!("{};{}", geo.latitude, geo.longitude));
    }
    if let Some(url) = &subject.url {
        out.plain("URL", url);
    }
    // ORGANIZER wants an e-mail address, which nobody gave.
    out.text("CONTACT", &text::line(&event.organizer));
    out.texts("CATEGORIES", subject.topics.iter().copied());
    out.plain("STATUS", status(entry.status));
    out.plain("SEQUENCE", &event.revision.to_string());
    out.plain("END", "VEVENT");
}

/// UTC, as the format asks; a day alone is its first moment.
pub(super) fn stamp(moment: Moment, zone: &Zone) -> String {
    let time = moment.time.unwrap_or(Time::midnight());
    match zone.instant(moment.date, time) {
        Some(instant) => times::utc(instant),
        None => format!("{}T000000Z", times::date(moment.date)),
    }
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Confirmed => "CONFIRMED",
        EventStatus::Tentative | EventStatus::Postponed => "TENTATIVE",
        EventStatus::Cancelled => "CANCELLED",
    }
}

/// Many calendars show the title alone, so it says what must not be missed.
fn title(subject: &Subject<'_>, status: EventStatus) -> String {
    let title = text::line(subject.title);
    let word = match status {
        EventStatus::Cancelled => "status_cancelled",
        EventStatus::Postponed => "status_postponed",
        EventStatus::Confirmed | EventStatus::Tentative => return title,
    };
    format!("{}: {title}", (subject.words)(word))
}

fn description(subject: &Subject<'_>, status: EventStatus) -> String {
    let event = subject.event;
    let words = subject.words;
    let mut lines = Vec::new();
    match status {
        EventStatus::Confirmed => {}
        EventStatus::Tentative => lines.push(words("event_tentative_note")),
        EventStatus::Cancelled => lines.push(words("event_cancelled_note")),
        EventStatus::Postponed => lines.push(words("event_postponed_note")),
    }
    let to = event.rescheduled_to.filter(|_| status == EventStatus::Postponed);
    let mut tell = |key: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{}: {value}", words(key)));
        }
    };
    tell("event_rescheduled", &to.map(|to| shown(to, subject.lang)).unwrap_or_default());
    tell("event_organizer", &event.organizer);
    tell("event_audience", &event.audience.join(", "));
    tell("event_register", &event.register);
    tell("event_online", &event.online);
    if !subject.description.is_empty() {
        lines.push(subject.description.to_owned());
    }
    lines.extend(subject.url.clone());
    text::lines(&lines.join("\n")).trim().to_owned()
}

/// Name and address, else where it is online; may be empty.
fn place(event: &Event) -> String {
    let location = &event.location;
    let parts = [text::line(&location.name), text::line(&location.address)];
    let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    if place.is_empty() { text::line(&event.online) } else { place }
}

pub(super) fn time(when: &When, out: &mut Writer) {
    match *when {
        When::Days { first, last } => {
            out.plain("DTSTART;VALUE=DATE", &times::date(first));
            match last.tomorrow() {
                Ok(end) => out.plain("DTEND;VALUE=DATE", &times::date(end)),
                // The calendar's very last day has no day after it.
                Err(_) => out.plain("DURATION", &length(first, last)),
            }
            // A month of campaign doesn't make anybody busy.
            out.plain("TRANSP", "TRANSPARENT");
        }
        When::Instants { start, end } => {
            out.plain("DTSTART", &times::utc(start));
            if let Some(end) = end {
                out.plain("DTEND", &times::utc(end));
            }
        }
    }
}

/// `P3D` (RFC 5545 §3.3.6).
fn length(first: Date, last: Date) -> String {
    let between = first.until(last).map_or(0, |span| span.get_days());
    format!("P{}D", between + 1)
}

pub(super) fn repetition(rule: &Rule, when: &When, out: &mut Writer) {
    out.plain("RRULE", &rule.rule);
    let name = match when {
        When::Days { .. } => "EXDATE;VALUE=DATE",
        When::Instants { .. } => "EXDATE",
    };
    for except in &rule.except {
        out.plain(name, except);
    }
}
