//! A checklist: what is asked, what the package shows for it and where, and the yellow
//! cells for the judgement.

use rust_xlsxwriter::{DataValidation, Workbook, XlsxError};

use crate::domain::Edition;
use crate::outputs::annexes::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use crate::sheet::Cell;
use crate::sheet::{Look, Styles};

const COLUMNS: [Column<'static>; 7] = [
    column("Punto", 8),
    column("Che cosa si verifica", 34),
    column("Che cosa mostra il pacchetto", 56),
    column("Cifra", 12),
    column("Dove", 44),
    column("Giudizio", 20),
    column("Osservazioni", 44),
];
const JUDGEMENT: u16 = 5;

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
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    (name, title): (&str, &str),
    lines: &[Check<'_>],
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, title, edition)?;
    writer.header()?;
    for line in lines {
        let entry = || Cell::Text("".into(), Look::Entry);
        writer.row(&[
            Cell::text(line.point),
            Cell::text(line.question),
            Cell::text(line.shown.as_str()),
            line.figure.clone(),
            line.place.clone(),
            entry(),
            entry(),
        ])?;
    }
    writer.close_table(&format!("Controlli{}", name.replace(' ', "")), HEADER_ROW, title)?;
    judge(&mut writer, JUDGEMENT, Rows::below(HEADER_ROW, lines.len()))?;
    writer.long_table(1, 1, &footer(edition))
}

/// Offers the judgements in the cells of a column.
pub(super) fn judge(writer: &mut SheetWriter<'_>, column: u16, rows: Rows) -> Result<(), XlsxError> {
    let list = DataValidation::new().allow_list_strings(&JUDGEMENTS)?;
    writer.sheet.add_data_validation(rows.number(0) - 1, column, rows.last_index(), column, &list)?;
    Ok(())
}
