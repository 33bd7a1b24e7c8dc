//! Rules for a site that is whole: the resolved site and each built page in, findings out. One rule, one file.

mod descriptions;
pub mod external;
mod number_twice;
mod numbers_in_files;
mod numbers_in_yaml;
mod office_files;
mod orphans;
mod output;
mod pasted;
mod pictures;
pub mod revisions;
mod safety_page;
mod scripts;
mod tags;
mod translations;
mod unused_files;
mod windows_names;
mod wording;

use crate::diagnostics::Diagnostic;
use crate::render::check_menu;
use crate::resolve::{Plan, Site};
use crate::source::SourceTree;

use output::third_party::{css_urls, is_foreign, third_party};
pub use output::{Scan, is_known, scan};

/// Every rule that looks at the resolved site.
pub fn site(site: &Site, plan: &Plan, tree: &SourceTree) -> Vec<Diagnostic> {
    let rules: &[fn(&Site, &Plan) -> Vec<Diagnostic>] = &[
        descriptions::check,
        number_twice::check,
        office_files::check,
        orphans::check,
        pasted::check,
        pictures::check,
        safety_page::check,
        translations::check,
        unused_files::check,
        windows_names::check,
        wording::check,
        |site, _| check_menu(site),
    ];
    let of_files: [fn(&Site, &SourceTree) -> Vec<Diagnostic>; 3] =
        [numbers_in_files::check, numbers_in_yaml::check, scripts::check];
    let of_files = of_files.iter().flat_map(|rule| rule(site, tree));
    rules.iter().flat_map(|rule| rule(site, plan)).chain(of_files).collect()
}
