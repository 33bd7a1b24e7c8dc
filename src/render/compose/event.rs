//! An event's own page: when in words, where, for whom, and every time that it takes place.

use jiff::civil::Date;

use super::Composer;
use crate::model::front::{Every, Location, Repeat};
use crate::model::page::{Event, Page, PageId};
use crate::model::repeat::LAST_WEEK;
use crate::render::view::{AudienceView, EventView, TimeView};
use crate::resolve::{Occurrence, lists, occurrences, plan};
use crate::text::date::Moment;
use crate::text::slug::slug;

/// Documents that are named with an event.
pub const DOCUMENTS: usize = 3;

/// More times than these are not listed: the rule says them, and the calendar file holds them.
const TIMES: usize = 200;

impl Composer<'_> {
    /// `event`.
    pub fn event(&self, id: PageId, event: &Event) -> EventView {
        let page = self.site.page(id);
        let (start, end) = event.standing();
        EventView {
            card: self.event_card(event),
            now: (start != event.start).then(|| self.time(start, end)),
            duration: self.style().duration(start, end),
            address: event.location.address.clone(),
            map: map(&event.location),
            online: event.online.clone(),
            organizer: event.organizer.clone(),
            audience: self.audience(page, event),
            repeats: event.repeat.as_ref().map(|repeat| self.repeats(repeat)).unwrap_or_default(),
            times: if event.repeat.is_some() { self.times(id) } else { Vec::new() },
            register_is_url: event.register.starts_with("https://")
                || event.register.starts_with("http://"),
            register: event.register.clone(),
            ics: plan::ics_address(page).map(|address| self.url(&address)),
            documents: self.cards(&lists::related_documents(self.site, page, DOCUMENTS)),
        }
    }

    /// Every time of a repeated event: the last ones that are over, and those to come.
    fn times(&self, id: PageId) -> Vec<TimeView> {
        let today = self.site.now.date;
        let all: Vec<&Occurrence> =
            occurrences::of_event(self.site, id).into_iter().filter(|one| !one.is_former).collect();
        let over = all.iter().take_while(|one| one.last_day() < today).count();
        let first = over.saturating_sub(TIMES / 2).min(all.len().saturating_sub(TIMES));
        all.iter().skip(first).take(TIMES).map(|one| self.time(one.start, one.end)).collect()
    }

    fn time(&self, start: Moment, end: Option<Moment>) -> TimeView {
        TimeView {
            start: self.date(start),
            end: end.filter(|end| *end != start).map(|end| self.date(end)),
            when: self.style().span(start, end),
            ahead: end.map_or(start.date, |end| end.date) >= self.site.now.date,
        }
    }

    /// How an event repeats, in words: `Mỗi 2 tuần (Thứ Tư), đến hết 30/12/2026`.
    pub fn repeats(&self, repeat: &Repeat) -> String {
        let t = self.strings();
        let (each, several) = match repeat.every {
            Every::Day => ("repeat_day", "repeat_days"),
            Every::Week => ("repeat_week", "repeat_weeks"),
            Every::Month => ("repeat_month", "repeat_months"),
            Every::Year => ("repeat_year", "repeat_years"),
            Every::LunarYear => ("repeat_lunar_year", "repeat_lunar_years"),
        };
        let mut words = match repeat.interval {
            0 | 1 => t.get(each).to_owned(),
            n => t.get(several).replace("{n}", &n.to_string()),
        };
        let on = self.repeats_on(repeat);
        if !on.is_empty() {
            words.push_str(&format!(" ({on})"));
        }
        if let Some(until) = repeat.until {
            let until = t.get("repeat_until").replace("{date}", &self.style().short(until));
            words.push_str(&format!(", {until}"));
        }
        if let Some(count) = repeat.count {
            let count = t.get("repeat_count").replace("{n}", &count.to_string());
            words.push_str(&format!(", {count}"));
        }
        words
    }

    /// `Thứ Hai, Thứ Tư`; `Chủ Nhật, tuần thứ 2`; `10/3`.
    fn repeats_on(&self, repeat: &Repeat) -> String {
        if let (Every::LunarYear, Some((day, month))) = (repeat.every, repeat.lunar) {
            return format!("{day}/{month}");
        }
        // 1/1/2024 was a Monday.
        let weekday = |day: &i8| Some(self.style().weekday(Date::new(2024, 1, *day).ok()?));
        let mut on: Vec<String> = repeat.on.iter().filter_map(weekday).map(str::to_owned).collect();
        let t = self.strings();
        for week in &repeat.weeks {
            on.push(match *week {
                LAST_WEEK => t.get("repeat_last_week").to_owned(),
                week => t.get("repeat_nth_week").replace("{n}", &week.to_string()),
            });
        }
        on.join(", ")
    }

    /// For whom; who has a list of events is a link to it.
    fn audience(&self, page: &Page, event: &Event) -> Vec<AudienceView> {
        let above = self.site.ancestors(page);
        let list = |title: &str| {
            let address = |id| plan::audience_address(self.site.page(id), &slug(title));
            let mut addresses = above.iter().map(|id| address(*id));
            addresses.find(|address| self.plan.get(address).is_some())
        };
        let view = |title: &String| AudienceView {
            title: title.clone(),
            url: list(title).map(|address| self.url(&address)),
        };
        event.audience.iter().map(view).collect()
    }
}

/// A place on OpenStreetMap (<https://wiki.openstreetmap.org/wiki/Browsing>): by its point on the globe, else by its
/// address; empty when there is neither.
fn map(location: &Location) -> String {
    const SITE: &str = "https://www.openstreetmap.org/";
    if let Some(geo) = &location.geo {
        let (latitude, longitude) = (&geo.latitude, &geo.longitude);
        return format!("{SITE}?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}");
    }
    if location.address.is_empty() {
        return String::new();
    }
    format!("{SITE}search?query={}", query(&location.address))
}

/// A value inside a query (WHATWG URL, application/x-www-form-urlencoded percent-encode set).
pub fn query(value: &str) -> String {
    let mut out = String::with_capacity(value.len() * 2);
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::front::Geo;

    #[test]
    fn a_map_is_found_by_point_or_address() {
        let mut place = Location { name: "Nhà văn hoá".to_owned(), ..Location::default() };
        assert_eq!(map(&place), "");
        place.address = "1 Lê Lợi & \"x\"".to_owned();
        assert_eq!(
            map(&place),
            "https://www.openstreetmap.org/search?query=1%20L%C3%AA%20L%E1%BB%A3i%20%26%20%22x%22"
        );
        place.geo = Some(Geo { latitude: "11.94".to_owned(), longitude: "108.44".to_owned() });
        assert_eq!(
            map(&place),
            "https://www.openstreetmap.org/?mlat=11.94&mlon=108.44#map=17/11.94/108.44"
        );
    }
}
