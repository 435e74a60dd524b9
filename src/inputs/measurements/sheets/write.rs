//! Blank or prefilled measurement sheets out.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::{completeness, fingerprint};
use crate::domain::kind::Values;
use crate::domain::{
    Act, DeclaredState, Edition, GroupCode, Indicator, IndicatorCode, Kind, Measurement, Mission, Plan, Quantity,
    SourceKind, Sourced,
};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::instructions;
use crate::inputs::measurements::register::{RegisterRow, row_cell, source_words};
use crate::inputs::measurements::table::{
    HEADER_ROW, ask_again, declared, list, print_columns, protection, write_head,
};
use crate::sheet::{Cell, Columns, Look, RowCells, Styles, house_style};
use crate::words::file_name;
use crate::words::italian;

/// Into how many workbooks the sheets are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One workbook for each missione.
    Mission,
    /// One workbook for each office, with a sheet for each missione it works on.
    Office,
}

/// What stands in the sheets beside the register.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filled<'a> {
    /// Measurements already known, for the yellow cells.
    pub rows: &'a [Measurement],
    /// The indicator that is the report itself: nobody has to fill it in.
    pub report_itself: Option<&'a IndicatorCode>,
}

/// A measurement workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// File name, ASCII.
    pub name: String,
    /// How many indicators it holds.
    pub indicators: usize,
    /// The workbook.
    pub bytes: Vec<u8>,
}

/// Writes the measurement workbooks of `edition.year`, in the alphabetical order of their names.
///
/// Indicators whose objective the plan does not have are left out: the assessment reports them.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn write(
    edition: &Edition,
    plan: &Plan,
    indicators: &[Indicator],
    filled: Filled<'_>,
    scope: Scope,
) -> Result<Vec<Book>, XlsxError> {
    let known: BTreeMap<_, _> = filled.rows.iter().map(|row| (&row.indicator, row)).collect();
    let groups = groups(plan, indicators, scope);
    let book = |(name, (office, rows)): (String, (Option<&str>, Vec<&Indicator>))| {
        let bytes = write_workbook(edition, plan, office, &rows, (&known, filled.report_itself))?;
        Ok(Book { name, indicators: rows.len(), bytes })
    };
    groups.into_iter().map(book).collect()
}

/// The rows of each workbook, by its name, with the office that it is for.
fn groups<'a>(
    plan: &'a Plan,
    indicators: &'a [Indicator],
    scope: Scope,
) -> BTreeMap<String, (Option<&'a str>, Vec<&'a Indicator>)> {
    let mut groups: BTreeMap<String, (Option<&str>, Vec<&Indicator>)> = BTreeMap::new();
    for indicator in indicators {
        let Some(mission) = mission_of(plan, indicator) else { continue };
        let office = (scope == Scope::Office).then(|| office_of(plan, indicator).unwrap_or(""));
        let name = office.map_or_else(|| mission_file(mission.code), office_file);
        groups.entry(name).or_insert((office, Vec::new())).1.push(indicator);
    }
    groups
}

/// `Missione_04.xlsx`, `Obiettivi_trasversali.xlsx`
fn mission_file(code: GroupCode) -> String {
    format!("{}.xlsx", code.heading().replace(' ', "_"))
}

/// The office whose sheet a row is in: the register's, else the plan's, else who answers for it.
pub fn office_of<'a>(plan: &'a Plan, indicator: &'a Indicator) -> Option<&'a str> {
    let objective = plan.objective(&indicator.objective);
    let of_plan = objective.and_then(|objective| objective.office.as_deref());
    let manager = objective.and_then(|objective| objective.manager.as_deref());
    indicator.office.as_deref().or(of_plan).or(indicator.manager.as_deref()).or(manager)
}

fn mission_of<'p>(plan: &'p Plan, indicator: &Indicator) -> Option<&'p Mission> {
    plan.objectives().find(|(_, objective)| objective.code == indicator.objective).map(|(mission, _)| mission)
}

/// An ASCII file name for an office's workbook, one that every system accepts.
fn office_file(office: &str) -> String {
    file_name::valid(&format!("{}.xlsx", file_name::of_office(office)))
}

