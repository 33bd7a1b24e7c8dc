//! `chieng hotlines verified`: a number's id, a day, a name and a source in; the lines of its file that say so written,
//! and nothing else touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::day;
use crate::cli::Exit;
use crate::cli::replace_file::replace;
use crate::cli::terminal::{self, Stop};
use crate::diagnostics::{Message, Speech};
use crate::engine::Survey;
use crate::model::page::{HotlineState, Page, Record};
use crate::say;
use crate::text::nearest::nearest;
use crate::text::slug::slug;
use crate::text::{date, phone};

mod edit;
mod elsewhere;

/// What is to be written down, as it was typed.
pub(super) struct Change<'a> {
    pub(super) id: &'a str,
    pub(super) on: Option<&'a str>,
    pub(super) by: Option<&'a str>,
    pub(super) source: Option<&'a str>,
}

pub(super) fn run(
    survey: &Survey,
    root: &Path,
    change: &Change<'_>,
    is_dry: bool,
    speech: Speech,
) -> Exit {
    match write(survey, root, change, is_dry) {
        Ok(shown) => terminal::print(shown.in_language(speech).as_bytes(), speech),
        Err(stop) => stop.tell(speech),
    }
}

fn write(survey: &Survey, root: &Path, change: &Change<'_>, is_dry: bool) -> Result<Message, Stop> {
    let page = find(survey, change.id)?;
    refuse_retired(page)?;
    let on = day_of_call(survey, change.on)?;
    let (disk, before) = read(survey, root, &page.source)?;
    let text = std::str::from_utf8(&before).map_err(|_| not_editable(&page.source))?;
    let edited =
        edit::edit(text, on, change.by, change.source).ok_or_else(|| not_editable(&page.source))?;
    if !is_dry {
        replace(&disk, &before, edited.text.as_bytes()).map_err(|error| {
            let path = &page.source;
            Stop::usage(
                say!("không ghi được {path}: {error}", "failed to write {path}: {error}"),
                say!(
                    "đóng tệp ở chương trình khác rồi chạy lại",
                    "close it elsewhere, and run it again"
                ),
            )
        })?;
    }
    Ok(told(page, &edited, on, is_dry))
}

fn told(page: &Page, edited: &edit::Edited, on: Date, is_dry: bool) -> Message {
    let (path, title, diff) = (&page.source, &page.summary.title, &edited.diff);
    let (vi, en) = (day(on, true), day(on, false));
    let head = format!("--- a/{path}\n+++ b/{path}\n{diff}");
    if edited.diff.is_empty() {
        return say!("{title}: tệp đã ghi như vậy rồi.\n", "{title}: the file says so already.\n");
    }
    if is_dry {
        return say!("{head}Chưa ghi gì.\n", "{head}Nothing was written.\n");
    }
    say!(
        "{head}Đã ghi: {title} được gọi xác minh ngày {vi}.\n",
        "{head}Written: {title} was confirmed on {en}.\n"
    )
}

/// The hotline with an id: in full, its last part, its file's name, or one of its numbers.
fn find<'s>(survey: &'s Survey, written: &str) -> Result<&'s Page, Stop> {
    let site = &survey.site;
    let digits = phone::parse(written).map(|phone| phone.digits().to_owned());
    let wanted = slug(written.trim_end_matches(".md").rsplit('/').next().unwrap_or_default());
    let names = |page: &Page| -> Vec<String> {
        let stem = page.key.rsplit('/').next().unwrap_or_default();
        let stem =
            if stem == "index" { page.key.rsplit('/').nth(1).unwrap_or_default() } else { stem };
        vec![page.summary.id.clone(), slug(&super::state::last_part(&page.summary.id)), slug(stem)]
    };
    let hotlines = super::state::own_hotlines(survey);
    let pages = || hotlines.iter().map(|id| site.page(*id));
    let by_number = |page: &&Page| match &page.summary.record {
        Record::Hotline(hotline) => {
            hotline.numbers.iter().any(|(_, dialled)| Some(&dialled.digits) == digits.as_ref())
        }
        _ => false,
    };
    let by_name = |page: &&Page| {
        let names = names(page);
        names.iter().any(|name| name == written || *name == wanted)
            || page.source.trim_start_matches("content/") == written.trim_start_matches("content/")
    };
    if let Some(page) = pages().find(|page| page.summary.id == written) {
        return Ok(page);
    }
    let found: Vec<&Page> = pages().filter(|page| by_name(page) || by_number(page)).collect();
    match found.as_slice() {
        [page] => Ok(page),
        [] => {
            let ids: Vec<String> = pages().map(|page| page.summary.id.clone()).collect();
            Err(elsewhere::point(survey, digits.as_deref())
                .or_else(|| elsewhere::withheld(survey, written, digits.as_deref()))
                .unwrap_or_else(|| unknown(written, &ids)))
        }
        several => {
            let all = several.iter().map(|page| page.summary.id.as_str());
            let all = all.collect::<Vec<_>>().join(", ");
            Err(Stop::usage(
                say!("“{written}” có thể là nhiều số", "“{written}” may mean several"),
                say!("ghi đủ một mã: {all}", "write one id in full: {all}"),
            ))
        }
    }
}

