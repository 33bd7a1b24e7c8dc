//! Pictures are made here, with everything in them that must not get out.

mod fixtures;
mod kinds;
mod mutations;
mod rasters;
mod svg;
mod turned;

use std::borrow::Cow;

use super::{Kind, MAX_PIXELS, MediaError, Size, kind, publishable, size};

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The published bytes, which must be new, free of the secret, and clean when they are looked at again.
fn cleaned(bytes: &[u8]) -> Vec<u8> {
    assert!(holds(bytes, fixtures::SECRET), "the fixture has nothing to hide");
    let Cow::Owned(clean) = publishable(bytes).unwrap() else { panic!("published as it was") };
    assert!(!holds(&clean, fixtures::SECRET));
    assert!(matches!(publishable(&clean), Ok(Cow::Borrowed(_))), "not clean at once");
    assert_eq!(size(&clean), size(bytes));
    clean
}
