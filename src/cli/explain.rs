//! `chieng explain`: a code in, its page out; without a code, the list of all.

use super::terminal::{self, Stop};
use super::{Exit, Globals, report};
use crate::advice::{BOOK, Entry, Kind};
use crate::diagnostics::{Code, Message, Severity, Speech};
use crate::say;
use crate::text::nearest::nearest;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The code, as it stands in brackets behind “error” or “warning”; all codes when it is left out.
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let speech = report::speech(globals, "vi");
    let text = match &args.code {
        None => list(speech),
        Some(written) => match find(written) {
            Some(code) => page(code, speech),
            None => return unknown(written).tell(speech),
        },
    };
    terminal::print(text.as_bytes(), speech)
}

/// The code with a name, which may be copied with its brackets and what stands before them: `lỗi[bad-date]`.
fn find(written: &str) -> Option<Code> {
    let name = written.split_once('[').map_or(written, |(_, inside)| inside);
    let name = name.split(']').next().unwrap_or_default();
    let name = name.trim().trim_matches(['[', ']', '`']).to_ascii_lowercase().replace('_', "-");
    Code::ALL.iter().copied().find(|code| code.name() == name)
}

fn unknown(written: &str) -> Stop {
    let hint = match nearest(written, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => {
            say!("có phải `chieng explain {near}`?", "did you mean `chieng explain {near}`?")
        }
        None => {
            say!("chạy `chieng explain` để xem mọi mã", "run `chieng explain` to see all codes")
        }
    };
    Stop::usage(say!("không có mã nào tên là `{written}`", "there is no code `{written}`"), hint)
}

fn severity(code: Code) -> Message {
    match code.severity() {
        Severity::Error => say!("lỗi: trang chưa đăng được", "error: nothing is published"),
        Severity::Warning => {
            say!("cảnh báo: vẫn đăng, nhưng nên xem lại", "warning: published, but look at it")
        }
        Severity::Info => say!("lưu ý", "note"),
    }
}

fn page(code: Code, speech: Speech) -> String {
    let explanation = match speech {
        Speech::Vi => code.explanation().vi,
        Speech::En => code.explanation().en,
    };
    let mut page =
        format!("{} ({})\n\n{explanation}\n", code.name(), severity(code).in_language(speech));
    if code == Code::Wording {
        page.push_str(&book(speech));
    }
    if let Some(example) = code.example() {
        let (wrong, right) = (say!("Sai:", "Wrong:"), say!("Đúng:", "Right:"));
        for (head, lines) in [(wrong, example.wrong), (right, example.right)] {
            page.push_str(&format!("\n{}\n\n", head.in_language(speech)));
            page.extend(lines.lines().map(|line| format!("    {line}\n")));
        }
    }
    page
}

/// The phrases that are advised on, by kind, each with its id.
fn book(speech: Speech) -> String {
    let mut book = String::new();
    for (kind, name) in Kind::ALL {
        let entries: Vec<&Entry> = BOOK.entries.iter().filter(|one| one.kind == kind).collect();
        if entries.is_empty() {
            continue;
        }
        let name = match speech {
            Speech::Vi => name,
            Speech::En => kind.id(),
        };
        book.push_str(&format!("\n{name}\n"));
        for entry in entries {
            let (say, instead) = (Message::from(&entry.say), Message::from(&entry.instead));
            let (say, instead) = (say.in_language(speech), instead.in_language(speech));
            let source = Message::from(&BOOK.source(entry));
            let source = source.in_language(speech);
            let forms = entry.forms.join("; ");
            book.push_str(&format!(
                "\n  {}: {forms}\n      {say}\n      → {instead}\n      [{source}]\n",
                entry.id
            ));
        }
    }
    book
}

/// Every code with the first sentence of its explanation, in the order of the table.
fn list(speech: Speech) -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let mut list = String::new();
    for code in Code::ALL {
        let explanation = match speech {
            Speech::Vi => code.explanation().vi,
            Speech::En => code.explanation().en,
        };
        let sentence = explanation.split_inclusive(". ").next().unwrap_or(explanation).trim_end();
        list.push_str(&format!("{:width$}  {sentence}\n", code.name()));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostic;
    use crate::parse::{self, markdown::Options};

    #[test]
    fn a_code_is_found_however_it_was_copied() {
        for written in ["us-date", "[us-date]", "US_DATE", " us-date ", "lỗi[us-date]"] {
            assert_eq!(find(written), Some(Code::UsDate));
        }
        assert_eq!(find("us"), None);
    }

    #[test]
    fn an_unknown_code_leads_to_the_nearest() {
        let stop = unknown("us-dat");
        assert_eq!(stop.exit, Exit::Usage);
        assert!(stop.hint.is_some_and(|hint| hint.vi.contains("chieng explain us-date")));
        assert!(unknown("zzzzzzzz").hint.is_some_and(|hint| hint.en.contains("see all codes")));
    }

    #[test]
    fn a_page_has_name_severity_explanation_and_example() {
        let page = page(Code::UsDate, Speech::Vi);
        for part in
            ["us-date (lỗi", "Ngày viết theo", "Sai:\n\n    ngày: 11/25", "Đúng:\n\n    ngày: 25"]
        {
            assert!(page.contains(part), "{page} lacks {part}");
        }
        assert!(super::page(Code::Unreadable, Speech::En).contains("can't be read"));
    }

    #[test]
    fn the_page_on_wording_has_every_entry_by_its_id() {
        let page = page(Code::Wording, Speech::Vi);
        for entry in &BOOK.entries {
            assert!(
                page.contains(&format!("\n  {}: {}", entry.id, entry.forms[0])),
                "{}",
                entry.id
            );
        }
        assert!(page.contains("\nđổ lỗi\n") && page.contains("[quy ước của chương trình]"));
        assert!(!super::page(Code::LongSentence, Speech::Vi).contains("tham-an"));
    }

    #[test]
    fn the_list_has_every_code_on_its_line() {
        for speech in [Speech::Vi, Speech::En] {
            let list = list(speech);
            assert_eq!(list.lines().count(), Code::ALL.len());
            assert!(list.lines().zip(Code::ALL).all(|(line, code)| line.starts_with(code.name())));
        }
    }

    #[test]
    fn examples_that_one_file_can_show_are_true() {
        let found = |text: &str| -> Vec<Diagnostic> {
            parse::parse(&"content/a.md".into(), text, &Options::default()).diagnostics
        };
        for code in [
            Code::YamlSyntax,
            Code::CurlyQuotes,
            Code::UnopenedFrontMatter,
            Code::UnclosedFrontMatter,
            Code::WrongWeekday,
            Code::UnsafeLink,
            Code::RawHtml,
            Code::UnclosedBlock,
            Code::UndefinedFootnote,
        ] {
            let example = code.example().unwrap();
            let is_entry = matches!(code, Code::YamlSyntax | Code::CurlyQuotes);
            let file = |lines: &str| {
                if is_entry { format!("---\n{lines}\n---\n") } else { format!("{lines}\n") }
            };
            let codes: Vec<Code> = found(&file(example.wrong)).iter().map(|one| one.code).collect();
            assert_eq!(codes, [code]);
            assert_eq!(found(&file(example.right)), []);
        }
    }
}