/// A number in several words: the blanks of one number, or one number too many.
pub(super) fn several(written: &str) -> Stop {
    Stop::usage(
        say!("chỉ ghi được một số mỗi lần", "only one number can be written down at a time"),
        say!(
            "số có dấu cách thì đặt trong dấu nháy kép: chieng hotlines verified \"{written}\"",
            "put a number with blanks in quotes: chieng hotlines verified \"{written}\""
        ),
    )
}

fn refuse_retired(page: &Page) -> Result<(), Stop> {
    match &page.summary.record {
        Record::Hotline(hotline) if hotline.state == HotlineState::Retired => {
            let (title, path) = (&page.summary.title, &page.source);
            Err(Stop::usage(
                say!(
                    "{title}: số này đã ngừng hoạt động, không ghi xác minh",
                    "{title}: the number is retired, so no confirmation is written down"
                ),
                say!(
                    "nếu số hoạt động trở lại thì xoá `ngừng hoạt động` trong {path} trước",
                    "if it is in use again, delete `retired` in {path} first"
                ),
            ))
        }
        _ => Ok(()),
    }
}

fn unknown(written: &str, ids: &[String]) -> Stop {
    let message =
        say!("không có số hỗ trợ nào tên “{written}”", "there is no support number “{written}”");
    Stop::usage(
        message,
        match nearest(written, ids.iter().map(String::as_str)) {
            Some(near) => say!("có phải “{near}”?", "did you mean “{near}”?"),
            None => {
                say!("chạy `chieng hotlines` để xem mã", "run `chieng hotlines` to see the ids")
            }
        },
    )
}

/// The day of the call: today at the latest.
fn day_of_call(survey: &Survey, written: Option<&str>) -> Result<Date, Stop> {
    let today = survey.site.now.date;
    let Some(written) = written else {
        return Err(Stop::usage(
            say!("chưa ghi ngày gọi xác minh", "the day of the call is missing"),
            say!("thêm --on NGÀY, ví dụ --on 25/11/2026", "add --on DATE, as in --on 2026-11-25"),
        ));
    };
    let on = date::read_date(written).map_err(|_| {
        Stop::usage(
            say!("--on “{written}” không phải một ngày", "--on “{written}” is no date"),
            say!("viết như 25/11/2026", "write it like 2026-11-25"),
        )
    })?;
    if on > today {
        return Err(Stop::usage(
            say!("ngày {written} chưa tới", "the day {written} is still to come"),
            say!("ghi ngày đã gọi thật", "give the day on which somebody called"),
        ));
    }
    Ok(on)
}

/// The real file, within the site, and its bytes.
fn read(survey: &Survey, root: &Path, path: &Arc<str>) -> Result<(PathBuf, Vec<u8>), Stop> {
    let refused = || {
        Stop::usage(
            say!("không đọc được {path}", "failed to read {path}"),
            say!("kiểm tra quyền truy cập và thử lại", "check the permissions and try again"),
        )
    };
    let file = survey.tree.get(path).ok_or_else(refused)?;
    let inside = fs::canonicalize(root).map_err(|_| refused())?;
    let disk = fs::canonicalize(&file.disk).map_err(|_| refused())?;
    if !disk.starts_with(&inside) {
        return Err(refused());
    }
    let bytes = fs::read(&disk).map_err(|_| refused())?;
    Ok((disk, bytes))
}

fn not_editable(path: &str) -> Stop {
    Stop::usage(
        say!("không sửa được phần đầu của {path}", "the front matter of {path} can't be edited"),
        say!("sửa tệp bằng tay: `xác minh ngày: …`", "edit the file by hand: `checked_on: …`"),
    )
}
