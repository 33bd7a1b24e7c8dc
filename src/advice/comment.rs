//! A file's text in; the places out in which its author wants no advice.
//!
//! `<!-- lời khuyên: bỏ qua -->` or `<!-- advice: off -->`: within a line it speaks for the line; alone on a line, for
//! the paragraph, table or list item that follows, up to the next empty line.

use std::ops::Range;

use crate::text::nearest::key_form;

const NAMES: &[&str] = &["advice", "loi_khuyen"];
const OFF: &[&str] = &["off", "bo_qua", "tat", "khong"];

/// The places where advice is silenced, in order.
pub fn silenced(text: &str) -> Vec<Range<usize>> {
    let comments = text.match_indices("<!--").filter_map(|(at, open)| {
        let rest = text.get(at + open.len()..)?;
        let length =
            rest.find("-->").filter(|length| is_off(rest.get(..*length).unwrap_or_default()))?;
        Some(at..at + open.len() + length + "-->".len())
    });
    comments.map(|comment| place(text, &comment)).collect()
}

fn is_off(inside: &str) -> bool {
    let Some((name, value)) = inside.split_once(':') else { return false };
    NAMES.contains(&key_form(name).as_str()) && OFF.contains(&key_form(value).as_str())
}

fn place(text: &str, comment: &Range<usize>) -> Range<usize> {
    let before = text.get(..comment.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = text.get(comment.end..).unwrap_or_default();
    let mut end = comment.end + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    // Quotes and items have signs before it.
    let signs = |c: char| c.is_whitespace() || matches!(c, '>' | '-' | '*' | '+');
    let line = text.get(start..end).unwrap_or_default();
    let alone = line.len() - line.trim_start_matches(signs).len() == comment.start - start
        && text.get(comment.end..end).is_some_and(|tail| tail.trim().is_empty());
    if alone {
        for line in text.get(end..).unwrap_or_default().split_inclusive('\n') {
            if line.trim_matches(signs).is_empty() {
                break;
            }
            end += line.len();
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        silenced(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_comment_speaks_for_its_line_or_the_paragraph_behind_it() {
        assert_eq!(places("a\nb <!-- advice: off --> c\nd\n"), ["b <!-- advice: off --> c\n"]);
        let alone = "<!-- lời-khuyên: bỏ qua -->\nmột\nhai\n";
        assert_eq!(places(&format!("x\n\n{alone}\nba\n")), [alone]);
        assert_eq!(
            places("<!--LOI KHUYEN: TẮT-->\r\n| a |\r\n"),
            ["<!--LOI KHUYEN: TẮT-->\r\n| a |\r\n"]
        );
        assert_eq!(
            places("> <!-- advice: off -->\n> a\n>\n> b"),
            ["> <!-- advice: off -->\n> a\n"]
        );
    }

    #[test]
    fn other_comments_silence_nothing() {
        for text in
            ["<!-- advice: on -->", "<!-- off -->", "<!-- advice: off", "advice: off", "<!---->"]
        {
            assert_eq!(places(text), [""; 0], "{text}");
        }
    }
}
