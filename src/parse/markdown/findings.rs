//! What can be wrong with a Markdown text: places in, diagnostics in both languages out.

use super::arguments::Fault;
use super::markup_slips::{Meant, Slip};
use super::{MAX_BYTES, MAX_DEPTH};
use crate::diagnostics::{Code, Diagnostic, Severity, Span};
use crate::say;

pub(super) fn too_long(length: usize, offset: usize) -> Diagnostic {
    let (length, limit) = (length >> 20, MAX_BYTES >> 20);
    Diagnostic::new(
        Code::TooMany,
        say!(
            "Bài viết dài {length} MiB; một tệp chỉ được tới {limit} MiB.",
            "The text is {length} MiB long; one file may hold {limit} MiB."
        ),
    )
    .at(Span::new(offset, offset))
    .hint(say!("Chia thành nhiều trang.", "Split it into several pages."))
}

pub(super) fn too_many(more: usize, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TooMany,
        say!("Còn {more} chỗ nữa trong bài này.", "There are {more} more findings in this text."),
    )
    .at(span)
    .hint(say!("Sửa các chỗ trên rồi chạy lại.", "Mend those above and run again."))
}

pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::TooDeep,
        say!(
            "Trích dẫn, danh sách hoặc khối lồng nhau quá {MAX_DEPTH} lớp.",
            "Quotes, lists or blocks are nested more than {MAX_DEPTH} deep."
        ),
    )
    .at(span)
    .hint(say!(
        "Thường là tệp bị hỏng khi chép: hãy xem lại các dấu `>`, `-`, `*` ở đây.",
        "Most often the file was damaged when copied: look at the `>`, `-`, `*` here."
    ))
}

pub(super) fn unclosed_block(name: &str, colons: usize, span: Span) -> Diagnostic {
    let fence = ":".repeat(colons);
    Diagnostic::new(
        Code::UnclosedBlock,
        say!("Khối `{fence}{name}` không được đóng.", "The block `{fence}{name}` is not closed."),
    )
    .at(span)
    .hint(say!(
        "Thêm một dòng `{fence}` ở cột đầu tiên, sau nội dung của khối.",
        "Add a line `{fence}` at the first column after what belongs to the block."
    ))
}

pub(super) fn stray_fence(fence: &str, span: Span) -> Diagnostic {
    let mut finding = Diagnostic::new(
        Code::UnclosedBlock,
        say!(
            "Dòng `{fence}` này không đóng khối nào nên được in ra như chữ.",
            "This line `{fence}` closes no block and is printed as text."
        ),
    )
    .at(span)
    .hint(say!(
        "Dòng đóng có đúng bấy nhiêu dấu hai chấm như dòng mở; tên khối viết liền sau dấu hai chấm.",
        "A closing line has as many colons as the opening one, where the name follows without a space."
    ));
    finding.severity = Severity::Warning;
    finding
}

pub(super) fn bad_argument(written: &str, fault: Fault, span: Span) -> Diagnostic {
    let message = match fault {
        Fault::NoKey => say!(
            "`{written}` không phải là tham số dạng `tên=\"giá trị\"`.",
            "`{written}` is no argument of the form `key=\"value\"`."
        ),
        Fault::NoValue => {
            say!("Sau `{written}` thiếu giá trị.", "There is no value after `{written}`.")
        }
        Fault::OpenQuote => {
            say!("Dấu nháy mở ở đây chưa được đóng.", "The quotation mark here is never closed.")
        }
    };
    let hint = match fault {
        Fault::OpenQuote => say!(
            "Đóng bằng cùng một dấu nháy trên cùng dòng; dấu nháy bên trong viết `\\\"`.",
            "Close it with the same mark on the same line; write `\\\"` for one inside."
        ),
        _ => say!(
            "Viết `tên=\"giá trị\"`, không có dấu cách quanh dấu `=`, cách nhau bằng dấu cách.",
            "Write `key=\"value\"`, without spaces around `=`, with a space between arguments."
        ),
    };
    Diagnostic::new(Code::BadArgument, message).at(span).hint(hint)
}

