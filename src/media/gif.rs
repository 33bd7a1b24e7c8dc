//! GIF: in come blocks (GIF89a §12 to §27), out go those that draw the picture and its loop.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::bytes::Bytes;
use super::error::truncated;
use super::raster::Raster;
use super::{Kind, MediaError, Size};
use crate::say;

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;

const GRAPHIC_CONTROL: u8 = 0xF9;
const PLAIN_TEXT: u8 = 0x01;
const APPLICATION: u8 = 0xFF;

/// The logical screen.
pub(super) fn size(file: &[u8]) -> Option<Size> {
    let mut bytes = Bytes::new(file);
    bytes.take(6)?;
    Size::new(bytes.le16()?.into(), bytes.le16()?.into())
}

/// Takes a file apart.
pub(super) fn read(file: &[u8]) -> Result<Raster<'_>, MediaError> {
    let end = || truncated(Kind::Gif);
    let mut bytes = Bytes::new(file);
    skip_head(&mut bytes).ok_or_else(end)?;
    let mut parts = vec![Cow::Borrowed(between(file, bytes))];
    let mut images = 0;
    loop {
        let start = bytes.rest();
        let kept = match bytes.u8() {
            // Browsers show a file without its last byte.
            Some(TRAILER) | None => break,
            Some(EXTENSION) => skip_extension(&mut bytes).ok_or_else(end)?,
            Some(IMAGE) => {
                skip_image(&mut bytes).ok_or_else(end)?;
                images += 1;
                true
            }
            Some(_) => return Err(damaged()),
        };
        if kept {
            parts.push(Cow::Borrowed(between(start, bytes)));
        }
    }
    parts.push(Cow::Borrowed(&[TRAILER]));
    match size(file) {
        Some(size) if images > 0 => Ok(Raster {
            kind: Kind::Gif,
            size,
            orientation: Orientation::NoTransforms,
            is_animated: images > 1,
            parts,
        }),
        _ => Err(damaged()),
    }
}

fn skip_head(bytes: &mut Bytes<'_>) -> Option<()> {
    bytes.take(10)?;
    let flags = bytes.u8()?;
    bytes.take(2)?;
    skip_colours(bytes, flags)
}

fn skip_image(bytes: &mut Bytes<'_>) -> Option<()> {
    bytes.take(8)?;
    let flags = bytes.u8()?;
    skip_colours(bytes, flags)?;
    bytes.u8()?;
    skip_blocks(bytes).map(|_| ())
}

/// Skips an extension; whether it is published: timing, transparency, text that is drawn, the loop count.
fn skip_extension(bytes: &mut Bytes<'_>) -> Option<bool> {
    let label = bytes.u8()?;
    let first = skip_blocks(bytes)?;
    Some(match label {
        GRAPHIC_CONTROL | PLAIN_TEXT => true,
        APPLICATION => matches!(first, b"NETSCAPE2.0" | b"ANIMEXTS1.0"),
        _ => false,
    })
}

/// Skips sub-blocks and their end; the first one's data.
fn skip_blocks<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let mut first = None;
    loop {
        let length = bytes.u8()?;
        let block = bytes.take(length.into())?;
        let first = *first.get_or_insert(block);
        if length == 0 {
            return Some(first);
        }
    }
}

/// Skips a table of colours if the flags announce one.
fn skip_colours(bytes: &mut Bytes<'_>, flags: u8) -> Option<()> {
    if flags & 0x80 != 0 {
        bytes.take(3 << ((flags & 7) + 1))?;
    }
    Some(())
}

fn between<'a>(start: &'a [u8], end: Bytes<'a>) -> &'a [u8] {
    start.get(..start.len() - end.rest().len()).unwrap_or_default()
}

fn damaged() -> MediaError {
    let what = say!("sai cấu trúc", "its structure is wrong");
    MediaError::Damaged { kind: Kind::Gif, what }
}
