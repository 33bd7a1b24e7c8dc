//! A link's target in; out its scheme if that is none of those that may be published.

const ALLOWED: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];
const SCRIPTS: [&str; 3] = ["javascript", "vbscript", "data"];

/// The scheme of a target that must not be published; none for targets that may be.
///
/// Reads the scheme as browsers do (WHATWG URL §4.4), and also in disguises that no browser undoes
/// but some program between here and the reader might: percent signs, entities, invisible characters.
pub(super) fn forbidden_scheme(href: &str) -> Option<String> {
    let scheme = scheme(href).filter(|scheme| !ALLOWED.contains(&scheme.as_str()));
    scheme.or_else(|| disguised_script(href))
}

fn scheme(href: &str) -> Option<String> {
    let start = href.trim_start_matches(|c: char| c <= ' ');
    let (before, _) = start.split_once(':')?;
    let scheme: String = before
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

fn disguised_script(href: &str) -> Option<String> {
    if !href.contains([':', '%', '&']) {
        return None;
    }
    let mut plain = href.to_owned();
    for _ in 0..3 {
        let decoded = decode_entities(&decode_percent(&plain));
        if decoded == plain {
            break;
        }
        plain = decoded;
    }
    let (before, _) = plain.split_once(':')?;
    let letters: String = before
        .chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect();
    SCRIPTS.contains(&letters.as_str()).then_some(letters)
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

/// Undoes `%6A` where it stands for ASCII: letters of a scheme are nothing else.
fn decode_percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('%');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let byte = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte.filter(u8::is_ascii) {
            Some(byte) => {
                out.push(char::from(byte));
                out.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}

/// Undoes numeric entities, with or without `;`, and those with a name that scripts hide behind.
fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match entity(part) {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// The character of the entity that `text` begins with (after its `&`), and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    for (name, c) in [("colon;", ':'), ("Tab;", '\t'), ("NewLine;", '\n'), ("amp;", '&')] {
        if let Some(rest) = text.strip_prefix(name) {
            return Some((c, rest));
        }
    }
    let number = text.strip_prefix('#')?;
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let value = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let rest = digits.get(length..)?;
    Some((char::from_u32(value)?, rest.strip_prefix(';').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_in_any_spelling() {
        for href in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript\r:alert(1)",
            "java script:alert(1)",
            "java\u{200B}script:alert(1)",
            "java%73cript:alert(1)",
            "%6Aavascript%3Aalert(1)",
            "%256Aavascript:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "&#x6a;avascript&#58alert(1)",
            "&amp;#106;avascript:alert(1)",
            "vbscript:x",
            "VBScript :x",
            "data:text/html,x",
            "d&#97;ta:text/html;base64,x",
        ] {
            let scheme = forbidden_scheme(href);
            assert!(
                scheme.as_deref().is_some_and(|scheme| SCRIPTS.contains(&scheme)),
                "{href:?}: {scheme:?}"
            );
        }
    }

    #[test]
    fn other_schemes_than_the_allowed_are_named() {
        for (href, scheme) in [
            ("ftp://a.vn/x", "ftp"),
            ("C:\\ảnh\\a.jpg", "c"),
            ("file:///x", "file"),
            ("zalo:1", "zalo"),
        ] {
            assert_eq!(forbidden_scheme(href).as_deref(), Some(scheme), "{href}");
        }
    }

    #[test]
    fn ordinary_targets_pass() {
        for href in [
            "",
            "#muc",
            "a.md",
            "../su-kien/le.md#a:b",
            "/x?y=javascript:1",
            "https://a.vn/data:x",
            "HTTP://a.vn",
            "//a.vn/x",
            "mailto:a@b.vn",
            "tel:111",
            "sms:111",
            "Bài 1: mở đầu.md",
            "bai 1: mo dau.md",
            "100%:.md",
            "dữ-liệu:x",
            "?a=1&b=2",
        ] {
            assert_eq!(forbidden_scheme(href), None, "{href}");
        }
    }
}