pub(super) fn unsafe_link(scheme: &str, span: Span) -> Diagnostic {
    let hint = match scheme.len() {
        1 => say!(
            "Đây là đường dẫn trên máy của bạn. Chép tệp vào cạnh bài viết và viết tên tệp.",
            "This is a path on your computer. Copy the file beside the page and write its name."
        ),
        _ => say!(
            "Dùng https, http, mailto, tel, sms hoặc đường dẫn tới một tệp của trang.",
            "Use https, http, mailto, tel, sms or the path of a file of the site."
        ),
    };
    Diagnostic::new(
        Code::UnsafeLink,
        say!(
            "Liên kết kiểu `{scheme}:` bị bỏ, chỉ giữ lại chữ.",
            "A link with `{scheme}:` is dropped, its text stays."
        ),
    )
    .at(span)
    .hint(hint)
}

pub(super) fn missing_alt(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MissingAlt,
        say!(
            "Ảnh chưa có mô tả cho người không nhìn thấy.",
            "The picture has no description for people who can't see it."
        ),
    )
    .at(span)
    .hint(say!(
        "Viết điều ảnh cho thấy vào giữa hai ngoặc vuông: `![mô tả](ảnh.jpg)`.",
        "Write what it shows between the square brackets: `![description](picture.jpg)`."
    ))
}

pub(super) fn raw_html(name: &str, span: Span) -> Diagnostic {
    let message = match name {
        "" => say!("HTML viết tay ở đây bị bỏ.", "Raw HTML is left out here."),
        _ => say!("Thẻ HTML `<{name}>` bị bỏ.", "The HTML tag `<{name}>` is left out."),
    };
    Diagnostic::new(Code::RawHtml, message).at(span)
}

/// A tag that may stay, but not where it stands.
pub(super) fn misplaced_tag(name: &str, parents: &[&str], span: Span) -> Diagnostic {
    let parents = parents.iter().map(|parent| format!("`<{parent}>`")).collect::<Vec<_>>();
    let (vi, en) = (parents.join(" hoặc "), parents.join(" or "));
    raw_html(name, span).hint(say!(
        "Thẻ này chỉ đứng ngay trong {vi}.",
        "This tag stands directly inside {en} only."
    ))
}

/// How many attributes a message names, and how long a name it shows.
const SHOWN_ATTRIBUTES: usize = 3;
const SHOWN_LETTERS: usize = 40;

pub(super) fn raw_attributes(name: &str, attributes: &[&str], span: Span) -> Diagnostic {
    let shown = attributes.iter().take(SHOWN_ATTRIBUTES);
    let shown =
        shown.map(|name| format!("`{}`", name.chars().take(SHOWN_LETTERS).collect::<String>()));
    let more = if attributes.len() > SHOWN_ATTRIBUTES { ", …" } else { "" };
    let shown = shown.collect::<Vec<_>>().join(", ") + more;
    Diagnostic::new(
        Code::RawHtml,
        say!("Thuộc tính {shown} của thẻ `<{name}>` bị bỏ.", "{shown} of the tag `<{name}>` is left out."),
    )
    .at(span)
    .hint(say!(
        "Một thẻ chỉ giữ `lang`, `dir`, `title` (và `datetime`, `open` nơi hợp): liên kết và ảnh viết bằng Markdown, kiểu dáng do giao diện lo.",
        "A tag keeps `lang`, `dir`, `title` only (and `datetime`, `open` where they belong): links and pictures are written in Markdown, the theme sees to the looks."
    ))
}

pub(super) fn unclosed_tag(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RawHtml,
        say!(
            "Thẻ `<{name}>` không được đóng, nên bị đóng ở cuối đoạn này.",
            "The tag `<{name}>` is not closed, so it is closed where this piece of text ends."
        ),
    )
    .at(span)
    .hint(say!(
        "Viết `</{name}>` trong cùng đoạn, không có dòng trống ở giữa; để gói nhiều đoạn, dùng khối `:::callout` … `:::`.",
        "Write `</{name}>` in the same paragraph, without an empty line between; to wrap several, use a block: `:::callout` … `:::`."
    ))
}

