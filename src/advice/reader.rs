//! Paragraphs, headings, items and cells in, one after another; the notes on all of them out. One pass over the words.

use std::ops::Range;

use super::abbreviation::{glues, is_explained, is_one};
use super::book::{BOOK, Book};
use super::{Abbreviation, LONGEST_SENTENCE, Notes, Phrase, Sentence};
use crate::text::words::{Part, Word, parts};

/// More of one file nobody reads.
const MOST: usize = 200;

/// How many words before a phrase may deny it.
const DENIAL: usize = 4;

/// A text that stands for itself.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a> {
    /// The text, on one line but for hard breaks.
    pub text: &'a str,
    /// The parts of it that aren't code, in order.
    pub parts: &'a [Range<usize>],
    /// Whether somebody else's words are quoted: only what an abbreviation stands for is learnt from it.
    pub is_quote: bool,
}

/// Reads texts and keeps its notes.
#[derive(Debug, Default)]
pub struct Reader {
    notes: Notes,
}

impl Reader {
    /// Reads a text; `place` tells where a range of it stands in the file.
    pub fn read(&mut self, prose: &Prose<'_>, place: impl Fn(&Range<usize>) -> Range<usize>) {
        let mut pass = Pass::new(prose, &BOOK);
        for range in prose.parts {
            pass.before = None;
            for part in parts(prose.text, range.clone()) {
                match part {
                    Part::Word(word) => pass.word(word),
                    Part::Sign(sign, at) => pass.sign(sign, at),
                }
            }
        }
        pass.end_sentence();
        if pass.found.is_empty() {
            return;
        }
        let Notes { phrases, sentences, abbreviations } = pass.found;
        let notes = &mut self.notes;
        let moved = phrases.into_iter().map(|one| Phrase { range: place(&one.range), ..one });
        notes.phrases.extend(moved);
        let moved = sentences.into_iter().map(|one| Sentence { range: place(&one.range), ..one });
        notes.sentences.extend(moved);
        for one in abbreviations {
            let range = one.range.map(|range| place(&range));
            add(&mut notes.abbreviations, Abbreviation { range, ..one });
        }
        notes.phrases.truncate(MOST);
        notes.sentences.truncate(MOST);
    }

    /// Reads a text without code in it.
    pub fn read_plain(
        &mut self,
        text: &str,
        is_quote: bool,
        place: impl Fn(&Range<usize>) -> Range<usize>,
    ) {
        let all = 0..text.len();
        self.read(&Prose { text, parts: std::slice::from_ref(&all), is_quote }, place);
    }

    /// The notes.
    pub fn finish(self) -> Notes {
        self.notes
    }
}

/// Each abbreviation once, at its first place.
pub(super) fn add(all: &mut Vec<Abbreviation>, one: Abbreviation) {
    let is_full = all.len() >= MOST;
    match all.iter_mut().find(|known| known.written == one.written) {
        Some(known) => {
            known.is_explained |= one.is_explained;
            known.range = known.range.take().or(one.range);
        }
        None if is_full => {}
        None => all.push(one),
    }
}

/// The reading of one text.
struct Pass<'a> {
    text: &'a str,
    book: &'a Book,
    is_quote: bool,
    /// Where the quotation marks at hand close.
    quoted_until: usize,
    /// The word before, if nothing but blanks stands between.
    before: Option<Word>,
    /// Where the phrase found last ends.
    told_until: usize,
    /// Where a sign ends that makes one word of what it stands between.
    glued_at: Option<usize>,
    /// Where the last word ends.
    word_end: usize,
    sentence: Option<Range<usize>>,
    syllables: u32,
    found: Notes,
}

impl<'a> Pass<'a> {
    fn new(prose: &Prose<'a>, book: &'a Book) -> Self {
        Pass {
            text: prose.text,
            book,
            is_quote: prose.is_quote,
            quoted_until: 0,
            before: None,
            told_until: 0,
            glued_at: None,
            word_end: usize::MAX,
            sentence: None,
            syllables: 0,
            found: Notes::default(),
        }
    }

