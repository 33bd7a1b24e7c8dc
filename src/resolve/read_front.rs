//! Untyped front matter in, typed [`Front`] out, once the page's kind is known.

use std::sync::Arc;

use super::keys;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::Front;
use crate::model::front::{
    DayOrMonth, FrontFile, FrontImage, FrontNumber, Given, Hours, Location, OpenHours, Repeat,
    SloganGroup,
};
use crate::model::kind::{self, PageKind, SectionKind, WrittenKind};
use crate::say;
use crate::text::nearest::key_form;
use crate::text::{date, phone};
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{Map, Node, Spanned};

/// More values than this in one list of one page is a broken file.
pub(super) const LIMIT: usize = 200;

/// Front matter typed, with a section's `defaults:` untyped (they are read by the kind of each page below).
pub(super) struct ReadFront<'a> {
    /// The typed values.
    pub front: Front,
    /// `defaults:` of a section.
    pub defaults: Option<(&'a Map, Span)>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the front matter (or a section's `defaults:`) of `file` as that of a page of a kind.
pub(super) fn read<'a>(map: &'a Map, span: Span, file: &Arc<str>, kind: PageKind) -> ReadFront<'a> {
    let is_section = matches!(kind, PageKind::Section(_) | PageKind::Home);
    let own: &[Key] = match kind {
        PageKind::Event => keys::EVENT,
        PageKind::Hotline => keys::HOTLINE,
        PageKind::Document => keys::DOCUMENT,
        PageKind::Campaign => keys::CAMPAIGN,
        _ => &[],
    };
    let section: &[Key] = if is_section { keys::SECTION } else { &[] };
    let mut reader = Reader { fields: Fields::new(map, span, &[own, keys::COMMON, section]), file };
    let mut front = reader.common();
    match kind {
        PageKind::Event => reader.event(&mut front),
        PageKind::Hotline => reader.hotline(&mut front),
        PageKind::Document => reader.document(&mut front),
        PageKind::Campaign => reader.campaign(&mut front),
        _ => {}
    }
    let defaults = if is_section { reader.fields.map("defaults") } else { None };
    let diagnostics = reader.fields.finish().into_iter().map(|found| found.in_file(file)).collect();
    ReadFront { front, defaults, diagnostics }
}

/// `kind:` alone, which must be known before the rest can be read.
pub(super) fn written_kind(map: &Map) -> Option<WrittenKind> {
    const KIND: &[Key] = &[Key { name: "kind", also: &["loại"] }];
    let mut fields = Fields::new(map, Span::default(), &[KIND]);
    // Findings are left to the full reading: here every other key is unknown.
    fields.choice("kind", kind::WORDS).map(|kind| kind.value)
}

/// The kind of a page by its place and what it says of itself.
pub(super) fn page_kind(written: Option<WrittenKind>, section: SectionKind) -> PageKind {
    match written {
        Some(WrittenKind::Page(kind)) => kind,
        _ => section.page_kind(),
    }
}

struct Reader<'a, 'f> {
    fields: Fields<'a>,
    file: &'f Arc<str>,
}

