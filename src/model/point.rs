//! A place where violence can be reported besides the hotlines (Luật 13/2022/QH15, Điều 19): an office or a person of a
//! village, as a line of the list of reporting points gives it.

use std::sync::Arc;

use super::hotline::{Area, DayOrMonth, Hours};
use super::page::DialledNumber;
use crate::diagnostics::Span;
use crate::yaml::Localized;

/// A reporting point.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReportingPoint {
    /// Where it serves.
    pub area: Area,
    /// What it is.
    pub kind: PointKind,
    /// Name.
    pub name: Localized,
    /// Address, may be empty.
    pub address: Localized,
    /// Phone.
    pub phone: Option<DialledNumber>,
    /// Where the phone stands.
    pub phone_span: Span,
    /// When somebody is there.
    pub hours: Option<Hours>,
    /// What to know, may be empty.
    pub note: Localized,
    /// Where the facts come from, may be empty.
    pub source: String,
    /// Last confirmation.
    pub checked_on: Option<DayOrMonth>,
    /// Not confirmed or too long ago.
    pub stale: bool,
}

/// What a reporting point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointKind {
    /// The commune's People's Committee.
    CommuneCommittee,
    /// The police.
    Police,
    /// A post of the border guard.
    BorderPost,
    /// The school where the victim studies.
    School,
    /// The head of a village or neighbourhood.
    VillageHead,
    /// The Fatherland Front's work board there.
    FrontCommittee,
    /// A socio-political body of the commune.
    Organisation,
    /// Anything else.
    Other,
}

impl PointKind {
    /// The word in data files and in keys of the theme (`point_<…>`).
    pub fn as_str(self) -> &'static str {
        match self {
            PointKind::CommuneCommittee => "commune_committee",
            PointKind::Police => "police",
            PointKind::BorderPost => "border_post",
            PointKind::School => "school",
            PointKind::VillageHead => "village_head",
            PointKind::FrontCommittee => "front_committee",
            PointKind::Organisation => "organisation",
            PointKind::Other => "other",
        }
    }
}

/// The list of one hotlines section.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReportingPoints {
    /// What the section's page and its translations have in common: `content/so-ho-tro/_index`.
    pub section: Arc<str>,
    /// The file.
    pub file: Arc<str>,
    /// The points, in the order of the file.
    pub points: Vec<ReportingPoint>,
}
