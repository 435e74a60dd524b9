//! The open data as they describe themselves: `datapackage.json` against the tables, the tables against the ODS.
//!
//! For who has the published files and nothing else. Guaranteed: a table that is missing, that is not described, that
//! is not the one described (columns, digest), or that the spreadsheet holds otherwise is named with its place.
//! Deliberately absent: whether the figures are right.

use std::collections::BTreeSet;

use csv::StringRecord;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::checked::{Check, OPEN_DATA, judged, limited};
use crate::dossier::PackageFile;
use crate::outputs::opendata::{CATALOGUED, DESCRIPTION, FOLDER, without_shield};
use crate::outputs::proof::LIMITS;
use crate::words::italian;
use crate::workbook::{self, Cell, Sheet, Value, Workbook};

#[derive(Deserialize)]
struct Description {
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    name: String,
    path: String,
    hash: String,
    schema: Schema,
}

#[derive(Deserialize)]
struct Schema {
    fields: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

/// Holds the open data against their own description, and against each other.
pub(super) fn check(files: &[PackageFile]) -> Check {
    let find = |path: &str| files.iter().find(|file| file.path == path);
    let path = format!("{FOLDER}{DESCRIPTION}");
    let said =
        |count| format!("{} con la loro descrizione e con il foglio ODS", italian::count(count, "tabella", "tabelle"));
    let description = find(&path).and_then(|file| serde_json::from_slice::<Description>(&file.bytes).ok());
    let Some(Description { resources }) = description else {
        return judged(OPEN_DATA, said(0), vec![format!("{path}: manca o non si può leggere")]);
    };
    let is_ods = |file: &&PackageFile| file.path.starts_with(FOLDER) && file.is_a("ods");
    let ods = files.iter().find(is_ods);
    let book = ods.and_then(|file| workbook::read_stored(&file.bytes, &file.path, &LIMITS).ok());
    let mut told = Vec::new();
    if book.is_none() {
        told.push(format!("{FOLDER}: il foglio ODS con tutte le tabelle manca o non si può leggere"));
    }
    for resource in &resources {
        let path = format!("{FOLDER}{}", resource.path);
        match find(&path) {
            Some(file) => told.extend(table(resource, file, book.as_ref())),
            None => told.push(format!("{path}: manca, ed è fra le tabelle di {DESCRIPTION}")),
        }
    }
    let described: BTreeSet<String> = resources.iter().map(|resource| format!("{FOLDER}{}", resource.path)).collect();
    let others = [path, format!("{FOLDER}{CATALOGUED}"), ods.map_or_else(String::new, |file| file.path.clone())];
    let strangers = files.iter().filter(|file| file.path.starts_with(FOLDER));
    let strangers = strangers.filter(|file| !described.contains(&file.path) && !others.contains(&file.path));
    told.extend(strangers.map(|file| format!("{}: non è fra le tabelle di {DESCRIPTION}", file.path)));
    judged(OPEN_DATA, said(resources.len()), limited(told))
}

/// What of a table is not as it is described, or not as in the spreadsheet.
fn table(resource: &Resource, file: &PackageFile, book: Option<&Workbook>) -> Vec<String> {
    let path = &file.path;
    let mut told = Vec::new();
    if resource.hash.strip_prefix("sha256:") != Some(file.sha256()) {
        told.push(format!("{path}: il suo SHA-256 non è quello di {DESCRIPTION}"));
    }
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let columns: Vec<String> = reader.headers().map(|row| row.iter().map(str::to_owned).collect()).unwrap_or_default();
    if !columns.iter().eq(resource.schema.fields.iter().map(|field| &field.name)) {
        told.push(format!("{path}: le colonne non sono quelle di {DESCRIPTION}"));
    }
    let Ok(records) = reader.records().collect::<Result<Vec<StringRecord>, _>>() else {
        told.push(format!("{path}: non si può leggere"));
        return told;
    };
    let Some(book) = book else { return told };
    match book.sheets.iter().find(|sheet| *sheet.name == *resource.name) {
        Some(sheet) => told.extend(apart(path, &columns, &records, sheet)),
        None => told.push(format!("{path}: nel foglio ODS non c’è la tabella «{}»", resource.name)),
    }
    told
}

/// Where a table and its sheet do not say the same.
fn apart(path: &str, columns: &[String], records: &[StringRecord], sheet: &Sheet) -> Vec<String> {
    let mut told = Vec::new();
    let rows = sheet.cells.iter().map(|cell| cell.row as usize).max().unwrap_or(0);
    if rows != records.len() {
        told.push(format!("{path}: ha {} righe, nel foglio ODS sono {rows}", records.len()));
    }
    for (row, record) in (1..).zip(records) {
        for (at, (column, field)) in (0..).zip(columns.iter().zip(record)) {
            let cell = sheet.cell(row, at);
            if !is_same(field, cell) {
                let ods = cell.map_or_else(String::new, Cell::display);
                told.push(format!("{path}, riga {}, colonna {column}: «{field}», nel foglio ODS «{ods}»", row + 1));
            }
        }
    }
    told
}

/// Whether a field of a CSV file and a cell hold the same; nothing is no zero.
fn is_same(field: &str, cell: Option<&Cell>) -> bool {
    match cell.map(|cell| &cell.value) {
        None => field.is_empty(),
        Some(Value::Number(number)) => field.parse::<Decimal>().is_ok_and(|own| own == *number),
        Some(Value::Date(moment)) => field == moment.date().to_string(),
        Some(Value::Text(text)) => text == without_shield(field),
        Some(Value::Bool(_) | Value::Error(_) | Value::Unreadable) => false,
    }
}
