//! Hotlines and reporting points of a section in; out come the groups by area and by need, hours and other channels
//! as templates see them.

use std::collections::BTreeMap;

use super::Composer;
use crate::model::front::{Contact, ContactKind, Hours, Need, Place};
use crate::model::page::{Hotline, HotlineState, PageId, Record};
use crate::model::point::ReportingPoint;
use crate::render::view::{
    AreaView, ChannelView, HotlineRefView, LinkView, NeedView, OpeningView, PlaceView, PointView,
};
use crate::resolve::{NumberState, hotline_anchor};
use crate::text::collate::{SortKey, sort_key};
use crate::text::phone;

/// Opening hours in every form that a view has.
#[derive(Default)]
pub struct HoursInForms {
    /// Around the clock.
    pub always: bool,
    /// In words.
    pub words: String,
    /// Line by line.
    pub lines: Vec<OpeningView>,
    /// In minutes of the week.
    pub open: String,
}

/// Opening hours in words, lines and minutes.
pub fn hours(hours: Option<&Hours>) -> HoursInForms {
    let Some(hours) = hours else { return HoursInForms::default() };
    let range = |(from, to): &(u16, u16)| format!("{from}-{to}");
    let open = hours.open_minutes().iter().map(range).collect::<Vec<_>>().join(" ");
    match hours {
        Hours::Always => HoursInForms { always: true, open, ..HoursInForms::default() },
        Hours::Text(text) => HoursInForms { words: text.clone(), ..HoursInForms::default() },
        Hours::Table(table) => {
            let lines: Vec<OpeningView> = table
                .iter()
                .map(|line| OpeningView {
                    days: line.days.clone(),
                    from: line.from.clone(),
                    to: line.to.clone(),
                })
                .collect();
            let words =
                lines.iter().map(|line| format!("{}: {}–{}", line.days, line.from, line.to));
            HoursInForms { words: words.collect::<Vec<_>>().join("; "), always: false, open, lines }
        }
    }
}

/// A province or commune.
pub fn place(place: &Place) -> PlaceView {
    PlaceView {
        title: place.shown(),
        province: place.province.clone(),
        commune: place.commune.clone(),
    }
}

/// The address that a channel leads to; none for a letter.
pub fn channel_href(contact: &Contact) -> Option<String> {
    match contact.kind {
        ContactKind::Zalo => Some(match phone::parse(&contact.address) {
            Some(phone) => zalo(phone.digits()),
            None => contact.address.clone(),
        }),
        ContactKind::Email => Some(format!("mailto:{}", contact.address)),
        ContactKind::Web | ContactKind::Facebook => Some(contact.address.clone()),
        ContactKind::Letter => None,
    }
}

/// Zalo's address of a number.
pub fn zalo(digits: &str) -> String {
    format!("https://zalo.me/{}", digits.trim_start_matches('+'))
}

/// Other ways to reach a hotline; none while it is withheld or retired.
pub fn channels(hotline: &Hotline) -> Vec<ChannelView> {
    if hotline.state != HotlineState::Active {
        return Vec::new();
    }
    let view = |contact: &Contact| ChannelView {
        kind: contact.kind.as_str(),
        address: phone::parse(&contact.address)
            .filter(|_| contact.kind == ContactKind::Zalo)
            .map_or_else(|| contact.address.clone(), |phone| phone.display()),
        href: channel_href(contact),
        note: contact.note.clone(),
    };
    hotline.channels.iter().map(view).collect()
}

type AreaKey = (SortKey, SortKey, SortKey, String, String, String);

fn area_key(place: &PlaceView) -> AreaKey {
    let PlaceView { title, province, commune } = place.clone();
    (sort_key(&province), sort_key(&commune), sort_key(&title), province, commune, title)
}

impl Composer<'_> {
    /// `hotlines.areas`: every place that a hotline or a reporting point of the section names.
    pub fn areas(&self, section: PageId) -> Vec<AreaView> {
        let mut areas: BTreeMap<AreaKey, AreaView> = BTreeMap::new();
        let mut at = |place: PlaceView, add: &dyn Fn(&mut AreaView)| {
            let empty =
                || AreaView { place: place.clone(), hotlines: Vec::new(), points: Vec::new() };
            add(areas.entry(area_key(&place)).or_insert_with(empty));
        };
        for (id, hotline) in self.shown_hotlines(section) {
            for own in &hotline.area.places {
                at(place(own), &|area| area.hotlines.push(self.hotline_ref(id)));
            }
        }
        for point in self.site.points_of(self.site.page(section)) {
            let mut places: Vec<PlaceView> = point.area.places.iter().map(place).collect();
            if places.is_empty() {
                let title = point.area.shown();
                places.push(PlaceView { title, province: String::new(), commune: String::new() });
            }
            for own in places {
                at(own, &|area| area.points.push(self.point(point)));
            }
        }
        areas.into_values().collect()
    }

    /// `hotlines.needs`: what help is needed for, with the hotlines of the section for it.
    pub fn needs(&self, section: PageId) -> Vec<NeedView> {
        let mut needs: BTreeMap<Need, Vec<HotlineRefView>> = BTreeMap::new();
        for (id, hotline) in self.shown_hotlines(section) {
            for need in &hotline.needs {
                needs.entry(*need).or_default().push(self.hotline_ref(id));
            }
        }
        let view = |(need, hotlines): (Need, _)| NeedView { need: need.as_str(), hotlines };
        needs.into_iter().map(view).collect()
    }

    /// Hotlines of a section that are not retired, in order.
    fn shown_hotlines(&self, section: PageId) -> impl Iterator<Item = (PageId, &Hotline)> {
        self.site.children[section.index()].iter().filter_map(|id| {
            match &self.site.page(*id).summary.record {
                Record::Hotline(hotline) if hotline.state != HotlineState::Retired => {
                    Some((*id, hotline))
                }
                _ => None,
            }
        })
    }

    fn hotline_ref(&self, id: PageId) -> HotlineRefView {
        let page = self.site.page(id);
        let id = hotline_anchor(self.site, page);
        HotlineRefView { id, title: page.summary.title.clone() }
    }

    /// A reporting point. A number that is withheld or retired anywhere else is withheld here.
    fn point(&self, point: &ReportingPoint) -> PointView {
        let config = &self.site.config;
        let HoursInForms { always, words, open, .. } = hours(point.hours.as_ref());
        let phone = point.phone.as_ref().filter(|phone| {
            let known = self.site.numbers.get(&phone.digits);
            known.is_some_and(|known| known.state == NumberState::Active)
        });
        PointView {
            kind: point.kind.as_str(),
            name: config.text(&point.name, self.lang).to_owned(),
            address: config.text(&point.address, self.lang).to_owned(),
            phone: phone
                .map(|phone| LinkView { title: phone.display.clone(), url: phone.href.clone() }),
            always,
            hours: words,
            open,
            note: config.text(&point.note, self.lang).to_owned(),
            source: point.source.clone(),
            checked: self.checked(point.checked_on),
            stale: point.stale,
        }
    }
}
