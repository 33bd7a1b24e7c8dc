//! A piece of raw HTML in; out the warning that it was left out, with what to write instead.

use super::findings;
use crate::diagnostics::{Diagnostic, Message, Span};
use crate::say;

/// The warning for a piece of HTML.
pub(super) fn finding(html: &str, span: Span) -> Diagnostic {
    finding_of(&tag_name(html).unwrap_or_default().to_ascii_lowercase(), span)
}

/// The warning for a tag by its name, in lower case; empty for what is no tag.
pub(super) fn finding_of(name: &str, span: Span) -> Diagnostic {
    findings::raw_html(name, span).hint(instead(name))
}

/// Whether the piece is nothing but comments: left out without a word.
pub(super) fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        // `<!-->` and `<!--->` are complete comments (CommonMark §6.6).
        let closed = comment.strip_prefix("->").or_else(|| comment.strip_prefix('>'));
        match closed.or_else(|| comment.split_once("-->").map(|(_, after)| after)) {
            Some(after) => rest = after.trim_start(),
            // An HTML block that is never closed reaches to the end of the text.
            None => return true,
        }
    }
    rest.is_empty()
}

/// Whether an HTML block ends at an empty line only (CommonMark §4.6, kinds 6 and 7).
pub(super) fn ends_at_blank_line(html: &str) -> bool {
    let html = html.trim_start();
    let name = tag_name(html).unwrap_or_default();
    let is_verbatim =
        ["script", "pre", "style", "textarea"].iter().any(|v| name.eq_ignore_ascii_case(v));
    !(html.starts_with("<!") || html.starts_with("<?") || is_verbatim && !html.starts_with("</"))
}

/// The name of the first tag, opening or closing.
pub(super) fn tag_name(html: &str) -> Option<&str> {
    let name = html.trim_start().strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    name.get(..end).filter(|name| !name.is_empty())
}

/// Whether the piece is a closing tag.
pub(super) fn is_closing(html: &str) -> bool {
    html.starts_with("</")
}

fn instead(name: &str) -> Message {
    match name {
        "br" => say!(
            "Xuống dòng bằng hai dấu cách hoặc dấu `\\` ở cuối dòng; trong bảng, tách thành hai hàng.",
            "Break a line with two spaces or a `\\` at its end; in a table, use two rows."
        ),
        "img" | "picture" => {
            say!("Viết `![mô tả](ảnh.jpg)`.", "Write `![description](picture.jpg)`.")
        }
        "a" => say!("Viết `[chữ](địa chỉ)`.", "Write `[text](address)`."),
        "b" | "strong" => say!("Viết `**chữ đậm**`.", "Write `**bold**`."),
        "i" | "em" => say!("Viết `*chữ nghiêng*`.", "Write `*italic*`."),
        "s" | "del" | "strike" => say!("Viết `~~chữ gạch~~`.", "Write `~~struck~~`."),
        "code" | "pre" => {
            say!(
                "Viết giữa hai dấu `` ` ``, hoặc giữa hai dòng ```` ``` ````.",
                "Write it between `` ` ``, or between two lines ```` ``` ````."
            )
        }
        "u" => say!(
            "Chữ gạch chân dễ nhầm với liên kết; nhấn mạnh bằng `**chữ đậm**`.",
            "Underlined text looks like a link; stress it with `**bold**`."
        ),
        "center" | "font" | "span" => say!(
            "Bỏ thẻ này: màu, cỡ chữ và căn lề do giao diện lo.",
            "Leave the tag out: the theme sees to colour, size and alignment."
        ),
        "iframe" | "video" | "audio" | "embed" | "object" => say!(
            "Đặt một liên kết thường tới video hay bản đồ: trang không tải gì từ máy chủ khác.",
            "Put a plain link to the video or map: the site loads nothing from other servers."
        ),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            say!("Viết đề mục bằng `## Đề mục`.", "Write a heading as `## Heading`.")
        }
        "ul" | "ol" | "li" => {
            say!(
                "Viết danh sách bằng `- mục` hoặc `1. mục`.",
                "Write a list as `- item` or `1. item`."
            )
        }
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => say!(
            "Viết bảng bằng dấu `|`: `| Cột | Cột |`, dòng dưới `| --- | --- |`.",
            "Write a table with `|`: `| Column | Column |`, below it `| --- | --- |`."
        ),
        "p" => say!("Tách đoạn bằng một dòng trống.", "Separate paragraphs with an empty line."),
        "hr" => say!("Viết `---` trên một dòng riêng.", "Write `---` on a line of its own."),
        "blockquote" => say!("Mở đầu dòng bằng `> `.", "Begin the line with `> `."),
        "div" | "section" | "aside" | "details" => {
            say!("Dùng khối `:::callout` … `:::`.", "Use a block: `:::callout` … `:::`.")
        }
        "script" | "style" => say!(
            "Bỏ đi: mã và kiểu dáng chỉ nằm trong giao diện.",
            "Leave it out: scripts and styles belong to the theme."
        ),
        _ => say!("Dùng Markdown hoặc một khối `:::`.", "Use Markdown or a `:::` block."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_names() {
        assert!(
            is_comment("<!-- a -->\n") && is_comment("<!--> <!-- b -->") && is_comment("<!-- open")
        );
        assert!(!is_comment("<!-- a --> <b>") && !is_comment("<b>"));
        assert_eq!(tag_name("  <BR/>"), Some("BR"));
        assert_eq!(tag_name("</my-tag >"), Some("my-tag"));
        assert_eq!(tag_name("<!-- x -->"), None);
        assert!(ends_at_blank_line("<div>") && ends_at_blank_line("</pre>"));
        assert!(
            !ends_at_blank_line("<!-- x")
                && !ends_at_blank_line("<PRE>")
                && !ends_at_blank_line("<?x")
        );
    }
}
