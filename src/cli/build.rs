//! `chieng build`: the whole site into a folder, or nothing.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::report::{self, Format, Routine};
use super::{Exit, Globals, clock, terminal};
use crate::diagnostics::{Code, Message, Speech};
use crate::engine::{Cache, Engine, Inputs, Outcome};
use crate::output::{self, Folder, WriteReport};
use crate::{say, source};

/// Build the site.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder to write to, from here [default: ROOT/public].
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address under which the site will be published, instead of `base_url` of site.yaml.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts and pages whose time has not come.
    #[arg(long)]
    drafts: bool,
    /// The day (and time) of the build in the site's time zone.
    #[arg(long, value_name = "DATE [HH:MM]")]
    today: Option<String>,
    /// Make a site that opens from disk, without a server.
    #[arg(long)]
    portable: bool,
    /// Withhold pages with an error of their own and publish the rest.
    #[arg(long)]
    leave_out: bool,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Tell how long each stage took.
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let started = Instant::now();
    let speech = report::speech(globals, "vi");
    if let Some(message) = report::missing_root(globals) {
        return refuse(&message, Code::BadOption.name(), args, speech);
    }
    let inputs = match inputs(args, globals) {
        Ok(inputs) => inputs,
        Err(message) => return refuse(&message, Code::BadOption.name(), args, speech),
    };
    let target = args.output.clone().unwrap_or_else(|| globals.root.join("public"));
    let folder = match Folder::open(&target, &globals.root, &source::folders(&globals.root)) {
        Ok(folder) => folder,
        Err(refusal) => {
            return refuse(&refusal.message(), Code::OutputRefused.name(), args, speech);
        }
    };
    let cache = Cache::of(&globals.root, "build");
    let mut engine = Engine::with_memory(&cache);
    let outcome = engine.run(&inputs, &folder);
    let speech = report::speech(globals, &outcome.language);
    report::findings(&outcome, args.format, Routine::InOneLine, speech);
    let written = if outcome.publishable { Some(folder.publish()) } else { None };
    // A memory that can't be written costs time at the next build, nothing else.
    let _ = engine.remember(&cache);
    let report = match written {
        Some(Ok(report)) => Some(report),
        Some(Err(error)) => {
            let why = output::explain(&error);
            report::refuse(&why, args.format, Code::NotWritten.name(), speech);
            return Exit::Usage;
        }
        None => None,
    };
    let printed = finish(&outcome, report.as_ref(), args, speech, started.elapsed());
    if printed != Exit::Fine {
        return printed;
    }
    if report.is_some() && !report::has_errors(&outcome.diagnostics) {
        Exit::Fine
    } else {
        Exit::Problems
    }
}

fn refuse(message: &Message, code: &str, args: &Args, speech: Speech) -> Exit {
    report::refuse(message, args.format, code, speech);
    Exit::Usage
}

fn inputs(args: &Args, globals: &Globals) -> Result<Inputs, Message> {
    if let Some(url) = &args.base_url
        && !crate::yaml::fields::is_web_address(url)
    {
        return Err(say!(
            "--base-url “{url}” phải là một địa chỉ https://… đầy đủ",
            "--base-url “{url}” must be a complete https://… address",
        ));
    }
    Ok(Inputs {
        root: globals.root.clone(),
        clock: clock::read(args.today.as_deref())?,
        drafts: args.drafts,
        base_url: args.base_url.clone(),
        portable: args.portable,
        leave_out: args.leave_out,
    })
}

/// The results: withheld pages, timings if asked for, and the last line.
fn finish(
    outcome: &Outcome,
    written: Option<&WriteReport>,
    args: &Args,
    speech: Speech,
    elapsed: Duration,
) -> Exit {
    if args.format == Format::Json {
        let line = format!("{}\n", json(outcome, written, elapsed));
        return terminal::print(line.as_bytes(), speech);
    }
    let mut text = withheld(outcome, speech);
    if args.timings {
        text.push_str(&timings(outcome, speech));
    }
    for left in written.iter().flat_map(|report| &report.left) {
        let line = say!(
            "Không xoá được tệp cũ {left}; lần sau sẽ thử lại.",
            "The old file {left} could not be removed; the next build tries again."
        );
        text.push_str(&format!("{}\n", line.in_language(speech)));
    }
    text.push_str(last_line(outcome, written, elapsed).in_language(speech));
    text.push('\n');
    terminal::print(text.as_bytes(), speech)
}

fn withheld(outcome: &Outcome, speech: Speech) -> String {
    let mut text = String::new();
    for page in &outcome.withheld {
        let (path, title) = (&page.path, &page.title);
        let reason = page.reason.message();
        let reason = reason.in_language(speech);
        let line =
            say!("Chưa đăng {path} ({title}): {reason}", "Withheld {path} ({title}): {reason}");
        text.push_str(line.in_language(speech));
        text.push('\n');
    }
    text
}

fn timings(outcome: &Outcome, speech: Speech) -> String {
    let mut text = String::new();
    for (stage, time) in &outcome.summary.timings {
        text.push_str(&format!("{stage:>8} {:>8.1} ms\n", time.as_secs_f64() * 1000.0));
    }
    let (parsed, rendered) = (outcome.summary.parsed, outcome.summary.rendered);
    let outputs = outcome.summary.outputs;
    let line = say!(
        "đọc lại {parsed} bài, dựng lại {rendered} trong {outputs} tệp",
        "parsed {parsed} files, rendered {rendered} of {outputs} outputs",
    );
    text.push_str(line.in_language(speech));
    text.push('\n');
    text
}

fn last_line(outcome: &Outcome, written: Option<&WriteReport>, elapsed: Duration) -> Message {
    let pages = outcome.summary.pages;
    let seconds = format!("{:.2}", elapsed.as_secs_f64());
    let seconds_vi = seconds.replace('.', ",");
    match written {
        Some(report) => {
            let (new, same, gone) = (report.written, report.unchanged, report.removed);
            say!(
                "Xong: {pages} trang; {new} tệp ghi mới, {same} giữ nguyên, {gone} xoá; {seconds_vi} giây.",
                "Done: {pages} pages; {new} files written, {same} unchanged, {gone} removed; {seconds} s.",
            )
        }
        None => say!(
            "Không đăng gì: có lỗi. Trang đã đăng lần trước vẫn giữ nguyên. ({seconds_vi} giây)",
            "Nothing was published: there are errors. The site published before is unchanged. ({seconds} s)",
        ),
    }
}

fn json(outcome: &Outcome, written: Option<&WriteReport>, elapsed: Duration) -> serde_json::Value {
    let withheld: Vec<serde_json::Value> = outcome
        .withheld
        .iter()
        .map(|page| {
            let reason = page.reason.message();
            serde_json::json!({"path": &*page.path, "title": page.title, "reason": reason.en})
        })
        .collect();
    serde_json::json!({
        "pages": outcome.summary.pages,
        "outputs": outcome.summary.outputs,
        "parsed": outcome.summary.parsed,
        "rendered": outcome.summary.rendered,
        "written": written.map(|report| report.written),
        "unchanged": written.map(|report| report.unchanged),
        "removed": written.map(|report| report.removed),
        "published": written.is_some(),
        "withheld": withheld,
        "seconds": elapsed.as_secs_f64(),
    })
}
