//! The pages of a language in; their titles in the order of a Vietnamese dictionary, letter by letter, out.

use std::collections::BTreeMap;

use super::Site;
use crate::model::page::PageId;
use crate::model::{LangId, PageKind};
use crate::text::collate::{SortKey, dictionary_letter, sort_key};

/// Titles on one page of a letter, and the most that the first page shows without pages of letters.
pub const LETTER_PAGE: usize = 200;

/// A letter with the pages whose titles begin with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// `Đ`; none for titles that begin with a digit or with a letter of another script.
    pub letter: Option<char>,
    /// Its name in addresses: as it is typed in Telex, `dd`, or `khac`.
    pub name: String,
    /// Its pages.
    pub pages: Vec<PageId>,
}

/// Whether all titles of a language fit on the first page.
pub fn is_on_one_page(letters: &[Letter]) -> bool {
    letters.iter().map(|letter| letter.pages.len()).sum::<usize>() <= LETTER_PAGE
}

impl Letter {
    /// How many pages its titles take, [`LETTER_PAGE`] on each.
    pub fn page_count(&self) -> usize {
        self.pages.len().div_ceil(LETTER_PAGE)
    }

    /// What page `number`, from 1, names.
    pub fn page(&self, number: usize) -> &[PageId] {
        self.pages.chunks(LETTER_PAGE).nth(number.saturating_sub(1)).unwrap_or_default()
    }
}

/// The letters of every language.
pub(super) fn collect(site: &mut Site) {
    let alphabets = site.config.lang_ids().map(|lang| letters(site, lang)).collect();
    site.alphabets = alphabets;
}

/// A letter by its place.
type Group = (bool, SortKey, Option<char>);

fn letters(site: &Site, lang: LangId) -> Vec<Letter> {
    let mut groups: BTreeMap<Group, Vec<(SortKey, PageId)>> = BTreeMap::new();
    for id in site.ids() {
        let summary = &site.page(id).summary;
        if summary.lang != lang || summary.kind == PageKind::Home {
            continue;
        }
        let letter = dictionary_letter(&summary.title);
        // What has no letter stands behind all that have one.
        let group =
            (letter.is_none(), sort_key(&letter.map(String::from).unwrap_or_default()), letter);
        let words = summary.title.trim_start_matches(|c: char| !c.is_alphanumeric());
        groups.entry(group).or_default().push((sort_key(words), id));
    }
    let letter = |((_, _, letter), mut pages): (Group, Vec<(SortKey, PageId)>)| {
        pages.sort_by(|(a, first), (b, second)| {
            let address = |id: &PageId| &site.page(*id).summary.address;
            a.cmp(b).then_with(|| address(first).cmp(address(second)))
        });
        let pages = pages.into_iter().map(|(_, id)| id).collect();
        Letter { letter, name: name(letter), pages }
    };
    groups.into_iter().map(letter).collect()
}

/// As the letter is typed in Telex, so that Đ and D, Ô and O have addresses of their own.
fn name(letter: Option<char>) -> String {
    let typed = match letter {
        None => "khac",
        Some('Ă') => "aw",
        Some('Â') => "aa",
        Some('Ƀ') => "bz",
        Some('Đ') => "dd",
        Some('Ê') => "ee",
        Some('Ô') => "oo",
        Some('Ơ') => "ow",
        Some('Ư') => "uw",
        Some(letter) => return letter.to_lowercase().collect(),
    };
    typed.to_owned()
}
