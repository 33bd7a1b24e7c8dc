//! A link's target in; the number that it dials out. Numbers of running text are `text::phone`'s.

use crate::text::phone;

pub(super) use crate::text::phone::written as found;

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
