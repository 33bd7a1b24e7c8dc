//! A theme's files in, a [`Theme`] ready to render out: templates, strings, one style sheet, hashed assets.

mod assets;
mod blocks;
mod color;
mod layers;
mod settings;
mod strings;
mod style;
mod templates;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Span, Texts};
use crate::source::SourceTree;
use crate::{config, digest, say};

pub use assets::{Asset, AssetContent};
pub use blocks::{ArgKind, BlockArg, BlockSpec};
pub use layers::{EMBEDDED, embedded_text};
pub use strings::Strings;
pub use style::source_hash;

/// The version of the contract between themes and the program (`api:` in theme.yaml).
pub const API: i64 = 1;

/// Name of the sheet that the page of all support numbers carries.
pub(crate) const HELP_SHEET: &str = "help";

/// Name of the sheet of the help panel.
pub(crate) const PANEL_SHEET: &str = "panel";

/// A style sheet for pages that carry it inside them.
pub struct Sheet {
    /// Its text.
    pub text: String,
    /// `'sha256-…'` of it, for the content security policy.
    pub source: String,
}

impl Sheet {
    fn of(text: String) -> Self {
        Sheet { source: style::source_hash(&text), text }
    }
}

/// A loaded theme.
pub struct Theme {
    /// Its name.
    pub name: String,
    tera: Tera,
    /// Strings by language, in the order of the configuration.
    pub strings: Vec<Strings>,
    /// The style sheet of all pages.
    pub style: Sheet,
    /// That of the page of all support numbers.
    pub help_style: Sheet,
    /// That of the help panel.
    pub panel_style: Sheet,
    /// Files to publish below `assets/`.
    pub assets: Vec<Asset>,
    /// Blocks that content may use.
    pub blocks: BTreeMap<String, BlockSpec>,
    /// Digest of everything in it.
    pub digest: u128,
    /// Template names to paths, for messages.
    paths: BTreeMap<String, Arc<str>>,
}

/// Texts of the site's files and of the embedded theme, for showing findings.
pub struct WithTheme<'a>(pub &'a SourceTree);

impl Texts for WithTheme<'_> {
    fn text(&self, path: &str) -> Option<&str> {
        self.0.text(path).or_else(|| embedded_text(path))
    }
}

/// The digest of all that a theme is made of, to know whether it must be loaded again.
pub fn fingerprint(tree: &SourceTree, config: &Config) -> u128 {
    let mut all = digest::Digest::new();
    for file in tree.under("themes/") {
        all.add_str(&file.path).add_u128(file.digest);
    }
    all.add_str(&config.theme).add(&config.languages);
    for (name, value) in &config.theme_options {
        all.add_str(name).add_str(&value.to_string());
    }
    all.finish()
}

/// Loads the theme that the configuration names.
pub fn load(tree: &SourceTree, config: &Config) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let Some(layers) = layers::find(tree, config, &mut diagnostics) else {
        return (None, diagnostics);
    };
    let strings = strings::load(&layers, config, &mut diagnostics);
    let tokens = style::tokens(&layers, config, &mut diagnostics);
    let style = style::sheet(&layers, &tokens);
    let mut small = |name| Sheet::of(style::small_sheet(name, &layers, &tokens, &mut diagnostics));
    let (help_style, panel_style) = (small(HELP_SHEET), small(PANEL_SHEET));
    let assets = assets::collect(&layers, &style);
    let (tera, paths) = match templates::load(&layers) {
        Ok(loaded) => loaded,
        Err(found) => {
            diagnostics.extend(found);
            return (None, diagnostics);
        }
    };
    let theme = Theme {
        name: config.theme.clone(),
        blocks: blocks::specs(&tera),
        tera,
        strings,
        style: Sheet::of(style),
        help_style,
        panel_style,
        assets,
        digest: fingerprint(tree, config),
        paths,
    };
    (Some(theme), diagnostics)
}

impl Theme {
    /// Renders a template; an error names the theme's file and line.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(templates::diagnose(&error, &self.paths, template)))
    }

    /// Renders a block's component with its arguments and the values that the program gives it.
    pub fn render_block(
        &self,
        name: &str,
        args: &Context,
        implicits: &Context,
        body: Option<&str>,
    ) -> Result<String, Box<Diagnostic>> {
        let component = format!("{}{name}", blocks::PREFIX);
        self.tera
            .render_component_with_implicits(&component, args, implicits, body, true)
            .map_err(|error| Box::new(templates::diagnose(&error, &self.paths, &component)))
    }

    /// Whether the theme has a template.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// The root-relative address of an asset by its name in the theme.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.iter().find(|asset| asset.name == name).map(|asset| asset.address.as_str())
    }
}

/// A finding at `theme:` in site.yaml.
fn at_theme_key(config: &Config, found: Diagnostic) -> Diagnostic {
    let path: Arc<str> = config::PATH.into();
    let found = found.in_file(&path);
    match config.theme_span {
        Some(span) => found.at(span),
        None => found,
    }
}

/// A finding about a file of the theme.
fn invalid(
    path: &Arc<str>,
    span: Option<Span>,
    message: crate::diagnostics::Message,
) -> Diagnostic {
    let found = Diagnostic::new(Code::ThemeInvalid, message).in_file(path).hint(say!(
        "xem docs/themes.md về cấu trúc của giao diện",
        "see docs/themes.md for what a theme is made of",
    ));
    match span {
        Some(span) => found.at(span),
        None => found,
    }
}

/// A map of strings as a template value.
fn value_of(strings: &BTreeMap<String, String>) -> Value {
    Value::from_serializable(strings)
}
