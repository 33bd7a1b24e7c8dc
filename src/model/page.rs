//! A page of the site, resolved: typed, with its address, language and section.

use std::sync::Arc;

use jiff::civil::Date;

use super::front::{
    Area, Contact, DayOrMonth, DocumentStatus, EventStatus, FrontImage, FrontNumber, Hours,
    Location, Need, Repeat, SloganGroup,
};
use super::kind::PageKind;
use crate::advice::Unwanted;
use crate::parse::Document;
use crate::text::date::Moment;
use crate::text::phone::{self, Phone};

/// Index of a page in the site's arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub u32);

impl PageId {
    /// The index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Index of a language in the configuration; 0 is the default language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LangId(pub u8);

impl LangId {
    /// The index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Index of a topic in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub u16);

/// What other pages may see of a page; its digest is what their memory depends on.
#[derive(Clone, Debug, Hash)]
pub struct Summary {
    /// Title.
    pub title: String,
    /// Description, may be empty.
    pub description: String,
    /// Root-relative address.
    pub address: String,
    /// Language.
    pub lang: LangId,
    /// Kind.
    pub kind: PageKind,
    /// Stable id.
    pub id: String,
    /// Date of publication.
    pub date: Option<Moment>,
    /// Date of the last change.
    pub updated: Option<Moment>,
    /// Topics, in the order of the page.
    pub topics: Vec<TopicId>,
    /// Tags as written.
    pub tags: Vec<String>,
    /// Picture with the output address of its file and its size.
    pub image: Option<PageImage>,
    /// Place in lists.
    pub order: Option<i64>,
    /// Sensitive.
    pub sensitive: bool,
    /// Reading time in minutes, at least 1.
    pub minutes: u32,
    /// What its kind adds.
    pub record: Record,
}

/// A page's picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageImage {
    /// As in the front matter.
    pub front: FrontImage,
    /// Root-relative output address.
    pub address: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
}

/// What a kind adds to a page.
#[derive(Clone, Debug, Hash)]
pub enum Record {
    /// Nothing.
    None,
    /// An event.
    Event(Event),
    /// A hotline.
    Hotline(Hotline),
    /// A document.
    Document(LegalDocument),
    /// A campaign.
    Campaign(Campaign),
}

/// An event.
#[derive(Clone, Debug, Hash)]
pub struct Event {
    /// Start.
    pub start: Moment,
    /// End, a date inclusive.
    pub end: Option<Moment>,
    /// Place.
    pub location: Location,
    /// Online address, may be empty.
    pub online: String,
    /// Organiser, may be empty.
    pub organizer: String,
    /// For whom.
    pub audience: Vec<String>,
    /// State.
    pub status: EventStatus,
    /// New date.
    pub rescheduled_to: Option<Moment>,
    /// Repetition.
    pub repeat: Option<Repeat>,
    /// Registration, may be empty.
    pub register: String,
    /// Revision, RFC 5545 SEQUENCE.
    pub revision: u32,
    /// Id of the observance whose page of one year it is.
    pub observance: Option<String>,
}

/// No campaign repeats an event more often.
const MANY: usize = 10_000;

impl Event {
    /// Start and end as they stand now: of a postponed event the new ones, as far as they are known.
    pub fn standing(&self) -> (Moment, Option<Moment>) {
        match self.rescheduled_to {
            Some(to) if self.status == EventStatus::Postponed => {
                (to, self.end.and_then(|end| moved(self.start, end, to)))
            }
            _ => (self.start, self.end),
        }
    }

    /// The last day on which it takes place: a postponed event's is its new day, and what repeats without end has
    /// the calendar's last.
    pub fn last_day(&self) -> Date {
        let own = self.end.map_or(self.start.date, |end| end.date);
        let new = self.rescheduled_to.map(|moment| moment.date);
        let length = own - self.start.date;
        let last = self.repeat.as_ref().map(|repeat| match (repeat.until, repeat.count) {
            (None, None) => Date::MAX,
            _ => repeat
                .days(self.start.date)
                .take(MANY)
                .last()
                .map_or(own, |(_, day)| day.checked_add(length).unwrap_or(Date::MAX)),
        });
        [new, last].into_iter().flatten().fold(own, Date::max)
    }
}

/// The end, as far from the new start as the old one was from the old start.
fn moved(start: Moment, end: Moment, to: Moment) -> Option<Moment> {
    if let (Some(from), Some(until), Some(time)) = (start.time, end.time, to.time) {
        let length = start.date.to_datetime(from).until(end.date.to_datetime(until)).ok()?;
        let end = to.date.to_datetime(time).checked_add(length).ok()?;
        return Some(Moment { date: end.date(), time: Some(end.time()) });
    }
    let days = start.date.until(end.date).ok()?;
    Some(Moment::from(to.date.checked_add(days).ok()?))
}

/// Whether a hotline's numbers may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HotlineState {
    /// Shown.
    Active,
    /// Past its date: withheld.
    Expired,
    /// No longer in use.
    Retired,
}

