//! A number in content, and what the site knows of it, in; a finding, or the text without what may not be printed, out
//! (SAFETY.md 11).

use std::borrow::Cow;
use std::sync::Arc;

use super::gather::Gathered;
use super::numbers::{NumberState, Numbers};
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Message};
use crate::digest;
use crate::model::LangId;
use crate::model::each_text::EachText;
use crate::model::point::ReportingPoints;
use crate::parse::document::Number;
use crate::say;
use crate::text::nearest::distance;
use crate::text::phone;
use crate::theme::Theme;

/// The theme's string for a number that is not printed.
const INSTEAD: &str = "number_withheld";

impl super::links::Linker<'_> {
    /// Every number in content must be one that the site knows.
    pub(super) fn number(&mut self, number: &Number) {
        let numbers = &self.site.numbers;
        if let Some(found) = numbers.judge(&number.written, &number.digits, number.in_correction) {
            self.report(number.span, found);
        }
    }
}

impl Numbers {
    /// What is wrong with a number that is written in content: it is unknown, retired or expired. `digits` are those
    /// that are dialled.
    pub fn judge(&self, written: &str, digits: &str, in_correction: bool) -> Option<Diagnostic> {
        match self.get(digits).map(|known| known.state) {
            Some(NumberState::Active) => None,
            Some(NumberState::Expired) if self.is_hidden(digits) => Some(hidden(written)),
            Some(NumberState::Expired) => Some(expired(written)),
            _ if in_correction => None,
            Some(NumberState::Retired) => Some(self.retired(written, digits)),
            None => Some(self.unknown(written, digits)),
        }
    }

    /// Whether no published hotline has it: only a file that is withheld does.
    fn is_hidden(&self, digits: &str) -> bool {
        self.get(digits).is_some_and(|known| known.hotline.is_none())
    }

    fn retired(&self, written: &str, digits: &str) -> Diagnostic {
        let message = say!("số {written} đã ngừng hoạt động", "the number {written} is retired");
        let hint = match self.instead_of(digits) {
            Some(new) => say!(
                "thay bằng {new}; chỉ khối `:::correction` được nhắc số cũ",
                "write {new}; only a `:::correction` block may mention the old one",
            ),
            None => say!(
                "thay bằng số mới; chỉ khối `:::correction` được nhắc số cũ",
                "write the new number; only a `:::correction` block may mention the old one",
            ),
        };
        Diagnostic::new(Code::RetiredNumber, message).hint(hint)
    }

    fn unknown(&self, written: &str, digits: &str) -> Diagnostic {
        let message = say!(
            "số {written} không thuộc đường dây, cơ quan hay sự kiện nào của trang",
            "the number {written} belongs to no hotline, organisation or event of the site",
        );
        Diagnostic::new(Code::UnknownNumber, message).hint(match self.likely_meant(digits) {
            Some(near) => say!("có phải {near}?", "did you mean {near}?"),
            None => where_to_declare(),
        })
    }

    /// The active number that a typo most likely stands for, as it is shown: at most two slips away.
    pub fn likely_meant(&self, digits: &str) -> Option<&str> {
        self.iter()
            .filter(|known| known.dialled.digits.len() > 4 && known.state == NumberState::Active)
            .map(|known| (distance(&known.dialled.digits, digits), known))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, _)| *distance <= 2)
            .map(|(_, known)| known.dialled.display.as_str())
    }

    /// The text with every expired number replaced.
    pub fn withhold<'t>(&self, text: &'t str, instead: &str) -> Cow<'t, str> {
        if !self.has_expired() || text.bytes().filter(u8::is_ascii_digit).take(3).count() < 3 {
            return Cow::Borrowed(text);
        }
        let mut out = String::new();
        let mut from = 0;
        for found in phone::find(text) {
            if self.is_expired(found.phone.digits()) {
                out.push_str(text.get(from..found.range.start).unwrap_or_default());
                out.push_str(instead);
                from = found.range.end;
            }
        }
        if from == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(out)
    }
}

