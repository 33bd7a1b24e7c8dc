//! Chiêng turns a folder of Markdown into the web site of an awareness campaign.
//!
//! ```text
//!  site.yaml ─ Config ─┐
//!                      ▼
//!  discover ──► parse ──► resolve ──► render ──► check ──► write | serve
//!  SourceTree   Document   Site+Plan   Artifacts  Diagnostics  WriteReport
//! ```

pub mod advice;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostics;
pub mod digest;
pub mod engine;
pub mod fix;
pub mod media;
pub mod model;
pub mod output;
pub mod parse;
pub mod render;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod source;
pub mod text;
pub mod theme;
pub mod whereabouts;
pub mod yaml;
