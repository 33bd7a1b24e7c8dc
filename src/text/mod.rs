//! Vietnamese text: what it takes to read, compare, sort and link it.
//! Strings in; repaired strings, keys, dates, numbers and ranges out. Depends on nothing else in the crate.
//!
//! Every function gives the same answer for NFC, for NFD and for marks typed in the wrong order.
//! Two texts are compared by [`syllable::toned_key`], never by their fold: folding makes
//! `tư vấn` (counselling) and `tự vẫn` (suicide) one word.

pub mod citation;
pub mod collate;
pub mod date;
pub mod language;
pub mod legacy;
pub mod lunar;
pub mod nearest;
pub mod normal;
pub mod number;
pub mod paste;
pub mod phone;
pub mod phrase;
pub mod slug;
pub mod syllable;
pub mod telling;
pub mod tokens;
pub mod words;

#[cfg(test)]
mod vectors;
