//! The typed views that templates see: made of one page, summaries of others and the configuration.
//!
//! Every address in a view is already relative to the page that shows it, every text is unescaped
//! (templates escape), and `Html` fields hold finished HTML.

mod calendar;
mod chrome;
mod event;
mod help;
mod lists;
mod page;
mod records;
mod search;

pub use calendar::*;
pub use chrome::*;
pub use event::*;
pub use help::*;
pub use lists::*;
pub use page::*;
pub use records::*;
pub use search::*;

use serde::Serialize;

/// A civil date in words, ready for a template.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// For `datetime=""`: `2026-11-25`, or `2026-11-25T08:00+07:00` when there is a time.
    pub iso: String,
    /// `25/11/2026`; in English `25 November 2026`.
    pub short: String,
    /// `ngày 25 tháng 11 năm 2026`; in English `25 November 2026`.
    pub long: String,
    /// `Thứ Tư`, `Wednesday`.
    pub weekday: String,
    /// Day of the month.
    pub day: i8,
    /// Month, 1 to 12.
    pub month: i8,
    /// Year.
    pub year: i16,
    /// `tháng 11`, `November`.
    pub month_name: String,
    /// `8:00`, when a time was given.
    pub time: Option<String>,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Text of the link.
    pub title: String,
    /// Relative address.
    pub url: String,
}

/// A topic or tag.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Its name in the page's language.
    pub title: String,
    /// Address of its list.
    pub url: String,
    /// Colour tone, 1 to 3, by the topic's place in site.yaml (0 for tags): class `t1` … `t3`.
    pub tone: u8,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// Relative address.
    pub url: String,
    /// Text for people who can't see it; empty for a decorative picture.
    pub alt: String,
    /// Caption, may be empty.
    pub caption: String,
    /// Credit, may be empty.
    pub credit: String,
    /// Width in CSS pixels, if known.
    pub width: Option<u32>,
    /// Height in CSS pixels, if known.
    pub height: Option<u32>,
}

/// What a list shows of another page.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Title.
    pub title: String,
    /// Description, may be empty.
    pub description: String,
    /// Relative address.
    pub url: String,
    /// Language of the page when it isn't the list's own (for `lang=""`).
    pub lang: Option<String>,
    /// Kind of the page: `article`, `event`, `hotline`, `document`, `campaign`, `page`; `observance` of a remembered day,
    /// which may have no page (then `url` is empty).
    pub kind: &'static str,
    /// Date of publication.
    pub date: Option<DateView>,
    /// Topics; the first one gives the card its tone.
    pub topics: Vec<TermView>,
    /// Picture.
    pub image: Option<ImageView>,
    /// Reading time in minutes, at least 1.
    pub minutes: u32,
    /// What the card of an event or observance shows besides.
    pub event: Option<EventCardView>,
    /// What a document's card shows besides.
    pub document: Option<DocumentView>,
    /// What a campaign's card shows besides.
    pub campaign: Option<CampaignView>,
}
