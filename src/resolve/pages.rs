//! Gathered files in; the arena of published pages with their addresses out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::gather::{Gathered, parent};
use super::references::References;
use super::site::{Media, Records, Site};
use super::{Inputs, numbers, records, terms, withhold};
use crate::diagnostics::{Code, Diagnostic};
use crate::digest;
use crate::model::front::{FrontImage, Given};
use crate::model::page::{Page, PageId, PageImage, Summary, TopicId};
use crate::model::{LangId, PageKind, SectionKind, address};
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
    let (published, withheld) = withhold::split(inputs, gathered);
    let media = media(inputs, &folders, &published, &withheld);
    let references = References::new(&published, &folders);
    let mut pages = Vec::with_capacity(published.len());
    for gathered in &published {
        pages.push(page(inputs, gathered, &folders, &media, &references, diagnostics));
    }
    let by_source: HashMap<Arc<str>, PageId> =
        (0u32..).zip(&pages).map(|(id, page)| (Arc::clone(&page.source), PageId(id))).collect();
    let mut versions: HashMap<Arc<str>, Vec<PageId>> = HashMap::new();
    for (id, page) in (0u32..).map(PageId).zip(&pages) {
        versions.entry(Arc::clone(&page.key)).or_default().push(id);
    }
    let mut site = Site {
        config: Arc::clone(&inputs.config),
        theme: Arc::clone(&inputs.theme),
        now: inputs.now,
        portable: inputs.portable,
        children: vec![Vec::new(); pages.len()],
        places: Vec::new(),
        first_of_kind: HashMap::new(),
        subsections: vec![Vec::new(); pages.len()],
        homes: vec![None; inputs.config.languages.len()],
        records: vec![Records::default(); inputs.config.languages.len()],
        terms: inputs.config.languages.iter().map(|_| terms::Terms::default()).collect(),
        linked: Vec::with_capacity(pages.len()),
        numbers: numbers::Numbers::default(),
        pages,
        by_source,
        versions,
        withheld,
        media,
    };
    attach_sections(&mut site, &published);
    id_collisions(&published, diagnostics);
    site
}

/// The address of every folder below `content/` in each language.
pub(super) struct Folders {
    slugs: HashMap<(String, LangId), String>,
    prefixes: Vec<String>,
}

impl Folders {
    fn of(inputs: &Inputs<'_>, gathered: &[Gathered]) -> Folders {
        let mut slugs = HashMap::new();
        for page in gathered {
            let folder = page.key.trim_end_matches("_index").trim_end_matches("index");
            let is_folder = folder.ends_with('/') && page.key.len() > folder.len();
            if let (true, Some(slug)) = (is_folder, &page.front.slug) {
                slugs.insert((folder.to_owned(), page.lang), slug::slug(&slug.value));
            }
        }
        let prefixes = inputs.config.lang_ids().map(|id| inputs.config.prefix(id)).collect();
        Folders { slugs, prefixes }
    }

    /// `content/bai-viet/` in English → `en/bai-viet/`.
    pub(super) fn address(&self, folder: &str, lang: LangId) -> String {
        let above = parent(folder);
        if above.is_empty() {
            return self.prefixes.get(lang.index()).cloned().unwrap_or_default();
        }
        let name = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let given = self.slugs.get(&(folder.to_owned(), lang));
        let own = given
            .or_else(|| self.slugs.get(&(folder.to_owned(), LangId::default())))
            .cloned()
            .unwrap_or_else(|| slug::slug(name));
        format!("{}{own}/", self.address(above, lang))
    }
}

/// The address of a page.
pub(super) fn page_address(page: &Gathered, folders: &Folders) -> String {
    let (folder, stem) = page.key.rsplit_once('/').unwrap_or(("", &page.key));
    let folder = format!("{folder}/");
    if matches!(stem, "_index" | "index") {
        return folders.address(&folder, page.lang);
    }
    let slug = match &page.front.slug {
        Some(given) => slug::slug(&given.value),
        None => slug::slug(stem),
    };
    format!("{}{slug}/", folders.address(&folder, page.lang))
}

fn page(
    inputs: &Inputs<'_>,
    gathered: &Gathered,
    folders: &Folders,
    media: &BTreeMap<Arc<str>, Media>,
    references: &References,
    diagnostics: &mut Vec<Diagnostic>,
) -> Page {
    let front = &gathered.front;
    let topics = topics(inputs, gathered, diagnostics);
    check_slug(gathered, diagnostics);
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
            diagnostics,
        ),
        replaced_by: references.find(
            front.replaced_by.as_ref(),
            gathered.kind,
            gathered,
            diagnostics,
        ),
        source: Arc::clone(&gathered.path),
        key: Arc::clone(&gathered.key),
        document: Arc::clone(&gathered.parsed.document),
        source_digest: gathered.parsed.digest,
        aliases,
        author: value(&front.author),
        credit: value(&front.source),
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
    if !has_key(gathered, &["title", "tiêu đề"]) {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                say!("trang chưa có tiêu đề", "the page has no title"),
            )
            .in_file(&gathered.path)
            .at(crate::diagnostics::Span::new(span.start as usize, span.start as usize))
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

