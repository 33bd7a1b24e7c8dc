//! What people do to a site between two builds.

use proptest::prelude::*;

use super::world::{Page, World, page};

/// One edit: what is done, to which page, with which value.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    kind: usize,
    which: usize,
    value: usize,
    /// Whether the next run is another process.
    pub(super) between_processes: bool,
}

impl Arbitrary for Edit {
    type Parameters = ();
    type Strategy = BoxedStrategy<Edit>;

    fn arbitrary_with((): ()) -> BoxedStrategy<Edit> {
        let numbers = (0..KINDS.len(), 0..1000usize, 0..1000usize, prop::bool::weighted(0.2));
        numbers
            .prop_map(|(kind, which, value, between_processes)| Edit {
                kind,
                which,
                value,
                between_processes,
            })
            .boxed()
    }
}

type Kind = fn(&mut World, usize, usize) -> String;

const KINDS: &[Kind] = &[
    body,
    title,
    description,
    date,
    tags,
    topics,
    slug,
    alias,
    delete,
    rename,
    add,
    translate,
    draft,
    publish_at,
    expires_at,
    order,
    sensitive,
    broken,
    defaults,
    section_title,
    template,
    strings,
    style,
    config_title,
    config_menu,
    config_topics,
    config_languages,
    config_base_url,
    config_exit,
    today,
    hotline_number,
    hotline_state,
    event_start,
    event_state,
    campaign_span,
    reference,
    file_beside,
    static_file,
    author,
    link_to,
    extra,
    block,
    organization,
    portable,
    drafts,
    base_url,
];

impl Edit {
    /// One edit of each kind; `round` chooses pages and values.
    pub(super) fn each(round: usize) -> impl Iterator<Item = Edit> {
        (0..KINDS.len()).map(move |kind| Edit {
            kind,
            which: round * 11 + kind,
            value: round * 7 + kind / 3,
            between_processes: kind % 8 == 0,
        })
    }

    /// Does it; says what was done.
    pub(super) fn apply(&self, world: &mut World) -> String {
        world.moment += 1;
        KINDS[self.kind](world, self.which, self.value)
    }
}

/// A content file, by number; news are chosen less often.
fn choose(world: &World, which: usize) -> String {
    let paths: Vec<&String> =
        world.pages.keys().filter(|path| !path.contains("/tin/") || which % 5 == 0).collect();
    paths[which % paths.len()].clone()
}

/// One that is no home page and no section.
fn choose_single(world: &World, which: usize) -> String {
    let paths: Vec<&String> = world.pages.keys().filter(|path| !path.contains("_index")).collect();
    paths[which % paths.len()].clone()
}

fn choose_in(world: &World, folder: &str, which: usize) -> Option<String> {
    let paths: Vec<&String> = world
        .pages
        .keys()
        .filter(|path| {
            path.starts_with(folder) && !path.contains("_index") && !path.contains(".en.")
        })
        .collect();
    (!paths.is_empty()).then(|| paths[which % paths.len()].clone())
}

fn change(world: &mut World, path: &str, change: impl FnOnce(&mut Page)) {
    let mut page = world.pages[path].clone();
    change(&mut page);
    world.put(path, page);
}

/// Sets a key, or takes it away when it has this value already.
fn set(world: &mut World, path: &str, key: &str, value: &str) -> String {
    change(world, path, |page| {
        if page.front.get(key).is_some_and(|old| old == value) && key != "title" {
            page.front.remove(key);
        } else {
            page.front.insert(key.to_owned(), value.to_owned());
        }
    });
    format!("{path} {key}: {value}")
}

fn one_of<'a>(values: &[&'a str], value: usize) -> &'a str {
    values[value % values.len()]
}

fn body(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    let texts = [
        "Chữ mới.",
        "Gọi số 1800 1567 nhé.",
        "## Mục\n\nMột đề mục.",
        "[Bài một](/bai-viet/mot.md)",
        "::events\n",
        "* một\n* hai\n\n![](khong.png)\n",
        "",
    ];
    let text = format!("{}\n\nLần {}.", one_of(&texts, value), world.moment);
    change(world, &path, |page| page.body = text);
    format!("body of {path}")
}

fn title(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    let title = format!("Tên {}", value % 3);
    set(world, &path, "title", &title)
}

fn description(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "description", &format!("Tóm tắt {}", value % 3))
}

fn date(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "date", one_of(&["2026-01-05", "2026-11-20", "2026-11-30 07:00"], value))
}

fn tags(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    let tags = ["[gia đình]", "[Gia Đình, mới]", "[trẻ em]", "[tin]", "[má]", "[mạ]"];
    set(world, &path, "tags", one_of(&tags, value))
}

