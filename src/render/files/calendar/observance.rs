//! One observance in, its `VEVENT`s out: whole days that make nobody busy.

use super::super::Zone;
use super::event::{numbered, repetition, stamp, time};
use super::recurrence::Rule;
use super::text;
use super::times::{self, When};
use super::writer::Writer;
use crate::model::Observance;
use crate::model::observance::DayOfYear;
use crate::resolve::Occurrence;
use crate::text::date::Moment;

/// All that is told of an observance.
pub(super) struct Subject<'a> {
    pub(super) observance: &'a Observance,
    pub(super) title: &'a str,
    /// May be empty.
    pub(super) description: &'a str,
    /// What it rests on, may be empty.
    pub(super) basis: String,
    pub(super) uid: String,
    /// Absolute, with `base_url` only.
    pub(super) url: Option<String>,
    pub(super) topics: Vec<&'a str>,
    pub(super) zone: &'a Zone,
}

/// Writes the observance as the calendar has it: `occurrences` are its days, by start.
pub(super) fn write(subject: &Subject<'_>, occurrences: &[&Occurrence], out: &mut Writer) {
    let (Some(first), Some(last)) = (occurrences.first(), occurrences.last()) else { return };
    let years = first.start.date.year()..=last.start.date.year();
    match rule(subject.observance, years, occurrences) {
        Some((first, rule)) => entry(subject, &subject.uid, &first, Some(&rule), out),
        None => {
            for one in occurrences {
                let when = days(one);
                let uid = numbered(&subject.uid, &times::date(one.start.date));
                entry(subject, &uid, &when, None, out);
            }
        }
    }
}

fn days(one: &Occurrence) -> When {
    When::Days { first: one.first_day(), last: one.last_day() }
}

/// Every year, but those in which an event stands for it. The lunar year has no rule, nor has 29/2, whose first day
/// may be one of them, nor a span whose length changes with leap years.
fn rule(
    observance: &Observance,
    years: std::ops::RangeInclusive<i16>,
    occurrences: &[&Occurrence],
) -> Option<(When, Rule)> {
    let rule = &observance.rule;
    let leaps = |day| matches!(day, DayOfYear::Civil(2, 29) | DayOfYear::Lunar(..));
    if leaps(rule.first) || leaps(rule.last) {
        return None;
    }
    let (first, last) = rule.in_year(*years.start())?;
    let length = (last - first).get_days();
    let mut except = Vec::new();
    for year in years {
        let (first, last) = rule.in_year(year)?;
        if (last - first).get_days() != length {
            return None;
        }
        if !occurrences.iter().any(|one| one.first_day() == first) {
            except.push(times::date(first));
        }
    }
    let mut told = "FREQ=YEARLY".to_owned();
    if let Some((until, _)) = rule.until.and_then(|year| rule.in_year(year)) {
        told.push_str(&format!(";UNTIL={}", times::date(until)));
    }
    Some((When::Days { first, last }, Rule { rule: told, except }))
}

fn entry(subject: &Subject<'_>, uid: &str, when: &When, rule: Option<&Rule>, out: &mut Writer) {
    out.plain("BEGIN", "VEVENT");
    out.text("UID", &text::line(uid));
    // Nobody wrote down when it was entered; its first day is the same in every build.
    if let When::Days { first, .. } = when {
        out.plain("DTSTAMP", &stamp(Moment::from(*first), subject.zone));
    }
    time(when, out);
    if let Some(rule) = rule {
        repetition(rule, when, out);
    }
    out.text("SUMMARY", &text::line(subject.title));
    let parts = [subject.description, subject.basis.as_str(), subject.url.as_deref().unwrap_or("")];
    let told = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    out.text("DESCRIPTION", text::lines(&told).trim());
    if let Some(url) = &subject.url {
        out.plain("URL", url);
    }
    out.texts("CATEGORIES", subject.topics.iter().copied());
    out.plain("END", "VEVENT");
}
