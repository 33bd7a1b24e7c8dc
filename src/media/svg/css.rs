//! Style sheets and values in a drawing: in comes CSS, out comes a finding if it loads something from elsewhere.

use super::super::MediaError;
use super::rules::{foreign, is_embedded, must_be_clean};
use crate::say;

/// At-rules and functions that load something without `url(`.
const LOADERS: &[&str] = &["@import", "image-set(", "expression(", "-moz-binding"];

/// Fails if the CSS refers to anything but the drawing itself and pictures or fonts embedded in it.
pub(super) fn check(css: &str) -> Result<(), MediaError> {
    let lower = css.to_ascii_lowercase();
    if css.contains('\\') {
        // `\75rl(` is `url(`.
        let what = say!("ký tự `\\` trong kiểu dáng", "a `\\` in its styles");
        return Err(MediaError::Unsafe { what });
    }
    if let Some(loader) = LOADERS.iter().find(|loader| lower.contains(**loader)) {
        let what = say!("`{loader}` trong kiểu dáng", "`{loader}` in its styles");
        return Err(MediaError::Unsafe { what });
    }
    lower.match_indices("url(").try_for_each(|(at, url)| {
        // ASCII letters change case in place, so the offset holds in both.
        check_url(css.get(at + url.len()..).unwrap_or_default())
    })
}

/// Looks at what follows `url(`.
fn check_url(css: &str) -> Result<(), MediaError> {
    let open = css.trim_start().trim_start_matches(['"', '\'']);
    let end = open.find([')', '"', '\'']).unwrap_or(open.len());
    let address: String = open.get(..end).unwrap_or_default().split_ascii_whitespace().collect();
    if address.starts_with('#') {
        return Ok(());
    }
    if is_embedded(&address) { must_be_clean(&address) } else { Err(foreign(&address)) }
}
