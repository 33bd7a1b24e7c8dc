//! `chieng where`: a number in; every place where the site writes it, the files nobody could look into, and a draft of
//! the correction out.

use serde_json::json;

use super::hotlines::{one, place_object, survey};
use super::report::{self, Format};
use super::terminal::{self, Stop};
use super::{Exit, Globals};
use crate::diagnostics::{Message, Speech};
use crate::engine::Survey;
use crate::resolve::NumberState;
use crate::say;
use crate::text::date;
use crate::text::phone::{self, Wanted};
use crate::whereabouts::{self, Place, Shown};

/// Find every place that holds a number, and draft the correction.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The number, in any form; in quotes when it has blanks.
    #[arg(value_name = "NUMBER")]
    number: String,
    /// The right number, for the correction.
    #[arg(long, value_name = "NUMBER")]
    instead: Option<String>,
    /// The day on which it is looked at, in the site's time zone.
    #[arg(long, value_name = "DATE [HH:MM]")]
    today: Option<String>,
    /// How the places are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What was asked for.
struct Asked {
    /// As it is dialled, or as it was typed.
    digits: String,
    /// As it is shown.
    shown: String,
    wanted: Wanted,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let asked = match asked(&args.number) {
        Ok(asked) => asked,
        Err(stop) => return stop.tell(report::speech(globals, "vi")),
    };
    let survey = match survey(globals, args.today.as_deref()) {
        Ok(survey) => survey,
        Err(stop) => return stop.tell(report::speech(globals, "vi")),
    };
    let speech = report::speech(globals, survey.site.config.default_lang());
    let places =
        whereabouts::find(&survey, &asked.wanted).remove(&asked.digits).unwrap_or_default();
    let instead = args.instead.clone().or_else(|| right_number(&survey, &asked.digits));
    let text = match args.format {
        Format::Json => json(&survey, &asked, &places, instead.as_deref()),
        Format::Text => text(&survey, &asked, &places, instead.as_deref(), speech),
    };
    terminal::print(text.as_bytes(), speech)
}

