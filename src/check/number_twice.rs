//! A number is written once, in its own file (SAFETY.md 11): two hotlines with one number would tell it differently.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::LangId;
use crate::model::page::{HotlineState, Page, Record};
use crate::resolve::{Plan, Site};
use crate::say;

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<&str, &Page> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for page in site.pages.iter().filter(|page| page.summary.lang == LangId::default()) {
        let Record::Hotline(hotline) = &page.summary.record else { continue };
        if hotline.state == HotlineState::Retired {
            continue;
        }
        for (front, dialled) in &hotline.numbers {
            match seen.get(dialled.digits.as_str()) {
                Some(first) if first.source != page.source => {
                    let (number, other) = (&dialled.display, &first.source);
                    diagnostics.push(
                        Diagnostic::new(
                            Code::NumberTwice,
                            say!("số {number} đã có ở {other}", "the number {number} is in {other} already"),
                        )
                        .in_file(&page.source)
                        .at(front.span)
                        .hint(say!(
                            "giữ số ở một tệp; tệp kia ghi số của chính nó hoặc xoá đi",
                            "keep the number in one file; give the other its own number or delete it",
                        )),
                    );
                }
                Some(_) => {}
                None => drop(seen.insert(&dialled.digits, page)),
            }
        }
    }
    diagnostics
}
