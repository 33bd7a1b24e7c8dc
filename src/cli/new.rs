//! `chieng new`: a kind and a title in, a new content file with a commented template out.

mod dialogue;
mod facts;
mod file_name;
mod kind;
mod place;
mod questions;
mod sections;
mod template;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::new_files::NewFiles;
use super::terminal::{self, Stop};
use super::{Exit, Globals, clock, report};
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Message, Speech, render_human};
use crate::model::{LangId, SectionKind};
use crate::say;
use crate::source::{self, SourceTree};
use crate::text::normal;
use dialogue::Dialogue;
use facts::Facts;
use file_name::Target;
use place::Place;
use sections::Sections;

/// Arguments of `new`. What is missing is asked for when a person sits at the terminal.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// article, event, hotline, document, campaign or page; in Vietnamese too ("bài viết", su-kien).
    #[arg(value_name = "KIND")]
    pub kind: Option<String>,
    /// Title of the page.
    #[arg(value_name = "TITLE", allow_hyphen_values = true)]
    pub title: Option<String>,
    /// Date of an article or page, start of an event or campaign, day of issue of a document.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Place of an event.
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    /// Phone number of a hotline, or official number of a document.
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// What a call to a hotline costs: free, charged or unknown.
    #[arg(long, value_name = "COST")]
    pub cost: Option<String>,
    /// When a hotline answers.
    #[arg(long, value_name = "TEXT")]
    pub hours: Option<String>,
    /// Who issued a document.
    #[arg(long, value_name = "TEXT")]
    pub issuer: Option<String>,
    /// Year of a campaign.
    #[arg(long, value_name = "YEAR")]
    pub year: Option<String>,
    /// Language of the page, one of the site's; its main language by default.
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Section to put it in, as a folder below content; the first one of its kind by default.
    #[arg(long, value_name = "DIR")]
    pub section: Option<String>,
    /// Name of the file; made of the title by default. A translation has the name of its original.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let (tree, found) = source::discover(&globals.root);
    let Some(text) = tree.get(config::PATH).and_then(|file| file.text()) else {
        let speech = report::speech(globals, "vi");
        return no_site(&tree, &found, &globals.root, speech);
    };
    // Mistakes in site.yaml are left to the build: a page can be written whatever else is wrong.
    let (config, _) = config::read(text);
    let speech = report::speech(globals, config.default_lang());
    if let Some(exit) = unreadable(&tree, &found, speech) {
        return exit;
    }
    let site = Site { tree: &tree, root: &globals.root, config: &config };
    // Both ends of a dialogue: in a script nobody would answer, and a question in a log helps nobody.
    let somebody_answers = io::stdin().is_terminal() && io::stderr().is_terminal();
    let (mut input, mut output) = (io::stdin().lock(), io::stderr());
    let dialogue = somebody_answers.then(|| Dialogue::new(&mut input, &mut output, speech));
    let made = clock::today(&config.timezone)
        .map_err(Stop::clock)
        .and_then(|today| make(&site, args, today, dialogue));
    match made {
        Ok(made) => {
            for message in &made.notes {
                terminal::note(message, speech);
            }
            let path = globals.root.join(&made.path);
            let path = path.strip_prefix(".").unwrap_or(&path);
            terminal::print(format!("{}\n", path.display()).as_bytes(), speech)
        }
        Err(stop) => stop.tell(speech),
    }
}

/// The language of keys and comments for content in a language.
fn words(tag: &str) -> Speech {
    match tag.split('-').next() {
        Some(primary) if primary.eq_ignore_ascii_case("en") => Speech::En,
        _ => Speech::Vi,
    }
}

fn no_site(tree: &SourceTree, found: &[Diagnostic], root: &Path, speech: Speech) -> Exit {
    if let Some(exit) = unreadable(tree, found, speech) {
        return exit;
    }
    let shown = root.display();
    let hint = match site_above(root) {
        Some(site) => {
            let site = site.display();
            say!(
                "trang nằm ở {site}: gõ `cd \"{site}\"` rồi làm lại",
                "the site is in {site}: type `cd \"{site}\"` and try again"
            )
        }
        None => say!(
            "vào thư mục của trang, hoặc chỉ thư mục ấy bằng --root",
            "go to the folder of the site, or name it with --root"
        ),
    };
    Stop {
        exit: Exit::Problems,
        message: say!("không tìm thấy site.yaml trong {shown}", "there is no site.yaml in {shown}"),
        hint: Some(hint),
    }
    .tell(speech)
}

