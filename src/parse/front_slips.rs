//! Front matter with places in; what is broken or misspelled in its texts out, with places in the file.

use crate::text::nearest::key_form;
use crate::text::paste::{Finder, Finding};
use crate::yaml::{Map, Node, Spanned};

/// Keys whose values are addresses, names of files or free data.
const EXEMPT: &[&str] = &[
    "slug",
    "đường dẫn",
    "aliases",
    "đường dẫn cũ",
    "id",
    "mã",
    "src",
    "tệp",
    "online",
    "trực tuyến",
    "register",
    "đăng ký",
    "hashtag",
    "thẻ",
    "extra",
    "image",
    "ảnh",
];

/// Keys whose mappings are passed over.
const FREE: &[&str] = &["extra"];

/// Reads every text of the front matter as it is written in the file; each stands for itself.
pub(super) fn find(text: &str, front: &Map) -> Vec<Finding> {
    let mut found = Vec::new();
    read_map(text, front, &mut found);
    found
}

fn read_map(text: &str, map: &Map, found: &mut Vec<Finding>) {
    for entry in &map.entries {
        let before = found.len();
        read_node(text, &entry.value, found);
        // Most texts are right, and keys take longer to compare.
        if found.len() > before && is_exempt(&entry.key.value, &entry.value.value) {
            found.truncate(before);
        }
    }
}

fn read_node(text: &str, node: &Spanned<Node>, found: &mut Vec<Finding>) {
    match &node.value {
        Node::Null => {}
        Node::Map(map) => read_map(text, map, found),
        Node::List(items) => {
            for item in items {
                read_node(text, item, found);
            }
        }
        Node::Scalar(_) => {
            let place = node.span.range();
            let mut finder = Finder::default();
            finder.read(text.get(place.clone()).unwrap_or_default(), |range| {
                place.start + range.start..place.start + range.end
            });
            found.extend(finder.finish());
        }
    }
}

/// A picture's mapping has an address and texts; free data is no text as a whole.
fn is_exempt(key: &str, value: &Node) -> bool {
    let form = key_form(key);
    let exempt = if value.as_map().is_some() { FREE } else { EXEMPT };
    exempt.iter().any(|exempt| key_form(exempt) == form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let (map, _) = crate::yaml::parse(text, 0);
        let slips = find(text, &map).into_iter();
        slips.map(|slip| text.get(slip.range).unwrap_or("outside")).collect()
    }

    #[test]
    fn every_text_is_read_where_it_stands() {
        assert_eq!(
            found("tiêu đề: \"Các viêc\"\ntóm tắt: |\n  Một\n  đươc hai\n"),
            ["viêc", "đươc"]
        );
        assert_eq!(found("khẩu hiệu:\n  - nhóm: Một\n    câu: [\"các viêc\", được]\n"), ["viêc"]);
    }

    #[test]
    fn addresses_and_free_data_are_passed_over() {
        let text = "duong_dan: hoăc\nđường dẫn cũ: [hoăc]\nảnh: {src: viêc}\nimage: viêc\nextra: {a: hoăc}\n";
        assert_eq!(found(text), Vec::<&str>::new());
        assert_eq!(found("ảnh: {src: viêc, mô tả ảnh: các viêc}"), ["viêc"]);
    }
}
