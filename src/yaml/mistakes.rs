//! A place where a text is no YAML in, the finding about it out: one sentence what is wrong, one how to mend it.
//!
//! Where it can, the hint shows the mended line. Nothing here has a span: the reader adds it.

use std::ops::Range;

use super::mended::{as_value, in_curly_quotes, in_quotes, mended, quoted, shorten};
use super::read::LeafError;
use crate::diagnostics::{Code, Diagnostic, Message, Severity};
use crate::say;

fn syntax(message: Message) -> Diagnostic {
    Diagnostic::new(Code::YamlSyntax, message)
}

pub(super) fn curly_quotes(prefix: &str, text: &str) -> Diagnostic {
    let inner = in_curly_quotes(text).unwrap_or(text);
    let line = mended(prefix, text);
    let shown = shorten(text);
    Diagnostic::new(
        Code::CurlyQuotes,
        say!(
            "Dấu nháy cong quanh giá trị (Word tự đổi) sẽ hiện ra trên trang như một phần của chữ.",
            "The curly quotes around the value (Word makes them) will be shown as part of the text."
        ),
    )
    .hint(say!(
        "Dùng dấu nháy thẳng: `{line}`; nếu muốn dấu nháy hiện ra, viết `{prefix} '{shown}'`.",
        "Use straight quotes: `{line}`; if the quotes are to be shown, write `{prefix} '{shown}'`."
    ))
    .mended(in_quotes(inner))
}

fn put_in_quotes(prefix: &str, text: &str) -> Message {
    let line = mended(prefix, text);
    say!("Đặt giá trị trong dấu nháy: `{line}`.", "Put the value in quotes: `{line}`.")
}

pub(super) fn colon_in_value(prefix: &str, text: &str) -> Diagnostic {
    syntax(say!(
        "Giá trị có dấu hai chấm nên phải nằm trong dấu nháy.",
        "The value contains a colon, so it must stand in quotes."
    ))
    .hint(put_in_quotes(prefix, text))
    .mended(in_quotes(in_curly_quotes(text).unwrap_or(text)))
}

pub(super) fn reserved_start(prefix: &str, text: &str) -> Diagnostic {
    let first = text.chars().next().unwrap_or(' ');
    let message = match first {
        '&' | '*' | '!' => say!(
            "Giá trị bắt đầu bằng `{first}`: neo (`&`), tham chiếu (`*`) và thẻ (`!`) của YAML không được dùng ở đây.",
            "The value begins with `{first}`: YAML anchors (`&`), aliases (`*`) and tags (`!`) are not allowed here."
        ),
        _ => say!(
            "Giá trị không được bắt đầu bằng `{first}`, vì dấu này có nghĩa riêng trong YAML.",
            "A value can't begin with `{first}`, which has a meaning of its own in YAML."
        ),
    };
    syntax(message).hint(put_in_quotes(prefix, text))
}

pub(super) fn hash_value(prefix: &str, text: &str) -> Diagnostic {
    let line = mended(prefix, text);
    syntax(say!(
        "Chữ bắt đầu bằng `#` bị coi là ghi chú nên giá trị này sẽ trống.",
        "A text that begins with `#` is a comment, so this value would be empty."
    ))
    .hint(say!(
        "Đặt giá trị trong dấu nháy: `{line}`; nếu đúng là ghi chú, thêm một dấu cách sau `#`.",
        "Put the value in quotes: `{line}`; if it is a comment, add a space after `#`."
    ))
}

pub(super) fn hash_in_value(prefix: &str, text: &str) -> Diagnostic {
    let line = mended(prefix, text);
    let mut finding = syntax(say!(
        "Phần từ `#` trở đi bị coi là ghi chú và sẽ không hiện ra.",
        "Everything from `#` on is a comment and will not be shown."
    ))
    .hint(say!(
        "Nếu là thẻ (hashtag), đặt cả giá trị trong dấu nháy: `{line}`; nếu là ghi chú, thêm một dấu cách sau `#`.",
        "If it is a hashtag, put the whole value in quotes: `{line}`; if it is a comment, add a space after `#`."
    ));
    finding.severity = Severity::Warning;
    finding
}

