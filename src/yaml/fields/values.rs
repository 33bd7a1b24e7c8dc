//! One key in; its text, flag, number, choice, address or localized text out.

use super::{Fields, list_of};
use crate::diagnostics::{Code, Diagnostic, Message, Severity};
use crate::say;
use crate::text::language;
use crate::text::nearest::key_form;
use crate::yaml::{Entry, Localized, Map, Node, Spanned};

impl Fields<'_> {
    /// A text without blanks around it; none when the key is missing or empty.
    ///
    /// # Reports
    /// `wrong-type` for a list or a mapping.
    pub fn text(&mut self, name: &str) -> Option<Spanned<String>> {
        let entry = self.filled(name)?;
        let text = entry.value.value.as_text().map(str::to_owned);
        if text.is_none() {
            let hint = say!(
                "Viết trên một dòng, sau dấu hai chấm.",
                "Write it on one line, after the colon."
            );
            self.wrong_type(entry, &say!("một dòng chữ", "a text"), hint);
        }
        text.map(|value| Spanned { value, span: entry.value.span })
    }

    /// A text that must be there.
    ///
    /// # Reports
    /// `missing-key` at the mapping's beginning, or at the key when its value is empty.
    pub fn required_text(&mut self, name: &str) -> Option<Spanned<String>> {
        if self.filled(name).is_none() {
            self.missing(name);
            return None;
        }
        self.text(name)
    }

    /// Reports that a key which must be there is missing or empty.
    pub fn missing(&mut self, name: &str) {
        let key = self.key(name);
        let vi = key.map_or(name, |key| key.vietnamese());
        let hint = say!("Thêm dòng `{vi}: …`.", "Add a line `{name}: …`.");
        if let Some(entry) = self.entry(name) {
            let written = &entry.key.value;
            let message = say!("Khoá `{written}` còn trống.", "The key `{written}` is empty.");
            let hint = say!("Viết giá trị sau `{written}:`.", "Write a value after `{written}:`.");
            self.report_at(entry.key.span, Code::MissingKey, message, hint);
            return;
        }
        let mut start = self.span;
        start.end = start.start;
        let message = say!("Thiếu khoá bắt buộc `{vi}`.", "The required key `{name}` is missing.");
        self.report_at(start, Code::MissingKey, message, hint);
    }

    /// Yes or no: `có`, `không`, `đúng`, `sai`, `yes`, `no`, `true`, `false`, `1`, `0`.
    ///
    /// # Reports
    /// `wrong-type` for anything else.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        let entry = self.filled(name)?;
        let form = entry.value.value.as_text().map(key_form).unwrap_or_default();
        let flag = match form.as_str() {
            "true" | "yes" | "co" | "dung" | "1" => Some(true),
            "false" | "no" | "khong" | "sai" | "0" => Some(false),
            _ => None,
        };
        if flag.is_none() {
            let key = &entry.key.value;
            let hint =
                say!("Viết `{key}: có` hoặc `{key}: không`.", "Write `{key}: yes` or `{key}: no`.");
            self.wrong_type(entry, &say!("`có` hoặc `không`", "`yes` or `no`"), hint);
        }
        flag
    }

    /// A whole number.
    ///
    /// # Reports
    /// `wrong-type` for anything else.
    pub fn integer(&mut self, name: &str) -> Option<Spanned<i64>> {
        let entry = self.filled(name)?;
        let value = entry.value.value.as_text().and_then(|text| text.parse().ok());
        if value.is_none() {
            let key = &entry.key.value;
            let hint =
                say!("Chỉ viết chữ số, ví dụ `{key}: 3`.", "Write only digits, as in `{key}: 3`.");
            self.wrong_type(entry, &say!("một số nguyên", "a whole number"), hint);
        }
        value.map(|value| Spanned { value, span: entry.value.span })
    }

    /// One of a closed list of words; each choice has its spellings, the English one first.
    ///
    /// # Reports
    /// `bad-value` with all choices: the nearest word may mean the opposite (`hoãn`, `hoàn thành`).
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(T, &[&str])]) -> Option<Spanned<T>> {
        let written = self.text(name)?;
        let value = self.one_of(name, &written, choices)?;
        Some(Spanned { value, span: written.span })
    }

    /// One of a closed list of words, written as an item of a key's list.
    ///
    /// # Reports
    /// As for [`Fields::choice`].
    pub fn one_of<T: Copy>(
        &mut self,
        name: &str,
        written: &Spanned<String>,
        choices: &[(T, &[&str])],
    ) -> Option<T> {
        let form = key_form(&written.value);
        let is_it = |word: &&str| **word == *written.value || key_form(word) == form;
        if let Some((value, _)) = choices.iter().find(|(_, words)| words.iter().any(is_it)) {
            return Some(*value);
        }
        let key = self.written_key(name);
        let text = &written.value;
        let message = say!("`{key}` không nhận giá trị `{text}`.", "`{key}` can't be `{text}`.");
        self.report_at(written.span, Code::BadValue, message, all_choices(choices));
        None
    }

    /// A complete http(s) address (RFC 3986) without user name and blanks.
    ///
    /// # Reports
    /// `bad-url` for anything else.
    pub fn url(&mut self, name: &str) -> Option<Spanned<String>> {
        let url = self.text(name)?;
        if is_web_address(&url.value) {
            return Some(url);
        }
        let key = self.written_key(name);
        let text = &url.value;
        let message = say!(
            "`{key}` phải là một địa chỉ web đầy đủ.",
            "`{key}` must be a complete web address."
        );
        let bare = text.split_once("://").is_none() && is_web_address(&format!("https://{text}"));
        let hint = if bare && text.contains('.') {
            say!("Viết `https://{text}`.", "Write `https://{text}`.")
        } else {
            say!(
                "Viết cả `https://`, không có dấu cách, ví dụ `https://example.vn/trang`.",
                "Write it with `https://` and without spaces, as in `https://example.vn/page`."
            )
        };
        self.report_at(url.span, Code::BadUrl, message, hint);
        None
    }

    /// A text, or a mapping from languages to texts.
    ///
    /// # Reports
    /// `wrong-type` for a list; `bad-value` for a key that is no language tag.
    pub fn localized(&mut self, name: &str) -> Option<Localized> {
        let entry = self.filled(name)?;
        match &entry.value.value {
            Node::Map(map) => Some(self.by_language(map)),
            _ => self.text(name).map(|text| Localized::same(text.value)),
        }
    }

    fn by_language(&mut self, map: &Map) -> Localized {
        let mut localized = Localized::default();
        for entry in &map.entries {
            let written = &entry.key.value;
            let meant = language::likely_meant(written);
            if meant.is_some() || !language::is_well_formed(written) {
                self.odd_language(&entry.key, meant);
            }
            if let Some(text) = self.wording(entry) {
                let tag = meant.unwrap_or(written).to_ascii_lowercase();
                localized.by_language.entry(tag).or_insert(text);
            }
        }
        localized
    }

    fn odd_language(&mut self, key: &Spanned<String>, meant: Option<&str>) {
        let written = &key.value;
        let message =
            say!("`{written}` không phải mã ngôn ngữ.", "`{written}` is no language tag.");
        let mut finding = Diagnostic::new(Code::BadValue, message).at(key.span);
        finding = match meant {
            Some(meant) => finding.hint(say!("Viết `{meant}:`.", "Write `{meant}:`.")),
            None => finding.hint(say!("Viết `vi:`, `en:`, …", "Write `vi:`, `en:`, …")),
        };
        if meant.is_some() {
            // The text can be used: only the country's code stands for the language's.
            finding.severity = Severity::Warning;
        }
        self.report(finding);
    }

    fn wording(&mut self, entry: &Entry) -> Option<String> {
        let text = entry.value.value.as_text().map(str::to_owned);
        if text.is_none() && !entry.value.value.is_empty() {
            let hint = say!(
                "Viết trên một dòng, sau dấu hai chấm.",
                "Write it on one line, after the colon."
            );
            self.wrong_type(entry, &say!("một dòng chữ", "a text"), hint);
        }
        text
    }

    /// The key as its author wrote it.
    pub(super) fn written_key(&self, name: &str) -> String {
        self.entry(name).map_or(name, |entry| entry.key.value.as_str()).to_owned()
    }
}

