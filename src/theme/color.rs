//! Colours of themes: `#rrggbb` in, contrast by WCAG out.

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

impl Color {
    /// Reads `#rgb` or `#rrggbb`.
    pub(super) fn read(text: &str) -> Option<Color> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let byte = |shift: u32| u8::try_from(value >> shift & 0xff).ok();
        let twice = |shift: u32| u8::try_from((value >> shift & 0xf) * 17).ok();
        match digits.len() {
            6 => Some(Color { red: byte(16)?, green: byte(8)?, blue: byte(0)? }),
            3 => Some(Color { red: twice(8)?, green: twice(4)?, blue: twice(0)? }),
            _ => None,
        }
    }

    /// `#rrggbb`.
    pub(super) fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// Relative luminance (WCAG 2.2, definition).
    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.red) + 0.7152 * channel(self.green) + 0.0722 * channel(self.blue)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, definition).
    pub(super) fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let white = Color::read("#fff").unwrap();
        let contrast = |text: &str| Color::read(text).unwrap().contrast(white);
        assert!((contrast("#000000") - 21.0).abs() < 0.001);
        assert!((contrast("#F58220") - 2.59).abs() < 0.01);
        assert!((contrast("#C2410C") - 5.18).abs() < 0.01);
    }

    #[test]
    fn reads_hex_alone() {
        assert_eq!(Color::read("#b4380a").unwrap().css(), "#b4380a");
        for wrong in ["red", "#12345", "#gggggg", "b4380a", "#+12345"] {
            assert_eq!(Color::read(wrong), None, "{wrong}");
        }
    }
}
