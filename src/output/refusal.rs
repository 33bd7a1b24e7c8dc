//! Why a folder is not taken as a target: in comes what was found there, out goes a sentence and the mend.

use std::io;
use std::path::PathBuf;

use crate::diagnostics::Message;
use crate::say;

/// A target that is left alone; the command exits 2.
#[derive(Debug)]
pub enum Refusal {
    /// It holds files and none of them is our manifest.
    NotOurs {
        /// The output folder.
        target: PathBuf,
        /// One thing found in it.
        found: String,
    },
    /// It is, holds or lies in a folder of the site's sources.
    InsideSources {
        /// The output folder.
        target: PathBuf,
        /// The source folder.
        source: PathBuf,
    },
    /// Something that is no folder has its name.
    NotAFolder {
        /// The output folder.
        target: PathBuf,
    },
    /// Another build is writing it now.
    Locked {
        /// The output folder.
        target: PathBuf,
    },
    /// Our manifest in it can't be read, so our files can't be told from others.
    Damaged {
        /// The output folder.
        target: PathBuf,
        /// What is wrong with the manifest.
        reason: Message,
    },
    /// The system refused.
    Io {
        /// The file or folder concerned.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
}

impl Refusal {
    /// What is wrong and what to do, in one or two sentences.
    pub fn message(&self) -> Message {
        match self {
            Refusal::NotOurs { target, found } => {
                let target = target.display();
                say!(
                    "thư mục xuất bản `{target}` có `{found}` không phải do chieng tạo, nên không ghi gì vào đó. Hãy chọn thư mục khác bằng --output, hoặc chuyển các tệp ấy đi",
                    "the output folder `{target}` holds `{found}`, which chieng did not write, so nothing is written there. Choose another folder with --output, or move those files away"
                )
            }
            Refusal::InsideSources { target, source } => {
                let (target, source) = (target.display(), source.display());
                say!(
                    "thư mục xuất bản `{target}` trùng, chứa hoặc nằm trong thư mục nguồn `{source}`. Hãy chọn thư mục khác bằng --output",
                    "the output folder `{target}` is, holds or lies in the source folder `{source}`. Choose another folder with --output"
                )
            }
            Refusal::NotAFolder { target } => {
                let target = target.display();
                say!(
                    "`{target}` không phải là thư mục. Hãy chọn thư mục khác bằng --output",
                    "`{target}` is no folder. Choose a folder with --output"
                )
            }
            Refusal::Locked { target } => {
                let target = target.display();
                say!(
                    "một lần dựng trang khác đang ghi vào `{target}`. Hãy đợi nó xong rồi chạy lại",
                    "another build is writing to `{target}`. Wait until it is done, then run again"
                )
            }
            Refusal::Damaged { target, reason } => {
                let target = target.display();
                let Message { vi, en } = reason;
                let manifest = super::MANIFEST;
                say!(
                    "tệp `{manifest}` trong thư mục xuất bản `{target}` không dùng được: {vi}. Không thể biết tệp nào là của chieng, nên không ghi gì. Hãy đổi tên hoặc xoá thư mục ấy rồi dựng lại từ đầu",
                    "`{manifest}` in the output folder `{target}` can't be used: {en}. Nobody can tell which files are chieng's, so nothing is written. Rename or delete that folder and build anew"
                )
            }
            Refusal::Io { path, error } => {
                let path = path.display();
                say!("không dùng được `{path}`: {error}", "failed to use `{path}`: {error}")
            }
        }
    }
}
