//! Properties in, the lines of an iCalendar stream out (RFC 5545 §3.1): escaped, folded, ended by CR LF.
//!
//! Our own, since the `icalendar` crate folds some lines to 76 octets, lets a bare CR through and brings a clock,
//! random ids and seven crates; it reads the result in the tests.

use super::text;

/// Octets of a line without its end.
const WIDTH: usize = 75;

/// A stream that is being written.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// A property whose type has no escapes: date, number, URI, rule. Its name may carry parameters.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|letter| !letter.is_control()).collect();
        self.line(&format!("{name}:{value}"));
    }

    /// A text (RFC 5545 §3.3.11); nothing at all for an empty one.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(&format!("{name}:{}", escape(value)));
        }
    }

    /// A list of texts.
    pub(super) fn texts<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        let values: Vec<String> = values.map(escape).collect();
        if !values.is_empty() {
            self.line(&format!("{name}:{}", values.join(",")));
        }
    }

    /// The stream.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Folds a line, never inside a character.
    fn line(&mut self, line: &str) {
        let mut rest = line;
        let mut width = WIDTH;
        while rest.len() > width {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(width));
            self.0.push_str(head);
            self.0.push_str("\r\n ");
            rest = tail;
            // The space that goes on counts too.
            width = WIDTH - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in text::lines(value).chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}
