//! A page in, what search engines are told about it (schema.org, as JSON-LD) out.

use serde_json::{Map, Value, json};

use super::files::Zone;
use crate::model::PageKind;
use crate::model::front::{EventStatus, Every, Repeat};
use crate::model::page::{Event, Page, Record};
use crate::resolve::{Site, occurrences};
use crate::text::date::Moment;

/// The JSON-LD of an article or event, safe inside `<script type="application/ld+json">`.
///
/// None for other kinds and for sensitive pages (SAFETY.md 9).
pub fn json_ld(site: &Site, page: &Page) -> Option<String> {
    if page.summary.sensitive {
        return None;
    }
    let object = match (&page.summary.kind, &page.summary.record) {
        (PageKind::Article, _) => article(site, page),
        (PageKind::Event, Record::Event(event)) => happening(site, page, event),
        _ => return None,
    };
    Some(script_safe(&Value::Object(object).to_string()))
}

/// What could end the script or be read as HTML, written as JSON escapes.
pub(super) fn script_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            letter => out.push(letter),
        }
    }
    out
}

type Object = Map<String, Value>;

/// Sets a key unless its text is empty.
fn set(object: &mut Object, key: &str, text: &str) {
    if !text.is_empty() {
        object.insert(key.to_owned(), Value::from(text));
    }
}

fn common(site: &Site, page: &Page, kind: &str) -> Object {
    let summary = &page.summary;
    let mut object = Object::new();
    set(&mut object, "@context", "https://schema.org");
    set(&mut object, "@type", kind);
    set(&mut object, "description", &summary.description);
    set(&mut object, "inLanguage", site.config.lang(summary.lang));
    set(&mut object, "url", &site.config.absolute(&summary.address).unwrap_or_default());
    let image = summary.image.as_ref().and_then(|image| site.config.absolute(&image.address));
    set(&mut object, "image", &image.unwrap_or_default());
    object
}

fn article(site: &Site, page: &Page) -> Object {
    let summary = &page.summary;
    let zone = Zone::of(&site.config);
    let mut object = common(site, page, "Article");
    set(&mut object, "headline", &summary.title);
    if let Some(date) = summary.date {
        set(&mut object, "datePublished", &zone.iso(date));
    }
    if let Some(updated) = summary.updated.or(summary.date) {
        set(&mut object, "dateModified", &zone.iso(updated));
    }
    let publisher = publisher(site, page);
    if !page.author.is_empty() {
        // Untyped: nobody said whether “Ban biên tập” is a person or an organisation.
        object.insert("author".to_owned(), json!({"name": page.author}));
    } else if let Some(publisher) = &publisher {
        object.insert("author".to_owned(), publisher.clone());
    }
    if let Some(publisher) = publisher {
        object.insert("publisher".to_owned(), publisher);
    }
    let keywords = keywords(site, page);
    if !keywords.is_empty() {
        object.insert("keywords".to_owned(), json!(keywords));
    }
    object
}

/// Topics and tags, none twice.
fn keywords<'a>(site: &'a Site, page: &'a Page) -> Vec<&'a str> {
    let summary = &page.summary;
    let topics = summary.topics.iter().filter_map(|id| site.config.topic(*id));
    let topics = topics.map(|topic| site.config.text(&topic.title, summary.lang));
    let terms = site.terms_in(summary.lang);
    let mut keywords: Vec<&str> = Vec::new();
    for word in topics.chain(summary.tags.iter().map(|tag| terms.shown(tag))) {
        if !keywords.iter().any(|other| other.to_lowercase() == word.to_lowercase()) {
            keywords.push(word);
        }
    }
    keywords
}

fn publisher(site: &Site, page: &Page) -> Option<Value> {
    let organization = site.config.organization.as_ref()?;
    let name = site.config.text(&organization.name, page.summary.lang);
    if name.is_empty() {
        return None;
    }
    let mut object = Object::new();
    set(&mut object, "@type", "Organization");
    set(&mut object, "name", name);
    set(&mut object, "url", &organization.website);
    Some(Value::Object(object))
}

fn happening(site: &Site, page: &Page, event: &Event) -> Object {
    let zone = Zone::of(&site.config);
    let mut object = common(site, page, "Event");
    set(&mut object, "name", &page.summary.title);
    let (start, end) = next(site, page).unwrap_or_else(|| event.standing());
    set(&mut object, "startDate", &zone.iso(start));
    set(&mut object, "endDate", &end.map(|end| zone.iso(end)).unwrap_or_default());
    if event.standing().0 != event.start {
        set(&mut object, "previousStartDate", &zone.iso(event.start));
    }
    if let Some(schedule) = event.repeat.as_ref().and_then(|repeat| schedule(site, event, repeat)) {
        object.insert("eventSchedule".to_owned(), schedule);
    }
    set(&mut object, "eventStatus", status(event));
    set(&mut object, "eventAttendanceMode", attendance(event));
    if let Some(location) = location(event) {
        object.insert("location".to_owned(), location);
    }
    if !event.organizer.is_empty() {
        let organizer = json!({"@type": "Organization", "name": event.organizer});
        object.insert("organizer".to_owned(), organizer);
    }
    if let Some(campaign) = campaign(site, &zone, page) {
        object.insert("superEvent".to_owned(), campaign);
    }
    object
}

