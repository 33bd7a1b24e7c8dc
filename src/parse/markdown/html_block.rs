//! The lines of one HTML block in; its text, and where each part of it stands in the source, out.

use std::ops::Range;

/// An HTML block (CommonMark §4.6) without what its quotes and lists put before each line.
#[derive(Debug)]
pub(super) struct HtmlBlock {
    /// From its first line to its last, in the source.
    pub(super) range: Range<usize>,
    pub(super) text: String,
    /// Where each piece of the text begins: in it, and in the source.
    pieces: Vec<(usize, usize)>,
}

impl HtmlBlock {
    pub(super) fn new(range: Range<usize>) -> Self {
        HtmlBlock { range, text: String::new(), pieces: Vec::new() }
    }

    /// A block that stands in the source as it is.
    pub(super) fn whole(source: &str, range: Range<usize>) -> Self {
        let mut block = HtmlBlock::new(range.clone());
        let mut at = range.start;
        for line in source.get(range).unwrap_or_default().split_inclusive('\n') {
            let text = line.strip_suffix("\r\n");
            block.add(text.unwrap_or(line), at);
            at += line.len();
            if text.is_some() {
                block.add("\n", at - 1);
            }
        }
        block
    }

    /// Adds text that begins at an offset of the source.
    pub(super) fn add(&mut self, text: &str, source: usize) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Where a part of the text stands in the source.
    pub(super) fn source(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.offset(part.start);
        let last = part.end.saturating_sub(1).max(part.start);
        let end = self.offset(last) + (part.end - last);
        start..end.max(start).min(self.range.end.max(start))
    }

    /// A part of the text, cut where the source is interrupted, and where each piece stands.
    pub(super) fn lines(&self, part: &Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
        let first = self.pieces.partition_point(|(start, _)| *start <= part.start);
        let (mut piece, mut from, end) = (first, part.start, part.end);
        std::iter::from_fn(move || {
            let next = self.pieces.get(piece).map_or(end, |(start, _)| (*start).min(end));
            piece += 1;
            let text = self.text.get(from..next).filter(|_| from < end)?;
            let start = self.offset(from);
            from = next;
            Some((text, start..start + text.len()))
        })
    }

    fn offset(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        let piece = index.checked_sub(1).and_then(|index| self.pieces.get(index));
        piece.map_or(self.range.start, |(start, source)| source + (at - start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_a_quote_keep_their_places() {
        let source = "> <div>\n> ế x\n";
        let mut block = HtmlBlock::new(2..source.len());
        block.add("<div>\n", 2);
        block.add("ế x\n", 10);
        let lines: Vec<_> = block.lines(&(5..11)).collect();
        assert_eq!(lines, [("\n", 7..8), ("ế x", 10..15)]);
        assert_eq!(block.source(&(0..5)), 2..7);
        assert_eq!(block.source(&(3..9)), 5..13);
        assert_eq!(&source[block.source(&(10..11))], "x");
    }

    #[test]
    fn line_endings_of_two_signs_are_one() {
        let block = HtmlBlock::whole("a\r\n<b>\r\nc", 3..9);
        assert_eq!(block.text, "<b>\nc");
        assert_eq!(block.source(&(4..5)), 8..9);
    }
}
