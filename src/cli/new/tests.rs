//! New pages go where they belong, read back as they were meant, and never take the place of anything.

use std::fs;

use jiff::civil::date as day;

use super::*;
use crate::diagnostics::Code;
use crate::engine::{Clock, Engine, Inputs, Nowhere};
use crate::yaml::{Map, front_matter, parse};

mod answers;
mod templates;

const TODAY: Date = day(2026, 11, 24);

const KINDS: [(&str, SectionKind); 6] = [
    ("article", SectionKind::Articles),
    ("event", SectionKind::Events),
    ("hotline", SectionKind::Hotlines),
    ("document", SectionKind::Documents),
    ("campaign", SectionKind::Campaigns),
    ("page", SectionKind::Pages),
];

struct Trial {
    root: tempfile::TempDir,
}

impl Trial {
    /// A site with a home page and a safety page, in Vietnamese and English.
    fn new() -> Trial {
        let trial = Trial { root: tempfile::tempdir().unwrap() };
        trial
            .file("site.yaml", "title: A\nlanguages: [vi, en]\ntopics: [{id: an-sinh, title: B}]\n")
            .file("content/_index.md", "---\ntitle: A\n---\n")
            .file("content/_index.en.md", "---\ntitle: A\n---\n")
            .file("content/an-toan.md", "---\ntitle: An toàn\nkind: safety\n---\n");
        trial
    }

    fn file(&self, path: &str, text: &str) -> &Trial {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.path().join(path)).unwrap()
    }

    fn make(&self, args: &Args) -> Result<Made, Stop> {
        self.make_with(args, None)
    }

    fn make_with(&self, args: &Args, dialogue: Option<Dialogue<'_>>) -> Result<Made, Stop> {
        let (tree, _) = source::discover(self.root.path());
        let (config, findings) = config::read(tree.get(config::PATH).unwrap().text().unwrap());
        assert_eq!(findings, []);
        let site = Site { tree: &tree, root: self.root.path(), config: &config };
        make(&site, args, TODAY, dialogue)
    }

    fn path(&self, args: &Args) -> String {
        self.make(args).unwrap().path
    }

    fn refused(&self, args: &Args) -> Stop {
        let stop = self.make(args).unwrap_err();
        assert_eq!(stop.exit, Exit::Usage);
        stop
    }

    /// The codes of all errors of a build.
    fn errors(&self, drafts: bool) -> Vec<Code> {
        let inputs = Inputs { drafts, ..Inputs::of(self.root.path(), Clock::Civil(TODAY.into())) };
        let outcome = Engine::new().run(&inputs, &Nowhere);
        outcome
            .diagnostics
            .iter()
            .filter(|found| found.is_error())
            .map(|found| found.code)
            .collect()
    }
}

fn args(kind: &str, title: &str) -> Args {
    Args { kind: Some(kind.to_owned()), title: Some(title.to_owned()), ..Args::default() }
}

fn front(text: &str) -> Map {
    let (parts, findings) = front_matter::split(text);
    assert_eq!(findings, []);
    let range = parts.front.unwrap();
    let (map, findings) = parse(&text[range.clone()], range.start);
    assert_eq!(findings, [], "{text}");
    map
}

fn value(map: &Map, key: &str) -> Option<String> {
    let entry = map.entries.iter().find(|entry| entry.key.value == key)?;
    entry.value.value.as_text().map(str::to_owned)
}

#[test]
fn a_page_goes_into_the_uppermost_section_of_its_kind() {
    let trial = Trial::new();
    trial
        .file("content/a/_index.md", "---\ntitle: A\n---\n")
        .file("content/a/tin/_index.md", "---\ntitle: B\nkind: bài viết\n---\n")
        .file("content/b/_index.md", "---\ntitle: B\nkind: articles\n---\n")
        .file("content/b/xa/_index.md", "---\ntitle: C\n---\n")
        .file("content/b/_index.en.md", "---\ntitle: B\n---\n");
    let made = trial.make(&args("bài viết", "Một")).unwrap();
    assert_eq!(made.path, "content/b/mot.md");
    assert!(made.notes.iter().any(|note| note.vi.contains("content/a/tin/, content/b/xa/")));
    // A section without a kind of its own holds what the one above holds.
    let nested = Args { section: Some("content\\b\\xa\\".to_owned()), ..args("article", "Hai") };
    assert_eq!(trial.path(&nested), "content/b/xa/hai.md");
    assert_eq!(trial.errors(false), []);
}

#[test]
fn a_section_that_was_asked_for_is_made() {
    let trial = Trial::new();
    let asked = Args { section: Some("tin-xa".to_owned()), ..args("event", "Một") };
    let made = trial.make(&asked).unwrap();
    assert_eq!(made.path, "content/tin-xa/mot.md");
    let index = front(&trial.read("content/tin-xa/_index.md"));
    assert_eq!(value(&index, "kind").as_deref(), Some("events"));
    assert_eq!(value(&index, "tiêu đề").as_deref(), Some("Tin xa"));
    assert!(made.notes.iter().any(|note| note.en.contains("content/tin-xa/_index.md was made")));
}

