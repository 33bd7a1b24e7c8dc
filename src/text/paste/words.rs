//! In: texts, one after another. Out: the findings of all of them, in order.
//! Every word is looked at once, cheaply; only what looks wrong is looked at again.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::forms::{FORMS, LONGEST, Packed, Placement};
use super::letters::{LETTERS, Letter, spell};
use super::{Finding, Slip, characters, context, old_encoding, raw_typing, spelling};

/// How many findings of one file are told.
const MOST_FINDINGS: usize = 1000;

/// A letter in upper case.
const UPPER: u8 = 1;
/// A letter with a Vietnamese mark.
const MARK: u8 = 2;
/// A letter that Vietnamese lacks: f j w z.
const FOREIGN: u8 = 4;
/// A letter of another alphabet or language, or more letters than a syllable has.
const OTHER: u8 = 8;
/// A character that may be no letter at all, or looks like another.
const ODD: u8 = 16;
/// A digit behind letters.
const DIGIT: u8 = 32;

/// Reads texts and keeps what it finds.
#[derive(Debug, Default)]
pub struct Finder {
    findings: Vec<Finding>,
    old: Style,
    new: Style,
    /// It reads what another finder has mended.
    is_second_reading: bool,
}

/// One way to place tones: how often it was met, and where first.
#[derive(Debug, Default)]
struct Style {
    count: usize,
    first: Option<Finding>,
}

impl Style {
    fn count(&mut self, text: &str, range: Range<usize>) {
        self.count += 1;
        if self.first.is_none() {
            self.first = finding(text, range, Slip::MixedPlacement, None);
        }
    }
}

/// The word at hand.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    start: usize,
    packed: Packed,
    length: usize,
    tone: u8,
    tone_at: usize,
    tones: u8,
    flags: u8,
    is_open: bool,
}

impl Word {
    fn open(&mut self, at: usize) {
        if !self.is_open {
            *self = Word { start: at, is_open: true, ..Word::default() };
        }
    }

    fn letter(&mut self, at: usize, c: char, letter: Letter) {
        self.open(at);
        if letter.tone > 0 {
            self.tone = letter.tone;
            self.tone_at = self.length;
            self.tones = self.tones.saturating_add(1);
        }
        self.packed = self.packed.and(letter.code);
        self.length += 1;
        self.flags |= u8::from(letter.is_upper) * UPPER;
        self.flags |= u8::from(!c.is_ascii()) * MARK;
        self.flags |= u8::from(letter.is_foreign()) * FOREIGN;
    }

    fn has(&self, flags: u8) -> bool {
        self.flags & flags != 0
    }
}

impl Finder {
    /// Reads a text; `place` tells where a range of it stands in the file.
    pub fn read(&mut self, text: &str, place: impl Fn(&Range<usize>) -> Range<usize>) {
        let first = self.findings.len();
        let known = [self.old.first.is_some(), self.new.first.is_some()];
        let has_old_letters = self.read_words(text);
        if has_old_letters {
            self.read_old_encoding(text, first);
        }
        for finding in self.findings.iter_mut().skip(first) {
            finding.range = place(&finding.range);
            if !self.is_second_reading && is_found_again(finding) {
                finding.mended = None;
            }
        }
        for (style, is_known) in [&mut self.old, &mut self.new].into_iter().zip(known) {
            if let Some(found) = style.first.as_mut().filter(|_| !is_known) {
                found.range = place(&found.range);
            }
        }
    }

    /// All that was found, in the order of its places.
    pub fn finish(mut self) -> Vec<Finding> {
        if self.old.count > 0 && self.new.count > 0 {
            let (rarer, placement) = if self.old.count < self.new.count {
                (self.old.first, Placement::New)
            } else {
                (self.new.first, Placement::Old)
            };
            self.findings.extend(rarer.map(|mut found| {
                found.mended = placed(&found.written, placement);
                found
            }));
        }
        self.findings.sort_by_key(|finding| finding.range.start);
        self.findings
    }

    /// Looks at every word; says whether there were characters of old encodings.
    fn read_words(&mut self, text: &str) -> bool {
        let letters = &*LETTERS;
        let mut has_old_letters = false;
        let mut word = Word::default();
        // Up to where a finding reaches that spans several words.
        let mut done = 0;
        for (at, c) in text.char_indices() {
            let letter = letters.get(c);
            if letter.code != 0 {
                word.letter(at, c, letter);
                continue;
            }
            if c.is_ascii() {
                if word.is_open && c.is_ascii_digit() {
                    word.flags |= DIGIT;
                } else if word.is_open {
                    self.close(text, &word, at, &mut done);
                    word.is_open = false;
                }
                continue;
            }
            has_old_letters |= old_encoding::is_sign(c);
            let flags = flags_of_rare(c);
            if flags != 0 {
                word.open(at);
                word.flags |= flags;
            } else if word.is_open {
                self.close(text, &word, at, &mut done);
                word.is_open = false;
            }
        }
        if word.is_open {
            self.close(text, &word, text.len(), &mut done);
        }
        has_old_letters
    }

