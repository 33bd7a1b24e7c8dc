//! Every link of a built page that dials, dials a number that the site knows (SAFETY.md 11).

use std::collections::BTreeSet;

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::resolve::{NumberState, Route, Site};
use crate::say;
use crate::text::phone;

/// What a page's links dial.
#[derive(Default)]
pub(super) struct Dialled {
    digits: BTreeSet<String>,
}

impl Dialled {
    /// Digits as dialled, sorted.
    pub(super) fn all(&self) -> Vec<String> {
        self.digits.iter().cloned().collect()
    }
}

impl Rule for Dialled {
    fn tag(&mut self, tag: &Tag<'_>, _: &mut Page<'_>) {
        let Some(href) = tag.get("href") else { return };
        let Some((scheme, number)) = href.split_once(':') else { return };
        if scheme.eq_ignore_ascii_case("tel") || scheme.eq_ignore_ascii_case("sms") {
            let number = number.split([';', '?']).next().unwrap_or_default();
            let digits = phone::parse(number).map(|phone| phone.digits().to_owned());
            self.digits.insert(digits.unwrap_or_else(|| number.to_owned()));
        }
    }
}

/// Whether a number may be dialled from a built page.
pub fn is_known(site: &Site, digits: &str) -> bool {
    site.numbers.get(digits).is_some_and(|known| known.state == NumberState::Active)
}

pub(super) fn unknown(dialled: &[String], site: &Site, route: &Route) -> Vec<Diagnostic> {
    unknown_in(dialled, site, &route.file())
}

pub(super) fn unknown_in(dialled: &[String], site: &Site, file: &str) -> Vec<Diagnostic> {
    let unknown = dialled.iter().filter(|digits| !is_known(site, digits));
    let finding = |digits: &String| {
        let message = say!(
            "trang làm ra {file} có liên kết gọi “{digits}”, số mà trang không biết hoặc đang giữ lại",
            "the built page {file} has a link that dials “{digits}”, which the site doesn't know or withholds",
        );
        Diagnostic::new(Code::DialsUnknown, message).hint(look_at_template())
    };
    unknown.map(finding).collect()
}
