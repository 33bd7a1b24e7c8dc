//! The text of a hotline's file and a confirmation in; the text with the keys that say so out. Comments, order, byte
//! order mark, line ends and every other byte stay.

use jiff::civil::Date;

use crate::cli::hotlines::day;
use crate::text::nearest::key_form;
use crate::yaml::{self, Entry, Map, quote, split};

/// A key with its spellings, the English one first.
type Spelled = &'static [&'static str];

const CHECKED_ON: Spelled = &["checked_on", "xác minh ngày", "kiểm tra ngày"];
const CHECKED_BY: Spelled = &["checked_by", "người xác minh"];
const SOURCE: Spelled = &["source", "nguồn"];

/// An edited file.
pub(super) struct Edited {
    pub(super) text: String,
    /// Changed lines, old and new, each below the number of its line.
    pub(super) diff: String,
}

/// A change of the text: bytes and what takes their place.
struct Splice {
    start: usize,
    end: usize,
    new: String,
}

/// Writes the day, and the name and the source when they are given. None when the file has no front matter, or a value
/// stands on several lines.
pub(super) fn edit(text: &str, on: Date, by: Option<&str>, source: Option<&str>) -> Option<Edited> {
    let front = split(text).0.front?;
    let map = yaml::parse(text.get(front.clone())?, front.start).0;
    let editor = Editor { text, end: front.end, is_vietnamese: is_vietnamese(&map), map: &map };
    let mut splices = Vec::new();
    let on = day(on, editor.is_vietnamese);
    splices.push(editor.set(CHECKED_ON, &on)?);
    for (key, value) in [(CHECKED_BY, by), (SOURCE, source)] {
        if let Some(value) = value {
            splices.push(editor.set(key, &quote::quoted(value.trim()))?);
        }
    }
    let splices: Vec<Splice> = splices.into_iter().flatten().collect();
    let edited = Edited { text: spliced(text, &splices), diff: diff(text, &splices) };
    is_as_meant(&edited.text, &map).then_some(edited)
}

struct Editor<'t> {
    text: &'t str,
    /// Where the front matter ends.
    end: usize,
    is_vietnamese: bool,
    map: &'t Map,
}

impl Editor<'_> {
    /// The splice that gives a key a value; none inside when it has it already.
    fn set(&self, key: Spelled, value: &str) -> Option<Option<Splice>> {
        let Some(entry) = entry(self.map, key) else {
            let at = self.insert_at();
            let name = if self.is_vietnamese { key.get(1)? } else { key.first()? };
            let eol = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
            return Some(Some(Splice { start: at, end: at, new: format!("{name}: {value}{eol}") }));
        };
        let (start, end) = if entry.value.value.is_empty() {
            let after = entry.key.span.end as usize;
            let colon = after + self.text.get(after..)?.find(':')? + 1;
            (colon, colon)
        } else {
            let range = entry.value.span.range();
            (range.start, range.end)
        };
        let old = self.text.get(start..end)?;
        if old.contains('\n') {
            return None;
        }
        let new = if start == end { format!(" {value}") } else { value.to_owned() };
        Some((old != new).then_some(Splice { start, end, new }))
    }

    /// Below the line that says when it was confirmed, else at the end of the front matter.
    fn insert_at(&self) -> usize {
        let below = entry(self.map, CHECKED_ON).map(|entry| entry.value.span.end as usize);
        let Some(below) = below else { return self.end };
        let rest = self.text.get(below..self.end).unwrap_or_default();
        rest.find('\n').map_or(self.end, |found| below + found + 1)
    }
}

fn entry(map: &Map, key: Spelled) -> Option<&Entry> {
    let forms: Vec<String> = key.iter().map(|name| key_form(name)).collect();
    map.entries.iter().find(|entry| forms.contains(&key_form(&entry.key.value)))
}

/// Whether a file's keys are Vietnamese: the title's or the numbers' is.
fn is_vietnamese(map: &Map) -> bool {
    let english = ["title", "numbers"].map(key_form);
    !map.entries.iter().any(|entry| english.contains(&key_form(&entry.key.value)))
}

