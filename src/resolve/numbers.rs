//! Phone numbers that the site knows, by what is dialled.

use std::collections::BTreeMap;

use super::gather::Gathered;
use super::hidden::Hidden;
use super::{Inputs, records};
use crate::model::page::{DialledNumber, HotlineState, PageId};
use crate::model::point::ReportingPoints;
use crate::model::{Front, PageKind};
use crate::text::phone::{self, Phone};
use crate::text::slug;

/// Every number that content may print.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    by_digits: BTreeMap<String, KnownNumber>,
    /// What replaced a retired number, as it is shown, by the retired one's digits.
    successors: BTreeMap<String, String>,
    has_expired: bool,
}

/// A number that the site knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KnownNumber {
    /// How it is dialled and shown.
    pub dialled: DialledNumber,
    /// What may be done with it.
    pub state: NumberState,
    /// 112 to 115: no link in running text (SAFETY.md 11).
    pub emergency: bool,
    /// The hotline that it belongs to, if any.
    pub hotline: Option<PageId>,
}

/// What may be done with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NumberState {
    /// Printed and linked.
    Active,
    /// Withheld until it is confirmed again.
    Expired,
    /// Never printed but in a correction.
    Retired,
}

impl Numbers {
    /// A number by its digits as dialled.
    pub fn get(&self, digits: &str) -> Option<&KnownNumber> {
        self.by_digits.get(digits)
    }

    /// All of them, by digits.
    pub fn iter(&self) -> impl Iterator<Item = &KnownNumber> {
        self.by_digits.values()
    }

    /// A digest of all of them, for pages that print numbers.
    pub fn digest(&self) -> u128 {
        let mut all = crate::digest::Digest::new();
        for (digits, known) in &self.by_digits {
            all.add_str(digits).add(&known.dialled).add(&known.state).add(&known.emergency);
        }
        all.finish()
    }

    /// A digest of those that are withheld, for texts that leave them out.
    pub fn expired_digest(&self) -> u128 {
        let mut all = crate::digest::Digest::new();
        for digits in self.by_digits.keys().filter(|digits| self.is_expired(digits)) {
            all.add_str(digits);
        }
        all.finish()
    }

    /// Whether a number is withheld, by its digits as dialled.
    pub fn is_expired(&self, digits: &str) -> bool {
        self.get(digits).is_some_and(|known| known.state == NumberState::Expired)
    }

    /// Whether any number is withheld.
    pub(super) fn has_expired(&self) -> bool {
        self.has_expired
    }

    /// The number to write instead of a retired one, as it is shown.
    pub fn instead_of(&self, digits: &str) -> Option<&str> {
        self.successors.get(digits).map(String::as_str)
    }

    fn add(&mut self, phone: &Phone, state: NumberState, hotline: Option<PageId>) {
        let known = KnownNumber {
            dialled: DialledNumber::from(phone),
            state,
            emergency: phone.is_emergency(),
            hotline,
        };
        match self.by_digits.get_mut(phone.digits()) {
            // Of two hotlines with one number the active one counts.
            Some(other) if other.state <= state => {}
            Some(other) => *other = known,
            None => drop(self.by_digits.insert(phone.digits().to_owned(), known)),
        }
    }

    /// What an event or an office says of itself doesn't bring back a number that its hotline's file withholds.
    fn add_unless_known(&mut self, phone: &Phone, state: NumberState) {
        if self.get(phone.digits()).is_none() {
            self.add(phone, state, None);
        }
    }
}

/// Numbers that every site must flag, as dialled.
///
/// 1800 1567 became 111 on 6/12/2017.
const RETIRED: &[&str] = &["18001567"];

/// Collects the numbers of hotlines, reporting points, events and the organisation. A page's id is its place.
pub(super) fn collect(
    inputs: &Inputs<'_>,
    pages: &[Gathered],
    hidden: &Hidden,
    points: &[ReportingPoints],
) -> Numbers {
    let mut numbers = Numbers::default();
    for (id, page) in (0u32..).map(PageId).zip(pages) {
        if page.kind == PageKind::Hotline {
            let state = match records::hotline_state(inputs, &page.front) {
                HotlineState::Active => NumberState::Active,
                HotlineState::Expired => NumberState::Expired,
                HotlineState::Retired => NumberState::Retired,
            };
            for phone in of_hotline(&page.front) {
                numbers.add(&phone, state, Some(id));
            }
        }
    }
    for digits in RETIRED {
        if let Some(phone) = phone::parse(digits) {
            numbers.add(&phone, NumberState::Retired, None);
        }
    }
    for point in points.iter().flat_map(|list| &list.points) {
        if let Some(phone) = point.phone.as_ref().and_then(|phone| phone::parse(&phone.digits)) {
            numbers.add_unless_known(&phone, NumberState::Active);
        }
    }
    for page in pages.iter().filter(|page| page.kind == PageKind::Event) {
        for found in page.front.register.iter().flat_map(|given| phone::find(&given.value)) {
            numbers.add_unless_known(&found.phone, NumberState::Active);
        }
    }
    if let Some(organization) = &inputs.config.organization
        && let Some(phone) = phone::parse(&organization.phone)
    {
        numbers.add_unless_known(&phone, NumberState::Active);
    }
    for digits in &hidden.digits {
        if let Some(phone) = phone::parse(digits) {
            numbers.add_unless_known(&phone, NumberState::Expired);
        }
    }
    numbers.successors = successors(pages);
    numbers.has_expired =
        numbers.by_digits.values().any(|known| known.state == NumberState::Expired);
    numbers
}

/// The numbers of a hotline, those of its other channels too.
fn of_hotline(front: &Front) -> Vec<Phone> {
    let own = front.numbers.iter().flat_map(|given| &given.value).map(|one| &one.number);
    let other = front.channels.iter().flat_map(|given| &given.value).map(|one| &one.address);
    own.chain(other).filter_map(|written| phone::parse(written)).collect()
}

/// What replaced each retired number, where its file says so by a path, an id or a name.
fn successors(pages: &[Gathered]) -> BTreeMap<String, String> {
    let mut successors = BTreeMap::new();
    for page in pages.iter().filter(|page| page.kind == PageKind::Hotline) {
        let Some(wanted) = &page.front.replaced_by else { continue };
        let name =
            slug::slug(wanted.value.trim_end_matches(".md").rsplit('/').next().unwrap_or(""));
        let is_it = |other: &&Gathered| {
            let stem = other.key.rsplit('/').next().unwrap_or_default();
            other.lang == page.lang
                && other.kind == PageKind::Hotline
                && (slug::slug(stem) == name
                    || other.front.id.as_ref().is_some_and(|id| slug::slug(&id.value) == name))
        };
        let new =
            pages.iter().find(is_it).and_then(|other| of_hotline(&other.front).into_iter().next());
        if let Some(new) = new {
            for old in of_hotline(&page.front) {
                successors.insert(old.digits().to_owned(), new.display());
            }
        }
    }
    successors
}
