//! The home page: the campaign, its days, what comes next, what is new.

use super::Composer;
use crate::model::page::{PageId, Record, TopicId};
use crate::model::{PageKind, SectionKind};
use crate::render::view::{HomeView, TopicView};

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
        let days = campaign.and_then(|(_, campaign)| self.days(campaign));
        let section = |kind| {
            self.site
                .section(kind, self.lang)
                .map(|id| self.url(&self.site.page(id).summary.address))
        };
        let latest = records.articles.get(..LATEST).unwrap_or(&records.articles);
        HomeView {
            campaign: campaign.map(|(id, campaign)| self.campaign_summary(id, campaign)),
            days,
            events: self.next_events(),
            topics: self.latest_by_topic(latest),
            articles: self.cards(latest),
            calendar_url: section(SectionKind::Events),
            articles_url: section(SectionKind::Articles),
            hotlines_url: section(SectionKind::Hotlines),
            campaigns_url: section(SectionKind::Campaigns),
        }
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
