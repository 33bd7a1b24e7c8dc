//! The text of paragraphs, headings, cells, pictures and blocks in; what is broken or misspelled in it out, with places
//! in the file. Code, addresses and raw HTML are passed over.

use super::super::document::Argument;
use super::leaf::Leaf;
use super::writer::Writer;
use crate::text::paste::{Finding, Slip};

impl Writer<'_> {
    /// Reads a block's inline content, across its markup: `**Đ**ắk` is one word.
    pub(super) fn read_slips(&mut self, leaf: &Leaf<'_>) {
        let offset = self.offset();
        for prose in leaf.prose() {
            let text = leaf.scan.get(prose.clone()).unwrap_or_default();
            self.slips.read(text, |range| {
                let inside = prose.start + range.start..prose.start + range.end;
                let source = leaf.source_range(&inside);
                source.start + offset..source.end + offset
            });
        }
    }

    /// Reads what authors write between the quotes of a block's arguments.
    pub(super) fn read_slips_of_arguments(&mut self, args: &[Argument]) {
        let (source, offset) = (self.source(), self.offset());
        for arg in args {
            let start = arg.value_span.range().start;
            let end = arg.value_span.range().end;
            let text = source.get(start.saturating_sub(offset)..end.saturating_sub(offset));
            let place = |range: &std::ops::Range<usize>| start + range.start..start + range.end;
            self.slips.read(text.unwrap_or_default(), place);
        }
    }

    /// All that was found. What is invisible by an entity (`&shy;`) was put there on purpose.
    pub(super) fn finish_slips(&mut self) -> Vec<Finding> {
        let (source, offset) = (self.source(), self.offset());
        let mut slips = std::mem::take(&mut self.slips).finish();
        slips.retain(|found| {
            let place =
                found.range.start.saturating_sub(offset)..found.range.end.saturating_sub(offset);
            found.slip != Slip::Invisible || source.get(place) == Some(&*found.written)
        });
        slips
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, parse};

    /// What is found in a text that begins at byte 100 of its file: as it is written there, and mended.
    fn found(text: &str) -> Vec<(&str, String)> {
        let (markdown, _) = parse(text, 100, &Options::default());
        let slips = markdown.slips.into_iter();
        slips
            .map(|slip| {
                let written = text.get(slip.range.start - 100..slip.range.end - 100);
                (written.unwrap_or("outside"), slip.mended.unwrap_or_default())
            })
            .collect()
    }

    fn one<'a>(written: &'a str, mended: &str) -> Vec<(&'a str, String)> {
        vec![(written, mended.to_owned())]
    }

    #[test]
    fn places_are_those_of_the_file() {
        assert_eq!(found("# Các viêc\n\nlàm"), one("viêc", "việc"));
        assert_eq!(found("| a | b |\n|---|---|\n| x | các viêc |\n"), one("viêc", "việc"));
        assert_eq!(found("- một\n- hai viêc\n  - ba\n"), one("viêc", "việc"));
        assert_eq!(found("&amp; &lt; các viêc"), one("viêc", "việc"));
        assert_eq!(found("![các viêc](a.jpg)"), one("viêc", "việc"));
        assert_eq!(found("có[^1]\n\n[^1]: các viêc"), one("viêc", "việc"));
        assert_eq!(found(":::callout title=\"các viêc\"\nmột\n:::\n"), one("viêc", "việc"));
        assert_eq!(found(":::callout\ncác viêc\n:::\n"), one("viêc", "việc"));
    }

    #[test]
    fn a_word_goes_on_across_markup() {
        assert_eq!(found("tỉnh **Ð**ắk Nông"), one("Ð**ắk", "Đắk"));
        assert_eq!(found("các **v**iêc"), one("v**iêc", "việc"));
    }

    #[test]
    fn code_addresses_html_and_entities_are_passed_over() {
        for text in [
            "`hoăc` và ``viêc``",
            "```\nhoăc viêc\n```\n",
            "    hoăc viêc\n",
            "[bài](hoăc.md \"x\") <https://a.vn/hoăc> https://a.vn/hoăc",
            "<span title=\"hoăc\">a</span> <!-- hoăc -->",
            "to&shy;án",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_two_placements_are_told_once_for_all_paragraphs() {
        assert_eq!(found("hòa bình\n\nxoá bỏ\n\nkhỏe mạnh, xoá"), one("xoá", "xóa"));
    }
}
