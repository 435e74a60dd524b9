//! A checklist: what is asked, what the package shows for it and where, and the yellow
//! cells for the judgement.

use rust_xlsxwriter::{DataValidation, XlsxError};

use crate::sheet::{Book, Cell, Column, Columns, Look, SheetWriter, Table};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CheckKey {
    Judgement,
}

fn columns<'c>() -> Columns<'c, &'c Check<'c>, CheckKey> {
    type Own<'c> = Column<'c, &'c Check<'c>, CheckKey>;
    Columns::of([
        Own::new("Punto", 8, |check| Cell::text(check.point)),
        Own::new("Che cosa si verifica", 34, |check| Cell::text(check.question)),
        Own::new("Che cosa mostra il pacchetto", 56, |check| Cell::text(check.shown.as_str())),
        Own::new("Cifra", 12, |check| check.figure.clone()),
        Own::new("Dove", 44, |check| check.place.clone()),
        Own::new("Giudizio", 20, |_| Cell::entry(Look::Entry)).key(CheckKey::Judgement),
        Own::new("Osservazioni", 44, |_| Cell::entry(Look::Entry)),
    ])
}

/// The judgements that a cell offers.
const JUDGEMENTS: [&str; 4] = ["conforme", "conforme con osservazioni", "non conforme", "non applicabile"];

/// One line of a checklist.
pub(super) struct Check<'c> {
    /// Letter or number of the point.
    pub point: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// What the package shows.
    pub shown: String,
    /// The figure, where there is one.
    pub figure: Cell<'c>,
    /// Where it stands: a link, or words.
    pub place: Cell<'c>,
}

/// Lines of one point, in the making.
pub(super) struct Point<'l, 'c> {
    lines: &'l mut Vec<Check<'c>>,
    letter: &'static str,
    question: &'static str,
}

impl<'l, 'c> Point<'l, 'c> {
    pub fn of(lines: &'l mut Vec<Check<'c>>, letter: &'static str, question: &'static str) -> Self {
        Self { lines, letter, question }
    }

    /// Adds a line.
    pub fn shows(&mut self, shown: impl Into<String>, figure: Cell<'c>, place: Cell<'c>) -> &mut Self {
        let (point, question) = (self.letter, self.question);
        self.lines.push(Check { point, question, shown: shown.into(), figure, place });
        self
    }
}

/// A count as a figure.
pub(super) fn count(number: usize) -> Cell<'static> {
    Cell::number(number.into())
}

/// A sheet of this workbook.
pub(super) fn here(sheet: &str) -> Cell<'static> {
    Cell::Link { text: format!("foglio «{sheet}»").into(), target: format!("internal:'{sheet}'!A1") }
}

/// A sheet of a published workbook, seen from `riservato/`.
pub(super) fn annex(file: &str, sheet: &str) -> Cell<'static> {
    let text = format!("{file}, foglio «{sheet}»");
    Cell::Link { text: text.into(), target: format!("file:///../allegati/{file}#'{sheet}'!A1") }
}

/// A file beside this one.
pub(super) fn beside(file: &str) -> Cell<'static> {
    Cell::Link { text: file.to_owned().into(), target: format!("file:///{file}") }
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, (name, title): (&str, &str), checks: &[Check<'_>]) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(name, title, &columns)?;
    let table = writer.table(&columns, checks, &format!("Controlli{}", name.replace(' ', "")), title)?;
    judge(&mut writer, &table, CheckKey::Judgement)?;
    writer.long_table(1, 1)
}

/// Offers the judgements in the cells of a column.
pub(super) fn judge<K: Copy + PartialEq>(
    writer: &mut SheetWriter<'_>,
    table: &Table<K>,
    column: K,
) -> Result<(), XlsxError> {
    let list = DataValidation::new().allow_list_strings(&JUDGEMENTS)?;
    let index = table.index(column);
    writer.sheet.add_data_validation(table.first_row(), index, table.last_row(), index, &list)?;
    Ok(())
}
