//! A text in, its QR code as an SVG path out.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::render::view::QrView;

/// Light modules around the code (ISO/IEC 18004 §5.3.8).
const QUIET: usize = 4;

/// The code of a text, readable when a quarter of it is worn off; none for a text that is too long.
pub(super) fn code(text: &str) -> Option<QrView> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length;
        }
    }
    Some(QrView { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_address_is_a_small_code() {
        let code = code("https://example.vn/").unwrap();
        assert_eq!(code.size, 25 + 2 * QUIET, "version 2");
        // The finder pattern in the corner: seven dark modules, then one, five light, one.
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..60]);
        assert!(code.path.contains("M4 5h1v1h-1z") && code.path.contains("M10 5h1v1h-1z"));
    }

    #[test]
    fn what_does_not_fit_has_none() {
        assert!(code(&"x".repeat(3000)).is_none());
    }
}