fn topics(
    inputs: &Inputs<'_>,
    gathered: &Gathered,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TopicId> {
    let mut topics = Vec::new();
    let Some(given) = &gathered.front.topics else { return topics };
    for id in &given.value {
        let slug = slug::slug(id);
        let known = (0u16..).zip(&inputs.config.topics).find(|(_, topic)| {
            topic.id == slug
                || slug::slug(topic.title.get(inputs.config.default_lang(), "")) == slug
        });
        match known {
            Some((index, _)) if topics.contains(&TopicId(index)) => {}
            Some((index, _)) => topics.push(TopicId(index)),
            None => {
                let ids = inputs.config.topics.iter().map(|topic| topic.id.as_str());
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
    by_kind || by_topic || gathered.front.sensitive.as_ref().is_some_and(|given| given.value)
}

fn check_slug(gathered: &Gathered, diagnostics: &mut Vec<Diagnostic>) {
    let Some(given) = &gathered.front.slug else { return };
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

fn aliases(gathered: &Gathered, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut aliases = Vec::new();
    let Some(given) = &gathered.front.aliases else { return aliases };
    for written in &given.value {
        match alias(written) {
            Some(alias) => aliases.push(alias),
            None => diagnostics.push(
                Diagnostic::new(
                    Code::BadAlias,
                    say!(
                        "đường dẫn cũ “{written}” không nằm trong trang web",
                        "the alias “{written}” doesn't stay inside the site",
                    ),
                )
                .in_file(&given.file)
                .at(given.span)
                .hint(say!(
                    "viết như /bai-cu/ hoặc /bai-cu.html",
                    "write it like /old-page/ or /old-page.html"
                )),
            ),
        }
    }
    aliases
}

/// A former address as a root-relative one; none when it leaves the site or can't be a file.
fn alias(written: &str) -> Option<String> {
    let path = written.trim();
    let is_safe = !path.contains(['\\', '?', '#', ':', '*', '"', '<', '>', '|'])
        && !path.chars().any(char::is_control)
        && !path.starts_with("//")
        && !path.split('/').any(|part| matches!(part, "." | "..") || part.starts_with('.'));
    if !is_safe {
        return None;
    }
    let decoded = address::decode(path)?;
    if decoded.split('/').any(|part| part.starts_with('.')) || decoded.contains('\\') {
        return None;
    }
    let joined = address::join("", &decoded)?;
    if joined.is_empty() {
        return None;
    }
    let is_file = joined.rsplit('/').next().is_some_and(|last| last.contains('.'));
    Some(if is_file { joined } else { format!("{joined}/") })
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

/// The published file that a path in a content file means: beside that file, or from the site's root.
pub(super) fn find_media<'a>(
    media: &'a BTreeMap<Arc<str>, Media>,
    from: &str,
    path: &str,
) -> Option<&'a Media> {
    let path = address::decode(path).unwrap_or_else(|| path.to_owned());
    let path = crate::text::normal::repair(&path);
    if let Some(rooted) = path.strip_prefix('/') {
        return media
            .get(format!("static/{rooted}").as_str())
            .or_else(|| media.get(format!("content/{rooted}").as_str()))
            .or_else(|| media.values().find(|file| file.address == rooted));
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    media.get(address::join(folder, &path)?.as_str())
}

/// Files beside pages, and static ones. Those of a withheld bundle or section are withheld with it.
fn media(
    inputs: &Inputs<'_>,
    folders: &Folders,
    published: &[Gathered],
    withheld: &[withhold::Withheld],
) -> BTreeMap<Arc<str>, Media> {
    let open: std::collections::HashSet<&str> =
        published.iter().filter_map(|page| folder_page(&page.path)).collect();
    let closed: Vec<&str> = withheld
        .iter()
        .filter_map(|page| folder_page(&page.path))
        .filter(|folder| !open.contains(folder))
        .collect();
    let mut media = BTreeMap::new();
    for file in inputs.tree.under("content/").chain(inputs.tree.under("static/")) {
        if file.text().is_some() || closed.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        let address = match file.path.strip_prefix("static/") {
            Some(rooted) => rooted.to_owned(),
            None => {
                let (folder, name) = file.path.rsplit_once('/').unwrap_or(("content", &file.path));
                format!("{}{name}", folders.address(&format!("{folder}/"), LangId::default()))
            }
        };
        let entry = Media { address, digest: file.digest, len: file.len, size: file.size() };
        media.insert(Arc::clone(&file.path), entry);
    }
    media
}

/// The folder of an `index.md` or `_index.md` in any language; none for a single page.
fn folder_page(path: &str) -> Option<&str> {
    let slash = path.rfind('/')?;
    let (folder, file) = path.split_at(slash + 1);
    let stem = file.split('.').next()?;
    matches!(stem, "index" | "_index").then_some(folder)
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

/// Two pages of one language with the id that an author gave.
fn id_collisions(gathered: &[Gathered], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(LangId, &str), &Gathered> = HashMap::new();
    for page in gathered {
        let Some(id) = &page.front.id else { continue };
        match seen.get(&(page.lang, id.value.as_str())) {
            // Inherited by a translation, or by defaults, which is no choice of this page.
            Some(first) if first.key == page.key => {}
            Some(first) => {
                let (value, other) = (&id.value, &first.path);
                diagnostics.push(
                    Diagnostic::new(
                        Code::IdCollision,
                        say!(
                            "mã “{value}” đã dùng ở {other}",
                            "the id “{value}” is taken by {other}"
                        ),
                    )
                    .in_file(&id.file)
                    .at(id.span)
                    .hint(say!("đặt một mã khác", "choose another id")),
                );
            }
            None => drop(seen.insert((page.lang, id.value.as_str()), page)),
        }
    }
}
