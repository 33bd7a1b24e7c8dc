//! What was said of a page beside its title, as written, in; out the same read and checked.

use super::{Args, kind, one_line};
use crate::cli::terminal::Stop;
use crate::model::SectionKind::{self, Campaigns, Documents, Events, Hotlines};
use crate::model::front::Cost;
use crate::resolve::COST;
use crate::say;
use crate::text::citation;
use crate::text::date::{DateError, Moment, read_moment};
use crate::text::nearest::key_form;
use crate::text::phone;

/// What is known of a page beside its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// Date of an article or page, start of an event or campaign, day of issue of a document.
    pub(super) date: Option<Moment>,
    /// Place of an event.
    pub(super) place: Option<String>,
    /// Phone number of a hotline, official number of a document.
    pub(super) number: Option<String>,
    /// What a call to a hotline costs.
    pub(super) cost: Option<Cost>,
    /// When a hotline answers.
    pub(super) hours: Option<String>,
    /// Who issued a document.
    pub(super) issuer: Option<String>,
    /// Year of a campaign.
    pub(super) year: Option<i16>,
}

/// Reads the options that hold facts.
///
/// # Errors
/// One that pages of the kind don't have, or that can't be read.
pub(super) fn given(args: &Args, kind: SectionKind) -> Result<Facts, Stop> {
    if kind == Hotlines && args.date.is_some() {
        return Err(no_date());
    }
    let of_kinds: [(&str, &Option<String>, &[SectionKind]); 6] = [
        ("--place", &args.place, &[Events]),
        ("--number", &args.number, &[Hotlines, Documents]),
        ("--cost", &args.cost, &[Hotlines]),
        ("--hours", &args.hours, &[Hotlines]),
        ("--issuer", &args.issuer, &[Documents]),
        ("--year", &args.year, &[Campaigns]),
    ];
    for (option, written, kinds) in of_kinds {
        if written.is_some() && !kinds.contains(&kind) {
            return Err(of_another_kind(option, kinds));
        }
    }
    let facts = Facts {
        date: args.date.as_deref().map(|written| date(written, kind)).transpose()?,
        place: args.place.as_deref().map(text).transpose()?,
        number: args.number.as_deref().map(|written| number(written, kind)).transpose()?,
        cost: args.cost.as_deref().map(cost).transpose()?,
        hours: args.hours.as_deref().map(text).transpose()?,
        issuer: args.issuer.as_deref().map(text).transpose()?,
        year: args.year.as_deref().map(year).transpose()?,
    };
    match (facts.date, facts.year) {
        (Some(date), Some(year)) if date.date.year() != year => Err(years_apart(date, year)),
        _ => Ok(facts),
    }
}

impl Facts {
    /// The option of a fact that a translation has from its original.
    pub(super) fn inherited(&self) -> Option<&'static str> {
        let options = [
            ("--date", self.date.is_some()),
            ("--number", self.number.is_some()),
            ("--cost", self.cost.is_some()),
            ("--hours", self.hours.is_some()),
            ("--issuer", self.issuer.is_some()),
            ("--year", self.year.is_some()),
        ];
        options.iter().find(|(_, is_given)| *is_given).map(|(option, _)| *option)
    }
}

/// A text on one line.
pub(super) fn text(written: &str) -> Result<String, Stop> {
    let text = one_line(written);
    if text.is_empty() {
        return Err(Stop::usage(
            say!("chưa có chữ nào", "there is no text"),
            say!("viết trong dấu nháy kép", "write it in double quotes"),
        ));
    }
    Ok(text)
}

/// A date, with a time where a kind of page has one.
pub(super) fn date(written: &str, kind: SectionKind) -> Result<Moment, Stop> {
    let needs_day = matches!(kind, Documents | Campaigns);
    let example = match kind {
        Events => say!(
            "viết như 25/11/2026 hoặc 25/11/2026 8:00",
            "write it like 2026-11-25 or 2026-11-25 08:00"
        ),
        _ => say!("viết như 25/11/2026 hoặc 2026-11-25", "write it like 2026-11-25"),
    };
    let message = match read_moment(written) {
        Ok(moment) if needs_day => return Ok(moment.date.into()),
        Ok(moment) => return Ok(moment),
        Err(DateError::NotADate) => {
            say!("không hiểu ngày “{written}”", "“{written}” is no date")
        }
        Err(DateError::NoSuchDay { .. }) => {
            say!("không có ngày “{written}” trên lịch", "there is no such day as “{written}”")
        }
        Err(DateError::UsOrder) => {
            say!("“{written}” viết tháng trước ngày", "“{written}” has the month before the day")
        }
    };
    Err(Stop::usage(message, example))
}

/// The phone number of a hotline, in the groups in which it is shown; or the number of a document.
pub(super) fn number(written: &str, kind: SectionKind) -> Result<String, Stop> {
    if kind == Documents {
        return document_number(written);
    }
    phone::parse(&one_line(written)).map(|phone| phone.display()).ok_or_else(|| {
        Stop::usage(
            say!(
                "“{written}” không phải một số điện thoại gọi được ở Việt Nam",
                "“{written}” is no number that can be dialled in Vietnam"
            ),
            say!(
                "xem lại có thừa hay thiếu chữ số không; viết như 111, 1900 969 680 hoặc 0263 3822 311",
                "see whether a digit is missing or too many; write it like 111, 1900 969 680 or 0263 3822 311"
            ),
        )
    })
}

