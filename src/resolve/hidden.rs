//! What is known of withheld pages, so that what refers to them is printed as plain text instead of breaking a build.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::addresses::{self, Folders};
use super::gather::Gathered;
use super::pages;
use super::withhold::Reason;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::PageKind;
use crate::model::address;
use crate::say;
use crate::text::{phone, slug};

/// Names, addresses, numbers and files of withheld pages.
#[derive(Default)]
pub struct Hidden {
    by_key: HashMap<Arc<str>, Arc<str>>,
    by_address: HashMap<String, Arc<str>>,
    by_name: HashMap<(PageKind, String), Arc<str>>,
    /// Digits of withheld hotlines and events.
    pub(super) digits: BTreeSet<String>,
    /// Files of withheld bundles and sections, by source path.
    pub(super) files: BTreeSet<Arc<str>>,
}

impl Hidden {
    pub(super) fn of(withheld: &[(Gathered, Reason)], folders: &Folders) -> Hidden {
        let mut hidden = Hidden::default();
        for (page, _) in withheld {
            let path = &page.path;
            hidden.by_key.insert(Arc::clone(&page.key), Arc::clone(path));
            let address = addresses::page_address(page, folders);
            let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let stem = page.key.trim_end_matches("/index").rsplit('/').next().unwrap_or_default();
            for name in [slug::slug(&pages::id(page)), last.to_owned(), slug::slug(stem)] {
                hidden.by_name.insert((page.kind, name), Arc::clone(path));
            }
            hidden.by_address.insert(address, Arc::clone(path));
            hidden.add_numbers(page);
        }
        hidden
    }

    fn add_numbers(&mut self, page: &Gathered) {
        for number in page.front.numbers.iter().flat_map(|given| &given.value) {
            self.digits.extend(phone::parse(&number.number).map(|phone| phone.digits().to_owned()));
        }
        for contact in page.front.channels.iter().flat_map(|given| &given.value) {
            self.digits
                .extend(phone::parse(&contact.address).map(|phone| phone.digits().to_owned()));
        }
        for found in page.front.register.iter().flat_map(|given| phone::find(&given.value)) {
            self.digits.insert(found.phone.digits().to_owned());
        }
    }

    /// The withheld page at a content path, with or without `.md`.
    pub(super) fn by_path(&self, source: &str) -> Option<&Arc<str>> {
        self.by_key.get(source.strip_suffix(".md").unwrap_or(source))
    }

    /// The withheld page at a root-relative address.
    pub(super) fn by_address(&self, rooted: &str) -> Option<&Arc<str>> {
        self.by_address.get(rooted)
    }

    /// The withheld page of a kind that a reference names.
    pub(super) fn by_reference(
        &self,
        written: &str,
        kind: PageKind,
        from: &str,
    ) -> Option<&Arc<str>> {
        if written.ends_with(".md") {
            let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
            let beside = address::join(folder, written).and_then(|path| self.by_path(&path));
            return beside
                .or_else(|| self.by_path(&format!("content/{}", written.trim_start_matches('/'))));
        }
        self.by_name.get(&(kind, slug::slug(written.trim_end_matches(".md"))))
    }

    /// Whether a path in a content file means a file that is withheld with its page.
    pub(super) fn has_file(&self, from: &str, path: &str) -> bool {
        let decoded = address::decode(path).unwrap_or_else(|| path.to_owned());
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let source = match decoded.strip_prefix('/') {
            Some(rooted) => Some(format!("content/{rooted}")),
            None => address::join(folder, &decoded),
        };
        source.is_some_and(|source| self.files.contains(source.as_str()))
    }
}

/// Says that something refers to a page that is withheld for now.
pub(super) fn finding(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::LinkToWithheld,
        say!(
            "nhắc tới {path}, trang đang chưa đăng; tạm in thành chữ thường hoặc bỏ trống",
            "refers to {path}, which is withheld for now; printed as plain text or left out",
        ),
    )
    .hint(say!(
        "không cần sửa nếu trang đó sẽ được đăng",
        "nothing to do if that page will be published"
    ))
}
