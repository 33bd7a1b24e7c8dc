//! `theme.yaml` in, typed settings out.

use std::collections::BTreeMap;

use super::color::Color;
use super::layers::ThemeFile;
use super::{API, invalid};
use crate::diagnostics::{Diagnostic, Span};
use crate::say;
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{self, Map, Node};

const fn key(name: &'static str) -> Key {
    Key { name, also: &[] }
}

const KEYS: &[Key] = &[
    key("name"),
    key("version"),
    key("api"),
    key("extends"),
    key("tokens"),
    key("contrast"),
    key("sheets"),
    key("description"),
    key("license"),
    key("author"),
];
const SCHEMES: &[Key] = &[key("light"), key("dark")];
const SHEETS: &[Key] = &[key(super::HELP_SHEET), key(super::PANEL_SHEET)];
const PAIR: &[Key] = &[key("text"), key("on"), key("ratio")];

/// The settings of one theme.
#[derive(Default)]
pub(super) struct Settings {
    /// The theme that fills in what this one lacks.
    pub(super) extends: Option<String>,
    /// Where `extends:` stands.
    pub(super) extends_span: Option<Span>,
    /// Colours of the light scheme.
    pub(super) light: BTreeMap<String, Color>,
    /// Colours of the dark scheme.
    pub(super) dark: BTreeMap<String, Color>,
    /// Pairs whose contrast is checked.
    pub(super) pairs: Vec<Pair>,
    /// Smaller sheets by name: files below `assets/css/`, in order.
    pub(super) sheets: BTreeMap<&'static str, Vec<String>>,
}

/// Two colours that meet on a page.
pub(super) struct Pair {
    /// Token of the text or drawing.
    pub(super) text: String,
    /// Token of the surface.
    pub(super) on: String,
    /// The least contrast ratio (WCAG 2.2 §1.4.3, §1.4.11).
    pub(super) ratio: f64,
    /// Its place in theme.yaml.
    pub(super) span: Span,
}

pub(super) fn read(
    name: &str,
    file: Option<&ThemeFile>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Settings {
    let Some((file, text)) = file.and_then(|file| Some((file, file.text()?))) else {
        let path = format!("themes/{name}/theme.yaml").into();
        diagnostics.push(invalid(
            &path,
            None,
            say!("giao diện không có theme.yaml", "the theme has no theme.yaml"),
        ));
        return Settings::default();
    };
    let (map, mut found) = yaml::parse(text, 0);
    let mut fields = Fields::new(&map, Span::new(0, 0), &[KEYS]);
    let extends = fields.text("extends");
    for free in ["name", "version", "description", "license", "author"] {
        fields.text(free);
    }
    if let Some(api) = fields.integer("api")
        && api.value != API
    {
        let given = api.value;
        fields.report(invalid(
            &file.path,
            Some(api.span),
            say!(
                "giao diện viết cho api {given}, chương trình này dùng api {API}",
                "the theme is written for api {given}, this program speaks api {API}",
            ),
        ));
    }
    let (light, dark) = tokens(&mut fields, file);
    let pairs = pairs(&mut fields, file);
    let sheets = sheets(&mut fields);
    found.extend(fields.finish());
    diagnostics.extend(found.into_iter().map(|found| found.in_file(&file.path)));
    Settings {
        extends_span: extends.as_ref().map(|extends| extends.span),
        extends: extends.map(|extends| extends.value),
        light,
        dark,
        pairs,
        sheets,
    }
}

type Colors = BTreeMap<String, Color>;

fn tokens(fields: &mut Fields<'_>, file: &ThemeFile) -> (Colors, Colors) {
    let Some((map, span)) = fields.map("tokens") else { return Default::default() };
    let mut schemes = Fields::new(map, span, &[SCHEMES]);
    let mut found = Vec::new();
    let mut read = |name| match schemes.map(name) {
        Some((map, _)) => colors(map, file, &mut found),
        None => Colors::new(),
    };
    let both = (read("light"), read("dark"));
    for finding in schemes.finish().into_iter().chain(found) {
        fields.report(finding);
    }
    both
}

fn colors(map: &Map, file: &ThemeFile, found: &mut Vec<Diagnostic>) -> Colors {
    let mut colors = Colors::new();
    for entry in &map.entries {
        let color = match &entry.value.value {
            Node::Scalar(scalar) => Color::read(&scalar.text),
            _ => None,
        };
        let name = &entry.key.value;
        match color {
            Some(color) if is_token_name(name) => drop(colors.insert(name.clone(), color)),
            _ => found.push(invalid(
                &file.path,
                Some(entry.value.span),
                say!(
                    "“{name}” phải là một màu như \"#b4380a\"",
                    "“{name}” must be a colour such as \"#b4380a\"",
                ),
            )),
        }
    }
    colors
}

fn is_token_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// More files than this are no style sheet.
const MAX_FILES: usize = 64;

fn sheets(fields: &mut Fields<'_>) -> BTreeMap<&'static str, Vec<String>> {
    let Some((map, span)) = fields.map("sheets") else { return BTreeMap::new() };
    let mut inner = Fields::new(map, span, &[SHEETS]);
    let mut sheets = BTreeMap::new();
    for key in SHEETS {
        if inner.entry(key.name).is_some() {
            let files = inner.texts(key.name, MAX_FILES);
            sheets.insert(key.name, files.into_iter().map(|file| file.value).collect());
        }
    }
    fields.absorb(inner.finish());
    sheets
}

fn pairs(fields: &mut Fields<'_>, file: &ThemeFile) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for node in fields.list("contrast").unwrap_or_default() {
        let Node::Map(map) = &node.value else {
            fields.report(invalid(
                &file.path,
                Some(node.span),
                say!(
                    "mỗi cặp màu có dạng text, on, ratio",
                    "a pair of colours has text, on and ratio",
                ),
            ));
            continue;
        };
        let mut inner = Fields::new(map, node.span, &[PAIR]);
        let text = inner.required_text("text");
        let on = inner.required_text("on");
        let ratio = inner.text("ratio").and_then(|ratio| ratio.value.parse::<f64>().ok());
        for finding in inner.finish() {
            fields.report(finding);
        }
        if let (Some(text), Some(on)) = (text, on) {
            pairs.push(Pair {
                text: text.value,
                on: on.value,
                ratio: ratio.unwrap_or(4.5),
                span: node.span,
            });
        }
    }
    pairs
}
