//! Blocks of the text: their names and arguments checked against the theme's, the data that they show found.

use tera::Context;

use super::Site;
use super::links::ResolvedImage;
use super::pages::find_media;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::LangId;
use crate::model::front::SloganGroup;
use crate::model::page::{DocumentFile, Event, Page, PageId, Record};
use crate::parse::document::{Argument, Block};
use crate::say;
use crate::text::nearest::{key_form, nearest};
use crate::text::slug::slug;
use crate::theme::{ArgKind, BlockArg, BlockSpec};

/// How many events a block shows at most.
const MAX_EVENTS: i64 = 50;

/// A block as it will be rendered.
#[derive(Clone, Debug)]
pub struct BlockUse {
    /// Name of the theme's block.
    pub name: String,
    /// Checked arguments.
    pub args: Vec<(String, ArgValue)>,
    /// What it shows of the site.
    pub data: BlockData,
}

/// The value of an argument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArgValue {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
}

/// What a block shows of the site.
#[derive(Clone, Debug)]
pub enum BlockData {
    /// Nothing.
    None,
    /// Events, in order.
    Events(Vec<PageId>),
    /// A hotline.
    Hotline(PageId),
    /// Slogans.
    Slogans(Vec<SloganGroup>),
    /// A file to download.
    File(DocumentFile),
    /// A picture.
    Image(ResolvedImage),
}

impl BlockUse {
    /// The arguments as the component's context.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        for (name, value) in &self.args {
            match value {
                ArgValue::Text(text) => context.insert(name.clone(), text),
                ArgValue::Integer(number) => context.insert(name.clone(), number),
                ArgValue::Flag(flag) => context.insert(name.clone(), flag),
            }
        }
        context
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(key, value)| match value {
            ArgValue::Text(text) if key == name && !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    fn integer(&self, name: &str) -> Option<i64> {
        self.args.iter().find_map(|(key, value)| match value {
            ArgValue::Integer(number) if key == name => Some(*number),
            _ => None,
        })
    }
}

/// Checks a block and finds its data; none when it can't be rendered.
pub(super) fn resolve(
    site: &Site,
    page: &Page,
    block: &Block,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BlockUse> {
    let mut checker = Checker { site, page, block, diagnostics, is_good: true };
    let name = block.name.to_lowercase();
    let Some(spec) = site.theme.blocks.get(&name) else {
        checker.unknown_block();
        return None;
    };
    let args = checker.args(spec);
    checker.body(spec);
    let mut used = BlockUse { name, args, data: BlockData::None };
    used.data = checker.data(&used);
    checker.is_good.then_some(used)
}

struct Checker<'a> {
    site: &'a Site,
    page: &'a Page,
    block: &'a Block,
    diagnostics: &'a mut Vec<Diagnostic>,
    is_good: bool,
}

