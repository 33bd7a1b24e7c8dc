//! Today is an input: only the command line, the preview and the engine's stop watch ask the time.

use super::sources::sources;

const CLOCKS: &[&str] =
    &["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now", "ZonedDateTime::now"];

/// Who may ask, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("cli/", "the edge: what day it is, how long a command took"),
    ("serve/", "the edge: how long a rebuild took"),
    ("engine/run.rs", "the stop watch, which decides nothing"),
];

#[test]
fn no_stage_asks_the_clock() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for source in sources() {
        for clock in CLOCKS {
            if !source.program.contains(clock) {
                continue;
            }
            asked += 1;
            if !ALLOWED.iter().any(|(place, _)| source.path.starts_with(place)) {
                wrong.push(format!("src/{}: {clock}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "clocks inside the pipeline: {wrong:#?}");
    assert!(asked > 0, "the test found nothing to look at");
}

#[test]
fn the_environment_is_read_at_the_edge_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        let reads = source.program.contains("env::var") || source.program.contains("env::vars");
        if reads && !source.path.starts_with("cli/") && !source.path.starts_with("serve/") {
            wrong.push(source.path);
        }
    }
    assert!(wrong.is_empty(), "the environment is read in: {wrong:#?}");
}
