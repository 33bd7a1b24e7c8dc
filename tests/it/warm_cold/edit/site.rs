//! Edits of site.yaml, the theme, static files, the day and the command line.

use super::one_of;
use crate::warm_cold::world::World;

pub(super) fn template(world: &mut World, which: usize, value: usize) -> String {
    let name = one_of(&["article.html", "section.html", "not_found.html", "redirect.html"], which);
    let text = ["Một", "Hai"][value % 2];
    // Whether a page may dial a number is looked at again in every run.
    let call = if value.is_multiple_of(5) { "<a href=\"tel:18001567\">gọi</a>" } else { "" };
    let template = format!(
        "<!doctype html>\n<meta name=\"referrer\" content=\"no-referrer\"><title>{{{{ page.head_title }}}}</title>\
         {{% if exit %}}<a href=\"{{{{ exit.url }}}}\">1</a><a href=\"{{{{ exit.url }}}}\">2</a>{{% endif %}}\
         <main><p>{text}{call}</p></main>\n"
    );
    world.write(&format!("themes/con/templates/{name}"), &template);
    format!("template {name}")
}

pub(super) fn strings(world: &mut World, _: usize, value: usize) -> String {
    let text = format!("topics: Các chủ đề {}\n", value % 3);
    world.write("themes/con/i18n/vi.yaml", &text);
    "strings".to_owned()
}

pub(super) fn style(world: &mut World, _: usize, value: usize) -> String {
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

pub(super) fn config_title(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "title", &format!("{{vi: Tên trang {value}, en: Site}}"))
}

pub(super) fn config_menu(world: &mut World, _: usize, value: usize) -> String {
    let menus = ["[{page: bai-viet/mot.md}]", "", "[{page: tin/_index.md, title: Tin tức}]"];
    configure(world, "menu", one_of(&menus, value))
}

pub(super) fn config_topics(world: &mut World, _: usize, value: usize) -> String {
    let topics = [
        "[{id: bao-luc, title: Bạo lực}, {id: binh-dang, title: Bình đẳng}]",
        "[{id: binh-dang, title: Bình đẳng giới, sensitive: true}, {id: bao-luc, title: Bạo lực}]",
    ];
    configure(world, "topics", one_of(&topics, value))
}

pub(super) fn config_languages(world: &mut World, _: usize, value: usize) -> String {
    configure(
        world,
        "languages",
        one_of(&["[vi]", "[vi, en]", "[vi, en, km]", "[vi, km, en]"], value),
    )
}

pub(super) fn config_base_url(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "base_url", one_of(&["", "https://example.vn/b/"], value))
}

pub(super) fn config_exit(world: &mut World, _: usize, value: usize) -> String {
    let exits = ["{url: https://example.org/, title: Thời tiết}", ""];
    configure(world, "quick_exit", one_of(&exits, value))
}

pub(super) fn config_synonyms(world: &mut World, _: usize, value: usize) -> String {
    let synonyms = ["{synonyms: {BĐG: bình đẳng giới}}", "{viết tắt: {HPN: hội phụ nữ}}", ""];
    configure(world, "search", one_of(&synonyms, value))
}

/// What becomes of raw HTML: the text of a page, and what is found in it.
pub(super) fn config_markdown(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "markdown", one_of(&["{html: sanitize}", ""], value))
}

pub(super) fn organization(world: &mut World, _: usize, value: usize) -> String {
    let names = ["{name: Hội khác, phone: 0263 3822 312}", "{name: \"Hội, gọi 1800 1567\"}", ""];
    configure(world, "organization", one_of(&names, value))
}

/// Options of the command line: the memory of a folder is one for all of them.
pub(super) fn portable(world: &mut World, _: usize, _: usize) -> String {
    let inputs = world.site.inputs_mut();
    inputs.portable = !inputs.portable;
    "--portable".to_owned()
}

pub(super) fn drafts(world: &mut World, _: usize, _: usize) -> String {
    let inputs = world.site.inputs_mut();
    inputs.drafts = !inputs.drafts;
    "--drafts".to_owned()
}

pub(super) fn base_url(world: &mut World, _: usize, value: usize) -> String {
    let url = ["https://example.com/x/", "https://example.net"][value % 2].to_owned();
    world.site.inputs_mut().base_url = (!value.is_multiple_of(3)).then_some(url);
    "--base-url".to_owned()
}

pub(super) fn today(world: &mut World, _: usize, value: usize) -> String {
    let days = ["2026-11-25", "2026-11-26 10:00", "2026-12-20", "2027-06-01", "2026-11-24 09:30"];
    let day = one_of(&days, value);
    world.site.set_today(day);
    format!("today is {day}")
}

pub(super) fn static_file(world: &mut World, which: usize, value: usize) -> String {
    let name = one_of(&["static/tep.txt", "static/cu/index.html", "static/robots.txt"], which);
    if !world.erase(name) {
        world.write(name, &format!("<p>tệp {value}</p>"));
    }
    format!("static {name}")
}

pub(super) fn calendar_options(world: &mut World, _: usize, value: usize) -> String {
    configure(world, "calendar", one_of(&["{holidays: yes, lunar: yes}", ""], value))
}

/// Days of the year, with and without a page and a document.
pub(super) fn observances(world: &mut World, which: usize, value: usize) -> String {
    let name = one_of(&["content/su-kien/ngay-ky-niem.yaml", "content/tin/so-lieu.yaml"], which);
    let days = [
        "{mã: nhan-quyen, tên: Ngày Nhân quyền, ngày: 10/12}",
        "{mã: nhan-quyen, tên: Ngày Nhân quyền, ngày: 10/12, trang: ../bai-viet/hai.md}",
        "{tên: Giỗ Tổ, âm lịch: 10/3, chuyên mục: bao-luc}",
        "{tên: 16 ngày, từ: 25/11, đến: 10/12}",
        "{tên: Sai, ngày: 31/11}",
    ];
    if !world.erase(name) {
        let (first, second) = (one_of(&days, value), one_of(&days, value / 5 + 2));
        world.write(name, &format!("ngày kỷ niệm:\n  - {first}\n  - {second}\n"));
    }
    format!("{name} {value}")
}
