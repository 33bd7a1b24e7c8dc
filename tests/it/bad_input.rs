//! Broken sites in, one clear finding for each mistake out: file, line, column and mend, in both languages.

mod alone;
mod files;
mod together;
