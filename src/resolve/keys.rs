//! The keys of front matter, in English and Vietnamese (DESIGN.md §3), and the words of their values.

use crate::model::front::{Channel, ContactKind, Cost, DocumentStatus, EventStatus, Every, Need};
use crate::model::point::PointKind;
use crate::model::repeat::LAST_WEEK;
use crate::yaml::fields::Key;

const fn key(name: &'static str, also: &'static [&'static str]) -> Key {
    Key { name, also }
}

/// Keys that every page may have.
pub(super) const COMMON: &[Key] = &[
    key("title", &["tiêu đề"]),
    key("description", &["tóm tắt"]),
    key("date", &["ngày"]),
    key("updated", &["cập nhật"]),
    key("slug", &["đường dẫn"]),
    key("aliases", &["đường dẫn cũ"]),
    key("draft", &["nháp"]),
    key("publish_at", &["đăng lúc"]),
    key("expires_at", &["gỡ lúc", "hết hạn"]),
    key("topics", &["chuyên mục", "chủ đề"]),
    key("tags", &["từ khóa", "từ khoá"]),
    key("image", &["ảnh"]),
    key("author", &["tác giả"]),
    key("source", &["nguồn"]),
    key("order", &["thứ tự"]),
    key("sensitive", &["thoát nhanh", "nhạy cảm"]),
    key("campaign", &["chiến dịch"]),
    key("id", &["mã"]),
    key("kind", &["loại"]),
    key("advice", &["lời khuyên"]),
    key("extra", &["thêm"]),
];

/// Keys of a section's `_index.md` besides.
pub(super) const SECTION: &[Key] = &[key("defaults", &["mặc định"])];

/// Keys of an event.
pub(super) const EVENT: &[Key] = &[
    key("start", &["bắt đầu"]),
    key("end", &["kết thúc"]),
    key("location", &["địa điểm"]),
    key("online", &["trực tuyến"]),
    key("organizer", &["đơn vị tổ chức"]),
    key("audience", &["thành phần", "đối tượng"]),
    key("status", &["trạng thái"]),
    key("rescheduled_to", &["dời sang ngày", "dời đến"]),
    key("repeat", &["lặp lại"]),
    key("register", &["đăng ký"]),
    key("revision", &["lần sửa"]),
    key("observance", &["ngày kỷ niệm"]),
];

/// Keys of a hotline. `hết hạn` alone means the page; the number's own date is `hết hạn ngày`.
pub(super) const HOTLINE: &[Key] = &[
    key("numbers", &["số"]),
    key("hours", &["giờ trực"]),
    key("area", &["địa bàn", "khu vực"]),
    key("needs", &["việc cần giúp", "cần giúp"]),
    key("channels", &["kênh khác", "kênh liên hệ"]),
    key("serves", &["dành cho", "phục vụ"]),
    key("languages", &["ngôn ngữ"]),
    key("operator", &["đơn vị"]),
    key("emergency", &["khẩn cấp"]),
    key("checked_on", &["xác minh ngày", "kiểm tra ngày"]),
    key("checked_by", &["người xác minh"]),
    key("expires_on", &["hết hạn ngày"]),
    key("retired", &["ngừng hoạt động"]),
    key("replaced_by", &["thay bằng"]),
];

/// Keys of a document.
pub(super) const DOCUMENT: &[Key] = &[
    key("number", &["số hiệu"]),
    key("type", &["loại"]),
    key("abstract", &["trích yếu"]),
    key("issuer", &["cơ quan ban hành"]),
    key("issued_on", &["ngày ban hành"]),
    key("effective_on", &["ngày có hiệu lực"]),
    key("expires_on", &["ngày hết hiệu lực"]),
    key("status", &["hiệu lực"]),
    key("replaced_by", &["thay bằng"]),
    key("files", &["tệp"]),
];

/// Keys of a campaign.
pub(super) const CAMPAIGN: &[Key] = &[
    key("year", &["năm"]),
    key("start", &["bắt đầu"]),
    key("end", &["kết thúc"]),
    key("theme", &["chủ đề tháng"]),
    key("slogans", &["khẩu hiệu"]),
    key("partners", &["đơn vị phối hợp"]),
    key("hashtag", &["thẻ"]),
];

/// Keys of a picture.
pub(super) const IMAGE: &[Key] = &[
    key("src", &["tệp"]),
    key("alt", &["mô tả ảnh"]),
    key("caption", &["chú thích"]),
    key("credit", &["nguồn ảnh"]),
];

/// Keys of a place.
pub(super) const LOCATION: &[Key] =
    &[key("name", &["tên"]), key("address", &["địa chỉ"]), key("geo", &["toạ độ", "tọa độ"])];

/// Keys of a repetition.
pub(super) const REPEAT: &[Key] = &[
    key("every", &["mỗi"]),
    key("interval", &["cách"]),
    key("on", &["vào"]),
    key("week", &["tuần thứ"]),
    key("lunar", &["âm lịch"]),
    key("until", &["đến hết"]),
    key("count", &["số lần"]),
    key("except", &["trừ"]),
];

/// Keys of a hotline's number.
pub(super) const NUMBER: &[Key] = &[
    key("number", &["số"]),
    key("label", &["nhãn"]),
    key("cost", &["cước gọi", "chi phí"]),
    key("kind", &["loại"]),
];

/// Keys of a line of opening hours.
pub(super) const HOURS: &[Key] =
    &[key("days", &["ngày"]), key("from", &["từ"]), key("to", &["đến"])];

/// Keys of an area.
pub(super) const AREA: &[Key] = &[
    key("province", &["tỉnh", "thành phố", "tỉnh thành"]),
    key("commune", &["xã", "phường", "đặc khu"]),
];

/// Keys of another way to reach a hotline.
pub(super) const CONTACT: &[Key] = &[
    key("kind", &["loại", "kênh"]),
    key("address", &["địa chỉ"]),
    key("note", &["ghi chú", "lưu ý"]),
];

/// Keys of a reporting point.
pub(super) const POINT: &[Key] = &[
    key("area", &["địa bàn", "khu vực"]),
    key("kind", &["loại"]),
    key("name", &["tên"]),
    key("address", &["địa chỉ"]),
    key("phone", &["điện thoại", "số"]),
    key("hours", &["giờ trực", "giờ làm việc"]),
    key("note", &["ghi chú", "lưu ý"]),
    key("source", &["nguồn"]),
    key("checked_on", &["xác minh ngày", "kiểm tra ngày"]),
];

/// Keys of a document's file.
pub(super) const FILE: &[Key] = &[key("src", &["tệp"]), key("title", &["tiêu đề"])];

/// Keys of a group of slogans.
pub(super) const SLOGANS: &[Key] = &[key("group", &["nhóm"]), key("lines", &["câu"])];

/// Words for the state of an event.
pub(super) const EVENT_STATUS: &[(EventStatus, &[&str])] = &[
    (EventStatus::Confirmed, &["confirmed", "chính thức", "xác nhận"]),
    (EventStatus::Tentative, &["tentative", "dự kiến"]),
    (EventStatus::Cancelled, &["cancelled", "canceled", "đã huỷ", "huỷ"]),
    (EventStatus::Postponed, &["postponed", "hoãn", "đã hoãn"]),
];

/// Words for the unit of a repetition.
pub(super) const EVERY: &[(Every, &[&str])] = &[
    (Every::Day, &["day", "ngày"]),
    (Every::Week, &["week", "tuần"]),
    (Every::Month, &["month", "tháng"]),
    (Every::Year, &["year", "năm"]),
    (Every::LunarYear, &["lunar_year", "năm âm lịch", "âm lịch"]),
];

/// Words for weekdays, 1 Monday to 7 Sunday.
pub(super) const WEEKDAYS: &[(i8, &[&str])] = &[
    (1, &["mon", "monday", "thứ hai", "thứ 2", "t2"]),
    (2, &["tue", "tuesday", "thứ ba", "thứ 3", "t3"]),
    (3, &["wed", "wednesday", "thứ tư", "thứ 4", "t4"]),
    (4, &["thu", "thursday", "thứ năm", "thứ 5", "t5"]),
    (5, &["fri", "friday", "thứ sáu", "thứ 6", "t6"]),
    (6, &["sat", "saturday", "thứ bảy", "thứ 7", "t7"]),
    (7, &["sun", "sunday", "chủ nhật", "cn"]),
];

/// Words for the weeks of a month.
pub(super) const WEEKS: &[(i8, &[&str])] = &[
    (1, &["1", "first", "đầu", "nhất", "thứ nhất"]),
    (2, &["2", "second", "hai", "thứ hai"]),
    (3, &["3", "third", "ba", "thứ ba"]),
    (4, &["4", "fourth", "tư", "thứ tư"]),
    (5, &["5", "fifth", "năm", "thứ năm"]),
    (LAST_WEEK, &["last", "cuối", "cuối cùng"]),
];

/// Words for what a call costs.
pub(crate) const COST: &[(Cost, &[&str])] = &[
    (Cost::Free, &["free", "miễn phí"]),
    (Cost::Charged, &["charged", "mất phí", "có phí"]),
    (Cost::Unknown, &["unknown", "chưa rõ"]),
];

/// Words for how a number is reached.
pub(super) const CHANNEL: &[(Channel, &[&str])] = &[
    (Channel::Call, &["call", "gọi"]),
    (Channel::Sms, &["sms", "nhắn tin"]),
    (Channel::Zalo, &["zalo"]),
];

/// Words for what help is needed for.
pub(super) const NEED: &[(Need, &[&str])] = &[
    (Need::Violence, &["violence", "bạo lực"]),
    (Need::Children, &["children", "trẻ em"]),
    (Need::Trafficking, &["trafficking", "mua bán người"]),
    (Need::Crime, &["crime", "an ninh trật tự", "an ninh", "tội phạm"]),
    (Need::Medical, &["medical", "cấp cứu", "y tế"]),
    (Need::Fire, &["fire", "cháy nổ", "chữa cháy"]),
    (Need::Disaster, &["disaster", "thiên tai", "sự cố"]),
    (Need::Counselling, &["counselling", "counseling", "tư vấn", "tâm lý"]),
    (Need::Shelter, &["shelter", "tạm lánh", "nơi tạm lánh"]),
    (Need::Legal, &["legal", "pháp lý", "trợ giúp pháp lý"]),
];

/// Words for other ways to reach a hotline.
pub(super) const CONTACT_KIND: &[(ContactKind, &[&str])] = &[
    (ContactKind::Zalo, &["zalo"]),
    (ContactKind::Email, &["email", "e-mail", "thư điện tử"]),
    (ContactKind::Web, &["web", "website", "trang web"]),
    (ContactKind::Facebook, &["facebook"]),
    (ContactKind::Letter, &["letter", "thư", "gửi thư", "bưu điện"]),
];

/// Words for what a reporting point is (Luật 13/2022/QH15, Điều 19).
pub(super) const POINT_KIND: &[(PointKind, &[&str])] = &[
    (
        PointKind::CommuneCommittee,
        &["commune_committee", "uỷ ban nhân dân", "uỷ ban nhân dân cấp xã", "ubnd"],
    ),
    (PointKind::Police, &["police", "công an"]),
    (PointKind::BorderPost, &["border_post", "đồn biên phòng", "biên phòng"]),
    (PointKind::School, &["school", "trường học", "nhà trường"]),
    (PointKind::VillageHead, &["village_head", "trưởng thôn", "tổ trưởng dân phố", "trưởng bản"]),
    (
        PointKind::FrontCommittee,
        &["front_committee", "ban công tác mặt trận", "mặt trận", "trưởng ban công tác mặt trận"],
    ),
    (PointKind::Organisation, &["organisation", "organization", "đoàn thể", "tổ chức"]),
    (PointKind::Other, &["other", "khác"]),
];

/// Words for the validity of a document.
pub(super) const DOCUMENT_STATUS: &[(DocumentStatus, &[&str])] = &[
    (DocumentStatus::InForce, &["in_force", "còn hiệu lực"]),
    (DocumentStatus::NotYet, &["not_yet", "chưa có hiệu lực"]),
    (DocumentStatus::Partly, &["partly", "hết hiệu lực một phần"]),
    (DocumentStatus::Expired, &["expired", "hết hiệu lực"]),
    (DocumentStatus::Replaced, &["replaced", "bị thay thế"]),
];
