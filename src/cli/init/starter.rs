//! A language in; out the files of a new site, with blanks for its title and its dates.

use crate::cli::Lang;

/// A file of a new site: its path in the site and its text, both with blanks (`{{year}}`).
pub(super) type StarterFile = (&'static str, &'static str);

/// Folders of a new site that no file is in.
pub(super) const FOLDERS: [&str; 1] = ["static"];

/// The files of a new site in a language.
pub(super) fn files(language: Lang) -> &'static [StarterFile] {
    match language {
        Lang::Vi => VIETNAMESE,
        Lang::En => ENGLISH,
    }
}

macro_rules! embedded {
    ($folder:literal: $($path:literal)*; $($name:literal = $file:literal)*) => {
        &[
            $(($path, include_str!(concat!($folder, "/", $path))),)*
            $(($name, include_str!($file)),)*
        ]
    };
}

const VIETNAMESE: &[StarterFile] = embedded! {
    "vi":
    "DOC-TRUOC.md"
    "site.yaml"
    "content/_index.md"
    "content/gioi-thieu.md"
    "content/lien-he.md"
    "content/an-toan.md"
    "content/bai-viet/_index.md"
    "content/bai-viet/vi-du-viet-mot-bai.md"
    "content/su-kien/_index.md"
    "content/su-kien/vi-du-mot-su-kien.md"
    "content/so-ho-tro/_index.md"
    "content/so-ho-tro/111.md"
    "content/so-ho-tro/112.md"
    "content/so-ho-tro/113.md"
    "content/so-ho-tro/114.md"
    "content/so-ho-tro/115.md"
    "content/so-ho-tro/ngoi-nha-binh-yen.md"
    "content/van-ban/_index.md"
    "content/chien-dich/_index.md";
    "content/chien-dich/{{year}}.md" = "vi/content/chien-dich/campaign.md"
    ".gitignore" = "gitignore"
};

const ENGLISH: &[StarterFile] = embedded! {
    "en":
    "READ-FIRST.md"
    "site.yaml"
    "content/_index.md"
    "content/about.md"
    "content/contact.md"
    "content/safety.md"
    "content/articles/_index.md"
    "content/articles/example-article.md"
    "content/events/_index.md"
    "content/events/example-event.md"
    "content/support-numbers/_index.md"
    "content/support-numbers/111.md"
    "content/support-numbers/112.md"
    "content/support-numbers/113.md"
    "content/support-numbers/114.md"
    "content/support-numbers/115.md"
    "content/support-numbers/peace-house.md"
    "content/documents/_index.md"
    "content/campaigns/_index.md";
    "content/campaigns/{{year}}.md" = "en/content/campaigns/campaign.md"
    ".gitignore" = "gitignore"
};
