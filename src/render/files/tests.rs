//! A small site through the real stages, and all that is made of it without a template.

mod data;
mod feeds;
mod hosts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::*;
use crate::config::{self, Config};
use crate::diagnostics::{Severity, Span};
use crate::parse::{Document, markdown};
use crate::render::json_ld;
use crate::resolve::{self, Inputs, Parsed};
use crate::text::date::read_moment;
use crate::{digest, source, theme, yaml};

const SITE: &str = "\
title: {vi: Bình đẳng giới <2026>, en: Gender equality}
base_url: https://example.vn/chien-dich/
language: vi
languages: [vi, en]
organization: {name: Sở Nội vụ, website: https://sonoivu.example.vn/}
topics:
  - {id: an-sinh, title: {vi: An sinh, en: Welfare}}
  - {id: bao-luc, title: Bạo lực, sensitive: true}
hosting: [netlify, apache, iis]
";

const FILES: &[(&str, &str)] = &[
    ("site.yaml", SITE),
    ("content/_index.md", "---\ntitle: Trang chủ\n---\n"),
    ("content/_index.en.md", "---\ntitle: Home\n---\n"),
    ("content/bai-viet/_index.md", "---\ntitle: Bài viết\nkind: articles\n---\n"),
    (
        "content/bai-viet/moi.md",
        "---\ntitle: \"Mới </title> & ]]>\"\ndescription: Tóm tắt\ndate: 2026-11-20 08:00\nupdated: 2026-11-25\ntopics: [an-sinh]\ntags: [gia đình, an sinh]\naliases: [/bài cũ/, /tin.html]\nauthor: Lan\norder: 9\n---\n",
    ),
    ("content/bai-viet/moi.en.md", "---\ntitle: New\n---\n"),
    ("content/bai-viet/cu.md", "---\ntitle: Cũ\ndate: 2025-11-20\norder: 1\n---\n"),
    ("content/bai-viet/khong-ngay.md", "---\ntitle: Không ngày\n---\n"),
    (
        "content/bai-viet/kin.md",
        "---\ntitle: Chuyện kín\ndate: 2026-11-26\ntopics: [bao-luc, an-sinh]\n---\n",
    ),
    ("content/chien-dich/_index.md", "---\ntitle: Các năm\nkind: campaigns\n---\n"),
    (
        "content/chien-dich/2026.md",
        "---\ntitle: Tháng hành động 2026\nyear: 2026\nstart: 2026-11-15\nend: 2026-12-15\n---\n",
    ),
    ("content/su-kien/_index.md", "---\ntitle: Lịch\nkind: events\n---\n"),
    (
        "content/su-kien/le.md",
        "---\ntitle: Lễ phát động\nstart: 2026-11-28 08:00\nend: 2026-11-28 10:00\nlocation: {name: Quảng trường, address: Đà Lạt}\norganizer: Hội Phụ nữ\nstatus: hoãn\nrescheduled_to: 2026-12-05 08:00\ncampaign: chien-dich/2026.md\ntopics: [an-sinh]\nrepeat: {every: week, on: [sat], except: [2026-12-12]}\n---\n",
    ),
    ("content/su-kien/kin.md", "---\ntitle: Buổi kín\nstart: 2026-11-29\nsensitive: true\n---\n"),
    ("content/so-ho-tro/_index.md", "---\ntitle: Số hỗ trợ\nkind: hotlines\n---\n"),
    (
        "content/so-ho-tro/tre-em.md",
        "---\ntitle: Tổng đài trẻ em\nnumbers: [{number: 111, cost: free, label: Gọi}]\nhours: 24/7\nchecked_on: 2026-10\noperator: Cục Trẻ em\n---\n",
    ),
    (
        "content/so-ho-tro/het-han.md",
        "---\ntitle: Hết hạn\nnumbers: [1900 969 680]\nexpires_on: 2026-01-01\n---\n",
    ),
    (
        "content/so-ho-tro/cu.md",
        "---\ntitle: Số cũ\nnumbers: [1800 1567]\nretired: true\nreplaced_by: so-ho-tro/tre-em\n---\n",
    ),
];

struct Made {
    site: Site,
    plan: Plan,
}

impl Made {
    /// The bytes of the file at an address.
    fn file(&self, address: &str) -> String {
        let route = self.plan.get(address).unwrap_or_else(|| panic!("no route {address}"));
        String::from_utf8(render(&self.site, &self.plan, route).unwrap()).unwrap()
    }

    fn json(&self, address: &str) -> Value {
        serde_json::from_str(&self.file(address)).unwrap()
    }

    fn json_ld(&self, source: &str) -> Option<Value> {
        let id = self.site.by_source[source];
        let text = json_ld(&self.site, self.site.page(id))?;
        Some(serde_json::from_str(&text).unwrap())
    }
}

fn made() -> Made {
    made_of(FILES, "2026-11-27 09:00", |_| {})
}

fn made_of(files: &[(&str, &str)], now: &str, change: impl Fn(&mut Config)) -> Made {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    resolve_site(root.path(), now, change)
}

fn resolve_site(root: &Path, now: &str, change: impl Fn(&mut Config)) -> Made {
    let (tree, mut found) = source::discover(root);
    let site_yaml = tree.get("site.yaml").and_then(|file| file.text()).unwrap();
    let (mut config, more) = config::read(site_yaml);
    found.extend(more);
    change(&mut config);
    let theme = theme::load(&tree, &config).0.unwrap();
    let mut documents = BTreeMap::new();
    for file in tree.under("content/") {
        let Some(text) = file.text() else { continue };
        let document = parse(text);
        found.extend(document.diagnostics.clone());
        let parsed = Parsed { document: Arc::new(document), digest: digest::hash(text.as_bytes()) };
        documents.insert(Arc::clone(&file.path), parsed);
    }
    let (site, plan, more) = resolve::resolve(Inputs {
        tree: &tree,
        documents: &documents,
        config: Arc::new(config),
        theme: Arc::new(theme),
        now: read_moment(now).unwrap(),
        drafts: false,
        portable: false,
        left_out: &BTreeSet::new(),
    });
    found.extend(more);
    let errors: Vec<_> = found
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|e| format!("{e:?}"))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Made { site, plan }
}