fn asked(written: &str) -> Result<Asked, Stop> {
    let mut wanted = Wanted::default();
    if let Some(phone) = phone::parse(written) {
        wanted.add(&phone);
        return Ok(Asked { digits: phone.digits().to_owned(), shown: phone.display(), wanted });
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 3 {
        return Err(Stop::usage(
            say!("“{written}” không có số nào để tìm", "“{written}” has no number to look for"),
            say!("viết như chieng where \"1800 1567\"", "write it like chieng where \"1800 1567\""),
        ));
    }
    wanted.add_written(&digits);
    Ok(Asked { digits, shown: written.trim().to_owned(), wanted })
}

/// The number that belongs there: what replaced it, or the one that a typo stands for.
fn right_number(survey: &Survey, digits: &str) -> Option<String> {
    let numbers = &survey.site.numbers;
    match numbers.get(digits).map(|known| known.state) {
        Some(NumberState::Retired) => numbers.instead_of(digits).map(str::to_owned),
        Some(_) => None,
        None => numbers.likely_meant(digits).map(str::to_owned),
    }
}

fn state(survey: &Survey, digits: &str) -> (Message, &'static str) {
    match survey.site.numbers.get(digits).map(|known| known.state) {
        Some(NumberState::Active) => (say!("trang biết số này", "known to the site"), "active"),
        Some(NumberState::Expired) => (
            say!(
                "quá hạn hoặc chưa đăng, không in ra",
                "past its date or not published, not printed"
            ),
            "expired",
        ),
        Some(NumberState::Retired) => (say!("ngừng hoạt động", "retired"), "retired"),
        None => (say!("trang không biết số này", "not known to the site"), "unknown"),
    }
}

fn text(
    survey: &Survey,
    asked: &Asked,
    places: &[Place],
    instead: Option<&str>,
    speech: Speech,
) -> String {
    let (shown, count) = (&asked.shown, places.len());
    let (state, _) = state(survey, &asked.digits);
    let (vi, en) = (&state.vi, &state.en);
    let head = say!("{shown} ({vi}): {count} chỗ\n", "{shown} ({en}): {count} places\n");
    let mut out = head.in_language(speech).to_owned();
    for place in places {
        let note = match place.in_correction {
            true => say!(" (đính chính)", " (correction)").in_language(speech).to_owned(),
            false => String::new(),
        };
        out.push_str(&format!("  {}  “{}”{note}\n", one(survey, place, speech), place.written));
    }
    out.push_str(&unsearched(survey, speech));
    let wrong: Vec<&Place> = places.iter().filter(|place| !place.in_correction).collect();
    if !wrong.is_empty() {
        out.push_str(&correction(survey, asked, &wrong, instead, speech));
    }
    out
}

/// How many unsearched files are named.
const SOME: usize = 20;

fn unsearched(survey: &Survey, speech: Speech) -> String {
    let files = whereabouts::unsearched(survey);
    if files.is_empty() {
        return String::new();
    }
    let count = files.len();
    let head = say!(
        "\nKhông đọc được bên trong {count} tệp này (PDF, ảnh, âm thanh…), nên hãy tự xem:\n",
        "\nThe inside of these {count} files (PDF, pictures, sound…) could not be read; look for yourself:\n"
    );
    let mut out = head.in_language(speech).to_owned();
    for path in files.iter().take(SOME) {
        out.push_str(&format!("  {path}\n"));
    }
    if count > SOME {
        out.push_str("  …\n");
    }
    out
}

/// Drafts of the notice: in Vietnamese, and in English where the site has it.
fn correction(
    survey: &Survey,
    asked: &Asked,
    wrong: &[&Place],
    instead: Option<&str>,
    speech: Speech,
) -> String {
    let head = say!(
        "\nBản nháp đính chính, để đặt ở trang đã in sai sau khi sửa:\n",
        "\nA draft of the correction, for the pages that printed it, once they are mended:\n"
    );
    let notice = notice(survey, asked, wrong, instead);
    let mut out = format!("{}\n{}", head.in_language(speech), notice.vi);
    if survey.site.config.find_lang("en").is_some() {
        out.push_str(&format!("\n{}", notice.en));
    }
    out
}

fn notice(survey: &Survey, asked: &Asked, wrong: &[&Place], instead: Option<&str>) -> Message {
    let (old, pages) = (&asked.shown, links(survey, wrong));
    let (vi, en) = (date::short(survey.site.now.date), survey.site.now.date.to_string());
    let state = survey.site.numbers.get(&asked.digits).map(|known| known.state);
    let why = match state {
        Some(NumberState::Retired) => {
            say!("Số này đã ngừng hoạt động.", "It is no longer in use.")
        }
        _ => say!("Số này sai.", "It is wrong."),
    };
    let then = match instead {
        Some(new) => say!("Số đúng là {new}.", "The right number is {new}."),
        None => say!(
            "Số đúng là … (điền số đã gọi thử).",
            "The right number is … (fill in one that was called)."
        ),
    };
    let (why_vi, why_en, then_vi, then_en) = (&why.vi, &why.en, &then.vi, &then.en);
    say!(
        ":::correction date=\"{vi}\"\nTrước đây trang này in số {old}. {why_vi} {then_vi} Các trang đã sửa: {pages}.\n:::\n",
        ":::correction date=\"{en}\"\nThis page used to give the number {old}. {why_en} {then_en} Pages that were mended: {pages}.\n:::\n",
    )
}

/// The published pages among the places, as links of Markdown.
fn links(survey: &Survey, wrong: &[&Place]) -> String {
    let mut links: Vec<String> = Vec::new();
    for place in wrong.iter().filter(|place| matches!(place.shown, Shown::At(_))) {
        let Some(id) = survey.site.by_source.get(&place.path) else { continue };
        let path = place.path.trim_start_matches("content");
        let link = format!("[{}]({path})", survey.site.page(*id).summary.title);
        if !links.contains(&link) {
            links.push(link);
        }
    }
    if links.is_empty() { "…".to_owned() } else { links.join(", ") }
}

fn json(survey: &Survey, asked: &Asked, places: &[Place], instead: Option<&str>) -> String {
    let (_, state) = state(survey, &asked.digits);
    let wrong: Vec<&Place> = places.iter().filter(|place| !place.in_correction).collect();
    let notice = notice(survey, asked, &wrong, instead);
    let unsearched = whereabouts::unsearched(survey);
    let object = json!({
        "number": asked.digits,
        "state": state,
        "instead": instead,
        "places": places.iter().map(|place| place_object(survey, place)).collect::<Vec<_>>(),
        "unsearched": unsearched.iter().map(|path| &**path).collect::<Vec<_>>(),
        "correction": {"vi": notice.vi, "en": notice.en},
    });
    format!("{object}\n")
}
