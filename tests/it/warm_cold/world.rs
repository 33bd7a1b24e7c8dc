//! A site of all kinds of pages in two languages, kept in memory as front matter and text, and on disk.

use std::collections::BTreeMap;

use chieng::engine::Inputs;

use crate::site::Site;

/// A content file.
#[derive(Clone, PartialEq)]
pub(super) struct Page {
    pub(super) front: BTreeMap<String, String>,
    pub(super) body: String,
}

/// The site and what its content files hold.
pub(super) struct World {
    pub(super) site: Site,
    pub(super) pages: BTreeMap<String, Page>,
    /// Lines of site.yaml by their key.
    pub(super) config: BTreeMap<String, String>,
    /// Other files, by path.
    files: BTreeMap<String, String>,
    /// Counts edits, so that each gives a new text.
    pub(super) moment: usize,
}

const CONFIG: &[(&str, &str)] = &[
    ("title", "{vi: Tháng hành động, en: Action month}"),
    ("description", "{vi: Mô tả, en: Description}"),
    ("base_url", "https://example.vn/a/"),
    ("language", "vi"),
    ("languages", "[vi, en]"),
    ("organization", "{name: Hội phụ nữ, phone: 0263 3822 311, website: https://example.vn/}"),
    (
        "topics",
        "[{id: binh-dang, title: {vi: Bình đẳng, en: Equality}}, {id: bao-luc, title: Bạo lực, sensitive: true}]",
    ),
    (
        "menu",
        "[{page: bai-viet/_index.md}, {page: su-kien/_index.md}, {page: so-ho-tro/_index.md}, {url: https://example.com/, title: Ngoài}]",
    ),
    ("theme", "con"),
    ("quick_exit", "{url: https://vi.wikipedia.org/, title: Bách khoa}"),
];

/// What can be gone back to.
pub(super) struct Saved {
    pages: BTreeMap<String, Page>,
    config: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
    inputs: Inputs,
    today: String,
}

/// Path, front matter (`key: value` joined by ` | `), text.
const PAGES: &[(&str, &str, &str)] = &[
    ("_index.md", "title: Trang chủ | description: Chào", "Xin chào. Gọi số 1800 1567."),
    ("_index.en.md", "title: Home | description: Welcome", "Hello."),
    ("bai-viet/_index.md", "title: Bài viết | description: Các bài | kind: articles", ""),
    ("bai-viet/_index.en.md", "title: Articles | description: All articles", ""),
    (
        "bai-viet/mot.md",
        "title: Bài một | description: Một | date: 2026-11-01 | topics: [binh-dang] | tags: [gia đình, trẻ em] | campaign: 2026",
        "Xem [bài hai](hai.md#muc) và [sự kiện](../su-kien/le.md).\n\n::events limit=3\n\n::hotline id=\"111\"\n",
    ),
    (
        "bai-viet/mot.en.md",
        "title: Article one | description: One | tags: [family]",
        "[two](hai.md)",
    ),
    (
        "bai-viet/hai.md",
        "title: Bài hai | description: Hai | date: 2026-10-01 | topics: [binh-dang, bao-luc] | tags: [gia đình]",
        "## Mục\n\nGọi số 111 hoặc 1800 1567.[^1]\n\n[^1]: Nguồn.\n",
    ),
    (
        "bai-viet/ba.md",
        "title: Bài ba | description: Ba | tags: [trẻ em] | aliases: [/cu/ba/]",
        "Ba.",
    ),
    (
        "bai-viet/the.md",
        "title: Thẻ viết tay | date: 2026-08-01",
        "Mở.\n\n<details><summary>Tóm lại</summary>Chi tiết</details>\n\nH<sub>hai</sub>O.\n",
    ),
    ("bai-viet/con/_index.md", "title: Mục con | description: Con", ""),
    (
        "bai-viet/con/bon.md",
        "title: Bài bốn | description: Bốn | date: 2026-09-01",
        "[về](../mot.md)",
    ),
    ("su-kien/_index.md", "title: Sự kiện | description: Lịch | kind: events", ""),
    ("su-kien/_index.en.md", "title: Events | description: Calendar", ""),
    (
        "su-kien/le.md",
        "title: Lễ phát động | description: Lễ | start: 2026-11-25 08:00 | end: 2026-11-25 | location: Nhà văn hoá | campaign: 2026",
        "Mời bà con.",
    ),
    ("su-kien/le.en.md", "title: Launch | description: The launch", "Welcome."),
    (
        "su-kien/hop.md",
        "title: Họp | description: Họp | start: 2026-12-05 | topics: [binh-dang]",
        "",
    ),
    ("so-ho-tro/_index.md", "title: Số hỗ trợ | description: Các số | kind: hotlines", ""),
    (
        "so-ho-tro/111.md",
        "title: Tổng đài 111 | id: '111' | numbers: 111 | hours: 24/7 | emergency: true | checked_on: 2026-11-01",
        "Miễn phí.",
    ),
    ("so-ho-tro/111.en.md", "title: Child helpline 111", "Free."),
    (
        "so-ho-tro/1567.md",
        "title: Ngôi nhà | numbers: 1800 1567 | checked_on: 2026-10-01 | serves: Mọi người",
        "",
    ),
    ("van-ban/_index.md", "title: Văn bản | description: Luật | kind: documents", ""),
    (
        "van-ban/luat.md",
        "title: Luật bình đẳng giới | number: 73/2006/QH11 | type: Luật | issued_on: 2006-11-29 | status: in_force",
        "",
    ),
    ("van-ban/cu.md", "title: Luật cũ | number: 1/2000 | status: replaced | replaced_by: luat", ""),
    ("chien-dich/_index.md", "title: Các năm | description: Các năm | kind: campaigns", ""),
    (
        "chien-dich/2026.md",
        "title: Tháng hành động 2026 | description: 2026 | year: 2026 | start: 2026-11-15 | end: 2026-12-15 | slogans: [Chung tay!]",
        "::slogans\n",
    ),
    ("chien-dich/2025.md", "title: Tháng hành động 2025 | description: 2025 | year: 2025", ""),
    ("an-toan.md", "title: An toàn | description: Dùng an toàn | kind: safety", "Xoá lịch sử."),
    ("so-do.md", "title: Sơ đồ | description: Sơ đồ | kind: sitemap", ""),
];

