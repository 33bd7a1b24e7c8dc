//! `chieng serve`: a site's folder in, a preview in the browser out, until Ctrl-C.

use std::sync::Arc;

use crate::diagnostics::Message;
use crate::engine::{Engine, Inputs, Sink};
use crate::say;
use crate::serve::{self, Bind, Editor, End, Options};

use super::report::{self, Format};
use super::{Exit, Globals};

/// Show the site in the browser and make it anew at every change.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Port; 0 takes a free one.
    #[arg(long, value_name = "PORT", default_value_t = 1111)]
    port: u16,
    /// Address to listen at; 0.0.0.0 lets phones in the same network see the site.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = serve::parse_bind)]
    bind: Bind,
    /// Open the browser.
    #[arg(long)]
    open: bool,
    /// Show drafts too.
    #[arg(long)]
    drafts: bool,
    /// Compare folders from time to time, for network drives that tell of no change.
    #[arg(long)]
    poll: bool,
    /// Go to the page whose file was just saved.
    #[arg(long)]
    follow: bool,
    /// Editor that problems open in: code, codium, cursor, zed, idea, mate, or an address with {path}, {line} and {column}; else what CHIENG_EDITOR or VISUAL names.
    #[arg(long, value_name = "EDITOR", value_parser = serve::parse_editor)]
    editor: Option<Editor>,
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let editor = match editor(args) {
        Ok(editor) => editor,
        Err(message) => {
            report::refuse(&message, Format::Text, "refused", report::speech(globals, "vi"));
            return Exit::Usage;
        }
    };
    let options = Options {
        root: globals.root.clone(),
        port: args.port,
        bind: args.bind,
        drafts: args.drafts,
        poll: args.poll,
        follow: args.follow,
        editor,
        speech: globals.lang.map(Into::into),
        colour: report::wants_colour(),
    };
    let mut engine = Engine::new();
    let run = move |inputs: &Inputs, sink: &dyn Sink| engine.run(inputs, sink);
    let preview = match serve::start(options, run, Arc::new(report::error)) {
        Ok(preview) => preview,
        Err(message) => {
            let speech = report::speech(globals, "vi");
            report::refuse(&message, Format::Text, "refused", speech);
            return Exit::Usage;
        }
    };
    preview.announce(args.drafts);
    if args.open {
        preview.open_browser();
    }
    match preview.wait() {
        End::Asked => Exit::Fine,
        End::Broken => Exit::Problems,
    }
}

/// The editor that was asked for; else the one of the environment. `VISUAL` is meant for other programs, so a
/// value that is of no use here is passed over.
fn editor(args: &Args) -> Result<Option<Editor>, Message> {
    if args.editor.is_some() {
        return Ok(args.editor.clone());
    }
    let variable =
        |name| std::env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    if let Some(value) = variable("CHIENG_EDITOR") {
        let editor =
            serve::editor_of_command(&value).map_or_else(|| serve::parse_editor(value.trim()), Ok);
        return editor.map(Some).map_err(|known| {
            say!(
                "biến CHIENG_EDITOR không nhận “{value}”; viết một trong: {known}",
                "CHIENG_EDITOR can't be “{value}”; write one of: {known}",
            )
        });
    }
    Ok(variable("VISUAL").and_then(|value| serve::editor_of_command(&value)))
}
