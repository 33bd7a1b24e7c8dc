//! Front matter of documents and campaigns.

use super::{LIMIT, Reader};
use crate::model::Front;
use crate::model::front::{FrontFile, Given, SloganGroup};
use crate::resolve::keys;
use crate::text::nearest::key_form;
use crate::yaml::Node;
use crate::yaml::fields::{Fields, Key};

impl Reader<'_, '_> {
    pub(super) fn document(&mut self, front: &mut Front) {
        front.number = self.text("number");
        front.document_type = self.text("type");
        front.summary = self.text("abstract");
        front.issuer = self.text("issuer");
        front.issued_on = self.date("issued_on");
        front.effective_on = self.date("effective_on");
        front.expires_on = self.date("expires_on");
        front.document_status = self.choice("status", keys::DOCUMENT_STATUS);
        front.replaced_by = self.text("replaced_by");
        front.files = self.files();
    }

    fn files(&mut self) -> Option<Given<Vec<FrontFile>>> {
        self.fields.entry("files")?;
        let mut files = Vec::new();
        for node in self.fields.nodes("files").iter().take(LIMIT) {
            match &node.value {
                Node::Map(map) => {
                    files.extend(self.fields.inner(map, node.span, keys::FILE, |inner| {
                        let src = inner.required_text("src")?;
                        let title =
                            inner.text("title").map(|title| title.value).unwrap_or_default();
                        Some(FrontFile { src: src.value, title, span: src.span })
                    }))
                }
                Node::Scalar(scalar) => files.push(FrontFile {
                    src: scalar.text.clone(),
                    title: String::new(),
                    span: node.span,
                }),
                _ => self.fields.wrong_form(node.span, "{tệp: ke-hoach.pdf, tiêu đề: Kế hoạch}"),
            }
        }
        self.placed("files", Some(files))
    }

    pub(super) fn campaign(&mut self, front: &mut Front) {
        front.year = self.integer("year");
        self.duration(front);
        front.theme = self.text("theme");
        front.slogans = self.slogans();
        front.partners = self.texts("partners");
        front.hashtag = self.text("hashtag");
    }

    fn slogans(&mut self) -> Option<Given<Vec<SloganGroup>>> {
        self.fields.entry("slogans")?;
        let mut groups: Vec<SloganGroup> = Vec::new();
        for node in self.fields.nodes("slogans").iter().take(LIMIT) {
            match &node.value {
                Node::Map(map) if line(&node.value).is_none() => {
                    groups.push(self.fields.inner(map, node.span, keys::SLOGANS, |inner| {
                        SloganGroup {
                            group: inner.text("group").map(|group| group.value).unwrap_or_default(),
                            lines: lines(inner),
                        }
                    }))
                }
                other => {
                    match (line(other), groups.last_mut().filter(|last| last.group.is_empty())) {
                        (Some(line), Some(last)) => last.lines.push(line),
                        (Some(line), None) => {
                            groups.push(SloganGroup { group: String::new(), lines: vec![line] });
                        }
                        (None, _) => self.fields.wrong_form(node.span, "{nhóm: …, câu: [“…”]}"),
                    }
                }
            }
        }
        self.placed("slogans", Some(groups))
    }
}

/// A line of text; `Bình đẳng giới: việc của mọi người!` is one too, though YAML reads a mapping.
fn line(node: &Node) -> Option<String> {
    match node {
        Node::Scalar(scalar) => Some(scalar.text.clone()),
        Node::Map(map) => {
            let [entry] = map.entries.as_slice() else { return None };
            let form = key_form(&entry.key.value);
            let is_key =
                keys::SLOGANS.iter().flat_map(Key::spellings).any(|key| key_form(key) == form);
            let text = entry.value.value.as_text().filter(|_| !is_key)?;
            Some(format!("{}: {text}", entry.key.value))
        }
        _ => None,
    }
}

/// Lines of a group: a list as it is, so that a comma inside a slogan stays.
fn lines(inner: &mut Fields<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for node in inner.nodes("lines").iter().take(LIMIT) {
        lines.extend(line(&node.value));
    }
    lines
}
