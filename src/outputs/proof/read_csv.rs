//! The CSV files read back: what each field of a figure holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::StringRecord;

use super::claims::Claims;
use super::error::ProofError;
use super::found::FieldAt;
use super::places::Read;
use crate::dossier::PackageFile;
use crate::outputs::opendata::{FieldClaim, without_shield};
use crate::trace::facts::{Fact, FactValue, Facts};

/// A parsed table.
struct Table {
    columns: BTreeMap<String, usize>,
    records: Vec<StringRecord>,
}

pub(super) fn read(facts: &Facts<'_>, claims: &Claims, files: &[PackageFile]) -> Result<Read<FieldAt>, ProofError> {
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    let mut found = Vec::with_capacity(claims.fields.len());
    for claim in &claims.fields {
        let path = claim.file.as_ref();
        if !tables.contains_key(path) {
            tables.insert(path, parse(path, files)?);
        }
        let table = &tables[path];
        let column = table.columns.get(claim.column).copied();
        let field = column.and_then(|column| table.records.get(claim.row)?.get(column));
        let Some((position, first)) = facts.first(&claim.fact) else {
            // An empty field publishes nothing.
            if field.is_none_or(str::is_empty) {
                continue;
            }
            return Err(ProofError::Unknown { fact: claim.fact.clone(), place: place_of(claim) });
        };
        let holds = |fact: &&Fact<'_>| field.is_some_and(|field| holds(&fact.value, field));
        let Some(fact) = facts.of_name(&claim.fact).find(holds) else {
            return Err(differs(claim, &first.value, field));
        };
        let read = value_of(field.unwrap_or_default(), &fact.value);
        let (file, row, column) = (Arc::clone(&claim.file), claim.row + 2, claim.column);
        found.push((position, FieldAt { file, row, column, read }));
    }
    Ok(found)
}

fn parse(path: &str, files: &[PackageFile]) -> Result<Table, ProofError> {
    let unreadable = |reason: &str| ProofError::Unreadable { file: path.to_owned(), reason: reason.to_owned() };
    let file = files.iter().find(|file| file.path == path).ok_or_else(|| unreadable("il file manca"))?;
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let header = reader.headers().map_err(|_| unreadable("l’intestazione non è in UTF-8"))?.clone();
    let records = reader.records().collect::<Result<Vec<_>, _>>();
    let records = records.map_err(|_| unreadable("una riga non ha tanti campi quanti l’intestazione"))?;
    Ok(Table { columns: header.iter().map(str::to_owned).zip(0..).collect(), records })
}

fn differs(claim: &FieldClaim, value: &FactValue, field: Option<&str>) -> ProofError {
    ProofError::Differs {
        fact: claim.fact.clone(),
        place: place_of(claim),
        expected: value.written(),
        found: field.unwrap_or("nulla").to_owned(),
    }
}

/// File, row and column as people name them.
fn place_of(claim: &FieldClaim) -> String {
    format!("{}, riga {}, colonna {}", claim.file, claim.row + 2, claim.column)
}

/// Whether a field holds a figure; an empty one holds nothing, which is no zero.
pub(super) fn holds(value: &FactValue, field: &str) -> bool {
    match value {
        FactValue::Number(..) => field.parse().is_ok_and(|number| value.is_number(number)),
        FactValue::Day(day) => field == day.to_string(),
        FactValue::Word(word) => without_shield(field) == word,
        FactValue::Absent(_) => field.is_empty(),
    }
}

/// What was read, in the figure's own form.
fn value_of(field: &str, fact: &FactValue) -> FactValue {
    match (field.parse(), fact) {
        (Ok(number), FactValue::Number(..)) => fact.like(number),
        (_, FactValue::Day(day)) => FactValue::Day(*day),
        (_, FactValue::Number(..) | FactValue::Word(_)) => FactValue::Word(without_shield(field).to_owned()),
        (_, FactValue::Absent(_)) => FactValue::Absent(field.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_figure_that_nothing_computed_stops_the_job() {
        let file = PackageFile::new("dati/missioni.csv", b"indice\n12.34\n".to_vec());
        let claim = FieldClaim {
            fact: "ente, felicità".to_owned(),
            file: "dati/missioni.csv".into(),
            row: 0,
            column: "indice",
        };
        let claims = Claims { fields: vec![claim], ..Claims::default() };
        let error = read(&Facts::default(), &claims, &[file]).expect_err("nothing computed it");
        assert_eq!(
            error.to_string(),
            "dati/missioni.csv, riga 2, colonna indice: la cifra «ente, felicità» non risulta da nessun calcolo; nulla è \
             stato pubblicato"
        );
    }
}
