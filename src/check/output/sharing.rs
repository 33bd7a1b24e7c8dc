//! A sensitive page offers nothing that leaves a record elsewhere (SAFETY.md 9): no share button, no card for the phone's
//! contacts, no entry for a calendar.

use super::{Page, Rule, Tag, look_at_template};
use crate::diagnostics::{Code, Diagnostic};
use crate::say;

/// Addresses of share buttons, without scheme and `www.`.
const SHARERS: &[&str] = &[
    "facebook.com/sharer",
    "facebook.com/share",
    "facebook.com/dialog/share",
    "m.facebook.com/sharer",
    "twitter.com/intent",
    "twitter.com/share",
    "x.com/intent",
    "t.me/share",
    "telegram.me/share",
    "zalo.me/share",
    "sp.zalo.me/",
    "button-share.zalo.me/",
    "wa.me/?",
    "api.whatsapp.com/send",
    "linkedin.com/sharing",
    "linkedin.com/sharearticle",
    "pinterest.com/pin/create",
    "reddit.com/submit",
];

pub(super) struct Sharing;

impl Rule for Sharing {
    fn tag(&mut self, tag: &Tag<'_>, page: &mut Page<'_>) {
        if page.guard.is_none() || tag.is_end {
            return;
        }
        let target = tag.get("href").or_else(|| tag.get("action")).unwrap_or_default();
        if shares(&target) || tag.name.starts_with("fb:") || tag.get("data-share").is_some() {
            let what = if target.is_empty() { tag.name.to_owned() } else { target };
            let file = &page.file;
            let message = say!(
                "trang nhạy cảm {file} có nút chia sẻ hoặc tệp lưu lại trên máy: “{what}”",
                "the sensitive page {file} has a share button or a file that stays on the device: “{what}”",
            );
            page.report(Diagnostic::new(Code::ShareLink, message).hint(look_at_template()));
        }
    }
}

fn shares(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    let bare = lower.trim_start_matches("https:").trim_start_matches("http:");
    let bare = bare.trim_start_matches("//").trim_start_matches("www.");
    SHARERS.iter().any(|sharer| bare.starts_with(sharer))
        || lower.starts_with("webcal:")
        || path.ends_with(".ics")
        || path.ends_with(".vcf")
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn share_buttons_and_files_that_stay() {
        for target in [
            "https://www.facebook.com/sharer/sharer.php?u=x",
            "//t.me/share/url?url=x",
            "https://wa.me/?text=x",
            "../le/le.ics",
            "so.vcf?v=2",
            "webcal://a.vn/lich",
        ] {
            assert!(shares(target), "{target}");
        }
        for target in
            ["https://www.facebook.com/hoi", "https://zalo.me/0946833384", "lich/", "tel:111"]
        {
            assert!(!shares(target), "{target}");
        }
    }
}