fn topics(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(
        world,
        &path,
        "topics",
        one_of(&["[binh-dang]", "[bao-luc]", "[bao-luc, binh-dang]"], value),
    )
}

fn slug(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "slug", one_of(&["dia-chi-moi", "dia-chi-khac", "hai", "trang"], value))
}

fn alias(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    set(world, &path, "aliases", one_of(&["[/cu/]", "[/cu/mot.html]", "[/bai-viet/]"], value))
}

fn delete(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    if path != "content/_index.md" {
        world.take(&path);
    }
    format!("delete {path}")
}

fn rename(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    let page = world.take(&path).unwrap();
    let folder = one_of(&["bai-viet", "tin", "bai-viet/con"], value);
    let lang = if path.ends_with(".en.md") { ".en" } else { "" };
    let to = format!("content/{folder}/doi-ten-{}{lang}.md", world.moment);
    world.put(&to, page);
    format!("rename {path} to {to}")
}

fn add(world: &mut World, which: usize, value: usize) -> String {
    let folder = one_of(&["bai-viet", "su-kien", "tin", "van-ban", "bai-viet/moi", ""], which);
    let path = format!("content/{folder}/trang-moi-{}.md", world.moment).replace("//", "/");
    let front = [
        "title: Mới",
        "title: Mới | start: 2026-11-26",
        "title: Mới | tags: [tin] | date: 2026-11-23",
    ];
    world.put(&path, page(one_of(&front, value), "Trang mới."));
    format!("add {path}")
}

fn translate(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    let to = path.replace(".en.md", ".md").replace(".md", ".en.md");
    if world.pages.contains_key(&to) {
        world.take(&to);
        return format!("remove translation {to}");
    }
    world.put(&to, page("title: Translated | description: In English", "English."));
    format!("translate {path}")
}

fn draft(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "draft", "true")
}

fn publish_at(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(
        world,
        &path,
        "publish_at",
        one_of(&["2026-11-26", "2026-11-24 09:00", "2026-11-01"], value),
    )
}

fn expires_at(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "expires_at", one_of(&["2026-11-24", "2026-11-23", "2026-12-24"], value))
}

fn order(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "order", one_of(&["1", "2", "-1"], value))
}

fn sensitive(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "sensitive", "true")
}

/// An error of the page's own: it is left out.
fn broken(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, one_of(&["ngay_thang", "slug", "date"], value), "../x")
}

fn defaults(world: &mut World, which: usize, value: usize) -> String {
    let path = one_of(&["content/bai-viet/_index.md", "content/tin/_index.md"], which).to_owned();
    if !world.pages.contains_key(&path) {
        return "nothing".to_owned();
    }
    let values =
        ["{topics: [binh-dang]}", "{tags: [chung]}", "{sensitive: true}", "{author: Ban biên tập}"];
    set(world, &path, "defaults", one_of(&values, value))
}

fn section_title(world: &mut World, which: usize, value: usize) -> String {
    let sections: Vec<String> =
        world.pages.keys().filter(|path| path.contains("_index")).cloned().collect();
    let path = sections[which % sections.len()].clone();
    set(world, &path, "title", &format!("Mục {}", value % 4))
}

fn template(world: &mut World, which: usize, value: usize) -> String {
    let name = one_of(&["article.html", "section.html", "not_found.html", "redirect.html"], which);
    let text = ["Một", "Hai"][value % 2];
    let template = format!("<!doctype html>\n<title>{{{{ page.title }}}}</title><p>{text}</p>\n");
    world.write(&format!("themes/con/templates/{name}"), &template);
    format!("template {name}")
}

fn strings(world: &mut World, _: usize, value: usize) -> String {
    let text = format!("topics: Các chủ đề {}\n", value % 3);
    world.write("themes/con/i18n/vi.yaml", &text);
    "strings".to_owned()
}

fn style(world: &mut World, _: usize, value: usize) -> String {
    let css = format!("@layer pages {{ p {{ margin: {}px; }} }}\n", value % 3);
    world.write("themes/con/assets/css/70-site.css", &css);
    "style sheet".to_owned()
}

fn configure(world: &mut World, key: &str, value: &str) -> String {
    if value.is_empty() {
        world.config.remove(key);
    } else {
        world.config.insert(key.to_owned(), value.to_owned());
    }
    world.save_config();
    format!("site.yaml {key}: {value}")
}

fn config_title(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "title", &format!("{{vi: Tên trang {value}, en: Site}}"))
}

fn config_menu(world: &mut World, _: usize, value: usize) -> String {
    let menus = ["[{page: bai-viet/mot.md}]", "", "[{page: tin/_index.md, title: Tin tức}]"];
    configure(world, "menu", one_of(&menus, value))
}

