//! Phone numbers in a page's text: known, or a finding.

use super::links::Linker;
use super::{KnownNumber, NumberState};
use crate::diagnostics::{Code, Diagnostic};
use crate::parse::document::Number;
use crate::say;
use crate::text::nearest::distance;

impl Linker<'_> {
    /// SAFETY.md 11: every number in content must be one that the site knows.
    pub(super) fn number(&mut self, number: &Number) {
        let written = &number.written;
        let known = self.site.numbers.get(&number.digits);
        let found = match known {
            Some(KnownNumber { state: NumberState::Active, .. }) => return,
            Some(KnownNumber { state: NumberState::Retired, .. }) if number.in_correction => return,
            Some(KnownNumber { state: NumberState::Retired, .. }) => Diagnostic::new(
                Code::RetiredNumber,
                say!("số {written} đã ngừng hoạt động", "the number {written} is retired"),
            )
            .hint(say!(
                "thay bằng số mới; chỉ khối `:::correction` được nhắc số cũ",
                "write the new number; only a `:::correction` block may mention the old one",
            )),
            Some(KnownNumber { state: NumberState::Expired, .. }) => Diagnostic::new(
                Code::ExpiredNumber,
                say!(
                    "số {written} đã quá hạn, tạm không in ra",
                    "the number {written} is past its date and is withheld"
                ),
            )
            .hint(say!(
                "gọi xác minh rồi sửa `hết hạn ngày` của số đó",
                "confirm it, then mend its `expires_on`"
            )),
            None if number.in_correction => return,
            None => self.unknown_number(number),
        };
        self.report(number.span, found);
    }

    fn unknown_number(&self, number: &Number) -> Diagnostic {
        let written = &number.written;
        let found = Diagnostic::new(
            Code::UnknownNumber,
            say!(
                "số {written} không thuộc đường dây, cơ quan hay sự kiện nào của trang",
                "the number {written} belongs to no hotline, organisation or event of the site",
            ),
        );
        // A typo is the likeliest cause, so one digit more, less or other is told.
        let near = self
            .site
            .numbers
            .iter()
            .filter(|known| known.dialled.digits.len() > 4 && known.state == NumberState::Active)
            .map(|known| (distance(&known.dialled.digits, &number.digits), known))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, _)| *distance <= 2);
        match near.map(|(_, known)| &known.dialled.display) {
            Some(near) => found.hint(say!("có phải {near}?", "did you mean {near}?")),
            None => found.hint(say!(
                "số hỗ trợ: tạo tệp riêng trong mục số hỗ trợ; số cơ quan: ghi ở `organization` trong site.yaml; số liên hệ sự kiện: ghi ở `đăng ký` của sự kiện",
                "a support number gets a file of its own; the office's goes to `organization` in site.yaml, an event's to its `register`",
            )),
        }
    }
}
