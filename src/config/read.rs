//! Reads `site.yaml` field by field.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::keys::{CALENDAR, EXIT, HOTLINES, MARKDOWN, MENU, ORGANIZATION, SITE, TOPIC};
use super::{
    CalendarOptions, Config, ExitHistory, Hosting, MenuEntry, MenuTarget, Organization, PATH,
    QuickExit, RawHtml, Topic, synonyms,
};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::text::nearest::nearest;
use crate::text::telling::tells_of_violence;
use crate::text::{language, phone, slug};
use crate::yaml::fields::{Fields, Key};
use crate::yaml::{self, Node, Spanned};
use crate::{digest, say};

/// Topics, menu entries and languages: more than this is a broken file.
const LIMIT: usize = 500;

/// Words that are declared right.
const WORDS_LIMIT: usize = 5000;

/// Reads the configuration; what is wrong is a finding and keeps its default.
pub fn read(text: &str) -> (Config, Vec<Diagnostic>) {
    let (map, mut diagnostics) = yaml::parse(text, 0);
    let mut fields = Fields::new(&map, Span::new(0, 0), &[SITE]);
    let mut config = Config {
        title: required(&mut fields, "title"),
        description: fields.localized("description").unwrap_or_default(),
        base_url: fields.url("base_url").map(|url| with_slash(url.value)),
        languages: languages(&mut fields),
        timezone: timezone(&mut fields),
        raw_html: raw_html(&mut fields),
        calendar: calendar(&mut fields),
        hosting: hosting(&mut fields),
        words: fields.texts("words", WORDS_LIMIT).iter().map(|word| &word.value).collect(),
        advice: super::read_advice(&mut fields),
        extra: fields.free("extra").unwrap_or_default(),
        digest: digest::hash(text.as_bytes()),
        ..Config::default()
    };
    let theme = fields.text("theme");
    config.theme_span = theme.as_ref().map(|theme| theme.span);
    config.theme = theme.map_or_else(|| "cam".to_owned(), |theme| theme.value);
    config.theme_options = match fields.free("theme_options") {
        Some(serde_json::Value::Object(options)) => options.into_iter().collect(),
        _ => BTreeMap::new(),
    };
    config.organization = organization(&mut fields);
    config.topics = topics(&mut fields);
    config.menu = menu(&mut fields);
    config.quick_exit = quick_exit(&mut fields);
    config.recheck_after_days = recheck(&mut fields);
    config.synonyms = synonyms::read(&mut fields);
    diagnostics.extend(fields.finish());
    let path: Arc<str> = PATH.into();
    let diagnostics = diagnostics.into_iter().map(|found| found.in_file(&path)).collect();
    (config, diagnostics)
}

fn required(fields: &mut Fields<'_>, name: &str) -> crate::yaml::Localized {
    let given = fields.localized(name);
    if given.is_none() {
        // Says that the key is missing or empty, unless it is there and was found wrong.
        if fields.filled(name).is_none() {
            fields.required_text(name);
        }
    }
    given.unwrap_or_default()
}

fn with_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

fn languages(fields: &mut Fields<'_>) -> Vec<String> {
    let default = fields.text("language");
    let mut all = fields.texts("languages", LIMIT);
    if let Some(default) = default {
        all.retain(|other| !other.value.eq_ignore_ascii_case(&default.value));
        all.insert(0, default);
    }
    let mut tags: Vec<String> = Vec::new();
    for lang in all {
        if !language::is_well_formed(&lang.value) {
            let tag = &lang.value;
            fields.report(
                Diagnostic::new(
                    Code::BadValue,
                    say!("“{tag}” không phải mã ngôn ngữ", "“{tag}” is no language tag"),
                )
                .at(lang.span)
                .hint(say!("dùng mã BCP 47 như vi, en, km", "use a BCP 47 tag such as vi, en, km")),
            );
        } else if !tags.iter().any(|tag| tag.eq_ignore_ascii_case(&lang.value)) {
            tags.push(lang.value);
        }
    }
    if tags.is_empty() {
        tags.push("vi".to_owned());
    }
    tags.truncate(usize::from(u8::MAX));
    tags
}

fn timezone(fields: &mut Fields<'_>) -> String {
    let default = "Asia/Ho_Chi_Minh".to_owned();
    let Some(zone) = fields.text("timezone") else { return default };
    if TimeZone::get(&zone.value).is_ok() {
        return zone.value;
    }
    let name = &zone.value;
    fields.report(
        Diagnostic::new(
            Code::BadValue,
            say!("không có múi giờ “{name}”", "there is no time zone “{name}”"),
        )
        .at(zone.span)
        .hint(say!("ở Việt Nam dùng Asia/Ho_Chi_Minh", "in Vietnam use Asia/Ho_Chi_Minh")),
    );
    default
}