fn config_topics(world: &mut World, _: usize, value: usize) -> String {
    let topics = [
        "[{id: bao-luc, title: Bạo lực}, {id: binh-dang, title: Bình đẳng}]",
        "[{id: binh-dang, title: Bình đẳng giới, sensitive: true}, {id: bao-luc, title: Bạo lực}]",
    ];
    configure(world, "topics", one_of(&topics, value))
}

fn config_languages(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "languages", one_of(&["[vi]", "[vi, en]", "[vi, en, km]"], value))
}

fn config_base_url(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "base_url", one_of(&["", "https://example.vn/b/"], value))
}

fn config_exit(world: &mut World, _: usize, value: usize) -> String {
    let exits = ["{url: https://example.org/, title: Thời tiết}", ""];
    configure(world, "quick_exit", one_of(&exits, value))
}

fn organization(world: &mut World, _: usize, value: usize) -> String {
    let names = ["{name: Hội khác, phone: 0263 3822 312}", ""];
    configure(world, "organization", one_of(&names, value))
}

/// Options of the command line: the memory of a folder is one for all of them.
fn portable(world: &mut World, _: usize, _: usize) -> String {
    let inputs = world.site.inputs_mut();
    inputs.portable = !inputs.portable;
    "--portable".to_owned()
}

fn drafts(world: &mut World, _: usize, _: usize) -> String {
    let inputs = world.site.inputs_mut();
    inputs.drafts = !inputs.drafts;
    "--drafts".to_owned()
}

fn base_url(world: &mut World, _: usize, value: usize) -> String {
    let url = ["https://example.com/x/", "https://example.net"][value % 2].to_owned();
    world.site.inputs_mut().base_url = (value % 3 > 0).then_some(url);
    "--base-url".to_owned()
}

fn today(world: &mut World, _: usize, value: usize) -> String {
    let days = ["2026-11-25", "2026-11-26 10:00", "2026-12-20", "2027-06-01", "2026-11-24 09:30"];
    let day = one_of(&days, value);
    world.site.set_today(day);
    format!("today is {day}")
}

fn hotline_number(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/so-ho-tro/", which) else { return String::new() };
    set(world, &path, "numbers", one_of(&["1800 1568", "[111, 1800 1567]", "115"], value))
}

fn hotline_state(world: &mut World, which: usize, value: usize) -> String {
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

fn event_start(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    set(world, &path, "start", one_of(&["2026-11-20", "2026-11-25 06:00", "2027-02-01"], value))
}

fn event_state(world: &mut World, which: usize, value: usize) -> String {
    let Some(path) = choose_in(world, "content/su-kien/", which) else { return String::new() };
    set(world, &path, "status", one_of(&["cancelled", "tentative", "postponed"], value))
}

fn campaign_span(world: &mut World, which: usize, value: usize) -> String {
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

fn reference(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    set(world, &path, "campaign", one_of(&["2025", "2026"], value))
}

fn file_beside(world: &mut World, _: usize, value: usize) -> String {
    world.write("content/bai-viet/ho-so.txt", &format!("hồ sơ {value}"));
    let path = "content/bai-viet/ba.md";
    if world.pages.contains_key(path) {
        change(world, path, |page| page.body = "::download src=\"ho-so.txt\"\n".to_owned());
    }
    "file beside a page".to_owned()
}

fn static_file(world: &mut World, which: usize, value: usize) -> String {
    let name = one_of(&["static/tep.txt", "static/cu/index.html", "static/robots.txt"], which);
    if !world.erase(name) {
        world.write(name, &format!("<p>tệp {value}</p>"));
    }
    format!("static {name}")
}

fn author(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, one_of(&["author", "source"], value), &format!("Người {}", value % 2))
}

fn link_to(world: &mut World, which: usize, value: usize) -> String {
    let (path, to) = (choose(world, which), choose(world, value));
    let link = format!("[liên kết](/{})", to.trim_start_matches("content/"));
    change(world, &path, |page| page.body = link);
    format!("link from {path} to {to}")
}

fn extra(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "extra", &format!("{{a: {}}}", value % 2))
}

fn block(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    let blocks = [
        "::hotline id=\"111\"\n",
        "::slogans\n",
        "::events topic=\"binh-dang\" when=\"all\"\n",
        ":::callout title=\"Chú ý\"\nXem [bài hai](/bai-viet/hai.md).\n:::\n",
        ":::correction\nSố cũ 1800 1568.\n:::\n",
    ];
    let text = one_of(&blocks, value).to_owned();
    change(world, &path, |page| page.body = text);
    format!("block in {path}")
}