#[test]
fn a_section_of_another_kind_is_left_alone() {
    let trial = Trial::new();
    trial.file("content/su-kien/_index.md", "---\ntitle: B\nkind: articles\n---\n");
    // The folder that would be made holds something else.
    let stop = trial.refused(&args("event", "Một"));
    assert!(stop.hint.unwrap().vi.contains("`kind: events`"));
    let asked = Args { section: Some("su-kien".to_owned()), ..args("page", "Một") };
    assert!(trial.refused(&asked).hint.unwrap().en.contains("content/"));
    trial.file("content/trang-a/index.md", "---\ntitle: C\n---\n");
    let bundle = Args { section: Some("trang-a".to_owned()), ..args("event", "Một") };
    trial.refused(&bundle);
    assert!(!trial.root.path().join("content/trang-a/_index.md").exists());
}

#[test]
fn a_section_never_leaves_content() {
    let trial = Trial::new();
    for folder in ["../x", "a/../../x", "/tmp", "C:\\x", ".git", "a/.b", "\\\\server\\x", "a\nb"] {
        let asked = Args { section: Some(folder.to_owned()), ..args("page", "Một") };
        assert!(trial.refused(&asked).message.en.contains("no folder below content"), "{folder}");
    }
}

#[test]
fn nothing_is_written_over_and_a_free_name_is_told() {
    let trial = Trial::new();
    let first = trial.path(&args("article", "Lễ phát động"));
    trial.file("content/bai-viet/le-phat-dong-2/index.md", "---\ntitle: C\n---\n");
    let before = trial.read(&first);
    let stop = trial.refused(&args("article", "LỄ PHÁT ĐỘNG!"));
    assert!(stop.message.vi.contains(&first));
    assert!(stop.hint.unwrap().vi.contains("--name le-phat-dong-3 "));
    assert_eq!(trial.read(&first), before);
    let named =
        Args { name: Some("Le phat dong 3".to_owned()), ..args("article", "Lễ phát động") };
    assert_eq!(trial.path(&named), "content/bai-viet/le-phat-dong-3.md");
    // A page in a folder of its own, and a file whose name only leads to the same address.
    trial.file("content/bai-viet/An Sinh.md", "---\ntitle: C\n---\n");
    trial.refused(&args("article", "Le phat dong 2"));
    trial.refused(&args("article", "An sinh"));
}

#[test]
fn a_free_name_is_never_cut_off() {
    let trial = Trial::new();
    let title = "thang hanh dong ".repeat(9);
    trial.path(&args("page", &title));
    let stop = trial.refused(&args("page", &title));
    let hint = stop.hint.unwrap().en;
    let name = hint.split("--name ").nth(1).unwrap().split(' ').next().unwrap();
    let named = Args { name: Some(name.to_owned()), ..args("page", &title) };
    assert_eq!(trial.path(&named), format!("content/{name}.md"));
    assert_eq!(trial.errors(true), []);
}

#[cfg(unix)]
#[test]
fn a_file_that_the_site_does_not_see_is_not_written_over() {
    let trial = Trial::new();
    let outside = tempfile::tempdir().unwrap();
    let theirs = outside.path().join("x.md");
    fs::write(&theirs, "theirs").unwrap();
    std::os::unix::fs::symlink(&theirs, trial.root.path().join("content/mot.md")).unwrap();
    trial.refused(&args("page", "Một"));
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
}

#[test]
fn names_of_folders_pages_and_devices_are_not_taken() {
    let trial = Trial::new();
    assert_eq!(trial.path(&args("article", "Con")), "content/bai-viet/bai-viet-con.md");
    assert_eq!(trial.path(&args("article", "Index")), "content/bai-viet/bai-viet-index.md");
    assert_eq!(trial.path(&args("article", "COM1")), "content/bai-viet/bai-viet-com1.md");
    assert_eq!(trial.path(&args("article", "Công ty")), "content/bai-viet/cong-ty.md");
    assert_eq!(trial.errors(true), []);
}

#[test]
fn a_title_needs_letters_or_digits() {
    let trial = Trial::new();
    for title in ["", " \n", "!!! … —", "?"] {
        trial.refused(&args("page", title));
    }
    let named = Args { name: Some("hoi-dap".to_owned()), ..args("page", "?") };
    assert_eq!(trial.path(&named), "content/hoi-dap.md");
    assert_eq!(trial.path(&args("page", "24/7")), "content/24-7.md");
    let quoted = trial.path(&args("page", "“Họp phụ nữ”"));
    assert_eq!(value(&front(&trial.read(&quoted)), "tiêu đề").as_deref(), Some("Họp phụ nữ"));
}