fn parse(text: &str) -> Document {
    let (split, _) = yaml::split(text);
    let inside = split.front.unwrap_or(0..0);
    let (front, diagnostics) = yaml::parse(&text[inside.clone()], inside.start);
    let (markdown, _) =
        markdown::parse(&text[split.body..], split.body, &markdown::Options::default());
    let front_span = Span::new(inside.start, inside.end);
    Document { front, front_span, markdown, diagnostics, ..Document::default() }
}

/// The text of every element and value of every attribute; panics when the document is not well formed.
fn xml_values(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut values, mut open, mut inside) = (Vec::new(), 0, String::new());
    loop {
        use quick_xml::events::Event;
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            for attribute in start.attributes() {
                let value = attribute.unwrap().value;
                values.push(quick_xml::escape::unescape(&value).unwrap().into_owned());
            }
        }
        match event {
            Event::Start(_) => open += 1,
            Event::Text(part) => inside.push_str(&part),
            Event::GeneralRef(name) => inside.push_str(&format!("&{};", &*name)),
            Event::End(_) => {
                open -= 1;
                let value = quick_xml::escape::unescape(inside.trim()).unwrap().into_owned();
                values.extend(Some(value).filter(|value| !value.is_empty()));
                inside.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "{text}");
    values
}

#[test]
fn the_hour_changes_nothing() {
    let all = |made: &Made| -> BTreeMap<String, Vec<u8>> {
        let bytes = |route: &Route| render(&made.site, &made.plan, route);
        let routes = made.plan.routes.iter();
        routes.filter_map(|route| Some((route.address.clone(), bytes(route)?))).collect()
    };
    let (early, late) = (made(), made_of(FILES, "2026-12-01 23:59", |_| {}));
    assert_eq!(all(&early), all(&late));
    assert!(all(&early).len() > 15);
}

#[test]
fn routes_of_templates_and_copies_are_none_of_ours() {
    let made = made();
    for address in ["", "404.html", "chu-de/", "tin.html"] {
        let route = made.plan.get(address).unwrap();
        assert_eq!(render(&made.site, &made.plan, route), None, "{address}");
    }
}
