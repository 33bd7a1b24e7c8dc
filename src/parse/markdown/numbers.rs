//! Text in; the phone-like literals in it out.

use std::ops::Range;

use crate::text::phone;

/// A phone-like literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is written, in bytes.
    pub(super) range: Range<usize>,
    /// As dialled; of a number that can't be (a digit too few) the digits as written, known to nobody.
    pub(super) digits: String,
}

/// The numbers in a text, in order; most texts have too few digits to look at twice.
pub(super) fn found(text: &str) -> Vec<Found> {
    if text.bytes().filter(u8::is_ascii_digit).take(3).count() < 3 {
        return Vec::new();
    }
    let numbers = phone::find(text).into_iter();
    let mut all: Vec<Found> = numbers
        .map(|found| Found { range: found.range, digits: found.phone.digits().to_owned() })
        .collect();
    let malformed = phone::find_malformed(text);
    if !malformed.is_empty() {
        all.extend(malformed.into_iter().map(|m| Found { range: m.range, digits: m.digits }));
        all.sort_by_key(|found| found.range.start);
    }
    all
}

/// What a `tel:` or `sms:` target dials: as written, and its digits.
pub(super) fn dialled(href: &str) -> Option<(&str, String)> {
    let (scheme, rest) = href.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("tel") && !scheme.eq_ignore_ascii_case("sms") {
        return None;
    }
    let written = rest.split([';', '?']).next().unwrap_or_default();
    let digits = match phone::parse(written) {
        Some(phone) => phone.digits().to_owned(),
        None => written.chars().filter(char::is_ascii_digit).collect(),
    };
    Some((written, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_dialled() {
        assert_eq!(dialled("tel:1900-96.96.80"), Some(("1900-96.96.80", "1900969680".to_owned())));
        assert_eq!(
            dialled("SMS:+84946833384?body=x"),
            Some(("+84946833384", "0946833384".to_owned()))
        );
        assert_eq!(dialled("tel:19"), Some(("19", "19".to_owned())));
        assert_eq!(dialled("https://a.vn"), None);
    }
}
