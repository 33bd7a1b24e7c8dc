//! The search index: what is in it, what must never be, and what an edit changes.

use std::io::Read;

use flate2::read::GzDecoder;

use crate::site::{Built, Site};

const SENSITIVE: &str = "---\ntitle: Khi bị đánh ở nhà\ndescription: Nơi lánh tạm.\nsensitive: true\ndate: 20/11/2026\ntopics: [bao-luc]\n---\nMột đoạn kín.\n";

fn site() -> Site {
    Site::new()
        .config("topics: [{id: bao-luc, title: Bạo lực}]")
        .file("content/bai-viet/_index.md", "---\ntitle: Bài viết\nkind: articles\n---\n")
        .file(
            "content/bai-viet/hoa-giai.md",
            "---\ntitle: Hoà giải ở cơ sở\ndate: 25/11/2026\n---\nTổ hòa giải gặp hai bên. Bình đẳng giới.\n",
        )
        .file("content/bai-viet/kin.md", SENSITIVE)
        .file("content/bai-viet/nhap.md", "---\ntitle: Bản nháp\ndraft: true\n---\nChữ nháp.\n")
}

/// The index of a language as text: what is packed, unpacked; in the order of the names.
fn index(built: &Built) -> String {
    let files = crate::folder::bytes(&built.site.output()).into_iter();
    let mut all = String::new();
    for (_, bytes) in files.filter(|(path, _)| path.starts_with("assets/tim-kiem/vi.")) {
        let mut text = Vec::new();
        GzDecoder::new(bytes.as_slice()).read_to_end(&mut text).unwrap();
        all.push_str(&String::from_utf8_lossy(&text));
    }
    all
}

#[test]
fn titles_summaries_and_days_are_shown_and_words_found() {
    let mut built = site().build();
    built.ok();
    let index = index(&built);
    let row = r#"["bai-viet/hoa-giai/","Hoà giải ở cơ sở","Tổ hòa giải gặp hai bên. Bình đẳng giới.","25/11/2026"]"#;
    assert!(index.contains(row), "{index}");
    for key in ["hoa1", "giai4", "đăng4", "giơi2"] {
        assert!(index.contains(key), "{key}");
    }
}

#[test]
fn what_is_withheld_is_not_in_the_index() {
    let mut built = site().build();
    built.ok();
    assert!(!index(&built).contains("nhap"));
    built.change(|site| site.inputs_mut().drafts = true).ok();
    assert!(index(&built).contains("nhap"));
}

