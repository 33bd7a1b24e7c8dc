//! `chieng check`: every rule, nothing written but the mends that `--fix` asks for.

use std::fs;
use std::path::{Path, PathBuf};

use super::report::{self, Format, Routine};
use super::{Exit, Globals, clock, fix, terminal};
use crate::check::external::{self, Manners, Web};
use crate::diagnostics::{self, Code, Diagnostic, Message, Severity, Speech};
use crate::engine::{Engine, Inputs, Nowhere, Outcome};
use crate::say;

/// Check the site.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The day (and time) of the check in the site's time zone.
    #[arg(long, value_name = "DATE [HH:MM]")]
    today: Option<String>,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// What counts as a problem besides errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Ask other sites whether the pages that content links to are still there.
    #[arg(long)]
    external: bool,
    /// Tell which events have changed since this events.json was published without a higher `revision`.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Mend what is certain (quotes, marks, blanks, look-alike letters), show the changes, then check.
    #[arg(long)]
    fix: bool,
    /// With --fix: show the changes only.
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

/// What counts as a problem besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Deny {
    /// Warnings too.
    Warnings,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let refuse = |message: &Message| {
        let speech = report::speech(globals, "vi");
        report::refuse(message, args.format, Code::BadOption.name(), speech);
        Exit::Usage
    };
    if let Some(message) = report::missing_root(globals) {
        return refuse(&message);
    }
    let clock = match clock::read(args.today.as_deref()) {
        Ok(clock) => clock,
        Err(message) => return refuse(&message),
    };
    let inputs = Inputs::of(globals.root.clone(), clock);
    if args.fix {
        let mode = if args.dry_run { fix::Mode::Show } else { fix::Mode::Write };
        let mended = fix::run(&globals.root, mode, args.format, report::speech(globals, "vi"));
        if args.dry_run || mended != Exit::Fine {
            return mended;
        }
    }
    let mut engine = engine(args);
    if let Some(path) = &args.against {
        match published_events(path) {
            Ok(published) => engine = engine.comparing_events(published),
            Err(message) => return refuse(&message),
        }
    }
    let mut outcome = engine.run(&inputs, &Nowhere);
    let speech = report::speech(globals, &outcome.language);
    if args.external {
        ask_other_sites(&mut outcome);
    }
    report::findings(&outcome, args.format, Routine::Each, speech);
    let denied = args.deny.is_some()
        && outcome.diagnostics.iter().any(|found| found.severity == Severity::Warning);
    let is_fine = !report::has_errors(&outcome.diagnostics) && !denied;
    if args.format == Format::Text {
        tell_of_mends(&outcome.diagnostics, speech);
        let printed = say_result(is_fine, outcome.summary.pages, speech);
        if printed != Exit::Fine {
            return printed;
        }
    }
    if is_fine { Exit::Fine } else { Exit::Problems }
}

fn engine(args: &Args) -> Engine {
    if args.external { Engine::new().listing_external_links() } else { Engine::new() }
}

/// The text of an `events.json`, of the published folder or saved from the site.
fn published_events(path: &Path) -> Result<String, Message> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        say!("không đọc được {shown}: {error}", "failed to read {shown}: {error}")
    })?;
    let is_ours = serde_json::from_str::<serde_json::Value>(&text)
        .is_ok_and(|value| value["items"].is_array() && value["version"] == 1);
    if is_ours {
        return Ok(text);
    }
    Err(say!(
        "{shown} không phải tệp events.json của một trang Chiêng",
        "{shown} is no events.json of a site of Chiêng"
    ))
}

fn ask_other_sites(outcome: &mut Outcome) {
    let found = external::check(&outcome.external_links, &Web::new(), &Manners::default());
    outcome.diagnostics.extend(found);
    diagnostics::sort(&mut outcome.diagnostics);
}

/// How many findings `--fix` would mend.
fn tell_of_mends(found: &[Diagnostic], speech: Speech) {
    let count = found.iter().filter(|one| one.mend.is_some()).count();
    if count > 0 {
        let line = say!(
            "{count} lỗi sửa được tự động: chạy chieng check --fix",
            "{count} of them can be mended automatically: run chieng check --fix"
        );
        terminal::note(&line, speech);
    }
}

fn say_result(is_fine: bool, pages: usize, speech: Speech) -> Exit {
    let line = if is_fine {
        say!("Đã kiểm tra {pages} trang: không có lỗi.", "Checked {pages} pages: no errors.")
    } else {
        say!(
            "Đã kiểm tra {pages} trang: cần sửa.",
            "Checked {pages} pages: there is something to mend."
        )
    };
    terminal::print(format!("{}\n", line.in_language(speech)).as_bytes(), speech)
}
