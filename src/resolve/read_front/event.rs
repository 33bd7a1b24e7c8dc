//! Front matter of events.

use super::{Reader, repeat};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Front;
use crate::model::front::{Geo, Given, Location};
use crate::resolve::keys;
use crate::say;
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
        front.repeat = repeat::read(self);
        front.register = self.text("register");
        front.revision = self.integer("revision");
        front.observance = self.text("observance");
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
                self.fields.inner(map, entry.value.span, keys::LOCATION, |inner| {
                    Some(Location {
                        name: inner.text("name").map(|name| name.value).unwrap_or_default(),
                        address: inner.text("address").map(|text| text.value).unwrap_or_default(),
                        geo: geo(inner),
                    })
                })
            }
            _ => self
                .fields
                .text("location")
                .map(|name| Location { name: name.value, ..Location::default() }),
        };
        self.placed("location", location)
    }
}

/// `11.94, 108.44`: latitude first, as map programs show it.
fn geo(inner: &mut Fields<'_>) -> Option<Geo> {
    let written = inner.text("geo")?;
    let degrees = |text: &str, most: f64| {
        let text = text.trim();
        let value: f64 = text.parse().ok()?;
        (value.abs() <= most).then(|| text.trim_start_matches('+').to_owned())
    };
    let parts = written.value.split_once([',', ';']);
    let point = parts.and_then(|(latitude, longitude)| {
        let latitude = degrees(latitude, 90.0)?;
        Some(Geo { latitude, longitude: degrees(longitude, 180.0)? })
    });
    if point.is_none() {
        let text = &written.value;
        inner.report(
            Diagnostic::new(
                Code::BadValue,
                say!("“{text}” không phải một toạ độ", "“{text}” is no point on the globe"),
            )
            .at(written.span)
            .hint(say!(
                "viết vĩ độ rồi kinh độ, như \"11.94, 108.44\"",
                "give latitude, then longitude, as in \"11.94, 108.44\""
            )),
        );
    }
    point
}
