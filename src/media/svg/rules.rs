//! What an element of a drawing may be: in comes a start tag, out comes a finding, or the embedded pictures
//! that must be replaced.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use super::super::{MediaError, base64, publishable, signature};
use super::{css, damaged};
use crate::diagnostics::Message;
use crate::say;

/// Elements that run something or hold a foreign document.
const FORBIDDEN: &[&str] =
    &["script", "handler", "listener", "foreignobject", "iframe", "object", "embed"];

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The only data URLs that are let through: pixels, which can't refer to anything, and fonts.
const EMBEDDED: &[&str] = &[
    "data:image/png;",
    "data:image/jpeg;",
    "data:image/jpg;",
    "data:image/webp;",
    "data:image/gif;",
    "data:font/",
    "data:application/font-woff",
    "data:application/x-font-",
];

/// Old and new value of an attribute, as written.
type Replacement = (String, String);

/// Looks at one element and its attributes.
pub(super) fn check(element: &BytesStart<'_>) -> Result<Vec<Replacement>, MediaError> {
    let name = element.local_name().as_ref().to_ascii_lowercase();
    if FORBIDDEN.contains(&name.as_str()) {
        return Err(unsafe_(say!("thẻ `<{name}>`", "a `<{name}>`")));
    }
    let mut replacements = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| damaged(&error))?;
        replacements.extend(check_attribute(&name, &attribute)?);
    }
    Ok(replacements)
}

fn check_attribute(
    element: &str,
    attribute: &Attribute<'_>,
) -> Result<Option<Replacement>, MediaError> {
    let full_name = attribute.key.as_ref();
    let name = attribute.key.local_name().as_ref().to_ascii_lowercase();
    let value =
        attribute.normalized_value(XmlVersion::default()).map_err(|error| damaged(&error))?;
    if name.starts_with("on") {
        return Err(unsafe_(say!("thuộc tính sự kiện `{name}`", "an event attribute `{name}`")));
    }
    match name.as_str() {
        "href" | "src" => check_address(element, &attribute.value, &value),
        "base" => Err(foreign(&value)),
        "attributename" => check_animated(&value).map(|()| None),
        _ if value.trim() == XHTML => {
            Err(unsafe_(say!("HTML bên trong ({full_name})", "HTML inside ({full_name})")))
        }
        // Only attributes of SVG itself, and only those that call a function, can load by CSS.
        _ if !full_name.contains(':') && (name == "style" || value.contains('(')) => {
            css::check(&value).map(|()| None)
        }
        _ => Ok(None),
    }
}

/// Animating a link's address would put there what was refused at its start.
fn check_animated(value: &str) -> Result<(), MediaError> {
    let name = value.trim().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    if name == "href" || name.starts_with("on") {
        return Err(unsafe_(say!("hoạt hình đổi `{name}`", "an animation of `{name}`")));
    }
    Ok(())
}

fn check_address(
    element: &str,
    written: &str,
    value: &str,
) -> Result<Option<Replacement>, MediaError> {
    // Browsers drop these from addresses before they look at the scheme.
    let compact: String =
        value.chars().filter(|c| !c.is_ascii_whitespace() && !c.is_control()).collect();
    if compact.is_empty() || compact.starts_with('#') {
        return Ok(None);
    }
    if element == "a" && is_plain_link(&compact) {
        return Ok(None);
    }
    if is_embedded(&compact) {
        return clean(&compact).map(|new| new.map(|new| (written.to_owned(), new)));
    }
    Err(foreign(&compact))
}

/// A link that somebody must follow loads nothing by itself.
fn is_plain_link(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
        || !address.contains(':')
}

/// Whether an address holds pixels or a font itself.
pub(super) fn is_embedded(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    EMBEDDED.iter().any(|start| address.starts_with(start))
}

/// A data URL whose picture has no metadata, if the given one has.
fn clean(address: &str) -> Result<Option<String>, MediaError> {
    let unreadable =
        || unsafe_(say!("ảnh nhúng không đọc được", "an embedded picture that can't be read"));
    let (head, data) = address.split_once(',').ok_or_else(unreadable)?;
    if !head.to_ascii_lowercase().starts_with("data:image/") {
        return Ok(None);
    }
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return Err(unreadable());
    }
    let picture = base64::decode(data).ok_or_else(unreadable)?;
    // Whatever the address says: a drawing in a drawing isn't looked into.
    signature(&picture).ok_or_else(unreadable)?;
    Ok(match publishable(&picture)? {
        Cow::Borrowed(_) => None,
        Cow::Owned(clean) => Some(format!("{head},{}", base64::encode(&clean))),
    })
}

/// Fails if an embedded picture has metadata; in CSS it isn't replaced.
pub(super) fn must_be_clean(address: &str) -> Result<(), MediaError> {
    match clean(address)? {
        None => Ok(()),
        Some(_) => Err(unsafe_(say!(
            "ảnh nhúng còn thông tin riêng (nơi chụp, thiết bị)",
            "an embedded picture with private data (place, device)"
        ))),
    }
}

/// An address outside the drawing.
pub(super) fn foreign(address: &str) -> MediaError {
    let shown: String = address.chars().take(80).collect();
    unsafe_(say!("địa chỉ ngoài `{shown}`", "an address outside itself, `{shown}`"))
}

/// A processing instruction, of which browsers know style sheets.
pub(super) fn instruction(target: &str) -> MediaError {
    unsafe_(say!("chỉ thị `<?{target}`", "an instruction `<?{target}`"))
}

/// An element within a style sheet, which readers understand differently.
pub(super) fn nested_style() -> MediaError {
    unsafe_(say!("thẻ nằm trong `<style>`", "an element inside `<style>`"))
}

fn unsafe_(what: Message) -> MediaError {
    MediaError::Unsafe { what }
}
