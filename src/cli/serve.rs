//! `chieng serve`: a site's folder in, a preview in the browser out, until Ctrl-C.

use std::sync::Arc;

use crate::engine::{Engine, Inputs, Sink};
use crate::serve::{self, Bind, End, Options};

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
}

pub(super) fn run(args: &Args, globals: &Globals) -> Exit {
    let options = Options {
        root: globals.root.clone(),
        port: args.port,
        bind: args.bind,
        drafts: args.drafts,
        poll: args.poll,
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
