//! Assessment → CSV tables and their `datapackage.json`, as bytes.
//!
//! Guaranteed: UTF-8, commas, CRLF and quotes as in RFC 4180; dots in decimals, ISO 8601
//! days; an empty field is *not available* and a column of states says why, it is never
//! a zero; no text of a CSV file is a formula to a spreadsheet program; the same
//! assessment gives the same bytes. Deliberately absent: names of persons, evidence,
//! and anything that reads or writes a file.

mod budget;
mod datapackage;
mod groups;
mod indicators;
mod level;
mod objectives;
mod ods;
mod shield;
mod table;
#[cfg(test)]
mod tests;

use crate::dossier::{Dossier, PackageFile};
pub use shield::without as without_shield;
pub use table::FieldClaim;
use table::{FOLDER, Table};

/// The tables `missioni.csv`, `obiettivi.csv`, `indicatori.csv`, `risorse.csv`, the
/// `datapackage.json` that describes them, and the same tables as one spreadsheet; with the fields that
/// hold published figures.
pub fn tables(dossier: &Dossier<'_>) -> (Vec<PackageFile>, Vec<FieldClaim>) {
    let Dossier { assessment, edition, supplements, .. } = *dossier;
    // Those that others refer to come first.
    let tables = [
        groups::table(assessment),
        objectives::table(assessment),
        indicators::table(assessment),
        budget::table(supplements.resources.as_ref(), assessment),
    ];
    let csv: Vec<Vec<u8>> = tables.iter().map(Table::csv).collect();
    let described: Vec<(&Table, &[u8])> = tables.iter().zip(csv.iter().map(Vec::as_slice)).collect();
    let description = datapackage::describe(&described, edition, dossier.config.publishing.licence);
    let spreadsheet = ods::spreadsheet(&tables, edition);
    let claims = tables.iter().flat_map(|table| table.claims.iter().cloned()).collect();
    let named = tables.iter().map(|table| table.resource.file.to_owned()).zip(csv);
    let others = [("datapackage.json".to_owned(), description), (ods::file_name(edition), spreadsheet)];
    let files = named.chain(others).map(|(name, bytes)| PackageFile::new(format!("{FOLDER}{name}"), bytes));
    (files.collect(), claims)
}
