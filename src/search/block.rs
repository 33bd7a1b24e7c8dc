//! In: the words of one fold with the pages that have them. Out: their bytes, as `search-index.js` reads them.
//!
//! A block: its length, then the fold; the number of words, each with its key and postings; the number of neighbours,
//! each with the place of the first word, the key of the second and postings. Postings: how many, then for each page
//! the distance from the page before, times four, plus the level. Numbers are LEB128, texts have their length first.

use super::bytes::{count, number, text};

/// A word of a block.
pub(super) struct Word<'a> {
    pub(super) key: &'a str,
    /// Page times four plus level, by page.
    pub(super) postings: Vec<u32>,
    /// Words that follow it, by their keys.
    pub(super) nexts: Vec<(&'a str, Vec<u32>)>,
}

/// All words of a fold.
pub(super) struct Block {
    /// Their keys.
    pub(super) keys: Vec<Box<str>>,
    /// Its bytes, its length first.
    pub(super) bytes: Box<[u8]>,
}

/// The block of a fold.
pub(super) fn encode(fold: &str, words: Vec<Word<'_>>) -> Block {
    let mut body = Vec::new();
    text(&mut body, fold);
    count(&mut body, words.len());
    for word in &words {
        text(&mut body, word.key);
        postings(&mut body, &word.postings);
    }
    count(&mut body, words.iter().map(|word| word.nexts.len()).sum());
    for (word, place) in words.iter().zip(0u32..) {
        for (next, list) in &word.nexts {
            number(&mut body, place);
            text(&mut body, next);
            postings(&mut body, list);
        }
    }
    let mut bytes = Vec::with_capacity(body.len() + 3);
    count(&mut bytes, body.len());
    bytes.extend_from_slice(&body);
    Block { keys: words.iter().map(|word| word.key.into()).collect(), bytes: bytes.into() }
}

fn postings(out: &mut Vec<u8>, list: &[u32]) {
    count(out, list.len());
    let mut next = 0;
    for posting in list {
        let doc = posting >> 2;
        number(out, (doc - next) << 2 | posting & 3);
        next = doc + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_holds_words_and_neighbours() {
        let word =
            Word { key: "hoa1", postings: vec![3, (2 << 2) | 1], nexts: vec![("giai4", vec![3])] };
        let block = encode("hoa", vec![word]);
        let expected =
            [&b"\x17\x03hoa\x01\x04hoa1\x02\x03\x05"[..], &b"\x01\x00\x05giai4\x01\x03"[..]];
        assert_eq!(&*block.bytes, expected.concat());
        assert_eq!(block.keys, ["hoa1".into()]);
    }
}
