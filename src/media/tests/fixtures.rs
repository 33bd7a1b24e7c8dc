//! Photos with a past, built by hand.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage};

/// Where the photo was taken: must never be published.
pub(super) const SECRET: &[u8] = b"21.0278N 105.8342E";

pub(super) const RED: [u8; 3] = [220, 30, 30];
pub(super) const GREEN: [u8; 3] = [30, 200, 30];
pub(super) const BLUE: [u8; 3] = [30, 30, 220];
pub(super) const WHITE: [u8; 3] = [240, 240, 240];

/// 32 × 16 pixels, a colour in each quarter: red and green above blue and white.
pub(super) fn quarters() -> RgbImage {
    RgbImage::from_fn(32, 16, |x, y| {
        Rgb(match (x < 16, y < 8) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

pub(super) fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => {
            quarters().write_with_encoder(JpegEncoder::new_with_quality(&mut out, 95)).unwrap();
        }
        _ => DynamicImage::from(quarters()).write_to(&mut out, format).unwrap(),
    }
    out.into_inner()
}

pub(super) fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().to_rgb8()
}

/// TIFF data (TIFF 6.0 §2): an orientation, and a GPS directory that says where.
pub(super) fn exif(orientation: u16, big_endian: bool) -> Vec<u8> {
    let two = |n: u16| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
    let four = |n: u32| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
    let mut out: Vec<u8> = if big_endian { b"MM".to_vec() } else { b"II".to_vec() };
    let entry = |out: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        out.extend(two(tag));
        out.extend(two(kind));
        out.extend(four(count));
        out.extend(value);
    };
    out.extend(two(42));
    out.extend(four(8));
    out.extend(two(2));
    let [a, b] = two(orientation);
    entry(&mut out, 0x0112, 3, 1, [a, b, 0, 0]);
    entry(&mut out, 0x8825, 4, 1, four(38));
    out.extend(four(0));
    out.extend(two(1));
    entry(&mut out, 0x001B, 2, u32::try_from(SECRET.len()).unwrap(), four(56));
    out.extend(four(0));
    out.extend(SECRET);
    out
}

/// An ICC profile's header with this colour space, and some body.
pub(super) fn icc(space: &[u8; 4]) -> Vec<u8> {
    let mut profile = vec![0; 200];
    profile[16..20].copy_from_slice(space);
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

pub(super) fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], payload].concat()
}

pub(super) fn app1(orientation: u16, big_endian: bool) -> Vec<u8> {
    segment(0xE1, &[b"Exif\0\0", &exif(orientation, big_endian)[..]].concat())
}

pub(super) fn app2_icc(space: &[u8; 4]) -> Vec<u8> {
    segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &icc(space)[..]].concat())
}

/// A JPEG with these bytes right after its start.
pub(super) fn jpeg_with(segments: &[Vec<u8>]) -> Vec<u8> {
    let jpeg = encoded(ImageFormat::Jpeg);
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

pub(super) fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let body = [&name[..], data].concat();
    [&length[..], &body, &crc32fast::hash(&body).to_be_bytes()].concat()
}

/// A PNG with these chunks after its header.
pub(super) fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let png = encoded(ImageFormat::Png);
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

pub(super) fn webp_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_le_bytes();
    [&name[..], &length, data, &[0][..data.len() % 2]].concat()
}

/// A WebP with EXIF data and a profile, as the encoder writes them, and these chunks behind.
pub(super) fn webp_with(exif: Vec<u8>, profile: Option<Vec<u8>>, chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut out);
    encoder.set_exif_metadata(exif).unwrap();
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).unwrap();
    }
    quarters().write_with_encoder(encoder).unwrap();
    out.extend(chunks.concat());
    let length = u32::try_from(out.len() - 8).unwrap();
    out[4..8].copy_from_slice(&length.to_le_bytes());
    out
}

/// A GIF of two by one pixels with these blocks before the image.
pub(super) fn gif_with(blocks: &[Vec<u8>]) -> Vec<u8> {
    let head = b"GIF89a\x02\x00\x01\x00\x80\x00\x00\xFF\xFF\xFF\x00\x00\x00";
    let image = b"\x2C\x00\x00\x00\x00\x02\x00\x01\x00\x00\x02\x02\x44\x0A\x00";
    [&head[..], &blocks.concat(), image, b"\x3B"].concat()
}

pub(super) fn gif_extension(label: u8, blocks: &[&[u8]]) -> Vec<u8> {
    let mut out = vec![0x21, label];
    for block in blocks {
        out.push(u8::try_from(block.len()).unwrap());
        out.extend(*block);
    }
    out.push(0);
    out
}
