//! The plan reader: any shape of plan that an office has → [`Plan`] and findings.
//!
//! One pipeline serves every source: rows of cells with places ([`source`]) → tables found
//! by their headers ([`segment`]) → rows aligned to the columns ([`align`]) → split words
//! rejoined ([`split_words`]) → programme codes, inheritance and marks ([`objective`]) →
//! permanent codes, after those of the previous plan if there is one ([`succession`]), and
//! the [`Plan`] ([`assemble`]).
//!
//! Guaranteed: every repair is a finding with place, before and after; no row is dropped
//! without a finding; nothing is inherited across missioni; the canonical workbook reads
//! back as the same plan. Trimming the white space around a cell is no repair.
//! Deliberately absent: spelling changes, targets and the deadline's meaning.

mod align;
mod assemble;
mod before;
mod canonical;
mod clean;
mod csv_plan;
mod error;
mod findings_sheet;
mod header;
mod json;
mod known_texts;
mod likeness;
mod lost_zeros;
mod merged;
mod mission_title;
mod near_header;
mod objective;
pub mod plan_codes;
mod programme_row;
mod realign;
mod segment;
mod similar;
mod source;
mod source_cell;
mod split_words;
mod spread;
mod succession;
mod succession_findings;
mod text_export;
mod year_mark;

use crate::domain::Plan;
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::workbook::{self, Limits};

pub use before::Before;
pub use canonical::{CanonicalError, canonical_workbook};
pub use error::PlanError;
pub(super) use header::Column;
pub use json::to_json;
pub use likeness::may_be_one;
pub use near_header::NearHeader;

/// Reads a plan from a file's bytes: a spreadsheet, a CSV or a text export, judged by content.
///
/// # Errors
/// If the file cannot be read at all, or holds no table of objectives.
pub fn read(
    bytes: &[u8],
    file: &str,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    Reading { file, catalogue, previous: None }.read(bytes, limits)
}

/// Reads a plan that follows another: objectives that continue one of the previous plan take its
/// code, those that may continue one are findings, new ones get codes that nothing ever had.
///
/// # Errors
/// As [`read`].
pub fn read_after(
    before: Before<'_>,
    bytes: &[u8],
    file: &str,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    Reading { file, catalogue, previous: Some(before) }.read(bytes, limits)
}

/// What the reading of one file needs to know.
#[derive(Clone, Copy)]
struct Reading<'a> {
    file: &'a str,
    catalogue: &'a Catalogue,
    previous: Option<Before<'a>>,
}

impl Reading<'_> {
    fn read(self, bytes: &[u8], limits: &Limits) -> Result<(Plan, Vec<Finding>), PlanError> {
        if let Some(text) = text_export::decode(bytes) {
            let mut findings = Vec::new();
            let sheet = source::from_text(&text, self.file, &mut findings);
            return self.interpret(vec![sheet], findings);
        }
        if workbook::looks_like_text(bytes) {
            let mut findings = Vec::new();
            if let Some(sheet) = csv_plan::from_csv(bytes, self.file, limits, &mut findings) {
                return self.interpret(vec![sheet], findings);
            }
        }
        let workbook = workbook::read(bytes, self.file, limits)?;
        let mut findings = Vec::new();
        let sheets = source::from_workbook(&workbook, &mut findings);
        // Each cell is held once from here on.
        drop(workbook);
        self.interpret(sheets, findings)
    }

    fn interpret(
        self,
        sheets: Vec<source::SourceSheet>,
        mut findings: Vec<Finding>,
    ) -> Result<(Plan, Vec<Finding>), PlanError> {
        let file = self.file.to_owned();
        let segmented = segment::segment(sheets, &mut findings);
        if segmented.tables == 0 {
            return Err(PlanError::NoTable { file, closest: segmented.closest.map(Box::new) });
        }
        let mut rows = align::align(segmented.rows, &mut findings);
        split_words::repair(&mut rows, &mut findings);
        lost_zeros::restore(&mut rows, self.catalogue, &mut findings);
        let drafts = objective::interpret(rows, &mut findings);
        if drafts.is_empty() {
            return Err(PlanError::NoObjectives { file });
        }
        let (years, titles) = (segmented.years, segmented.titles);
        let plan = assemble::assemble(drafts, years, titles, self.catalogue, self.previous, &mut findings);
        similar::compare(&plan, &mut findings);
        Ok((plan, findings))
    }
}
