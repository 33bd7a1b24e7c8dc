//! Single taking places in, cards out: what repeats within a list stands in it once, with all its days.

use std::collections::HashMap;

use super::super::Composer;
use crate::model::page::{PageId, Record};
use crate::render::dates::clock;
use crate::render::view::{CardView, DateView, EventCardView, LinkView};
use crate::resolve::{Occurrence, Subject, occurrences};
use crate::text::date::Moment;

/// More days than these are told by the rule of the repetition.
const DAYS_IN_WORDS: usize = 6;

/// Days of a repetition that a card names for the script.
const DAYS: usize = 62;

/// Events of the home page.
const NEXT: usize = 12;

impl Composer<'_> {
    /// Cards of what takes place, by start.
    pub fn happenings(&self, all: &[&Occurrence]) -> Vec<CardView> {
        // Read by key alone: the order is that of `order`.
        let mut by_subject: HashMap<(Subject, bool), Vec<&Occurrence>> = HashMap::new();
        let mut order = Vec::new();
        for one in all {
            let own = by_subject.entry((one.subject, one.is_former)).or_default();
            if own.is_empty() {
                order.push((one.subject, one.is_former));
            }
            own.push(one);
        }
        order.iter().filter_map(|subject| self.happening(by_subject.get(subject)?)).collect()
    }

    /// A card of each event: of what repeats, for the days that aren't over by the day of the build, else for the last.
    pub fn events(&self, ids: &[PageId]) -> Vec<CardView> {
        let today = self.site.now.date;
        let card = |id: &PageId| {
            let all = occurrences::of_event(self.site, *id);
            let all: Vec<&Occurrence> = all.into_iter().filter(|one| !one.is_former).collect();
            let ahead = all.iter().position(|one| one.last_day() >= today);
            let shown = match ahead {
                Some(first) => all.get(first..)?,
                None => all.get(all.len().checked_sub(1)?..)?,
            };
            self.happening(shown)
        };
        ids.iter().map(|id| card(id).unwrap_or_else(|| self.card(*id))).collect()
    }

    /// The same by the start that the cards show.
    pub fn events_by_start(&self, ids: &[PageId]) -> Vec<CardView> {
        let start = |card: &CardView| card.event.as_ref().map(|event| event.start.iso.clone());
        let mut cards = self.events(ids);
        cards.sort_by_cached_key(start);
        cards
    }

    /// Events that aren't over: those that begin soonest first, those that are running last.
    pub fn next_events(&self) -> Vec<CardView> {
        let today = self.site.now.date;
        let mut next: Vec<(Moment, PageId)> = Vec::new();
        for id in &self.site.records_in(self.lang).events {
            let all = occurrences::of_event(self.site, *id);
            let first = all.iter().find(|one| !one.is_former && one.last_day() >= today);
            next.extend(first.map(|one| (one.start, *id)));
        }
        next.sort_by_key(|(start, _)| (start.date < today, *start));
        let ids: Vec<PageId> = next.into_iter().map(|(_, id)| id).take(NEXT).collect();
        self.events(&ids)
    }

    /// A card of one subject for some of its times; none without any.
    fn happening(&self, times: &[&Occurrence]) -> Option<CardView> {
        let first = times.first()?;
        let mut card = match first.subject {
            Subject::Event(id) => self.card(id),
            Subject::Observance(place) => self.observance(place, first)?,
        };
        let Some(event) = card.event.as_mut() else { return Some(card) };
        event.start = self.date(first.start);
        event.end = first.end.filter(|end| *end != first.start).map(|end| self.date(end));
        event.when = self.style().span(first.start, first.end);
        event.brief = self.style().brief(first.start, first.end);
        event.all_day = first.start.time.is_none();
        if !first.is_former
            && event.rescheduled_to.take().is_some()
            && let Subject::Event(id) = first.subject
            && let Record::Event(own) = &self.site.page(id).summary.record
        {
            event.moved_from = Some(self.date(own.start));
        }
        if times.len() > 1 {
            event.when = self.times_in_words(times);
            event.days = times.iter().take(DAYS).map(|one| self.date(one.start)).collect();
        }
        Some(card)
    }

    /// `14:00–16:00, các ngày 04, 11, 18/11/2026`, or the rule when there are many.
    fn times_in_words(&self, times: &[&Occurrence]) -> String {
        let Some(first) = times.first() else { return String::new() };
        let days = match first.subject {
            Subject::Event(id) if times.len() > DAYS_IN_WORDS => {
                match &self.site.page(id).summary.record {
                    Record::Event(event) => {
                        event.repeat.as_ref().map(|repeat| self.repeats(repeat)).unwrap_or_default()
                    }
                    _ => String::new(),
                }
            }
            _ => {
                let days = self.style().days(times.iter().map(|one| one.start.date));
                self.strings().get("event_days").replace("{days}", &days)
            }
        };
        match (first.start.time, first.end.and_then(|end| end.time)) {
            (Some(from), Some(to)) => format!("{}–{}, {days}", clock(from), clock(to)),
            (Some(from), None) => format!("{}, {days}", clock(from)),
            _ => days,
        }
    }

    /// A card of an observance: it leads to its page, else to the document that it rests on.
    fn observance(&self, place: usize, one: &Occurrence) -> Option<CardView> {
        let own = self.site.observances.get(place)?;
        let config = &self.site.config;
        let leads_to = own.page.or(own.document).map(|id| self.link(self.own_version(id)));
        let [title, description, basis] = [&own.title, &own.description, &own.basis]
            .map(|text| config.text(text, self.lang).to_owned());
        let basis = match basis.as_str() {
            "" => basis,
            _ => format!("{}: {basis}", self.strings().get("observance_basis")),
        };
        let texts: Vec<String> =
            [description, basis].into_iter().filter(|text| !text.is_empty()).collect();
        Some(CardView {
            title,
            description: texts.join(" · "),
            url: leads_to.map(|LinkView { url, .. }| url).unwrap_or_default(),
            lang: None,
            kind: "observance",
            date: None,
            topics: own.topics.iter().filter_map(|id| self.topic(*id)).collect(),
            image: None,
            minutes: 1,
            event: Some(EventCardView {
                start: self.date(one.start),
                end: None::<DateView>,
                when: String::new(),
                brief: String::new(),
                days: Vec::new(),
                all_day: true,
                place: String::new(),
                online: false,
                status: "confirmed",
                rescheduled_to: None,
                moved_from: None,
            }),
            document: None,
            campaign: None,
        })
    }
}
