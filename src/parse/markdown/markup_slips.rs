//! The text of paragraphs and headings as it will be printed in; Markdown that was meant but not understood out:
//! `##Đề mục`, `** đậm **`, `[x](tên có dấu cách.md)`, `• một`, a table without its rule.

use std::ops::Range;

use super::findings;
use super::leaf::Leaf;
use super::writer::Writer;

/// Signs that Word and Zalo put before the items of a list.
const BULLETS: [char; 12] = ['•', '●', '▪', '■', '◦', '○', '➢', '➤', '✓', '✔', '✅', '·'];

/// What was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// `##Đề mục`
    Heading,
    /// ` :::callout`, `::: callout`
    Block,
    /// `** đậm **`
    Bold,
    /// `[x](a b.md)`
    Address,
    /// `![x](a b.jpg)`
    Picture,
    /// `[x] (a.md)`
    LinkApart,
    /// `| a | b |` without `|---|---|`
    Table,
    /// `• một`, `–một`
    Bullets,
    /// `-một`, `1.một`
    ItemApart,
}

/// A slip with its place in the text, and the mended text of that place where it is certain.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) range: Range<usize>,
    pub(super) meant: Meant,
    pub(super) mended: Option<String>,
}

impl Writer<'_> {
    /// Tells of Markdown that will be printed as signs.
    pub(super) fn read_markup_slips(&mut self, leaf: &Leaf<'_>) {
        let source = self.source();
        for slip in find(&leaf.by_lines(source)) {
            let place = leaf.source_range(&slip.range);
            // What is escaped or stands in code is meant as it is.
            let is_escaped = source.get(..place.start).is_some_and(|before| before.ends_with('\\'));
            if is_escaped || !leaf.is_running(slip.range.start) {
                continue;
            }
            self.report(findings::markup_slip(&slip, self.span(&place)));
        }
    }
}

/// Every slip in a text whose lines are those of the file.
pub(super) fn find(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let lines = lines(text);
    table(&lines, &mut slips);
    lone_heading(&lines, &mut slips);
    items(&lines, &mut slips);
    for (start, line) in &lines {
        line_start(*start, line, &mut slips);
        bold(*start, line, &mut slips);
        links(*start, line, &mut slips);
    }
    slips.sort_by_key(|slip| slip.range.start);
    slips
}

/// The lines of a text, each with where it begins, blanks before it left out.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let inside = line.len() - line.trim_start().len();
        lines.push((start + inside, line.trim()));
        start += line.len() + 1;
    }
    lines
}

fn line_start(start: usize, line: &str, slips: &mut Vec<Slip>) {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    // A single `#` before a word is a hashtag.
    if (2..=6).contains(&hashes) {
        let rest = line.get(hashes..).unwrap_or_default();
        if rest.starts_with(char::is_alphanumeric) {
            let mended = Some(format!("{} {rest}", "#".repeat(hashes)));
            slips.push(Slip { range: start..start + line.len(), meant: Meant::Heading, mended });
        }
    }
    let colons = line.bytes().take_while(|byte| *byte == b':').count();
    let rest = line.get(colons..).unwrap_or_default().trim_start();
    if colons >= 2 && rest.starts_with(|c: char| c.is_ascii_lowercase()) {
        let mended = Some(format!("{}{rest}", ":".repeat(colons)));
        slips.push(Slip { range: start..start + line.len(), meant: Meant::Block, mended });
    }
}

/// `#Thời gian` alone in its paragraph: a hashtag has no spaces in it, or is written `#NhưThếNày`.
fn lone_heading(lines: &[(usize, &str)], slips: &mut Vec<Slip>) {
    let [(start, line)] = lines else { return };
    let Some(rest) = line.strip_prefix('#') else { return };
    let first = rest.split(' ').next().unwrap_or_default();
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    let is_heading = rest.starts_with(char::is_uppercase)
        && capitals == 1
        && rest.contains(' ')
        && !rest.contains('#');
    if is_heading {
        let mended = Some(format!("## {rest}"));
        slips.push(Slip { range: *start..start + line.len(), meant: Meant::Heading, mended });
    }
}

