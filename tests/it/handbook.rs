//! `docs/so-tay.md` in, followed word for word in an empty folder: its commands, its files, its messages.
//!
//! A block ```` ```sh ```` is typed line by line and must work (`sh lỗi`: must find problems), ```` ```markdown PATH ````
//! is what the reader has in that file then, ```` ```yaml PATH ```` what is added at its end, and a line of ```` ```text ````
//! that is a message must have been said before.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// 24 November 2026, 08:00 in Vietnam: the day on which the handbook's reader sits down.
const NOW: &str = "1795482000";

struct Block<'a> {
    info: &'a str,
    text: String,
}

/// The fenced blocks of a Markdown text, in order.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| *line != "```");
            let text = inside.map(|line| format!("{line}\n")).collect();
            blocks.push(Block { info, text });
        }
    }
    blocks
}

/// The words of a command, as every shell parts them: at blanks outside double quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut is_quoted = false;
    let mut word = None;
    for c in line.chars() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            c => word.get_or_insert_with(String::new).push(c),
        }
    }
    assert!(!is_quoted, "an open quote in {line}");
    words.extend(word);
    words
}

/// Somebody who follows the handbook.
struct Reader {
    folder: PathBuf,
    said: String,
}

impl Reader {
    fn follow(&mut self, block: &Block<'_>) {
        match block.info.split_once(' ').unwrap_or((block.info, "")) {
            ("sh", expected) => {
                block.text.lines().for_each(|line| self.type_in(line, expected));
            }
            ("yaml", "site.yaml") => self.append("site.yaml", &block.text),
            ("markdown" | "yaml", path) => self.write(path, &block.text),
            ("text", "") => self.recognise(&block.text),
            _ => panic!("no rule for the block ```{}", block.info),
        }
    }

    fn type_in(&mut self, line: &str, expected: &str) {
        let words = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["cd", folder] => {
                self.folder.push(folder);
                assert!(self.folder.is_dir(), "{line}");
            }
            ["chieng", "serve", rest @ ..] => preview(&self.folder, rest),
            ["chieng", arguments @ ..] => self.run(line, arguments, expected),
            _ => panic!("the handbook tells its reader to type what nobody tries: {line}"),
        }
    }

    fn run(&mut self, line: &str, arguments: &[&str], expected: &str) {
        let output = chieng(&self.folder).args(arguments).output().unwrap();
        let status = match expected {
            "" => 0,
            "lỗi" => 1,
            other => panic!("`sh {other}` is no rule"),
        };
        self.said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{line}: {}", self.said);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        assert!(path.parent().is_some_and(Path::is_dir), "{path:?} is in no folder of the site");
        fs::write(path, text).unwrap();
    }

    /// What the reader adds at the end of a file.
    fn append(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(path, format!("{before}\n{text}")).unwrap();
    }

    /// A message that the handbook explains has been said by the last command.
    fn recognise(&self, text: &str) {
        for line in text.lines().filter(|line| is_message(line)) {
            assert!(self.said.lines().any(|said| said == line), "`{line}` not in {}", self.said);
        }
    }
}

fn is_message(line: &str) -> bool {
    line.starts_with("lỗi[") || line.starts_with("cảnh báo[")
}

fn chieng(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chieng"));
    command.current_dir(folder).stdin(Stdio::null()).env("SOURCE_DATE_EPOCH", NOW);
    for locale in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(locale);
    }
    command
}

/// A preview that is ended with the test, whatever happens.
struct Preview(Child);

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the preview, opens its first page and stops it. At a free port: the usual one may be taken where tests run.
fn preview(folder: &Path, arguments: &[&str]) {
    let mut command = chieng(folder);
    command.arg("serve").args(arguments).args(["--port", "0"]).stderr(Stdio::piped());
    let mut preview = Preview(command.stdout(Stdio::null()).spawn().unwrap());
    let stderr = preview.0.stderr.take().unwrap();
    let address = BufReader::new(stderr)
        .lines()
        .map(Result::unwrap)
        .find_map(|line| {
            let rest = line.split_once("http://")?.1;
            rest.split('/').next().map(str::to_owned)
        })
        .expect("the preview says where it is");
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("<h1"), "{answer}");
}

fn handbook() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/so-tay.md");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

#[test]
fn the_handbook_works_word_for_word_in_an_empty_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut reader = Reader { folder: home.path().to_path_buf(), said: String::new() };
    let text = handbook();
    for block in blocks(&text) {
        reader.follow(&block);
    }
    let site = home.path().join("trang-chien-dich");
    let page = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    assert!(page("public/bai-viet/em-can-giup/index.html").contains("Đính chính ngày 24/11/2026"));
    assert!(
        page("public/bai-viet/viec-nha-la-viec-chung/index.html").contains("Bắt đầu từ hôm nay")
    );
    assert!(page("public/chien-dich/2026/index.html").contains("Lễ phát động cấp xã"));
    assert!(page("ban-usb/index.html").contains("index.html"));
    // What is still a draft at the end is what the handbook leaves to its reader.
    assert!(!site.join("public/so-ho-tro/duong-day-cua-tinh").exists());
    assert!(site.join("content/so-ho-tro/duong-day-cua-tinh.md").exists());
}

#[test]
fn the_handbook_explains_eight_messages() {
    let text = handbook();
    let messages = blocks(&text)
        .into_iter()
        .filter(|block| block.info == "text")
        .map(|block| block.text.lines().filter(|line| is_message(line)).count());
    assert_eq!(messages.sum::<usize>(), 8);
}

#[test]
fn commands_are_parted_at_blanks_outside_quotes() {
    assert_eq!(words("a \"b c\"  --d \"\""), ["a", "b c", "--d", ""]);
}
