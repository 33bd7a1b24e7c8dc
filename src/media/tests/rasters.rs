//! Photos that need no turning: nothing but what draws them is published, byte for byte.

use image::ImageFormat;

use super::fixtures::*;
use super::*;

#[test]
fn clean_pictures_are_published_as_they_are() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(format);
        assert!(matches!(publishable(&bytes), Ok(Cow::Borrowed(_))), "{format:?}");
    }
    assert!(matches!(publishable(&gif_with(&[])), Ok(Cow::Borrowed(_))));
}

#[test]
fn a_jpeg_loses_all_that_is_not_its_picture() {
    let plain = encoded(ImageFormat::Jpeg);
    let secret = |prefix: &[u8]| [prefix, SECRET].concat();
    let profile = app2_icc(b"RGB ");
    let mut bytes = jpeg_with(&[
        app1(1, true),
        segment(0xE1, &secret(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>")),
        profile.clone(),
        segment(0xE2, &secret(b"MPF\0")),
        segment(0xE0, &secret(b"JFXX\0\x10")),
        segment(0xED, &secret(b"Photoshop 3.0\x008BIM")),
        segment(0xEE, &secret(b"Adobe\0\x64\0\0\0\0\0")),
        segment(0xEE, &secret(b"Other")),
        segment(0xE4, SECRET),
        segment(0xFE, SECRET),
        vec![0xFF, 0xFF, 0xFF],
    ]);
    let end = bytes.len() - 2;
    assert_eq!(&bytes[end..], [0xFF, 0xD9]);
    // Metadata behind the scan, strays, then what phones append: a second picture and a film.
    bytes.splice(end..end, [segment(0xFE, SECRET), SECRET.to_vec()].concat());
    bytes.extend([&b"\xFF\xD8\xFF\xE1"[..], SECRET, b"ftypmp42", SECRET].concat());

    let clean = cleaned(&bytes);
    let adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0");
    assert_eq!(clean, [&plain[..2], &profile, &adobe, &plain[2..]].concat());
}

#[test]
fn a_jpegs_thumbnail_is_dropped() {
    let mut bytes = encoded(ImageFormat::Jpeg);
    assert_eq!(&bytes[6..11], b"JFIF\0");
    let plain = bytes.clone();
    // 6 × 1 pixels of three bytes.
    bytes.splice(18..20, [&[6, 1], SECRET].concat());
    bytes[5] += u8::try_from(SECRET.len()).unwrap();
    assert_eq!(cleaned(&bytes), plain);
}

#[test]
fn scans_with_restarts_and_stuffing_stay_whole() {
    // A frame of 8 × 8, then a scan whose data has every two-byte code that belongs to it.
    let scan = b"\x12\xFF\x00\x34\xFF\xD0\xFF\xD7\x56\xFF\x00";
    let bytes = [
        b"\xFF\xD8",
        &segment(0xC2, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0])[..],
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        scan,
        &segment(0xC4, &[0]),
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        scan,
        b"\xFF\xD9",
    ]
    .concat();
    assert!(matches!(publishable(&bytes), Ok(Cow::Borrowed(_))));
    assert_eq!(size(&bytes), Some(Size { width: 8, height: 8 }));
}

#[test]
fn a_png_loses_all_that_is_not_its_picture() {
    let secret = |prefix: &[u8]| [prefix, SECRET].concat();
    let kept = [png_chunk(b"gAMA", &45455_u32.to_be_bytes()), png_chunk(b"pHYs", &[0; 9])];
    let mut bytes = png_with(&[
        png_chunk(b"tEXt", &secret(b"Comment\0")),
        kept[0].clone(),
        png_chunk(b"zTXt", &secret(b"Comment\0\0")),
        png_chunk(b"iTXt", &secret(b"XML:com.adobe.xmp\0\0\0\0\0")),
        png_chunk(b"eXIf", &exif(1, false)),
        png_chunk(b"tIME", &[7, 234, 11, 25, 8, 0, 0]),
        png_chunk(b"prVt", SECRET),
        kept[1].clone(),
    ]);
    bytes.extend(SECRET);
    assert_eq!(cleaned(&bytes), png_with(&kept));
}

#[test]
fn a_moving_png_keeps_its_frames() {
    let control = png_chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]);
    let bytes = png_with(&[png_chunk(b"eXIf", &exif(6, true)), control.clone()]);
    // Turned it would stand still.
    assert_eq!(cleaned(&bytes), png_with(&[control]));
    assert_eq!(size(&bytes), Some(Size { width: 32, height: 16 }));
}

