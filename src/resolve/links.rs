//! Where the links, pictures and blocks of a page lead: the parsed page in, targets and findings out.

use super::blocks::{self, BlockUse};
use super::media::find_media;
use super::{NumberState, Plan, RouteKind, Site};
use super::{anchors, hidden};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::page::{Page, PageId};
use crate::model::{PageKind, SectionKind, address};
use crate::parse::document::{Image, Link};
use crate::say;
use crate::text::nearest::nearest;
use crate::text::phone;

/// What a page's links, pictures and blocks lead to, in the order of its document.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Targets of links.
    pub links: Vec<ResolvedLink>,
    /// Files of pictures; none for one that could not be found.
    pub images: Vec<Option<ResolvedImage>>,
    /// Uses of blocks; none for one that was wrong.
    pub blocks: Vec<Option<BlockUse>>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ResolvedLink {
    /// Another site, e-mail, phone: as written.
    External(String),
    /// A page, with the heading's id, may be empty.
    Page(PageId, String),
    /// A published file, with the query and fragment as written.
    File(String, String),
    /// A heading of the same page.
    Anchor(String),
    /// A generated address of the site, with the query and fragment as written.
    Site(String, String),
    /// Printed as plain text.
    Withheld,
}

/// A picture that is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResolvedImage {
    /// Root-relative address.
    pub address: String,
    /// Width and height as shown.
    pub size: Option<(u32, u32)>,
}

/// Resolves everything that a page's text refers to.
pub(super) fn link(site: &Site, plan: &Plan, page: &Page) -> (Linked, Vec<Diagnostic>) {
    let mut linker = Linker { site, plan, page, diagnostics: Vec::new() };
    let markdown = &page.document.markdown;
    let links = markdown.links.iter().map(|link| linker.link(link)).collect();
    let images = markdown.images.iter().map(|image| linker.image(image)).collect();
    let blocks = markdown
        .blocks
        .iter()
        .map(|block| blocks::resolve(site, page, block, &mut linker.diagnostics))
        .collect();
    for number in &markdown.numbers {
        linker.number(number);
    }
    (Linked { links, images, blocks }, linker.diagnostics)
}

/// Resolves what one page refers to.
pub(super) struct Linker<'a> {
    pub(super) site: &'a Site,
    plan: &'a Plan,
    page: &'a Page,
    diagnostics: Vec<Diagnostic>,
}

