//! Rows of the table → requests, with the act that covers each.

use chrono::NaiveDate;

use super::change_codes as codes;
use super::columns::Column;
use super::field::{IndicatorField, ObjectiveField};
use super::standing::mark;
use crate::domain::{Act, Change, ChangeEffect, IndicatorCode, ObjectiveCode, Place, Sourced, Year};
use crate::finding::Finding;
use crate::inputs::privacy::{self, Author};
use crate::tabular::italian_act;
use crate::tabular::{self, Header, RowCodes, RowReader};
use crate::words::italian;
use crate::workbook::{Cell, Limits, Sheet, WorkbookError};

const ROW_CODES: RowCodes = RowCodes { bad: codes::BAD_CELL, understood: codes::UNDERSTOOD, detail: codes::BAD_CELL };

type Reader<'a> = RowReader<'a, Column>;

/// A change as the file asks for it, with the cells of its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The change; not applied yet.
    pub change: Change,
    /// The cell PRIMA.
    pub(super) before: Option<Cell>,
    /// The cell DOPO.
    pub(super) after: Option<Cell>,
    /// The place of DOPO, blank or not.
    pub(super) after_place: Place,
    /// The place of ATTO, blank or not.
    pub(super) act_place: Place,
}

/// Reads the changes of `year`, in the file's order.
///
/// # Errors
/// If the file cannot be opened as a table at all.
pub fn read(
    bytes: &[u8],
    file: &str,
    year: Year,
    limits: &Limits,
) -> Result<(Vec<Request>, Vec<Finding>), WorkbookError> {
    let workbook = tabular::open::<Column>(bytes, file, limits)?;
    let (mut requests, mut findings) = (Vec::new(), tabular::told_of_file(&workbook));
    let tables = workbook.sheets.iter().filter(|sheet| sheet.visible);
    let tables: Vec<_> = tables.filter_map(|sheet| Some((sheet, Header::<Column>::find(sheet)?))).collect();
    if tables.is_empty() {
        let finding = Finding::new(codes::NO_TABLE, "Nel file delle variazioni non c’è la tabella.");
        let expected = "le colonne CODICE, CODICE INDICATORE, CAMPO, PRIMA, DOPO, MOTIVO, ATTO e DATA";
        findings.push(finding.at(Place::file(file)).expected(expected));
    }
    for (sheet, header) in tables {
        let required = [Column::Objective, Column::Before, Column::After, Column::Act];
        let required = required.map(|column| (column, codes::MISSING_COLUMN));
        let lacking = findings.len();
        findings.extend(header.report_lacking(sheet, "Nelle variazioni", required));
        let is_whole = findings.len() == lacking;
        findings.extend(tabular::told(sheet, None));
        // Without one of its columns a table says half of each change: none is applied.
        if is_whole {
            requests.extend(read_sheet(sheet, &header, year, &mut findings));
        }
    }
    Ok((requests, findings))
}

fn read_sheet(sheet: &Sheet, header: &Header<Column>, year: Year, findings: &mut Vec<Finding>) -> Vec<Request> {
    let mut requests = Vec::new();
    for (row, _) in header.rows_below(sheet) {
        let mut reader = Reader::new(sheet, header, row, ROW_CODES);
        let says = [Column::Field, Column::Before, Column::After].into_iter().any(|column| reader.is_filled(column));
        // Without them it is a title or a note.
        if says {
            requests.extend(read_row(&mut reader, year));
        }
        findings.append(&mut reader.findings);
    }
    requests
}

fn read_row(reader: &mut Reader<'_>, year: Year) -> Option<Request> {
    let (objective, indicator) = read_codes(reader)?;
    let Some(field) = reader.sourced_text(Column::Field) else {
        let message = "La variazione non dice quale campo cambia: non è applicata.";
        reader.report(Column::Field, codes::UNKNOWN_FIELD, message, "il nome della colonna, per esempio TARGET");
        return None;
    };
    let reason = reader.text(Column::Reason);
    if reason.is_none() {
        let message = format!("La variazione di {} non dice il motivo.", subject(&objective, indicator.as_ref()));
        reader.report(Column::Reason, codes::NO_REASON, message, "il motivo, in una frase");
    }
    for column in [Column::Before, Column::After, Column::Reason, Column::Act] {
        if let Some(text) = reader.text(column) {
            let what = format!("{} della variazione di {}", column.heading(), subject(&objective, indicator.as_ref()));
            reader.findings.extend(privacy::check(&text, &what, Author::Cell, &reader.place(column)));
        }
    }
    let of_year = indicator.is_some() && IndicatorField::parse(&field.value) == Some(IndicatorField::BaselineYear);
    let value = |reader: &mut Reader<'_>, column| {
        if of_year { reader.sourced_year(column) } else { reader.sourced_text(column) }
    };
    let date = reader.day(Column::Date);
    let act = read_act(reader, date.as_ref(), &subject(&objective, indicator.as_ref()));
    let change = Change {
        before: value(reader, Column::Before),
        after: value(reader, Column::After),
        effect: effect(&field.value, indicator.is_some(), reader.text(Column::After).as_deref(), year),
        act,
        date: date.map(|date| date.value),
        applied: false,
        place: reader.place(if indicator.is_some() { Column::Indicator } else { Column::Objective }),
        objective,
        indicator,
        field,
        reason,
    };
    let (before, after) = (reader.cell(Column::Before).cloned(), reader.cell(Column::After).cloned());
    Some(Request {
        change,
        before,
        after,
        after_place: reader.place(Column::After),
        act_place: reader.place(Column::Act),
    })
}

