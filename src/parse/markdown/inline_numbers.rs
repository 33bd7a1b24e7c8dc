//! Numbers of inline text in; holes out: one for a number in one piece, one for each piece that markup cuts it into, so
//! that a number which may not be printed is nowhere printed.

use std::ops::Range;

use super::body::index;
use super::inline::Inline;
use crate::parse::document::{Fill, Piece};

impl Inline<'_, '_> {
    /// Writes text in which no address is. Only a number in one piece of running text may become a link.
    pub(super) fn text_with_numbers(&mut self, range: Range<usize>) {
        let may_link = self.link.is_none();
        self.write_with_numbers(range, may_link);
    }

    /// Writes code, where a number is no link.
    pub(super) fn code_with_numbers(&mut self, range: Range<usize>) {
        self.done = self.done.max(range.end);
        self.write_with_numbers(range, false);
    }

    fn write_with_numbers(&mut self, range: Range<usize>, may_link: bool) {
        let leaf = self.leaf;
        let text = |range: Range<usize>| leaf.scan.get(range).unwrap_or_default();
        let mut from = range.start;
        while let Some(found) = self.found.get(self.next_found).map(|found| found.range.clone()) {
            if found.start >= range.end {
                break;
            }
            let piece = found.start.max(from)..found.end.min(range.end);
            if let Some(number) = self.record(self.next_found).filter(|_| !piece.is_empty()) {
                self.writer.out().text(text(from..piece.start));
                let is_whole = piece == found;
                let (start, end) = (piece.start - found.start, piece.end - found.start);
                self.writer.out().hole(if is_whole && may_link {
                    Fill::Number(number)
                } else {
                    Fill::NumberPiece(Piece { number, start: index(start), end: index(end) })
                });
                from = piece.end;
            }
            if found.end > range.end {
                // The rest of it is in the text to come.
                break;
            }
            self.next_found += 1;
        }
        self.writer.out().text(text(from..range.end));
    }

    /// Records the numbers before an offset of the scan, without holes.
    pub(super) fn record_until(&mut self, end: usize) {
        while self.found.get(self.next_found).is_some_and(|found| found.range.start < end) {
            self.record(self.next_found);
            self.next_found += 1;
        }
        self.done = self.done.max(end);
    }

    /// The place of a found number among the page's, where it is put once.
    fn record(&mut self, at: usize) -> Option<u32> {
        let found = self.found.get(at)?;
        if let Some((_, false)) = self.link {
            // The target of the address says the same.
            return self.bare_number;
        }
        if let Some((_, number)) = self.recorded.filter(|(known, _)| *known == at) {
            return Some(number);
        }
        let written = self.leaf.scan.get(found.range.clone()).unwrap_or_default();
        let source = self.leaf.source_range(&found.range);
        let digits = found.digits.clone();
        let span = self.writer.span(&source);
        let number = self.writer.add_number(written, digits, span);
        self.recorded = Some((at, number));
        Some(number)
    }
}
