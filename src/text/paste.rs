//! In: running Vietnamese text as somebody typed or pasted it. Out: where it is broken or misspelled, each place
//! with the mended text where there is one likely mend.
//!
//! Only what is certain is found: words in lower case with a Vietnamese mark that no Vietnamese syllable can be,
//! characters that no text needs, text of an old encoding. Names, other languages, addresses, abbreviations, loan
//! words and the languages of the Highlands are passed over.

mod allowed;
mod characters;
mod context;
mod forms;
mod letters;
mod old_encoding;
mod raw_typing;
mod spelling;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use super::legacy::Encoding;
pub use allowed::Allowed;
pub(super) use letters::{LETTERS, Letter};
pub use words::Finder;

/// What is wrong with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Slip {
    /// A tone was typed before the mark of its vowel, so that they don't join.
    MarkOrder,
    /// Two tones in one syllable.
    DoubleTone,
    /// A character that shows nothing, inside a word or at its edge.
    Invisible,
    /// A letter of another alphabet that looks like the right one.
    LookAlike,
    /// Text of an encoding from before Unicode.
    Legacy(Encoding),
    /// UTF-8 that was read as Windows-1252.
    Mojibake,
    /// A character that only one font knows.
    PrivateUse,
    /// U+FFFD: the character was lost.
    Replacement,
    /// Vietnamese has no such syllable.
    BadSyllable,
    /// The tone stands on a letter that can't bear it.
    ToneOnWrongLetter,
    /// What was typed for an input method that was off: Telex.
    RawTelex,
    /// The same: VNI.
    RawVni,
    /// `hòa` and `hoà` in one text; neither is wrong.
    MixedPlacement,
}

/// A place that is broken or misspelled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Where it stands: the word, or the run of words.
    pub range: Range<usize>,
    /// What is wrong.
    pub slip: Slip,
    /// The text as it stands there.
    pub written: String,
    /// What should most likely stand there; none when that can't be told.
    pub mended: Option<String>,
}

/// What is not to be found.
#[derive(Clone, Debug)]
pub struct Options {
    /// Words that are right whatever the rules say.
    pub allowed: Allowed,
    /// Whether the text is Vietnamese; in other languages only lost characters are told.
    pub vietnamese: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { allowed: Allowed::default(), vietnamese: true }
    }
}

impl Options {
    /// Whether a finding is to be told.
    pub fn tells(&self, finding: &Finding) -> bool {
        let is_told = self.vietnamese || finding.slip == Slip::Replacement;
        is_told && !self.allowed.has(&finding.written)
    }
}

/// Finds what is broken in a text, in order.
pub fn find(text: &str, options: &Options) -> Vec<Finding> {
    let mut finder = Finder::default();
    finder.read(text, Clone::clone);
    let mut findings = finder.finish();
    findings.retain(|finding| options.tells(finding));
    findings
}

/// The syllables that a misspelled one may stand for, where there is more than one.
pub fn choices(word: &str) -> Vec<String> {
    spelling::choices(word)
}
