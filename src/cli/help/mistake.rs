//! What the parser says of a command line in; a sentence on standard error and an exit out.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Frame;
use crate::cli::terminal::Stop;
use crate::cli::{Exit, report};
use crate::diagnostics::{Message, Speech};
use crate::say;

/// Says what is wrong with the arguments; or prints the help or version that was asked for.
pub(in crate::cli) fn tell(error: &Error, speech: Speech) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nobody is left to be told that nobody listens.
            let _ = error.print();
            Exit::Fine
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage
        }
        _ => {
            report::error(&complaint(error, speech));
            Exit::Usage
        }
    }
}

/// What is wrong, how to mend it, how the command is used and where to read more.
pub(super) fn complaint(error: &Error, speech: Speech) -> String {
    let (message, hint) = reason(error);
    let stop = Stop { exit: Exit::Usage, message, hint };
    let mut text = stop.sentence(speech);
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim().strip_prefix("Usage: ").unwrap_or(&usage);
        let command = usage.split(' ').take_while(|word| !word.starts_with(['[', '<', '-']));
        let command = command.collect::<Vec<_>>().join(" ");
        text.push_str(&format!("\n{}: {usage}\n", Frame::of(speech).usage));
        let more = say!("Xem thêm: {command} --help", "See also: {command} --help");
        text.push_str(&format!("{}\n", more.in_language(speech)));
    }
    text
}

fn reason(error: &Error) -> (Message, Option<Message>) {
    let argument = one(error, ContextKind::InvalidArg);
    let value = one(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => unknown(error, argument),
        ErrorKind::InvalidSubcommand => {
            let name = one(error, ContextKind::InvalidSubcommand);
            let hint = meant(error, ContextKind::SuggestedSubcommand).unwrap_or_else(|| {
                say!(
                    "gõ `chieng --help` để xem các lệnh",
                    "type `chieng --help` to see the commands"
                )
            });
            (say!("không có lệnh “{name}”", "there is no command “{name}”"), Some(hint))
        }
        ErrorKind::InvalidValue if value.is_empty() => (
            say!("thiếu giá trị sau {argument}", "a value is missing after {argument}"),
            choices(error),
        ),
        ErrorKind::InvalidValue => (
            unusable(value, argument),
            meant(error, ContextKind::SuggestedValue).or_else(|| choices(error)),
        ),
        ErrorKind::ValueValidation => (unusable(value, argument), form(error, argument)),
        ErrorKind::MissingRequiredArgument => {
            let missing = many(error, ContextKind::InvalidArg);
            (say!("còn thiếu: {missing}", "missing: {missing}"), None)
        }
        ErrorKind::ArgumentConflict => (
            say!("{argument} bị ghi hai lần", "{argument} is there twice"),
            Some(say!("chỉ giữ lại một", "keep only one")),
        ),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => (
            say!(
                "số giá trị của {argument} không đúng",
                "{argument} has too many or too few values"
            ),
            Some(quotes(argument)),
        ),
        ErrorKind::InvalidUtf8 => (
            say!("có chữ không đọc được trong lệnh", "the command holds text that can't be read"),
            Some(say!("gõ lại lệnh, đừng dán", "type the command instead of pasting it")),
        ),
        _ => (say!("không hiểu lệnh này", "the command can't be understood"), None),
    }
}

fn unknown(error: &Error, argument: &str) -> (Message, Option<Message>) {
    if argument.starts_with('-') {
        let message = say!("không có tuỳ chọn “{argument}”", "there is no option “{argument}”");
        return (message, meant(error, ContextKind::SuggestedArg));
    }
    let message = say!("thừa chữ “{argument}”", "“{argument}” is one word too many");
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let hint = match usage {
        usage if usage.contains("chieng build") => Some(say!(
            "thư mục để ghi ra thì viết `--output {argument}`",
            "for the folder to write to, use `--output {argument}`"
        )),
        // A title without quotes falls apart into words.
        usage if usage.contains("chieng new") => Some(quotes(argument)),
        _ => None,
    };
    (message, hint)
}

/// Word and Zalo bend quotes, and a shell doesn't know the bent ones.
fn quotes(argument: &str) -> Message {
    if argument.contains(['“', '”', '„', '‟']) {
        return say!(
            "dấu nháy cong của Word và Zalo không dùng được: gõ lại dấu nháy thẳng, như \"Lễ phát động\"",
            "the bent quotes of word processors don't work here: type straight ones, like \"Launch ceremony\""
        );
    }
    say!(
        "chữ có dấu cách phải đặt trong dấu nháy kép, như \"Lễ phát động\"",
        "put words with spaces between double quotes, like \"Launch ceremony\""
    )
}

fn unusable(value: &str, argument: &str) -> Message {
    say!("{argument} không nhận “{value}”", "{argument} can't be “{value}”")
}

/// How a value is written.
fn form(error: &Error, argument: &str) -> Option<Message> {
    match argument.split(' ').next()? {
        "--port" => Some(say!("viết một số từ 0 đến 65535", "write a number from 0 to 65535")),
        "--bind" => Some(say!(
            "viết 127.0.0.1, 0.0.0.0, [::1] hoặc localhost",
            "write 127.0.0.1, 0.0.0.0, [::1] or localhost"
        )),
        "--editor" => {
            let known = std::error::Error::source(error)?.to_string();
            Some(say!(
                "viết một trong: {known}; với Notepad thì bỏ --editor, bản xem trước cho chép đường dẫn của tệp",
                "write one of: {known}; without --editor the preview lets you copy a file's path",
            ))
        }
        _ => {
            let why = std::error::Error::source(error)?.to_string();
            Some(Message::new(why.clone(), why))
        }
    }
}

fn meant(error: &Error, kind: ContextKind) -> Option<Message> {
    let near = many(error, kind);
    (!near.is_empty()).then(|| say!("có phải “{near}”?", "did you mean “{near}”?"))
}

fn choices(error: &Error) -> Option<Message> {
    let all = many(error, ContextKind::ValidValue);
    (!all.is_empty()).then(|| say!("chọn một trong: {all}", "choose one of: {all}"))
}

fn one(error: &Error, kind: ContextKind) -> &str {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text,
        _ => "",
    }
}

fn many(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
