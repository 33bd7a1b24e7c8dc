//! The site in memory: what a run puts and keeps in, one finished set of files out.
//! A set is never changed once it is made; a run that had errors leaves nothing behind.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;

use crate::engine::Sink;

/// Every file of a site by its path, relative to the root, with `/`.
#[derive(Default)]
pub(super) struct SiteFiles {
    files: HashMap<Arc<str>, Stored>,
}

#[derive(Clone)]
struct Stored {
    hash: u128,
    bytes: Bytes,
}

impl SiteFiles {
    pub(super) fn get(&self, path: &str) -> Option<Bytes> {
        self.files.get(path).map(|stored| stored.bytes.clone())
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

/// A site that is being made beside the published one.
pub(super) struct MemorySink {
    published: Arc<SiteFiles>,
    staged: Mutex<Staged>,
}

#[derive(Default)]
struct Staged {
    files: HashMap<Arc<str>, Stored>,
    /// Whether any of it is new.
    has_news: bool,
    /// A path that was kept though it is not published.
    lost: Option<String>,
}

impl MemorySink {
    pub(super) fn beside(published: Arc<SiteFiles>) -> Self {
        MemorySink { published, staged: Mutex::default() }
    }

    /// What was put and kept, and whether it differs from what is published.
    ///
    /// # Errors
    /// The path of a file that the run kept though nobody has it.
    pub(super) fn finish(self) -> Result<(Arc<SiteFiles>, bool), String> {
        let staged = self.staged.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = staged.lost {
            return Err(path);
        }
        if !staged.has_news && staged.files.len() == self.published.files.len() {
            return Ok((self.published, false));
        }
        Ok((Arc::new(SiteFiles { files: staged.files }), true))
    }

    fn staged(&self) -> MutexGuard<'_, Staged> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The published file when it has this content.
    fn published(&self, path: &str, hash: u128) -> Option<(Arc<str>, Stored)> {
        let (path, stored) = self.published.files.get_key_value(path)?;
        (stored.hash == hash).then(|| (Arc::clone(path), stored.clone()))
    }
}

impl Sink for MemorySink {
    fn holds(&self, path: &str, hash: u128) -> bool {
        self.published.files.get(path).is_some_and(|stored| stored.hash == hash)
    }

    fn put(&self, path: &str, bytes: &[u8], hash: u128) -> io::Result<()> {
        if let Some((path, stored)) = self.published(path, hash) {
            self.staged().files.insert(path, stored);
            return Ok(());
        }
        let stored = Stored { hash, bytes: Bytes::copy_from_slice(bytes) };
        let mut staged = self.staged();
        staged.files.insert(path.into(), stored);
        staged.has_news = true;
        Ok(())
    }

    fn keep(&self, path: &str, hash: u128) {
        let kept = self.published(path, hash);
        let mut staged = self.staged();
        match kept {
            Some((path, stored)) => {
                staged.files.insert(path, stored);
            }
            None => {
                staged.lost.get_or_insert_with(|| path.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Arc<SiteFiles> {
        let sink = MemorySink::beside(Arc::default());
        for (path, text) in files {
            sink.put(path, text.as_bytes(), crate::digest::hash(text.as_bytes())).unwrap();
        }
        sink.finish().unwrap().0
    }

    #[test]
    fn the_same_site_again_is_no_news() {
        let first = site(&[("a", "1"), ("b", "2")]);
        let again = MemorySink::beside(Arc::clone(&first));
        again.put("a", b"1", crate::digest::hash(b"1")).unwrap();
        assert!(again.holds("b", crate::digest::hash(b"2")));
        again.keep("b", crate::digest::hash(b"2"));
        let (second, differs) = again.finish().unwrap();
        assert!(!differs && Arc::ptr_eq(&first, &second));
    }

    #[test]
    fn a_change_and_a_removal_are_news() {
        let first = site(&[("a", "1"), ("b", "2")]);
        let shorter = MemorySink::beside(Arc::clone(&first));
        shorter.keep("a", crate::digest::hash(b"1"));
        let (second, differs) = shorter.finish().unwrap();
        assert!(differs && second.has("a") && !second.has("b"));

        let changed = MemorySink::beside(Arc::clone(&second));
        changed.put("a", b"3", 3).unwrap();
        let (third, differs) = changed.finish().unwrap();
        assert!(differs);
        assert_eq!(third.get("a").unwrap(), "3");
        assert_eq!(second.get("a").unwrap(), "1", "a published set never changes");
    }

    #[test]
    fn what_nobody_has_cannot_be_kept() {
        let sink = MemorySink::beside(site(&[("a", "1")]));
        sink.keep("a", 999);
        assert_eq!(sink.finish().err().unwrap(), "a");
    }
}
