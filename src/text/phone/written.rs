//! In: running text. Out: all that was meant as a number to dial, right or with a digit too few.

use std::ops::Range;

use super::{find, find_malformed};

/// A phone-like literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// As dialled; of a number that can't be (a digit too few) the digits as written, known to nobody.
    pub digits: String,
}

/// The numbers in a text, in order; most texts have too few digits to look at twice.
pub fn written(text: &str) -> Vec<Written> {
    if text.bytes().filter(u8::is_ascii_digit).take(3).count() < 3 {
        return Vec::new();
    }
    let numbers = find(text).into_iter();
    let mut all: Vec<Written> = numbers
        .map(|found| Written { range: found.range, digits: found.phone.digits().to_owned() })
        .collect();
    let malformed = find_malformed(text);
    if !malformed.is_empty() {
        all.extend(malformed.into_iter().map(|m| Written { range: m.range, digits: m.digits }));
        all.sort_by_key(|found| found.range.start);
    }
    all
}
