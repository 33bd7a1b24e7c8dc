//! What a site is made of: the values that parsing and resolving give and rendering reads.

pub mod address;
pub mod each_text;
pub mod front;
pub mod hotline;
pub mod kind;
pub mod observance;
pub mod page;
pub mod point;
pub mod repeat;

pub use front::Front;
pub use kind::{PageKind, SectionKind};
pub use observance::Observance;
pub use page::{LangId, Page, PageId};
