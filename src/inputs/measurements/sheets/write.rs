//! Blank or prefilled measurement sheets out.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Workbook, Worksheet, XlsxError};

use super::{completeness, fingerprint};
use crate::domain::{
    Act, DeclaredState, Edition, Indicator, IndicatorCode, Kind, Measurement, Mission, Plan, column_letters,
};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::content::Content;
use crate::inputs::measurements::instructions;
use crate::inputs::measurements::register::{RegisterRow, row_content, source_words};
use crate::inputs::measurements::table::{HEADER_ROW, ask_again, list, protection, set_row_height, write_head};
use crate::sheet::house_style;
use crate::words::italian;

/// Into how many workbooks the sheets are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One workbook for each missione.
    Mission,
    /// One workbook for each office, with a sheet for each missione it works on.
    Office,
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
/// `filled` prefills the yellow cells: measurements already known, or none at all.
/// Indicators whose objective the plan does not have are left out: the assessment reports them.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn write(
    edition: &Edition,
    plan: &Plan,
    indicators: &[Indicator],
    filled: &[Measurement],
    scope: Scope,
) -> Result<Vec<Book>, XlsxError> {
    let filled: BTreeMap<_, _> = filled.iter().map(|row| (&row.indicator, row)).collect();
    let mut groups: BTreeMap<String, (Option<&str>, Vec<&Indicator>)> = BTreeMap::new();
    for indicator in indicators {
        let Some(mission) = mission_of(plan, indicator) else { continue };
        let office = (scope == Scope::Office).then(|| indicator.office.as_deref().unwrap_or(""));
        let name = office.map_or_else(|| format!("Missione_{}.xlsx", mission.code), office_file);
        groups.entry(name).or_insert((office, Vec::new())).1.push(indicator);
    }
    let book = |(name, (office, rows)): (String, (Option<&str>, Vec<&Indicator>))| {
        let bytes = write_workbook(edition, plan, office, &rows, &filled)?;
        Ok(Book { name, indicators: rows.len(), bytes })
    };
    groups.into_iter().map(book).collect()
}

fn mission_of<'p>(plan: &'p Plan, indicator: &Indicator) -> Option<&'p Mission> {
    plan.objectives().find(|(_, objective)| objective.code == indicator.objective).map(|(mission, _)| mission)
}

/// An ASCII file name for an office's workbook.
fn office_file(office: &str) -> String {
    let name = crate::words::fold(office).to_lowercase();
    let ascii: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("{}.xlsx", if ascii.is_empty() { "senza_ufficio" } else { ascii.as_str() })
}

fn write_workbook(
    edition: &Edition,
    plan: &Plan,
    office: Option<&str>,
    indicators: &[&Indicator],
    filled: &BTreeMap<&IndicatorCode, &Measurement>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let owner = office.map(|office| format!(" – {}", if office.is_empty() { "senza ufficio" } else { office }));
    let title = format!("Schede di misurazione {}{}", edition.year, owner.unwrap_or_default());
    workbook.set_properties(&house_style::properties(&title, &edition.entity, edition.reference_date)?);
    for mission in &plan.missions {
        let rows: Vec<(&Indicator, &str)> = indicators
            .iter()
            .filter_map(|indicator| {
                let objective = mission.objectives.iter().find(|objective| objective.code == indicator.objective)?;
                Some((*indicator, objective.title.text.as_str()))
            })
            .collect();
        if !rows.is_empty() {
            write_sheet(workbook.add_worksheet(), edition, mission, &title, &rows, filled)?;
        }
    }
    instructions::write(workbook.add_worksheet(), edition, instructions::SHEETS)?;
    workbook.save_to_buffer()
}