fn raw_html(fields: &mut Fields<'_>) -> RawHtml {
    let choices = [(RawHtml::Drop, &["drop", "bỏ"][..]), (RawHtml::Sanitize, &["sanitize", "lọc"])];
    nested(fields, "markdown", MARKDOWN, |markdown| {
        markdown.choice("html", &choices).map(|html| html.value)
    })
    .flatten()
    .unwrap_or_default()
}

fn calendar(fields: &mut Fields<'_>) -> CalendarOptions {
    nested(fields, "calendar", CALENDAR, |inner| CalendarOptions {
        holidays: inner.flag("holidays").unwrap_or(false),
        lunar: inner.flag("lunar").unwrap_or(false),
    })
    .unwrap_or_default()
}

fn hosting(fields: &mut Fields<'_>) -> Vec<Hosting> {
    let known = [
        ("netlify", Hosting::Netlify),
        ("cloudflare", Hosting::Netlify),
        ("apache", Hosting::Apache),
        ("iis", Hosting::Iis),
    ];
    if fields.entry("hosting").is_none() {
        return vec![Hosting::Netlify];
    }
    let mut hosts = Vec::new();
    for name in fields.texts("hosting", LIMIT) {
        match known.iter().find(|(word, _)| name.value.eq_ignore_ascii_case(word)) {
            Some((_, host)) if hosts.contains(host) => {}
            Some((_, host)) => hosts.push(*host),
            None => fields.report(bad_value(&name, known.iter().map(|(word, _)| *word))),
        }
    }
    hosts
}

fn bad_value<'a>(
    given: &Spanned<String>,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let value = &given.value;
    let all = known.clone().collect::<Vec<_>>().join(", ");
    let found = Diagnostic::new(
        Code::BadValue,
        say!("“{value}” không có trong danh sách", "“{value}” is none of the known values"),
    )
    .at(given.span);
    match nearest(value, known) {
        Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
        None => found.hint(say!("chọn một trong: {all}", "choose one of: {all}")),
    }
}

/// Reads a nested mapping with its own keys.
pub(super) fn nested<'a, T>(
    fields: &mut Fields<'a>,
    name: &str,
    keys: &[Key],
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    let (map, span) = fields.map(name)?;
    Some(fields.inner(map, span, keys, read))
}

fn organization(fields: &mut Fields<'_>) -> Option<Organization> {
    nested(fields, "organization", ORGANIZATION, |inner| {
        let phone = inner.text("phone");
        if let Some(phone) = &phone
            && phone::parse(&phone.value).is_none()
        {
            let number = &phone.value;
            inner.report(
                Diagnostic::new(
                    Code::BadValue,
                    say!("“{number}” không phải số điện thoại", "“{number}” is no phone number"),
                )
                .at(phone.span)
                .hint(say!(
                    "viết như 0263 3822 311 hoặc +84 263…",
                    "write it like 0263 3822 311 or +84 263…"
                )),
            );
        }
        Organization {
            name: required(inner, "name"),
            address: inner.localized("address").unwrap_or_default(),
            phone: phone.map(|phone| phone.value).unwrap_or_default(),
            email: inner.text("email").map(|email| email.value).unwrap_or_default(),
            website: inner.url("website").map(|url| url.value).unwrap_or_default(),
        }
    })
}

fn topics(fields: &mut Fields<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for node in fields.list("topics").unwrap_or_default().iter().take(LIMIT) {
        let Some(topic) = topic(fields, node) else { continue };
        if topics.iter().any(|other| other.id == topic.id || other.slug == topic.slug) {
            let id = &topic.id;
            fields.report(
                Diagnostic::new(
                    Code::IdCollision,
                    say!(
                        "chuyên mục “{id}” được khai báo hai lần",
                        "the topic “{id}” is declared twice"
                    ),
                )
                .at(node.span)
                .hint(say!("xoá hoặc đổi mã một dòng", "delete one or change its id")),
            );
            continue;
        }
        topics.push(topic);
    }
    topics
}

