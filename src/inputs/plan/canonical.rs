//! The canonical plan workbook: what `importa` writes, an office edits, and the reader reads back.
//!
//! One sheet for each missione, with its title above the table, and a sheet «Anomalie»
//! that is recognised and never imported. Inherited cells are grey and italic, and the
//! visible column EREDITATI names them: unlike notes, colours and hidden columns, a plain
//! text column survives sorting, copying and saving in any spreadsheet program and any
//! format. A name counts only while the cell repeats the row above: a text that an office
//! writes over an inherited one is that row's own, whatever EREDITATI still says.
//! Texts are always written as texts, so that nothing becomes a formula.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::findings_sheet;
use super::header::Column;
use crate::domain::{Field, FieldOrigin, Mission, Objective, Plan, Year};
use crate::finding::Finding;
use crate::sheet::{self, Cell, Columns, Look, SheetWriter, Styles, house_style};

/// Row of the header in a missione's sheet, from zero; the title stands above it.
const HEADER_ROW: u32 = 1;

/// A plan that does not fit a workbook.
#[derive(Debug, thiserror::Error)]
#[error("il piano canonico non può essere scritto come xlsx (un testo supera i limiti del formato): {0}")]
pub struct CanonicalError(#[from] XlsxError);

/// Writes the canonical workbook; `document_date` becomes the creation date, so that the same plan gives the same bytes.
///
/// # Errors
/// If a text is longer than a cell can hold (32,767 characters).
pub fn canonical_workbook(
    plan: &Plan,
    findings: &[Finding],
    document_date: NaiveDate,
) -> Result<Vec<u8>, CanonicalError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&house_style::properties("Piano della performance", "", document_date)?);
    let styles = Styles::of_forms();
    let columns = objective_columns(&plan.years);
    for mission in &plan.missions {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!("Missione {}", mission.code))?;
        write_mission(sheet, mission, &columns, &styles)?;
    }
    findings_sheet::write(workbook.add_worksheet(), findings, &styles)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_mission(
    sheet: &mut Worksheet,
    mission: &Mission,
    columns: &Columns<'_, Objective>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let title = format!("Missione {} – {}", mission.code, mission.title);
    sheet.write_string_with_format(0, 0, title, &styles.title)?;
    let mut writer = SheetWriter::form(sheet, styles, columns, HEADER_ROW)?;
    writer.headings(columns)?;
    for objective in &mission.objectives {
        writer.row(columns, objective)?;
    }
    house_style::set_up_page(writer.sheet, HEADER_ROW, "Piano canonico: i codici non si cambiano")
}

type PlanColumn = sheet::Column<'static, Objective>;

/// The columns of a missione's sheet; texts of the plan itself decide how tall a row is.
fn objective_columns(years: &[Year]) -> Columns<'static, Objective> {
    let column =
        |column: Column, width, value: fn(&Objective) -> Cell<'_>| PlanColumn::new(column.label(), width, value);
    let leading = [
        column(Column::Code, 11, |objective| Cell::text(objective.code.as_str())).flat(),
        column(Column::Direction, 22, |objective| field_cell(objective.direction.as_ref())),
        column(Column::Strategic, 32, |objective| field_cell(objective.strategic.as_ref())),
        column(Column::Programme, 11, |objective| Cell::text(objective.programme.to_string())).flat(),
        column(Column::Title, 36, |objective| field_cell(Some(&objective.title))),
        column(Column::Purpose, 46, |objective| Cell::text(&objective.purpose)),
        column(Column::Stakeholders, 26, |objective| Cell::text(&objective.stakeholders)),
    ];
    let planned = |year: Year| {
        let sign = move |objective: &Objective| if objective.is_planned_for(year) { "x" } else { "" };
        PlanColumn::new(year.to_string(), 6, move |objective| Cell::Text(sign(objective).into(), Look::Mark)).flat()
    };
    let trailing = [
        column(Column::Indicator, 46, |objective| Cell::text(&objective.indicator.value)),
        column(Column::Weight, 7, |objective| {
            let weight = objective.weight.as_ref().map(|weight| weight.value);
            weight.map_or(Cell::entry(Look::General), |weight| Cell::Number(weight, Look::General))
        }),
        column(Column::Office, 18, |objective| Cell::text(objective.office.as_deref().unwrap_or_default())).flat(),
        column(Column::Manager, 18, |objective| Cell::text(objective.manager.as_deref().unwrap_or_default())).flat(),
        column(Column::Inherited, 18, |objective| Cell::text(inherited(objective).join("; "))).flat(),
    ];
    Columns::of(leading.into_iter().chain(years.iter().copied().map(planned)).chain(trailing))
}

/// A text of the plan; grey where the row inherited it.
fn field_cell(field: Option<&Field>) -> Cell<'_> {
    let look = if field.is_some_and(is_inherited) { Look::Inherited } else { Look::Text };
    Cell::Text(field.map_or("", |field| &field.text).into(), look)
}

fn is_inherited(field: &Field) -> bool {
    field.origin == FieldOrigin::Inherited
}

/// The headings of the cells that a row inherited.
fn inherited(objective: &Objective) -> Vec<&'static str> {
    let fields = [
        (Column::Direction, objective.direction.as_ref()),
        (Column::Strategic, objective.strategic.as_ref()),
        (Column::Title, Some(&objective.title)),
    ];
    fields.into_iter().filter(|(_, field)| field.is_some_and(is_inherited)).map(|(column, _)| column.label()).collect()
}
