//! A page and its versions in other languages: what makes them belong together.

use crate::site::Site;

const ENGLISH: &str = "title: Một\nlanguages: [vi, en]\nlanguage: vi\ndescription: Hai.\n";

fn page(title: &str) -> String {
    format!("---\ntitle: {title}\ndescription: Một trang.\n---\nChữ.\n")
}

/// A site in two languages with a section for pages in each.
fn two_languages() -> Site {
    Site::new()
        .file("site.yaml", ENGLISH)
        .file("content/_index.en.md", &page("Home"))
        .file("content/bai/_index.md", &page("Bài\nkind: articles"))
        .file("content/bai/_index.en.md", &page("Articles"))
}

#[test]
fn a_translation_by_a_name_that_only_looks_alike_is_an_error() {
    let mut built = two_languages()
        .file("content/bai/chia sẻ việc nhà.md", &page("Chia sẻ việc nhà\nsensitive: true"))
        .file("content/bai/chia-se-viec-nha.en.md", &page("Sharing the chores"))
        .build();
    built.expect_error("translation-unpaired", "content/bai/chia-se-viec-nha.en.md", 0, 0).saying(
        "giống bản dịch của content/bai/chia sẻ việc nhà.md",
        "looks like a translation of content/bai/chia sẻ việc nhà.md",
    );
}

#[test]
fn folders_of_pages_are_compared_too() {
    let mut built = two_languages()
        .file("content/bai/Ảnh/index.md", &page("Ảnh"))
        .file("content/bai/anh/index.en.md", &page("Pictures"))
        .build();
    built.expect_error("translation-unpaired", "content/bai/anh/index.en.md", 0, 0);
}

#[test]
fn a_page_of_one_language_alone_is_fine() {
    let mut built = two_languages()
        .file("content/bai/chia sẻ.md", &page("Chia sẻ"))
        .file("content/bai/chia sẻ.en.md", &page("Sharing"))
        .file("content/bai/for-visitors.en.md", &page("For visitors"))
        .build();
    built.ok();
}
