//! The name of an HTML tag and its attributes in; what sanitised content may keep of them out.
//!
//! The list holds what Markdown can't say and no page can be harmed by. Not on it: links and pictures (those
//! of Markdown are checked), headings (they are the outline), tables (a parser moves stray text out of
//! them, so what is read differs from what was written), and whatever runs, loads, submits or positions.

use super::escape;

/// An element that may stay.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: &'static str,
    /// Its closing tag.
    pub(super) end: &'static str,
    pub(super) role: Role,
    /// What it must stand directly in; anything if empty.
    pub(super) parents: &'static [&'static str],
    /// The attribute that it keeps besides those of every element.
    attribute: Option<&'static str>,
}

/// What an element may hold and where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Anywhere, with inline content.
    Inline,
    /// Anywhere, without content.
    Void,
    /// Between paragraphs only.
    Block,
}

impl Element {
    /// Whether HTML lets its closing tag be left out (WHATWG HTML §13.1.2.4).
    pub(super) fn has_optional_end(&self) -> bool {
        matches!(self.name, "p" | "li" | "dt" | "dd" | "rt" | "rp")
    }

    /// Whether it ends when `next` begins, and how far out from there such elements are looked for.
    pub(super) fn ends_before(&self, next: &Element) -> bool {
        match self.name {
            "p" => next.role == Role::Block,
            "li" => next.name == "li",
            "dt" | "dd" => matches!(next.name, "dt" | "dd"),
            "rt" | "rp" => matches!(next.name, "rt" | "rp"),
            _ => false,
        }
    }
}

macro_rules! elements {
    ($($name:literal $role:ident [$($parent:literal)*] $($attribute:literal)?;)*) => {
        const ELEMENTS: &[Element] = &[$(Element {
            name: $name,
            end: concat!("</", $name, ">"),
            role: Role::$role,
            parents: &[$($parent),*],
            attribute: elements!(@ $($attribute)?),
        },)*];
    };
    (@) => { None };
    (@ $attribute:literal) => { Some($attribute) };
}

elements! {
    "abbr" Inline [];
    "b" Inline [];
    "bdi" Inline [];
    "bdo" Inline [];
    "blockquote" Block [];
    "br" Void [];
    "cite" Inline [];
    "dd" Block ["dl"];
    "del" Inline [] "datetime";
    "details" Block [] "open";
    "dfn" Inline [];
    "div" Block [];
    "dl" Block [];
    "dt" Block ["dl"];
    "em" Inline [];
    "i" Inline [];
    "ins" Inline [] "datetime";
    "kbd" Inline [];
    "li" Block ["ol" "ul"];
    "mark" Inline [];
    "ol" Block [];
    "p" Block [];
    "q" Inline [];
    "rp" Inline ["ruby"];
    "rt" Inline ["ruby"];
    "ruby" Inline [];
    "s" Inline [];
    "samp" Inline [];
    "small" Inline [];
    "span" Inline [];
    "strong" Inline [];
    "sub" Inline [];
    "summary" Block ["details"];
    "sup" Inline [];
    "time" Inline [] "datetime";
    "u" Inline [];
    "ul" Block [];
    "var" Inline [];
    "wbr" Void [];
}

/// Elements whose content is no text of the page and goes with them.
const EMPTIED: &[&str] = &[
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// The element with a name in lower case, if it may stay.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    let at = ELEMENTS.binary_search_by_key(&name, |element| element.name).ok()?;
    ELEMENTS.get(at)
}

/// The name, if an element of this name loses its content too.
pub(super) fn emptied(name: &str) -> Option<&'static str> {
    EMPTIED.iter().find(|emptied| **emptied == name).copied()
}

/// An attribute of a tag: name and decoded value.
pub(super) type Attribute = (String, String);

/// Appends the opening tag with what may stay of its attributes; gives the names of the others.
pub(super) fn open<'a>(
    out: &mut String,
    element: &Element,
    given: &'a [Attribute],
) -> Vec<&'a str> {
    let mut lost = Vec::new();
    out.push('<');
    out.push_str(element.name);
    for (name, value) in given {
        if !may_stay(element, name, value) {
            lost.push(name.as_str());
            continue;
        }
        out.push(' ');
        out.push_str(name);
        if name != "open" {
            out.push_str("=\"");
            escape::push_attribute(out, value);
            out.push('"');
        }
    }
    out.push('>');
    lost
}

fn may_stay(element: &Element, name: &str, value: &str) -> bool {
    match name {
        "title" => true,
        "lang" => is_language(value),
        "dir" => ["ltr", "rtl", "auto"].iter().any(|dir| value.eq_ignore_ascii_case(dir)),
        "datetime" => element.attribute == Some("datetime") && is_time(value),
        _ => element.attribute == Some(name),
    }
}

/// The signs of a language tag (RFC 5646 §2.1).
fn is_language(value: &str) -> bool {
    value.len() <= 35 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The signs of a date, time or duration (WHATWG HTML §2.3.5).
fn is_time(value: &str) -> bool {
    let may = |byte: u8| byte.is_ascii_alphanumeric() || b" :+-.".contains(&byte);
    value.len() <= 64 && value.bytes().all(may)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(name: &str, given: &[(&str, &str)]) -> (String, Vec<String>) {
        let given: Vec<Attribute> =
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let mut out = String::new();
        let lost = open(&mut out, element(name).unwrap(), &given);
        let lost = lost.into_iter().map(str::to_owned).collect();
        (out, lost)
    }

    #[test]
    fn the_list_is_sorted_so_that_every_name_is_found() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.name < b.name));
        for one in ELEMENTS {
            assert_eq!(element(one.name), Some(one));
            assert_eq!(one.end, format!("</{}>", one.name));
            assert!(one.parents.iter().all(|parent| element(parent).is_some()));
            assert_eq!(emptied(one.name), None);
        }
        for name in ["a", "img", "script", "table", "h2", "form", "B", "", "input", "link"] {
            assert_eq!(element(name), None, "{name}");
        }
    }

    #[test]
    fn few_attributes_stay_and_their_values_are_checked() {
        let (tag, lost) = opened(
            "b",
            &[("lang", "en-GB"), ("onclick", "x()"), ("style", "x"), ("title", "\"><script>&")],
        );
        assert_eq!(tag, "<b lang=\"en-GB\" title=\"&quot;&gt;&lt;script&gt;&amp;\">");
        assert_eq!(lost, ["onclick", "style"]);
        assert_eq!(opened("details", &[("open", "x")]).0, "<details open>");
        assert_eq!(opened("b", &[("open", ""), ("datetime", "2026")]).0, "<b>");
        assert_eq!(opened("time", &[("datetime", "2026-11-25T08:00+07:00")]).1, [""; 0]);
        assert_eq!(opened("time", &[("datetime", "x\"y")]).0, "<time>");
        assert_eq!(opened("bdo", &[("dir", "RTL")]).0, "<bdo dir=\"RTL\">");
        assert_eq!(opened("bdo", &[("dir", "x")]).0, "<bdo>");
        assert_eq!(opened("b", &[("lang", "javascript:x")]).0, "<b>");
    }
}
