//! Texts of authors in, texts that a calendar line can hold out. Escaping and folding come later.

use std::borrow::Cow;

/// Paragraphs: line breaks of any kind become `\n`, other control characters go.
pub(super) fn lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_odd) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    Cow::Owned(text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect())
}

/// One line.
pub(super) fn line(text: &str) -> String {
    let one = lines(text).replace('\n', " ");
    one.trim().to_owned()
}

fn is_odd(letter: char) -> bool {
    (letter.is_control() && letter != '\n') || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_is_left() {
        assert_eq!(lines("a\r\nb\rc\u{2028}d\u{0}e\tf"), "a\nb\nc\nde\u{66}");
        assert_eq!(line(" a\r\nBEGIN:VEVENT\n"), "a BEGIN:VEVENT");
        assert!(matches!(lines("Lễ phát động\n8 giờ"), Cow::Borrowed(_)));
    }
}
