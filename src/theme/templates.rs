//! The layers' templates in, a Tera that renders them out; its errors become findings with file and place.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Kwargs, ReportError, State, Tera, TeraResult};

use super::layers::Layer;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::say;

type Paths = BTreeMap<String, Arc<str>>;

/// Parses all templates. A child's `base.html` goes before its parent's; `cam/base.html` names one exactly.
pub(super) fn load(layers: &[Layer]) -> Result<(Tera, Paths), Vec<Diagnostic>> {
    let mut paths = Paths::new();
    let mut templates = Vec::new();
    for layer in layers {
        for (path, file) in &layer.files {
            if let (Some(inside), Some(text)) = (path.strip_prefix("templates/"), file.text()) {
                let name = format!("{}/{inside}", layer.name);
                paths.insert(name.clone(), Arc::clone(&file.path));
                templates.push((name, text));
            }
        }
    }
    let mut tera = prepared(layers).map_err(|error| vec![diagnose(&error, &paths, "")])?;
    match tera.add_raw_templates(templates.clone()) {
        Ok(()) => Ok((tera, paths)),
        Err(error) => Err(all_errors(layers, &templates, &error, &paths)),
    }
}

fn prepared(layers: &[Layer]) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(layers.iter().map(|layer| format!("{}/", layer.name)))?;
    tera.register_filter("fill", fill);
    Ok(tera)
}

/// `{{ t.day_of | fill(n=3, total=31) }}`: puts values into the `{n}` and `{total}` of a string.
fn fill(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<String> {
    let values: BTreeMap<String, serde_json::Value> = kwargs.deserialize()?;
    let mut filled = text.to_owned();
    for (name, value) in values {
        let shown = match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        filled = filled.replace(&format!("{{{name}}}"), &shown);
    }
    Ok(filled)
}

/// Tera stops at the first broken template; each is tried alone so that all syntax errors are told at once.
fn all_errors(
    layers: &[Layer],
    templates: &[(String, &str)],
    first: &tera::Error,
    paths: &Paths,
) -> Vec<Diagnostic> {
    let mut found = vec![diagnose(first, paths, "")];
    for (name, text) in templates {
        let Ok(mut alone) = prepared(layers) else { continue };
        if let Err(error) = alone.add_raw_template(name, text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            let finding = diagnose(&error, paths, name);
            if !found.contains(&finding) {
                found.push(finding);
            }
        }
    }
    found
}

/// A finding for an error of Tera; `template` is the one that was asked for.
pub(super) fn diagnose(error: &tera::Error, paths: &Paths, template: &str) -> Diagnostic {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let message = match report {
        Some(report) => report.message().to_owned(),
        None => error.to_string(),
    };
    let message = message.lines().next().unwrap_or_default();
    // Tera goes on to list every field there is.
    let message = message.split(". Available fields").next().unwrap_or(message).to_owned();
    let found = Diagnostic::new(
        Code::TemplateError,
        say!("lỗi trong mẫu của giao diện: {message}", "error in the theme's template: {message}"),
    )
    .hint(say!(
        "sửa mẫu trong themes/, hoặc xoá nó để dùng lại mẫu có sẵn",
        "mend the template in themes/, or delete it to use the built-in one",
    ));
    let named = report.map_or(template, |report| report.filename());
    match paths.get(named) {
        Some(path) => match report {
            Some(report) => found.in_file(path).at(span(report)),
            None => found.in_file(path),
        },
        None => found,
    }
}

fn span(report: &ReportError) -> Span {
    let range = &report.span().range;
    Span::new(range.start, range.end)
}
