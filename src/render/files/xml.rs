//! Elements and texts in, well-formed XML 1.0 out.

use std::borrow::Cow;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

/// An XML document that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

/// Attributes of an element, in order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document with its declaration.
    pub(super) fn new() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// Ends an element.
    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element with a text; nothing at all for an empty text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.open(name, &[]);
        self.write(Event::Text(BytesText::new(&valid(text))));
        self.close(name);
    }

    /// The document.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to a Vec cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, valid(value).as_ref()));
    }
    start
}

/// Without the characters that XML can't hold, not even escaped (XML 1.0 §2.2).
fn valid(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_valid) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|letter| is_valid(*letter)).collect())
}

fn is_valid(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r')
        || (letter >= ' ' && !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "\"><x/>\u{0}&")]);
        xml.text("c", "]]></c>\u{8}\u{FFFE}&amp; ‘bình đẳng’ 🧡");
        xml.text("d", "");
        xml.close("a");
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <a b=\"&quot;&gt;&lt;x/&gt;&amp;\">\n \
             <c>]]&gt;&lt;/c&gt;&amp;amp; ‘bình đẳng’ 🧡</c>\n\
             </a>\n"
        );
    }
}