fn hidden(written: &str) -> Diagnostic {
    let message = say!(
        "tệp có số {written} chưa đăng hoặc đang có lỗi, nên số tạm không in ra",
        "the file with the number {written} isn't published or has an error, so the number is withheld"
    );
    Diagnostic::new(Code::ExpiredNumber, message).hint(say!(
        "sửa hoặc đăng tệp có số ấy trước; chạy `chieng where` với số ấy để tìm tệp",
        "mend or publish the file with that number first; run `chieng where` with it to find the file"
    ))
}

fn expired(written: &str) -> Diagnostic {
    let message = say!(
        "số {written} đã quá hạn, tạm không in ra",
        "the number {written} is past its date and is withheld"
    );
    Diagnostic::new(Code::ExpiredNumber, message).hint(say!(
        "gọi xác minh rồi sửa `hết hạn ngày` của số đó",
        "confirm it, then mend its `expires_on`"
    ))
}

fn where_to_declare() -> Message {
    say!(
        "số hỗ trợ: tạo tệp riêng trong mục số hỗ trợ; số cơ quan: ghi ở `organization` trong site.yaml; số liên hệ sự kiện: ghi ở `đăng ký` của sự kiện",
        "a support number gets a file of its own; the office's goes to `organization` in site.yaml, an event's to its `register`",
    )
}

impl super::Site {
    /// A text of a page in a language without expired numbers.
    pub fn withheld<'t>(&self, text: &'t str, lang: LangId) -> Cow<'t, str> {
        self.numbers.withhold(text, instead(&self.theme, lang.index()))
    }
}

/// What takes the place of an expired number, in the language at a place of the configuration.
fn instead(theme: &Theme, lang: usize) -> &str {
    let strings = theme.strings.get(lang).or_else(|| theme.strings.first());
    strings.map_or(INSTEAD, |strings| strings.get(INSTEAD))
}

/// Replaces expired numbers in all that front matter says to readers.
pub(super) fn withhold_in_front(numbers: &Numbers, theme: &Theme, pages: &mut [Gathered]) {
    if !numbers.has_expired() {
        return;
    }
    for page in pages {
        let instead = instead(theme, page.lang.index());
        page.front.each_text(&mut |text| replace(numbers, text, instead));
    }
}

/// Replaces expired numbers in the names, addresses and notes of reporting points.
pub(super) fn withhold_in_points(numbers: &Numbers, theme: &Theme, lists: &mut [ReportingPoints]) {
    let instead = instead(theme, 0);
    for point in lists.iter_mut().flat_map(|list| &mut list.points) {
        for text in [&mut point.name, &mut point.address, &mut point.note] {
            text.each_text(&mut |text| replace(numbers, text, instead));
        }
        replace(numbers, &mut point.source, instead);
    }
}

/// The configuration without expired numbers in its texts; its digest tells whether any was replaced.
pub(super) fn withhold_in_config(
    numbers: &Numbers,
    theme: &Theme,
    config: &Arc<Config>,
) -> Arc<Config> {
    if !numbers.has_expired() {
        return Arc::clone(config);
    }
    let (mut changed, mut texts) = (Config::clone(config), digest::Digest::new());
    let mut is_changed = false;
    changed.each_text(&mut |text| {
        if let Cow::Owned(new) = numbers.withhold(text, instead(theme, 0)) {
            is_changed = true;
            texts.add_str(&new);
            *text = new;
        }
    });
    if !is_changed {
        return Arc::clone(config);
    }
    changed.digest = texts.add_u128(config.digest).finish();
    Arc::new(changed)
}

fn replace(numbers: &Numbers, text: &mut String, instead: &str) {
    if let Cow::Owned(new) = numbers.withhold(text, instead) {
        *text = new;
    }
}
