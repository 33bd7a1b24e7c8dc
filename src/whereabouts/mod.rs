//! Phone numbers and a site's sources in; every place where they are written out, with the address at which readers
//! meet it, and the files that could not be looked into.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Span, line_column};
use crate::engine::Survey;
use crate::model::page::{PageId, Record};
use crate::resolve::{BlockData, Reason};
use crate::source::SourceFile;
use crate::text::phone::{self, Wanted, spelled};

/// A place where a number is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// The number as it is written there.
    pub written: String,
    /// Who meets it.
    pub shown: Shown,
    /// Whether it stands in a `:::correction` block.
    pub in_correction: bool,
}

/// Who meets what a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Readers of this root-relative address.
    At(String),
    /// Nobody now.
    Withheld(Reason),
    /// Nobody: the file isn't published.
    Unused,
    /// Readers of every page: `site.yaml`, themes.
    Everywhere,
}

/// Every place of each wanted number, by its digits; files in the order of their paths.
pub fn find(survey: &Survey, wanted: &Wanted) -> BTreeMap<String, Vec<Place>> {
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for file in survey.tree.under("") {
        let Some(text) = file.text().or(file.readable.as_ref()) else { continue };
        let hits = spelled(text, wanted);
        if hits.is_empty() {
            continue;
        }
        let (numbers, shown) = (Numbers::of(survey, file, text), shown(survey, file));
        for (range, digits) in hits {
            let span = Span::new(range.start, range.end);
            if digits.len() <= 4 && !numbers.has(span) {
                continue;
            }
            let place = line_column(text, range.start);
            places.entry(digits.to_owned()).or_default().push(Place {
                path: Arc::clone(&file.path),
                line: place.line,
                column: place.column,
                written: text.get(range).unwrap_or_default().to_owned(),
                shown: shown.clone(),
                in_correction: numbers.is_corrected(span),
            });
        }
    }
    places
}

/// Published files whose inside nobody looked into: PDF, Word, pictures, sound.
pub fn unsearched(survey: &Survey) -> Vec<Arc<str>> {
    let files = survey.tree.under("").filter(|file| {
        file.text().is_none() && file.readable.is_none() && !file.path.starts_with("themes/")
    });
    files.map(|file| Arc::clone(&file.path)).collect()
}

/// Pages that show a hotline by a block, by their source.
pub fn shown_by_blocks(survey: &Survey, hotline: PageId) -> Vec<Arc<str>> {
    let site = &survey.site;
    let key = &site.page(hotline).key;
    let is_it =
        |data: &BlockData| matches!(data, BlockData::Hotline(id) if site.page(*id).key == *key);
    let pages = site.pages.iter().zip(&site.linked);
    pages
        .filter(|(_, linked)| linked.blocks.iter().flatten().any(|used| is_it(&used.data)))
        .map(|(page, _)| Arc::clone(&page.source))
        .collect()
}

/// Where a file's short codes are numbers, and which of its numbers are corrected.
struct Numbers {
    spans: Vec<Span>,
    corrected: Vec<Span>,
}

impl Numbers {
    fn of(survey: &Survey, file: &SourceFile, text: &str) -> Numbers {
        let found = phone::find(text).into_iter();
        let mut spans: Vec<Span> =
            found.map(|found| Span::new(found.range.start, found.range.end)).collect();
        let mut corrected = Vec::new();
        if let Some(parsed) = survey.documents.get(&file.path) {
            let numbers = &parsed.document.markdown.numbers;
            spans.extend(numbers.iter().map(|number| number.span));
            corrected.extend(numbers.iter().filter(|one| one.in_correction).map(|one| one.span));
        }
        let declared = survey.site.by_source.get(&file.path).map(|id| survey.site.page(*id));
        if let Some(Record::Hotline(hotline)) = declared.map(|page| &page.summary.record) {
            spans.extend(hotline.numbers.iter().map(|(front, _)| front.span));
        }
        for list in survey.site.reporting_points.iter().filter(|list| list.file == file.path) {
            spans.extend(list.points.iter().map(|point| point.phone_span));
        }
        Numbers { spans, corrected }
    }

    fn has(&self, span: Span) -> bool {
        self.spans.iter().any(|known| overlap(*known, span))
    }

    fn is_corrected(&self, span: Span) -> bool {
        self.corrected.iter().any(|known| overlap(*known, span))
    }
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn shown(survey: &Survey, file: &SourceFile) -> Shown {
    let (site, path) = (&survey.site, &file.path);
    if let Some(id) = site.by_source.get(path) {
        return Shown::At(site.page(*id).summary.address.clone());
    }
    if let Some(page) = site.withheld.iter().find(|page| page.path == *path) {
        return Shown::Withheld(page.reason.clone());
    }
    if let Some(media) = site.media.get(path) {
        return match site.unpublished.binary_search(path) {
            Ok(_) => Shown::Unused,
            Err(_) => Shown::At(media.address.clone()),
        };
    }
    if let Some(list) = site.reporting_points.iter().find(|list| list.file == *path) {
        let section = site.pages.iter().find(|page| page.key == list.section);
        return section.map_or(Shown::Unused, |page| Shown::At(page.summary.address.clone()));
    }
    match path.starts_with("content/") {
        true => Shown::Unused,
        false => Shown::Everywhere,
    }
}
