//! Front matter with places in; advice on how its title and description are worded out, with places in the file.

use crate::advice::{Notes, Reader};
use crate::text::nearest::key_form;
use crate::yaml::{Entry, Map, Node};

/// The keys that are read, in the form in which keys compare.
const READ: &[&str] = &["title", "tieu_de", "description", "tom_tat"];

/// Reads the title and the description as they are written in the file.
pub(super) fn find(text: &str, front: &Map) -> Notes {
    let mut reader = Reader::default();
    for entry in &front.entries {
        if let Node::Scalar(scalar) = &entry.value.value
            && is_read(entry)
        {
            let mut place = entry.value.span.range();
            let written = text.get(place.clone()).unwrap_or_default();
            if scalar.quoted && written.starts_with(['"', '\'']) && written.len() > 1 {
                // YAML's own quotes quote nobody.
                place = place.start + 1..place.end - 1;
            }
            let text = text.get(place.clone()).unwrap_or_default();
            reader.read_plain(text, false, |range| {
                place.start + range.start..place.start + range.end
            });
        }
    }
    reader.finish()
}

/// Keys that can't be one of these need no comparing.
fn is_read(entry: &Entry) -> bool {
    let written = &entry.key.value;
    written.starts_with(['t', 'T', 'd', 'D']) && READ.contains(&key_form(written).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let (map, _) = crate::yaml::parse(text, 0);
        let notes = find(text, &map);
        notes.phrases.into_iter().map(|phrase| &text[phrase.range]).collect()
    }

    #[test]
    fn title_and_description_are_read_where_they_stand() {
        assert_eq!(
            found("tiêu đề: \"Vụ thảm án ở xã\"\ntóm tắt: Kẻ cuồng ghen\n"),
            ["thảm án", "cuồng ghen"]
        );
        assert_eq!(found("TIEU-DE: 'Một thảm án'\n"), ["thảm án"]);
        assert_eq!(found("description: |\n  Một\n  thảm án\n"), ["thảm án"]);
        assert_eq!(found("tiêu đề: Vì sao không viết “thảm án”\ntừ khoá: [thảm án]\n"), [""; 0]);
    }
}