/// Two `**` that are still there once Markdown was read: blanks stand inside of them, or a letter at their outside.
fn bold(start: usize, line: &str, slips: &mut Vec<Slip>) {
    let mut from = 0;
    while let Some((open, close)) = pair(line, from, "**") {
        let inside = line.get(open + 2..close).unwrap_or_default();
        let has_words = inside.chars().any(char::is_alphabetic) && !inside.contains('*');
        if has_words {
            let after = line.get(close + 2..).unwrap_or_default();
            // `**Lưu ý:**chữ` is no bold: the mark must not stand between a sign and a letter.
            let apart = if after.starts_with(char::is_alphanumeric) { " " } else { "" };
            let mended = Some(format!("**{}**{apart}", inside.trim()));
            let range = start + open..start + close + 2;
            slips.push(Slip { range, meant: Meant::Bold, mended });
        }
        from = close + 2;
    }
}

fn pair(line: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    let open = from + line.get(from..)?.find(mark)?;
    let inside = open + mark.len();
    let close = inside + line.get(inside..)?.find(mark)?;
    Some((open, close))
}

/// `](` or `] (` that is still there: an address with blanks, or a link in two parts.
fn links(start: usize, line: &str, slips: &mut Vec<Slip>) {
    for (at, _) in line.match_indices(']') {
        let after = line.get(at + 1..).unwrap_or_default();
        let apart = after.len() - after.trim_start_matches(' ').len();
        let Some(inside) = after.get(apart..).and_then(|rest| rest.strip_prefix('(')) else {
            continue;
        };
        let Some(end) = inside.find(')') else { continue };
        let address = inside.get(..end).unwrap_or_default();
        let Some(open) = line.get(..at).and_then(|before| before.rfind('[')) else { continue };
        let is_picture = line.get(..open).is_some_and(|before| before.ends_with('!'));
        let open = if is_picture { open - 1 } else { open };
        let range = start + open..start + at + 1 + apart + 1 + end + 1;
        let text = line.get(open..=at).unwrap_or_default();
        let has_blank = address.trim().contains(' ');
        if !is_address(address.trim()) {
            continue;
        }
        let (meant, mended) = match (apart > 0, has_blank) {
            (false, true) if is_picture => {
                (Meant::Picture, format!("{text}(<{}>)", address.trim()))
            }
            (false, true) => (Meant::Address, format!("{text}(<{}>)", address.trim())),
            (true, true) => (Meant::LinkApart, format!("{text}(<{}>)", address.trim())),
            (true, false) => (Meant::LinkApart, format!("{text}({})", address.trim())),
            (false, false) => continue,
        };
        slips.push(Slip { range, meant, mended: Some(mended) });
    }
}

/// Whether what stands in brackets is the name of a file or an address.
fn is_address(text: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        ".md", ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".docx", ".xlsx", ".txt",
        ".html",
    ];
    let lower = text.to_lowercase();
    let path = lower.split('#').next().unwrap_or_default();
    lower.starts_with("https://")
        || lower.starts_with("http://")
        || ENDINGS.iter().any(|ending| path.len() > ending.len() && path.ends_with(ending))
}

/// Two lines or more that begin and end with `|`.
fn table(lines: &[(usize, &str)], slips: &mut Vec<Slip>) {
    let is_row = |line: &str| {
        line.len() > 2
            && line.starts_with('|')
            && line.ends_with('|')
            && line.matches('|').count() >= 3
    };
    let Some(first) = lines.iter().position(|(_, line)| is_row(line)) else { return };
    let rows = lines.iter().skip(first).take_while(|(_, line)| is_row(line)).count();
    let (Some((start, line)), true) = (lines.get(first), rows >= 2) else { return };
    let rule = "|---".repeat(line.matches('|').count() - 1) + "|";
    slips.push(Slip { range: *start..start + line.len(), meant: Meant::Table, mended: Some(rule) });
}

/// Whether a line begins like the item of a list.
type IsItem = fn(&str) -> bool;

/// Lists whose marks are no Markdown; one finding for each list.
fn items(lines: &[(usize, &str)], slips: &mut Vec<Slip>) {
    let bullet = |line: &str| -> bool { line.starts_with(BULLETS) || line.starts_with("o\t") };
    let dash = |line: &str| {
        let rest = line.strip_prefix(['–', '—']);
        rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic))
    };
    let apart = |line: &str| line.strip_prefix(['-', '+']).is_some_and(starts_with_letter);
    let numbered = |line: &str| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - rest.len();
        let after = rest.strip_prefix(['.', ')']);
        let after = after.or_else(|| rest.strip_prefix('/').map(str::trim_start));
        (1..=2).contains(&digits) && after.is_some_and(starts_with_letter)
    };
    // A single line with a dash is what somebody says; a single `-một` or `1.một` may be anything.
    let kinds: [(IsItem, usize, Meant); 4] = [
        (bullet, 1, Meant::Bullets),
        (dash, 2, Meant::Bullets),
        (apart, 2, Meant::ItemApart),
        (numbered, 2, Meant::ItemApart),
    ];
    for (is_item, least, meant) in kinds {
        let found: Vec<_> = lines.iter().filter(|(_, line)| is_item(line)).collect();
        let Some((start, line)) = found.first().filter(|_| found.len() >= least) else { continue };
        slips.push(Slip { range: *start..start + line.len(), meant, mended: mended_item(line) });
    }
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

