//! SVG: in comes the text of a drawing, out comes the same text if it runs nothing and loads nothing.
//!
//! As an `<img>` a drawing is harmless in itself; opened by its own address it is a document of the site. So
//! scripts, events and addresses of others are refused, and embedded photos lose their metadata.

mod css;
mod measure;
mod rules;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use super::{Kind, MediaError, Size};
use crate::say;

const BOM: &str = "\u{feff}";

/// Whether the first bytes of a file can be those of a drawing: text that begins with a tag.
pub(super) fn begins(first_bytes: &[u8]) -> bool {
    let text = first_bytes.strip_prefix(BOM.as_bytes()).unwrap_or(first_bytes).trim_ascii_start();
    [&b"<svg"[..], b"<?xml", b"<!--", b"<!DOCTYPE svg"].iter().any(|start| text.starts_with(start))
}

/// The size that the root element tells.
pub(super) fn size(file: &[u8]) -> Option<Size> {
    let mut reader = Reader::from_str(text(file).ok().filter(|_| begins(file))?);
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => {
                return is_svg(&root).then(|| measure::size(&root)).flatten();
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The drawing as it may be published.
pub(super) fn publishable(file: &[u8]) -> Result<Cow<'_, [u8]>, MediaError> {
    if !begins(file) {
        return Err(MediaError::Unknown);
    }
    let text = text(file)?;
    let mut inspection = Inspection::default();
    let mut reader = Reader::from_str(text);
    // Entities can't be declared, so nothing grows here: the events are as many as the text has.
    while inspection.take(reader.read_event().map_err(|error| damaged(&error))?)? {}
    if inspection.embedded.is_empty() {
        return Ok(Cow::Borrowed(file));
    }
    let mut text = text.to_owned();
    for (old, new) in &inspection.embedded {
        text = text.replace(old, new);
    }
    Ok(Cow::Owned(text.into_bytes()))
}

fn text(file: &[u8]) -> Result<&str, MediaError> {
    std::str::from_utf8(file).map(|text| text.strip_prefix(BOM).unwrap_or(text)).map_err(|_| {
        let what = say!("tệp không phải mã UTF-8", "the file is not UTF-8");
        MediaError::Damaged { kind: Kind::Svg, what }
    })
}

fn is_svg(root: &BytesStart<'_>) -> bool {
    root.local_name().as_ref() == "svg"
}

/// What is known of a drawing while its events pass.
#[derive(Default)]
struct Inspection {
    has_root: bool,
    depth: usize,
    /// The text of the `<style>` that is open.
    style: Option<String>,
    /// Embedded pictures whose data must change: attribute values as written, old and new.
    embedded: Vec<(String, String)>,
}

impl Inspection {
    /// Looks at an event; whether more may come.
    fn take(&mut self, event: Event<'_>) -> Result<bool, MediaError> {
        match event {
            Event::Start(element) => {
                self.element(&element)?;
                self.depth += 1;
                if is_style(&element) {
                    self.style = Some(String::new());
                }
            }
            Event::Empty(element) => self.element(&element)?,
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                // No element can stand in a style sheet but one that ends it for some readers: check at each.
                self.style.take().map_or(Ok(()), |style| css::check(&style))?;
            }
            Event::Text(text) => self.style_text(&text.xml10_content()),
            Event::CData(text) => self.style_text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.style_text(&resolve(&reference)?),
            Event::Decl(declaration) => must_be_utf8(&declaration)?,
            Event::DocType(doctype) => must_declare_nothing(&doctype)?,
            Event::PI(instruction) => return Err(rules::instruction(instruction.target())),
            Event::Comment(_) => {}
            Event::Eof => return self.end(),
        }
        Ok(true)
    }

    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), MediaError> {
        if !self.has_root && !is_svg(element) {
            return Err(MediaError::Unknown);
        }
        if self.style.is_some() {
            return Err(rules::nested_style());
        }
        self.has_root = true;
        self.embedded.extend(rules::check(element)?);
        Ok(())
    }

    fn style_text(&mut self, text: &str) {
        if let Some(style) = &mut self.style {
            style.push_str(text);
        }
    }

    fn end(&self) -> Result<bool, MediaError> {
        match (self.has_root, self.depth) {
            (false, _) => Err(MediaError::Unknown),
            (true, 0) => Ok(false),
            (true, _) => Err(super::error::truncated(Kind::Svg)),
        }
    }
}

fn is_style(element: &BytesStart<'_>) -> bool {
    element.local_name().as_ref().eq_ignore_ascii_case("style")
}

/// The text of a reference in text; only those that XML itself defines.
fn resolve(reference: &BytesRef<'_>) -> Result<String, MediaError> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| damaged(&error))? {
        return Ok(character.to_string());
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or_else(|| damaged(&format!("&{name};")))
}

/// A browser would read the file by the declared encoding, and see what we did not.
fn must_be_utf8(declaration: &BytesDecl<'_>) -> Result<(), MediaError> {
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name)) if ["utf-8", "us-ascii"].contains(&&*name.to_ascii_lowercase()) => Ok(()),
        Some(_) => {
            let what =
                say!("khai báo mã không phải UTF-8", "it declares an encoding other than UTF-8");
            Err(MediaError::Damaged { kind: Kind::Svg, what })
        }
    }
}

fn must_declare_nothing(doctype: &str) -> Result<(), MediaError> {
    if doctype.contains('[') || doctype.to_ascii_uppercase().contains("ENTITY") {
        let what =
            say!("khai báo riêng trong `<!DOCTYPE`", "declarations of its own in `<!DOCTYPE`");
        return Err(MediaError::Unsafe { what });
    }
    Ok(())
}

fn damaged(error: &impl std::fmt::Display) -> MediaError {
    MediaError::Damaged {
        kind: Kind::Svg,
        what: say!("sai cú pháp XML ({error})", "its XML is wrong ({error})"),
    }
}
