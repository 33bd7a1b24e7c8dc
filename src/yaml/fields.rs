//! A mapping and the table of its keys in, typed values out; every finding is kept for [`Fields::finish`].
//!
//! Keys and words compare by [`key_form`], so `Tiêu đề`, `tieu_de` and (by the table) `title` are one key.

mod dates;
mod lists;
mod values;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

pub use values::is_web_address;

use super::{Entry, Map, Spanned};
use crate::diagnostics::{Code, Diagnostic, Message, Span};
use crate::say;
use crate::text::nearest::{key_form, nearest};

/// A key that a mapping may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The English spelling, by which the program asks for it.
    pub name: &'static str,
    /// The Vietnamese spellings, with their marks.
    pub also: &'static [&'static str],
}

impl Key {
    /// All spellings, the English one first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }

    /// The spelling that messages in Vietnamese use.
    pub fn vietnamese(&self) -> &'static str {
        self.also.first().copied().unwrap_or(self.name)
    }
}

/// A mapping whose values are read one by one by their English names.
pub struct Fields<'a> {
    span: Span,
    keys: Vec<Key>,
    found: Vec<(&'static str, &'a Entry)>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Matches a mapping's keys with those of the tables. Unknown keys, and keys that stand there twice in
    /// different spellings, are reported. `span` is the mapping's place.
    pub fn new(map: &'a Map, span: Span, keys: &[&[Key]]) -> Self {
        let keys: Vec<Key> = keys.concat();
        let mut fields = Fields { span, keys, found: Vec::new(), diagnostics: Vec::new() };
        for entry in &map.entries {
            match fields.name_of(&entry.key.value) {
                Some(name) => fields.add(name, entry),
                None => fields.unknown(&entry.key),
            }
        }
        fields
    }

    fn name_of(&self, written: &str) -> Option<&'static str> {
        let exact = self.keys.iter().find(|key| key.spellings().any(|known| known == written));
        let key = exact.or_else(|| {
            let form = key_form(written);
            self.keys.iter().find(|key| key.spellings().any(|known| form_of_known(known, &form)))
        });
        key.map(|key| key.name)
    }

    fn add(&mut self, name: &'static str, entry: &'a Entry) {
        let Some(first) = self.entry(name) else {
            self.found.push((name, entry));
            return;
        };
        let (one, two) = (&first.key.value, &entry.key.value);
        let finding = Diagnostic::new(
            Code::DuplicateKey,
            say!(
                "`{two}` và `{one}` ở trên là cùng một khoá.",
                "`{two}` and `{one}` above are the same key."
            ),
        );
        let (first, second) = (first.as_line(), entry.as_line());
        let hint = say!(
            "Giữ một dòng, xoá dòng kia: `{first}` hoặc `{second}`.",
            "Keep one of the two lines: `{first}` or `{second}`."
        );
        self.report(finding.hint(hint).at(entry.key.span));
    }

    fn unknown(&mut self, key: &Spanned<String>) {
        let written = &key.value;
        let known = self.keys.iter().flat_map(Key::spellings);
        let hint = match nearest(written, known) {
            Some(near) => say!("Có phải ý bạn là `{near}`?", "Did you mean `{near}`?"),
            None => {
                let vi = list_of(self.keys.iter().map(Key::vietnamese));
                let en = list_of(self.keys.iter().map(|key| key.name));
                say!("Các khoá dùng được ở đây: {vi}.", "The keys known here: {en}.")
            }
        };
        let finding = Diagnostic::new(
            Code::UnknownKey,
            say!("Không có khoá nào tên là `{written}`.", "There is no key `{written}`."),
        );
        self.report(finding.hint(hint).at(key.span));
    }

    /// The entry of a key, by its English name.
    pub fn entry(&self, name: &str) -> Option<&'a Entry> {
        self.found.iter().find(|(known, _)| *known == name).map(|(_, entry)| *entry)
    }

    /// The mapping's place.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Adds a finding of the caller's own.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the findings of a mapping inside this one.
    pub fn absorb(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// Reads a mapping inside this one, with keys of its own; what is wrong in it is found here too.
    pub fn inner<T>(
        &mut self,
        map: &'a Map,
        span: Span,
        keys: &[Key],
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> T {
        let mut inner = Fields::new(map, span, &[keys]);
        let value = read(&mut inner);
        self.absorb(inner.finish());
        value
    }

    /// Reports a value that should have been written in another form.
    pub fn wrong_form(&mut self, span: Span, example: &str) {
        self.report(
            Diagnostic::new(
                Code::WrongType,
                say!("giá trị này không đúng dạng", "this value has the wrong form"),
            )
            .at(span)
            .hint(say!("viết theo dạng {example}", "write it like {example}")),
        );
    }

    /// All that was found wrong.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The entry of a key that has a value.
    pub fn filled(&self, name: &str) -> Option<&'a Entry> {
        self.entry(name).filter(|entry| !entry.value.value.is_empty())
    }

    fn report_at(&mut self, span: Span, code: Code, message: Message, hint: Message) {
        self.report(Diagnostic::new(code, message).hint(hint).at(span));
    }

    fn wrong_type(&mut self, entry: &Entry, needed: &Message, hint: Message) {
        let (key, span) = (&entry.key.value, entry.value.span);
        let (vi, en) = (&needed.vi, &needed.en);
        let message =
            say!("Giá trị của `{key}` phải là {vi}.", "The value of `{key}` must be {en}.");
        self.report_at(span, Code::WrongType, message, hint);
    }

    fn key(&self, name: &str) -> Option<Key> {
        self.keys.iter().find(|key| key.name == name).copied()
    }
}

/// `a`, `b`, `c`: for hints.
fn list_of<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Whether a spelling of the tables has a form. The forms are kept: the tables never change and every page asks.
fn form_of_known(known: &'static str, form: &str) -> bool {
    thread_local! {
        static FORMS: RefCell<HashMap<&'static str, Rc<str>>> = RefCell::default();
    }
    FORMS.with_borrow_mut(|forms| {
        let of_known = forms.entry(known).or_insert_with(|| key_form(known).into());
        **of_known == *form
    })
}

#[cfg(test)]
mod tests;
