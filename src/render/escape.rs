//! Escaping for HTML: a value in, the same value safe in a text or in a quoted attribute out.

/// Text between tags.
pub fn text(value: &str, out: &mut String) {
    escape(value, out, false);
}

/// The inside of a double-quoted attribute.
pub fn attribute(value: &str, out: &mut String) {
    escape(value, out, true);
}

fn escape(value: &str, out: &mut String, quotes: bool) {
    let mut copied = 0;
    for (index, byte) in value.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quotes => "&quot;",
            _ => continue,
        };
        out.push_str(&value[copied..index]);
        out.push_str(entity);
        copied = index + 1;
    }
    out.push_str(&value[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let mut out = String::new();
        attribute("\"><b>á & b", &mut out);
        assert_eq!(out, "&quot;&gt;&lt;b&gt;á &amp; b");
        out.clear();
        text("\"a\" < b", &mut out);
        assert_eq!(out, "\"a\" &lt; b");
    }
}