impl Checker<'_> {
    fn report(&mut self, span: Span, found: Diagnostic) {
        self.is_good &= !found.is_error();
        self.diagnostics.push(found.in_file(&self.page.source).at(span));
    }

    fn unknown_block(&mut self) {
        let name = &self.block.name;
        let known = self.site.theme.blocks.keys().map(String::as_str);
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(
            Code::UnknownBlock,
            say!("không có khối nào tên “{name}”", "there is no block “{name}”"),
        );
        let found = match nearest(name, known) {
            Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None => found.hint(say!("các khối có sẵn: {all}", "the blocks are: {all}")),
        };
        self.report(self.block.name_span, found);
    }

    fn args(&mut self, spec: &BlockSpec) -> Vec<(String, ArgValue)> {
        let mut args: Vec<(String, ArgValue)> = Vec::new();
        for given in &self.block.args {
            let form = key_form(&given.key);
            let Some(arg) = spec.args.iter().find(|arg| key_form(&arg.name) == form) else {
                self.unknown_argument(spec, given);
                continue;
            };
            if args.iter().any(|(name, _)| *name == arg.name) {
                let key = &given.key;
                self.report(
                    given.key_span,
                    Diagnostic::new(
                        Code::BadArgument,
                        say!(
                            "tham số “{key}” được viết hai lần",
                            "the argument “{key}” is written twice"
                        ),
                    )
                    .hint(say!("giữ lại một", "keep one")),
                );
            } else if let Some(value) = self.value(arg, given) {
                args.push((arg.name.clone(), value));
            }
        }
        for arg in spec.args.iter().filter(|arg| arg.required) {
            let is_given =
                self.block.args.iter().any(|given| key_form(&given.key) == key_form(&arg.name));
            if !is_given {
                let (block, name) = (&self.block.name, &arg.name);
                self.report(
                    self.block.name_span,
                    Diagnostic::new(
                        Code::MissingArgument,
                        say!(
                            "khối “{block}” thiếu tham số “{name}”",
                            "the block “{block}” lacks the argument “{name}”"
                        ),
                    )
                    .hint(say!(
                        "viết {name}=\"…\" sau tên khối",
                        "write {name}=\"…\" after the block's name"
                    )),
                );
            }
        }
        args
    }

    fn body(&mut self, spec: &BlockSpec) {
        let is_empty = self
            .block
            .body
            .as_ref()
            .is_none_or(|body| body.html.trim().is_empty() && body.holes.is_empty());
        if spec.needs_body && is_empty {
            let name = &self.block.name;
            self.report(
                self.block.name_span,
                Diagnostic::new(
                    Code::MissingArgument,
                    say!("khối “{name}” chưa có nội dung", "the block “{name}” has no content"),
                )
                .hint(say!(
                    "viết `:::{name}`, rồi nội dung, rồi một dòng `:::`",
                    "write `:::{name}`, then the content, then a line `:::`",
                )),
            );
        }
    }

    fn unknown_argument(&mut self, spec: &BlockSpec, given: &Argument) {
        let (block, key) = (&self.block.name, &given.key);
        let known = spec.args.iter().map(|arg| arg.name.as_str());
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(
            Code::UnknownArgument,
            say!(
                "khối “{block}” không có tham số “{key}”",
                "the block “{block}” has no argument “{key}”"
            ),
        );
        let found = match nearest(key, known) {
            Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None if all.is_empty() => {
                found.hint(say!("khối này không có tham số nào", "it takes no arguments"))
            }
            None => found.hint(say!("các tham số: {all}", "its arguments are: {all}")),
        };
        self.report(given.key_span, found);
    }

    fn value(&mut self, arg: &BlockArg, given: &Argument) -> Option<ArgValue> {
        let value = given.value.as_str();
        let parsed = match arg.kind {
            ArgKind::Text if arg.values.is_empty() => Some(ArgValue::Text(value.to_owned())),
            ArgKind::Text => arg
                .values
                .iter()
                .find(|allowed| key_form(allowed) == key_form(value))
                .map(|allowed| ArgValue::Text(allowed.clone())),
            ArgKind::Integer => value.parse().ok().map(ArgValue::Integer),
            ArgKind::Flag => match key_form(value).as_str() {
                "true" | "yes" | "co" | "1" => Some(ArgValue::Flag(true)),
                "false" | "no" | "khong" | "0" => Some(ArgValue::Flag(false)),
                _ => None,
            },
        };
        if parsed.is_none() {
            let name = &arg.name;
            let found = Diagnostic::new(
                Code::BadArgument,
                say!(
                    "“{value}” không dùng được cho “{name}”",
                    "“{value}” can't be used for “{name}”"
                ),
            );
            let all = arg.values.join(", ");
            self.report(
                given.value_span,
                match arg.kind {
                    ArgKind::Integer => {
                        found.hint(say!("viết một số như 5", "write a number such as 5"))
                    }
                    ArgKind::Flag => found.hint(say!("viết có hoặc không", "write yes or no")),
                    ArgKind::Text => {
                        found.hint(say!("chọn một trong: {all}", "choose one of: {all}"))
                    }
                },
            );
        }
        parsed
    }

    /// Where a value was written, for findings about what it refers to.
    fn span_of(&self, key: &str) -> Span {
        let form = key_form(key);
        let given = self.block.args.iter().find(|arg| key_form(&arg.key) == form);
        given.map_or(self.block.name_span, |arg| arg.value_span)
    }

    fn data(&mut self, used: &BlockUse) -> BlockData {
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
            let group = used.text("title").unwrap_or_default().to_owned();
            let lines = self.block.items.clone();
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
                title: used.text("title").unwrap_or_default().to_owned(),
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
        if found.is_none() {
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