fn spliced(text: &str, splices: &[Splice]) -> String {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|splice| splice.start);
    let (mut out, mut from) = (String::with_capacity(text.len() + 80), 0);
    for splice in sorted {
        out.push_str(text.get(from..splice.start).unwrap_or_default());
        out.push_str(&splice.new);
        from = splice.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn diff(text: &str, splices: &[Splice]) -> String {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|splice| splice.start);
    let mut out = String::new();
    for splice in sorted {
        let number = text.get(..splice.start).unwrap_or_default().matches('\n').count() + 1;
        if splice.new.ends_with('\n') {
            let before = number - 1;
            out.push_str(&format!("@@ -{before},0 +{number},1 @@\n+{}\n", splice.new.trim_end()));
            continue;
        }
        let start =
            text.get(..splice.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let rest = text.get(splice.end..).unwrap_or_default();
        let end = splice.end + rest.find('\n').unwrap_or(rest.len());
        let old = text.get(start..end).unwrap_or_default().trim_end_matches('\r');
        let head = text.get(start..splice.start).unwrap_or_default();
        let tail = text.get(splice.end..end).unwrap_or_default().trim_end_matches('\r');
        out.push_str(&format!("@@ -{number} +{number} @@\n-{old}\n+{head}{}{tail}\n", splice.new));
    }
    out
}

/// Whether every other key still says what it said.
fn is_as_meant(text: &str, before: &Map) -> bool {
    let Some(front) = split(text).0.front else { return false };
    let Some(inside) = text.get(front.clone()) else { return false };
    let (after, found) = yaml::parse(inside, front.start);
    let ours: Vec<String> =
        [CHECKED_ON, CHECKED_BY, SOURCE].concat().iter().map(|key| key_form(key)).collect();
    let others = |map: &Map| -> Vec<(String, String)> {
        let others = map.entries.iter().filter(|own| !ours.contains(&key_form(&own.key.value)));
        others.map(|own| (own.key.value.clone(), own.value.value.to_json().to_string())).collect()
    };
    !found.iter().any(|finding| finding.is_error()) && others(before) == others(&after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on() -> Date {
        Date::new(2026, 11, 24).unwrap()
    }

    #[test]
    fn only_the_lines_that_say_so_are_touched() {
        let text = "\u{FEFF}---\r\ntiêu đề: A # tên\r\nsố: 111\r\nxác minh ngày: 1/2/2025 # gọi hỏi\r\nnguồn: báo\r\n---\r\nChữ.\r\n";
        let edited = edit(text, on(), Some("Chị Hoa"), Some("https://a.vn/x")).unwrap();
        let expected = text
            .replace(
                "1/2/2025 # gọi hỏi\r\n",
                "24/11/2026 # gọi hỏi\r\nngười xác minh: Chị Hoa\r\n",
            )
            .replace("báo", "\"https://a.vn/x\"");
        assert_eq!(edited.text, expected);
        insta::assert_snapshot!(edited.diff, @r#"
        @@ -4 +4 @@
        -xác minh ngày: 1/2/2025 # gọi hỏi
        +xác minh ngày: 24/11/2026 # gọi hỏi
        @@ -4,0 +5,1 @@
        +người xác minh: Chị Hoa
        @@ -5 +5 @@
        -nguồn: báo
        +nguồn: "https://a.vn/x"
        "#);
    }

    #[test]
    fn a_file_in_english_gets_english_keys() {
        let edited =
            edit("---\ntitle: A\nnumbers: 111\n---\n", on(), Some("Hoa: A"), None).unwrap();
        let expected =
            "---\ntitle: A\nnumbers: 111\nchecked_on: 2026-11-24\nchecked_by: \"Hoa: A\"\n---\n";
        assert_eq!(edited.text, expected);
        let again = edit(&edited.text, on(), Some("Hoa: A"), None).unwrap();
        assert_eq!((again.text, again.diff.as_str()), (edited.text, ""));
    }

    #[test]
    fn an_empty_value_is_filled_and_a_long_one_left_alone() {
        let edited =
            edit("---\ntiêu đề: A\nxác minh ngày:\nsố: 111\n---\n", on(), None, None).unwrap();
        assert!(edited.text.contains("xác minh ngày: 24/11/2026\nsố"));
        assert!(
            edit("---\ntiêu đề: A\nnguồn: |\n  a\n  b\n---\n", on(), None, Some("c")).is_none()
        );
        assert!(edit("Không có phần đầu.\n", on(), None, None).is_none());
    }
}
