//! A folder with thirty different mistakes: all told in one run, each where it stands and with a mend that removes it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use serde_json::Value;

use crate::site::Site;

/// How somebody mends a mistake after having read its hint.
enum Mend {
    /// `check --fix` does it.
    Fix,
    /// One text is put in place of another; the hint shows the third.
    Write(&'static str, &'static str, &'static str),
    /// The file gets another name; the hint shows it.
    Rename(&'static str),
    /// The file goes, as the hint says.
    Delete,
}

use Mend::{Delete, Fix, Rename, Write};

/// Code, file below `content/`, line, column (0 where a file as a whole is meant), and the mend.
type Mistake = (&'static str, &'static str, usize, usize, Mend);

const MISTAKES: [Mistake; 30] = [
    ("yaml-syntax", "bai-viet/hai-cham.md", 2, 10, Fix),
    ("curly-quotes", "bai-viet/nhay-cong.md", 2, 10, Fix),
    ("yaml-syntax", "bai-viet/nhay-ho.md", 2, 10, Fix),
    ("yaml-syntax", "bai-viet/phim-tab.md", 5, 1, Fix),
    ("yaml-syntax", "bai-viet/dau-cach-la.md", 5, 1, Fix),
    ("yaml-syntax", "bai-viet/dinh-dau.md", 4, 1, Fix),
    ("look-alike", "bai-viet/chu-gia.md", 5, 19, Fix),
    ("invisible-character", "bai-viet/vo-hinh.md", 5, 25, Fix),
    (
        "unopened-front-matter",
        "bai-viet/thieu-mo.md",
        1,
        1,
        Write("tiêu đề:", "---\ntiêu đề:", "`---` ngay trên dòng `tiêu đề: Thiếu dòng mở`"),
    ),
    (
        "unclosed-front-matter",
        "bai-viet/thieu-dong.md",
        1,
        1,
        Write("lỗi.\n", "lỗi.\n---\n", "`---` ngay dưới dòng `tóm tắt: Một bài có lỗi.`"),
    ),
    (
        "duplicate-key",
        "bai-viet/hai-lan.md",
        5,
        1,
        Write("ngày: 20/11/2026\n", "", "`date: 25/11/2026`"),
    ),
    ("unknown-key", "bai-viet/khoa-la.md", 4, 1, Write("tác gải", "tác giả", "`tác giả`")),
    ("us-date", "bai-viet/ngay-my.md", 4, 7, Write("11/25/2026", "25/11/2026", "`25/11/2026`")),
    (
        "no-such-day",
        "bai-viet/ngay-khong-co.md",
        4,
        7,
        Write("31/11/2026", "30/11/2026", "`30/11/2026`"),
    ),
    (
        "bad-date",
        "bai-viet/ngay-mo-ho.md",
        4,
        7,
        Write("cuối tháng 11", "25/11/2026", "`25/11/2026`"),
    ),
    (
        "wrong-weekday",
        "bai-viet/thu-sai.md",
        5,
        19,
        Write("Thứ Hai, 25/11/2026", "Thứ Tư, 25/11/2026", "`Thứ Tư, 25/11/2026`"),
    ),
    ("wrong-type", "bai-viet/nhap.md", 4, 7, Write("nháp: chưa", "nháp: không", "`nháp: không`")),
    (
        "unknown-topic",
        "bai-viet/chuyen-muc.md",
        4,
        13,
        Write("binh-dan-gioi", "binh-dang-gioi", "“binh-dang-gioi”"),
    ),
    (
        "broken-link",
        "bai-viet/lien-ket.md",
        5,
        5,
        Write("hai-chan.md", "hai-cham.md", "“hai-cham.md”"),
    ),
    ("broken-anchor", "bai-viet/neo.md", 5, 5, Write("#cach-goii", "#cach-goi", "“#cach-goi”")),
    (
        "missing-alt",
        "bai-viet/anh.md",
        5,
        1,
        Write("![]", "![Ruy băng trắng]", "`![mô tả](ảnh.jpg)`"),
    ),
    (
        "raw-html",
        "bai-viet/html.md",
        5,
        10,
        Write("<b>quan trọng</b>", "**quan trọng**", "`**chữ đậm**`"),
    ),
    ("unknown-block", "bai-viet/khoi.md", 5, 4, Write("calout", "callout", "“callout”")),
    ("unclosed-block", "bai-viet/khoi-ho.md", 5, 1, Write("2. Hỏi.\n", "2. Hỏi.\n:::\n", "`:::`")),
    (
        "unknown-number",
        "bai-viet/so-sai.md",
        5,
        9,
        Write("1900 969 681", "1900 969 680", "1900 969 680"),
    ),
    (
        "undefined-footnote",
        "bai-viet/chu-thich.md",
        5,
        14,
        Write("[^1].\n", "[^1].\n\n[^1]: Kế hoạch số 702.\n", "`[^1]: "),
    ),
    ("likely-copy", "bai-viet/lien-ket (1).md", 0, 0, Delete),
    ("double-extension", "bai-viet/quen-duoi.md.txt", 0, 0, Rename("quen-duoi.md")),
    (
        "end-before-start",
        "su-kien/nguoc.md",
        5,
        11,
        Write("kết thúc: 20/11/2026", "kết thúc: 25/11/2026", "từ 25/11/2026 trở đi"),
    ),
    (
        "missing-key",
        "su-kien/thieu-ngay.md",
        2,
        1,
        Write("---\ntiêu", "---\nbắt đầu: 25/11/2026 8:00\ntiêu", "`bắt đầu: 25/11/2026 8:00`"),
    ),
];

fn place(mistake: &Mistake) -> String {
    let (code, path, line, column, _) = mistake;
    format!("{code} content/{path}:{line}:{column}")
}

/// What `check` says: `code path:line:column` of each finding, sorted, and the findings.
fn told(site: &Site) -> (Vec<String>, Vec<Value>) {
    let found = site.cli(&["check", "--format", "json"]).json();
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let mut places: Vec<String> = found
        .iter()
        .map(|one| {
            let (code, path) = (one["code"].as_str().unwrap(), one["path"].as_str().unwrap_or(""));
            format!("{code} {path}:{}:{}", number(&one["line"]), number(&one["column"]))
        })
        .collect();
    places.sort();
    (places, found)
}

fn places(wanted: impl Fn(&Mend) -> bool) -> Vec<String> {
    let mut places: Vec<String> =
        MISTAKES.iter().filter(|mistake| wanted(&mistake.4)).map(place).collect();
    places.sort();
    places
}

#[test]
fn all_are_told_in_one_run_each_with_its_mend() {
    let site = Site::of("mistakes");
    let (found, values) = told(&site);
    assert_eq!(found, places(|_| true));
    for mistake in &MISTAKES {
        let (code, path, _, _, mend) = mistake;
        let path = format!("content/{path}");
        let is_it = |one: &&Value| one["code"] == *code && one["path"] == path;
        let one = values.iter().find(is_it).unwrap();
        let hint = one["hint"].as_str().unwrap();
        let shown = match mend {
            Fix => one["mend"].as_str().unwrap(),
            Write(_, _, shown) => shown,
            Rename(name) => name,
            Delete => "xoá tệp này",
        };
        assert!(hint.contains(shown.trim()), "{code} {path}: “{hint}” lacks “{shown}”");
        assert_eq!(one["mend"].is_string(), matches!(mend, Fix), "{code} {path}");
    }
    let text = site.cli(&["check"]).exit(1).stderr;
    assert!(text.contains("8 lỗi sửa được tự động: chạy chieng check --fix"), "{text}");
}

#[test]
fn what_is_certain_is_mended_at_once_and_the_rest_remains() {
    let site = Site::of("mistakes");
    let before = crate::folder::files(site.root());
    let ran = site.cli(&["check", "--fix", "--dry-run"]).exit(0);
    assert!(crate::folder::files(site.root()) == before, "nothing is written");
    assert!(ran.stdout.contains("Sẽ sửa 8 chỗ trong 8 tệp"), "{}", ran.stdout);
    let diff = "-tiêu đề: Cha mẹ: học cùng con\n+tiêu đề: \"Cha mẹ: học cùng con\"\n";
    assert!(ran.stdout.contains(diff), "{}", ran.stdout);
    let ran = site.cli(&["check", "--fix"]).exit(1);
    assert!(
        ran.stdout.contains(diff) && ran.stdout.contains("Đã sửa 8 chỗ trong 8 tệp"),
        "{}",
        ran.stdout
    );
    assert_eq!(told(&site).0, places(|mend| !matches!(mend, Fix)));
    let after = crate::folder::files(site.root());
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let changed = after.iter().filter(|(path, seen)| seen.bytes != before[*path].bytes).count();
    assert_eq!(changed, 8);
    let ran = site.cli(&["check", "--fix"]).exit(1);
    assert!(ran.stdout.contains("Không có gì sửa được tự động"), "{}", ran.stdout);
}

#[test]
fn the_mends_put_in_remove_every_finding() {
    let site = Site::of("mistakes");
    site.cli(&["check", "--fix"]).exit(1);
    for (code, path, _, _, mend) in &MISTAKES {
        let path = format!("content/{path}");
        match mend {
            Fix => {}
            Write(before, after, _) => {
                let text = site.read(&path);
                assert!(text.contains(before), "{code} {path}");
                site.write(&path, text.replacen(before, after, 1).as_bytes());
            }
            Rename(name) => {
                let folder = path.rsplit_once('/').unwrap().0;
                site.rename(&path, &format!("{folder}/{name}"));
            }
            Delete => site.remove(&path),
        }
    }
    assert_eq!(told(&site).0, Vec::<String>::new());
    site.cli(&["check", "--deny", "warnings"]).exit(0);
}

#[test]
fn marks_typed_apart_are_joined_wherever_they_stand() {
    let apart = "---\ntie\u{302}u \u{111}e\u{302}\u{300}: Trang chu\u{309}\nto\u{301}m ta\u{306}\u{301}t: b\n---\ntie\u{301}\u{302}ng\n";
    let site = Site::new().file("content/_index.md", apart);
    site.cli(&["check", "--fix"]).exit(0);
    assert_eq!(site.read("content/_index.md"), "---\ntiêu đề: Trang chủ\ntóm tắt: b\n---\ntiếng\n");
}

#[test]
fn only_files_of_the_site_are_touched_and_keep_their_permissions() {
    let wrong = "---\ntitle: “A”\ndescription: b\n---\n";
    let site = Site::new().file("content/a.md", wrong).file("content/b.md", wrong);
    let outside = site.beside("ngoai.md");
    fs::write(&outside, wrong).unwrap();
    symlink(&outside, site.path("content/c.md")).unwrap();
    fs::write(site.path("d.md"), wrong).unwrap();
    symlink("../d.md", site.path("content/d.md")).unwrap();
    fs::set_permissions(site.path("content/a.md"), fs::Permissions::from_mode(0o664)).unwrap();
    fs::set_permissions(site.path("content/b.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = site.cli(&["check", "--fix"]).exit(1);
    assert!(ran.stderr.contains("không ghi được content/b.md"), "{}", ran.stderr);
    assert!(site.read("content/a.md").contains("title: \"A\""));
    let mode = fs::metadata(site.path("content/a.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o664);
    assert_eq!(site.read("content/b.md"), wrong);
    assert_eq!(fs::read_to_string(outside).unwrap(), wrong);
    assert!(
        site.read("d.md").contains("title: \"A\""),
        "a link within the site leads to a file of the site"
    );
    assert!(fs::symlink_metadata(site.path("content/d.md")).unwrap().is_symlink());
}

#[test]
fn a_code_is_explained() {
    let site = Site::new();
    let ran = site.cli(&["explain", "us-date"]).exit(0);
    assert!(ran.stdout.contains("ngày: 25/11/2026"), "{}", ran.stdout);
    let ran = site.cli(&["explain", "us-dat", "--lang", "en"]).exit(2);
    assert!(
        ran.stdout.is_empty() && ran.stderr.contains("chieng explain us-date"),
        "{}",
        ran.stderr
    );
    let ran = site.cli(&["explain"]).exit(0);
    assert!(ran.stdout.lines().any(|line| line.starts_with("yaml-syntax ")));
}
