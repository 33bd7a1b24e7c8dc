//! Titles from A to Z: all of them, or a page of one letter.

use super::Composer;
use crate::render::view::{AlphabetView, LetterLinkView, LetterView};
use crate::resolve::alphabet::{self, Letter};
use crate::resolve::plan;

impl Composer<'_> {
    /// `alphabet`: every letter; of the titles those of `letter`, page `number`, or all that fit on the first page.
    pub fn alphabet(&self, letter: Option<usize>, number: usize) -> AlphabetView {
        let letters = &self.site.alphabets[self.lang.index()];
        let on_one_page = alphabet::is_on_one_page(letters);
        let link = |(place, shown): (usize, &Letter)| LetterLinkView {
            title: self.letter_title(shown),
            url: match on_one_page {
                true => format!("#{}", shown.name),
                false => self.url(&plan::alphabet_address(self.site, self.lang, Some(shown))),
            },
            count: shown.pages.len(),
            current: letter == Some(place),
        };
        let chosen = letter.and_then(|place| letters.get(place));
        let groups = match chosen {
            Some(letter) => vec![self.letter(letter, number)],
            None if on_one_page => letters.iter().map(|letter| self.letter(letter, 1)).collect(),
            None => Vec::new(),
        };
        let pager = chosen.and_then(|letter| {
            let first = plan::alphabet_address(self.site, self.lang, Some(letter));
            self.pager(&first, number, letter.page_count())
        });
        AlphabetView { letters: letters.iter().enumerate().map(link).collect(), groups, pager }
    }

    fn letter(&self, letter: &Letter, number: usize) -> LetterView {
        LetterView {
            title: self.letter_title(letter),
            id: letter.name.clone(),
            items: letter.page(number).iter().map(|id| self.link(*id)).collect(),
        }
    }

    fn letter_title(&self, letter: &Letter) -> String {
        letter.letter.map_or_else(|| self.strings().get("alphabet_other").to_owned(), String::from)
    }
}
