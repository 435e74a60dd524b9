//! Register rows → the workbook that the office completes at planning time.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::register_row::{RegisterRow, row_cell, source_words};
use crate::domain::kind::Values;
use crate::domain::{Edition, Kind, Plan, Year};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::instructions;
use crate::inputs::measurements::suggestions::suggestions;
use crate::inputs::measurements::table::{HEADER_ROW, ask_again, declared, list, protection, write_head};
use crate::kinds;
use crate::sheet::{Cell, Columns, Look, SheetWriter, Styles, Table, house_style};

/// Blank rows below the last one that already carry lists, so that the office can add indicators.
const SPARE_ROWS: usize = 100;

const SHEET: &str = "Registro";

/// Writes the register of `edition.year`; whether the edition is a draft or a final does not matter here.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn write(edition: &Edition, plan: &Plan, rows: &[RegisterRow]) -> Result<Vec<u8>, XlsxError> {
    write_lines(edition, plan, &rows.iter().map(Line::Row).collect::<Vec<_>>())
}

/// Per cent of the size on screen at which the columns from INDICATORE on fit an A4 page.
const PRINT_SCALE: u16 = 70;

/// A row to write, or one that is there already, cell by cell.
pub(super) enum Line<'a> {
    Row(&'a RegisterRow),
    Typed(BTreeMap<Column, Cell<'static>>),
}

/// Writes a register of these lines.
pub(super) fn write_lines(edition: &Edition, plan: &Plan, lines: &[Line<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("Registro degli indicatori {}", edition.year);
    workbook.set_properties(&house_style::properties(&title, &edition.entity, edition.reference_date)?);
    let styles = Styles::of_forms();
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    let help = "Una riga per indicatore; un obiettivo può averne più di uno. Il foglio «Istruzioni» dice come.";
    let has_origin = |line: &Line<'_>| match line {
        Line::Row(row) => row.origin.is_some(),
        Line::Typed(cells) => cells.contains_key(&Column::Origin),
    };
    let origin = lines.iter().any(has_origin).then_some(Column::Origin);
    let columns = Columns::of(declared(Column::register().chain(origin), Entry::cell));
    let mut writer = write_head(sheet, &styles, edition, &title, (help, 0), &columns)?;
    // Rows that hold nothing yet belong to the office, from the code on.
    for position in 0..columns.count() {
        writer.sheet.set_column_format(position, &Format::new().set_unlocked())?;
    }
    let entries = lines.iter().map(|line| {
        let objective = match line {
            Line::Row(row) => plan.objective(&row.objective),
            Line::Typed(_) => None,
        };
        let title = objective.map_or("", |objective| objective.title.text.as_str());
        Entry { line, title, year: edition.year }
    });
    writer.rows(&columns, entries)?;
    set_up_print(writer.sheet, &columns.table(SHEET, HEADER_ROW, lines.len()))?;
    let table = columns.table(SHEET, HEADER_ROW, lines.len() + SPARE_ROWS);
    add_validations(&mut writer, &table)?;
    writer.sheet.protect_with_options(&ProtectionOptions { insert_rows: true, sort: true, ..protection() });
    instructions::write(workbook.add_worksheet(), edition, &instructions::register(&kinds::ALL.instructions()))?;
    workbook.save_to_buffer()
}

/// A row with what its cells repeat of the plan.
struct Entry<'a> {
    line: &'a Line<'a>,
    title: &'a str,
    year: Year,
}

impl Entry<'_> {
    /// What comes from the plan is locked, what the office decides is yellow.
    fn cell(&self, column: Column) -> Cell<'_> {
        let row = match self.line {
            Line::Row(row) => *row,
            Line::Typed(cells) => return typed_cell(cells, column),
        };
        let cell = row_cell(row, self.title, column);
        let blank_value = if row.kind.map(Kind::values) == Some(Values::Day) { Look::Date } else { Look::Text };
        match column {
            // Who agrees with what was proposed blanks the cell.
            Column::Suggestion if !row.to_confirm.is_empty() => Cell::text(row.to_confirm.join("\n")).input(Look::Text),
            Column::Suggestion => Cell::text(suggestions(&row.plan_text, self.year).join("\n")),
            Column::Origin => Cell::optional(row.origin.as_deref()),
            Column::Indicator | Column::Objective | Column::Title | Column::PlanText => cell,
            Column::Baseline | Column::Target => cell.input(blank_value),
            _ => cell.input(Look::Text),
        }
    }
}

/// A cell as it was typed; what the office decides stays yellow.
fn typed_cell(cells: &BTreeMap<Column, Cell<'static>>, column: Column) -> Cell<'static> {
    let cell = cells.get(&column).cloned().unwrap_or(Cell::Blank);
    let is_ours =
        matches!(column, Column::Indicator | Column::Objective | Column::Title | Column::PlanText | Column::Origin);
    if is_ours { cell } else { cell.input(Look::Text) }
}

/// On paper all columns on one page across would be too small to read: what the plan says stands on the first page, from
/// INDICATORE on the next one, each row with its code.
fn set_up_print(sheet: &mut Worksheet, table: &Table<Column>) -> Result<(), XlsxError> {
    let code = table.index(Column::Indicator);
    sheet.set_print_scale(PRINT_SCALE).set_repeat_columns(code, code)?;
    sheet.set_vertical_page_breaks(&[table.index(Column::Name).into()])?;
    Ok(())
}

fn add_validations(writer: &mut SheetWriter<'_>, table: &Table<Column>) -> Result<(), XlsxError> {
    let weight = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let year = DataValidation::new().allow_whole_number(DataValidationRule::Between(1990, 2100));
    // Relative references to the first row, which spreadsheets move along with the cell.
    let first = table.row(0);
    let codes = format!("=COUNTIF({}, {})=1", table.own_range(Column::Indicator), first.of(Column::Indicator));
    let code = DataValidation::new().allow_custom(Formula::new(codes));
    // BASE and TARGET are a number, a day (which is a number too) or a yes or no, according to TIPO.
    let value = |column| -> Result<DataValidation, XlsxError> {
        let cell = first.of(column);
        let rule = Formula::new(format!("=OR(ISNUMBER({cell}),LOWER({cell})=\"sì\",LOWER({cell})=\"no\")"));
        let message = "Scrivere un numero senza unità di misura, una data oppure sì o no, secondo il TIPO.";
        ask_again(DataValidation::new().allow_custom(rule), message)
    };
    for (column, validation) in [
        (Column::Baseline, value(Column::Baseline)?),
        (Column::Target, value(Column::Target)?),
        (Column::Indicator, ask_again(code, "Il codice indicatore deve essere unico.")?),
        (Column::Kind, list(&kinds::ALL.labels())?),
        (Column::Bound, list(&kinds::ALL.bounds())?),
        (Column::ExpectedSource, list(&source_words())?),
        (Column::Weight, ask_again(weight, "Il peso è un numero non negativo.")?),
        (Column::BaselineYear, ask_again(year, "L’anno base è un anno di quattro cifre.")?),
    ] {
        let index = table.index(column);
        writer.sheet.add_data_validation(table.first_row(), index, table.last_row(), index, &validation)?;
    }
    Ok(())
}
