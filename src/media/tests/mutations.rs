//! Files broken at random: never a panic, and what is published is clean.

use image::ImageFormat;
use proptest::prelude::*;

use super::fixtures::*;
use super::*;

fn fixtures() -> Vec<Vec<u8>> {
    let turned = exif(6, true);
    vec![
        encoded(ImageFormat::Jpeg),
        jpeg_with(&[app1(6, true), app2_icc(b"RGB ")]),
        jpeg_with(&[app1(1, false), segment(0xFE, SECRET)]),
        png_with(&[png_chunk(b"eXIf", &turned)]),
        png_with(&[png_chunk(b"tEXt", SECRET)]),
        webp_with(turned, Some(icc(b"RGB ")), &[]),
        webp_with(exif(1, true), None, &[webp_chunk(b"XMP ", SECRET)]),
        gif_with(&[gif_extension(0xFE, &[SECRET]), gif_extension(0xF9, &[&[0; 4]])]),
        b"<svg width='3mm' viewBox='0 0 1 1'><style>a{fill:url(#b)}</style><image href='data:image/png;base64,iVBORw0KGgo='/><a href='x'>&lt;&#10;</a></svg>".to_vec(),
    ]
}

/// Some bytes changed, a piece repeated or lost, the end cut off.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    let piece = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>());
    let cut = prop::option::weighted(0.3, any::<prop::sample::Index>());
    (prop::sample::select(fixtures()), changes, prop::option::weighted(0.3, piece), cut).prop_map(
        |(mut file, changes, piece, cut)| {
            for (at, byte) in changes {
                let at = at.index(file.len());
                file[at] = byte;
            }
            if let Some((one, other, twice)) = piece {
                let (one, other) = (one.index(file.len()), other.index(file.len()));
                let range = one.min(other)..one.max(other);
                let piece = file[range.clone()].to_vec();
                let replacement = if twice { [&piece[..], &piece].concat() } else { Vec::new() };
                file.splice(range, replacement);
            }
            if let Some(cut) = cut {
                file.truncate(cut.index(file.len() + 1));
            }
            file
        },
    )
}

/// A PNG whose compressed pixels are broken and whose checksums are right, so that it is decoded.
fn broken_pixels() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6);
    changes.prop_map(|changes| {
        let png = png_with(&[png_chunk(b"eXIf", &exif(6, true))]);
        let at = png.windows(4).position(|name| name == b"IDAT").unwrap();
        let mut data = png[at + 4..png.len() - 16].to_vec();
        for (index, byte) in changes {
            let index = index.index(data.len());
            data[index] = byte;
        }
        [&png[..at - 4], &png_chunk(b"IDAT", &data), &png_chunk(b"IEND", b"")].concat()
    })
}

fn check(file: &[u8]) -> Result<(), TestCaseError> {
    let _ = kind("x.svg", file);
    let shown = size(file);
    if let Ok(clean) = publishable(file) {
        let again = publishable(&clean);
        prop_assert!(matches!(again, Ok(Cow::Borrowed(_))), "cleaned twice: {again:?}");
        prop_assert_eq!(size(&clean), shown);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_never_panic(file in mutated()) {
        check(&file)?;
    }

    #[test]
    fn broken_pixels_never_panic(file in broken_pixels()) {
        check(&file)?;
    }

    #[test]
    fn random_bytes_never_panic(head in prop::sample::select(fixtures()), tail in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&[&head[..12.min(head.len())], &tail].concat())?;
    }

    /// Wherever a camera puts it, the place does not get out.
    #[test]
    fn the_place_never_gets_out(
        orientation in 0_u16..10,
        big_endian: bool,
        markers in prop::collection::vec(prop::sample::select(vec![0xE0_u8, 0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEE, 0xEF, 0xFE, 0xF0]), 0..5),
        fill in 0_usize..4,
        tail in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut segments: Vec<Vec<u8>> = markers.iter().map(|marker| segment(*marker, SECRET)).collect();
        segments.push(app1(orientation, big_endian));
        segments.push(vec![0xFF; fill]);
        let mut file = jpeg_with(&segments);
        file.extend(tail);
        file.extend(SECRET);
        let clean = publishable(&file).unwrap();
        prop_assert!(!holds(&clean, SECRET));
        prop_assert_eq!(size(&clean), size(&file));
    }
}
