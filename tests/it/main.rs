#![allow(dead_code)]
//! Small sites in, what the generator makes and says of them out: one binary for all integration tests.

mod bad_input;
mod folder;
mod links;
mod markdown;
mod publish;
mod rules;
mod site;
mod snapshots;
mod warm_cold;