/// Signs and letters of an official number as they should be; any other text with a digit as it is.
fn document_number(written: &str) -> Result<String, Stop> {
    let line = one_line(written);
    let in_sentence = format!("Văn bản số {line}");
    if let Some(citation) = citation::find(&in_sentence).into_iter().next()
        && citation.range.end == in_sentence.len()
    {
        return Ok(citation.number);
    }
    if line.contains(|c: char| c.is_ascii_digit()) {
        return Ok(line);
    }
    Err(Stop::usage(
        say!(
            "“{written}” không phải số hiệu của văn bản",
            "“{written}” is no number of a document"
        ),
        say!("viết như 702/KH-UBND", "write it like 702/KH-UBND"),
    ))
}

/// What a call costs.
pub(super) fn cost(written: &str) -> Result<Cost, Stop> {
    let form = key_form(written);
    let known = COST.iter().find(|(_, words)| words.iter().any(|word| key_form(word) == form));
    known.map(|(cost, _)| *cost).ok_or_else(|| {
        Stop::usage(
            say!("không hiểu cước gọi “{written}”", "“{written}” is no cost"),
            say!("chọn: miễn phí, mất phí hoặc chưa rõ", "choose free, charged or unknown"),
        )
    })
}

/// The words for a cost: English, then Vietnamese.
pub(super) fn cost_words(cost: Cost) -> (&'static str, &'static str) {
    match cost {
        Cost::Free => ("free", "miễn phí"),
        Cost::Charged => ("charged", "mất phí"),
        Cost::Unknown => ("unknown", "chưa rõ"),
    }
}

/// A year of a campaign.
pub(super) fn year(written: &str) -> Result<i16, Stop> {
    year_of(written.trim()).ok_or_else(|| {
        Stop::usage(
            say!("“{written}” không phải một năm", "“{written}” is no year"),
            say!("viết bốn chữ số, như 2026", "write four digits, like 2026"),
        )
    })
}

/// The year that a campaign's title names.
pub(super) fn year_in(title: &str) -> Option<i16> {
    title.split(|c: char| !c.is_ascii_digit()).find_map(year_of)
}

fn year_of(digits: &str) -> Option<i16> {
    let is_written_out = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year = if is_written_out { digits.parse().ok() } else { None };
    year.filter(|year| (1900..=2200).contains(year))
}

fn no_date() -> Stop {
    Stop::usage(
        say!("số hỗ trợ không nhận --date", "a hotline takes no --date"),
        say!(
            "ngày xác minh do người đã gọi tự ghi vào tệp",
            "the day of its confirmation is written into the file by whoever called"
        ),
    )
}

fn of_another_kind(option: &str, kinds: &[SectionKind]) -> Stop {
    let spoken: Vec<_> = kinds.iter().map(|kind| kind::spoken(*kind)).collect();
    let vi: Vec<&str> = spoken.iter().map(|(vi, _)| *vi).collect();
    let en: Vec<&str> = spoken.iter().map(|(_, en)| *en).collect();
    let (vi, en) = (vi.join(" và "), en.join(" and "));
    Stop::usage(
        say!("{option} chỉ dùng cho {vi}", "{option} is for {en} only"),
        say!("bỏ {option}", "leave out {option}"),
    )
}

fn years_apart(date: Moment, year: i16) -> Stop {
    let begins = date.date.year();
    Stop::usage(
        say!(
            "chiến dịch năm {year} lại bắt đầu trong năm {begins}",
            "the campaign of {year} begins in {begins}"
        ),
        say!("sửa --year hoặc --date", "mend --year or --date"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_kind() {
        let read = |written: &str, kind| number(written, kind).ok();
        assert_eq!(read("1900.96.96.80", Hotlines).as_deref(), Some("1900 969 680"));
        for wrong in ["1900 969 68", "một một một", "+84111", "", "702/KH-UBND"] {
            assert_eq!(read(wrong, Hotlines), None, "{wrong}");
        }
        for (written, number) in [
            ("702/KH-UBND", "702/KH-UBND"),
            ("Nghị định số 76/2023/NĐ–CP", "76/2023/NĐ-CP"),
            ("21-CT/TW", "21-CT/TW"),
            ("A/RES/54/134", "A/RES/54/134"),
        ] {
            assert_eq!(read(written, Documents).as_deref(), Some(number));
        }
        assert_eq!(read("kế hoạch", Documents), None);
    }

    #[test]
    fn costs_have_the_words_of_front_matter() {
        for (known, words) in COST {
            let (en, vi) = cost_words(*known);
            assert!(words.contains(&en) && words.contains(&vi));
            for word in *words {
                assert_eq!(cost(word).ok(), Some(*known), "{word}");
            }
        }
        assert_eq!(cost("Mien Phi").ok(), Some(Cost::Free));
        assert!(cost("rẻ").is_err());
    }

    #[test]
    fn a_year_has_four_digits() {
        assert_eq!(year("2026").ok(), Some(2026));
        for wrong in ["26", "02026", "1026", "năm nay", ""] {
            assert!(year(wrong).is_err(), "{wrong}");
        }
        assert_eq!(year_in("Tháng hành động 2027, số 12345"), Some(2027));
        assert_eq!(year_in("Số 12027"), None);
    }
}
