//! Advice on wording: where it is given, how it is silenced, and that it stands in nobody's way.

use crate::site::Site;

const PATH: &str = "content/tin.md";

fn page(front: &str, body: &str) -> String {
    format!("---\ntitle: Tin\ndescription: Một tin.\n{front}---\n{body}\n")
}

/// Line, column and code of each piece of advice for one page of a site.
fn advice(site: Site) -> Vec<(usize, usize, String)> {
    let mut built = site.build();
    built.ok();
    let is_advice = ["wording", "long-sentence", "unexplained-abbreviation"];
    let found = built.findings().into_iter().filter(|found| is_advice.contains(&found.code));
    found.map(|found| (found.line, found.column, found.code.to_owned())).collect()
}

fn of(front: &str, body: &str) -> Vec<(usize, usize, String)> {
    advice(Site::new().file(PATH, &page(front, body)))
}

#[test]
fn each_piece_says_where_why_what_instead_and_on_which_ground() {
    let long = vec!["chữ"; 55].join(" ");
    let body = format!("Một vụ **thảm** án.\n\n## Công tác BĐG\n\n- {long}.\n- Anh ta dạy vợ.\n");
    let built = Site::new().file(PATH, &page("", &body)).build();
    let found = built.findings();
    let of = |code: &str| found.iter().find(|one| one.code == code && one.path == PATH).unwrap();
    let wording = of("wording");
    assert_eq!((wording.line, wording.column), (5, 10));
    assert!(wording.message.vi.starts_with("“thảm án”: chữ kêu"), "{wording:?}");
    let hint = &wording.hint.as_ref().unwrap();
    assert!(hint.vi.contains("vụ giết người") && hint.vi.contains("quy ước của chương trình"));
    assert!(hint.en.contains("house rule") && hint.en.contains("`tham-an`"));
    let abbreviation = of("unexplained-abbreviation");
    assert_eq!((abbreviation.line, abbreviation.column), (7, 13));
    let sentence = of("long-sentence");
    assert_eq!((sentence.line, sentence.column), (9, 3));
    assert!(sentence.message.vi.contains("55 chữ"));
    let law = found.iter().rfind(|one| one.code == "wording").unwrap();
    assert!(law.hint.as_ref().unwrap().vi.contains("13/2022/QH15, Điều 3"));
}

#[test]
fn title_and_description_are_read_too() {
    let text = "---\ntiêu đề: \"Vụ thảm án\"\ntóm tắt: Kẻ cuồng ghen ở xã\n---\nChữ.\n";
    let wording = || "wording".to_owned();
    assert_eq!(advice(Site::new().file(PATH, text)), [(2, 14, wording()), (3, 13, wording())]);
}

#[test]
fn quotations_code_addresses_and_other_languages_are_passed_over() {
    let long = vec!["chữ"; 60].join(" ");
    for body in [
        "Báo viết “thảm án”, \"yêu râu xanh\".",
        "> Một vụ thảm án.\n",
        &format!("> {long}"),
        ":::quote by=\"Một tờ báo\"\nMột vụ thảm án.\n:::",
        "`thảm án` và\n\n```\nthảm án\n```",
        "[bài](https://example.vn/tham-an \"x\") <https://example.vn/BĐG>",
        &format!("| a | b |\n|---|---|\n| {long} | b |").replace(" chữ chữ", " | chữ"),
        "Nghị định 76/2023/NĐ-CP, UBND xã, chương XIV",
        "Bình đẳng giới (BĐG). Công tác BĐG.",
    ] {
        assert_eq!(of("", body), [], "{body}");
    }
    assert_eq!(of("", "> [!NOTE]\n> Một vụ thảm án.\n").len(), 1, "an alert quotes nobody");
    let english = Site::new()
        .config("languages: [vi, en]")
        .file("content/tin.en.md", &page("", "Một vụ thảm án, BĐG."));
    assert_eq!(advice(english), []);
}

#[test]
fn an_explanation_in_the_description_counts_for_the_page() {
    let text = "---\ntitle: Tin BĐG\ndescription: Về bình đẳng giới (BĐG).\n---\nBĐG xã.\n";
    assert_eq!(advice(Site::new().file(PATH, text)), []);
    let text = "---\ntitle: Tin BĐG\ndescription: Một tin.\n---\nBĐG xã.\n";
    assert_eq!(advice(Site::new().file(PATH, text)).len(), 1, "told once, where it is first");
}

