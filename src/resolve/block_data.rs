//! What blocks show of the site: checked arguments in; events, hotlines, slogans, files and pictures out.

use super::blocks::{BlockData, BlockUse, Checker};
use super::hidden;
use super::links::ResolvedImage;
use super::media::find_media;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::front::SloganGroup;
use crate::model::page::{DocumentFile, Event, PageId, Record};
use crate::model::{LangId, PageKind};
use crate::say;
use crate::text::nearest::{key_form, nearest};
use crate::text::slug::slug;

/// How many events a block shows at most.
const MAX_EVENTS: i64 = 50;

impl Checker<'_> {
    /// Where a value was written, for findings about what it refers to.
    fn span_of(&self, key: &str) -> Span {
        let form = key_form(key);
        let given = self.block.args.iter().find(|arg| key_form(&arg.key) == form);
        given.map_or(self.block.name_span, |arg| arg.value_span)
    }

    /// The data of a block by its name; nothing for a block that the theme alone knows.
    pub(super) fn data(&mut self, used: &BlockUse) -> BlockData {
        match used.name.as_str() {
            "events" => self.events(used),
            "hotline" => self.hotline(used),
            "slogans" => self.slogans(used),
            "download" => self.file(used),
            "figure" => self.image(used),
            _ => BlockData::None,
        }
    }

    fn lang(&self) -> LangId {
        self.page.summary.lang
    }

    fn events(&mut self, used: &BlockUse) -> BlockData {
        let topic = match used.text("topic") {
            None => None,
            Some(id) => {
                let wanted = slug(id);
                let place = self.site.config.topics.iter().position(|topic| topic.id == wanted);
                if place.is_none() {
                    let ids: Vec<&str> =
                        self.site.config.topics.iter().map(|topic| topic.id.as_str()).collect();
                    self.unknown("topic", id, &ids);
                    return BlockData::None;
                }
                place
            }
        };
        let campaign = match used.text("campaign") {
            None => None,
            Some(name) => {
                match self.record("campaign", name, &self.site.records_in(self.lang()).campaigns) {
                    None => return BlockData::None,
                    found => found,
                }
            }
        };
        let today = self.site.now.date;
        let when = used.text("when").unwrap_or("upcoming");
        let limit = used.integer("limit").unwrap_or(5).clamp(1, MAX_EVENTS);
        let matches = |id: &PageId| {
            let page = self.site.page(*id);
            let Record::Event(event) = &page.summary.record else { return false };
            let in_topic = topic.is_none_or(|topic| {
                page.summary.topics.iter().any(|own| usize::from(own.0) == topic)
            });
            in_topic
                && campaign.is_none_or(|own| page.campaign == Some(own))
                && fits(event, when, today)
        };
        let events = &self.site.records_in(self.lang()).events;
        let mut found: Vec<PageId> = events.iter().copied().filter(matches).collect();
        if when == "past" {
            found.reverse();
        }
        found.truncate(usize::try_from(limit).unwrap_or(1));
        BlockData::Events(found)
    }

    fn hotline(&mut self, used: &BlockUse) -> BlockData {
        let Some(id) = used.text("id") else { return BlockData::None };
        let hotlines = &self.site.records_in(self.lang()).hotlines;
        let fallback = &self.site.records_in(LangId::default()).hotlines;
        let list = if hotlines.is_empty() { fallback } else { hotlines };
        self.record("id", id, list).map_or(BlockData::None, BlockData::Hotline)
    }

    fn slogans(&mut self, used: &BlockUse) -> BlockData {
        if self.block.body.is_some() && !self.block.items.is_empty() {
            let shown = |line: &str| self.site.withheld(line, self.lang()).into_owned();
            let group = shown(used.text("title").unwrap_or_default());
            let lines = self.block.items.iter().map(|line| shown(line)).collect();
            return BlockData::Slogans(vec![SloganGroup { group, lines }]);
        }
        let campaigns = &self.site.records_in(self.lang()).campaigns;
        let fallback = &self.site.records_in(LangId::default()).campaigns;
        let list = if campaigns.is_empty() { fallback } else { campaigns };
        let found = match used.text("campaign") {
            Some(name) => self.record("campaign", name, list),
            None => self.site.current_campaign(self.lang()),
        };
        let Some(id) = found else { return BlockData::None };
        let Record::Campaign(campaign) = &self.site.page(id).summary.record else {
            return BlockData::None;
        };
        let Some(group) = used.text("group") else {
            return BlockData::Slogans(campaign.slogans.clone());
        };
        let chosen: Vec<SloganGroup> = campaign
            .slogans
            .iter()
            .filter(|own| slug(&own.group) == slug(group))
            .cloned()
            .collect();
        if chosen.is_empty() {
            let groups: Vec<&str> = campaign.slogans.iter().map(|own| own.group.as_str()).collect();
            self.unknown("group", group, &groups);
        }
        BlockData::Slogans(chosen)
    }

    fn file(&mut self, used: &BlockUse) -> BlockData {
        let Some(src) = used.text("src") else { return BlockData::None };
        match find_media(&self.site.media, &self.page.source, src) {
            Some(found) => BlockData::File(DocumentFile {
                title: self
                    .site
                    .withheld(used.text("title").unwrap_or_default(), self.lang())
                    .into_owned(),
                address: found.address.clone(),
                len: found.len,
            }),
            None => {
                let src = src.to_owned();
                self.report(
                    self.span_of("src"),
                    Diagnostic::new(
                        Code::MissingFile,
                        say!("không tìm thấy tệp “{src}”", "the file “{src}” can't be found"),
                    )
                    .hint(say!(
                        "đặt tệp cạnh trang này và ghi đúng tên",
                        "put the file beside this page and spell its name exactly"
                    )),
                );
                BlockData::None
            }
        }
    }

    fn image(&mut self, used: &BlockUse) -> BlockData {
        let Some(src) = used.text("src") else { return BlockData::None };
        match find_media(&self.site.media, &self.page.source, src) {
            Some(found) => {
                BlockData::Image(ResolvedImage { address: found.address.clone(), size: found.size })
            }
            None => {
                let src = src.to_owned();
                self.report(
                    self.span_of("src"),
                    Diagnostic::new(
                        Code::MissingImage,
                        say!("không tìm thấy ảnh “{src}”", "the picture “{src}” can't be found"),
                    )
                    .hint(say!(
                        "đặt ảnh cạnh trang này và ghi đúng tên",
                        "put the picture beside this page and spell its name exactly"
                    )),
                );
                BlockData::None
            }
        }
    }

    /// A page of a list by id, slug or file name.
    fn record(&mut self, key: &str, written: &str, list: &[PageId]) -> Option<PageId> {
        let wanted = slug(written.trim_end_matches(".md"));
        let names = |id: &PageId| {
            let page = self.site.page(*id);
            let last =
                page.summary.address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let stem = page.key.rsplit('/').next().unwrap_or_default();
            [slug(&page.summary.id), last.to_owned(), slug(stem)]
        };
        let found = list.iter().copied().find(|id| names(id).contains(&wanted));
        let kind = if key == "campaign" { PageKind::Campaign } else { PageKind::Hotline };
        if found.is_none()
            && let Some(path) = self.site.hidden.by_reference(written, kind, &self.page.source)
        {
            let path = path.to_string();
            self.report(self.span_of(key), hidden::finding(&path));
            self.is_good = false;
        } else if found.is_none() {
            let known: Vec<String> = list.iter().map(|id| names(id)[1].clone()).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.unknown(key, written, &known);
        }
        found
    }

    fn unknown(&mut self, key: &str, written: &str, known: &[&str]) {
        let all = known.iter().take(12).copied().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(
            Code::UnknownReference,
            say!("{key}: không có “{written}”", "{key}: there is no “{written}”"),
        );
        let found = match nearest(written, known.iter().copied()) {
            Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None => found.hint(say!("chọn một trong: {all}", "choose one of: {all}")),
        };
        self.report(self.span_of(key), found);
    }
}

fn fits(event: &Event, when: &str, today: jiff::civil::Date) -> bool {
    match when {
        "all" => true,
        "past" => event.last_day() < today,
        _ => event.last_day() >= today,
    }
}
