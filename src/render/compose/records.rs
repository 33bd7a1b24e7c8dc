//! Hotlines, documents and campaigns as templates see them.

use super::{Composer, help};
use crate::model::front::{Channel, Cost, DayOrMonth, DocumentStatus, SloganGroup};
use crate::model::page::{
    Campaign, DocumentFile, Hotline, HotlineState, LegalDocument, Page, PageId,
};
use crate::render::view::{
    CampaignView, DocumentView, FileView, HotlineView, NumberView, SlogansView,
};
use crate::resolve::{self, plan};
use crate::text::date::Moment;
use crate::text::number::Notation;

impl Composer<'_> {
    /// A hotline. Numbers that may not be dialled carry no address; expired ones no digits either.
    pub fn hotline(&self, page: &Page, hotline: &Hotline) -> HotlineView {
        let summary = &page.summary;
        let hours = help::hours(hotline.hours.as_ref());
        HotlineView {
            id: resolve::short_id(page).to_owned(),
            anchor: resolve::short_id(page).to_owned(),
            title: summary.title.clone(),
            url: self.url(&summary.address),
            description: summary.description.clone(),
            numbers: self.numbers(hotline),
            state: match hotline.state {
                HotlineState::Active => "active",
                HotlineState::Expired => "expired",
                HotlineState::Retired => "retired",
            },
            always: hours.always,
            hours: hours.words,
            opening: hours.lines,
            open: hours.open,
            area: hotline.area.shown(),
            places: hotline.area.places.iter().map(help::place).collect(),
            needs: hotline.needs.iter().map(|need| need.as_str()).collect(),
            channels: help::channels(hotline),
            serves: hotline.serves.clone(),
            languages: hotline.languages.clone(),
            operator: hotline.operator.clone(),
            emergency: hotline.emergency,
            checked: self.checked(hotline.checked_on),
            checked_by: hotline.checked_by.clone(),
            stale: hotline.stale,
            source: hotline.source.clone(),
            replaced_by: page.replaced_by.map(|id| self.link(self.own_version(id))),
        }
    }

    /// A day or month of confirmation in words, may be empty.
    pub(super) fn checked(&self, on: Option<DayOrMonth>) -> String {
        match on {
            None => String::new(),
            Some(DayOrMonth::Day(day)) => self.style().short(day),
            Some(DayOrMonth::Month(year, month)) => self.style().month_in_text(year, month),
        }
    }

    fn numbers(&self, hotline: &Hotline) -> Vec<NumberView> {
        if hotline.state == HotlineState::Expired {
            return Vec::new();
        }
        let view = |(front, dialled): &(
            crate::model::front::FrontNumber,
            crate::model::page::DialledNumber,
        )| {
            let href = match front.channel {
                Channel::Call => dialled.href.clone(),
                Channel::Sms => dialled.href.replacen("tel:", "sms:", 1),
                Channel::Zalo => help::zalo(&dialled.digits),
            };
            NumberView {
                display: dialled.display.clone(),
                href: (hotline.state == HotlineState::Active).then_some(href),
                label: front.label.clone(),
                cost: cost(front.cost),
                kind: match front.channel {
                    Channel::Call => "call",
                    Channel::Sms => "sms",
                    Channel::Zalo => "zalo",
                },
            }
        };
        hotline.numbers.iter().map(view).collect()
    }

    /// A document.
    pub fn document(&self, page: &Page, document: &LegalDocument) -> DocumentView {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| self.date(Moment::from(day)));
        DocumentView {
            number: document.number.clone(),
            kind: document.kind.clone(),
            summary: document.summary.clone(),
            issuer: document.issuer.clone(),
            issued_on: day(document.issued_on),
            effective_on: day(document.effective_on),
            expires_on: day(document.expires_on),
            status: document.status.map_or("", |status| match status {
                DocumentStatus::InForce => "in_force",
                DocumentStatus::NotYet => "not_yet",
                DocumentStatus::Partly => "partly",
                DocumentStatus::Expired => "expired",
                DocumentStatus::Replaced => "replaced",
            }),
            replaced_by: page.replaced_by.map(|id| self.link(self.own_version(id))),
            files: document.files.iter().map(|file| self.file(file, &page.summary.title)).collect(),
        }
    }

    /// A file to download; without a title it is named after the page.
    pub fn file(&self, file: &DocumentFile, fallback: &str) -> FileView {
        let name = file.address.rsplit('/').next().unwrap_or_default();
        let format = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        FileView {
            title: if file.title.is_empty() { fallback.to_owned() } else { file.title.clone() },
            url: self.url(&file.address),
            format: format.to_uppercase(),
            size: Notation::of(self.site.config.lang(self.lang)).file_size(file.len),
        }
    }

    /// A campaign as cards and the home page show it.
    pub fn campaign_summary(&self, id: PageId, campaign: &Campaign) -> CampaignView {
        let page = self.site.page(id);
        let today = self.site.now.date;
        let date = |day: jiff::civil::Date| self.date(Moment::from(day));
        let state = match (campaign.start, campaign.end) {
            (Some(start), _) if today < start => "before",
            (_, Some(end)) if today > end => "after",
            (None, None) if campaign.year < today.year() => "after",
            (None, None) if campaign.year > today.year() => "before",
            _ => "during",
        };
        let when = campaign
            .start
            .map(|start| self.style().span(Moment::from(start), campaign.end.map(Moment::from)));
        CampaignView {
            title: page.summary.title.clone(),
            url: self.url(&page.summary.address),
            year: campaign.year,
            start: campaign.start.map(date),
            end: campaign.end.map(date),
            when: when.unwrap_or_default(),
            theme: campaign.theme.clone(),
            slogans: slogans(&campaign.slogans),
            partners: campaign.partners.clone(),
            hashtag: campaign.hashtag.clone(),
            state,
            current: self.site.current_campaign(page.summary.lang) == Some(id),
            programme: None,
            events: Vec::new(),
            articles: Vec::new(),
        }
    }

    /// A campaign on its own page, with its events and articles.
    pub fn campaign(&self, id: PageId, campaign: &Campaign) -> CampaignView {
        let mut view = self.campaign_summary(id, campaign);
        let (events, articles) = self.of_campaign(id);
        view.events = self.events_by_start(&events);
        view.programme = self
            .plan
            .get(&plan::programme_address(self.site.page(id)))
            .map(|route| self.url(&route.address));
        view.articles = self.cards(&articles);
        view
    }

    /// Events and articles that name a campaign, in the order of their lists.
    pub fn of_campaign(&self, id: PageId) -> (Vec<PageId>, Vec<PageId>) {
        let records = self.site.records_in(self.site.page(id).summary.lang);
        let key = &self.site.page(id).key;
        let belongs = |own: &PageId| {
            self.site
                .page(*own)
                .campaign
                .is_some_and(|campaign| self.site.page(campaign).key == *key)
        };
        let pick = |list: &[PageId]| list.iter().copied().filter(belongs).collect();
        (pick(&records.events), pick(&records.articles))
    }
}

/// What a call costs, as views say it.
pub(super) fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Free => "free",
        Cost::Charged => "charged",
        Cost::Unknown => "unknown",
    }
}

/// Groups of slogans.
pub fn slogans(groups: &[SloganGroup]) -> Vec<SlogansView> {
    let view = |group: &SloganGroup| SlogansView {
        group: group.group.clone(),
        lines: group.lines.clone(),
    };
    groups.iter().map(view).collect()
}
