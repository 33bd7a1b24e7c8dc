//! Photos whose metadata turns them: the pixels are turned instead (EXIF 2.32 §4.6.4, Orientation).

use image::{ImageDecoder, ImageReader, RgbImage};

use super::fixtures::*;
use super::*;

/// For each orientation, where red (stored top left) and green (stored top right) must be seen.
const EXPECTED: [(u16, Corner, Corner); 8] = [
    (1, Corner::TopLeft, Corner::TopRight),
    (2, Corner::TopRight, Corner::TopLeft),
    (3, Corner::BottomRight, Corner::BottomLeft),
    (4, Corner::BottomLeft, Corner::BottomRight),
    (5, Corner::TopLeft, Corner::BottomLeft),
    (6, Corner::TopRight, Corner::BottomRight),
    (7, Corner::BottomRight, Corner::TopRight),
    (8, Corner::BottomLeft, Corner::TopLeft),
];

#[derive(Clone, Copy, Debug)]
enum Corner {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

fn assert_colour(picture: &RgbImage, corner: Corner, expected: [u8; 3]) {
    let (right, low) = (picture.width() - 4, picture.height() - 4);
    let (x, y) = match corner {
        Corner::TopLeft => (3, 3),
        Corner::TopRight => (right, 3),
        Corner::BottomLeft => (3, low),
        Corner::BottomRight => (right, low),
    };
    let seen = picture.get_pixel(x, y).0;
    let close = seen.iter().zip(expected).all(|(a, b)| a.abs_diff(b) < 24);
    assert!(close, "{corner:?} is {seen:?}, should be {expected:?}");
}

fn assert_upright(bytes: &[u8], orientation: u16, red: Corner, green: Corner) {
    let shown = if orientation < 5 { (32, 16) } else { (16, 32) };
    assert_eq!(size(bytes), Some(Size { width: shown.0, height: shown.1 }));
    let picture = decoded(&cleaned(bytes));
    assert_eq!(picture.dimensions(), shown);
    assert_colour(&picture, red, RED);
    assert_colour(&picture, green, GREEN);
}

#[test]
fn every_orientation_is_applied_in_every_format() {
    for (orientation, red, green) in EXPECTED {
        for big_endian in [false, true] {
            let exif = exif(orientation, big_endian);
            let files = [
                jpeg_with(&[app1(orientation, big_endian)]),
                png_with(&[png_chunk(b"eXIf", &exif)]),
                webp_with(exif.clone(), None, &[]),
            ];
            for file in files {
                assert_upright(&file, orientation, red, green);
            }
        }
    }
}

#[test]
fn an_orientation_that_does_not_exist_is_none() {
    for orientation in [0, 9, 256, u16::MAX] {
        let clean = cleaned(&jpeg_with(&[app1(orientation, true)]));
        assert_eq!(clean, jpeg_with(&[]));
    }
}

#[test]
fn lossless_formats_stay_lossless() {
    let turned = image::imageops::rotate90(&quarters());
    for file in
        [png_with(&[png_chunk(b"eXIf", &exif(6, true))]), webp_with(exif(6, true), None, &[])]
    {
        assert_eq!(decoded(&cleaned(&file)), turned);
    }
}

fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap();
    reader.into_decoder().unwrap().icc_profile().unwrap()
}

#[test]
fn a_turned_photo_keeps_the_profile_that_suits_it() {
    let jpeg = |space| cleaned(&jpeg_with(&[app1(6, true), app2_icc(space)]));
    assert_eq!(profile(&jpeg(b"RGB ")), Some(icc(b"RGB ")));
    assert_eq!(profile(&jpeg(b"CMYK")), None);
    let webp = cleaned(&webp_with(exif(8, true), Some(icc(b"RGB ")), &[]));
    assert_eq!(profile(&webp), Some(icc(b"RGB ")));
}
