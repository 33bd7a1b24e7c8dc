//! Phone numbers that the site knows, by what is dialled.

use std::collections::BTreeMap;

use super::Site;
use crate::model::page::{DialledNumber, HotlineState, PageId, Record};
use crate::text::phone::{self, Phone};

/// Every number that content may print.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    by_digits: BTreeMap<String, KnownNumber>,
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

    fn add(&mut self, phone: &Phone, state: NumberState, hotline: Option<PageId>) {
        let known = KnownNumber {
            dialled: DialledNumber::from(phone),
            state,
            emergency: phone.is_emergency(),
            hotline,
        };
        match self.by_digits.get_mut(phone.digits()) {
            // A number that is active anywhere is active.
            Some(other) if other.state <= state => {}
            Some(other) => *other = known,
            None => drop(self.by_digits.insert(phone.digits().to_owned(), known)),
        }
    }
}

/// Numbers that every site must flag, as dialled.
///
/// 1800 1567 became 111 on 6/12/2017.
const RETIRED: &[&str] = &["18001567"];

/// Collects the numbers of hotlines, of the organisation and of events.
pub(super) fn collect(site: &mut Site) {
    let mut numbers = Numbers::default();
    for id in site.ids() {
        match &site.page(id).summary.record {
            Record::Hotline(hotline) => {
                let state = match hotline.state {
                    HotlineState::Active => NumberState::Active,
                    HotlineState::Expired => NumberState::Expired,
                    HotlineState::Retired => NumberState::Retired,
                };
                for (front, _) in &hotline.numbers {
                    if let Some(phone) = phone::parse(&front.number) {
                        numbers.add(&phone, state, Some(id));
                    }
                }
                for contact in &hotline.channels {
                    if let Some(phone) = phone::parse(&contact.address) {
                        numbers.add(&phone, state, Some(id));
                    }
                }
            }
            Record::Event(event) => {
                for found in phone::find(&event.register) {
                    numbers.add(&found.phone, NumberState::Active, None);
                }
            }
            _ => {}
        }
    }
    for point in site.reporting_points.iter().flat_map(|list| &list.points) {
        if let Some(phone) = point.phone.as_ref().and_then(|phone| phone::parse(&phone.digits)) {
            numbers.add(&phone, NumberState::Active, None);
        }
    }
    for digits in &site.hidden.digits {
        if let Some(phone) = phone::parse(digits) {
            numbers.add(&phone, NumberState::Expired, None);
        }
    }
    for digits in RETIRED {
        if let Some(phone) = phone::parse(digits) {
            numbers.add(&phone, NumberState::Retired, None);
        }
    }
    if let Some(organization) = &site.config.organization
        && let Some(phone) = phone::parse(&organization.phone)
    {
        numbers.add(&phone, NumberState::Active, None);
    }
    site.numbers = numbers;
}