/// More than a page of a list.
const NEWS: usize = 21;

impl World {
    pub(super) fn new() -> World {
        let mut world = World {
            site: Site::new().leave_out(),
            pages: BTreeMap::new(),
            config: CONFIG.iter().map(|(key, line)| (key.to_string(), line.to_string())).collect(),
            files: BTreeMap::new(),
            moment: 0,
        };
        world.save_config();
        world.write("themes/con/theme.yaml", "name: Con\napi: 1\nextends: cam\n");
        world.write("content/bai-viet/ho-so.txt", "hồ sơ");
        for (path, front, body) in PAGES {
            world.put(&format!("content/{path}"), page(front, body));
        }
        for number in 1..=NEWS {
            let front =
                format!("title: Tin {number} | description: Tin | date: 2026-03-{number:02}");
            let front = format!("{front} | tags: [tin]");
            world.put(&format!("content/tin/tin-{number:02}.md"), page(&front, "Tin ngắn."));
        }
        world.put(
            "content/tin/_index.md",
            page("title: Tin | description: Tin | kind: articles", ""),
        );
        world
    }

    /// Adds or replaces a content file.
    pub(super) fn put(&mut self, path: &str, page: Page) {
        let mut text = String::from("---\n");
        for (key, value) in &page.front {
            text.push_str(&format!("{key}: {value}\n"));
        }
        text.push_str(&format!("---\n{}\n", page.body));
        self.site.write(path, text.as_bytes());
        self.pages.insert(path.to_owned(), page);
    }

    /// Removes a content file.
    pub(super) fn take(&mut self, path: &str) -> Option<Page> {
        let page = self.pages.remove(path)?;
        self.site.remove(path);
        Some(page)
    }

    /// Writes a file that is no page.
    pub(super) fn write(&mut self, path: &str, text: &str) {
        self.site.write(path, text.as_bytes());
        self.files.insert(path.to_owned(), text.to_owned());
    }

    /// Removes a file that is no page, if there is one.
    pub(super) fn erase(&mut self, path: &str) -> bool {
        let was_there = self.files.remove(path).is_some();
        if was_there {
            self.site.remove(path);
        }
        was_there
    }

    /// The site as it is now.
    pub(super) fn saved(&self) -> Saved {
        Saved {
            pages: self.pages.clone(),
            config: self.config.clone(),
            files: self.files.clone(),
            inputs: self.site.inputs().clone(),
            today: self.site.day().to_owned(),
        }
    }

    /// The site as it was: only what differs is written.
    pub(super) fn go_back(&mut self, saved: Saved) {
        for path in self.pages.keys().cloned().collect::<Vec<_>>() {
            if !saved.pages.contains_key(&path) {
                self.take(&path);
            }
        }
        for (path, page) in saved.pages {
            if self.pages.get(&path) != Some(&page) {
                self.put(&path, page);
            }
        }
        for path in self.files.keys().cloned().collect::<Vec<_>>() {
            if !saved.files.contains_key(&path) {
                self.erase(&path);
            }
        }
        for (path, text) in saved.files {
            self.write(&path, &text);
        }
        self.config = saved.config;
        self.save_config();
        *self.site.inputs_mut() = saved.inputs;
        self.site.set_today(&saved.today);
    }

    /// Writes site.yaml.
    pub(super) fn save_config(&self) {
        let lines = self.config.iter().map(|(key, line)| format!("{key}: {line}\n"));
        self.site.write("site.yaml", lines.collect::<String>().as_bytes());
    }
}

/// A page from `key: value | key: value`.
pub(super) fn page(front: &str, body: &str) -> Page {
    let pair = |line: &str| {
        let (key, value) = line.split_once(": ").unwrap();
        (key.to_owned(), value.to_owned())
    };
    Page { front: front.split(" | ").map(pair).collect(), body: body.to_owned() }
}