impl Linker<'_> {
    pub(super) fn report(&mut self, span: Span, found: Diagnostic) {
        self.diagnostics.push(found.in_file(&self.page.source).at(span));
    }

    fn link(&mut self, link: &Link) -> ResolvedLink {
        let href = link.href.trim();
        if let Some(id) = href.strip_prefix('#') {
            return self.anchor_here(id, link.span);
        }
        if let Some(number) = href.strip_prefix("tel:").or_else(|| href.strip_prefix("sms:")) {
            return self.dialled(href, number);
        }
        if is_external(href) {
            return ResolvedLink::External(href.to_owned());
        }
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        if !query.is_empty() && path.is_empty() {
            return ResolvedLink::External(href.to_owned());
        }
        let decoded = address::decode(path).unwrap_or_else(|| path.to_owned());
        let decoded = crate::text::normal::repair(&decoded).into_owned();
        match self.target(&decoded) {
            Target::Page(id) => self.page_link(id, anchor, link.span),
            Target::File(address) => ResolvedLink::File(address, tail(query, anchor)),
            Target::Generated(address) => ResolvedLink::Site(address, tail(query, anchor)),
            Target::Withheld(path) => {
                self.report(link.span, hidden::finding(&path));
                ResolvedLink::Withheld
            }
            Target::None => {
                self.broken(href, &decoded, link.span);
                ResolvedLink::Withheld
            }
        }
    }

    /// A number that may not be dialled from here is plain text (SAFETY.md 11); what is wrong with it is told with
    /// the number itself.
    fn dialled(&self, href: &str, number: &str) -> ResolvedLink {
        let known = phone::parse(number).and_then(|phone| self.site.numbers.get(phone.digits()));
        let on_hotlines = matches!(
            self.page.summary.kind,
            PageKind::Hotline | PageKind::Section(SectionKind::Hotlines)
        );
        match known {
            Some(known) if known.state != NumberState::Active => ResolvedLink::Withheld,
            Some(known) if known.emergency && !on_hotlines => ResolvedLink::Withheld,
            _ => ResolvedLink::External(href.to_owned()),
        }
    }

    fn anchor_here(&mut self, id: &str, span: Span) -> ResolvedLink {
        let id = address::decode(id).unwrap_or_else(|| id.to_owned());
        let leads_somewhere = id.is_empty() || self.check_anchor(self.page, &id, span);
        // Printed as plain text, so that the theme isn't blamed for it as well.
        if leads_somewhere { ResolvedLink::Anchor(id) } else { ResolvedLink::Withheld }
    }

    fn page_link(&mut self, id: PageId, anchor: &str, span: Span) -> ResolvedLink {
        let target = self.site.page(id);
        let anchor = address::decode(anchor).unwrap_or_else(|| anchor.to_owned());
        if !anchor.is_empty() {
            self.check_anchor(target, &anchor, span);
        }
        ResolvedLink::Page(id, anchor)
    }

    /// Whether the heading exists.
    fn check_anchor(&mut self, target: &Page, id: &str, span: Span) -> bool {
        let outline = &target.document.markdown.outline;
        let hotlines = anchors::of_hotlines(self.site, target);
        let ids = || outline.iter().map(|heading| &heading.id).chain(&hotlines).map(String::as_str);
        if ids().any(|known| known == id) {
            return true;
        }
        let path = &target.source;
        let found = Diagnostic::new(
            Code::BrokenAnchor,
            say!("{path} không có đề mục “#{id}”", "{path} has no heading “#{id}”"),
        );
        let near = nearest(id, ids());
        let found = match near {
            Some(near) => found.hint(say!("có phải “#{near}”?", "did you mean “#{near}”?")),
            None => found.hint(say!(
                "bỏ phần sau dấu #, hoặc ghi đúng đề mục",
                "leave out what follows #, or name a heading",
            )),
        };
        self.report(span, found);
        false
    }

    fn target(&self, path: &str) -> Target {
        let folder = self.page.source.rsplit_once('/').map_or("", |(folder, _)| folder);
        let rooted = path.strip_prefix('/');
        let source = match rooted {
            Some(rooted) => Some(format!("content/{rooted}")),
            None => address::join(folder, path),
        };
        if let Some(source) = source {
            let found = self.by_source(source.trim_end_matches('/'));
            if !matches!(found, Target::None) {
                return found;
            }
        }
        if let Some(file) = find_media(&self.site.media, &self.page.source, path) {
            return Target::File(file.address.clone());
        }
        if self.site.hidden.has_file(&self.page.source, path) {
            return Target::Withheld(path.to_owned());
        }
        match rooted {
            Some(rooted) => self.by_address(rooted),
            None => Target::None,
        }
    }

    /// A content file, or a folder with an `_index.md` or `index.md`, in the page's own language if it can be.
    fn by_source(&self, source: &str) -> Target {
        let candidates = if source.ends_with(".md") {
            vec![source.to_owned()]
        } else {
            vec![format!("{source}/_index.md"), format!("{source}/index.md")]
        };
        for candidate in candidates {
            if let Some(id) = self.site.by_source.get(candidate.as_str()) {
                let own = self.site.version(self.site.page(*id), self.page.summary.lang);
                return Target::Page(own.unwrap_or(*id));
            }
            // Only the translation of this name may exist.
            if let Some(key) = candidate.strip_suffix(".md")
                && let Some(versions) = self.site.versions.get(key)
                && let Some(id) = versions.first()
            {
                let own = self.site.version(self.site.page(*id), self.page.summary.lang);
                return Target::Page(own.unwrap_or(*id));
            }
            if let Some(path) = self.site.hidden.by_path(&candidate) {
                return Target::Withheld(path.to_string());
            }
        }
        Target::None
    }

    /// `/bai-viet/an-sinh/`: the address of a page, a file or a generated list.
    fn by_address(&self, rooted: &str) -> Target {
        let wanted = rooted.strip_suffix("index.html").unwrap_or(rooted);
        let slashed = format!("{}/", wanted.trim_end_matches('/'));
        let route = self.plan.get(wanted).or_else(|| self.plan.get(&slashed));
        match route.map(|route| (&route.kind, &route.address)) {
            Some((RouteKind::Page(id), _)) => Target::Page(*id),
            Some((RouteKind::Media(_), address)) => Target::File(address.clone()),
            Some((_, address)) => Target::Generated(address.clone()),
            None => match self.site.hidden.by_address(&slashed) {
                Some(path) => Target::Withheld(path.to_string()),
                // A list that is empty now may fill again.
                None if is_list(&slashed) => Target::Withheld(slashed),
                None => Target::None,
            },
        }
    }

    fn broken(&mut self, href: &str, path: &str, span: Span) {
        let found = Diagnostic::new(
            Code::BrokenLink,
            say!(
                "liên kết “{href}” không dẫn tới trang hay tệp nào",
                "the link “{href}” leads to no page or file"
            ),
        );
        let looks_like_host = path.split_once('/').is_some_and(|(host, _)| {
            host.contains('.') && !host.starts_with('.') && !host.ends_with(".md")
        });
        if looks_like_host {
            return self.report(
                span,
                found.hint(say!(
                    "trang web khác thì viết đủ https://{href}",
                    "for another site write https://{href}",
                )),
            );
        }
        let place = self.likely_meant(path);
        let found = match place {
            Some(page) => {
                let near = relative_path(&self.page.source, &page.source);
                found.hint(say!("có phải “{near}”?", "did you mean “{near}”?"))
            }
            None => found.hint(say!(
                "ghi đường dẫn của tệp .md, tính từ thư mục của trang này",
                "give the path of the .md file, seen from this page's folder",
            )),
        };
        self.report(span, found);
    }

    /// The page whose path, seen from here, is nearest to what was written; a section by its folder too.
    fn likely_meant(&self, path: &str) -> Option<&Page> {
        let written = path.trim_start_matches("./");
        let seen: Vec<(String, &Page)> = self
            .site
            .pages
            .iter()
            .map(|page| (relative_path(&self.page.source, &page.source), page))
            .collect();
        let tail = |seen: &str| seen.trim_start_matches("../").to_owned();
        let same_tail = seen.iter().find(|(seen, _)| tail(seen) == tail(written));
        if let Some((_, page)) = same_tail {
            return Some(page);
        }
        let near = nearest(written, seen.iter().map(|(seen, _)| seen.as_str())).map(str::to_owned);
        let by_path = near.and_then(|near| seen.iter().find(|(seen, _)| *seen == near));
        let name = written.rsplit('/').find(|part| !part.is_empty()).unwrap_or(written);
        let by_name = || {
            let names = seen.iter().filter(|(seen, _)| !seen.ends_with("index.md"));
            let near =
                nearest(name, names.clone().filter_map(|(seen, _)| seen.rsplit('/').next()))?;
            seen.iter().find(|(seen, _)| seen.rsplit('/').next() == Some(near))
        };
        by_path.or_else(by_name).map(|(_, page)| *page)
    }

    fn image(&mut self, image: &Image) -> Option<ResolvedImage> {
        let src = &image.src;
        if is_external(src) {
            self.report(
                image.span,
                Diagnostic::new(
                    Code::ThirdParty,
                    say!(
                        "ảnh nằm ở máy chủ khác; tải nó sẽ lộ người đọc",
                        "the picture lies on another server, which would learn who reads this page",
                    ),
                )
                .hint(say!(
                    "tải ảnh về và đặt cạnh bài",
                    "download the picture and put it beside the page"
                )),
            );
            return None;
        }
        let Some(file) = find_media(&self.site.media, &self.page.source, src) else {
            if self.site.hidden.has_file(&self.page.source, src) {
                self.report(image.span, hidden::finding(src));
                return None;
            }
            self.report(
                image.span,
                Diagnostic::new(
                    Code::MissingImage,
                    say!("không tìm thấy ảnh “{src}”", "the picture “{src}” can't be found"),
                )
                .hint(say!(
                    "đặt ảnh cạnh tệp bài và ghi đúng tên, cả chữ hoa chữ thường",
                    "put the picture beside the page's file and spell its name exactly",
                )),
            );
            return None;
        };
        Some(ResolvedImage { address: file.address.clone(), size: file.size })
    }
}

enum Target {
    Page(PageId),
    File(String),
    Generated(String),
    Withheld(String),
    None,
}

/// Topics, tags and months: what is there depends on the day.
fn is_list(address: &str) -> bool {
    address.contains("chu-de/") || address.contains("tu-khoa/")
}

/// `?x#y` as it was.
fn tail(query: &str, anchor: &str) -> String {
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    if anchor.is_empty() { query } else { format!("{query}#{anchor}") }
}

/// A scheme, or `//host`.
fn is_external(href: &str) -> bool {
    if href.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = href.split_once(':') else { return false };
    let mut bytes = scheme.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The path of `to` as seen from the folder of `from`.
fn relative_path(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut ups = String::new();
    let mut base = folder;
    loop {
        let prefix = if base.is_empty() { String::new() } else { format!("{base}/") };
        if let Some(rest) = to.strip_prefix(&prefix) {
            return format!("{ups}{rest}");
        }
        ups.push_str("../");
        base = base.rsplit_once('/').map_or("", |(above, _)| above);
    }
}
