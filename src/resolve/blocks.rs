//! Blocks of the text: their names and arguments checked against the theme's, the data that they show found.

use tera::Context;

use super::Site;
use super::links::ResolvedImage;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::model::front::SloganGroup;
use crate::model::page::{DocumentFile, Page, PageId};
use crate::parse::document::{Argument, Block};
use crate::say;
use crate::text::date;
use crate::text::nearest::{key_form, nearest};
use crate::theme::{ArgKind, BlockArg, BlockSpec};

/// A block as it will be rendered.
#[derive(Clone, Debug)]
pub struct BlockUse {
    /// Name of the theme's block.
    pub name: String,
    /// Checked arguments.
    pub args: Vec<(String, ArgValue)>,
    /// What it shows of the site.
    pub data: BlockData,
}

/// The value of an argument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArgValue {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
}

/// What a block shows of the site.
#[derive(Clone, Debug)]
pub enum BlockData {
    /// Nothing.
    None,
    /// Events, in order.
    Events(Vec<PageId>),
    /// A hotline.
    Hotline(PageId),
    /// Slogans.
    Slogans(Vec<SloganGroup>),
    /// A file to download.
    File(DocumentFile),
    /// A picture.
    Image(ResolvedImage),
}

impl BlockUse {
    /// The arguments as the component's context; `shown` gives each text as it may be printed.
    pub fn context(&self, shown: impl Fn(&str) -> String) -> Context {
        let mut context = Context::new();
        for (name, value) in &self.args {
            match value {
                ArgValue::Text(text) => context.insert(name.clone(), &shown(text)),
                ArgValue::Integer(number) => context.insert(name.clone(), number),
                ArgValue::Flag(flag) => context.insert(name.clone(), flag),
            }
        }
        context
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(key, value)| match value {
            ArgValue::Text(text) if key == name && !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.args.iter().find_map(|(key, value)| match value {
            ArgValue::Integer(number) if key == name => Some(*number),
            _ => None,
        })
    }
}

/// Checks a block and finds its data; none when it can't be rendered.
pub(super) fn resolve(
    site: &Site,
    page: &Page,
    block: &Block,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BlockUse> {
    let mut checker = Checker { site, page, block, diagnostics, is_good: true };
    let name = block.name.to_lowercase();
    let Some(spec) = site.theme.blocks.get(&name) else {
        checker.unknown_block();
        return None;
    };
    let args = checker.args(spec);
    checker.body(spec);
    let mut used = BlockUse { name, args, data: BlockData::None };
    used.data = checker.data(&used);
    checker.is_good.then_some(used)
}

/// Looks at one block of a page.
pub(super) struct Checker<'a> {
    pub(super) site: &'a Site,
    pub(super) page: &'a Page,
    pub(super) block: &'a Block,
    diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) is_good: bool,
}

