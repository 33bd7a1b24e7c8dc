//! Text as it was typed or pasted: what parsing found in each page becomes findings where the page is Vietnamese and
//! the site doesn't declare the word right.
//!
//! The search itself is done once for each file, when it is parsed; here only what was found is looked at.

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Message, Span};
use crate::fix;
use crate::resolve::{Plan, Site};
use crate::say;
use crate::text::paste::{Finding, Options, Slip, choices};

/// More of a long run is not repeated in a message, in characters.
const SHOWN: usize = 60;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let options = |vietnamese| Options { allowed: site.config.words.clone(), vietnamese };
    let (own, other) = (options(true), options(false));
    let mut diagnostics = Vec::new();
    for page in &site.pages {
        let options = if site.is_vietnamese(page) { &own } else { &other };
        let told = page.document.slips().filter(|found| options.tells(found));
        diagnostics.extend(told.map(|found| diagnostic(found, &page.source)));
    }
    diagnostics
}

fn diagnostic(found: &Finding, file: &Arc<str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(code(found.slip), message(found))
        .in_file(file)
        .at(Span::new(found.range.start, found.range.end))
        .hint(hint(found));
    match fix::certain(&found.written) {
        Some(mended) if found.mended.as_ref() == Some(&mended) => diagnostic.mended(mended),
        _ => diagnostic,
    }
}

fn code(slip: Slip) -> Code {
    match slip {
        Slip::Invisible => Code::InvisibleCharacter,
        Slip::LookAlike => Code::LookAlike,
        Slip::Legacy(_) | Slip::Mojibake => Code::LegacyEncoding,
        Slip::PrivateUse | Slip::Replacement => Code::BrokenCharacter,
        Slip::BadSyllable => Code::NotASyllable,
        Slip::ToneOnWrongLetter | Slip::DoubleTone | Slip::MarkOrder => Code::MisplacedTone,
        Slip::RawTelex | Slip::RawVni => Code::RawTyping,
        Slip::MixedPlacement => Code::MixedTonePlacement,
    }
}

fn message(found: &Finding) -> Message {
    let word = shown(&found.written);
    match found.slip {
        Slip::Invisible => say!(
            "trong “{word}” có ký tự không nhìn thấy",
            "“{word}” holds a character that can't be seen",
        ),
        Slip::LookAlike => say!(
            "trong “{word}” có chữ cái của bảng chữ khác, chỉ trông giống",
            "“{word}” holds a letter of another alphabet that only looks alike",
        ),
        Slip::Legacy(encoding) => {
            let name = encoding.name();
            say!(
                "“{word}” là chữ của phông cũ {name}",
                "“{word}” is text of the old encoding {name}"
            )
        }
        Slip::Mojibake => say!(
            "“{word}” là chữ UTF-8 bị đọc sai mã",
            "“{word}” is UTF-8 that was read in a wrong encoding",
        ),
        Slip::PrivateUse => say!(
            "“{word}” có ký tự chỉ hiện đúng với một phông chữ",
            "“{word}” holds a character that only one font shows",
        ),
        Slip::Replacement => {
            say!("trong “{word}” có ký tự đã mất", "a character of “{word}” was lost")
        }
        Slip::BadSyllable => {
            say!("tiếng Việt không có chữ “{word}”", "Vietnamese has no syllable “{word}”")
        }
        Slip::ToneOnWrongLetter | Slip::MarkOrder => {
            say!(
                "“{word}” đặt dấu thanh nhầm chỗ",
                "the tone of “{word}” stands in the wrong place"
            )
        }
        Slip::DoubleTone => say!("“{word}” có hai dấu thanh", "“{word}” has two tones"),
        Slip::RawTelex => say!("“{word}” là chữ gõ Telex còn sót", "“{word}” is raw Telex"),
        Slip::RawVni => say!("“{word}” là chữ gõ VNI còn sót", "“{word}” is raw VNI"),
        Slip::MixedPlacement => say!(
            "bài đặt dấu thanh theo hai cách; “{word}” theo cách ít gặp hơn",
            "the text places tones in two ways; “{word}” is in the rarer one",
        ),
    }
}

fn hint(found: &Finding) -> Message {
    if let Some(mended) = &found.mended {
        return say!("viết “{mended}”", "write “{mended}”");
    }
    let choices = match found.slip {
        Slip::BadSyllable => choices(&found.written),
        _ => Vec::new(),
    };
    if choices.len() < 2 {
        return say!("gõ lại chữ này theo bản gốc", "type it again from the original");
    }
    let quoted: Vec<String> = choices.iter().map(|choice| format!("“{choice}”")).collect();
    let (vi, en) = (quoted.join(" hay "), quoted.join(" or "));
    say!("viết {vi}", "write {en}")
}

fn shown(written: &str) -> String {
    match written.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", written.get(..end).unwrap_or_default().trim_end()),
        None => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Severity, Speech};
    use crate::parse::{self, markdown};

    fn diagnostics(text: &str) -> Vec<Diagnostic> {
        let path: Arc<str> = "content/a.md".into();
        let document = parse::parse(&path, text, &markdown::Options::default());
        document.slips().map(|found| diagnostic(found, &path)).collect()
    }

    #[test]
    fn each_says_where_and_how_to_mend_it() {
        let text = "---\ntiêu đề: Bình đẳng hoăc không\n---\n\nCác câp.\n";
        let found = diagnostics(text);
        let [title, body] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(title.code, Code::NotASyllable);
        assert_eq!(title.span.and_then(|span| text.get(span.range())), Some("hoăc"));
        assert_eq!(
            title.hint.as_ref().map(|hint| hint.in_language(Speech::Vi)),
            Some("viết “hoặc”")
        );
        assert_eq!(body.span.and_then(|span| text.get(span.range())), Some("câp"));
        assert_eq!(
            body.hint.as_ref().map(|hint| hint.in_language(Speech::Vi)),
            Some("viết “cấp” hay “cập”")
        );
    }

    #[test]
    fn only_what_readers_cannot_read_stops_a_build() {
        for (text, code, severity) in [
            ("Vì b×nh ®¼ng giíi", Code::LegacyEncoding, Severity::Error),
            ("Vì bÃ¬nh Ä‘áº³ng", Code::LegacyEncoding, Severity::Error),
            ("b\u{FFFD}nh", Code::BrokenCharacter, Severity::Warning),
            ("\u{F0B7} bình", Code::BrokenCharacter, Severity::Warning),
            ("bì\u{AD}nh", Code::InvisibleCharacter, Severity::Warning),
            ("Ðắk Nông", Code::LookAlike, Severity::Warning),
            ("qúy vị", Code::MisplacedTone, Severity::Warning),
            ("con dduwowngf", Code::RawTyping, Severity::Warning),
            ("hòa và hoà", Code::MixedTonePlacement, Severity::Info),
        ] {
            let found = diagnostics(text);
            let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!((one.code, one.severity), (code, severity), "{text}");
        }
    }

    #[test]
    fn a_long_run_is_shown_in_part() {
        assert_eq!(shown(&"ñaúng ".repeat(40)).chars().count(), 60);
        assert_eq!(shown("ñaúng"), "ñaúng");
    }
}
