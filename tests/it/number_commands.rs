//! `chieng hotlines` and `chieng where`: what they list, write and draft, as a person sees it.

use super::hotlines;
use super::site::{Ran, Site};

fn site() -> Site {
    hotlines::site()
        .config("languages: [vi, en]")
        .file(
            "content/so/nha.md",
            "---\r\ntiêu đề: Nhà # tên\r\ntóm tắt: Gọi.\r\nsố: 1900 969 680\r\nxác minh ngày: 1/2/2026 # cũ\r\nnguồn: báo\r\n---\r\nNhà.\r\n",
        )
        .file("content/so/nha.en.md", "---\ntitle: House\ndescription: Call.\n---\n")
        .file("content/bai.md", "---\ntitle: Bài\ndescription: Một bài.\n---\nGọi 1900.969.680, hoặc 111.\n\n::hotline id=\"nha\"\n\n:::correction\nBài từng ghi 1800 1567.\n:::\n")
        .file("content/nhap.md", "---\ntitle: Nháp\ndescription: Nháp.\ndraft: yes\n---\nGọi 1800-1567 hay 19**00 969 68**0.\n")
        .file("static/to-roi.txt", "Nhắn 0912 345 678.\n")
        .bytes("static/to-roi.pdf", b"%PDF")
}