/// The folder of the site in which somebody stands too deep.
fn site_above(root: &Path) -> Option<PathBuf> {
    let root = std::path::absolute(root).ok()?;
    root.ancestors().find(|folder| folder.join(config::PATH).is_file()).map(Path::to_path_buf)
}

/// Tells of site.yaml or an `_index.md` that can't be read: without them the right place can't be found.
fn unreadable(tree: &SourceTree, found: &[Diagnostic], speech: Speech) -> Option<Exit> {
    let needed = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        path == config::PATH || path.starts_with(sections::CONTENT) && name.starts_with("_index.")
    };
    let blocking: Vec<Diagnostic> =
        found.iter().filter(|found| found.path.as_deref().is_some_and(needed)).cloned().collect();
    if blocking.is_empty() {
        return None;
    }
    report::error(&render_human(&blocking, tree, speech, false));
    Some(Exit::Problems)
}

/// A site that a page is made for.
struct Site<'a> {
    tree: &'a SourceTree,
    root: &'a Path,
    config: &'a Config,
}

/// A page that was made.
#[derive(Debug)]
struct Made {
    /// Its path in the site.
    path: String,
    /// What its author should know.
    notes: Vec<Message>,
}

fn make(
    site: &Site<'_>,
    args: &Args,
    today: Date,
    mut dialogue: Option<Dialogue<'_>>,
) -> Result<Made, Stop> {
    let kind = match (&args.kind, &mut dialogue) {
        (Some(word), _) => kind::read(word)?,
        (None, Some(dialogue)) => questions::kind(dialogue)?,
        (None, None) => return Err(too_little()),
    };
    let given = facts::given(args, kind)?;
    let lang = language(site.config, args.language.as_deref())?;
    let words_of_site = words(site.config.default_lang());
    let sections = Sections::read(site.tree, site.root, site.config);
    let place = place::find(site, &sections, kind, args.section.as_deref(), words_of_site)?;
    let spot = |title: &str| spot(site, args, kind, lang, &place, title);
    let (title, target) = match (&args.title, &mut dialogue) {
        (Some(title), _) => spot(title)?,
        (None, Some(dialogue)) => questions::title(dialogue, spot)?,
        (None, None) => return Err(too_little()),
    };
    let facts = match (&target.original, &mut dialogue) {
        (Some(_), _) => translated(given)?,
        (None, Some(dialogue)) => questions::facts(dialogue, kind, &title, today, given)?,
        (None, None) => given,
    };
    let page = template::Page {
        kind,
        words: words(site.config.lang(lang)),
        title: &title,
        facts: &facts,
        original: target.original.as_deref(),
        today,
    };
    write(&sections, &place, &target, &template::text(&page, site.config))?;
    let notes = notes(site, &sections, &place, &target, lang);
    Ok(Made { path: target.path, notes })
}

/// A title on one line, and where its page goes.
fn spot(
    site: &Site<'_>,
    args: &Args,
    kind: SectionKind,
    lang: LangId,
    place: &Place,
    title: &str,
) -> Result<(String, Target), Stop> {
    let title = one_line(title);
    if title.is_empty() {
        return Err(empty_title());
    }
    let words_of_site = words(site.config.default_lang());
    let stem = file_name::stem(args.name.as_deref().unwrap_or(&title), kind, words_of_site)?;
    let target = file_name::target(site.tree, site.config, &place.folder, &stem, lang)?;
    Ok((title, target))
}

fn too_little() -> Stop {
    Stop::usage(
        say!("chưa có loại trang và tiêu đề", "the kind of page and its title are missing"),
        say!(
            "viết như `chieng new \"bài viết\" \"Việc nhà là việc chung\"`, hoặc gõ `chieng new` trong cửa sổ lệnh để được hỏi",
            "write it like `chieng new article \"Sharing the chores\"`, or type `chieng new` in a terminal to be asked"
        ),
    )
}

/// A text as one line: no breaks, no control characters, letters as the site's other texts have them.
fn one_line(written: &str) -> String {
    let printable: String = written.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = normal::repair(&printable).split_whitespace().collect::<Vec<_>>().join(" ");
    without_quotes(&line).to_owned()
}