#[test]
fn a_comment_silences_its_line_or_its_paragraph_without_a_warning() {
    for body in [
        "Một vụ thảm án. <!-- advice: off -->",
        "<!-- lời khuyên: bỏ qua -->\nMột vụ\nthảm án.",
        "<!-- lời-khuyên: bỏ qua -->\n| a | b |\n|---|---|\n| thảm án | BĐG |",
        "- <!-- loi khuyen: tat -->\n  Một vụ thảm án.",
    ] {
        let mut built = Site::new().file(PATH, &page("", body)).build();
        built.ok();
        let codes: Vec<_> = built.findings().into_iter().map(|one| one.code).collect();
        assert!(!codes.iter().any(|code| *code == "wording" || *code == "raw-html"), "{body}");
    }
    assert_eq!(of("", "<!-- advice: off -->\nMột.\n\nMột vụ thảm án.").len(), 1);
    let site = Site::new().config("markdown: {html: sanitize}");
    let body = "Một vụ thảm án. <!-- advice: off -->";
    let mut built = site.file(PATH, &page("", body)).build();
    assert!(!built.ok().findings().iter().any(|one| one.path == PATH && one.code == "raw-html"));
}

#[test]
fn a_page_a_section_or_the_site_says_what_it_does_not_want() {
    let body = "Một vụ thảm án. Anh ta dạy vợ. Công tác BĐG và BLGĐ.";
    let codes = |front: &str, config: &str| -> Vec<String> {
        let site = Site::new().config(config).file(PATH, &page(front, body));
        advice(site).into_iter().map(|(_, _, code)| code).collect()
    };
    let (wording, short) = ("wording", "unexplained-abbreviation");
    assert_eq!(codes("", ""), [wording, wording, short, short]);
    assert_eq!(codes("lời khuyên: không\n", ""), [""; 0]);
    assert_eq!(codes("", "advice: false"), [""; 0]);
    assert_eq!(codes("lời khuyên: {tắt: [giật gân, day-vo]}\n", ""), [short, short]);
    assert_eq!(codes("", "lời khuyên: {tắt: [viết tắt]}"), [wording, wording]);
    assert_eq!(codes("", "advice: {abbreviations: [BĐG]}"), [wording, wording, short]);
    assert_eq!(codes("advice: {off: [tham-an]}\n", "advice: {off: [abbreviation]}"), [wording]);
    let section = "---\ntitle: Mục\ndescription: M.\ndefaults: {lời khuyên: không}\n---\n";
    let site = Site::new()
        .file("content/muc/_index.md", section)
        .file("content/muc/tin.md", &page("", body));
    assert_eq!(advice(site), []);
    Site::new()
        .config("advice: {off: [tham-ann]}")
        .build()
        .expect_error("bad-value", "site.yaml", 5, 16)
        .saying("có phải “tham-an”?", "did you mean “tham-an”?");
    Site::new()
        .file(PATH, &page("advice: {off: [cau-daii]}\n", "Chữ."))
        .build()
        .expect_error("bad-value", PATH, 4, 16)
        .saying("có phải “câu dài”?", "did you mean “câu dài”?");
}

#[test]
fn a_build_counts_advice_and_a_check_shows_it_before_what_must_be_mended() {
    let site = Site::new()
        .file("content/a.md", &page("", "Một vụ thảm án. [b](b.md)"))
        .file("content/b.md", &page("", "Yêu râu xanh. Cuồng ghen. [a](a.md) ![](x.svg)"))
        .file(
            "content/x.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        );
    let built = site.cli(&["build"]).exit(0);
    assert!(!built.stderr.contains("thảm án"), "{}", built.stderr);
    assert!(
        built.stderr.contains("3 lời khuyên về cách viết, trong 2 tệp: xem bằng chieng check"),
        "{}",
        built.stderr
    );
    let checked = site.cli(&["check"]).exit(0);
    let advice = checked.stderr.find("lời khuyên[wording]: “thảm án”").unwrap();
    let last = checked.stderr.rfind("lời khuyên[wording]").unwrap();
    let warning = checked.stderr.find("cảnh báo[missing-alt]").unwrap();
    assert!(advice < last && last < warning, "{}", checked.stderr);
    assert!(checked.stderr.contains(", 3 lời khuyên\n"), "{}", checked.stderr);
    assert!(checked.stderr.contains("= nên: "), "{}", checked.stderr);
    for command in ["build", "check"] {
        let json = site.cli(&[command, "--format", "json"]).exit(0).json();
        let pieces = json.iter().filter(|one| one["code"] == "wording");
        assert_eq!(pieces.filter(|one| one["severity"] == "info").count(), 3);
    }
    site.cli(&["check", "--lang", "en"]).exit(0);
}