fn json(ran: &Ran) -> Vec<serde_json::Value> {
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_number_is_listed_with_its_state_and_who_mentions_it() {
    let site = site();
    let ran = site.cli(&["hotlines", "--today", "2026-11-24", "--format", "json"]).exit(0);
    let lines = json(&ran);
    let nha = lines.iter().find(|line| line["id"] == "so/nha").unwrap();
    assert_eq!((&nha["state"], &nha["due"]), (&"overdue".into(), &"2026-08-01".into()));
    assert_eq!(nha["cited"][0]["path"], "content/bai.md");
    assert_eq!(nha["cited"][1]["shown"], "withheld");
    assert_eq!(nha["cited"][1]["written"], "19**00 969 68**0");
    assert_eq!(nha["blocks"][0], "content/bai.md");
    let child = lines.iter().find(|line| line["id"] == "so/111").unwrap();
    assert_eq!((&child["state"], &child["due"]), (&"good".into(), &"2027-05-01".into()));
    let ran = site.cli(&["hotlines", "--today", "2026-11-24"]).exit(0);
    assert!(ran.stdout.contains("1900 969 680  Nhà  [cần xác minh lại]"), "{}", ran.stdout);
    assert!(ran.stdout.contains("content/bai.md:5:5 → https://example.vn/thu/bai/"));
}

#[test]
fn the_checklist_holds_what_is_due_and_what_will_be() {
    let site = site();
    let due = |more: &[&str]| {
        let line = [&["hotlines", "--today", "2026-11-24", "--due"], more].concat();
        site.cli(&line).exit(0).stdout
    };
    let list = due(&[]);
    assert!(list.contains("- [ ] 1900 969 680: Nhà") && !list.contains("111:"), "{list}");
    assert!(list.contains("chieng hotlines verified so/nha --on NGÀY"));
    assert!(due(&["--within", "200"]).contains("- [ ] 111: Trẻ em"));
    assert!(due(&["--lang", "en"]).contains("last confirmed: 2026-02-01"));
    assert_eq!(due(&["--format", "json"]).lines().count(), 1);
    site.cli(&["hotlines", "--within", "3"]).exit(2);
}

#[test]
fn nobody_is_told_to_call_an_emergency_number() {
    let site = hotlines::site()
        .file("content/so/113.md", "---\ntitle: Công an\ndescription: A.\nnumbers: \"113\"\n---\n")
        .file("content/so/cuu-ho.md", "---\ntitle: Cứu hộ\ndescription: A.\nnumbers: 0912 345 678\nemergency: yes\nchecked_on: 2025-01-01\n---\n")
        .file("content/so/nha.md", "---\ntitle: Nhà\ndescription: A.\nnumbers: 1900 969 680\n---\n")
        .file("content/so/noi-bao-tin.yaml", "nơi báo tin:\n  - {địa bàn: A, loại: công an, tên: B, điện thoại: 114}\n");
    let list = site.cli(&["hotlines", "--due", "--today", "2026-11-24"]).exit(0).stdout;
    let (called, asked) = list.split_once("# Hỏi cơ quan phụ trách, không gọi thử").unwrap();
    assert!(called.contains("1900 969 680: Nhà") && called.contains("gọi thử"), "{list}");
    for number in ["113: Công an", "0912 345 678: Cứu hộ", "114: B"] {
        assert!(asked.contains(number) && !called.contains(number), "{list}");
    }
    assert!(!asked.contains("gọi lúc"), "{list}");
    let checked = site.cli(&["check", "--today", "2026-11-24"]).exit(0).stderr;
    let hint = "số khẩn cấp: đừng gọi thử; hỏi cơ quan phụ trách, rồi thêm `xác minh ngày: …` và `người xác minh: …`";
    assert_eq!(checked.matches(hint).count(), 1, "{checked}");
    assert_eq!(checked.matches("số khẩn cấp: đừng gọi thử").count(), 3, "{checked}");
    assert_eq!(checked.matches("cách sửa: gọi thử").count(), 1, "{checked}");
}

#[test]
fn a_confirmation_is_written_into_its_file_and_nothing_else_is_touched() {
    let site = site();
    let before = site.read("content/so/nha.md");
    let line = |more: &[&'static str]| {
        [&["hotlines", "verified", "nha", "--today", "2026-11-24"], more].concat()
    };
    let ran = site.cli(&line(&["--on", "20/11/2026", "--dry-run"])).exit(0);
    assert!(
        ran.stdout.contains("+xác minh ngày: 20/11/2026 # cũ")
            && ran.stdout.contains("Chưa ghi gì")
    );
    assert_eq!(site.read("content/so/nha.md"), before);
    site.cli(&line(&["--on", "25/11/2026"])).exit(2);
    site.cli(&line(&[])).exit(2);
    site.cli(&["hotlines", "verified", "nhaa", "--on", "20/11/2026"]).exit(2);
    assert_eq!(site.read("content/so/nha.md"), before);
    site.cli(&line(&["--on", "2026-11-20", "--by", "Chị Hoa", "--source", "https://vwu.vn/a"]))
        .exit(0);
    let expected = before
        .replace("1/2/2026 # cũ\r\n", "20/11/2026 # cũ\r\nngười xác minh: Chị Hoa\r\n")
        .replace("nguồn: báo", "nguồn: \"https://vwu.vn/a\"");
    assert_eq!(site.read("content/so/nha.md"), expected);
    assert_eq!(site.read("content/so/nha.en.md").lines().count(), 4);
    let list = site.cli(&["hotlines", "--today", "2026-11-24"]).exit(0).stdout;
    assert!(list.contains("xác minh: 20/11/2026 (Chị Hoa)"), "{list}");
    let checked = site.cli(&["check"]).exit(1).stderr;
    assert!(!checked.contains("content/so/nha.md"), "{checked}");
}

#[test]
fn a_number_is_found_wherever_it_is_and_its_correction_drafted() {
    let site = site();
    let found = json(
        &site.cli(&["where", "18001567", "--today", "2026-11-24", "--format", "json"]).exit(0),
    );
    let places = found[0]["places"].as_array().unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!(
        (&places[0]["path"], &places[0]["in_correction"]),
        (&"content/bai.md".into(), &true.into())
    );
    assert_eq!((&places[1]["line"], &places[1]["written"]), (&6.into(), &"1800-1567".into()));
    assert_eq!(found[0]["unsearched"][0], "static/to-roi.pdf");
    let ran =
        site.cli(&["where", "0912 345 678", "--instead", "111", "--today", "2026-11-24"]).exit(0);
    assert!(
        ran.stdout.contains("static/to-roi.txt:1:6 → https://example.vn/thu/to-roi.txt"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains(":::correction date=\"24/11/2026\"")
            && ran.stdout.contains("Số đúng là 111.")
    );
    let typo = json(&site.cli(&["where", "1900 969 681", "--format", "json"]).exit(0));
    assert_eq!(
        (&typo[0]["state"], &typo[0]["instead"]),
        (&"unknown".into(), &"1900 969 680".into())
    );
    let ran = site.cli(&["where", "(+84) 912-345-678", "--lang", "en"]).exit(0);
    assert!(ran.stdout.contains("static/to-roi.txt:1:6"), "{}", ran.stdout);
    site.cli(&["where", "abc"]).exit(2);
}

#[test]
fn a_build_tells_of_unchecked_numbers_in_one_line_and_a_check_each_at_its_place() {
    let number = |number: &str| {
        format!("---\ntitle: Số {number}\ndescription: A.\nnumbers: \"{number}\"\n---\n")
    };
    let site = hotlines::site()
        .file("content/so/a.md", &number("1900 969 680"))
        .file("content/so/b.md", &number("0912 345 678"));
    let built = site.cli(&["build"]).exit(0).stderr;
    assert!(built.contains("cảnh báo[unchecked-number]: 2 số hỗ trợ"), "{built}");
    assert!(!built.contains("content/so/a.md"), "{built}");
    let checked = site.cli(&["check"]).exit(0).stderr;
    assert!(
        checked.contains("content/so/a.md") && checked.contains("content/so/b.md"),
        "{checked}"
    );
    let data = site.cli(&["build", "--format", "json"]).exit(0).stderr;
    assert_eq!(data.matches("unchecked-number").count(), 2);
}

#[test]
fn a_correction_is_drafted_only_for_a_number_that_is_wrong() {
    let site = site()
        .file("content/so/cu.md", "---\ntitle: Cũ\ndescription: A.\nnumbers: 1900 1234\nretired: yes\nreplaced_by: nha\n---\n")
        .file("content/a b (c).md", "---\ntitle: Bài [sửa] và *sao*\ndescription: A.\n---\nGọi 1900 969 680.\n");
    let ask = |words: &[&str]| {
        site.cli(&[&["where"], words, &["--today", "2026-11-24"]].concat()).exit(0).stdout
    };
    let good = ask(&["1900", "969", "680"]);
    assert!(good.contains("Trang đang dùng số này. Nếu nó sai, gõ lại kèm `--instead SỐ-ĐÚNG`"));
    assert!(!good.contains(":::correction"), "{good}");
    let wrong = ask(&["1900 969 680", "--instead", "111"]);
    let link = r"[Bài \[sửa\] và \*sao\*](</a b (c).md>)";
    assert!(wrong.contains(&format!("Các trang có số này: {link}, [Bài](</bai.md>).")), "{wrong}");
    assert!(!wrong.contains("nha.md>") && !wrong.contains("Cảnh báo"), "{wrong}");
    let unknown = ask(&["1900 969 680", "--instead", "1800 9999"]);
    assert!(unknown.contains("Cảnh báo: số thay thế 1800 9999: trang không biết số này"));
    // The draft is Markdown that the site's own check accepts.
    let draft = wrong.split_once(":::correction").unwrap().1.split_once(":::").unwrap().0;
    std::fs::write(
        site.path("content/dc.md"),
        format!("---\ntitle: Đính chính\ndescription: A.\n---\n:::correction{draft}:::\n"),
    )
    .unwrap();
    let checked = site.cli(&["check", "--today", "2026-11-24"]).stderr;
    assert!(!checked.contains("content/dc.md"), "{checked}");
    let retired = ask(&["1900 1234", "--format", "json"]);
    let retired: serde_json::Value = serde_json::from_str(&retired).unwrap();
    assert_eq!(retired["instead"], "1900 969 680");
    let notice = retired["correction"]["vi"].as_str().unwrap();
    assert!(notice.contains("Số đúng là 1900 969 680.") && !notice.contains("Các trang"));
    assert!(!ask(&["1900 1234"]).contains(":::correction"));
}

#[test]
fn a_confirmation_that_can_not_be_written_says_where_it_belongs() {
    let site = site()
        .file(
            "content/so/cu.md",
            "---\ntitle: Cũ\ndescription: A.\nnumbers: 1900 1234\nretired: yes\n---\n",
        )
        .file(
            "content/so/moi.md",
            "---\ntitle: Mới\ndescription: A.\nnumbers: 0912 345 679\ndraft: yes\n---\n",
        )
        .file(
            "content/so/noi-bao-tin.yaml",
            "nơi báo tin:\n  - {địa bàn: A, loại: công an, tên: B, điện thoại: 0261 3741 113}\n",
        );
    let refused = |words: &[&str]| {
        let words = [&["hotlines", "verified"], words, &["--on", "20/11/2026"]].concat();
        site.cli(&[&words[..], &["--today", "2026-11-24"]].concat()).exit(2).stderr
    };
    assert!(refused(&["cu"]).contains("đã ngừng hoạt động"));
    for draft in ["0912345679", "moi"] {
        let told = refused(&[draft]);
        assert!(told.contains("chưa đăng: content/so/moi.md (bản nháp)"), "{told}");
    }
    let point = refused(&["0261 3741 113"]);
    assert!(point.contains("`xác minh ngày`") && point.contains("noi-bao-tin.yaml:2"), "{point}");
    let unquoted = refused(&["0261", "3741", "113"]);
    assert!(unquoted.contains("verified \"0261 3741 113\""), "{unquoted}");
}

#[test]
fn a_file_whose_name_begins_like_another_s_mentions_its_number() {
    let site = hotlines::site()
        .file("content/so/111-cu.md", "---\ntitle: Cũ\ndescription: A.\nnumbers: 1800 1567\nretired: yes\nreplaced_by: \"111\"\n---\nNay gọi 111.\n");
    let ran = site.cli(&["hotlines", "--today", "2026-11-24", "--format", "json"]).exit(0);
    let lines = json(&ran);
    let child = lines.iter().find(|line| line["id"] == "so/111").unwrap();
    assert_eq!(child["cited"][0]["path"], "content/so/111-cu.md");
    assert_eq!(child["cited"].as_array().unwrap().len(), 1);
    let found = json(&site.cli(&["where", "1800 1567", "--format", "json"]).exit(0));
    assert_eq!(found[0]["instead"], "111");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_publish_what_is_withheld() {
    use std::os::unix::fs::symlink;
    let site = hotlines::site()
        .file("content/nhap/index.md", "---\ntitle: Nháp\ndescription: A.\ndraft: yes\n---\nA.\n")
        .file("content/nhap/bi-mat.txt", "Bí mật.\n")
        .file("content/mo/index.md", "---\ntitle: Mở\ndescription: A.\n---\nA.\n")
        .file("content/mo/to.txt", "Mở.\n");
    std::fs::create_dir_all(site.path("static")).unwrap();
    symlink("../content/nhap", site.path("static/nhap")).unwrap();
    symlink("../content/nhap/bi-mat.txt", site.path("static/a.txt")).unwrap();
    symlink("../content/mo/to.txt", site.path("static/b.txt")).unwrap();
    let mut built = site.build();
    built.expect_warning("link-to-withheld", "static/a.txt", 0, 0);
    built.expect_warning("link-to-withheld", "static/nhap/bi-mat.txt", 0, 0);
    built.expect_warning("link-to-withheld", "static/nhap/index.md", 0, 0);
    built.ok();
    assert!(built.exists("b.txt") && !built.exists("a.txt") && !built.exists("nhap/bi-mat.txt"));
}
