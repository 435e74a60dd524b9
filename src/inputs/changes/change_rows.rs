//! Rows of the table → requests, with the act that covers each.

use chrono::NaiveDate;

use super::change_codes as codes;
use super::columns::Column;
use crate::domain::{Act, Change, IndicatorCode, ObjectiveCode, Place, Sourced, Year};
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
    let (mut requests, mut findings) = (Vec::new(), Vec::new());
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
        findings.extend(header.report_lacking(sheet, "Nelle variazioni", required));
        findings.extend(tabular::told(sheet, None));
        requests.extend(read_sheet(sheet, &header, year, &mut findings));
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
    for column in [Column::Before, Column::After, Column::Reason] {
        if let Some(text) = reader.text(column) {
            let what = format!("{} della variazione di {}", column.heading(), subject(&objective, indicator.as_ref()));
            reader.findings.extend(privacy::check(&text, &what, Author::Cell, &reader.place(column)));
        }
    }
    let date = reader.day(Column::Date);
    let act = read_act(reader, date.as_ref(), &subject(&objective, indicator.as_ref()), year);
    let change = Change {
        before: reader.sourced_text(Column::Before),
        after: reader.sourced_text(Column::After),
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
    Some(Request { change, before, after, after_place: reader.place(Column::After) })
}

/// Objective and indicator; the indicator's code holds its objective's, before the last dot.
fn read_codes(reader: &mut Reader<'_>) -> Option<(ObjectiveCode, Option<IndicatorCode>)> {
    let text = reader.text(Column::Indicator);
    let indicator: Option<IndicatorCode> = text.as_deref().and_then(|text| text.parse().ok());
    if text.is_some() && indicator.is_none() {
        let message = "CODICE INDICATORE non è un codice: la variazione non è applicata.";
        reader.report(Column::Indicator, codes::UNKNOWN_CODE, message, "un codice senza spazi, come 01.02-03.1");
        return None;
    }
    let written = reader.text(Column::Objective).map(|text| text.parse::<ObjectiveCode>().ok());
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
fn read_act(
    reader: &mut Reader<'_>,
    date: Option<&Sourced<NaiveDate>>,
    subject: &str,
    year: Year,
) -> Option<Sourced<Act>> {
    let text = reader.text(Column::Act);
    let whole = text.as_deref().and_then(italian_act);
    if let (Some(act), Some(date)) = (&whole, date)
        && act.date != date.value
    {
        let message = format!("Nella variazione di {subject} ATTO e DATA indicano giorni diversi: vale ATTO.");
        reader.report(Column::Date, codes::TWO_DATES, message, italian::short_date(act.date));
    }
    let number = text.filter(|text| text.chars().any(|c| c.is_ascii_digit()));
    let joined = || Some(Act { number: number?, date: date?.value });
    let Some(act) = whole.or_else(joined) else {
        let message = format!("La variazione di {subject} non ha un atto con numero e data.");
        reader.report(Column::Act, codes::NO_ACT, message, "numero e data, come «G.C. 42 del 15/03/2024»");
        return None;
    };
    if NaiveDate::from_ymd_opt(i32::from(year.0), 12, 31).is_some_and(|end| act.date > end) {
        let message = format!("L’atto della variazione di {subject} è successivo alla fine del {year}.");
        reader.report(Column::Act, codes::LATE_ACT, message, format!("un atto adottato entro il 31/12/{year}"));
    }
    Some(Sourced::new(act, reader.place(Column::Act)))
}
