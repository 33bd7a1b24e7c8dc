//! Random edits of a small site in; after each, a run with memory gives byte for byte what one without gives.
//!
//! `PROPTEST_CASES` raises the number of stories (the default is small, so that the test stays short).

mod edit;
mod world;

use std::env;

use chieng::engine::{Cache, Engine};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::folder::{self, assert_same};
use crate::site::{findings, run};
use edit::Edit;
use world::World;

const CASES: u32 = 4;
const EDITS: std::ops::Range<usize> = 3..7;

fn cases() -> u32 {
    env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES)
}

#[test]
fn a_warm_run_equals_a_cold_one() {
    let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
    let stories = prop::collection::vec(any::<Edit>(), EDITS);
    let outcome = TestRunner::new(config).run(&stories, |edits| {
        tell(&edits);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// The same edits each time, so that every kind of edit is tried in every run.
#[test]
fn every_kind_of_edit_alone() {
    let mut world = World::new();
    let mut warm = Warm { engine: Engine::new() };
    warm.run(&world, "at first");
    let mut published = 0;
    let rounds = cases().div_ceil(CASES) as usize;
    let edits: Vec<Edit> = (0..rounds).flat_map(Edit::each).collect();
    for edit in &edits {
        let before = world.saved();
        published += usize::from(warm.after(edit, &mut world));
        // The next edit undoes this one, and is seen together with its own change.
        world.go_back(before);
    }
    assert!(published > edits.len() * 3 / 4, "{published} of {} were published", edits.len());
}

fn tell(edits: &[Edit]) {
    let mut world = World::new();
    let mut warm = Warm { engine: Engine::new() };
    warm.run(&world, "at first");
    for edit in edits {
        let before = world.saved();
        if !warm.after(edit, &mut world) {
            world.go_back(before);
        }
    }
}

struct Warm {
    engine: Engine,
}

impl Warm {
    /// The memory goes to the disk and back.
    fn between_processes(&mut self, world: &World) {
        let cache = Cache::of(world.site.root(), "test");
        self.engine.remember(&cache).unwrap();
        self.engine = Engine::with_memory(&cache);
    }

    /// Says whether the site could be published.
    fn after(&mut self, edit: &Edit, world: &mut World) -> bool {
        let what = edit.apply(world);
        if edit.between_processes {
            self.between_processes(world);
        }
        self.run(world, &format!("after {what}"))
    }

    fn run(&mut self, world: &World, when: &str) -> bool {
        let site = &world.site;
        let (warm, warm_report) = run(&mut self.engine, site.inputs(), &site.output());
        let fresh = tempfile::tempdir().unwrap();
        let target = fresh.path().join("public");
        let (cold, cold_report) = run(&mut Engine::new(), site.inputs(), &target);
        let when = format!("{when} ({})", site.day());
        assert_eq!(findings(&warm), findings(&cold), "findings {when}");
        assert_eq!(format!("{:?}", warm.withheld), format!("{:?}", cold.withheld), "{when}");
        assert_eq!(warm_report.is_some(), cold_report.is_some(), "published {when}");
        if cold_report.is_none() {
            return false;
        }
        let published = |place: &std::path::Path| {
            let mut files = folder::bytes(place);
            // It holds times.
            files.remove(".chieng-manifest.json");
            files
        };
        assert_same(&published(&site.output()), &published(&target), &when);
        true
    }
}
