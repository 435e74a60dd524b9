//! The folder of an entity: the only place that reads its files.
//!
//! Guaranteed: files come in a fixed order with their SHA-256; lock and temporary
//! files of office programs are ignored; a missing or unreadable sheet is a finding,
//! a missing plan an error. Deliberately absent: what the files mean.

mod error;
pub mod findings;
mod folder;
mod locate;

pub use error::EntityError;
pub use folder::{Folder, InputFile, YearFiles, hex_digest};
pub use locate::locate;
