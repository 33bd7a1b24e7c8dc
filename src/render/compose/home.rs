//! The home page: the campaign, its days, what comes next, what is new.

use super::Composer;
use crate::model::page::{PageId, Record, TopicId};
use crate::model::{PageKind, SectionKind};
use crate::render::view::{HomeView, TopicView};

const NEXT_EVENTS: usize = 5;
const LATEST: usize = 6;
const LATEST_OF_TOPIC: usize = 3;

impl Composer<'_> {
    /// `home`.
    pub fn home(&self) -> HomeView {
        let records = self.site.records_in(self.lang);
        let current = self.site.current_campaign(self.lang);
        let campaign = current.and_then(|id| match &self.site.page(id).summary.record {
            Record::Campaign(campaign) => Some((id, campaign)),
            _ => None,
        });
        let days = campaign
            .and_then(|(_, campaign)| self.days(campaign.start?, campaign.end?, &records.events));
        let section = |kind| {
            self.site
                .section(kind, self.lang)
                .map(|id| self.url(&self.site.page(id).summary.address))
        };
        let latest = records.articles.get(..LATEST).unwrap_or(&records.articles);
        HomeView {
            campaign: campaign.map(|(id, campaign)| self.campaign_summary(id, campaign)),
            days,
            events: self.cards(&self.next_events(&records.events)),
            topics: self.latest_by_topic(latest),
            articles: self.cards(latest),
            calendar_url: section(SectionKind::Events),
            articles_url: section(SectionKind::Articles),
            hotlines_url: section(SectionKind::Hotlines),
            campaigns_url: section(SectionKind::Campaigns),
        }
    }

    /// Events that are not over: those that begin soonest first, long ones that are running last.
    fn next_events(&self, events: &[PageId]) -> Vec<PageId> {
        let today = self.site.now.date;
        let mut next: Vec<(bool, PageId)> = Vec::new();
        for id in events {
            let Record::Event(event) = &self.site.page(*id).summary.record else { continue };
            if event.last_day() >= today {
                next.push((event.start.date < today, *id));
            }
        }
        next.sort_by_key(|(is_running, _)| *is_running);
        next.into_iter().map(|(_, id)| id).take(NEXT_EVENTS).collect()
    }

    /// Nothing when one of the latest articles has no topic: then it would not be shown at all.
    fn latest_by_topic(&self, latest: &[PageId]) -> Vec<TopicView> {
        if latest.iter().any(|id| self.site.page(*id).summary.topics.is_empty()) {
            return Vec::new();
        }
        let terms = self.site.terms_in(self.lang);
        let mut topics = Vec::new();
        for (index, pages) in (0u16..).zip(&terms.topics) {
            let articles: Vec<PageId> = pages
                .iter()
                .copied()
                .filter(|id| self.site.page(*id).summary.kind == PageKind::Article)
                .take(LATEST_OF_TOPIC)
                .collect();
            if let (Some(term), false) = (self.topic(TopicId(index)), articles.is_empty()) {
                topics.push(TopicView { term, items: self.cards(&articles) });
            }
        }
        topics
    }
}
