//! The `chieng` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    chieng::cli::main()
}
