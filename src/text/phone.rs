//! In: a telephone number in any written form, or running text. Out: the number as Vietnam dials it,
//! its `tel:` link and its groups, or the numbers found with their places.

mod cue;
mod find;
mod spelled;
mod written;

use serde::{Deserialize, Serialize};

use super::nearest::distance;

pub use find::{Found, Malformed, find, find_malformed};
pub use spelled::{Wanted, spelled};
pub use written::{Written, written};

/// A number that can be dialled from Vietnam.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Phone {
    digits: String,
    kind: Kind,
}

/// What a number is in the national numbering plan (Thông tư 22/2014/TT-BTTTT).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Three digits `1xx`, or a listed code of four.
    Short,
    /// `1800…`: the one who is called pays.
    Free,
    /// `1900…`: the caller pays.
    Charged,
    /// `03`, `05`, `07`, `08`, `09` and eight digits.
    Mobile,
    /// `02` and nine digits, area code included.
    Landline,
    /// `+` and another country's code.
    Foreign,
}

/// Codes of four digits that are numbers by themselves: information lines, the portal for donations,
/// reports of spam, the networks' own lines.
const SHORT_CODES: [&str; 18] = [
    "1022", "1080", "1081", "1088", "1400", "1401", "1402", "1403", "1404", "1405", "1406", "1407",
    "1408", "1409", "1414", "5656", "9090", "9191",
];

/// Country codes of one and two digits (ITU-T E.164); all others have three.
const BRIEF_COUNTRY_CODES: [&str; 45] = [
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
];

/// Reads one number in any written form: `1900.96.96.80`, `+84 946…`, `(0261) 3544 123`, `tel:111`.
///
/// None for what can't be dialled: too many or too few digits, `+84111`, old prefixes, any letter.
pub fn parse(text: &str) -> Option<Phone> {
    let text = text.trim();
    let text = text.strip_prefix("tel:").unwrap_or(text).trim_start();
    let (international, rest) = match text.trim_start_matches('(').strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut digits = String::with_capacity(rest.len());
    for c in rest.chars() {
        match c {
            '0'..='9' => digits.push(c),
            _ if is_separator(c) || matches!(c, '(' | ')') => {}
            _ => return None,
        }
    }
    from_digits(&digits, international)
}

/// What may stand between the digits of one number.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || super::normal::is_invisible(c)
        || matches!(c, '.' | '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

fn from_digits(digits: &str, international: bool) -> Option<Phone> {
    if international {
        return match digits.strip_prefix("84") {
            Some(rest) => from_abroad(rest),
            None => foreign(digits),
        };
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return from_digits(rest, true);
    }
    if let Some(rest) = digits.strip_prefix("84")
        && rest.len() >= 9
    {
        return from_abroad(rest);
    }
    let kind = domestic_kind(digits)?;
    Some(Phone { digits: digits.to_owned(), kind })
}

/// Short codes, 1800 and 1900 can't be reached with the country's code before them.
fn from_abroad(rest: &str) -> Option<Phone> {
    let national = rest.strip_prefix('0').unwrap_or(rest);
    let digits = format!("0{national}");
    match domestic_kind(&digits)? {
        kind @ (Kind::Mobile | Kind::Landline) => Some(Phone { digits, kind }),
        _ => None,
    }
}

fn foreign(digits: &str) -> Option<Phone> {
    let plausible = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    plausible.then(|| Phone { digits: format!("+{digits}"), kind: Kind::Foreign })
}

fn domestic_kind(digits: &str) -> Option<Kind> {
    let kind = match (digits.as_bytes(), digits.len()) {
        ([b'1', ..], 3) => Kind::Short,
        (_, 4) if SHORT_CODES.contains(&digits) => Kind::Short,
        ([b'1', b'8', b'0', b'0', ..], 8 | 10) => Kind::Free,
        ([b'1', b'9', b'0', b'0', ..], 8 | 10) => Kind::Charged,
        ([b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..], 10) => Kind::Mobile,
        ([b'0', b'2', ..], 11) => Kind::Landline,
        _ => return None,
    };
    Some(kind)
}

impl Phone {
    /// The target of its link (RFC 3966): short codes, 1800 and 1900 as dialled in the country, all
    /// others with their country's code.
    pub fn href(&self) -> String {
        match (self.kind, self.digits.strip_prefix('0')) {
            (Kind::Mobile | Kind::Landline, Some(national)) => format!("tel:+84{national}"),
            _ => format!("tel:{}", self.digits),
        }
    }

    /// The number as people read it aloud, in groups: `1900 969 680`, `0946 833 384`.
    pub fn display(&self) -> String {
        let hanoi_or_saigon = self.digits.starts_with("024") || self.digits.starts_with("028");
        match self.kind {
            Kind::Short => self.digits.clone(),
            Kind::Free | Kind::Charged if self.digits.len() == 8 => grouped(&self.digits, &[4, 4]),
            Kind::Free | Kind::Charged | Kind::Mobile => grouped(&self.digits, &[4, 3, 3]),
            Kind::Landline if hanoi_or_saigon => grouped(&self.digits, &[3, 4, 4]),
            Kind::Landline => grouped(&self.digits, &[4, 4, 3]),
            Kind::Foreign => self.display_foreign(),
        }
    }

    fn display_foreign(&self) -> String {
        let is_code = |code: &&&str| self.digits.get(1..).is_some_and(|d| d.starts_with(**code));
        let code = BRIEF_COUNTRY_CODES.iter().find(is_code).map_or(3, |code| code.len());
        grouped(&self.digits, &[code + 1, 3, 3, 3, 3])
    }

    /// The digits as dialled in the country, or with `+` before them for another country.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// What the number is in the national numbering plan.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether it is one of 112 to 115: some phones dial these at a touch, so running text must not link them.
    pub fn is_emergency(&self) -> bool {
        matches!(self.digits.as_str(), "112" | "113" | "114" | "115")
    }
}

/// The known number that was most likely meant: at most two slips away, one for short codes.
pub fn nearest<'a>(phone: &Phone, known: impl IntoIterator<Item = &'a Phone>) -> Option<&'a Phone> {
    let cut_off = if phone.kind == Kind::Short { 1 } else { 2 };
    known
        .into_iter()
        .map(|candidate| (distance(&phone.digits, &candidate.digits), candidate))
        .filter(|(slips, _)| *slips <= cut_off)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// Groups of the given sizes; a rest of one digit stays with the group before it.
fn grouped(digits: &str, sizes: &[usize]) -> String {
    let mut grouped = String::with_capacity(digits.len() + sizes.len());
    let mut rest = digits;
    for &size in sizes {
        let Some((group, tail)) = rest.split_at_checked(size).filter(|(_, t)| t.len() > 1) else {
            break;
        };
        grouped.push_str(group);
        grouped.push(' ');
        rest = tail;
    }
    grouped.push_str(rest);
    grouped
}

#[cfg(test)]
mod tests;
