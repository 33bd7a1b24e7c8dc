//! The demonstration campaign builds without an error, its links lead somewhere, it loads nothing from elsewhere.

use chieng::diagnostics::Severity;
use chieng::engine::{Clock, Engine, Inputs};
use chieng::text::date::read_moment;

use super::sources::root;
use crate::site::findings;
use crate::{folder, links, site};

#[test]
fn the_demonstration_is_whole_and_keeps_to_itself() {
    let home = tempfile::tempdir().unwrap();
    let inputs = Inputs::of(root().to_owned(), Clock::Civil(read_moment("2026-11-24").unwrap()));
    let target = home.path().join("public");
    let (outcome, report) = site::run(&mut Engine::new(), &inputs, &target);
    let errors: Vec<_> =
        findings(&outcome).into_iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(report.is_some());
    let files = folder::bytes(&target);
    assert!(files.len() > 100);
    let broken = links::broken(&files);
    assert!(broken.is_empty(), "{} links: {:#?}", broken.len(), &broken[..broken.len().min(9)]);
    assert_eq!(links::third_parties(&files), Vec::<String>::new());
}