/// A hotline.
#[derive(Clone, Debug, Hash)]
pub struct Hotline {
    /// Numbers with what they are dialled as; an unreadable number was reported and is left out.
    pub numbers: Vec<(FrontNumber, DialledNumber)>,
    /// Hours; none means not verified.
    pub hours: Option<Hours>,
    /// Area, may be empty.
    pub area: Area,
    /// What it helps with.
    pub needs: Vec<Need>,
    /// Other ways to reach it.
    pub channels: Vec<Contact>,
    /// Whom it serves, may be empty.
    pub serves: String,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Operator, may be empty.
    pub operator: String,
    /// An emergency number.
    pub emergency: bool,
    /// Last confirmation.
    pub checked_on: Option<DayOrMonth>,
    /// By whom, may be empty.
    pub checked_by: String,
    /// Not confirmed or too long ago.
    pub stale: bool,
    /// Source, may be empty.
    pub source: String,
    /// Last day on which it may be printed.
    pub expires_on: Option<Date>,
    /// State today.
    pub state: HotlineState,
}

/// A number as dialled and as shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DialledNumber {
    /// Digits as dialled.
    pub digits: String,
    /// `tel:…`.
    pub href: String,
    /// In groups.
    pub display: String,
}

impl From<&Phone> for DialledNumber {
    fn from(phone: &Phone) -> Self {
        DialledNumber {
            digits: phone.digits().to_owned(),
            href: phone.href(),
            display: phone.display(),
        }
    }
}

impl DialledNumber {
    /// Whether it is one of 112 to 115, which nobody may call to try them.
    pub fn is_emergency(&self) -> bool {
        phone::parse(&self.digits).is_some_and(|phone| phone.is_emergency())
    }
}

impl Hotline {
    /// Whether nobody may call it to try it: its file says so, or one of its numbers is 112 to 115.
    pub fn is_emergency(&self) -> bool {
        self.emergency || self.numbers.iter().any(|(_, dialled)| dialled.is_emergency())
    }
}

/// A legal or other document.
#[derive(Clone, Debug, Hash)]
pub struct LegalDocument {
    /// Number, may be empty.
    pub number: String,
    /// Type, may be empty.
    pub kind: String,
    /// What it is about, may be empty.
    pub summary: String,
    /// Issuer, may be empty.
    pub issuer: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// From when in force.
    pub effective_on: Option<Date>,
    /// Until when.
    pub expires_on: Option<Date>,
    /// Validity.
    pub status: Option<DocumentStatus>,
    /// Files.
    pub files: Vec<DocumentFile>,
}

/// A file of a document.
#[derive(Clone, Debug, Hash)]
pub struct DocumentFile {
    /// Title, may be empty.
    pub title: String,
    /// Root-relative output address.
    pub address: String,
    /// Length in bytes.
    pub len: u64,
}

/// A campaign.
#[derive(Clone, Debug, Hash)]
pub struct Campaign {
    /// Year.
    pub year: i16,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Theme of the year, empty while not known.
    pub theme: String,
    /// Slogans.
    pub slogans: Vec<SloganGroup>,
    /// Partners.
    pub partners: Vec<String>,
    /// Hashtag without `#`, may be empty.
    pub hashtag: String,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What others may see.
    pub summary: Summary,
    /// Digest of `summary`.
    pub summary_digest: u128,
    /// The section that it lies in; none for a home page. No part of the summary, as are all references:
    /// numbers of pages change when a page is added.
    pub section: Option<PageId>,
    /// The campaign that it belongs to.
    pub campaign: Option<PageId>,
    /// What replaced it, for a retired hotline or a replaced document.
    pub replaced_by: Option<PageId>,
    /// Its file, relative to the root.
    pub source: Arc<str>,
    /// The source's path without language suffix: what translations have in common.
    pub key: Arc<str>,
    /// The parsed file.
    pub document: Arc<Document>,
    /// Digest of the file's bytes.
    pub source_digest: u128,
    /// Former addresses, root-relative.
    pub aliases: Vec<String>,
    /// Whether it is a draft, published all the same. This and the two moments are for the preview: no output
    /// depends on them, so they are in no key.
    pub draft: bool,
    /// When it is to be published.
    pub publish_at: Option<Moment>,
    /// When it is to be taken down; a day alone is inclusive.
    pub expires_at: Option<Moment>,
    /// Author, may be empty.
    pub author: String,
    /// Source of the facts, may be empty.
    pub credit: String,
    /// What of the advice on wording isn't wanted.
    pub unwanted_advice: Unwanted,
    /// Free values for themes.
    pub extra: serde_json::Value,
}
