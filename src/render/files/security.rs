//! The site in, what browsers are told to forbid out: the content security policy and its companions.

use crate::resolve::Site;
use crate::theme::Sheet;

/// How long browsers keep files whose names hold a hash of their content.
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// What the pages never use.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Whether other sites may show a page in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// None may.
    Closed,
    /// All may: the help panel alone (SAFETY.md 13).
    Open,
}

/// The content security policy (CSP Level 3) for a page's `<meta>`: own files only, nothing inline but the style
/// sheet that the page carries. It lacks `frame-ancestors`, which counts in a header only.
pub fn page_csp(inline: Option<&Sheet>) -> String {
    policy(inline.map(|sheet| sheet.source.as_str()).into_iter())
}

/// The policy for the header of every page; each page's own is narrower.
pub fn header_csp(site: &Site, framing: Framing) -> String {
    let theme = &site.theme;
    let mut sources: Vec<&str> = [&theme.style, &theme.help_style, &theme.panel_style]
        .map(|sheet| sheet.source.as_str())
        .to_vec();
    sources.dedup();
    let policy = policy(sources.into_iter());
    match framing {
        Framing::Closed => format!("{policy}; frame-ancestors 'none'"),
        Framing::Open => policy,
    }
}

fn policy<'a>(style_sources: impl Iterator<Item = &'a str>) -> String {
    let styles: String = style_sources
        .filter(|source| is_source(source))
        .map(|source| format!(" {source}"))
        .collect();
    format!(
        "default-src 'none'; style-src 'self'{styles}; script-src 'self'; img-src 'self'; font-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
    )
}

/// A quoted hash and nothing that could begin another source or directive.
fn is_source(source: &str) -> bool {
    let inner = source.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inner.is_some_and(|inner| {
        inner.starts_with("sha")
            && inner.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=-".contains(&b))
    })
}

/// The headers that say who may frame a page. No value holds a quote `"`, a `%` or a line break.
pub(super) fn framing_headers(site: &Site, framing: Framing) -> Vec<(&'static str, String)> {
    let csp = ("Content-Security-Policy", header_csp(site, framing));
    match framing {
        Framing::Closed => vec![csp, ("X-Frame-Options", "DENY".to_owned())],
        Framing::Open => vec![csp],
    }
}

/// The other headers that every answer carries, in order, as plain as those.
pub(super) fn other_headers() -> Vec<(&'static str, String)> {
    vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    #[test]
    fn a_page_may_use_its_own_sheet_alone() {
        let sheet = Sheet { text: String::new(), source: HASH.to_owned() };
        let with = page_csp(Some(&sheet));
        assert!(with.starts_with("default-src 'none'; "));
        assert!(with.contains(&format!("style-src 'self' {HASH};")));
        assert!(!with.contains("unsafe") && !with.contains("frame-ancestors"));
        assert!(page_csp(None).contains("style-src 'self'; script-src"));
    }

    #[test]
    fn a_style_source_adds_no_directive() {
        for bad in ["", "'unsafe-inline'", "'sha256-a'; script-src *", "'sha256-a\r\nX: y'", "*"] {
            let policy = policy([bad].into_iter());
            assert!(policy.contains("style-src 'self'; script-src 'self';"), "{bad:?}");
        }
    }
}
