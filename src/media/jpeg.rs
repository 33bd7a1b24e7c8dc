//! JPEG: in come segments (ITU-T T.81 annex B), out go those that draw the picture and its colours.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::bytes::Bytes;
use super::error::truncated;
use super::raster::{Raster, orientation, shown};
use super::{Kind, MediaError, Size};
use crate::say;

pub(super) const SIGNATURE: &[u8] = &[0xFF, 0xD8, 0xFF];

const START: &[u8] = &[0xFF, 0xD8];
const END: &[u8] = &[0xFF, 0xD9];

const DHT: u8 = 0xC4;
const DAC: u8 = 0xCC;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DQT: u8 = 0xDB;
const DNL: u8 = 0xDC;
const DRI: u8 = 0xDD;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;

/// A marker with what belongs to it.
struct Segment<'a> {
    marker: u8,
    /// Without the length.
    payload: &'a [u8],
    /// The entropy-coded data that follows a start of scan.
    scan: &'a [u8],
}

/// The segments up to the end of the image; what lies behind it (films, second pictures) is never looked at.
struct Segments<'a> {
    bytes: Bytes<'a>,
}

impl<'a> Segments<'a> {
    fn of(file: &'a [u8]) -> Self {
        Segments { bytes: Bytes::new(file.get(START.len()..).unwrap_or_default()) }
    }

    /// The next segment; none when the file ends early.
    fn next(&mut self) -> Option<Segment<'a>> {
        let marker = self.marker()?;
        if marker == EOI {
            return Some(Segment { marker, payload: &[], scan: &[] });
        }
        let length = usize::from(self.bytes.be16()?).checked_sub(2)?;
        let payload = self.bytes.take(length)?;
        let scan = if marker == SOS { self.scan()? } else { &[] };
        Some(Segment { marker, payload, scan })
    }

    /// Skips to the next marker that has something to say; fill bytes and strays between segments are lost.
    fn marker(&mut self) -> Option<u8> {
        let mut after_ff = false;
        loop {
            match self.bytes.u8()? {
                0xFF => after_ff = true,
                // Stuffing, a restart or TEM outside a scan means nothing.
                marker if after_ff && !matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) => {
                    return Some(marker);
                }
                _ => after_ff = false,
            }
        }
    }

    /// Entropy-coded data: all up to an 0xFF that is neither stuffed nor a restart.
    fn scan(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes.rest();
        let mut at = 0;
        loop {
            at += rest.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
            match rest.get(at + 1)? {
                0x00 | 0xD0..=0xD7 => at += 2,
                _ => return self.bytes.take(at),
            }
        }
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, DHT | 0xC8 | DAC)
}

/// The size of a frame header; none where the height comes in a later segment, which no browser shows.
fn frame_size(payload: &[u8]) -> Option<Size> {
    let mut bytes = Bytes::new(payload);
    bytes.u8()?;
    let height = bytes.be16()?;
    let width = bytes.be16()?;
    Size::new(width.into(), height.into())
}

fn exif(segment: &Segment<'_>) -> Option<Orientation> {
    let is_exif = segment.marker == APP1 && segment.payload.starts_with(b"Exif\0");
    is_exif.then(|| orientation(segment.payload))
}

/// The size as shown.
pub(super) fn size(file: &[u8]) -> Option<Size> {
    let mut segments = Segments::of(file);
    let (mut size, mut turn) = (None, None);
    loop {
        let segment = segments.next()?;
        turn = turn.or_else(|| exif(&segment));
        if is_frame(segment.marker) {
            size = size.or(Some(frame_size(segment.payload)?));
        }
        if matches!(segment.marker, SOS | EOI) {
            return Some(shown(size?, turn.unwrap_or(Orientation::NoTransforms)));
        }
    }
}

/// Takes a file apart.
pub(super) fn read(file: &[u8]) -> Result<Raster<'_>, MediaError> {
    let mut segments = Segments::of(file);
    let mut parts = vec![Cow::Borrowed(START)];
    let (mut size, mut turn, mut scans) = (None, None, 0);
    loop {
        let segment = segments.next().ok_or_else(|| truncated(Kind::Jpeg))?;
        turn = turn.or_else(|| exif(&segment));
        match segment.marker {
            EOI => break,
            SOS => scans += 1,
            marker if is_frame(marker) => size = size.or(frame_size(segment.payload)),
            _ => {}
        }
        keep(&segment, &mut parts);
    }
    parts.push(Cow::Borrowed(END));
    match size {
        Some(size) if scans > 0 => Ok(Raster {
            kind: Kind::Jpeg,
            size,
            orientation: turn.unwrap_or(Orientation::NoTransforms),
            is_animated: false,
            parts,
        }),
        _ => Err(MediaError::Damaged {
            kind: Kind::Jpeg,
            what: say!("không có phần hình", "there is no image in it"),
        }),
    }
}

fn keep<'a>(segment: &Segment<'a>, parts: &mut Vec<Cow<'a, [u8]>>) {
    let Some(payload) = kept_payload(segment) else { return };
    // A payload came from a segment with a 16-bit length and never grows.
    let length = u16::try_from(payload.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    parts.push(Cow::Owned([&[0xFF, segment.marker], &length[..]].concat()));
    parts.push(payload);
    parts.push(Cow::Borrowed(segment.scan));
}

/// What of a segment is published: all of a known drawing segment, the known part of three others.
fn kept_payload<'a>(segment: &Segment<'a>) -> Option<Cow<'a, [u8]>> {
    let payload = segment.payload;
    match segment.marker {
        DHT | DAC | SOS | DQT | DNL | DRI | 0xDE | 0xDF => Some(Cow::Borrowed(payload)),
        marker if is_frame(marker) => Some(Cow::Borrowed(payload)),
        APP0 if payload.starts_with(b"JFIF\0") => jfif(payload),
        APP2 if payload.starts_with(b"ICC_PROFILE\0") => Some(Cow::Borrowed(payload)),
        // Twelve bytes tell how the colours are coded.
        APP14 if payload.starts_with(b"Adobe") => payload.get(..12).map(Cow::Borrowed),
        _ => None,
    }
}

/// The JFIF header without its thumbnail, which may show what was cut from the picture.
fn jfif(payload: &[u8]) -> Option<Cow<'_, [u8]>> {
    let header = payload.get(..12)?;
    match payload {
        [.., 0, 0] if payload.len() == 14 => Some(Cow::Borrowed(payload)),
        _ => Some(Cow::Owned([header, &[0, 0]].concat())),
    }
}
