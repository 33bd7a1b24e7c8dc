//! What blocks content may use: the theme's components named `block.…`, with their typed arguments.

use std::collections::BTreeMap;

use tera::{ComponentArgType, Tera};

/// What the name of a block's component begins with.
pub(super) const PREFIX: &str = "block.";

/// A block that content may use.
pub struct BlockSpec {
    /// Arguments that authors may write.
    pub args: Vec<BlockArg>,
    /// Whether it only makes sense as a fence with content (the component's metadata, `body`).
    pub needs_body: bool,
}

/// An argument of a block.
pub struct BlockArg {
    /// Its name.
    pub name: String,
    /// What its value must be.
    pub kind: ArgKind,
    /// Whether it must be given.
    pub required: bool,
    /// The allowed values; empty when any will do (from the component's metadata, `values`).
    pub values: Vec<String>,
}

/// What an argument's value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// Yes or no.
    Flag,
}

/// The blocks of a theme.
pub(super) fn specs(tera: &Tera) -> BTreeMap<String, BlockSpec> {
    let names: Vec<&str> = tera.get_component_names().collect();
    let mut specs = BTreeMap::new();
    for full in names {
        let Some(name) = full.strip_prefix(PREFIX) else { continue };
        let Some(info) = tera.get_component_definition(full) else { continue };
        let mut args: Vec<BlockArg> = info
            .args()
            .iter()
            .filter(|arg| !arg.is_implicit())
            .map(|arg| BlockArg {
                name: arg.name().to_owned(),
                kind: kind(arg.arg_type().or_else(|| type_of_default(arg.default()))),
                required: arg.is_required(),
                values: allowed(info.metadata().get("values"), arg.name()),
            })
            .collect();
        args.sort_by(|a, b| a.name.cmp(&b.name));
        let needs_body =
            info.metadata().get("body").and_then(|value| value.as_str()) == Some("required");
        specs.insert(name.to_owned(), BlockSpec { args, needs_body });
    }
    specs
}

fn kind(given: Option<ComponentArgType>) -> ArgKind {
    match given {
        Some(ComponentArgType::Integer | ComponentArgType::Number) => ArgKind::Integer,
        Some(ComponentArgType::Bool) => ArgKind::Flag,
        _ => ArgKind::Text,
    }
}

fn type_of_default(default: Option<&tera::Value>) -> Option<ComponentArgType> {
    match default?.name() {
        "bool" => Some(ComponentArgType::Bool),
        "u64" | "i64" | "u128" | "i128" | "integer" => Some(ComponentArgType::Integer),
        _ => None,
    }
}

fn allowed(values: Option<&tera::Value>, name: &str) -> Vec<String> {
    let json = values.and_then(|values| serde_json::to_value(values).ok());
    let list = json.as_ref().and_then(|json| json.get(name)).and_then(|list| list.as_array());
    list.into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}