fn write_sheet(
    sheet: &mut Worksheet,
    edition: &Edition,
    mission: &Mission,
    title: &str,
    rows: &[(&Indicator, &str)],
    filled: &BTreeMap<&IndicatorCode, &Measurement>,
) -> Result<(), XlsxError> {
    let columns: Vec<Column> = Column::sheet().collect();
    sheet.set_name(format!("Missione {}", mission.code))?;
    let title = format!("{title} – Missione {} {}", mission.code, mission.title);
    write_head(sheet, edition, &title, "Compilare le celle gialle; il foglio «Istruzioni» dice come.", &columns)?;
    for (row, (indicator, objective)) in (HEADER_ROW + 1..).zip(rows) {
        let locked = RegisterRow::from(*indicator);
        let measurement = filled.get(&indicator.code).copied();
        let content_of = |column: Column| match column {
            Column::Fingerprint => Content::Text(fingerprint(indicator)),
            Column::Completeness => Content::text(completeness::word(indicator.kind.value, measurement)),
            _ if column.is_input() => input_content(measurement, column),
            _ => row_content(&locked, objective, edition.year, column),
        };
        let contents: Vec<(Column, Content)> = columns.iter().map(|&column| (column, content_of(column))).collect();
        set_row_height(sheet, row, contents.iter().filter(|(column, _)| *column != Column::Fingerprint))?;
        for (position, &(column, ref content)) in (0u16..).zip(&contents) {
            let kind = indicator.kind.value;
            if column == Column::Completeness {
                let word = completeness::word(kind, measurement);
                completeness::write_row(sheet, row, position, kind, &columns, word)?;
            } else if column.is_input() {
                add_input_validation(sheet, row, position, column, kind)?;
                let is_date = column == Column::ObservedOn || (column == Column::Actual && kind == Kind::Date);
                content.write(sheet, row, position, &content.input_format(is_date))?;
            } else {
                content.write(sheet, row, position, &content.format())?;
            }
        }
    }
    let complete = |(indicator, _): &&(&Indicator, &str)| {
        completeness::word(indicator.kind.value, filled.get(&indicator.code).copied()) == completeness::COMPLETE
    };
    completeness::write_count(sheet, rows.iter().filter(complete).count(), rows.len())?;
    let last = u16::try_from(columns.len() - 1).expect("the columns are few");
    sheet.set_column_hidden(last)?;
    // On one page across, so many columns would be too small to read; the code leads each page instead.
    sheet.set_print_fit_to_pages(3, 0).set_repeat_columns(0, 1)?;
    sheet.protect_with_options(&protection());
    Ok(())
}

fn add_input_validation(
    sheet: &mut Worksheet,
    row: u32,
    position: u16,
    column: Column,
    kind: Kind,
) -> Result<(), XlsxError> {
    let number =
        |low: f64, high: f64| DataValidation::new().allow_decimal_number(DataValidationRule::Between(low, high));
    let cell = format!("{}{}", column_letters(position.into()), row + 1);
    let is_day = |or: &str| Formula::new(format!("=OR(ISNUMBER({cell}){or})"));
    let validation = match (column, kind) {
        (Column::State, _) => list(&DeclaredState::ALL.map(DeclaredState::label))?,
        (Column::Source, _) => list(&source_words())?,
        (Column::Actual, Kind::YesNo) => list(&["sì", "no"])?,
        (Column::Actual, Kind::Date) => {
            let rule = DataValidation::new().allow_custom(is_day(&format!(",{cell}=\"non eseguito\"")));
            ask_again(rule, "Scrivere una data, come 15/06/2024, oppure «non eseguito».")?
        }
        (Column::Actual, Kind::Qualitative) => return Ok(()),
        (Column::Actual, _) => ask_again(number(-1e12, 1e12), "Scrivere un numero, senza unità di misura.")?,
        (Column::ObservedOn, _) => {
            let rule = DataValidation::new().allow_custom(is_day(""));
            ask_again(rule, "Scrivere una data, come 15/06/2024.")?
        }
        (Column::BoardScore, _) => ask_again(number(0.0, 100.0), "Scrivere un punteggio da 0 a 100.")?,
        _ => return Ok(()),
    };
    sheet.add_data_validation(row, position, row, position, &validation)?;
    Ok(())
}

/// What a measurement writes in an input column.
fn input_content(measurement: Option<&Measurement>, column: Column) -> Content {
    let Some(row) = measurement else { return Content::Blank };
    let optional = |text: &Option<String>| Content::text(text.as_deref().unwrap_or_default());
    let act = |act: &Act| Content::Text(format!("{} del {}", act.number, italian::short_date(act.date)));
    match column {
        Column::State => row.state.as_ref().map_or(Content::Blank, |state| Content::text(state.value.label())),
        Column::Actual => Content::quantity(row.actual.as_ref().map(|actual| actual.value)),
        Column::ObservedOn => row.observed_on.map_or(Content::Blank, Content::Date),
        Column::Source => row.source.map_or(Content::Blank, |source| Content::text(source.label())),
        Column::Evidence => optional(&row.evidence),
        Column::Cause => optional(&row.cause),
        Column::CorrectiveAction => optional(&row.corrective_action),
        Column::Compiler => optional(&row.compiler),
        Column::Act => row.act.as_ref().map_or(Content::Blank, |cited| act(&cited.value)),
        Column::BoardScore => row.board_score.as_ref().map_or(Content::Blank, |score| Content::Number(score.value)),
        Column::Minutes => row.minutes.as_ref().map_or(Content::Blank, |cited| act(&cited.value)),
        Column::Notes => optional(&row.notes),
        _ => Content::Blank,
    }
}
