//! In: text as somebody typed, pasted or named a file. Out: the same text in NFC, its marks in
//! Vietnamese order.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Tone marks in the order of their digits in a toned key: huyền, sắc, ngã, hỏi, nặng.
pub(super) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';

/// Puts a text into NFC (UAX #15) and joins shape marks that were typed after the tone.
///
/// `e` + acute + circumflex stays apart in NFC, since both marks sit above the letter and their
/// order counts; to a reader it is `ế` all the same. Borrows when there is nothing to mend.
pub fn repair(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let mut chars: Vec<char> = text.nfd().collect();
    // The horn and the dot below have combining classes of their own: NFD has sorted them already.
    for marks in chars.chunk_by_mut(|a, b| is_mark_above(*a) && is_mark_above(*b)) {
        if marks.len() > 1 {
            marks.sort_by_key(|mark| TONES.contains(mark));
        }
    }
    let repaired: String = chars.into_iter().nfc().collect();
    if repaired == text { Cow::Borrowed(text) } else { Cow::Owned(repaired) }
}

fn is_mark_above(c: char) -> bool {
    matches!(c, CIRCUMFLEX | BREVE | '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}')
}

/// Characters that show nothing and come along when text is pasted: soft hyphen, zero-width
/// spaces and joiners, direction marks, the byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A combining accent, which folding drops; the vowel signs of other scripts are none.
pub(super) fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// A letter, a digit, or a mark that a decomposed letter is followed by.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// What folding makes of a lower-case letter that has no decomposition.
pub(super) fn unbarred(c: char) -> char {
    match c {
        'đ' | 'ð' | 'ɖ' => 'd',
        'ƀ' => 'b',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn composed_text_is_borrowed() {
        for text in ["plain", "Tháng hành động vì bình đẳng giới", "ê̆ ơ̆ ư̆", "ខ្មែរ"]
        {
            assert!(matches!(repair(text), Cow::Borrowed(_)), "{text} was changed");
        }
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(repair("Đa\u{306}\u{301}k No\u{302}ng"), "Đắk Nông");
    }

    #[test]
    fn a_tone_before_its_shape_is_joined() {
        assert_eq!(repair("tie\u{301}\u{302}ng"), "tiếng");
        assert_eq!(repair("ti\u{E9}\u{302}ng"), "tiếng");
        assert_eq!(repair("đa\u{309}\u{306}ng"), "đẳng");
        assert_eq!(repair("gio\u{301}\u{31B}i"), "giới");
        assert_eq!(repair("ba\u{323}\u{302}n"), "bận");
    }

    #[test]
    fn a_tone_stays_outside_the_two_shapes_of_highland_letters() {
        assert_eq!(repair("e\u{302}\u{301}\u{306}"), repair("e\u{302}\u{306}\u{301}"));
    }

    proptest! {
        #[test]
        fn repairing_twice_changes_nothing(text in "\\PC*") {
            let once = repair(&text).into_owned();
            prop_assert_eq!(repair(&once), once.as_str());
        }

        #[test]
        fn both_normal_forms_give_one_text(text in "[a-zA-Z\u{300}-\u{36F} ]*|\\PC*") {
            let nfd: String = text.nfd().collect();
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(repair(&nfd), repair(&nfc));
        }
    }
}
