//! Who the entity is, how it pays, what users say of it, and how awards were spread: `contesto/ANNO.xlsx` or `.toml`, and `individuale/ANNO.xlsx`.
//!
//! Guaranteed: no person is ever an input (a column of names, a tax code anywhere in the
//! file: the whole file is refused); cells of fewer than five people are suppressed with their
//! amounts, and so is whatever else would give them away ([`disclosure`]). Deliberately absent:
//! individual scores.

mod check;
mod columns;
pub mod context_codes;
mod context_file;
mod context_sheet;
pub mod disclosure;
mod forms;
mod individual;
mod people;
mod soundness;

pub use check::check_accounts;
pub use context_file::read_context;
pub use context_sheet::read_context_sheet;
pub use forms::{blank_context, blank_individual};
pub use individual::{Individual, read_individual};
