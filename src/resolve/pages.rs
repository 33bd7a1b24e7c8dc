//! Gathered files in; the arena of published pages with their addresses out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::addresses::{Folders, aliases, page_address};
use super::gather::{Gathered, parent};
use super::hidden::Hidden;
use super::media::{find_media, media};
use super::occurrences::Occurrences;
use super::references::References;
use super::site::{Media, Records, Site};
use super::{Inputs, collision, number_watch, numbers, records, reporting_points, terms, withhold};
use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::digest;
use crate::model::front::{FrontImage, Given};
use crate::model::page::{Page, PageId, PageImage, Summary, TopicId};
use crate::model::{LangId, PageKind, SectionKind};
use crate::say;
use crate::text::nearest::{key_form, nearest};
use crate::text::slug;

/// Builds the site's pages; lists, terms, numbers and links come after.
pub(super) fn build(
    inputs: &Inputs<'_>,
    gathered: Vec<Gathered>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let folders = Folders::of(inputs, &gathered);
    let (mut published, withheld) = withhold::split(inputs, gathered);
    let mut hidden = Hidden::of(&withheld, &folders);
    let media = media(inputs, &folders, &published, &mut hidden, &withheld, diagnostics);
    let mut reporting_points = reporting_points::read(inputs, &published, diagnostics);
    let numbers = numbers::collect(inputs, &published, &hidden, &reporting_points);
    number_watch::withhold_in_front(&numbers, &inputs.theme, &mut published);
    number_watch::withhold_in_points(&numbers, &inputs.theme, &mut reporting_points);
    let references = References::new(&published, &folders);
    let mut pages = Vec::with_capacity(published.len());
    for gathered in &published {
        pages.push(page(inputs, gathered, &folders, &media, (&references, &hidden), diagnostics));
    }
    let by_source: HashMap<Arc<str>, PageId> =
        (0u32..).zip(&pages).map(|(id, page)| (Arc::clone(&page.source), PageId(id))).collect();
    let mut versions: HashMap<Arc<str>, Vec<PageId>> = HashMap::new();
    for (id, page) in (0u32..).map(PageId).zip(&pages) {
        versions.entry(Arc::clone(&page.key)).or_default().push(id);
    }
    let mut site = Site {
        config: number_watch::withhold_in_config(&numbers, &inputs.theme, &inputs.config),
        theme: Arc::clone(&inputs.theme),
        now: inputs.now,
        portable: inputs.portable,
        children: vec![Vec::new(); pages.len()],
        places: Vec::new(),
        first_of_kind: HashMap::new(),
        subsections: vec![Vec::new(); pages.len()],
        homes: vec![None; inputs.config.languages.len()],
        records: vec![Records::default(); inputs.config.languages.len()],
        related: Vec::new(),
        alphabets: Vec::new(),
        terms: inputs.config.languages.iter().map(|_| terms::Terms::default()).collect(),
        linked: Vec::with_capacity(pages.len()),
        numbers,
        pages,
        by_source,
        versions,
        withheld: withheld
            .into_iter()
            .map(|(page, reason)| withhold::Withheld {
                address: page_address(&page, &folders),
                path: page.path,
                title: page.front.title.map(|title| title.value).unwrap_or_default(),
                reason,
            })
            .collect(),
        hidden,
        unpublished: Vec::new(),
        observances: Vec::new(),
        occurrences: Occurrences::default(),
        media,
        reporting_points,
    };
    attach_sections(&mut site, &published);
    collision::of_ids(&published, diagnostics);
    site
}

