//! Edits of hotlines, events and campaigns.

use super::{choose_in, one_of, set};
use crate::warm_cold::world::World;

pub(super) fn hotline_number(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/so-ho-tro/", which) else { return String::new() };
    set(world, &path, "numbers", one_of(&["1800 1568", "[111, 1800 1567]", "115"], value))
}

pub(super) fn hotline_state(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/so-ho-tro/", which) else { return String::new() };
    let states = [
        ("retired", "true"),
        ("expires_on", "2026-11-23"),
        ("emergency", "true"),
        ("checked_on", "2025-01"),
        ("replaced_by", "'111'"),
    ];
    let (key, state) = states[value % states.len()];
    set(world, &path, key, state)
}

pub(super) fn event_start(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    set(world, &path, "start", one_of(&["2026-11-20", "2026-11-25 06:00", "2027-02-01"], value))
}

pub(super) fn event_state(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    set(world, &path, "status", one_of(&["cancelled", "tentative", "postponed"], value))
}

pub(super) fn event_repeat(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    let repeats = [
        "{every: week, on: [tue, fri], interval: 2}",
        "{every: month, on: mon, week: last, count: 5}",
        "{every: lunar_year, lunar: 10/3}",
        "{every: day}",
    ];
    set(world, &path, "repeat", one_of(&repeats, value))
}

pub(super) fn event_facts(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    let facts = [
        ("rescheduled_to", "2026-12-24"),
        ("observance", "nhan-quyen"),
        ("audience", "Cán bộ xã"),
        ("location", "{name: Nhà văn hoá, geo: '11.94, 108.44'}"),
        ("revision", "3"),
    ];
    let (key, fact) = facts[value % facts.len()];
    set(world, &path, key, fact)
}

pub(super) fn campaign_span(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/chien-dich/", which) else { return String::new() };
    let keys = [
        ("start", "2026-11-10"),
        ("end", "2026-11-24"),
        ("slogans", "[Mới!]"),
        ("theme", "Chủ đề"),
    ];
    let (key, span) = keys[value % keys.len()];
    set(world, &path, key, span)
}

pub(super) fn reporting_points(world: &mut World, which: usize, value: usize) -> String {
    let phone = one_of(&["0263 3822 400", "1800 1567", "113"], which);
    let name = one_of(&["A", "Gọi 1800 1567"], value);
    let path = "content/so-ho-tro/noi-bao-tin.yaml";
    if value.is_multiple_of(4) && world.erase(path) {
        return "no reporting points".to_owned();
    }
    let point = format!(
        "nơi báo tin:\n  - {{địa bàn: {{tỉnh: Lâm Đồng, xã: Đắk Mil}}, loại: công an, tên: \"{name}\", điện thoại: {phone}}}\n"
    );
    world.write(path, &point);
    format!("reporting point {phone}, {name}")
}

pub(super) fn needs(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/so-ho-tro/", which) else { return String::new() };
    set(world, &path, "needs", one_of(&["[bạo lực]", "[trẻ em, tư vấn]"], value))
}
