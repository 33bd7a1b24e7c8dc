use super::*;

fn read(texts: &[&str]) -> Notes {
    let mut reader = Reader::default();
    for text in texts {
        reader.read_plain(text, false, Clone::clone);
    }
    reader.finish()
}

fn phrases(text: &str) -> Vec<String> {
    read(&[text]).phrases.into_iter().map(|phrase| phrase.written).collect()
}

/// Abbreviations that nobody explains.
fn unexplained(texts: &[&str]) -> Vec<String> {
    let all = read(texts).abbreviations.into_iter();
    all.filter(|one| !one.is_explained && one.range.is_some()).map(|one| one.written).collect()
}

#[test]
fn the_book_is_whole() {
    let book = Book::own().unwrap();
    assert!((25..=40).contains(&book.entries.len()));
    let mut ids = BTreeSet::new();
    let mut forms = BTreeSet::new();
    for entry in &book.entries {
        assert!(ids.insert(&entry.id), "{} twice", entry.id);
        assert_eq!(crate::text::slug::slug(&entry.id), entry.id);
        assert!(Kind::ALL.iter().all(|(kind, _)| kind.id() != entry.id));
        assert!(book.has_source(entry), "{} has no source", entry.id);
        for words in [&entry.say, &entry.instead] {
            assert!(!words.vi.is_empty() && !words.en.is_empty() && !words.vi.ends_with('.'));
        }
        for form in &entry.forms {
            assert!(forms.insert(form), "“{form}” twice");
            assert!(form.split(' ').count() > 1, "“{form}” is one word");
        }
    }
}

#[test]
fn every_form_finds_its_entry() {
    for (at, entry) in BOOK.entries.iter().enumerate() {
        for form in &entry.forms {
            for text in [format!("Anh ta {form}."), form.to_uppercase()] {
                let found = read(&[&text]).phrases;
                let [one] = found.as_slice() else { panic!("{form}: {found:?}") };
                assert_eq!((one.entry, one.written.to_lowercase()), (at, form.to_lowercase()));
            }
        }
    }
}

#[test]
fn phrases_are_matched_by_toned_key_where_nobody_is_quoted() {
    for (text, found) in [
        ("Vụ việc thỏa mãn thú tính", &["thỏa mãn thú tính"][..]),
        ("KẺ CUỒNG GHEN", &["CUỒNG GHEN"]),
        ("Một thảm án, một thảm  án", &["thảm án", "thảm  án"]),
        ("thảm, án", &[]),
        ("tham an, thảm ăn, thảm ánh", &[]),
        ("“thảm án” và \"thảm án\" và ‘thảm án’ và «thảm án» và 'thảm án'", &[]),
        ("“Thảm án” là chữ của báo về vụ thảm án", &["thảm án"]),
        ("“câu chưa đóng, thảm án", &[]),
        ("màn hình 32\" chiếu thảm án", &["thảm án"]),
        ("người M'nông, vụ thảm án ở M’nông", &["thảm án"]),
        ("Bạo lực không phải chuyện riêng của gia đình", &[]),
        ("Bạo lực không còn là chuyện riêng của gia đình.", &[]),
        ("Không phải ai cũng biết. Chuyện riêng của gia đình", &["Chuyện riêng của gia đình"]),
        ("Vì quá yêu con, chị làm hai việc", &[]),
        ("Vì quá yêu, anh ta đánh chị", &["Vì quá yêu"]),
        ("Anh dạy vợ lái xe", &[]),
        ("Anh dạy vợ bằng roi", &["dạy vợ"]),
        ("nạn nhân tự chuốc lấy", &["nạn nhân tự chuốc lấy"]),
    ] {
        assert_eq!(phrases(text), found, "{text}");
    }
}

