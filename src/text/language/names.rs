//! In: a language tag. Out: what its language calls itself, and what Vietnamese and English call it.

use super::primary;

/// The names of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    /// In the language itself, or as its people write it in Vietnamese; for the language switch.
    pub own: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

/// The names of a tag's language, by its first subtag; none if it is not in the list.
pub fn names(tag: &str) -> Option<Names> {
    let code = primary(tag);
    NAMES
        .iter()
        .find(|(listed, ..)| listed.eq_ignore_ascii_case(code))
        .map(|&(_, own, vi, en)| Names { own, vi, en })
}

/// What a tag's language calls itself: `Tiếng Việt`, `English`, `Ê Đê`.
pub fn own_name(tag: &str) -> Option<&'static str> {
    names(tag).map(|names| names.own)
}

/// Languages of Vietnam first (`Intl` in browsers has no names for most of them), then those of its guests.
const NAMES: &[(&str, &str, &str, &str)] = &[
    ("vi", "Tiếng Việt", "Tiếng Việt", "Vietnamese"),
    ("en", "English", "Tiếng Anh", "English"),
    ("rad", "Ê Đê", "Tiếng Ê Đê", "Rade"),
    ("cmo", "M’nông", "Tiếng M’nông (Trung)", "Central Mnong"),
    ("mnn", "M’nông", "Tiếng M’nông (Nam)", "Southern Mnong"),
    ("mng", "M’nông", "Tiếng M’nông (Đông)", "Eastern Mnong"),
    ("cma", "Mạ", "Tiếng Mạ", "Maa"),
    ("mww", "H’Mông", "Tiếng H’Mông (Trắng)", "Hmong Daw"),
    ("hnj", "H’Mông", "Tiếng H’Mông (Xanh)", "Hmong Njua"),
    ("tyz", "Tày", "Tiếng Tày", "Tày"),
    ("blt", "Thái", "Tiếng Thái (Đen)", "Tai Dam"),
    ("twh", "Thái", "Tiếng Thái (Trắng)", "Tai Dón"),
    ("km", "ភាសាខ្មែរ", "Tiếng Khmer", "Khmer"),
    ("cjm", "Chăm", "Tiếng Chăm (Đông)", "Eastern Cham"),
    ("cja", "Chăm", "Tiếng Chăm (Tây)", "Western Cham"),
    ("jra", "Gia Rai", "Tiếng Gia Rai", "Jarai"),
    ("bdq", "Ba Na", "Tiếng Ba Na", "Bahnar"),
    ("kpm", "Cơ Ho", "Tiếng Cơ Ho", "Koho"),
    ("nut", "Nùng", "Tiếng Nùng", "Nung"),
    ("mtq", "Mường", "Tiếng Mường", "Muong"),
    ("zh", "中文", "Tiếng Trung", "Chinese"),
    ("fr", "Français", "Tiếng Pháp", "French"),
    ("ja", "日本語", "Tiếng Nhật", "Japanese"),
    ("ko", "한국어", "Tiếng Hàn", "Korean"),
    ("ru", "Русский", "Tiếng Nga", "Russian"),
];