#[test]
fn a_translation_says_no_fact_again() {
    let trial = Trial::new();
    trial
        .file("content/bai-viet/_index.md", "---\ntitle: B\nkind: articles\ndescription: C\n---\n");
    trial.file("content/bai-viet/an-sinh.md", "---\ntitle: An sinh\ndate: 2020-01-02\n---\n");
    trial.file("content/bai-viet/anh/index.md", "---\ntitle: Ảnh\ndate: 2020-01-02\n---\n");
    let english = |title: &str, name: &str| Args {
        language: Some("EN".to_owned()),
        name: Some(name.to_owned()),
        ..args("article", title)
    };
    let made = trial.make(&english("Social security", "an-sinh")).unwrap();
    assert_eq!(made.path, "content/bai-viet/an-sinh.en.md");
    assert!(
        made.notes.iter().any(|note| note.vi.contains("bản “en” của content/bai-viet/an-sinh"))
    );
    assert!(made.notes.iter().any(|note| note.vi.contains("content/bai-viet/_index.en.md")));
    let bundle = trial.path(&english("Pictures", "anh"));
    assert_eq!(bundle, "content/bai-viet/anh/index.en.md");
    trial.file("content/bai-viet/Chia sẻ việc.md", "---\ntitle: Chia sẻ việc\n---\n");
    let unlike = trial.path(&english("Sharing chores", "chia sẻ việc"));
    assert_eq!(unlike, "content/bai-viet/Chia sẻ việc.en.md");
    assert_eq!(trial.errors(true), []);
    assert_eq!(value(&front(&trial.read(&bundle)), "title").as_deref(), Some("Pictures"));
    trial.refused(&english("Again", "an-sinh"));
    trial.file("content/bai-viet/moi.md", "---\ntitle: Mới\n---\n");
    trial.refused(&Args { date: Some("2020-01-03".to_owned()), ..english("New", "moi") });
}

#[test]
fn what_a_language_lacks_is_told() {
    let trial = Trial::new();
    fs::remove_file(trial.root.path().join("content/_index.en.md")).unwrap();
    let notes = |kind: &str| {
        let english = Args { language: Some("en".to_owned()), ..args(kind, "Một") };
        let notes = trial.make(&english).unwrap().notes;
        notes.iter().filter(|note| note.en.contains("_index.en.md")).count()
    };
    assert_eq!(notes("page"), 1);
    assert_eq!(notes("article"), 2);
}

#[test]
fn a_language_must_be_the_sites() {
    let trial = Trial::new();
    let stop = trial.refused(&Args { language: Some("km".to_owned()), ..args("page", "Một") });
    assert!(stop.hint.unwrap().en.contains("[vi, en, km]"));
}

#[test]
fn a_first_hotline_asks_for_a_safety_page() {
    let trial = Trial::new();
    let needs = |made: &Made| made.notes.iter().any(|note| note.en.contains("`kind: safety`"));
    assert!(!needs(&trial.make(&args("số hỗ trợ", "Một")).unwrap()));
    let bare = Trial { root: tempfile::tempdir().unwrap() };
    bare.file("site.yaml", "title: A\n");
    assert!(needs(&bare.make(&args("hotline", "Một")).unwrap()));
}

#[test]
fn an_english_site_gets_english_files() {
    let trial = Trial { root: tempfile::tempdir().unwrap() };
    trial
        .file("site.yaml", "title: A\nlanguage: en\n")
        .file("content/_index.md", "---\ntitle: A\n---\n");
    let path =
        trial.path(&Args { date: Some("25/11/2026 8:00".to_owned()), ..args("event", "One") });
    assert_eq!(path, "content/events/one.md");
    assert_eq!(value(&front(&trial.read(&path)), "start").as_deref(), Some("2026-11-25 08:00"));
    assert_eq!(
        value(&front(&trial.read("content/events/_index.md")), "title").as_deref(),
        Some("Calendar")
    );
    assert_eq!(trial.errors(true), []);
}

#[test]
fn a_title_may_begin_with_a_dash() {
    use clap::Parser as _;
    for line in [
        ["chieng", "new", "page", "- Một", "--language", "en"],
        ["chieng", "new", "--language", "en", "page", "- Một"],
        ["chieng", "new", "page", "--language", "en", "- Một"],
    ] {
        let cli = crate::cli::Cli::try_parse_from(line).unwrap();
        let crate::cli::Command::New(args) = cli.command else { panic!("{line:?}") };
        assert_eq!(args.title.as_deref(), Some("- Một"), "{line:?}");
        assert_eq!(args.language.as_deref(), Some("en"), "{line:?}");
    }
}
