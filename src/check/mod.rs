//! Rules for a site that is whole: the resolved site and each built page in, findings out. One rule, one file.

mod descriptions;
pub mod external;
mod front_numbers;
mod number_twice;
mod orphans;
mod output;
mod pasted;
mod safety_page;
mod unused_files;

use crate::diagnostics::Diagnostic;
use crate::render::check_menu;
use crate::resolve::{Plan, Site};

pub use output::{Scan, scan};

/// Every rule that looks at the resolved site.
pub fn site(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let rules: [fn(&Site, &Plan) -> Vec<Diagnostic>; 8] = [
        descriptions::check,
        front_numbers::check,
        number_twice::check,
        orphans::check,
        pasted::check,
        safety_page::check,
        unused_files::check,
        |site, _| check_menu(site),
    ];
    rules.iter().flat_map(|rule| rule(site, plan)).collect()
}