fn write_workbook<'i>(
    edition: &Edition,
    plan: &'i Plan,
    office: Option<&str>,
    indicators: &[&'i Indicator],
    (known, report_itself): (&BTreeMap<&IndicatorCode, &'i Measurement>, Option<&IndicatorCode>),
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let owner = office.map(|office| format!(" – {}", if office.is_empty() { "senza ufficio" } else { office }));
    let title = format!("Schede di misurazione {}{}", edition.year, owner.unwrap_or_default());
    workbook.set_properties(&house_style::properties(&title, &edition.entity, edition.reference_date)?);
    let styles = Styles::of_forms();
    for mission in &plan.missions {
        let row = |indicator: &&'i Indicator| {
            let objective = mission.objectives.iter().find(|objective| objective.code == indicator.objective)?;
            Some(Row {
                indicator,
                locked: RegisterRow::from(*indicator),
                objective: &objective.title.text,
                measurement: known.get(&indicator.code).copied(),
                writer: if report_itself == Some(&indicator.code) { Writer::Program } else { Writer::Office },
            })
        };
        let rows: Vec<Row<'_>> = indicators.iter().filter_map(row).collect();
        if !rows.is_empty() {
            write_sheet(workbook.add_worksheet(), &styles, edition, mission, &title, &rows)?;
        }
    }
    instructions::write(workbook.add_worksheet(), edition, instructions::SHEETS)?;
    workbook.save_to_buffer()
}

/// A row: the register's, and what is measured.
struct Row<'a> {
    indicator: &'a Indicator,
    locked: RegisterRow,
    objective: &'a str,
    measurement: Option<&'a Measurement>,
    writer: Writer,
}

/// Who writes CONSUNTIVO.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writer {
    Office,
    /// The report measures itself.
    Program,
}

impl Row<'_> {
    fn kind(&self) -> Kind {
        self.indicator.kind.value
    }

    /// What is still missing.
    fn completeness(&self) -> &'static str {
        match self.writer {
            Writer::Office => completeness::word(self.kind(), self.measurement),
            Writer::Program => completeness::COMPLETE,
        }
    }

    /// The formula that says so of what is in the cells.
    fn completeness_formula(&self, cells: &RowCells<'_, Column>) -> String {
        match self.writer {
            Writer::Office => completeness::formula(self.kind(), cells),
            Writer::Program => format!("\"{}\"", completeness::COMPLETE),
        }
    }

    /// What comes from the register is locked, what the office or the board fills in is yellow; a day is
    /// shown as a day even before it is typed.
    fn cell(&self, column: Column) -> Cell<'_> {
        let is_day = column == Column::ObservedOn || (column == Column::Actual && self.kind().values() == Values::Day);
        match column {
            Column::Fingerprint => Cell::text(fingerprint(self.indicator)),
            Column::Completeness => Cell::text(self.completeness()),
            _ if column.is_input() => {
                let cell = self.measurement.map_or(Cell::Blank, |measurement| input_cell(measurement, column));
                cell.input(if is_day { Look::Date } else { Look::Text })
            }
            _ => row_cell(&self.locked, self.objective, column),
        }
    }
}