pub(super) fn unclosed_quote(prefix: &str, text: &str, quote: char) -> Diagnostic {
    let text = text.strip_prefix(quote).unwrap_or(text);
    // Word turns the second quote of a pair into a curly one.
    let text = text.strip_suffix(['”', '“', '’', '‘']).unwrap_or(text);
    let line = mended(prefix, text);
    let finding = syntax(say!(
        "Dấu nháy `{quote}` mở ở đây nhưng không được đóng.",
        "The quote `{quote}` opened here is never closed."
    ))
    .hint(say!(
        "Thêm dấu nháy ở cuối giá trị: `{line}`.",
        "Close it at the end of the value: `{line}`."
    ));
    // Where the text ends is certain only when nothing in it could be the end.
    let is_plain = !prefix.is_empty() && !text.contains([quote, '\\', '#']);
    if is_plain { finding.mended(in_quotes(text.trim_end())) } else { finding }
}

pub(super) fn text_after_quote(prefix: &str, text: &str) -> Diagnostic {
    let line = mended(prefix, text);
    syntax(say!(
        "Sau dấu nháy đóng không được có thêm chữ.",
        "No text may follow the closing quote."
    ))
    .hint(say!(
        "Đặt cả giá trị trong dấu nháy: `{line}`.",
        "Put the whole value in quotes: `{line}`."
    ))
}

/// What is wrong with a leaf, and where in it.
pub(super) fn of_leaf(slice: &str, error: LeafError) -> (Range<usize>, Diagnostic) {
    match error {
        LeafError::Escape(range) => {
            let written = slice.get(range.clone()).unwrap_or_default();
            let finding = bad_escape(written);
            (range, finding)
        }
        LeafError::Control(range) => (range, control_character()),
        LeafError::Other(reason) => (0..slice.len(), unreadable_value(&reason)),
    }
}

fn bad_escape(written: &str) -> Diagnostic {
    syntax(say!(
        "Trong dấu nháy kép, `{written}` không có nghĩa gì.",
        "`{written}` means nothing between double quotes."
    ))
    .hint(say!(
        "Dùng dấu nháy đơn `'…'`, hoặc viết `\\\\` để có dấu gạch chéo ngược.",
        "Use single quotes `'…'`, or write `\\\\` for a backslash."
    ))
}

fn control_character() -> Diagnostic {
    syntax(say!(
        "Chỗ này có một ký tự điều khiển không nhìn thấy được.",
        "There is an invisible control character here."
    ))
    .hint(say!("Xoá ký tự đó hoặc gõ lại dòng này.", "Delete it, or type the line again."))
}

fn unreadable_value(reason: &str) -> Diagnostic {
    syntax(say!(
        "Không đọc được giá trị này (YAML báo: {reason}).",
        "The value can't be read (YAML says: {reason})."
    ))
    .hint(say!(
        "Viết lại giá trị trên một dòng, trong dấu nháy.",
        "Write the value on one line, in quotes."
    ))
}

pub(super) fn block_header(prefix: &str, text: &str) -> Diagnostic {
    let mark = text.chars().next().unwrap_or('|');
    let line = mended(prefix, text);
    syntax(say!(
        "Sau `{mark}` ở đầu giá trị không được có chữ trên cùng dòng.",
        "No text may follow `{mark}` on the line on which a value begins with it."
    ))
    .hint(say!(
        "Đặt giá trị trong dấu nháy: `{line}`; hoặc xuống dòng sau `{mark}` và thụt vào.",
        "Put the value in quotes: `{line}`; or begin a new, indented line after `{mark}`."
    ))
}

