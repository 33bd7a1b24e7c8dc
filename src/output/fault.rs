//! What can go wrong while files are written: in comes a path of the site, out goes an error in two languages.

use std::fmt;
use std::io;

use crate::diagnostics::Message;
use crate::say;

/// Why the site can't be written; carried inside an [`io::Error`], see [`explain`].
#[derive(Debug)]
pub enum Fault {
    /// The name leaves the folder, is reserved, or isn't written the way outputs are.
    BadName(String),
    /// Two artifacts have one path.
    Twice(String),
    /// The site wants a file and a folder of one name.
    FileAndFolder(String),
    /// Something that an earlier run didn't write stands where a file of the site must go.
    InTheWay {
        /// What stands there, relative to the target.
        found: String,
        /// The file of the site.
        wanted: String,
    },
    /// A file was said to be in place and isn't.
    NotInPlace(String),
    /// The system refused.
    System {
        /// The file, relative to the target.
        path: String,
        /// What it said.
        error: io::Error,
    },
}

impl Fault {
    /// What is wrong, for people.
    pub fn message(&self) -> Message {
        match self {
            Fault::BadName(path) => say!(
                "`{path}` không thể là tên tệp trong thư mục xuất bản",
                "`{path}` can't be the name of a file in the output folder"
            ),
            Fault::Twice(path) => say!(
                "hai phần của trang cùng ghi vào một tệp `{path}`",
                "two parts of the site are written to one file `{path}`"
            ),
            Fault::FileAndFolder(path) => say!(
                "trang cần `{path}` vừa là tệp vừa là thư mục",
                "the site needs `{path}` both as a file and as a folder"
            ),
            Fault::InTheWay { found, wanted } => say!(
                "trong thư mục xuất bản có `{found}` không phải do chieng tạo, chắn chỗ của `{wanted}`; hãy chuyển nó đi",
                "the output folder holds `{found}`, which chieng did not write, where `{wanted}` must go; move it away"
            ),
            Fault::NotInPlace(path) => say!(
                "tệp `{path}` trong thư mục xuất bản đã bị đổi hoặc xoá trong lúc dựng trang; hãy dựng lại",
                "the file `{path}` in the output folder was changed or removed during the build; build again"
            ),
            Fault::System { path, error } => {
                say!("không ghi được `{path}`: {error}", "failed to write `{path}`: {error}")
            }
        }
    }

    /// Adds the path to what the system said.
    pub(super) fn system(path: impl Into<String>) -> impl FnOnce(io::Error) -> io::Error {
        move |error| Fault::System { path: path.into(), error }.into()
    }

    fn kind(&self) -> io::ErrorKind {
        match self {
            Fault::BadName(_) => io::ErrorKind::InvalidInput,
            Fault::Twice(_) | Fault::FileAndFolder(_) | Fault::InTheWay { .. } => {
                io::ErrorKind::AlreadyExists
            }
            Fault::NotInPlace(_) => io::ErrorKind::NotFound,
            Fault::System { error, .. } => error.kind(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        io::Error::new(fault.kind(), fault)
    }
}

/// What an error of this module says, in both languages.
pub fn explain(error: &io::Error) -> Message {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Fault>()) {
        Some(fault) => fault.message(),
        None => say!(
            "không ghi được thư mục xuất bản: {error}",
            "failed to write the output folder: {error}"
        ),
    }
}
