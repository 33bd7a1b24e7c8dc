//! The site in, what browsers are told to forbid out: the content security policy and its companions.

use crate::resolve::Site;

/// How long browsers keep files whose names hold a hash of their content.
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// What the pages never use.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The content security policy (CSP Level 3): own files only, nothing inline but the theme's style sheet.
///
/// In a `<meta>` it lacks `frame-ancestors`, which counts in a header only.
pub fn csp(site: &Site, for_meta: bool) -> String {
    policy(&site.theme.style_source, for_meta)
}

fn policy(style_source: &str, for_meta: bool) -> String {
    let style = if is_source(style_source) { format!(" {style_source}") } else { String::new() };
    let frames = if for_meta { "" } else { "; frame-ancestors 'none'" };
    format!(
        "default-src 'none'; style-src 'self'{style}; script-src 'self'; img-src 'self'; font-src 'self'; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'{frames}"
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

/// The headers that every answer carries, in order. No value holds a quote `"`, a `%` or a line break.
pub(super) fn headers(site: &Site) -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", csp(site, false)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    #[test]
    fn only_the_header_speaks_of_frames() {
        let header = policy(HASH, false);
        let meta = policy(HASH, true);
        assert_eq!(header, format!("{meta}; frame-ancestors 'none'"));
        assert!(meta.starts_with("default-src 'none'; "));
        assert!(meta.contains(&format!("style-src 'self' {HASH};")));
        assert!(!meta.contains("unsafe"));
    }

    #[test]
    fn a_style_source_adds_no_directive() {
        for bad in ["", "'unsafe-inline'", "'sha256-a'; script-src *", "'sha256-a\r\nX: y'", "*"] {
            assert!(policy(bad, true).contains("style-src 'self'; script-src 'self';"), "{bad:?}");
        }
    }
}
