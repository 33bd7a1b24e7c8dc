//! YAML with places: in comes a text, out comes an untyped tree whose every key and value knows its span.
//!
//! yaml_serde gives no place for good values and stops at the first error. So a line scanner cuts the text
//! at its keys (recursively), each leaf is read alone (by yaml_serde where there are escapes or folding), and
//! offsets are added. [`fields`] reads typed values from the tree.

mod entries;
pub mod fields;
mod flow;
pub mod front_matter;
mod json;
mod leaf;
mod lines;
pub mod localized;
mod mended;
mod mistakes;
pub mod quote;
mod read;
mod scan;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Diagnostic, Span};

pub use fields::{Fields, Key};
pub use front_matter::{Split, split};
pub use localized::Localized;

/// Levels of nesting that are read.
const MAX_DEPTH: usize = 32;

/// After so many findings the rest of a text is not read: it is most likely no YAML at all.
const MAX_FINDINGS: usize = 1000;

/// Reads a YAML document, or the inside of front matter, that begins at byte `offset` of its file.
///
/// Findings have spans in the file but no path. An entry with a finding is still in the map, read as it was
/// most likely meant, unless nothing sensible could be made of it.
/// A byte order mark at the beginning is read over.
pub fn parse(text: &str, offset: usize) -> (Map, Vec<Diagnostic>) {
    match text.strip_prefix('\u{FEFF}') {
        Some(rest) => scan::scan(rest, offset + (text.len() - rest.len())),
        None => scan::scan(text, offset),
    }
}

/// A value and the bytes of the file that it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Any YAML value; scalars stay as they were written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Node {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A text, number, date or yes/no.
    Scalar(Scalar),
    /// A block or flow sequence.
    List(Vec<Spanned<Node>>),
    /// A block or flow mapping.
    Map(Map),
}

impl Node {
    /// The text of a scalar without blanks around it; none when it is empty, or no scalar.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Node::Scalar(scalar) => Some(scalar.text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The mapping, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Node::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_list(&self) -> Option<&[Spanned<Node>]> {
        match self {
            Node::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether there is nothing: no value, or a text of blanks.
    pub fn is_empty(&self) -> bool {
        match self {
            Node::Null => true,
            Node::Scalar(scalar) => scalar.text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A scalar as written: `+84…` is no integer, `1900.96` no float, `no` no boolean.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scalar {
    /// The text, with quotes and escapes undone and block scalars joined.
    pub text: String,
    /// Whether it was quoted or a block scalar (then `"null"` is a text).
    pub quoted: bool,
}

/// A mapping, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Map {
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// The key as written.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Spanned<Node>,
}

impl Entry {
    /// The entry as one line, for a hint; a list or mapping is not spelled out.
    pub fn as_line(&self) -> String {
        format!("{}: {}", self.key.value, self.value.value.as_text().unwrap_or("…"))
    }
}

#[cfg(test)]
mod tests;
