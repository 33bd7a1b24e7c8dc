//! In: a word as codes of letters. Out: whether Vietnamese can have it, and where its tone may stand.
//! The grammar of `syllable`, spread out into a table once, so that a page costs one look-up a word.

use std::sync::LazyLock;

use super::letters::{LETTERS, code, is_vowel, letter};
use crate::text::syllable::for_each_syllable;

/// The longest word that a key can hold: no syllable has more than seven letters.
pub(super) const LONGEST: usize = 10;

/// More than twice the number of syllables, a power of two.
const SLOTS: usize = 1 << 14;

/// Letters packed into one number, six bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Packed(u64);

impl Packed {
    pub(super) fn of(codes: &[u8]) -> Packed {
        codes.iter().fold(Packed::default(), |packed, code| packed.and(*code))
    }

    pub(super) fn and(self, code: u8) -> Packed {
        Packed(self.0 << 6 | u64::from(code))
    }

    fn slot(self) -> usize {
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as usize % SLOTS
    }
}

/// A syllable without its tone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    packed: Packed,
    /// It ends in a stop and so bears sắc or nặng alone.
    is_stopped: bool,
    /// The letters that may bear the tone in the old placement (hòa), as bits from the first letter.
    old: u8,
    /// The same in the new placement (hoà).
    new: u8,
}

/// How the tone of a syllable is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placement {
    /// In the only way that there is.
    Plain,
    /// hòa
    Old,
    /// hoà
    New,
    /// On a letter that bears it in neither way.
    Wrong,
}

impl Form {
    /// Whether the syllable can have this tone.
    pub(super) fn allows(self, tone: u8) -> bool {
        !self.is_stopped || matches!(tone, 2 | 5)
    }

    /// How a tone on the letter at `at` is placed.
    pub(super) fn placement(self, at: usize) -> Placement {
        let bit = 1_u8.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0);
        match (self.old & bit != 0, self.new & bit != 0) {
            (true, true) => Placement::Plain,
            (true, false) => Placement::Old,
            (false, true) => Placement::New,
            (false, false) => Placement::Wrong,
        }
    }

    /// The letter that bears the tone.
    pub(super) fn tone_at(self, placement: Placement) -> usize {
        let bits = if placement == Placement::New { self.new } else { self.old };
        bits.trailing_zeros() as usize
    }
}

/// All syllables, without tones.
pub(super) struct Forms {
    slots: Vec<Form>,
}

/// The table.
pub(super) static FORMS: LazyLock<Forms> = LazyLock::new(Forms::new);

impl Forms {
    fn new() -> Forms {
        let mut forms = Forms { slots: vec![Form::default(); SLOTS] };
        for_each_syllable(|onset, rime| forms.add(form(onset, rime)));
        forms
    }

    fn add(&mut self, form: Form) {
        let mut slot = form.packed.slot();
        while let Some(taken) = self.slots.get_mut(slot) {
            if taken.packed == Packed::default() || taken.packed == form.packed {
                *taken = form;
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    pub(super) fn get(&self, packed: Packed) -> Option<Form> {
        let mut slot = packed.slot();
        loop {
            let form = self.slots.get(slot)?;
            if form.packed == Packed::default() {
                return None;
            }
            if form.packed == packed {
                return Some(*form);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether a word, in any case, is a syllable with one tone that it can have.
    pub(super) fn has(&self, word: &str) -> bool {
        let (mut packed, mut tone, mut tones, mut length) = (Packed::default(), 0, 0, 0);
        for c in word.chars() {
            let letter = LETTERS.get(c);
            if letter.code == 0 || length == LONGEST {
                return false;
            }
            if letter.tone > 0 {
                tone = letter.tone;
                tones += 1;
            }
            packed = packed.and(letter.code);
            length += 1;
        }
        tones < 2 && self.get(packed).is_some_and(|form| form.allows(tone))
    }
}

fn form(onset: &str, rime: &str) -> Form {
    let codes: Vec<u8> = onset.chars().chain(rime.chars()).map(code).collect();
    let (old, new) = tone_places(&codes, onset, rime);
    let is_stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    Form { packed: Packed::of(&codes), is_stopped, old, new }
}

/// Bits of the letters that may bear the tone, in the old and in the new placement.
fn tone_places(codes: &[u8], onset: &str, rime: &str) -> (u8, u8) {
    let mut start = onset.chars().count();
    // The u of qu and the i of gi are no vowels, unless there is no other.
    let glide = matches!((onset, rime.chars().next()), ("q", Some('u')) | ("g", Some('i')));
    if glide && codes.get(start + 1).is_some_and(|next| is_vowel(*next)) {
        start += 1;
    }
    let vowels: Vec<char> =
        codes.iter().skip(start).take_while(|code| is_vowel(**code)).map(|c| letter(*c)).collect();
    let is_open = start + vowels.len() == codes.len();
    let shaped = vowels.iter().rposition(|c| matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'));
    let bit = |at: usize| 1_u8 << (start + at);
    if let Some(at) = shaped {
        // ưu, ưa and ưi bear it on their ư, which is then the last with a shape.
        return (bit(at), bit(at));
    }
    match vowels.as_slice() {
        ['o', 'o'] => (bit(0) | bit(1), bit(0) | bit(1)),
        ['o', 'a' | 'e'] | ['u', 'y'] if is_open => (bit(0), bit(1)),
        [_, _, _] => (bit(1), bit(1)),
        [_, _] if !is_open => (bit(1), bit(1)),
        _ => (bit(0), bit(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::syllable::is_syllable;

    fn placement(word: &str) -> Option<Placement> {
        let letters: Vec<_> = word.chars().map(|c| LETTERS.get(c)).collect();
        let codes: Vec<u8> = letters.iter().map(|letter| letter.code).collect();
        let at = letters.iter().position(|letter| letter.tone > 0)?;
        FORMS.get(Packed::of(&codes)).map(|form| form.placement(at))
    }

    #[test]
    fn the_table_agrees_with_the_grammar() {
        let mut forms = 0;
        for form in &FORMS.slots {
            forms += usize::from(form.packed != Packed::default());
        }
        assert!(forms > 3000 && forms * 2 < SLOTS, "{forms}");
        let words = "hoặc hoăc cấp câp việc kỹ quý quyết quýt giếng giá gì gìn yên hiyên nghiêng nghành \
            Ngành ĐƯỜNG thuở khuya khuỷu xoong rượu kà qu uy ỷ a";
        for word in words.split_whitespace() {
            assert_eq!(FORMS.has(word), is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_tone_has_one_place_or_two_ways() {
        for word in [
            "hoàn", "quý", "quả", "già", "giữa", "của", "khuỷu", "ngoéo", "được", "người", "thuở",
            "huýt", "việc", "tiếng", "nghĩa", "mía", "giù", "gì", "xoóng", "xóong", "lừa", "hữu",
        ] {
            assert_eq!(placement(word), Some(Placement::Plain), "{word}");
        }
        for (old, new) in [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ")] {
            assert_eq!(placement(old), Some(Placement::Old));
            assert_eq!(placement(new), Some(Placement::New));
        }
        for word in ["đựơc", "qúy", "hòan", "gìa", "cuả", "vơí", "hôị", "toaì", "búyt", "quỉên"]
        {
            assert!(matches!(placement(word), Some(Placement::Wrong) | None), "{word}");
        }
    }
}
