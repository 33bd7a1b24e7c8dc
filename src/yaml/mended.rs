//! A value as somebody wrote it in; out the same value as YAML takes it, for hints and for `check --fix`.

use super::lines::find_colon;

/// Longer values are cut in hints.
const SHOWN: usize = 90;

/// The text in the quotes that need the least change, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    // Who typed curly quotes around a value most likely meant YAML's.
    in_quotes(&shorten(in_curly_quotes(text).unwrap_or(text)))
}

/// The whole text in the quotes that need the least change.
pub(super) fn in_quotes(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// What stands between curly quotes that surround a whole value, as Word makes them of straight ones.
pub(super) fn in_curly_quotes(text: &str) -> Option<&str> {
    const DOUBLE: [char; 4] = ['“', '”', '„', '‟'];
    const SINGLE: [char; 2] = ['‘', '’'];
    let inside = |open: &[char], close: &[char]| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.trim().is_empty() && !inner.contains(open)).then_some(inner.trim())
    };
    inside(&DOUBLE, &['“', '”', '"']).or_else(|| inside(&SINGLE, &SINGLE))
}

pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// `title: "a: b"`: what stands before the value on its line, then the value in quotes.
pub(super) fn mended(prefix: &str, text: &str) -> String {
    let value = quoted(text);
    if prefix.is_empty() { value } else { format!("{prefix} {value}") }
}

/// The text as a value: as it is, or in quotes where it needs them.
pub(super) fn as_value(text: &str) -> String {
    match in_curly_quotes(text) {
        Some(inner) => in_quotes(inner),
        None if find_colon(text.as_bytes()).is_some() => in_quotes(text),
        None => text.to_owned(),
    }
}
