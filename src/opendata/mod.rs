//! Assessment → CSV tables and their `datapackage.json`, as bytes.
//!
//! Guaranteed: UTF-8, commas, CRLF and quotes as in RFC 4180; dots in decimals, ISO 8601
//! days; an empty field is *not available* and a column of states says why, it is never
//! a zero; the same assessment gives the same bytes. Deliberately absent: names of
//! persons, evidence, and anything that reads or writes a file.

mod datapackage;
mod schema;
mod tables;
#[cfg(test)]
mod tests;

use crate::dossier::Dossier;

/// A file of the folder `dati/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// ASCII file name, such as `obiettivi.csv`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The tables `missioni.csv`, `obiettivi.csv`, `indicatori.csv`, and `datapackage.json` that describes them.
pub fn tables(dossier: &Dossier<'_>) -> Vec<DataFile> {
    let Dossier { assessment, edition, .. } = *dossier;
    let tables = tables::all(assessment);
    let description = datapackage::describe(&tables, assessment, edition);
    let mut files: Vec<DataFile> =
        tables.into_iter().map(|table| DataFile { name: table.schema.file, bytes: table.bytes }).collect();
    files.push(DataFile { name: "datapackage.json", bytes: description });
    files
}
