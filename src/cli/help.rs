//! The command line as declared, and a language, in; the same with its help in that language out.
//!
//! English stands beside each argument, Vietnamese in `vietnamese.rs`; what frames them is ours in both languages.

mod language;
mod mistake;
mod vietnamese;

use clap::builder::Styles;
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::{Cli, Exit};
use crate::diagnostics::Speech;

pub(super) use language::choose as choose_language;
pub(super) use mistake::tell;

/// Arguments of `help`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The command to explain; all of them by default.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

pub(super) fn run(args: &Args, speech: Speech) -> Exit {
    let asked = args.command.as_deref();
    let line = ["chieng"].into_iter().chain(asked).chain(["--help"]);
    match command(speech).try_get_matches_from(line) {
        Ok(_) => Exit::Fine,
        Err(error) => tell(&error, speech),
    }
}

/// The command line with help in a language.
pub(super) fn command(speech: Speech) -> Command {
    let command = worded(Cli::command(), "", speech);
    usages(&command, speech).into_iter().fold(command, |command, (name, usage)| {
        match name.as_str() {
            "" => command.override_usage(usage),
            name => command.mut_subcommand(name, |sub| sub.override_usage(usage)),
        }
    })
}

/// The words around the texts of commands and arguments.
struct Frame {
    usage: &'static str,
    commands: &'static str,
    command: &'static str,
    arguments: &'static str,
    options: &'static str,
    any_options: &'static str,
    default: &'static str,
    choices: &'static str,
    help: &'static str,
    version: &'static str,
}

const VIETNAMESE: Frame = Frame {
    usage: "Cách dùng",
    commands: "Lệnh",
    command: "LỆNH",
    arguments: "Điều cần cho biết",
    options: "Tuỳ chọn",
    any_options: "[TUỲ CHỌN]",
    default: "mặc định",
    choices: "chọn",
    help: "In lời giải thích này",
    version: "In số phiên bản",
};

const ENGLISH: Frame = Frame {
    usage: "Usage",
    commands: "Commands",
    command: "COMMAND",
    arguments: "Arguments",
    options: "Options",
    any_options: "[OPTIONS]",
    default: "default",
    choices: "choices",
    help: "Print this explanation",
    version: "Print the version",
};

impl Frame {
    fn of(speech: Speech) -> &'static Frame {
        match speech {
            Speech::Vi => &VIETNAMESE,
            Speech::En => &ENGLISH,
        }
    }
}

/// A command, its arguments and all below it, in a language.
fn worded(command: Command, name: &str, speech: Speech) -> Command {
    let frame = Frame::of(speech);
    let header = *Styles::styled().get_header();
    let usage = format!("{header}{}:{header:#}", frame.usage);
    let command = match speech {
        Speech::Vi => command.about(vietnamese::about(name).unwrap_or_default()),
        Speech::En => command,
    };
    command
        .long_about(None)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(frame.commands)
        .subcommand_value_name(frame.command)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| worded_arg(arg, name, speech))
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            worded(sub, &name, speech)
        })
        .arg(last("help", 'h', ArgAction::Help, frame).help(frame.help))
        .arg(last("version", 'V', ArgAction::Version, frame).help(frame.version))
}

fn last(name: &'static str, short: char, action: ArgAction, frame: &Frame) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(action)
        .help_heading(frame.options)
        .display_order(1000)
}

fn worded_arg(arg: Arg, command: &str, speech: Speech) -> Arg {
    let frame = Frame::of(speech);
    let heading = if arg.is_positional() { frame.arguments } else { frame.options };
    // A command's own options come before those of all commands.
    let arg = if arg.is_global_set() { arg.display_order(900) } else { arg };
    let id = arg.get_id().as_str();
    let mut help = match speech {
        Speech::Vi => vietnamese::argument(command, id).unwrap_or_default().to_owned(),
        Speech::En => arg.get_help().map(ToString::to_string).unwrap_or_default(),
    };
    if !arg.get_action().takes_values() {
        return arg.help(help).long_help(None).help_heading(heading);
    }
    help.push_str(&notes(&arg, frame));
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    let arg = arg.help(help).long_help(None).help_heading(heading);
    match speech {
        Speech::Vi => with_places(arg),
        Speech::En => arg,
    }
}

/// The argument with Vietnamese names for its values.
fn with_places(arg: Arg) -> Arg {
    let names = arg.get_value_names().unwrap_or_default().iter();
    let places: Option<Vec<&'static str>> = names.map(|name| vietnamese::place(name)).collect();
    match places {
        Some(places) if !places.is_empty() && arg.get_action().takes_values() => {
            arg.value_names(places)
        }
        _ => arg,
    }
}

/// What an argument can be, and what it is when nobody says so.
fn notes(arg: &Arg, frame: &Frame) -> String {
    let mut notes = String::new();
    let choices: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !choices.is_empty() {
        notes.push_str(&format!(" [{}: {}]", frame.choices, choices.join(", ")));
    }
    let defaults: Vec<_> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() {
        notes.push_str(&format!(" [{}: {}]", frame.default, defaults.join(" ")));
    }
    notes
}

/// How each command is used, by its name: as the parser writes it, in the words of a language.
fn usages(command: &Command, speech: Speech) -> Vec<(String, String)> {
    let mut built = command.clone();
    built.build();
    let mut usages = vec![(String::new(), usage(&mut built, speech))];
    for sub in built.get_subcommands_mut() {
        usages.push((sub.get_name().to_owned(), usage(sub, speech)));
    }
    usages
}

fn usage(command: &mut Command, speech: Speech) -> String {
    let written = command.render_usage().to_string();
    let bare = written.strip_prefix("Usage: ").unwrap_or(&written);
    bare.replace(ENGLISH.any_options, Frame::of(speech).any_options)
}

#[cfg(test)]
mod tests;
