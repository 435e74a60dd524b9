//! `riassunto.xlsx`.

use rust_xlsxwriter::XlsxError;

use super::super::record::{Record, State};
use super::batch::Batch;
use super::table;
use crate::sheet::{Book, Cell, Column, Columns};

/// The bytes: how many entities are in each state, then one row an entity.
pub(super) fn bytes(batch: Batch<'_>) -> Result<Vec<u8>, XlsxError> {
    let title = batch.title();
    let mut book = Book::new(&title, batch.edition)?;
    let states: Columns<'_, (State, usize)> = Columns::of([
        Column::new("Esito", 24, |(state, _): &(State, usize)| Cell::text(state.label())),
        Column::new("Enti", 12, |(_, count): &(State, usize)| Cell::number((*count).into())),
    ]);
    let mut sheet = book.sheet("Riassunto", &title, &states)?;
    sheet.table(&states, batch.states(), "Riassunto", "Enti per esito")?;
    sheet.skip(1);
    sheet.note(&batch.said(), 2)?;
    let columns = table::columns();
    let mut sheet = book.sheet("Enti", &title, &columns)?;
    let rows: Vec<Record> = batch.records.to_vec();
    sheet.table(&columns, rows, "Enti", &title)?;
    sheet.long_table(1, 1)?;
    book.finish()
}
