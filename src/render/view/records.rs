//! Hotlines, documents and campaigns.

use serde::Serialize;

use super::{CardView, DateView, LinkView};

/// `hotline`: a support number with all that a caller should know.
#[derive(Clone, Debug, Serialize)]
pub struct HotlineView {
    /// Stable id.
    pub id: String,
    /// Its id in the page of its section: the stable one unless a heading there has it.
    pub anchor: String,
    /// Name.
    pub title: String,
    /// Address of its page.
    pub url: String,
    /// Summary, may be empty.
    pub description: String,
    /// Its numbers; without `href` while withheld.
    pub numbers: Vec<NumberView>,
    /// `active`, `expired` (withheld) or `retired`.
    pub state: &'static str,
    /// Around the clock.
    pub always: bool,
    /// Opening hours in words, may be empty (then they are unverified).
    pub hours: String,
    /// Opening hours line by line; empty unless they were given as lines.
    pub opening: Vec<OpeningView>,
    /// When somebody answers, for the reader's clock: `480-1020 1920-2460`, minutes since Monday 0:00 in
    /// `site.timezone`; `0-10080` around the clock, empty when it isn't known.
    pub open: String,
    /// Area, may be empty.
    pub area: String,
    /// Provinces and communes of the area, empty when it was given in words.
    pub places: Vec<PlaceView>,
    /// What it helps with: `violence`, `children`, …; the words are `t.need_<…>`.
    pub needs: Vec<&'static str>,
    /// Other ways to reach it; empty while withheld or retired.
    pub channels: Vec<ChannelView>,
    /// Whom it serves, may be empty.
    pub serves: String,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// Who operates it, may be empty.
    pub operator: String,
    /// An emergency number.
    pub emergency: bool,
    /// When a named person last confirmed it with the operator: `25/11/2026` or `tháng 12/2023`; may be empty.
    pub checked: String,
    /// Who confirmed it, may be empty.
    pub checked_by: String,
    /// Not confirmed, or longer ago than `recheck_after_days`.
    pub stale: bool,
    /// Where the facts come from, may be empty.
    pub source: String,
    /// The number to use instead of a retired one.
    pub replaced_by: Option<LinkView>,
}

/// A line of opening hours, as written.
#[derive(Clone, Debug, Serialize)]
pub struct OpeningView {
    /// Days: `T2–T6`.
    pub days: String,
    /// From: `8:00`.
    pub from: String,
    /// To: `17:00`; one that isn't later than `from` is on the next day.
    pub to: String,
}

/// A province or a commune.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    /// Both in one line.
    pub title: String,
    /// The province, may be empty.
    pub province: String,
    /// The commune, empty for the whole province.
    pub commune: String,
}

/// A way to reach a hotline besides its numbers.
#[derive(Clone, Debug, Serialize)]
pub struct ChannelView {
    /// `zalo`, `email`, `web`, `facebook` or `letter`; its word is `t.channel_<…>`.
    pub kind: &'static str,
    /// As it is shown.
    pub address: String,
    /// Where it leads; none for a letter.
    pub href: Option<String>,
    /// What to know before using it, may be empty.
    pub note: String,
}

/// An office or person of a commune or village to whom violence can be reported.
#[derive(Clone, Debug, Serialize)]
pub struct PointView {
    /// `commune_committee`, `police`, `border_post`, `school`, `village_head`, `front_committee`, `organisation` or
    /// `other`; its word is `t.point_<…>`.
    pub kind: &'static str,
    /// Name.
    pub name: String,
    /// Address, may be empty.
    pub address: String,
    /// Phone: what is shown, and `tel:…`; none when there is none or while it is withheld.
    pub phone: Option<LinkView>,
    /// Around the clock.
    pub always: bool,
    /// Hours in words, may be empty.
    pub hours: String,
    /// When somebody is there, as `hotline.open`.
    pub open: String,
    /// What to know, may be empty.
    pub note: String,
    /// Where the facts come from, may be empty.
    pub source: String,
    /// When it was last confirmed, may be empty.
    pub checked: String,
    /// Not confirmed, or longer ago than `recheck_after_days`.
    pub stale: bool,
}

