//! The command line: arguments in, an exit code out; one file for each command.

mod blanks;
mod build;
mod check;
mod clock;
mod explain;
mod fix;
mod help;
mod hotlines;
mod init;
mod markdown;
mod new;
mod new_files;
mod replace_file;
mod report;
mod serve;
mod terminal;
mod where_is;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::diagnostics::Speech;

/// Turns a folder of Markdown into the web site of an awareness campaign.
#[derive(Debug, Parser)]
#[command(
    name = "chieng",
    version,
    about,
    propagate_version = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Arguments of every command.
#[derive(Clone, Debug, clap::Args)]
pub struct Globals {
    /// Folder of the site.
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Language of messages; the site's own by default.
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<Lang> for Speech {
    fn from(lang: Lang) -> Speech {
        match lang {
            Lang::Vi => Speech::Vi,
            Lang::En => Speech::En,
        }
    }
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new site that builds at once.
    Init(init::Args),
    /// Make a new page of a kind, with a commented template.
    New(Box<new::Args>),
    /// Build the site into a folder.
    Build(build::Args),
    /// Check the site; nothing is written.
    Check(check::Args),
    /// List the support numbers, and what must be confirmed again.
    Hotlines(hotlines::Args),
    /// Find every place that holds a number, and draft the correction.
    Where(where_is::Args),
    /// Say what a finding means, with an example of wrong and right.
    Explain(explain::Args),
    /// Show the site in the browser and make it anew at every change.
    Serve(serve::Args),
    /// Turn Markdown from standard input into HTML on standard output.
    Markdown(markdown::Args),
    /// Explain the program or one command.
    Help(help::Args),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Fine.
    Fine,
    /// Problems inside content, themes, static files or site.yaml.
    Problems,
    /// Arguments, output folder or port.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Problems => 1,
            Exit::Usage => 2,
        })
    }
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let speech = help::choose_language(&arguments, |name| std::env::var_os(name));
    let understood = help::command(speech)
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let exit = match understood {
        Ok(cli) => run(&cli, speech),
        Err(error) => help::tell(&error, speech),
    };
    exit.into()
}

fn run(cli: &Cli, speech: Speech) -> Exit {
    match &cli.command {
        Command::Init(args) => init::run(args, &cli.globals),
        Command::New(args) => new::run(args, &cli.globals),
        Command::Build(args) => build::run(args, &cli.globals),
        Command::Check(args) => check::run(args, &cli.globals),
        Command::Hotlines(args) => hotlines::run(args, &cli.globals),
        Command::Where(args) => where_is::run(args, &cli.globals),
        Command::Explain(args) => explain::run(args, &cli.globals),
        Command::Serve(args) => serve::run(args, &cli.globals),
        Command::Markdown(args) => markdown::run(args, &cli.globals),
        Command::Help(args) => help::run(args, speech),
    }
}
