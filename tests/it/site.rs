//! A small site in, its builds and what they said out: chainable, so that a test reads as a story.
//!
//! An error of a run that the test didn't expect fails the test, at the next edit or when the site is dropped.

mod built;
mod ran;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chieng::engine::{Clock, Inputs};
use chieng::text::date::read_moment;
use tempfile::TempDir;

pub(crate) use built::{Built, findings, run};
pub(crate) use ran::Ran;

/// The day of every run that names none.
pub(crate) const TODAY: &str = "2026-11-24";

const CONFIG: &str = "\
title: Trang thử
description: Một trang nhỏ để thử.
base_url: https://example.vn/thu/
language: vi
";

const HOME: &str = "\
---
title: Trang chủ
description: Trang chủ của trang thử.
---
Chào bạn.
";

/// A site's folder, in a folder of its own that is removed in the end.
pub(crate) struct Site {
    home: TempDir,
    inputs: Inputs,
    today: String,
}

impl Site {
    /// The least site that builds: `site.yaml` and a home page.
    pub(crate) fn new() -> Site {
        Site::empty().file("site.yaml", CONFIG).file("content/_index.md", HOME)
    }

    /// A folder without any file.
    pub(crate) fn empty() -> Site {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("site");
        fs::create_dir(&root).unwrap();
        let clock = Clock::Civil(read_moment(TODAY).unwrap());
        let inputs = Inputs::of(root, clock);
        Site { home, inputs, today: TODAY.to_owned() }
    }

    /// A copy of `tests/sites/NAME`.
    pub(crate) fn of(name: &str) -> Site {
        let site = Site::empty();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
        for (path, seen) in super::folder::files(&from) {
            site.write(&path, &seen.bytes);
        }
        site
    }

    /// Writes a text file; folders come into being by themselves.
    pub(crate) fn file(self, path: &str, text: &str) -> Site {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a file.
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Site {
        self.write(path, bytes);
        self
    }

    /// Adds lines to `site.yaml`.
    pub(crate) fn config(self, lines: &str) -> Site {
        let text = fs::read_to_string(self.path("site.yaml")).unwrap();
        self.write("site.yaml", format!("{text}{lines}\n").as_bytes());
        self
    }

    /// Builds as if it were this day.
    pub(crate) fn today(mut self, day: &str) -> Site {
        self.set_today(day);
        self
    }

    /// Publishes the rest when a page has an error of its own.
    pub(crate) fn leave_out(mut self) -> Site {
        self.inputs.leave_out = true;
        self
    }

    /// Publishes drafts too.
    pub(crate) fn drafts(mut self) -> Site {
        self.inputs.drafts = true;
        self
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    /// The text of a source file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Gives a file another name.
    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Changes the day of the next run.
    pub(crate) fn set_today(&mut self, day: &str) {
        self.inputs.clock = Clock::Civil(read_moment(day).unwrap());
        day.clone_into(&mut self.today);
    }

    /// The day of the next run.
    pub(crate) fn day(&self) -> &str {
        &self.today
    }

    /// Where a source file is on disk.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.inputs.root.join(path)
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.inputs.root
    }

    /// What a run is given.
    pub(crate) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// What the next run is given, to be changed.
    pub(crate) fn inputs_mut(&mut self) -> &mut Inputs {
        &mut self.inputs
    }

    /// Where builds are published: what the command takes when it is given no other.
    pub(crate) fn output(&self) -> PathBuf {
        self.inputs.root.join("public")
    }

    /// A path outside of the site that goes away with it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Runs the whole pipeline in this process, with a memory that edits keep.
    pub(crate) fn build(self) -> Built {
        Built::of(self)
    }

    /// A command of `chieng`, run in the site's folder on the site's day, without colours.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chieng"));
        command.args(args).current_dir(self.root()).env_remove("SOURCE_DATE_EPOCH");
        // Help and complaints about arguments are in the locale's language; here there is none.
        for locale in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(locale);
        }
        let takes_today = matches!(args.first(), Some(&"build" | &"check"));
        if takes_today && !args.contains(&"--today") {
            command.args(["--today", &self.today]);
        }
        command
    }

    /// Runs a command of `chieng` as a process of its own.
    pub(crate) fn cli(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }
}
