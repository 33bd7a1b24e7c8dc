//! The project's own files in, broken house rules out: what a reader of the code may rely on.

mod clock;
mod codes;
mod demonstration;
mod imports;
mod order;
mod sizes;
pub(crate) mod sources;
mod strings;
