//! Addresses inside the site: root-relative paths in, links relative to a page out.
//!
//! An address has no leading slash: `` is the home page, `bai-viet/an-sinh/` a page, `feed.xml` a file.

use std::fmt::Write;

/// The way from the page at `from` to the address `to`, percent-encoded (RFC 3986 §4.2).
///
/// With `portable`, addresses of folders name their `index.html`, so that they open from disk.
pub fn relative(from: &str, to: &str, portable: bool) -> String {
    let path = to;
    let from_dir = &from[..from.rfind('/').map_or(0, |slash| slash + 1)];
    let common = common_folder(from_dir, path);
    let ups = from_dir[common..].matches('/').count();
    let mut out = String::with_capacity(ups * 3 + path.len() + 10);
    for _ in 0..ups {
        out.push_str("../");
    }
    encode_into(&path[common..], &mut out);
    if portable && (out.is_empty() || out.ends_with('/')) {
        out.push_str("index.html");
    }
    if out.is_empty() {
        out.push_str("./");
    }
    // `a:b` would read as a scheme.
    if ups == 0 && out.split('/').next().is_some_and(|first| first.contains(':')) {
        out.insert_str(0, "./");
    }
    out
}

fn common_folder(a: &str, b: &str) -> usize {
    let mut common = 0;
    for (index, (left, right)) in a.bytes().zip(b.bytes()).enumerate() {
        if left != right {
            break;
        }
        if left == b'/' {
            common = index + 1;
        }
    }
    common
}

/// Percent-encodes what may not stand in a path (RFC 3986 §3.3), UTF-8 bytes included.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    encode_into(path, &mut out);
    out
}

fn encode_into(path: &str, out: &mut String) {
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            b'!' | b'$' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@' => {
                out.push(byte as char);
            }
            // Writing to a String cannot fail.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// Undoes percent-encoding; bytes that are then no UTF-8 give none.
pub fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let hex = bytes.get(index + 1..index + 3).filter(|_| byte == b'%');
        let value = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match value {
            Some(value) => {
                out.push(value);
                index += 3;
            }
            None => {
                out.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8(out).ok()
}

/// The output file of an address: a folder's is its `index.html`.
pub fn file_of(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}

/// Resolves `.` and `..` of `path` against the folder `base`; none when it leaves the root.
pub fn join(base: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_way() {
        let cases = [
            ("", "", "./"),
            ("", "bai-viet/a/", "bai-viet/a/"),
            ("bai-viet/a/", "", "../../"),
            ("bai-viet/a/", "bai-viet/b/", "../b/"),
            ("bai-viet/a/", "bai-viet/a/", "./"),
            ("bai-viet/a/", "bai-viet/", "../"),
            ("bai-viet/", "bai-viet/trang/2/", "trang/2/"),
            ("a/", "ab/c/", "../ab/c/"),
            ("404.html", "x/", "x/"),
            ("a/", "a/Kế hoạch #1.pdf", "K%E1%BA%BF%20ho%E1%BA%A1ch%20%231.pdf"),
            ("a/", "a/ảnh 1.jpg", "%E1%BA%A3nh%201.jpg"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(relative(from, to, false), expected, "{from} → {to}");
        }
        assert_eq!(relative("a/", "", true), "../index.html");
        assert_eq!(relative("a/", "b/", true), "../b/index.html");
    }

    #[test]
    fn joins_inside_the_root_only() {
        assert_eq!(join("content/a", "../b.md").as_deref(), Some("content/b.md"));
        assert_eq!(join("content", "../../x"), None);
    }

    proptest! {
        #[test]
        fn the_way_leads_there(from in "([a-c]{1,2}/){0,4}", to in "([a-c]{1,2}/){0,4}") {
            let way = relative(&from, &to, false);
            let joined = join(&from, &way).unwrap();
            prop_assert_eq!(joined, to.trim_end_matches('/'));
        }

        #[test]
        fn decoding_undoes_encoding(text in "\\PC*") {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }
    }
}
