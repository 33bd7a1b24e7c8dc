//! `chieng where`: a number in; every place where the site writes it, the files nobody could look into, and a draft of
//! the correction out.

use serde_json::json;

use super::hotlines::{one, place_object, survey};
use super::report::{self, Format};
use super::terminal::{self, Stop};
use super::{Exit, Globals};
use crate::diagnostics::{Message, Speech};
use crate::engine::Survey;
use crate::model::page::Record;
use crate::resolve::NumberState;
use crate::say;
use crate::text::date;
use crate::text::phone::{self, Wanted};
use crate::whereabouts::{self, Place, Shown};

/// Find every place that holds a number, and draft the correction.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The number, in any form.
    #[arg(value_name = "NUMBER", required = true, num_args = 1..)]
    number: Vec<String>,
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

/// The number that belongs there.
struct Instead {
    shown: String,
    /// As it is dialled; empty when it can't be.
    digits: String,
    /// Somebody typed it, and so says that the other one is wrong.
    is_given: bool,
}

impl Instead {
    fn given(written: &str) -> Instead {
        let phone = phone::parse(written);
        let shown = phone.as_ref().map_or_else(|| written.trim().to_owned(), |one| one.display());
        let digits = phone.map(|one| one.digits().to_owned()).unwrap_or_default();
        Instead { shown, digits, is_given: true }
    }

