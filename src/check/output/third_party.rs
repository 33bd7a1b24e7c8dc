//! Nothing of a page comes from, goes to or warms up another server (SAFETY.md 8): no file, style, frame, form or
//! refresh. Links that a reader follows are none of these.

use super::{Page, Rule, Tag};
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::Site;
use crate::say;

/// Relations that name a page and load nothing.
const NAMES_ONLY: &[&str] =
    &["canonical", "alternate", "author", "license", "help", "next", "prev", "search", "me", "up"];

pub(super) struct ThirdParty;

impl Rule for ThirdParty {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        if tag.is_end {
            return;
        }
        let mut urls: Vec<String> = Vec::new();
        for key in [
            "src",
            "poster",
            "data",
            "background",
            "action",
            "formaction",
            "ping",
            "manifest",
            "xlink:href",
        ] {
            urls.extend(tag.get(key));
        }
        for key in ["srcset", "imagesrcset"] {
            let set = tag.get(key).unwrap_or_default();
            urls.extend(
                set.split(',').filter_map(|part| Some(part.split_whitespace().next()?.to_owned())),
            );
        }
        match tag.name {
            "a" | "area" => {}
            "link" => {
                let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
                if !rel.split_whitespace().all(|word| NAMES_ONLY.contains(&word)) || rel.is_empty()
                {
                    urls.extend(tag.get("href"));
                }
            }
            "meta" => urls.extend(refresh(tag)),
            _ => urls.extend(tag.get("href")),
        }
        if let Some(style) = tag.get("style") {
            urls.extend(css_urls(&style));
        }
        urls.iter().filter(|url| is_foreign(page.site, url)).for_each(|url| {
            let found = third_party(&page.file, url);
            page.findings.push(found);
        });
    }

    fn raw_text(&mut self, element: &str, text: &str, page: &mut Page<'_>) {
        if element == "style" {
            for url in css_urls(text).iter().filter(|url| is_foreign(page.site, url)) {
                page.findings.push(third_party(&page.file, url));
            }
        }
    }
}

/// The target of `<meta http-equiv="refresh" content="0; url=…">`.
fn refresh(tag: &Tag<'_>) -> Option<String> {
    let is_refresh = tag.get("http-equiv")?.eq_ignore_ascii_case("refresh");
    let content = tag.get("content")?;
    let at = content.to_ascii_lowercase().find("url=")? + 4;
    is_refresh
        .then(|| content.get(at..).unwrap_or_default().trim_matches(['"', '\'', ' ']).to_owned())
}

/// Whether a browser would ask another server for it.
pub(in crate::check) fn is_foreign(site: &Site, url: &str) -> bool {
    let url = url.trim();
    let lower = url.to_ascii_lowercase();
    let is_absolute = lower.starts_with("//")
        || ["http:", "https:", "ws:", "wss:", "ftp:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme));
    let own = site.config.base_url.as_deref();
    is_absolute && !own.is_some_and(|own| url.starts_with(own))
}

/// Every `url(…)` and `@import` of a style sheet.
pub(in crate::check) fn css_urls(css: &str) -> Vec<String> {
    let css = without_comments(css);
    let mut urls = Vec::new();
    let lower = css.to_ascii_lowercase();
    for (start, word) in lower.match_indices("url(").chain(lower.match_indices("@import")) {
        let rest = css.get(start + word.len()..).unwrap_or_default().trim_start();
        let rest = rest.strip_prefix("url(").unwrap_or(rest).trim_start();
        let (rest, end) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                (rest.get(1..).unwrap_or_default(), rest.get(1..).and_then(|rest| rest.find(quote)))
            }
            _ => (rest, rest.find([')', ';', ' ', '\n'])),
        };
        urls.push(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim().to_owned());
    }
    urls
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// Says that a built or copied file loads something from elsewhere.
pub(in crate::check) fn third_party(file: &str, url: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ThirdParty,
        say!(
            "trang làm ra {file} nạp “{url}” từ máy chủ khác",
            "the built page {file} loads “{url}” from another server",
        ),
    )
    .hint(say!(
        "đặt tệp đó trong giao diện hoặc cạnh bài",
        "put that file into the theme or beside the page"
    ))
}

#[cfg(test)]
mod tests {
    use super::css_urls;

    #[test]
    fn urls_of_a_style_sheet() {
        let css = "@import 'https://a.vn/x.css'; @import url(\"//b.vn\");\n/* url(c) */ a { background: url( d.png ) } @font-face{src:url('e')}";
        let mut urls = css_urls(css);
        urls.sort();
        urls.dedup();
        assert_eq!(urls, ["//b.vn", "d.png", "e", "https://a.vn/x.css"]);
    }
}
