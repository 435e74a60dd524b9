//! The canonical plan workbook: what `importa` writes, an office edits, and the reader reads back.
//!
//! One sheet for each missione, with its title above the table, one for the cross-cutting objectives, and a sheet
//! «Anomalie» that is recognised and never imported. Inherited cells are grey and italic, and the
//! visible column EREDITATI names them: unlike notes, colours and hidden columns, a plain
//! text column survives sorting, copying and saving in any spreadsheet program and any
//! format. A name counts only while the cell repeats the row above: a text that an office
//! writes over an inherited one is that row's own, whatever EREDITATI still says.
//! Texts are always written as texts, so that nothing becomes a formula.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::canonical_columns::{column, described, former_title_column, office_code_column};
use super::header::Column;
use super::{details_sheets, findings_sheet, waiting_sheet};
use crate::domain::{Mission, Objective, Plan};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::sheet::{Cell, Columns, SheetWriter, Styles, house_style, limits};

/// Row of the header in a missione's sheet, from zero; the title stands above it.
const HEADER_ROW: u32 = 1;

/// A plan that does not fit a workbook.
#[derive(Debug, thiserror::Error)]
#[error("{}", limits::refusal(.0))]
pub struct CanonicalError(#[from] XlsxError);

/// Writes the canonical workbook; `document_date` becomes the creation date, so that the same plan gives the same bytes.
///
/// # Errors
/// If a text is longer than a cell can hold (32,767 characters).
pub fn canonical_workbook(
    plan: &Plan,
    findings: &[Finding],
    catalogue: &Catalogue,
    document_date: NaiveDate,
) -> Result<Vec<u8>, CanonicalError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&house_style::properties("Piano della performance", "", document_date)?);
    let styles = Styles::of_forms();
    let columns = placed_columns(plan);
    for mission in &plan.missions {
        let sheet = workbook.add_worksheet();
        sheet.set_name(mission.code.heading())?;
        write_mission(sheet, mission, &columns, &styles)?;
    }
    waiting_sheet::write(plan, catalogue, &mut workbook, &styles)?;
    details_sheets::write(plan, &mut workbook, &styles)?;
    findings_sheet::write(workbook.add_worksheet(), findings, &styles)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_mission(
    sheet: &mut Worksheet,
    mission: &Mission,
    columns: &Columns<'_, Objective>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let title = mission.code.heading_with(&mission.title);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    let mut writer = SheetWriter::form(sheet, styles, columns, HEADER_ROW)?;
    writer.headings(columns)?;
    writer.rows(columns, &mission.objectives)?;
    house_style::set_up_page(writer.sheet, HEADER_ROW, "Piano canonico: i codici non si cambiano")
}

/// The columns of a missione's sheet; the office's own codes and the titles of before have theirs where there are any.
fn placed_columns(plan: &Plan) -> Columns<'static, Objective> {
    let code = column(Column::Code, 11, |objective: &Objective| Cell::text(objective.code.as_str())).flat();
    let programme =
        column(Column::Programme, 11, |objective: &Objective| Cell::text(objective.placement.to_string())).flat();
    let has_codes = plan.objectives().any(|(_, objective)| objective.details.office_code.is_some());
    let itself: fn(&Objective) -> &Objective = |objective| objective;
    let codes = has_codes.then(|| office_code_column(itself));
    let is_renamed = plan.objectives().any(|(_, objective)| objective.details.former_title.is_some());
    let before = is_renamed.then(former_title_column);
    Columns::of([code].into_iter().chain(described(&plan.years, Some(programme), itself)).chain(codes).chain(before))
}