#[test]
fn a_sentence_is_counted_in_syllables() {
    let sentence = |words: usize| vec!["chữ"; words].join(" ");
    let counts = |text: &str| -> Vec<u32> {
        read(&[text]).sentences.iter().map(|sentence| sentence.syllables).collect()
    };
    assert_eq!(counts(&sentence(50)), [0_u32; 0]);
    assert_eq!(counts(&sentence(51)), [51]);
    assert_eq!(counts(&format!("{}. {}.", sentence(40), sentence(52))), [52]);
    for end in ["! ", "? ", "… ", ".\" ", "\n", ".) "] {
        assert_eq!(
            counts(&format!("{}{end}{}", sentence(30), sentence(30))),
            [0_u32; 0],
            "{end:?}"
        );
    }
    assert_eq!(counts(&format!("{}, {}", sentence(30), sentence(30))), [60]);
    // What is quoted can't be made shorter; a number or an address is one word.
    assert_eq!(
        counts(&format!("{} “{}” {}", sentence(20), sentence(40), sentence(20))),
        [0_u32; 0]
    );
    assert_eq!(
        counts(&format!("{} 1.234.567 13/2022/QH15 https://a.vn/b-c_d", sentence(47))),
        [0_u32; 0]
    );
    let text = format!("A. {} ?", sentence(60));
    let found = read(&[&text]).sentences;
    assert_eq!(found[0].range, 3..text.len() - 2);
}

#[test]
fn texts_of_their_own_are_sentences_of_their_own() {
    let item = vec!["chữ"; 40].join(" ");
    assert!(read(&[&item, &item]).sentences.is_empty());
}

#[test]
fn an_abbreviation_is_explained_once_a_page() {
    for texts in [
        &["Bình đẳng giới (BĐG) là…", "công tác BĐG"][..],
        &["công tác BĐG", "BĐG (bình đẳng giới)"],
        &["Bình đẳng giới (sau đây viết tắt là BĐG)"],
        &["Bình đẳng giới, gọi tắt là BĐG, là"],
        &["BĐG là viết tắt của bình đẳng giới"],
        &["BĐG: bình đẳng giới"],
        &["BĐG – bình đẳng giới"],
        &["BĐG", "bình đẳng giới"],
        &["“Bình đẳng giới (BĐG)”", "BĐG xã"],
        &["Bình đẳng giới (“BĐG”)", "BĐG xã"],
    ] {
        assert_eq!(unexplained(texts), [""; 0], "{texts:?}");
    }
    for text in ["Công tác BĐG (2026)", "Công tác BĐG", "Ban chỉ đạo (theo BĐG)", "BĐG và BĐG"]
    {
        assert_eq!(unexplained(&[text]), ["BĐG"], "{text}");
    }
}

#[test]
fn what_needs_no_explanation_is_no_abbreviation() {
    for text in [
        "UBND xã, HĐND tỉnh, TV, 5 KG, 3 MB",
        "chương XIV, phần II, khoá XV",
        "Nghị định 76/2023/NĐ-CP, 702/KH-UBND, 13/2022/QH15, Quyết định số 1696/QĐ-TTg",
        "anh.PDF, ban-BĐG.pdf, https://a.vn/BĐG, BĐG@a.vn, a/BĐG/b",
        "LỄ PHÁT ĐỘNG THÁNG HÀNH ĐỘNG",
        "“BĐG” và \"BLGĐ\"",
        "A và B, Đ",
        "COVID19 MP3 M16",
        "Internet, Zalo, Đắk Nông, TTg",
    ] {
        assert_eq!(unexplained(&[text]), [""; 0], "{text}");
    }
    assert_eq!(unexplained(&["LỄ PHÁT ĐỘNG CỦA BCĐ"]), ["BCĐ"]);
}

#[test]
fn quotations_only_teach() {
    let mut reader = Reader::default();
    let text = "Vụ thảm án; Bình đẳng giới (BĐG); BLGĐ";
    reader.read_plain(text, true, Clone::clone);
    let text = "BĐG, BLGĐ";
    reader.read_plain(text, false, Clone::clone);
    let notes = reader.finish();
    assert!(notes.phrases.is_empty());
    let told: Vec<&str> = notes
        .abbreviations
        .iter()
        .filter(|one| !one.is_explained && one.range.is_some())
        .map(|one| one.written.as_str())
        .collect();
    assert_eq!(told, ["BLGĐ"]);
}
