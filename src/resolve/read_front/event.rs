//! Front matter of events.

use super::{LIMIT, Reader};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Front;
use crate::model::front::{Given, Location, Repeat};
use crate::resolve::keys;
use crate::say;
use crate::text::date;
use crate::yaml::Node;
use crate::yaml::fields::Fields;

impl Reader<'_, '_> {
    pub(super) fn event(&mut self, front: &mut Front) {
        self.duration(front);
        front.location = self.location();
        front.online = self.url("online");
        front.organizer = self.text("organizer");
        front.audience = self.texts("audience");
        front.event_status = self.choice("status", keys::EVENT_STATUS);
        front.rescheduled_to = self.moment("rescheduled_to");
        front.repeat = self.repeat();
        front.register = self.text("register");
        front.revision = self.integer("revision");
    }

    /// `start`, which may say the end too, and `end`.
    pub(super) fn duration(&mut self, front: &mut Front) {
        let (start, until) = self.fields.moments("start").unzip();
        let end = self.fields.moment("end");
        let until = until.flatten();
        if let (Some(until), Some(end)) = (&until, &end)
            && until.value != end.value
        {
            let found = Diagnostic::new(
                Code::DuplicateKey,
                say!(
                    "lúc kết thúc được ghi hai lần, khác nhau: ở đây và trong `bắt đầu`",
                    "the end is given twice, differently: here and in `start`"
                ),
            );
            self.fields.report(
                found.at(end.span).hint(say!("giữ một chỗ, xoá chỗ kia", "keep one of the two")),
            );
        }
        front.start = self.given(start);
        front.end = self.given(end.or(until));
    }

    fn location(&mut self) -> Option<Given<Location>> {
        let entry = self.fields.entry("location")?;
        let location = match &entry.value.value {
            Node::Map(map) => {
                self.fields.map("location");
                self.inner(map, entry.value.span, keys::LOCATION, |inner| {
                    Some(Location {
                        name: inner.text("name").map(|name| name.value).unwrap_or_default(),
                        address: inner.text("address").map(|text| text.value).unwrap_or_default(),
                    })
                })
            }
            _ => self
                .fields
                .text("location")
                .map(|name| Location { name: name.value, address: String::new() }),
        };
        self.placed("location", location)
    }

    fn repeat(&mut self) -> Option<Given<Repeat>> {
        let (map, span) = self.fields.map("repeat")?;
        let repeat = self.inner(map, span, keys::REPEAT, |inner| {
            if inner.entry("every").is_none() {
                inner.required_text("every");
            }
            let every = inner.choice("every", keys::EVERY)?.value;
            let on = weekdays(inner);
            let count = inner.integer("count").and_then(|count| u32::try_from(count.value).ok());
            let until = inner.date("until").map(|date| date.value);
            Some(Repeat { every, on, until, count, except: dates(inner, "except") })
        });
        self.placed("repeat", repeat)
    }
}

fn weekdays(inner: &mut Fields<'_>) -> Vec<i8> {
    let mut days = Vec::new();
    for word in inner.texts("on", 7) {
        let form = crate::text::nearest::key_form(&word.value);
        let known = keys::WEEKDAYS.iter().find(|(_, words)| {
            words.iter().any(|known| crate::text::nearest::key_form(known) == form)
        });
        match known {
            Some((day, _)) => days.push(*day),
            None => {
                let written = &word.value;
                inner.report(
                    Diagnostic::new(
                        Code::BadValue,
                        say!(
                            "“{written}” không phải một thứ trong tuần",
                            "“{written}” is no weekday"
                        ),
                    )
                    .at(word.span)
                    .hint(say!("viết T2 … T7, CN", "write mon … sun")),
                );
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn dates(inner: &mut Fields<'_>, name: &str) -> Vec<jiff::civil::Date> {
    let mut dates = Vec::new();
    for word in inner.texts(name, LIMIT) {
        match date::read_date(&word.value) {
            Ok(date) => dates.push(date),
            Err(_) => {
                let written = &word.value;
                inner.report(
                    Diagnostic::new(
                        Code::BadDate,
                        say!("“{written}” không phải một ngày", "“{written}” is no date"),
                    )
                    .at(word.span)
                    .hint(say!("viết như 25/11/2026", "write it like 2026-11-25")),
                );
            }
        }
    }
    dates
}