/// `columns`: how far the line is indented when a tab counts as one level; `content`: what stands behind.
pub(super) fn odd_indentation(character: char, columns: usize, content: &str) -> Diagnostic {
    let indentation = " ".repeat(columns);
    let line = format!("{indentation}{}", shorten(content));
    let message = if character == '\t' {
        say!(
            "Dòng này thụt vào bằng phím Tab; YAML chỉ nhận dấu cách.",
            "The line is indented with a tab; YAML takes only spaces."
        )
    } else {
        say!(
            "Đầu dòng có dấu cách lạ (thường do chép từ Word hay trang web) không phải dấu cách thường.",
            "The line begins with a special space (often pasted from Word or a web page), not an ordinary one."
        )
    };
    syntax(message)
        .hint(say!(
            "Xoá khoảng trống ở đầu dòng rồi gõ lại bằng dấu cách, mỗi cấp hai dấu: `{line}`.",
            "Replace it by ordinary spaces, two for each level: `{line}`."
        ))
        .mended(indentation)
}

pub(super) fn too_far_in(above: Option<&str>) -> Diagnostic {
    let hint = match above {
        Some(key) => say!(
            "Nếu là khoá mới, viết thẳng hàng với `{key}`; nếu là phần tiếp của `{key}`, đặt cả đoạn trong dấu nháy.",
            "If it is a new key, align it with `{key}`; if it continues `{key}`, put the whole text in quotes."
        ),
        None => say!("Viết thẳng hàng với dòng ở trên.", "Align it with the line above."),
    };
    syntax(say!(
        "Dòng này thụt vào không khớp với các dòng ở trên.",
        "The indentation of this line doesn't match the lines above."
    ))
    .hint(hint)
}

pub(super) fn too_far_out() -> Diagnostic {
    syntax(say!(
        "Dòng này không thẳng hàng với các khoá ở trên.",
        "The line isn't aligned with the keys above."
    ))
    .hint(say!("Viết các khoá cùng cấp thẳng một hàng.", "Align all keys of one level."))
}

pub(super) fn no_colon(line: &str) -> Diagnostic {
    let shown = shorten(line);
    syntax(say!(
        "Dòng này không có dạng `khoá: giá trị`.",
        "The line doesn't have the form `key: value`."
    ))
    .hint(say!(
        "Thêm khoá và dấu hai chấm trước `{shown}`; nếu là phần tiếp của dòng trên, thụt vào hai dấu cách.",
        "Add a key and a colon before `{shown}`; if it continues the line above, indent it by two spaces."
    ))
}

pub(super) fn no_space_after_colon(key: &str, value: &str) -> Diagnostic {
    let value = as_value(value);
    let shown = shorten(&value);
    syntax(say!(
        "Sau dấu hai chấm của khoá phải có một dấu cách.",
        "The colon after a key needs a space behind it."
    ))
    .hint(say!("Viết `{key}: {shown}`.", "Write `{key}: {shown}`."))
    .mended(format!("{key}: {value}"))
}

pub(super) fn reserved_key(key: &str) -> Diagnostic {
    let first = key.chars().next().unwrap_or(' ');
    let key = quoted(key);
    syntax(say!("Khoá không được bắt đầu bằng `{first}`.", "A key can't begin with `{first}`."))
        .hint(say!(
            "Bỏ dấu đó, hoặc đặt khoá trong dấu nháy: `{key}:`.",
            "Leave it out, or put the key in quotes: `{key}:`."
        ))
}

pub(super) fn question_key() -> Diagnostic {
    syntax(say!(
        "Khoá kiểu `? …` của YAML không được dùng ở đây.",
        "YAML's `? …` keys are not allowed here."
    ))
    .hint(say!("Viết `khoá: giá trị` trên một dòng.", "Write `key: value` on one line."))
}

pub(super) fn stray_item() -> Diagnostic {
    syntax(say!(
        "Mục gạch đầu dòng này không nằm dưới khoá nào.",
        "This list item stands under no key."
    ))
    .hint(say!(
        "Thêm một dòng `khoá:` ở trên, hoặc bỏ dấu gạch đầu dòng.",
        "Put a line `key:` above it, or remove the dash."
    ))
}

