//! Our own checks of the finished bytes, parsed again from nothing.
//!
//! They ask for more than the standards where the standards are silent on what a
//! reader needs (a box for every figure), and for less than a validator: only what
//! this writer could get wrong. Guaranteed: every fault found is named with its clause
//! and its place; clauses that the generations share are named by the first. A file is judged by the profile that its
//! first line tells. Deliberately absent: a judgement of other programs' files, except for what
//! they append to ours ([`updates`]); what this writer never writes (transparency, forms,
//! scripts) is a fault wherever it appears.

mod catalogue;
mod content_tokens;
mod cross_references;
pub(super) mod faults;
mod file;
mod fonts;
mod glyph_set;
mod images;
mod metadata;
mod page_labels;
mod pages;
mod pdf_2;
mod reading;
mod references;
mod scan;
mod structure;
mod syntax;
mod tables;
mod tree;
mod updates;
mod value;

use super::error::PdfError;
pub use faults::Fault;
use faults::Faults;
pub use reading::{Inspected, Shown};
pub use updates::{SignatureField, Update, updates};

/// The faults of a finished file; none if it may claim what its profile claims.
///
/// # Errors
/// If the bytes cannot be parsed as a PDF at all.
pub fn check(bytes: &[u8]) -> Result<Vec<Fault>, PdfError> {
    Ok(inspect(bytes)?.faults)
}

/// [`check`], and the texts that the file shows: its bytes are parsed once.
///
/// # Errors
/// If the bytes cannot be parsed as a PDF at all.
pub fn inspect(bytes: &[u8]) -> Result<Inspected, PdfError> {
    let file = file::File::read(bytes)
        .map_err(|error| PdfError::Writing(format!("il file appena scritto non è leggibile: {error}")))?;
    let mut faults = Faults::default();
    catalogue::check(&file, &mut faults);
    metadata::check(&file, &mut faults);
    let pages = pages::read(&file, &mut faults);
    fonts::check(&file, &pages.fonts, &mut faults);
    images::check(&file, &mut faults);
    structure::check(&file, &pages, &mut faults);
    Ok(Inspected::of(&file, pages, faults.0))
}

#[cfg(test)]
mod tests;
