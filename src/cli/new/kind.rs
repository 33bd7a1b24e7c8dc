//! The word for a kind of page in; out the kind, and what its section is called when it must be made.

use crate::cli::terminal::Stop;
use crate::diagnostics::Speech;
use crate::model::SectionKind;
use crate::model::kind::{WORDS, WrittenKind};
use crate::say;
use crate::text::nearest::{key_form, nearest};

/// A section that doesn't exist yet.
pub(super) struct NewSection {
    /// Its folder below `content/`.
    pub(super) folder: &'static str,
    /// Its title.
    pub(super) title: &'static str,
}

/// Reads a kind: `event`, `events`, `sự kiện`, `su-kien`.
pub(super) fn read(word: &str) -> Result<SectionKind, Stop> {
    let form = key_form(word);
    let known = spellings().find(|(_, known)| key_form(known) == form);
    known.map(|(kind, _)| kind).ok_or_else(|| {
        let hint = match nearest(word, spellings().map(|(_, known)| known)) {
            Some(near) => say!("có phải “{near}”?", "did you mean “{near}”?"),
            None => say!(
                "chọn một trong: bài viết, sự kiện, số hỗ trợ, văn bản, chiến dịch, trang",
                "choose one of: article, event, hotline, document, campaign, page"
            ),
        };
        Stop::usage(say!("không có loại trang “{word}”", "there is no kind of page “{word}”"), hint)
    })
}

/// The words of sections, and the names of the pages in them.
fn spellings() -> impl Iterator<Item = (SectionKind, &'static str)> {
    WORDS.iter().flat_map(|(kind, words)| {
        let section = match kind {
            WrittenKind::Section(section) => Some(*section),
            WrittenKind::Page(_) => None,
        };
        section.into_iter().flat_map(move |section| {
            let page = section.page_kind().name();
            words.iter().copied().chain([page]).map(move |word| (section, word))
        })
    })
}

/// The word by which `kind:` of a section names it.
pub(super) fn word(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Articles => "articles",
        SectionKind::Events => "events",
        SectionKind::Hotlines => "hotlines",
        SectionKind::Documents => "documents",
        SectionKind::Campaigns => "campaigns",
        SectionKind::Pages => "pages",
    }
}

/// What pages of a kind are called in a sentence, in Vietnamese and English.
pub(super) fn spoken(kind: SectionKind) -> (&'static str, &'static str) {
    match kind {
        SectionKind::Articles => ("bài viết", "articles"),
        SectionKind::Events => ("sự kiện", "events"),
        SectionKind::Hotlines => ("số hỗ trợ", "hotlines"),
        SectionKind::Documents => ("văn bản", "documents"),
        SectionKind::Campaigns => ("chiến dịch", "campaigns"),
        SectionKind::Pages => ("trang", "plain pages"),
    }
}

/// What one page of a kind is called, in Vietnamese and English.
pub(super) fn spoken_one(kind: SectionKind) -> (&'static str, &'static str) {
    match kind {
        SectionKind::Articles => ("bài viết", "an article"),
        SectionKind::Events => ("sự kiện", "an event"),
        SectionKind::Hotlines => ("số hỗ trợ", "a support number"),
        SectionKind::Documents => ("văn bản", "a document"),
        SectionKind::Campaigns => ("chiến dịch của một năm", "a year's campaign"),
        SectionKind::Pages => ("trang thường", "a plain page"),
    }
}

/// The section to make when a site has none of a kind, in the words of its main language.
pub(super) fn new_section(kind: SectionKind, words: Speech) -> NewSection {
    let (folder, title) = match (kind, words) {
        (SectionKind::Articles, Speech::Vi) => ("bai-viet", "Bài viết"),
        (SectionKind::Events, Speech::Vi) => ("su-kien", "Lịch"),
        (SectionKind::Hotlines, Speech::Vi) => ("so-ho-tro", "Số hỗ trợ"),
        (SectionKind::Documents, Speech::Vi) => ("van-ban", "Văn bản"),
        (SectionKind::Campaigns, Speech::Vi) => ("chien-dich", "Các năm"),
        (SectionKind::Pages, Speech::Vi) => ("trang", "Trang"),
        (SectionKind::Articles, Speech::En) => ("articles", "Articles"),
        (SectionKind::Events, Speech::En) => ("events", "Calendar"),
        (SectionKind::Hotlines, Speech::En) => ("support-numbers", "Support numbers"),
        (SectionKind::Documents, Speech::En) => ("documents", "Documents"),
        (SectionKind::Campaigns, Speech::En) => ("campaigns", "Year by year"),
        (SectionKind::Pages, Speech::En) => ("pages", "Pages"),
    };
    NewSection { folder, title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_words() {
        let words: [(SectionKind, &[&str]); 6] = [
            (SectionKind::Articles, &["article", "articles", "bài viết", "bai-viet", "Bai Viet"]),
            (SectionKind::Events, &["event", "sự kiện", "su-kien", "lịch"]),
            (SectionKind::Hotlines, &["hotline", "số hỗ trợ", "so-ho-tro", "so ho tro"]),
            (SectionKind::Documents, &["document", "văn bản", "van_ban"]),
            (SectionKind::Campaigns, &["campaign", "chiến dịch", "chien-dich"]),
            (SectionKind::Pages, &["page", "trang"]),
        ];
        for (kind, words) in words {
            for written in words {
                assert_eq!(read(written).ok(), Some(kind), "{written}");
            }
            assert_eq!(read(word(kind)).ok(), Some(kind));
        }
    }

    #[test]
    fn an_unknown_word_gets_the_nearest_or_all() {
        let slip = read("artcle").unwrap_err();
        assert!(slip.hint.unwrap().en.contains("“article”"));
        let other = read("banner").unwrap_err();
        assert!(other.hint.unwrap().vi.contains("văn bản, chiến dịch"));
        assert!(read("safety").is_err());
    }
}
