//! A page in, the same page with the preview's script out, allowed by the page's own policy (CSP Level 3).
//! Only what the browser gets is changed; the site in memory is what `build` would write.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::html::escape;

/// The script's path.
pub(super) const SCRIPT_PATH: &str = "/_chieng/live.js";

/// The script, in one file, so that a page waits for one request.
pub(super) const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("browser/place.js"),
    include_str!("browser/bar.js"),
    include_str!("browser/live.js"),
    "})();\n",
);

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A page of the site, or of the last good one.
    Site,
    /// A page of the preview's own, made of what was found.
    Own,
}

/// What a page's script is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) shows: Shows,
    /// The edition that the page was taken from.
    pub(super) edition: u64,
    /// The site's number, 0 without one.
    pub(super) site: u64,
    /// The number of what was found.
    pub(super) findings: u64,
    /// Whether a tab follows the saved file without being asked to.
    pub(super) follows: bool,
}

/// The element that loads the script.
pub(super) fn element(told: Told) -> String {
    let Told { shows, edition, site, findings, follows } = told;
    let shows = match shows {
        Shows::Site => "site",
        Shows::Own => "own",
    };
    let follow = if follows { " data-follow" } else { "" };
    format!(
        "<script src=\"{SCRIPT_PATH}\" data-shows=\"{shows}\" data-edition=\"{edition}\" data-site=\"{site}\" \
         data-findings=\"{findings}\"{follow} defer></script>"
    )
}

/// The page with the script.
pub(super) fn inject(page: &[u8], told: Told) -> Vec<u8> {
    let mut edits = policies(page);
    let end = end_of_body(page);
    edits.push((end..end, element(told)));
    let mut out = Vec::with_capacity(page.len() + 512);
    let mut done = 0;
    for (range, text) in edits {
        out.extend_from_slice(page.get(done..range.start).unwrap_or_default());
        out.extend_from_slice(text.as_bytes());
        done = range.end.max(done);
    }
    out.extend_from_slice(page.get(done..).unwrap_or_default());
    out
}

/// Where the last `</body` begins, else the end.
fn end_of_body(page: &[u8]) -> usize {
    const END: &[u8] = b"</body";
    page.windows(END.len())
        .rposition(|window| window.eq_ignore_ascii_case(END))
        .unwrap_or(page.len())
}

/// Policies in the page's head that don't allow the script, with those that do.
fn policies(page: &[u8]) -> Vec<(Range<usize>, String)> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut edits = Vec::new();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else { continue };
        match tag.name.as_slice() {
            b"body" => break,
            b"meta" => {}
            _ => continue,
        }
        let value = |name: &[u8]| {
            tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
        };
        let (Some(kind), Some(policy)) = (value(b"http-equiv"), value(b"content")) else {
            continue;
        };
        if !kind.trim().eq_ignore_ascii_case("content-security-policy") {
            continue;
        }
        let allowing = allow(&policy);
        if allowing != policy {
            let content = escape(&allowing);
            let meta =
                format!(r#"<meta http-equiv="Content-Security-Policy" content="{content}">"#);
            edits.push((tag.span.start..tag.span.end, meta));
        }
    }
    edits
}

/// The policy with the script and its event stream allowed.
fn allow(policy: &str) -> String {
    let script =
        with_self(policy, &["script-src-elem", "script-src", "default-src"], "script-src-elem");
    with_self(&script, &["connect-src", "default-src"], "connect-src")
}

/// The policy with `'self'` in the first of the `directives` that it has; a fallback is not widened, its
/// sources are repeated in a new directive, `own`.
fn with_self(policy: &str, directives: &[&str], own: &str) -> String {
    let parts: Vec<&str> =
        policy.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let name =
        |part: &str| part.split_ascii_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let ruling =
        directives.iter().find_map(|directive| parts.iter().find(|part| name(part) == *directive));
    let Some(ruling) = ruling else { return policy.to_owned() };
    let sources = || ruling.split_ascii_whitespace().skip(1);
    if sources().any(|source| source.eq_ignore_ascii_case("'self'") || source == "*") {
        return policy.to_owned();
    }
    let mut widened = format!("{own} 'self'");
    for source in sources().filter(|source| !source.eq_ignore_ascii_case("'none'")) {
        widened.push(' ');
        widened.push_str(source);
    }
    let others = parts.iter().filter(|part| name(part) != own).copied();
    others.chain([widened.as_str()]).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: Told = Told { shows: Shows::Site, edition: 9, site: 7, findings: 8, follows: true };

    fn injected(page: &str) -> String {
        String::from_utf8(inject(page.as_bytes(), TOLD)).unwrap()
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let page = injected("<body><p>đ</p></BODY></html>");
        let script = element(TOLD);
        assert!(
            script.contains(r#"data-site="7" data-findings="8" data-follow defer"#),
            "{script}"
        );
        assert_eq!(page, format!("<body><p>đ</p>{script}</BODY></html>"));
        assert!(injected("<p>no end").ends_with("</script>"));
    }

    #[test]
    fn a_policy_that_allows_the_script_stays_as_it_is() {
        let meta = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">"#;
        assert!(injected(&format!("<head>{meta}</head><body></body>")).contains(meta));
    }

    #[test]
    fn a_policy_that_does_not_is_widened_by_our_origin_alone() {
        let meta = r#"<META content="default-src 'none'; style-src &#39;sha256-x&#39;" HTTP-EQUIV=content-security-policy>"#;
        let page = injected(&format!("<head>{meta}</head><body></body>"));
        assert!(
            page.contains("default-src &#39;none&#39;; style-src &#39;sha256-x&#39;; script-src-elem &#39;self&#39;; connect-src &#39;self&#39;\">"),
            "{page}"
        );
    }

    #[test]
    fn the_sources_of_a_fallback_are_repeated() {
        assert_eq!(
            allow("default-src https://a.example; script-src 'sha256-y'"),
            "default-src https://a.example; script-src 'sha256-y'; script-src-elem 'self' 'sha256-y'; connect-src 'self' https://a.example"
        );
        assert_eq!(allow("img-src 'none'"), "img-src 'none'", "no rule for scripts allows them");
        assert_eq!(
            allow("connect-src 'none'; script-src 'self'"),
            "script-src 'self'; connect-src 'self'"
        );
    }

    #[test]
    fn a_policy_in_the_text_of_a_page_is_text() {
        let page = r#"<head><title><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></title></head><body></body>"#;
        assert!(injected(page).starts_with(&page[..page.len() - 7]));
    }
}
