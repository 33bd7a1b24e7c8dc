//! WebP: in come RIFF chunks (RFC 9649 §2), out go those that draw the picture and its colours.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::bytes::Bytes;
use super::error::truncated;
use super::raster::{Raster, orientation, shown};
use super::{Kind, MediaError, Size};
use crate::say;

/// RFC 9649 §2.7.1: which chunks a file has, in the first byte of `VP8X`.
const HAS_EXIF_OR_XMP: u8 = 0b0000_1100;
const HAS_ANIMATION: u8 = 0b0000_0010;

/// The head of an `ANMF` chunk, before the chunks of its frame.
const FRAME_HEAD: usize = 16;

struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
}

/// The next chunk; none where the bytes end within it. A missing last padding byte is forgiven.
fn next<'a>(bytes: &mut Bytes<'a>) -> Option<Chunk<'a>> {
    let name = bytes.array()?;
    let length = usize::try_from(bytes.le32()?).ok()?;
    let data = bytes.take(length)?;
    if !length.is_multiple_of(2) {
        bytes.u8();
    }
    Some(Chunk { name, data })
}

/// The chunks of the file; what lies behind the RIFF container is not among them.
fn chunks(file: &[u8]) -> Option<Bytes<'_>> {
    let mut bytes = Bytes::new(file);
    bytes.take(4)?;
    let length = usize::try_from(bytes.le32()?).ok()?;
    bytes.take(4)?;
    bytes.take(length.checked_sub(4)?).map(Bytes::new)
}

/// The size that a chunk tells: the canvas, or a frame of either codec.
fn chunk_size(chunk: &Chunk<'_>) -> Option<Size> {
    let mut data = Bytes::new(chunk.data);
    match &chunk.name {
        b"VP8X" => {
            data.take(4)?;
            Size::new(data.le24()? + 1, data.le24()? + 1)
        }
        b"VP8 " => {
            data.take(3)?;
            let start: [u8; 3] = data.array()?;
            let (width, height) = (data.le16()? & 0x3FFF, data.le16()? & 0x3FFF);
            (start == [0x9D, 0x01, 0x2A]).then(|| Size::new(width.into(), height.into())).flatten()
        }
        b"VP8L" => {
            let signature = data.u8()?;
            let bits = data.le32()?;
            let size = Size::new((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            size.filter(|_| signature == 0x2F)
        }
        _ => None,
    }
}

fn has_animation(chunk: &Chunk<'_>) -> bool {
    &chunk.name == b"VP8X" && chunk.data.first().is_some_and(|flags| flags & HAS_ANIMATION != 0)
}

/// The size as shown; animations are never turned.
pub(super) fn size(file: &[u8]) -> Option<Size> {
    let mut bytes = chunks(file)?;
    let first = next(&mut bytes)?;
    let size = chunk_size(&first)?;
    if has_animation(&first) {
        return Some(size);
    }
    while let Some(chunk) = next(&mut bytes) {
        if &chunk.name == b"EXIF" {
            return Some(shown(size, orientation(chunk.data)));
        }
    }
    Some(size)
}

/// Takes a file apart.
pub(super) fn read(file: &[u8]) -> Result<Raster<'_>, MediaError> {
    let end = || truncated(Kind::WebP);
    let mut bytes = chunks(file).ok_or_else(end)?;
    // The first chunk is the one that tells the size: RFC 9649 §2.5 to §2.7.
    let size =
        next(&mut bytes.clone()).and_then(|first| chunk_size(&first)).ok_or_else(no_image)?;
    let (mut turn, mut is_animated, mut has_pixels) = (None, false, false);
    let mut body: Vec<Cow<'_, [u8]>> = Vec::new();
    while !bytes.is_empty() {
        let chunk = next(&mut bytes).ok_or_else(end)?;
        is_animated |= has_animation(&chunk);
        has_pixels |= matches!(&chunk.name, b"VP8 " | b"VP8L" | b"ANMF");
        if &chunk.name == b"EXIF" {
            turn = turn.or_else(|| Some(orientation(chunk.data)));
        }
        keep(&chunk, &mut body).ok_or_else(end)?;
    }
    if !has_pixels {
        return Err(no_image());
    }
    let orientation = turn.unwrap_or(Orientation::NoTransforms);
    let parts = container(body).ok_or_else(end)?;
    Ok(Raster { kind: Kind::WebP, size, orientation, is_animated, parts })
}

fn no_image() -> MediaError {
    let what = say!("không có phần hình", "there is no image in it");
    MediaError::Damaged { kind: Kind::WebP, what }
}

/// Adds what of a chunk is published; none when the file ends within it.
fn keep<'a>(chunk: &Chunk<'a>, parts: &mut Vec<Cow<'a, [u8]>>) -> Option<()> {
    let data = match &chunk.name {
        b"VP8X" => {
            let (flags, rest) = chunk.data.split_first()?;
            Cow::Owned([&[flags & !HAS_EXIF_OR_XMP], rest].concat())
        }
        b"VP8 " | b"VP8L" | b"ALPH" | b"ICCP" | b"ANIM" => Cow::Borrowed(chunk.data),
        b"ANMF" => Cow::Owned(frame(chunk.data)?),
        _ => return Some(()),
    };
    push(parts, chunk.name, data);
    Some(())
}

/// One frame of an animation: its head and the chunks that draw it.
fn frame(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Bytes::new(data);
    let mut parts = vec![Cow::Borrowed(bytes.take(FRAME_HEAD)?)];
    while !bytes.is_empty() {
        let chunk = next(&mut bytes)?;
        if matches!(&chunk.name, b"VP8 " | b"VP8L" | b"ALPH") {
            push(&mut parts, chunk.name, Cow::Borrowed(chunk.data));
        }
    }
    Some(parts.concat())
}

fn push<'a>(parts: &mut Vec<Cow<'a, [u8]>>, name: [u8; 4], data: Cow<'a, [u8]>) {
    let odd = !data.len().is_multiple_of(2);
    // The data came from a chunk with a 32-bit length and never grows.
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes();
    parts.push(Cow::Owned([name, length].concat()));
    parts.push(data);
    if odd {
        parts.push(Cow::Borrowed(&[0]));
    }
}

fn container(body: Vec<Cow<'_, [u8]>>) -> Option<Vec<Cow<'_, [u8]>>> {
    let length: usize = body.iter().map(|part| part.len()).sum();
    let length = u32::try_from(length + 4).ok()?.to_le_bytes();
    let mut parts = vec![Cow::Owned([b"RIFF", &length[..], b"WEBP"].concat())];
    parts.extend(body);
    Some(parts)
}
