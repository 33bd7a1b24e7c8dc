//! Untyped front matter in, typed [`Front`] out, once the page's kind is known.

mod document;
mod event;
pub(super) mod help;
mod hotline;
mod repeat;
mod week;

use std::sync::Arc;

use super::keys;
use crate::config;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::Front;
use crate::model::front::{FrontImage, Given};
use crate::model::kind::{self, PageKind, SectionKind, WrittenKind};
use crate::text::date;
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

    fn common(&mut self) -> Front {
        let image = self.image();
        let extra = self.fields.free("extra");
        let kind = self.choice("kind", kind::WORDS);
        let advice = config::read_advice(&mut self.fields);
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
            advice: self
                .placed("advice", Some(advice).filter(|_| self.fields.entry("advice").is_some())),
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
                self.fields.inner(map, entry.value.span, keys::IMAGE, |inner| {
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
}
