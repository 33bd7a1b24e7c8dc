//! A person who answers gets the page that the options would have given; one who stops gets none.

use super::*;

impl Trial {
    /// What is made when somebody types this, and what was said to them.
    fn answered(&self, args: &Args, typed: &str) -> (Result<Made, Stop>, String) {
        let (mut input, mut output) = (typed.as_bytes(), Vec::new());
        let dialogue = Dialogue::new(&mut input, &mut output, Speech::Vi);
        let made = self.make_with(args, Some(dialogue));
        (made, String::from_utf8(output).unwrap())
    }

    /// The front matter of what is made, every question being answered.
    fn front_after(&self, args: &Args, typed: &str) -> Map {
        let (made, said) = self.answered(args, typed);
        front(&self.read(&made.unwrap_or_else(|stop| panic!("{stop:?} after {said}")).path))
    }

    /// All files of the site.
    fn files(&self) -> Vec<String> {
        let (tree, _) = source::discover(self.root.path());
        tree.under("").map(|file| file.path.to_string()).collect()
    }
}

#[test]
fn an_event_is_asked_for_from_its_kind_to_its_place() {
    let trial = Trial::new();
    let typed = "2\nLễ phát động: xã\n25/11/2026 8h30\nNhà văn hoá\n";
    let (made, said) = trial.answered(&Args::default(), typed);
    assert_eq!(made.unwrap().path, "content/su-kien/le-phat-dong-xa.md");
    assert!(said.contains("  2. sự kiện\n") && said.contains("Chọn số [1]: "), "{said}");
    let map = front(&trial.read("content/su-kien/le-phat-dong-xa.md"));
    assert_eq!(value(&map, "tiêu đề").as_deref(), Some("Lễ phát động: xã"));
    assert_eq!(value(&map, "bắt đầu").as_deref(), Some("25/11/2026 8:30"));
    assert_eq!(value(&map, "địa điểm").as_deref(), Some("Nhà văn hoá"));
    assert_eq!(trial.errors(true), []);
}

#[test]
fn a_wrong_answer_is_explained_and_asked_for_again() {
    let trial = Trial::new();
    let typed = "9\nsự kiện\n\nLễ\n31/11/2026\nmai\n11/25/2026\n30/11/2026\n\n";
    let (made, said) = trial.answered(&Args::default(), typed);
    assert_eq!(made.unwrap().path, "content/su-kien/le.md");
    for why in [
        "không có số 9",
        "tiêu đề đang trống",
        "không có ngày “31/11/2026”",
        "không hiểu ngày “mai”",
        "viết tháng trước ngày",
    ] {
        assert!(said.contains(why), "{why}: {said}");
    }
    let map = front(&trial.read("content/su-kien/le.md"));
    assert_eq!(value(&map, "bắt đầu").as_deref(), Some("30/11/2026"));
    assert_eq!(value(&map, "địa điểm"), None);
}

#[test]
fn a_name_that_is_taken_is_told_before_anything_else_is_asked() {
    let trial = Trial::new();
    let first = trial.path(&args("event", "Lễ"));
    let before = trial.read(&first);
    let event = Args { kind: Some("event".to_owned()), ..Args::default() };
    let (made, said) = trial.answered(&event, "LỄ\nLễ xã\n\n\n");
    assert_eq!(made.unwrap().path, "content/su-kien/le-xa.md");
    assert!(said.contains("đã có content/su-kien/le.md"), "{said}");
    assert_eq!(trial.read(&first), before);
}

#[test]
fn each_kind_has_its_questions() {
    let trial = Trial::new();
    let hotline = args("hotline", "Ngôi nhà");
    let map = trial.front_after(&hotline, "1900 969 68\n1900.969.680\nmiễn phí\n24/7\n");
    assert_eq!(value(&map, "giờ trực").as_deref(), Some("24/7"));
    let text = trial.read("content/so-ho-tro/ngoi-nha.md");
    assert!(text.contains("\nsố: [{số: 1900 969 680, cước gọi: miễn phí}]\n"), "{text}");

    let map =
        trial.front_after(&args("document", "Kế hoạch"), "Số: 702/KH-UBND\nUBND tỉnh: Lâm Đồng\n");
    assert_eq!(value(&map, "số hiệu").as_deref(), Some("702/KH-UBND"));
    assert_eq!(value(&map, "cơ quan ban hành").as_deref(), Some("UBND tỉnh: Lâm Đồng"));

    let map = trial.front_after(&args("campaign", "Tháng hành động"), "năm tới\n2027\n");
    assert_eq!(value(&map, "năm").as_deref(), Some("2027"));
    assert_eq!(value(&map, "kết thúc").as_deref(), Some("15/12/2027"));
    assert_eq!(trial.errors(true), []);
}