impl<'a> Reader<'a, '_> {
    fn given<T>(&self, spanned: Option<Spanned<T>>) -> Option<Given<T>> {
        spanned.map(|spanned| Given {
            value: spanned.value,
            span: spanned.span,
            file: Arc::clone(self.file),
        })
    }

    /// A value whose place is that of the key's value.
    fn placed<T>(&self, name: &str, value: Option<T>) -> Option<Given<T>> {
        let span = self.fields.entry(name).map_or(Span::default(), |entry| entry.value.span);
        value.map(|value| Given { value, span, file: Arc::clone(self.file) })
    }

    fn text(&mut self, name: &'static str) -> Option<Given<String>> {
        let text = self.fields.text(name);
        self.given(text)
    }

    fn flag(&mut self, name: &'static str) -> Option<Given<bool>> {
        let flag = self.fields.flag(name);
        self.placed(name, flag)
    }

    fn integer(&mut self, name: &'static str) -> Option<Given<i64>> {
        let number = self.fields.integer(name);
        self.given(number)
    }

    fn moment(&mut self, name: &'static str) -> Option<Given<date::Moment>> {
        let moment = self.fields.moment(name);
        self.given(moment)
    }

    fn date(&mut self, name: &'static str) -> Option<Given<jiff::civil::Date>> {
        let date = self.fields.date(name);
        self.given(date)
    }

    fn texts(&mut self, name: &'static str) -> Option<Given<Vec<String>>> {
        self.fields.entry(name)?;
        let texts = self.fields.texts(name, LIMIT);
        self.placed(name, Some(texts.into_iter().map(|text| text.value).collect()))
    }

    fn url(&mut self, name: &'static str) -> Option<Given<String>> {
        let url = self.fields.url(name);
        self.given(url)
    }

    fn choice<T: Copy>(&mut self, name: &'static str, words: &[(T, &[&str])]) -> Option<Given<T>> {
        let choice = self.fields.choice(name, words);
        self.given(choice)
    }

    /// Reads a mapping with keys of its own, its findings into ours.
    fn inner<T>(
        &mut self,
        map: &'a Map,
        span: Span,
        keys: &[Key],
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> T {
        let mut inner = Fields::new(map, span, &[keys]);
        let value = read(&mut inner);
        for found in inner.finish() {
            self.fields.report(found);
        }
        value
    }

    fn wrong_type(&mut self, span: Span, example: &str) {
        self.fields.report(
            Diagnostic::new(
                Code::WrongType,
                say!("giá trị này không đúng dạng", "this value has the wrong form"),
            )
            .at(span)
            .hint(say!("viết theo dạng {example}", "write it like {example}")),
        );
    }

    fn common(&mut self) -> Front {
        let image = self.image();
        let extra = self.fields.free("extra");
        let kind = self.choice("kind", kind::WORDS);
        Front {
            title: self.text("title"),
            description: self.text("description"),
            date: self.moment("date"),
            updated: self.moment("updated"),
            slug: self.text("slug"),
            aliases: self.texts("aliases"),
            draft: self.flag("draft"),
            publish_at: self.moment("publish_at"),
            expires_at: self.moment("expires_at"),
            topics: self.texts("topics"),
            tags: self.texts("tags"),
            image,
            author: self.text("author"),
            source: self.text("source"),
            order: self.integer("order"),
            sensitive: self.flag("sensitive"),
            campaign: self.text("campaign"),
            id: self.text("id"),
            extra: self.placed("extra", extra),
            kind,
            ..Front::default()
        }
    }

    fn image(&mut self) -> Option<Given<FrontImage>> {
        let entry = self.fields.entry("image")?;
        let image = match &entry.value.value {
            Node::Map(map) => {
                self.fields.map("image");
                self.inner(map, entry.value.span, keys::IMAGE, |inner| {
                    let src = inner.required_text("src")?;
                    Some(FrontImage {
                        src: src.value,
                        alt: inner.text("alt").map(|alt| alt.value).unwrap_or_default(),
                        caption: inner.text("caption").map(|text| text.value).unwrap_or_default(),
                        credit: inner.text("credit").map(|text| text.value).unwrap_or_default(),
                    })
                })
            }
            _ => self
                .fields
                .text("image")
                .map(|src| FrontImage { src: src.value, ..FrontImage::default() }),
        };
        self.placed("image", image)
    }

    fn event(&mut self, front: &mut Front) {
        front.start = self.moment("start");
        front.end = self.moment("end");
        front.location = self.location();
        front.online = self.url("online");
        front.organizer = self.text("organizer");
        front.audience = self.texts("audience");
        front.event_status = self.choice("status", keys::EVENT_STATUS);
        front.rescheduled_to = self.moment("rescheduled_to");
        front.repeat = self.repeat();
        front.register = self.text("register");
        front.revision = self.integer("revision");
    }

    fn location(&mut self) -> Option<Given<Location>> {
        let entry = self.fields.entry("location")?;
        let location = match &entry.value.value {
            Node::Map(map) => {
                self.fields.map("location");
                self.inner(map, entry.value.span, keys::LOCATION, |inner| {
                    Some(Location {
                        name: inner.text("name").map(|name| name.value).unwrap_or_default(),
                        address: inner.text("address").map(|text| text.value).unwrap_or_default(),
                    })
                })
            }
            _ => self
                .fields
                .text("location")
                .map(|name| Location { name: name.value, address: String::new() }),
        };
        self.placed("location", location)
    }

    fn repeat(&mut self) -> Option<Given<Repeat>> {
        let (map, span) = self.fields.map("repeat")?;
        let repeat = self.inner(map, span, keys::REPEAT, |inner| {
            if inner.entry("every").is_none() {
                inner.required_text("every");
            }
            let every = inner.choice("every", keys::EVERY)?.value;
            let on = weekdays(inner);
            let count = inner.integer("count").and_then(|count| u32::try_from(count.value).ok());
            let until = inner.date("until").map(|date| date.value);
            Some(Repeat { every, on, until, count, except: dates(inner, "except") })
        });
        self.placed("repeat", repeat)
    }

    fn hotline(&mut self, front: &mut Front) {
        front.numbers = self.numbers();
        front.hours = self.hours();
        front.area = self.text("area");
        front.serves = self.text("serves");
        front.languages = self.texts("languages");
        front.operator = self.text("operator");
        front.emergency = self.flag("emergency");
        front.checked_on = self.checked_on();
        front.checked_by = self.text("checked_by");
        front.expires_on = self.date("expires_on");
        front.retired = self.flag("retired");
        front.replaced_by = self.text("replaced_by");
    }

    fn numbers(&mut self) -> Option<Given<Vec<FrontNumber>>> {
        self.fields.entry("numbers")?;
        let mut numbers = Vec::new();
        for node in self.fields.nodes("numbers").iter().take(LIMIT) {
            let number = match &node.value {
                Node::Map(map) => self.inner(map, node.span, keys::NUMBER, |inner| {
                    let number = inner.required_text("number")?;
                    Some(FrontNumber {
                        number: number.value,
                        label: inner.text("label").map(|label| label.value).unwrap_or_default(),
                        cost: inner
                            .choice("cost", keys::COST)
                            .map(|cost| cost.value)
                            .unwrap_or_default(),
                        channel: inner
                            .choice("kind", keys::CHANNEL)
                            .map(|kind| kind.value)
                            .unwrap_or_default(),
                        span: number.span,
                    })
                }),
                Node::Scalar(scalar) => Some(FrontNumber {
                    number: scalar.text.clone(),
                    label: String::new(),
                    cost: Default::default(),
                    channel: Default::default(),
                    span: node.span,
                }),
                _ => {
                    self.wrong_type(node.span, "{số: 111, cước gọi: miễn phí}");
                    None
                }
            };
            numbers.extend(number.filter(|number| self.is_dialable(number)));
        }
        self.placed("numbers", Some(numbers))
    }

    fn is_dialable(&mut self, number: &FrontNumber) -> bool {
        if phone::parse(&number.number).is_some() {
            return true;
        }
        let written = &number.number;
        self.fields.report(
            Diagnostic::new(
                Code::BadValue,
                say!(
                    "“{written}” không phải số điện thoại gọi được",
                    "“{written}” is no number that can be dialled"
                ),
            )
            .at(number.span)
            .hint(say!(
                "viết như 111, 1900 969 680 hoặc 0263 3822 311",
                "write it like 111, 1900 969 680 or 0263 3822 311"
            )),
        );
        false
    }

    fn hours(&mut self) -> Option<Given<Hours>> {
        let entry = self.fields.entry("hours")?;
        let hours = match &entry.value.value {
            Node::List(_) => {
                let mut table = Vec::new();
                for node in self.fields.nodes("hours").iter().take(LIMIT) {
                    let Node::Map(map) = &node.value else {
                        self.wrong_type(node.span, "{ngày: T2–T6, từ: 8:00, đến: 17:00}");
                        continue;
                    };
                    table.push(self.inner(map, node.span, keys::HOURS, |inner| OpenHours {
                        days:
                            inner.required_text("days").map(|text| text.value).unwrap_or_default(),
                        from:
                            inner.required_text("from").map(|text| text.value).unwrap_or_default(),
                        to: inner.required_text("to").map(|text| text.value).unwrap_or_default(),
                    }));
                }
                Some(Hours::Table(table))
            }
            _ => self.fields.text("hours").map(|text| match text.value.as_str() {
                "24/7" | "24/24" => Hours::Always,
                _ => Hours::Text(text.value),
            }),
        };
        self.placed("hours", hours)
    }

    fn checked_on(&mut self) -> Option<Given<DayOrMonth>> {
        let written = match &self.fields.entry("checked_on")?.value.value {
            Node::Scalar(scalar) => scalar.text.trim().to_owned(),
            _ => String::new(),
        };
        let when = match date::read_month(&written) {
            Some((year, month)) => {
                self.fields.text("checked_on");
                Some(DayOrMonth::Month(year, month))
            }
            None => self.fields.date("checked_on").map(|date| DayOrMonth::Day(date.value)),
        };
        self.placed("checked_on", when)
    }

    fn document(&mut self, front: &mut Front) {
        front.number = self.text("number");
        front.document_type = self.text("type");
        front.summary = self.text("abstract");
        front.issuer = self.text("issuer");
        front.issued_on = self.date("issued_on");
        front.effective_on = self.date("effective_on");
        front.expires_on = self.date("expires_on");
        front.document_status = self.choice("status", keys::DOCUMENT_STATUS);
        front.replaced_by = self.text("replaced_by");
        front.files = self.files();
    }

    fn files(&mut self) -> Option<Given<Vec<FrontFile>>> {
        self.fields.entry("files")?;
        let mut files = Vec::new();
        for node in self.fields.nodes("files").iter().take(LIMIT) {
            match &node.value {
                Node::Map(map) => files.extend(self.inner(map, node.span, keys::FILE, |inner| {
                    let src = inner.required_text("src")?;
                    let title = inner.text("title").map(|title| title.value).unwrap_or_default();
                    Some(FrontFile { src: src.value, title, span: src.span })
                })),
                Node::Scalar(scalar) => files.push(FrontFile {
                    src: scalar.text.clone(),
                    title: String::new(),
                    span: node.span,
                }),
                _ => self.wrong_type(node.span, "{tệp: ke-hoach.pdf, tiêu đề: Kế hoạch}"),
            }
        }
        self.placed("files", Some(files))
    }

    fn campaign(&mut self, front: &mut Front) {
        front.year = self.integer("year");
        front.start = self.moment("start");
        front.end = self.moment("end");
        front.theme = self.text("theme");
        front.slogans = self.slogans();
        front.partners = self.texts("partners");
        front.hashtag = self.text("hashtag");
    }

    fn slogans(&mut self) -> Option<Given<Vec<SloganGroup>>> {
        self.fields.entry("slogans")?;
        let mut groups: Vec<SloganGroup> = Vec::new();
        for node in self.fields.nodes("slogans").iter().take(LIMIT) {
            match &node.value {
                Node::Map(map) if line(&node.value).is_none() => {
                    groups.push(self.inner(map, node.span, keys::SLOGANS, |inner| SloganGroup {
                        group: inner.text("group").map(|group| group.value).unwrap_or_default(),
                        lines: lines(inner),
                    }))
                }
                other => {
                    match (line(other), groups.last_mut().filter(|last| last.group.is_empty())) {
                        (Some(line), Some(last)) => last.lines.push(line),
                        (Some(line), None) => {
                            groups.push(SloganGroup { group: String::new(), lines: vec![line] });
                        }
                        (None, _) => self.wrong_type(node.span, "{nhóm: …, câu: [“…”]}"),
                    }
                }
            }
        }
        self.placed("slogans", Some(groups))
    }
}

