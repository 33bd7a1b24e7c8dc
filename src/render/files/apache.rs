//! The site in, `.htaccess` out: headers, types, caching, the page for missing addresses, redirects.
//!
//! Every directive belongs to `AllowOverride FileInfo` or is inside the module that knows it: a host that forbids
//! one would answer all requests with an error.

use std::fmt::Write;

use super::security::{self, Framing, IMMUTABLE};
use super::{base, framing, redirects};
use crate::model::address;
use crate::resolve::{Plan, Site};

const TYPES: &str = "\
AddDefaultCharset utf-8
<IfModule mod_mime.c>
AddType text/calendar .ics
AddType application/json .json
AddType application/manifest+json .webmanifest
AddType text/javascript .js .mjs
AddType image/webp .webp
AddType image/svg+xml .svg
AddType font/woff2 .woff2
AddCharset utf-8 .ics .json .xml .css .js .mjs .svg .txt .webmanifest
</IfModule>
<Files \"feed.xml\">
ForceType \"application/atom+xml; charset=utf-8\"
</Files>
<Files \"feed.json\">
ForceType \"application/feed+json; charset=utf-8\"
</Files>
";

/// Writes the file.
pub(super) fn write(site: &Site, plan: &Plan) -> String {
    let base = base::path(&site.config);
    let mut text = format!("ErrorDocument 404 {base}404.html\n{TYPES}<IfModule mod_headers.c>\n");
    for (name, value) in security::other_headers() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "Header always set {name} \"{}\"", quoted(&value));
    }
    text.push_str(&framing_lines(site, plan, &base));
    // Pages are asked for again each time, so that a corrected number is seen at once.
    text.push_str("Header set Cache-Control \"no-cache\"\n");
    let assets = regex(&address::decode(&base).unwrap_or_default());
    let _ = writeln!(
        text,
        "Header set Cache-Control \"{IMMUTABLE}\" \"expr=%{{REQUEST_URI}} =~ m#^{assets}assets/#\""
    );
    text.push_str("</IfModule>\n<IfModule mod_alias.c>\n");
    for redirect in redirects::all(site, plan) {
        text.push_str(&redirect_line(&base, redirect.from, redirect.to).unwrap_or_default());
    }
    text.push_str("</IfModule>\n");
    text
}

/// Who may frame what: nobody any page, but everybody the help panels.
fn framing_lines(site: &Site, plan: &Plan, base: &str) -> String {
    let mut text = String::new();
    let mut set = |framing, condition: &str| {
        for (name, value) in security::framing_headers(site, framing) {
            let _ = writeln!(text, "Header always set {name} \"{}\"{condition}", quoted(&value));
        }
    };
    let base = address::decode(base).unwrap_or_default();
    let path = |panel: &&str| regex(&format!("{base}{panel}"));
    let panels: Vec<String> = framing::panels(plan).iter().map(path).collect();
    if panels.is_empty() {
        set(Framing::Closed, "");
    } else {
        let panel = format!("m#^(?:{})(?:index\\x2Ehtml)?$#", panels.join("|"));
        set(Framing::Closed, &format!(" \"expr=!(%{{REQUEST_URI}} =~ {panel})\""));
        set(Framing::Open, &format!(" \"expr=%{{REQUEST_URI}} =~ {panel}\""));
    }
    text
}

/// The inside of a quoted header value, where `%` begins a variable.
fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in value.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '%' => out.push_str("%%"),
            letter => out.push(letter),
        }
    }
    out
}

/// `RedirectMatch` compares decoded paths and encodes the target itself. A target that it would change gives no
/// line: the page at the former address leads on.
fn redirect_line(base: &str, from: &str, to: &str) -> Option<String> {
    let base = address::decode(base)?;
    let target = format!("{base}{to}");
    let is_plain =
        |letter: char| letter.is_alphanumeric() || "-_./~".contains(letter) || is_mark(letter);
    if !target.chars().all(is_plain) {
        return None;
    }
    // A folder is asked for with and without its slash.
    let (path, slash) = match from.strip_suffix('/') {
        Some(path) => (path, "/?"),
        None => (from, ""),
    };
    Some(format!("RedirectMatch 301 \"^{}{}{slash}$\" \"{target}\"\n", regex(&base), regex(path)))
}

/// Combining marks, as Vietnamese and other scripts have them.
fn is_mark(letter: char) -> bool {
    !letter.is_ascii() && !letter.is_control() && !letter.is_whitespace()
}

/// A regular expression for the text itself that needs no further quoting.
fn regex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '/') || is_mark(letter) {
            out.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "\\x{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_match_the_whole_path() {
        let line = |from, to| redirect_line("/x%20y/", from, to);
        assert_eq!(line("cu/", "moi/"), None, "the target has a space");
        assert_eq!(
            redirect_line("/x/", "bài.cũ (1)/", "moi/").as_deref(),
            Some("RedirectMatch 301 \"^/x/bài\\x2Ecũ\\x20\\x281\\x29/?$\" \"/x/moi/\"\n")
        );
        assert_eq!(
            redirect_line("/", "cu.html", "").as_deref(),
            Some("RedirectMatch 301 \"^/cu\\x2Ehtml$\" \"/\"\n")
        );
        let evil = redirect_line("/", "a\"\nHeader set X y/${Z}", "b/").unwrap();
        assert_eq!((evil.matches('\n').count(), evil.matches('"').count()), (1, 4));
        assert!(!evil.contains("${"));
    }

    #[test]
    fn header_values_stay_inside_their_quotes() {
        assert_eq!(quoted("a \"b\" \\ 5%\r\nX: y"), "a \\\"b\\\" \\\\ 5%%X: y");
    }
}
