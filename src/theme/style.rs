//! The theme's style sheets in, one sheet out: tokens first, then `assets/css/*.css` in the order of their names.
//! Pages that must be small carry a sheet of fewer files (`sheets:` in theme.yaml).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::color::Color;
use super::layers::Layer;
use crate::config::{self, Config};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;

/// Colours of both schemes, the site's own options applied.
pub(super) struct Tokens {
    light: BTreeMap<String, Color>,
    dark: BTreeMap<String, Color>,
}

/// Merges the layers' tokens with `theme_options` of site.yaml, and checks the contrast of every pair.
pub(super) fn tokens(
    layers: &[Layer],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tokens {
    let mut tokens = Tokens { light: BTreeMap::new(), dark: BTreeMap::new() };
    for layer in layers.iter().rev() {
        tokens
            .light
            .extend(layer.settings.light.iter().map(|(name, color)| (name.clone(), *color)));
        tokens.dark.extend(layer.settings.dark.iter().map(|(name, color)| (name.clone(), *color)));
    }
    apply_options(&mut tokens, config, diagnostics);
    for layer in layers {
        for pair in &layer.settings.pairs {
            for (scheme, colors) in [("light", &tokens.light), ("dark", &tokens.dark)] {
                let (Some(text), Some(on)) = (colors.get(&pair.text), colors.get(&pair.on)) else {
                    continue;
                };
                let ratio = text.contrast(*on);
                if ratio < pair.ratio {
                    let (a, b, wanted) = (&pair.text, &pair.on, pair.ratio);
                    let found = Diagnostic::new(
                        Code::LowContrast,
                        say!(
                            "màu {a} trên {b} ({scheme}) chỉ đạt {ratio:.2}:1, cần {wanted}:1",
                            "{a} on {b} ({scheme}) has {ratio:.2}:1, {wanted}:1 is needed",
                        ),
                    )
                    .hint(say!(
                        "chọn màu đậm hơn hoặc nhạt hơn",
                        "choose a darker or a lighter colour"
                    ));
                    diagnostics.push(match layer.files.get("theme.yaml") {
                        Some(file) => found.in_file(&file.path).at(pair.span),
                        None => found,
                    });
                }
            }
        }
    }
    tokens
}

/// `theme_options: {accent: "#…", dark: {accent: "#…"}}`: names of tokens change them, others are the theme's.
fn apply_options(tokens: &mut Tokens, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let mut set = |name: &str, value: &serde_json::Value, dark: bool| {
        let colors = if dark { &mut tokens.dark } else { &mut tokens.light };
        let Some(slot) = colors.get_mut(name) else { return };
        match value.as_str().and_then(Color::read) {
            Some(color) => *slot = color,
            None => {
                let path: Arc<str> = config::PATH.into();
                diagnostics.push(
                    Diagnostic::new(
                        Code::BadValue,
                        say!(
                            "theme_options: “{name}” phải là một màu như \"#b4380a\"",
                            "theme_options: “{name}” must be a colour such as \"#b4380a\"",
                        ),
                    )
                    .in_file(&path)
                    .hint(say!("viết màu trong dấu nháy", "write the colour in quotes")),
                );
            }
        }
    };
    for (name, value) in &config.theme_options {
        match (name.as_str(), value) {
            ("dark", serde_json::Value::Object(dark)) => {
                for (name, value) in dark {
                    set(name, value, true);
                }
            }
            _ => set(name, value, false),
        }
    }
}

/// The style sheet of all pages: every file but those in folders.
pub(super) fn sheet(layers: &[Layer], tokens: &Tokens) -> String {
    let parts = files(layers);
    join(parts.iter().filter(|(name, _)| !name.contains('/')).map(|(_, text)| *text), tokens)
}

/// A smaller sheet by its name: the files that the nearest theme lists for it, or the whole sheet where none does.
pub(super) fn small_sheet(
    name: &str,
    layers: &[Layer],
    tokens: &Tokens,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let listed = layers.iter().find_map(|layer| Some((layer, layer.settings.sheets.get(name)?)));
    let Some((layer, listed)) = listed else { return sheet(layers, tokens) };
    let parts = files(layers);
    let mut texts = Vec::new();
    for file in listed {
        match (parts.get(file.as_str()), layer.files.get("theme.yaml")) {
            (Some(text), _) => texts.push(*text),
            (None, Some(settings)) => diagnostics.push(super::invalid(
                &settings.path,
                None,
                say!(
                    "sheets.{name}: không có tệp assets/css/{file}",
                    "sheets.{name}: there is no file assets/css/{file}",
                ),
            )),
            (None, None) => {}
        }
    }
    join(texts.into_iter(), tokens)
}

/// The CSS files of all layers by their path below `assets/css/`, the nearer theme's first.
fn files(layers: &[Layer]) -> BTreeMap<&str, &str> {
    let mut parts: BTreeMap<&str, &str> = BTreeMap::new();
    for layer in layers.iter().rev() {
        for (path, file) in &layer.files {
            if let Some(name) = path.strip_prefix("assets/css/")
                && name.ends_with(".css")
                && let Some(text) = file.text()
            {
                parts.insert(name, text);
            }
        }
    }
    parts
}

/// Tokens and files as one sheet, comments and needless white space left out.
fn join<'a>(texts: impl Iterator<Item = &'a str>, tokens: &Tokens) -> String {
    let mut sheet = String::from("@layer tokens{:root{");
    declare(&mut sheet, &tokens.light);
    sheet.push_str("}@media (prefers-color-scheme:dark){:root{");
    declare(&mut sheet, &tokens.dark);
    sheet.push_str("}}}");
    // `@layer` statements must come first to set the order.
    let mut css = String::new();
    for text in texts {
        css.push_str(&compact(text));
    }
    let order_end = layer_statements(&css);
    css.insert_str(order_end, &sheet);
    css
}

