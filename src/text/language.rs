//! In: a language tag. Out: whether it is well formed, how it is spelled, what its language is called, and
//! the direction of its script.

mod names;

use std::ops::RangeInclusive;

pub use names::{Names, names, own_name};

/// Whether a tag has the form that RFC 5646 §2.1 asks for; it need not be registered.
pub fn is_well_formed(tag: &str) -> bool {
    let is_grandfathered = IRREGULAR.iter().any(|old| old.eq_ignore_ascii_case(tag));
    is_grandfathered || has_tag_form(tag)
}

/// The spelling of RFC 5646 §2.1.1: `vi-vn` is `vi-VN`, `CJM-arab` is `cjm-Arab`.
pub fn canonical(tag: &str) -> String {
    let mut in_extension = false;
    let mut spelled: Vec<String> = Vec::new();
    for (index, subtag) in tag.split('-').enumerate() {
        let lower = subtag.to_ascii_lowercase();
        in_extension |= index > 0 && subtag.len() == 1;
        spelled.push(match subtag.len() {
            2 if index > 0 && !in_extension => lower.to_ascii_uppercase(),
            4 if index > 0 && !in_extension => capitalised(&lower),
            _ => lower,
        });
    }
    spelled.join("-")
}

/// The tag that was meant by a common mistake: the country's code for the language's.
pub fn likely_meant(tag: &str) -> Option<&'static str> {
    let primary = primary(tag).to_ascii_lowercase();
    MISTAKEN.iter().find(|(wrong, _)| *wrong == primary).map(|(_, meant)| *meant)
}

/// The direction of the tag's script, as the HTML attribute `dir` has it: `ltr` or `rtl`.
pub fn dir(tag: &str) -> &'static str {
    let script = tag
        .split('-')
        .skip(1)
        .take_while(|subtag| subtag.len() > 1)
        .find(|subtag| subtag.len() == 4 && is_alphabetic(subtag));
    let is_listed =
        |list: &[&str], subtag: &str| list.iter().any(|s| s.eq_ignore_ascii_case(subtag));
    let runs_left = match script {
        Some(script) => is_listed(&LEFTWARD_SCRIPTS, script),
        None => is_listed(&LEFTWARD_LANGUAGES, primary(tag)),
    };
    if runs_left { "rtl" } else { "ltr" }
}

/// Tags that were registered before the syntax and break it.
const IRREGULAR: [&str; 17] = [
    "en-GB-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-BE-FR",
    "sgn-BE-NL",
    "sgn-CH-DE",
];

/// Codes of countries that are no codes of languages.
const MISTAKEN: [(&str, &str); 4] = [("vn", "vi"), ("jp", "ja"), ("cn", "zh"), ("kh", "km")];

const LEFTWARD_SCRIPTS: [&str; 9] =
    ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"];

const LEFTWARD_LANGUAGES: [&str; 11] =
    ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr"];

/// The rule `Language-Tag` of the ABNF, less the irregular tags.
fn has_tag_form(tag: &str) -> bool {
    if !tag.split('-').all(|subtag| is_alphanumeric(subtag, 1..=8)) {
        return false;
    }
    let mut subtags = tag.split('-').peekable();
    let language = subtags.next_if(|subtag| is_alphabetic(subtag) && subtag.len() >= 2);
    if let Some(language) = language {
        let mut extended = if language.len() <= 3 { 3 } else { 0 };
        while extended > 0 && subtags.next_if(|s| s.len() == 3 && is_alphabetic(s)).is_some() {
            extended -= 1;
        }
        subtags.next_if(|subtag| subtag.len() == 4 && is_alphabetic(subtag));
        subtags.next_if(|subtag| is_region(subtag));
        while subtags.next_if(|subtag| is_variant(subtag)).is_some() {}
        while subtags.next_if(|s| s.len() == 1 && !is_private(s)).is_some() {
            if subtags.next_if(|subtag| subtag.len() >= 2).is_none() {
                return false;
            }
            while subtags.next_if(|subtag| subtag.len() >= 2).is_some() {}
        }
    }
    match subtags.next() {
        Some(subtag) => is_private(subtag) && subtags.next().is_some(),
        None => language.is_some(),
    }
}

fn is_region(subtag: &str) -> bool {
    match subtag.len() {
        2 => is_alphabetic(subtag),
        3 => subtag.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

fn is_variant(subtag: &str) -> bool {
    match subtag.len() {
        4 => subtag.starts_with(|c: char| c.is_ascii_digit()),
        length => length >= 5,
    }
}

fn is_private(subtag: &str) -> bool {
    subtag.eq_ignore_ascii_case("x")
}

fn is_alphabetic(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_alphanumeric(subtag: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn capitalised(lower: &str) -> String {
    match lower.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn well_formed_tags_pass() {
        for tag in [
            "vi",
            "en-GB",
            "rad",
            "cjm-Cham",
            "zh-Hant-TW",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske",
            "de-1996",
            "es-419",
            "vi-u-ca-gregory",
            "en-a-bbb-x-a",
            "x-noi-bo",
            "i-klingon",
            "mww-Latn",
            "vn",
        ] {
            assert!(is_well_formed(tag), "{tag}");
        }
    }

    #[test]
    fn other_texts_do_not() {
        for tag in [
            "",
            "v",
            "vi_VN",
            "tiếng việt",
            "vi-",
            "-vi",
            "vi--VN",
            "abcdefghi",
            "vi-a",
            "vi-x",
            "x",
            "en-GB-US",
            "a-DE",
            "12",
            "vi VN",
            "en-toolongsubtag",
            "vi-a-x-b",
        ] {
            assert!(!is_well_formed(tag), "{tag}");
        }
    }

    #[test]
    fn tags_have_one_spelling() {
        assert_eq!(canonical("VI-vn"), "vi-VN");
        assert_eq!(canonical("CJM-arab"), "cjm-Arab");
        assert_eq!(canonical("en-u-CA-Gregory"), "en-u-ca-gregory");
    }

    #[test]
    fn the_code_of_the_country_is_a_known_mistake() {
        assert_eq!(likely_meant("vn"), Some("vi"));
        assert_eq!(likely_meant("VN-vn"), Some("vi"));
        assert_eq!(likely_meant("vi"), None);
    }

    #[test]
    fn the_script_decides_the_direction() {
        assert_eq!(dir("vi"), "ltr");
        assert_eq!(dir("ar"), "rtl");
        assert_eq!(dir("cja-Arab"), "rtl");
        assert_eq!(dir("ar-Latn"), "ltr");
    }

    #[test]
    fn languages_of_the_highlands_have_names() {
        assert_eq!(own_name("vi"), Some("Tiếng Việt"));
        assert_eq!(own_name("en-GB"), Some("English"));
        assert_eq!(own_name("rad"), Some("Ê Đê"));
        assert_eq!(own_name("mnn"), Some("M’nông"));
        assert_eq!(own_name("tlh"), None);
    }

    proptest! {
        #[test]
        fn spelling_keeps_form_and_direction(tag in "[a-zA-Z0-9]{1,9}(-[a-zA-Z0-9]{1,9}){0,4}|\\PC*") {
            let spelled = canonical(&tag);
            prop_assert_eq!(is_well_formed(&spelled), is_well_formed(&tag));
            prop_assert_eq!(dir(&spelled), dir(&tag));
            prop_assert_eq!(canonical(&spelled), spelled);
        }
    }
}
