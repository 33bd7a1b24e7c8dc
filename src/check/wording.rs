//! How texts are worded: what parsing noted of each Vietnamese page becomes advice, unless the site or the page
//! doesn't want it. Advice is always an info.

use std::sync::Arc;

use crate::advice::{
    Abbreviation, BOOK, Kind, LONGEST_SENTENCE, Notes, Phrase, Sentence, Unwanted,
};
use crate::diagnostics::{Code, Diagnostic, Message, Span};
use crate::model::page::Page;
use crate::resolve::{Plan, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let pages = site.pages.iter().filter(|page| site.is_vietnamese(page));
    pages.flat_map(|page| told(page, &site.config.advice)).collect()
}

fn told(page: &Page, site: &Unwanted) -> Vec<Diagnostic> {
    if site.all || page.unwanted_advice.all {
        return Vec::new();
    }
    let unwanted = [site, &page.unwanted_advice];
    let notes = [&page.document.front_advice, &page.document.markdown.advice];
    let mut found = Vec::new();
    for notes in notes {
        found.extend(notes.phrases.iter().filter_map(|phrase| of_phrase(phrase, &unwanted)));
        if !unwanted.iter().any(|unwanted| unwanted.has_kind(Kind::LongSentence)) {
            found.extend(notes.sentences.iter().map(of_sentence));
        }
    }
    if !unwanted.iter().any(|unwanted| unwanted.has_kind(Kind::Abbreviation)) {
        found.extend(abbreviations(notes, &unwanted));
    }
    found.into_iter().map(|one| one.in_file(&Arc::clone(&page.source))).collect()
}

fn of_phrase(phrase: &Phrase, unwanted: &[&Unwanted; 2]) -> Option<Diagnostic> {
    let entry = BOOK.entries.get(phrase.entry)?;
    if unwanted.iter().any(|unwanted| unwanted.has_entry(entry)) {
        return None;
    }
    let (written, id) = (&phrase.written, &entry.id);
    let (say, instead, source) = (&entry.say, &entry.instead, BOOK.source(entry));
    let message =
        Message::new(format!("“{written}”: {}", say.vi), format!("“{written}”: {}", say.en));
    let hint = Message::new(
        format!("{}. Căn cứ: {}. (lời khuyên `{id}`)", instead.vi, source.vi),
        format!("{}. Source: {}. (advice `{id}`)", instead.en, source.en),
    );
    Some(advice(Code::Wording, message, &phrase.range).hint(hint))
}

fn of_sentence(sentence: &Sentence) -> Diagnostic {
    let count = sentence.syllables;
    let message = say!(
        "câu này dài {count} chữ; quá {LONGEST_SENTENCE} chữ thì người đọc dễ lạc",
        "the sentence has {count} syllables; past {LONGEST_SENTENCE} readers lose the thread",
    );
    advice(Code::LongSentence, message, &sentence.range).hint(say!(
        "tách thành hai câu, hoặc đưa các phần thành danh sách. Căn cứ: quy ước của chương trình",
        "make two sentences of it, or a list of its parts. Source: house rule of this program",
    ))
}

/// Those that neither the text nor the title and description explain, each at its first place.
fn abbreviations<'a>(
    notes: [&'a Notes; 2],
    unwanted: &'a [&Unwanted; 2],
) -> impl Iterator<Item = Diagnostic> + 'a {
    let [front, body] = notes.map(|notes| &notes.abbreviations);
    let is_explained = move |written: &str| {
        let mut all = front.iter().chain(body);
        all.any(|one| one.is_explained && one.written == written)
    };
    let is_told_before =
        |written: &str| front.iter().any(|one| one.written == written && one.range.is_some());
    let in_body = body.iter().filter(move |one| !is_told_before(&one.written));
    front
        .iter()
        .chain(in_body)
        .filter(move |one| !is_explained(&one.written))
        .filter(|one| !unwanted.iter().any(|un| un.abbreviations.contains(&one.written)))
        .filter_map(of_abbreviation)
}

fn of_abbreviation(one: &Abbreviation) -> Option<Diagnostic> {
    let written = &one.written;
    let message = say!(
        "trang không nói “{written}” là viết tắt của gì",
        "the page never says what “{written}” stands for",
    );
    let finding = advice(Code::UnexplainedAbbreviation, message, one.range.as_ref()?);
    Some(finding.hint(say!(
        "lần đầu viết đủ chữ rồi mở ngoặc ({written}); nếu ai cũng biết, thêm vào `lời khuyên: {{viết tắt: [{written}]}}` trong site.yaml. Căn cứ: quy ước của chương trình",
        "write it out the first time, with ({written}) behind; if everybody knows it, add it to `advice: {{abbreviations: [{written}]}}` of site.yaml. Source: house rule of this program",
    )))
}

fn advice(code: Code, message: Message, range: &std::ops::Range<usize>) -> Diagnostic {
    Diagnostic::new(code, message).at(Span::new(range.start, range.end))
}