/// What a row does to the year: the mark of the year measured, removed or set, is a cancellation or an addition.
fn effect(field: &str, of_indicator: bool, after: Option<&str>, year: Year) -> ChangeEffect {
    if of_indicator {
        return match IndicatorField::parse(field) {
            Some(IndicatorField::Cancelled) => ChangeEffect::Cancels,
            Some(IndicatorField::Added) => ChangeEffect::Adds,
            _ => ChangeEffect::Alters,
        };
    }
    match (ObjectiveField::parse(field), mark(after.unwrap_or_default())) {
        (Some(ObjectiveField::Cancelled), _) => ChangeEffect::Cancels,
        (Some(ObjectiveField::Added), _) => ChangeEffect::Adds,
        (Some(ObjectiveField::Year(marked)), Some(false)) if marked == year => ChangeEffect::Cancels,
        (Some(ObjectiveField::Year(marked)), Some(true)) if marked == year => ChangeEffect::Adds,
        _ => ChangeEffect::Alters,
    }
}

/// A code or an act as the cell shows it: a number may be one by its format, as `0.00"-04"` makes of 10.05.
fn as_shown(reader: &mut Reader<'_>, column: Column) -> Option<String> {
    // A cell that cannot be read is reported.
    reader.text(column).and_then(|_| reader.words(column))
}

/// Objective and indicator; the indicator's code holds its objective's, before the last dot.
fn read_codes(reader: &mut Reader<'_>) -> Option<(ObjectiveCode, Option<IndicatorCode>)> {
    let text = as_shown(reader, Column::Indicator);
    let indicator: Option<IndicatorCode> = text.as_deref().and_then(|text| text.parse().ok());
    if text.is_some() && indicator.is_none() {
        let message = "CODICE INDICATORE non è un codice: la variazione non è applicata.";
        reader.report(Column::Indicator, codes::UNKNOWN_CODE, message, "un codice senza spazi, come 01.02-03.1");
        return None;
    }
    let written = as_shown(reader, Column::Objective).map(|text| text.parse::<ObjectiveCode>().ok());
    let implied = || indicator.as_ref()?.as_str().rsplit_once('.')?.0.parse().ok();
    let objective = written.unwrap_or_else(implied);
    if objective.is_none() {
        let message = "La variazione non dice di quale obiettivo è: non è applicata.";
        reader.report(Column::Objective, codes::UNKNOWN_CODE, message, "il codice dell’obiettivo, come 01.02-03");
    }
    Some((objective?, indicator))
}

/// `01.02-03.1`, or `01.02-03` where the objective itself changes.
pub(super) fn subject(objective: &ObjectiveCode, indicator: Option<&IndicatorCode>) -> String {
    indicator.map_or_else(|| objective.to_string(), ToString::to_string)
}

/// The act: number and day in ATTO, or the number there and the day in DATA.
fn read_act(reader: &mut Reader<'_>, date: Option<&Sourced<NaiveDate>>, subject: &str) -> Option<Sourced<Act>> {
    let text = as_shown(reader, Column::Act);
    let whole = text.as_deref().and_then(italian_act);
    if let (Some(act), Some(date)) = (&whole, date)
        && act.date != date.value
    {
        let message = format!("Nella variazione di {subject} ATTO e DATA indicano giorni diversi: vale ATTO.");
        reader.report(Column::Date, codes::TWO_DATES, message, italian::short_date(act.date));
    }
    let number = text.filter(|text| text.chars().any(|c| c.is_ascii_digit()));
    let joined = || Some(Act { number: number?, date: date?.value });
    // A change without an act is refused when it is applied.
    whole.or_else(joined).map(|act| Sourced::new(act, reader.place(Column::Act)))
}