pub(super) fn no_dash(text: &str) -> Diagnostic {
    let shown = shorten(text);
    syntax(say!(
        "Dòng này nằm trong danh sách nhưng không có gạch đầu dòng.",
        "The line stands in a list but has no dash."
    ))
    .hint(say!("Viết `- {shown}`.", "Write `- {shown}`."))
}

pub(super) fn odd_dash(text: &str) -> Diagnostic {
    let shown = shorten(text);
    syntax(say!(
        "Mục của danh sách phải bắt đầu bằng dấu gạch nối và một dấu cách.",
        "A list item must begin with a hyphen and a space."
    ))
    .hint(say!("Viết `- {shown}`.", "Write `- {shown}`."))
}

pub(super) fn item_beside_key(key: &str) -> Diagnostic {
    syntax(say!(
        "Danh sách không được bắt đầu trên cùng dòng với khoá.",
        "A list can't begin on the line of its key."
    ))
    .hint(say!(
        "Xuống dòng sau `{key}` rồi viết mỗi mục một dòng; hoặc viết `{key} [một, hai]`.",
        "Begin a new line after `{key}` and give each item its own; or write `{key} [one, two]`."
    ))
}

pub(super) fn second_document() -> Diagnostic {
    syntax(say!(
        "Dòng `---` hoặc `...` chia tệp thành hai phần; ở đây chỉ được có một.",
        "A line `---` or `...` splits the file in two; there may be only one part."
    ))
    .hint(say!("Xoá dòng này.", "Delete this line."))
}

pub(super) fn unclosed_bracket(open: char) -> Diagnostic {
    let close = if open == '[' { ']' } else { '}' };
    syntax(say!(
        "Dấu ngoặc `{open}` mở ở đây nhưng không được đóng.",
        "The bracket `{open}` opened here is never closed."
    ))
    .hint(say!(
        "Thêm `{close}` ở cuối; nếu là chữ thường, đặt cả giá trị trong dấu nháy.",
        "Add `{close}` at the end; if it is a text, put the whole value in quotes."
    ))
}

pub(super) fn expected_comma(close: char) -> Diagnostic {
    syntax(say!(
        "Ở đây cần dấu phẩy hoặc `{close}`.",
        "A comma or `{close}` is needed here."
    ))
    .hint(say!(
        "Ngăn các mục bằng dấu phẩy; chữ có dấu ngoặc, dấu phẩy hay dấu hai chấm phải nằm trong dấu nháy.",
        "Separate items by commas; a text with brackets, commas or colons must stand in quotes."
    ))
}

pub(super) fn empty_item() -> Diagnostic {
    syntax(say!("Trong ngoặc có một mục trống.", "There is an empty item between the brackets."))
        .hint(say!("Bỏ bớt dấu phẩy.", "Remove the extra comma."))
}

pub(super) fn text_after_bracket(prefix: &str, text: &str) -> Diagnostic {
    let line = mended(prefix, text);
    syntax(say!(
        "Sau dấu ngoặc đóng không được có thêm chữ.",
        "No text may follow the closing bracket."
    ))
    .hint(say!(
        "Nếu cả dòng là chữ thường, đặt trong dấu nháy: `{line}`.",
        "If the whole is a text, put it in quotes: `{line}`."
    ))
}

pub(super) fn duplicate_key(key: &str, first: &str, second: &str) -> Diagnostic {
    let (first, second) = (shorten(first), shorten(second));
    Diagnostic::new(
        Code::DuplicateKey,
        say!("Khoá `{key}` được viết lần thứ hai.", "The key `{key}` is written a second time."),
    )
    .hint(say!(
        "Giữ một dòng, xoá dòng kia: `{first}` hoặc `{second}`.",
        "Keep one of the two lines: `{first}` or `{second}`."
    ))
}

pub(super) fn too_deep(limit: usize) -> Diagnostic {
    Diagnostic::new(
        Code::TooDeep,
        say!(
            "Cấu trúc lồng nhau quá {limit} cấp.",
            "The structure is nested more than {limit} levels deep."
        ),
    )
    .hint(say!("Viết lại cho đơn giản hơn.", "Write it more simply."))
}
