//! Why a picture is not published: in comes a finding of a parser, out goes a sentence in two languages.

use std::fmt;

use super::{Kind, MAX_PIXELS};
use crate::diagnostics::Message;
use crate::say;

/// What is wrong with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MediaError {
    /// It is none of the kinds that are published.
    Unknown,
    /// The file ends early or breaks the rules of its kind.
    Damaged {
        /// What it seems to be.
        kind: Kind,
        /// What is broken.
        what: Message,
    },
    /// It has more than [`MAX_PIXELS`] pixels.
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// An SVG that runs something, or loads something from elsewhere.
    Unsafe {
        /// What was found.
        what: Message,
    },
}

impl MediaError {
    /// What is wrong, one sentence.
    pub fn message(&self) -> Message {
        match self {
            MediaError::Unknown => say!(
                "tệp không phải là ảnh JPEG, PNG, WebP, GIF hay SVG",
                "the file is no JPEG, PNG, WebP, GIF or SVG picture"
            ),
            MediaError::Damaged { kind, what: Message { vi, en } } => {
                let kind = name(*kind);
                say!("ảnh {kind} bị hỏng: {vi}", "the {kind} picture is damaged: {en}")
            }
            MediaError::TooLarge { width, height } => {
                let limit = MAX_PIXELS / 1_000_000;
                say!(
                    "ảnh {width} × {height} điểm là quá lớn (giới hạn {limit} triệu điểm)",
                    "a picture of {width} × {height} pixels is too large (the limit is {limit} million)"
                )
            }
            MediaError::Unsafe { what: Message { vi, en } } => {
                say!("ảnh SVG có {vi}", "the SVG picture has {en}")
            }
        }
    }

    /// How to mend it, one sentence.
    pub fn hint(&self) -> Message {
        match self {
            MediaError::Unknown => {
                say!("Hãy lưu ảnh thành JPEG hoặc PNG.", "Save the picture as JPEG or PNG.")
            }
            MediaError::Damaged { .. } => say!(
                "Hãy chép lại tệp từ nơi gửi, hoặc mở ảnh rồi lưu lại.",
                "Copy the file again from where it came, or open the picture and save it anew."
            ),
            MediaError::TooLarge { .. } => say!(
                "Hãy thu nhỏ ảnh; 2000 điểm chiều ngang là đủ cho mọi màn hình.",
                "Make it smaller; a width of 2000 pixels is enough for any screen."
            ),
            MediaError::Unsafe { .. } => say!(
                "Hãy xuất lại ảnh dạng SVG thuần (Inkscape: Plain SVG), ảnh và phông chữ nhúng bên trong, hoặc dùng PNG.",
                "Export it as plain SVG (Inkscape: Plain SVG) with pictures and fonts embedded, or use PNG."
            ),
        }
    }
}

/// The file ends before the picture does.
pub(super) fn truncated(kind: Kind) -> MediaError {
    MediaError::Damaged { kind, what: say!("tệp bị cụt", "the file ends early") }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Jpeg => "JPEG",
        Kind::Png => "PNG",
        Kind::WebP => "WebP",
        Kind::Gif => "GIF",
        Kind::Svg => "SVG",
    }
}

impl fmt::Display for MediaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for MediaError {}
