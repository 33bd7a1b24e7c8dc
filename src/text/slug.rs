//! In: a title, a term, a heading or a file's stem. Out: the part of a URL (or the id) that it gets.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::normal::{is_accent, is_invisible, is_word_char, repair, unbarred};
use super::syllable::{LONGEST_SYLLABLE, is_syllable};

/// The longest slug, in characters.
pub const MAX_LENGTH: usize = 80;

/// Lower-case ASCII letters and digits joined by `-`, at most [`MAX_LENGTH`] characters.
///
/// A text without any Latin letter keeps its letters, in NFC; a text without letters and digits gives
/// an empty slug. A slug is its own slug.
pub fn slug(text: &str) -> String {
    let letters = without_apostrophes(&without_invisible(&repair(text).to_lowercase()));
    let folded: String = fold(&letters).collect();
    let keeps_script = !folded.contains(is_latin) && folded.chars().any(char::is_alphabetic);
    let joined = if keeps_script {
        join(letters.nfc(), is_word_char)
    } else {
        join(folded.chars(), |c| c.is_ascii_alphanumeric())
    };
    cut(&joined).to_owned()
}

/// Whether a slug can be made of the text's Latin letters; if not, its author should choose one.
pub fn has_latin(text: &str) -> bool {
    fold(&text.to_lowercase()).any(is_latin)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_lowercase()
}

fn fold(lower: &str) -> impl Iterator<Item = char> {
    lower.nfd().filter(|c| !is_accent(*c)).map(unbarred)
}

/// Drops invisible characters; where one stands between two whole syllables it was their space.
fn without_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for piece in text.split(is_invisible) {
        if is_word_boundary(last_word(&kept), first_word(piece)) {
            kept.push(' ');
        }
        kept.push_str(piece);
    }
    Cow::Owned(kept)
}

/// `gia|đình` are two syllables; `to|án`, though each could stand alone, is one.
fn is_word_boundary(left: &str, right: &str) -> bool {
    is_syllable(left) && is_syllable(right) && !is_syllable(&format!("{left}{right}"))
}

/// Looks back no farther than a syllable can reach, so that a long word without spaces costs no more than a short one.
fn last_word(text: &str) -> &str {
    let start = text.floor_char_boundary(text.len().saturating_sub(LONGEST_SYLLABLE + 1));
    let end = text.get(start..).unwrap_or_default();
    end.rsplit(is_between_words).next().unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.split(is_between_words).next().unwrap_or_default()
}

fn is_between_words(c: char) -> bool {
    !is_word_char(c)
}

/// Drops the apostrophes inside a word: M'nông is one name, not two.
fn without_apostrophes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, '\'' | '’' | 'ʼ' | '‘')
            && kept.ends_with(is_word_char)
            && chars.peek().is_some_and(|next| next.is_alphabetic());
        if !joins {
            kept.push(c);
        }
    }
    kept
}

fn join(chars: impl Iterator<Item = char>, keeps: impl Fn(char) -> bool) -> String {
    let mut joined = String::new();
    let mut gap = false;
    for c in chars {
        if !keeps(c) {
            gap = !joined.is_empty();
            continue;
        }
        if gap {
            joined.push('-');
            gap = false;
        }
        joined.push(c);
    }
    joined
}

/// At most [`MAX_LENGTH`] characters, cut between words; one endless word is cut between graphemes.
fn cut(joined: &str) -> &str {
    let Some((limit, next)) = joined.char_indices().nth(MAX_LENGTH) else {
        return joined;
    };
    let head = joined.get(..limit).unwrap_or(joined);
    if next == '-' {
        return head;
    }
    match head.rsplit_once('-') {
        Some((whole_words, _)) => whole_words,
        None => {
            let end = joined
                .grapheme_indices(true)
                .map(|(start, _)| start)
                .take_while(|start| *start <= limit)
                .last()
                .filter(|end| *end > 0);
            end.and_then(|end| head.get(..end)).unwrap_or(head)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::vectors;

    #[test]
    fn slugs_are_those_of_the_vectors() {
        for (text, expected) in vectors::pairs("slug") {
            assert_eq!(slug(&text), expected, "slug of {text}");
        }
    }

    #[test]
    fn another_script_keeps_its_letters() {
        assert_eq!(slug("ភាសាខ្មែរ 2024!"), "ភាសាខ្មែរ-2024");
        assert_eq!(slug("Khmer: ភាសា"), "khmer");
        assert!(!has_latin("ភាសាខ្មែរ"));
        assert!(has_latin("Đ"));
    }

    #[test]
    fn digits_alone_are_a_slug_and_signs_are_none() {
        assert_eq!(slug("24/7"), "24-7");
        assert_eq!(slug("— … !"), "");
    }

    #[test]
    fn an_invisible_character_inside_a_syllable_leaves_no_gap() {
        assert_eq!(slug("to\u{AD}án"), "toan");
        assert_eq!(slug("bì\u{200B}nh đẳ\u{AD}ng"), "binh-dang");
    }

    #[test]
    fn a_quoted_word_keeps_its_own_place() {
        assert_eq!(slug("Nói ‘không’ với bạo lực"), "noi-khong-voi-bao-luc");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let slug = slug(&"tháng hành động ".repeat(9));
        assert_eq!(
            slug,
            "thang-hanh-dong-thang-hanh-dong-thang-hanh-dong-thang-hanh-dong-thang-hanh-dong"
        );
        assert!(slug.len() <= MAX_LENGTH);
        assert_eq!(super::slug(&"x".repeat(200)), "x".repeat(MAX_LENGTH));
    }

    proptest! {
        #[test]
        fn a_slug_is_its_own_slug(text in "\\PC*|[a-zđ'’ \u{AD}\u{200B}\u{300}-\u{323}ក-៓0-9-]{0,120}") {
            let once = slug(&text);
            prop_assert!(once.chars().count() <= MAX_LENGTH);
            prop_assert_eq!(slug(&once), once);
        }

        #[test]
        fn both_normal_forms_have_one_slug(text in "\\PC*|[a-zA-ZđĐ' \u{AD}\u{300}-\u{323}]*") {
            let nfd: String = text.nfd().collect();
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(slug(&nfd), slug(&nfc));
            prop_assert_eq!(has_latin(&nfd), has_latin(&nfc));
        }
    }
}
