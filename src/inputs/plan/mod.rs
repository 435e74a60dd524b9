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
mod canonical_columns;
mod clean;
mod column_map;
mod cross_cutting;
mod csv_plan;
mod details_sheets;
mod error;
mod findings_sheet;
mod header;
mod json;
mod kept_places;
mod known_texts;
mod likeness;
mod lost_zeros;
mod map_proposal;
mod merged;
mod mission_title;
mod named;
mod near_header;
mod objective;
mod origin;
pub mod plan_codes;
mod programme_row;
mod realign;
mod refused_programme;
mod segment;
pub mod shapes;
mod similar;
mod source;
mod source_cell;
mod split_words;
mod spread;
mod succession;
mod succession_findings;
mod text_export;
mod title_rows;
mod told;
mod waiting_sheet;
mod year_heading;
mod year_mark;

use crate::domain::Plan;
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::tabular;
use crate::workbook::{self, Limits};
use column_map::Applied;
use kept_places::KeptPlaces;
use shapes::headings_read::HeadingsRead;

pub use before::{Before, FormerUse, Taken};
pub use canonical::{CanonicalError, canonical_workbook};
pub use column_map::ColumnMap;
pub use error::PlanError;
pub(super) use header::Column;
pub use json::to_json;
pub use likeness::may_be_one;
pub use near_header::NearHeader;
pub use origin::origin;
pub use shapes::is_reached;
pub use told::Told;

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
    read_told(bytes, file, Told::default(), catalogue, limits)
}

/// Reads a plan of which somebody says more than it does.
///
/// # Errors
/// As [`read`].
pub fn read_told(
    bytes: &[u8],
    file: &str,
    told: Told<'_>,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    Reading { file, catalogue, previous: None, told }.read(bytes, limits)
}

/// The map of a plan's columns as far as they are recognised, for an office to correct.
///
/// # Errors
/// If the file cannot be read at all.
pub fn propose_map(bytes: &[u8], file: &str, catalogue: &Catalogue, limits: &Limits) -> Result<String, PlanError> {
    let reading = Reading { file, catalogue, previous: None, told: Told::default() };
    let (sheets, _) = reading.sheets(bytes, limits, &mut Vec::new())?;
    Ok(map_proposal::propose(&sheets, file, catalogue))
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
    told: Told<'_>,
    catalogue: &Catalogue,
    limits: &Limits,
) -> Result<(Plan, Vec<Finding>), PlanError> {
    Reading { file, catalogue, previous: Some(before), told }.read(bytes, limits)
}

/// What the reading of one file needs to know.
#[derive(Clone, Copy)]
struct Reading<'a> {
    file: &'a str,
    catalogue: &'a Catalogue,
    previous: Option<Before<'a>>,
    told: Told<'a>,
}