fn write_sheet(
    sheet: &mut Worksheet,
    styles: &Styles,
    edition: &Edition,
    mission: &Mission,
    title: &str,
    rows: &[Row<'_>],
) -> Result<(), XlsxError> {
    let columns = Columns::of(declared(Column::sheet(), Row::cell).map(|column| match column.named() {
        Some(Column::Completeness) => column.formula(|row: &Row<'_>, cells| row.completeness_formula(cells)),
        // What only repeats the register makes no row taller.
        Some(other) if !other.is_input() && !Column::AT_HAND.contains(&other) => column.flat(),
        _ => column,
    }));
    let name = mission.code.heading();
    let table = columns.table(&name, HEADER_ROW, rows.len());
    sheet.set_name(name)?;
    let title = match mission.code {
        GroupCode::Mission(code) => format!("{title} – Missione {code} {}", mission.title),
        GroupCode::CrossCutting => format!("{title} – {}", mission.title),
    };
    // The line of help leaves its beginning to the count of complete rows.
    let help = ("Compilare le celle gialle; il foglio «Istruzioni» dice come.", table.index(Column::Completeness) + 1);
    let mut writer = write_head(sheet, styles, edition, &title, help, &columns)?;
    // Rows below belong to the office, from the code on.
    for position in 0..columns.count() {
        writer.sheet.set_column_format(position, &Format::new().set_unlocked())?;
    }
    for (index, row) in rows.iter().enumerate() {
        let at = writer.next_row();
        writer.row(&columns, row)?;
        for column in Column::sheet() {
            let (position, cell) = (table.index(column), table.row(index).of(column));
            if column == Column::Completeness {
                completeness::colour(writer.sheet, at, position)?;
            } else if let Some(validation) = input_validation(column, row.kind(), &cell)? {
                writer.sheet.add_data_validation(at, position, at, position, &validation)?;
            }
        }
    }
    let complete = rows.iter().filter(|row| row.completeness() == completeness::COMPLETE).count();
    completeness::write_count(writer.sheet, &table, complete, rows.len())?;
    let sheet = writer.sheet;
    sheet.set_column_hidden(table.index(Column::Fingerprint))?;
    // On paper there is what an office fills in, on one page across: all columns would be too small to read.
    let last_at_hand = Column::AT_HAND.into_iter().map(|column| table.index(column)).max().unwrap_or_default();
    print_columns(sheet, last_at_hand)?;
    sheet.autofilter(HEADER_ROW, 0, table.last_row(), table.index(Column::Fingerprint))?;
    sheet.protect_with_options(&ProtectionOptions { insert_rows: true, sort: true, ..protection() });
    Ok(())
}

/// The rule for what an office types into a cell, if there is one.
fn input_validation(column: Column, kind: Kind, cell: &str) -> Result<Option<DataValidation>, XlsxError> {
    let number =
        |low: f64, high: f64| DataValidation::new().allow_decimal_number(DataValidationRule::Between(low, high));
    let day = |or: &str| DataValidation::new().allow_custom(Formula::new(format!("=OR(ISNUMBER({cell}){or})")));
    let validation = match (column, kind.values()) {
        (Column::State, _) => list(&DeclaredState::ALL.map(DeclaredState::label))?,
        (Column::Source, _) => list(&source_words())?,
        (Column::Actual, Values::Answer) => {
            list(&Quantity::ANSWERS.into_iter().filter_map(Quantity::word).collect::<Vec<_>>())?
        }
        (Column::Actual, Values::Day) => {
            let rule = day(&format!(",{cell}=\"non eseguito\""));
            ask_again(rule, "Scrivere una data (giorno/mese/anno) oppure «non eseguito».")?
        }
        (Column::Actual, Values::Number) => {
            ask_again(number(-1e12, 1e12), "Scrivere un numero, senza unità di misura.")?
        }
        (Column::ObservedOn, _) => ask_again(day(""), "Scrivere una data (giorno/mese/anno).")?,
        (Column::BoardScore, _) => ask_again(number(0.0, 100.0), "Scrivere un punteggio da 0 a 100.")?,
        _ => return Ok(None),
    };
    Ok(Some(validation))
}

/// What a measurement writes in an input column.
fn input_cell(row: &Measurement, column: Column) -> Cell<'_> {
    let act = |cited: &Sourced<Act>| {
        Cell::text(format!("{} del {}", cited.value.number, italian::short_date(cited.value.date)))
    };
    match column {
        Column::State => Cell::optional(row.state.as_ref().map(|state| state.value.label())),
        Column::Actual => Cell::quantity(row.actual.as_ref().map(|actual| actual.value)),
        Column::ObservedOn => row.observed_on.map_or(Cell::Blank, Cell::Date),
        Column::Source => Cell::optional(row.source.map(SourceKind::label)),
        Column::Evidence => Cell::optional(row.evidence.as_deref()),
        Column::Cause => Cell::optional(row.cause.as_deref()),
        Column::CorrectiveAction => Cell::optional(row.corrective_action.as_deref()),
        Column::Compiler => Cell::optional(row.compiler.as_deref()),
        Column::Act => row.act.as_ref().map_or(Cell::Blank, act),
        Column::BoardScore => row.board_score.as_ref().map_or(Cell::Blank, |score| Cell::number(score.value)),
        Column::Minutes => row.minutes.as_ref().map_or(Cell::Blank, act),
        Column::Notes => Cell::optional(row.notes.as_deref()),
        _ => Cell::Blank,
    }
}
