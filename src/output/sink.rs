//! The published folder as the engine's sink.

use std::io;

use super::Folder;
use crate::engine::Sink;

impl Sink for Folder {
    fn holds(&self, path: &str, hash: u128) -> bool {
        Folder::holds(self, path, hash)
    }

    fn put(&self, path: &str, bytes: &[u8], hash: u128) -> io::Result<()> {
        Folder::put(self, path, bytes, hash)
    }

    fn keep(&self, path: &str, hash: u128) {
        Folder::keep(self, path, hash);
    }
}
