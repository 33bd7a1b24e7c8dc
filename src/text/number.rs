//! In: a number or a size. Out: how Vietnamese (`1.234.567,89`) or English (`1,234,567.89`) writes it.

/// The signs of one way to write numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Dots between thousands, a comma before decimals.
    Vietnamese,
    /// Commas between thousands, a dot before decimals.
    English,
}

impl Notation {
    /// The notation of a language tag: English has its own, all others write as Vietnam does.
    pub fn of(language: &str) -> Notation {
        let primary = language.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Notation::English } else { Notation::Vietnamese }
    }

    /// A whole number with its thousands apart.
    pub fn integer(self, number: i64) -> String {
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{}", self.grouped(&number.unsigned_abs().to_string()))
    }

    /// A number rounded to so many decimals; none if it is infinite or no number.
    pub fn decimal(self, number: f64, decimals: usize) -> Option<String> {
        if !number.is_finite() {
            return None;
        }
        let written = format!("{:.decimals$}", number.abs());
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let is_zero = written.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let sign = if number < 0.0 && !is_zero { "-" } else { "" };
        let whole = self.grouped(whole);
        Some(match fraction {
            "" => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}{}{fraction}", self.decimal_sign()),
        })
    }

    /// The size of a file, in decimal units (1 KB = 1000 bytes), as a reader on a metered network needs it: `1,2 MB`.
    pub fn file_size(self, bytes: u64) -> String {
        let (divisor, unit) = match bytes {
            0..1_000 => return format!("{bytes} B"),
            1_000..999_500 => (1_000, "KB"),
            999_500..999_950_000 => (1_000_000, "MB"),
            _ => (1_000_000_000, "GB"),
        };
        if unit == "KB" {
            return format!("{} KB", (bytes + divisor / 2) / divisor);
        }
        let tenths = (bytes / (divisor / 10)) + u64::from(bytes % (divisor / 10) >= divisor / 20);
        let whole = self.grouped(&(tenths / 10).to_string());
        match tenths % 10 {
            0 => format!("{whole} {unit}"),
            tenth => format!("{whole}{}{tenth} {unit}", self.decimal_sign()),
        }
    }

    fn decimal_sign(self) -> char {
        match self {
            Notation::Vietnamese => ',',
            Notation::English => '.',
        }
    }

    fn thousands_sign(self) -> char {
        match self {
            Notation::Vietnamese => '.',
            Notation::English => ',',
        }
    }

    fn grouped(self, digits: &str) -> String {
        let mut grouped = String::with_capacity(digits.len() * 4 / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.thousands_sign());
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Notation::{self, English, Vietnamese};

    #[test]
    fn each_language_has_its_signs() {
        assert_eq!(Vietnamese.decimal(1_234_567.89, 2).as_deref(), Some("1.234.567,89"));
        assert_eq!(English.decimal(1_234_567.89, 2).as_deref(), Some("1,234,567.89"));
        assert_eq!(Vietnamese.integer(-12_345), "-12.345");
        assert_eq!(Vietnamese.integer(999), "999");
        assert_eq!(Vietnamese.integer(i64::MIN), "-9.223.372.036.854.775.808");
        assert_eq!(Notation::of("en-GB"), English);
        assert_eq!(Notation::of("rad"), Vietnamese);
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(Vietnamese.decimal(-0.001, 2).as_deref(), Some("0,00"));
        assert_eq!(Vietnamese.decimal(-0.6, 0).as_deref(), Some("-1"));
        assert_eq!(Vietnamese.decimal(f64::NAN, 2), None);
    }

    #[test]
    fn sizes_are_short() {
        for (bytes, expected) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_499, "1 KB"),
            (999_499, "999 KB"),
            (999_500, "1 MB"),
            (1_249_999, "1,2 MB"),
            (1_250_000, "1,3 MB"),
            (999_950_000, "1 GB"),
            (u64::MAX, "18.446.744.073,7 GB"),
        ] {
            assert_eq!(Vietnamese.file_size(bytes), expected, "{bytes} bytes");
        }
    }

    proptest! {
        #[test]
        fn grouping_only_adds_signs(number: i64) {
            let plain = Vietnamese.integer(number).replace('.', "");
            prop_assert_eq!(plain, number.to_string());
        }
    }
}