/// A line of text; `Bình đẳng giới: việc của mọi người!` is one too, though YAML reads a mapping.
fn line(node: &Node) -> Option<String> {
    match node {
        Node::Scalar(scalar) => Some(scalar.text.clone()),
        Node::Map(map) => {
            let [entry] = map.entries.as_slice() else { return None };
            let form = key_form(&entry.key.value);
            let is_key =
                keys::SLOGANS.iter().flat_map(Key::spellings).any(|key| key_form(key) == form);
            let text = entry.value.value.as_text().filter(|_| !is_key)?;
            Some(format!("{}: {text}", entry.key.value))
        }
        _ => None,
    }
}

/// Lines of a group: a list as it is, so that a comma inside a slogan stays.
fn lines(inner: &mut Fields<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for node in inner.nodes("lines").iter().take(LIMIT) {
        lines.extend(line(&node.value));
    }
    lines
}

fn weekdays(inner: &mut Fields<'_>) -> Vec<i8> {
    let mut days = Vec::new();
    for word in inner.texts("on", 7) {
        let form = crate::text::nearest::key_form(&word.value);
        let known = keys::WEEKDAYS.iter().find(|(_, words)| {
            words.iter().any(|known| crate::text::nearest::key_form(known) == form)
        });
        match known {
            Some((day, _)) => days.push(*day),
            None => {
                let written = &word.value;
                inner.report(
                    Diagnostic::new(
                        Code::BadValue,
                        say!(
                            "“{written}” không phải một thứ trong tuần",
                            "“{written}” is no weekday"
                        ),
                    )
                    .at(word.span)
                    .hint(say!("viết T2 … T7, CN", "write mon … sun")),
                );
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn dates(inner: &mut Fields<'_>, name: &str) -> Vec<jiff::civil::Date> {
    let mut dates = Vec::new();
    for word in inner.texts(name, LIMIT) {
        match date::read_date(&word.value) {
            Ok(date) => dates.push(date),
            Err(_) => {
                let written = &word.value;
                inner.report(
                    Diagnostic::new(
                        Code::BadDate,
                        say!("“{written}” không phải một ngày", "“{written}” is no date"),
                    )
                    .at(word.span)
                    .hint(say!("viết như 25/11/2026", "write it like 2026-11-25")),
                );
            }
        }
    }
    dates
}
