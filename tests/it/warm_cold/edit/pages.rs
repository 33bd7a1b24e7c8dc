//! Edits of any page: its text and front matter, its name, its place.

use super::{change, choose, choose_single, one_of, set};
use crate::warm_cold::world::{World, page};

pub(super) fn body(world: &mut World, which: usize, value: usize) -> String {
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

pub(super) fn title(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "title", one_of(&["Tên 0", "Tên 1", "Gọi 1800 1567 ngay"], value))
}

pub(super) fn description(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "description", &format!("Tóm tắt {}", value % 3))
}

pub(super) fn date(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "date", one_of(&["2026-01-05", "2026-11-20", "2026-11-30 07:00"], value))
}

pub(super) fn tags(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    let tags = ["[gia đình]", "[Gia Đình, mới]", "[trẻ em]", "[tin]", "[má]", "[mạ]"];
    set(world, &path, "tags", one_of(&tags, value))
}

pub(super) fn topics(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(
        world,
        &path,
        "topics",
        one_of(&["[binh-dang]", "[bao-luc]", "[bao-luc, binh-dang]"], value),
    )
}

pub(super) fn slug(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "slug", one_of(&["dia-chi-moi", "dia-chi-khac", "hai", "trang"], value))
}

pub(super) fn alias(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    set(world, &path, "aliases", one_of(&["[/cu/]", "[/cu/mot.html]", "[/bai-viet/]"], value))
}

pub(super) fn delete(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    if path != "content/_index.md" {
        world.take(&path);
    }
    format!("delete {path}")
}

pub(super) fn rename(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    let page = world.take(&path).unwrap();
    let folder = one_of(&["bai-viet", "tin", "bai-viet/con"], value);
    let lang = if path.ends_with(".en.md") { ".en" } else { "" };
    let to = format!("content/{folder}/doi-ten-{}{lang}.md", world.moment);
    world.put(&to, page);
    format!("rename {path} to {to}")
}

pub(super) fn add(world: &mut World, which: usize, value: usize) -> String {
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

pub(super) fn translate(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    let to = path.replace(".en.md", ".md").replace(".md", ".en.md");
    if world.pages.contains_key(&to) {
        world.take(&to);
        return format!("remove translation {to}");
    }
    world.put(&to, page("title: Translated | description: In English", "English."));
    format!("translate {path}")
}

pub(super) fn draft(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "draft", "true")
}

pub(super) fn publish_at(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(
        world,
        &path,
        "publish_at",
        one_of(&["2026-11-26", "2026-11-24 09:00", "2026-11-01"], value),
    )
}

pub(super) fn expires_at(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "expires_at", one_of(&["2026-11-24", "2026-11-23", "2026-12-24"], value))
}

pub(super) fn order(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "order", one_of(&["1", "2", "-1"], value))
}

pub(super) fn sensitive(world: &mut World, which: usize, _: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "sensitive", "true")
}

/// An error of the page's own: it is left out.
pub(super) fn broken(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, one_of(&["ngay_thang", "slug", "date"], value), "../x")
}

pub(super) fn defaults(world: &mut World, which: usize, value: usize) -> String {
    let path = one_of(&["content/bai-viet/_index.md", "content/tin/_index.md"], which).to_owned();
    if !world.pages.contains_key(&path) {
        return "nothing".to_owned();
    }
    let values =
        ["{topics: [binh-dang]}", "{tags: [chung]}", "{sensitive: true}", "{author: Ban biên tập}"];
    set(world, &path, "defaults", one_of(&values, value))
}

pub(super) fn section_title(world: &mut World, which: usize, value: usize) -> String {
    let sections: Vec<String> =
        world.pages.keys().filter(|path| path.contains("_index")).cloned().collect();
    let path = sections[which % sections.len()].clone();
    set(world, &path, "title", &format!("Mục {}", value % 4))
}

pub(super) fn reference(world: &mut World, which: usize, value: usize) -> String {
    let path = choose_single(world, which);
    set(world, &path, "campaign", one_of(&["2025", "2026"], value))
}

pub(super) fn file_beside(world: &mut World, _: usize, value: usize) -> String {
    world.write("content/bai-viet/ho-so.txt", &format!("hồ sơ {value}"));
    let path = "content/bai-viet/ba.md";
    if world.pages.contains_key(path) {
        change(world, path, |page| page.body = "::download src=\"ho-so.txt\"\n".to_owned());
    }
    "file beside a page".to_owned()
}

pub(super) fn author(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, one_of(&["author", "source"], value), &format!("Người {}", value % 2))
}

pub(super) fn link_to(world: &mut World, which: usize, value: usize) -> String {
    let (path, to) = (choose(world, which), choose(world, value));
    let link = format!("[liên kết](/{})", to.trim_start_matches("content/"));
    change(world, &path, |page| page.body = link);
    format!("link from {path} to {to}")
}

pub(super) fn extra(world: &mut World, which: usize, value: usize) -> String {
    let path = choose(world, which);
    set(world, &path, "extra", &format!("{{a: {}}}", value % 2))
}

pub(super) fn block(world: &mut World, which: usize, value: usize) -> String {
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
