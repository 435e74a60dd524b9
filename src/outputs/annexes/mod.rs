//! Assessment → Excel workbooks, as bytes.
//!
//! Annex A is one workbook for each missione and a summary; Annex B, reserved to
//! auditors, lists what was found in the data; Annex D, reserved too, is their work sheet.
//! Guaranteed: every derived figure is a live formula that carries our own result; a blank cell is
//! *not measured* and never a zero; text of the inputs never becomes a formula; the same assessment gives
//! the same bytes. Deliberately absent: compilers, evidence and managers' names, macros,
//! and anything that reads or writes a file.

mod addressees;
mod anomalies;
mod budget;
mod chart;
mod classes;
mod contents;
mod findings_list;
mod formulas;
mod groups;
mod indicators;
mod left_out;
mod mission;
mod names;
mod objective_columns;
mod objectives;
mod origins;
mod place_columns;
mod provenance;
mod provenance_rows;
mod resources;
mod returns;
mod revisions;
mod rules_sheet;
#[cfg(test)]
pub(crate) mod sample;
mod sheets;
mod summary;
mod summary_objectives;
#[cfg(test)]
mod tests;
mod trend;
mod trend_columns;
mod trend_objectives;
mod validation;
mod workbooks;

pub use addressees::owed;
pub use findings_list::Listed;
pub use names::TIE_OUT as TIE_OUT_FILE;
pub use validation::{BoardPoint, board_points};
pub use workbooks::{
    Annex, AnnexError, Correction, all, corrections, findings_annex, findings_workbook, sample_workbook,
    validation_annex,
};