/// What serves one province or commune.
#[derive(Clone, Debug, Serialize)]
pub struct AreaView {
    /// The place.
    pub place: PlaceView,
    /// Hotlines that serve it.
    pub hotlines: Vec<HotlineRefView>,
    /// Reporting points that serve it.
    pub points: Vec<PointView>,
}

/// The hotlines that help with one thing.
#[derive(Clone, Debug, Serialize)]
pub struct NeedView {
    /// `violence`, `children`, …; its word is `t.need_<…>`.
    pub need: &'static str,
    /// Hotlines, in order.
    pub hotlines: Vec<HotlineRefView>,
}

/// A hotline of the same page, by its id.
#[derive(Clone, Debug, Serialize)]
pub struct HotlineRefView {
    /// Its id: the anchor in the page.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One number of a hotline.
#[derive(Clone, Debug, Serialize)]
pub struct NumberView {
    /// In groups: `1900 969 680`.
    pub display: String,
    /// `tel:…`, `sms:…` or a Zalo address; none while withheld or retired.
    pub href: Option<String>,
    /// Label, may be empty.
    pub label: String,
    /// `free`, `charged` or `unknown`; its word is `t.cost_<…>`.
    pub cost: &'static str,
    /// `call`, `sms` or `zalo`; its verb is `t.number_<…>`.
    pub kind: &'static str,
}

/// `document`: a legal or other document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// Its number, `13/2022/QH15`; may be empty.
    pub number: String,
    /// Type: `Luật`, `Nghị định`; may be empty.
    pub kind: String,
    /// What it is about, may be empty.
    pub summary: String,
    /// Issuer, may be empty.
    pub issuer: String,
    /// Day of issue.
    pub issued_on: Option<DateView>,
    /// Day from which it is in force.
    pub effective_on: Option<DateView>,
    /// Day on which it ceases.
    pub expires_on: Option<DateView>,
    /// `in_force`, `not_yet`, `partly`, `expired`, `replaced` or empty; its word is `t.document_<…>`.
    pub status: &'static str,
    /// What replaced it.
    pub replaced_by: Option<LinkView>,
    /// Its files.
    pub files: Vec<FileView>,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// Text of the link.
    pub title: String,
    /// Address.
    pub url: String,
    /// `PDF`, upper case.
    pub format: String,
    /// `1,2 MB`; `1.2 MB` in English.
    pub size: String,
}

/// `campaign`: one year's campaign.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignView {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub url: String,
    /// Year.
    pub year: i16,
    /// First day.
    pub start: Option<DateView>,
    /// Last day.
    pub end: Option<DateView>,
    /// `15/11 – 15/12/2026`; may be empty.
    pub when: String,
    /// Theme of the year; empty while it isn't known.
    pub theme: String,
    /// Slogans in groups.
    pub slogans: Vec<SlogansView>,
    /// Partners.
    pub partners: Vec<String>,
    /// Hashtag without `#`, may be empty.
    pub hashtag: String,
    /// `before`, `during` or `after`, by the day of the build: only `after` is sure to hold when the page is read.
    pub state: &'static str,
    /// Whether it is the site's current campaign.
    pub current: bool,
    /// The page that tells what happens on each of its days (on the campaign's own page only).
    pub programme: Option<String>,
    /// Its events, by date (on the campaign's own page only).
    pub events: Vec<CardView>,
    /// Its articles, newest first (on the campaign's own page only).
    pub articles: Vec<CardView>,
}

/// A group of slogans.
#[derive(Clone, Debug, Serialize)]
pub struct SlogansView {
    /// Title of the group, may be empty.
    pub group: String,
    /// The slogans.
    pub lines: Vec<String>,
}
