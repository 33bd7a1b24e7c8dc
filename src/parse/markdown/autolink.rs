//! Running text in; the bare addresses in it out, by the rules of GFM §6.9, "Autolinks (extension)".
//!
//! Kinder than the letter of it in two things: a quotation mark (`"`, `”`, `»`) or a bracket without
//! partner at the end belongs to the sentence, and a reference to a footnote ends an address.

use std::ops::Range;

/// Where an address may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    /// `http://`, `https://` or, `bare`, `www.` begins here.
    Web { start: usize, bare: bool },
    /// A complete e-mail address; `mailto:` is part of it if it is written.
    Mail { range: Range<usize> },
}

/// The first place in `text[from..]` that looks like an address.
pub(super) fn next(text: &str, from: usize) -> Option<Candidate> {
    let bytes = text.as_bytes();
    let mut from_here = from;
    while let Some(found) = bytes.get(from_here..)?.iter().position(|byte| is_sign(*byte)) {
        let at = from_here + found;
        let candidate = match bytes.get(at)? {
            b':' => web_before(text, from, at),
            b'@' => mail(text, from, at).map(|range| Candidate::Mail { range }),
            _ => {
                let is_www = starts_with_ignoring_case(bytes.get(at..)?, b"www.");
                is_www.then_some(Candidate::Web { start: at, bare: true })
            }
        };
        if candidate.is_some() {
            return candidate;
        }
        from_here = at + 1;
    }
    None
}

/// Whether there may be an address around this byte.
fn is_sign(byte: u8) -> bool {
    matches!(byte, b':' | b'@' | b'w' | b'W')
}

fn web_before(text: &str, from: usize, colon: usize) -> Option<Candidate> {
    let bytes = text.as_bytes();
    if !bytes.get(colon..)?.starts_with(b"://") {
        return None;
    }
    let length = [&b"https"[..], b"http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        bytes.get(start..colon)?.eq_ignore_ascii_case(scheme).then_some(scheme.len())
    })?;
    let start = colon - length;
    (start >= from).then_some(Candidate::Web { start, bare: false })
}

/// Whether an address may begin after this character (none at the beginning of a line).
pub(super) fn may_follow(before: Option<char>, bare: bool) -> bool {
    match before {
        None => true,
        Some(c) if bare => {
            c.is_whitespace()
                || matches!(c, '*' | '_' | '~' | '(' | '[' | '|' | '"' | '“' | '‘' | '«')
        }
        Some(c) => !c.is_alphanumeric(),
    }
}

/// The end of the address that begins at `start` and may reach up to `limit`.
///
/// If it is none: where to look for the next one.
pub(super) fn web_end(source: &str, start: usize, limit: usize) -> Result<usize, usize> {
    let text = source.get(start..limit).unwrap_or_default();
    let begins = |prefix: &[u8]| starts_with_ignoring_case(text.as_bytes(), prefix);
    let bare = begins(b"www.");
    let scheme = if begins(b"https") { "https://".len() } else { "http://".len() };
    let host_start = if bare { 0 } else { scheme };
    let host = host(text.get(host_start..).unwrap_or_default());
    let resume = start + if bare { host.len().max(4) } else { scheme };
    if !is_valid_host(host) {
        return Err(resume);
    }
    let host_end = host_start + host.len();
    let after = text.get(host_end..).unwrap_or_default();
    let length = after.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(after.len());
    let url = text.get(..host_end + length).unwrap_or_default();
    let end = trimmed(url.split("[^").next().unwrap_or_default());
    if end > host_start { Ok(start + end) } else { Err(resume) }
}

/// Segments of letters, digits, `-` and `_`, separated by single periods.
fn host(text: &str) -> &str {
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let end = text.find(|c| !is_host(c)).unwrap_or(text.len());
    let host = text.get(..end).unwrap_or_default();
    let end = host.find("..").unwrap_or(host.len());
    host.get(..end).unwrap_or_default().trim_end_matches('.')
}

fn is_valid_host(host: &str) -> bool {
    let mut last = host.rsplit('.');
    let (Some(top), Some(second)) = (last.next(), last.next()) else { return false };
    let is_segment = |segment: &str| !segment.is_empty() && !segment.contains('_');
    is_segment(top) && is_segment(second) && !host.starts_with('.')
}

/// The length of an address without the punctuation at its end.
fn trimmed(url: &str) -> usize {
    let mut end = url.len();
    let mut surplus = [surplus(url, '(', ')'), surplus(url, '[', ']')];
    while let Some(last) = url.get(..end).unwrap_or_default().chars().next_back() {
        let [round, square] = &mut surplus;
        let cut = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => last.len_utf8(),
            '’' | '”' | '»' | '…' => last.len_utf8(),
            ')' => close(round),
            ']' => close(square),
            ';' => entity(url.get(..end).unwrap_or_default()),
            _ => 0,
        };
        if cut == 0 {
            break;
        }
        end -= cut;
    }
    end
}

