//! In: a token. Out: whether Vietnamese can have such a syllable, by its onset, its rime and the
//! tones that a closed rime allows.

use super::{Parts, split_tone};

/// Longest first: the first that fits is the onset.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l",
    "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
];

/// Rimes without tone, by their vowels; each must be sorted for the binary search.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om",
    "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u", "ua", "uc",
    "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu",
    "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uêu", "uôc", "uôi", "uôm",
    "uôn", "uông", "uôt", "uơ", "y", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng",
    "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm",
    "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp",
    "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương",
    "ươp", "ươt", "ươu",
];

/// Rimes that stand after `qu` alone; the `u` belongs to the onset there.
const RIMES_AFTER_QU: &[&str] = &["ych", "yn", "ynh", "yp", "yt", "yu"];

/// No syllable takes more bytes, in any normal form: `nghiêng` with its marks apart and some invisible signs.
pub const LONGEST_SYLLABLE: usize = 32;

const SAC: u8 = 2;
const NANG: u8 = 5;

/// Whether a token has the form of a Vietnamese syllable, in any case and tone placement.
///
/// It judges form, not meaning: `the` and `man` pass, `hoăc` (no tone before a final c), `câp` and `str` don't.
pub fn is_syllable(token: &str) -> bool {
    if token.len() > LONGEST_SYLLABLE {
        return false;
    }
    let Parts::Word { letters, tone } = split_tone(token) else {
        return false;
    };
    ONSETS
        .iter()
        .find_map(|onset| letters.strip_prefix(onset).map(|rime| (*onset, rime)))
        .is_some_and(|(onset, rime)| has_rime(onset, rime) && allows_tone(rime, tone))
}

/// Calls `f` with the onset and the rime of every syllable that there could be, tones apart.
///
/// What comes twice (`gi` + `a`, `g` + `ia`) is one syllable spelled the same.
pub(in crate::text) fn for_each_syllable(mut f: impl FnMut(&'static str, &str)) {
    for onset in ONSETS {
        for rime in RIMES {
            if has_rime(onset, rime) {
                f(onset, rime);
            }
            let glided = match onset {
                "q" => format!("u{rime}"),
                "g" => format!("i{rime}"),
                _ => continue,
            };
            if has_rime(onset, &glided) {
                f(onset, &glided);
            }
        }
    }
    for rime in RIMES_AFTER_QU {
        f("q", &format!("u{rime}"));
    }
}

fn has_rime(onset: &str, rime: &str) -> bool {
    let bright = rime.starts_with(['i', 'e', 'ê', 'y']);
    match onset {
        "q" => rime
            .strip_prefix('u')
            .is_some_and(|rest| is_rime(rest) || RIMES_AFTER_QU.contains(&rest)),
        "k" | "gh" | "ngh" => bright && is_rime(rime),
        "c" | "ng" => !bright && is_rime(rime),
        "g" => has_rime_after_g(rime),
        "" => is_rime(rime),
        _ => is_rime(rime) && !is_rime_of_bare_y(rime),
    }
}

/// `gi` is an onset that shares its i with the rime: gì, giếng, giá, giới, giết.
fn has_rime_after_g(rime: &str) -> bool {
    match rime.strip_prefix('i') {
        Some(rest) => is_rime(rime) || is_rime(rest),
        None => !rime.starts_with(['e', 'ê', 'y']) && is_rime(rime),
    }
}

/// `yên`, `yêu`: the spelling with y belongs to the syllable without onset.
fn is_rime_of_bare_y(rime: &str) -> bool {
    rime.starts_with("yê")
}

fn is_rime(rime: &str) -> bool {
    RIMES.binary_search(&rime).is_ok()
}

/// A rime that ends in a stop bears sắc or nặng alone.
fn allows_tone(rime: &str, tone: u8) -> bool {
    let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    !stopped || matches!(tone, SAC | NANG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rimes_are_sorted() {
        assert!(RIMES.is_sorted());
    }

    #[test]
    fn real_syllables_pass() {
        let text = "Bảo đảm an sinh xã hội tăng quyền năng và tạo cơ hội cho phụ nữ trẻ em gái \
            nhằm thực hiện bình đẳng giới xoá bỏ xóa bạo lực trên cơ sở gì giếng giết giường giặt ghế \
            nghiêng nghề quý quí quốc quyết quỳnh quýt khuỷu khuya yêu yên ý kỹ kĩ lý uống ướt oan oẳn \
            thuở huỷ hủy đường Nông ngoằn ngoèo xoong tuýp rượu hươu khuếch";
        for token in text.split_whitespace() {
            assert!(is_syllable(token), "{token} is a syllable");
        }
    }

    #[test]
    fn impossible_syllables_do_not() {
        for token in [
            "hoăc",
            "câp",
            "viêc",
            "thựch",
            "kà",
            "cế",
            "ngế",
            "gê",
            "str",
            "giađình",
            "dduwowngf",
            "q",
            "ng",
            "",
            "A4",
            "hiyên",
        ] {
            assert!(!is_syllable(token), "{token} is no syllable");
        }
    }
}
