//! The preview's address in, the user's browser out; a machine without one is no failure.

use std::process::{Command, Stdio};
use std::thread;

use crate::diagnostics::Speech;
use crate::say;

use super::Print;

/// Opens `url` without waiting for the browser.
pub(super) fn open(url: String, speech: Speech, print: Print) {
    // A note that can't be given for want of a thread is not worth a failure.
    let _ = thread::Builder::new().name("browser".to_owned()).spawn(move || {
        let status =
            command(&url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !status.is_ok_and(|status| status.success()) {
            let note = say!(
                "không mở được trình duyệt; hãy tự mở {url}",
                "failed to open the browser; open {url} yourself"
            );
            print(&format!("{}\n", note.in_language(speech)));
        }
    });
}

fn command(url: &str) -> Command {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        // `start` takes a first argument in quotes for a window's title.
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url);
    command
}
