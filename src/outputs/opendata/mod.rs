//! Assessment → CSV tables and their `datapackage.json`, as bytes.
//!
//! Guaranteed: UTF-8, commas, CRLF and quotes as in RFC 4180; dots in decimals, ISO 8601
//! days; an empty field is *not available* and a column of states says why, it is never
//! a zero; no text of a CSV file is a formula to a spreadsheet program; the same
//! assessment gives the same bytes. Deliberately absent: names of persons, evidence,
//! and anything that reads or writes a file.

mod awards;
mod budget;
mod changes;
mod datapackage;
mod dcat;
mod groups;
mod indicators;
mod key;
mod level;
mod objectives;
mod ods;
mod offices;
mod payments;
mod shield;
mod table;
#[cfg(test)]
mod tests;
mod trend;

use crate::domain::Payments;
use crate::dossier::{Dossier, PackageFile};
pub use dcat::FILE as CATALOGUED;
pub use shield::without as without_shield;
use table::Table;
pub use table::{FOLDER, FieldClaim, KEY, csv};

/// Name of the description of the tables.
pub const DESCRIPTION: &str = "datapackage.json";
const DESCRIBED: &str = "Descrizione delle tabelle e delle loro colonne";
const BOOK: &str = "Tutte le tabelle in un foglio elettronico";

/// The tables of missioni, objectives, indicators, resources, offices, changes, trend, awards and payments, the
/// `datapackage.json` and `dcat.jsonld` that describe them, and the same tables as one spreadsheet; with the fields that
/// hold published figures.
pub fn tables(dossier: &Dossier<'_>) -> (Vec<PackageFile>, Vec<FieldClaim>) {
    let Dossier { assessment, edition, supplements, .. } = *dossier;
    let nothing = Payments::default();
    let known = supplements.context.as_ref().map(|context| &context.payments);
    // Those that others refer to come first.
    let tables = [
        groups::table(assessment),
        objectives::table(assessment),
        indicators::table(assessment),
        budget::table(supplements.resources.as_ref(), assessment),
        offices::table(assessment),
        changes::table(&supplements.changes),
        trend::table(dossier.trend, assessment),
        awards::table(&supplements.score_bands, &supplements.band_totals),
        payments::table(known.unwrap_or(&nothing), edition.year),
    ]
    .map(|table| table.of(edition, &dossier.config.entity));
    let csv: Vec<Vec<u8>> = tables.iter().map(Table::csv).collect();
    let described: Vec<(&Table, &[u8])> = tables.iter().zip(csv.iter().map(Vec::as_slice)).collect();
    let description = datapackage::describe(&described, edition, dossier.config.publishing.licence);
    let spreadsheet = ods::spreadsheet(&tables, edition);
    let claims = tables.iter().flat_map(|table| table.claims.iter().cloned()).collect();
    let book = ods::file_name(edition);
    let table = |(table, bytes): &(&Table, &[u8])| dcat::Published {
        file: table.resource.file,
        title: table.resource.title,
        bytes: bytes.len(),
    };
    let mut published: Vec<dcat::Published<'_>> = described.iter().map(table).collect();
    published.push(dcat::Published { file: &book, title: BOOK, bytes: spreadsheet.len() });
    published.push(dcat::Published { file: DESCRIPTION, title: DESCRIBED, bytes: description.len() });
    let catalogued = dcat::describe(dossier.config, edition, &published);
    let others =
        [(DESCRIPTION.to_owned(), description), (dcat::FILE.to_owned(), catalogued), (book.clone(), spreadsheet)];
    let named = tables.iter().map(|table| table.resource.file.to_owned()).zip(csv);
    let files = named.chain(others).map(|(name, bytes)| PackageFile::new(format!("{FOLDER}{name}"), bytes));
    (files.collect(), claims)
}
