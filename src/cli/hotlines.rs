//! `chieng hotlines`: every support number with its state and who mentions it; what is due to be confirmed again; and
//! the day of a confirmation written into its file.

mod due;
mod state;
mod table;
mod verified;

use super::report::{self, Format};
use super::terminal::{self, Stop};
use super::{Exit, Globals, clock};

pub(super) use table::{one, place_object};

use crate::engine::{Engine, Inputs, Survey};
use crate::say;
use crate::text::date;

/// List the support numbers, and what must be confirmed again.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do with one number.
    #[arg(value_name = "ACTION", requires = "id")]
    action: Option<Action>,
    /// The number's id, as the list shows it; its file name or the number itself will do.
    #[arg(value_name = "ID", requires = "action", num_args = 1..)]
    id: Vec<String>,
    /// With verified: the day of the call.
    #[arg(long, value_name = "DATE", requires = "action")]
    on: Option<String>,
    /// With verified: who called.
    #[arg(long, value_name = "NAME", requires = "action")]
    by: Option<String>,
    /// With verified: where the facts are from now on.
    #[arg(long, value_name = "TEXT", requires = "action")]
    source: Option<String>,
    /// With verified: show the change only.
    #[arg(long, requires = "action")]
    dry_run: bool,
    /// Write a checklist of what must be confirmed again.
    #[arg(long, conflicts_with = "action")]
    due: bool,
    /// With --due: what falls due within so many days too.
    #[arg(long, value_name = "DAYS", requires = "due")]
    within: Option<u16>,
    /// The day on which it is looked at, in the site's time zone.
    #[arg(long, value_name = "DATE [HH:MM]")]
    today: Option<String>,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What to do with one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Action {
    /// Write down that it was confirmed.
    Verified,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let survey = match survey(globals, args.today.as_deref()) {
        Ok(survey) => survey,
        Err(stop) => return stop.tell(report::speech(globals, "vi")),
    };
    let speech = report::speech(globals, survey.site.config.default_lang());
    if let (Some(Action::Verified), [id, more @ ..]) = (args.action, args.id.as_slice()) {
        if !more.is_empty() {
            return verified::several(&args.id.join(" ")).tell(speech);
        }
        let change = verified::Change {
            id,
            on: args.on.as_deref(),
            by: args.by.as_deref(),
            source: args.source.as_deref(),
        };
        return verified::run(&survey, &globals.root, &change, args.dry_run, speech);
    }
    let lines = state::lines(&survey);
    let text = match (args.due, args.format) {
        (true, format) => {
            due::checklist(&survey, &lines, i64::from(args.within.unwrap_or(0)), format, speech)
        }
        (false, Format::Text) => table::text(&survey, &lines, speech),
        (false, Format::Json) => table::json(&survey, &lines),
    };
    terminal::print(text.as_bytes(), speech)
}

/// The site as its sources say it is.
///
/// # Errors
/// When there is no site, or the day can't be told.
pub(super) fn survey(globals: &Globals, today: Option<&str>) -> Result<Survey, Stop> {
    if let Some(message) = report::missing_root(globals) {
        return Err(Stop { exit: Exit::Usage, message, hint: None });
    }
    let clock = clock::read(today).map_err(Stop::clock)?;
    let inputs = Inputs::of(globals.root.clone(), clock);
    Engine::new().survey(&inputs).ok_or_else(|| Stop {
        exit: Exit::Problems,
        message: say!(
            "không tìm thấy site.yaml trong thư mục này, hoặc không đọc được giao diện",
            "there is no site.yaml in this folder, or its theme can't be read"
        ),
        hint: Some(say!(
            "chạy lệnh trong thư mục của trang; chạy `chieng check` để xem lỗi",
            "run the command in the site's folder; run `chieng check` to see what is wrong"
        )),
    })
}

/// A day as the language writes it.
fn day(day: jiff::civil::Date, is_vietnamese: bool) -> String {
    if is_vietnamese { date::short(day) } else { day.to_string() }
}
