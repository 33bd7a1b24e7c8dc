//! In: a token (a word between spaces). Out: the keys by which tokens are compared (toned key,
//! fold) and whether the token is a syllable that Vietnamese can have.

mod grammar;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::normal::{TONES, is_accent, is_invisible, repair, unbarred};

pub(super) use grammar::for_each_syllable;
pub use grammar::{LONGEST_SYLLABLE, is_syllable};

/// The key by which two words are the same word: letters with their shape marks, the tone as a
/// digit at the end (huyền 1, sắc 2, ngã 3, hỏi 4, nặng 5).
///
/// Old and new tone placement agree (`hoà` = `hòa` = `hoa1`), and so do `kĩ` and `kỹ`. A token
/// with digits is its own key in lower case, marked `#`: `A4` must not become `ả`.
pub fn toned_key(token: &str) -> String {
    match split_tone(token) {
        Parts::Literal(key) => key,
        Parts::Word { letters, tone: 0 } => letters,
        Parts::Word { mut letters, tone } => {
            letters.push(char::from(b'0' + tone));
            letters
        }
    }
}

/// The toned key without tone, shapes and bars (`đường` → `duong`): what somebody types who types no marks.
///
/// Only for finding: unrelated words share a fold. A token with digits is its own fold, marked `#`.
pub fn fold(token: &str) -> String {
    match split_tone(token) {
        Parts::Literal(key) => key,
        Parts::Word { letters, .. } => strip(&letters),
    }
}

/// A whole text in lower case without marks and bars, letter by letter; all else stays as it is.
///
/// Unlike [`fold`] it knows no tokens: no `#` before digits, and `kỹ` stays apart from `kĩ`.
pub fn fold_text(text: &str) -> String {
    strip(&lower(text))
}

enum Parts {
    /// A token with digits, ready to be used as key.
    Literal(String),
    /// Letters with shapes in NFC, and the tone from 0 (ngang) to 5.
    Word { letters: String, tone: u8 },
}

fn split_tone(token: &str) -> Parts {
    let token = lower(token);
    if token.chars().any(char::is_numeric) {
        return Parts::Literal(format!("#{token}"));
    }
    let mut tone = 0;
    let letters: String = token
        .nfd()
        .filter(|c| match (1..).zip(TONES).find(|(_, mark)| mark == c) {
            Some((digit, _)) => {
                tone = digit;
                false
            }
            None => true,
        })
        .nfc()
        .collect();
    Parts::Word { letters: with_final_i(letters), tone }
}

/// Repaired, lower case, without invisible characters, Icelandic and African look-alikes of đ replaced.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let lower = repair(text).to_lowercase();
    if !lower.contains(|c: char| is_invisible(c) || matches!(c, 'ð' | 'ɖ')) {
        return Cow::Owned(repaired(lower));
    }
    let lower = lower
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if matches!(c, 'ð' | 'ɖ') { 'đ' } else { c })
        .collect();
    Cow::Owned(repaired(lower))
}

fn repaired(text: String) -> String {
    match repair(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(repaired) => repaired,
    }
}

fn strip(lower: &str) -> String {
    lower.nfd().filter(|c| !is_accent(*c)).map(unbarred).nfc().collect()
}

/// `kỹ` and `kĩ` are one word in two spellings; `quý` and `quí` too.
pub(super) fn with_final_i(letters: String) -> String {
    match letters.strip_suffix('y') {
        Some(onset @ ("b" | "h" | "k" | "l" | "m" | "n" | "s" | "t" | "v" | "qu")) => {
            format!("{onset}i")
        }
        _ => letters,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::vectors;

    #[test]
    fn keys_are_those_of_the_vectors() {
        for (token, key) in vectors::pairs("key") {
            assert_eq!(toned_key(&token), key, "key of {token}");
        }
    }

    #[test]
    fn folds_are_those_of_the_vectors() {
        for (token, folded) in vectors::pairs("fold") {
            assert_eq!(fold(&token), folded, "fold of {token}");
        }
    }

    #[test]
    fn highland_letters_fold_to_their_base() {
        assert_eq!(fold("Ƀuôn"), "buon");
        assert_eq!(fold("Čư\u{306}"), "cu");
    }

    #[test]
    fn a_look_alike_of_đ_is_đ() {
        assert_eq!(toned_key("Ðắk"), toned_key("Đắk"));
        assert_eq!(toned_key("Ɖắk"), "đăk2");
    }

    #[test]
    fn folding_a_text_keeps_what_is_no_letter() {
        assert_eq!(fold_text("Điều 19, khoản 2: “Kỹ năng”"), "dieu 19, khoan 2: “ky nang”");
    }

    proptest! {
        #[test]
        fn both_normal_forms_have_one_key(token in "[a-zA-Z0-9đĐ\u{300}-\u{323}]*|\\PC*") {
            let nfd: String = token.nfd().collect();
            let nfc: String = token.nfc().collect();
            prop_assert_eq!(toned_key(&nfd), toned_key(&nfc));
            prop_assert_eq!(fold(&nfd), fold(&nfc));
            prop_assert_eq!(fold_text(&nfd), fold_text(&nfc));
            prop_assert_eq!(is_syllable(&nfd), is_syllable(&nfc));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold_text(&text);
            prop_assert_eq!(fold_text(&once), once);
        }
    }
}
