//! `controlla --formato xlsx`: what was found in a year's data, to be filtered, printed and shared out.

use rust_xlsxwriter::XlsxError;

use super::addressees::Offices;
use super::place_columns::place_columns;
use crate::assessment::Assessment;
use crate::domain::Edition;
use crate::finding::{Finding, Severity, Together, together};
use crate::sheet::{self, Book, Cell, Columns};
use crate::signals::Signal;

/// Cells and values named in a row that tells of several.
const NAMED: usize = 12;

/// What the workbook lists.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The findings.
    pub findings: &'a [Finding],
    /// What auditors should ask about.
    pub signals: &'a [Signal],
}

/// The bytes: findings, the gravest first, then the signals on a sheet of their own.
pub(super) fn bytes(assessment: &Assessment<'_>, listed: Listed<'_>, edition: &Edition) -> Result<Vec<u8>, XlsxError> {
    let offices = Offices::of(assessment);
    let year = edition.year;
    let mut book = Book::new(&format!("Anomalie dei dati del {year}"), edition)?;
    let of = |severity| listed.findings.iter().filter(move |finding| finding.code.severity == severity);
    let gravest_first = [Severity::Blocking, Severity::Warning, Severity::Note].into_iter().flat_map(of);
    add(&mut book, &offices, gravest_first, ("Anomalie", &format!("Anomalie dei dati del {year}")))?;
    if !listed.signals.is_empty() {
        let signals = listed.signals.iter().map(|signal| &signal.finding);
        add(&mut book, &offices, signals, ("Segnali", "Segnali di attenzione per chi controlla"))?;
    }
    book.finish()
}

fn add<'f>(
    book: &mut Book<'_>,
    offices: &Offices<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    (name, title): (&str, &str),
) -> Result<(), XlsxError> {
    let columns = columns(offices);
    // A row of the table has one file and one sheet, or the filters would say less than they seem to.
    let file = |finding: &Finding| finding.place.as_ref().map(|place| (place.file.clone(), place.sheet.clone()));
    let rows = together(findings, |one, other| file(one) == file(other));
    let mut writer = book.sheet(name, title, &columns)?;
    writer.table(&columns, rows, name, title)?;
    writer.long_table(1, 2)
}

fn columns<'c>(offices: &'c Offices<'c>) -> Columns<'c, Together<'c>> {
    type Own<'c> = sheet::Column<'c, Together<'c>>;
    let what = [
        Own::new("Gravità", 10, |told| Cell::text(told.first().code.severity.label())),
        Own::new("Codice", 9, |told| Cell::text(told.first().code.id)),
        Own::new("Messaggio", 42, |told| Cell::text(told.first().message.as_str())),
    ];
    let [file, sheet, _] = place_columns([28, 15, 12], "Cella", |told: &Together<'_>| told.first().place.as_ref());
    let rest = [
        Own::new("Cella o riga", 13, |told| told.spots(NAMED).map_or(Cell::Blank, Cell::text)),
        Own::new("Valore trovato", 24, |told| told.found(NAMED).map_or(Cell::Blank, Cell::text)),
        Own::new("Atteso o che cosa fare", 36, |told| told.expected(NAMED).map_or(Cell::Blank, Cell::text)),
        Own::new("Ufficio", 18, |told| {
            let office = told.first().place.as_ref().and_then(|place| offices.of_place(place));
            office.map_or(Cell::Blank, Cell::text)
        }),
    ];
    Columns::of(what.into_iter().chain([file, sheet]).chain(rest))
}
