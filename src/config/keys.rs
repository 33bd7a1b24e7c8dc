//! The keys of `site.yaml`, in English and Vietnamese (DESIGN.md §3).

use crate::yaml::fields::Key;

const fn key(name: &'static str, also: &'static [&'static str]) -> Key {
    Key { name, also }
}

/// Keys of the file itself.
pub(super) const SITE: &[Key] = &[
    key("title", &["tiêu đề"]),
    key("description", &["tóm tắt", "mô tả"]),
    key("base_url", &["địa chỉ"]),
    key("language", &["ngôn ngữ"]),
    key("languages", &["các ngôn ngữ"]),
    key("timezone", &["múi giờ"]),
    key("theme", &["giao diện"]),
    key("theme_options", &["tuỳ chọn giao diện"]),
    key("organization", &["cơ quan", "đơn vị"]),
    key("topics", &["chuyên mục", "chủ đề"]),
    key("menu", &["thực đơn"]),
    key("quick_exit", &["thoát nhanh"]),
    key("hotlines", &["số hỗ trợ"]),
    key("calendar", &["lịch"]),
    key("hosting", &["máy chủ"]),
    key("words", &["từ cho phép"]),
    key("advice", &["lời khuyên"]),
    key("markdown", &[]),
    key("search", &["tìm kiếm"]),
    key("extra", &["thêm"]),
];
/// Keys of `organization`.
pub(super) const ORGANIZATION: &[Key] = &[
    key("name", &["tên"]),
    key("address", &["địa chỉ"]),
    key("phone", &["điện thoại"]),
    key("email", &["thư điện tử"]),
    key("website", &["trang web"]),
];
/// Keys of a topic.
pub(super) const TOPIC: &[Key] = &[
    key("id", &["mã"]),
    key("title", &["tiêu đề", "tên"]),
    key("slug", &["đường dẫn"]),
    key("sensitive", &["nhạy cảm", "thoát nhanh"]),
];
/// Keys of an entry of the menu.
pub(super) const MENU: &[Key] =
    &[key("page", &["trang"]), key("url", &["địa chỉ"]), key("title", &["tiêu đề"])];
/// Keys of `quick_exit`.
pub(super) const EXIT: &[Key] =
    &[key("url", &["địa chỉ"]), key("title", &["tiêu đề"]), key("history", &["lịch sử"])];
/// Keys of `hotlines`.
pub(super) const HOTLINES: &[Key] = &[key("recheck_after_days", &["xác minh lại sau ngày"])];
/// Keys of `advice`.
pub(super) const ADVICE: &[Key] =
    &[key("off", &["tắt", "bỏ qua"]), key("abbreviations", &["viết tắt", "chữ viết tắt"])];
/// Keys of `calendar`.
pub(super) const CALENDAR: &[Key] =
    &[key("holidays", &["ngày lễ", "nghỉ lễ"]), key("lunar", &["âm lịch"])];
/// Keys of `search`.
pub(super) const SEARCH: &[Key] = &[key("synonyms", &["từ đồng nghĩa", "viết tắt"])];
/// Keys of `markdown`.
pub(super) const MARKDOWN: &[Key] = &[key("html", &[])];