/// How many closing brackets have no partner.
fn surplus(url: &str, opening: char, closing: char) -> usize {
    let count = |bracket| url.matches(bracket).count();
    count(closing).saturating_sub(count(opening))
}

fn close(surplus: &mut usize) -> usize {
    if *surplus == 0 {
        return 0;
    }
    *surplus -= 1;
    1
}

/// The length of `&name;` at the end, or 1 for a plain `;`.
fn entity(url: &str) -> usize {
    let before = url.strip_suffix(';').unwrap_or(url);
    let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if name.len() < before.len() && name.ends_with('&') { url.len() - name.len() + 1 } else { 1 }
}

fn mail(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let before = text.get(from..at)?;
    let local = before.len() - before.trim_end_matches(is_local).len();
    let mut start = at - local;
    let ahead = text.get(..start)?;
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '@' | '/');
    if local == 0 || ahead.ends_with(glued) || ahead.ends_with("xmpp:") {
        return None;
    }
    const SCHEME: &str = "mailto:";
    if ahead.get(from..).unwrap_or_default().ends_with(SCHEME) {
        start -= SCHEME.len();
    }
    let after = text.get(at + 1..)?;
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let length = after.find(|c| !is_domain(c)).unwrap_or(after.len());
    let domain = after.get(..length)?;
    let domain = domain.get(..domain.find("..").unwrap_or(length))?.trim_end_matches('.');
    let is_valid =
        domain.contains('.') && !domain.starts_with('.') && !domain.ends_with(['-', '_']);
    is_valid.then(|| start..at + 1 + domain.len())
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')
}

fn starts_with_ignoring_case(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web(text: &str) -> Option<&str> {
        web_end(text, 0, text.len()).ok().and_then(|end| text.get(..end))
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("www.commonmark.org/help for more", "www.commonmark.org/help"),
            ("www.commonmark.org.", "www.commonmark.org"),
            ("www.commonmark.org/a.b.", "www.commonmark.org/a.b"),
            (
                "www.google.com/search?q=Markup+(business)",
                "www.google.com/search?q=Markup+(business)",
            ),
            (
                "www.google.com/search?q=Markup+(business)))",
                "www.google.com/search?q=Markup+(business)",
            ),
            ("www.google.com/search?q=(business))+ok", "www.google.com/search?q=(business))+ok"),
            (
                "www.google.com/search?q=commonmark&hl=en",
                "www.google.com/search?q=commonmark&hl=en",
            ),
            ("www.google.com/search?q=commonmark&hl;", "www.google.com/search?q=commonmark"),
            ("www.commonmark.org/he<lp", "www.commonmark.org/he"),
            ("HTTPS://a.vn:8080/x?!*_~", "HTTPS://a.vn:8080/x"),
            ("http://cộng-đồng.vn/ấn”", "http://cộng-đồng.vn/ấn"),
            ("http://a.vn/x]", "http://a.vn/x"),
            ("http://a.vn/x[1]", "http://a.vn/x[1]"),
            ("http://a_b.c.vn", "http://a_b.c.vn"),
            ("http://a.vn[^1]", "http://a.vn"),
        ] {
            assert_eq!(web(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_host_needs_a_period_and_no_underscore_near_its_end() {
        for text in [
            "http://localhost/",
            "http://a.b_c.vn",
            "http://a.vn_",
            "www.",
            "http://.vn",
            "https://",
        ] {
            assert_eq!(web(text), None, "{text}");
        }
    }

    #[test]
    fn mail_addresses() {
        let find = |text: &'static str| match next(text, 0)? {
            Candidate::Mail { range } => text.get(range),
            Candidate::Web { .. } => None,
        };
        assert_eq!(find("foo@bar.baz"), Some("foo@bar.baz"));
        assert_eq!(find("hello+xyz@mail.example."), Some("hello+xyz@mail.example"));
        assert_eq!(find("a.b-c_d@a.b"), Some("a.b-c_d@a.b"));
        assert_eq!(find("a.b-c_d@a.b-"), None);
        assert_eq!(find("a.b-c_d@a.b_"), None);
        assert_eq!(find("hello@mail+xyz.example"), None);
        assert_eq!(find("Thư:lan@a.vn,"), Some("lan@a.vn"));
        assert_eq!(find("mailto:lan@a.vn"), Some("mailto:lan@a.vn"));
        assert_eq!(find("xmpp:lan@a.vn"), None);
        assert_eq!(find("tiếng@a.vn"), None);
    }
}
