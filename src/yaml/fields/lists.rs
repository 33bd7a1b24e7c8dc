//! One key in; its list, mapping or free value out.

use super::Fields;
use crate::diagnostics::{Code, Span};
use crate::say;
use crate::yaml::{Entry, Map, Node, Scalar, Spanned};

impl<'a> Fields<'a> {
    /// Texts: a YAML list, or one line with commas, whose parts have places of their own. Empty ones are left out.
    ///
    /// # Reports
    /// `too-many` once when there are more than `limit`, the rest is left out; `wrong-type` for what is no text.
    pub fn texts(&mut self, name: &str, limit: usize) -> Vec<Spanned<String>> {
        let Some(entry) = self.filled(name) else { return Vec::new() };
        let texts = match &entry.value.value {
            Node::List(items) => self.items(entry, items),
            Node::Scalar(scalar) => parts(scalar, entry.value.span),
            _ => {
                self.not_a_list(entry);
                Vec::new()
            }
        };
        self.cut(entry, texts, limit)
    }

    fn items(&mut self, entry: &Entry, items: &[Spanned<Node>]) -> Vec<Spanned<String>> {
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            if let Some(text) = item.value.as_text() {
                texts.push(Spanned { value: text.to_owned(), span: item.span });
            } else if !item.value.is_empty() {
                let key = &entry.key.value;
                let message = say!(
                    "Mỗi mục của `{key}` phải là một dòng chữ.",
                    "Each item of `{key}` must be a text."
                );
                let hint = say!(
                    "Nếu mục có dấu hai chấm, đặt nó trong dấu nháy.",
                    "If it contains a colon, put it in quotes."
                );
                self.report_at(item.span, Code::WrongType, message, hint);
            }
        }
        texts
    }

    fn cut(
        &mut self,
        entry: &Entry,
        mut texts: Vec<Spanned<String>>,
        limit: usize,
    ) -> Vec<Spanned<String>> {
        if let Some(first) = texts.get(limit) {
            let (key, count) = (&entry.key.value, texts.len());
            let message = say!(
                "`{key}` có {count} mục; nhiều nhất là {limit}.",
                "`{key}` has {count} items; {limit} are allowed."
            );
            let hint = say!("Bỏ bớt từ mục này trở đi.", "Remove this item and those after it.");
            self.report_at(first.span, Code::TooMany, message, hint);
            texts.truncate(limit);
        }
        texts
    }

    /// A list.
    ///
    /// # Reports
    /// `wrong-type` for a text or a mapping.
    pub fn list(&mut self, name: &str) -> Option<&'a [Spanned<Node>]> {
        let entry = self.filled(name)?;
        let items = entry.value.value.as_list();
        if items.is_none() {
            self.not_a_list(entry);
        }
        items
    }

    /// The items of a list, or a single value as a list of one.
    pub fn nodes(&mut self, name: &str) -> &'a [Spanned<Node>] {
        match self.filled(name).map(|entry| &entry.value) {
            None => &[],
            Some(Spanned { value: Node::List(items), .. }) => items,
            Some(single) => std::slice::from_ref(single),
        }
    }

    /// A mapping with its place.
    ///
    /// # Reports
    /// `wrong-type` for a text or a list.
    pub fn map(&mut self, name: &str) -> Option<(&'a Map, Span)> {
        let entry = self.filled(name)?;
        let map = entry.value.value.as_map();
        if map.is_none() {
            let key = &entry.key.value;
            let hint = say!(
                "Xuống dòng sau `{key}:` rồi viết từng dòng `khoá: giá trị`, thụt vào hai dấu cách.",
                "After `{key}:` begin a new line and write `key: value` lines indented by two spaces."
            );
            self.wrong_type(entry, &say!("các dòng `khoá: giá trị`", "`key: value` lines"), hint);
        }
        map.map(|map| (map, entry.value.span))
    }

    /// Any value as JSON, see [`Node::to_json`].
    pub fn free(&mut self, name: &str) -> Option<serde_json::Value> {
        self.entry(name).map(|entry| entry.value.value.to_json())
    }

    fn not_a_list(&mut self, entry: &Entry) {
        let key = &entry.key.value;
        let hint = say!(
            "Viết `{key}: [một, hai]`, hoặc mỗi mục một dòng bắt đầu bằng `- `.",
            "Write `{key}: [one, two]`, or each item on a line that begins with `- `."
        );
        self.wrong_type(entry, &say!("một danh sách", "a list"), hint);
    }
}

/// One line cut at its commas. A text whose bytes are not those of the file (escapes, several lines) gives
/// all its parts the place of the whole.
fn parts(scalar: &Scalar, span: Span) -> Vec<Spanned<String>> {
    let length = span.range().len();
    let quotes = usize::from(scalar.quoted);
    let as_written = length == scalar.text.len() + 2 * quotes && !scalar.text.contains('\n');
    let mut texts = Vec::new();
    let mut at = span.start as usize + quotes;
    for part in scalar.text.split(',') {
        let text = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        if !text.is_empty() {
            let own = Span::new(start, start + text.len());
            let span = if as_written { own } else { span };
            texts.push(Spanned { value: text.to_owned(), span });
        }
    }
    texts
}
