//! The inline events of one paragraph, heading or cell in; its text with places, and its operations, out.
//!
//! They are held back until the block ends: a heading's id, a picture that stands alone, bare addresses
//! and phone numbers beside a cue in bold can only be told from the whole.

use std::ops::Range;

use std::borrow::Cow;

use pulldown_cmark::CowStr;

use super::sanitize::{Mark, Opened};

/// One block's inline content.
#[derive(Debug, Default)]
pub(super) struct Leaf<'m> {
    /// All its text: running text, code, alternative texts.
    pub(super) scan: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) ops: Vec<Op<'m>>,
    /// Parts of `scan` that aren't readable text: alternative texts.
    pub(super) hidden: Vec<Range<usize>>,
    /// Names of the raw HTML tags left out so far.
    pub(super) tags: Vec<String>,
    /// What is open, where raw HTML may stay.
    pub(super) opened: Vec<Opened>,
    /// Where the source of the block ends, if it ends before its line does (a cell).
    pub(super) limit: Option<usize>,
}

/// A text of one event.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its place in [`Leaf::scan`].
    pub(super) scan: Range<usize>,
    /// Its place in the source.
    pub(super) source: Range<usize>,
    /// Whether both are the same, byte for byte.
    verbatim: bool,
    kind: PieceKind,
}

/// What kind of text a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Running,
    Code,
    Alt,
}

/// What is to be written, and from where in the source it comes (elements: the whole of them).
#[derive(Debug)]
pub(super) struct Op<'m> {
    pub(super) kind: OpKind<'m>,
    pub(super) source: Range<usize>,
}