    fn word(&mut self, word: Word) {
        let is_glued = self.glued_at == Some(word.range.start);
        let is_quoted = self.is_quote || word.range.start < self.quoted_until;
        self.word_end = word.range.end;
        if word.is_upper && !is_glued && is_one(self.book, self.text, &word) {
            self.abbreviation(&word, is_quoted);
        }
        if is_quoted {
            return;
        }
        if !is_glued {
            let start = self.sentence.take().map_or(word.range.start, |sentence| sentence.start);
            self.sentence = Some(start..word.range.end);
            self.syllables += 1;
        }
        if let Some(before) = self.before.take()
            && before.range.start >= self.told_until
        {
            self.phrase(&before, &word);
        }
        self.before = Some(word);
    }

    fn phrase(&mut self, first: &Word, second: &Word) {
        let Some((entry, range)) = self.book.phrases().at(self.text, first, second) else { return };
        if self.book.is_other_before(entry, self.text, range.end) || self.is_denied(range.start) {
            return;
        }
        self.told_until = range.end;
        let written = self.text.get(range.clone()).unwrap_or_default().to_owned();
        self.found.phrases.push(Phrase { entry, written, range });
    }

    fn is_denied(&self, start: usize) -> bool {
        let from = self.sentence.as_ref().map_or(start, |sentence| sentence.start);
        let head = self.text.get(from..start).unwrap_or_default();
        let words: Vec<&str> = head.split_whitespace().collect();
        let near = words.get(words.len().saturating_sub(DENIAL)..).unwrap_or_default();
        self.book.denies(&near.join(" "))
    }

    fn abbreviation(&mut self, word: &Word, is_quoted: bool) {
        let written = self.text.get(word.range.clone()).unwrap_or_default().to_owned();
        let is_explained = is_explained(self.text, &word.range);
        let range = Some(word.range.clone()).filter(|_| !is_quoted);
        add(&mut self.found.abbreviations, Abbreviation { written, range, is_explained });
    }

    fn sign(&mut self, sign: char, at: usize) {
        self.before = None;
        let end = at + sign.len_utf8();
        let is_behind_word = self.word_end == at || self.glued_at == Some(at);
        self.glued_at = Some(end).filter(|_| is_behind_word && glues(sign));
        if at < self.quoted_until {
            return;
        }
        match sign {
            '"' | '“' | '„' | '«' | '‘' | '\'' => self.quote(sign, at, end),
            '!' | '?' | '…' | '\n' => self.end_sentence(),
            '.' if self.ends_sentence(end) => self.end_sentence(),
            _ => {}
        }
    }

    fn ends_sentence(&self, end: usize) -> bool {
        let next = self.text.get(end..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '»' | ')' | ']'))
    }

    /// Everything up to the closing mark is somebody else's. One that is never closed reaches to the end, as in a
    /// quotation of several paragraphs; but a straight one may be an inch or an apostrophe, and is then none.
    fn quote(&mut self, open: char, at: usize, end: usize) {
        let rest = self.text.get(end..).unwrap_or_default();
        let is_single = matches!(open, '\'' | '‘');
        if is_single && is_word_before(self.text, at) {
            return;
        }
        let closes = |(at, c): &(usize, char)| match open {
            '"' | '“' | '„' => matches!(c, '"' | '”'),
            '«' => *c == '»',
            _ => {
                matches!(c, '\'' | '’')
                    && rest
                        .get(at + c.len_utf8()..)
                        .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            }
        };
        let close = rest.char_indices().find(closes).map(|(at, c)| end + at + c.len_utf8());
        let is_straight = matches!(open, '"' | '\'');
        let unclosed = if is_straight { end } else { self.text.len() };
        self.quoted_until = close.unwrap_or(unclosed);
    }

    fn end_sentence(&mut self) {
        let syllables = std::mem::take(&mut self.syllables);
        if let Some(range) = self.sentence.take()
            && syllables > LONGEST_SENTENCE
        {
            self.found.sentences.push(Sentence { syllables, range });
        }
    }
}

fn is_word_before(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric))
}
