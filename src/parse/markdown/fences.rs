//! Block lines in; blocks with their arguments and bodies out.

use super::super::document::{Block, Fill};
use super::block_lines::{BlockLine, Role};
use super::body::Out;
use super::writer::Writer;
use super::{MAX_DEPTH, arguments, findings, numbers};
use crate::diagnostics::Span;

/// The block in which retired numbers may be named.
const CORRECTION: &str = "correction";

/// The block that holds somebody else's words.
const QUOTE: &str = "quote";

/// A fenced block that is still open.
#[derive(Debug)]
pub(super) struct Fence {
    /// Its index among the blocks.
    pub(super) block: usize,
    colons: usize,
    opening: Span,
    is_correction: bool,
    is_quote: bool,
}

impl Writer<'_> {
    /// Does what a block line says.
    pub(super) fn block_line(&mut self, line: &BlockLine) {
        match line.role {
            Role::Single => {
                self.add_block(line);
            }
            Role::Opening if self.fences.len() >= MAX_DEPTH => {
                self.report(findings::too_deep(self.span(&line.range)));
                self.text_line(line);
            }
            Role::Opening => self.open_fence(line),
            Role::Closing => self.close_fence(line),
        }
    }

    /// Whether numbers found here may be retired ones.
    pub(super) fn in_correction(&self) -> bool {
        self.fences.iter().any(|fence| fence.is_correction)
    }

    /// Whether what is read here are somebody else's words.
    pub(super) fn in_quote(&self) -> bool {
        self.quotes > 0 || self.fences.iter().any(|fence| fence.is_quote)
    }

    /// Closes what the text leaves open at its end.
    pub(super) fn close_all_fences(&mut self) {
        let end = self.source().len();
        while let Some(fence) = self.fences.pop() {
            self.report_unclosed(&fence);
            self.finish_fence(&fence, end);
        }
    }

    fn add_block(&mut self, line: &BlockLine) -> usize {
        let start = line.range.start + line.colons;
        let text = self.source().get(start..line.range.end).unwrap_or_default();
        let mut wrong = Vec::new();
        let opening = arguments::read(text, self.offset() + start, &mut wrong);
        wrong.into_iter().for_each(|finding| self.report(finding));
        let may_retire = opening.name == CORRECTION;
        for arg in &opening.args {
            for found in numbers::found(&arg.value) {
                let written = arg.value.get(found.range.clone()).unwrap_or_default();
                // Without escapes the value stands in the file as it is.
                let is_plain = arg.value_span.range().len() == arg.value.len();
                let place = Span::new(found.range.start, found.range.end);
                let span = match is_plain {
                    true => place.shifted(arg.value_span.start as usize),
                    false => arg.value_span,
                };
                let number = self.add_number(written, found.digits, span);
                if may_retire && let Some(number) = self.markdown.numbers.get_mut(number as usize) {
                    number.in_correction = true;
                }
            }
        }
        let block = self.push_block(Block {
            name: opening.name,
            name_span: opening.name_span,
            args: opening.args,
            body: None,
            items: Vec::new(),
            span: self.span(&line.range),
        });
        let out = self.out();
        out.line();
        out.hole(Fill::Block(super::body::index(block)));
        block
    }

    fn open_fence(&mut self, line: &BlockLine) {
        let block = self.add_block(line);
        let name = self.block_mut(block).map(|block| block.name.as_str());
        let (is_correction, is_quote) = (name == Some(CORRECTION), name == Some(QUOTE));
        let opening = self.span(&line.range);
        let colons = line.colons;
        self.fences.push(Fence { block, colons, opening, is_correction, is_quote });
        self.push_out(Out::default());
    }

    /// Closes the innermost block with as many colons; those inside it were forgotten.
    fn close_fence(&mut self, line: &BlockLine) {
        let Some(depth) = self.fences.iter().rposition(|fence| fence.colons == line.colons) else {
            let fence = self.source().get(line.range.clone()).unwrap_or_default().trim();
            self.report(findings::stray_fence(fence, self.span(&line.range)));
            return self.text_line(line);
        };
        while self.fences.len() > depth + 1
            && let Some(inner) = self.fences.pop()
        {
            self.report_unclosed(&inner);
            self.finish_fence(&inner, line.range.start);
        }
        if let Some(fence) = self.fences.pop() {
            self.finish_fence(&fence, line.range.end);
        }
    }

    fn finish_fence(&mut self, fence: &Fence, end: usize) {
        let end = Span::new(end, end).shifted(self.offset()).end;
        let body = self.pop_out().into_body();
        if let Some(block) = self.block_mut(fence.block) {
            block.body = Some(body);
            block.span.end = end;
        }
    }

    fn report_unclosed(&mut self, fence: &Fence) {
        let name = self.block_mut(fence.block).map(|block| block.name.clone()).unwrap_or_default();
        self.report(findings::unclosed_block(&name, fence.colons, fence.opening));
    }

    /// Prints a line as a paragraph.
    fn text_line(&mut self, line: &BlockLine) {
        let text = self.source().get(line.range.clone()).unwrap_or_default().trim();
        let out = self.out();
        out.line();
        out.raw("<p>");
        out.text(text);
        out.raw("</p>\n");
        self.add_text(text, '\n');
    }
}
