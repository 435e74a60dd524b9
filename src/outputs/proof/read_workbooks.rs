//! The workbooks read back: what each cell of a figure holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::claims::Claims;
use super::error::ProofError;
use super::found::CellAt;
use super::places::Read;
use crate::dossier::PackageFile;
use crate::sheet::Claim;
use crate::trace::facts::{FactValue, Facts};
use crate::workbook::{self, Cell, Limits, Sheet, Value};

/// Our own workbooks may be larger than what offices send.
pub const LIMITS: Limits = Limits { inflated_bytes: 4 << 30, cells: 50_000_000, xml_depth: 64 };

pub(super) fn read(facts: &Facts<'_>, claims: &Claims, files: &[PackageFile]) -> Result<Read<CellAt>, ProofError> {
    let read = claims.cells.par_iter().map(|(path, own)| read_one(facts, path, own, files));
    Ok(read.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn read_one(
    facts: &Facts<'_>,
    path: &Arc<str>,
    claims: &[Claim],
    files: &[PackageFile],
) -> Result<Read<CellAt>, ProofError> {
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = files.iter().find(|file| file.path == path.as_ref()).map_or(&[][..], |file| &file.bytes);
    let unreadable = |reason: String| ProofError::Unreadable { file: path.to_string(), reason };
    let book = workbook::read_stored(bytes, path, &LIMITS).map_err(|error| unreadable(error.to_string()))?;
    let sheets: BTreeMap<&str, &Sheet> = book.sheets.iter().map(|sheet| (sheet.name.as_ref(), sheet)).collect();
    let mut found = Vec::with_capacity(claims.len());
    for claim in claims {
        let cell = sheets.get(claim.sheet.as_ref()).and_then(|sheet| sheet.cell(claim.row, claim.column.into()));
        let Some((position, first)) = facts.first(&claim.fact) else {
            // A blank cell and an «n.d.» publish no figure.
            if !cell.is_some_and(|cell| matches!(cell.value, Value::Number(_) | Value::Date(_))) {
                continue;
            }
            return Err(ProofError::Unknown { fact: claim.fact.clone(), place: place_of(path, claim) });
        };
        let Some(fact) = facts.of_name(&claim.fact).find(|fact| holds(&fact.value, cell)) else {
            return Err(ProofError::Differs {
                fact: claim.fact.clone(),
                place: place_of(path, claim),
                expected: first.value.written(),
                found: cell.map_or_else(|| "vuota".to_owned(), Cell::display),
            });
        };
        let read = value_of(cell, &fact.value);
        let (file, sheet) = (Arc::clone(path), Arc::clone(&claim.sheet));
        found.push((position, CellAt { file, sheet, row: claim.row, column: claim.column, read }));
    }
    Ok(found)
}

/// File, sheet and cell as people name them.
fn place_of(path: &str, claim: &Claim) -> String {
    format!("{path}, foglio «{}», cella {}", claim.sheet, claim.cell())
}

/// Whether a cell holds a figure.
pub(super) fn holds(value: &FactValue, cell: Option<&Cell>) -> bool {
    match (value, cell.map(|cell| &cell.value)) {
        (FactValue::Number(..), Some(Value::Number(number))) => value.is_number(*number),
        (FactValue::Day(day), Some(Value::Date(moment))) => moment.date() == *day,
        (FactValue::Absent(_), None) => true,
        (FactValue::Absent(word), Some(Value::Text(text))) => text.is_empty() || text == word || text == "n.d.",
        (FactValue::Word(word), Some(Value::Text(text))) => text == word,
        (FactValue::Day(_), Some(Value::Text(text))) => value.is_said_by(text),
        (
            FactValue::Number(..) | FactValue::Day(_) | FactValue::Word(_) | FactValue::Absent(_),
            None
            | Some(
                Value::Text(_)
                | Value::Number(_)
                | Value::Date(_)
                | Value::Bool(_)
                | Value::Error(_)
                | Value::Unreadable,
            ),
        ) => false,
    }
}

/// What was read, in the figure's own form.
fn value_of(cell: Option<&Cell>, fact: &FactValue) -> FactValue {
    match cell.map(|cell| &cell.value) {
        Some(Value::Number(number)) => fact.like(*number),
        Some(Value::Date(moment)) => FactValue::Day(moment.date()),
        Some(Value::Text(text)) if matches!(fact, FactValue::Absent(_)) => FactValue::Absent(text.clone()),
        Some(Value::Text(text)) => FactValue::Word(text.clone()),
        Some(Value::Bool(_) | Value::Error(_) | Value::Unreadable) | None => FactValue::Absent(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_a_figure_that_nothing_computed_stops_the_job() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().set_name("Foglio").unwrap().write(1, 0, 12.34).unwrap();
        let file = PackageFile::new("allegati/a.xlsx", book.save_to_buffer().unwrap());
        let claim = Claim { fact: "ente, felicità".to_owned(), sheet: "Foglio".into(), row: 1, column: 0 };
        let claims = Claims { cells: vec![("allegati/a.xlsx".into(), vec![claim])], ..Claims::default() };
        let error = read(&Facts::default(), &claims, &[file]).expect_err("nothing computed it");
        assert!(error.to_string().starts_with("allegati/a.xlsx, foglio «Foglio», cella A2: la cifra «ente, felicità»"));
    }
}