#[derive(Debug)]
pub(super) enum OpKind<'m> {
    /// Running text: an index into [`Leaf::pieces`].
    Text(usize),
    /// Code: an index into [`Leaf::pieces`].
    Code(usize),
    Open(Cow<'static, str>),
    Close(&'static str),
    SoftBreak,
    HardBreak,
    /// `bare`: the text is the address itself, and no place to look for numbers.
    Link {
        href: CowStr<'m>,
        title: CowStr<'m>,
        bare: bool,
    },
    LinkEnd,
    /// `alt` is a range of [`Leaf::scan`].
    Image {
        src: CowStr<'m>,
        title: CowStr<'m>,
        alt: Range<usize>,
    },
    /// A tag without content.
    Html(CowStr<'m>),
    FootnoteReference(CowStr<'m>),
    Task(bool),
}

impl<'m> Leaf<'m> {
    /// Adds a text that comes from `range` of the source.
    pub(super) fn add_piece(
        &mut self,
        text: &str,
        kind: PieceKind,
        source: &str,
        range: Range<usize>,
    ) -> usize {
        let start = self.scan.len();
        self.scan.push_str(text);
        let verbatim = source.get(range.clone()) == Some(text);
        self.pieces.push(Piece { scan: start..self.scan.len(), source: range, verbatim, kind });
        self.pieces.len() - 1
    }

    pub(super) fn push(&mut self, kind: OpKind<'m>, source: Range<usize>) {
        self.ops.push(Op { kind, source });
    }

    /// This place.
    pub(super) fn mark(&self) -> Mark {
        Mark { ops: self.ops.len(), pieces: self.pieces.len(), scan: self.scan.len() }
    }

    /// Forgets what was added since.
    pub(super) fn go_back(&mut self, mark: Mark) {
        self.ops.truncate(mark.ops);
        self.pieces.truncate(mark.pieces);
        self.scan.truncate(mark.scan);
        self.hidden.retain(|hidden| hidden.end <= mark.scan);
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.ops.iter().all(|op| match op.kind {
            OpKind::Text(piece) => self.piece_text(piece).trim().is_empty(),
            OpKind::SoftBreak | OpKind::HardBreak => true,
            _ => false,
        })
    }

    /// The text of a piece.
    pub(super) fn piece_text(&self, piece: usize) -> &str {
        let range = self.pieces.get(piece).map(|piece| piece.scan.clone());
        range.and_then(|range| self.scan.get(range)).unwrap_or_default()
    }

    /// Where a piece stands in [`Leaf::scan`].
    pub(super) fn piece_range(&self, piece: usize) -> Range<usize> {
        self.pieces.get(piece).map(|piece| piece.scan.clone()).unwrap_or_default()
    }

    /// Where the text of an operation stands in [`Leaf::scan`].
    pub(super) fn op_range(&self, op: usize) -> Range<usize> {
        match self.ops.get(op).map(|op| &op.kind) {
            Some(OpKind::Text(piece) | OpKind::Code(piece)) => self.piece_range(*piece),
            _ => Range::default(),
        }
    }

    /// The operation that writes what is at an offset of the scan: `first` or one of the texts after it.
    pub(super) fn text_op(&self, first: usize, at: usize) -> usize {
        let Some(OpKind::Text(piece)) = self.ops.get(first).map(|op| &op.kind) else {
            return first;
        };
        // Texts that follow each other have pieces that follow each other.
        first + self.piece_at(at).saturating_sub(*piece)
    }

    /// Whether running text is at an offset of the scan.
    pub(super) fn is_running(&self, at: usize) -> bool {
        let piece = self.pieces.get(self.piece_at(at));
        piece.is_some_and(|piece| piece.kind == PieceKind::Running && piece.scan.contains(&at))
    }

    fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.scan.end <= at)
    }

    /// Where a range of [`Leaf::scan`] stands in the source.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source_offset(range.start, false);
        start..self.source_offset(range.end, true).max(start)
    }

    /// The parts of [`Leaf::scan`] that are no code, in order.
    pub(super) fn prose(&self) -> impl Iterator<Item = Range<usize>> {
        let code = self.pieces.iter().filter(|piece| piece.kind == PieceKind::Code);
        let end = self.scan.len()..self.scan.len();
        let mut from = 0;
        code.map(|piece| piece.scan.clone()).chain(std::iter::once(end)).map(move |code| {
            let prose = from..code.start;
            from = code.end;
            prose
        })
    }

    /// The place in the source of an offset in [`Leaf::scan`]; `is_end`: of the end of what is before it.
    fn source_offset(&self, at: usize, is_end: bool) -> usize {
        let index = if is_end {
            self.pieces.partition_point(|piece| piece.scan.end < at)
        } else {
            self.piece_at(at)
        };
        let Some(piece) = self.pieces.get(index) else {
            return self.pieces.last().map_or(0, |piece| piece.source.end);
        };
        let inside = at.checked_sub(piece.scan.start);
        match (piece.verbatim, inside, is_end) {
            (true, Some(inside), _) => piece.source.start + inside,
            (false, Some(1..), true) => piece.source.end,
            _ => piece.source.start,
        }
    }

    /// The place in [`Leaf::scan`] of an offset in the source that lies in a piece.
    pub(super) fn scan_offset(&self, piece: usize, source: usize) -> usize {
        let Some(piece) = self.pieces.get(piece) else { return self.scan.len() };
        let inside = source.saturating_sub(piece.source.start);
        if piece.verbatim { piece.scan.start + inside } else { piece.scan.start }
    }

    /// [`Leaf::scan`] with the lines of the source: of the same length, line breaks where it has spaces for them.
    pub(super) fn by_lines(&self, source: &str) -> Cow<'_, str> {
        let mut lines = Cow::Borrowed(self.scan.as_str());
        for (before, after) in self.pieces.iter().zip(self.pieces.iter().skip(1)) {
            let between = source.get(before.source.end..after.source.start);
            let space = before.scan.end..before.scan.end + 1;
            let is_break =
                self.scan.get(space.clone()) == Some(" ") && space.end == after.scan.start;
            if is_break && between.is_some_and(|between| between.contains('\n')) {
                lines.to_mut().replace_range(space, "\n");
            }
        }
        lines
    }

    /// Appends the readable text, line breaks as spaces.
    pub(super) fn plain(&self, out: &mut String) {
        let start = out.len();
        let mut from = 0;
        for hidden in &self.hidden {
            out.push_str(self.scan.get(from..hidden.start).unwrap_or_default());
            from = hidden.end;
        }
        out.push_str(self.scan.get(from..).unwrap_or_default());
        if out.get(start..).is_some_and(|plain| plain.contains('\n')) {
            let spaced = out.split_off(start).replace('\n', " ");
            out.push_str(&spaced);
        }
    }

    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.scan.clear();
        self.pieces.clear();
        self.ops.clear();
        self.hidden.clear();
        self.tags.clear();
        self.opened.clear();
        self.limit = None;
    }
}