pub(super) fn stray_tag(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RawHtml,
        say!(
            "Thẻ đóng `</{name}>` bị bỏ: trong đoạn này không có thẻ mở của nó.",
            "The closing tag `</{name}>` is left out: nothing in this piece of text opens it."
        ),
    )
    .at(span)
    .hint(say!(
        "Bỏ thẻ này đi, hoặc đặt nó trong cùng đoạn với thẻ mở, không có dòng trống ở giữa.",
        "Take it out, or put it into the paragraph of its opening tag, without an empty line between."
    ))
}

pub(super) fn undefined_footnote(label: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UndefinedFootnote,
        say!(
            "Chú thích `[^{label}]` chưa được viết, nên dấu này in ra như chữ.",
            "The footnote `[^{label}]` is not written, so the mark is printed as text."
        ),
    )
    .at(span)
    .hint(say!(
        "Thêm một dòng `[^{label}]: nội dung chú thích`.",
        "Add a line `[^{label}]: what the note says`."
    ))
}

pub(super) fn second_title(text: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MarkupSlip,
        say!(
            "đề mục này cùng cấp với tiêu đề trang, nên trang có hai tiêu đề",
            "the heading has the level of the page's title, so the page has two"
        ),
    )
    .at(span)
    .hint(say!("viết `## {text}`", "write `## {text}`"))
}

pub(super) fn markup_slip(slip: &Slip, span: Span) -> Diagnostic {
    let mended = slip.mended.as_deref().unwrap_or_default();
    let message = match slip.meant {
        Meant::Heading => say!(
            "thiếu dấu cách sau `#` nên dòng này không thành đề mục",
            "without a space after `#` the line is no heading"
        ),
        Meant::Block => say!(
            "dòng này không mở khối nào mà in ra như chữ",
            "the line opens no block and is printed as text"
        ),
        Meant::Bold => say!(
            "hai dấu `**` này in ra như chữ, chữ ở giữa không đậm",
            "these `**` are printed as signs, the words between aren't bold"
        ),
        Meant::Address => say!(
            "tên tệp có dấu cách nên không thành liên kết",
            "the address has blanks in it, so it makes no link"
        ),
        Meant::Picture => say!(
            "tên tệp có dấu cách nên không thành ảnh",
            "the file's name has blanks in it, so it makes no picture"
        ),
        Meant::LinkApart => say!(
            "có dấu cách giữa `]` và `(` nên không thành liên kết",
            "a blank between `]` and `(`: it makes no link"
        ),
        Meant::Table => say!(
            "bảng này thiếu dòng kẻ dưới hàng đầu nên in ra như chữ",
            "the table lacks the rule below its first row and is printed as text"
        ),
        Meant::Bullets => say!(
            "dấu đầu dòng này in ra như chữ, không thành danh sách",
            "the bullets are printed as signs and make no list"
        ),
        Meant::ItemApart => say!(
            "thiếu dấu cách sau dấu đầu dòng nên không thành danh sách",
            "without a space after its mark a line is no item of a list"
        ),
    };
    let hint = match slip.meant {
        Meant::Table => say!(
            "thêm dòng `{mended}` ngay dưới hàng đầu",
            "add the line `{mended}` below the first row"
        ),
        Meant::Block => say!(
            "viết từ cột đầu tiên, tên khối liền sau dấu hai chấm: `{mended}`",
            "begin at the first column, the name right after the colons: `{mended}`"
        ),
        Meant::Address | Meant::Picture => say!(
            "viết `{mended}`; tốt hơn: đổi tên tệp, không dấu và không dấu cách",
            "write `{mended}`; better: rename the file without blanks"
        ),
        _ => say!("viết `{mended}`", "write `{mended}`"),
    };
    Diagnostic::new(Code::MarkupSlip, message).at(span).hint(hint)
}