    fn close(&mut self, text: &str, word: &Word, end: usize, done: &mut usize) {
        if word.start < *done {
            return;
        }
        if word.flags == MARK && word.length <= LONGEST && word.tones < 2 {
            let form = FORMS.get(word.packed).filter(|form| form.allows(word.tone));
            if form.is_some() && word.tone == 0 {
                return;
            }
            match form.map(|form| form.placement(word.tone_at)) {
                Some(Placement::Plain) => return,
                Some(Placement::Old) => return self.old.count(text, word.start..end),
                Some(Placement::New) => return self.new.count(text, word.start..end),
                Some(Placement::Wrong) | None => {}
            }
        }
        // Whoever has mended so many is told the rest.
        if self.findings.len() >= MOST_FINDINGS {
            return;
        }
        let found = judge(text, word, word.start..end);
        if let Some(found) = found {
            *done = found.range.end;
            self.findings.push(found);
        }
    }

    /// Puts runs of an old encoding in the place of what was found in them word by word.
    fn read_old_encoding(&mut self, text: &str, first: usize) {
        let runs = old_encoding::runs(text);
        let is_apart = |range: &Range<usize>| {
            let next = runs.partition_point(|run| run.range.end <= range.start);
            runs.get(next).is_none_or(|run| range.end <= run.range.start)
        };
        let by_word = self.findings.split_off(first.min(self.findings.len()));
        self.findings.extend(by_word.into_iter().filter(|found| is_apart(&found.range)));
        self.findings.extend(runs);
    }
}

/// Whether a mend leaves the same slip: several in one word, or characters without sense. Then it is none.
fn is_found_again(found: &Finding) -> bool {
    let mut finder = Finder { is_second_reading: true, ..Finder::default() };
    finder.read(found.mended.as_deref().unwrap_or_default(), Clone::clone);
    finder.findings.iter().any(|other| other.slip == found.slip)
}

/// What a character that is no letter of ours makes of the word that it stands in; 0 for what ends a word.
fn flags_of_rare(c: char) -> u8 {
    if characters::is_odd(c) {
        ODD
    } else if c.is_alphabetic() || is_combining_mark(c) {
        OTHER
    } else {
        0
    }
}

/// Looks closely at a word that is no plain syllable.
fn judge(text: &str, word: &Word, range: Range<usize>) -> Option<Finding> {
    if word.has(ODD) {
        return characters::judge(text, range);
    }
    if word.has(UPPER | OTHER) || word.length > raw_typing::LONGEST {
        return None;
    }
    // Telex may span neighbours, which then tell no language.
    if word.has(MARK) && !context::is_running_vietnamese(text, &range) {
        return None;
    }
    let found = match (word.has(MARK), word.has(DIGIT)) {
        (true, true) => None,
        (true, false) if word.has(FOREIGN) => raw_typing::mixed(text, range),
        (true, false) => spelling::judge(text, range),
        (false, true) => raw_typing::vni(text, range),
        (false, false) => raw_typing::telex(text, range, word.has(FOREIGN)),
    }?;
    let is_judged = word.has(MARK) || context::is_running_vietnamese(text, &found.range);
    is_judged.then_some(found)
}

/// A finding whose mend, if it has one, is a mend.
pub(super) fn finding(
    text: &str,
    range: Range<usize>,
    slip: Slip,
    mended: Option<String>,
) -> Option<Finding> {
    let written = text.get(range.clone())?.to_owned();
    let mended = mended.filter(|mended| *mended != written);
    Some(Finding { range, slip, written, mended })
}

/// The word with its tone in the given place.
fn placed(word: &str, placement: Placement) -> Option<String> {
    let letters: Vec<Letter> = word.chars().map(|c| LETTERS.get(c)).collect();
    let codes: Vec<u8> = letters.iter().map(|letter| letter.code).collect();
    let tone = letters.iter().map(|letter| letter.tone).max()?;
    let form = FORMS.get(Packed::of(&codes))?;
    Some(spell(&codes, tone, form.tone_at(placement)))
}
