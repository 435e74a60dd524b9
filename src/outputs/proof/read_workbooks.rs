//! The workbooks read back: what each cell of a figure holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::claims::Claims;
use super::error::ProofError;
use super::found::CellAt;
use crate::domain::column_letters;
use crate::dossier::PackageFile;
use crate::sheet::Claim;
use crate::trace::facts::{FactValue, Facts};
use crate::workbook::{self, Cell, Limits, Sheet, Value};

/// Our own workbooks may be larger than what offices send.
const LIMITS: Limits = Limits { inflated_bytes: 4 << 30, cells: 50_000_000, xml_depth: 64 };

pub(super) fn read(facts: &Facts, claims: &Claims, files: &[PackageFile]) -> Result<Vec<(String, CellAt)>, ProofError> {
    let read = claims.cells.par_iter().map(|(path, own)| read_one(facts, path, own, files));
    Ok(read.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

fn read_one(
    facts: &Facts,
    path: &Arc<str>,
    claims: &[Claim],
    files: &[PackageFile],
) -> Result<Vec<(String, CellAt)>, ProofError> {
    if claims.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = files.iter().find(|file| file.path == path.as_ref()).map_or(&[][..], |file| &file.bytes);
    let unreadable = |reason: String| ProofError::Unreadable { file: path.to_string(), reason };
    let book = workbook::read_stored(bytes, path, &LIMITS).map_err(|error| unreadable(error.to_string()))?;
    let sheets: BTreeMap<&str, &Sheet> = book.sheets.iter().map(|sheet| (sheet.name.as_ref(), sheet)).collect();
    let mut found = Vec::with_capacity(claims.len());
    for claim in claims {
        let Some(first) = facts.get(&claim.fact) else { continue };
        let cell = sheets.get(claim.sheet.as_ref()).and_then(|sheet| sheet.cell(claim.row, claim.column.into()));
        let name = format!("{}{}", column_letters(claim.column.into()), claim.row + 1);
        let Some(fact) = facts.of_name(&claim.fact).find(|fact| holds(&fact.value, cell)) else {
            return Err(ProofError::Differs {
                fact: claim.fact.clone(),
                place: format!("{path}, foglio «{}», cella {name}", claim.sheet),
                expected: first.value.written(),
                found: cell.map_or_else(|| "vuota".to_owned(), Cell::display),
            });
        };
        let read = value_of(cell, &fact.value);
        let (file, sheet) = (Arc::clone(path), Arc::clone(&claim.sheet));
        found.push((claim.fact.clone(), CellAt { file, sheet, cell: name, read }));
    }
    Ok(found)
}

/// Whether a cell holds a figure.
fn holds(value: &FactValue, cell: Option<&Cell>) -> bool {
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
