//! What parsing a content file gives: in came text, out comes this plain data, keyed by path and bytes.

use serde::{Deserialize, Serialize};

use super::terms::Terms;
use crate::advice::Notes;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::text::paste::Finding;
use crate::yaml::Map;

/// One parsed content file; nothing in it depends on any other file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The front matter, untyped, with places.
    pub front: Map,
    /// The span of the front matter's inside (between the `---` lines); an empty span at 0 when there is none.
    pub front_span: Span,
    /// The Markdown part.
    pub markdown: Markdown,
    /// What was found wrong while parsing.
    pub diagnostics: Vec<Diagnostic>,
    /// What is broken or misspelled in the front matter's texts, if they are Vietnamese.
    pub front_slips: Vec<Finding>,
    /// Advice on the front matter's title and description, if they are Vietnamese.
    pub front_advice: Notes,
    /// The words of the text, for search.
    pub terms: Terms,
}

impl Document {
    /// What is broken or misspelled in the file, if it is Vietnamese; ranges are places in the file.
    pub fn slips(&self) -> impl Iterator<Item = &Finding> {
        self.front_slips.iter().chain(&self.markdown.slips)
    }
}

impl Document {
    /// Whether nothing of the front matter could be read, which is one finding and not one for each key.
    pub fn is_front_unread(&self) -> bool {
        self.diagnostics.iter().any(|found| found.code == Code::UnclosedFrontMatter)
    }
}

/// A Markdown text turned into HTML with holes for all that depends on the rest of the site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Markdown {
    /// HTML with holes.
    pub body: Body,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// Every link, in order; [`Fill::LinkStart`] holds an index into it.
    pub links: Vec<Link>,
    /// Every picture, in order.
    pub images: Vec<Image>,
    /// Phone-like literals in running text, alt texts and code, in order.
    pub numbers: Vec<Number>,
    /// Every block (`::name`, `:::name`), nested ones too, in order of their opening.
    pub blocks: Vec<Block>,
    /// The readable text without markup, blocks' bodies included, one line per paragraph, for search and summaries.
    pub text: String,
    /// Words of `text`.
    pub words: u32,
    /// What is broken or misspelled in the text, if it is Vietnamese; ranges are places in the file.
    pub slips: Vec<Finding>,
    /// Advice on how the text is worded, if it is Vietnamese; ranges are places in the file.
    pub advice: Notes,
}

/// HTML whose holes are filled when the page is rendered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// The fixed HTML.
    pub html: String,
    /// The holes, by growing offset.
    pub holes: Vec<Hole>,
}

/// A place in the HTML where something is inserted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hole {
    /// Byte offset into [`Body::html`].
    pub at: u32,
    /// What goes there.
    pub fill: Fill,
}

/// What goes into a hole; numbers are indexes into the lists of [`Markdown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fill {
    /// `<a …>`, or nothing when the target is withheld.
    LinkStart(u32),
    /// `</a>`, or nothing.
    LinkEnd(u32),
    /// A whole `<figure>` or `<img>`.
    Image(u32),
    /// A known number becomes a `tel:` link, any other stays as written.
    Number(u32),
    /// A piece of a number that stands in a link or in code, or that markup cuts into pieces; never a link.
    NumberPiece(Piece),
    /// A block, rendered by the theme's component.
    Block(u32),
    /// A heading's text, in an attribute.
    HeadingText(u32),
    /// A string of the theme in the page's language.
    Label(Label),
}

/// A piece of a number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Index into [`Markdown::numbers`].
    pub number: u32,
    /// First byte of the piece.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

impl Piece {
    /// The piece of a number's text.
    pub fn of(self, written: &str) -> &str {
        written.get(self.start as usize..self.end as usize).unwrap_or(written)
    }
}

/// A string of the theme that the Markdown renderer needs; the i18n key is `markdown_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Label {
    /// Title of a `[!NOTE]` alert.
    Note,
    /// Title of a `[!TIP]` alert.
    Tip,
    /// Title of an `[!IMPORTANT]` alert.
    Important,
    /// Title of a `[!WARNING]` alert.
    Warning,
    /// Title of a `[!CAUTION]` alert.
    Caution,
    /// Heading of the footnotes section.
    Footnotes,
    /// Accessible name before the number in a footnote reference ("Chú thích").
    FootnoteReference,
    /// Accessible name of the link from a footnote back to the text.
    FootnoteBack,
    /// Accessible name of a ticked task box.
    TaskDone,
    /// Accessible name of an empty task box.
    TaskOpen,
    /// Accessible name of a table's scrolling container.
    Table,
    /// Accessible name of a heading's anchor link (the heading's text follows it).
    Anchor,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id, unique in the page.
    pub id: String,
    /// Its text without markup.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A link of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The target as written (entities and escapes undone).
    pub href: String,
    /// The title in quotes, empty when there is none.
    pub title: String,
    /// The whole link in the file.
    pub span: Span,
}

/// A picture of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// The source as written.
    pub src: String,
    /// The text for people who can't see it.
    pub alt: String,
    /// Its title, shown as the caption; empty when there is none.
    pub caption: String,
    /// Whether it stands alone in its paragraph, and so becomes a `<figure>`.
    pub alone: bool,
    /// The whole picture in the file.
    pub span: Span,
}

/// A phone-like literal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// As written.
    pub written: String,
    /// Digits as dialled, see `text::phone`.
    pub digits: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands inside a `:::correction` block, where retired numbers are allowed.
    pub in_correction: bool,
}

/// A block: `::name key="value"` or `:::name … :::`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Its name as written.
    pub name: String,
    /// The name's place.
    pub name_span: Span,
    /// The arguments as written, in order.
    pub args: Vec<Argument>,
    /// The fenced content; none for the one-line form.
    pub body: Option<Body>,
    /// Plain text lines of list items in the fenced content, for blocks that take a list (`slogans`).
    pub items: Vec<String>,
    /// From the opening line to the closing fence.
    pub span: Span,
}

/// `key="value"` of a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Argument {
    /// The key as written.
    pub key: String,
    /// The key's place.
    pub key_span: Span,
    /// The value, quotes undone.
    pub value: String,
    /// The value's place, without quotes.
    pub value_span: Span,
}
