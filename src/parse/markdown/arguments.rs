//! A block's opening line in; its name and arguments out, each with its place.

use std::ops::Range;

use super::super::document::Argument;
use super::findings;
use crate::diagnostics::{Diagnostic, Span};

/// What the opening line of a block says.
#[derive(Debug, Default)]
pub(super) struct Opening {
    pub(super) name: String,
    pub(super) name_span: Span,
    pub(super) args: Vec<Argument>,
}

/// Reads `name key="value" key='value' key=value`; `at` is where `text` begins in the file.
///
/// Whatever can't be read is reported at its place and passed over, up to the next space.
pub(super) fn read(text: &str, at: usize, diagnostics: &mut Vec<Diagnostic>) -> Opening {
    let mut reader = Reader { text, position: 0 };
    let name = reader.take_while(is_name);
    let mut opening = Opening {
        name: reader.slice(name.clone()).to_owned(),
        name_span: Span::new(name.start, name.end).shifted(at),
        args: Vec::new(),
    };
    loop {
        reader.take_while(char::is_whitespace);
        if reader.rest().is_empty() {
            return opening;
        }
        match reader.argument() {
            Ok((key, value, written)) => opening.args.push(Argument {
                key: reader.slice(key.clone()).to_owned(),
                key_span: Span::new(key.start, key.end).shifted(at),
                value,
                value_span: Span::new(written.start, written.end).shifted(at),
            }),
            Err(wrong) => {
                let written = reader.slice(wrong.range.clone());
                let span = Span::new(wrong.range.start, wrong.range.end).shifted(at);
                diagnostics.push(findings::bad_argument(written, wrong.fault, span));
            }
        }
    }
}

/// What is wrong with an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A word without `=`, or none before it.
    NoKey,
    /// `key=` with nothing after it.
    NoValue,
    /// A quote that isn't closed on the line.
    OpenQuote,
}

struct Wrong {
    range: Range<usize>,
    fault: Fault,
}

struct Reader<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> Range<usize> {
        let rest = self.rest();
        let length = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        let start = self.position;
        self.position += length;
        start..self.position
    }

    fn argument(&mut self) -> Result<(Range<usize>, String, Range<usize>), Wrong> {
        let key = self.take_while(is_name);
        if key.is_empty() || !self.rest().starts_with('=') {
            self.take_while(|c| !c.is_whitespace());
            return Err(Wrong { range: key.start..self.position, fault: Fault::NoKey });
        }
        self.position += 1;
        let (value, written) = match closing_quote(self.rest()) {
            Some((opening, closing)) => self.quoted(opening, closing)?,
            None => {
                let written = self.take_while(|c| !c.is_whitespace());
                (self.slice(written.clone()).to_owned(), written)
            }
        };
        if written.is_empty() && !self.slice(0..self.position).ends_with(is_quote) {
            return Err(Wrong { range: key.start..self.position, fault: Fault::NoValue });
        }
        if !self.rest().is_empty() && !self.rest().starts_with(char::is_whitespace) {
            let glued = self.take_while(|c| !c.is_whitespace());
            return Err(Wrong { range: glued, fault: Fault::NoKey });
        }
        Ok((key, value, written))
    }

    /// A value in quotes; `\` before a quote or a `\` takes it as it is.
    fn quoted(&mut self, opening: char, closing: char) -> Result<(String, Range<usize>), Wrong> {
        let quote = self.position;
        let start = quote + opening.len_utf8();
        let mut value = String::new();
        let mut chars = self.text.get(start..).unwrap_or_default().char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == closing {
                self.position = start + at + c.len_utf8();
                return Ok((value, start..start + at));
            }
            let escaped = chars.peek().filter(|(_, next)| *next == closing || *next == '\\');
            match (c, escaped) {
                ('\\', Some((_, next))) => {
                    value.push(*next);
                    chars.next();
                }
                _ => value.push(c),
            }
        }
        self.position = self.text.len();
        Err(Wrong { range: quote..self.position, fault: Fault::OpenQuote })
    }
}

/// Word turns `"` into `“ ”`, so these are quotes as well.
fn closing_quote(text: &str) -> Option<(char, char)> {
    match text.chars().next()? {
        '“' => Some(('“', '”')),
        '‘' => Some(('‘', '’')),
        quote @ ('"' | '\'') => Some((quote, quote)),
        _ => None,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’')
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    type Pairs = Vec<(String, String)>;

    fn pairs(text: &str) -> (Pairs, Vec<(Code, Span)>) {
        let mut diagnostics = Vec::new();
        let opening = read(text, 0, &mut diagnostics);
        let pairs = opening.args.into_iter().map(|arg| (arg.key, arg.value)).collect();
        (pairs, diagnostics.into_iter().map(|d| (d.code, d.span.unwrap())).collect())
    }

    #[test]
    fn all_forms_of_values() {
        let (args, wrong) =
            pairs(r#"figure src=a.jpg alt="Chị \"Hoa\"" ảnh='x y' chữ=“Từ Word” rỗng="" "#);
        let expected = [
            ("src", "a.jpg"),
            ("alt", "Chị \"Hoa\""),
            ("ảnh", "x y"),
            ("chữ", "Từ Word"),
            ("rỗng", ""),
        ];
        assert_eq!(args, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
        assert_eq!(wrong, []);
    }

    #[test]
    fn places_are_those_of_the_file() {
        let opening = read("quote by='Lan'", 100, &mut Vec::new());
        assert_eq!(opening.name_span, Span::new(100, 105));
        assert_eq!(opening.args[0].key_span, Span::new(106, 108));
        assert_eq!(opening.args[0].value_span, Span::new(110, 113));
    }

    #[test]
    fn each_fault_is_told_at_its_place_and_the_rest_is_read() {
        let (args, wrong) = pairs("callout loose a=1 = b= \"c\" d=\"x\"y e='open");
        assert_eq!(args, [("a".to_owned(), "1".to_owned())]);
        let places: Vec<_> = wrong.iter().map(|(_, span)| (span.start, span.end)).collect();
        assert_eq!(places, [(8, 13), (18, 19), (20, 22), (23, 26), (32, 33), (36, 41)]);
        assert!(wrong.iter().all(|(code, _)| *code == Code::BadArgument));
    }
}