#[test]
fn a_sensitive_page_is_found_and_says_nothing_of_itself() {
    let mut built = site().build();
    built.ok();
    let index = index(&built);
    assert!(index.contains(r#"["bai-viet/kin/","Thông tin chung","",""]"#), "{index}");
    assert!(index.contains("đanh2") && index.contains("kin2"));
    assert!(index.contains(r#"["article",[]]"#) && !index.contains("[0]"), "{index}");
    for text in ["Khi bị đánh", "Nơi lánh", "Một đoạn kín", "20/11"] {
        assert!(!index.contains(text), "{text}");
    }
}

/// Without a description a result shows the text, as far as it may be printed.
#[test]
fn a_number_past_its_date_is_nowhere_in_the_index() {
    let hotline = |rest: &str| {
        format!(
            "---\ntitle: Tổng đài 1800 1769\nnumbers: 1800 1769\nserves: Gọi 18001769.\n{rest}---\n"
        )
    };
    let filler = "chữ ".repeat(38);
    let mut built = site()
        .file("content/so/_index.md", "---\ntitle: Số hỗ trợ\nkind: hotlines\n---\n")
        .file("content/an-toan.md", "---\ntitle: An toàn\nkind: safety\n---\nĐóng trang.\n")
        .file("content/so/cu.md", &hotline("expires_on: 2026-11-25\n"))
        .file(
            "content/bai-viet/goi.md",
            "---\ntitle: Gọi 1800 1769\n---\n## Hỏi 1800-1769\n\nGọi 1800 **1769**, 18001769 hay 1800.1769 đều được.\n",
        )
        // Where the summary is cut, in the number's midst.
        .file("content/bai-viet/cat.md", &format!("---\ntitle: Cắt\n---\n{filler}1800 1769 {filler}\n"))
        .file("content/bai-viet/khac.md", "---\ntitle: Khác\n---\nCó 1800 người.\n")
        .build();
    built.ok();
    let fresh = index(&built);
    for text in ["1800 1769", "#18001769", "#1769"] {
        assert!(fresh.contains(text), "{text} in {fresh}");
    }
    // The day alone changes: what is remembered of the last run doesn't bring the number back.
    built.change(|site| site.set_today("2026-11-26")).ok();
    let index = index(&built);
    assert!(!index.contains("1769"), "{index}");
    assert!(index.contains("Có 1800 người."), "{index}");
}

/// Both languages have the same words, and so the same files but for their names.
#[test]
fn languages_that_change_places_keep_their_files() {
    let text = "---\ntitle: Same\n---\nSame words.\n";
    let mut built = site()
        .config("languages: [vi, en, km]")
        .file("content/bai-viet/hoa-giai.en.md", text)
        .file("content/bai-viet/hoa-giai.km.md", text)
        .build();
    built.ok();
    let names = |built: &Built| -> Vec<String> {
        let files = crate::folder::bytes(&built.site.output()).into_keys();
        files.filter(|path| path.starts_with("assets/tim-kiem/")).collect()
    };
    let before = names(&built);
    assert!(before.iter().any(|name| name.contains("/km.")), "{before:?}");
    built.edit("site.yaml", |text| text.replace("[vi, en, km]", "[vi, km, en]")).ok();
    assert_eq!(names(&built), before);
}

#[test]
fn support_numbers_are_shown_and_emergency_numbers_are_no_links_there() {
    let hotline = |number: &str| {
        format!("---\ntitle: Tên của nơi trực\nnumbers: [{number}]\nemergency: true\n---\n")
    };
    let mut built = site()
        .file("content/so/_index.md", "---\ntitle: Số hỗ trợ\nkind: hotlines\n---\n")
        .file("content/so/a.md", &hotline("113"))
        .file("content/so/b.md", &hotline("1900 969 680"))
        .file(
            "content/an-toan.md",
            "---\ntitle: An toàn\nkind: safety\n---\nĐóng trang, xoá lịch sử.\n",
        )
        .build();
    built.ok();
    let index = index(&built);
    assert!(index.contains(r#"["so/a/","Số hỗ trợ","","",[["113",""]]]"#), "{index}");
    assert!(index.contains(r#"["so/b/","Số hỗ trợ","","",[["1900 969 680","tel:1900969680"]]]"#));
    assert!(index.contains("#1900969680"));
    assert!(!index.contains("Tên của nơi trực"));
}

#[test]
fn the_page_needs_no_script_to_be_of_use_and_tells_nobody_what_is_typed() {
    let mut built = site().config("search:\n  synonyms: {BĐG: bình đẳng giới}").build();
    built.ok();
    let html = built.html("tim-kiem/");
    assert!(html.contains("href=\"a-z/\"") && html.contains("<title>Thông tin chung</title>"));
    assert!(html.contains("noindex") && html.contains("data-exit"));
    assert!(html.contains(r#""synonyms":[["BĐG","bình đẳng giới"]]"#));
    // A box with a name in a form would put words into addresses.
    assert!(!html.contains("<form action") && !html.contains("name=\"q\""));
    assert!(html.contains("<form role=\"search\" data-search=\"form\" hidden>"));
    assert!(html.contains("type=\"module\""));
    assert!(built.html("bai-viet/hoa-giai/").contains("href=\"../../tim-kiem/\""));
    assert!(built.text("404.html").contains("/thu/tim-kiem/"));
    assert!(!built.html("bai-viet/hoa-giai/").contains("search.js"));
}

#[test]
fn from_disk_the_index_is_scripts_and_no_script_is_a_module() {
    let mut site = site();
    site.inputs_mut().portable = true;
    let mut built = site.build();
    built.ok();
    let files = crate::folder::bytes(&built.site.output());
    let own: Vec<_> =
        files.iter().filter(|(path, _)| path.starts_with("assets/tim-kiem/")).collect();
    assert!(own.len() > 2);
    for (path, bytes) in own {
        assert!(path.ends_with(".js") && bytes.starts_with(b"chiengSearch(\""), "{path}");
    }
    let html = built.html("tim-kiem/");
    assert!(!html.contains("type=\"module\"") && html.contains("defer"));
}

#[test]
fn an_edit_changes_the_files_of_its_words_alone() {
    let mut site = site();
    for number in 0..60 {
        // Words that no other article has, so that there is more than one file of words.
        let words: String = (0..150).map(|word| format!("x{number}y{word} ")).collect();
        let text = format!("---\ntitle: Bài {number}\n---\n{words}\n");
        site = site.file(&format!("content/bai-viet/bai-{number}.md"), &text);
    }
    let mut built = site.build();
    built.ok();
    let names = |built: &Built| -> std::collections::BTreeSet<String> {
        let files = crate::folder::bytes(&built.site.output()).into_keys();
        files.filter(|path| path.starts_with("assets/tim-kiem/")).collect()
    };
    let before = names(&built);
    built.edit("content/bai-viet/bai-7.md", |text| text.replace("x7y3 ", "x7y3z ")).ok();
    let after = names(&built);
    let fresh = after.difference(&before).count();
    // What names the files, the row with the beginning of the text, and the words around the change.
    assert!((2..=5).contains(&fresh), "{fresh} of {} files are new", after.len());
    assert!(after.len() > 12, "{}", after.len());
}
