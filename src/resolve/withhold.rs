//! Which pages are not published now, why, and until when.

use std::collections::HashMap;
use std::sync::Arc;

use super::Inputs;
use super::gather::{Gathered, parent};
use crate::diagnostics::Message;
use crate::model::Front;
use crate::say;
use crate::text::date::Moment;

/// A page that is not published now.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// Its file.
    pub path: Arc<str>,
    /// Its title, may be empty.
    pub title: String,
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
            Reason::Broken => say!("có lỗi, tạm để lại", "has an error of its own"),
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

/// Splits off what is not published now; sections take along all that lies in them.
pub(super) fn split(
    inputs: &Inputs<'_>,
    gathered: Vec<Gathered>,
) -> (Vec<Gathered>, Vec<Withheld>) {
    let reasons: Vec<Option<Reason>> = gathered
        .iter()
        .map(|page| {
            if inputs.left_out.contains(&page.path) {
                return Some(Reason::Broken);
            }
            own_reason(&page.front, inputs)
        })
        .collect();
    let mut sections: HashMap<(String, u8), Arc<str>> = HashMap::new();
    for (page, reason) in gathered.iter().zip(&reasons) {
        if reason.is_some() && page.key.ends_with("/_index") {
            let folder = page.key.trim_end_matches("_index").to_owned();
            sections.insert((folder, page.lang.0), Arc::clone(&page.path));
        }
    }
    let mut published = Vec::new();
    let mut withheld = Vec::new();
    for (page, reason) in gathered.into_iter().zip(reasons) {
        match reason.or_else(|| section_reason(&page, &sections)) {
            None => published.push(page),
            Some(reason) => withheld.push(Withheld {
                path: page.path,
                title: page.front.title.map(|title| title.value).unwrap_or_default(),
                reason,
            }),
        }
    }
    (published, withheld)
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

fn section_reason(page: &Gathered, sections: &HashMap<(String, u8), Arc<str>>) -> Option<Reason> {
    let mut folder = page.folder.as_str();
    while !folder.is_empty() {
        if let Some(path) = sections.get(&(folder.to_owned(), page.lang.0)) {
            return Some(Reason::Section(Arc::clone(path)));
        }
        folder = parent(folder);
    }
    None
}
