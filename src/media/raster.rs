//! A picture of pixels, taken apart: in come the parts worth keeping, out comes a file of nothing else.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::{Kind, Size};

/// What a parser found in a file.
#[derive(Debug)]
pub(super) struct Raster<'a> {
    pub(super) kind: Kind,
    /// As stored, before it is turned.
    pub(super) size: Size,
    pub(super) orientation: Orientation,
    /// Whether it moves; then it is never turned, which would lose the frames.
    pub(super) is_animated: bool,
    /// The parts to publish, in their order.
    pub(super) parts: Vec<Cow<'a, [u8]>>,
}

impl Raster<'_> {
    /// Whether the pixels must be turned for the picture to stand upright without its metadata.
    pub(super) fn is_turned(&self) -> bool {
        !self.is_animated && self.orientation != Orientation::NoTransforms
    }

    /// The parts as one file; `original` itself when that is the same.
    pub(super) fn join<'b>(&self, original: &'b [u8]) -> Cow<'b, [u8]> {
        let joined = self.parts.concat();
        if joined == original { Cow::Borrowed(original) } else { Cow::Owned(joined) }
    }
}

/// The size as shown.
pub(super) fn shown(size: Size, orientation: Orientation) -> Size {
    // EXIF 5 to 8: width and height change places.
    if orientation.to_exif() >= 5 { Size { width: size.height, height: size.width } } else { size }
}

/// The orientation that EXIF data asks for; some writers put a JPEG's prefix before it.
pub(super) fn orientation(exif: &[u8]) -> Orientation {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    Orientation::from_exif_chunk(tiff).unwrap_or(Orientation::NoTransforms)
}
