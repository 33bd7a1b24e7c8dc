//! Front matter of hotlines.

use super::{LIMIT, Reader, help};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Front;
use crate::model::front::{DayOrMonth, FrontNumber, Given, Hours};
use crate::resolve::keys;
use crate::say;
use crate::text::phone;
use crate::yaml::Node;

impl Reader<'_, '_> {
    pub(super) fn hotline(&mut self, front: &mut Front) {
        front.numbers = self.numbers();
        front.hours = self.hours();
        let area = help::area(&mut self.fields);
        front.area = self.placed("area", area);
        let needs = help::needs(&mut self.fields);
        front.needs = self.placed("needs", needs);
        let channels = help::channels(&mut self.fields);
        front.channels = self.placed("channels", channels);
        front.serves = self.text("serves");
        front.languages = self.texts("languages");
        front.operator = self.text("operator");
        front.emergency = self.flag("emergency");
        front.checked_on = self.checked_on();
        front.checked_by = self.text("checked_by");
        front.expires_on = self.date("expires_on");
        front.retired = self.flag("retired");
        front.replaced_by = self.text("replaced_by");
    }

    fn numbers(&mut self) -> Option<Given<Vec<FrontNumber>>> {
        self.fields.entry("numbers")?;
        let mut numbers = Vec::new();
        for node in self.fields.nodes("numbers").iter().take(LIMIT) {
            let number = match &node.value {
                Node::Map(map) => self.fields.inner(map, node.span, keys::NUMBER, |inner| {
                    let number = inner.required_text("number")?;
                    Some(FrontNumber {
                        number: number.value,
                        label: inner.text("label").map(|label| label.value).unwrap_or_default(),
                        cost: inner
                            .choice("cost", keys::COST)
                            .map(|cost| cost.value)
                            .unwrap_or_default(),
                        channel: inner
                            .choice("kind", keys::CHANNEL)
                            .map(|kind| kind.value)
                            .unwrap_or_default(),
                        span: number.span,
                    })
                }),
                Node::Scalar(scalar) => Some(FrontNumber {
                    number: scalar.text.clone(),
                    label: String::new(),
                    cost: Default::default(),
                    channel: Default::default(),
                    span: node.span,
                }),
                _ => {
                    self.fields.wrong_form(node.span, "{số: 111, cước gọi: miễn phí}");
                    None
                }
            };
            numbers.extend(number.filter(|number| self.is_dialable(number)));
        }
        self.placed("numbers", Some(numbers))
    }

    fn is_dialable(&mut self, number: &FrontNumber) -> bool {
        if phone::parse(&number.number).is_some() {
            return true;
        }
        let written = &number.number;
        self.fields.report(
            Diagnostic::new(
                Code::BadValue,
                say!(
                    "“{written}” không phải số điện thoại gọi được",
                    "“{written}” is no number that can be dialled"
                ),
            )
            .at(number.span)
            .hint(say!(
                "viết như 111, 1900 969 680 hoặc 0263 3822 311",
                "write it like 111, 1900 969 680 or 0263 3822 311"
            )),
        );
        false
    }

    fn hours(&mut self) -> Option<Given<Hours>> {
        let hours = help::hours(&mut self.fields, "hours");
        self.placed("hours", hours)
    }

    fn checked_on(&mut self) -> Option<Given<DayOrMonth>> {
        let when = help::checked_on(&mut self.fields);
        self.placed("checked_on", when)
    }
}
