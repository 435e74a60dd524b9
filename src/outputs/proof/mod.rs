//! The proof: every published figure read back from the finished files, and the tie-out made of what was found.
//!
//! ```text
//! facts (what each figure is) ──┐
//! claims (where each stands) ───┼─> read PDF, web page, workbooks, CSV files ─> compare ─> fatti.json
//! finished files (bytes) ───────┘                                                        └─> Quadratura
//! ```
//!
//! Guaranteed: what the tie-out calls the value in the PDF, in a workbook or in a CSV file was read there, in the
//! bytes that are published, and the web page was read as well; a figure that reads differently anywhere stops the run.
//! A figure that the templates leave out is told as not printed. Deliberately absent: any figure of its own.

mod claims;
mod error;
mod found;
mod places;
mod read_again;
mod read_csv;
mod read_pdf;
mod read_web;
mod read_workbooks;
mod recorded;
mod register;
mod tie_columns;
mod tie_out;

use crate::dossier::PackageFile;
use crate::finding::Finding;
use crate::trace::facts::Facts;
pub use claims::Claims;
pub use error::ProofError;
use found::Found;
pub use found::{Proof, Tied};
pub use read_again::{ReadAgain, read_again};
pub use read_workbooks::LIMITS;
pub use register::{FACTS_FILE, register};
pub use tie_out::tie_out;

/// Reads the finished files and finds every figure where it is claimed to stand.
///
/// # Errors
/// A file that cannot be read back, a PDF that does not conform, a figure that reads otherwise.
pub fn prove<'f>(
    facts: &'f Facts<'f>,
    claims: &Claims,
    files: &[PackageFile],
) -> Result<(Proof<'f>, Vec<Finding>), ProofError> {
    let (pdf, (cells, fields)) = rayon::join(
        || read_pdf::read(facts, claims, files),
        || rayon::join(|| read_workbooks::read(facts, claims, files), || read_csv::read(facts, claims, files)),
    );
    let (printed, findings) = pdf?;
    let web = read_web::read(facts, claims, files)?;
    let found = Found { printed, web, cells: cells?, fields: fields? };
    Ok((Proof::of(facts, claims, found), findings))
}
