//! What front matter and the list of reporting points say of help: numbers, hours, areas, needs, other channels.
//! Words in; out come values that can be compared, and the minutes of a week in which somebody answers.

use jiff::civil::Date;

use crate::diagnostics::Span;

/// What a call costs the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cost {
    /// Nothing.
    Free,
    /// The caller pays.
    Charged,
    /// Not verified.
    #[default]
    Unknown,
}

/// How a number is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Channel {
    /// A phone call.
    #[default]
    Call,
    /// A short message.
    Sms,
    /// Zalo.
    Zalo,
}

/// One number of a hotline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FrontNumber {
    /// As written.
    pub number: String,
    /// Label.
    pub label: String,
    /// Cost.
    pub cost: Cost,
    /// Channel.
    pub channel: Channel,
    /// Its place.
    pub span: Span,
}

/// When a hotline answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hours {
    /// Around the clock.
    Always,
    /// In the author's words.
    Text(String),
    /// Opening hours.
    Table(Vec<OpenHours>),
}

/// A line of opening hours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenHours {
    /// Days as written: `T2–T6`.
    pub days: String,
    /// From as written, `8:00`.
    pub from: String,
    /// To as written, `17:00`.
    pub to: String,
    /// The days, 1 Monday to 7 Sunday; empty when they could not be read.
    pub on: Vec<i8>,
    /// Minutes after midnight at which it opens and closes; a close that isn't later is on the next day.
    pub minutes: Option<(u16, u16)>,
}

/// A day or only a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrMonth {
    /// A day.
    Day(Date),
    /// A month: year, month.
    Month(i16, i8),
}

/// Minutes of a day and of a week.
const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

impl Hours {
    /// When somebody answers, as minutes since Monday 0:00 (from, to) in the site's time zone, sorted; what goes on past
    /// the end of the week goes on at its beginning. Empty when the hours are words, or a line could not be read.
    pub fn open_minutes(&self) -> Vec<(u16, u16)> {
        let lines = match self {
            Hours::Always => return vec![(0, WEEK)],
            Hours::Text(_) => return Vec::new(),
            Hours::Table(lines) => lines,
        };
        let mut open = Vec::new();
        for line in lines {
            let Some((from, to)) = line.minutes.filter(|_| !line.on.is_empty()) else {
                // Half of the hours would say "closed" when somebody answers.
                return Vec::new();
            };
            for day in &line.on {
                let midnight = u16::try_from(day - 1).unwrap_or(0).min(6) * DAY;
                let end = midnight + if to > from { to } else { to + DAY };
                open.push((midnight + from, end.min(WEEK)));
                if end > WEEK {
                    open.push((0, end - WEEK));
                }
            }
        }
        joined(open)
    }
}

fn joined(mut open: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    open.sort_unstable();
    let mut joined: Vec<(u16, u16)> = Vec::with_capacity(open.len());
    for (from, to) in open {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// Where something serves: words, places, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// As the author put it; empty when only places are given.
    pub text: String,
    /// Provinces and communes.
    pub places: Vec<Place>,
}

impl Area {
    /// As one line: the author's words, else the places.
    pub fn shown(&self) -> String {
        if self.text.is_empty() {
            return self.places.iter().map(Place::shown).collect::<Vec<_>>().join("; ");
        }
        self.text.clone()
    }
}

/// A province, or a commune in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The province, may be empty.
    pub province: String,
    /// The commune, ward or special zone; empty for the whole province.
    pub commune: String,
}

impl Place {
    /// From the smaller to the greater: `xã Đắk Mil, Lâm Đồng`.
    pub fn shown(&self) -> String {
        let parts = [self.commune.as_str(), self.province.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// What help is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// Violence, at home or elsewhere.
    Violence,
    /// Children.
    Children,
    /// Human trafficking.
    Trafficking,
    /// A crime, public security.
    Crime,
    /// Injury or sickness.
    Medical,
    /// Fire and explosion.
    Fire,
    /// Natural disasters and incidents.
    Disaster,
    /// Someone to talk with.
    Counselling,
    /// A place to stay.
    Shelter,
    /// Legal advice.
    Legal,
}

impl Need {
    /// The word in data files and in keys of the theme (`need_<…>`).
    pub fn as_str(self) -> &'static str {
        match self {
            Need::Violence => "violence",
            Need::Children => "children",
            Need::Trafficking => "trafficking",
            Need::Crime => "crime",
            Need::Medical => "medical",
            Need::Fire => "fire",
            Need::Disaster => "disaster",
            Need::Counselling => "counselling",
            Need::Shelter => "shelter",
            Need::Legal => "legal",
        }
    }
}

/// A way to reach a hotline besides its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// A number, e-mail address, web address, or the lines of an envelope.
    pub address: String,
    /// What to know before using it, may be empty.
    pub note: String,
    /// Where the address stands.
    pub span: Span,
}

/// What a [`Contact`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// Zalo: a number or an address `https://zalo.me/…`.
    Zalo,
    /// E-mail.
    Email,
    /// A web page.
    Web,
    /// A page on Facebook.
    Facebook,
    /// A letter.
    Letter,
}

impl ContactKind {
    /// The word in data files and in keys of the theme (`channel_<…>`).
    pub fn as_str(self) -> &'static str {
        match self {
            ContactKind::Zalo => "zalo",
            ContactKind::Email => "email",
            ContactKind::Web => "web",
            ContactKind::Facebook => "facebook",
            ContactKind::Letter => "letter",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(on: &[i8], minutes: (u16, u16)) -> OpenHours {
        OpenHours { on: on.to_vec(), minutes: Some(minutes), ..OpenHours::default() }
    }

    #[test]
    fn a_night_goes_on_into_the_next_day_and_the_next_week() {
        let hours = Hours::Table(vec![line(&[1, 7], (22 * 60, 6 * 60))]);
        assert_eq!(hours.open_minutes(), [(0, 360), (1320, 1800), (9960, 10080)]);
        let whole = Hours::Table(vec![line(&[2], (0, 24 * 60)), line(&[3], (0, 0))]);
        assert_eq!(whole.open_minutes(), [(1440, 4320)]);
        assert_eq!(Hours::Always.open_minutes(), [(0, 10080)]);
    }

    #[test]
    fn hours_that_are_half_read_say_nothing() {
        let broken = OpenHours { on: vec![1], ..OpenHours::default() };
        assert_eq!(Hours::Table(vec![line(&[1], (0, 60)), broken]).open_minutes(), []);
        assert_eq!(Hours::Text("giờ hành chính".into()).open_minutes(), []);
    }

    #[test]
    fn an_area_is_shown_in_words_or_by_its_places() {
        let place = Place { province: "Lâm Đồng".into(), commune: "xã Đắk Mil".into() };
        let mut area = Area { text: String::new(), places: vec![place] };
        assert_eq!(area.shown(), "xã Đắk Mil, Lâm Đồng");
        area.text = "Toàn tỉnh".into();
        assert_eq!(area.shown(), "Toàn tỉnh");
    }
}
