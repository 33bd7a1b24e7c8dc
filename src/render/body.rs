//! A parsed text with its resolved targets in, finished HTML out.

use std::borrow::Cow;
use std::fmt::Write;

use tera::{Context, Value};

use super::compose::Composer;
use super::escape::{attribute, text};
use crate::diagnostics::Diagnostic;
use crate::model::PageKind;
use crate::model::SectionKind;
use crate::model::page::{Page, Record};
use crate::parse::document::{Body, Fill, Label, Number, Piece};
use crate::render::view::ImageView;
use crate::resolve::{BlockData, BlockUse, Linked, NumberState, ResolvedLink};

/// Fills the holes of one page's text.
pub struct BodyWriter<'a> {
    composer: &'a Composer<'a>,
    page: &'a Page,
    linked: &'a Linked,
    /// Template errors of blocks.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> BodyWriter<'a> {
    /// A writer for a page's text.
    pub fn new(composer: &'a Composer<'a>, page: &'a Page, linked: &'a Linked) -> Self {
        BodyWriter { composer, page, linked, diagnostics: Vec::new() }
    }

    /// The finished HTML of a text or of a block's inside.
    pub fn html(&mut self, body: &Body) -> String {
        let mut out = String::with_capacity(body.html.len() + body.html.len() / 4);
        body.fill(&mut out, &mut |fill, out| self.fill(*fill, out));
        out
    }

    fn fill(&mut self, fill: Fill, out: &mut String) {
        let markdown = &self.page.document.markdown;
        match fill {
            Fill::LinkStart(index) => self.link_start(index as usize, out),
            Fill::LinkEnd(index) => self.link_end(index as usize, out),
            Fill::Image(index) => self.image(index as usize, out),
            Fill::Number(index) => {
                if let Some(number) = markdown.numbers.get(index as usize) {
                    self.number(&number.written, &number.digits, number.in_correction, out);
                }
            }
            Fill::NumberPiece(piece) => {
                if let Some(number) = markdown.numbers.get(piece.number as usize) {
                    self.number_piece(number, piece, out);
                }
            }
            Fill::HeadingText(index) => {
                if let Some(heading) = markdown.outline.get(index as usize) {
                    attribute(&self.withheld(&heading.text), out);
                }
            }
            Fill::Block(index) => self.block(index as usize, out),
            // Labels stand in attributes too.
            Fill::Label(label) => attribute(self.composer.strings().get(label_key(label)), out),
        }
    }

    fn link_start(&self, index: usize, out: &mut String) {
        let Some(target) = self.linked.links.get(index) else { return };
        let written = self.page.document.markdown.links.get(index);
        out.push_str("<a href=\"");
        match target {
            ResolvedLink::Withheld => {
                out.truncate(out.len() - "<a href=\"".len());
                return;
            }
            ResolvedLink::External(href) => {
                attribute(href, out);
                out.push('"');
                if is_web(href) {
                    out.push_str(" class=\"external\" rel=\"external noopener noreferrer\"");
                }
            }
            ResolvedLink::Page(id, anchor) => {
                let target = self.composer.site.page(*id);
                attribute(&self.composer.url(&target.summary.address), out);
                if !anchor.is_empty() {
                    out.push('#');
                    attribute(anchor, out);
                }
                out.push('"');
                if target.summary.lang != self.page.summary.lang {
                    out.push_str(" hreflang=\"");
                    attribute(self.composer.site.config.lang(target.summary.lang), out);
                    out.push('"');
                }
            }
            ResolvedLink::File(address, tail) | ResolvedLink::Site(address, tail) => {
                attribute(&self.composer.url(address), out);
                attribute(tail, out);
                out.push('"');
            }
            ResolvedLink::Anchor(id) => {
                out.push('#');
                attribute(id, out);
                out.push('"');
            }
        }
        if let Some(title) =
            written.map(|link| link.title.as_str()).filter(|title| !title.is_empty())
        {
            out.push_str(" title=\"");
            attribute(&self.withheld(title), out);
            out.push('"');
        }
        out.push('>');
    }

    fn link_end(&self, index: usize, out: &mut String) {
        match self.linked.links.get(index) {
            None | Some(ResolvedLink::Withheld) => {}
            Some(ResolvedLink::External(href)) if is_web(href) => {
                out.push_str("<span class=\"visually-hidden\"> (");
                text(self.composer.strings().get("external_link"), out);
                out.push_str(")</span></a>");
            }
            Some(_) => out.push_str("</a>"),
        }
    }

    fn image(&self, index: usize, out: &mut String) {
        let Some(image) = self.page.document.markdown.images.get(index) else { return };
        let Some(Some(file)) = self.linked.images.get(index) else {
            text(&self.withheld(&image.alt), out);
            return;
        };
        let is_figure = image.alone;
        if is_figure {
            out.push_str("<figure>");
        }
        out.push_str("<img src=\"");
        attribute(&self.composer.url(&file.address), out);
        out.push_str("\" alt=\"");
        attribute(&self.withheld(&image.alt), out);
        out.push('"');
        if let Some((width, height)) = file.size {
            // Writing to a String cannot fail.
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
        out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if is_figure {
            if !image.caption.is_empty() {
                out.push_str("<figcaption>");
                text(&self.withheld(&image.caption), out);
                out.push_str("</figcaption>");
            }
            out.push_str("</figure>");
        }
    }

    /// SAFETY.md 11: known numbers are links, but for 112 to 115 outside hotline pages; expired ones are withheld.
    fn number(&self, written: &str, digits: &str, in_correction: bool, out: &mut String) {
        let known = self.composer.site.numbers.get(digits);
        match known {
            Some(known) if known.state == NumberState::Active => {
                let on_hotlines = matches!(
                    self.page.summary.kind,
                    PageKind::Hotline | PageKind::Section(SectionKind::Hotlines)
                );
                if known.emergency && !on_hotlines {
                    text(written, out);
                    return;
                }
                out.push_str("<a class=\"tel\" href=\"");
                attribute(&known.dialled.href, out);
                out.push_str("\">");
                text(&known.dialled.display, out);
                out.push_str("</a>");
            }
            Some(known) if known.state == NumberState::Expired => {
                text(self.composer.strings().get("number_withheld"), out);
            }
            Some(_) if !in_correction => text(self.composer.strings().get("number_withheld"), out),
            _ => text(written, out),
        }
    }

    /// A number in a link or in code: as written, or replaced where its first piece stands.
    fn number_piece(&self, number: &Number, piece: Piece, out: &mut String) {
        let known = self.composer.site.numbers.get(&number.digits).map(|known| known.state);
        let is_withheld = match known {
            Some(NumberState::Expired) => true,
            Some(NumberState::Retired) => !number.in_correction,
            Some(NumberState::Active) | None => false,
        };
        if !is_withheld {
            text(piece.of(&number.written), out);
        } else if piece.start == 0 {
            text(self.composer.strings().get("number_withheld"), out);
        }
    }

    /// A text without expired numbers.
    fn withheld<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.composer.site.withheld(text, self.composer.lang)
    }

    fn block(&mut self, index: usize, out: &mut String) {
        let Some(block) = self.page.document.markdown.blocks.get(index) else { return };
        let body = block.body.as_ref().map(|body| self.html(body)).unwrap_or_default();
        let Some(Some(used)) = self.linked.blocks.get(index) else {
            out.push_str(&body);
            return;
        };
        let mut implicits = Context::new();
        implicits.insert_value("t", self.composer.strings().value.clone());
        implicits.insert_value("data", self.data(used));
        implicits.insert("lang", self.composer.site.config.lang(self.composer.lang));
        let theme = &self.composer.site.theme;
        let context = used.context(|text| self.withheld(text).into_owned());
        match theme.render_block(&used.name, &context, &implicits, Some(&body)) {
            Ok(html) => out.push_str(&html),
            Err(found) => {
                let mut found = *found;
                if found.path.is_none() {
                    found = found.in_file(&self.page.source).at(block.name_span);
                }
                self.diagnostics.push(found);
            }
        }
    }

    fn data(&self, used: &BlockUse) -> Value {
        let map = |name: &str, value: Value| {
            let map = std::collections::BTreeMap::from([(name.to_owned(), value)]);
            Value::from_serializable(&map)
        };
        let composer = self.composer;
        match &used.data {
            BlockData::None => {
                Value::from_serializable(&std::collections::BTreeMap::<String, String>::new())
            }
            BlockData::Events(ids) => map("items", Value::from_serializable(&composer.events(ids))),
            BlockData::Slogans(groups) => {
                map("groups", Value::from_serializable(&super::compose::slogans(groups)))
            }
            BlockData::Hotline(id) => {
                let page = composer.site.page(*id);
                match &page.summary.record {
                    Record::Hotline(hotline) => {
                        map("hotline", Value::from_serializable(&composer.hotline(page, hotline)))
                    }
                    _ => map("hotline", Value::from_serializable(&())),
                }
            }
            BlockData::File(file) => {
                let name = file.address.rsplit('/').next().unwrap_or_default();
                map("file", Value::from_serializable(&composer.file(file, name)))
            }
            BlockData::Image(image) => {
                let view = ImageView {
                    url: composer.url(&image.address),
                    alt: String::new(),
                    caption: String::new(),
                    credit: String::new(),
                    width: image.size.map(|(width, _)| width),
                    height: image.size.map(|(_, height)| height),
                };
                map("image", Value::from_serializable(&view))
            }
        }
    }
}

fn is_web(href: &str) -> bool {
    let lower = href.get(..8).unwrap_or(href).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("//")
}

/// The string of the theme for a label of the Markdown renderer.
pub fn label_key(label: Label) -> &'static str {
    match label {
        Label::Note => "markdown_note",
        Label::Tip => "markdown_tip",
        Label::Important => "markdown_important",
        Label::Warning => "markdown_warning",
        Label::Caution => "markdown_caution",
        Label::Footnotes => "markdown_footnotes",
        Label::FootnoteReference => "markdown_footnote_reference",
        Label::FootnoteBack => "markdown_footnote_back",
        Label::TaskDone => "markdown_task_done",
        Label::TaskOpen => "markdown_task_open",
        Label::Table => "markdown_table",
        Label::Anchor => "markdown_anchor",
    }
}
