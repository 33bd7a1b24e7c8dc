//! A kind of page and the site's sections in; out the folder that the page goes to, made ready if need be.

use super::sections::{self, CONTENT, Sections};
use super::{Site, kind};
use crate::cli::terminal::Stop;
use crate::diagnostics::{Message, Speech};
use crate::model::kind::WrittenKind;
use crate::model::{PageKind, SectionKind};
use crate::say;
use crate::text::normal;
use crate::yaml::quote::quoted;

/// Where a page goes.
pub(super) struct Place {
    /// The section's folder, `content/bai-viet/`.
    pub(super) folder: String,
    /// The `_index.md` to be made, when the folder is no section yet.
    pub(super) new_index: Option<String>,
    /// What the page's author should know of it.
    pub(super) notes: Vec<Message>,
}

/// The section that was asked for, else the first of the kind, else a new one.
pub(super) fn find(
    site: &Site<'_>,
    sections: &Sections<'_>,
    kind: SectionKind,
    asked: Option<&str>,
    words: Speech,
) -> Result<Place, Stop> {
    if let Some(asked) = asked {
        return at(site, sections, kind, folder(asked)?, words);
    }
    if kind == SectionKind::Pages && sections.kind_of(CONTENT) == kind {
        return Ok(known(CONTENT.to_owned(), Vec::new()));
    }
    let all = sections.of_kind(kind);
    let Some((first, others)) = all.split_first() else {
        let folder = format!("{CONTENT}{}/", kind::new_section(kind, words).folder);
        return at(site, sections, kind, folder, words);
    };
    let mut notes = Vec::new();
    if !others.is_empty() {
        let others = others.join(", ");
        notes.push(say!(
            "Đặt vào {first}; muốn đặt vào mục khác cùng loại ({others}), dùng --section.",
            "Put into {first}; for another section of its kind ({others}) use --section."
        ));
    }
    Ok(known((*first).to_owned(), notes))
}

fn known(folder: String, notes: Vec<Message>) -> Place {
    Place { folder, new_index: None, notes }
}

/// `content/bai-viet/` of `bai-viet`, `content/bai-viet`, `.\content\bai-viet\`.
fn folder(asked: &str) -> Result<String, Stop> {
    let path = normal::repair(asked).replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let is_outside = path.starts_with('/')
        || parts.iter().any(|part| {
            part.starts_with('.') || part.contains(':') || part.contains(char::is_control)
        });
    if is_outside {
        return Err(Stop::usage(
            say!(
                "“{asked}” không phải một thư mục trong content",
                "“{asked}” is no folder below content"
            ),
            say!("viết như --section bai-viet", "write it like --section articles"),
        ));
    }
    let inside = parts.strip_prefix(&["content"]).unwrap_or(&parts);
    Ok(inside.iter().fold(CONTENT.to_owned(), |folder, part| folder + part + "/"))
}

/// A folder as the page's section: it must hold pages of the kind, or be free to become a section of it.
fn at(
    site: &Site<'_>,
    sections: &Sections<'_>,
    kind: SectionKind,
    folder: String,
    words: Speech,
) -> Result<Place, Stop> {
    if sections.has(&folder) || folder == CONTENT {
        let held = sections.kind_of(&folder);
        return match held == kind {
            true => Ok(known(folder, Vec::new())),
            false => Err(other_kind(sections, &folder, kind, held)),
        };
    }
    if site.tree.under(&folder).any(|file| is_bundle(&file.path, &folder)) {
        return Err(Stop::usage(
            say!("{folder} là thư mục của một trang", "{folder} is the folder of a page"),
            say!("chọn thư mục khác bằng --section", "choose another folder with --section"),
        ));
    }
    let index = format!("{folder}_index.md");
    let mut notes = vec![say!(
        "Trang chưa có mục này nên đã tạo {index}: xem lại tên và tóm tắt của mục.",
        "The site had no such section, so {index} was made: look over its title and description."
    )];
    if kind == SectionKind::Hotlines && !has_safety_page(site) {
        notes.push(say!(
            "Trang có số hỗ trợ phải có một trang hướng dẫn dùng an toàn (`kind: safety`), nếu không sẽ không làm được bản để đăng.",
            "A site with hotlines must have a page on how to use it safely (`kind: safety`); it can't be built without one."
        ));
    }
    let text = new_index(&folder, kind, words);
    Ok(Place { folder, new_index: Some(text), notes })
}

fn is_bundle(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|name| name.starts_with("index.") && name.ends_with(".md"))
}

fn has_safety_page(site: &Site<'_>) -> bool {
    let safety = Some(WrittenKind::Page(PageKind::Safety));
    let mut texts = site.tree.under(CONTENT).filter_map(|file| file.text());
    texts.any(|text| sections::kind_in(text) == safety)
}

fn other_kind(sections: &Sections<'_>, folder: &str, kind: SectionKind, held: SectionKind) -> Stop {
    let (vi, en) = kind::spoken(kind);
    let (held_vi, held_en) = kind::spoken(held);
    let word = kind::word(kind);
    let of_kind = sections.of_kind(kind).join(", ");
    let hint = if of_kind.is_empty() {
        say!(
            "thêm dòng `kind: {word}` vào {folder}_index.md nếu mục ấy dành cho {vi}, hoặc chỉ một thư mục mới bằng --section",
            "add the line `kind: {word}` to {folder}_index.md if it is meant for {en}, or name a new folder with --section"
        )
    } else {
        say!("mục dành cho {vi}: {of_kind}", "sections that hold {en}: {of_kind}")
    };
    Stop::usage(
        say!(
            "mục {folder} chứa {held_vi}, không chứa {vi}",
            "the section {folder} holds {held_en}, no {en}"
        ),
        hint,
    )
}

/// The `_index.md` of a section that is made with its first page.
fn new_index(folder: &str, kind: SectionKind, words: Speech) -> String {
    let default = kind::new_section(kind, words);
    let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let title = if name == default.folder { default.title.to_owned() } else { title_of(name) };
    let (title, word) = (quoted(&title), kind::word(kind));
    match words {
        Speech::Vi => format!(
            "---\n# Tên của mục, hiện ở đầu trang và trong danh mục.\ntiêu đề: {title}\nkind: {word}\n# Một câu để người đọc biết trong mục có gì.\ntóm tắt:\n---\n"
        ),
        Speech::En => format!(
            "---\n# Name of the section.\ntitle: {title}\nkind: {word}\n# One sentence that tells what is in it.\ndescription:\n---\n"
        ),
    }
}

/// `Tin xa` of `tin-xa`: its author will put the marks.
fn title_of(folder_name: &str) -> String {
    let words = folder_name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