#[test]
fn a_damaged_png_is_noticed() {
    let good = encoded(ImageFormat::Png);
    let mut wrong = good.clone();
    let last = wrong.len() - 20;
    wrong[last] ^= 1;
    assert!(publishable(&wrong).unwrap_err().message().en.contains("checksum"));
    let unknown = png_with(&[png_chunk(b"CgBI", &[0; 4])]);
    assert!(publishable(&unknown).unwrap_err().message().en.contains("`CgBI`"));
}

#[test]
fn a_webp_loses_its_exif_and_xmp() {
    let xmp = webp_chunk(b"XMP ", SECRET);
    let unknown = webp_chunk(b"GPS ", SECRET);
    let mut bytes = webp_with(exif(1, true), Some(icc(b"RGB ")), &[xmp, unknown]);
    let profile = holds(&bytes, b"acsp");
    assert!(profile && bytes[20] & 0b0000_1000 != 0, "the encoder flags EXIF");
    bytes[20] |= 0b0000_0100;
    bytes.extend(SECRET);
    let clean = cleaned(&bytes);
    assert!(holds(&clean, b"acsp"));
    assert_eq!(clean[20], bytes[20] & !0b0000_1100);
    assert_eq!(u32::from_le_bytes(clean[4..8].try_into().unwrap()) as usize, clean.len() - 8);
    assert_eq!(decoded(&clean), quarters());
}

#[test]
fn a_moving_webp_keeps_its_frames_and_nothing_in_them() {
    let still = encoded(ImageFormat::WebP);
    let frame = |extra: &[u8]| webp_chunk(b"ANMF", &[&[0; 16][..], &still[12..], extra].concat());
    let file = |parts: &[Vec<u8>]| {
        let body = [&b"WEBP"[..], &parts.concat()].concat();
        webp_chunk(b"RIFF", &body)
    };
    let canvas = |flags| webp_chunk(b"VP8X", &[flags, 0, 0, 0, 31, 0, 0, 15, 0, 0]);
    let loops = webp_chunk(b"ANIM", &[0; 6]);
    let bytes = file(&[
        canvas(0b0000_1010),
        loops.clone(),
        frame(&webp_chunk(b"EXIF", SECRET)),
        frame(b""),
        webp_chunk(b"EXIF", &exif(6, true)),
    ]);
    let clean = cleaned(&bytes);
    assert_eq!(clean, file(&[canvas(0b0000_0010), loops, frame(b""), frame(b"")]));
}

#[test]
fn a_gif_loses_comments_and_application_data() {
    let control = gif_extension(0xF9, &[&[0, 10, 0, 0]]);
    let loops = gif_extension(0xFF, &[b"NETSCAPE2.0", &[1, 0, 0]]);
    let mut bytes = gif_with(&[
        gif_extension(0xFE, &[SECRET, SECRET]),
        loops.clone(),
        gif_extension(0xFF, &[b"XMP DataXMP", SECRET]),
        control.clone(),
    ]);
    bytes.extend(SECRET);
    assert_eq!(cleaned(&bytes), gif_with(&[loops, control]));
}

#[test]
fn a_gif_without_its_last_byte_gets_it() {
    let whole = gif_with(&[]);
    assert_eq!(publishable(&whole[..whole.len() - 1]).unwrap(), whole);
}

#[test]
fn a_file_that_ends_early_is_damaged() {
    let files = [
        (Kind::Jpeg, jpeg_with(&[app1(1, true)])),
        (Kind::Png, png_with(&[])),
        (Kind::WebP, webp_with(exif(1, true), None, &[])),
        (Kind::Gif, gif_with(&[gif_extension(0xFE, &[b"x"])])),
    ];
    for (expected, file) in files {
        // A GIF may lack its last byte, and WebP the padding of its last chunk.
        for end in 12..file.len() - 1 {
            match publishable(&file[..end]) {
                Err(MediaError::Damaged { kind, .. }) => assert_eq!(kind, expected),
                other => panic!("{expected:?} cut at {end} of {}: {other:?}", file.len()),
            }
        }
    }
}

#[test]
fn a_bomb_is_too_large() {
    let header = |width: u32, height: u32| {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat()
    };
    let png = |width, height| {
        let parts = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            png_chunk(b"IHDR", &header(width, height)),
            png_chunk(b"eXIf", &exif(6, true)),
            png_chunk(b"IDAT", &[]),
            png_chunk(b"IEND", &[]),
        ];
        parts.concat()
    };
    for (width, height) in [(10_001, 10_000), (u32::MAX, u32::MAX), (1, 100_000_001)] {
        assert_eq!(publishable(&png(width, height)), Err(MediaError::TooLarge { width, height }));
    }
    assert_eq!(MAX_PIXELS, 100_000_000);
    assert!(matches!(publishable(&png(4, 4)), Err(MediaError::Damaged { .. })), "no pixels in it");
}