    fn known(shown: String) -> Instead {
        Instead { is_given: false, ..Instead::given(&shown) }
    }
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let asked = match asked(&args.number.join(" ")) {
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
    let given = args.instead.as_deref().map(Instead::given);
    let instead = given.or_else(|| right_number(&survey, &asked.digits).map(Instead::known));
    let text = match args.format {
        Format::Json => json(&survey, &asked, &places, instead.as_ref()),
        Format::Text => text(&survey, &asked, &places, instead.as_ref(), speech),
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
    instead: Option<&Instead>,
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
    if let Some(new) = instead.filter(|new| new.is_given)
        && state_of(survey, &new.digits) != Some(NumberState::Active)
    {
        let (new, (is, _)) = (&new.shown, self::state(survey, &new.digits));
        let (vi, en) = (&is.vi, &is.en);
        let warning = say!(
            "\nCảnh báo: số thay thế {new}: {vi}. Kiểm tra lại, rồi tạo tệp cho nó trong mục số hỗ trợ.\n",
            "\nWarning: the number to use instead, {new}: {en}. Check it, then give it a file among the hotlines.\n"
        );
        out.push_str(warning.in_language(speech));
    }
    let wrong = wrong(survey, asked, places);
    match is_to_correct(survey, asked, instead) {
        true if wrong.is_empty() && !instead.is_some_and(|new| new.is_given) => {}
        true => out.push_str(&correction(survey, asked, &wrong, instead, speech)),
        false => out.push_str(in_use(survey, asked).in_language(speech)),
    }
    out
}

fn state_of(survey: &Survey, digits: &str) -> Option<NumberState> {
    survey.site.numbers.get(digits).map(|known| known.state)
}

/// Whether the number is known to be wrong: somebody gives the right one, it is retired, or nobody knows it.
fn is_to_correct(survey: &Survey, asked: &Asked, instead: Option<&Instead>) -> bool {
    instead.is_some_and(|new| new.is_given)
        || matches!(state_of(survey, &asked.digits), None | Some(NumberState::Retired))
}

fn in_use(survey: &Survey, asked: &Asked) -> Message {
    match state_of(survey, &asked.digits) {
        Some(NumberState::Active) => say!(
            "\nTrang đang dùng số này. Nếu nó sai, gõ lại kèm `--instead SỐ-ĐÚNG`.\n",
            "\nThe site uses this number. If it is wrong, run this again with `--instead RIGHT-NUMBER`.\n"
        ),
        _ => say!(
            "\nTrang có số này nhưng tạm không in ra. Nếu nó sai, gõ lại kèm `--instead SỐ-ĐÚNG`.\n",
            "\nThe site has this number but doesn't print it now. If it is wrong, run this again with `--instead RIGHT-NUMBER`.\n"
        ),
    }
}

/// Where the number must be mended: neither in a correction nor in the file of its own hotline.
fn wrong<'p>(survey: &Survey, asked: &Asked, places: &'p [Place]) -> Vec<&'p Place> {
    let is_own = |place: &Place| {
        let page = survey.site.by_source.get(&place.path).map(|id| survey.site.page(*id));
        match page.map(|page| &page.summary.record) {
            Some(Record::Hotline(hotline)) => {
                hotline.numbers.iter().any(|(_, dialled)| dialled.digits == asked.digits)
            }
            _ => false,
        }
    };
    places.iter().filter(|place| !place.in_correction && !is_own(place)).collect()
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
    instead: Option<&Instead>,
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

fn notice(survey: &Survey, asked: &Asked, wrong: &[&Place], instead: Option<&Instead>) -> Message {
    let (old, links) = (&asked.shown, links(survey, asked, wrong).join(", "));
    let (vi, en) = (date::short(survey.site.now.date), survey.site.now.date.to_string());
    let why = match state_of(survey, &asked.digits) {
        Some(NumberState::Retired) => {
            say!("Số này đã ngừng hoạt động.", "It is no longer in use.")
        }
        _ => say!("Số này sai.", "It is wrong."),
    };
    let then = match instead {
        Some(Instead { shown: new, .. }) => {
            say!("Số đúng là {new}.", "The right number is {new}.")
        }
        None => say!(
            "Số đúng là … (điền số đã gọi thử).",
            "The right number is … (fill in one that was called)."
        ),
    };
    let (why_vi, why_en, then_vi, then_en) = (&why.vi, &why.en, &then.vi, &then.en);
    let pages = match links.is_empty() {
        true => say!("", ""),
        false => say!(" Các trang có số này: {links}.", " Pages that have this number: {links}."),
    };
    let (pages_vi, pages_en) = (&pages.vi, &pages.en);
    say!(
        ":::correction date=\"{vi}\"\nTrước đây trang này in số {old}. {why_vi} {then_vi}{pages_vi}\n:::\n",
        ":::correction date=\"{en}\"\nThis page used to give the number {old}. {why_en} {then_en}{pages_en}\n:::\n",
    )
}

/// The published pages that have the number, in their text or by a block, as links of Markdown.
fn links(survey: &Survey, asked: &Asked, wrong: &[&Place]) -> Vec<String> {
    let hotline = survey.site.numbers.get(&asked.digits).and_then(|known| known.hotline);
    let blocks = hotline.map(|id| whereabouts::shown_by_blocks(survey, id)).unwrap_or_default();
    let written = wrong.iter().filter(|place| matches!(place.shown, Shown::At(_)));
    let mut links: Vec<String> = Vec::new();
    for path in written.map(|place| &place.path).chain(&blocks) {
        let Some(id) = survey.site.by_source.get(path) else { continue };
        let Some(rooted) = path.strip_prefix("content") else { continue };
        let title = escaped(&survey.site.page(*id).summary.title, "\\[]*_`<&");
        // Between angle brackets a path may have blanks and parentheses (CommonMark 0.31, 6.3).
        let link = format!("[{title}](<{}>)", escaped(rooted, "\\<>&"));
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// The text with a backslash before each of the marks.
fn escaped(text: &str, marks: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if marks.contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn json(survey: &Survey, asked: &Asked, places: &[Place], instead: Option<&Instead>) -> String {
    let (_, state) = state(survey, &asked.digits);
    let notice = is_to_correct(survey, asked, instead)
        .then(|| notice(survey, asked, &wrong(survey, asked, places), instead));
    let unsearched = whereabouts::unsearched(survey);
    let object = json!({
        "number": asked.digits,
        "state": state,
        "instead": instead.map(|new| &new.shown),
        "instead_state": instead.map(|new| self::state(survey, &new.digits).1),
        "places": places.iter().map(|place| place_object(survey, place)).collect::<Vec<_>>(),
        "unsearched": unsearched.iter().map(|path| &**path).collect::<Vec<_>>(),
        "correction": notice.map(|notice| json!({"vi": notice.vi, "en": notice.en})),
    });
    format!("{object}\n")
}
