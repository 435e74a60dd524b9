//! The columns of the summary, for people and for programs.

use rust_decimal::Decimal;

use super::super::record::{Counts, PackageRecord, Record};
use super::batch::Batch;
use crate::outputs::opendata;
use crate::sheet::field::{Field, Rule, count, exact, figure, text};
use crate::sheet::{Cell, Column, Columns, Look};
use crate::words::italian;

/// Seconds as people read them.
fn seconds(record: &Record) -> Decimal {
    italian::rounded(Decimal::new(i64::try_from(record.durata_ms).unwrap_or(i64::MAX), 3))
}

/// What people read of each entity.
pub(super) fn columns<'c>() -> Columns<'c, Record> {
    type Own<'c> = Column<'c, Record>;
    let counted = |header: &'static str, width, of: fn(&Counts) -> usize| {
        Own::new(header, width, move |record| whole(record.anomalie.as_ref().map(of)))
    };
    let index = |header: &'static str, of: fn(&Record) -> Option<Decimal>| {
        Own::new(header, 13, move |record| of(record).map_or(Cell::Blank, |value| Cell::Number(value, Look::TwoPlaces)))
    };
    Columns::of([
        Own::new("Ente", 34, |record| Cell::text(record.name())),
        Own::new("Esito", 14, |record| Cell::text(record.stato.label())),
        Own::new("Obiettivi", 11, |record| whole(record.obiettivi)),
        index("Indice cautelativo", |record| record.indice_cautelativo),
        index("Indice sui misurati", |record| record.indice_misurati),
        index("Copertura %", |record| record.copertura),
        counted("Impediscono la definitiva", 13, |counts| counts.impediscono),
        counted("Avvisi", 9, |counts| counts.avvisi),
        counted("Note", 9, |counts| counts.note),
        Own::new("Segnali", 9, |record| whole(record.segnali)),
        Own::new("Secondi", 10, |record| Cell::Number(seconds(record), Look::TwoPlaces)),
        Own::new("Motivo", 48, |record| Cell::optional(record.messaggio.as_deref())),
        Own::new("Cartella dell’ente", 34, |record| Cell::text(record.cartella.as_str())),
        Own::new("Pacchetto", 34, |record| package(record, |package| &package.cartella)),
        Own::new("SHA-256 di SHA256SUMS", 36, |record| package(record, |package| &package.sha256)),
    ])
}

fn whole<'r>(count: Option<usize>) -> Cell<'r> {
    count.map_or(Cell::Blank, |count| Cell::number(count.into()))
}

fn package(record: &Record, of: fn(&PackageRecord) -> &String) -> Cell<'_> {
    Cell::optional(record.pacchetto.as_ref().map(|package| of(package).as_str()))
}

/// A row for programs: the year stands in each, so that summaries of several years stack.
struct Row<'r> {
    year: u32,
    record: &'r Record,
}

/// The same as a CSV file, in the form of the open data.
pub(super) fn csv(batch: Batch<'_>) -> Vec<u8> {
    let year = batch.edition.year.0.into();
    opendata::csv(&fields(), batch.records.iter().map(|record| Row { year, record }))
}

fn fields<'r>() -> [Field<Row<'r>>; 16] {
    let counted = |name, meaning, of: fn(&Row<'_>) -> Option<Decimal>| exact(name, meaning, Rule::NotNegative, of);
    [
        count("anno", "Anno misurato", |row| row.year),
        text("ente", "Nome dell’ente", Rule::Required, |row| Some(row.record.name())),
        text("esito", "Che cosa è stato fatto", Rule::Required, |row| Some(row.record.stato.label())),
        counted("obiettivi", "Obiettivi dell’anno", |row| row.record.obiettivi.map(Decimal::from)),
        figure("indice_cautelativo", "Indice cautelativo", Rule::Free, |row| row.record.indice_cautelativo),
        figure("indice_misurati", "Indice sui misurati", Rule::Free, |row| row.record.indice_misurati),
        figure("copertura", "Copertura, in percentuale", Rule::Free, |row| row.record.copertura),
        counted("impediscono", "Anomalie che impediscono la definitiva", |row| of(row, |counts| counts.impediscono)),
        counted("avvisi", "Avvisi", |row| of(row, |counts| counts.avvisi)),
        counted("note", "Note", |row| of(row, |counts| counts.note)),
        counted("segnali", "Segnali per chi controlla", |row| row.record.segnali.map(Decimal::from)),
        exact("secondi", "Durata", Rule::RequiredNotNegative, |row| Some(seconds(row.record))),
        text("motivo", "Perché non c’è un pacchetto", Rule::Free, |row| row.record.messaggio.as_deref()),
        text("cartella", "Cartella dell’ente", Rule::Required, |row| Some(&row.record.cartella)),
        text("pacchetto", "Cartella del pacchetto", Rule::Free, |row| {
            row.record.pacchetto.as_ref().map(|package| package.cartella.as_str())
        }),
        text("sha256", "SHA-256 di SHA256SUMS", Rule::Free, |row| {
            row.record.pacchetto.as_ref().map(|package| package.sha256.as_str())
        }),
    ]
}

fn of(row: &Row<'_>, count: fn(&Counts) -> usize) -> Option<Decimal> {
    row.record.anomalie.as_ref().map(count).map(Decimal::from)
}
