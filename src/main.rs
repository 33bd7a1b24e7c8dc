//! The `chieng` command.

fn main() {}