impl Checker<'_> {
    pub(super) fn report(&mut self, span: Span, found: Diagnostic) {
        self.is_good &= !found.is_error();
        self.diagnostics.push(found.in_file(&self.page.source).at(span));
    }

    fn unknown_block(&mut self) {
        let name = &self.block.name;
        let known = self.site.theme.blocks.keys().map(String::as_str);
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(
            Code::UnknownBlock,
            say!("không có khối nào tên “{name}”", "there is no block “{name}”"),
        );
        let found = match nearest(name, known) {
            Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None => found.hint(say!("các khối có sẵn: {all}", "the blocks are: {all}")),
        };
        self.report(self.block.name_span, found);
    }

    fn args(&mut self, spec: &BlockSpec) -> Vec<(String, ArgValue)> {
        let mut args: Vec<(String, ArgValue)> = Vec::new();
        for given in &self.block.args {
            let form = key_form(&given.key);
            let Some(arg) = spec.args.iter().find(|arg| key_form(&arg.name) == form) else {
                self.unknown_argument(spec, given);
                continue;
            };
            if args.iter().any(|(name, _)| *name == arg.name) {
                let key = &given.key;
                self.report(
                    given.key_span,
                    Diagnostic::new(
                        Code::BadArgument,
                        say!(
                            "tham số “{key}” được viết hai lần",
                            "the argument “{key}” is written twice"
                        ),
                    )
                    .hint(say!("giữ lại một", "keep one")),
                );
            } else if let Some(value) = self.value(arg, given) {
                args.push((arg.name.clone(), value));
            }
        }
        for arg in spec.args.iter().filter(|arg| arg.required) {
            let is_given =
                self.block.args.iter().any(|given| key_form(&given.key) == key_form(&arg.name));
            if !is_given {
                let (block, name) = (&self.block.name, &arg.name);
                self.report(
                    self.block.name_span,
                    Diagnostic::new(
                        Code::MissingArgument,
                        say!(
                            "khối “{block}” thiếu tham số “{name}”",
                            "the block “{block}” lacks the argument “{name}”"
                        ),
                    )
                    .hint(say!(
                        "viết {name}=\"…\" sau tên khối",
                        "write {name}=\"…\" after the block's name"
                    )),
                );
            }
        }
        args
    }

    fn body(&mut self, spec: &BlockSpec) {
        let is_empty = self
            .block
            .body
            .as_ref()
            .is_none_or(|body| body.html.trim().is_empty() && body.holes.is_empty());
        if spec.needs_body && is_empty {
            let name = &self.block.name;
            self.report(
                self.block.name_span,
                Diagnostic::new(
                    Code::MissingArgument,
                    say!("khối “{name}” chưa có nội dung", "the block “{name}” has no content"),
                )
                .hint(say!(
                    "viết `:::{name}`, rồi nội dung, rồi một dòng `:::`",
                    "write `:::{name}`, then the content, then a line `:::`",
                )),
            );
        }
    }

    /// A day, shown as the page's language writes it.
    fn date(&self, value: &str) -> Option<ArgValue> {
        let day = date::read_date(value).ok()?;
        let is_vietnamese = self.site.config.lang(self.page.summary.lang).starts_with("vi");
        Some(ArgValue::Text(if is_vietnamese { date::short(day) } else { date::long_en(day) }))
    }

    fn unknown_argument(&mut self, spec: &BlockSpec, given: &Argument) {
        let (block, key) = (&self.block.name, &given.key);
        let known = spec.args.iter().map(|arg| arg.name.as_str());
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let found = Diagnostic::new(
            Code::UnknownArgument,
            say!(
                "khối “{block}” không có tham số “{key}”",
                "the block “{block}” has no argument “{key}”"
            ),
        );
        let found = match nearest(key, known) {
            Some(near) => found.hint(say!("có phải “{near}”?", "did you mean “{near}”?")),
            None if all.is_empty() => {
                found.hint(say!("khối này không có tham số nào", "it takes no arguments"))
            }
            None => found.hint(say!("các tham số: {all}", "its arguments are: {all}")),
        };
        self.report(given.key_span, found);
    }

    fn value(&mut self, arg: &BlockArg, given: &Argument) -> Option<ArgValue> {
        let value = given.value.as_str();
        let parsed = match arg.kind {
            ArgKind::Text if arg.name == "date" => self.date(value),
            ArgKind::Text if arg.values.is_empty() => Some(ArgValue::Text(value.to_owned())),
            ArgKind::Text => arg
                .values
                .iter()
                .find(|allowed| key_form(allowed) == key_form(value))
                .map(|allowed| ArgValue::Text(allowed.clone())),
            ArgKind::Integer => value.parse().ok().map(ArgValue::Integer),
            ArgKind::Flag => match key_form(value).as_str() {
                "true" | "yes" | "co" | "1" => Some(ArgValue::Flag(true)),
                "false" | "no" | "khong" | "0" => Some(ArgValue::Flag(false)),
                _ => None,
            },
        };
        if parsed.is_none() {
            let name = &arg.name;
            let found = Diagnostic::new(
                Code::BadArgument,
                say!(
                    "“{value}” không dùng được cho “{name}”",
                    "“{value}” can't be used for “{name}”"
                ),
            );
            let all = arg.values.join(", ");
            self.report(
                given.value_span,
                match arg.kind {
                    ArgKind::Integer => {
                        found.hint(say!("viết một số như 5", "write a number such as 5"))
                    }
                    ArgKind::Flag => found.hint(say!("viết có hoặc không", "write yes or no")),
                    ArgKind::Text if arg.values.is_empty() => found.hint(say!(
                        "viết một ngày có thật như 25/11/2026",
                        "write a real day such as 2026-11-25",
                    )),
                    ArgKind::Text => {
                        found.hint(say!("chọn một trong: {all}", "choose one of: {all}"))
                    }
                },
            );
        }
        parsed
    }
}