impl Reading<'_> {
    fn read(self, bytes: &[u8], limits: &Limits) -> Result<(Plan, Vec<Finding>), PlanError> {
        let mut findings = Vec::new();
        let (mut sheets, details) = self.sheets(bytes, limits, &mut findings)?;
        // A map that says nothing else than the plan does is none.
        let map = self.told.map_of(&sheets, &mut findings).filter(|map| {
            let read = |sheet: &source::SourceSheet| {
                let year = self.told.year.or_else(|| shapes::year_of(sheet, self.file));
                HeadingsRead::of(sheet, year, self.catalogue)
            };
            let is_applied = map.apply(&mut sheets, read, &mut findings) == Applied::Something;
            is_applied || map.says_more()
        });
        let open_quote = findings.iter().find(|finding| finding.code == plan_codes::OPEN_QUOTE).cloned();
        let name = named::in_sheets(&sheets, self.file);
        let read = Self { told: Told { map, ..self.told }, ..self }
            .interpret(sheets, details, findings)
            .map(|(plan, findings)| (Plan { name: name.or_else(|| named::in_origins(&plan)), ..plan }, findings));
        // What cannot be found may stand behind the quote.
        read.map_err(|error| open_quote.map_or(error, |finding| PlanError::CutShort(Box::new(finding))))
    }

    /// The rows of a file, the months of its headers by their names, with what our own sheets beside them say.
    fn sheets(
        self,
        bytes: &[u8],
        limits: &Limits,
        findings: &mut Vec<Finding>,
    ) -> Result<(Vec<source::SourceSheet>, details_sheets::ByOwner), PlanError> {
        let (mut sheets, details) = self.sheets_as_written(bytes, limits, findings)?;
        shapes::prepared::name_headings(&mut sheets, self.file, self.told.year);
        Ok((sheets, details))
    }

    fn sheets_as_written(
        self,
        bytes: &[u8],
        limits: &Limits,
        findings: &mut Vec<Finding>,
    ) -> Result<(Vec<source::SourceSheet>, details_sheets::ByOwner), PlanError> {
        let alone = |sheet| (vec![sheet], details_sheets::ByOwner::new());
        let export = text_export::decode(bytes);
        let mut told = Vec::new();
        let read = export.as_ref().map(|decoded| source::from_text(&decoded.text, self.file, &mut told));
        // The DUP's own export is put right row by row; a table of another shape stands under its headings.
        let is_of_the_dup =
            |sheet: &source::SourceSheet| sheet.rows.iter().any(|row| header::Header::of_row(row).is_some());
        if let (Some(decoded), Some(sheet)) = (export.as_ref(), read)
            && is_of_the_dup(&sheet)
        {
            findings.append(&mut told);
            findings.extend(decoded.as_western().map(|western| tabular::western_note(&western, self.file)));
            findings.extend(tabular::lost_letter(&decoded.text, self.file));
            return Ok(alone(sheet));
        }
        if workbook::looks_like_text(bytes)
            && let Some(sheet) = csv_plan::from_csv(bytes, self.file, self.told, self.catalogue, limits, findings)?
        {
            return Ok(alone(sheet));
        }
        if let Some(decoded) = export {
            findings.extend(tabular::lost_letter(&decoded.text, self.file));
            return Ok(alone(source::from_text(&decoded.text, self.file, findings)));
        }
        let workbook = workbook::read(bytes, self.file, limits)?;
        let details = details_sheets::read(&workbook);
        PlanError::refuse_hidden(&workbook)?;
        Ok((source::from_workbook(workbook, findings), details))
    }

    fn interpret(
        self,
        mut sheets: Vec<source::SourceSheet>,
        mut details: details_sheets::ByOwner,
        mut findings: Vec<Finding>,
    ) -> Result<(Plan, Vec<Finding>), PlanError> {
        shapes::prepared::name_labels(&mut sheets, &mut findings);
        let kept = KeptPlaces::of(self.previous);
        if self.told.map.is_some() || shapes::is_one(&sheets, self.catalogue) {
            let told_before = findings.len();
            let shaped = shapes::read(&sheets, self.file, self.told, (self.catalogue, &kept), &mut findings);
            if !shaped.drafts.is_empty() || !shaped.unplaced.is_empty() {
                // A large plan's rows are as large as all that was made of them.
                drop(sheets);
                let shapes::Shaped { drafts, unplaced, years, titles } = shaped;
                let read = (drafts, unplaced);
                let plan = assemble::assemble(read, years, titles, self.catalogue, self.previous, &mut findings);
                similar::compare(&plan, &mut findings);
                similar::compare_office_codes(&plan, &mut findings);
                return Ok((plan, findings));
            }
            findings.truncate(told_before);
        }
        let file = self.file.to_owned();
        let likeliest = sheets.iter().find_map(map_proposal::header_of).map(|(_, row)| NearHeader::listing(row));
        let segmented = segment::segment(sheets, &mut findings);
        if segmented.tables == 0 {
            let closest = segmented.closest.or(likeliest).map(Box::new);
            return Err(PlanError::NoTable { file, closest });
        }
        let mut rows = align::align(segmented.rows, &mut findings);
        split_words::repair(&mut rows, &mut findings);
        lost_zeros::restore(&mut rows, self.catalogue, &mut findings);
        let objective::Interpreted { drafts, unplaced } =
            objective::interpret(rows, &mut details, (self.catalogue, &kept), &mut findings);
        findings.extend(details_sheets::left_over(details));
        if drafts.is_empty() && unplaced.is_empty() {
            let is_refused = |finding: &&Finding| {
                [plan_codes::AMBIGUOUS_CODE, plan_codes::DATE_FOR_CODE, plan_codes::UNREADABLE].contains(&finding.code)
            };
            let first = findings.iter().find(is_refused).cloned().map(Box::new);
            return Err(PlanError::NoObjectives { file, first });
        }
        let (years, titles) = (segmented.years, segmented.titles);
        let read = (drafts, unplaced);
        let plan = assemble::assemble(read, years, titles, self.catalogue, self.previous, &mut findings);
        similar::compare(&plan, &mut findings);
        Ok((plan, findings))
    }
}
