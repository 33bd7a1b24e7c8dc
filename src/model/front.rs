//! Typed front matter: every key optional, each value with its place, before defaults and translations are applied.

use std::sync::Arc;

use jiff::civil::Date;

use super::each_text::EachText;
use super::kind::WrittenKind;
pub use super::repeat::{Every, Repeat};
use crate::advice::Unwanted;
use crate::diagnostics::Span;
use crate::text::date::Moment;
use crate::text::phone;

pub use super::hotline::{
    Area, Channel, Contact, ContactKind, Cost, DayOrMonth, FrontNumber, Hours, Need, OpenHours,
    Place,
};

/// A value with the file and the bytes that it was given in: a default's file is the section's.
#[derive(Clone, Debug)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it stands in `file`.
    pub span: Span,
    /// The file, relative to the root.
    pub file: Arc<str>,
}

/// How a key passes from a page to its translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    /// Each language has its own.
    Own,
    /// A text: the original's is shown where the translation has none.
    Text,
    /// A fact: inherited, and repeating it differently is an error.
    Fact,
}

/// Picture of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FrontImage {
    /// Path as written.
    pub src: String,
    /// Text for people who can't see it.
    pub alt: String,
    /// Caption.
    pub caption: String,
    /// Credit.
    pub credit: String,
}

/// Where an event takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Location {
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// Where on the globe.
    pub geo: Option<Geo>,
}

/// A point on the globe, in decimal degrees (WGS 84) as written: `11.94`, `108.44`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Geo {
    /// From -90 to 90.
    pub latitude: String,
    /// From -180 to 180.
    pub longitude: String,
}

/// State of an event (RFC 5545 §3.8.1.11, plus postponed of schema.org).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// Takes place.
    #[default]
    Confirmed,
    /// Planned.
    Tentative,
    /// Does not take place.
    Cancelled,
    /// Takes place later.
    Postponed,
}

/// Validity of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentStatus {
    /// In force.
    InForce,
    /// Not yet in force.
    NotYet,
    /// Partly no longer in force.
    Partly,
    /// No longer in force.
    Expired,
    /// Replaced by another.
    Replaced,
}

/// A file of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FrontFile {
    /// Path as written.
    pub src: String,
    /// Title, may be empty.
    pub title: String,
    /// Its place.
    pub span: Span,
}

/// A group of slogans; the group's name may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SloganGroup {
    /// Name of the group.
    pub group: String,
    /// Lines.
    pub lines: Vec<String>,
}

fn dials_the_same(a: &[FrontNumber], b: &[FrontNumber]) -> bool {
    let dialled = |numbers: &[FrontNumber]| -> Vec<Option<String>> {
        numbers.iter().map(|one| Some(phone::parse(&one.number)?.digits().to_owned())).collect()
    };
    dialled(a) == dialled(b)
}

