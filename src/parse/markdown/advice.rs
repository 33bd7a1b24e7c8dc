//! The text of paragraphs, headings, cells and blocks in; advice on how it is worded out, with places in the file.
//! Code and addresses are passed over, quotations too.

use std::ops::Range;

use super::super::document::Block;
use super::leaf::Leaf;
use super::writer::Writer;
use crate::advice::Prose;

impl Writer<'_> {
    /// Reads a block's inline content, across its markup.
    pub(super) fn read_advice(&mut self, leaf: &Leaf<'_>) {
        let (offset, is_quote) = (self.offset(), self.in_quote());
        let parts: Vec<Range<usize>> = leaf.prose().collect();
        let prose = Prose { text: &leaf.scan, parts: &parts, is_quote };
        self.advice.read(&prose, |range| {
            let source = leaf.source_range(range);
            source.start + offset..source.end + offset
        });
    }

    /// Reads what authors write between the quotes of a block's arguments.
    pub(super) fn read_advice_of_arguments(&mut self, block: &Block) {
        let (source, offset) = (self.source(), self.offset());
        for arg in &block.args {
            let place = arg.value_span.range();
            let (start, end) =
                (place.start.saturating_sub(offset), place.end.saturating_sub(offset));
            let text = source.get(start..end).unwrap_or_default();
            // What has no blank is an address, a date or a word of the block's own.
            if text.contains(' ') {
                self.advice.read_plain(text, block.name == "quote", |range| {
                    place.start + range.start..place.start + range.end
                });
            }
        }
    }
}
