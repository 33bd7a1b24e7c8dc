//! Numbers, texts and lists in, bytes as `search-index.js` reads them out.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A number, seven bits a byte, the lowest first (LEB128).
pub(super) fn number(out: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        // The mask keeps seven bits.
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A count of things that fit into memory.
pub(super) fn count(out: &mut Vec<u8>, count: usize) {
    number(out, u32::try_from(count).unwrap_or(u32::MAX));
}

/// A text after its length in bytes.
pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    count(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Gzip (RFC 1952) without time and name: the same bytes on every day and every system.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(7));
    // Writing into memory can't fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Base 64 (RFC 4648 §4).
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = (bits >> (18 - 6 * place)) & 63;
            let is_there = place <= group.len();
            let sign = ALPHABET.get(digit as usize).filter(|_| is_there).copied().unwrap_or(b'=');
            out.push(char::from(sign));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn numbers_are_short_when_they_are_small() {
        let mut out = Vec::new();
        for value in [0, 127, 128, 300, u32::MAX] {
            number(&mut out, value);
        }
        assert_eq!(out, [0, 127, 0x80, 1, 0xAC, 2, 0xFF, 0xFF, 0xFF, 0xFF, 15]);
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        let known =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, expected) in known {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn what_is_packed_can_be_unpacked_and_holds_no_time() {
        let packed = gzip("bình đẳng giới".as_bytes());
        assert_eq!(packed[4..8], [0; 4]);
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, "bình đẳng giới");
    }
}