macro_rules! front {
    ($($(#[$doc:meta])* $field:ident : $value:ty, $carry:ident;)*) => {
        /// The front matter of a page, any kind.
        #[derive(Clone, Debug, Default)]
        pub struct Front {
            $($(#[$doc])* pub $field: Option<Given<$value>>,)*
        }

        impl Front {
            /// Fills what is missing from a section's `defaults:`.
            pub fn fill_from_defaults(&mut self, defaults: &Front) {
                $(if self.$field.is_none() { self.$field.clone_from(&defaults.$field); })*
            }

            /// Changes every text that readers get to see; ids, paths and what an address is made of
            /// are none.
            pub fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
                $(if Carry::$carry != Carry::Fact
                    && !matches!(stringify!($field), "slug" | "aliases" | "tags")
                    && let Some(given) = &mut self.$field
                {
                    given.value.each_text(change);
                })*
            }

            /// Fills what is missing from the page in the default language; gives the keys that differ though
            /// they are facts, with the place of the differing value.
            pub fn inherit(&mut self, original: &Front) -> Vec<(&'static str, Span, Arc<str>)> {
                let mut conflicts = Vec::new();
                // Labels are text, what is dialled is a fact.
                if let (Some(own), Some(value)) = (&self.numbers, &original.numbers)
                    && !dials_the_same(&own.value, &value.value)
                {
                    conflicts.push(("numbers", own.span, Arc::clone(&own.file)));
                }
                $(match (Carry::$carry, &self.$field, &original.$field) {
                    (Carry::Own, _, _) | (_, _, None) => {}
                    (_, None, Some(value)) => self.$field = Some(value.clone()),
                    (Carry::Text, Some(_), Some(_)) => {}
                    (Carry::Fact, Some(own), Some(value)) => {
                        if own.value != value.value {
                            conflicts.push((stringify!($field), own.span, Arc::clone(&own.file)));
                        }
                    }
                })*
                conflicts
            }
        }
    };
}

front! {
    /// Title.
    title: String, Own;
    /// Summary.
    description: String, Own;
    /// Date of publication.
    date: Moment, Fact;
    /// Date of the last change; each language may be revised alone.
    updated: Moment, Text;
    /// Last part of the address.
    slug: String, Text;
    /// Former addresses.
    aliases: Vec<String>, Own;
    /// Not published yet.
    draft: bool, Text;
    /// From when it is published.
    publish_at: Moment, Fact;
    /// Until when it is published, a date inclusive.
    expires_at: Moment, Fact;
    /// Topic ids.
    topics: Vec<String>, Fact;
    /// Tags.
    tags: Vec<String>, Text;
    /// Picture.
    image: FrontImage, Text;
    /// Author.
    author: String, Text;
    /// Source.
    source: String, Text;
    /// Place in lists.
    order: i64, Fact;
    /// Whether it has the quick exit and neutral metadata.
    sensitive: bool, Fact;
    /// The campaign it belongs to, as written.
    campaign: String, Fact;
    /// Stable id.
    id: String, Fact;
    /// What of the advice on wording isn't wanted.
    advice: Unwanted, Own;
    /// Free values for themes.
    extra: serde_json::Value, Text;
    /// Kind.
    kind: WrittenKind, Fact;

    /// Start of an event or campaign.
    start: Moment, Fact;
    /// End of an event or campaign, a date inclusive.
    end: Moment, Fact;
    /// Place.
    location: Location, Text;
    /// Address of the online meeting.
    online: String, Fact;
    /// Organiser.
    organizer: String, Text;
    /// For whom.
    audience: Vec<String>, Text;
    /// State of an event.
    event_status: EventStatus, Fact;
    /// New date of a postponed event.
    rescheduled_to: Moment, Fact;
    /// Repetition.
    repeat: Repeat, Fact;
    /// Registration: address or text.
    register: String, Text;
    /// Counts changes of time, place or state.
    revision: i64, Fact;
    /// The observance whose page of one year it is, as written.
    observance: String, Fact;

    /// Numbers of a hotline.
    numbers: Vec<FrontNumber>, Text;
    /// Hours.
    hours: Hours, Text;
    /// Area.
    area: Area, Text;
    /// What it helps with.
    needs: Vec<Need>, Fact;
    /// Other ways to reach it.
    channels: Vec<Contact>, Text;
    /// Whom it serves.
    serves: String, Text;
    /// Languages spoken.
    languages: Vec<String>, Text;
    /// Operator.
    operator: String, Text;
    /// An emergency number.
    emergency: bool, Fact;
    /// Day or month of the last confirmation.
    checked_on: DayOrMonth, Fact;
    /// Who confirmed it.
    checked_by: String, Text;
    /// Last day on which it may be printed, or on which a document is in force.
    expires_on: Date, Fact;
    /// No longer in use.
    retired: bool, Fact;
    /// What to use instead, as written.
    replaced_by: String, Fact;

    /// Number of a document.
    number: String, Fact;
    /// Type of a document.
    document_type: String, Text;
    /// What a document is about.
    summary: String, Text;
    /// Issuer.
    issuer: String, Text;
    /// Day of issue.
    issued_on: Date, Fact;
    /// From when it is in force.
    effective_on: Date, Fact;
    /// Validity.
    document_status: DocumentStatus, Fact;
    /// Files.
    files: Vec<FrontFile>, Text;

    /// Year of a campaign.
    year: i64, Fact;
    /// Theme of the year.
    theme: String, Text;
    /// Slogans.
    slogans: Vec<SloganGroup>, Text;
    /// Partners.
    partners: Vec<String>, Text;
    /// Hashtag.
    hashtag: String, Fact;
}