/// `- một` of `• một`, `1. một` of `1.một`.
fn mended_item(line: &str) -> Option<String> {
    let mark = line.find(|c: char| !c.is_ascii_digit())?;
    let sign = line.get(mark..)?.chars().next()?;
    let rest = line.get(mark + sign.len_utf8()..)?.trim_start();
    Some(match mark {
        0 => format!("- {rest}"),
        _ => format!("{}. {rest}", line.get(..mark)?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Options, parse};
    use super::*;
    use crate::diagnostics::Code;

    fn found(text: &str) -> Vec<(Meant, String)> {
        let slips = find(text).into_iter();
        slips.map(|slip| (slip.meant, slip.mended.unwrap_or_default())).collect()
    }

    #[test]
    fn each_slip_is_told_with_what_was_meant() {
        for (text, meant, mended) in [
            ("##Không cách", Meant::Heading, "## Không cách"),
            (":::callout", Meant::Block, ":::callout"),
            ("::: callout title=\"a\"", Meant::Block, ":::callout title=\"a\""),
            ("Đây là ** chữ đậm ** nhé", Meant::Bold, "**chữ đậm**"),
            ("**Lưu ý:**chữ", Meant::Bold, "**Lưu ý:** "),
            ("[x](tên có dấu cách.md)", Meant::Address, "[x](<tên có dấu cách.md>)"),
            ("![ảnh](ảnh bìa.jpg)", Meant::Picture, "![ảnh](<ảnh bìa.jpg>)"),
            ("#Thời gian và địa điểm", Meant::Heading, "## Thời gian và địa điểm"),
            ("1/ Một\n2/ Hai", Meant::ItemApart, "1. Một"),
            ("+Một\n+Hai", Meant::ItemApart, "- Một"),
            ("✅ Một", Meant::Bullets, "- Một"),
            ("[x] (a.md)", Meant::LinkApart, "[x](a.md)"),
            ("| a | b |\n| c | d |", Meant::Table, "|---|---|"),
            ("• một", Meant::Bullets, "- một"),
            ("– một\n– hai", Meant::Bullets, "- một"),
            ("-một\n-hai", Meant::ItemApart, "- một"),
            ("1.Một\n2.Hai", Meant::ItemApart, "1. Một"),
        ] {
            assert_eq!(found(text), [(meant, mended.to_owned())], "{text}");
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "#BinhDangGioi #16Ngay",
            "#BinhDangGioi cùng hành động",
            "#OrangeTheWorld",
            "3/4 số hộ\n1/2 số xã",
            "# 1",
            "Chiều: 8:00 :: 9:00",
            "2 ** 3 ** 4 là phép tính",
            "Xem [1] (trang 5) và [2](phụ lục)",
            "– Chào bạn, tôi nghe đây.",
            "Nhóm A | nhóm B",
            "a|b\nc|d",
            "-5 độ\n-3 độ",
            "1.234.567 người\n2.000 xã",
            "24/7 · miễn phí",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn slips_are_read_from_what_markdown_leaves_as_it_is() {
        let codes = |text: &str| {
            let (_, found) = parse(text, 100, &Options::default());
            found.iter().filter(|found| found.code == Code::MarkupSlip).count()
        };
        for text in [
            "chữ\n\n##Không cách\n",
            " :::callout\nchữ\n",
            "::: callout\nchữ\n",
            "** chữ **",
            "[x](tên có dấu cách.md)",
            "| a | b |\n| c | d |\n",
            "• một\n• hai\n",
            "# Đề mục cấp một\n",
        ] {
            assert_eq!(codes(text), 1, "{text}");
        }
        for text in [
            "`** chữ **` và `##Không`",
            "\\*\\* chữ \\*\\*",
            "    ##Không cách\n",
            "```\n• một\n[x](a b.md)\n```\n",
            "| a | b |\n|---|---|\n| c | d |\n",
            "**đậm** và [x](<a b.md>)",
            "## Đề mục\n",
        ] {
            assert_eq!(codes(text), 0, "{text}");
        }
    }
}
