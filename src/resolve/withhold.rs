//! Which pages are not published now, why, and until when.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Inputs;
use super::gather::{Gathered, parent};
use crate::diagnostics::Message;
use crate::model::{Front, LangId, PageKind};
use crate::say;
use crate::text::date::Moment;

/// A page that is not published now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its file.
    pub path: Arc<str>,
    /// Its title, may be empty.
    pub title: String,
    /// Root-relative address that it will have.
    pub address: String,
    /// Why.
    pub reason: Reason,
}

/// Why a page is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is a draft.
    Draft,
    /// Its time has not come.
    NotYet(Moment),
    /// Its time is over.
    Expired(Moment),
    /// It has an error of its own.
    Broken,
    /// The section that it lies in is withheld.
    Section(Arc<str>),
}

impl Reason {
    /// The reason in words.
    pub fn message(&self) -> Message {
        match self {
            Reason::Draft => say!("bản nháp", "draft"),
            Reason::NotYet(moment) => {
                let when = shown(*moment);
                say!("chưa đến lúc đăng; đăng lúc {when}", "not yet; from {when} on")
            }
            Reason::Expired(moment) => {
                let when = shown(*moment);
                say!("đã gỡ từ {when}", "expired on {when}")
            }
            Reason::Broken => say!("có lỗi, tạm rút khỏi trang", "has an error of its own"),
            Reason::Section(path) => {
                say!("nằm trong mục đang chưa đăng ({path})", "lies in a withheld section ({path})")
            }
        }
    }
}

fn shown(moment: Moment) -> String {
    let day = crate::text::date::short(moment.date);
    match moment.time {
        Some(time) => format!("{day} {}:{:02}", time.hour(), time.minute()),
        None => day,
    }
}

/// Splits off what is not published now; sections take along all that lies in them, an original with an error its
/// translations, whose facts would be missing.
pub(super) fn split(
    inputs: &Inputs<'_>,
    gathered: Vec<Gathered>,
) -> (Vec<Gathered>, Vec<(Gathered, Reason)>) {
    let broken: HashSet<&str> = gathered
        .iter()
        .filter(|page| inputs.left_out.contains(&page.path))
        .filter(|page| page.lang == LangId::default())
        .map(|page| &*page.key)
        .collect();
    let reasons: Vec<Option<Reason>> = gathered
        .iter()
        .map(|page| {
            if inputs.left_out.contains(&page.path) || broken.contains(&*page.key) {
                return Some(Reason::Broken);
            }
            own_reason(&page.front, inputs)
        })
        .collect();
    let sections = Sections::of(&gathered, &reasons);
    let mut published = Vec::new();
    let mut withheld = Vec::new();
    for (page, reason) in gathered.into_iter().zip(reasons) {
        match reason.or_else(|| sections.reason(&page)) {
            None => published.push(page),
            Some(reason) => withheld.push((page, reason)),
        }
    }
    (published, withheld)
}

/// Sections by folder and language, each with its file and whether it is withheld.
struct Sections(HashMap<(String, LangId), (Arc<str>, bool)>);

impl Sections {
    fn of(gathered: &[Gathered], reasons: &[Option<Reason>]) -> Sections {
        let mut sections = HashMap::new();
        for (page, reason) in gathered.iter().zip(reasons) {
            // The home page is no section of all others.
            if page.key.ends_with("/_index") && page.kind != PageKind::Home {
                let folder = page.key.trim_end_matches("_index").to_owned();
                sections.insert((folder, page.lang), (Arc::clone(&page.path), reason.is_some()));
            }
        }
        Sections(sections)
    }

    /// A page lies in the section of its own language, else in that of the default one.
    fn reason(&self, page: &Gathered) -> Option<Reason> {
        let mut folder = page.folder.as_str();
        while !folder.is_empty() {
            let own = self.0.get(&(folder.to_owned(), page.lang));
            let section = own.or_else(|| self.0.get(&(folder.to_owned(), LangId::default())));
            if let Some((path, true)) = section {
                return Some(Reason::Section(Arc::clone(path)));
            }
            folder = parent(folder);
        }
        None
    }
}

fn own_reason(front: &Front, inputs: &Inputs<'_>) -> Option<Reason> {
    if front.draft.as_ref().is_some_and(|draft| draft.value) && !inputs.drafts {
        return Some(Reason::Draft);
    }
    let publish_at = front.publish_at.as_ref().map(|at| at.value);
    if let Some(at) = publish_at
        && at > inputs.now
        && !inputs.drafts
    {
        return Some(Reason::NotYet(at));
    }
    let expires_at = front.expires_at.as_ref().map(|at| at.value)?;
    let is_over = match expires_at.time {
        // A day alone is inclusive.
        None => inputs.now.date > expires_at.date,
        Some(_) => inputs.now >= expires_at,
    };
    is_over.then_some(Reason::Expired(expires_at))
}
