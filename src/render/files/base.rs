//! `base_url` in; the parts of it that host files and calendars need out, safe to print.

use std::fmt::Write;

use crate::config::Config;
use crate::model::address;
use crate::resolve::Site;

/// The path of `base_url`, percent-encoded, with a slash at both ends: `/` or `/chien-dich/`.
pub(super) fn path(config: &Config) -> String {
    let mut path = String::from("/");
    let url = config.base_url.as_deref().unwrap_or_default();
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let inside = rest.split(['?', '#']).next().unwrap_or_default();
    for part in inside.split('/').skip(1).filter(|part| !part.is_empty()) {
        encode_once(part, &mut path);
        path.push('/');
    }
    path
}

/// Encodes what isn't yet.
fn encode_once(part: &str, out: &mut String) {
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'%' => {
                out.push(byte as char);
            }
            // Writing to a String cannot fail.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// The host of `base_url`; `chieng` without one.
pub(super) fn host(config: &Config) -> String {
    let url = config.base_url.as_deref().unwrap_or_default();
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host: String = authority.chars().filter(|letter| !letter.is_control()).collect();
    if host.is_empty() { "chieng".to_owned() } else { host.to_lowercase() }
}

/// The absolute form of an address with `base_url`, else the way to it from the site's root.
pub(super) fn url(site: &Site, address: &str) -> String {
    site.config.absolute(address).unwrap_or_else(|| address::relative("", address, site.portable))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base_url: &str) -> Config {
        Config { base_url: Some(base_url.to_owned()), ..Config::default() }
    }

    #[test]
    fn the_path_is_encoded_once() {
        let cases = [
            ("https://example.vn/", "/"),
            ("https://example.vn/chien-dich/2026/", "/chien-dich/2026/"),
            ("https://example.vn/a%20b/", "/a%20b/"),
            ("https://example.vn/tháng 11/?q#x", "/th%C3%A1ng%2011/"),
            ("https://example.vn/a\r\nX-Evil: 1/", "/a%0D%0AX-Evil%3A%201/"),
            ("https://example.vn", "/"),
        ];
        for (base_url, expected) in cases {
            assert_eq!(path(&config(base_url)), expected, "{base_url}");
        }
        assert_eq!(path(&Config::default()), "/");
    }

    #[test]
    fn the_host_names_the_site() {
        assert_eq!(
            host(&config("https://BinhDang.Example.vn:8080/x/")),
            "binhdang.example.vn:8080"
        );
        assert_eq!(host(&Config::default()), "chieng");
    }
}
