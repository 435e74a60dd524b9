//! The figures of a package of version 0.1.0: those of its `provenienza.json` in its CSV files.
//!
//! Guaranteed: a result of the entity, of a missione, programma, objective or indicator that its table holds otherwise,
//! value or class, is named with its place. Deliberately absent: the PDF and the workbooks, of which such a package does
//! not say where a figure stands; *indirizzi* and offices, which its tables know by other names or not at all.

use std::collections::BTreeMap;

use csv::StringRecord;
use rust_decimal::Decimal;

use super::checked::{Check, FIGURES, judged, limited, unverifiable};
use crate::dossier::PackageFile;
use crate::outputs::opendata::{FOLDER, KEY};
use crate::trace::provenance::{FigureView, PROVENANCE_FILE, Provenance};
use crate::words::italian;

/// Why the rest of such a package is not verified.
pub(super) const REASON: &str = "non verificabile (formato 1): il pacchetto è della versione 0.1.0, che non registrava";

/// Column of the class.
const CLASS: &str = "classe";

/// Where version 0.1.0 published a figure.
struct Published<'v> {
    table: &'static str,
    key: &'v str,
    column: &'static str,
    has_class: bool,
}

/// A table by the key of its rows.
struct Table {
    columns: Vec<String>,
    rows: BTreeMap<String, StringRecord>,
}

/// Every figure of the provenance in the table that holds it.
pub(super) fn figures(files: &[PackageFile]) -> Check {
    let provenance = files.iter().find(|file| file.path == PROVENANCE_FILE);
    let Some(provenance) = provenance.and_then(|file| Provenance::parse(&file.bytes)) else {
        return unverifiable(FIGURES, format!("{REASON} dove sta ogni cifra"));
    };
    let (mut tables, mut told, mut read) = (BTreeMap::new(), Vec::new(), 0usize);
    for view in &provenance.cifre {
        let Some(place) = published(&view.cifra) else { continue };
        let table = tables.entry(place.table).or_insert_with(|| table(files, place.table));
        match table {
            Some(table) => told.extend(differing(table, &place, view)),
            None => told.push(format!("{FOLDER}{}: manca, o non si può leggere; vi sta «{}»", place.table, view.cifra)),
        }
        read += 1;
    }
    let count = italian::count(read, "cifra di provenienza.json riletta", "cifre di provenienza.json rilette");
    judged(FIGURES, format!("{count} nei CSV; nel PDF e nelle cartelle: {REASON} dove sta ogni cifra"), limited(told))
}

/// The place of a figure by its name.
fn published(name: &str) -> Option<Published<'_>> {
    let (subject, measure) = name.rsplit_once(", ")?;
    let group = |key| {
        let (column, has_class) = match measure {
            "indice cautelativo" => ("indice_cautelativo", true),
            "indice sui misurati" => ("indice_sui_misurati", false),
            "copertura" => ("copertura", false),
            _ => return None,
        };
        Some(Published { table: "missioni.csv", key, column, has_class })
    };
    match subject.split_once(' ') {
        None if subject == "ente" => group(subject),
        Some(("missione" | "programma", code)) => group(code),
        Some(("obiettivo", key)) => {
            let (column, has_class) = match measure {
                "C" => ("risultato_cautelativo", true),
                "M" => ("risultato_sui_misurati", false),
                "c" => ("copertura", false),
                _ => return None,
            };
            Some(Published { table: "obiettivi.csv", key, column, has_class })
        }
        Some(("indicatore", key)) if measure == "G" => {
            Some(Published { table: "indicatori.csv", key, column: "grado", has_class: true })
        }
        _ => None,
    }
}

fn table(files: &[PackageFile], name: &str) -> Option<Table> {
    let path = format!("{FOLDER}{name}");
    let file = files.iter().find(|file| file.path == path)?;
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let columns: Vec<String> = reader.headers().ok()?.iter().map(str::to_owned).collect();
    let key = columns.iter().position(|column| column == KEY)?;
    let records = reader.records().collect::<Result<Vec<_>, _>>().ok()?;
    let rows = records.into_iter().map(|row| (row.get(key).unwrap_or_default().to_owned(), row)).collect();
    Some(Table { columns, rows })
}

/// What of a figure its table holds otherwise.
fn differing(table: &Table, place: &Published<'_>, view: &FigureView) -> Vec<String> {
    let Published { table: file, key, column, has_class } = *place;
    let Some(row) = table.rows.get(key) else {
        return vec![format!("{FOLDER}{file}: non ha la riga «{key}», di «{}»", view.cifra)];
    };
    let field = |name: &str| {
        let at = table.columns.iter().position(|own| own == name);
        at.and_then(|at| row.get(at)).unwrap_or_default()
    };
    let said = |name: &str, expected: Option<&str>| {
        let (found, expected) = (field(name), expected.unwrap_or_default());
        let number = |text: &str| text.parse::<Decimal>().ok();
        let holds = found == expected || number(found).is_some_and(|own| number(expected) == Some(own));
        (!holds).then(|| {
            let figure = &view.cifra;
            format!(
                "{FOLDER}{file}, riga «{key}», colonna {name}: «{found}», in provenienza.json «{expected}» ({figure})"
            )
        })
    };
    let class = has_class.then(|| said(CLASS, view.classe.as_deref())).flatten();
    said(column, view.valore.as_deref()).into_iter().chain(class).collect()
}
