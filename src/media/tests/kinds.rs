//! What a file is, and how large.

use image::ImageFormat;

use super::fixtures::{encoded, gif_with};
use super::*;

const SVG: &[u8] = br#"<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>"#;

#[test]
fn the_bytes_tell_the_kind() {
    let files = [
        (encoded(ImageFormat::Jpeg), Kind::Jpeg),
        (encoded(ImageFormat::Png), Kind::Png),
        (encoded(ImageFormat::WebP), Kind::WebP),
        (gif_with(&[]), Kind::Gif),
    ];
    for (bytes, expected) in files {
        for name in ["x.jpg", "png", "", "a.b/ảnh"] {
            assert_eq!(kind(name, &bytes[..64.min(bytes.len())]), Some(expected));
        }
    }
}

#[test]
fn a_drawing_needs_its_name() {
    assert_eq!(kind("a/x.svg", SVG), Some(Kind::Svg));
    assert_eq!(kind("SVG", b"\xEF\xBB\xBF\n <?xml version='1.0'?>"), Some(Kind::Svg));
    assert_eq!(kind("x.html", SVG), None);
    assert_eq!(kind("x.svg", b"\x1F\x8B gzip"), None);
    assert_eq!(kind("x.pdf", b"%PDF-1.7"), None);
    assert_eq!(kind("x.jpg", b""), None);
}

#[test]
fn the_headers_tell_the_size() {
    let expected = Size { width: 32, height: 16 };
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        assert_eq!(size(&encoded(format)), Some(expected), "{format:?}");
    }
    assert_eq!(size(&gif_with(&[])), Some(Size { width: 2, height: 1 }));
    assert_eq!(size(SVG), Some(Size { width: 2, height: 1 }));
    // The canvas of a lossy WebP: RFC 6386 §9.1.
    let lossy = b"RIFF\x16\0\0\0WEBPVP8 \x0A\0\0\0\x10\0\0\x9D\x01\x2A\x40\x01\xF0\x00";
    assert_eq!(size(lossy), Some(Size { width: 320, height: 240 }));
    assert_eq!(size(b"hello"), None);
    assert_eq!(size(b""), None);
}

#[test]
fn what_is_no_picture_is_said_to_be_none() {
    for bytes in
        [&b""[..], b"hello", b"%PDF-1.7", b"<html></html>", b"<?xml version='1.0'?><html/>"]
    {
        assert_eq!(publishable(bytes), Err(MediaError::Unknown), "{bytes:?}");
    }
    let message = MediaError::Unknown.message();
    assert!(message.vi.contains("không phải là ảnh") && message.en.contains("no JPEG"));
}
