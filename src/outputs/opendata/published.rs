//! The totals as the CSV tables hold them, read back from their bytes.
//!
//! Whoever compares documents must look at what is published, not at what it was made from.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::table::Table;
use super::{budget, groups};
use crate::dossier::Dossier;

/// The fields of the two tables of totals, by file, key and column.
#[derive(Debug)]
pub(crate) struct Published(BTreeMap<(&'static str, String, String), String>);

impl Published {
    /// File name of the table of indices and counts.
    pub const INDICES: &'static str = groups::RESOURCE.file;
    /// File name of the table of budget figures.
    pub const RESOURCES: &'static str = budget::RESOURCE.file;

    /// Writes the tables and reads them back.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        let mut fields = BTreeMap::new();
        let tables = [
            groups::table(dossier.assessment),
            budget::table(dossier.supplements.resources.as_ref(), dossier.assessment),
        ];
        for table in tables {
            read(&table, &mut fields);
        }
        Self(fields)
    }

    /// A number of a table; `None` where the field is empty, which is never a zero.
    pub fn number(&self, file: &'static str, key: &str, column: &str) -> Option<Decimal> {
        self.0.get(&(file, key.to_owned(), column.to_owned()))?.parse().ok()
    }
}

fn read(table: &Table, fields: &mut BTreeMap<(&'static str, String, String), String>) {
    let bytes = table.csv();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().cloned().unwrap_or_default();
    for record in reader.records().map_while(Result::ok) {
        let key = record.get(0).unwrap_or_default();
        for (column, field) in header.iter().zip(&record) {
            fields.insert((table.resource.file, key.to_owned(), column.to_owned()), field.to_owned());
        }
    }
}