fn topic(fields: &mut Fields<'_>, node: &Spanned<Node>) -> Option<Topic> {
    if let Node::Scalar(scalar) = &node.value {
        let title = crate::yaml::Localized::same(scalar.text.as_str());
        let id = slug::slug(&scalar.text);
        return Some(Topic { slug: id.clone(), id, title, sensitive: false });
    }
    let Node::Map(map) = &node.value else {
        fields.report(wrong_type(node.span, "id: …, title: …"));
        return None;
    };
    let mut inner = Fields::new(map, node.span, &[TOPIC]);
    let id = inner.required_text("id");
    let title = required(&mut inner, "title");
    let sensitive = inner.flag("sensitive").unwrap_or(false);
    let given = inner.text("slug");
    for word in id.iter().chain(&given) {
        let better = slug::slug(&word.value);
        if better != word.value {
            inner.report(
                Diagnostic::new(
                    Code::BadSlug,
                    say!(
                        "mã và đường dẫn của chuyên mục chỉ gồm chữ thường không dấu, số và gạch nối",
                        "a topic's id and slug have only lower-case letters, digits and hyphens"
                    ),
                )
                .at(word.span)
                .hint(say!("viết “{better}”", "write “{better}”")),
            );
        }
    }
    if let Some(word) = given.as_ref().or(id.as_ref())
        && sensitive
        && tells_of_violence(&word.value)
    {
        let address = &word.value;
        inner.report(
            Diagnostic::new(
                Code::TellingAddress,
                say!(
                    "địa chỉ /chu-de/{address}/ nằm lại trong lịch sử trình duyệt và nói rõ người đọc xem gì",
                    "the address /chu-de/{address}/ stays in the browser's history and tells what was read"
                ),
            )
            .at(word.span)
            .hint(say!(
                "thêm `đường dẫn:` trung tính cho chuyên mục, ví dụ `đường dẫn: cham-soc`",
                "give the topic a neutral `slug:`, for example `slug: care`"
            )),
        );
    }
    for found in inner.finish() {
        fields.report(found);
    }
    let id = slug::slug(&id?.value);
    let slug = given.map(|given| slug::slug(&given.value)).filter(|slug| !slug.is_empty());
    Some(Topic { slug: slug.unwrap_or_else(|| id.clone()), id, title, sensitive })
}

fn wrong_type(span: Span, example: &str) -> Diagnostic {
    Diagnostic::new(
        Code::WrongType,
        say!("mục này phải có dạng {example}", "this entry must look like {example}"),
    )
    .at(span)
    .hint(say!("viết lại theo dạng {example}", "write it like {example}"))
}

fn menu(fields: &mut Fields<'_>) -> Vec<MenuEntry> {
    let mut menu = Vec::new();
    for node in fields.list("menu").unwrap_or_default().iter().take(LIMIT) {
        let Node::Map(map) = &node.value else {
            fields.report(wrong_type(node.span, "{page: bai-viet/_index.md}"));
            continue;
        };
        let mut inner = Fields::new(map, node.span, &[MENU]);
        let page = inner.text("page");
        let url = inner.url("url");
        let title = inner.localized("title");
        let span = page.as_ref().or(url.as_ref()).map_or(node.span, |given| given.span);
        let target = match (page, url) {
            (Some(page), _) => Some(MenuTarget::Page(page.value)),
            (None, Some(url)) => {
                if title.is_none() {
                    inner.required_text("title");
                }
                Some(MenuTarget::Url(url.value))
            }
            (None, None) => {
                if inner.entry("url").is_none() {
                    inner.required_text("page");
                }
                None
            }
        };
        for found in inner.finish() {
            fields.report(found);
        }
        menu.extend(target.map(|target| MenuEntry { target, title, span }));
    }
    menu
}

fn quick_exit(fields: &mut Fields<'_>) -> QuickExit {
    let choices =
        [(ExitHistory::Cover, &["cover", "che"][..]), (ExitHistory::Replace, &["replace", "thay"])];
    let default = QuickExit::default();
    nested(fields, "quick_exit", EXIT, |inner| {
        let url = inner.url("url");
        if let Some(url) = &url
            && !url.value.starts_with("https://")
        {
            inner.report(
                Diagnostic::new(
                    Code::BadUrl,
                    say!(
                        "nơi đến của nút thoát phải là https://",
                        "the exit must lead to an https:// address"
                    ),
                )
                .at(url.span)
                .hint(say!(
                    "chọn một trang https bình thường, như thời tiết",
                    "choose an ordinary https page, such as the weather"
                )),
            );
        }
        QuickExit {
            url: url.map_or(default.url, |url| url.value),
            title: inner.localized("title").unwrap_or(default.title),
            history: inner
                .choice("history", &choices)
                .map(|history| history.value)
                .unwrap_or_default(),
        }
    })
    .unwrap_or_default()
}

fn recheck(fields: &mut Fields<'_>) -> i64 {
    let days = nested(fields, "hotlines", HOTLINES, |inner| inner.integer("recheck_after_days"));
    days.flatten().map_or(180, |days| days.value.clamp(1, 36_500))
}