/// Start and end of the taking place that is next or running, else of the last one.
fn next(site: &Site, page: &Page) -> Option<(Moment, Option<Moment>)> {
    let all = occurrences::of_event(site, site.id_of(page)?);
    let current = || all.iter().filter(|one| !one.is_former);
    let next =
        current().find(|one| one.last_day() >= site.now.date).or_else(|| current().next_back());
    next.map(|one| (one.start, one.end))
}

/// The repetition as schema.org has it; the lunar year and weekdays of a year it has not.
fn schedule(site: &Site, event: &Event, repeat: &Repeat) -> Option<Value> {
    const DAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let unit = match (repeat.every, repeat.on.is_empty()) {
        (Every::Day, _) => 'D',
        (Every::Week, _) => 'W',
        (Every::Month, _) => 'M',
        (Every::Year, true) => 'Y',
        (Every::Year, false) | (Every::LunarYear, _) => return None,
    };
    let [week] = repeat.weeks[..] else {
        return repeat.weeks.is_empty().then(|| simple(site, event, repeat, unit, &DAYS));
    };
    // There is no word for the last week of a month.
    let mut value = (1..=5).contains(&week).then(|| simple(site, event, repeat, unit, &DAYS))?;
    value["byMonthWeek"] = json!(week);
    Some(value)
}

fn simple(site: &Site, event: &Event, repeat: &Repeat, unit: char, names: &[&str; 7]) -> Value {
    let mut object = Object::new();
    set(&mut object, "@type", "Schedule");
    set(&mut object, "repeatFrequency", &format!("P{}{unit}", repeat.interval));
    let name = |day: &i8| names.get(usize::try_from(day - 1).ok()?).copied();
    let days: Vec<String> =
        repeat.on.iter().filter_map(name).map(|day| format!("https://schema.org/{day}")).collect();
    if !days.is_empty() {
        object.insert("byDay".to_owned(), json!(days));
    }
    set(&mut object, "startDate", &event.start.date.to_string());
    set(&mut object, "endDate", &repeat.until.map(|day| day.to_string()).unwrap_or_default());
    if let Some(count) = repeat.count {
        object.insert("repeatCount".to_owned(), json!(count));
    }
    let except: Vec<String> = repeat.except.iter().map(|day| day.to_string()).collect();
    if !except.is_empty() {
        object.insert("exceptDate".to_owned(), json!(except));
    }
    if let Some(time) = event.start.time {
        set(&mut object, "startTime", &time.to_string());
        // Times of a schedule are civil; the zone's offset stands in `startDate` of the event.
        set(&mut object, "scheduleTimezone", &site.config.timezone);
    }
    Value::Object(object)
}

fn status(event: &Event) -> &'static str {
    match (event.status, event.rescheduled_to) {
        (EventStatus::Confirmed | EventStatus::Tentative, _) => "https://schema.org/EventScheduled",
        (EventStatus::Cancelled, _) => "https://schema.org/EventCancelled",
        (EventStatus::Postponed, None) => "https://schema.org/EventPostponed",
        (EventStatus::Postponed, Some(_)) => "https://schema.org/EventRescheduled",
    }
}

fn has_place(event: &Event) -> bool {
    !event.location.name.is_empty() || !event.location.address.is_empty()
}

/// Empty when nothing says where it takes place.
fn attendance(event: &Event) -> &'static str {
    match (has_place(event), !event.online.is_empty()) {
        (true, true) => "https://schema.org/MixedEventAttendanceMode",
        (false, true) => "https://schema.org/OnlineEventAttendanceMode",
        (true, false) => "https://schema.org/OfflineEventAttendanceMode",
        (false, false) => "",
    }
}

fn location(event: &Event) -> Option<Value> {
    let mut places = Vec::new();
    if has_place(event) {
        let mut place = Object::new();
        set(&mut place, "@type", "Place");
        set(&mut place, "name", &event.location.name);
        // Search engines ask for an address; where there is none, the name is how people find it.
        let address = &event.location.address;
        let name = &event.location.name;
        set(&mut place, "address", if address.is_empty() { name } else { address });
        if let Some(geo) = &event.location.geo {
            let point = json!({"@type": "GeoCoordinates", "latitude": geo.latitude,
                "longitude": geo.longitude});
            place.insert("geo".to_owned(), point);
        }
        places.push(Value::Object(place));
    }
    if !event.online.is_empty() {
        places.push(json!({"@type": "VirtualLocation", "url": event.online}));
    }
    match places.len() {
        0 | 1 => places.pop(),
        _ => Some(Value::Array(places)),
    }
}

fn campaign(site: &Site, zone: &Zone, page: &Page) -> Option<Value> {
    let campaign = &site.page(page.campaign?).summary;
    let Record::Campaign(record) = &campaign.record else { return None };
    if campaign.sensitive {
        return None;
    }
    let day = |day: Option<jiff::civil::Date>| day.map(|day| zone.iso(day.into()));
    let mut object = Object::new();
    set(&mut object, "@type", "Event");
    set(&mut object, "name", &campaign.title);
    set(&mut object, "startDate", &day(record.start).unwrap_or_default());
    set(&mut object, "endDate", &day(record.end).unwrap_or_default());
    set(&mut object, "url", &site.config.absolute(&campaign.address).unwrap_or_default());
    Some(Value::Object(object))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let evil = json!({"headline": "</script><!--<script>&\u{2028}\"\\\u{2029} bình đẳng"});
        let safe = script_safe(&evil.to_string());
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<Value>(&safe).unwrap(), evil);
    }
}
