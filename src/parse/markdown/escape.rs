//! Text in; the same text fit for HTML out, appended to a string.

/// Appends text for between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, false);
}

/// Appends text for an attribute in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, true);
}

fn push(out: &mut String, text: &str, quotes: bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quotes => "&quot;",
            // CommonMark §2.3: NUL is never passed on.
            0 => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(replacement);
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_matter_in_attributes_only() {
        let mut out = String::new();
        push_text(&mut out, "a \"b\" <c> & \0đ");
        push_attribute(&mut out, "|\"<");
        assert_eq!(out, "a \"b\" &lt;c&gt; &amp; \u{FFFD}đ|&quot;&lt;");
    }
}