fn page(
    inputs: &Inputs<'_>,
    gathered: &Gathered,
    folders: &Folders,
    media: &BTreeMap<Arc<str>, Media>,
    (references, hidden): (&References, &Hidden),
    diagnostics: &mut Vec<Diagnostic>,
) -> Page {
    let front = &gathered.front;
    let topics = topics(&inputs.config, front.topics.as_ref(), diagnostics);
    check_slug(gathered, &page_address(gathered, folders), diagnostics);
    let record = records::record(inputs, gathered, media, diagnostics);
    let sensitive = is_sensitive(inputs, gathered, &topics);
    let summary = Summary {
        title: title(gathered, diagnostics),
        description: value(&front.description),
        address: page_address(gathered, folders),
        lang: gathered.lang,
        kind: gathered.kind,
        id: id(gathered),
        date: front.date.as_ref().map(|date| date.value),
        updated: front.updated.as_ref().map(|date| date.value),
        topics,
        tags: front.tags.as_ref().map(|tags| tags.value.clone()).unwrap_or_default(),
        image: image(media, front.image.as_ref(), diagnostics),
        order: front.order.as_ref().map(|order| order.value),
        sensitive,
        minutes: minutes(gathered.parsed.document.markdown.words),
        record,
    };
    let aliases = aliases(gathered, diagnostics);
    Page {
        summary_digest: digest::of(&summary),
        summary,
        section: None,
        campaign: references.find(
            front.campaign.as_ref(),
            PageKind::Campaign,
            gathered,
            hidden,
            diagnostics,
        ),
        replaced_by: references.find(
            front.replaced_by.as_ref(),
            gathered.kind,
            gathered,
            hidden,
            diagnostics,
        ),
        source: Arc::clone(&gathered.path),
        key: Arc::clone(&gathered.key),
        document: Arc::clone(&gathered.parsed.document),
        source_digest: gathered.parsed.digest,
        aliases,
        draft: front.draft.as_ref().is_some_and(|draft| draft.value),
        publish_at: front.publish_at.as_ref().map(|at| at.value),
        expires_at: front.expires_at.as_ref().map(|at| at.value),
        author: value(&front.author),
        credit: value(&front.source),
        unwanted_advice: front.advice.as_ref().map(|given| given.value.clone()).unwrap_or_default(),
        extra: front.extra.as_ref().map(|extra| extra.value.clone()).unwrap_or_default(),
    }
}

fn value(given: &Option<Given<String>>) -> String {
    given.as_ref().map(|given| given.value.clone()).unwrap_or_default()
}

fn title(gathered: &Gathered, diagnostics: &mut Vec<Diagnostic>) -> String {
    if let Some(title) = &gathered.front.title {
        return title.value.clone();
    }
    let span = gathered.parsed.document.front_span;
    // A key that is there and wrong was reported when it was read.
    let is_unread = gathered.parsed.document.is_front_unread();
    if !is_unread && !has_key(gathered, &["title", "tiêu đề"]) {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                say!("trang chưa có tiêu đề", "the page has no title"),
            )
            .in_file(&gathered.path)
            .at(Span::new(span.start as usize, span.start as usize))
            .hint(say!(
                "thêm dòng `tiêu đề: …` giữa hai dòng `---` ở đầu tệp",
                "add a line `title: …` between the two lines `---` at the top",
            )),
        );
    }
    gathered.key.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether the front matter has a key with a value, right or wrong.
pub(super) fn has_key(gathered: &Gathered, spellings: &[&str]) -> bool {
    let forms: Vec<String> = spellings.iter().map(|key| key_form(key)).collect();
    let front = &gathered.parsed.document.front;
    front
        .entries
        .iter()
        .any(|entry| forms.contains(&key_form(&entry.key.value)) && !entry.value.value.is_empty())
}

/// Where the value of a key stands in a page's front matter; the front matter's beginning when it has none.
pub(super) fn place_of(page: &Page, spellings: &[&str]) -> Span {
    let forms: Vec<String> = spellings.iter().map(|key| key_form(key)).collect();
    let front = &page.document.front;
    let entry = front.entries.iter().find(|entry| forms.contains(&key_form(&entry.key.value)));
    let start = page.document.front_span.start as usize;
    entry.map_or(Span::new(start, start), |entry| entry.value.span)
}

/// Syllables that people read in a minute.
const READING_SPEED: u32 = 220;

/// Reading time in minutes, at least 1.
fn minutes(words: u32) -> u32 {
    words.div_ceil(READING_SPEED).max(1)
}

/// The page's own id, else its path: stable while the file stays where it is.
pub(super) fn id(gathered: &Gathered) -> String {
    match &gathered.front.id {
        Some(id) => id.value.clone(),
        None => gathered.key.trim_start_matches("content/").trim_end_matches("/index").to_owned(),
    }
}

