//! Who the entity is and how awards were spread: `contesto/ANNO.toml` and `individuale/ANNO.xlsx`.
//!
//! Guaranteed: no person is ever an input (a column of names, a tax code anywhere in the
//! file: the whole file is refused); cells of fewer than five people are suppressed with their
//! amounts, and so is whatever else would give them away ([`disclosure`]). Deliberately absent:
//! individual scores.

mod check;
mod columns;
pub mod context_codes;
pub mod disclosure;
mod individual;
mod keys;
mod people;

pub use check::check_accounts;
pub use individual::{Individual, read_individual};
pub use keys::read_context;
