//! Why a command stops, its notes and its result in; lines on standard error, bytes on standard output out.

use std::io::{self, Write as _};

use super::{Exit, report};
use crate::diagnostics::{Message, Speech};

/// Why a command stops, and what its user can do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// How the command ends.
    pub(super) exit: Exit,
    /// What is wrong.
    pub(super) message: Message,
    /// How to mend it.
    pub(super) hint: Option<Message>,
}

impl Stop {
    /// A wrong argument, or a file that can't be written.
    pub(super) fn usage(message: Message, hint: Message) -> Stop {
        Stop { exit: Exit::Usage, message, hint: Some(hint) }
    }

    /// A day that can't be told.
    pub(super) fn clock(message: Message) -> Stop {
        Stop { exit: Exit::Usage, message, hint: None }
    }

    /// Says it on standard error, and gives the exit.
    pub(super) fn tell(&self, speech: Speech) -> Exit {
        report::error(&self.sentence(speech));
        self.exit
    }

    /// What is wrong and how to mend it, a line each.
    pub(super) fn sentence(&self, speech: Speech) -> String {
        let (error, help) = match speech {
            Speech::Vi => ("lỗi", "cách sửa"),
            Speech::En => ("error", "help"),
        };
        let mut text = format!("{error}: {}\n", self.message.in_language(speech));
        if let Some(hint) = &self.hint {
            text.push_str(&format!("{help}: {}\n", hint.in_language(speech)));
        }
        text
    }
}

/// Says a note that is no result, on a line of its own.
pub(super) fn note(message: &Message, speech: Speech) {
    report::error(&format!("{}\n", message.in_language(speech)));
}

/// Writes a result. A reader that went away early has seen enough: that is no failure.
pub(super) fn print(bytes: &[u8], speech: Speech) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Exit::Fine,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
        Err(error) => Stop {
            exit: Exit::Usage,
            message: crate::say!(
                "không ghi được kết quả ra màn hình hay tệp: {error}",
                "failed to write the result to standard output: {error}"
            ),
            hint: None,
        }
        .tell(speech),
    }
}
