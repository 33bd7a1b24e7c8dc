//! The size of a drawing: in comes its root element, out come CSS pixels (SVG 2 §8.2, CSS Values 4 §6.2).

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::super::Size;

/// CSS pixels in one of each absolute unit.
const UNITS: &[(&str, f64)] = &[
    ("px", 1.0),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 96.0 / 25.4),
    ("", 1.0),
];

/// Larger drawings are none: a width is a number of pixels on a page.
const MAX: f64 = 1_000_000.0;

/// The size from `width` and `height`, what is missing of them from `viewBox`.
pub(super) fn size(root: &BytesStart<'_>) -> Option<Size> {
    let width = attribute(root, "width").and_then(|value| length(&value));
    let height = attribute(root, "height").and_then(|value| length(&value));
    let view = attribute(root, "viewBox").and_then(|value| view_box(&value));
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(view)) => view,
        (_, _, None) => return None,
    };
    Size::new(pixels(width)?, pixels(height)?)
}

fn attribute(root: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = root.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::default()).ok().map(|value| value.into_owned())
}

/// An absolute length; a percentage depends on the page and is none.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    UNITS.iter().find_map(|(unit, pixels)| {
        positive(text.strip_suffix(unit)?.parse().ok()?).map(|number: f64| number * pixels)
    })
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers: Option<Vec<f64>> = text
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    match numbers?.as_slice() {
        [_, _, across, down] => Some((positive(*across)?, positive(*down)?)),
        _ => None,
    }
}

fn positive(number: f64) -> Option<f64> {
    (number > 0.0 && number <= MAX).then_some(number)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 1 and MAX"
)]
fn pixels(length: f64) -> Option<u32> {
    positive(length).map(|length| length.round().max(1.0) as u32)
}
