//! The resolved site in; every link to another site out, with its place: texts, blocks, front matter, site.yaml.

use std::sync::Arc;

use super::ExternalLink;
use super::ask::is_web;
use crate::config;
use crate::diagnostics::Span;
use crate::resolve::{ResolvedLink, Site};
use crate::source::SourceTree;
use crate::text::nearest::key_form;
use crate::yaml::{self, Map, Node};

/// What may stand after an address in a text and is no part of it.
const CLOSING: [char; 8] = ['.', ',', ';', ')', '>', '"', '”', '\''];

/// Every link to another site, by file and place.
pub fn external_links(site: &Site, tree: &SourceTree) -> Vec<ExternalLink> {
    let mut links = Vec::new();
    for (page, linked) in site.pages.iter().zip(&site.linked) {
        let document = &page.document;
        let mut own: Vec<(String, Span)> = Vec::new();
        in_map(&document.front, &mut own);
        for (link, target) in document.markdown.links.iter().zip(&linked.links) {
            if let ResolvedLink::External(href) = target
                && (is_web(href) || href.starts_with("//"))
            {
                own.push((href.clone(), link.span));
            }
        }
        for argument in document.markdown.blocks.iter().flat_map(|block| &block.args) {
            in_text(&argument.value, argument.value_span, &mut own);
        }
        own.sort_by_key(|(_, span)| *span);
        links.extend(own.into_iter().map(|(url, span)| (url, Arc::clone(&page.source), span)));
    }
    links.extend(in_config(site, tree));
    links
}

/// The addresses of site.yaml but the site's own; the exit's also where it is the default.
fn in_config(site: &Site, tree: &SourceTree) -> Vec<ExternalLink> {
    let text = tree.get(config::PATH).and_then(|file| file.text());
    let (mut map, _) = yaml::parse(text.map_or("", |text| text), 0);
    let own = key_form("base_url");
    map.entries.retain(|entry| {
        let key = key_form(&entry.key.value);
        key != own && key != key_form("địa chỉ")
    });
    let mut found = Vec::new();
    in_map(&map, &mut found);
    let exit = &site.config.quick_exit.url;
    if !found.iter().any(|(url, _)| url == exit) {
        found.push((exit.clone(), Span::default()));
    }
    let path: Arc<str> = config::PATH.into();
    found.into_iter().map(|(url, span)| (url, Arc::clone(&path), span)).collect()
}

fn in_map(map: &Map, found: &mut Vec<(String, Span)>) {
    for entry in &map.entries {
        in_node(&entry.value.value, entry.value.span, found);
    }
}

fn in_node(node: &Node, span: Span, found: &mut Vec<(String, Span)>) {
    match node {
        Node::Null => {}
        Node::Scalar(scalar) => in_text(&scalar.text, span, found),
        Node::List(items) => items.iter().for_each(|item| in_node(&item.value, item.span, found)),
        Node::Map(map) => in_map(map, found),
    }
}

fn in_text(text: &str, span: Span, found: &mut Vec<(String, Span)>) {
    for word in text.split_whitespace() {
        let word = word.trim_start_matches(['(', '<', '"', '“', '\'']);
        if is_web(word) {
            found.push((without_end_of_sentence(word).to_owned(), span));
        }
    }
}

/// `https://a.vn/b_(c)).` → `https://a.vn/b_(c)`.
fn without_end_of_sentence(word: &str) -> &str {
    let mut word = word;
    while let Some(shorter) = word.strip_suffix(CLOSING) {
        if word.ends_with(')') && shorter.matches('(').count() > shorter.matches(')').count() {
            break;
        }
        word = shorter;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_end_before_its_marks() {
        let mut found = Vec::new();
        in_text("xem (https://a.vn/b_(c)), <HTTP://d.vn>; ftp://e.vn", Span::default(), &mut found);
        let found: Vec<&str> = found.iter().map(|(url, _)| url.as_str()).collect();
        assert_eq!(found, ["https://a.vn/b_(c)", "HTTP://d.vn"]);
    }
}
