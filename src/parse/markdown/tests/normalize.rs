//! HTML in; the same HTML out, less what the CommonMark specification counts as no difference:
//! white space between blocks, the order and spelling of attributes, the spelling of characters.
//!
//! The rules are those of `test/normalize.py` in the specification's repository.

use html5gum::{State, Token, Tokenizer};

const BLOCK_TAGS: [&str; 61] = [
    "article",
    "header",
    "aside",
    "hgroup",
    "blockquote",
    "hr",
    "iframe",
    "body",
    "li",
    "map",
    "button",
    "object",
    "canvas",
    "ol",
    "caption",
    "output",
    "col",
    "p",
    "colgroup",
    "pre",
    "dd",
    "progress",
    "div",
    "section",
    "dl",
    "table",
    "td",
    "dt",
    "tbody",
    "embed",
    "textarea",
    "fieldset",
    "tfoot",
    "figcaption",
    "th",
    "figure",
    "thead",
    "footer",
    "tr",
    "form",
    "ul",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "video",
    "script",
    "style",
    "summary",
    "details",
    "main",
    "nav",
    "address",
    "center",
    "dir",
    "link",
    "menu",
    "title",
    "search",
];

#[derive(Default)]
struct Normalizer {
    out: String,
    /// The name of the last tag, if nothing but white space came after it.
    last_tag: String,
    was_block: bool,
    is_verbatim: bool,
}

/// The normal form of a piece of HTML.
pub(super) fn normalize(html: &str) -> String {
    let mut normalizer = Normalizer { was_block: true, ..Normalizer::default() };
    let mut tokenizer = Tokenizer::new(html);
    tokenizer.set_state(State::Data);
    for token in tokenizer.flatten() {
        normalizer.token(token);
    }
    normalizer.out.trim().to_owned()
}

impl Normalizer {
    fn token(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                self.before_tag(&name);
                self.out.push_str(&format!("<{name}"));
                let mut attributes: Vec<String> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| {
                        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                        format!(" {}=\"{}\"", text(name), escaped(&text(value)))
                    })
                    .collect();
                attributes.sort();
                attributes.iter().for_each(|attribute| self.out.push_str(attribute));
                self.out.push('>');
                self.is_verbatim |= name == "pre";
                self.last_tag = name;
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                self.before_tag(&name);
                self.out.push_str(&format!("</{name}>"));
                self.is_verbatim &= name != "pre";
                self.last_tag = name;
            }
            Token::String(text) => self.text(std::str::from_utf8(&text.value).unwrap()),
            Token::Comment(text) => {
                self.out.push_str(&format!("<!--{}-->", String::from_utf8_lossy(&text.value)));
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn before_tag(&mut self, name: &str) {
        self.was_block = BLOCK_TAGS.contains(&name);
        if self.was_block && !self.is_verbatim {
            self.out.truncate(self.out.trim_end().len());
        }
    }

    fn text(&mut self, text: &str) {
        let mut text = text.to_owned();
        let after_tag = self.out.ends_with('>');
        if after_tag && self.last_tag == "br" {
            text = text.trim_start_matches('\n').to_owned();
        }
        if !self.is_verbatim {
            text = collapsed(&text);
            if self.was_block && after_tag {
                text = text.trim_start().to_owned();
            }
        }
        self.out.push_str(&escaped(&text));
    }
}

fn collapsed(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn differences_that_count_stay() {
    assert_eq!(normalize("<p>a  \t b</p>\n"), normalize("<p>a b</p>"));
    assert_eq!(
        normalize("<a title=\"x\" href='y'>&auml;</a>"),
        normalize("<a href=\"y\" title=\"x\">ä</a>")
    );
    assert_eq!(normalize("<ul>\n<li> a</li>\n</ul>"), normalize("<ul><li>a</li></ul>"));
    assert_eq!(normalize("a<br />\nb"), normalize("a<br>b"));
    assert_ne!(normalize("<pre>a\n\n b</pre>"), normalize("<pre>a b</pre>"));
    assert_ne!(normalize("<p>a <em>b</em></p>"), normalize("<p>a<em>b</em></p>"));
    assert_ne!(normalize("<p>&lt;b></p>"), normalize("<p><b></p>"));
}
