//! The only writer of the published folder: in go the files of a site, out comes the folder, complete at
//! every moment.
//!
//! **Cold** (the target is missing or empty): the site is made in a staging folder beside the target and
//! becomes the target by one rename. **Warm** (the target holds our manifest): only what changed is staged;
//! then, in this order, the manifest learns the new names, new assets, new pages, changed assets and changed
//! pages are put in place by one rename each, what this run did not make is removed, and the manifest is
//! closed. A process that is killed at any moment leaves old or new files only; the next run finishes the
//! work, since the manifest names every file that it may touch.
//!
//! What can't be renamed at once has the smallest gap there is: where an old file `a` becomes a folder `a/…`
//! (or the reverse), `a` is missing between two renames.
//!
//! **Nothing is synced but the manifest.** A rename is atomic for other processes and for `kill -9` without
//! it. A power cut may leave short or empty files; they differ from the manifest in length or time, and the
//! next run writes them again. Syncing 13 000 files would take longer than the whole build. The manifest is
//! synced before the first rename that relies on it, because without it nothing could be repaired.
//!
//! **A damaged manifest is refused.** Without it nobody can tell our files from somebody else's, and to take
//! them all for ours could lose one. The message says how to go on: move the folder away and build again.
//!
//! Where nothing can be made or renamed beside the target (it is a mount point, or its parent is read-only)
//! the staging folder lies inside it, and even a first build goes file by file.

mod fault;
mod folder;
mod made_folders;
mod manifest;
mod obstacles;
mod publish;
mod refusal;
mod sink;
mod staging;
mod target;

#[cfg(test)]
mod tests;

pub use fault::{Fault, explain};
pub use folder::Folder;
pub use manifest::MANIFEST;
pub use publish::WriteReport;
pub use refusal::Refusal;