fn declare(sheet: &mut String, colors: &BTreeMap<String, Color>) {
    for (name, color) in colors {
        // Writing to a String cannot fail.
        let _ = write!(sheet, "--{name}:{};", color.css());
    }
}

/// How far the leading `@charset` and `@layer a, b;` statements reach.
fn layer_statements(css: &str) -> usize {
    let mut end = 0;
    while let Some(rest) = css.get(end..) {
        let is_statement = rest.starts_with("@layer") || rest.starts_with("@charset");
        match (rest.find(';'), rest.find('{')) {
            (Some(semicolon), brace) if is_statement && brace.is_none_or(|b| semicolon < b) => {
                end += semicolon + 1;
            }
            _ => break,
        }
    }
    end
}

/// Drops comments and folds white space, outside strings; nothing that changes meaning.
fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote = None;
    let mut space = false;
    while let Some(c) = chars.next() {
        if let Some(open) = quote {
            out.push(c);
            if c == '\\' {
                out.extend(chars.next());
            } else if c == open {
                quote = None;
            }
            continue;
        }
        if c == '/' && chars.peek() == Some(&'*') {
            skip_comment(&mut chars);
            space = true;
        } else if c.is_ascii_whitespace() {
            space = true;
        } else {
            let glued =
                matches!(c, '{' | '}' | ';' | ',') || out.ends_with(['{', '}', ';', ',', '>']);
            if space && !glued && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            if matches!(c, '"' | '\'') {
                quote = Some(c);
            }
            out.push(c);
        }
    }
    out
}

fn skip_comment(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut last = ' ';
    chars.next();
    for c in chars.by_ref() {
        if last == '*' && c == '/' {
            return;
        }
        last = c;
    }
}

/// `'sha256-…'` of a style sheet inside a page (CSP Level 3 §2.3.1).
pub fn source_hash(style: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(style.as_bytes())))
}

/// Base 64 with padding (RFC 4648 §4), for a digest's few bytes.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * index) & 63) as usize];
            out.push(if index <= chunk.len() { letter as char } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn compacting_keeps_strings_and_descendants() {
        let css = "a  b > c { color : red ; /* x */ }\n.x::after{content:\"a  ;  b\"}\n@media (min-width: 10px) and (x) { p { margin: 0 auto; } }";
        assert_eq!(
            compact(css),
            "a b >c{color : red}.x::after{content:\"a  ;  b\"}@media (min-width: 10px) and (x){p{margin: 0 auto}}"
        );
    }

    #[test]
    fn tokens_come_after_the_order_of_layers() {
        assert_eq!(layer_statements("@layer a,b;@layer a{x{}}"), 11);
        assert_eq!(layer_statements("@layer a{x{y:z;}}"), 0);
    }
}