/// The topics of the closed list that are named.
pub(super) fn topics(
    config: &Config,
    given: Option<&Given<Vec<String>>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TopicId> {
    let mut topics = Vec::new();
    let Some(given) = given else { return topics };
    for id in &given.value {
        let slug = slug::slug(id);
        let known = (0u16..).zip(&config.topics).find(|(_, topic)| {
            topic.id == slug || slug::slug(topic.title.get(config.default_lang(), "")) == slug
        });
        match known {
            Some((index, _)) if topics.contains(&TopicId(index)) => {}
            Some((index, _)) => topics.push(TopicId(index)),
            None => {
                let ids = config.topics.iter().map(|topic| topic.id.as_str());
                let all = ids.clone().collect::<Vec<_>>().join(", ");
                let found = Diagnostic::new(
                    Code::UnknownTopic,
                    say!("không có chuyên mục “{id}”", "there is no topic “{id}”"),
                )
                .in_file(&given.file)
                .at(given.span);
                diagnostics.push(match nearest(id, ids) {
                    Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
                    None => found.hint(say!(
                        "chọn trong site.yaml: {all}; hoặc thêm chuyên mục mới vào đó",
                        "choose one from site.yaml: {all}; or add the topic there",
                    )),
                });
            }
        }
    }
    topics
}

/// SAFETY.md 1 and 9: hotlines, the safety page, what says so itself, and pages of sensitive topics.
fn is_sensitive(inputs: &Inputs<'_>, gathered: &Gathered, topics: &[TopicId]) -> bool {
    let by_kind = matches!(
        gathered.kind,
        PageKind::Hotline | PageKind::Safety | PageKind::Section(SectionKind::Hotlines)
    );
    let by_topic =
        topics.iter().any(|topic| inputs.config.topic(*topic).is_some_and(|topic| topic.sensitive));
    let in_hotlines = gathered.section_kind == SectionKind::Hotlines;
    by_kind
        || in_hotlines
        || by_topic
        || gathered.front.sensitive.as_ref().is_some_and(|given| given.value)
}

fn check_slug(gathered: &Gathered, address: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Some(given) = &gathered.front.slug else {
        // A name without a letter or digit gives no address: `!!!.md`.
        if address.contains("//") || address.starts_with('/') {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadSlug,
                    say!(
                        "tên tệp hoặc thư mục không có chữ hay số nào để làm địa chỉ",
                        "the file's or folder's name has no letter or digit to make an address of",
                    ),
                )
                .in_file(&gathered.path)
                .hint(say!("đổi tên tệp, hoặc thêm `đường dẫn: …`", "rename it, or add `slug: …`")),
            );
        }
        return;
    };
    let clean = slug::slug(&given.value);
    if clean == given.value && !clean.is_empty() {
        return;
    }
    let written = &given.value;
    let found = Diagnostic::new(
        Code::BadSlug,
        say!(
            "đường dẫn “{written}” chỉ được gồm chữ thường không dấu, số và gạch nối",
            "the slug “{written}” may only have lower-case letters, digits and hyphens",
        ),
    )
    .in_file(&given.file)
    .at(given.span);
    diagnostics.push(if clean.is_empty() {
        found.hint(say!("viết một vài chữ không dấu", "write a few plain letters"))
    } else {
        found.hint(say!("viết “{clean}”", "write “{clean}”"))
    });
}

fn image(
    media: &BTreeMap<Arc<str>, Media>,
    given: Option<&Given<FrontImage>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PageImage> {
    let given = given?;
    let src = &given.value.src;
    let found = find_media(media, &given.file, src);
    let Some(file) = found else {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingImage,
                say!("không tìm thấy ảnh “{src}”", "the picture “{src}” can't be found"),
            )
            .in_file(&given.file)
            .at(given.span)
            .hint(say!(
                "đặt ảnh cạnh tệp bài và ghi đúng tên, cả chữ hoa chữ thường",
                "put the picture beside the page's file and spell its name exactly",
            )),
        );
        return None;
    };
    if given.value.alt.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingAlt,
                say!("ảnh của trang chưa có mô tả", "the page's picture has no text"),
            )
            .in_file(&given.file)
            .at(given.span)
            .hint(say!(
                "viết `ảnh: {{tệp: {src}, mô tả ảnh: …}}`",
                "write `image: {{src: {src}, alt: …}}`",
            )),
        );
    }
    Some(PageImage { front: given.value.clone(), address: file.address.clone(), size: file.size })
}

/// Gives each page its section: the nearest folder above that has one in its language.
fn attach_sections(site: &mut Site, gathered: &[Gathered]) {
    let mut by_folder: HashMap<(String, LangId), PageId> = HashMap::new();
    for (id, page) in (0u32..).map(PageId).zip(gathered) {
        if let Some(folder) = page.key.strip_suffix("_index") {
            by_folder.insert((folder.to_owned(), page.lang), id);
        }
        if page.kind == PageKind::Home {
            site.homes[page.lang.index()] = Some(id);
        }
    }
    for (id, page) in (0u32..).map(PageId).zip(gathered) {
        let mut folder = page.folder.as_str();
        let section = loop {
            if folder.is_empty() {
                break None;
            }
            match by_folder.get(&(folder.to_owned(), page.lang)) {
                Some(section) => break Some(*section),
                None => folder = parent(folder),
            }
        };
        site.pages[id.index()].section = section;
        let Some(section) = section else { continue };
        let is_section = matches!(page.kind, PageKind::Section(_));
        let list = if is_section { &mut site.subsections } else { &mut site.children };
        list[section.index()].push(id);
    }
}