#[test]
fn nothing_is_asked_that_is_known_or_has_a_default() {
    let trial = Trial::new();
    let event = Args {
        date: Some("25/11/2026".to_owned()),
        place: Some("Xã".to_owned()),
        ..args("event", "Một")
    };
    let hotline = Args {
        number: Some("111".to_owned()),
        cost: Some("free".to_owned()),
        hours: Some("24/7".to_owned()),
        ..args("hotline", "Hai")
    };
    let document = Args {
        number: Some("1/KH".to_owned()),
        issuer: Some("UBND".to_owned()),
        ..args("document", "Ba")
    };
    let year = Args { year: Some("2027".to_owned()), ..args("campaign", "Bốn") };
    let titled = args("campaign", "Năm 2028");
    let dated = Args { date: Some("1/6/2029".to_owned()), ..args("campaign", "Năm") };
    let plain = [args("article", "Sáu"), args("page", "Bảy")];
    for all in [event, hotline, document, year, titled, dated].iter().chain(&plain) {
        let (made, said) = trial.answered(all, "");
        made.unwrap();
        assert_eq!(said, "", "{all:?}");
    }
    assert_eq!(trial.errors(true), []);
}

#[test]
fn a_translation_is_asked_for_its_title_alone() {
    let trial = Trial::new();
    trial.file("content/su-kien/_index.md", "---\ntitle: B\nkind: events\n---\n");
    trial.file("content/su-kien/le.md", "---\ntitle: Lễ\nstart: 2026-11-25\n---\n");
    let english = Args {
        kind: Some("event".to_owned()),
        language: Some("en".to_owned()),
        name: Some("le".to_owned()),
        ..Args::default()
    };
    let (made, said) = trial.answered(&english, "Launch\n");
    assert_eq!(made.unwrap().path, "content/su-kien/le.en.md");
    assert!(said.ends_with("Tiêu đề: "), "{said}");
}

#[test]
fn who_stops_makes_nothing() {
    let trial = Trial::new();
    let before = trial.files();
    for typed in ["", "2\n", "2\nLễ\n", "2\nLễ\n25/11/2026\n"] {
        let (made, said) = trial.answered(&Args::default(), typed);
        assert_eq!(made.unwrap_err().exit, Exit::Usage, "{typed}");
        assert!(said.ends_with(": \n"), "{said}");
        assert_eq!(trial.files(), before);
    }
}

#[test]
fn wrong_options_are_told_before_the_first_question() {
    let trial = Trial::new();
    let of = |kind: &str| Args { kind: Some(kind.to_owned()), ..Args::default() };
    let text = || Some("x".to_owned());
    for wrong in [
        Args { place: text(), ..of("article") },
        Args { number: text(), ..of("event") },
        Args { number: text(), ..of("hotline") },
        Args { cost: text(), ..of("hotline") },
        Args { cost: text(), ..of("document") },
        Args { issuer: text(), ..of("page") },
        Args { year: text(), ..of("campaign") },
        Args { year: Some("2026".to_owned()), date: Some("1/1/2027".to_owned()), ..of("campaign") },
        Args { date: Some("1/1/2027".to_owned()), ..of("hotline") },
        Args { language: text(), ..of("page") },
        Args { section: Some("..".to_owned()), ..of("page") },
    ] {
        let (made, said) = trial.answered(&wrong, "");
        assert!(!made.unwrap_err().message.vi.contains("giữa chừng"), "{wrong:?}");
        assert_eq!(said, "", "{wrong:?}");
    }
}

#[test]
fn without_a_person_what_is_missing_is_named() {
    let trial = Trial::new();
    let stop = trial.refused(&Args::default());
    assert!(stop.hint.unwrap().vi.contains("chieng new"));
    trial.refused(&Args { kind: Some("event".to_owned()), ..Args::default() });
    // What a page can do without is left for later.
    trial.path(&args("event", "Một"));
}
