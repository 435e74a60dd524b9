//! The web edition: the same XHTML as the PDF, as one page of HTML for screens of any width.
//!
//! ```text
//! source ─> body (elements, numbers of sections, charts as SVG) ─┐
//! headings ─> contents ─────────────────────────────────────────┼─> page: one file, nothing fetched
//! facts, cells of the annexes ─> derivations ───────────────────┘
//! ```
//!
//! Guaranteed: words, figures and order are the document's own; every figure says which figure it is; the page is
//! well-formed XML too, so that it is read back and proved as the PDF is; it needs no network, and no script to be
//! read. Deliberately absent: any figure of its own, paths of inputs, and whatever the PDF does not print.

mod body;
mod contents;
mod derivations;
mod figures;
mod nodes;
mod page;
mod tables;

pub use derivations::DERIVATIONS;
pub use figures::{FIGURE, PublicCells};
pub use page::{WebLook, page};
