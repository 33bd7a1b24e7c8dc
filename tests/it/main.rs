//! Small sites in, what the generator makes and says of them out: one binary for all integration tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod advice;
mod alphabet;
mod bad_input;
mod built_pages;
mod calendar;
mod calendar_pages;
mod dates;
mod files_beside_pages;
mod folder;
mod handbook;
mod help_pages;
mod hotlines;
mod links;
mod markdown;
mod mistakes;
mod normal_form;
mod number_commands;
mod numbers;
mod preview_speed;
mod publish;
mod rules;
mod search;
mod site;
mod snapshots;
mod stories;
mod terminal;
mod translations;
mod warm_cold;
mod windows;
