//! Pictures: in come the bytes of a file, out come its kind, its size and the bytes that may be published.
//!
//! What a camera or an editor wrote beside the picture (place, time, device, names, thumbnails, a film behind
//! the photo) never leaves: only the parts that are known to be needed to draw it are copied, byte for byte.
//! A picture that its metadata would turn is turned and encoded anew.

mod base64;
mod bytes;
mod error;
mod gif;
mod jpeg;
mod png;
mod raster;
mod svg;
mod turn;
mod webp;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use error::MediaError;

/// The largest picture that is published, in pixels; a phone can't show more.
pub const MAX_PIXELS: u64 = 100_000_000;

/// The kinds of picture that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG (W3C PNG 3rd edition), animated ones included.
    Png,
    /// WebP (RFC 9649).
    WebP,
    /// GIF89a.
    Gif,
    /// SVG.
    Svg,
}

/// Width and height in CSS pixels, as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Size {
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}

impl Size {
    /// A size, unless it is empty.
    fn new(width: u32, height: u32) -> Option<Size> {
        (width > 0 && height > 0).then_some(Size { width, height })
    }

    fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// What a file is by its first bytes (a few hundred are enough); an SVG has no signature, so its name must
/// end in `svg`.
///
/// `name` is a path or an extension. A photo with a wrong extension has the kind that its bytes say.
pub fn kind(name: &str, first_bytes: &[u8]) -> Option<Kind> {
    let extension = name.rsplit('.').next().unwrap_or_default();
    signature(first_bytes).or_else(|| {
        (extension.eq_ignore_ascii_case("svg") && svg::begins(first_bytes)).then_some(Kind::Svg)
    })
}

fn signature(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(jpeg::SIGNATURE) {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(png::SIGNATURE) {
        Some(Kind::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Kind::WebP)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Kind::Gif)
    } else {
        None
    }
}

/// The size of a picture as it is shown (turned as its EXIF data says), from its headers alone.
pub fn size(bytes: &[u8]) -> Option<Size> {
    match signature(bytes) {
        Some(Kind::Jpeg) => jpeg::size(bytes),
        Some(Kind::Png) => png::size(bytes),
        Some(Kind::WebP) => webp::size(bytes),
        Some(Kind::Gif) => gif::size(bytes),
        Some(Kind::Svg) | None => svg::size(bytes),
    }
}

/// The bytes of a picture that may be published; borrowed when the file has nothing to hide.
pub fn publishable(bytes: &[u8]) -> Result<Cow<'_, [u8]>, MediaError> {
    let raster = match signature(bytes) {
        Some(Kind::Jpeg) => jpeg::read(bytes)?,
        Some(Kind::Png) => png::read(bytes)?,
        Some(Kind::WebP) => webp::read(bytes)?,
        Some(Kind::Gif) => gif::read(bytes)?,
        Some(Kind::Svg) | None => return svg::publishable(bytes),
    };
    let Size { width, height } = raster.size;
    if raster.size.pixels() > MAX_PIXELS {
        return Err(MediaError::TooLarge { width, height });
    }
    if raster.is_turned() {
        turn::upright(bytes, &raster).map(Cow::Owned)
    } else {
        Ok(raster.join(bytes))
    }
}
