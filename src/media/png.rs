//! PNG: in come chunks (W3C PNG 3rd edition §5), out go those that draw the picture and its colours.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::bytes::Bytes;
use super::error::truncated;
use super::raster::{Raster, orientation, shown};
use super::{Kind, MediaError, Size};
use crate::say;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are published: pixels, colours, transparency, density and animation.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
    crc: u32,
    /// Length, name, data and checksum.
    whole: &'a [u8],
}

impl Chunk<'_> {
    fn is_whole(&self) -> bool {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&self.name);
        hasher.update(self.data);
        hasher.finalize() == self.crc
    }

    /// PNG §5.4: a decoder must give up at an unknown chunk whose name begins with a capital.
    fn is_critical(&self) -> bool {
        self.name.first().is_some_and(u8::is_ascii_uppercase)
    }
}

fn next<'a>(bytes: &mut Bytes<'a>) -> Option<Chunk<'a>> {
    let before = bytes.rest();
    let length = usize::try_from(bytes.be32()?).ok()?;
    let name = bytes.array()?;
    let data = bytes.take(length)?;
    let crc = bytes.be32()?;
    Some(Chunk { name, data, crc, whole: before.get(..length.checked_add(12)?)? })
}

fn chunks(file: &[u8]) -> Bytes<'_> {
    Bytes::new(file.get(SIGNATURE.len()..).unwrap_or_default())
}

fn header(chunk: &Chunk<'_>) -> Option<Size> {
    let mut data = Bytes::new(chunk.data);
    if &chunk.name != b"IHDR" || chunk.data.len() != 13 {
        return None;
    }
    Size::new(data.be32()?, data.be32()?)
}

/// The size as shown; animations are never turned.
pub(super) fn size(file: &[u8]) -> Option<Size> {
    let mut bytes = chunks(file);
    let size = header(&next(&mut bytes)?)?;
    let mut turn = None;
    // The orientation may come after the pixels, so a file that ends early still has a size.
    while let Some(chunk) = next(&mut bytes) {
        match &chunk.name {
            b"eXIf" if turn.is_none() => turn = Some(orientation(chunk.data)),
            b"acTL" => return Some(size),
            b"IEND" => break,
            _ => {}
        }
    }
    Some(shown(size, turn.unwrap_or(Orientation::NoTransforms)))
}

/// Takes a file apart.
pub(super) fn read(file: &[u8]) -> Result<Raster<'_>, MediaError> {
    let mut bytes = chunks(file);
    let first = next(&mut bytes).ok_or_else(|| truncated(Kind::Png))?;
    let size = header(&first).ok_or_else(no_image)?;
    let mut parts = vec![Cow::Borrowed(SIGNATURE)];
    let (mut turn, mut is_animated, mut has_pixels) = (None, false, false);
    let mut chunk = first;
    loop {
        match &chunk.name {
            b"eXIf" => turn = turn.or_else(|| Some(orientation(chunk.data))),
            b"acTL" => is_animated = true,
            b"IDAT" => has_pixels = true,
            _ => {}
        }
        if KEPT.contains(&&chunk.name) {
            if !chunk.is_whole() {
                return Err(wrong_checksum());
            }
            parts.push(Cow::Borrowed(chunk.whole));
        } else if chunk.is_critical() {
            return Err(unknown_chunk(&chunk.name));
        }
        if &chunk.name == b"IEND" {
            break;
        }
        chunk = next(&mut bytes).ok_or_else(|| truncated(Kind::Png))?;
    }
    if !has_pixels {
        return Err(no_image());
    }
    let orientation = turn.unwrap_or(Orientation::NoTransforms);
    Ok(Raster { kind: Kind::Png, size, orientation, is_animated, parts })
}

fn no_image() -> MediaError {
    let what = say!("không có phần hình", "there is no image in it");
    MediaError::Damaged { kind: Kind::Png, what }
}

fn wrong_checksum() -> MediaError {
    let what = say!("sai mã kiểm tra", "a checksum is wrong");
    MediaError::Damaged { kind: Kind::Png, what }
}

fn unknown_chunk(name: &[u8; 4]) -> MediaError {
    let name = name.escape_ascii();
    let what = say!("có phần lạ `{name}`", "it has an unknown part `{name}`");
    MediaError::Damaged { kind: Kind::Png, what }
}
