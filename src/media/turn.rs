//! Turns a picture as its metadata says: in comes a file, out comes one whose pixels stand upright.

use std::io::Cursor;
use std::panic;
use std::sync::{Mutex, PoisonError};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, ImageResult,
    Limits,
};

use super::raster::Raster;
use super::{Kind, MediaError};
use crate::say;

/// Of 100; a turned photo is encoded once more and should not show it.
const JPEG_QUALITY: u8 = 90;

/// Above this, pictures are turned one at a time, so that many threads don't fill the memory.
const LARGE: u64 = 16_000_000;
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A hundred million pixels of four bytes, and what a decoder needs beside them.
const MAX_MEMORY: u64 = 1 << 30;

/// The upright picture, in the same format and with the same colour profile.
pub(super) fn upright(file: &[u8], raster: &Raster<'_>) -> Result<Vec<u8>, MediaError> {
    let is_large = raster.size.pixels() > LARGE;
    let _one = is_large.then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    // Decoders are large; one that gives up on a broken file must not take the build with it.
    let turned = panic::catch_unwind(|| turn(file, raster.kind, raster.orientation));
    match turned {
        Ok(Ok(turned)) => Ok(turned),
        Ok(Err(error)) => Err(damaged(raster.kind, &error.to_string())),
        Err(_) => Err(damaged(raster.kind, "the decoder gave up")),
    }
}

fn turn(
    file: &[u8],
    kind: Kind,
    orientation: image::metadata::Orientation,
) -> ImageResult<Vec<u8>> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format(kind));
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let profile = profile.filter(|profile| suits(profile, &picture));
    let mut out = Vec::new();
    match kind {
        Kind::Png => write(&picture, PngEncoder::new(&mut out), profile)?,
        Kind::WebP => write(&picture, WebPEncoder::new_lossless(&mut out), profile)?,
        _ => write(&picture, JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY), profile)?,
    }
    Ok(out)
}

fn write(
    picture: &DynamicImage,
    mut encoder: impl ImageEncoder,
    profile: Option<Vec<u8>>,
) -> ImageResult<()> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).map_err(ImageError::Unsupported)?;
    }
    picture.write_with_encoder(encoder)
}

/// Whether a profile (ICC.1 §7.2.6) speaks of the colours that the decoded picture has; a CMYK photo is RGB now.
fn suits(profile: &[u8], picture: &DynamicImage) -> bool {
    let wanted: &[u8] = if picture.color().has_color() { b"RGB " } else { b"GRAY" };
    profile.get(16..20) == Some(wanted)
}

fn format(kind: Kind) -> ImageFormat {
    match kind {
        Kind::Png => ImageFormat::Png,
        Kind::WebP => ImageFormat::WebP,
        _ => ImageFormat::Jpeg,
    }
}

fn damaged(kind: Kind, why: &str) -> MediaError {
    MediaError::Damaged {
        kind,
        what: say!("không giải mã được ({why})", "it can't be decoded ({why})"),
    }
}
