//! A table as it is published: its columns and its rows of texts.

use std::borrow::Cow;
use std::sync::Arc;

use super::shield;
use crate::domain::Edition;
use crate::inputs::config::Entity;
use crate::sheet::field::{Field, FieldType, Heading, Rule};

/// Where the tables stand in the package.
pub const FOLDER: &str = "dati/";

/// Why writing cannot fail.
const IN_MEMORY: &str = "rows as long as the header, written to memory";

/// The name of every table's key, which is its first column but for those that every table begins with.
pub const KEY: &str = "codice";

/// The columns with which every table begins.
const STAMP: [(&str, &str, FieldType); 4] = [
    ("anno", "Anno misurato dalla relazione", FieldType::Integer),
    ("codice_ipa", "Codice dell’ente nell’indice delle pubbliche amministrazioni", FieldType::Text),
    ("codice_istat", "Codice ISTAT del Comune", FieldType::Text),
    ("ente", "Nome dell’ente", FieldType::Text),
];

/// What a table is called and holds.
#[derive(Debug)]
pub(super) struct Resource {
    /// Identifier of the resource.
    pub name: &'static str,
    /// File name.
    pub file: &'static str,
    /// What the table holds, in Italian.
    pub title: &'static str,
    /// Columns whose fields are keys of other tables, with the identifier of each.
    pub references: &'static [(&'static str, &'static str)],
}

/// A table.
pub(super) struct Table {
    pub resource: &'static Resource,
    /// Its columns in their order.
    pub headings: Vec<Heading>,
    /// Fields of each row; a CSV holds its texts shielded.
    pub rows: Vec<Vec<String>>,
    /// The fields that hold published figures.
    pub claims: Vec<FieldClaim>,
}

/// A field of a CSV file that holds a published figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldClaim {
    /// The figure's name.
    pub fact: String,
    /// Path of the file in the package.
    pub file: Arc<str>,
    /// Index of the record below the header, from zero.
    pub row: usize,
    /// Name of the column.
    pub column: &'static str,
}

impl Table {
    /// The table of these rows.
    pub fn new<R>(resource: &'static Resource, fields: &[Field<R>], rows: impl IntoIterator<Item = R>) -> Self {
        let headings = fields.iter().map(|field| field.heading.clone()).collect();
        let file: Arc<str> = format!("{FOLDER}{}", resource.file).into();
        let (mut texts, mut claims) = (Vec::new(), Vec::new());
        for (index, row) in rows.into_iter().enumerate() {
            texts.push(fields.iter().map(|field| field.of(&row)).collect());
            claims.extend(fields.iter().filter_map(|field| {
                let (fact, column) = (field.fact_of(&row)?, field.heading.name);
                Some(FieldClaim { fact, file: Arc::clone(&file), row: index, column })
            }));
        }
        Self { resource, headings, rows: texts, claims }
    }

    /// With whose table it is, and of which year, before every row: tables of many entities and years stack.
    #[must_use]
    pub fn of(mut self, edition: &Edition, entity: &Entity) -> Self {
        let texts =
            [edition.year.to_string(), entity.ipa_code.clone(), entity.istat_code.clone(), edition.entity.clone()];
        self.headings
            .splice(0..0, STAMP.map(|(name, meaning, kind)| Heading { name, meaning, kind, rule: Rule::Free }));
        for row in &mut self.rows {
            row.splice(0..0, texts.iter().cloned());
        }
        self
    }

    /// Header and rows.
    pub fn csv(&self) -> Vec<u8> {
        written(&self.headings, &self.rows)
    }
}

/// A table in the form of the open data that is none of them.
pub fn csv<R>(fields: &[Field<R>], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let headings: Vec<Heading> = fields.iter().map(|field| field.heading.clone()).collect();
    let rows: Vec<Vec<String>> =
        rows.into_iter().map(|row| fields.iter().map(|field| field.of(&row)).collect()).collect();
    written(&headings, &rows)
}

/// Every field is quoted, so that a code such as `01.10` is no number; texts are shielded.
fn written(headings: &[Heading], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    writer.write_record(headings.iter().map(|heading| heading.name)).expect(IN_MEMORY);
    for row in rows {
        let written = row.iter().zip(headings).map(|(field, heading)| match heading.kind {
            FieldType::Text => shield::with(field),
            FieldType::Number | FieldType::Integer | FieldType::Date => field.into(),
        });
        writer.write_record(written.map(Cow::into_owned)).expect(IN_MEMORY);
    }
    writer.into_inner().expect(IN_MEMORY)
}
