//! Hotlines as data: hours, areas, needs, other channels and reporting points, from the file to the built site.

use super::site::Site;

/// A site with a hotlines section and what it must have beside.
pub(crate) fn site() -> Site {
    Site::new()
        .file("content/an-toan.md", "---\ntitle: An toàn\ndescription: Cách dùng.\nkind: safety\n---\nĐọc.\n")
        .file("content/so/_index.md", "---\ntitle: Số hỗ trợ\ndescription: Các số.\nkind: hotlines\n---\n")
        .file(
            "content/so/111.md",
            "---\ntitle: Trẻ em\ndescription: Gọi khi cần.\nnumbers: [{number: \"111\", cost: free}]\n\
             hours: 24/7\narea: Toàn quốc\nneeds: trẻ em, mua bán người\nchecked_on: 2026-11-01\n---\n",
        )
}

const TINH: &str = "\
---
tiêu đề: Đường dây của tỉnh
tóm tắt: Gọi trong giờ.
số: 0263 3822 311
giờ trực:
  - {ngày: T2–T6, từ: 8h, đến: 17h30}
  - {ngày: T7, từ: 22:00, đến: 6:00}
địa bàn: [{tỉnh: Lâm Đồng, xã: [Đắk Mil, Đức An]}]
việc cần giúp: [bạo lực, tư vấn]
kênh khác:
  - {loại: zalo, địa chỉ: 0912 345 678, ghi chú: Tin nhắn còn lại trên máy.}
  - {loại: thư điện tử, địa chỉ: giup@example.vn}
xác minh ngày: 1/11/2026
---
";

const POINTS: &str = "\
nơi báo tin:
  - địa bàn: {tỉnh: Lâm Đồng, xã: Đắk Mil}
    loại: công an
    tên: {vi: Công an xã Đắk Mil, en: Police of Đắk Mil}
    điện thoại: 0263 3822 400
    giờ trực: 24/7
    xác minh ngày: 1/11/2026
  - {địa bàn: {tỉnh: Lâm Đồng, xã: Đức An}, loại: trưởng thôn, tên: Trưởng thôn 3}
";

#[test]
fn all_that_a_hotline_says_is_data() {
    let mut built =
        site().file("content/so/tinh.md", TINH).file("content/so/noi-bao-tin.yaml", POINTS).build();
    built.ok();
    let json: serde_json::Value = serde_json::from_str(&built.text("hotlines.json")).unwrap();
    let tinh = &json["items"][0];
    assert_eq!(tinh["open"][0], serde_json::json!([480, 1050]));
    assert_eq!(tinh["open"][5], serde_json::json!([8520, 9000]));
    assert_eq!(tinh["needs"], serde_json::json!(["violence", "counselling"]));
    assert_eq!(tinh["places"][1]["commune"], "Đức An");
    assert_eq!(tinh["channels"][0]["href"], "https://zalo.me/0912345678");
    assert_eq!(tinh["channels"][1]["href"], "mailto:giup@example.vn");
    assert_eq!(json["items"][1]["open"], serde_json::json!([[0, 10080]]));
    let points = &json["reporting_points"];
    assert_eq!(points[0]["number"], "02633822400");
    assert_eq!(points[1]["kind"], "village_head");
    // What is declared there is known everywhere.
    built
        .edit("content/_index.md", |text| text + "\nGọi 0263.3822.400 hoặc nhắn 0912 345 678.\n")
        .ok();
    assert!(built.html("").contains("href=\"tel:+842633822400\""));
}

#[test]
fn a_list_of_reporting_points_is_told_its_mistakes_at_their_places() {
    let mut built = site()
        .file(
            "content/so/noi-bao-tin.yaml",
            "nơi báo tin:\n  - {địa bàn: Đắk Mil, loại: công ann, tên: A}\n  - {loại: công an, tên: B, địa bàn: C, điện thoại: 12}\n  - {địa bàn: D, loại: khác, tene: E}\n",
        )
        .build();
    let file = "content/so/noi-bao-tin.yaml";
    built.expect_error("bad-value", file, 2, 30).saying("công an", "công an");
    built.expect_error("bad-value", file, 3, 53);
    built.expect_error("unknown-key", file, 4, 30).saying("`tên`", "`tên`");
    built.expect_error("missing-key", file, 4, 5);
}

#[test]
fn hours_that_nobody_can_read_are_printed_but_never_said_to_be_open() {
    let text = TINH.replace("T2–T6", "ngày làm việc").replace("22:00", "tối");
    let mut built = site().file("content/so/tinh.md", &text).build();
    built.expect_warning("bad-value", "content/so/tinh.md", 6, 12);
    built.expect_warning("bad-value", "content/so/tinh.md", 7, 20);
    built.ok();
    let json: serde_json::Value = serde_json::from_str(&built.text("hotlines.json")).unwrap();
    assert_eq!(json["items"][0]["open"], serde_json::json!([]));
}

#[test]
fn needs_and_channels_are_checked() {
    let text = TINH.replace("tư vấn", "tư vấm").replace("giup@example.vn", "giup example");
    let mut built = site().file("content/so/tinh.md", &text).build();
    built
        .expect_error("bad-value", "content/so/tinh.md", 9, 26)
        .saying("`tư vấn`", "`counselling`");
    built
        .expect_error("bad-value", "content/so/tinh.md", 12, 34)
        .saying("ten@co-quan.vn", "ten@co-quan.vn");
}
