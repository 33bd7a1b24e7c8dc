//! What a page of the preview's own says in, the page out, with a policy of its own (CSP Level 3).

use crate::diagnostics::{Message, Speech};
use crate::theme::source_hash;

use super::html::escape;
use super::live::{self, Told};

const STYLE: &str = include_str!("browser/page.css");

/// The sign: rings that spread from one stroke.
pub(super) const RINGS: &str = "<svg viewBox=\"0 0 56 56\" aria-hidden=\"true\" fill=\"none\" stroke-width=\"3\">\
    <circle class=\"outer\" cx=\"28\" cy=\"28\" r=\"26\"/><circle class=\"outer\" cx=\"28\" cy=\"28\" r=\"19\"/>\
    <circle class=\"inner\" cx=\"28\" cy=\"28\" r=\"12\"/><circle class=\"heart\" cx=\"28\" cy=\"28\" r=\"5\"/></svg>";

/// A page of the preview's own.
pub(super) struct Frame {
    pub(super) speech: Speech,
    pub(super) heading: Message,
    /// HTML below the heading.
    pub(super) lead: String,
    /// HTML of the main part.
    pub(super) main: String,
}

/// The value of `Content-Security-Policy` for such a page.
pub(super) fn policy() -> String {
    let style = source_hash(STYLE);
    format!(
        "default-src 'none'; style-src {style}; script-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// The value of `lang` for what is said.
pub(super) fn lang(speech: Speech) -> &'static str {
    match speech {
        Speech::Vi => "vi",
        Speech::En => "en",
    }
}

impl Frame {
    /// The page.
    pub(super) fn render(&self, told: Told) -> String {
        let Frame { speech, heading, lead, main } = self;
        let lang = lang(*speech);
        let heading = escape(heading.in_language(*speech));
        let script = live::element(told);
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{heading} · Chiêng</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <header><div>{RINGS}<div><h1>{heading}</h1>\n{lead}</div></div></header>\n\
             <main>\n{main}</main>\n{script}\n</body>\n</html>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_style_that_the_page_has() {
        assert!(policy().contains(&source_hash(STYLE)));
        assert!(!STYLE.contains("</"));
    }
}
