//! The plan reader: any shape of plan that an office has → [`Plan`] and findings.
//!
//! One pipeline serves every source: rows of cells with places ([`source`]) → tables found
//! by their headers ([`segment`]) → rows aligned to the columns ([`align`]) → split words
//! rejoined ([`split_words`]) → programme codes, inheritance and marks ([`objective`]) →
//! permanent codes and the [`Plan`] ([`assemble`]).
//!
//! Guaranteed: every repair is a finding with place, before and after; no row is dropped
//! without a finding; nothing is inherited across missioni; the canonical workbook reads
//! back as the same plan. Trimming the white space around a cell is no repair.
//! Deliberately absent: spelling changes, targets and the deadline's meaning.

mod align;
mod assemble;
mod canonical;
mod clean;
mod error;
pub mod findings;
mod header;
mod json;
mod mission_title;
mod objective;
mod programme_cell;
mod programme_row;
mod segment;
mod similar;
mod source;
mod split_words;
mod text_export;
mod year_mark;

use crate::catalogue::Catalogue;
use crate::domain::Plan;
use crate::finding::Finding;
use crate::workbook::{self, Limits, Workbook};

pub use canonical::{CanonicalError, canonical_workbook};
pub use error::PlanError;
pub use json::to_json;
pub use programme_cell::{Refusal as ProgrammeRefusal, programme_code};

/// Reads a plan from a file's bytes: a spreadsheet or a text export, judged by content.
///
/// # Errors
/// If the file cannot be read at all, or holds no table of objectives.
pub fn read(
    bytes: &[u8],
    file: &str,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    if let Some(text) = text_export::decode(bytes) {
        return read_text(&text, file, catalogue);
    }
    read_workbook(&workbook::read(bytes, file, limits)?, file, catalogue)
}

/// Reads the text export of a plan: one line a row, cells separated by tabs.
///
/// # Errors
/// If the text holds no table of objectives.
pub fn read_text(text: &str, file: &str, catalogue: &Catalogue) -> Result<(Plan, Vec<Finding>), PlanError> {
    run(vec![source::from_text(text, file)], Vec::new(), file, catalogue)
}

/// Reads a plan from a spreadsheet's grid.
///
/// # Errors
/// If no visible sheet holds a table of objectives.
pub fn read_workbook(
    workbook: &Workbook,
    file: &str,
    catalogue: &Catalogue,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    let mut findings = Vec::new();
    let sheets = source::from_workbook(workbook, &mut findings);
    run(sheets, findings, file, catalogue)
}

fn run(
    sheets: Vec<source::SourceSheet>,
    mut findings: Vec<Finding>,
    file: &str,
    catalogue: &Catalogue,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    let segmented = segment::segment(sheets, &mut findings);
    if segmented.tables == 0 {
        return Err(PlanError::NoTable { file: file.to_owned() });
    }
    let mut rows = align::align(segmented.rows, &mut findings);
    split_words::repair(&mut rows, &mut findings);
    let drafts = objective::interpret(rows, &mut findings);
    if drafts.is_empty() {
        return Err(PlanError::NoObjectives { file: file.to_owned() });
    }
    let plan = assemble::assemble(drafts, segmented.years, segmented.titles, catalogue, &mut findings);
    similar::compare(&plan, &mut findings);
    Ok((plan, findings))
}
