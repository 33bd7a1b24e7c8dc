//! Numbers written in front matter are numbers in content too (SAFETY.md 11): known, or an error.

use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::page::Page;
use crate::resolve::{NumberState, Plan, Site};
use crate::say;
use crate::text::nearest::key_form;
use crate::text::phone;
use crate::yaml::{Map, Node};

/// Keys whose values are numbers by right, or no text for readers.
const EXEMPT: &[&str] = &[
    "numbers",
    "số",
    "number",
    "số hiệu",
    "register",
    "đăng ký",
    "phone",
    "id",
    "mã",
    "slug",
    "đường dẫn",
    "aliases",
    "đường dẫn cũ",
    "date",
    "ngày",
    "extra",
];

pub(super) fn check(site: &Site, _plan: &Plan) -> Vec<Diagnostic> {
    let exempt: Vec<String> = EXEMPT.iter().map(|key| key_form(key)).collect();
    let mut diagnostics = Vec::new();
    for page in &site.pages {
        map(site, page, &page.document.front, &exempt, &mut diagnostics);
    }
    diagnostics
}

fn map(
    site: &Site,
    page: &Page,
    front: &Map,
    exempt: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in &front.entries {
        if !exempt.contains(&key_form(&entry.key.value)) {
            node(site, page, &entry.value.value, entry.value.span, exempt, diagnostics);
        }
    }
}

fn node(
    site: &Site,
    page: &Page,
    value: &Node,
    span: Span,
    exempt: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    match value {
        Node::Null => {}
        Node::Map(inner) => map(site, page, inner, exempt, diagnostics),
        Node::List(items) => {
            for item in items {
                node(site, page, &item.value, item.span, exempt, diagnostics);
            }
        }
        Node::Scalar(scalar) => {
            for found in phone::find(&scalar.text) {
                diagnostics.extend(judge(site, page, &found.phone, span));
            }
        }
    }
}

fn judge(site: &Site, page: &Page, phone: &phone::Phone, span: Span) -> Option<Diagnostic> {
    let shown = phone.display();
    let found = match site.numbers.get(phone.digits()).map(|known| known.state) {
        Some(NumberState::Active) => return None,
        Some(NumberState::Retired) => Diagnostic::new(
            Code::RetiredNumber,
            say!("số {shown} đã ngừng hoạt động", "the number {shown} is retired"),
        )
        .hint(say!("thay bằng số mới", "write the new number")),
        Some(NumberState::Expired) => Diagnostic::new(
            Code::ExpiredNumber,
            say!("số {shown} đã quá hạn", "the number {shown} is past its date"),
        )
        .hint(say!(
            "gọi xác minh rồi sửa `hết hạn ngày` của số đó",
            "confirm it, then mend its `expires_on`"
        )),
        None => Diagnostic::new(
            Code::UnknownNumber,
            say!(
                "số {shown} không thuộc đường dây, cơ quan hay sự kiện nào của trang",
                "the number {shown} belongs to no hotline, organisation or event of the site",
            ),
        )
        .hint(say!(
            "tạo một tệp trong mục số hỗ trợ trước khi nhắc tới số này",
            "make a file in the hotlines section before you mention the number",
        )),
    };
    Some(found.in_file(&page.source).at(span))
}
