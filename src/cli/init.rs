//! `chieng init`: a folder's name and today in, a new site that builds at once out.

mod starter;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;

use super::blanks::fill;
use super::new_files::NewFiles;
use super::terminal::{self, Stop};
use super::{Exit, Globals, Lang, clock};
use crate::diagnostics::Speech;
use crate::say;
use crate::text::{date, normal};
use crate::yaml::quote::quoted;

/// How far ahead the example event is, in days: it shows among what is coming up.
const SOON: i32 = 14;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder to make; it must be empty if it is there.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Title of the site.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Language of the site's texts and keys.
    #[arg(long, value_enum, value_name = "LANG", default_value = "vi")]
    pub language: Lang,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let speech = globals.lang.unwrap_or(args.language).into();
    let made =
        clock::today(clock::VIETNAM).map_err(Stop::clock).and_then(|today| make(args, today));
    match made {
        Ok(made) => terminal::print(report(&made, &args.dir, speech).as_bytes(), speech),
        Err(stop) => stop.tell(speech),
    }
}

/// Makes the site; gives its files, by path in the site.
fn make(args: &Args, today: Date) -> Result<Vec<String>, Stop> {
    let title = title(args)?;
    check_empty(&args.dir)?;
    let texts = texts(args.language, &title, today);
    let mut made = NewFiles::default();
    match write(&args.dir, &texts, &mut made) {
        Ok(()) => Ok(texts.into_iter().map(|(path, _)| path).collect()),
        Err((path, error)) => {
            made.take_back();
            Err(not_made(&path, &error))
        }
    }
}

fn title(args: &Args) -> Result<String, Stop> {
    let default = match args.language {
        Lang::Vi => "Tháng hành động vì bình đẳng giới",
        Lang::En => "Action Month for Gender Equality",
    };
    let given = args.title.as_deref().unwrap_or(default);
    let title = normal::repair(given).split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Stop::usage(
            say!("tên trang đang trống", "the title is empty"),
            say!("viết như --title \"Tháng hành động\"", "write it like --title \"Action month\""),
        ));
    }
    Ok(title)
}

/// The files of the site with their blanks filled.
fn texts(language: Lang, title: &str, today: Date) -> Vec<(String, String)> {
    let soon = today.saturating_add(SOON.days());
    let shown = |day: Date| match language {
        Lang::Vi => date::short(day),
        Lang::En => day.to_string(),
    };
    let (year, today, soon) = (today.year().to_string(), shown(today), shown(soon));
    let title = quoted(title);
    let values: [(&str, &str); 4] =
        [("title", &title), ("year", &year), ("today", &today), ("soon", &soon)];
    starter::files(language)
        .iter()
        .map(|(path, text)| (fill(path, &values), fill(text, &values)))
        .collect()
}

fn check_empty(dir: &Path) -> Result<(), Stop> {
    let shown = dir.display();
    let found = match fs::read_dir(dir) {
        Ok(mut entries) => entries.next(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(not_made(dir, &error)),
    };
    let Some(found) = found else { return Ok(()) };
    let inside = found.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let inside = inside.unwrap_or_else(|error| error.to_string());
    Err(Stop::usage(
        say!(
            "thư mục {shown} không trống (trong đó có {inside}); không tệp nào bị ghi đè",
            "the folder {shown} isn't empty (it holds {inside}); nothing was written over"
        ),
        say!(
            "chọn một tên thư mục chưa có, hoặc chuyển những gì ở trong đó đi nơi khác",
            "choose a folder that doesn't exist yet, or move what it holds elsewhere"
        ),
    ))
}

fn write(
    dir: &Path,
    texts: &[(String, String)],
    made: &mut NewFiles,
) -> Result<(), (PathBuf, io::Error)> {
    made.folder(dir).map_err(|error| (dir.to_path_buf(), error))?;
    for folder in starter::FOLDERS {
        let path = dir.join(folder);
        made.folder(&path).map_err(|error| (path, error))?;
    }
    for (path, text) in texts {
        let path = dir.join(path);
        made.file(&path, text).map_err(|error| (path, error))?;
    }
    Ok(())
}

fn not_made(path: &Path, error: &io::Error) -> Stop {
    let shown = path.display();
    Stop::usage(
        say!("không tạo được {shown}: {error}", "failed to make {shown}: {error}"),
        say!(
            "kiểm tra tên và quyền ghi của thư mục, hoặc chọn thư mục khác",
            "check the folder's name and permissions, or choose another one"
        ),
    )
}

/// What was made, and the commands that come next.
fn report(made: &[String], dir: &Path, speech: Speech) -> String {
    let shown = dir.display();
    let enter = enter(dir);
    let list: String = made.iter().map(|path| format!("  {path}\n")).collect();
    let count = made.len();
    let message = say!(
        "Đã tạo trang mới trong {shown} ({count} tệp):\n{list}\nVào thư mục ấy rồi xem thử:\n{enter}  chieng serve\nLàm bản để đăng:\n  chieng build\n",
        "Made a new site in {shown} ({count} files):\n{list}\nGo into its folder and look at it:\n{enter}  chieng serve\nBuild it for publishing:\n  chieng build\n"
    );
    message.in_language(speech).to_owned()
}

/// The command that goes into a folder: all later ones are meant to be typed there.
fn enter(dir: &Path) -> String {
    let shown = dir.display().to_string();
    if dir == Path::new(".") {
        String::new()
    } else if shown.contains(char::is_whitespace) {
        format!("  cd \"{shown}\"\n")
    } else {
        format!("  cd {shown}\n")
    }
}

#[cfg(test)]
mod tests;
