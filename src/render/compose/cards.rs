//! Cards: what lists show of other pages. They see summaries only, never bodies.

use super::Composer;
use crate::model::front::EventStatus;
use crate::model::page::{Event, PageId, Record};
use crate::render::view::{CardView, EventCardView};

impl Composer<'_> {
    /// A card of a page.
    pub fn card(&self, id: PageId) -> CardView {
        let page = self.site.page(id);
        let summary = &page.summary;
        let (mut event, mut document, mut campaign) = (None, None, None);
        match &summary.record {
            Record::Event(own) => event = Some(self.event_card(own)),
            Record::Document(own) => document = Some(self.document(page, own)),
            Record::Campaign(own) => campaign = Some(self.campaign_summary(id, own)),
            Record::Hotline(_) | Record::None => {}
        }
        let is_other = summary.lang != self.lang;
        CardView {
            title: summary.title.clone(),
            description: summary.description.clone(),
            url: self.url(&summary.address),
            lang: is_other.then(|| self.site.config.lang(summary.lang).to_owned()),
            kind: summary.kind.name(),
            date: summary.date.map(|date| self.date(date)),
            topics: self.topics(page),
            image: summary.image.as_ref().map(|image| self.image(image)),
            minutes: summary.minutes,
            event,
            document,
            campaign,
        }
    }

    /// Cards of several pages.
    pub fn cards(&self, ids: &[PageId]) -> Vec<CardView> {
        ids.iter().map(|id| self.card(*id)).collect()
    }

    /// What an event's card shows.
    pub fn event_card(&self, event: &Event) -> EventCardView {
        EventCardView {
            start: self.date(event.start),
            end: event.end.filter(|end| *end != event.start).map(|end| self.date(end)),
            when: self.style().span(event.start, event.end),
            brief: self.style().brief(event.start, event.end),
            days: Vec::new(),
            all_day: event.start.time.is_none(),
            place: event.location.name.clone(),
            online: !event.online.is_empty(),
            status: status(event.status),
            rescheduled_to: event.rescheduled_to.map(|date| self.date(date)),
            moved_from: None,
        }
    }
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Confirmed => "confirmed",
        EventStatus::Tentative => "tentative",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Postponed => "postponed",
    }
}
