//! 128-bit fingerprints: in go bytes and other fingerprints, out comes one number for equal content.
//!
//! XXH3 finds changes quickly; it is no protection against somebody who forges content.

use std::hash::{Hash, Hasher};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

const BYTES: u8 = 0;
const FINGERPRINT: u8 = 1;
const NUMBER: u8 = 2;

/// The fingerprint of a file's bytes (XXH3, 128 bits).
pub fn hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// The fingerprint of a value by its `Hash`: the same within one build of the program.
pub fn of<T: Hash + ?Sized>(value: &T) -> u128 {
    let mut state = Xxh3::new();
    value.hash(&mut state);
    state.digest128()
}

/// The fingerprint of bytes that come piece by piece; equal to [`hash`] of all of them.
#[derive(Clone, Default)]
pub struct Stream {
    state: Xxh3,
}

impl Stream {
    /// Nothing read yet.
    pub fn new() -> Self {
        Stream::default()
    }

    /// Adds the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
    }

    /// The fingerprint of all pieces so far.
    pub fn finish(&self) -> u128 {
        self.state.digest128()
    }
}

/// A fingerprint of several values in their order.
///
/// Each value is preceded by its kind and length, so that `("ab", "c")` and `("a", "bc")` differ.
#[derive(Clone, Default)]
pub struct Digest {
    state: Xxh3,
}

impl Digest {
    /// A digest of nothing yet.
    pub fn new() -> Self {
        Digest::default()
    }

    /// Adds a run of bytes.
    pub fn add_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.head(BYTES, bytes.len() as u64);
        self.state.update(bytes);
        self
    }

    /// Adds a text; the same as its UTF-8 bytes.
    pub fn add_str(&mut self, text: &str) -> &mut Self {
        self.add_bytes(text.as_bytes())
    }

    /// Adds a fingerprint made before.
    pub fn add_u128(&mut self, fingerprint: u128) -> &mut Self {
        self.head(FINGERPRINT, 16);
        self.state.update(&fingerprint.to_le_bytes());
        self
    }

    /// Adds a number, a count or a flag.
    pub fn add_u64(&mut self, number: u64) -> &mut Self {
        self.head(NUMBER, number);
        self
    }

    /// Adds any value by its `Hash`.
    pub fn add<T: Hash + ?Sized>(&mut self, value: &T) -> &mut Self {
        value.hash(&mut Adapter(&mut self.state));
        self
    }

    /// The fingerprint of all that was added so far.
    pub fn finish(&self) -> u128 {
        self.state.digest128()
    }

    fn head(&mut self, kind: u8, number: u64) {
        let mut head = [kind; 9];
        head[1..].copy_from_slice(&number.to_le_bytes());
        self.state.update(&head);
    }
}

/// Lets values hash themselves into a digest without ending it.
struct Adapter<'a>(&'a mut Xxh3);

impl Hasher for Adapter<'_> {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.digest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_xxh3() {
        // Published vector of the reference implementation for the empty input, seed 0.
        assert_eq!(hash(b""), 0x99aa06d3014798d86001c324468d497f);
        assert_ne!(hash(b"111"), hash(b"112"));
    }

    #[test]
    fn the_cut_between_two_texts_matters() {
        let of = |parts: &[&str]| {
            let mut digest = Digest::new();
            for part in parts {
                digest.add_str(part);
            }
            digest.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["ab"]), of(&["ab", ""]));
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
    }

    #[test]
    fn the_kind_of_a_value_matters() {
        let number = Digest::new().add_u64(0).finish();
        let text = Digest::new().add_str("").finish();
        let fingerprint = Digest::new().add_u128(0).finish();
        let sixteen = Digest::new().add_bytes(&[0; 16]).finish();
        assert_ne!(number, text);
        assert_ne!(fingerprint, sixteen);
    }
}
