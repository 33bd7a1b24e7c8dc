//! Markdown in; HTML with holes, outline, links, pictures, numbers, blocks and plain text out.
//! CommonMark 0.31.2 with GFM's extensions and the `::name` blocks of this project.
//!
//! Blocks are found by a trick: their lines are overwritten, byte for byte, with a thematic break
//! (`____`), which closes every open paragraph, list and quote. One pass of pulldown-cmark then
//! tells which of them stand at the top level and which were code, and all offsets stay true.

mod advice;
mod allowed;
mod arguments;
mod autolink;
mod block_events;
mod block_lines;
mod body;
mod escape;
mod fences;
mod findings;
mod footnotes;
mod heading_ids;
mod html_block;
mod html_tokens;
mod inline;
mod inline_events;
mod inline_numbers;
mod leaf;
mod markup_slips;
mod numbers;
mod raw_html;
mod safety;
mod sanitize;
mod slips;
mod tables;
mod writer;

#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::Parser;

use super::document::Markdown;
use crate::diagnostics::{Diagnostic, Span};
use block_lines::Mask;
use writer::Writer;

/// The most Markdown that one file may hold, in bytes.
pub const MAX_BYTES: usize = 4 << 20;

/// How deep quotes, lists, blocks and emphasis may nest.
pub const MAX_DEPTH: usize = 100;

/// How many findings of one text are told one by one.
const MAX_FINDINGS: usize = 1000;

/// How often a text is read again because raw HTML had swallowed the lines of blocks.
const MAX_ROUNDS: usize = 4;

/// What the HTML is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// Headings get ids and a visible link to themselves.
    pub anchors: bool,
    /// A picture alone in its paragraph becomes a figure, a table gets a scrolling container.
    pub wrappers: bool,
    /// What becomes of raw HTML.
    pub html: HtmlPolicy,
}

impl Default for Options {
    fn default() -> Self {
        Options { anchors: true, wrappers: true, html: HtmlPolicy::Drop }
    }
}

/// What becomes of raw HTML in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HtmlPolicy {
    /// Left out, with a warning for each piece; comments without one.
    #[default]
    Drop,
    /// Tags of a safe list stay with few of their attributes, each written anew, always balanced; all
    /// others are left out as above, their text stays.
    Sanitize,
    /// Kept as written, for the specification's examples: content never gets it.
    #[cfg(test)]
    KeepForTests,
}

/// Reads the Markdown of a file; `offset` is where it begins in the file and is added to every span.
///
/// Texts longer than [`MAX_BYTES`] give an empty result and one finding.
pub fn parse(text: &str, offset: usize, options: &Options) -> (Markdown, Vec<Diagnostic>) {
    if text.len() > MAX_BYTES {
        return (Markdown::default(), vec![findings::too_long(text.len(), offset)]);
    }
    let mut html: Vec<Range<usize>> = Vec::new();
    let mut round = 1;
    loop {
        let mask = Mask::new(text, &html);
        let mut writer = Writer::new(text, &mask, offset, *options);
        for (event, range) in Parser::new_ext(mask.text(), extensions()).into_offset_iter() {
            writer.event(event, range);
        }
        let (markdown, mut diagnostics, swallowing) = writer.finish();
        let is_last = swallowing.is_empty() || round == MAX_ROUNDS;
        // Where tags may stay, the writer has told of the pieces that it found blanked.
        let told = if options.html == HtmlPolicy::Sanitize { html.len() } else { 0 };
        html.extend(swallowing);
        if is_last {
            diagnostics.extend(html.iter().skip(told).map(|range| {
                let dropped = text.get(range.clone()).unwrap_or_default().trim_end();
                let span = Span::new(range.start, range.start + dropped.len());
                raw_html::finding(dropped, span.shifted(offset))
            }));
            diagnostics.sort_by_key(|diagnostic| diagnostic.span);
            return (markdown, diagnostics);
        }
        round += 1;
    }
}

/// HTML of CommonMark 0.31.2 alone, raw HTML kept: what the specification's examples ask for.
pub fn strict(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new(text));
    html
}

fn extensions() -> pulldown_cmark::Options {
    use pulldown_cmark::Options as Extension;
    Extension::ENABLE_TABLES
        | Extension::ENABLE_FOOTNOTES
        | Extension::ENABLE_STRIKETHROUGH
        | Extension::ENABLE_TASKLISTS
        | Extension::ENABLE_HEADING_ATTRIBUTES
        | Extension::ENABLE_GFM
        | Extension::ENABLE_DEFINITION_LIST
}