/// The spelling with marks; English may have two of its own (`cancelled`, `canceled`).
fn vietnamese<'w>(words: &[&'w str]) -> Option<&'w str> {
    let marked = words.iter().find(|word| !word.is_ascii());
    marked.or(words.get(1)).or(words.first()).copied()
}

fn all_choices<T>(choices: &[(T, &[&str])]) -> Message {
    let vi = list_of(choices.iter().filter_map(|(_, words)| vietnamese(words)));
    let en = list_of(choices.iter().filter_map(|(_, words)| words.first()).copied());
    say!("Chọn một trong: {vi}.", "Choose one of {en}.")
}

/// Whether a text is an absolute http(s) address that can stand in a link as it is.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let is_host = if let Some(address) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        address.parse::<std::net::Ipv6Addr>().is_ok()
    } else {
        let label = |label: &str| !label.is_empty() && label.chars().all(is_host_character);
        host.strip_suffix('.').unwrap_or(host).split('.').all(label)
    };
    let is_http = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let is_port = port.is_empty() || port.parse::<u16>().is_ok();
    is_http && is_host && is_port && rest.chars().all(is_address_character)
}

fn is_host_character(character: char) -> bool {
    character.is_alphanumeric() || character == '-' || ('\u{300}'..='\u{36F}').contains(&character)
}

/// Browsers take `\` for `/`; invisible characters make an address look like another.
fn is_address_character(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        && !matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        && !matches!(character, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
