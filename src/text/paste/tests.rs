//! Texts as they come out of Word, Zalo and PDF, with what must be found in them, and right texts in which nothing must.

use proptest::prelude::*;

use super::*;

fn all(text: &str) -> Vec<Finding> {
    find(text, &Options::default())
}

/// What is found, as `written→mended`.
fn shown(text: &str) -> Vec<(Slip, String)> {
    all(text)
        .into_iter()
        .map(|found| {
            assert_eq!(text.get(found.range), Some(&*found.written), "range in {text}");
            let mended = found.mended.as_deref().unwrap_or("?");
            (found.slip, format!("{}→{mended}", found.written))
        })
        .collect()
}

fn one(text: &str) -> (Slip, String) {
    let mut found = shown(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

fn assert_one(text: &str, slip: Slip, change: &str) {
    assert_eq!(one(text), (slip, change.to_owned()), "{text}");
}

#[test]
fn invisible_characters_are_taken_out() {
    assert_one("bì\u{200B}nh đẳng", Slip::Invisible, "bì\u{200B}nh→bình");
    assert_one("to\u{AD}án", Slip::Invisible, "to\u{AD}án→toán");
    assert_one("gia\u{200B}đình", Slip::Invisible, "gia\u{200B}đình→gia đình");
    assert_one("\u{202A}Hà Nội", Slip::Invisible, "\u{202A}Hà→Hà");
    assert_eq!(shown("👩\u{200D}👧 \u{200B} mẹ con"), []);
}

#[test]
fn letters_of_other_alphabets_are_replaced() {
    assert_one("Ðắk Nông", Slip::LookAlike, "Ðắk→Đắk");
    assert_one("Kế hoạch 702/KH-UBNÐ", Slip::LookAlike, "UBNÐ→UBNĐ");
    assert_one("сhính sách", Slip::LookAlike, "сhính→chính");
    assert_one("nǎm 2026", Slip::LookAlike, "nǎm→năm");
    assert_one("𝐁𝐢̀𝐧𝐡 đẳng", Slip::LookAlike, "𝐁𝐢̀𝐧𝐡→Bình");
    assert_eq!(shown("Москва, μm, kΩ, Guðmundur, 𝑥 = 2, ɖ"), []);
}

#[test]
fn lost_and_private_characters_are_told() {
    assert_one("b\u{FFFD}nh đẳng", Slip::Replacement, "b\u{FFFD}nh→?");
    assert_one("\u{F0B7} Nội dung", Slip::PrivateUse, "\u{F0B7}→•");
    assert_one("\u{E123} nội dung", Slip::PrivateUse, "\u{E123}→?");
}

#[test]
fn old_encodings_are_read_again() {
    assert_one(
        "Thực hiện b×nh ®¼ng giíi ở xã",
        Slip::Legacy(Encoding::Tcvn3),
        "b×nh ®¼ng giíi→bình đẳng giới",
    );
    assert_one(
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
        Slip::Legacy(Encoding::Tcvn3),
        "Céng hoµ x· héi chñ nghÜa ViÖt→Cộng hoà xã hội chủ nghĩa Việt",
    );
    assert_one("Vì bình ñaúng giôùi.", Slip::Legacy(Encoding::Vni), "ñaúng giôùi→đẳng giới");
    assert_one(
        "Ñoäc laäp - Töï do - Haïnh phuùc",
        Slip::Legacy(Encoding::Vni),
        "Ñoäc laäp - Töï do - Haïnh phuùc→Độc lập - Tự do - Hạnh phúc",
    );
}

#[test]
fn misread_utf8_is_read_again() {
    assert_one("Vì bÃ¬nh Ä‘áº³ng giá»›i.", Slip::Mojibake, "bÃ¬nh Ä‘áº³ng giá»›i.→bình đẳng giới.");
    assert_one("và â€œbÃ¬nhâ€\u{9D} đẳng", Slip::Mojibake, "â€œbÃ¬nhâ€\u{9D}→“bình”");
}

#[test]
fn one_text_may_hold_two_encodings() {
    let found = shown("Về b×nh ®¼ng giíi, rồi bÃ¬nh Ä‘áº³ng");
    let slips: Vec<Slip> = found.iter().map(|(slip, _)| *slip).collect();
    assert_eq!(slips, [Slip::Legacy(Encoding::Tcvn3), Slip::Mojibake]);
}

#[test]
fn right_texts_with_signs_of_old_encodings_stay() {
    for text in [
        "diện tích 25 m² (½ sào), 30°C, 5 × 3, «từ», Zalo®, © 2024",
        "café, São Paulo, señor, año, Müller, Ångström, naïve, Düsseldorf, niño",
        "Ñu mâo sa čô anak, Ƀuôn Ma Thuột, jing mnuih",
        "ma trận n×m, 5 µm, £5",
        "HÀ NỘI, ĐÀ NẴNG, THỪA THIÊN – HUẾ, À! Ồ…",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}

#[test]
fn syllables_that_cannot_be_get_their_likeliest_mend() {
    for (word, mended) in [
        ("hoăc", "hoặc"),
        ("viêc", "việc"),
        ("đươc", "được"),
        ("nươc", "nước"),
        ("ngưòi", "người"),
        ("nguời", "người"),
        ("đuờng", "đường"),
        ("truớc", "trước"),
        ("tiéng", "tiếng"),
        ("quôc", "quốc"),
        ("nghành", "ngành"),
        ("viẹc", "việc"),
        ("nhgĩa", "nghĩa"),
        ("thưòng", "thường"),
        ("phuơng", "phương"),
        ("nuóc", "nước"),
    ] {
        assert_one(&format!("các {word} này"), Slip::BadSyllable, &format!("{word}→{mended}"));
    }
    assert_one("các câp", Slip::BadSyllable, "câp→?");
    assert_eq!(choices("câp"), ["cấp", "cập"]);
}

#[test]
fn a_tone_on_the_wrong_letter_is_moved() {
    for (word, mended) in [
        ("đựơc", "được"),
        ("qúy", "quý"),
        ("cuả", "của"),
        ("vơí", "với"),
        ("hòan", "hoàn"),
        ("ngừơi", "người"),
        ("toaì", "toài"),
        ("gỉa", "giả"),
        ("qủa", "quả"),
        ("khuỷnh", "khuỷnh"),
    ] {
        if word == mended {
            assert_eq!(shown(word), []);
        } else {
            assert_one(word, Slip::ToneOnWrongLetter, &format!("{word}→{mended}"));
        }
    }
}

#[test]
fn two_tones_are_one_too_many() {
    assert_one("đượ\u{301}c không", Slip::DoubleTone, "đượ\u{301}c→?");
    assert_one("hòàn toàn", Slip::DoubleTone, "hòàn→hoàn");
    assert_one("ti\u{E9}\u{302}ng Việt", Slip::MarkOrder, "ti\u{E9}\u{302}ng→tiếng");
}

#[test]
fn raw_typing_is_typed_again() {
    assert_one("con dduwowngf này", Slip::RawTelex, "dduwowngf→đường");
    assert_one(
        "vì binhf ddawngr giowis ở xã",
        Slip::RawTelex,
        "binhf ddawngr giowis→bình đẳng giới",
    );
    assert_one("bạo luwcj", Slip::RawTelex, "luwcj→lực");
    assert_one("con đươngf này", Slip::RawTelex, "đươngf→đường");
    assert_one("con d9u7o7ng2 này", Slip::RawVni, "d9u7o7ng2→đường");
    assert_one("mo6t5 ngày", Slip::RawVni, "mo6t5→một");
    let right = "ddos, beef, owns, news, www, hows, windows, uwu, h2o, co2, a4, f0, covid19, km2, tt02, draw, down";
    assert_eq!(shown(right), []);
}

#[test]
fn mixed_placement_is_told_once() {
    assert_one("hòa bình, xóa bỏ, khoẻ mạnh", Slip::MixedPlacement, "khoẻ→khỏe");
    assert_one("hoà bình, xoá bỏ, khỏe mạnh, khỏe", Slip::MixedPlacement, "hoà→hòa");
    assert_eq!(shown("hoà bình, xoá bỏ, khoẻ mạnh, Hòa Bình, quý"), []);
}

#[test]
fn names_loans_abbreviations_and_other_languages_are_passed_over() {
    for text in [
        "Viêc, HOĂC, Qúy, K’Brêu, Krông Nô, Đắk R’lấp",
        "ki-lô-mét, ôtô, axít, iốt, iôn, crôm, ximăng, ôxy, môđun, cácbon, prôtêin",
        "hđnd, 50.000đ, đc, đt, gdđt, tđ",
        "xem https://vi.wikipedia.org/wiki/hoăc hay hoăc@vidu.vn, thư-mục/hoăc.pdf",
        "les théâtres sont bientôt là, plus tôt que prévu",
        "mi mâo hlăk anei, drei dôk kơ buôn",
        "cây kơ nia, đàn t'rưng, m'nông, ƀuôn",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}

#[test]
fn the_list_of_a_site_wins() {
    let allowed = ["hoăc", "Viêc"].into_iter().collect();
    let options = Options { allowed, vietnamese: true };
    assert_eq!(find("hoăc viêc", &options), []);
    assert_eq!(find("hoăc nươc", &options).len(), 1);
}

#[test]
fn other_languages_are_asked_for_lost_characters_alone() {
    let options = Options { vietnamese: false, ..Options::default() };
    assert_eq!(find("hoăc to\u{AD}án", &options), []);
    assert_eq!(find("ខ្\u{200B}មែរ b\u{FFFD}", &options).len(), 1);
}

#[test]
fn a_long_text_takes_no_longer_for_each_word() {
    for piece in [
        "hoăc,",
        "hoăc ",
        "dduwowng ",
        "binhf ",
        "a\u{200B}",
        "\u{AD}",
        "ñaúng ",
        "ñaúng/hoăc.",
        "®¼ng, ở ",
        "Ã¬",
        "áº³ bình ",
        "e\u{301}",
        "\u{301}",
        "\u{FFFD}",
        "с",
        "d9u7",
        "xoá hòa ",
        "\u{F0B7}",
        "£5 n×m ",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let start = std::time::Instant::now();
        let found = all(&text);
        assert!(found.len() <= 70_000, "{piece}");
        let took = start.elapsed().as_millis();
        // What is quadratic takes minutes.
        assert!(took < 6000, "{piece} took {took} ms");
    }
}

/// Pieces of which slips are made.
const PIECES: &str = "(bình|hoăc|đựơc|Ð|ð|с|\u{200B}|\u{AD}|\u{FFFD}|\u{F0B7}|×|®¼|ñ|aú|Ã¬|áº³|â€œ|dduw|owngf|[a-z]{1,3}|[ăâđêôơư]|\u{301}|\u{302}|[0-9]|[ .,’“-]){0,24}";

proptest! {
    #[test]
    fn findings_have_true_places(text in "\\PC*|[\u{80}-\u{FF}a-z ]*") {
        check(&text)?;
    }

    #[test]
    fn mended_text_is_found_no_more(text in PIECES) {
        check(&text)?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for found in all(text) {
        if found.slip != Slip::MixedPlacement {
            prop_assert!(found.range.start >= end, "findings overlap in {text:?}");
            end = found.range.end;
        }
        prop_assert_eq!(text.get(found.range.clone()), Some(&*found.written));
        if let Some(mended) = &found.mended {
            let again = all(mended);
            let is_same = |other: &Finding| other.slip == found.slip;
            prop_assert!(!again.iter().any(is_same), "{found:?} again: {again:?}");
        }
    }
    Ok(())
}