/// A text without the quotes around all of it, which people type where none are needed.
fn without_quotes(text: &str) -> &str {
    let inside = [('"', '"'), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inside.filter(|inside| !inside.contains(['"', '“', '”'])).map_or(text, str::trim)
}

fn empty_title() -> Stop {
    Stop::usage(
        say!("tiêu đề đang trống", "the title is empty"),
        say!("gõ tiêu đề của trang", "type the title of the page"),
    )
}

fn language(config: &Config, tag: Option<&str>) -> Result<LangId, Stop> {
    let Some(tag) = tag else { return Ok(LangId::default()) };
    config.find_lang(tag).ok_or_else(|| {
        let all = config.languages.join(", ");
        Stop::usage(
            say!(
                "site.yaml không có thứ tiếng “{tag}”",
                "site.yaml doesn't list the language “{tag}”"
            ),
            say!(
                "thêm vào dòng `languages: [{all}, {tag}]` của site.yaml, hoặc chọn: {all}",
                "add it to site.yaml, `languages: [{all}, {tag}]`, or choose: {all}"
            ),
        )
    })
}

/// What a translation may say itself: nothing that its original says for all languages.
fn translated(facts: Facts) -> Result<Facts, Stop> {
    match facts.inherited() {
        None => Ok(facts),
        Some(option) => Err(Stop::usage(
            say!(
                "bản dịch lấy ngày, số và mọi điều không phải lời văn từ bản gốc",
                "a translation has dates, numbers and all that isn't wording from its original"
            ),
            say!("bỏ {option}", "leave out {option}"),
        )),
    }
}

/// Writes the page, and its section's `_index.md` before it when there is none.
fn write(sections: &Sections<'_>, place: &Place, target: &Target, text: &str) -> Result<(), Stop> {
    let folder = sections.on_disk(&place.folder);
    let mut made = NewFiles::default();
    let mut files = Vec::new();
    if let Some(index) = &place.new_index {
        files.push(("_index.md", index.as_str()));
    }
    files.push((target.path.get(place.folder.len()..).unwrap_or_default(), text));
    for (name, text) in files {
        let path = folder.join(name);
        if let Err(error) = made.file(&path, text) {
            made.take_back();
            return Err(not_made(&path, &error));
        }
    }
    Ok(())
}

fn not_made(path: &Path, error: &io::Error) -> Stop {
    let shown = path.display();
    match error.kind() {
        io::ErrorKind::AlreadyExists => Stop::usage(
            say!(
                "đã có {shown}; tệp ấy được giữ nguyên",
                "{shown} exists already and was left as it is"
            ),
            say!("đặt tên khác bằng --name", "give another name with --name"),
        ),
        _ => Stop::usage(
            say!("không tạo được {shown}: {error}", "failed to make {shown}: {error}"),
            say!(
                "kiểm tra quyền ghi của thư mục và thử lại",
                "check the folder's permissions and try again"
            ),
        ),
    }
}

fn notes(
    site: &Site<'_>,
    sections: &Sections<'_>,
    place: &Place,
    target: &Target,
    lang: LangId,
) -> Vec<Message> {
    let mut notes = place.notes.clone();
    let folder = &place.folder;
    if lang != LangId::default() {
        let tag = site.config.lang(lang);
        match &target.original {
            Some(original) => notes.push(say!(
                "Đây là bản “{tag}” của {original}.",
                "This is the “{tag}” version of {original}."
            )),
            None => notes.push(say!(
                "Chưa có bản gốc cùng tên; nếu đây là bản dịch, tên tệp phải giống bản gốc: dùng --name.",
                "No original has this name; a translation must have the file name of its original: use --name."
            )),
        }
        for above in [sections::CONTENT, folder.as_str()] {
            if !sections.has_language(above, lang) {
                notes.push(no_version(above, tag));
            }
        }
        notes.dedup();
    } else if target.has_versions {
        notes.push(say!(
            "Đã có bản dịch cùng tên; bản dịch lấy ngày, số và chuyên mục từ tệp mới này.",
            "There is a translation of this name; it has its dates, numbers and topics from this new file."
        ));
    }
    notes.push(say!(
        "Mở tệp ở dòng dưới để viết. Trang đang là bản nháp: xem thử bằng `chieng serve --drafts`; xoá dòng nháp trong tệp để đăng.",
        "Open the file named below to write. The page is a draft: look at it with `chieng serve --drafts`; delete the draft line in the file to publish it."
    ));
    notes
}

fn no_version(folder: &str, tag: &str) -> Message {
    match folder {
        sections::CONTENT => say!(
            "Trang chưa có trang chủ “{tag}”: thêm {folder}_index.{tag}.md trước khi đăng.",
            "The site has no “{tag}” home page yet: add {folder}_index.{tag}.md before you publish."
        ),
        _ => say!(
            "Mục này chưa có bản “{tag}”: thêm {folder}_index.{tag}.md để trang hiện trong danh sách của mục.",
            "The section has no “{tag}” version yet: add {folder}_index.{tag}.md to have the page in its list."
        ),
    }
}

#[cfg(test)]
mod tests;
